//! Markdown by chance, as people write it: all constructs, inside and beside one another.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Words and spans of a line.
const SPANS: &[&str] = &[
    "we meet",
    "5 * 3 * 2 = 30",
    "snake_case and first_last",
    "Q&A &amp; R&D &copy;",
    "*soon*",
    "_soon_",
    "**by consensus**",
    "__always__",
    "***both***",
    "**bold with *more* inside**",
    "~~not this~~",
    "~5 hours",
    "`code *as it is*`",
    "``with ` tick``",
    "`https://a.example/code`",
    "https://example.org/conduct",
    "http://example.org/a_b_c?d=e&f=g#h.",
    "(see https://example.org/a_(b))",
    "**https://example.org/**",
    "<https://example.org/x_y>",
    "[our *rules*](https://example.org/rules)",
    "[https://example.org](https://example.org)",
    "[with a title](https://example.org \"A *title*\")",
    "[beside](<./code of conduct.md>)",
    "[by name][rules]",
    "[rules][]",
    "[rules]",
    "[nothing][such]",
    "[not this](javascript:alert(1))",
    "![a picture](https://example.org/a.png)",
    "[![both](a.png)](https://example.org)",
    "ana@example.org",
    "<ana@example.org>",
    "mailto:ana@example.org",
    "www.example.org",
    "ftp://files.example.org/x",
    "<b>bold</b>",
    "<a href=\"https://example.org/x\" title='y'>here</a>",
    "<br>",
    "a < b > c",
    "<!-- a note -->",
    "\\*not emphasis\\*",
    "\\[x\\] \\<b>",
    "C:\\Users\\ana",
    "footnote[^1]",
    "costs $5 or $6",
    "a | b",
    "Hello!",
    "#1",
    "1. of",
    "- dash",
    "+ 3",
    "> 3",
    "\"quoted\" 'so'",
    "会議は毎月、https://example.org/で",
    "naïve – “quoted” • bullet",
    "a\\\nb",
    "a  \nb",
];

/// A line of text.
pub fn line() -> impl Strategy<Value = String> {
    let join = select(&[" ", " ", " ", ", ", "", "; "][..]);
    vec((select(SPANS), join), 1..5)
        .prop_map(|spans| spans.into_iter().flat_map(|(span, join)| [span, join]).collect())
}

fn paragraph() -> impl Strategy<Value = String> {
    vec(line(), 1..4).prop_map(|lines| lines.join("\n"))
}

/// Every line behind the first one begins with `indent`, the first with `mark`.
fn marked(text: &str, mark: &str, indent: &str) -> String {
    let mut out = mark.to_owned();
    for (i, line) in text.lines().enumerate() {
        if i > 0 {
            out.push('\n');
            out.push_str(if line.is_empty() { indent.trim_end() } else { indent });
        }
        out.push_str(line);
    }
    out
}

fn list(blocks: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let marks = select(&["- ", "* ", "+ ", "1. ", "3) ", "-   ", "- [ ] ", "- [x] "][..]);
    (marks, any::<bool>(), vec(blocks, 1..4)).prop_map(|(mark, is_loose, items)| {
        // A box before a table is no task anywhere, and the parser of our HTML loses it.
        let mark = if items[0].starts_with('|') { "- " } else { mark };
        let width = if mark.contains('[') { 2 } else { mark.len() };
        let items: Vec<_> =
            items.iter().map(|item| marked(item, mark, &" ".repeat(width))).collect();
        items.join(if is_loose { "\n\n" } else { "\n" })
    })
}

fn block() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        6 => paragraph(),
        1 => (1..7usize, line()).prop_map(|(n, line)| format!("{} {line}", "#".repeat(n))),
        1 => (line(), select(&["===", "---"][..])).prop_map(|(line, mark)| format!("{line}\n{mark}")),
        1 => paragraph().prop_map(|text| format!("```sh\n{text}\n```")),
        1 => paragraph().prop_map(|text| marked(&text, "    ", "    ")),
        1 => (line(), line()).prop_map(|(a, b)| {
            let cell = |text: String| text.replace(['|', '\n'], " ");
            format!("| a | b |\n| :-- | --- |\n| {} | {} |", cell(a), cell(b))
        }),
        1 => select(&[
            "---",
            "***",
            "[rules]: https://example.org/rules",
            "[unused]: https://example.org/unused 'A title'",
            "[^1]: A note",
            "[^1]: note",
            "<div class=\"x\">\n  <p>raw</p>\n\n</div>",
            "<!-- a note\n\nof two parts -->",
            "• one\n• two",
            "```\nnever closed",
        ][..]).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(2, 12, 3, |inner| {
        let blocks = vec(inner, 1..3).prop_map(|blocks| blocks.join("\n\n"));
        prop_oneof![list(blocks.clone()), blocks.prop_map(|text| marked(&text, "> ", "> ")),]
    })
}

/// An answer of several blocks.
pub fn answer() -> impl Strategy<Value = String> {
    let gap = select(&["\n\n", "\n\n", "\n\n", "\n", "\n\n\n"][..]);
    vec((block(), gap), 1..6).prop_map(|blocks| {
        blocks.into_iter().flat_map(|(block, gap)| [block, gap.to_owned()]).collect()
    })
}
