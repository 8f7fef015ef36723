//! The examples are whole charters without a mistake.

#![allow(clippy::unwrap_used)]

use copcharter::charter::{Document, read};
use copcharter::framework::Framework;

#[test]
fn every_example_is_read_without_a_problem() {
    let framework = Framework::built_in();
    for name in ["statistics-office", "open-source-accessibility", "infection-control-nurses"] {
        let text = std::fs::read_to_string(format!("examples/{name}/charter.toml")).unwrap();
        let charter = read(&Document::parse(text).unwrap(), &framework);
        assert_eq!(charter.problems, [], "{name}");
        assert!(charter.answers.len() > 54, "{name}: {} answers", charter.answers.len());
    }
}
