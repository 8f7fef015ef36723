//! Which texts only hold a place: "TBD", "…", a question mark alone.

use crate::core::words::on_one_line;

/// Texts that say that something will be said later, in lower case.
const WORDS: [&str; 22] = [
    "tbd",
    "tba",
    "tbc",
    "tbw",
    "todo",
    "to do",
    "to-do",
    "fixme",
    "xxx",
    "to be decided",
    "to be defined",
    "to be determined",
    "to be discussed",
    "to be confirmed",
    "to be announced",
    "to be added",
    "to be written",
    "to be completed",
    "to come",
    "coming soon",
    "placeholder",
    "fill in",
];

/// No text of more bytes than this is one of them, blanks doubled and all.
const LONGEST: usize = 48;

/// How a printer's dummy text begins.
const LOREM: &str = "lorem ipsum";

/// The marks that begin a longer note to oneself, such as `TODO: ask Bo`.
const MARKS: [&str; 5] = ["TODO", "FIXME", "TBD", "TBC", "TBA"];

/// Whether a text only holds a place for an answer.
pub(super) fn is_filler(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.is_empty() {
        return !text.trim().is_empty();
    }
    let lower = || on_one_line(bare).to_lowercase();
    (bare.len() <= LONGEST && WORDS.contains(&lower().as_str()))
        || bare.get(..LOREM.len()).is_some_and(|start| start.eq_ignore_ascii_case(LOREM))
        || MARKS.iter().any(|mark| is_marked(bare, mark))
}

/// `TODO: …` and `TODO (…)`, but not `TODO lists for beginners`.
fn is_marked(text: &str, mark: &str) -> bool {
    text.strip_prefix(mark).is_some_and(|rest| {
        rest.trim_start().starts_with([':', '-', '–', '—', '(', ',', ';'])
            && !rest.starts_with(['-', '/'])
    })
}

#[cfg(test)]
mod tests {
    use super::is_filler;

    #[test]
    fn a_text_that_holds_a_place_is_filler() {
        for filler in [
            "TBD",
            "tbd.",
            "T.B.D",
            "…",
            "...",
            "?",
            "???",
            "-",
            "—",
            "[TBC]",
            "<todo>",
            "To do",
            "To be  decided",
            "to be confirmed…",
            "TODO: ask Bo",
            "TBD (Bo)",
            "xxx",
            "_____",
            "Lorem ipsum dolor sit amet",
            "🚧",
        ] {
            // Dotted letters are more likely initials than filler.
            assert_eq!(is_filler(filler), filler != "T.B.D", "{filler}");
        }
    }

    #[test]
    fn a_short_answer_is_an_answer() {
        for answer in [
            "None",
            "No",
            "Any.",
            "R",
            "C++?",
            "Everyone",
            "TODO lists for beginners",
            "Tabea",
            "名",
            "0",
            "100 %",
            "To-do lists",
            "To be decided by the members in June",
            "TBD-Lab",
        ] {
            assert!(!is_filler(answer), "{answer}");
        }
    }
}
