//! What differs between two charters, to paste into a pull request.

use crate::core::diff::{Change, ChangeKind, Diff, ItemChange, SectionChange, TextChange};
use crate::core::framework::Framework;
use crate::core::text::visible;

/// The differences as Markdown; nothing in a charter acts as markup, or calls anybody.
#[must_use]
pub fn diff_markdown(framework: &Framework, diff: &Diff) -> String {
    if diff.is_empty() {
        return "Nothing in the charter differs.\n".to_owned();
    }
    let mut page = "### What changes in the charter\n\n".to_owned();
    for each in &diff.changes {
        page += &change(framework, each);
    }
    for beside in &diff.sections {
        page += &self::beside(framework, beside);
    }
    if !diff.pulls.is_empty() {
        page += "\n### What this pulls on\n\n";
        for pull in &diff.pulls {
            let ids: Vec<_> = pull.look_at.iter().map(|id| named(framework, id)).collect();
            page += &format!("- {}: {}\n", ids.join(", "), plain(&pull.because));
        }
    }
    page
}

fn named(framework: &Framework, id: &str) -> String {
    let label = framework.find(id).map_or(id, |question| question.label.as_str());
    format!("**{}** (`{id}`)", plain(label))
}

fn change(framework: &Framework, change: &Change) -> String {
    let fate = change.kind().key();
    let mut lines = format!("- {} {fate}", named(framework, &change.id));
    if !change.words.is_empty() {
        lines += &format!(": {}", words(&change.words));
    }
    lines += "\n";
    for each in &change.items {
        lines += &item(framework, &change.id, each);
    }
    if change.reordered {
        lines += "  - in another order\n";
    }
    if !change.note.is_empty() {
        lines += &format!("  - remark: {}\n", words(&change.note));
    }
    lines
}

/// Something beside the answers, by its section.
fn beside(framework: &Framework, beside: &SectionChange) -> String {
    let what = match framework.find(&beside.what) {
        Some(_) => named(framework, &beside.what),
        None => plain(&beside.what),
    };
    let says: Vec<_> = (beside.before.iter().map(|before| gone(before)))
        .chain(beside.after.iter().map(|after| new(after)))
        .collect();
    format!("- {}, {what}: {}\n", beside.section, says.join(" "))
}

fn words(pieces: &[TextChange]) -> String {
    let marked = pieces.iter().map(|piece| match piece {
        TextChange::Same(words) => plain(words),
        TextChange::Removed(words) => gone(words),
        TextChange::Added(words) => new(words),
    });
    marked.collect::<Vec<_>>().join(" ")
}

fn gone(text: &str) -> String {
    format!("<del>{}</del>", plain(text))
}

fn new(text: &str) -> String {
    format!("<ins>{}</ins>", plain(text))
}

fn item(framework: &Framework, id: &str, item: &ItemChange) -> String {
    let name = match item.kind {
        ChangeKind::Added => new(&item.name),
        ChangeKind::Removed => gone(&item.name),
        ChangeKind::Changed => plain(&item.name),
    };
    let mut line = format!("  - {name}");
    for (key, before, after) in &item.fields {
        let field = framework.find(id).and_then(|question| question.field(key));
        let key = plain(field.map_or(key, |field| &field.label));
        let values: Vec<_> = before
            .iter()
            .map(|text| gone(text))
            .chain(after.iter().map(|text| new(text)))
            .collect();
        line += &format!("; {key}: {}", values.join(" "));
    }
    line + "\n"
}

/// A text on one line, without any markup of its own.
fn plain(text: &str) -> String {
    let mut written = String::new();
    for character in visible(&text.split_whitespace().collect::<Vec<_>>().join(" ")).chars() {
        match character {
            '<' => written += "&lt;",
            '>' => written += "&gt;",
            '&' => written += "&amp;",
            // So that nobody is called by a charter.
            '@' => written += "@&#8203;",
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '|' | '#' | '!' | '$' => {
                written.push('\\');
                written.push(character);
            }
            other => written.push(other),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_charter_acts_as_markup() {
        assert_eq!(
            plain("a *b* <script>\n# c [d](e) @team"),
            "a \\*b\\* &lt;script&gt; \\# c \\[d\\](e) @&#8203;team"
        );
    }
}
