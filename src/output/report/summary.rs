//! What an element now says, and what the team has made when it stops.

use crate::core::charter::Charter;
use crate::core::framework::Framework;
use crate::core::status::Status;
use crate::output::report::answer_summary_human;

/// What an element now says: a line for each core answer, and how many questions are open.
#[must_use]
pub fn element_summary_human(framework: &Framework, charter: &Charter, element: &str) -> String {
    let name = framework.element(element).map_or(element, |e| e.name.as_str());
    let mut lines = vec![format!("{name} now says:")];
    for question in framework.questions_in(element).filter(|q| q.core) {
        if let Some(answer) = charter.answer(&question.id) {
            lines.push(format!(
                "  {}: {}",
                question.label,
                answer_summary_human(framework, question, answer)
            ));
        }
    }
    let open = framework.questions_in(element).filter(|q| charter.is_open(&q.id)).count();
    if lines.len() == 1 {
        return format!("{name} has no core answer yet.");
    }
    if open > 0 {
        lines.push(format!("  {open} of its questions stay open."));
    }
    lines.join("\n")
}

/// The last screen: what is answered, what is open, and the next commands.
#[must_use]
pub fn charter_summary_human(framework: &Framework, status: &Status, path: &str) -> String {
    let mut lines = vec![format!(
        "{} of {} questions are answered in {path}, {} of {} core ones.",
        status.all.answered, status.all.asked, status.core.answered, status.core.asked
    )];
    for element in &status.elements {
        lines.push(format!(
            "  {}: {} of {}",
            element.name, element.share.answered, element.share.asked
        ));
    }
    if !status.open_core.is_empty() {
        let labels =
            status.open_core.iter().filter_map(|id| framework.find(id)).map(|q| q.label.as_str());
        lines.push(format!("Open core questions: {}.", labels.collect::<Vec<_>>().join(", ")));
    }
    if !status.not_applicable.is_empty() {
        let labels =
            status.not_applicable.iter().filter_map(|aside| framework.find(&aside.question));
        let labels: Vec<_> = labels.map(|q| q.label.as_str()).collect();
        lines.push(format!("Set aside: {}.", labels.join(", ")));
    }
    if !status.pending.is_empty() {
        let labels = status.pending.iter().filter_map(|p| framework.find(&p.question));
        let labels: Vec<_> = labels.map(|q| q.label.as_str()).collect();
        lines.push(format!("Not settled: {}.", labels.join(", ")));
    }
    lines.push(String::new());
    lines.push("Next:".to_owned());
    lines.push("  copcharter render   publishes charter.md and charter.html".to_owned());
    lines.push("  copcharter init     goes on with what is open".to_owned());
    lines.join("\n")
}
