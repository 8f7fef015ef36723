//! A team's own `questions.toml`, through every command of the real program.

use crate::common::Folder;
use crate::common::counts::core_count;
use crate::common::git::{commit, git};
use crate::common::program::commands;
use serde_json::Value;

/// An area of their own in the middle, one question in an area that is there, one reworded and one
/// made core.
const QUESTIONS: &str = r#"
[areas."practice.safety"]
name = "Safety"
heading = "How we keep people safe"
about = "What is done so that nobody comes to harm."
after = "practice.how"

[questions."practice.safety.reporting"]
core = true
audience = "public"
label = "Reporting"
heading = "Whom to tell"
question = "Whom does one tell?"
kind = "text"

[questions."practice.safety.way"]
question = "How can it be told?"
options = { phone = "By phone", form = { label = "With the form", sentence = "There is a form for it." } }
audience = "public"

[questions."practice.safety.incidents"]
question = "What has happened?"
item = { one = "incident", many = "incidents" }
[questions."practice.safety.incidents".fields]
what = "What happened"
day = { kind = "date", label = "Day" }
weight = { options = ["light", "grave"] }

[questions."purpose.domain.subject"]
question = "Which part of nursing brings us together?"

[questions."purpose.goals.risks"]
core = true

[pulls.safety]
changed = ["practice.where.format"]
look_at = ["practice.safety.*"]
because = "Another place has other dangers."
"#;

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("questions.toml", QUESTIONS);
    folder
}

/// A charter that answers them, made with `set`.
fn answered() -> Folder {
    let folder = folder();
    assert_eq!(folder.run(&["init", "--no-input", "--name", "Nurses"]).code, 0);
    folder.result(&["set", "practice.safety.reporting", "Ana, <b>at any hour</b>"]);
    folder.result(&["set", "practice.safety.way", "with the form", "--note", "Or ring."]);
    let incident = ["what=A fall", "day=2026-10-01", "weight=light"];
    folder.result(&[&["set", "practice.safety.incidents"][..], &incident].concat());
    folder
}

#[test]
fn they_are_listed_and_explained_before_there_is_a_charter() {
    let folder = folder();
    assert_eq!(
        folder.result(&["questions", "practice.safety"]),
        "Safety (practice.safety): What is done so that nobody comes to harm.\n\
         * practice.safety.reporting  Whom does one tell?\n\
         \u{20} practice.safety.way  How can it be told?\n\
         \u{20} practice.safety.incidents  What has happened?\n"
    );
    assert_eq!(
        folder.result(&["questions", "practice.safety.way"]),
        "practice.safety.way (a choice)\n\nHow can it be told?\n\nOptions:\n  phone: By phone\n\
         \u{20} form: With the form\n\nWho may read it: public\n"
    );
    let all = folder.result(&["questions"]);
    let (how, safety) = (all.find("(practice.how)"), all.find("(practice.safety)"));
    assert!(how < safety && safety < all.find("(practice.where)"), "{all}");
    assert!(folder.result(&["questions", "purpose.domain"]).contains("Which part of nursing"));
    assert!(folder.result(&["questions", "purpose.goals"]).contains("* purpose.goals.risks"));
    assert!(folder.result(&["questions", "practice.where.format"]).contains("other dangers"));
}

#[test]
fn a_blank_charter_has_them_and_they_can_be_answered_by_hand() {
    let folder = folder();
    assert_eq!(folder.run(&["init", "--blank", "--name", "Nurses"]).code, 0);
    let blank = folder.read("charter.toml");
    assert!(blank.contains(
        "\n[practice.safety]\n# What is done so that nobody comes to harm.\n\n\
         # Whom does one tell? (core)\n# reporting = \"\"\n\n\
         # How can it be told?\n#   phone: By phone\n#   form: With the form\n# way = \"\"\n\n\
         # What has happened?\n#   what: What happened\n#   day: Day\n#   weight: Weight (light, grave)\n\
         # incidents = [\n#   { what = \"\", day = \"\", weight = \"\" },\n# ]\n\n[practice.where]\n"
    ));
    folder.write("charter.toml", blank.replace("# way = \"\"", "way = \"phone\""));
    assert_eq!(folder.result(&["get", "practice.safety.way"]), "phone\n");
    folder.write("charter.toml", blank.replace("# way = \"\"", "way = \"pidgeon\""));
    let ran = folder.run(&["check", "--deny", "error"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("It takes one of phone, form."), "{}", ran.out);
}

#[test]
fn they_are_asked_in_their_place() {
    let folder = folder();
    assert_eq!(folder.run(&["init", "--no-input", "--name", "Nurses"]).code, 0);
    let ran = folder.run_with(&["edit", "practice.safety"], "Ana\n2\n\nA fall\n2026-10-01\n1\n\n");
    assert_eq!(ran.code, 0, "{}", ran.err);
    for said in
        ["Practice › Safety", "Whom does one tell?", "With the form", "What happened", "Day"]
    {
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
    }
    assert!(
        folder.read("charter.toml").ends_with(
            "\n[practice.safety]\nreporting = \"Ana\"\nway = \"form\"\n\n\
             [[practice.safety.incidents]]\nwhat = \"A fall\"\nday = 2026-10-01\nweight = \"light\"\n"
        ),
        "{}",
        folder.read("charter.toml")
    );
    let help = folder.run_with(&["edit", "practice.safety.reporting"], "?\n");
    assert!(help.err.contains("There is no more help to this question."), "{}", help.err);
    // Two are core by the team's word, and one of them is answered.
    let core = folder.run_with(&["init"], "Home\nWe nurse.\n");
    let left = format!("The {} core questions", core_count() + 1);
    assert!(core.err.contains(&left), "{}", core.err);
}

#[test]
fn they_are_set_taken_back_counted_and_checked() {
    let folder = answered();
    let before = folder.read("charter.toml");
    assert_eq!(folder.result(&["get", "practice.safety.way"]), "form\n");
    assert_eq!(folder.result(&["get", "practice.safety.way", "--note"]), "Or ring.\n");
    let ran = folder.run(&["set", "practice.safety.way", "pigeon"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (
            2,
            "error: `practice.safety.way`: `pigeon` is not one of the options\n\
             help: It takes one of phone, form.\n"
        )
    );
    assert_eq!(folder.read("charter.toml"), before);
    let status = folder.result(&["status", "--plain"]);
    assert!(status.contains("  Safety          3 of 3\n"), "{status}");
    let core = format!("Core questions: 1 of {} answered; open: ", core_count() + 2);
    assert!(status.contains(&core), "{status}");
    folder.result(&["unset", "practice.safety.reporting"]);
    let found = folder.run(&["check"]);
    assert!(found.out.contains("Reporting"), "{}", found.out);
    assert!(!found.out.contains("unknown-key"), "{}", found.out);
    assert!(folder.run(&["get", "practice.safety.reporting"]).err.contains("is open"));
}

#[test]
fn they_are_published_for_those_who_may_read_them() {
    let folder = answered();
    let team = folder.result(&["render", "--stdout", "--format", "markdown"]);
    for said in ["### How we keep people safe", "Whom to tell", "There is a form for it.", "A fall"]
    {
        assert!(team.contains(said), "{said}: {team}");
    }
    assert!(!team.contains("<b>"), "{team}");
    let html = folder.result(&["render", "--stdout", "--format", "html", "--audience", "public"]);
    assert!(html.contains("id=\"practice-safety-reporting\""), "{html}");
    assert!(html.contains("&lt;b&gt;at any hour"), "{html}");
    assert!(!html.contains("A fall"), "what is for the team unless said otherwise stays there");
    for document in ["one-pager", "invitation", "overview"] {
        let ran = folder.run(&["render", "--document", document]);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
}

#[test]
fn the_schema_knows_them() {
    let folder = answered();
    let schema: Value = serde_json::from_str(&folder.result(&["schema"])).unwrap();
    let charter: Value = {
        let text = folder.read("charter.toml");
        let table: toml::Table = text.parse().unwrap();
        // A schema sees dates as texts.
        let text = serde_json::to_string(&table).unwrap();
        let mut value: Value = serde_json::from_str(&text).unwrap();
        value["practice"]["safety"]["incidents"][0]["day"] = "2026-10-01".into();
        value
    };
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    assert!(validator.is_valid(&charter), "{charter}");
    let mut odd = charter.clone();
    odd["practice"]["safety"]["way"] = "pigeon".into();
    assert!(!validator.is_valid(&odd));
    let reporting = &schema["properties"]["practice"]["properties"]["safety"]["properties"];
    assert_eq!(reporting["reporting"]["title"], "Reporting");
    assert_eq!(reporting["way_note"]["title"], "Way: note");
}

#[test]
fn what_changed_in_them_is_shown_and_what_is_not_asked_any_more_is_said() {
    let folder = answered();
    git(&folder, &["init", "--quiet"]);
    commit(&folder, "2026-01-01");
    folder.result(&["set", "practice.safety.reporting", "Bo"]);
    folder.result(&["set", "practice.where.format", "both"]);
    let diff = folder.result(&["diff"]);
    assert!(diff.contains("Reporting  practice.safety.reporting"), "{diff}");
    assert!(diff.contains("Another place has other dangers."), "{diff}");
    folder.write("questions.toml", "");
    let ran = folder.run(&["diff"]);
    assert_eq!(
        ran.err,
        "warning: 1 key in HEAD:charter.toml is not among the questions now and is left\nout\n\
         warning: 1 key in charter.toml is not among the questions now and is left out\n"
    );
}

#[test]
fn an_answer_whose_question_is_gone_is_kept_and_named() {
    let folder = answered();
    folder
        .write("questions.toml", QUESTIONS.replace("practice.safety.way", "practice.safety.ways"));
    let before = folder.read("charter.toml");
    let found = folder.run(&["check"]);
    assert!(
        found.out.contains("`way` is not a key of `practice.safety`")
            && found.out.contains("Did you mean `ways`?"),
        "{}",
        found.out
    );
    folder.write("questions.toml", "");
    let found = folder.run(&["check"]);
    let out = found.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        out.contains("`safety` is not a key of `practice`")
            && out
                .contains("It is kept as it is. A question of your own stands in questions.toml."),
        "{out}"
    );
    let published = folder.run(&["render", "--stdout", "--format", "markdown"]);
    assert_eq!(
        published.err,
        "warning: 1 place in charter.toml cannot be read as meant; `copcharter check`\nshows it\n"
    );
    folder.write("questions.toml", QUESTIONS);
    folder.result(&["set", "practice.safety.reporting", "Bo"]);
    let now = folder.read("charter.toml");
    assert_eq!(now, before.replace("Ana, <b>at any hour</b>", "Bo"));
}

#[test]
fn another_charter_gives_its_questions_along_with_its_answers() {
    let old = answered();
    let new = Folder::new();
    let from = old.path("charter.toml").display().to_string();
    let ran = new.run(&["init", "--no-input", "--from", &from]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(new.read("questions.toml"), QUESTIONS);
    assert_eq!(new.result(&["get", "practice.safety.way", "--note"]), "Or ring.\n");
    assert_eq!(new.result(&["get", "practice.safety.reporting"]), "Ana, <b>at any hour</b>\n");
    // Where there is a charter already, its questions stay what they are.
    let other = Folder::with_answers("");
    let ran = other.run(&["init", "--no-input", "--from", &from]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(other.names(), ["charter.toml"]);
    let said = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains(
            "not taken: practice.safety.incidents, practice.safety.reporting, practice.safety.way."
        ),
        "{said}"
    );
}

#[test]
fn a_team_begins_with_the_starter_and_nothing_is_asked_by_it() {
    let folder = Folder::new();
    let plain = folder.result(&["questions"]);
    folder.write("questions.toml", folder.result(&["questions", "--own"]));
    assert_eq!(folder.result(&["questions"]), plain);
}

/// The commands that ask the team's own questions.
const COMMANDS: [&[&str]; 17] = [
    &["get", "practice.safety.way"],
    &["set", "practice.safety.way", "phone"],
    &["unset", "practice.safety.way"],
    &["edit", "practice.safety.way"],
    &["status"],
    &["log"],
    &["pending", "list"],
    &["review", "--list"],
    &["diagnose"],
    &["migrate"],
    &["diff"],
    &["questions"],
    &["schema", "--out"],
    &["render"],
    &["init"],
    &["init", "--no-input", "--schema"],
    &["--charter", "other.toml", "init", "--blank"],
];

/// The others: `check` finds the same as its result, and the rest read no questions.
const OTHERS: [&str; 5] = ["check", "completions", "man", "merge", "templates"];

#[test]
fn every_command_is_in_one_of_the_tables() {
    let words = COMMANDS.iter().flat_map(|arguments| arguments.iter());
    for command in commands() {
        let asks = words.clone().any(|word| *word == command);
        assert!(asks != OTHERS.contains(&command.as_str()), "{command}");
    }
}

#[test]
fn with_a_slip_in_them_no_command_does_anything_but_tell() {
    let folder = answered();
    let names = folder.names();
    let before = folder.read("charter.toml");
    folder.write(
        "questions.toml",
        QUESTIONS.replace("core = true\naudience", "coer = true\naudience"),
    );
    for arguments in COMMANDS {
        let ran = folder.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains("questions.toml:9:1"), "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains("Did you mean `core`?"), "{arguments:?}: {}", ran.err);
        assert!(
            ran.err.ends_with(
                "error: questions.toml cannot be read whole\nhelp: Mend what is shown above and run the \
                 command again. Nothing was changed.\n"
            ),
            "{arguments:?}: {}",
            ran.err
        );
    }
    assert_eq!(folder.names(), names);
    assert_eq!(folder.read("charter.toml"), before);
    // From a folder below, the file is named so that it can be found.
    std::fs::create_dir(folder.path("below")).unwrap();
    let mut command = folder.command(&["status"]);
    let ran = command.current_dir(folder.path("below")).output().unwrap();
    assert!(String::from_utf8(ran.stderr).unwrap().contains("questions.toml cannot be read whole"));
}

#[test]
fn check_shows_a_slip_in_every_format_under_the_right_file() {
    let folder = answered();
    folder
        .write("questions.toml", "[questions.\"practice.how.x\"]\nquestion = \"?\"\ncoer = true\n");
    let human = folder.run(&["check"]);
    assert_eq!((human.code, human.err.as_str()), (1, "questions.toml: 1 error.\n"));
    assert!(human.out.contains("questions.toml:3:1"), "{}", human.out);
    let ran = folder.run(&["check", "--format", "json"]);
    let value: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(ran.code, 1);
    assert_eq!(
        (&value["charter"], &value["file"]),
        (&"charter.toml".into(), &"questions.toml".into())
    );
    let place = &value["findings"][0]["places"][0];
    assert_eq!((&place["line"], &place["column"]), (&3.into(), &1.into()));
    let ran = folder.run(&["check", "--format", "sarif"]);
    let value: Value = serde_json::from_str(&ran.out).unwrap();
    let location = &value["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"]["uri"], "questions.toml");
    assert_eq!(location["region"]["startLine"], 3);
    let ran = folder.run(&["check", "--format", "github"]);
    assert!(ran.out.starts_with("::error file=questions.toml,line=3,"), "{}", ran.out);
    folder.write("questions.toml", "[questions\n");
    let syntax = folder.run(&["check"]);
    assert_eq!(syntax.code, 1);
    let expected = "this heading has no closing bracket\n  at    questions.toml:1:1\n";
    assert!(syntax.out.contains(expected), "{}", syntax.out);
    let explained = folder.result(&["check", "--explain", "own-questions"]);
    assert!(explained.contains("Found in:") && !explained.contains("let it stand"), "{explained}");
}

#[test]
fn a_file_that_is_none_is_named() {
    let large = format!("# {}\n", "x".repeat(1024 * 1024));
    for (content, said) in [
        (large.as_bytes(), "questions.toml` has more than 1024 KiB, the most that is read"),
        (b"a = \"caf\xe9\"\n", "questions.toml` is not UTF-8 text: line 1, byte 9."),
    ] {
        let folder = Folder::with_answers("");
        std::fs::write(folder.path("questions.toml"), content).unwrap();
        tells(&folder, said);
    }
    let folder = Folder::with_answers("");
    std::fs::create_dir(folder.path("questions.toml")).unwrap();
    tells(&folder, "questions.toml` is not a file");
}

fn tells(folder: &Folder, said: &str) {
    for arguments in [&["status"][..], &["check"], &["render"], &["set", "charter.host", "x"]] {
        let ran = folder.run(arguments);
        let err = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{err}");
        assert!(err.contains(said), "{arguments:?}: {err}");
    }
    assert_eq!(folder.names(), ["charter.toml", "questions.toml"]);
}

#[cfg(unix)]
#[test]
fn no_link_leads_to_a_file_elsewhere() {
    let secret = Folder::new();
    secret.write("secret", "token = \"42\"\n");
    let folder = Folder::with_answers("");
    std::os::unix::fs::symlink(secret.path("secret"), folder.path("questions.toml")).unwrap();
    tells(&folder, "questions.toml` is a link, and this file is not read through links");
    assert!(!folder.run(&["check"]).err.contains("42"));
    // A charter that is a link has its questions where it is itself.
    let real = answered();
    let linked = Folder::new();
    std::os::unix::fs::symlink(real.path("charter.toml"), linked.path("charter.toml")).unwrap();
    assert_eq!(
        linked.result(&["--charter", "charter.toml", "get", "practice.safety.way"]),
        "form\n"
    );
}

#[test]
fn nothing_in_them_runs_in_a_browser_or_a_terminal() {
    let folder = Folder::new();
    folder.write(
        "questions.toml",
        "[areas.\"practice.x\"]\nname = \"<script>alert(1)</script>\"\n\
         heading = \"](javascript:alert(1)) <img src=x onerror=alert(1)>\"\n\
         [questions.\"practice.x.y\"]\nlabel = \"{{ 7 * 7 }} <b>\"\nheading = \"# <i> | x\"\n\
         question = \"a\"\noptions = { k = { label = \"<u>\", sentence = \"<s>[x](javascript:x)\" } }\n\
         [elements.practice]\nname = \"<em>\"\n",
    );
    assert_eq!(folder.run(&["init", "--no-input", "--name", "N"]).code, 0);
    folder.result(&["set", "practice.x.y", "k"]);
    let html = folder.result(&["render", "--stdout", "--format", "html"]);
    for tag in ["<script", "<img", "<b>", "<i>", "<u>", "<s>", "<em>", "href=\"javascript"] {
        assert!(!html.contains(tag), "{tag}: {html}");
    }
    let markdown = folder.result(&["render", "--stdout", "--format", "markdown"]);
    let mut again = String::new();
    for event in comrak::markdown_to_html(&markdown, &comrak::Options::default()).split('<') {
        again.push_str(event);
        again.push('\n');
    }
    assert!(!again.contains("javascript:x\""), "{markdown}");
    for tag in ["<script", "<img", "<b>", "<i>", "<u>", "<s>", "<em>"] {
        assert!(!markdown.contains(tag), "{tag}: {markdown}");
    }
}

/// A `questions.toml` as a schema sees it.
fn as_json(text: &str) -> Value {
    let table: toml::Table = text.parse().unwrap();
    serde_json::to_value(table).unwrap()
}

#[test]
fn editors_are_told_which_keys_there_are() {
    let folder = Folder::new();
    let printed = folder.result(&["schema", "--questions"]);
    let schema: Value = serde_json::from_str(&printed).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let starter = folder.result(&["questions", "--own"]);
    let uncommented: String = starter
        .lines()
        .map(|line| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line))
        .map(|line| format!("{line}\n"))
        .collect();
    for text in [QUESTIONS, &starter, &uncommented] {
        let errors: Vec<_> = validator.iter_errors(&as_json(text)).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}\n{text}");
    }
    // What is a slip in the program is one here, where a single table shows it.
    for text in [
        "questoins = {}",
        "[elements.other]",
        "[areas.\"practice.how\"]\nnmae = \"x\"",
        "[areas.\"practise.how\"]",
        "[questions.practice.how.x]\nquestion = \"?\"",
        "[questions.\"practice.how.x\"]\ncoer = true",
        "[questions.\"practice.how.x\"]\nkind = \"chioce\"",
        "[questions.\"practice.how.x\"]\ncore = \"yes\"",
        "[questions.\"practice.how.x\"]\noptions = [\"By phone\"]",
        "[questions.\"purpose.domain.level\"]\noptions = { expert = \"E\" }",
        "[questions.\"practice.how.x\"]\nfields = { a = { knd = \"date\" } }",
        "[pulls.x]\nchanged = [\"purpose.domain.subject\"]",
    ] {
        assert!(!validator.is_valid(&as_json(text)), "{text}");
        folder.write("questions.toml", text);
        assert_eq!(folder.run(&["questions"]).code, 2, "{text}");
    }
    let ran = folder.run(&["schema", "--questions", "--out"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, "questions.schema.json written\n"));
    assert_eq!(folder.read("questions.schema.json"), printed);
}
