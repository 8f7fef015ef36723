//! The note at the top of a template that is copied for a community: what it can use, and how to
//! change less than all of it. The note leaves no trace in the document.

use super::documents::STYLE_NAME;
use super::engines::engine;
use super::{OutputFormat, REFERENCE};

/// The names that every template sees, without what is inside them.
fn template_variable_names() -> String {
    let outer = REFERENCE.iter().map(|(name, _)| *name).filter(|n| !n.contains("[]"));
    let plain = outer.filter(|n| !n.starts_with("charter.") && *n != "form");
    plain.collect::<Vec<_>>().join(", ")
}

/// The text of a built-in template with a note before it.
#[must_use]
pub fn template_with_notes(name: &str, text: &str) -> String {
    if name == STYLE_NAME {
        let note = "The look of the HTML documents. This file stands in the place of the built-in one;\n   \
                    to change a little of it, add to it in the block `style` of a template instead.";
        return format!("/* {note} */\n{text}");
    }
    let mut lines = vec![
        format!(
            "{name}: this file stands in the place of the built-in one. To change only a part of"
        ),
        format!(
            "that, extend it instead: {{% extends \"embedded/{name}\" %}} and write the blocks anew."
        ),
        "It can use:".to_owned(),
    ];
    let mut line = String::new();
    for word in template_variable_names().split(' ') {
        if line.len() + word.len() > 88 {
            lines.push(format!("  {}", line.trim_end()));
            line.clear();
        }
        line.push_str(word);
        line.push(' ');
    }
    lines.push(format!("  {}", line.trim_end()));
    let format = name.rsplit_once('.').and_then(|(_, end)| OutputFormat::from_key(end));
    let filters = engine(format.unwrap_or(OutputFormat::Markdown)).filters();
    let filters = filters.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    lines.push(format!(
        "and the filters {filters}, unmarked beside those of Tera. `copcharter render --data`"
    ));
    lines.push("prints what these hold.".to_owned());
    let note = lines.join("\n   ");
    // The note takes the space behind it along, so where the template begins with space of its own,
    // nothing may come between.
    let begins_with_space = text.starts_with(char::is_whitespace);
    let end = if begins_with_space { "#}" } else { "-#}\n" };
    format!("{{# {note} {end}{text}")
}
