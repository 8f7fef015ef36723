//! Older charters brought up to date, and newer ones left alone: full charters, the real program.

use std::collections::BTreeMap;

use crate::common::Folder;
use copcharter::core::charter::{Answer, Charter, read};
use copcharter::core::framework::{Framework, Kind, Question, join};
use copcharter::core::migrate::{Migrated, migrate};
use copcharter::core::toml::{Document, Value};

const EXAMPLES: [&str; 3] = [
    include_str!("../../examples/statistics-office/charter.toml"),
    include_str!("../../examples/open-source-accessibility/charter.toml"),
    include_str!("../../examples/infection-control-nurses/charter.toml"),
];

/// What the examples ask: one of them asks questions of its own too.
fn asked() -> Framework {
    let own = include_str!("../../examples/infection-control-nurses/questions.toml");
    let document = Document::parse(own.to_owned()).unwrap();
    copcharter::core::custom_questions::read(&document, Framework::built_in()).unwrap()
}

fn migrated(text: &str) -> Migrated {
    migrate(&asked(), &Document::parse(text.to_owned()).unwrap())
}

/// Every answer with its remark; the facts too.
fn answers(charter: &Charter) -> BTreeMap<&str, (&Answer, Option<&str>)> {
    let given = charter.answers.iter();
    given.map(|(id, given)| (id.as_str(), (&given.answer, given.note.as_deref()))).collect()
}

#[track_caller]
fn same_charter(new: &str, old: &str) {
    let framework = asked();
    let [new, old] = [new, old].map(|text| {
        read(
            &Document::parse(text.to_owned()).unwrap_or_else(|e| panic!("{e:?}\n{text}")),
            &framework,
        )
    });
    assert_eq!(new.problems, []);
    assert_eq!(answers(&new), answers(&old));
    let settled = |charter: &Charter| {
        (
            charter.facts.clone(),
            charter.audience.clone(),
            charter.pending.len(),
            charter.reviews.len(),
        )
    };
    assert_eq!(settled(&new), settled(&old));
}

/// The charter as it might have been written by hand: all questions of an element together under
/// its heading, or at the top, with a comment above and beside each key.
fn by_hand(text: &str, at_the_top: bool) -> String {
    let framework = asked();
    let document = Document::parse(text.to_owned()).unwrap();
    let mut top = String::new();
    let mut rows = String::new();
    let mut written = String::new();
    for element in &framework.elements {
        let (mut keys, mut tables) = (String::new(), String::new());
        for question in framework.questions_in(&element.id) {
            let area: Vec<_> = question.area().split('.').collect();
            let Some(table) = document.table(&area) else { continue };
            let key = question.key();
            let prefix = if at_the_top { String::new() } else { format!("{}.", element.id) };
            match table.get(key).map(|node| (node, &node.value)) {
                Some((_, Value::Tables(nodes))) => {
                    for node in nodes {
                        let Value::Table(row) = &node.value else { continue };
                        tables += &format!("\n# A row.\n[[{prefix}{key}]]\n");
                        for entry in &row.entries {
                            tables +=
                                &format!("{} = {}\n", entry.key, document.as_written(&entry.node));
                        }
                    }
                }
                Some((node, _)) => {
                    keys += &format!(
                        "# {}\n{key} = {} # so far\n",
                        question.label,
                        document.as_written(node)
                    );
                }
                None => {}
            }
            if let Some(note) = table.get(&format!("{key}_note")) {
                keys += &format!("{key}_note = {}\n", document.as_written(note));
            }
        }
        if at_the_top {
            top += &keys;
            rows += &tables;
        } else {
            written += &format!("\n[{}]\n{keys}{tables}", element.id);
        }
    }
    let (facts, rest) = text.split_once("\n[purpose.domain]").unwrap();
    let behind = rest.find("\n[audience]").or_else(|| rest.find("\n[[pending]]")).unwrap();
    let facts = facts.replace("format = 1\n", "");
    format!("{top}\n{facts}\n{written}{rows}{}", &rest[behind..])
}

fn comments(text: &str) -> usize {
    text.lines().filter(|line| line.starts_with("# ") || line.ends_with("# so far")).count()
}

#[cfg(unix)]
#[test]
fn ctrl_c_at_the_question_says_that_nothing_was_changed() {
    let folder = Folder::new();
    let older = "[charter]\nname = \"Stewards\"\n";
    folder.write("charter.toml", older);
    let mut terminal = folder.terminal(&["migrate"], 24, 60);
    terminal.wait_for("› 1  Save it").wait_calm().press(crate::common::terminal::Key::Ctrl('c'));
    assert_eq!(terminal.wait_exit().code(), Some(130));
    assert!(terminal.screen().ends_with("Nothing was changed."), "{}", terminal.screen());
    assert_eq!(folder.read("charter.toml"), older);
}

#[test]
fn full_charters_written_by_hand_are_migrated() {
    for text in EXAMPLES {
        for at_the_top in [false, true] {
            let old = by_hand(text, at_the_top);
            let migrated = migrated(&old);
            assert_eq!(migrated.kept, [], "{}", migrated.document.text());
            assert_eq!(migrated.from, 0);
            same_charter(migrated.document.text(), text);
            assert!(migrated.document.text().contains("\nformat = 1\n"));
            assert_eq!(
                comments(migrated.document.text()),
                comments(&old),
                "{}",
                migrated.document.text()
            );
            // Once more, there is nothing to do.
            let again = self::migrated(migrated.document.text());
            assert_eq!(again.document.text(), migrated.document.text());
        }
    }
}

/// The heading of an area in another way, from its id and the names of its element and its own.
type Write = fn(&str, &str, &str) -> String;

#[test]
fn full_charters_with_other_headings_are_migrated_in_place() {
    let framework = asked();
    let ways: [Write; 5] = [
        |id, _, _| id.replace('.', "-"),
        |id, _, _| format!("\"{id}\""),
        |id, _, _| id.replace('.', "_"),
        |_, element, area| format!("{element}.\"{area}\""),
        |id, _, _| id.rsplit('.').next().unwrap().to_owned(),
    ];
    for text in EXAMPLES {
        for way in ways {
            let mut old = text.replace("format = 1\n", "");
            for area in &framework.areas {
                let element = framework.element(area.id.split('.').next().unwrap()).unwrap();
                let other = way(&area.id, &element.name, &area.name);
                for (before, after) in [("[", "]"), ("[", ".")] {
                    old = old.replace(
                        &format!("{before}{}{after}", area.id),
                        &format!("{before}{other}{after}"),
                    );
                }
            }
            let migrated = migrated(&old);
            assert_eq!(migrated.kept, [], "{old}");
            same_charter(migrated.document.text(), text);
            // Nothing but the headings and the format changes.
            assert_eq!(migrated.document.text(), text);
        }
    }
}

#[test]
fn labels_are_taken_for_keys() {
    let framework = asked();
    for text in EXAMPLES {
        let mut old = text.to_owned();
        let is_field = |key: &str| framework.questions.iter().any(|q| q.field(key).is_some());
        let plain = |q: &&Question| q.kind != Kind::Records && !is_field(q.key());
        for question in framework.questions.iter().filter(plain) {
            old = old.replace(
                &format!("\n{} = ", question.key()),
                &format!("\n\"{}\" = ", question.label),
            );
        }
        old = old.replace("\"Format\" = 1\n", "");
        let migrated = migrated(&old);
        assert_eq!(migrated.kept, [], "{old}");
        assert_eq!(migrated.document.text(), text);
    }
}

#[test]
fn a_key_takes_its_comments_along_and_the_rest_stays() {
    let old = "\
# Our charter.
name = \"Stewards\"

[purpose] # still rough
# Asked in May.
subject = 'Care of data'   # ask Bo
Level = \"mixed\"
colour = \"blue\" # of the logo

[[purpose.objectives]]
objective = \"One list\" # first

[people.members]
# Who comes.
who = \"All\"
";
    let new = "\
# Our charter.

[charter]
format = 1
name = \"Stewards\"

[purpose] # still rough
colour = \"blue\" # of the logo

[purpose.domain]
# Asked in May.
subject = 'Care of data' # ask Bo
level = \"mixed\"

[[purpose.goals.objectives]]
objective = \"One list\" # first

[people.members]
# Who comes.
who = \"All\"
";
    let migrated = migrated(old);
    assert_eq!(migrated.document.text(), new);
    assert_eq!(migrated.kept, [("purpose.colour".to_owned(), "nothing is known of it".to_owned())]);
}

#[test]
fn what_cannot_be_placed_stays() {
    for (old, key, why) in [
        ("subject = 3\n", "subject", "nothing is known of it"),
        (
            "subject = \"a\"\n[purpose.domain]\nsubject = \"b\"\n",
            "subject",
            "it belongs to `purpose.domain.subject`, which has an answer already",
        ),
        ("[weather]\nwind = 1\n", "weather", "nothing is known of it"),
    ] {
        let migrated = migrated(old);
        assert_eq!(migrated.kept, [(key.to_owned(), why.to_owned())], "{old}");
        let text = migrated.document.text().replace("[charter]\nformat = 1\n", "");
        let lines = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(lines(&text), lines(old));
    }
}

#[test]
fn the_way_a_file_is_written_stays() {
    let old = "\u{feff}[purpose]\r\n# why\r\nsubject = \"s\"";
    let new = "\u{feff}[charter]\r\nformat = 1\r\n\r\n[purpose.domain]\r\n# why\r\nsubject = \"s\"";
    assert_eq!(migrated(old).document.text().trim_end(), new);
}

const QUESTIONS: &str = include_str!("../../src/core/framework/questions.toml");
const WORDING: &str = include_str!("../../src/core/framework/text/en.toml");

fn retiring(rows: &str) -> Framework {
    join(&format!("{QUESTIONS}\n{rows}"), WORDING).unwrap()
}

#[test]
fn a_retired_key_is_known_with_its_successor() {
    let framework = retiring(
        "[[retired]]\nid = \"purpose.domain.theme\"\nreplaced_by = \"purpose.domain.subject\"\nsince = \"0.2\"\n\n[[retired]]\nid = \"purpose.scope.edges\"\n",
    );
    let text = "[purpose.domain]\ntheme = \"Data\" # old\n\n[purpose.scope]\nedges = \"x\"\n\n[[pending]]\nquestion = \"purpose.domain.theme\"\n";
    let document = Document::parse(text.to_owned()).unwrap();
    let charter = read(&document, &framework);
    assert_eq!(charter.answers.len(), 0);
    let said: Vec<_> =
        charter.problems.iter().map(|p| (p.code, p.message.as_str(), p.help.as_str())).collect();
    let expected = [
        (
            "retired-key",
            "`purpose.domain.theme` is retired since 0.2",
            "`purpose.domain.subject` has taken its place; `copcharter migrate` moves the answer there.",
        ),
        (
            "retired-key",
            "`purpose.scope.edges` is retired",
            "Nothing has taken its place. It is kept as it is.",
        ),
        (
            "wrong-kind",
            "there is no question `purpose.domain.theme`",
            "It is retired; write `purpose.domain.subject`, which has taken its place.",
        ),
    ];
    assert_eq!(said, expected);
    let migrated = migrate(&framework, &document);
    assert!(migrated.document.text().contains("[purpose.domain]\nsubject = \"Data\" # old\n"));
    assert_eq!(
        migrated.kept,
        [(
            "purpose.scope.edges".to_owned(),
            "it is retired, and nothing has taken its place".to_owned()
        )]
    );
}

#[test]
fn a_retired_key_moves_only_where_its_successor_is_open_and_takes_it() {
    let rows =
        "[[retired]]\nid = \"purpose.domain.theme\"\nreplaced_by = \"purpose.domain.subject\"\n";
    let framework = retiring(rows);
    for (text, why) in [
        (
            "[charter]\nformat = 1\n[purpose.domain]\ntheme = \"a\"\nsubject = \"b\"\n",
            "it belongs to `purpose.domain.subject`, which has an answer already",
        ),
        (
            "[charter]\nformat = 1\n[purpose.domain]\ntheme = [\"a\"]\n",
            "`purpose.domain.subject` has taken its place and is answered in another form",
        ),
    ] {
        let migrated = migrate(&framework, &Document::parse(text.to_owned()).unwrap());
        assert_eq!(migrated.document.text(), text);
        assert_eq!(migrated.kept, [("purpose.domain.theme".to_owned(), why.to_owned())]);
    }
}

#[test]
fn mistakes_in_retired_keys_are_named() {
    for (rows, problem) in [
        ("id = \"purpose.domain.subject\"", "`purpose.domain.subject` is retired and still asked"),
        (
            "id = \"purpose.domain.theme\"\nreplaced_by = \"purpose.domain.topic\"",
            "`purpose.domain.theme` is replaced by `purpose.domain.topic`, which does not exist",
        ),
    ] {
        let problems = join(&format!("{QUESTIONS}\n[[retired]]\n{rows}\n"), WORDING).unwrap_err();
        assert_eq!(problems, [problem]);
    }
}

#[test]
fn what_will_change_is_shown_and_saved_when_agreed() {
    let old = "[charter]\nname = \"Stewards\"\n\n[purpose]\nsubject = \"Data\"\n\n[people.members]\nodd = 1\n";
    let listing = "\
purpose.subject becomes purpose.domain.subject

  [charter]
+ format = 1
  name = \"Stewards\"
  …
- [purpose]
+ [purpose.domain]
  subject = \"Data\"
";
    let folder = Folder::new();
    folder.write("charter.toml", old);
    let stays = "warning: `people.members.odd` stays as it is: nothing is known of it\n";
    let ran = folder.run(&["migrate", "--check"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (1, listing, stays));
    let ran = folder.run(&["migrate"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(
        ran.err.contains("error: nobody has said yes, and nothing was changed\n"),
        "{}",
        ran.err
    );
    let ran = folder.run_with(&["migrate"], "2\n");
    assert_eq!((ran.code, ran.err.ends_with("Nothing was changed.\n")), (0, true), "{}", ran.err);
    assert_eq!(folder.read("charter.toml"), old);
    let ran = folder.run_with(&["migrate"], "1\n");
    assert_eq!((ran.code, ran.err.ends_with("charter.toml is saved.\n")), (0, true), "{}", ran.err);
    let new = "[charter]\nformat = 1\nname = \"Stewards\"\n\n[purpose.domain]\nsubject = \"Data\"\n\n[people.members]\nodd = 1\n";
    assert_eq!(folder.read("charter.toml"), new);
    let ran = folder.run(&["migrate", "--yes"]);
    let done = "charter.toml has format 1; nothing is to be changed.\n";
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", done));
    folder.write("charter.toml", old);
    let ran = folder.run(&["migrate", "--yes"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, listing));
    assert_eq!(folder.read("charter.toml"), new);
}

const NEWER: &str = "[charter]\nformat = 2\nname = \"Stewards\"\nmood = \"good\"\n\n[purpose.domain]\nsubject = \"Data\"\nlevel = { from = 1, to = 3 }\n\n[[pending]]\nquestion = \"purpose.moon.phase\"\n";

#[test]
fn a_newer_charter_is_read_and_not_touched() {
    let folder = Folder::new();
    folder.write("charter.toml", NEWER);
    let warning = "\
warning: charter.toml has format 2, and this copcharter knows format 1: what is
new in it is left out
";
    for (arguments, code) in [
        (&["get", "purpose.domain.subject"][..], 0),
        (&["get", "purpose.domain.level"], 1),
        (&["status"], 0),
        (&["check"], 1),
        (&["log"], 0),
        (&["pending", "list"], 0),
        (&["review", "--list"], 0),
        (&["render", "--stdout", "--format", "markdown"], 0),
    ] {
        let ran = folder.run(arguments);
        assert_eq!(ran.code, code, "{arguments:?}: {ran:?}");
        assert_eq!(ran.err.matches(warning).count(), 1, "{arguments:?}: {}", ran.err);
        assert!(!ran.out.contains("mood"), "{}", ran.out);
    }
    let refused = "\
error: charter.toml has format 2, and this copcharter writes format 1
help: Bring copcharter up to date to change it. Nothing was changed.
";
    for arguments in [
        &["set", "purpose.domain.subject", "x"][..],
        &["unset", "purpose.domain.subject"],
        &["pending", "add", "purpose.domain.subject"],
        &["pending", "resolve", "1"],
        &["edit", "purpose.domain.subject"],
        &["review"],
        &["init"],
        &["init", "--schema", "--no-input"],
        &["migrate", "--yes"],
    ] {
        let ran = folder.run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (2, refused), "{arguments:?}");
    }
    assert_eq!(folder.read("charter.toml"), NEWER);
    assert_eq!(folder.names(), ["charter.toml"]);
}

#[test]
fn a_newer_side_is_merged_by_lines() {
    let folder = Folder::new();
    folder.write("base", NEWER.replace("format = 2", "format = 1"));
    folder.write("ours", NEWER.replace("format = 2", "format = 1").replace("Data", "Open data"));
    folder.write("theirs", NEWER);
    let ran = folder.run(&["merge", "base", "ours", "theirs", "charter.toml"]);
    let said = "\
warning: charter.toml was merged by lines only: one of the sides has format 2,
which is newer than this program
Look through it, mend it by hand and run `copcharter check`.
";
    assert_eq!((ran.code, ran.err.as_str()), (1, said));
    assert_eq!(folder.read("ours"), NEWER.replace("Data", "Open data"));
}
