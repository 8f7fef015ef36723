//! Merges of records and lists against an oracle that only knows the parsed TOML: no answer is lost,
//! none is there twice, and no record has got a field of another.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use copcharter::core::framework::Framework;
use copcharter::core::merge::{Sides, merge};
use copcharter::core::toml::Document;
use proptest::prelude::*;
use proptest::sample::select;

use crate::common::Folder;

/// A record as a charter has it, and what only the test knows: which one it is.
#[derive(Clone, Debug)]
struct Tracked {
    origin: usize,
    fields: BTreeMap<&'static str, String>,
}

/// A question of records, with a field that names and two that tell apart.
#[derive(Clone, Copy, Debug)]
struct Shape {
    path: &'static str,
    fields: [&'static str; 3],
    /// What the fields may say: few things, so that records are often alike.
    names: &'static [&'static str],
}

const SHAPES: &[Shape] = &[
    Shape {
        path: "practice.when.meetings",
        fields: ["name", "place", "duration"],
        names: &["Regional meeting", "Board", "Retro"],
    },
    Shape {
        path: "people.members.roles",
        fields: ["role", "held_by", "responsibilities"],
        names: &["Facilitator", "Leader", "Scribe"],
    },
    Shape {
        path: "practice.how.communication",
        fields: ["channel", "purpose", "rhythm"],
        names: &["email", "chat", "forum"],
    },
];

const WORDS: &[&str] = &["weekly", "monthly", "quarterly", "yearly", "never"];

/// One thing that a branch does.
#[derive(Clone, Debug)]
enum Step {
    Remove(usize),
    Swap(usize, usize),
    Set(usize, usize, usize),
    Clear(usize, usize),
    Put(usize, usize, usize),
}

fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let at = 0..4usize;
    let step = prop_oneof![
        at.clone().prop_map(Step::Remove),
        (at.clone(), at.clone()).prop_map(|(a, b)| Step::Swap(a, b)),
        (at.clone(), 0..3usize, 0..5usize).prop_map(|(a, f, v)| Step::Set(a, f, v)),
        (at.clone(), 1..3usize).prop_map(|(a, f)| Step::Clear(a, f)),
        (at, 0..3usize, 0..5usize).prop_map(|(a, n, v)| Step::Put(a, n, v)),
    ];
    proptest::collection::vec(step, 0..most)
}

fn value(shape: Shape, field: usize, value: usize) -> String {
    let from = if field == 0 { shape.names } else { WORDS };
    from[value % from.len()].to_owned()
}

fn done(shape: Shape, base: &[Tracked], steps: &[Step], first_new: usize) -> Vec<Tracked> {
    let mut records = base.to_vec();
    for (number, step) in steps.iter().enumerate() {
        let there = records.len();
        match *step {
            Step::Remove(at) if at < there => drop(records.remove(at)),
            Step::Swap(a, b) if a < there && b < there => records.swap(a, b),
            Step::Set(at, field, v) if at < there => {
                records[at].fields.insert(shape.fields[field], value(shape, field, v));
            }
            Step::Clear(at, field) if at < there => {
                records[at].fields.remove(shape.fields[field]);
            }
            Step::Put(at, name, v) => {
                let fields = [
                    (shape.fields[0], value(shape, 0, name)),
                    (shape.fields[1], value(shape, 1, v)),
                ];
                let record = Tracked { origin: first_new + number, fields: fields.into() };
                records.insert(at.min(there), record);
            }
            _ => {}
        }
    }
    records
}

fn text(shape: Shape, records: &[Tracked]) -> String {
    let mut text = String::from("[charter]\nformat = 1\nname = \"N\"\n");
    for record in records {
        text += &format!("\n[[{}]]\n", shape.path);
        for (key, value) in &record.fields {
            text += &format!("{key} = \"{value}\"\n");
        }
    }
    text
}

type Fields = BTreeMap<String, String>;

/// The records as an independent parser reads them.
fn parsed(text: &str, path: &str) -> Vec<Fields> {
    let document: toml_edit::DocumentMut = text.parse().unwrap();
    let mut item = Some(document.as_item());
    for key in path.split('.') {
        item = item.and_then(|item| item.get(key));
    }
    let Some(tables) = item.and_then(toml_edit::Item::as_array_of_tables) else {
        return Vec::new();
    };
    let field = |(key, value): (&str, &toml_edit::Item)| {
        (key.to_owned(), value.as_str().unwrap_or_default().to_owned())
    };
    tables.iter().map(|table| table.iter().map(field).collect()).collect()
}

fn plain(record: &Tracked) -> Fields {
    record.fields.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect()
}

/// What each record is to be when the sides' changes are heeded; none where both have changed the
/// same, and then it is for people.
fn expected(base: &[Tracked], ours: &[Tracked], theirs: &[Tracked]) -> Option<Vec<Fields>> {
    let find = |side: &[Tracked], origin| side.iter().find(|r| r.origin == origin).map(plain);
    let mut left = Vec::new();
    for old in base {
        let before = plain(old);
        match (find(ours, old.origin), find(theirs, old.origin)) {
            (None, None) => {}
            (Some(now), None) | (None, Some(now)) if now == before => {}
            (None, _) | (_, None) => return None,
            (Some(here), Some(there)) => left.push(fields(&before, &here, &there)?),
        }
    }
    let is_new = |r: &&Tracked| base.iter().all(|old| old.origin != r.origin);
    left.extend(ours.iter().chain(theirs).filter(is_new).map(plain));
    Some(left)
}

fn fields(before: &Fields, here: &Fields, there: &Fields) -> Option<Fields> {
    let mut merged = Fields::new();
    for key in before.keys().chain(here.keys()).chain(there.keys()) {
        let (b, o, t) = (before.get(key), here.get(key), there.get(key));
        let value = match () {
            () if o == t || b == t => o,
            () if b == o => t,
            () => return None,
        };
        merged.extend(value.map(|value| (key.clone(), value.clone())));
    }
    Some(merged)
}

/// Merges that ended well, of how many.
static CLEAN: AtomicUsize = AtomicUsize::new(0);
static ALL: AtomicUsize = AtomicUsize::new(0);

fn merges() -> u32 {
    let asked = std::env::var("COPCHARTER_MERGES").ok().and_then(|count| count.parse().ok());
    asked.unwrap_or(2_000)
}

/// Merges the three and holds the outcome against what the files say.
fn holds(shape: Shape, [base, ours, theirs]: [&[Tracked]; 3]) -> Result<(), TestCaseError> {
    let texts = [base, ours, theirs].map(|side| text(shape, side));
    let framework = Framework::built_in();
    let documents = texts.clone().map(|text| Document::parse(text).unwrap());
    let sides = Sides {
        base: &documents[0],
        ours: &documents[1],
        theirs: &documents[2],
        line_merge: None,
        our_name: "this branch",
        their_name: "the other branch",
    };
    let merged = merge(&framework, &sides).unwrap();
    let rows = |text: &str| parsed(text, shape.path);
    let (b, o, t, m) =
        (rows(&texts[0]), rows(&texts[1]), rows(&texts[2]), rows(merged.document.text()));
    ALL.fetch_add(1, Ordering::Relaxed);
    if !merged.contested.is_empty() {
        // Ours stays as it is, and theirs is told in full.
        prop_assert_eq!(&m, &o);
        for record in &t {
            for value in record.values() {
                prop_assert!(merged.document.text().contains(value), "{} is lost", value);
            }
        }
        return Ok(());
    }
    CLEAN.fetch_add(1, Ordering::Relaxed);
    for record in &m {
        let is_whole = |side: &[Fields]| side.contains(record);
        if is_whole(&o) || is_whole(&t) {
            continue;
        }
        // Made of one record of each side, with all that each changed about it.
        let made = |old: &Fields, here: &Fields, there: &Fields| {
            fields(old, here, there).is_some_and(|made| made == *record)
        };
        let is_made = b.iter().any(|old| o.iter().any(|h| t.iter().any(|th| made(old, h, th))));
        prop_assert!(is_made, "{:?} is of two records: {:?} {:?} {:?}", record, b, o, t);
    }
    let same = |side: &[Fields], other: &[Fields]| {
        let mut both = (side.to_vec(), other.to_vec());
        both.0.sort();
        both.1.sort();
        both.0 == both.1
    };
    if same(&b, &o) {
        prop_assert!(same(&m, &t), "theirs is to be taken: {:?} {:?}", m, t);
    }
    if same(&b, &t) || same(&o, &t) {
        prop_assert!(same(&m, &o), "ours is to stay: {:?} {:?}", m, o);
    }
    if is_unmistakable(shape.fields[0], [base, ours, theirs]) {
        let mut wanted = expected(base, ours, theirs)
            .ok_or_else(|| TestCaseError::fail(format!("both changed it: {b:?} {o:?} {t:?}")))?;
        let mut made = m.clone();
        wanted.sort();
        made.sort();
        prop_assert_eq!(made, wanted, "{:?} {:?} {:?}", b, o, t);
    }
    Ok(())
}

/// Whether each record kept, on either side, what it is called, and no other is called so.
fn is_unmistakable(name: &str, sides: [&[Tracked]; 3]) -> bool {
    let (mut origins, mut names) = (BTreeMap::new(), BTreeMap::new());
    sides.into_iter().flatten().all(|record| {
        let name = record.fields.get(name);
        *origins.entry(name).or_insert(record.origin) == record.origin
            && *names.entry(record.origin).or_insert(name) == name
    })
}

#[test]
fn no_answer_is_lost_doubled_or_given_to_another() {
    let config =
        ProptestConfig { cases: merges(), failure_persistence: None, ..ProptestConfig::default() };
    let case = (select(SHAPES), steps(6), steps(4), steps(4));
    proptest!(config, |((shape, before, one, other) in case)| {
        let base = done(shape, &[], &puts(&before), 0);
        let ours = done(shape, &base, &one, 100);
        let theirs = done(shape, &base, &other, 200);
        holds(shape, [&base, &ours, &theirs])?;
    });
    let (clean, all) = (CLEAN.load(Ordering::Relaxed), ALL.load(Ordering::Relaxed));
    assert!(clean * 3 > all, "only {clean} of {all} merges ended well");
}

/// A beginning has something in it.
fn puts(steps: &[Step]) -> Vec<Step> {
    let first = [Step::Put(0, 0, 0), Step::Put(1, 0, 1)];
    first.into_iter().chain(steps.iter().cloned()).collect()
}

#[test]
fn alike_in_name_only() {
    let meeting = |name: &str, place: &str, more: &str| {
        format!("\n[[practice.when.meetings]]\nname = \"{name}\"\nplace = \"{place}\"\n{more}")
    };
    let head = "[charter]\nformat = 1\nname = \"N\"\n";
    let (north, south) =
        (meeting("Regional meeting", "North", ""), meeting("Regional meeting", "South", ""));
    let timed = "\n[[practice.when.meetings]]\nname = \"Regional meeting\"\nduration = \"60 minutes\"\nplace = \"North\"\n";
    let base = format!("{head}{north}{south}");
    let with = |ours: &str, theirs: &str| {
        let folder = Folder::new();
        folder.write("base", &base);
        folder.write("ours", ours);
        folder.write("theirs", theirs);
        (folder.run(&["merge", "base", "ours", "theirs"]).code, folder.read("ours"))
    };
    // One is taken away while the other side adds to it: for people.
    let theirs = format!("{head}{timed}{south}");
    let (code, text) = with(&format!("{head}{south}"), &theirs);
    assert_eq!(code, 1);
    assert!(text.starts_with(&format!("{head}{south}\n[[pending]]\n")), "{text}");
    assert!(text.contains("60 minutes"), "{text}");
    // Swapped, or with a new one put first: each keeps what is its own.
    assert_eq!(
        with(&format!("{head}{south}{north}"), &theirs),
        (0, format!("{head}{south}{timed}"))
    );
    let new = meeting("Regional meeting", "East", "");
    let ours = format!("{head}{new}{north}{south}");
    assert_eq!(with(&ours, &theirs), (0, format!("{head}{new}{timed}{south}")));
}

#[test]
fn the_difference_is_told_of_the_record_that_differs() {
    let role = |who: &str, more: &str| {
        format!("\n[[people.members.roles]]\nrole = \"Facilitator\"\nheld_by = \"{who}\"\n{more}")
    };
    let folder = Folder::new();
    let text = |roles: &[String]| format!("[charter]\nname = \"N\"\n{}", roles.concat());
    folder.write("old.toml", text(&[role("Ana", ""), role("Bo", "")]));
    let duty = "responsibilities = \"Keeps time\"\n";
    folder.write("new.toml", text(&[role("Cy", ""), role("Bo", duty), role("Ana", "")]));
    let expected = "\
changed  Roles  people.members.roles
  + Facilitator
      Held by: Cy
  ~ Facilitator
      Responsible for: nothing → Keeps time
  in another order
";
    assert_eq!(folder.result(&["diff", "old.toml", "new.toml"]), expected);
}

#[test]
fn composed_and_decomposed_letters_are_no_change() {
    let text = |name: &str, place: &str| {
        format!(
            "[charter]\nname = \"N\"\n\n[purpose.domain]\nsubject = \"{name}\"\nlandscape = \"{place}\"\n"
        )
    };
    let folder = Folder::new();
    folder.write("base", text("Caf\u{e9}", "only-one"));
    folder.write("ours", text("Cafe\u{301}", "only-one"));
    folder.write("theirs", text("Bistro", "only-one"));
    assert_eq!(folder.run(&["merge", "base", "ours", "theirs"]).code, 0);
    assert_eq!(folder.read("ours"), text("Bistro", "only-one"));
    folder.write("ours", text("Cafe\u{301}", "only-one"));
    assert_eq!(folder.run(&["diff", "base", "ours", "--exit-code"]).code, 0);
}
