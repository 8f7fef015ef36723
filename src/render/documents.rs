//! The documents that can be made, and in which formats. A new one is a template for each format
//! and one row here.

/// How a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One file that a browser shows and prints.
    Html,
    /// Text for a repository or a wiki.
    Markdown,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 2] = [Self::Markdown, Self::Html];

    /// The word used in files and on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "markdown",
        }
    }

    /// The end of a file's name, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
        }
    }

    /// The format with that word, or with that end of a file's name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.key() == key || f.extension() == key)
    }

    /// The templates that several documents share.
    pub(super) const fn parts(self) -> &'static [Template] {
        match self {
            Self::Html => HTML_PARTS,
            Self::Markdown => MARKDOWN_PARTS,
        }
    }
}

/// The name of a template and its text.
pub(super) type Template = (&'static str, &'static str);

/// A document that can be made of a charter.
#[derive(Debug)]
pub struct Document {
    /// `charter`
    pub key: &'static str,
    /// What it is, one sentence.
    pub about: &'static str,
    html: Template,
    markdown: Template,
}

/// Reads the template of this name into the program.
macro_rules! template {
    ($name:literal) => {
        ($name, include_str!(concat!("../../templates/", $name)))
    };
}

/// Every document.
pub const DOCUMENTS: &[Document] = &[Document {
    key: "charter",
    about: "The whole charter, with what is still open and the table of its versions.",
    html: template!("charter.html"),
    markdown: template!("charter.md"),
}];

const HTML_PARTS: &[Template] = &[template!("page.html"), template!("open.html")];
const MARKDOWN_PARTS: &[Template] = &[template!("open.md")];

/// The look of the HTML documents.
pub(super) const STYLE: &str = include_str!("../../templates/style.css");

impl Document {
    /// The document with that key.
    #[must_use]
    pub fn find(key: &str) -> Option<&'static Self> {
        DOCUMENTS.iter().find(|d| d.key == key)
    }

    /// Its own template.
    pub(super) const fn template(&self, format: Format) -> Template {
        match format {
            Format::Html => self.html,
            Format::Markdown => self.markdown,
        }
    }
}
