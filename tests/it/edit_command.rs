//! `edit`: asks again, with the present answer filled in.

use crate::common::Test;

const CHARTER: &str = "[charter]\nname = \"A\"\n\n[purpose.domain]\nsubject = \"Data\" # ours\n";

#[test]
fn a_question_an_area_and_the_facts() {
    let test = Test::with_charter(CHARTER).args(&["edit", "purpose.domain.subject"]);
    let (_, stderr) = test.stdin("Open data\n").whatever_it_says().output();
    assert!(stderr.contains("Now: Data\n"), "{stderr}");
    for (id, first, progress) in [
        ("purpose.domain", "Which subject brings", "Purpose › Domain, 1 of 9\n"),
        ("people", "People › Members, 1 of", "People › Members, 1 of 19\n"),
        ("charter", "What is the community called?", "The charter, 1 of "),
    ] {
        let test = Test::with_charter(CHARTER).args(&["edit", id]).whatever_it_says();
        let (_, stderr) = test.output();
        assert!(stderr.contains(first), "{stderr}");
        assert!(stderr.contains(progress), "{stderr}");
        test.expect_file("charter.toml", CHARTER);
    }
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
