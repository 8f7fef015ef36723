//! What differs between two charters, for people.

use super::wrapping::indented_report_lines;
use crate::core::diff::{Change, ChangeKind, Diff, ItemChange, SectionChange, TextChange};
use crate::core::framework::{Field, Framework};
use crate::core::text::{Text, TextStyle};
use crate::output::render::unmarked;

/// The differences in lines of at most `width` columns. Without colour, `[-gone-]` and `{+new+}`
/// tell the words of a text apart.
#[must_use]
pub fn diff_human(framework: &Framework, diff: &Diff, width: usize) -> Vec<Text> {
    let mut blocks: Vec<Vec<Text>> =
        diff.changes.iter().map(|c| change_human(framework, c, width)).collect();
    if !diff.pulls.is_empty() {
        let mut lines = vec![Text::of(TextStyle::Strong, "This pulls on")];
        for pull in &diff.pulls {
            for id in &pull.look_at {
                let line = Text::from(format!("  {}", framework.label(id)));
                lines.extend(line.and(TextStyle::Quiet, format!("  {id}")).wrap(width));
            }
            lines.extend(indented_report_lines(
                &Text::of(TextStyle::Quiet, &pull.because),
                4,
                width,
            ));
        }
        blocks.push(lines);
    }
    if !diff.sections.is_empty() {
        let mut lines = vec![Text::of(TextStyle::Strong, "Besides the answers")];
        lines.extend(
            diff.sections
                .iter()
                .flat_map(|b| indented_report_lines(&section_change_human(framework, b), 2, width)),
        );
        blocks.push(lines);
    }
    blocks.join(&Text::new())
}

/// `pending  Success: new, contested, with Ana`
fn section_change_human(framework: &Framework, section: &SectionChange) -> Text {
    let says = match (&section.before, &section.after) {
        (Some(before), Some(after)) => format!("{before} → {after}"),
        (None, Some(after)) => format!("new, {after}"),
        (before, None) => format!("gone, {}", before.as_deref().unwrap_or_default()),
    };
    Text::of(change_text_style(section.kind()), format!("{:<8} ", section.section))
        .and(TextStyle::Plain, framework.label(&section.what))
        .and(TextStyle::Quiet, format!(": {says}"))
}

fn change_text_style(kind: ChangeKind) -> TextStyle {
    match kind {
        ChangeKind::Added => TextStyle::Good,
        ChangeKind::Removed => TextStyle::Error,
        ChangeKind::Changed => TextStyle::Warning,
    }
}

fn change_human(framework: &Framework, change: &Change, width: usize) -> Vec<Text> {
    let head = Text::of(change_text_style(change.kind()), format!("{:<8} ", change.kind().key()))
        .and(TextStyle::Strong, framework.label(&change.id))
        .and(TextStyle::Quiet, format!("  {}", change.id));
    let mut lines = head.wrap(width);
    if !change.words.is_empty() {
        lines.extend(indented_report_lines(&text_changes_human(&change.words), 2, width));
    }
    for each in &change.items {
        lines.extend(item_change_human(framework, &change.id, each, width));
    }
    if change.reordered {
        lines.push(Text::of(TextStyle::Quiet, "  in another order"));
    }
    if !change.note.is_empty() {
        let note = Text::of(TextStyle::Quiet, "remark: ").join(text_changes_human(&change.note));
        lines.extend(indented_report_lines(&note, 2, width));
    }
    lines
}

fn text_changes_human(pieces: &[TextChange]) -> Text {
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

/// The values of a field without their marks, unless these are all that changed.
fn shown_values(
    field: Option<&Field>,
    before: Option<&str>,
    after: Option<&str>,
) -> (Option<String>, Option<String>) {
    let words = (before.map(unmarked), after.map(unmarked));
    if field.is_some_and(Field::is_literal) || words.0 == words.1 {
        return (before.map(str::to_owned), after.map(str::to_owned));
    }
    words
}

fn item_change_human(
    framework: &Framework,
    id: &str,
    item: &ItemChange,
    width: usize,
) -> Vec<Text> {
    let sign = match item.kind {
        ChangeKind::Added => "+",
        ChangeKind::Removed => "-",
        ChangeKind::Changed => "~",
    };
    let name = Text::of(change_text_style(item.kind), format!("{sign} {}", unmarked(&item.name)));
    let mut lines = indented_report_lines(&name, 2, width);
    for (key, before, after) in &item.fields {
        let field = framework.find(id).and_then(|question| question.field(key));
        let (before, after) = shown_values(field, before.as_deref(), after.as_deref());
        let name = field.map_or(key.as_str(), |field| &field.label);
        let value = match (before, after) {
            (Some(old), Some(new)) => format!("{old} → {new}"),
            (Some(old), None) if item.kind == ChangeKind::Changed => format!("{old} → nothing"),
            (None, Some(new)) if item.kind == ChangeKind::Changed => format!("nothing → {new}"),
            (old, new) => new.or(old).unwrap_or_default(),
        };
        let text = Text::of(TextStyle::Quiet, format!("{name}: ")).and(TextStyle::Plain, value);
        lines.extend(indented_report_lines(&text, 6, width));
    }
    lines
}
