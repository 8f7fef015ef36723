//! The text of a new charter: with its facts only, or with every question as a comment over a
//! commented-out key, to be filled in by hand.

use super::model::FORMAT;
use crate::core::framework::{Framework, Kind, Question};
use crate::core::toml::write;

/// The facts that a charter starts with.
#[derive(Clone, Debug, Default)]
pub struct Start<'a> {
    /// What the community is called.
    pub name: &'a str,
    /// One sentence on what it is; may be empty.
    pub summary: &'a str,
    /// Where it has its home; may be empty.
    pub host: &'a str,
}

/// A charter that has its facts and no answers.
#[must_use]
pub fn new_charter_text(start: &Start) -> String {
    let mut text =
        format!("[charter]\nformat = {FORMAT}\nname = {}\n", write::toml_string(start.name));
    for (key, value) in [("summary", start.summary), ("host", start.host)] {
        if !value.is_empty() {
            text += &format!("{key} = {}\n", write::toml_string(value));
        }
    }
    text + "language = \"en\"\nstatus = \"draft\"\nversion = \"0.1\"\n"
}

/// A charter with every question as a comment.
#[must_use]
pub fn blank_charter_text(framework: &Framework, start: &Start) -> String {
    let mut text = new_charter_text(start);
    for area in &framework.areas {
        text += &format!("\n[{}]\n", area.id);
        text += &toml_comment(&area.about);
        for question in framework.questions_in(&area.id) {
            text += &commented_question(question, framework);
        }
    }
    text
}

fn toml_comment(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!("# {line}\n") }
}

fn commented_question(question: &Question, framework: &Framework) -> String {
    let core = if question.core { " (core)" } else { "" };
    let mut text = format!("\n# {}{core}\n", question.question) + &toml_comment(&question.guidance);
    for option in &question.options {
        text += &format!("#   {}: {}\n", option.key, option.said());
    }
    if question.kind == Kind::Rhythm {
        let keys: Vec<_> = framework.rhythms.iter().map(|r| r.key.as_str()).collect();
        text += &format!("#   {}\n", keys.join(", "));
    }
    for field in &question.fields {
        let options: Vec<_> = field.options.iter().map(|o| o.key.as_str()).collect();
        let options =
            if options.is_empty() { String::new() } else { format!(" ({})", options.join(", ")) };
        text += &format!("#   {}: {}{options}\n", field.key, field.question);
    }
    let key = question.key();
    text + &match question.kind {
        Kind::List => format!("# {key} = []\n"),
        Kind::Records => {
            let fields: Vec<_> =
                question.fields.iter().map(|f| (f.key.clone(), "\"\"".to_owned())).collect();
            format!("# {key} = [\n#   {},\n# ]\n", write::toml_inline_table(&fields))
        }
        _ => format!("# {key} = \"\"\n"),
    }
}
