//! The lines of a text that a place is about, with the place marked: underlined where it is on one
//! line, with a bar at the side where it goes over several.
//!
//! The text may come from a stranger. What would act on the terminal is shown by a picture, and the
//! marks stand below what is seen: wide characters, emoji, combining marks and tabs are measured.

use unicode_segmentation::UnicodeSegmentation;

use crate::core::text::{Text, TextStyle, visible};
use crate::core::toml::Span;

/// What stands before the lines of a text and the sentences under a finding.
pub(super) const MARGIN: usize = 8;
/// Of a place over several lines, so many are shown; the rest are counted.
const LINES: usize = 3;
/// Of a line, so many bytes for each column there is are looked at on either side of a place: more
/// than anything of one column has but a stack of marks.
const REACH: usize = 32;
/// A tab goes on to the next of these columns.
const TAB: usize = 4;

/// A character as people count them, as it is shown.
struct Cell {
    place: Span,
    shown: String,
    width: usize,
}

/// The place in its lines, each of at most `width` columns with the margin before it.
pub(super) fn snippet_lines(text: &str, place: &Span, role: TextStyle, width: usize) -> Vec<Text> {
    let place = visible_span(text, place);
    let room = width.saturating_sub(MARGIN).max(2);
    if text[place.clone()].contains('\n') {
        return snippet_lines_beside_bar(text, &place, role, room);
    }
    let line = snippet_line_of(text, place.start, REACH * room);
    let near = snippet_part_around(text, &line, &place, room);
    let indented = text[near.clone()].len() - text[near.clone()].trim_start().len();
    let begin = if near.start == line.start {
        (near.start + indented).min(place.start)
    } else {
        near.start
    };
    let cells = visible_cells(text, begin..near.end);
    let left_out = (near.start > line.start, near.end < line.end);
    underlined_line(&cells, left_out, &place, role, room)
}

/// The place within the text, without what is blank at its end.
fn visible_span(text: &str, place: &Span) -> Span {
    let start = text.floor_char_boundary(place.start);
    let end = text.floor_char_boundary(place.end).max(start);
    let kept = text[start..end].trim_end().len();
    // What is blank through and through is what is meant.
    let end = if kept == 0 { end } else { start + kept };
    let line_end = text[start..end].find('\n').filter(|_| kept == 0).map_or(end, |at| start + at);
    start..line_end
}

/// The line that a byte is in, without its end and without a byte order mark; of a long one what
/// is at most `reach` bytes away.
fn snippet_line_of(text: &str, at: usize, reach: usize) -> Span {
    let first = text.ceil_char_boundary(at.saturating_sub(reach));
    let last = text.floor_char_boundary(at.saturating_add(reach));
    let start = text[first..at].rfind('\n').map_or(first, |n| first + n + 1);
    let end = text[at..last].find('\n').map_or(last, |n| at + n);
    let line = &text[start..end];
    let mark = if start == 0 && line.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    (start + mark).min(at)..start + line.strip_suffix('\r').unwrap_or(line).len().max(at - start)
}

/// As much of a line around the place as could be shown: nothing takes less than a column.
fn snippet_part_around(text: &str, line: &Span, place: &Span, room: usize) -> Span {
    let before = text[line.start..place.start].grapheme_indices(true).rev().nth(room);
    let after = text[place.start..line.end].grapheme_indices(true).nth(room + 1);
    before.map_or(line.start, |(at, _)| line.start + at)
        ..after.map_or(line.end, |(at, _)| place.start + at)
}

fn visible_cells(text: &str, part: Span) -> Vec<Cell> {
    let mut column = 0;
    let cell = |(at, character): (usize, &str)| {
        let shown = match character {
            "\t" => " ".repeat(TAB - column % TAB),
            _ => control_character_picture(character),
        };
        let width = Text::from(shown.as_str()).width();
        column += width;
        let at = part.start + at;
        Cell { place: at..at + character.len(), shown, width }
    };
    text[part.clone()].grapheme_indices(true).map(cell).collect()
}

/// A character that can be seen: its code where it has neither picture nor width.
fn control_character_picture(character: &str) -> String {
    let shown = visible(character);
    if Text::from(shown.as_ref()).width() > 0 {
        return shown.into_owned();
    }
    character.chars().map(|c| format!("<U+{:04X}>", u32::from(c))).collect()
}

/// One line with marks below it, cut so that the marks are seen.
fn underlined_line(
    cells: &[Cell],
    (before, after): (bool, bool),
    place: &Span,
    role: TextStyle,
    room: usize,
) -> Vec<Text> {
    let width = |cells: &[Cell]| cells.iter().map(|cell| cell.width).sum::<usize>();
    let first = cells.iter().position(|c| c.place.end > place.start).unwrap_or(cells.len());
    let last = cells.iter().rposition(|c| c.place.start < place.end).map_or(first, |n| n + 1);
    let last = last.max(first);
    let marks = width(&cells[first..last]).max(1);
    // Where the place is behind the last character, its mark needs a column too.
    let behind = usize::from(first == cells.len());
    let mut from = 0;
    if width(&cells[..last]).max(width(&cells[..first]) + 1) + usize::from(after) > room {
        // A third for what stands before, and more where little comes behind.
        let mut lead = (room / 3).max(room.saturating_sub(width(&cells[first..]) + behind));
        from = first;
        while from > 0 && cells[from - 1].width < lead {
            from -= 1;
            lead -= cells[from].width;
        }
    }
    let opening = usize::from(from > 0 || before);
    let mut to = from;
    let mut used = opening;
    while to < cells.len() && used + cells[to].width <= room {
        used += cells[to].width;
        to += 1;
    }
    let closing = to < cells.len() || after;
    while closing && used + 1 > room && to > from {
        to -= 1;
        used -= cells[to].width;
    }
    let ellipsis = |wanted: bool| if wanted { "…" } else { "" };
    let shown: String = cells[from..to].iter().map(|cell| cell.shown.as_str()).collect();
    let line = Text::of(TextStyle::Quiet, ellipsis(opening > 0))
        .and(TextStyle::Plain, shown)
        .and(TextStyle::Quiet, ellipsis(closing));
    let lead = opening + width(&cells[from..first.clamp(from, to)]);
    let marks = Text::of(role, "^".repeat(marks.min(room.saturating_sub(lead)).max(1)));
    vec![
        snippet_behind_margin(line),
        snippet_behind_margin(Text::from(" ".repeat(lead)).join(marks)),
    ]
}

/// The first of several lines, with a bar beside them.
fn snippet_lines_beside_bar(text: &str, place: &Span, role: TextStyle, room: usize) -> Vec<Text> {
    let start = snippet_line_of(text, place.start, usize::MAX).start;
    let end = snippet_line_of(text, place.end, usize::MAX).end;
    let lines: Vec<&str> = text[start..end].lines().take(LINES + 2).collect();
    let count = text[start..end].lines().count();
    // To say that one line is left out takes a line as well.
    let kept = if count > LINES + 1 { LINES } else { count };
    let blank = |line: &&&str| !line.trim().is_empty();
    let indent = |line: &&str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let indent = lines.iter().take(kept).filter(blank).map(indent).min().unwrap_or(0);
    let bar = || Text::from(" ".repeat(MARGIN - 2)).and(role, "│ ");
    let mut shown: Vec<Text> = lines[..kept]
        .iter()
        .map(|line| {
            let line = line.get(indent..).unwrap_or_default();
            bar().join(snippet_line_beginning(line, room))
        })
        .collect();
    if kept < count {
        shown.push(bar().and(TextStyle::Quiet, format!("… and {} more lines", count - kept)));
    }
    shown
}

/// A line from its beginning on, as far as there is room.
fn snippet_line_beginning(line: &str, room: usize) -> Text {
    let most = line.grapheme_indices(true).nth(room + 1).map_or(line.len(), |(at, _)| at);
    let mut shown = String::new();
    let mut used = 0;
    let cells = visible_cells(line, 0..most);
    let whole = most == line.len() && cells.iter().map(|cell| cell.width).sum::<usize>() <= room;
    for cell in &cells {
        used += cell.width;
        if !whole && used + 1 > room {
            return Text::from(shown).and(TextStyle::Quiet, "…");
        }
        shown += &cell.shown;
    }
    Text::from(shown)
}

fn snippet_behind_margin(line: Text) -> Text {
    Text::from(" ".repeat(MARGIN)).join(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The snippet of `text` about what stands between `«` and `»` in it.
    fn shown(marked: &str, width: usize) -> String {
        let start = marked.find('«').unwrap();
        let end = marked.find('»').unwrap() - '«'.len_utf8();
        let text = marked.replace(['«', '»'], "");
        let lines = snippet_lines(&text, &(start..end), TextStyle::Error, width);
        lines.iter().map(|line| line.words()[MARGIN - 2..].to_owned() + "\n").collect()
    }

    #[test]
    fn a_place_on_one_line_is_underlined() {
        assert_eq!(shown("a = 1\n  b = «\"x\"»\r\n", 60), "  b = \"x\"\n      ^^^\n");
        assert_eq!(shown("\u{feff}«a» = 1", 60), "  a = 1\n  ^\n");
        assert_eq!(shown("a = «»\nb = 1\n", 60), "  a = \n      ^\n");
        assert_eq!(shown("«»", 60), "  \n  ^\n");
        assert_eq!(shown("« » a = 1", 60), "    a = 1\n  ^\n");
    }

    #[test]
    fn marks_stand_below_what_is_seen() {
        for (marked, line, marks) in [
            ("名 = «\"日本\"»", "名 = \"日本\"", "     ^^^^^^"),
            ("e\u{301} = «3» # x", "e\u{301} = 3 # x", "    ^"),
            (
                "a = \"👩\u{200d}👩\u{200d}👧\", «3»",
                "a = \"👩\u{200d}👩\u{200d}👧\", 3",
                "          ^",
            ),
            ("a\t=\t«3»", "a   =   3", "        ^"),
            ("a = \"\u{1b}[2J\u{202e}\", «3»", "a = \"␛[2J<U+202E>\", 3", "                    ^"),
            ("lev\u{200b}el = «3»", "lev<U+200B>el = 3", "                ^"),
            ("a = «\"\u{7}\"»", "a = \"␇\"", "    ^^^"),
        ] {
            assert_eq!(shown(marked, 60), format!("  {line}\n  {marks}\n"), "{marked}");
        }
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let (a, b) = ("a".repeat(40), "b".repeat(40));
        assert_eq!(shown(&format!("«x» {a}"), 30), format!("  x {}…\n  ^\n", &a[..19]));
        assert_eq!(
            shown(&format!("{a}«x»{b}"), 30),
            format!("  …{}x{}…\n         ^\n", &a[..6], &b[..13])
        );
        assert_eq!(
            shown(&format!("{a}«x»"), 30),
            format!("  …{}x\n  {}^\n", &a[..20], " ".repeat(21))
        );
        assert_eq!(
            shown(&format!("{a}«{b}»"), 30),
            format!("  …{}{}…\n         {}\n", &a[..6], &b[..14], "^".repeat(15))
        );
    }

    #[test]
    fn a_place_over_several_lines_has_a_bar() {
        assert_eq!(shown("a = «\"\"\"\nb\n\"\"\"»\nc = 1", 60), "│ a = \"\"\"\n│ b\n│ \"\"\"\n");
        assert_eq!(
            shown("  a = «[\n    1,\n    2,\n    3,\n  ]»\n", 60),
            "│ a = [\n│   1,\n│   2,\n│ … and 2 more lines\n"
        );
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_window_and_none_acts_on_it(
            text in any::<String>(),
            start in 0usize..60,
            length in 0usize..60,
            width in 20usize..80,
        ) {
            for line in snippet_lines(&text, &(start..start + length), TextStyle::Error, width) {
                prop_assert!(line.width() <= width, "{line:?}");
                prop_assert!(!line.words().contains(char::is_control), "{line:?}");
            }
        }
    }
}
