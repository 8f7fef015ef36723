//! What differs, on small charters.

use copcharter::core::charter::read;
use copcharter::core::diff::{ChangeKind, Diff, Item, Piece, diff};
use copcharter::core::framework::Framework;
use copcharter::core::toml::Document;

fn between(before: &str, after: &str) -> Diff {
    let framework = Framework::built_in();
    let charter = |text: &str| read(&Document::parse(text.to_owned()).unwrap(), &framework);
    diff(&framework, &charter(before), &charter(after))
}

#[test]
fn the_same_answers_do_not_differ_however_they_are_written() {
    let found = between(
        "[purpose.domain]\nsubject = \"A\"\nissues = [\"x\"]\n",
        "# A remark.\n[purpose.domain]\nissues = [\n  'x',\n]\nsubject = 'A'\n",
    );
    assert_eq!(found, Diff::default());
}

#[test]
fn texts_differ_by_word() {
    let found = between(
        "[purpose.domain]\nsubject = \"Care of shared data\"\n",
        "[purpose.domain]\nsubject = \"Care of open data\"\n",
    );
    let [change] = &found.changes[..] else { panic!("{found:?}") };
    assert_eq!(
        change.words,
        [
            Piece::Same("Care of".to_owned()),
            Piece::Removed("shared".to_owned()),
            Piece::Added("open".to_owned()),
            Piece::Same("data".to_owned()),
        ]
    );
    assert_eq!(change.fate(), ChangeKind::Changed);
}

#[test]
fn lists_and_records_differ_by_item() {
    let found = between(
        "[purpose.domain]\nissues = [\"a\", \"b\", \"c\"]\n[[people.members.core_team]]\nname = \"Ana\"\ncontact = \"a@x.org\"\n",
        "[purpose.domain]\nissues = [\"c\", \"b\", \"d\"]\n[[people.members.core_team]]\nname = \"Ana\"\ncontact = \"b@x.org\"\n[[people.members.core_team]]\nname = \"Bo\"\n",
    );
    let [issues, team] = &found.changes[..] else { panic!("{found:?}") };
    let fates: Vec<_> = issues.items.iter().map(|i| (i.fate, i.name.as_str())).collect();
    assert_eq!(fates, [(ChangeKind::Removed, "a"), (ChangeKind::Added, "d")]);
    assert!(issues.reordered && !team.reordered);
    let fields =
        vec![("contact".to_owned(), Some("a@x.org".to_owned()), Some("b@x.org".to_owned()))];
    assert_eq!(
        team.items,
        [
            Item { fate: ChangeKind::Changed, name: "Ana".to_owned(), fields },
            Item { fate: ChangeKind::Added, name: "Bo".to_owned(), fields: Vec::new() },
        ]
    );
}

#[test]
fn facts_come_first_and_pull_on_nothing() {
    let found = between("[charter]\nname = \"A\"\n", "[charter]\nname = \"B\"\nhost = \"C\"\n");
    let ids: Vec<_> = found.changes.iter().map(|c| c.id.as_str()).collect();
    assert!(ids.contains(&"charter.name") && ids.contains(&"charter.host"), "{ids:?}");
    assert!(found.pulls.is_empty());
}

#[test]
fn a_change_pulls_on_answers_that_were_not_touched() {
    let rest = "[people.members]\nwho = \"Stewards\"\nbackground = \"Any\"\n";
    let found = between(
        &format!("[purpose.domain]\nsubject = \"A\"\n{rest}"),
        &format!("[purpose.domain]\nsubject = \"B\"\n{}", rest.replace("Any", "Some")),
    );
    let [pull] = &found.pulls[..] else { panic!("{found:?}") };
    assert_eq!(pull.changed, ["purpose.domain.subject"]);
    assert_eq!(pull.look_at, ["people.members.who"]);
    assert!(!pull.because.is_empty());
}
