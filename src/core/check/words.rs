//! Lists in a sentence.

/// `Why, Success and Who`.
pub(crate) fn and<T: AsRef<str>>(items: &[T]) -> String {
    let items: Vec<_> = items.iter().map(AsRef::as_ref).collect();
    match items.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

/// `“Leader”`: words from the charter within a sentence.
pub(super) fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown: String = line.chars().take(60).collect();
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
        assert_eq!(and(&["a"]), "a");
        assert_eq!(and(&["a", "b"]), "a and b");
        assert_eq!(and(&["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(quoted("one\n two"), "“one two”");
        assert_eq!(quoted(&"名".repeat(61)), format!("“{}…”", "名".repeat(60)));
    }
}
