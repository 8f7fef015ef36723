//! What can be edited in a charter, and why an edit cannot be made.

use crate::core::charter::{Answer, Pending, Review, ReviewInProgress};
use crate::core::framework::Question;

/// A change to a charter.
#[derive(Clone, Debug)]
pub enum Edit<'a> {
    /// Answers a question or a fact; an empty answer leaves it open. A mark that had set it aside goes.
    Answer(&'a Question, &'a Answer),
    /// Puts a remark beside a choice; an empty one takes it away.
    Note(&'a Question, &'a str),
    /// Says that there is none of what a fact asks for.
    None(&'a Question),
    /// Sets a question or an area aside, with the reason.
    SetAside {
        /// Its id.
        id: &'a str,
        /// The reason, not empty.
        because: &'a str,
    },
    /// Takes away the mark that sets this area aside.
    Unmark(&'a str),
    /// Adds something that is not settled.
    Pend(&'a Pending),
    /// Takes away the pending matter with this number, from 0.
    Settle(usize),
    /// Makes the pending matter with this number, from 0, say this.
    Amend(usize, &'a Pending),
    /// Begins a review, or notes how far the one under way is.
    ReviewInProgress(&'a ReviewInProgress),
    /// Adds a review, with which the one under way has ended.
    Review(&'a Review),
}

/// A change to a charter by path, with values as they are written.
#[derive(Clone, Copy, Debug)]
pub enum RawEdit<'a> {
    /// Gives the key at this path a value.
    Put {
        /// The tables and, last, the key.
        path: &'a [&'a str],
        /// The value as written.
        value: &'a str,
    },
    /// Takes away the key at this path.
    Remove {
        /// The tables and, last, the key.
        path: &'a [&'a str],
    },
    /// Adds rows to the list of tables at this path.
    AddRows {
        /// Where the list is.
        path: &'a [&'a str],
        /// The number of the row that they come before, from 0; at the end without one.
        before: Option<usize>,
        /// The keys of each row and their values as written.
        rows: &'a [Vec<(String, String)>],
    },
    /// Takes away the rows with these numbers, from 0.
    RemoveRows {
        /// Where the list is.
        path: &'a [&'a str],
        /// The numbers of the rows.
        rows: &'a [usize],
    },
    /// Puts comments on lines of their own above what stands at a place.
    CommentsAbove {
        /// The places, in bytes, each with a comment, its `#` included.
        comments: &'a [(usize, String)],
    },
    /// Puts lines of comment at the end.
    CommentAtEnd {
        /// The comment, every line with its `#`.
        comment: &'a str,
    },
}

/// Why an edit cannot be made. The charter stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Uneditable {
    /// What should be a table, or a plain value, is something else.
    NotATable(String),
    /// What would change has no line of its own.
    TooDense(String),
    /// The new text would not have read back as it was meant.
    Unproved,
}

impl std::fmt::Display for Uneditable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotATable(what) => write!(
                f,
                "`{what}` is written in a form that cannot be changed safely; change it by hand"
            ),
            Self::TooDense(what) => {
                write!(f, "`{what}` is written too densely to be changed safely; change it by hand")
            }
            Self::Unproved => {
                write!(
                    f,
                    "the file is written in a form that cannot be changed safely; change it by hand"
                )
            }
        }
    }
}

impl std::error::Error for Uneditable {}
