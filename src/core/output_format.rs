//! The formats of documents, as the charter and the command line name them.

/// How a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum OutputFormat {
    /// One file that a browser shows and prints.
    Html,
    /// Text for a repository or a wiki.
    Markdown,
}

impl OutputFormat {
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
}
