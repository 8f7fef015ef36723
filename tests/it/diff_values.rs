//! What differs, on small charters.

use copcharter::core::charter::read;
use copcharter::core::diff::{ChangeKind, Diff, ItemChange, TextChange, diff};
use copcharter::core::framework::Framework;
use copcharter::core::schema::schema;
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
            TextChange::Same("Care of".to_owned()),
            TextChange::Removed("shared".to_owned()),
            TextChange::Added("open".to_owned()),
            TextChange::Same("data".to_owned()),
        ]
    );
    assert_eq!(change.kind(), ChangeKind::Changed);
}

#[test]
fn lists_and_records_differ_by_item() {
    let found = between(
        "[purpose.domain]\nissues = [\"a\", \"b\", \"c\"]\n[[people.members.core_team]]\nname = \"Ana\"\ncontact = \"a@x.org\"\n",
        "[purpose.domain]\nissues = [\"c\", \"b\", \"d\"]\n[[people.members.core_team]]\nname = \"Ana\"\ncontact = \"b@x.org\"\n[[people.members.core_team]]\nname = \"Bo\"\n",
    );
    let [issues, team] = &found.changes[..] else { panic!("{found:?}") };
    let kinds: Vec<_> = issues.items.iter().map(|i| (i.kind, i.name.as_str())).collect();
    assert_eq!(kinds, [(ChangeKind::Removed, "a"), (ChangeKind::Added, "d")]);
    assert!(issues.reordered && !team.reordered);
    let fields =
        vec![("contact".to_owned(), Some("a@x.org".to_owned()), Some("b@x.org".to_owned()))];
    assert_eq!(
        team.items,
        [
            ItemChange { kind: ChangeKind::Changed, name: "Ana".to_owned(), fields },
            ItemChange { kind: ChangeKind::Added, name: "Bo".to_owned(), fields: Vec::new() },
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

/// Whatever the schema knows under `[publish]`.
#[test]
fn every_setting_of_what_is_published_is_told() {
    let schema = schema(&Framework::built_in());
    let settings = schema["properties"]["publish"]["properties"].as_object().unwrap();
    assert!(settings.len() > 5, "{settings:?}");
    for (key, form) in settings {
        let value = match form["type"].as_str().unwrap() {
            "boolean" => "false",
            "array" => "[{ path = \"a.html\" }]",
            _ if form["pattern"].is_string() => "\"#0b5fa5\"",
            _ => "\"a.svg\"",
        };
        let set = format!("[publish]\n{key} = {value}\n");
        let told = between("", &set).sections;
        assert!(told.len() == 1 && told[0].section == "publish", "{set}{told:?}");
        assert_eq!(told[0].kind(), ChangeKind::Added, "{set}");
        assert_eq!(between(&set, "").sections[0].kind(), ChangeKind::Removed, "{set}");
        assert!(between(&set, &set).is_empty(), "{set}");
    }
}
