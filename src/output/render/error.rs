//! Why a document could not be made.

use super::documents::DOCUMENTS;
use crate::core::limits::MAX_DOCUMENT_BYTES;

/// Why a document could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RenderError {
    /// There is no document with this key.
    UnknownDocument(String),
    /// A template is wrong: file, line and caret.
    Template(String),
    /// A page of own templates has a tag that none may have.
    ForbiddenTag {
        /// Its own template.
        file: String,
        /// The tag: `<base>`.
        tag: String,
    },
    /// The document is longer than [`MAX_DOCUMENT_BYTES`].
    TooLong,
}

impl std::fmt::Display for RenderError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::UnknownDocument(key) => {
                let known: Vec<_> = DOCUMENTS.iter().map(|d| d.key).collect();
                write!(f, "there is no document `{key}`; there is {}", known.join(", "))
            }
            Self::Template(report) => f.write_str(report),
            Self::ForbiddenTag { file, tag } => write!(
                f,
                "error: the page of `{file}` has `{tag}`, which could lead readers elsewhere or hide what \
                 the page does"
            ),
            Self::TooLong => {
                write!(
                    f,
                    "the document would have more than {} MiB",
                    MAX_DOCUMENT_BYTES / 1024 / 1024
                )
            }
        }
    }
}

impl std::error::Error for RenderError {}
