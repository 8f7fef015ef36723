//! What a mistyped word may have meant. The only file that names `strsim`.

/// Similarity, from 0 to 1, above which a word is taken for a slip of another.
const MIN_SIMILARITY: f64 = 0.82;

/// The known word nearest to a mistyped one, if any is near.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let scored = known.into_iter().map(|k| (strsim::jaro_winkler(word, k), k));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 > MIN_SIMILARITY).then_some(best.1)
}

/// "Did you mean `subject`?" before the rest of a help; the rest alone where no word is near.
#[must_use]
pub fn did_you_mean(near: Option<&str>, rest: &str) -> String {
    match near {
        None => rest.to_owned(),
        Some(near) if rest.is_empty() => format!("Did you mean `{near}`?"),
        Some(near) => format!("Did you mean `{near}`? {rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_near() {
        let known = ["subject", "issues", "level"];
        assert_eq!(nearest("subjct", known), Some("subject"));
        assert_eq!(nearest("isues", known), Some("issues"));
        assert_eq!(nearest("weather", known), None);
    }

    #[test]
    fn a_suggestion_stands_before_the_rest_of_the_help() {
        assert_eq!(did_you_mean(Some("level"), "It is kept."), "Did you mean `level`? It is kept.");
        assert_eq!(did_you_mean(Some("level"), ""), "Did you mean `level`?");
        assert_eq!(did_you_mean(None, "It is kept."), "It is kept.");
    }
}
