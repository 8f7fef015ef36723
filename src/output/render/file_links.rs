//! The links in answers that lead to files beside the charter.

use super::markdown::file_addresses;
use crate::core::charter::{Answer, Charter, Given};
use crate::core::check::FileLink;
use crate::core::framework::{Field, Framework, Kind, Question};

/// Every link in an answer or remark that leads to a file beside the charter.
#[must_use]
pub fn file_links(framework: &Framework, charter: &Charter) -> Vec<FileLink> {
    let mut links = Vec::new();
    for question in &framework.questions {
        let Some(given) = charter.answers.get(&question.id) else { continue };
        for (part, text) in texts(question, given) {
            let link = |address| FileLink { question: question.id.clone(), part, address };
            links.extend(file_addresses(text).into_iter().map(link));
        }
    }
    links
}

/// The texts of an answer that may hold Markdown, and the number of the item or record of each.
fn texts<'g>(question: &Question, given: &'g Given) -> Vec<(usize, &'g str)> {
    let mut texts: Vec<(usize, &str)> = match &given.answer {
        Answer::Text(_) if matches!(question.kind, Kind::Choice | Kind::Rhythm) => Vec::new(),
        Answer::Text(text) => vec![(0, text)],
        Answer::List(items) => items.iter().map(String::as_str).enumerate().collect(),
        Answer::Records(records) => {
            let is_literal = |key: &str| question.field(key).is_none_or(Field::is_literal);
            let fields = records.iter().enumerate().flat_map(|(n, record)| {
                record.0.iter().map(move |(key, text)| (n, key.as_str(), text.as_str()))
            });
            let marked = fields.filter(|(_, key, _)| !is_literal(key));
            marked.map(|(n, _, text)| (n, text)).collect()
        }
    };
    texts.extend(given.note.as_deref().map(|note| (0, note)));
    texts
}
