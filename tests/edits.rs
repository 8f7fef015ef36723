//! Edits change the lines that they must and no others, on any charter.

#![allow(clippy::unwrap_used)]

use copcharter::charter::{Answer, Document, Edit, Record, Start, apply, begin, blank, read};
use copcharter::framework::{FieldKind, Framework, Kind, Question};
use proptest::prelude::*;

fn edited(text: &str, id: &str, answer: &Answer) -> String {
    let framework = Framework::built_in();
    let document = Document::parse(text.to_owned()).unwrap();
    let question = framework.find(id).unwrap();
    apply(&document, &framework, &Edit::Answer(question, answer)).unwrap().text().to_owned()
}

fn text(value: &str) -> Answer {
    Answer::Text(value.to_owned())
}

fn list(items: &[&str]) -> Answer {
    Answer::List(items.iter().map(ToString::to_string).collect())
}

fn records(rows: &[&[(&str, &str)]]) -> Answer {
    let record = |row: &&[(&str, &str)]| {
        Record(row.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect())
    };
    Answer::Records(rows.iter().map(record).collect())
}

#[test]
fn a_value_is_replaced_and_the_comment_beside_it_stays() {
    let before = "[purpose.domain] # the heart\nsubject   =  \"old\"   # ask Bo\nlevel = 'basic'\n";
    let after = "[purpose.domain] # the heart\nsubject   =  \"new \\\"one\\\"\"   # ask Bo\nlevel = 'basic'\n";
    assert_eq!(edited(before, "purpose.domain.subject", &text("new \"one\"")), after);
}

#[test]
fn a_new_key_stands_in_the_order_of_the_framework() {
    let before =
        "[purpose.domain]\nsubject = \"s\"\nlevel = \"basic\"\n\n[people.members]\nwho = \"w\"\n";
    let after = "[purpose.domain]\nsubject = \"s\"\nissues = [\n  \"one\",\n]\nlevel = \"basic\"\n\n[people.members]\nwho = \"w\"\n";
    assert_eq!(edited(before, "purpose.domain.issues", &list(&["one"])), after);
}

#[test]
fn a_new_section_stands_between_its_neighbours() {
    let before =
        "[purpose.domain]\nsubject = \"s\"\n\n# who we are\n[people.members]\nwho = \"w\"\n";
    let after = "[purpose.domain]\nsubject = \"s\"\n\n[purpose.goals]\nwhy = \"\"\"\nBecause.\n\"\"\"\n\n# who we are\n[people.members]\nwho = \"w\"\n";
    assert_eq!(edited(before, "purpose.goals.why", &text("Because.")), after);
}

#[test]
fn an_item_comes_and_goes_without_its_neighbours() {
    let before =
        "[purpose.domain]\nissues = [\n  # first\n  \"a\", # why a\n  \"b\",\n  # end\n]\n";
    let added = "[purpose.domain]\nissues = [\n  # first\n  \"a\", # why a\n  \"b\",\n  \"c\",\n  # end\n]\n";
    assert_eq!(edited(before, "purpose.domain.issues", &list(&["a", "b", "c"])), added);
    let removed = "[purpose.domain]\nissues = [\n  # first\n  # why a\n  \"b\",\n  # end\n]\n";
    assert_eq!(edited(before, "purpose.domain.issues", &list(&["b"])), removed);
}

#[test]
fn a_list_on_one_line_stays_on_one_line() {
    let before = "purpose.domain.issues = [\"a\", \"b\"]";
    let grown = "purpose.domain.issues = [\"a\", \"b\", \"c\"]";
    assert_eq!(edited(before, "purpose.domain.issues", &list(&["a", "b", "c"])), grown);
    let shrunk = "purpose.domain.issues = [\"a\"]";
    assert_eq!(edited(before, "purpose.domain.issues", &list(&["a"])), shrunk);
}

#[test]
fn records_keep_their_form() {
    let id = "people.stakeholders.interested_parties";
    let new = records(&[&[("name", "A"), ("interest", "x")], &[("name", "B")]]);
    let inline = "[people.stakeholders]\ninterested_parties = [{ name = \"A\", odd = 1 }] # note\n";
    let after = "[people.stakeholders]\ninterested_parties = [{ name = \"A\", interest = \"x\", odd = 1 }, { name = \"B\" }] # note\n";
    assert_eq!(edited(inline, id, &new), after);
    let headed =
        "[[people.stakeholders.interested_parties]]\nname = \"A\" # keep\n\n[practice.when]\n";
    let after = "[[people.stakeholders.interested_parties]]\nname = \"A\" # keep\ninterest = \"x\"\n\n[[people.stakeholders.interested_parties]]\nname = \"B\"\n\n[practice.when]\n";
    assert_eq!(edited(headed, id, &new), after);
}

#[test]
fn records_come_behind_the_plain_keys_of_their_area() {
    let before = "[purpose.goals]\nwhy = \"w\"\n# end of goals\n\n[people.members]\nwho = \"w\"\n";
    let after = "[purpose.goals]\nwhy = \"w\"\n# end of goals\n\n[[purpose.goals.objectives]]\nobjective = \"O\"\nby = 2027-06-30\n\n[people.members]\nwho = \"w\"\n";
    let new = records(&[&[("objective", "O"), ("by", "2027-06-30")]]);
    assert_eq!(edited(before, "purpose.goals.objectives", &new), after);
}

#[test]
fn a_blank_charter_is_filled_in_where_its_comments_stand() {
    let framework = Framework::built_in();
    let before = blank(&framework, &Start { name: "N", ..Start::default() });
    let after = edited(&before, "purpose.domain.subject", &text("S"));
    assert_eq!(after, before.replacen("# subject = \"\"", "subject = \"S\"", 1));
}

#[test]
fn every_key_of_a_blank_charter_is_a_comment() {
    let framework = Framework::built_in();
    let blank = blank(&framework, &Start { name: "N", ..Start::default() });
    let charter = read(&Document::parse(blank.clone()).unwrap(), &framework);
    assert_eq!(charter.problems, []);
    assert_eq!(charter.open(&framework).count(), framework.questions.len());
    for question in &framework.questions {
        assert!(blank.contains(&format!("\n# {} = ", question.key())), "{}", question.id);
    }
}

/// A text as people type it: letters, marks, emoji, quotes, backslashes, brackets.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[a-zA-Z ,.#\"'\\\\\\[\\]{}=]{1,12}",
        1 => Just("名前 👩‍👩‍👧 é".to_owned()),
        1 => Just("\"\"\" ''' \\u0000 \t".to_owned()),
        1 => Just("\u{7} \u{1b}[31m".to_owned()),
    ];
    word.prop_map(|w| format!("x{}", w.trim())).prop_map(|w| w.trim().to_owned())
}

fn answer_to(question: &Question, framework: &Framework, seed: &[String]) -> Answer {
    let pick = |n: usize, of: usize| seed.get(n).map_or(0, String::len) % of.max(1);
    match question.kind {
        Kind::Text => Answer::Text(seed.first().cloned().unwrap_or_default()),
        Kind::Paragraph => Answer::Text(seed.join("\n")),
        Kind::List => Answer::List(seed.to_vec()),
        Kind::Choice => Answer::Text(question.options[pick(0, question.options.len())].key.clone()),
        Kind::Rhythm => {
            Answer::Text(framework.rhythms[pick(0, framework.rhythms.len())].key.clone())
        }
        Kind::Records => {
            let row = |word: &String| {
                let mut record = Record::default();
                for (i, field) in question.fields.iter().enumerate() {
                    if i > 0 && (word.len() + i).is_multiple_of(3) {
                        continue;
                    }
                    let value = match field.kind {
                        FieldKind::Text => word.clone(),
                        FieldKind::Choice => {
                            field.options[pick(i, field.options.len())].key.clone()
                        }
                        FieldKind::Rhythm => "monthly".to_owned(),
                        FieldKind::Date => "2027-06-30".to_owned(),
                        FieldKind::Datetime => "2027-06-30T10:00:00".to_owned(),
                        FieldKind::Timezone => "Europe/Lisbon".to_owned(),
                        FieldKind::Url => "https://example.org/x".to_owned(),
                    };
                    record.put(&field.key, &value);
                }
                record
            };
            Answer::Records(seed.iter().map(row).collect())
        }
    }
}

fn starts() -> Vec<String> {
    let framework = Framework::built_in();
    let start = Start { name: "N", ..Start::default() };
    let example = std::fs::read_to_string("examples/statistics-office/charter.toml").unwrap();
    let dense = "# top\npurpose = { domain = { subject = \"s\", issues = [\"a\"] } } # c\n[people]\nmembers.who = \"w\" # who\nmembers.not_invited = [\n \"x\" # no comma\n]\nstakeholders = { funding = [{ source = \"s\" }] }\n";
    let odd = "[practice.when]\nmember_updates = 'weekly'\n[unknown]\nx = 1 # odd\n[purpose.goals]\n# nothing yet\n[charter]\nname = \"late\"";
    vec![
        String::new(),
        begin(&start),
        blank(&framework, &start),
        example.clone(),
        example.replace('\n', "\r\n"),
        format!("\u{feff}{}", example.trim_end()),
        dense.to_owned(),
        odd.to_owned(),
    ]
}

fn comments(text: &str) -> Vec<String> {
    let mut found: Vec<_> = text
        .lines()
        .map(|l| l.trim().to_owned())
        .filter(|l| l.starts_with('#'))
        .filter(|l| !l.ends_with("= \"\"") && !l.ends_with("= []"))
        .collect();
    found.sort();
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_sequence_of_answers_reads_back_and_keeps_every_comment(
        start in 0..8_usize,
        steps in prop::collection::vec((0..64_usize, prop::collection::vec(words(), 0..4)), 1..10),
    ) {
        let framework = Framework::built_in();
        let first = starts()[start].clone();
        let mut document = Document::parse(first.clone()).unwrap();
        for (at, seed) in &steps {
            let all: Vec<_> = framework.questions.iter().collect();
            let question = all[at % all.len()];
            let answer = answer_to(question, &framework, seed);
            let changed = apply(&document, &framework, &Edit::Answer(question, &answer));
            prop_assert!(changed.is_ok(), "{}: {answer:?} on\n{}", question.id, document.text());
            document = changed.unwrap();
        }
        let text = document.text();
        let kept = comments(text);
        for comment in comments(&first) {
            prop_assert!(kept.contains(&comment), "lost {comment} in\n{text}");
        }
        prop_assert_eq!(text.starts_with('\u{feff}'), first.starts_with('\u{feff}'));
        if first.contains("\r\n") {
            prop_assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        }
    }
}
