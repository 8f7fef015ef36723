//! A body that is put together of several answers, fixed words and their layout: the same events
//! for both formats.

use pulldown_cmark::{Alignment, CowStr, Event, Tag, TagEnd};

use super::events::{safe_events, with_addresses};
use super::guard::written_as;
use super::html::written_html;
use super::inline::{inline_events, is_writable, with_html_texts};
use super::outline::Marked;
use super::reading::expected_outline;
use super::writer::{Marks, written};
use super::{Setting, normalized};
use crate::output::render::escape::{is_plain, one_line};

/// How what people wrote is read.
#[derive(Clone, Copy, PartialEq)]
enum Reading {
    Markdown,
    /// As Markdown where it is read in the same way everywhere, standing alone.
    Proved,
    Literal,
}

/// A body that is being put together.
pub(in crate::output::render) struct Flow<'a> {
    setting: &'a Setting<'a>,
    reading: Reading,
    events: Vec<Marked<'static>>,
    in_paragraph: bool,
    /// Whether texts stand in paragraphs; not so in the items of a tight list.
    has_paragraphs: bool,
    /// Whether anything in it could be read in two ways.
    has_markup: bool,
}

/// What `build` puts together, as HTML.
pub(in crate::output::render) fn flow_html(setting: &Setting, build: impl Fn(&mut Flow)) -> String {
    let mut flow = Flow::new(setting, Reading::Markdown);
    build(&mut flow);
    flow.end_paragraph();
    written_html(with_html_texts(flow.events), setting)
}

/// What `build` puts together, as Markdown.
pub(in crate::output::render) fn flow_markdown(
    setting: &Setting,
    build: impl Fn(&mut Flow),
) -> String {
    let readings = [Reading::Markdown, Reading::Proved, Reading::Literal];
    let mut texts = readings.into_iter().filter_map(|reading| {
        let mut flow = Flow::new(setting, reading);
        build(&mut flow);
        flow.end_paragraph();
        flow.markdown()
    });
    texts.next().unwrap_or_default()
}

impl<'a> Flow<'a> {
    fn new(setting: &'a Setting, reading: Reading) -> Self {
        Self {
            setting,
            reading,
            events: Vec::new(),
            in_paragraph: false,
            has_paragraphs: true,
            has_markup: false,
        }
    }

    fn markdown(self) -> Option<String> {
        let events = self.events.into_iter().filter(|(e, _)| !matches!(e, Event::InlineHtml(_)));
        let events = with_addresses(events.collect());
        if self.has_markup && self.reading != Reading::Literal {
            return written_as(&events, &expected_outline(&events));
        }
        written(&events, Marks::OfSource)
    }

    /// A list whose items `item` fills. Where one of them is of several blocks, all are paragraphs.
    pub(in crate::output::render) fn list<T>(
        &mut self,
        items: impl Iterator<Item = T>,
        has_blocks: bool,
        item: impl Fn(&mut Self, T),
    ) {
        self.end_paragraph();
        self.has_paragraphs = has_blocks;
        self.push(Event::Start(Tag::List(None)));
        for value in items {
            self.push(Event::Start(Tag::Item));
            item(self, value);
            self.end_paragraph();
            self.push(Event::End(TagEnd::Item));
        }
        self.push(Event::End(TagEnd::List(false)));
        self.has_paragraphs = true;
    }

    /// A table with these heads; `row` fills every row with a cell for each of them.
    pub(in crate::output::render) fn table<'t, T>(
        &mut self,
        heads: &[&str],
        rows: impl Iterator<Item = T>,
        row: impl Fn(&T, usize) -> (&'t str, bool),
    ) where
        T: 't,
    {
        self.has_paragraphs = false;
        self.push(Event::Start(Tag::Table(vec![Alignment::None; heads.len()])));
        self.push(Event::Start(Tag::TableHead));
        for head in heads {
            self.cell(head, true);
        }
        self.push(Event::End(TagEnd::TableHead));
        for value in rows {
            self.push(Event::Start(Tag::TableRow));
            for column in 0..heads.len() {
                let (text, is_literal) = row(&value, column);
                self.cell(text, is_literal);
            }
            self.push(Event::End(TagEnd::TableRow));
        }
        self.push(Event::End(TagEnd::Table));
        self.has_paragraphs = true;
    }

    fn cell(&mut self, text: &str, is_literal: bool) {
        self.push(Event::Start(Tag::TableCell));
        self.line(text, is_literal);
        self.push(Event::End(TagEnd::TableCell));
    }

    /// A text of one line as a name: strong as a whole.
    pub(in crate::output::render) fn strong(&mut self, text: &str, is_literal: bool) {
        self.paragraph();
        self.push(Event::Start(Tag::Strong));
        let name = self.events.len();
        self.line(text, is_literal);
        let inner = self.events.split_off(name).into_iter();
        let is_strong =
            |event: &Event| matches!(event, Event::Start(Tag::Strong) | Event::End(TagEnd::Strong));
        self.events.extend(inner.filter(|(event, _)| !is_strong(event)));
        self.push(Event::End(TagEnd::Strong));
    }

    fn line(&mut self, text: &str, is_literal: bool) {
        if is_literal {
            self.literal(text);
        } else {
            self.inline(text);
        }
    }

    /// A label before what follows.
    pub(in crate::output::render) fn label(&mut self, label: &str) {
        self.paragraph();
        self.push(Event::Start(Tag::Emphasis));
        self.literal(&format!("{label}:"));
        self.push(Event::End(TagEnd::Emphasis));
        self.literal(" ");
    }

    /// A text of our own or without markup, whose addresses become links.
    pub(in crate::output::render) fn literal(&mut self, text: &str) {
        self.paragraph();
        let text = if text.trim().is_empty() { text.into() } else { spaced(text) };
        if !text.is_empty() {
            self.push(Event::Text(CowStr::from(text)));
        }
    }

    /// A text of one line.
    pub(in crate::output::render) fn inline(&mut self, text: &str) {
        let is_literal = match self.reading {
            Reading::Markdown => false,
            Reading::Proved => !is_writable(text, self.setting.folder),
            Reading::Literal => true,
        };
        if is_literal {
            self.literal(text);
            return;
        }
        self.paragraph();
        self.has_markup |= !is_plain(text);
        let events = inline_events(text, self.setting.folder);
        self.events.extend(events);
    }

    /// An answer that may be of several blocks; the first goes on where the text stands.
    pub(in crate::output::render) fn run_on(&mut self, text: &str) {
        if self.reading == Reading::Literal || !has_blocks(text) {
            self.inline(text.trim());
            return;
        }
        self.has_markup = true;
        let text = normalized(text);
        let mut events = safe_events(&text, self.setting).into_iter().peekable();
        if events.next_if(|(event, _)| *event == Event::Start(Tag::Paragraph)).is_some() {
            self.paragraph();
            self.in_paragraph = false;
        } else {
            self.end_paragraph();
        }
        self.events.extend(events.map(|(event, mark)| (event.into_static(), mark)));
    }

    /// The place of an answer, to which links lead in HTML.
    pub(in crate::output::render) fn anchored(&mut self, id: &str, fill: impl Fn(&mut Self)) {
        self.paragraph();
        self.push(Event::InlineHtml(CowStr::from(format!("<span id=\"{id}\">"))));
        fill(self);
        self.push(Event::InlineHtml(CowStr::Borrowed("</span>")));
    }

    /// Whether text would go on in a paragraph.
    pub(in crate::output::render) fn is_in_paragraph(&self) -> bool {
        self.in_paragraph
    }

    fn paragraph(&mut self) {
        if self.has_paragraphs && !self.in_paragraph {
            self.push(Event::Start(Tag::Paragraph));
            self.in_paragraph = true;
        }
    }

    /// Ends the paragraph that is open.
    pub(in crate::output::render) fn end_paragraph(&mut self) {
        if std::mem::take(&mut self.in_paragraph) {
            self.push(Event::End(TagEnd::Paragraph));
        }
    }

    fn push(&mut self, event: Event<'static>) {
        self.events.push((event, '\0'));
    }
}

/// A text on one line; a space at its end is kept.
fn spaced(text: &str) -> String {
    let mut line = one_line(text).into_owned();
    if text.ends_with(' ') {
        line.push(' ');
    }
    line
}

/// Whether an answer has a heading of its own.
pub(in crate::output::render) fn has_headings(text: &str) -> bool {
    let text = normalized(text);
    let events = safe_events(&text, &Setting { heading_level: 0, folder: "", table_word: "" });
    events.iter().any(|(event, _)| matches!(event, Event::Start(Tag::Heading { .. })))
}

/// Whether an answer is more than one paragraph without forced line breaks.
pub(in crate::output::render) fn has_blocks(text: &str) -> bool {
    let text = text.trim();
    if !text.contains(['\n', '\r', '\u{2028}', '\u{2029}']) {
        return false;
    }
    let text = normalized(text);
    let events = safe_events(&text, &Setting { heading_level: 0, folder: "", table_word: "" });
    let is_more = |event: &Event| match event {
        Event::HardBreak | Event::Rule => true,
        Event::Start(tag) => !matches!(
            tag,
            Tag::Paragraph | Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }
        ),
        _ => false,
    };
    let paragraphs = events.iter().filter(|(e, _)| *e == Event::Start(Tag::Paragraph)).count();
    paragraphs > 1 || events.iter().any(|(event, _)| is_more(event))
}
