//! Safe events as Markdown that every program reads in the same way: addresses in angle brackets, no
//! definitions, every fence closed, every line marked with the containers that it is in.

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::events::Located;
use super::inline::{code_span, destination, is_autolink};
use crate::render::escape::push_markdown;

/// Maximum depth of lists and quotes. Every line repeats the marks of what it is in.
const MAX_DEPTH: usize = 32;

/// The events as Markdown, with the marks for lists and emphasis that `source` has where they begin.
/// Nothing when they are nested too deeply.
pub(super) fn written(events: &[Located], source: &str) -> Option<String> {
    let mut writer = Writer::new(source);
    for (i, (event, at)) in events.iter().enumerate() {
        match event {
            Event::Start(tag) => writer.start(tag, *at, &events[i + 1..]),
            Event::End(tag) => writer.end(*tag),
            event => writer.leaf(event),
        }
        if writer.containers.len() > MAX_DEPTH {
            return None;
        }
    }
    writer.trim_line();
    Some(writer.out)
}

/// A block, as far as it matters for what may come behind it.
#[derive(Clone, Copy, PartialEq)]
enum Block {
    Paragraph,
    /// A heading, a code block or a rule: nothing can continue it.
    Closed,
    Quote,
    Table,
    Item,
    /// A list with this mark behind its number or before its items.
    List(char),
}

/// Something that holds blocks: the answer itself, a quote, a list or an item.
struct Container {
    /// How much of the indentation is that of the containers around it.
    outer: usize,
    is_tight: bool,
    last: Option<Block>,
    mark: char,
    /// The number of the next item of a numbered list.
    number: Option<u64>,
}

impl Container {
    fn new(outer: usize, is_tight: bool) -> Self {
        Self { outer, is_tight, last: None, mark: '-', number: None }
    }

    /// Whether an empty line is needed before a block.
    fn parts(&self, next: Block) -> bool {
        let goes_on = matches!(self.last, Some(Block::Quote | Block::List(_) | Block::Table));
        !self.is_tight || goes_on || matches!(next, Block::Paragraph | Block::Table)
    }
}

struct Writer<'a> {
    source: &'a str,
    out: String,
    /// What every line begins with.
    indent: String,
    containers: Vec<Container>,
    /// Whether the line has nothing yet but the marks of its containers.
    at_start: bool,
    /// Whether text goes on in a block that is open.
    in_block: bool,
    /// Whether the block has one line: a heading or the cell of a table.
    one_line: bool,
    /// The marks of emphasis that are open.
    marks: Vec<String>,
    /// What comes behind the text of a link; empty where the text is left out.
    link: Option<String>,
    /// The info and the text of a code block.
    code: Option<(String, String)>,
    alignments: Vec<Alignment>,
}

impl<'a> Writer<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            out: String::with_capacity(source.len() + source.len() / 4),
            indent: String::new(),
            containers: vec![Container::new(0, false)],
            at_start: true,
            in_block: false,
            one_line: false,
            marks: Vec::new(),
            link: None,
            code: None,
            alignments: Vec::new(),
        }
    }

    fn start(&mut self, tag: &Tag, at: usize, after: &[Located]) {
        match tag {
            Tag::Heading { level, .. } => self.heading(*level),
            Tag::BlockQuote(_) => {
                self.open(Block::Quote);
                self.enter("> ", "> ", false);
            }
            Tag::List(number) => self.list(*number, at, is_tight(after)),
            Tag::Item => self.item(),
            Tag::CodeBlock(kind) => {
                self.open(Block::Closed);
                let info = match kind {
                    CodeBlockKind::Indented => String::new(),
                    CodeBlockKind::Fenced(info) => info.to_string(),
                };
                self.code = Some((info, String::new()));
            }
            Tag::Table(alignments) => {
                self.open(Block::Table);
                self.alignments.clone_from(alignments);
            }
            Tag::TableHead => self.out.push('|'),
            Tag::TableRow => {
                self.new_line();
                self.out.push('|');
            }
            Tag::TableCell => {
                self.out.push(' ');
                (self.at_start, self.in_block, self.one_line) = (false, true, true);
            }
            Tag::Emphasis | Tag::Strong => {
                let mark = if self.source[at..].starts_with('_') { "_" } else { "*" };
                self.open_mark(mark.repeat(if *tag == Tag::Strong { 2 } else { 1 }));
            }
            Tag::Strikethrough => self.open_mark("~~".to_owned()),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.text_begins();
                if is_autolink(*link_type, dest_url) {
                    self.push(&format!("<{dest_url}>"));
                    self.link = Some(String::new());
                } else {
                    if self.out.ends_with('!') {
                        self.out.insert(self.out.len() - 1, '\\');
                    }
                    self.push("[");
                    self.link = Some(format!("]({})", destination(*link_type, dest_url, title)));
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.in_block = false,
            TagEnd::Heading(_) => {
                // Marks at the end of a heading would be left out.
                if self.out.ends_with('#') {
                    self.out.insert(self.out.len() - 1, '\\');
                }
                (self.in_block, self.one_line) = (false, false);
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.leave(),
            TagEnd::CodeBlock => self.code_block(),
            TagEnd::TableCell => {
                self.out.push_str(" |");
                (self.in_block, self.one_line) = (false, false);
            }
            TagEnd::TableHead => self.delimiter_row(),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {
                if let Some(mark) = self.marks.pop() {
                    self.push(&mark);
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
                let in_cell = self.is_in_cell();
                self.push(&if in_cell { code.replace('|', "\\|") } else { code });
            }
            (Event::SoftBreak, _) if self.one_line => self.push(" "),
            (Event::SoftBreak, _) => self.new_line(),
            (Event::HardBreak, _) => {
                self.push("\\");
                self.new_line();
            }
            (Event::TaskListMarker(done), _) => {
                self.text_begins();
                self.push(if *done { "[x] " } else { "[ ] " });
            }
            (Event::Rule, _) => {
                self.open(Block::Closed);
                // Neither the underline of a heading nor, behind one, another item's mark.
                self.push("___");
            }
            _ => {}
        }
    }

    fn is_in_cell(&self) -> bool {
        self.one_line && !self.alignments.is_empty()
    }

    fn push(&mut self, text: &str) {
        self.out.push_str(text);
        self.at_start = false;
    }

    fn text(&mut self, text: &CowStr) {
        self.text_begins();
        let text = text.replace(['\n', '\r'], " ");
        let text = if self.at_start { text.trim_start_matches([' ', '\t']) } else { &text };
        if !text.is_empty() {
            push_markdown(&mut self.out, text, self.at_start);
            self.at_start = false;
        }
    }

    fn open_mark(&mut self, mark: String) {
        self.text_begins();
        self.push(&mark);
        self.marks.push(mark);
    }

    /// Text in an item of a tight list is not announced as a paragraph.
    fn text_begins(&mut self) {
        if !self.in_block {
            self.open(Block::Paragraph);
            self.in_block = true;
        }
    }

    /// Goes to where a block begins.
    fn open(&mut self, block: Block) {
        self.in_block = false;
        let Some(container) = self.containers.last_mut() else { return };
        let is_first = container.last.is_none();
        let parts = container.parts(block);
        container.last = Some(block);
        if is_first {
            return;
        }
        if parts {
            self.new_line();
        }
        self.new_line();
    }

    fn new_line(&mut self) {
        self.trim_line();
        self.out.push('\n');
        self.out.push_str(&self.indent);
        self.at_start = true;
    }

    fn trim_line(&mut self) {
        self.out.truncate(self.out.trim_end_matches([' ', '\t']).len());
    }

    /// Goes into a container whose first line begins with `mark` and the others with `indent`.
    fn enter(&mut self, mark: &str, indent: &str, is_tight: bool) {
        self.containers.push(Container::new(self.indent.len(), is_tight));
        self.out.push_str(mark);
        self.indent.push_str(indent);
        self.at_start = true;
    }

    fn leave(&mut self) {
        self.in_block = false;
        if let Some(container) = self.containers.pop() {
            self.indent.truncate(container.outer);
        }
    }

    /// Two lists that follow one another have different marks, or they would be one.
    fn list(&mut self, number: Option<u64>, at: usize, is_tight: bool) {
        let last = self.containers.last().and_then(|c| c.last);
        let source = self.source[at..].trim_start_matches(|c: char| c.is_ascii_digit());
        let marks = if number.is_some() { ['.', ')'] } else { ['-', '*'] };
        let marks = [source.chars().next().unwrap_or_default(), marks[0], marks[1]];
        let fits = |mark: &char| match number {
            Some(_) => matches!(mark, '.' | ')'),
            None => matches!(mark, '-' | '*' | '+'),
        };
        let is_free = |mark: &char| fits(mark) && last != Some(Block::List(*mark));
        let mark = marks.into_iter().find(is_free).unwrap_or('-');
        self.open(Block::List(mark));
        self.enter("", "", is_tight);
        if let Some(list) = self.containers.last_mut() {
            (list.mark, list.number) = (mark, number);
        }
    }

    fn item(&mut self) {
        self.open(Block::Item);
        let Some(list) = self.containers.last_mut() else { return };
        let is_tight = list.is_tight;
        let mark = match list.number {
            Some(number) => format!("{number}{} ", list.mark),
            None => format!("{} ", list.mark),
        };
        list.number = list.number.map(|n| (n + 1).min(MAX_NUMBER));
        self.enter(&mark, &" ".repeat(mark.len()), is_tight);
    }

    fn heading(&mut self, level: HeadingLevel) {
        self.open(Block::Closed);
        self.out.push_str(&"#".repeat(level as usize));
        self.push(" ");
        (self.in_block, self.one_line) = (true, true);
    }

    fn code_block(&mut self) {
        let Some((info, code)) = self.code.take() else { return };
        let mark = if info.contains('`') { '~' } else { '`' };
        let longest = code.split(|c| c != mark).map(str::len).max().unwrap_or_default();
        let fence = mark.to_string().repeat(longest.max(2) + 1);
        self.push(&fence);
        push_markdown(&mut self.out, &info, false);
        for line in code.lines() {
            self.new_line();
            self.out.push_str(line);
        }
        self.out.push('\n');
        self.out.push_str(&self.indent);
        self.push(&fence);
    }

    fn delimiter_row(&mut self) {
        self.new_line();
        self.out.push('|');
        for alignment in &self.alignments {
            self.out.push_str(match alignment {
                Alignment::None => " --- |",
                Alignment::Left => " :-- |",
                Alignment::Center => " :-: |",
                Alignment::Right => " --: |",
            });
        }
    }
}

/// Maximum number of an item.
const MAX_NUMBER: u64 = 999_999_999;

/// Whether a list is tight, from the events behind its beginning: none of its items has paragraphs.
fn is_tight(after: &[Located]) -> bool {
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
