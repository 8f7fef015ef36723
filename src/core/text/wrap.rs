//! Where a line may be broken, and how wide it is on a terminal.
//!
//! One rule for both uses: passages that are printed, where the blanks at a break vanish, and text
//! that is being typed, where every blank must stay and have a place for the cursor.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::visible::visible;

/// What happens to blanks that do not fit on a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Blanks {
    /// They hang over the edge, where nobody sees them: for text that is printed.
    Hang,
    /// They take up space like any other character: for text that is typed.
    Count,
}

/// A run of characters that is either blank or not to be broken.
struct Piece {
    range: Range<usize>,
    width: usize,
    blank: bool,
}

/// The columns a text takes up on a terminal, once it is made visible.
#[must_use]
pub(crate) fn width_of(text: &str) -> usize {
    visible(text).width()
}

/// Breaks a text into lines of at most `width` columns.
///
/// Line breaks in the text stay. A line that begins with blanks or with the mark of a list
/// (`  1  `, `- `) keeps its rows below its first word. Only what has no place to be broken, such
/// as a single wide character in one column, is wider.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let text = printable(text);
    wrapped_ranges(&text, width)
        .into_iter()
        .map(|(indent, range)| format!("{:indent$}{}", "", &text[range]))
        .collect()
}

/// The text as it is printed: visible, tabs as blanks.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    match visible(text) {
        shown if shown.contains('\t') => Cow::Owned(shown.replace('\t', "    ")),
        shown => shown,
    }
}

/// For each line of a printable text: how far it is indented, and which part of the text it shows.
pub(crate) fn wrapped_ranges(text: &str, width: usize) -> Vec<(usize, Range<usize>)> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        // Most lines are short, and need no look at their characters.
        if line.is_ascii() && line.len() <= width {
            lines.push((0, start..start + line.trim_end_matches(is_blank).len()));
            start += line.len() + 1;
            continue;
        }
        let hanging = hanging_indent(line, width);
        let breaks = wrapped_rows(line, width, width - hanging.min(width), Blanks::Hang);
        for (number, row) in breaks.into_iter().enumerate() {
            let end = row.start + line[row.clone()].trim_end_matches(is_blank).len();
            let indent = if number == 0 { 0 } else { hanging };
            lines.push((indent, start + row.start..start + end));
        }
        start += line.len() + 1;
    }
    lines
}

/// How far the further rows of a line are indented: below its first word.
fn hanging_indent(line: &str, width: usize) -> usize {
    let word = line.trim_start_matches(' ');
    let blanks = line.len() - word.len();
    let marked = word.trim_start_matches(|c: char| c.is_ascii_digit() || "-*•·✓›.)".contains(c));
    let text = marked.trim_start_matches(' ');
    let mark = &word[..word.len() - marked.len()];
    // A number at the very start of a line may as well begin a sentence.
    let is_number = blanks == 0 && mark.ends_with(|c: char| c.is_ascii_digit());
    let is_marked = !mark.is_empty() && !is_number && text.len() < marked.len();
    let marked_width = || width_of(&line[..line.len() - text.len()]);
    let wanted = if is_marked { marked_width() } else { blanks };
    // In a narrow window the words need the space more than the indent does.
    if wanted * 2 <= width && wanted + 2 <= width { wanted } else { 0 }
}

/// Breaks one line, without a line break in it, into rows whose ranges follow each other without
/// a gap. The first row has `first` columns, the others have `rest`.
pub(crate) fn wrapped_rows(
    line: &str,
    first: usize,
    rest: usize,
    blanks: Blanks,
) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut row = Filling { start: 0, used: 0, limit: first.max(1), has_words: false };
    for piece in breakable_pieces(line) {
        if piece.blank && blanks == Blanks::Hang {
            row.used += piece.width;
            continue;
        }
        if row.used + piece.width > row.limit && row.has_words && !piece.blank {
            rows.push(row.next(piece.range.start, rest));
        }
        if row.used + piece.width > row.limit {
            split_wide_piece(line, &piece, rest, &mut row, &mut rows);
        } else {
            row.used += piece.width;
        }
        row.has_words |= !piece.blank;
    }
    rows.push(row.start..line.len());
    rows
}

/// The row that is being filled.
struct Filling {
    start: usize,
    used: usize,
    limit: usize,
    has_words: bool,
}

impl Filling {
    /// Ends the row before `at`, and begins the next one.
    fn next(&mut self, at: usize, limit: usize) -> Range<usize> {
        let done = self.start..at;
        *self = Self { start: at, used: 0, limit: limit.max(1), has_words: false };
        done
    }
}

/// Lays a piece that is too wide over as many rows as it takes.
fn split_wide_piece(
    line: &str,
    piece: &Piece,
    rest: usize,
    row: &mut Filling,
    rows: &mut Vec<Range<usize>>,
) {
    for (offset, grapheme) in line[piece.range.clone()].grapheme_indices(true) {
        let width = width_of(grapheme);
        if row.used > 0 && row.used + width > row.limit {
            rows.push(row.next(piece.range.start + offset, rest));
        }
        row.used += width;
        row.has_words |= !piece.blank;
    }
}

fn breakable_pieces(line: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut before = ("", "");
    for (start, grapheme) in line.grapheme_indices(true) {
        let range = start..start + grapheme.len();
        let width = width_of(grapheme);
        let blank = grapheme.chars().all(is_blank);
        match pieces.last_mut() {
            Some(last) if last.blank == blank && (blank || !may_break(before, grapheme)) => {
                last.range.end = range.end;
                last.width += width;
            }
            _ => pieces.push(Piece { range, width, blank }),
        }
        before = (before.1, grapheme);
    }
    pieces
}

/// A blank at which a line may be broken; the no-break spaces are none.
pub(crate) fn is_blank(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// Whether a line may be broken between two characters that are not blank: around ideographs,
/// except before what closes and after what opens, and after the hyphen of a word.
fn may_break((before, last): (&str, &str), next: &str) -> bool {
    if is_wide(last) || is_wide(next) {
        return !closes(next) && !opens(last);
    }
    let is_word = |part: &str| part.chars().next().is_some_and(char::is_alphabetic);
    matches!(last, "-" | "‐" | "–" | "—") && is_word(before) && is_word(next)
}

fn is_wide(grapheme: &str) -> bool {
    grapheme.chars().next().is_some_and(|c| c >= '\u{2e80}') && grapheme.width() == 2
}

fn closes(grapheme: &str) -> bool {
    grapheme.contains(|c| "、。，．・：；？！）」』】〉》〕”’…ー々,.:;?!)]}".contains(c))
}

fn opens(grapheme: &str) -> bool {
    grapheme.contains(|c| "（「『【〈《〔“‘([{".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_kept_whole() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("one  two", 3), ["one", "two"]);
        assert_eq!(wrap("", 8), [""]);
        assert_eq!(wrap("a\n\nb", 8), ["a", "", "b"]);
    }

    #[test]
    fn a_long_word_is_broken_and_a_hyphen_helps() {
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("community-driven", 12), ["community-", "driven"]);
        assert_eq!(wrap("by 2027-06-30", 10), ["by", "2027-06-30"]);
    }

    #[test]
    fn rows_of_a_list_hang_below_its_first_word() {
        assert_eq!(wrap("  1  one two three", 12), ["  1  one two", "     three"]);
        assert_eq!(wrap("- one two three", 9), ["- one two", "  three"]);
        assert_eq!(wrap("    one two", 8), ["    one", "    two"]);
        assert_eq!(wrap("2027 is a year", 9), ["2027 is a", "year"]);
    }

    #[test]
    fn ideographs_break_anywhere_but_before_a_full_stop() {
        assert_eq!(wrap("日本語の文。", 6), ["日本語", "の文。"]);
        assert_eq!(wrap("日本語。文", 6), ["日本", "語。文"]);
        assert_eq!(wrap("日本（語）", 6), ["日本", "（語）"]);
    }

    #[test]
    fn a_no_break_space_holds_words_together() {
        assert_eq!(wrap("as 95\u{a0}% is", 6), ["as", "95\u{a0}%", "is"]);
    }

    #[test]
    fn what_acts_on_the_terminal_is_measured_as_shown() {
        assert_eq!(wrap("ab\u{202e}", 5), ["ab<U+", "202E>"]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_word_is_lost(text in "[a-zé日本👩‍👧 \n\t。-]{0,60}", width in 2usize..20) {
            let lines = wrap(&text, width);
            for line in &lines {
                prop_assert!(width_of(line) <= width, "{line:?}");
            }
            let solid = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(solid(&lines.concat()), solid(&text));
        }

        #[test]
        fn rows_follow_each_other(text in "[^\n]{0,40}", width in 1usize..12, rest in 1usize..12) {
            for blanks in [Blanks::Hang, Blanks::Count] {
                let mut end = 0;
                for row in wrapped_rows(&text, width, rest, blanks) {
                    prop_assert_eq!(row.start, end);
                    end = row.end;
                }
                prop_assert_eq!(end, text.len());
            }
        }
    }
}
