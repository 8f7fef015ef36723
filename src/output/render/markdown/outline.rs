//! What events say, without how it is written: two texts with the same outline are read as the same.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};

/// An event, and the mark that its source begins with: of a list that behind its number.
pub(super) type Marked<'a> = (Event<'a>, char);

/// The events with all that may be written in two ways written in one: white space, the kinds of
/// links and code blocks, and the paragraphs of tight lists.
pub(super) fn outline<'a>(events: impl Iterator<Item = Event<'a>>) -> Vec<Event<'a>> {
    let mut outline = Outline { text: String::new(), is_in_paragraph: false, out: Vec::new() };
    for event in events {
        match event {
            Event::Text(text) => outline.text.push_str(&text),
            Event::SoftBreak => outline.text.push('\n'),
            Event::Start(Tag::CodeBlock(kind)) => {
                let info = match &kind {
                    CodeBlockKind::Indented => "",
                    CodeBlockKind::Fenced(info) => info,
                };
                let language = info.split_ascii_whitespace().next().unwrap_or_default();
                let kind = CodeBlockKind::Fenced(CowStr::from(language.to_owned()));
                outline.block(Some(Event::Start(Tag::CodeBlock(kind))));
            }
            Event::End(TagEnd::CodeBlock) => {
                let code = std::mem::take(&mut outline.text);
                let code = code.strip_suffix('\n').unwrap_or(&code).to_owned();
                outline.out.push(Event::Text(CowStr::from(code)));
                outline.out.push(Event::End(TagEnd::CodeBlock));
            }
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => outline.block(None),
            Event::Start(Tag::Link { link_type, dest_url, title, id: _ }) => {
                outline.inline(plain_link(link_type, dest_url, &title));
            }
            event if is_inline(&event) => outline.inline(event),
            event => outline.block(Some(event)),
        }
    }
    outline.block(None);
    outline.out
}

struct Outline<'a> {
    text: String,
    is_in_paragraph: bool,
    out: Vec<Event<'a>>,
}

impl<'a> Outline<'a> {
    fn flush_text(&mut self) {
        let text = std::mem::take(&mut self.text);
        let at_start = !self.is_in_paragraph || self.out.last() == Some(&Event::HardBreak);
        let text = single_spaced(if at_start { text.trim_start_matches(SPACE) } else { &text });
        if !text.is_empty() {
            self.is_in_paragraph = true;
            self.out.push(Event::Text(CowStr::from(text)));
        }
    }

    fn inline(&mut self, event: Event<'a>) {
        if event == Event::HardBreak {
            self.text.truncate(self.text.trim_end_matches(SPACE).len());
        }
        self.flush_text();
        self.is_in_paragraph = true;
        self.out.push(event);
    }

    /// The boundary of a block, which ends a paragraph, whether or not it was marked as one.
    fn block(&mut self, event: Option<Event<'a>>) {
        self.text.truncate(self.text.trim_end_matches(SPACE).len());
        self.flush_text();
        if std::mem::take(&mut self.is_in_paragraph) {
            self.out.push(Event::End(TagEnd::Paragraph));
        }
        self.out.extend(event);
    }
}

/// What Markdown and HTML take for white space.
const SPACE: [char; 4] = [' ', '\t', '\n', '\r'];

fn single_spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let is_space = SPACE.contains(&c);
        if !is_space || !out.ends_with(' ') {
            out.push(if is_space { ' ' } else { c });
        }
    }
    out
}

fn plain_link<'a>(kind: LinkType, address: CowStr<'a>, title: &str) -> Event<'a> {
    let dest_url = match kind {
        LinkType::Email => CowStr::from(format!("mailto:{address}")),
        _ => address,
    };
    let title = CowStr::from(single_spaced(title));
    let id = CowStr::Borrowed("");
    Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, title, id })
}

fn is_inline(event: &Event) -> bool {
    match event {
        Event::Start(tag) => matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough),
        Event::End(tag) => {
            matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
        }
        Event::Code(_) | Event::HardBreak | Event::TaskListMarker(_) => true,
        _ => false,
    }
}
