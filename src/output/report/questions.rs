//! The framework as text: all of it, an area, or one question in full.

use crate::core::framework::{Example, FieldKind, Framework, Kind, Need, Question, Wording};

/// Where the framework comes from.
const CREDIT: &str = "After \"A Framework for Communities of Practice: Purpose-People-Practice\", World Bank Group Communities of Practice Toolkit, CC BY 4.0. The wording is copcharter's own.";

/// Every question in a line, by element and area.
#[must_use]
pub fn framework_overview_human(framework: &Framework) -> String {
    let mut text = String::new();
    for element in &framework.elements {
        text +=
            &format!("{}: {}\n\n", element.name, element.introduction.replace('\n', " ").trim());
        for area in framework.areas_in(&element.id) {
            text += &area_listing_human(framework, &area.id);
            text.push('\n');
        }
    }
    text + CREDIT + "\n"
}

/// The questions of an area, a line each; core ones are marked.
#[must_use]
pub fn area_listing_human(framework: &Framework, area: &str) -> String {
    let mut text = String::new();
    if let Some(area) = framework.area(area) {
        let about = if area.about.is_empty() { "" } else { ": " };
        text += &format!("{} ({}){about}{}\n", area.name, area.id, area.about);
    }
    text + &question_listing_human(framework.questions_in(area))
}

/// These questions, a line each; core ones are marked.
pub fn question_listing_human<'f>(questions: impl Iterator<Item = &'f Question>) -> String {
    let mark = |question: &Question| if question.core { "*" } else { " " };
    questions.map(|q| format!("{} {}  {}\n", mark(q), q.id, q.question)).collect()
}

/// One question: what is asked, why, and how it is answered.
#[must_use]
pub fn question_in_full_human(framework: &Framework, question: &Question) -> String {
    let core = if question.core { ", core" } else { "" };
    let mut text = format!("{} ({}{core})\n\n", question.id, answer_kind_human(question.kind));
    text += &format!("{}\n", question.question);
    if !question.guidance.is_empty() {
        text += &format!("{}\n", question.guidance);
    }
    if !question.help.is_empty() {
        text += &format!("\n{}\n", question.help.replace('\n', " "));
    }
    if !question.options.is_empty() {
        text += "\nOptions:\n";
        for option in &question.options {
            text += &format!("  {}: {}\n", option.key, option.said());
        }
    }
    if question.kind == Kind::Rhythm {
        let keys: Vec<_> = framework.rhythms.iter().map(|r| r.key.as_str()).collect();
        text += &format!("\nOptions: {}\n", keys.join(", "));
    }
    if !question.fields.is_empty() {
        text += "\nFields:\n";
        for field in &question.fields {
            let options: Vec<_> = field.options.iter().map(|o| o.key.as_str()).collect();
            let takes = match field.kind {
                FieldKind::Text => String::new(),
                FieldKind::Choice => format!(" ({})", options.join(", ")),
                FieldKind::Date => " (a day, 2027-06-30)".to_owned(),
                FieldKind::Datetime => " (a day and time, 2027-06-30T10:00:00)".to_owned(),
                FieldKind::Timezone => " (a time zone, Europe/Lisbon)".to_owned(),
                FieldKind::Rhythm => " (a rhythm: weekly, monthly, as-needed …)".to_owned(),
                FieldKind::Url => " (a web address)".to_owned(),
            };
            text += &format!("  {}: {}{takes}\n", field.key, field.question);
        }
    }
    let example = example_human(&question.example);
    if !example.is_empty() {
        text += &format!("\nExample:\n{}\n", indented_text_human(&example));
    }
    text += &format!("\nWho may read it: {}\n", question.audience.key());
    if question.needs == Some(Need::Host) {
        text += "\nIt is set aside where the community has no host.\n";
    }
    let pulls = framework.pulls.iter().filter(|p| p.changed.contains(&question.id));
    for pull in pulls {
        let ids: Vec<_> = pull.look_at.iter().map(|id| format!("  {id}")).collect();
        text +=
            &format!("\nWhen it changes, look again at:\n{}\n{}\n", ids.join("\n"), pull.because);
    }
    if !question.seed.is_empty() {
        let seed: Vec<_> = question.seed.iter().map(ToString::to_string).collect();
        text += &format!("\nThe article's question {}. {CREDIT}\n", seed.join(", "));
    }
    text
}

const fn answer_kind_human(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "one line of text",
        Kind::Paragraph => "text of one or more lines",
        Kind::List => "a list",
        Kind::Choice => "a choice",
        Kind::Records => "records",
        Kind::Rhythm => "a rhythm",
    }
}

fn example_human(example: &Example) -> String {
    match example {
        Example::Text(text) => text.trim().to_owned(),
        Example::List(items) => items.join("\n"),
        Example::Records(records) => {
            let record = |fields: &Vec<(Wording, Wording)>| {
                fields.iter().map(|(k, v)| format!("{k}: {v}")).collect::<Vec<_>>().join("\n")
            };
            records.iter().map(record).collect::<Vec<_>>().join("\n\n")
        }
    }
}

fn indented_text_human(text: &str) -> String {
    text.lines()
        .map(|line| format!("  {line}").trim_end().to_owned())
        .collect::<Vec<_>>()
        .join("\n")
}
