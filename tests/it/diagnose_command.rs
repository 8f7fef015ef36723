//! `diagnose`: from what a team sees to the answers to look at first.

use crate::common::Folder;
use crate::common::terminal::Key;
use copcharter::core::calendar::Day;
use copcharter::core::charter::{Charter, read};
use copcharter::core::check::check;
use copcharter::core::diagnose::diagnose;
use copcharter::core::framework::Framework;
use copcharter::core::toml::Document;

const ANSWERS: &str = "\n[people.members]\njoining = \"open\"\naccess = \"private\"\n\n\
    [purpose.domain]\nissues = [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\"]\n\n\
    [[pending]]\nquestion = \"practice.where.platforms\"\nstate = \"contested\"\nowner = \"Bo\"\n\
    note = \"A new one?\"\n";

fn charter(framework: &Framework) -> Charter {
    read(&Document::parse(ANSWERS.to_owned()).unwrap(), framework)
}

#[test]
fn what_several_symptoms_point_at_comes_first_and_each_answer_once() {
    let framework = Framework::built_in();
    let charter = charter(&framework);
    let report = check(&framework, &charter, Day::parse("2026-11-23").unwrap());
    let seen = |ids: &[&str]| {
        let symptoms: Vec<_> = ids.iter().map(|id| framework.symptom(id).unwrap()).collect();
        let diagnosis = diagnose(&framework, &charter, &report, &symptoms);
        let go: Vec<_> = diagnosis.go_through.iter().map(|q| q.id.clone()).collect();
        (diagnosis.seen.len(), go)
    };
    let one: Vec<_> =
        framework.symptom("few-come").unwrap().look_at.iter().map(|l| l.question.clone()).collect();
    assert_eq!(seen(&["few-come"]), (1, one.clone()));
    assert_eq!(seen(&["few-come", "few-come"]), (1, one));
    let (number, both) = seen(&["platform-empty", "few-come"]);
    assert_eq!(number, 2);
    // Issues stand first under one and second under the other; the people the other way round.
    assert_eq!(both[..2], ["people.members.who", "purpose.domain.issues"]);
    assert_eq!(both.len(), 8);
}

#[test]
fn an_answer_is_shown_with_what_is_pending_and_what_a_check_finds() {
    let framework = Framework::built_in();
    let charter = charter(&framework);
    let report = check(&framework, &charter, Day::parse("2026-11-23").unwrap());
    let symptom = framework.symptom("platform-empty").unwrap();
    let diagnosis = diagnose(&framework, &charter, &report, &[symptom]);
    let [who, issues, platforms, .., access] = diagnosis.seen[0].look_at.as_slice() else {
        panic!("{diagnosis:#?}")
    };
    // That a core question is open is no finding of its own here.
    assert!(who.given.is_none() && who.findings.is_empty());
    assert!(issues.given.is_some());
    assert_eq!(platforms.pending[0].owner.as_deref(), Some("Bo"));
    let codes: Vec<_> = access.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["open-but-private"]);
}

#[test]
fn a_symptom_by_its_id_is_told_without_asking() {
    let ran = Folder::with_answers(ANSWERS).run(&["diagnose", "platform-empty"]);
    assert_eq!(
        ran.out,
        "\
Our platform stays empty
A platform is a room and not a community. People come in when there is something
to do together.

  1  Who  people.members.who
     why    The platform may be right for other people than the members you
            have.
     now    open, a core question

  2  Issues  purpose.domain.issues
     why    A question from somebody's real work is what starts a conversation.
     now    - a
            - b
            - c
            - d
            and 2 more issues

  3  Platforms  practice.where.platforms
     why    It may be one place more than people can keep an eye on.
     now    open
            contested · Bo · A new one?

  4  Communication  practice.how.communication
     why    If everything also comes by another way, there is no need to go
            there.
     now    open, a core question

  5  Access  people.members.access
     why    Who can read along decides what people dare to write.
     now    Private
     check  [open-but-private] Anyone may join, and yet only members are to see
            what goes on.
"
    );
    assert_eq!(
        ran.err,
        "
To go through these answers, run
copcharter review people.members.who purpose.domain.issues \\
  practice.where.platforms practice.how.communication people.members.access
"
    );
    assert_eq!(ran.code, 0);
}

#[test]
fn an_answer_is_shown_once_under_two_symptoms() {
    let folder = Folder::with_answers(ANSWERS);
    let out = folder.run(&["diagnose", "platform-empty", "few-come"]).out;
    assert_eq!(out.matches("\n            - b\n").count(), 1, "{out}");
    assert_eq!(out.matches("now    as shown above").count(), 2, "{out}");
}

#[test]
fn every_symptom_is_in_the_list_and_can_be_named() {
    let folder = Folder::with_example();
    let list = folder.result(&["diagnose", "--list"]);
    let framework = Framework::built_in();
    assert_eq!(list.lines().count(), framework.symptoms.len());
    for (line, symptom) in list.lines().zip(&framework.symptoms) {
        assert!(line.starts_with(&symptom.id) && line.ends_with(symptom.sees.as_str()), "{line}");
    }
    // The list needs no charter.
    assert_eq!(Folder::new().result(&["diagnose", "--list"]), list);
    let ids: Vec<&str> = framework.symptoms.iter().map(|symptom| symptom.id.as_str()).collect();
    let ran = folder.run(&[&["diagnose"], ids.as_slice()].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    for symptom in &framework.symptoms {
        assert!(ran.out.contains(&format!("{}\n", symptom.sees)), "{}", symptom.id);
    }
}

#[test]
fn json_is_as_documented() {
    let folder = Folder::with_answers(ANSWERS);
    let json = |arguments: &[&str]| -> serde_json::Value {
        serde_json::from_str(&folder.result(arguments)).unwrap()
    };
    let value = json(&["diagnose", "platform-empty", "--json"]);
    assert_eq!(value["form"], 1);
    assert_eq!(value["go_through"][1], "purpose.domain.issues");
    let command = value["command"].as_str().unwrap();
    assert!(command.starts_with("copcharter review people.members.who purpose."), "{command}");
    let symptom = &value["symptoms"][0];
    assert_eq!(symptom["id"], "platform-empty");
    assert_eq!(symptom["sees"], "Our platform stays empty");
    assert_eq!(symptom["look_at"][0]["answer"], serde_json::Value::Null);
    assert_eq!(symptom["look_at"][1]["answer"][5], "f");
    assert_eq!(symptom["look_at"][2]["pending"][0], "contested");
    assert_eq!(
        symptom["look_at"][4],
        serde_json::json!({
            "question": "people.members.access",
            "label": "Access",
            "because": "Who can read along decides what people dare to write.",
            "core": false,
            "answer": "private",
            "note": null,
            "pending": [],
            "findings": [{
                "code": "open-but-private",
                "severity": "warning",
                "message": "anyone may join, and yet only members are to see what goes on",
            }],
        })
    );
    let list = json(&["diagnose", "--list", "--json"]);
    assert_eq!(list["form"], 1);
    assert_eq!(list["symptoms"][0]["look_at"][0]["question"], "people.members.who");
}

#[test]
fn what_there_is_not_is_said_with_the_nearest() {
    let folder = Folder::with_answers(ANSWERS);
    let ran = folder.run(&["diagnose", "few-comes"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert_eq!(
        ran.err,
        "error: there is no symptom `few-comes`\n\
         help: Did you mean `few-come`? `copcharter diagnose --list` shows them all.\n"
    );
    let ran = folder.run(&["diagnose", "--json"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("`copcharter diagnose few-come`"), "{}", ran.err);
}

#[test]
fn a_team_picks_over_a_pipe_and_goes_through_its_answers() {
    let folder = Folder::with_answers(ANSWERS);
    let input = "the tone\nnothing\n1\nanswer\nweak\n\n";
    let ran = folder.run_with(&["diagnose"], input);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.starts_with("The tone among us has turned sour\n"), "{}", ran.out);
    assert!(ran.err.contains("✓ The tone among us has turned sour\n"), "{}", ran.err);
    assert!(ran.err.contains("Purpose › Goals, 1 of 5\n"), "{}", ran.err);
    assert!(ran.err.contains("How, 2 of 5\n"), "{}", ran.err);
    assert!(ran.err.contains("run\ncopcharter review purpose.goals.alignment"), "{}", ran.err);
    assert!(folder.read("charter.toml").contains("alignment = \"weak\"\n"));
    let ran = folder.run_with(&["diagnose"], "");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("error: nothing was picked\n"), "{}", ran.err);
}

#[test]
fn a_team_picks_on_a_terminal() {
    let folder = Folder::with_answers(ANSWERS);
    let mut terminal = folder.terminal(&["diagnose"], 24, 80);
    terminal.wait_for("What do you see?").wait_for("1  What we publish").wait_calm();
    assert!(terminal.screen().contains("Another community does much"), "{}", terminal.screen());
    terminal
        .press(Key::Down)
        .press(Key::Down)
        .press(Key::Enter)
        .wait_for("✓ Few come to our meetings");
    terminal.wait_for("›  1  Nothing else").wait_calm().press(Key::Enter);
    terminal.wait_for("Would you like to go").wait_for("1  Go through").wait_calm();
    terminal.type_text("1").press(Key::Enter).wait_for("1 of 5").wait_for("- a").wait_calm();
    terminal.press(Key::Ctrl('c'));
    assert_eq!(terminal.wait_exit().code(), Some(130));
    let screen = terminal.screen();
    assert!(screen.contains("copcharter review purpose.domain.issues"), "{screen}");
}

#[test]
fn control_c_while_picking_ends_it() {
    let folder = Folder::with_answers(ANSWERS);
    let before = folder.read("charter.toml");
    let mut terminal = folder.terminal(&["diagnose"], 24, 50);
    terminal.wait_for("1  What we publish").wait_calm();
    let rows = terminal.rows();
    assert!(rows.iter().all(|row| row.chars().count() < 50), "{rows:#?}");
    terminal.press(Key::Ctrl('c'));
    assert_eq!(terminal.wait_exit().code(), Some(130));
    assert_eq!(folder.read("charter.toml"), before);
}

#[test]
fn a_team_may_add_what_it_sees() {
    let folder = Folder::with_answers(ANSWERS);
    folder.write(
        "questions.toml",
        "[symptoms.rain]\nsees = \"It rains on our field days\"\nfirst = \"Wait.\"\n\
         [symptoms.rain.look_at]\n\"people.members.access\" = \"Who gets wet.\"\n",
    );
    let list = folder.result(&["diagnose", "--list"]);
    assert!(list.contains("\nrain                It rains on our field days\n"), "{list}");
    let ran = folder.run(&["diagnose", "rain"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("     why    Who gets wet.\n     now    Private\n"), "{}", ran.out);
}
