//! Edits change the lines that they must and no others, on any charter.

use crate::common::given::answer_to;
use crate::common::untouched::{kept, said};
use copcharter::core::calendar::Day;
use copcharter::core::charter::{
    Answer, Pending, PendingState, Record, Review, Stance, Start, blank_charter_text,
    new_charter_text, read,
};
use copcharter::core::edit::{Edit, Uneditable, apply};
use copcharter::core::framework::{Framework, Kind};
use copcharter::core::toml::Document;
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
    let removed = "[purpose.domain]\nissues = [\n  # first\n  \"b\",\n  # end\n]\n";
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
    let before = blank_charter_text(&framework, &Start { name: "N", ..Start::default() });
    let after = edited(&before, "purpose.domain.subject", &text("S"));
    assert_eq!(after, before.replacen("# subject = \"\"", "subject = \"S\"", 1));
}

#[test]
fn no_other_matter_is_settled_where_one_cannot_be_read() {
    let framework = Framework::built_in();
    let text = "pending = [\n  1,\n  { question = \"purpose.goals.why\", state = \"todo\" },\n]\n";
    let document = Document::parse(text.to_owned()).unwrap();
    let settled = apply(&document, &framework, &Edit::Settle(0));
    assert_eq!(settled.unwrap_err(), Uneditable::NotATable("pending".to_owned()));
}

#[test]
fn every_key_of_a_blank_charter_is_a_comment() {
    let framework = Framework::built_in();
    let blank = blank_charter_text(&framework, &Start { name: "N", ..Start::default() });
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

fn starts() -> Vec<String> {
    let framework = Framework::built_in();
    let start = Start { name: "N", ..Start::default() };
    let example = std::fs::read_to_string("examples/statistics-office/charter.toml").unwrap();
    let dense = "# top\npurpose = { domain = { subject = \"s\", issues = [\"a\"] } } # c\n[people]\nmembers.who = \"w\" # who\nmembers.not_invited = [\n \"x\" # no comma\n]\nstakeholders = { funding = [{ source = \"s\" }] }\n";
    let odd = "[practice.when]\nmember_updates = 'weekly'\n[unknown]\nx = 1 # odd\n[purpose.goals]\n# nothing yet\n[charter]\nname = \"late\"";
    let commented = "# 1\n[[pending]] # 2\nquestion = \"purpose.goals.why\" # 3\nstate = \"todo\"\npositions = [ # 4\n  # 5\n  { who = \"A\", says = \"#\" }, # 6\n] # 7\n\n# 8\n[purpose.domain] # 9\nissues = [ \"a\", # 10\n  # 11\n  \"b\" ] # 12\nlevel = 'mixed' # 13\n";
    let aside = "not_applicable = { \"people.stakeholders.funding\" = \"w\" } # why\n[people.members]\nwho = 'w'\n";
    let marked = "[people.members]\nwho = \"w\"\n\n[not_applicable] # said in May\n# all of it\n\"people.stakeholders\" = 'No one.' # so far\n\"practice.when.newsletter\" = \"\"\"\nOne.\nTwo.\"\"\"\n\n[publish]\nfooter = \"f\"\n";
    vec![
        aside.to_owned(),
        marked.to_owned(),
        String::new(),
        new_charter_text(&start),
        blank_charter_text(&framework, &start),
        example.clone(),
        example.replace('\n', "\r\n"),
        format!("\u{feff}{}", example.trim_end()),
        dense.to_owned(),
        odd.to_owned(),
        commented.to_owned(),
    ]
}

/// What is done to a charter: a letter that says what, a number that says to which question, words.
type Step = (char, usize, Vec<String>);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let what = prop::sample::select(vec!['a', 'a', 'a', 'a', 'n', 'p', 's', 'r', 'x', 'x']);
    prop::collection::vec((what, 0..64_usize, prop::collection::vec(words(), 0..4)), 1..10)
}

/// Makes one edit and holds it against the charter before.
fn step(document: &Document, framework: &Framework, step: &Step) -> Result<Document, String> {
    let (what, which, words) = step;
    let question = &framework.questions[which % framework.questions.len()];
    let answer = answer_to(question, framework, words);
    let word = words.first().cloned();
    let note = word.clone().unwrap_or_default();
    let states = [PendingState::Todo, PendingState::Contested, PendingState::Parked];
    let position = |words: &String| Stance { who: words.clone(), says: note.clone() };
    let pending = Pending {
        question: question.id.clone(),
        state: states[which % 3],
        owner: word.clone(),
        by: Day::parse("2027-06-30").filter(|_| which % 2 == 0),
        note: words.get(1).cloned(),
        positions: words.iter().map(position).collect(),
    };
    let review = Review {
        date: Day::parse("2026-11-23"),
        version: word.clone(),
        by: words.clone(),
        approved_by: words.get(1).cloned(),
        reviewed: vec![question.id.to_string()],
        note: words.get(2).cloned(),
    };
    let place = if words.len() == 1 { question.area() } else { &question.id };
    let takes_note = matches!(question.kind, Kind::Choice | Kind::Rhythm);
    let edit = match what {
        'n' if takes_note => Edit::Note(question, &note),
        'p' => Edit::Pend(&pending),
        's' => Edit::Settle(which % 3),
        'r' => Edit::Review(&review),
        'x' if !note.is_empty() => Edit::SetAside { id: place, because: &note },
        _ => Edit::Answer(question, &answer),
    };
    let edited = match apply(document, framework, &edit) {
        // There is no such matter.
        Err(Uneditable::NotATable(_)) if *what == 's' => return Ok(document.clone()),
        edited => edited.map_err(|e| format!("{edit:?}: {e}"))?,
    };
    kept(document, &edited, &edit)
        .and_then(|()| said(&edited, framework, &edit))
        .map_err(|lost| format!("{edit:?}: {lost}\n--- after\n{}", edited.text()))?;
    Ok(edited)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_sequence_of_edits_reads_back_and_leaves_all_else_as_it_was(
        start in 0..11_usize,
        steps in steps(),
    ) {
        let framework = Framework::built_in();
        let first = starts()[start].clone();
        let mut document = Document::parse(first.clone()).unwrap();
        for one in &steps {
            match step(&document, &framework, one) {
                Ok(edited) => document = edited,
                Err(why) => prop_assert!(false, "{why}\n--- before\n{}", document.text()),
            }
        }
        if first.contains("\r\n") {
            let text = document.text();
            prop_assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        }
    }

    #[test]
    fn what_is_set_again_to_what_it_was_is_the_text_that_it_was(
        start in 0..11_usize,
        which in 0..64_usize,
        words in prop::collection::vec(words(), 1..4),
    ) {
        let framework = Framework::built_in();
        let document = Document::parse(starts()[start].clone()).unwrap();
        let question = &framework.questions[which % framework.questions.len()];
        let answer = answer_to(question, &framework, &words);
        let once = apply(&document, &framework, &Edit::Answer(question, &answer)).unwrap();
        let twice = apply(&once, &framework, &Edit::Answer(question, &answer)).unwrap();
        prop_assert_eq!(once.text(), twice.text());
    }
}
