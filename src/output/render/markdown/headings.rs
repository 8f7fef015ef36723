//! The headings in an answer: below the one over it, without skipping a level, and without the
//! attributes that some programs let them have.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::outline::Marked;

/// The lowest level of a heading.
const LOWEST: usize = 6;

/// Lowers the headings: the highest ones come right below the level `below`, every further level one
/// deeper, and none more than one deeper than the heading before it.
pub(super) fn fit_headings(events: &mut [Marked], below: u8) {
    let used: BTreeSet<_> = events.iter().filter_map(|(event, _)| level(event)).collect();
    let mut before = usize::from(below);
    let mut fitted = HeadingLevel::H6;
    for (event, _) in events {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let rank = used.iter().take_while(|used| **used < *level).count();
                before = (usize::from(below) + 1 + rank).min(before + 1).min(LOWEST);
                fitted = HeadingLevel::try_from(before).unwrap_or(HeadingLevel::H6);
                *level = fitted;
            }
            Event::End(TagEnd::Heading(level)) => *level = fitted,
            _ => {}
        }
    }
}

fn level(event: &Event) -> Option<HeadingLevel> {
    match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level),
        _ => None,
    }
}

/// The end of a heading without its attributes: `{#name .class key=value}`. `source` is how the whole
/// heading is written; braces that it escapes are text.
pub(super) fn without_attributes<'t>(text: &'t str, source: &str) -> &'t str {
    let Some(open) = text.rfind('{').filter(|_| text.trim_end().ends_with('}')) else {
        return text;
    };
    let inner = text[open + 1..].trim_end().trim_end_matches('}');
    let is_attribute = |word: &str| match word.strip_prefix(['#', '.']) {
        Some(name) => is_name(name),
        None => word.split_once('=').is_some_and(|(key, _)| is_name(key)),
    };
    let mut words = inner.trim_start_matches(':').split_whitespace().peekable();
    let begins = words.peek().is_some_and(|word| word.starts_with(['#', '.']));
    let is_escaped = source.rfind('{').is_some_and(|at| source[..at].ends_with('\\'));
    if begins && !is_escaped && words.all(is_attribute) { text[..open].trim_end() } else { text }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_:.".contains(c))
}

#[cfg(test)]
mod tests {
    use super::without_attributes;

    #[test]
    fn attributes_are_no_text_and_braces_are() {
        let cases = [
            ("Rules {#rules}", "Rules"),
            ("Rules {#rules .wide key=v}", "Rules"),
            ("Rules {: #rules }", "Rules"),
            ("{#rules}", ""),
            ("The set {a, b}", "The set {a, b}"),
            ("Room {#1, #2}", "Room {#1, #2}"),
            ("{#a} first", "{#a} first"),
        ];
        for (text, shown) in cases {
            assert_eq!(without_attributes(text, text), shown);
        }
        assert_eq!(without_attributes("Say {#rules}", "# Say \\{#rules}"), "Say {#rules}");
    }
}
