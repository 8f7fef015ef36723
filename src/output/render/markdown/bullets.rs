//! Bullets as they are pasted from Word and web pages, as the lists of Markdown that they were.

use std::borrow::Cow;

/// Marks that begin nothing but an item; the last four are bullets of Word's symbol fonts.
const BULLETS: &str = "•◦‣⁃∙●○▪▫■□➢➤►▶\u{f0b7}\u{f0a7}\u{f0d8}\u{f0fc}";
/// Marks that also begin a line of speech or a thought: one alone is text, several are items.
const DASHES: &str = "–—―‐‑−·";
/// Word's second level, where its font is lost.
const LETTER: char = 'o';

/// How much deeper an item of a nested list stands.
const NESTING: usize = 2;
/// The columns of a tab.
const TAB: usize = 4;

/// The text with its bullets as the marks of Markdown.
pub(super) fn with_lists(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.is_ascii() || !text.contains(|c| BULLETS.contains(c) || DASHES.contains(c)) {
        return text;
    }
    let joined = with_marks_joined(&text);
    let lines: Vec<Line> = read_lines(joined.as_deref().unwrap_or(&text));
    let mut out = String::with_capacity(text.len() + 16);
    let mut is_changed = joined.is_some();
    let mut at = 0;
    while at < lines.len() {
        let run = run_length(&lines[at..]);
        if run == 0 {
            push_line(&mut out, lines[at].text);
            at += 1;
            continue;
        }
        let base = base_of(&lines[..at], lines[at].indent);
        is_changed |= push_run(&mut out, &lines[at..at + run], base);
        at += run;
    }
    if is_changed { Cow::Owned(out) } else { text }
}

/// A line, and the bullet that it may begin with.
struct Line<'a> {
    text: &'a str,
    indent: usize,
    bullet: Option<Bullet<'a>>,
    /// Whether it is code between fences.
    is_code: bool,
}

#[derive(Clone, Copy)]
struct Bullet<'a> {
    mark: char,
    has_tab: bool,
    rest: &'a str,
}

impl Line<'_> {
    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether it begins an item of Markdown, and how far its text is indented.
    fn markdown_item(&self) -> Option<usize> {
        let text = self.text.trim_start();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let is_marked = match text.as_bytes().get(digits) {
            Some(b'-' | b'*' | b'+') => digits == 0,
            Some(b'.' | b')') => digits > 0,
            _ => false,
        };
        let is_item = is_marked && matches!(text.as_bytes().get(digits + 1), Some(b' ' | b'\t'));
        is_item.then_some(self.indent + digits + NESTING)
    }
}

/// The text with marks that stand on a line of their own before their items; none if there are none.
fn with_marks_joined(text: &str) -> Option<String> {
    let is_lone = |line: &str| {
        let mut chars = line.trim().chars();
        chars.next().is_some_and(|c| BULLETS.contains(c)) && chars.next().is_none()
    };
    if !text.lines().any(is_lone) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        out.push_str(line);
        let goes_on = is_lone(line) && lines.peek().is_some_and(|next| !next.trim().is_empty());
        out.push(if goes_on { ' ' } else { '\n' });
    }
    Some(out)
}

fn read_lines(text: &str) -> Vec<Line<'_>> {
    let mut fence: Option<&str> = None;
    let mut lines = Vec::new();
    for text in text.lines() {
        let inner = text.trim_start();
        let indent = columns(&text[..text.len() - inner.len()]);
        let is_code = fence.is_some();
        let mark = ["```", "~~~"].into_iter().find(|mark| inner.starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        let bullet = if is_code { None } else { bullet(inner) };
        lines.push(Line { text, indent, bullet, is_code });
    }
    lines
}

fn columns(space: &str) -> usize {
    space.chars().fold(0, |n, c| if c == '\t' { n + TAB - n % TAB } else { n + 1 })
}

fn bullet(line: &str) -> Option<Bullet<'_>> {
    let mark = line.chars().next()?;
    if !BULLETS.contains(mark) && !DASHES.contains(mark) && mark != LETTER {
        return None;
    }
    let after = &line[mark.len_utf8()..];
    let rest = after.trim_start();
    let space = &after[..after.len() - rest.len()];
    let is_item = !space.is_empty() && !rest.is_empty();
    is_item.then_some(Bullet { mark, has_tab: space.contains('\t'), rest })
}

/// How many lines belong together from here, where an item begins: items, the lines that they go on
/// in, and the empty lines between them. None where no item begins.
fn run_length(lines: &[Line]) -> usize {
    if lines[0].bullet.is_none() {
        return 0;
    }
    let mut length = 0;
    for (i, line) in lines.iter().enumerate() {
        let goes_on = match line.bullet {
            Some(_) => true,
            None => i > 0 && !lines[i - 1].is_blank(),
        };
        if line.is_code || line.markdown_item().is_some() || !goes_on && !line.is_blank() {
            break;
        }
        if !line.is_blank() {
            length = i + 1;
        }
    }
    length
}

/// Where the items behind these lines are indented to: in an item of Markdown, as its text is.
fn base_of(before: &[Line], indent: usize) -> usize {
    let goes_on = |line: &&Line| line.indent > 0 || line.markdown_item().is_some();
    let block = before.iter().rev().filter(|line| !line.is_blank()).take_while(goes_on);
    let mut items = block.filter_map(|line| line.markdown_item().map(|inner| (line.indent, inner)));
    match items.find(|(outer, _)| *outer <= indent) {
        Some((outer, inner)) if indent > outer => inner,
        Some((outer, _)) => outer,
        None => 0,
    }
}

/// Adds a run with its items as Markdown; whether there are any.
fn push_run(out: &mut String, run: &[Line], base: usize) -> bool {
    let count = |mark| run.iter().filter(|l| l.bullet.is_some_and(|b| b.mark == mark)).count();
    let mut open: Vec<(usize, char)> = Vec::new();
    for line in run {
        let is_nested = !open.is_empty() && line.indent > 0;
        let item = line.bullet.filter(|b| match b.mark {
            LETTER if b.has_tab => count(LETTER) > 1 || !open.is_empty(),
            LETTER => is_nested,
            mark if DASHES.contains(mark) => count(mark) > 1 || is_nested,
            _ => true,
        });
        match item {
            Some(bullet) => {
                let depth = nest(&mut open, line.indent, bullet.mark);
                out.push_str(&" ".repeat(base + depth * NESTING));
                out.push_str("- ");
                push_line(out, bullet.rest);
            }
            None => push_line(out, line.text),
        }
    }
    !open.is_empty()
}

/// Goes to the list that an item belongs to; how deep that is.
fn nest(open: &mut Vec<(usize, char)>, indent: usize, mark: char) -> usize {
    while open.len() > 1 && open.last().is_some_and(|(outer, _)| indent < *outer) {
        open.pop();
    }
    match open.iter().rposition(|(of, same)| *same == mark && indent < of + NESTING) {
        Some(same) => open.truncate(same + 1),
        None => open.push((indent, mark)),
    }
    open.len() - 1
}

fn push_line(out: &mut String, line: &str) {
    out.push_str(line);
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists(text: &str) -> String {
        with_lists(Cow::Borrowed(text)).trim_end().to_owned()
    }

    #[test]
    fn bullets_become_lists() {
        for (pasted, list) in [
            ("We:\n• meet\n• write", "We:\n- meet\n- write"),
            ("•\tmeet\no\tonline\no\there\n•\twrite", "- meet\n  - online\n  - here\n- write"),
            ("  • a\n    ◦ b\n      ▪ c\n  • d", "- a\n  - b\n    - c\n- d"),
            ("• a\n◦ b\n• c", "- a\n  - b\n- c"),
            ("\u{f0b7}\u{a0}\u{a0}a\n\u{f0b7}\u{a0}b", "- a\n- b"),
            ("– a that\ngoes on\n– b", "- a that\ngoes on\n- b"),
            ("• a\n\n• b", "- a\n\n- b"),
            ("• a\n  – b\n• c", "- a\n  - b\n- c"),
            ("•\na\n•\nb", "- a\n- b"),
            ("1. a\n   • b\n   • c\n2. d", "1. a\n   - b\n   - c\n2. d"),
            ("1. a\n\n   • b", "1. a\n\n   - b"),
            ("• a\n  - b\n• c", "- a\n  - b\n- c"),
            ("    · a\n    · b", "- a\n- b"),
        ] {
            assert_eq!(lists(pasted), list, "{pasted:?}");
        }
    }

    #[test]
    fn a_dash_alone_and_code_are_text() {
        for text in [
            "– Come in, she said.",
            "We meet\n– in person –\nevery week",
            "one • two",
            "```\n• code\n```",
            "− 5 degrees",
            "• or not\n".trim_start_matches('•').trim(),
            "o Captain\no my Captain – now",
        ] {
            assert_eq!(lists(text), text, "{text:?}");
        }
    }
}
