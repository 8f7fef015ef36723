//! What differs between two charters, to paste into a pull request.

use crate::core::diff::{Change, ChangeKind, Diff, ItemChange, SectionChange, TextChange};
use crate::core::framework::Framework;
use crate::core::text::visible;
use crate::output::render::escape;

/// The differences as Markdown; nothing in a charter acts as markup, or calls anybody.
#[must_use]
pub fn diff_markdown(framework: &Framework, diff: &Diff) -> String {
    if diff.is_empty() {
        return "Nothing in the charter differs.\n".to_owned();
    }
    let mut page = "### What changes in the charter\n\n".to_owned();
    for each in &diff.changes {
        page += &change_markdown(framework, each);
    }
    for section in &diff.sections {
        page += &section_change_markdown(framework, section);
    }
    if !diff.pulls.is_empty() {
        page += "\n### What this pulls on\n\n";
        for pull in &diff.pulls {
            let ids: Vec<_> = pull.look_at.iter().map(|id| label_markdown(framework, id)).collect();
            page += &format!("- {}: {}\n", ids.join(", "), escaped_markdown(&pull.because));
        }
    }
    page
}

fn label_markdown(framework: &Framework, id: &str) -> String {
    format!("**{}** (`{id}`)", escaped_markdown(framework.label(id)))
}

fn change_markdown(framework: &Framework, change: &Change) -> String {
    let kind = change.kind().key();
    let mut lines = format!("- {} {kind}", label_markdown(framework, &change.id));
    if !change.words.is_empty() {
        lines += &format!(": {}", text_changes_markdown(&change.words));
    }
    lines += "\n";
    for each in &change.items {
        lines += &item_change_markdown(framework, &change.id, each);
    }
    if change.reordered {
        lines += "  - in another order\n";
    }
    if !change.note.is_empty() {
        lines += &format!("  - remark: {}\n", text_changes_markdown(&change.note));
    }
    lines
}

/// Something beside the answers, by its section.
fn section_change_markdown(framework: &Framework, section: &SectionChange) -> String {
    let what = match framework.find(&section.what) {
        Some(_) => label_markdown(framework, &section.what),
        None => escaped_markdown(&section.what),
    };
    let says: Vec<_> = (section.before.iter().map(|before| deleted_markdown(before)))
        .chain(section.after.iter().map(|after| inserted_markdown(after)))
        .collect();
    format!("- {}, {what}: {}\n", section.section, says.join(" "))
}

fn text_changes_markdown(pieces: &[TextChange]) -> String {
    let marked = pieces.iter().map(|piece| match piece {
        TextChange::Same(words) => escaped_markdown(words),
        TextChange::Removed(words) => deleted_markdown(words),
        TextChange::Added(words) => inserted_markdown(words),
    });
    marked.collect::<Vec<_>>().join(" ")
}

fn deleted_markdown(text: &str) -> String {
    format!("<del>{}</del>", escaped_markdown(text))
}

fn inserted_markdown(text: &str) -> String {
    format!("<ins>{}</ins>", escaped_markdown(text))
}

fn item_change_markdown(framework: &Framework, id: &str, item: &ItemChange) -> String {
    let name = match item.kind {
        ChangeKind::Added => inserted_markdown(&item.name),
        ChangeKind::Removed => deleted_markdown(&item.name),
        ChangeKind::Changed => escaped_markdown(&item.name),
    };
    let mut line = format!("  - {name}");
    for (key, before, after) in &item.fields {
        let field = framework.find(id).and_then(|question| question.field(key));
        let key = escaped_markdown(field.map_or(key, |field| &field.label));
        let values: Vec<_> = before
            .iter()
            .map(|text| deleted_markdown(text))
            .chain(after.iter().map(|text| inserted_markdown(text)))
            .collect();
        line += &format!("; {key}: {}", values.join(" "));
    }
    line + "\n"
}

/// A text on one line, without any markup of its own; it also calls nobody.
fn escaped_markdown(text: &str) -> String {
    escape::markdown(&visible(text)).replace('@', "@&#8203;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_charter_acts_as_markup() {
        assert_eq!(
            escaped_markdown("a *b* <script>\n# c [d](e) @team"),
            "a \\*b\\* &lt;script> # c \\[d\\](e) @&#8203;team"
        );
    }
}
