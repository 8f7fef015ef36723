//! Every command on the real program: what it prints, how it ends, what it leaves on disk.

use crate::common::{Folder, Ran};

fn failed(ran: &Ran, err: &str) {
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (2, "", err));
}

#[test]
fn without_a_charter_every_command_says_how_to_make_one() {
    let folder = Folder::new();
    for arguments in
        [&["status"][..], &["check"], &["render"], &["edit"], &["get", "purpose.goals.why"]]
    {
        let ran = folder.run(arguments);
        assert_eq!(ran.code, 2);
        let err = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(err.starts_with("error: there is no charter.toml in `"), "{err}");
        assert!(
            err.ends_with(
                "help: Make one with `copcharter init`, or name one with `--charter FILE`."
            ),
            "{err}"
        );
    }
}

#[test]
fn a_charter_is_found_in_a_folder_above_and_by_name() {
    let folder = Folder::with_example();
    std::fs::create_dir_all(folder.path("a/b")).unwrap();
    let mut command = folder.command(&["get", "charter.name"]);
    let output = command.current_dir(folder.path("a/b")).output().unwrap();
    assert_eq!(output.stdout, b"Data Stewards\n");
    std::fs::rename(folder.path("charter.toml"), folder.path("other.toml")).unwrap();
    assert_eq!(
        folder.result(&["--charter", "other.toml", "get", "charter.name"]),
        "Data Stewards\n"
    );
    failed(
        &folder.run(&["status", "--charter", "none.toml"]),
        &format!(
            "error: there is no file `{}`\nhelp: Look at the path; `copcharter init` makes a new charter.\n",
            folder.path("none.toml").display()
        ),
    );
}

#[test]
fn an_unknown_id_names_the_nearest() {
    let folder = Folder::with_example();
    failed(
        &folder.run(&["get", "purpose.domain.subjet"]),
        "error: there is no question `purpose.domain.subjet`\nhelp: Did you mean `purpose.domain.subject`? `copcharter questions` lists them\nall.\n",
    );
    failed(
        &folder.run(&["get", "joining"]),
        "error: there is no question `joining`\nhelp: Did you mean `people.members.joining`? `copcharter questions` lists them\nall.\n",
    );
}

#[test]
fn answers_are_set_read_and_taken_out() {
    let folder = Folder::with_answers("");
    let before = folder.read("charter.toml");
    assert_eq!(folder.result(&["set", "purpose.domain.issues", "One", "Two"]), "");
    assert_eq!(folder.result(&["set", "--add", "purpose.domain.issues", "--", "- three"]), "");
    assert_eq!(folder.result(&["get", "purpose.domain.issues"]), "One\nTwo\n- three\n");
    assert_eq!(
        folder.result(&["get", "--json", "purpose.domain.issues"]),
        "[\"One\",\"Two\",\"- three\"]\n"
    );
    let ran = folder.run_with(&["set", "purpose.goals.why", "-"], "First.\r\n\r\nSecond.\r\n");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(folder.result(&["get", "purpose.goals.why"]), "First.\n\nSecond.\n");
    let team =
        ["set", "people.members.core_team", "name=Ana", "contact=a=b@example.org", "name=Bo"];
    folder.result(&team);
    assert_eq!(
        folder.result(&["get", "people.members.core_team"]),
        "name=Ana\ncontact=a=b@example.org\n\nname=Bo\n"
    );
    folder.result(&["set", "people.members.joining", "open", "--note", "Come along"]);
    folder.result(&["set", "charter.version", "0.2"]);
    assert!(
        folder.read("charter.toml").contains("joining = \"open\"\njoining_note = \"Come along\"\n")
    );
    for id in [
        "purpose.domain.issues",
        "purpose.goals.why",
        "people.members.core_team",
        "people.members.joining",
        "charter.version",
    ] {
        folder.result(&["unset", id]);
        let ran = folder.run(&["get", id]);
        assert_eq!((ran.code, ran.out, ran.err), (1, String::new(), format!("`{id}` is open.\n")));
    }
    let left: Vec<_> = folder
        .read("charter.toml")
        .lines()
        .filter(|l| !l.starts_with('[') && !l.is_empty())
        .map(str::to_owned)
        .collect();
    assert!(left.iter().all(|l| before.contains(l.as_str())), "{left:?}");
}

#[test]
fn a_value_of_the_wrong_kind_says_what_it_takes_and_changes_nothing() {
    let folder = Folder::with_answers("");
    let before = folder.read("charter.toml");
    for (arguments, err) in [
        (
            &["set", "purpose.domain.level", "advancd"][..],
            "error: `purpose.domain.level`: `advancd` is not one of the options\nhelp: Did you mean `advanced`? It takes one of basic, advanced, mixed.\n",
        ),
        (
            &["set", "practice.when.meetings", "name=M", "timezone=Lisbon"],
            "error: `timezone` of `practice.when.meetings`: `Lisbon` is not the name of a\ntime zone\nhelp: Did you mean `Europe/Lisbon`? It is written as a region and a city.\n",
        ),
        (
            &["set", "people.members.core_team", "Ana"],
            "error: `Ana` is not a field of `people.members.core_team` and its value\nhelp: Write FIELD=VALUE, with one of name, affiliation, contact, commitment.\n",
        ),
        (
            &["set", "purpose.domain.subject", "two", "words"],
            "error: `purpose.domain.subject` takes one value, and there are 2\nhelp: Put the text in quotes.\n",
        ),
        (
            &["set", "--add", "purpose.domain.subject", "x"],
            "error: `purpose.domain.subject` is not a list\nhelp: Leave out `--add` to replace the answer.\n",
        ),
        (
            &["set", "purpose.domain.subject", "--note", "x"],
            "error: `purpose.domain.subject` takes no remark\nhelp: Only choices and rhythms have one.\n",
        ),
    ] {
        failed(&folder.run(arguments), err);
    }
    assert_eq!(folder.read("charter.toml"), before);
}

#[test]
fn init_writes_a_blank_charter_once() {
    let folder = Folder::new();
    let ran = folder.run(&["init", "--blank", "--name", "Stewards"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (0, "charter.toml is there. Go on with `copcharter init`.\n")
    );
    let blank = folder.read("charter.toml");
    assert!(blank.contains("\n# subject = \"\"\n"));
    assert_eq!(folder.result(&["get", "charter.name"]), "Stewards\n");
    failed(
        &folder.run(&["init", "--blank"]),
        "error: `charter.toml` is there already\nhelp: Fill in what is open with `copcharter init`, or write the blank one\nelsewhere with `--charter FILE`.\n",
    );
    assert_eq!(folder.read("charter.toml"), blank);
}

#[test]
fn init_takes_the_answers_of_another_charter_and_overwrites_none() {
    let folder = Folder::with_answers("\n[purpose.domain]\nsubject = \"Ours\"\n");
    let other = Folder::with_example();
    let from = other.path("charter.toml");
    let ran = folder.run(&["init", "--no-input", "--from", from.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.starts_with("54 answers were taken from"), "{}", ran.err);
    assert_eq!(folder.result(&["get", "purpose.domain.subject"]), "Ours\n");
    assert_eq!(folder.result(&["get", "charter.name"]), "Stewards\n");
    let ids = ["purpose.goals.objectives", "practice.when.meetings", "people.members.joining"];
    for id in ids {
        assert_eq!(folder.result(&["get", id]), other.result(&["get", id]));
    }
    assert!(!folder.read("charter.toml").contains("[[reviews]]"));
}

#[test]
fn init_without_input_takes_the_name_of_the_folder() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["init", "--no-input"]).code, 0);
    let name = folder.path("").file_name().unwrap().to_str().unwrap().to_owned();
    assert_eq!(folder.result(&["get", "charter.name"]), format!("{name}\n"));
}

#[test]
fn render_writes_both_formats_and_then_nothing_until_an_answer_changes() {
    let folder = Folder::with_example();
    let ran = folder.run(&["render"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, "charter.md written\ncharter.html written\n"));
    let first = (folder.read("charter.md"), folder.read("charter.html"));
    assert_eq!(folder.run(&["render"]).err, "charter.md unchanged\ncharter.html unchanged\n");
    assert_eq!(folder.run(&["render", "--check"]).code, 0);
    assert_eq!(folder.result(&["render", "--stdout", "--format", "markdown"]), first.0);
    assert_eq!(folder.result(&["render", "--stdout", "--format", "html"]), first.1);
    folder.result(&["set", "purpose.domain.subject", "Something else"]);
    let ran = folder.run(&["render", "--check"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("charter.md is not what the charter says"), "{}", ran.err);
    assert_eq!(folder.read("charter.md"), first.0);
    assert_eq!(folder.names(), ["charter.html", "charter.md", "charter.toml"]);
}

#[test]
fn render_writes_where_it_is_told_and_never_out_of_the_folder() {
    let folder = Folder::with_example();
    assert_eq!(
        folder.run(&["render", "--out", "docs"]).err,
        "docs/charter.md written\ndocs/charter.html written\n"
    );
    assert_eq!(folder.run(&["render", "--out", "page.html"]).err, "page.html written\n");
    let example = folder.read("charter.toml");
    folder.write("charter.toml", &format!("{example}\n[publish]\noutputs = [{{ document = \"charter\", format = \"html\", path = \"public/index.html\", audience = \"public\" }}]\n"));
    assert_eq!(folder.run(&["render"]).err, "public/index.html written\n");
    for path in ["../out.html", "/tmp/out.html", "a/../../out.html", ""] {
        folder.write(
            "charter.toml",
            &format!(
                "{example}\n[publish]\noutputs = [{{ format = \"html\", path = \"{path}\" }}]\n"
            ),
        );
        let ran = folder.run(&["render"]);
        assert_eq!(ran.code, 2, "{path}");
        assert!(ran.err.contains("is not inside the charter's folder"), "{}", ran.err);
    }
}

#[cfg(unix)]
#[test]
fn outputs_are_not_written_through_links() {
    let folder = Folder::with_example();
    let elsewhere = Folder::new();
    elsewhere.write("victim", "keep me");
    std::os::unix::fs::symlink(elsewhere.path("victim"), folder.path("charter.html")).unwrap();
    let ran = folder.run(&["render", "--format", "html"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert_eq!(elsewhere.read("victim"), "keep me");
}

#[test]
fn what_cannot_be_read_is_shown_in_its_place_and_nothing_is_published() {
    let folder = Folder::with_answers("\n[purpose.domain]\nlevel = \"basick\" # 名\n");
    let ran = folder.run(&["render"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("charter.toml:6:9"), "{}", ran.err);
    assert!(ran.err.contains("Did you mean `basic`?"), "{}", ran.err);
    assert_eq!(folder.names(), ["charter.toml"]);
    assert_eq!(folder.run(&["check", "--deny", "error"]).code, 1);
}

#[test]
fn a_file_that_is_not_toml_is_shown_with_the_place_and_never_touched() {
    let folder = Folder::new();
    let text = "[charter]\nname = \"Stewards\n";
    folder.write("charter.toml", text);
    for arguments in
        [&["check"][..], &["set", "purpose.domain.subject", "x"], &["init"], &["render"]]
    {
        let ran = folder.run(arguments);
        assert_eq!(ran.code, 2);
        let said = ran.out + &ran.err;
        let expected = "error[syntax]: this text has no closing quote\n  at    charter.toml:2:8\n";
        assert!(said.starts_with(expected), "{said}");
    }
    assert_eq!(folder.read("charter.toml"), text);
}

#[test]
fn files_that_are_no_text_are_refused_in_one_sentence() {
    let folder = Folder::new();
    std::fs::write(folder.path("charter.toml"), b"a = 1\nb = \"\xff\"\n").unwrap();
    let ran = folder.run(&["status"]);
    assert_eq!(ran.code, 2);
    let err = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(err.contains("is not UTF-8 text: line 2, byte 6."), "{err}");

    std::fs::write(folder.path("charter.toml"), vec![b'#'; 2 * 1024 * 1024]).unwrap();
    assert!(folder.run(&["status"]).err.contains("more than 1024 KiB"));

    std::fs::remove_file(folder.path("charter.toml")).unwrap();
    std::fs::create_dir(folder.path("charter.toml")).unwrap();
    assert!(folder.run(&["status"]).err.contains("is not a file"));
}

#[cfg(unix)]
#[test]
fn a_pipe_or_device_in_place_of_the_charter_does_not_hang() {
    let folder = Folder::new();
    let fifo = folder.path("charter.toml");
    assert!(std::process::Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    assert!(folder.run(&["status"]).err.contains("is not a file"));
    assert!(folder.run(&["status", "--charter", "/dev/zero"]).err.contains("is not a file"));
    std::fs::remove_file(&fifo).unwrap();
    std::os::unix::fs::symlink("charter.toml", &fifo).unwrap();
    assert_eq!(folder.run(&["status"]).code, 2);
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_charter_as_it_was() {
    let folder = Folder::with_example();
    let before = folder.read("charter.toml");
    let program = env!("CARGO_BIN_EXE_copcharter");
    // No file may grow beyond 4 KiB, and the signal for it is ignored, as on a full disk.
    let script =
        format!("trap '' XFSZ; ulimit -f 4; exec '{program}' set purpose.domain.subject New");
    let output = folder.command(&[]).get_current_dir().map(|dir| {
        std::process::Command::new("bash").args(["-c", &script]).current_dir(dir).output().unwrap()
    });
    let output = output.unwrap();
    assert_eq!(output.status.code(), Some(2));
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.starts_with("error: cannot save"), "{err}");
    assert_eq!(folder.read("charter.toml"), before);
    assert_eq!(folder.names(), ["charter.toml"]);
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_the_mode_kept() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = Folder::with_example();
    std::fs::rename(folder.path("charter.toml"), folder.path("real.toml")).unwrap();
    symlink("real.toml", folder.path("charter.toml")).unwrap();
    std::fs::set_permissions(folder.path("real.toml"), std::fs::Permissions::from_mode(0o640))
        .unwrap();
    folder.result(&["set", "purpose.domain.subject", "New"]);
    assert!(folder.path("charter.toml").symlink_metadata().unwrap().is_symlink());
    let mode = folder.path("real.toml").metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    assert!(folder.read("real.toml").contains("subject = \"New\""));
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly() {
    let folder = Folder::with_example();
    let program = env!("CARGO_BIN_EXE_copcharter");
    for command in ["questions", "render --stdout --format html", "man", "completions bash"] {
        let script =
            format!("'{program}' {command} | head -c 1 >/dev/null; echo ${{PIPESTATUS[0]}}");
        let output = std::process::Command::new("bash")
            .args(["-c", &script])
            .current_dir(folder.path(""))
            .output()
            .unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{command}");
        assert_eq!(output.stdout, b"0\n", "{command}");
    }
}

#[test]
fn control_characters_of_a_charter_never_reach_the_terminal() {
    let folder = Folder::with_answers(
        "\n[purpose.domain]\nsubject = \"\\u001b[2Jx\\u0007\"\nlevel = \"\\u001b]0;t\\u0007\"\n\"k\\u001b[1mey\" = 1\n",
    );
    for arguments in [&["status"][..], &["check"], &["edit", "purpose.domain"], &["render"]] {
        let ran = folder.run_with(arguments, "");
        assert!(!(ran.out + &ran.err).contains(['\u{1b}', '\u{7}']), "{arguments:?}");
    }
}

#[test]
fn status_counts_what_is_answered() {
    let folder = Folder::with_answers("\n[purpose.domain]\nsubject = \"S\"\n");
    let json: serde_json::Value =
        serde_json::from_str(&folder.result(&["status", "--json"])).unwrap();
    assert_eq!(json["form"], 1);
    assert_eq!(json["all"], serde_json::json!({ "answered": 1, "asked": 58 }));
    assert_eq!(json["core"], serde_json::json!({ "answered": 1, "asked": 20 }));
    assert_eq!(json["elements"][0]["areas"][0]["share"]["answered"], 1);
    assert_eq!(json["open_core"].as_array().unwrap().len(), 19);
    let text = folder.result(&["status"]);
    assert!(text.contains("Purpose           1 of 16\n  Domain          1 of 9\n"), "{text}");
    assert!(text.contains("Core questions: 1 of 20 answered; open: Issues, "), "{text}");
}

#[test]
fn check_finds_filler_and_open_core_questions() {
    let folder = Folder::with_answers("\n[purpose.domain]\nsubject = \"TBD\"\n");
    let ran = folder.run(&["check", "--format", "json"]);
    assert_eq!(ran.code, 1);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let codes: Vec<_> =
        json["findings"].as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"core-open") && codes.contains(&"filler"), "{codes:?}");
    let clean = Folder::with_example();
    assert_eq!(
        clean.run(&["check"]),
        Ran { out: String::new(), err: "charter.toml: nothing found.\n".to_owned(), code: 0 }
    );
}

#[test]
fn questions_shows_the_framework_an_area_and_a_question() {
    let folder = Folder::new();
    let all = folder.result(&["questions"]);
    let flat = all.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("World Bank Group") && flat.contains("CC BY 4.0"), "{all}");
    assert_eq!(
        all.matches("* purpose.").count()
            + all.matches("* people.").count()
            + all.matches("* practice.").count(),
        20
    );
    let area = folder.result(&["questions", "practice.where"]);
    assert!(area.starts_with("Where (practice.where): "), "{area}");
    let one = folder.result(&["questions", "people.members.joining"]);
    assert!(one.starts_with("people.members.joining (a choice, core)\n"), "{one}");
    assert!(
        one.contains("  invitation-only: ") && one.contains("When it changes, look again at:"),
        "{one}"
    );
}

#[test]
fn completions_and_manual_pages_name_every_command() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish"] {
        let script = folder.result(&["completions", shell]);
        assert!(script.contains("render") && script.contains("questions"), "{shell}");
    }
    assert!(folder.result(&["man"]).contains(".TH copcharter"));
    assert!(folder.result(&["man", "set"]).contains("records"));
    for command in ["set", "merge"] {
        let help = folder.result(&[command, "--help"]);
        assert!(help.lines().all(|line| line.len() <= 80), "{help}");
        let own = help.find(if command == "set" { "--note" } else { "--our-name" });
        assert!(own < help.find("--charter"), "options of its own come first: {help}");
    }
    let list = folder.result(&["templates", "list"]);
    assert!(list.starts_with("charter ") && list.contains("\n\nTemplates: "), "{list}");
    assert!(list.lines().all(|line| line.chars().count() <= 80), "{list}");
}

#[test]
fn wrong_usage_ends_with_2_and_help_with_0() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["rendre"]).code, 2);
    assert_eq!(folder.run(&["render", "--format", "pdf"]).code, 2);
    assert_eq!(folder.run(&["--help"]).code, 0);
    assert_eq!(
        folder.result(&["--version"]),
        format!("copcharter {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn two_programs_at_once_lose_no_answer() {
    let folder = Folder::with_answers("");
    let ids = [
        "purpose.goals.risks",
        "people.members.not_invited",
        "practice.what.training",
        "practice.how.standards",
    ];
    let children: Vec<_> = ids
        .iter()
        .flat_map(|id| (0..4).map(|n| (*id, n)).collect::<Vec<_>>())
        .map(|(id, n)| {
            let mut command = folder.command(&["set", id, &format!("item {n}")]);
            command.stderr(std::process::Stdio::null()).spawn().unwrap()
        })
        .collect();
    for mut child in children {
        // Where two touched the same answer, one of them may be told so.
        assert!(matches!(child.wait().unwrap().code(), Some(0 | 2)));
    }
    for id in ids {
        assert!(folder.result(&["get", id]).starts_with("item "), "{id}");
    }
    assert_eq!(folder.names(), ["charter.toml"]);
}

#[test]
fn a_charter_is_never_without_a_name() {
    let folder = Folder::with_answers("");
    let before = folder.read("charter.toml");
    let err = "error: a charter cannot be without the name of its community\nhelp: Write what it is called; a working name will do.\n";
    failed(&folder.run(&["unset", "charter.name"]), err);
    failed(
        &folder.run(&["set", "charter.name", " "]),
        "error: `charter.name`: a charter cannot be without the name of its community\nhelp: Write what it is called; a working name will do.\n",
    );
    assert_eq!(folder.read("charter.toml"), before);
}

#[cfg(unix)]
#[test]
fn a_file_spoiled_in_the_editor_can_be_mended_or_taken_back() {
    let folder = Folder::with_answers("\n[purpose.domain]\nlevel = \"basic\"\n");
    let before = folder.read("charter.toml");
    folder.write("spoil.sh", "sed -i.bak 's/basic/basik/' \"$1\" && rm \"$1.bak\"\n");
    let editor = format!("sh {}", folder.path("spoil.sh").display());
    let edit = ["edit", "--editor", "purpose.domain.level"];
    let mut terminal = folder.terminal_with_editor(&edit, &editor);
    terminal.wait_for("Did you mean `basic`?").wait_for("› 1  Open it again").wait_calm();
    assert!(folder.read("charter.toml").contains("basik"));
    terminal.press(crate::common::terminal::Key::Down).press(crate::common::terminal::Key::Enter);
    terminal.wait_for("It is as it was before.");
    assert_eq!(terminal.wait_exit().code(), Some(0));
    assert_eq!(folder.read("charter.toml"), before);
}
