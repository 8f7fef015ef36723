//! An answer as HTML, through one filter: nothing in it runs, loads or leaves its place.

use pulldown_cmark::{
    CowStr, Event, HeadingLevel, LinkType, Parser, Tag, TagEnd, TextMergeStream, html::push_html,
};

use super::{EXTENSIONS, may_link};
use crate::output::render::escape::{clean, html_with_links};

/// An answer as HTML. Its headings come below the heading of level `below`; `table` names the
/// tables in it for those who hear them.
pub(in crate::output::render) fn html(text: &str, below: u8, table: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len() + text.len() / 2);
    let mut filter =
        Filter { below, table, links: Vec::new(), inside: 0, in_code: false, out: Vec::new() };
    for event in TextMergeStream::new(Parser::new_ext(&text, EXTENSIONS)) {
        filter.take(event);
    }
    push_html(&mut out, filter.out.into_iter());
    out
}

struct Filter<'a> {
    below: u8,
    table: &'a str,
    /// For each link and image that is open, whether it is written as a link.
    links: Vec<bool>,
    /// How many of them are.
    inside: usize,
    in_code: bool,
    out: Vec<Event<'a>>,
}

impl<'a> Filter<'a> {
    fn take(&mut self, event: Event<'a>) {
        let event = match event {
            Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                return self.link(link_type, dest_url, title);
            }
            // Nothing loads: an image is a link to it.
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                return self.link(LinkType::Inline, dest_url, title);
            }
            Event::End(TagEnd::Link | TagEnd::Image) => return self.end_link(),
            Event::Start(Tag::Heading { level, .. }) => Event::Start(Tag::Heading {
                level: self.lower(level),
                id: None,
                classes: Vec::new(),
                attrs: Vec::new(),
            }),
            Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(self.lower(level))),
            Event::Text(text) if self.inside == 0 && !self.in_code && text.contains(['@', ':']) => {
                Event::InlineHtml(CowStr::from(html_with_links(&text)))
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                self.in_code = true;
                Event::Start(Tag::CodeBlock(kind))
            }
            Event::End(TagEnd::CodeBlock) => {
                self.in_code = false;
                Event::End(TagEnd::CodeBlock)
            }
            Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::TaskListMarker(done) => {
                Event::Text(CowStr::Borrowed(if done { "☑ " } else { "☐ " }))
            }
            Event::Start(Tag::Table(columns)) => {
                self.out.push(Event::Html(CowStr::from(scroller(self.table))));
                Event::Start(Tag::Table(columns))
            }
            Event::End(TagEnd::Table) => {
                self.out.push(Event::End(TagEnd::Table));
                Event::Html(CowStr::Borrowed("</div>\n"))
            }
            event => event,
        };
        self.out.push(event);
    }

    fn link(&mut self, link_type: LinkType, dest_url: CowStr<'a>, title: CowStr<'a>) {
        let mailto = matches!(link_type, LinkType::Email);
        let written = self.inside == 0 && (mailto || may_link(&dest_url));
        self.links.push(written);
        if written {
            self.inside += 1;
            let id = CowStr::Borrowed("");
            self.out.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
        }
    }

    fn end_link(&mut self) {
        if self.links.pop() == Some(true) {
            self.inside -= 1;
            self.out.push(Event::End(TagEnd::Link));
        }
    }

    /// A heading of an answer stands below the heading over the answer.
    fn lower(&self, level: HeadingLevel) -> HeadingLevel {
        let level = (level as usize + usize::from(self.below)).min(6);
        HeadingLevel::try_from(level).unwrap_or(HeadingLevel::H6)
    }
}

/// A box in which a wide table scrolls, so that the page does not.
fn scroller(label: &str) -> String {
    let mut out = String::from("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"");
    crate::output::render::escape::push_html(&mut out, label);
    out.push_str("\">\n");
    out
}
