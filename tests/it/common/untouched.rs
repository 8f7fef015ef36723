//! What an edit must leave as it was, told from the text alone: every comment, and every line that
//! does not belong to what was edited. Knows nothing of how edits are made.

use std::ops::Range;

use copcharter::core::charter::read;
use copcharter::core::edit::Edit;
use copcharter::core::framework::Framework;
use copcharter::core::toml::{Document, TableForm};

/// The section of what is set aside.
const MARKS: &str = "not_applicable";

/// The comments of a TOML text in the order of their words, wherever they stand.
pub fn comments(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(['#', '"', '\'']).map(|i| at + i) {
        let rest = &text[next..];
        at = next
            + if rest.starts_with('#') {
                let comment = rest.split(['\n', '\r']).next().unwrap_or_default();
                found.push(comment.trim_end());
                comment.len()
            } else {
                string(rest)
            };
    }
    found.sort_unstable();
    found
}

/// The length of the string that a text begins with, its quotes included.
fn string(text: &str) -> usize {
    let quote = &text[..1];
    let long = quote.repeat(3);
    let (open, close) = if text.starts_with(&long) { (3, long.as_str()) } else { (1, quote) };
    let mut at = open;
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with(close) {
            // Up to two quotes may stand right before those that close it.
            let quotes = rest.len() - rest.trim_start_matches(quote).len();
            return at + if open == 3 { quotes.min(5) } else { 1 };
        }
        let escaped = quote == "\"" && rest.starts_with('\\');
        let letters = if escaped { 2 } else { 1 };
        at += rest.chars().take(letters).map(char::len_utf8).sum::<usize>();
    }
    text.len()
}

/// Where in the text the value with this id stands, from its keys to its end: several places where
/// it is written in several.
pub fn places(document: &Document, id: &str) -> Vec<Range<usize>> {
    let path: Vec<_> = id.split('.').collect();
    let Some((key, tables)) = path.split_last() else { return Vec::new() };
    let entry = document.table(tables).and_then(|table| table.entry(key));
    let mut found = Vec::new();
    if let Some(entry) = entry {
        found.push(entry.key_span.clone());
        found.push(entry.node.start()..entry.node.end());
    }
    found
}

/// Where what is set aside stands.
fn marks(document: &Document) -> Vec<Range<usize>> {
    let Some(table) = document.table(&[MARKS]) else { return Vec::new() };
    if table.form == TableForm::Inline {
        return places(document, MARKS);
    }
    table.entries.iter().flat_map(|e| [e.key_span.clone(), e.node.start()..e.node.end()]).collect()
}

/// The lines of a text, without the empty ones and those that lie in one of the places.
pub fn lines_outside<'t>(text: &'t str, places: &[Range<usize>]) -> Vec<&'t str> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let inside = places.iter().any(|p| p.start < end && start < p.end);
        if !inside && !line.trim_matches(['\u{feff}', ' ', '\t', '\r', '\n']).is_empty() {
            lines.push(line.trim_matches(['\n', '\r', '\u{feff}']));
        }
        start = end;
    }
    lines
}

/// Whether something else than a comment stands on the same lines as one of the places.
fn shares_lines(text: &str, places: &[Range<usize>]) -> bool {
    places.iter().any(|place| {
        let before = text[..place.start].rsplit('\n').next().unwrap_or_default();
        let behind = text[place.end..].split('\n').next().unwrap_or_default().trim();
        before.contains(['{', ',']) || behind.starts_with([',', '}'])
    })
}

/// Whether all of `few` stand in `many`, in this order.
pub fn in_order(few: &[&str], many: &[&str]) -> bool {
    let mut many = many.iter();
    few.iter().all(|line| many.any(|other| other == line))
}

/// Whether `after` is `before` in all that the edit does not name; if not, what is lost or new.
pub fn kept(before: &Document, after: &Document, edit: &Edit) -> Result<(), String> {
    let id = touched(edit);
    let (old, new) = (before.text(), after.text());
    // The line that a blank charter has for a key gives way to the key.
    let area = id.rsplit_once('.').map_or("", |(area, _)| area);
    let key = &id[area.len()..].trim_start_matches('.');
    let blank = [format!("# {key} = \"\""), format!("# {key} = []")];
    let written = |text| {
        let mut comments = comments(text);
        comments.retain(|c| !blank.iter().any(|b| b == c));
        comments
    };
    // Beside items that go, comments may go too.
    let may_go = matches!(edit, Edit::Answer(_, answer) if !answer.is_empty());
    let (had, has) = (written(old), written(new));
    if had != has && !(may_go && in_order(&has, &had)) {
        return Err(format!("comments: {:?} became {:?}", written(old), written(new)));
    }
    // An answer takes away the mark that had set its question aside.
    let changed = |document: &Document| {
        let marks = if matches!(edit, Edit::Answer(..)) { marks(document) } else { Vec::new() };
        [places(document, &id), marks].concat()
    };
    let (old_lines, new_lines) =
        (lines_outside(old, &changed(before)), lines_outside(new, &changed(after)));
    let ours = |line: &&str| {
        let line = line.trim();
        let headers = [format!("[{area}]"), format!("[[{id}]]"), format!("[{MARKS}]")];
        !line.starts_with('#') && !headers.iter().any(|header| header == line)
    };
    let (old_lines, new_lines): (Vec<_>, Vec<_>) = (
        old_lines.into_iter().filter(ours).collect(),
        new_lines.into_iter().filter(ours).collect(),
    );
    let is_settled = matches!(edit, Edit::Settle(_));
    let dense = shares_lines(old, &places(before, &id)) || shares_lines(new, &places(after, &id));
    if !dense && !is_settled && !in_order(&old_lines, &lines_outside(new, &[])) {
        return Err(format!("lines that were there: {old_lines:?}"));
    }
    if !dense && !in_order(&new_lines, &lines_outside(old, &[])) {
        return Err(format!("lines that are new: {new_lines:?}"));
    }
    let marked = |text: &str| text.starts_with('\u{feff}');
    if marked(old) != marked(new) {
        return Err("the byte order mark".to_owned());
    }
    Ok(())
}

/// The id of what an edit changes.
fn touched(edit: &Edit) -> String {
    match edit {
        Edit::None(fact) => fact.id.to_string(),
        Edit::SetAside { .. } | Edit::Unmark(_) => MARKS.to_owned(),
        Edit::Answer(question, _) => question.id.to_string(),
        Edit::Note(question, _) => format!("{}_note", question.id),
        Edit::Pend(_) | Edit::Settle(_) | Edit::Amend(..) => "pending".to_owned(),
        Edit::ReviewInProgress(_) => "reviewing".to_owned(),
        Edit::Review(_) => "reviews".to_owned(),
    }
}

/// Whether a charter says what the edit has put there; if not, what it says instead.
pub fn said(after: &Document, framework: &Framework, edit: &Edit) -> Result<(), String> {
    let charter = read(after, framework);
    let fine = match edit {
        Edit::Answer(question, answer) if answer.is_empty() => !charter.answered(&question.id),
        Edit::Answer(question, answer) => charter.answer(&question.id) == Some(answer),
        Edit::Note(question, note) => charter
            .answers
            .get(&question.id)
            .is_none_or(|given| given.note.as_deref().unwrap_or_default() == *note),
        Edit::Pend(pending) => charter.pending.iter().any(|matter| matter.value == **pending),
        Edit::Review(review) => charter.reviews.last().is_some_and(|last| last.value == **review),
        Edit::None(fact) => charter.set_aside(&fact.id).is_some(),
        Edit::SetAside { id, because } => {
            charter.not_applicable.iter().any(|mark| mark.id == *id && mark.because == *because)
        }
        Edit::Unmark(id) => charter.not_applicable.iter().all(|mark| mark.id != *id),
        Edit::Settle(_) | Edit::Amend(..) | Edit::ReviewInProgress(_) => true,
    };
    if fine { Ok(()) } else { Err(format!("what it says now: {charter:?}")) }
}
