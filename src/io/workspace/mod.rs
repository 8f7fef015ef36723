//! An open charter: what is on disk, what it says, and edits that are saved one at a time.

mod conflict;
mod error;
mod loaded;
mod open;
mod questions_file;

pub use conflict::Conflict;
pub use error::{BadQuestions, WorkspaceError};
pub use loaded::LoadedCharter;
pub use open::Workspace;
pub use questions_file::{framework_beside_file, read_questions_file};
