//! How far a charter is, and what would help next.

use std::fs;

use crate::common::counts::{core_count, question_count, question_count_in};
use copcharter::core::calendar::Day;
use copcharter::core::charter::read;
use copcharter::core::framework::Framework;
use copcharter::core::status::{Share, Status, status};
use copcharter::core::toml::Document;

fn status_of(text: &str) -> Status {
    let framework = Framework::built_in();
    let charter = read(&Document::parse(text.to_owned()).unwrap(), &framework);
    status(&framework, &charter, Day::parse("2026-11-23").unwrap())
}

fn example() -> String {
    fs::read_to_string("examples/statistics-office/charter.toml").unwrap()
}

fn commands(status: &Status) -> Vec<&str> {
    status.next.iter().map(|step| step.command.as_str()).collect()
}

#[test]
fn answers_are_counted_by_element_and_area() {
    let status = status_of(
        "[purpose.domain]\nsubject = \"s\"\nlevel = \"basic\"\n\n[people.members]\nwho = \"w\"\n",
    );
    assert_eq!(status.all, Share { answered: 3, asked: question_count() });
    assert_eq!(status.core, Share { answered: 2, asked: core_count() });
    let [purpose, people, practice] = status.elements.as_slice() else { panic!("{status:#?}") };
    let [in_purpose, in_people] = ["purpose", "people"].map(question_count_in);
    assert_eq!(purpose.share, Share { answered: 2, asked: in_purpose });
    assert_eq!(purpose.core.answered, 1);
    assert_eq!(purpose.core.asked + people.core.asked + practice.core.asked, core_count());
    let percents = [purpose, people, practice].map(|element| element.percent);
    assert_eq!(percents, [200 / in_purpose, 100 / in_people, 0]);
    assert_eq!((purpose.behind, people.behind, practice.behind), (false, true, true));
    assert_eq!(
        purpose.areas[0].share,
        Share { answered: 2, asked: question_count_in("purpose.domain") }
    );
    assert_eq!(purpose.areas[1].share.answered, 0);
    assert_eq!(status.open_core.len(), core_count() - 2);
    assert_eq!(commands(&status)[0], "copcharter init --depth core");
}

#[test]
fn a_review_is_due_after_its_rhythm() {
    let review = status_of(&example()).review;
    assert_eq!(review.last.as_deref(), Some("2026-09-15"));
    assert_eq!(review.due.as_deref(), Some("2027-09-15"));
    assert_eq!(review.days_left, Some(296));
    let late = example().replace("charter_review = \"yearly\"", "charter_review = \"monthly\"");
    let late = status_of(&late);
    assert_eq!(late.review.days_left, Some(-39));
    assert_eq!(commands(&late)[0], "copcharter review");
    let never = status_of("[practice.when]\ncharter_review = \"yearly\"\n").review;
    assert_eq!((never.last, never.due, never.days_left), (None, None, None));
}

#[test]
fn what_is_pending_has_an_owner_and_a_day() {
    let pending = status_of(&example()).pending;
    assert_eq!(pending.len(), 2);
    assert_eq!(pending[0].question, "practice.how.sunset");
    assert_eq!(pending[0].state, "todo");
    assert_eq!(pending[0].owner.as_deref(), Some("Ines Halvorsen"));
    assert_eq!(pending[0].by.as_deref(), Some("2027-02-26"));
    assert!(!pending[0].overdue);
    let late = "[[pending]]\nquestion = \"purpose.goals.why\"\nstate = \"todo\"\nby = 2026-11-22\n";
    assert!(status_of(late).pending[0].overdue);
}

#[test]
fn the_next_steps_are_few_and_in_order() {
    let whole = status_of(&example());
    assert_eq!(commands(&whole), ["copcharter init --depth all", "copcharter render"]);
    let draft = example().replace("status = \"agreed\"", "status = \"draft\"");
    assert_eq!(commands(&status_of(&draft))[0], "copcharter set charter.status agreed");
    let retired = example().replace("status = \"agreed\"", "status = \"retired\"");
    assert_eq!(commands(&status_of(&retired)), ["copcharter render"]);
    let broken = "[purpose.domain]\nlevel = 3\n\n[purpose.goals]\nwhy = \"TBD\"\n";
    let broken = status_of(broken);
    let first =
        ["copcharter check", "copcharter init --depth core", "copcharter edit purpose.goals.why"];
    assert_eq!(commands(&broken), first);
    assert_eq!(broken.next[0].because, "shows one place in the file that cannot be read as meant");
}

#[test]
fn the_json_keeps_its_shape() {
    let value = serde_json::to_value(status_of(&example())).unwrap();
    let keys = |value: &serde_json::Value| {
        let mut keys: Vec<_> = value.as_object().unwrap().keys().cloned().collect();
        keys.sort();
        keys.join(" ")
    };
    assert_eq!(
        keys(&value),
        "all core elements form name next not_applicable open_core pending review status version"
    );
    assert_eq!(value["form"], 1);
    assert_eq!(keys(&value["elements"][0]), "areas behind core id name percent share");
    assert_eq!(keys(&value["elements"][0]["areas"][0]), "core id name share");
    assert_eq!(keys(&value["pending"][0]), "by note overdue owner question state");
    assert_eq!(keys(&value["review"]), "days_left due last");
    assert_eq!(keys(&value["next"][0]), "because command");
    assert_eq!(value["all"], serde_json::json!({ "answered": 55, "asked": question_count() }));
}
