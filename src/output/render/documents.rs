//! The documents that can be made, and in which formats. A new one is a template for each format
//! and one row here.

use super::format::Format;
use crate::core::framework::Audience;

/// The level of the heading over an answer in the charter, and in documents that are not built in.
pub(super) const HEADING: u8 = 4;

/// The name of a template and its text.
pub type Template = (&'static str, &'static str);

/// A document that can be made of a charter.
#[derive(Debug)]
pub struct Document {
    /// `charter`
    pub key: &'static str,
    /// What it is, one sentence.
    pub about: &'static str,
    /// For whom it is written, when nobody says otherwise.
    pub audience: Audience,
    /// The level of the heading over an answer.
    pub(super) heading: u8,
    html: &'static [Template],
    markdown: &'static [Template],
}

/// Reads the template of this name into the program.
macro_rules! template {
    ($name:literal) => {
        ($name, include_str!(concat!("../../../templates/", $name)))
    };
}

/// A document of one page of sections, which picks the answers that its readers look for.
macro_rules! brief {
    ($key:literal, $html:literal, $markdown:literal, $audience:ident, $about:literal) => {
        Document {
            key: $key,
            about: $about,
            audience: Audience::$audience,
            heading: 3,
            html: &[template!($html), PAGE, TOP, LOGO, template!("sections.html")],
            markdown: &[template!($markdown), TOP_MD, template!("sections.md"), END],
        }
    };
}

/// Every document; of its templates the first is its own.
pub const DOCUMENTS: &[Document] = &[
    Document {
        key: "charter",
        about: "The whole charter, with what is still open and the table of its versions.",
        audience: Audience::Team,
        heading: HEADING,
        html: &[template!("charter.html"), PAGE, TOP, LOGO, template!("open.html")],
        markdown: &[template!("charter.md"), TOP_MD, template!("open.md"), END],
    },
    brief!(
        "one-pager",
        "one-pager.html",
        "one-pager.md",
        Sponsors,
        "For those who support it: why, goals and measures, what it needs, who answers for it."
    ),
    brief!(
        "invitation",
        "invitation.html",
        "invitation.md",
        Public,
        "To members: what it is about, what is in it for them, when and where, how to join."
    ),
    brief!(
        "overview",
        "overview.html",
        "overview.md",
        Public,
        "What the community is and does, for anyone."
    ),
];

const PAGE: Template = template!("page.html");
const TOP: Template = template!("top.html");
const TOP_MD: Template = template!("top.md");
const LOGO: Template = template!("logo.html");
const END: Template = template!("end.md");

/// What the style sheet is called among templates.
pub(super) const STYLE_NAME: &str = "style.css";

/// The look of the HTML documents.
pub(super) const STYLE: &str = include_str!("../../../templates/style.css");

impl Document {
    /// The document with that key.
    #[must_use]
    pub fn find(key: &str) -> Option<&'static Self> {
        DOCUMENTS.iter().find(|d| d.key == key)
    }

    /// The names of the templates that it is made of, each format's own one first.
    pub fn template_names(&self) -> impl Iterator<Item = &'static str> {
        self.html.iter().chain(self.markdown).map(|(name, _)| *name)
    }

    /// The templates that it needs; the first is its own.
    pub(super) const fn templates(&self, format: Format) -> &'static [Template] {
        match format {
            Format::Html => self.html,
            Format::Markdown => self.markdown,
        }
    }
}

/// Every built-in template, each once and in the order of the documents.
#[must_use]
pub fn built_in() -> Vec<Template> {
    let mut all: Vec<Template> = Vec::new();
    for template in DOCUMENTS.iter().flat_map(|d| d.html.iter().chain(d.markdown)) {
        if all.iter().all(|(name, _)| *name != template.0) {
            all.push(*template);
        }
    }
    all.push((STYLE_NAME, STYLE));
    all
}
