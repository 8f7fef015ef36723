//! Edits of what stands beside the answers: matters, the review under way, and reviews.

use copcharter::core::calendar::Day;
use copcharter::core::charter::{Pending, PendingState, Review, ReviewInProgress, Stance, read};
use copcharter::core::edit::{Edit, apply};
use copcharter::core::framework::Framework;
use copcharter::core::toml::Document;

fn edited(text: &str, edit: &Edit) -> String {
    let document = Document::parse(text.to_owned()).unwrap();
    apply(&document, &Framework::built_in(), edit).unwrap().text().to_owned()
}

fn day(text: &str) -> Option<Day> {
    Day::parse(text)
}

const MATTERS: &str = r#"# Ours.
[charter]
name = "A"

[[pending]] # first
question = "purpose.goals.why"
state = "todo"

[[pending]]
question = "purpose.goals.success"   # ask again
state = "contested" # still
note = 'Numbers?'
positions = [
  # the eldest
  { who = "Ana",  says = "Numbers." }, # so she says
]

[publish]
outputs = []
"#;

fn matter() -> Pending {
    let document = Document::parse(MATTERS.to_owned()).unwrap();
    read(&document, &Framework::built_in()).pending[1].clone()
}

#[test]
fn a_matter_is_amended_in_its_place() {
    let mut parked = matter();
    parked.state = PendingState::Parked;
    parked.owner = Some("Bo".to_owned());
    parked.by = day("2027-01-15");
    let expected = MATTERS.replace(
        "state = \"contested\" # still\n",
        "state = \"parked\" # still\nowner = \"Bo\"\nby = 2027-01-15\n",
    );
    assert_eq!(edited(MATTERS, &Edit::Amend(1, &parked)), expected);
    let mut bare = matter();
    bare.note = None;
    let expected = MATTERS.replace("note = 'Numbers?'\n", "");
    assert_eq!(edited(MATTERS, &Edit::Amend(1, &bare)), expected);
}

#[test]
fn a_position_is_added_behind_the_others_and_comments_stay() {
    let mut matter = matter();
    matter.positions.push(Stance { who: "Bo".to_owned(), says: "\"Stories\".".to_owned() });
    let after = edited(MATTERS, &Edit::Amend(1, &matter));
    for kept in ["# the eldest", "# so she says", "# ask again", "# still", "# first"] {
        assert!(after.contains(kept), "{after}");
    }
    let document = Document::parse(after).unwrap();
    assert_eq!(read(&document, &Framework::built_in()).pending[1].positions, matter.positions);
}

#[test]
fn matters_in_braces_and_windows_line_ends() {
    let text = "pending = [{ question = \"purpose.goals.why\", state = \"todo\" }]\r\n";
    let document = Document::parse(text.to_owned()).unwrap();
    let mut matter = read(&document, &Framework::built_in()).pending[0].clone();
    matter.state = PendingState::Parked;
    matter.owner = Some("Bo".to_owned());
    let expected = "pending = [{ question = \"purpose.goals.why\", state = \"parked\", owner = \
        \"Bo\" }]\r\n";
    assert_eq!(edited(text, &Edit::Amend(0, &matter)), expected);
}

#[test]
fn what_cannot_be_told_apart_is_not_touched() {
    // The first matter names no question, so that the numbers of the others are not sure.
    let text = "[[pending]]\nstate = \"todo\"\n\n[[pending]]\nquestion = \"purpose.goals.why\"\n";
    let document = Document::parse(text.to_owned()).unwrap();
    let mut matter = matter();
    matter.question = "purpose.goals.why".into();
    let refused = apply(&document, &Framework::built_in(), &Edit::Amend(0, &matter));
    assert!(refused.is_err());
}

fn looked_at(ids: &[&str]) -> ReviewInProgress {
    ReviewInProgress {
        begun: day("2026-11-23"),
        reviewed: ids.iter().map(ToString::to_string).collect(),
        ..ReviewInProgress::default()
    }
}

#[test]
fn a_review_under_way_grows_line_by_line_and_becomes_a_row() {
    let begun = edited(MATTERS, &Edit::ReviewInProgress(&looked_at(&["purpose.goals.why"])));
    let section = "[reviewing]\nbegun = 2026-11-23\nreviewed = [\n  \"purpose.goals.why\",\n]\n";
    assert_eq!(begun, MATTERS.replace("[publish]", &format!("{section}\n[publish]")));

    let mut further = looked_at(&["purpose.goals.why", "people.members.who"]);
    further.by = vec!["Ana".to_owned(), "Bo".to_owned()];
    let further = edited(&begun, &Edit::ReviewInProgress(&further));
    let expected = begun
        .replace("begun = 2026-11-23\n", "begun = 2026-11-23\nby = [\"Ana\", \"Bo\"]\n")
        .replace(
            "  \"purpose.goals.why\",\n",
            "  \"purpose.goals.why\",\n  \"people.members.who\",\n",
        );
    assert_eq!(further, expected);

    let review = Review {
        date: day("2026-11-24"),
        version: Some("0.2".to_owned()),
        by: vec!["Ana".to_owned(), "Bo".to_owned()],
        approved_by: None,
        reviewed: vec!["purpose.goals.why".to_owned(), "people".to_owned()],
        note: Some("A \"new\" start.".to_owned()),
        place: 0..0,
    };
    let row = "[[reviews]]\ndate = 2026-11-24\nversion = \"0.2\"\nby = [\"Ana\", \"Bo\"]\n\
        reviewed = [\"purpose.goals.why\", \"people\"]\nnote = \"A \\\"new\\\" start.\"\n";
    let expected = MATTERS.replace("[publish]", &format!("{row}\n[publish]"));
    assert_eq!(edited(&further, &Edit::Review(&review)), expected);
    // Without one under way it is only added, behind the others.
    assert_eq!(edited(MATTERS, &Edit::Review(&review)), expected);
    let again = edited(&expected, &Edit::Review(&review));
    assert_eq!(again, expected.replace(row, &format!("{row}\n{row}")));
}

#[test]
fn what_is_written_beside_a_review_under_way_stays() {
    let text = "[reviewing] # in May\nbegun = 2026-11-23\nreviewed = [\n  \"people\", # with Bo\n]\n\
        mine = 1\n";
    let after = edited(text, &Edit::ReviewInProgress(&looked_at(&["people", "purpose.goals.why"])));
    let expected = text.replace("# with Bo\n", "# with Bo\n  \"purpose.goals.why\",\n");
    assert_eq!(after, expected);
    let document = Document::parse(after).unwrap();
    let problems = read(&document, &Framework::built_in()).problems;
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].message.contains("`mine` is not a key of `reviewing`"));
}
