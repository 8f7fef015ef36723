//! What is known of the files around a charter, as whoever has looked at them says.

use super::outputs::Stale;
use crate::core::framework::QuestionId;

/// A link in an answer to a file beside the charter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLink {
    /// The question that is answered.
    pub question: QuestionId,
    /// The number of the item or record, from 0; 0 for other answers.
    pub part: usize,
    /// The address as the answer has it: `./code_of_conduct.md#reporting`.
    pub address: String,
}

/// What was found where the charter lies.
#[derive(Clone, Copy, Debug, Default)]
pub struct FilesSeen<'a> {
    /// The published documents that are not what the charter says.
    pub outputs: &'a [Stale],
    /// The links that lead to no file.
    pub missing_links: &'a [FileLink],
}
