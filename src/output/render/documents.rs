//! The documents that can be made, as `templates/documents.toml` has them. A new one is a row there and
//! its words.

use crate::core::framework::Audience;

/// The level of the heading over an answer in documents that are not built in.
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
    pub heading_level: u8,
    /// The key of the word that it is called by; empty for the charter itself.
    pub name: &'static str,
    /// How its page is laid out, for the style sheet.
    pub class: &'static str,
    /// Whom it shows as people rather than as a table.
    pub people: People,
    /// Its own templates, in HTML and in Markdown.
    pub template_names: (&'static str, &'static str),
    /// Its sections; without any, its own templates lay everything out.
    pub sections: &'static [Section],
}

/// Records that are shown as people: each on a line, the name first.
#[derive(Debug)]
pub struct People {
    /// The id of the question.
    pub answer: &'static str,
    /// What stands behind the name, by the keys of the fields.
    pub fields: &'static [&'static str],
}

/// A section of a document: which answers it has, and how they are joined.
#[derive(Debug)]
pub struct Section {
    /// The key of the word over it.
    pub heading: &'static str,
    /// The element whose colour it has.
    pub element: &'static str,
    /// Whether it may stand beside its neighbours.
    pub columns: bool,
    /// The ids of the answers that stand under it.
    pub answers: &'static [&'static str],
    /// The ids of the choices that are joined into a paragraph.
    pub sentences: &'static [&'static str],
}

impl Section {
    /// Whether a question belongs to it.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.answers.iter().chain(self.sentences).any(|own| *own == id)
    }
}

/// Every document.
pub const DOCUMENTS: &[Document] = include!(concat!(env!("OUT_DIR"), "/documents.rs"));

/// Reads the template of this name into the program.
macro_rules! template {
    ($name:literal) => {
        ($name, include_str!(concat!("../../../templates/", $name)))
    };
}

const PAGE: Template = template!("page.html");
const TOP: Template = template!("top.html");
const TOP_MD: Template = template!("top.md");
const LOGO: Template = template!("logo.html");
const END: Template = template!("end.md");

const CHARTER_HTML: &[Template] =
    &[template!("charter.html"), PAGE, TOP, LOGO, template!("open.html")];
const CHARTER_MD: &[Template] = &[template!("charter.md"), TOP_MD, template!("open.md"), END];
const BRIEF_HTML: &[Template] =
    &[template!("brief.html"), PAGE, TOP, LOGO, template!("sections.html")];
const BRIEF_MD: &[Template] = &[template!("brief.md"), TOP_MD, template!("sections.md"), END];

/// The own templates of a document that is laid out by its sections.
const OWN_HTML: &str = "{% extends \"brief.html\" %}\n";
const OWN_MD: &str = "{% include \"brief.md\" -%}\n";

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

    /// The templates that its HTML needs; the first is its own.
    pub(super) fn html_templates(&self) -> Vec<Template> {
        if self.sections.is_empty() {
            return CHARTER_HTML.to_vec();
        }
        [&[(self.template_names.0, OWN_HTML)], BRIEF_HTML].concat()
    }

    /// The templates that its Markdown needs; the first is its own.
    pub(super) fn markdown_templates(&self) -> Vec<Template> {
        if self.sections.is_empty() {
            return CHARTER_MD.to_vec();
        }
        [&[(self.template_names.1, OWN_MD)], BRIEF_MD].concat()
    }
}
