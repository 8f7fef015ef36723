//! What differs between two lists, item by item.

use std::collections::{HashMap, VecDeque};

use super::changes::{ChangeKind, ItemChange};
use crate::core::charter::Record;

/// An item by its name: the item itself, or the first field of a record and the record.
pub(super) type Entry = (String, Record);

/// What differs between two lists, and whether what stays has changed its order. The first item
/// of a name belongs to the first of that name on the other side.
pub(super) fn items(old: &[Entry], new: &[Entry]) -> (Vec<ItemChange>, bool) {
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
    found.retain(|item| item.kind != ChangeKind::Changed || !item.fields.is_empty());
    let stay: Vec<_> = partners.into_iter().flatten().collect();
    (found, !stay.is_sorted())
}

fn item(kind: ChangeKind, name: &str, old: &Record, new: &Record) -> ItemChange {
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
    ItemChange { kind, name: name.to_owned(), fields }
}
