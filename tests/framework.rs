//! The framework is data: complete, and open to new questions without a line of Rust.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use copcharter::charter::{Answer, Document, Edit, Start, apply, begin, blank, read};
use copcharter::framework::Audience;
use copcharter::framework::{Framework, Kind, join};
use copcharter::interview::{Depth, Walk};
use copcharter::render::{Format, Reading};

const QUESTIONS: &str = include_str!("../src/framework/questions.toml");
const WORDING: &str = include_str!("../src/framework/text/en.toml");

#[test]
fn all_45_questions_of_the_article_are_covered() {
    let framework = Framework::built_in();
    let seeds: BTreeSet<u8> = framework.questions.iter().flat_map(|q| q.seed.clone()).collect();
    assert_eq!(seeds, (1..=45).collect());
}

#[test]
fn there_are_58_questions_in_8_areas_of_3_elements() {
    let framework = Framework::built_in();
    let elements: Vec<_> = framework.elements.iter().map(|e| e.id.as_str()).collect();
    assert_eq!(elements, ["purpose", "people", "practice"]);
    assert_eq!(framework.areas.len(), 8);
    assert_eq!(framework.questions.len(), 58);
    assert_eq!(framework.questions.iter().filter(|q| q.core).count(), 20);
}

#[test]
fn the_built_in_framework_is_the_one_in_the_files() {
    let joined = join(QUESTIONS, WORDING).unwrap();
    assert_eq!(format!("{joined:?}"), format!("{:?}", Framework::built_in()));
}

#[test]
fn every_example_answer_fits_its_question() {
    let framework = Framework::built_in();
    let mut document = Document::parse(begin(&Start { name: "N", ..Start::default() })).unwrap();
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
    assert!(blank(&framework, &start).contains("# birthdays = \"\""));
    let document = Document::parse(begin(&start)).unwrap();
    let walk = Walk::open(&framework, &read(&document, &framework), Depth::Core);
    assert_eq!(walk.len(), 21);

    let answer = Answer::Text("seldom".to_owned());
    let edited = apply(&document, &framework, &Edit::Answer(question, &answer)).unwrap();
    assert!(edited.text().ends_with("[practice.when]\nbirthdays = \"seldom\"\n"));
    let charter = read(&edited, &framework);
    for format in Format::ALL {
        let reading = Reading::new(&framework, &charter, Audience::Public);
        let text = reading.render("charter", format).unwrap();
        assert!(text.contains("We keep our birthday now and then."), "{text}");
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
