//! What differs between two charters, for people.

use crate::core::diff::{Change, ChangeKind, Diff, ItemChange, SectionChange, TextChange};
use crate::core::framework::Framework;
use crate::core::text::{Text, TextStyle};

/// The differences in lines of at most `width` columns. Without colour, `[-gone-]` and `{+new+}`
/// tell the words of a text apart.
#[must_use]
pub fn diff_human(framework: &Framework, diff: &Diff, width: usize) -> Vec<Text> {
    let mut blocks: Vec<Vec<Text>> =
        diff.changes.iter().map(|c| change(framework, c, width)).collect();
    if !diff.pulls.is_empty() {
        let mut lines = vec![Text::of(TextStyle::Strong, "This pulls on")];
        for pull in &diff.pulls {
            for id in &pull.look_at {
                let line = Text::from(format!("  {}", label(framework, id)));
                lines.extend(line.and(TextStyle::Quiet, format!("  {id}")).wrap(width));
            }
            lines.extend(indented(Text::of(TextStyle::Quiet, &pull.because), 4, width));
        }
        blocks.push(lines);
    }
    if !diff.sections.is_empty() {
        let mut lines = vec![Text::of(TextStyle::Strong, "Besides the answers")];
        lines.extend(diff.sections.iter().flat_map(|b| indented(beside(framework, b), 2, width)));
        blocks.push(lines);
    }
    blocks.join(&Text::new())
}

/// `pending  Success: new, contested, with Ana`
fn beside(framework: &Framework, beside: &SectionChange) -> Text {
    let says = match (&beside.before, &beside.after) {
        (Some(before), Some(after)) => format!("{before} → {after}"),
        (None, Some(after)) => format!("new, {after}"),
        (before, None) => format!("gone, {}", before.as_deref().unwrap_or_default()),
    };
    Text::of(role(beside.kind()), format!("{:<8} ", beside.section))
        .and(TextStyle::Plain, label(framework, &beside.what))
        .and(TextStyle::Quiet, format!(": {says}"))
}

fn label<'a>(framework: &'a Framework, id: &'a str) -> &'a str {
    framework.find(id).map_or(id, |question| question.label.as_str())
}

fn role(fate: ChangeKind) -> TextStyle {
    match fate {
        ChangeKind::Added => TextStyle::Good,
        ChangeKind::Removed => TextStyle::Error,
        ChangeKind::Changed => TextStyle::Warning,
    }
}

fn change(framework: &Framework, change: &Change, width: usize) -> Vec<Text> {
    let head = Text::of(role(change.kind()), format!("{:<8} ", change.kind().key()))
        .and(TextStyle::Strong, label(framework, &change.id))
        .and(TextStyle::Quiet, format!("  {}", change.id));
    let mut lines = head.wrap(width);
    if !change.words.is_empty() {
        lines.extend(indented(words(&change.words), 2, width));
    }
    for each in &change.items {
        lines.extend(item(framework, &change.id, each, width));
    }
    if change.reordered {
        lines.push(Text::of(TextStyle::Quiet, "  in another order"));
    }
    if !change.note.is_empty() {
        let note = Text::of(TextStyle::Quiet, "remark: ").join(words(&change.note));
        lines.extend(indented(note, 2, width));
    }
    lines
}

fn words(pieces: &[TextChange]) -> Text {
    let mut text = Text::new();
    for (n, piece) in pieces.iter().enumerate() {
        let gap = if n == 0 { "" } else { " " };
        text = text.and(TextStyle::Plain, gap);
        text = match piece {
            TextChange::Same(words) => text.and(TextStyle::Plain, words),
            TextChange::Removed(words) => text.and(TextStyle::Error, format!("[-{words}-]")),
            TextChange::Added(words) => text.and(TextStyle::Good, format!("{{+{words}+}}")),
        };
    }
    text
}

fn item(framework: &Framework, id: &str, item: &ItemChange, width: usize) -> Vec<Text> {
    let sign = match item.kind {
        ChangeKind::Added => "+",
        ChangeKind::Removed => "-",
        ChangeKind::Changed => "~",
    };
    let name = Text::of(role(item.kind), format!("{sign} {}", item.name));
    let mut lines = indented(name, 2, width);
    for (key, before, after) in &item.fields {
        let field = framework.find(id).and_then(|question| question.field(key));
        let name = field.map_or(key.as_str(), |field| &field.label);
        let value = match (before, after) {
            (Some(old), Some(new)) => format!("{old} → {new}"),
            (Some(old), None) if item.kind == ChangeKind::Changed => format!("{old} → nothing"),
            (None, Some(new)) if item.kind == ChangeKind::Changed => format!("nothing → {new}"),
            (old, new) => new.clone().or(old.clone()).unwrap_or_default(),
        };
        let text = Text::of(TextStyle::Quiet, format!("{name}: ")).and(TextStyle::Plain, value);
        lines.extend(indented(text, 6, width));
    }
    lines
}

fn indented(text: Text, by: usize, width: usize) -> Vec<Text> {
    let rows = text.wrap(width.saturating_sub(by)).into_iter();
    rows.map(|row| Text::from(" ".repeat(by)).join(row)).collect()
}
