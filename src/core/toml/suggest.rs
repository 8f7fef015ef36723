//! What to write instead, as it would stand in the file.

/// Maximum length of a text in a suggestion, in characters; a longer one is cut short.
const MAX_LENGTH: usize = 60;

/// `"Data"`, with a long text cut short.
pub(super) fn quoted_toml(words: &str) -> String {
    format!("\"{}\"", shortened_value(words.trim()).replace('\\', "\\\\").replace('"', "\\\""))
}

/// The beginning of a long text.
pub(super) fn shortened_value(words: &str) -> String {
    let words = words.lines().next().unwrap_or_default();
    match words.char_indices().nth(MAX_LENGTH) {
        None => words.to_owned(),
        Some((end, _)) => {
            let kept = words[..end].rsplit_once(' ').map_or(&words[..end], |(kept, _)| kept);
            format!("{kept} …")
        }
    }
}

/// "Write `name = "Data"`.", or only the value where it has no key of its own.
pub(super) fn suggested_line(key: &str, value: &str) -> String {
    match shortened_value(key) {
        key if key.is_empty() => format!("Write `{value}`."),
        key => format!("Write `{key} = {value}`."),
    }
}
