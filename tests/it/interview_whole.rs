//! All questions, answered from a pipe with their own examples, make a charter without a finding.

use crate::common::Folder;
use copcharter::core::framework::{Example, FieldKind, Framework, Kind, Question};

/// What a person types to answer with the example.
fn lines_for(question: &Question) -> String {
    let key_line = |key: &str| format!("{key}\n");
    match (&question.example, question.kind) {
        (Example::Text(key), Kind::Choice) => {
            format!("{}\n\n", question.option(key).unwrap().label)
        }
        (Example::Text(key), Kind::Rhythm) => {
            let framework = Framework::built_in();
            key_line(&framework.rhythm(key).unwrap().label)
        }
        (Example::Text(text), Kind::Paragraph) => format!("{}\n.\n", text.trim_end()),
        (Example::Text(text), _) => format!("{text}\n"),
        (Example::List(items), _) => format!("{}\n\n", items.join("\n")),
        (Example::Records(rows), _) => {
            let framework = Framework::built_in();
            let mut text = String::new();
            for row in rows {
                for field in &question.fields {
                    let value = row.iter().find(|(k, _)| *k == field.key).map_or("", |(_, v)| v);
                    let option = field.options.iter().find(|o| o.key == value);
                    let rhythm =
                        framework.rhythm(value).filter(|_| field.kind == FieldKind::Rhythm);
                    let typed =
                        option.map(|o| o.label.as_str()).or(rhythm.map(|r| r.label.as_str()));
                    // A menu is left open with a word, a text with an empty line.
                    let menu = matches!(field.kind, FieldKind::Choice | FieldKind::Rhythm);
                    text += typed.unwrap_or(if value.is_empty() && menu { ">" } else { value });
                    text.push('\n');
                }
            }
            // Behind the last record: an empty line, or the entry of the menu that says so.
            text + "\n"
        }
    }
}

#[test]
fn every_question_is_answered_from_a_pipe() {
    let framework = Framework::built_in();
    let mut input = "Small Water Supplies\nAgency\nWe help each other.\n".to_owned();
    for question in &framework.questions {
        input += &lines_for(question);
    }
    let folder = Folder::new();
    let ran = folder.run_with(&["init", "--depth", "all"], &input);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    let all = framework.questions.len();
    assert!(ran.err.contains(&format!("{all} of {all} questions are answered")), "{}", ran.err);
    assert!(!ran.err.contains('\u{1b}'), "control codes in {}", ran.err);
    assert_eq!(folder.names(), ["charter.toml"]);
    let check = folder.run(&["check"]);
    assert_eq!(check.code, 0, "{}", check.out);
}

#[test]
fn nothing_is_made_when_there_is_no_name() {
    let folder = Folder::new();
    let ran = folder.run(&["init"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.ends_with("Nothing was made. Begin with `copcharter init`.\n"), "{}", ran.err);
    assert_eq!(folder.names(), Vec::<String>::new());
}
