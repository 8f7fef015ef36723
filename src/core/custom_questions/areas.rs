//! Elements and areas: their words, and areas of a team's own.

use super::part::Part;
use super::place::{New, Sort, insert_in_order};
use super::problems::{Problems, nearest_known};
use super::{ids, wording};
use crate::core::framework::{Area, Framework, IdPath, Wording};
use crate::core::toml::{Entry, Table};
use crate::core::words::did_you_mean;

/// Rewords elements. There are three, and there is no fourth.
pub(super) fn read_elements(table: &Table, framework: &mut Framework, problems: &Problems) {
    for entry in &table.entries {
        let known: Vec<_> = framework.elements.iter().map(|e| e.id.clone()).collect();
        let Some(element) = framework.elements.iter_mut().find(|e| e.id == entry.key) else {
            let near = nearest_known(&entry.key, known.iter().map(String::as_str));
            problems.report(
                &entry.key_span,
                format!("there is no element `{}`", entry.key),
                did_you_mean(
                    near,
                    &format!(
                        "The elements are {}; only their words can be changed.",
                        known.join(", ")
                    ),
                ),
            );
            continue;
        };
        let name = format!("elements.{}", entry.key);
        let Some(mut part) = Part::of(name, entry, problems) else { continue };
        wording::replace_wording(&mut element.name, part.line("name"));
        wording::replace_wording(&mut element.introduction, part.prose("introduction"));
        part.finish();
    }
}

/// Rewords areas, and adds those that are new.
pub(super) fn read(table: &Table, framework: &mut Framework, problems: &Problems) {
    let mut new = Vec::new();
    for entry in &table.entries {
        let Some(mut part) = Part::of(area_heading(entry), entry, problems) else { continue };
        if let Some(area) = framework.areas.iter_mut().find(|a| a.id == entry.key) {
            reword_area(area, &mut part);
            part.refuse(
                "after",
                "an area of the framework stays where it is",
                "Leave `after` out; it is for areas of your own.",
            );
        } else if ids::is_area_id_in_order(entry, framework, problems) {
            new.push(begin_custom_area(entry, &mut part));
        } else {
            continue;
        }
        part.finish();
    }
    let sort = Sort { what: "an area", id: |area: &Area| &area.id };
    insert_in_order(&mut framework.areas, new, &sort, problems);
    let elements: Vec<_> = framework.elements.iter().map(|e| e.id.clone()).collect();
    framework.areas.sort_by_key(|area| elements.iter().position(|id| id == area.element()));
}

fn area_heading(entry: &Entry) -> String {
    format!("areas.\"{}\"", entry.key)
}

fn reword_area(area: &mut Area, part: &mut Part) {
    wording::replace_wording(&mut area.name, part.line("name"));
    wording::replace_wording(&mut area.heading, part.line("heading"));
    wording::replace_wording(&mut area.about, part.line("about"));
}

fn begin_custom_area(entry: &Entry, part: &mut Part) -> New<Area> {
    let spoken = ids::label_from_key(IdPath(&entry.key).key());
    let name: Wording = part.line("name").unwrap_or(spoken).into();
    let heading = part.line("heading").map_or_else(|| name.clone(), Wording::from);
    let about = part.line("about").unwrap_or_default().into();
    let after = part.id("after");
    New { thing: Area { id: entry.key.clone(), name, heading, about }, after }
}

/// An area without a question would be a heading over nothing.
pub(super) fn each_has_a_question(table: &Table, framework: &Framework, problems: &Problems) {
    for entry in &table.entries {
        let id = &entry.key;
        if framework.area(id).is_some() && framework.questions_in(id).next().is_none() {
            problems.report(
                &entry.key_span,
                format!("nothing is asked in the area `{id}`"),
                format!("Add a question: [questions.\"{id}.…\"]."),
            );
        }
    }
}
