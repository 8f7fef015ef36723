//! Changes to a text by place, and the lines around a place.

use std::ops::Range;

/// One change: what stands at a place gives way to something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Patch {
    pub(super) place: Range<usize>,
    pub(super) new: String,
}

impl Patch {
    pub(super) fn replace(place: Range<usize>, new: impl Into<String>) -> Self {
        Self { place, new: new.into() }
    }

    pub(super) fn insert(at: usize, new: impl Into<String>) -> Self {
        Self::replace(at..at, new)
    }

    pub(super) fn remove(place: Range<usize>) -> Self {
        Self::replace(place, "")
    }
}

/// The text with all patches made. New line breaks are written the way the text writes them.
pub(super) fn patched(text: &str, mut patches: Vec<Patch>) -> String {
    patches.sort_by_key(|p| (p.place.start, p.place.end));
    let crlf = text.find('\n').is_some_and(|i| text[..i].ends_with('\r'));
    let mut out = String::with_capacity(text.len() + 64);
    let mut done = 0;
    for patch in patches {
        out.push_str(&text[done.min(patch.place.start)..patch.place.start]);
        if crlf {
            out.push_str(&patch.new.replace('\n', "\r\n"));
        } else {
            out.push_str(&patch.new);
        }
        done = done.max(patch.place.end);
    }
    out.push_str(&text[done..]);
    out
}

/// The first byte of the line that `at` is in.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or_else(|| first_byte(text).min(at), |i| i + 1)
}

/// The first byte behind the line that `at` is in, its line break included.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |i| at + i + 1)
}

/// Where the line that `at` is in ends, its line break not included.
pub(super) fn line_stop(text: &str, at: usize) -> usize {
    let end = line_end(text, at);
    text[at..end].trim_end_matches(['\n', '\r']).len() + at
}

/// The white space that the line of `at` begins with.
pub(super) fn indent(text: &str, at: usize) -> &str {
    let line = &text[line_start(text, at)..at];
    &line[..line.len() - line.trim_start().len()]
}

/// Behind a byte order mark.
pub(super) fn first_byte(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// Whether this is a line break, white space or a comment and nothing else.
pub(super) fn is_quiet(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

/// Takes a key with its value, or a header, out of its lines. Comments within the value or behind it
/// stay, on lines of their own: no edit takes away what a person wrote beside an answer.
pub(super) fn without_lines(text: &str, key: usize, value: &Range<usize>) -> Patch {
    let start = line_start(text, key);
    let stop = line_stop(text, value.end);
    let lead = indent(text, key);
    let mut left: String =
        comments(&text[value.clone()]).iter().map(|c| format!("{c}\n{lead}")).collect();
    let rest = text[value.end..stop].trim_start();
    if rest.starts_with('#') {
        return Patch::replace(start + lead.len()..stop - rest.len(), left);
    }
    if left.is_empty() {
        return Patch::remove(start..line_end(text, value.end));
    }
    left.truncate(left.len() - lead.len() - 1);
    Patch::replace(start + lead.len()..stop, left)
}

/// The comments in a piece of TOML that does not begin within a string, in the order of the text.
pub(super) fn comments(text: &str) -> Vec<&str> {
    crate::core::toml::comments(text).map(|place| &text[place]).collect()
}

/// The end of what belongs to a block whose last key or header ends at `end`: comments behind it
/// belong to it, unless they stand right above the next header.
pub(super) fn block_end(text: &str, end: usize) -> usize {
    let mut at = line_end(text, end);
    while at < text.len() && is_quiet(&text[at..line_end(text, at)]) {
        at = line_end(text, at);
    }
    if at >= text.len() { text.len() } else { above(text, at).max(line_end(text, end)) }
}

/// The place above a header, its own comment and the empty lines before that.
pub(super) fn above(text: &str, header: usize) -> usize {
    let mut at = line_start(text, header);
    let previous = |at: usize| line_start(text, at.saturating_sub(1));
    let first = first_byte(text);
    while at > first && text[previous(at)..at].trim_start().starts_with('#') {
        at = previous(at);
    }
    let commented = at;
    while at > first && text[previous(at)..at].trim().is_empty() {
        at = previous(at);
    }
    // A comment at the very top speaks of the whole file, not of its first header.
    if at == first && commented > first { line_start(text, header) } else { at }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patches_are_made_from_the_first_to_the_last() {
        let patches = vec![Patch::insert(5, "!"), Patch::replace(0..1, "H")];
        assert_eq!(patched("hello", patches), "Hello!");
    }

    #[test]
    fn new_line_breaks_follow_the_text() {
        assert_eq!(patched("a\r\nb", vec![Patch::insert(4, "\nc")]), "a\r\nb\r\nc");
    }

    #[test]
    fn a_comment_behind_a_removed_key_stays() {
        let text = "a = 1 # why\nb = 2\n";
        assert_eq!(patched(text, vec![without_lines(text, 0, &(4..5))]), "# why\nb = 2\n");
        assert_eq!(patched(text, vec![without_lines(text, 12, &(16..17))]), "a = 1 # why\n");
    }

    #[test]
    fn comments_within_a_removed_list_stay() {
        let text = " a = [ # one\n  \"#\", # two\n ] # three\nb = 2\n";
        let end = text.find(']').unwrap() + 1;
        let left = patched(text, vec![without_lines(text, 1, &(5..end))]);
        assert_eq!(left, " # one\n # two\n # three\nb = 2\n");
    }

    #[test]
    fn a_comment_above_the_next_header_belongs_to_that() {
        let text = "[a]\nx = 1\n# about x\n\n# about b\n[b]\n";
        assert_eq!(&text[block_end(text, 9)..], "\n# about b\n[b]\n");
        let text = "[a]\nx = 1\n# the end\n";
        assert_eq!(block_end(text, 9), text.len());
    }
}
