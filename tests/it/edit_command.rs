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
    assert_eq!(said, "charter.toml can be read.\n");
    assert_eq!(text, format!("{CHARTER}# more\n"));
    let (said, _) = run(&format!("{file} echo 'x = ' >> \"$file\""), 2);
    assert!(said.contains("error[syntax]: `x` has no value\n  at    charter.toml:"), "{said}");
    assert!(said.ends_with("Open charter.toml again with `copcharter edit --editor`.\n"), "{said}");
    let (said, _) = run(&format!("{file} echo 'isues = [\"a\"]' >> \"$file\""), 1);
    assert!(said.contains("issues"), "{said}");
    let (said, text) = run("exit 3", 2);
    assert_eq!(
        said,
        "error: the editor `sh` ended with a failure (exit status: 3)\n\
         help: Name your editor in `VISUAL` or `EDITOR`.\n"
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
