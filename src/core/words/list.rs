//! Names and texts within a sentence.

/// Maximum number of names in a sentence before the rest is counted.
const MAX_NAMED: usize = 3;

/// Maximum length in characters of a text that is quoted in a sentence.
const MAX_QUOTED: usize = 60;

/// `Why, Success and Who`.
pub fn and<T: AsRef<str>>(items: &[T]) -> String {
    let items: Vec<_> = items.iter().map(AsRef::as_ref).collect();
    match items.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

/// The first of them and how many more: `Why, Success, Who and 4 more`.
pub fn some<T: AsRef<str>>(items: &[T]) -> String {
    if items.len() <= MAX_NAMED + 1 {
        return and(items);
    }
    let mut shown: Vec<_> =
        items[..MAX_NAMED].iter().map(|item| item.as_ref().to_owned()).collect();
    shown.push(format!("{} more", items.len() - MAX_NAMED));
    and(&shown)
}

/// A text without line breaks, one blank between its words.
#[must_use]
pub fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `“Leader”`: words from the charter within a sentence.
#[must_use]
pub fn quoted(text: &str) -> String {
    let line = on_one_line(text);
    let shown: String = line.chars().take(MAX_QUOTED).collect();
    if shown.len() < line.len() {
        format!("“{}…”", shown.trim_end())
    } else {
        format!("“{line}”")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_is_joined_by_a_word() {
        assert_eq!(and::<&str>(&[]), "");
        assert_eq!(and(&["a"]), "a");
        assert_eq!(and(&["a", "b"]), "a and b");
        assert_eq!(and(&["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn of_many_the_rest_is_counted() {
        assert_eq!(some(&["a", "b", "c", "d"]), "a, b, c and d");
        assert_eq!(some(&["a", "b", "c", "d", "e"]), "a, b, c and 2 more");
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(quoted("one\n two"), "“one two”");
        assert_eq!(quoted(&"名".repeat(MAX_QUOTED + 1)), format!("“{}…”", "名".repeat(MAX_QUOTED)));
    }
}
