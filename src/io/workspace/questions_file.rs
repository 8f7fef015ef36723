//! What is asked beside a charter: the built-in questions, with those of the team on top.

use std::path::{Path, PathBuf};

use super::error::{BadQuestions, WorkspaceError};
use crate::core::charter::{Problem, Severity};
use crate::core::custom_questions::{self, FILE_NAME};
use crate::core::framework::Framework;
use crate::core::toml::{Document, SyntaxError};
use crate::io::store;

/// What is asked in the charter in this file, which need not be there yet.
///
/// # Errors
/// When there is a `questions.toml` that cannot be read whole, or that is not a file of its own.
pub fn framework_beside_file(charter: &Path) -> Result<Framework, WorkspaceError> {
    let framework = Framework::built_in();
    let path = read_questions_file(charter);
    let Some(text) = store::read_own(&path)? else { return Ok(framework) };
    let bad = |text, problems| {
        WorkspaceError::Questions(Box::new(BadQuestions { path: path.clone(), text, problems }))
    };
    let document = match Document::parse(text.clone()) {
        Ok(document) => document,
        Err(unreadable) => {
            let problem = |slip: SyntaxError| Problem {
                code: "own-questions",
                severity: Severity::Error,
                message: slip.message,
                help: slip.help,
                place: slip.place,
            };
            return Err(bad(text, unreadable.syntax_errors.into_iter().map(problem).collect()));
        }
    };
    custom_questions::read(&document, framework).map_err(|problems| bad(text, problems))
}

/// Where a team's own questions are: beside the charter itself, wherever a link to it may stand.
#[must_use]
pub fn read_questions_file(charter: &Path) -> PathBuf {
    let target = match charter.symlink_metadata() {
        Ok(found) if found.is_symlink() => charter.canonicalize().ok(),
        _ => None,
    };
    target.as_deref().unwrap_or(charter).with_file_name(FILE_NAME)
}
