//! How far a charter is, on one screen.

use crate::framework::Framework;
use crate::status::{Share, Status};
use crate::terminal::{Accent, Role, Text};

/// The cells of a full bar.
const BAR: usize = 10;

/// The status in lines.
#[must_use]
pub fn status_text(framework: &Framework, status: &Status, bars: bool) -> Vec<Text> {
    let facts = format!("{} · {} {}", status.name, status.status, status.version);
    let mut lines = vec![Text::of(Role::Strong, facts.trim_end().to_owned()), Text::new()];
    for (at, element) in status.elements.iter().enumerate() {
        let accent = [Accent::First, Accent::Second, Accent::Third].get(at).copied();
        let role = Role::Accent(accent.unwrap_or_default());
        lines.push(row(Text::of(role, format!("{:<16}", element.name)), element.share, bars));
        for area in &element.areas {
            let name = Text::of(Role::Plain, format!("  {:<14}", area.name));
            lines.push(row(name, area.share, bars));
        }
    }
    lines.push(Text::new());
    let core = status.core;
    lines
        .push(Text::from(format!("Core questions: {} of {} answered.", core.answered, core.asked)));
    for id in &status.open_core {
        let label = framework.find(id).map_or(id.as_str(), |q| q.label.as_str());
        lines.push(
            Text::of(Role::Plain, format!("  open  {label}")).and(Role::Quiet, format!("  {id}")),
        );
    }
    for pending in &status.pending {
        let label = framework.find(&pending.question).map_or("", |q| q.label.as_str());
        let mut line = format!("  {}  {label}", pending.state);
        for detail in [&pending.owner, &pending.by, &pending.note].into_iter().flatten() {
            line += &format!(" · {detail}");
        }
        lines.push(Text::from(line));
    }
    lines.push(Text::from(match (&status.review.last, &status.review.due) {
        (None, _) => "Not reviewed yet.".to_owned(),
        (Some(last), None) => format!("Last review: {last}."),
        (Some(last), Some(due)) if status.review.days_left < Some(0) => {
            format!("Last review: {last}. The next was due by {due}.")
        }
        (Some(last), Some(due)) => format!("Last review: {last}. Next due by {due}."),
    }));
    lines.push(Text::new());
    for step in &status.next {
        lines.push(Text::from(step.command.as_str()));
        lines.push(Text::of(Role::Quiet, format!("  {}", step.because)));
    }
    lines
}

fn row(name: Text, share: Share, bars: bool) -> Text {
    let count = format!("{:>3} of {:<3}", share.answered, share.asked);
    if !bars {
        return name.and(Role::Plain, count.trim_end().to_owned());
    }
    let filled = (share.answered * BAR).checked_div(share.asked).unwrap_or(0);
    let bar = format!("{}{}", "●".repeat(filled), "·".repeat(BAR - filled));
    name.and(Role::Plain, count).and(Role::Quiet, bar)
}
