//! Safe events as Markdown that every program reads in the same way: addresses in angle brackets, no
//! definitions, every fence closed, every line marked with the containers that it is in.

use std::collections::BTreeSet;

use pulldown_cmark::{
    Alignment, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd,
};

use super::layout::{Block, Layout};
use super::outline::Marked;
use crate::output::render::escape::{
    push_destination, push_markdown, push_markdown_link, push_quoted,
};

/// Maximum depth of lists and quotes. Every line repeats the marks of what it is in.
const MAX_DEPTH: usize = 32;

/// How emphasis is marked.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Marks {
    /// As the author did.
    OfSource,
    /// With asterisks, and character references for letters that touch them: where an address or a
    /// link beside them is written in another way, they would not count inside a word.
    Apart,
}

/// The events as Markdown, with the marks that their source has for lists. Nothing when they are
/// nested too deeply.
pub(super) fn written(events: &[Marked], marks: Marks) -> Option<String> {
    let mut writer = Writer::new(marks);
    for (i, (event, at)) in events.iter().enumerate() {
        match event {
            Event::Start(tag) => writer.start(tag, *at, &events[i + 1..]),
            Event::End(tag) => writer.end(*tag),
            event => writer.leaf(event),
        }
        if writer.lines.depth() > MAX_DEPTH {
            return None;
        }
    }
    writer.lines.trim_line();
    Some(writer.lines.out)
}

struct Writer {
    emphasis: Marks,
    lines: Layout,
    /// Whether the block has one line: a heading or the cell of a table.
    one_line: bool,
    /// The marks of emphasis that are open.
    marks: Vec<String>,
    /// Whether such a mark has just been closed.
    is_after_mark: bool,
    /// What comes behind the text of a link; empty where the text is left out.
    link: Option<String>,
    /// The info and the text of a code block.
    code: Option<(String, String)>,
    alignments: Vec<Alignment>,
}

impl Writer {
    fn new(emphasis: Marks) -> Self {
        Self {
            emphasis,
            lines: Layout::new(),
            one_line: false,
            marks: Vec::new(),
            is_after_mark: false,
            link: None,
            code: None,
            alignments: Vec::new(),
        }
    }

    fn start(&mut self, tag: &Tag, at: char, after: &[Marked]) {
        match tag {
            Tag::Paragraph => self.lines.in_block = false,
            Tag::Heading { level, .. } => self.heading(*level),
            Tag::BlockQuote(_) => {
                self.lines.open(Block::Quote);
                self.lines.enter("> ", "> ", false);
            }
            Tag::List(number) => self.lines.list(*number, at, is_tight(after)),
            Tag::Item => self.lines.item(),
            Tag::CodeBlock(kind) => {
                self.lines.open(Block::Closed);
                let info = match kind {
                    CodeBlockKind::Indented => String::new(),
                    CodeBlockKind::Fenced(info) => info.to_string(),
                };
                self.code = Some((info, String::new()));
            }
            Tag::Table(alignments) => {
                self.lines.open(Block::Table);
                self.alignments.clone_from(alignments);
            }
            Tag::TableHead => self.lines.out.push('|'),
            Tag::TableRow => {
                self.lines.new_line();
                self.lines.out.push('|');
            }
            Tag::TableCell => {
                self.lines.out.push(' ');
                (self.lines.at_start, self.lines.in_block, self.one_line) = (false, true, true);
            }
            Tag::Emphasis | Tag::Strong => {
                let is_kept = self.emphasis == Marks::OfSource;
                let is_low = is_kept && at == '_';
                let mark = if is_low { "_" } else { "*" };
                self.open_mark(mark.repeat(if *tag == Tag::Strong { 2 } else { 1 }));
            }
            Tag::Strikethrough => self.open_mark("~~".to_owned()),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.text_begins();
                self.link(*link_type, dest_url, title);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.lines.in_block = false,
            TagEnd::Heading(_) => {
                // Marks at the end of a heading would be left out.
                if self.lines.out.ends_with('#') {
                    self.lines.out.insert(self.lines.out.len() - 1, '\\');
                }
                (self.lines.in_block, self.one_line) = (false, false);
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.lines.leave(),
            TagEnd::CodeBlock => self.code_block(),
            TagEnd::TableCell => {
                self.lines.out.push_str(if self.lines.out.ends_with(' ') { "|" } else { " |" });
                (self.lines.in_block, self.one_line) = (false, false);
            }
            TagEnd::TableHead => self.delimiter_row(),
            TagEnd::Table => self.alignments.clear(),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {
                if let Some(mark) = self.marks.pop() {
                    self.push(&mark);
                    self.is_after_mark = true;
                }
            }
            TagEnd::Link => {
                if let Some(link) = self.link.take() {
                    self.push(&link);
                }
            }
            _ => {}
        }
    }

    fn leaf(&mut self, event: &Event) {
        if self.link.as_deref() == Some("") {
            return;
        }
        match (event, &mut self.code) {
            (Event::Text(text), Some((_, code))) => code.push_str(text),
            (Event::Text(text), None) => self.text(text),
            (Event::Code(code), _) => {
                self.text_begins();
                let code = code_span(code);
                let is_in_table = !self.alignments.is_empty();
                self.push(&if is_in_table { code.replace('|', "\\|") } else { code });
            }
            (Event::SoftBreak, _) if self.one_line => self.push(" "),
            (Event::SoftBreak, _) if !self.lines.at_start => self.lines.new_line(),
            (Event::HardBreak, _) => {
                self.text_begins();
                self.push("\\");
                self.lines.new_line();
            }
            (Event::TaskListMarker(done), _) => {
                self.text_begins();
                self.push(if *done { "[x] " } else { "[ ] " });
            }
            (Event::Rule, _) => {
                self.lines.open(Block::Closed);
                // Neither the underline of a heading nor, behind one, another item's mark.
                self.push("___");
            }
            _ => {}
        }
    }

    fn link(&mut self, kind: LinkType, address: &str, title: &str) {
        self.lines.at_start = false;
        if matches!(kind, LinkType::Autolink | LinkType::Email) {
            let scheme = if kind == LinkType::Email { "mailto:" } else { "" };
            push_markdown_link(&mut self.lines.out, scheme, address);
            self.link = Some(String::new());
            return;
        }
        if self.lines.out.ends_with('!') {
            self.lines.out.insert(self.lines.out.len() - 1, '\\');
        }
        self.lines.out.push('[');
        let mut end = "](".to_owned();
        push_destination(&mut end, address);
        if !title.is_empty() {
            end.push_str(" \"");
            push_quoted(&mut end, title);
            end.push('"');
        }
        end.push(')');
        self.link = Some(end);
    }

    fn push(&mut self, text: &str) {
        self.lines.out.push_str(text);
        self.lines.at_start = false;
        self.is_after_mark = false;
    }

    fn text(&mut self, text: &CowStr) {
        self.text_begins();
        let text = text.replace(['\n', '\r'], " ");
        let text = if self.lines.at_start { text.trim_start_matches([' ', '\t']) } else { &text };
        let Some(first) = text.chars().next() else { return };
        let mut rest = text;
        if self.is_after_mark && self.emphasis == Marks::Apart && first.is_alphanumeric() {
            self.push_reference(first);
            rest = &text[first.len_utf8()..];
        }
        push_markdown(&mut self.lines.out, rest, self.lines.at_start);
        self.push("");
    }

    fn push_reference(&mut self, letter: char) {
        self.lines.out.push_str(&format!("&#{};", u32::from(letter)));
    }

    fn open_mark(&mut self, mark: String) {
        self.text_begins();
        let before = self.lines.out.chars().next_back().filter(|c| c.is_alphanumeric());
        if let (Some(letter), Marks::Apart) = (before, self.emphasis) {
            self.lines.out.pop();
            self.push_reference(letter);
        }
        self.push(&mark);
        self.marks.push(mark);
    }

    /// Text in an item of a tight list is not announced as a paragraph.
    fn text_begins(&mut self) {
        if !self.lines.in_block {
            self.lines.open(Block::Paragraph);
            self.lines.in_block = true;
        }
    }

    fn heading(&mut self, level: HeadingLevel) {
        self.lines.open(Block::Closed);
        self.lines.out.push_str(&"#".repeat(level as usize));
        self.push(" ");
        (self.lines.in_block, self.one_line) = (true, true);
    }

    fn code_block(&mut self) {
        let Some((info, code)) = self.code.take() else { return };
        let mark = if info.contains('`') { '~' } else { '`' };
        let longest = code.split(|c| c != mark).map(str::len).max().unwrap_or_default();
        let fence = mark.to_string().repeat(longest.max(2) + 1);
        self.push(&fence);
        push_markdown(&mut self.lines.out, &info, false);
        for line in code.lines().chain([fence.as_str()]) {
            let indent =
                if line.is_empty() { self.lines.indent.trim_end() } else { &self.lines.indent };
            self.lines.out.push('\n');
            self.lines.out.push_str(indent);
            self.lines.out.push_str(line);
        }
    }

    fn delimiter_row(&mut self) {
        self.lines.new_line();
        self.lines.out.push('|');
        for alignment in &self.alignments {
            self.lines.out.push_str(match alignment {
                Alignment::None => " --- |",
                Alignment::Left => " :-- |",
                Alignment::Center => " :-: |",
                Alignment::Right => " --: |",
            });
        }
    }
}

/// Code between as many backticks as stand nowhere in it.
fn code_span(code: &str) -> String {
    let runs: BTreeSet<_> = code.split(|c| c != '`').map(str::len).collect();
    let fence = "`".repeat((1..=runs.len()).find(|n| !runs.contains(n)).unwrap_or(1));
    let padded = code.starts_with('`')
        || code.ends_with('`')
        || code.starts_with(' ') && code.ends_with(' ') && !code.trim_matches(' ').is_empty();
    let space = if padded { " " } else { "" };
    format!("{fence}{space}{code}{space}{fence}")
}

/// Whether a list is tight, from the events behind its beginning: none of its items has paragraphs.
fn is_tight(after: &[Marked]) -> bool {
    let mut depth = 0;
    for (event, _) in after {
        match event {
            Event::Start(Tag::Paragraph) if depth == 1 => return false,
            Event::Start(_) => depth += 1,
            Event::End(_) if depth == 0 => break,
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    true
}
