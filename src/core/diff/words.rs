//! What differs between two texts, word by word or line by line.

use super::changes::TextChange;
use crate::core::alignment;

/// The words of two texts; an open one has none.
pub(super) fn words(old: Option<&str>, new: Option<&str>) -> Vec<TextChange> {
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (old, new) => {
            let removed = old.map(|text| TextChange::Removed(text.trim().to_owned()));
            let added = new.map(|text| TextChange::Added(text.trim().to_owned()));
            return removed.into_iter().chain(added).collect();
        }
    };
    let (old, new): (Vec<_>, Vec<_>) =
        (old.split_whitespace().collect(), new.split_whitespace().collect());
    pieces(&old, &new, |words| vec![words.join(" ")])
}

/// What differs between two texts, line by line, without the ends of the lines.
#[must_use]
pub fn lines(old: &str, new: &str) -> Vec<TextChange> {
    let (old, new): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
    pieces(&old, &new, |lines| lines.iter().map(|&line| line.to_owned()).collect())
}

fn pieces(old: &[&str], new: &[&str], put: impl Fn(&[&str]) -> Vec<String>) -> Vec<TextChange> {
    let put = |part: &[&str]| if part.is_empty() { Vec::new() } else { put(part) };
    let mut pieces = Vec::new();
    for stretch in alignment::stretches(old, new) {
        let before = put(&old[stretch.old]);
        if stretch.same {
            pieces.extend(before.into_iter().map(TextChange::Same));
        } else {
            pieces.extend(before.into_iter().map(TextChange::Removed));
            pieces.extend(put(&new[stretch.new]).into_iter().map(TextChange::Added));
        }
    }
    pieces
}
