//! What does not apply is set aside: not asked, not counted and not listed, and an answer always wins.

use copcharter::core::framework::{Framework, Need};

use crate::common::counts::question_count;
use crate::common::terminal::{Key, Terminal};
use crate::common::{Folder, Test};

const FUNDING: &str = "people.stakeholders.funding";
const WHY: &str = "Nobody pays; we are volunteers.";

fn marked(marks: &str) -> String {
    format!("[charter]\nname = \"A\"\nstatus = \"draft\"\n\n[not_applicable]\n{marks}")
}

fn status(charter: &str) -> serde_json::Value {
    let test = Test::with_charter(charter).args(&["status", "--json"]).whatever_it_says();
    serde_json::from_str(&test.output().0).unwrap()
}

fn asked(status: &serde_json::Value) -> usize {
    usize::try_from(status["all"]["asked"].as_u64().unwrap()).unwrap()
}

fn set_aside(status: &serde_json::Value) -> Vec<&str> {
    let all = status["not_applicable"].as_array().unwrap();
    all.iter().map(|one| one["question"].as_str().unwrap()).collect()
}

#[test]
fn a_question_is_set_aside_and_opened_again() {
    let test = Test::with_charter("[charter]\nname = \"A\"\n")
        .args(&["set", FUNDING, "--not-applicable", WHY])
        .run()
        .expect_file(
            "charter.toml",
            &format!("[charter]\nname = \"A\"\n\n[not_applicable]\n\"{FUNDING}\" = \"{WHY}\"\n"),
        )
        .args(&["get", FUNDING])
        .narrated(&format!("`{FUNDING}` does not apply: {WHY}\n"))
        .status(1)
        .run();
    let now = status(&test.read("charter.toml"));
    assert_eq!(asked(&now), question_count() - 1);
    assert_eq!(set_aside(&now), [FUNDING]);
    test.status(0)
        .args(&["unset", FUNDING])
        .stderr("")
        .run()
        .expect_file("charter.toml", "[charter]\nname = \"A\"\n");
}

#[test]
fn an_answer_takes_the_place_of_the_mark() {
    Test::with_charter(marked(&format!("\"{FUNDING}\" = \"{WHY}\"\n")))
        .args(&["set", FUNDING, "source=Fees"])
        .run()
        .args(&["get", FUNDING])
        .stdout("source=Fees\n")
        .run()
        .expect_file(
            "charter.toml",
            "[charter]\nname = \"A\"\nstatus = \"draft\"\n\n\
             [[people.stakeholders.funding]]\nsource = \"Fees\"\n",
        );
}

#[test]
fn a_mark_needs_a_place_and_a_reason() {
    for (arguments, message) in [
        (["set", FUNDING, "--not-applicable", " "], "is not said"),
        (["set", "people", "--not-applicable", WHY], "is no question; it holds several"),
        (["set", "people.stakeholder", "--not-applicable", WHY], "there is no question"),
        (["set", "charter.name", "--not-applicable", WHY], "cannot be set aside"),
        (["set", "charter.host", "--not-applicable", WHY], "copcharter set charter.host"),
    ] {
        let charter = "[charter]\nname = \"A\"\n";
        let test = Test::with_charter(charter).args(&arguments).whatever_it_says().status(2);
        let (_, stderr) = test.output();
        assert!(stderr.contains(message), "{arguments:?}: {stderr}");
        test.expect_file("charter.toml", charter);
    }
}

#[test]
fn a_set_aside_area_sets_all_its_questions_aside() {
    let framework = Framework::built_in();
    for area in &framework.areas {
        let test = Test::with_charter("[charter]\nname = \"A\"\n")
            .args(&["set", &area.id, "--not-applicable", "Not here."])
            .run();
        let now = status(&test.read("charter.toml"));
        let all: Vec<_> = framework.questions_in(&area.id).map(|q| q.id.as_str()).collect();
        assert_eq!(set_aside(&now), all);
        assert_eq!(asked(&now), question_count() - all.len());
        // One of them is answered after all: the others stay as they were.
        let one = all[all.len() - 1];
        let test = test.args(&["unset", one]).run();
        let now = status(&test.read("charter.toml"));
        assert_eq!(set_aside(&now), all[..all.len() - 1]);
        test.args(&["unset", &area.id]).status(2).whatever_it_says().run();
    }
}

#[test]
fn without_a_host_nobody_is_asked_about_one() {
    let framework = Framework::built_in();
    let needs = framework.questions.iter().filter(|q| q.needs == Some(Need::Host));
    let needs: Vec<_> = needs.map(|q| q.id.as_str()).collect();
    assert_eq!(needs.len(), 5);
    assert_eq!(set_aside(&status("[charter]\nname = \"A\"\nhost = \"\"\n")), needs);
    for open in ["", "host = \"The city\"\n"] {
        let charter = format!("[charter]\nname = \"A\"\n{open}");
        assert_eq!(set_aside(&status(&charter)), Vec::<&str>::new(), "{open}");
    }
    let test = Test::with_charter("[charter]\nname = \"A\"\n")
        .args(&["set", "charter.host", ""])
        .run()
        .args(&["set", needs[0], "It helps everybody."])
        .run();
    assert_eq!(set_aside(&status(&test.read("charter.toml"))), needs[1..]);
    let test = test.args(&["check"]).status(1).whatever_it_says();
    assert!(!test.output().0.contains("answered-not-applicable"));
    test.status(0)
        .args(&["unset", "charter.host"])
        .run()
        .args(&["get", "charter.host"])
        .stderr("`charter.host` is open.\n")
        .status(1)
        .run();
}

/// Every question is marked, one by one and all at once: no document names any of them as open, and
/// of what is answered every document says the same as without the marks.
#[test]
fn no_document_lists_what_is_set_aside() {
    let framework = Framework::built_in();
    let all = framework.questions.iter();
    let marks: String = all.map(|q| format!("\"{}\" = \"No.\"\n", q.id)).collect();
    for format in ["markdown", "html"] {
        let render = |charter: &str| {
            let arguments = ["render", "--format", format, "--stdout", "--audience", "team"];
            Test::with_charter(charter).args(&arguments).whatever_it_says().output().0
        };
        let page = render(&marked(&marks));
        for question in &framework.questions {
            assert!(!page.contains(question.question.as_str()), "{format}: {}", question.id);
        }
        assert!(render(&marked("")).contains(framework.questions[0].question.as_str()));
        let answered = "\n[people.stakeholders]\naccountable_to = [\"The guild of bakers\"]\n";
        assert!(render(&(marked(&marks) + answered)).contains("The guild of bakers"), "{format}");
    }
}

#[test]
fn wrong_marks_are_found_and_stop_nothing() {
    let charter = marked(
        "\"people.stakeholders.fundings\" = \"x\"\n\"practice.when\" = \"\"\n\"practice.how\" = 3\n\
         people.members.who = \"x\"\n\"charter.host\" = \"x\"\n",
    );
    let test = Test::with_charter(&charter);
    let test = test.args(&["check", "--only", "not-applicable", "--format", "json"]);
    let found: serde_json::Value =
        serde_json::from_str(&test.status(1).whatever_it_says().output().0).unwrap();
    assert_eq!(found["findings"].as_array().unwrap().len(), 5, "{found}");
    assert_eq!(asked(&status(&charter)), question_count());
    Test::with_charter(&charter).args(&["render"]).whatever_it_says().run();
}

#[test]
fn a_mark_is_compared_and_merged() {
    let base = "[charter]\nname = \"A\"\n";
    let ours = marked(&format!("\"{FUNDING}\" = \"{WHY}\"\n"));
    let theirs = format!("{base}\n[people.stakeholders]\naccountable_to = [\"B\"]\n");
    let test = Test::with_charter(&ours)
        .file("base.toml", base)
        .file("ours.toml", &ours)
        .file("theirs.toml", &theirs)
        .args(&["merge", "base.toml", "ours.toml", "theirs.toml"])
        .whatever_it_says()
        .run();
    let merged = test.read("ours.toml");
    assert!(merged.contains(WHY) && merged.contains("\"B\""), "{merged}");
}

/// One side answers a question of an area that was set aside, the other gives another reason for the
/// area: the answer stands, and nothing that either said is lost.
#[test]
fn an_area_that_one_side_splits_is_merged() {
    let base = marked("# why\n\"practice.where\" = \"Everywhere.\" # said in May\n");
    let theirs = Test::with_charter(&base)
        .args(&["set", "practice.where.format", "online"])
        .run()
        .read("charter.toml");
    let ours = base.replace("Everywhere.", "Wherever we are.");
    let test = Test::with_charter(&base)
        .file("base.toml", &base)
        .file("ours.toml", &ours)
        .file("theirs.toml", &theirs)
        .args(&["merge", "base.toml", "ours.toml", "theirs.toml"])
        .status(1)
        .whatever_it_says();
    test.output();
    let merged = test.read("ours.toml");
    for kept in ["format = \"online\"", "Wherever we are.", "# why", "# said in May"] {
        assert!(merged.contains(kept), "{kept}: {merged}");
    }
}

#[test]
fn a_question_shown_in_full_says_that_it_is_set_aside() {
    let test = Test::with_charter(marked(&format!("\"{FUNDING}\" = \"{WHY}\"\n")));
    let (shown, _) = test.args(&["questions", FUNDING]).whatever_it_says().output();
    assert!(shown.contains(&format!("Set aside here: {WHY}\n")), "{shown}");
}

/// An interview over a pipe, and one on a terminal, of a charter in which all but these is set aside.
fn all_but(ids: &[&str]) -> String {
    let framework = Framework::built_in();
    let others = framework.questions.iter().filter(|q| !ids.contains(&q.id.as_str()));
    let marks: String = others.map(|q| format!("\"{}\" = \"No.\"\n", q.id)).collect();
    let facts = "name = \"A\"\nhost = \"H\"\nsummary = \"S\"\nstatus = \"draft\"\n";
    format!("[charter]\n{facts}\n[not_applicable]\n{marks}")
}

/// The one key at every kind of prompt, over a pipe: it asks why, an empty reason is not taken, and
/// `<` goes back to the question.
#[test]
fn the_key_means_the_same_at_every_prompt() {
    let framework = Framework::built_in();
    for question in &framework.questions {
        let id = question.id.as_str();
        let test = Test::with_charter(all_but(&[id]))
            .args(&["init", "--depth", "all"])
            .stdin("~\n<\n~\n\nIt is not ours.\n")
            .whatever_it_says();
        let (_, stderr) = test.output();
        assert!(stderr.contains("~ does not apply"), "{id}: {stderr}");
        assert!(stderr.contains(&format!("~ {}: It is not ours.", question.label)), "{stderr}");
        let charter = test.read("charter.toml");
        assert!(charter.contains(&format!("\"{id}\" = \"It is not ours.\"\n")), "{id}: {charter}");
    }
}

#[test]
fn a_longer_text_is_an_answer() {
    let id = "purpose.domain.subject";
    let test = Test::with_charter(all_but(&[id]))
        .args(&["init", "--depth", "all"])
        .stdin("~ 5 litres a day\n")
        .whatever_it_says()
        .run();
    test.stdin("").args(&["get", id]).stdout("~ 5 litres a day\n").run();
}

fn edited(charter: &str, id: &str) -> (Folder, Terminal) {
    let folder = Folder::new();
    folder.write("charter.toml", charter);
    let terminal = folder.terminal(&["edit", id], 30, 80);
    (folder, terminal)
}

#[test]
fn an_answer_is_shown_before_it_gives_way() {
    let charter = "[charter]\nname = \"A\"\n\n[purpose.domain]\nlevel = \"mixed\"\n";
    let (folder, mut terminal) = edited(charter, "purpose.domain.level");
    terminal.wait_for("~ does not apply").type_text("~").press(Key::Enter);
    terminal.wait_for("this answer is taken out").wait_for("Because");
    terminal.type_text("It varies").press(Key::Enter);
    assert!(terminal.wait_exit().success());
    let now = folder.read("charter.toml");
    assert!(now.contains("\"purpose.domain.level\" = \"It varies\""), "{now}");
    assert!(!now.contains("mixed"), "{now}");
}

#[test]
fn what_was_set_aside_can_be_answered_after_all() {
    let (folder, mut terminal) =
        edited(&marked("\"purpose.domain.subject\" = \"Not yet.\"\n"), "purpose.domain.subject");
    terminal.wait_for("It is set aside: Not yet.").type_text("Maps").press(Key::Enter);
    assert!(terminal.wait_exit().success());
    let now = folder.read("charter.toml");
    assert!(now.contains("subject = \"Maps\"") && !now.contains("Not yet."), "{now}");
}
