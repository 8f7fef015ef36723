//! Messages as sentences.

/// A message as a sentence: `anyone may join` as `Anyone may join.`
#[must_use]
pub fn sentence(message: &str) -> String {
    let mut letters = message.trim_end().chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    let whole: String = first.chain(letters).collect();
    if whole.ends_with(['.', '?', '…']) { whole } else { whole + "." }
}
