//! What differs between two charters, question by question, and what that pulls on.
//!
//! Values in, values out.

mod sections;

pub use sections::SectionChange;

use std::collections::{HashMap, VecDeque};

use crate::core::alignment;
use crate::core::charter::{Answer, Charter, Given, Record};
use crate::core::framework::{Framework, Kind, Question};

/// All that differs, in the framework's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// The facts and questions that differ.
    pub changes: Vec<Change>,
    /// The answers that were not touched and may have to follow.
    pub pulls: Vec<Pulled>,
    /// What differs beside the answers, in the order of the file.
    pub besides: Vec<SectionChange>,
}

impl Diff {
    /// Whether nothing differs at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.besides.is_empty()
    }
}

/// What differs about one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The id of the question or fact.
    pub id: String,
    /// The answer before; none where it was open.
    pub before: Option<Given>,
    /// The answer after; none where it is open.
    pub after: Option<Given>,
    /// Of a text, choice or rhythm, its words; empty where only the remark differs.
    pub words: Vec<Piece>,
    /// Of a list or records, what differs item by item.
    pub items: Vec<Item>,
    /// Whether items that stay stand in another order.
    pub reordered: bool,
    /// The words of the remark, where that differs.
    pub note: Vec<Piece>,
}

/// Some words of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// They stay.
    Same(String),
    /// They are gone.
    Removed(String),
    /// They are new.
    Added(String),
}

/// What happened to a question or to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is another.
    Changed,
}

/// An item of a list, or a record, that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What happened to it.
    pub fate: ChangeKind,
    /// The item, or the first field of the record.
    pub name: String,
    /// Of a record, the other fields that differ: key, before, after.
    pub fields: Vec<(String, Option<String>, Option<String>)>,
}

/// Answers that may have to follow a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pulled {
    /// What has changed, as ids.
    pub changed: Vec<String>,
    /// The answers that were not touched, as ids.
    pub look_at: Vec<String>,
    /// Why, one sentence.
    pub because: String,
}

impl ChangeKind {
    /// What happened to something that was there before, or is after, or both.
    fn of(before: bool, after: bool) -> Self {
        match (before, after) {
            (false, _) => Self::Added,
            (_, false) => Self::Removed,
            _ => Self::Changed,
        }
    }

    /// `added`
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }
}

impl Change {
    /// What happened to the answer.
    #[must_use]
    pub fn fate(&self) -> ChangeKind {
        ChangeKind::of(self.before.is_some(), self.after.is_some())
    }
}

/// What differs between two charters.
#[must_use]
pub fn diff(framework: &Framework, before: &Charter, after: &Charter) -> Diff {
    let all = framework.facts.iter().chain(&framework.questions);
    let changes: Vec<_> = all
        .filter_map(|question| {
            let (old, new) = (before.answers.get(&question.id), after.answers.get(&question.id));
            change(framework, question, old, new)
        })
        .collect();
    let pulls = pulls(framework, after, &changes);
    Diff { changes, pulls, besides: sections::besides(before, after) }
}

fn change(
    framework: &Framework,
    question: &Question,
    before: Option<&Given>,
    after: Option<&Given>,
) -> Option<Change> {
    let (old, new) = (before.map(|g| &g.answer), after.map(|g| &g.answer));
    let old_note = before.and_then(|g| g.note.as_deref());
    let new_note = after.and_then(|g| g.note.as_deref());
    if old == new && old_note == new_note {
        return None;
    }
    let mut change = Change {
        id: question.id.clone(),
        before: before.cloned(),
        after: after.cloned(),
        words: Vec::new(),
        items: Vec::new(),
        reordered: false,
        note: if old_note == new_note { Vec::new() } else { words(old_note, new_note) },
    };
    match question.kind {
        _ if old == new => {}
        Kind::List => {
            let entries = |answer: Option<&Answer>| -> Vec<Entry> {
                let items = answer.map_or(&[][..], Answer::items);
                items.iter().map(|item| (item.clone(), Record::default())).collect()
            };
            (change.items, change.reordered) = items(&entries(old), &entries(new));
        }
        Kind::Records => {
            (change.items, change.reordered) = items(&named(question, old), &named(question, new));
        }
        Kind::Choice | Kind::Rhythm => {
            let removed = old.and_then(Answer::text).map(|key| label(framework, question, key));
            let added = new.and_then(Answer::text).map(|key| label(framework, question, key));
            change.words.extend(removed.map(Piece::Removed));
            change.words.extend(added.map(Piece::Added));
        }
        _ => change.words = words(old.and_then(Answer::text), new.and_then(Answer::text)),
    }
    Some(change)
}

/// How an option reads.
fn label(framework: &Framework, question: &Question, key: &str) -> String {
    let option = question.option(key).map(|option| &option.label);
    option.or_else(|| framework.rhythm(key).map(|r| &r.label)).map_or(key, |l| l).to_owned()
}

/// An item by its name: the item itself, or the first field of a record and the record.
type Entry = (String, Record);

fn named(question: &Question, answer: Option<&Answer>) -> Vec<Entry> {
    let first = question.fields.first().map_or("", |field| field.key.as_str());
    let records = answer.map_or(&[][..], Answer::records);
    let name = |record: &Record| record.get(first).unwrap_or("(unnamed)").to_owned();
    records
        .iter()
        .map(|record| {
            let mut rest = record.clone();
            rest.put(first, "");
            (name(record), rest)
        })
        .collect()
}

/// What differs between two lists, and whether what stays has changed its order. The first item
/// of a name belongs to the first of that name on the other side.
fn items(old: &[Entry], new: &[Entry]) -> (Vec<Item>, bool) {
    let mut taken = vec![false; old.len()];
    let mut of_name: HashMap<&str, VecDeque<usize>> = HashMap::new();
    for (at, (name, _)) in old.iter().enumerate() {
        of_name.entry(name).or_default().push_back(at);
    }
    let mut partners = Vec::new();
    for (name, _) in new {
        let partner = of_name.get_mut(name.as_str()).and_then(VecDeque::pop_front);
        if let Some(at) = partner {
            taken[at] = true;
        }
        partners.push(partner);
    }
    let gone = old.iter().zip(&taken).filter(|(_, taken)| !**taken);
    let mut found: Vec<_> = gone
        .map(|((name, record), _)| item(ChangeKind::Removed, name, record, &Record::default()))
        .collect();
    for ((name, record), partner) in new.iter().zip(&partners) {
        match partner {
            None => found.push(item(ChangeKind::Added, name, &Record::default(), record)),
            Some(at) if old[*at].1 != *record => {
                found.push(item(ChangeKind::Changed, name, &old[*at].1, record));
            }
            Some(_) => {}
        }
    }
    // Fields in another order alone are no difference.
    found.retain(|item| item.fate != ChangeKind::Changed || !item.fields.is_empty());
    let stay: Vec<_> = partners.into_iter().flatten().collect();
    (found, !stay.is_sorted())
}

fn item(fate: ChangeKind, name: &str, old: &Record, new: &Record) -> Item {
    let keys = old.0.iter().map(|(key, _)| key);
    let added = new.0.iter().map(|(key, _)| key).filter(|key| old.get(key).is_none());
    let fields = keys
        .chain(added)
        .map(|key| {
            let value = |record: &Record| record.get(key).map(str::to_owned);
            (key.clone(), value(old), value(new))
        })
        .filter(|(_, old, new)| old != new)
        .collect();
    Item { fate, name: name.to_owned(), fields }
}

/// The words of two texts; an open one has none.
fn words(old: Option<&str>, new: Option<&str>) -> Vec<Piece> {
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (old, new) => {
            let removed = old.map(|text| Piece::Removed(text.trim().to_owned()));
            let added = new.map(|text| Piece::Added(text.trim().to_owned()));
            return removed.into_iter().chain(added).collect();
        }
    };
    let (old, new): (Vec<_>, Vec<_>) =
        (old.split_whitespace().collect(), new.split_whitespace().collect());
    pieces(&old, &new, |words| vec![words.join(" ")])
}

/// What differs between two texts, line by line, without the ends of the lines.
#[must_use]
pub fn lines(old: &str, new: &str) -> Vec<Piece> {
    let (old, new): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
    pieces(&old, &new, |lines| lines.iter().map(|&line| line.to_owned()).collect())
}

fn pieces(old: &[&str], new: &[&str], put: impl Fn(&[&str]) -> Vec<String>) -> Vec<Piece> {
    let put = |part: &[&str]| if part.is_empty() { Vec::new() } else { put(part) };
    let mut pieces = Vec::new();
    for stretch in alignment::stretches(old, new) {
        let before = put(&old[stretch.old]);
        if stretch.same {
            pieces.extend(before.into_iter().map(Piece::Same));
        } else {
            pieces.extend(before.into_iter().map(Piece::Removed));
            pieces.extend(put(&new[stretch.new]).into_iter().map(Piece::Added));
        }
    }
    pieces
}

/// What the changes pull on: answers that stand and were not touched themselves.
fn pulls(framework: &Framework, after: &Charter, changes: &[Change]) -> Vec<Pulled> {
    let touched = |id: &String| changes.iter().any(|change| change.id == *id);
    let pulled = framework.pulls.iter().map(|pull| Pulled {
        changed: pull.changed.iter().filter(|id| touched(id)).cloned().collect(),
        look_at: (pull.look_at.iter())
            .filter(|id| !touched(id) && after.answered(id))
            .cloned()
            .collect(),
        because: pull.because.to_string(),
    });
    pulled.filter(|pull| !pull.changed.is_empty() && !pull.look_at.is_empty()).collect()
}
