//! `edit`: asks again, with the present answer filled in.

use crate::common::Test;
use crate::common::counts::question_count_in;
use crate::common::terminal::{Key, Terminal};

const CHARTER: &str = "[charter]\nname = \"A\"\n\n[purpose.domain]\nsubject = \"Data\" # ours\n";

#[test]
fn a_question_an_area_and_the_facts() {
    let test = Test::with_charter(CHARTER).args(&["edit", "purpose.domain.subject"]);
    let (_, stderr) = test.stdin("Open data\n").whatever_it_says().output();
    assert!(stderr.contains("Now: Data\n"), "{stderr}");
    for (id, first, title) in [
        ("purpose.domain", "Which subject brings", "Purpose › Domain"),
        ("people", "Who are the people", "People › Members"),
    ] {
        let test = Test::with_charter(CHARTER).args(&["edit", id]).whatever_it_says();
        let (_, stderr) = test.output();
        assert!(stderr.contains(first), "{stderr}");
        let progress = format!("{title}, 1 of {}\n", question_count_in(id));
        assert!(stderr.contains(&progress), "{stderr}");
        test.expect_file("charter.toml", CHARTER);
    }
    let test = Test::with_charter(CHARTER).args(&["edit", "charter"]).whatever_it_says();
    let (_, stderr) = test.output();
    assert!(stderr.contains("What is the community called?"), "{stderr}");
    assert!(stderr.contains("The charter, 1 of "), "{stderr}");
    test.expect_file("charter.toml", CHARTER);
}

#[test]
fn an_answer_is_changed_kept_or_cleared() {
    for (input, now) in [
        ("Open data\n", CHARTER.replace("\"Data\"", "\"Open data\"")),
        ("\n", CHARTER.to_owned()),
        (">\n", CHARTER.to_owned()),
        ("<\n\n", CHARTER.to_owned()),
    ] {
        Test::with_charter(CHARTER)
            .args(&["edit", "purpose.domain.subject"])
            .stdin(input)
            .whatever_it_says()
            .run()
            .expect_file("charter.toml", &now);
    }
    let test = Test::with_charter(CHARTER).args(&["edit", "purpose.domain.subject"]);
    let test = test.stdin("-\n").whatever_it_says().run();
    let test = test.args(&["get", "purpose.domain.subject"]).status(1);
    test.stderr("`purpose.domain.subject` is open.\n").run();
}

#[test]
fn without_an_id_the_areas_are_offered() {
    let test = Test::with_charter(CHARTER).args(&["edit"]).stdin("2\n>\n").whatever_it_says();
    let (_, stderr) = test.output();
    assert!(stderr.contains("Which part would you like to look at again?"), "{stderr}");
    assert!(stderr.contains("✓ Purpose › Goals\n"), "{stderr}");
    assert!(stderr.contains("Purpose › Goals, 2 of"), "{stderr}");
}

#[test]
fn an_unknown_id_is_answered_with_the_nearest() {
    Test::with_charter(CHARTER)
        .args(&["edit", "people.member"])
        .narrated(
            "error: there is no question, area or element `people.member`\n\
             help: Did you mean `people.members`? `copcharter questions` lists them all.",
        )
        .status(2)
        .run();
}

#[cfg(unix)]
#[test]
fn the_users_own_editor_on_the_file() {
    let run = |script: &str, status: i32| {
        let test = Test::with_charter(CHARTER).file("editor.sh", script);
        let test = test.args(&["edit", "--editor"]).env("EDITOR", "sh editor.sh");
        let test = test.whatever_it_says().status(status);
        let (_, stderr) = test.output();
        (stderr, test.read("charter.toml"))
    };
    let file = "for file; do :; done; ";
    let (said, text) = run(&format!("{file} echo '# more' >> \"$file\""), 0);
    assert!(said.starts_with("Until the editor is done, charter-before-"), "{said}");
    assert!(said.ends_with("charter.toml can be read.\n"), "{said}");
    assert_eq!(text, format!("{CHARTER}# more\n"));
    let (said, _) = run(&format!("{file} echo 'x = ' >> \"$file\""), 2);
    assert!(said.contains("error[syntax]: `x` has no value\n  at    charter.toml:"), "{said}");
    assert!(said.ends_with("Open charter.toml again with `copcharter edit --editor`.\n"), "{said}");
    let (said, _) = run(&format!("{file} echo 'isues = [\"a\"]' >> \"$file\""), 1);
    assert!(said.contains("issues"), "{said}");
    let (said, text) = run("exit 3", 2);
    assert!(
        said.ends_with(
            "\nerror: the editor `sh` ended with a failure (exit status: 3)\n\
             help: Name your editor in `VISUAL` or `EDITOR`.\n"
        ),
        "{said}"
    );
    assert_eq!(text, CHARTER);
}

#[cfg(unix)]
#[test]
fn a_file_spoiled_in_the_editor_can_be_mended_or_taken_back() {
    let charter = "[charter]\nname = \"A\"\n\n[purpose.domain]\nlevel = \"basic\"\n";
    let test = Test::with_charter(charter)
        .file("spoil.sh", "sed -i.bak 's/basic/basik/' \"$1\" && rm \"$1.bak\"\n")
        .run_with("edit --editor purpose.domain.level")
        .env("EDITOR", "sh spoil.sh");
    let mut terminal = Terminal::start(test.command(), 24, 80);
    terminal.wait_for("Did you mean `basic`?").wait_for("› 1  Open it again").wait_calm();
    assert!(test.read("charter.toml").contains("basik"));
    terminal.press(Key::Down).press(Key::Enter).wait_for("It is as it was before.");
    assert_eq!(terminal.wait_exit().code(), Some(0));
    test.expect_file("charter.toml", charter);
}

/// Editors that leave what is no charter any more.
#[cfg(unix)]
const SPOILERS: [&str; 4] = [
    "printf 'caf\\351' > \"$1\"",
    "rm \"$1\"",
    "head -c 2000000 /dev/zero | tr '\\0' '#' > \"$1\"",
    "cp \"$1\" new && echo 'x = ' >> new && mv new \"$1\"",
];

/// A charter on which such an editor was opened, and the question what is to become of it.
#[cfg(unix)]
fn spoiled_in_the_editor(spoiler: &str) -> (Test, Terminal) {
    let test = Test::with_charter(CHARTER)
        .file("spoil.sh", format!("{spoiler}\n"))
        .run_with("edit --editor")
        .env("EDITOR", "sh spoil.sh");
    let mut terminal = Terminal::start(test.command(), 24, 80);
    terminal.wait_for("› 1  Open it again").wait_calm();
    (test, terminal)
}

#[cfg(unix)]
#[test]
fn whatever_the_editor_leaves_can_be_taken_back() {
    for spoiler in SPOILERS {
        let (test, mut terminal) = spoiled_in_the_editor(spoiler);
        terminal.press(Key::Down).press(Key::Enter).wait_for("It is as it was before.");
        assert_eq!(terminal.wait_exit().code(), Some(0), "{spoiler}");
        test.expect_file("charter.toml", CHARTER).expect_only(&["charter.toml", "spoil.sh"]);
    }
}

#[cfg(unix)]
#[test]
fn taking_back_never_writes_over_what_somebody_saved_meanwhile() {
    for spoiler in SPOILERS {
        let (test, mut terminal) = spoiled_in_the_editor(spoiler);
        let theirs = "[charter]\nname = \"Theirs\"\n";
        std::fs::write(test.path("charter.toml"), theirs).unwrap();
        terminal.press(Key::Down).press(Key::Enter).wait_for("saved meanwhile");
        assert_eq!(terminal.wait_exit().code(), Some(2), "{spoiler}");
        assert_eq!(test.read("charter.toml"), theirs);
        assert_eq!(texts_before(&test), [CHARTER]);
    }
}

#[cfg(unix)]
#[test]
fn the_text_from_before_is_on_disk_while_the_editor_is_open_and_after_it_spoiled_the_file() {
    for spoiler in SPOILERS {
        for end in ["", "exit 3"] {
            let editor = format!("cp charter-before-*.toml seen.txt\n{spoiler}\n{end}\n");
            let test = Test::with_charter(CHARTER).file("spoil.sh", editor);
            let test = test.run_with("edit --editor").env("EDITOR", "sh spoil.sh").status(2);
            let test = test.whatever_it_says();
            let (_, said) = test.output();
            assert_eq!(test.read("seen.txt"), CHARTER);
            assert_eq!(texts_before(&test), [CHARTER], "{said}");
            assert!(
                said.replace('\n', " ").contains("said before is in charter-before-"),
                "{said}"
            );
        }
    }
}

/// What the files say that were kept from before the editor.
#[cfg(unix)]
fn texts_before(test: &Test) -> Vec<String> {
    let names = std::fs::read_dir(test.folder()).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with("charter-before-")).map(|name| test.read(&name)).collect()
}
