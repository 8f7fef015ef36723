//! `questions`: the framework, an area, a question.

use crate::common::Test;
use crate::common::counts::question_count;
use copcharter::core::framework::Framework;

#[test]
fn all_of_them_with_credit() {
    let (stdout, _) = Test::new().args(&["questions"]).whatever_it_says().output();
    let ids = stdout.lines().filter_map(|line| line.get(2..)?.split_once("  "));
    let listed = ids.filter(|(id, _)| Framework::built_in().find(id).is_some());
    assert_eq!(listed.count(), question_count(), "{stdout}");
    for word in ["purpose.domain.subject", "practice.when.charter_review", "CC BY 4.0"] {
        assert!(stdout.contains(word), "{stdout}");
    }
    assert!(stdout.lines().all(|line| line.chars().count() <= 80), "{stdout}");
    assert!(!stdout.contains('\u{1b}'));
}

#[test]
fn an_area_an_element_and_a_question_in_full() {
    let said = |id: &str| Test::new().args(&["questions", id]).whatever_it_says().output().0;
    let area = said("purpose.domain");
    assert!(area.starts_with("Domain (purpose.domain): What the community is about"), "{area}");
    assert!(!area.contains("purpose.goals"), "{area}");
    let element = said("purpose");
    assert!(element.starts_with(area.trim_end()), "{element}");
    assert!(element.contains("purpose.goals.why"), "{element}");
    let question = said("people.members.joining");
    for words in ["(a choice, core)", "invitation-only: ", "Example:", "Who may read it: "] {
        assert!(question.contains(words), "{question}");
    }
    let records = said("purpose.goals.objectives");
    for words in ["(records, core)", "(members, organization, both)", "(a day, 2027-06-30)"] {
        assert!(records.contains(words), "{records}");
    }
    let facts = said("charter.name");
    assert!(facts.contains("What is the community called?"), "{facts}");
    let facts = said("charter");
    assert!(facts.contains("charter.summary"), "{facts:?}");
}

#[test]
fn an_unknown_one_is_answered_with_the_nearest() {
    Test::new()
        .args(&["questions", "practice.hwo"])
        .narrated(
            "error: there is no question, area or element `practice.hwo`\n\
             help: Did you mean `practice.how`? `copcharter questions` lists them all.",
        )
        .status(2)
        .run();
}
