//! The lines in which two texts differ, each with those beside it.

use crate::core::diff::{TextChange, lines};

/// `- ` before a line that goes, `+ ` before one that comes; between places far apart, `…`.
#[must_use]
pub fn changed_lines_human(old: &str, new: &str) -> Vec<String> {
    let pieces = lines(old, new);
    let changes = |at: usize| pieces.get(at).is_some_and(|p| !matches!(p, TextChange::Same(_)));
    let mut shown = Vec::new();
    let mut last = None;
    for (at, piece) in pieces.iter().enumerate() {
        let beside = changes(at) || changes(at + 1) || at.checked_sub(1).is_some_and(changes);
        let quiet = matches!(piece, TextChange::Same(line) if line.trim().is_empty());
        if !beside || quiet {
            continue;
        }
        if last.is_some_and(|last| last + 1 < at) && !changes(at - 1) {
            shown.push("  …".to_owned());
        }
        last = Some(at);
        shown.push(match piece {
            TextChange::Same(line) => format!("  {line}"),
            TextChange::Removed(line) => format!("- {line}"),
            TextChange::Added(line) => format!("+ {line}"),
        });
    }
    shown
}
