//! What the charter was before: at the last review, and since when its answers stand.

use crate::context::Context;
use crate::core::charter::{Charter, read};
use crate::core::check::last_review;
use crate::core::framework::Framework;
use crate::core::timeline::{Timeline, Version};
use crate::core::toml::Document;
use crate::io::git::{HistoryError, Past, past};
use crate::io::workspace::Workspace;

/// What is known of the past of a charter.
pub(crate) struct ReviewBaseline {
    /// Its versions; none where there is no history.
    pub(crate) timeline: Timeline,
    /// What it said at the last review, where that is known.
    pub(crate) charter: Option<Charter>,
    /// Why that is not known, where it is not; a sentence.
    pub(crate) unknown: Option<String>,
}

impl ReviewBaseline {
    /// Looks back through git.
    pub(crate) fn look(context: &Context, workspace: &Workspace) -> Self {
        let timeline = match read_timeline(workspace) {
            Ok(timeline) => timeline,
            Err(error) => {
                // Before the first review there is nothing to be known.
                let reviewed = last_review(&workspace.charter, context.today);
                let unknown =
                    reviewed.map(|_| baseline_unknown_because(&history_error_reason(&error)));
                return Self { timeline: Timeline::default(), charter: None, unknown };
            }
        };
        let charter = &workspace.charter;
        let last = last_review(charter, context.today);
        let at_review = last.and_then(|(number, _)| timeline.at_review(charter, number));
        let at_review = at_review.map(|version| version.charter.clone());
        let path = context.shown(&workspace.path);
        let why_not = match last {
            None => None,
            Some(_) if at_review.is_some() => None,
            Some(_) if timeline.versions.is_empty() => {
                Some(format!("{path} has not been committed yet"))
            }
            Some(_) if timeline.whole => {
                Some("the last review has not been committed yet".to_owned())
            }
            Some(_) => Some(
                "this clone has only the newest commits (`git fetch --unshallow` brings the others)"
                    .to_owned(),
            ),
        };
        Self {
            timeline,
            charter: at_review,
            unknown: why_not.map(|why| baseline_unknown_because(&why)),
        }
    }
}

/// The versions that git has.
pub(crate) fn read_timeline(workspace: &Workspace) -> Result<Timeline, HistoryError> {
    let Past { versions, whole } = past(&workspace.path)?;
    let read =
        |(day, text)| Some(Version { day, charter: earlier_charter(&workspace.framework, text)? });
    // A version that was no TOML says nothing.
    Ok(Timeline { versions: versions.into_iter().filter_map(read).collect(), whole })
}

fn earlier_charter(framework: &Framework, text: String) -> Option<Charter> {
    Document::parse(text).ok().map(|document| read(&document, framework))
}

fn baseline_unknown_because(why: &str) -> String {
    format!("What has changed since the last review is not known: {why}.")
}

fn history_error_reason(error: &HistoryError) -> String {
    match error {
        HistoryError::NoGit(_) => "there is no git here".to_owned(),
        HistoryError::NoRepository(_) => "the charter is not in a git repository".to_owned(),
        other => other.to_string(),
    }
}
