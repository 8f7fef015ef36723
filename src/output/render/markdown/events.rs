//! An answer as a stream of safe events, from which both formats are written, so that they say the
//! same: raw HTML is text, images are links, no link leads anywhere it may not, headings come below
//! the one over the answer.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Parser, Tag, TagEnd};

use super::footnotes::footnotes_as_text;
use super::headings::{fit_headings, without_attributes};
use super::links::{from_folder, may_link};
use super::outline::Marked;
use super::{EXTENSIONS, Setting};
use crate::output::render::addresses::{Piece, for_each_piece};

/// What the answer says.
pub(super) fn safe_events<'a>(text: &'a str, setting: &Setting<'a>) -> Vec<Marked<'a>> {
    let mut filter = Filter {
        folder: setting.folder,
        links: Vec::new(),
        is_in_link: false,
        is_in_heading: false,
        text: None,
        html: String::new(),
        out: Vec::new(),
    };
    for (event, range) in Parser::new_ext(text, EXTENSIONS).into_offset_iter() {
        filter.take(event, &text[range]);
    }
    filter.flush_text();
    let mut events = footnotes_as_text(filter.out);
    fit_headings(&mut events, setting.heading_level);
    events
}

fn mark_of(source: &str) -> char {
    source.trim_start_matches(|c: char| c.is_ascii_digit()).chars().next().unwrap_or_default()
}

/// Whether text is neither code nor part of a link, so that addresses in it are links.
#[derive(Default)]
pub(super) struct InText {
    is_in_link: bool,
    is_in_code: bool,
}

impl InText {
    /// Takes note of an event; whether it is text in which addresses are links.
    pub(super) fn takes_addresses(&mut self, event: &Event) -> bool {
        match event {
            Event::Start(Tag::Link { .. }) => self.is_in_link = true,
            Event::End(TagEnd::Link) => self.is_in_link = false,
            Event::Start(Tag::CodeBlock(_)) => self.is_in_code = true,
            Event::End(TagEnd::CodeBlock) => self.is_in_code = false,
            Event::Text(_) => return !self.is_in_link && !self.is_in_code,
            _ => {}
        }
        false
    }
}

/// The events with the web and mail addresses in their text as links.
pub(super) fn with_addresses(events: Vec<Marked<'_>>) -> Vec<Marked<'_>> {
    let mut place = InText::default();
    let mut out = Vec::with_capacity(events.len());
    for (event, at) in events {
        let takes_addresses = place.takes_addresses(&event);
        match event {
            Event::Text(text) if takes_addresses => push_pieces(&mut out, &text, at),
            event => out.push((event, at)),
        }
    }
    out
}

fn push_pieces(out: &mut Vec<Marked>, text: &str, at: char) {
    for_each_piece(text, |piece| {
        let (link_type, address) = match piece {
            Piece::Plain(text) => {
                out.push((Event::Text(CowStr::from(text.to_owned())), at));
                return;
            }
            Piece::Web(address) => (LinkType::Autolink, address),
            Piece::Mail(address) => (LinkType::Email, address),
        };
        let address = CowStr::from(address.to_owned());
        out.push((link(link_type, address.clone(), CowStr::Borrowed("")), at));
        out.push((Event::Text(address), at));
        out.push((Event::End(TagEnd::Link), at));
    });
}

struct Filter<'a> {
    folder: &'a str,
    /// For each link and image that is open, whether it stays a link.
    links: Vec<bool>,
    is_in_link: bool,
    is_in_heading: bool,
    /// Text that may go on in the next event.
    text: Option<(CowStr<'a>, char)>,
    /// The block of raw HTML that is open.
    html: String,
    out: Vec<Marked<'a>>,
}

impl<'a> Filter<'a> {
    fn take(&mut self, event: Event<'a>, source: &str) {
        let at = mark_of(source);
        match event {
            Event::Text(text) => self.push_text(text, at),
            Event::InlineHtml(raw) => self.push_lines(raw.lines().map(str::trim_ascii), at),
            // Programs differ on what may stand behind the language.
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let language = info.split_ascii_whitespace().next().unwrap_or_default();
                let kind = CodeBlockKind::Fenced(CowStr::from(language.to_owned()));
                self.push(Event::Start(Tag::CodeBlock(kind)), at);
            }
            Event::Start(Tag::HtmlBlock) => self.html.clear(),
            Event::Html(raw) => self.html.push_str(&raw),
            Event::End(TagEnd::HtmlBlock) => self.html_block(at),
            // Nothing loads: an image is a link to it.
            Event::Start(
                Tag::Link { link_type, dest_url, title, .. }
                | Tag::Image { link_type, dest_url, title, .. },
            ) => {
                self.start_link(link_type, dest_url, title, at);
            }
            Event::End(TagEnd::Link | TagEnd::Image) => self.end_link(at),
            Event::Start(Tag::Heading { level, .. }) => {
                self.is_in_heading = true;
                self.push(Event::Start(heading(level)), at);
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some((text, _)) = &mut self.text {
                    *text = CowStr::from(without_attributes(text, source).to_owned());
                }
                self.push(event, at);
                self.is_in_heading = false;
            }
            // A heading in Markdown has one line.
            Event::HardBreak if self.is_in_heading => self.push(Event::SoftBreak, at),
            // A heading is no task.
            Event::TaskListMarker(done) if self.is_in_heading => {
                self.push_text(CowStr::Borrowed(task_box(done)), at);
            }
            event => self.push(event, at),
        }
    }

    fn push(&mut self, event: Event<'a>, at: char) {
        self.flush_text();
        self.out.push((event, at));
    }

    fn push_text(&mut self, text: CowStr<'a>, at: char) {
        self.text = Some(match self.text.take() {
            None => (text, at),
            Some((before, start)) => (CowStr::from(before.into_string() + &text), start),
        });
    }

    fn flush_text(&mut self) {
        if let Some((text, at)) = self.text.take() {
            self.out.push((Event::Text(text), at));
        }
    }

    /// A block of raw HTML as paragraphs of text.
    fn html_block(&mut self, at: char) {
        let raw = std::mem::take(&mut self.html);
        let lines: Vec<_> = raw.lines().map(str::trim_ascii).collect();
        for paragraph in lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty()) {
            self.push(Event::Start(Tag::Paragraph), at);
            self.push_lines(paragraph.iter().copied(), at);
            self.push(Event::End(TagEnd::Paragraph), at);
        }
    }

    fn push_lines<'l>(&mut self, lines: impl Iterator<Item = &'l str>, at: char) {
        for (i, line) in lines.enumerate() {
            if i > 0 {
                self.push(Event::SoftBreak, at);
            }
            self.push_text(CowStr::from(line.to_owned()), at);
        }
    }

    fn start_link(&mut self, kind: LinkType, address: CowStr<'a>, title: CowStr<'a>, at: char) {
        let good = matches!(kind, LinkType::Email) || may_link(&address);
        let stays = good && !self.is_in_link;
        self.links.push(stays);
        if stays {
            let address = match from_folder(&address, self.folder) {
                Some(address) => CowStr::from(address),
                None => address,
            };
            self.push(link(kind, address, title), at);
            self.is_in_link = true;
        }
    }

    fn end_link(&mut self, at: char) {
        if self.links.pop() == Some(true) {
            self.push(Event::End(TagEnd::Link), at);
            self.is_in_link = false;
        }
    }
}

/// The box of a task as text.
pub(super) fn task_box(done: bool) -> &'static str {
    if done { "☑ " } else { "☐ " }
}

fn heading<'a>(level: HeadingLevel) -> Tag<'a> {
    Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() }
}

/// The beginning of a link: an autolink or one with a text of its own.
fn link<'a>(kind: LinkType, dest_url: CowStr<'a>, title: CowStr<'a>) -> Event<'a> {
    let link_type = match kind {
        LinkType::Autolink | LinkType::Email => kind,
        _ => LinkType::Inline,
    };
    Event::Start(Tag::Link { link_type, dest_url, title, id: CowStr::Borrowed("") })
}
