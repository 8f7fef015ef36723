//! What a piece of HTML says: its words and their marks, without how it is written or looks.

use std::fmt::Write;

/// Elements that say something by themselves.
const MARKS: [&str; 21] = [
    "em",
    "strong",
    "del",
    "code",
    "pre",
    "ul",
    "ol",
    "li",
    "blockquote",
    "a",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "tr",
    "th",
    "td",
    "br",
];

const INLINE: [&str; 5] = ["em", "strong", "del", "a", "br"];

/// The HTML with the tags of `MARKS` and their telling attributes, one block a line, its white space
/// as it shows.
pub fn said(html: &str) -> String {
    let mut said = Said::default();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        said.text(&rest[..open]);
        let end = open + rest[open..].find('>').expect("a whole tag");
        said.tag(&rest[open + 1..end]);
        rest = &rest[end + 1..];
    }
    said.text(rest);
    said.block();
    said.out
}

/// The text that the HTML shows, without any white space.
pub fn shown(html: &str) -> String {
    let mut out = String::new();
    for piece in html.split('<').enumerate() {
        let text = if piece.0 == 0 { piece.1 } else { piece.1.split_once('>').expect("a tag").1 };
        out.extend(decoded(text).chars().filter(|c| !c.is_whitespace()));
    }
    out
}

#[derive(Default)]
struct Said {
    out: String,
    is_pre: bool,
    /// White space that shows if text follows.
    has_space: bool,
}

impl Said {
    fn text(&mut self, html: &str) {
        let text = decoded(html);
        if self.is_pre {
            self.out.push_str(&text);
            return;
        }
        for c in text.chars() {
            if c.is_whitespace() {
                self.has_space = true;
            } else {
                self.space();
                self.out.push(c);
            }
        }
    }

    fn space(&mut self) {
        let at_start =
            self.out.is_empty() || self.out.ends_with('\n') || self.out.ends_with("<br>");
        if std::mem::take(&mut self.has_space) && !at_start {
            self.out.push(' ');
        }
    }

    fn block(&mut self) {
        // The box of a task may stand before its paragraph.
        if self.out.ends_with(['☐', '☑']) {
            return;
        }
        self.has_space = false;
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn tag(&mut self, tag: &str) {
        let name = tag.trim_matches('/').split([' ', '/', '\n']).next().unwrap_or_default();
        if tag.starts_with("input") {
            self.text(if tag.contains("checked") { "☑ " } else { "☐ " });
            return;
        }
        if name == "hr" {
            self.block();
            self.out.push_str("<hr>\n");
            return;
        }
        let is_code = name == "code" && !self.is_pre;
        if !INLINE.contains(&name) && !is_code && name != "span" {
            self.is_pre = tag == "pre" || tag.starts_with("pre ") || self.is_pre && tag != "/pre";
            if tag == "/pre" || !self.is_pre || tag.starts_with("pre") {
                self.block();
            }
        }
        if self.is_pre && tag == "/code" {
            self.out.truncate(self.out.trim_end().len());
        }
        if MARKS.contains(&name) {
            self.mark(name, tag);
        }
    }

    fn mark(&mut self, name: &str, tag: &str) {
        if name == "br" {
            self.has_space = false;
        } else if !tag.starts_with('/') {
            self.space();
        }
        let closing = if tag.starts_with('/') { "/" } else { "" };
        let _ = write!(self.out, "<{closing}{name}");
        for key in ["href", "title", "start", "class", "style", "align"] {
            let Some((_, value)) = tag.split_once(&format!(" {key}=\"")) else { continue };
            let value = value.split('"').next().unwrap_or_default();
            match (name, key) {
                ("code", "class") | ("a", "title") | ("ol", "start") => {
                    let _ = write!(self.out, " {key}={}", decoded(value));
                }
                ("a", "href") => {
                    let _ = write!(self.out, " {key}={}", unescaped(&decoded(value)));
                }
                ("th" | "td", "style" | "align") => {
                    let _ = write!(self.out, " {}", value.trim_start_matches("text-align: "));
                }
                _ => {}
            }
        }
        self.out.push('>');
        if !INLINE.contains(&name) && name != "code" && !self.is_pre {
            self.out.push('\n');
        }
    }
}

fn decoded(html: &str) -> String {
    let html = html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    html.replace("&#39;", "'").replace("&#x27;", "'").replace("&amp;", "&")
}

/// An address without its percent signs: which characters need them, programs see differently.
fn unescaped(address: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = after.get(..2).and_then(|d| std::str::from_utf8(d).ok());
        match digits.and_then(|d| u8::from_str_radix(d, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
