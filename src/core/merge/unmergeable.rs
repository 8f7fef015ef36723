//! What no edit can carry over: it is kept as a comment.

use crate::core::alignment::left_over;
use crate::core::framework::{Framework, Kind};
use crate::core::toml::{Document, Node};

/// What theirs has added to records in fields that are not known, and the merged charter has not.
pub(super) fn odd_fields_lost(
    framework: &Framework,
    base: &Document,
    theirs: &Document,
    merged: &Document,
) -> Vec<String> {
    let mut known = odd_fields(framework, base);
    known.extend(odd_fields(framework, merged));
    left_over(&odd_fields(framework, theirs), &known)
}

fn odd_fields(framework: &Framework, document: &Document) -> Vec<String> {
    let mut odd = Vec::new();
    for question in framework.questions.iter().filter(|q| q.kind == Kind::Records) {
        let nodes = document.find(&question.id).and_then(Node::rows).unwrap_or_default();
        for table in nodes.iter().filter_map(Node::as_table) {
            for entry in table.entries.iter().filter(|e| question.field(&e.key).is_none()) {
                let written = document.as_written(&entry.node);
                odd.push(commented(&format!("{}: {} = {written}", question.id, entry.key)));
            }
        }
    }
    odd
}

/// A text as lines of comment, in which TOML allows no control characters.
pub(super) fn commented(text: &str) -> String {
    let line =
        |line: &str| format!("# {line}").replace(|c: char| c.is_control() && c != '\t', "\u{fffd}");
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// A name without what would break a line.
pub(super) fn on_one_line(text: &str) -> String {
    let words: Vec<_> = text.split(|c: char| c.is_whitespace() || c.is_control()).collect();
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
