//! What an audience may not read is nowhere in what is made for it; a charter with hardly an answer is
//! a document all the same.

use copcharter::core::charter::{
    Answer, Charter, Given, Pending, PendingState, Record, Review, Stance,
};
use copcharter::core::framework::{Audience, Framework, Kind, Question};
use copcharter::output::render::{DOCUMENTS, Options, OutputFormat, data, render};

/// A text that stands nowhere else.
fn marker(id: &str) -> String {
    format!("mark{}end", id.replace(['.', '_', '-'], ""))
}

fn answer_of(framework: &Framework, question: &Question) -> Given {
    let mark = marker(&question.id);
    let (answer, note) = match question.kind {
        Kind::Text | Kind::Paragraph => (Answer::Text(mark), None),
        Kind::List => (Answer::List(vec![mark]), None),
        Kind::Choice => (Answer::Text(question.options[0].key.clone()), Some(mark)),
        Kind::Rhythm => (Answer::Text(framework.rhythms[0].key.clone()), Some(mark)),
        Kind::Records => {
            let fields = question.fields.iter().map(|f| (f.key.clone(), mark.clone()));
            (Answer::Records(vec![Record(fields.collect())]), None)
        }
    };
    Given { answer, note, place: 0..0, parts: Vec::new() }
}

fn full_charter(framework: &Framework) -> Charter {
    let mut charter = Charter::default();
    for question in &framework.questions {
        charter.answers.insert(question.id.clone(), answer_of(framework, question));
        charter.pending.push(Pending {
            question: question.id.clone(),
            state: PendingState::Contested,
            owner: Some(format!("owner{}", marker(&question.id))),
            by: None,
            note: Some(format!("note{}", marker(&question.id))),
            positions: vec![Stance { who: "Ana".to_owned(), says: "teamsecret".to_owned() }],
            place: 0..0,
        });
    }
    "Marked".clone_into(&mut charter.facts.name);
    charter.facts.host = marker("charter.host");
    charter.audience.insert("charter.host".into(), Audience::Sponsors);
    charter.reviews.push(Review {
        date: None,
        version: Some("1.0".to_owned()),
        by: vec!["teamsecret".to_owned()],
        approved_by: Some("The board".to_owned()),
        reviewed: vec!["purpose".to_owned()],
        note: Some("teamsecret".to_owned()),
        place: 0..0,
    });
    charter
}

#[test]
fn what_an_audience_may_not_read_is_nowhere() {
    let framework = Framework::built_in();
    let charter = full_charter(&framework);
    for audience in Audience::ALL {
        let mut made = vec![("data", data(&framework, &charter, audience).to_string())];
        for document in DOCUMENTS {
            for format in OutputFormat::ALL {
                let options = Options { document: document.key, format, audience };
                made.push((document.key, render(&framework, &charter, &options).unwrap()));
            }
        }
        for (of, text) in made {
            for question in framework.questions.iter().chain(&framework.facts) {
                let readable = audience.may_read(charter.audience_of(question));
                let there = text.contains(&marker(&question.id));
                let to = audience.key();
                assert!(readable || !there, "{} is shown to {to} in {of}", question.id);
            }
            let told = audience == Audience::Team && ["data", "charter"].contains(&of);
            assert_eq!(text.contains("teamsecret"), told, "{of} for {}", audience.key());
        }
    }
}

#[test]
fn every_answer_appears_in_the_charter() {
    let framework = Framework::built_in();
    let charter = full_charter(&framework);
    for format in OutputFormat::ALL {
        let options = Options { document: "charter", format, audience: Audience::Team };
        let text = render(&framework, &charter, &options).unwrap();
        for question in &framework.questions {
            assert!(text.contains(&marker(&question.id)), "{} in {}", question.id, format.key());
        }
    }
}

#[test]
fn an_overridden_audience_counts() {
    let framework = Framework::built_in();
    let mut charter = full_charter(&framework);
    let hidden = framework.questions.iter().find(|q| q.audience == Audience::Team).unwrap();
    charter.audience.insert(hidden.id.clone(), Audience::Public);
    let options =
        Options { document: "charter", format: OutputFormat::Html, audience: Audience::Public };
    assert!(render(&framework, &charter, &options).unwrap().contains(&marker(&hidden.id)));
}

#[test]
fn every_answer_can_be_kept_in_the_team() {
    let framework = Framework::built_in();
    let mut charter = full_charter(&framework);
    for question in framework.questions.iter().chain(&framework.facts) {
        charter.audience.insert(question.id.clone(), Audience::Team);
    }
    for document in DOCUMENTS {
        for format in OutputFormat::ALL {
            for audience in [Audience::Sponsors, Audience::Public] {
                let options = Options { document: document.key, format, audience };
                let made = render(&framework, &charter, &options).unwrap();
                for question in framework.questions.iter().chain(&framework.facts) {
                    let there = made.contains(&marker(&question.id));
                    assert!(!there, "{} in {}", question.id, document.key);
                }
                assert!(!made.contains("Marked"), "the name in {}", document.key);
            }
        }
    }
}

#[test]
fn a_charter_with_nothing_but_a_name_is_a_document() {
    let framework = Framework::built_in();
    let mut charter = Charter::default();
    "Small Water Supplies".clone_into(&mut charter.facts.name);
    for audience in Audience::ALL {
        let markdown = Options { document: "charter", format: OutputFormat::Markdown, audience };
        let markdown = render(&framework, &charter, &markdown).unwrap();
        assert!(markdown.starts_with("# Small Water Supplies\n\n"), "{markdown}");
        for element in &framework.elements {
            assert!(!markdown.contains(&format!("## {}", element.name)), "an empty heading");
        }
        let html = Options { document: "charter", format: OutputFormat::Html, audience };
        let html = render(&framework, &charter, &html).unwrap();
        assert!(html.contains("<h1>Small Water Supplies</h1>"));
        assert_eq!(html.matches("<h2").count(), 1, "only what is open has a heading");
    }
    let nothing =
        Options { document: "charter", format: OutputFormat::Html, audience: Audience::Team };
    let html = render(&framework, &Charter::default(), &nothing).unwrap();
    assert!(html.contains("<h1>Charter</h1>") && html.contains("<html lang=\"en\" dir=\"ltr\">"));
}

#[test]
fn the_credit_can_be_switched_off() {
    let framework = Framework::built_in();
    let mut charter = Charter::default();
    for format in OutputFormat::ALL {
        let options = Options { document: "charter", format, audience: Audience::Public };
        charter.publish.no_credit = false;
        assert!(render(&framework, &charter, &options).unwrap().contains("World Bank Group"));
        charter.publish.no_credit = true;
        assert!(!render(&framework, &charter, &options).unwrap().contains("World Bank Group"));
    }
}

#[test]
fn an_unknown_document_is_named() {
    let framework = Framework::built_in();
    let options =
        Options { document: "poster", format: OutputFormat::Html, audience: Audience::Public };
    let error = render(&framework, &Charter::default(), &options).unwrap_err();
    assert_eq!(
        error.to_string(),
        "there is no document `poster`; there is charter, one-pager, invitation, overview"
    );
}

#[test]
fn no_source_of_this_room_names_a_question() {
    let framework = Framework::built_in();
    let mut folders = vec![std::path::PathBuf::from("src/output/render")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let code = std::fs::read_to_string(&path).unwrap();
            let code = code.lines().filter(|l| !l.trim_start().starts_with("//"));
            let code: String = code.collect();
            for question in &framework.questions {
                assert!(!code.contains(&*question.id), "{} in {}", question.id, path.display());
            }
        }
    }
}
