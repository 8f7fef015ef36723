//! The framework is data: complete, and open to new questions without a line of Rust.

use std::collections::BTreeSet;

use crate::common::counts::core_count;
use copcharter::core::charter::{Answer, Start, blank_charter_text, new_charter_text, read};
use copcharter::core::edit::{Edit, apply};
use copcharter::core::framework::Audience;
use copcharter::core::framework::{Framework, Kind, join};
use copcharter::core::interview::{Depth, Walk};
use copcharter::core::toml::Document;
use copcharter::output::render::{AudienceView, Engine, OutputFormat};

const QUESTIONS: &str = include_str!("../../src/core/framework/questions.toml");
const WORDING: &str = include_str!("../../src/core/framework/text/en.toml");

#[test]
fn all_45_questions_of_the_article_are_covered() {
    let framework = Framework::built_in();
    let seeds: BTreeSet<u8> = framework.questions.iter().flat_map(|q| q.seed.clone()).collect();
    assert_eq!(seeds, (1..=45).collect());
}

#[test]
fn every_element_has_areas_and_each_area_core_questions() {
    let framework = Framework::built_in();
    let elements: Vec<_> = framework.elements.iter().map(|e| e.id.as_str()).collect();
    assert_eq!(elements, ["purpose", "people", "practice"]);
    for element in &framework.elements {
        assert!(framework.areas_in(&element.id).next().is_some(), "{}", element.id);
    }
    for area in &framework.areas {
        assert!(framework.questions_in(&area.id).any(|q| q.core), "{}", area.id);
    }
}

#[test]
fn the_built_in_framework_is_the_one_in_the_files() {
    let joined = join(QUESTIONS, WORDING).unwrap();
    assert_eq!(format!("{joined:?}"), format!("{:?}", Framework::built_in()));
}

#[test]
fn every_example_answer_fits_its_question() {
    let framework = Framework::built_in();
    let mut document =
        Document::parse(new_charter_text(&Start { name: "N", ..Start::default() })).unwrap();
    for question in &framework.questions {
        let answer = Answer::from(&question.example);
        let edited = apply(&document, &framework, &Edit::Answer(question, &answer));
        document = edited.unwrap_or_else(|e| panic!("{}: {e}", question.id));
    }
    let charter = read(&document, &framework);
    assert_eq!(charter.problems, []);
    assert_eq!(charter.open(&framework).count(), 0);
}

#[test]
fn a_new_question_needs_no_rust() {
    let structure = format!(
        "{QUESTIONS}\n[[questions]]\nid = \"practice.when.birthdays\"\nkind = \"choice\"\noptions = [\"always\", \"seldom\"]\ncore = true\naudience = \"public\"\n"
    );
    let wording = format!(
        "{WORDING}\n[questions.\"practice.when.birthdays\"]\nlabel = \"Birthdays\"\nheading = \"Our birthday\"\nquestion = \"Do you keep the community's birthday?\"\nguidance = \"One word.\"\nhelp = \"It matters.\"\nexample = \"always\"\n[questions.\"practice.when.birthdays\".options.always]\nlabel = \"Always\"\nmeaning = \"Every year.\"\nsentence = \"We keep our birthday every year.\"\n[questions.\"practice.when.birthdays\".options.seldom]\nlabel = \"Seldom\"\nmeaning = \"Now and then.\"\nsentence = \"We keep our birthday now and then.\"\n"
    );
    let framework = join(&structure, &wording).unwrap();
    let question = framework.find("practice.when.birthdays").unwrap();
    assert_eq!(question.kind, Kind::Choice);

    let start = Start { name: "N", ..Start::default() };
    assert!(blank_charter_text(&framework, &start).contains("# birthdays = \"\""));
    let document = Document::parse(new_charter_text(&start)).unwrap();
    let walk = Walk::open(&framework, &read(&document, &framework), Depth::Core);
    assert_eq!(walk.len(), core_count() + 1);

    let answer = Answer::Text("seldom".to_owned());
    let edited = apply(&document, &framework, &Edit::Answer(question, &answer)).unwrap();
    assert!(edited.text().ends_with("[practice.when]\nbirthdays = \"seldom\"\n"));
    let charter = read(&edited, &framework);
    for format in OutputFormat::ALL {
        let reading = AudienceView::new(&framework, &charter, Audience::Public);
        let text = reading.render(&mut Engine::default(), "charter", format, "").unwrap();
        assert!(text.contains("We keep our birthday now and then."), "{text}");
    }
}

/// A symptom is what a team would say, and points at answers of more than one part.
#[test]
fn there_are_symptoms_for_a_community_that_is_stuck() {
    let framework = Framework::built_in();
    assert!(framework.symptoms.len() >= 14);
    let mut seen = BTreeSet::new();
    for symptom in &framework.symptoms {
        let id = &symptom.id;
        assert!(seen.insert(&symptom.sees), "{id}");
        assert!(symptom.sees.chars().count() <= 48, "{id} does not fit a narrow menu");
        assert!(!symptom.sees.ends_with('.') && symptom.first.ends_with('.'), "{id}");
        assert!((3..=6).contains(&symptom.look_at.len()), "{id}");
        let questions: BTreeSet<_> = symptom.look_at.iter().map(|l| &l.question).collect();
        assert_eq!(questions.len(), symptom.look_at.len(), "{id}");
        let elements: BTreeSet<_> =
            questions.iter().map(|question| question.split('.').next()).collect();
        assert!(elements.len() > 1, "{id}: a symptom in one part has its reasons in others");
        for look_at in &symptom.look_at {
            assert!(look_at.because.ends_with('.') && !look_at.because.contains('!'), "{id}");
        }
    }
}

/// Where the article starts: content that nobody reads may be about people.
#[test]
fn unread_content_begins_with_the_people() {
    let framework = Framework::built_in();
    let unread = framework.symptom("content-unread").unwrap();
    assert_eq!(unread.look_at[0].question, "people.members.who");
}

#[test]
fn every_mistake_in_a_symptom_is_named() {
    let structure = format!(
        "{QUESTIONS}\n[[symptoms]]\nid = \"few-come\"\nlook_at = []\n[[symptoms]]\nid = \"rain\"\nlook_at = [\"practice.when.weather\"]\n"
    );
    let wording = format!(
        "{WORDING}\n[symptoms.rain]\nsees = \"It rains\"\nfirst = \"\"\nbecause = {{ \"practice.when.meetings\" = \"B.\" }}\n[symptoms.snow]\nsees = \"a\"\nfirst = \"b\"\nbecause = {{}}\n"
    );
    let problems = join(&structure, &wording).unwrap_err().join("\n");
    for part in [
        "the symptom `few-come` is there twice",
        "`few-come` names no answer to look at",
        "`rain` has no first thought",
        "`rain` looks at `practice.when.weather`, which does not exist",
        "`rain: practice.when.weather` has no reason",
        "`rain` has a reason for `practice.when.meetings`, at which it does not look",
        "there is wording for `snow`, which does not exist",
    ] {
        assert!(problems.contains(part), "{part} in {problems}");
    }
}

#[test]
fn every_mistake_in_the_data_is_named() {
    let wrong = format!(
        "{QUESTIONS}\n[[questions]]\nid = \"practice.who.x\"\nkind = \"choice\"\naudience = \"public\"\n"
    );
    let problems = join(&wrong, WORDING).unwrap_err().join("\n");
    for part in ["`practice.who.x` has no label", "has no options", "is in no known area"] {
        assert!(problems.contains(part), "{part} in {problems}");
    }
}
