//! The examples are whole charters without a mistake.

use std::path::Path;

use copcharter::core::charter::read;
use copcharter::core::framework::{Framework, Question};
use copcharter::core::toml::Document;
use copcharter::io::workspace::framework_beside_file;

#[test]
fn every_example_is_read_without_a_problem() {
    for name in ["statistics-office", "open-source-accessibility", "infection-control-nurses"] {
        let path = format!("examples/{name}/charter.toml");
        let framework = framework_beside_file(path.as_ref()).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        let charter = read(&Document::parse(text).unwrap(), &framework);
        assert_eq!(charter.problems, [], "{name}");
        assert!(charter.answers.len() > 54, "{name}: {} answers", charter.answers.len());
    }
}

#[test]
fn one_example_asks_and_answers_questions_of_its_own() {
    let path = Path::new("examples/infection-control-nurses/charter.toml");
    let (framework, built_in) = (framework_beside_file(path).unwrap(), Framework::built_in());
    let text = std::fs::read_to_string(path).unwrap();
    let charter = read(&Document::parse(text).unwrap(), &framework);
    let (own, theirs): (Vec<_>, Vec<_>) =
        framework.questions.iter().partition(|q| built_in.find(&q.id).is_none());
    assert!(!own.is_empty() && own.iter().all(|q| charter.answered(&q.id)));
    let differ =
        |q: &&&Question| format!("{q:?}") != format!("{:?}", built_in.find(&q.id).unwrap());
    assert!(theirs.iter().filter(differ).count() > 1, "some are reworded or made core");
    assert!(framework.areas.len() > built_in.areas.len());
    assert!(framework.pulls.len() > built_in.pulls.len());
}
