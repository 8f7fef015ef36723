//! What a check can notice: one rule in full, all of them in a list, and the page of rules.

use std::fmt::Write as _;

use crate::core::check::{Group, RULES, Rule};
use crate::core::text::sentence;
use crate::core::text::{Text, TextStyle};

/// One rule in full, in lines of at most `width` columns; the examples stay as they are written.
#[must_use]
pub fn rule_explanation_human(rule: &Rule, width: usize) -> Vec<Text> {
    let facts = format!("  {} · {}", rule.severity.key(), rule.group.name().to_lowercase());
    let mut lines = vec![Text::of(TextStyle::Strong, rule.code).and(TextStyle::Quiet, facts)];
    lines.extend(Text::from(sentence(rule.title)).wrap(width));
    for passage in [rule.why, rule.explanation, rule.help] {
        lines.push(Text::new());
        lines.extend(Text::from(passage).wrap(width));
    }
    let switch_off =
        format!("[check]\nallow = [{{ code = \"{}\", because = \"…\" }}]\n", rule.code);
    let mut snippets = vec![("Found in:", rule.trips), ("Not found in:", rule.passes)];
    if rule.group != Group::Questions {
        snippets.push(("To let it stand, say why in the charter:", switch_off.as_str()));
    }
    for (heading, snippet) in snippets {
        lines.push(Text::new());
        lines.push(Text::of(TextStyle::Quiet, heading));
        lines.push(Text::new());
        lines.extend(snippet.lines().map(|line| match line {
            "" => Text::new(),
            line => Text::from(format!("    {line}")),
        }));
    }
    lines
}

/// Every rule in a line or two, by group.
#[must_use]
pub fn rule_listing_human(width: usize) -> Vec<Text> {
    let widest = RULES.iter().map(|rule| rule.code.len()).max().unwrap_or(0);
    let beside = width >= widest + 44;
    let mut lines = Vec::new();
    for group in Group::ALL {
        if !lines.is_empty() {
            lines.push(Text::new());
        }
        lines.push(Text::of(TextStyle::Strong, group.name()));
        for rule in RULES.iter().filter(|rule| rule.group == group) {
            let code = Text::from(format!("  {}", rule.code));
            let title = Text::of(TextStyle::Quiet, rule.title);
            if beside {
                let gap = " ".repeat(widest + 2 - rule.code.len());
                let indent = widest + 4;
                for (n, row) in title.wrap(width - indent).into_iter().enumerate() {
                    let before = if n == 0 {
                        code.clone().and(TextStyle::Plain, gap.clone())
                    } else {
                        Text::from(" ".repeat(indent))
                    };
                    lines.push(before.join(row));
                }
            } else {
                lines.push(code);
                let rows = title.wrap(width.saturating_sub(4)).into_iter();
                lines.extend(rows.map(|row| Text::from("    ").join(row)));
            }
        }
    }
    lines
}

/// The page of all rules, in Markdown.
#[must_use]
pub fn rules_reference_page() -> String {
    let mut page = String::from(
        "# What a check notices\n\n\
         <!-- Made from the rules themselves in src/check/rules; a test holds the two together. -->\n\n\
         `copcharter check` goes through these rules. Each finding has a severity: an *error* keeps \
         part of the charter from being read, a *warning* is likely to trouble the community sooner \
         or later, *advice* is worth a thought. A rule that misses an answer waits until the team \
         has come past the question: one after it that is not core is answered, or the charter is \
         agreed, and nothing is pending about it. Of a retired charter, only what cannot be read \
         is found.\n\n\
         A team that sees it otherwise says so in the charter, with its reason:\n\n\
         ```toml\n[check]\nallow = [\n  { code = \"no-sponsor\", because = \"We answer to our members only.\" },\n]\n```\n",
    );
    for group in Group::ALL {
        let _ = write!(page, "\n## {}\n", group.name());
        for rule in RULES.iter().filter(|rule| rule.group == group) {
            let Rule { code, title, why, help, explanation, trips, passes, .. } = rule;
            let (severity, title) = (rule.severity.key(), sentence(title));
            let _ = write!(
                page,
                "\n### `{code}`\n\n{title} *({severity})*\n\n{why}\n\n{explanation}\n\n{help}\n\n\
                 Found in:\n\n```toml\n{trips}```\n\nNot found in:\n\n```toml\n{passes}```\n"
            );
        }
    }
    page
}
