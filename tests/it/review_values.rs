//! What a review looks at, in which order, and what it comes to.

use copcharter::core::calendar::Day;
use copcharter::core::charter::{Charter, PendingState, read};
use copcharter::core::diff::diff;
use copcharter::core::framework::Framework;
use copcharter::core::review::{
    Item, Reason, Size, agenda, changed_in_a_sentence, folded_into_areas, is_looked_at,
    proposed_version, size,
};
use copcharter::core::toml::Document;
use proptest::prelude::*;

fn charter(text: &str) -> Charter {
    read(&Document::parse(text.to_owned()).unwrap(), &Framework::built_in())
}

fn today() -> Day {
    Day::parse("2026-11-23").unwrap()
}

const BEFORE: &str =
    "purpose.domain.subject = \"Shared data\"\npeople.members.who = \"Stewards\"\n";

const NOW: &str = r#"
purpose.domain.subject = "Open data"
people.members.who = "Stewards"
people.stakeholders.funding = [{ source = "Us", until = 2026-01-31 }]

[[pending]]
question = "practice.how.sunset"
state = "parked"

[[pending]]
question = "people.members.who"
state = "todo"
by = 2026-11-01

[[pending]]
question = "practice.how.sunset"
state = "todo"

[[pending]]
question = "charter.name"
state = "contested"
"#;

fn deserving(items: Vec<Item>) -> Vec<Item> {
    items.into_iter().filter(|item| !item.reasons.is_empty()).collect()
}

#[test]
fn what_deserves_another_look_comes_in_its_order_with_every_reason() {
    let framework = Framework::built_in();
    let (before, now) = (charter(BEFORE), charter(NOW));
    let items = agenda(&framework, &now, Some(&before), today());
    let questions = framework.questions.len();
    assert_eq!(items.len(), questions + 1, "the name is there for its reason");
    let items = deserving(items);
    let ids: Vec<_> = items.iter().map(|item| item.question.as_str()).collect();
    assert_eq!(
        ids,
        [
            "charter.name",
            "people.members.who",
            "practice.how.sunset",
            "people.stakeholders.funding"
        ]
    );
    let changed = vec!["purpose.domain.subject".to_owned()];
    assert_eq!(items[1].reasons[0], Reason::Pending(1));
    // The overdue matter is shown as itself, not a second time as something stale.
    assert_eq!(items[1].reasons.len(), 2, "{:?}", items[1].reasons);
    assert!(
        matches!(&items[1].reasons[1], Reason::Pulled { changed: c, .. } if *c == changed),
        "{:?}",
        items[1]
    );
    assert_eq!(items[2].reasons, [Reason::Pending(0), Reason::Pending(2)]);
    assert!(matches!(&items[3].reasons[..], [Reason::Stale(found)] if found.contains("run out")));
}

#[test]
fn without_a_last_review_nothing_pulls() {
    let framework = Framework::built_in();
    let items = deserving(agenda(&framework, &charter(NOW), None, today()));
    let pulled = |item: &Item| item.reasons.iter().any(|r| matches!(r, Reason::Pulled { .. }));
    assert!(!items.iter().any(pulled));
    assert_eq!(deserving(agenda(&framework, &charter(""), None, today())), []);
}

#[test]
fn what_was_looked_at_is_folded_where_it_was_whole() {
    let framework = Framework::built_in();
    let ids = |place: &'static str| framework.questions_in(place).map(|q| q.id.to_string());
    let mut looked_at: Vec<String> = ids("people").chain(ids("practice.when")).collect();
    looked_at.extend(["purpose.goals.why", "from.elsewhere", "charter.name"].map(str::to_owned));
    assert_eq!(
        folded_into_areas(&framework, &looked_at),
        ["charter.name", "purpose.goals.why", "people", "practice.when", "from.elsewhere"]
    );
    assert_eq!(folded_into_areas(&framework, &["purpose".to_owned()]), ["purpose"]);
    assert!(is_looked_at(&["people.members".to_owned()], "people.members.who"));
    assert!(!is_looked_at(&["people.mem".to_owned()], "people.members.who"));
}

#[test]
fn the_version_is_raised_by_the_size_of_the_change() {
    for (present, size, is_agreed_now, proposed) in [
        ("1.2", Size::Nothing, false, "1.2"),
        ("1.2", Size::Answers, false, "1.3"),
        ("1.2", Size::Aims, false, "2.0"),
        ("0.3", Size::Answers, false, "0.4"),
        ("0.3", Size::Aims, false, "0.4"),
        ("0.9", Size::Nothing, true, "1.0"),
        ("1.9", Size::Answers, true, "1.10"),
        ("3", Size::Answers, false, "3.1"),
        ("1.2.3", Size::Aims, false, "2.0"),
        ("spring", Size::Aims, true, "spring"),
        ("1.2.3.4", Size::Aims, false, "1.2.3.4"),
        ("", Size::Aims, false, ""),
    ] {
        assert_eq!(proposed_version(present, size, is_agreed_now), proposed, "{present} {size:?}");
    }
}

#[test]
fn the_size_is_that_of_what_the_others_hang_on() {
    let framework = Framework::built_in();
    let sized = |before: &str, after: &str| {
        size(&framework, &diff(&framework, &charter(before), &charter(after)))
    };
    assert_eq!(sized(BEFORE, BEFORE), Size::Nothing);
    assert_eq!(sized("charter.version = \"1\"", "charter.version = \"2\""), Size::Nothing);
    assert_eq!(sized("", "practice.how.governance = \"By consent.\""), Size::Answers);
    assert_eq!(sized("", "purpose.goals.risks = [\"None\"]"), Size::Answers);
    assert_eq!(sized(BEFORE, NOW), Size::Aims);
}

#[test]
fn what_changed_is_said_in_a_sentence() {
    let framework = Framework::built_in();
    let said = |before: &str, after: &str| {
        let diff = diff(&framework, &charter(before), &charter(after));
        changed_in_a_sentence(&framework, &diff)
    };
    assert_eq!(said(NOW, NOW), "Nothing had to change.");
    assert_eq!(said(BEFORE, NOW), "Subject was changed, Funding was added.");
    assert_eq!(said(BEFORE, ""), "Subject and Who were taken out.");
    let many = "purpose.goals = { why = \"a\", success = \"b\", risks = [\"c\"] }\n\
        practice.how = { governance = \"d\", conduct = \"e\" }\npurpose.domain.subject = \"f\"\n";
    assert_eq!(said("", many), "6 answers were changed, among them Subject, Why and Success.");
}

fn matters() -> impl Strategy<Value = Vec<(usize, PendingState)>> {
    prop::collection::vec((0..60_usize, prop::sample::select(PendingState::ALL.to_vec())), 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is pending, each matter is met once, each question once, and what is contested
    /// comes before what is not, what is pending before all else.
    #[test]
    fn every_matter_is_met_once(matters in matters()) {
        let framework = Framework::built_in();
        let ids: Vec<_> = framework.facts.iter().chain(&framework.questions).collect();
        let row = |(at, state): &(usize, PendingState)| {
            let id = &ids[at % ids.len()].id;
            format!("[[pending]]\nquestion = \"{id}\"\nstate = \"{}\"\n", state.key())
        };
        let now = charter(&format!("{BEFORE}{}", matters.iter().map(row).collect::<String>()));
        let items = agenda(&framework, &now, Some(&charter("")), today());
        let mut met: Vec<usize> = Vec::new();
        for item in &items {
            for reason in &item.reasons {
                if let Reason::Pending(at) = reason {
                    prop_assert_eq!(&now.pending[*at].question, &item.question);
                    met.push(*at);
                }
            }
        }
        met.sort_unstable();
        prop_assert_eq!(met, (0..matters.len()).collect::<Vec<_>>());
        let mut questions: Vec<_> = items.iter().map(|item| item.question.as_str()).collect();
        let rank = |item: &Item| match item.reasons.first() {
            Some(Reason::Pending(at)) => usize::from(now.pending[*at].state != PendingState::Contested),
            Some(_) => 2,
            None => 3,
        };
        prop_assert!(items.iter().map(rank).is_sorted());
        questions.sort_unstable();
        questions.dedup();
        prop_assert_eq!(questions.len(), items.len());
    }

    /// Folding says neither more nor less than what was looked at.
    #[test]
    fn folding_keeps_what_was_looked_at(picked in prop::collection::vec(any::<bool>(), 58)) {
        let framework = Framework::built_in();
        let questions = framework.questions.iter().zip(picked.iter().cycle());
        let looked_at: Vec<_> =
            questions.filter(|(_, picked)| **picked).map(|(q, _)| q.id.to_string()).collect();
        let folded = folded_into_areas(&framework, &looked_at);
        for question in &framework.questions {
            let was = looked_at.iter().any(|id| *id == *question.id);
            prop_assert_eq!(is_looked_at(&folded, &question.id), was);
        }
    }
}
