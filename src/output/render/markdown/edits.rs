//! The edits that guard an answer inside Markdown, found by parsing it: raw HTML, headings, images,
//! addresses that may not be followed, definitions that would reach other answers, open fences.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{
    CodeBlockKind, Event, HeadingLevel, LinkType, OffsetIter, Options, Parser, Tag, TagEnd,
};

use super::{EXTENSIONS, may_link};
use crate::output::render::addresses::web_address;

/// Footnotes are looked for although we do not offer them: other programs do, and their names would
/// reach from one answer into another.
const LOOKED_FOR: Options = EXTENSIONS.union(Options::ENABLE_FOOTNOTES);

/// A paragraph that no answer has.
const SENTINEL: &str = "sentinel8f3a";

/// Whether a paragraph behind the text is still a paragraph of its own.
pub(super) fn stays_in_place(text: &str) -> bool {
    let with_sentinel = format!("{text}\n\n{SENTINEL}\n");
    let mut depth = 0;
    let mut last = (0, false);
    for event in Parser::new_ext(&with_sentinel, LOOKED_FOR) {
        match event {
            Event::Start(tag) => {
                depth += 1;
                last = (depth, matches!(tag, Tag::Paragraph));
            }
            Event::End(_) => depth -= 1,
            Event::Text(text) if text.contains(SENTINEL) => {
                return last == (1, true) && depth == 1 && *text == *SENTINEL;
            }
            _ => {}
        }
    }
    false
}

/// The text with all that needs it edited; borrowed when nothing does.
pub(super) fn guard(text: &str, below: u8) -> Cow<'_, str> {
    let mut finder = Finder::new(text, below);
    let mut events = Parser::new_ext(text, LOOKED_FOR).into_offset_iter();
    for (event, range) in events.by_ref() {
        finder.take(event, range);
    }
    finder.end_run();
    finder.definitions(&events);
    finder.close_fence();
    apply(text, finder.edits)
}

/// Ranges of the text and what stands there instead, by where they start.
type Edits = BTreeMap<(usize, usize), Cow<'static, str>>;

fn apply(text: &str, edits: Edits) -> Cow<'_, str> {
    if edits.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 64);
    let mut from = 0;
    for ((start, end), instead) in edits {
        // Of two edits of one place the second waits for the next round.
        if start < from {
            continue;
        }
        out.push_str(&text[from..start]);
        out.push_str(&instead);
        from = end;
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

struct Finder<'a> {
    text: &'a str,
    below: u8,
    edits: Edits,
    /// How deep in containers.
    depth: usize,
    in_code: bool,
    /// In how many links.
    links: usize,
    /// Text without a gap, up to here.
    run: Range<usize>,
    /// The labels of definitions that are used.
    used: Vec<String>,
    /// Where a fence that is not in a container begins, if nothing follows its block.
    fence: Option<Range<usize>>,
}

impl<'a> Finder<'a> {
    fn new(text: &'a str, below: u8) -> Self {
        let (edits, used) = (Edits::new(), Vec::new());
        Self {
            text,
            below,
            edits,
            depth: 0,
            in_code: false,
            links: 0,
            run: 0..0,
            used,
            fence: None,
        }
    }

    fn replace(&mut self, range: Range<usize>, instead: impl Into<Cow<'static, str>>) {
        self.edits.insert((range.start, range.end), instead.into());
    }

    fn take(&mut self, event: Event, range: Range<usize>) {
        if matches!(event, Event::Text(_)) && !self.in_code && range.start == self.run.end {
            self.run.end = range.end;
        } else {
            self.end_run();
            self.run = if matches!(event, Event::Text(_)) && !self.in_code {
                range.clone()
            } else {
                range.end..range.end
            };
        }
        match event {
            Event::Start(tag) => {
                self.start(tag, range);
                self.depth += 1;
            }
            Event::End(end) => {
                self.depth -= 1;
                match end {
                    TagEnd::CodeBlock => self.in_code = false,
                    TagEnd::Link | TagEnd::Image => self.links -= 1,
                    _ => {}
                }
            }
            Event::Html(_) | Event::InlineHtml(_) | Event::Text(_) if !self.in_code => {
                self.escape_tags(range);
            }
            Event::FootnoteReference(_) => self.escape_bracket(range.start),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.lower_heading(level, range),
            Tag::CodeBlock(kind) => {
                self.in_code = true;
                if self.depth == 0 && matches!(kind, CodeBlockKind::Fenced(_)) {
                    self.fence = Some(range);
                }
            }
            Tag::Link { link_type, dest_url, title, id } => {
                self.links += 1;
                self.link(link_type, &dest_url, &title, &id, range);
            }
            // Nothing loads: an image becomes a link to it.
            Tag::Image { link_type, dest_url, title, id } => {
                self.links += 1;
                self.replace(range.start..range.start + 1, "");
                self.link(link_type, &dest_url, &title, &id, range.start + 1..range.end);
            }
            Tag::FootnoteDefinition(_) => self.escape_bracket(range.start),
            _ => {}
        }
    }

    /// Bare web addresses become links outright: where a program makes them links by itself, they
    /// may swallow what comes behind them, such as the beginning of code.
    fn end_run(&mut self) {
        let (mut from, end) = (self.run.start, self.run.end);
        while self.links == 0
            && let Some((start, stop)) = web_address(&self.text[from..end])
        {
            self.break_addresses(from..from + start);
            self.replace(from + start..from + start, "<");
            self.replace(from + stop..from + stop, ">");
            from += stop;
        }
        self.break_addresses(from..end);
        self.break_brackets();
    }

    /// What is text here but might be a link or a definition to another program stays text.
    fn break_brackets(&mut self) {
        let run = self.run.clone();
        for (i, _) in self.text[run.clone()].match_indices(']') {
            let after = run.start + i + 1;
            if after < run.end && matches!(self.text.as_bytes()[after], b'(' | b':') {
                self.replace(after..after, "\\");
            }
        }
    }

    /// What might become a link by itself stays text.
    fn break_addresses(&mut self, range: Range<usize>) {
        for (i, _) in self.text[range.clone()].match_indices("://") {
            self.replace(range.start + i..range.start + i, "\\");
        }
        for (i, _) in self.text[range.clone()].match_indices("www.") {
            self.replace(range.start + i + 3..range.start + i + 3, "\\");
        }
    }

    /// Whatever might be a tag to this parser or to another one.
    fn escape_tags(&mut self, range: Range<usize>) {
        let text = self.text;
        for (i, _) in text[range.clone()].match_indices('<') {
            let i = range.start + i;
            let tag = |b: &u8| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!' | b'?');
            // A backslash before it is no help: where addresses become links, one swallows it.
            let backslashes = text[..i].bytes().rev().take_while(|b| *b == b'\\').count();
            if text.as_bytes().get(i + 1).is_some_and(tag) {
                self.replace(i - backslashes % 2..i + 1, "&lt;");
            }
        }
    }

    fn escape_bracket(&mut self, near: usize) {
        if let Some(i) = self.text[near..].find('[') {
            self.replace(near + i..near + i, "\\");
        }
    }

    /// Headings come below the one over the answer. An underlined one gets marks before it instead;
    /// when it has several lines, which marks cannot have, it becomes a paragraph.
    fn lower_heading(&mut self, level: HeadingLevel, range: Range<usize>) {
        let lowered = (level as usize + usize::from(self.below)).min(6);
        let heading = &self.text[range.clone()];
        let marks = heading.bytes().take_while(|b| *b == b'#').count();
        if marks > self.below.into() {
            return;
        }
        if marks > 0 {
            self.replace(range.start..range.start + marks, "#".repeat(lowered));
            return;
        }
        let trimmed = heading.trim_end();
        let underline = trimmed.rfind('\n').map_or(0, |i| i + 1);
        let dashes = trimmed[underline..].find(['=', '-']).unwrap_or(0);
        let start = range.start + underline + dashes;
        self.replace(start..range.start + trimmed.len(), "");
        if trimmed.matches('\n').count() == 1 {
            self.replace(range.start..range.start, "#".repeat(lowered) + " ");
        }
    }

    fn link(&mut self, kind: LinkType, url: &str, title: &str, id: &str, range: Range<usize>) {
        let text = self.text;
        let good = matches!(kind, LinkType::Email) || may_link(url);
        match kind {
            LinkType::Autolink if !good => self.replace(range.start..range.start + 1, "&lt;"),
            LinkType::Autolink | LinkType::Email => {}
            _ if !good || url.contains(['<', '>', '\n', '\\']) => self.escape_bracket(range.start),
            LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut => {
                // The definition goes: other answers would see it. Its address comes here.
                self.used.push(id.to_lowercase());
                let label = if matches!(kind, LinkType::Shortcut) {
                    range.end
                } else {
                    text[range.clone()].rfind("][").map_or(range.end, |i| range.start + i + 1)
                };
                let title = title.replace(['"', '\n', '\\'], "");
                let title = if title.is_empty() { title } else { format!(" \"{title}\"") };
                self.replace(label..range.end, format!("(<{url}>{title})"));
            }
            _ => {}
        }
    }

    /// Definitions of links go where they are used; where they are not, they are text.
    fn definitions(&mut self, events: &OffsetIter) {
        for (label, definition) in events.reference_definitions().iter() {
            if self.used.contains(&label.to_lowercase()) {
                self.replace(definition.span.clone(), "");
            } else {
                self.escape_bracket(definition.span.start);
            }
        }
    }

    /// A fence that is open at the end of the text is closed.
    fn close_fence(&mut self) {
        let Some(range) = self.fence.clone() else { return };
        let block = self.text[range.clone()].trim_start_matches(' ');
        let mark = block.bytes().next().unwrap_or(b'`');
        let fence = block.bytes().take_while(|b| *b == mark).count();
        let last = block.trim_end().rsplit('\n').next().unwrap_or_default().trim();
        let closed = block.trim_end().contains('\n')
            && last.len() >= fence
            && last.bytes().all(|b| b == mark);
        if range.end >= self.text.trim_end().len() && !closed {
            let close = format!("\n{}", char::from(mark).to_string().repeat(fence));
            self.replace(self.text.len()..self.text.len(), close);
        }
    }
}
