//! How far a charter is, on one screen.

use crate::core::framework::Framework;
use crate::core::status::{PendingStatus, Share, Status, Step};
use crate::core::text::{Accent, Text, TextStyle};
use crate::core::words::{and, on_one_line};
use crate::output::mobile::{LineStyle, mobile_text};

/// Maximum number of pending matters shown; the rest are counted.
const MAX_PENDING: usize = 4;
/// Maximum number of open core questions shown; the rest are counted.
const MAX_LABELS: usize = 3;

/// The status in lines of at most `width` columns: with the mobile drawn, or without lines in words.
#[must_use]
pub fn status_human(
    framework: &Framework,
    status: &Status,
    width: usize,
    line_style: Option<LineStyle>,
) -> Vec<Text> {
    let facts = format!("{} · {} {}", status.name, status.status, status.version);
    let mut lines = Text::of(TextStyle::Strong, facts.trim_end()).wrap(width);
    if let Some(drawn) = line_style.and_then(|style| mobile_text(&status.elements, width, style)) {
        lines.extend(drawn);
    } else {
        lines.push(Text::new());
        lines.extend(shares_human(status));
    }
    lines.push(Text::new());
    lines.extend(Text::from(balance_human(status)).wrap(width));
    lines.extend(Text::from(core_questions_human(framework, status)).wrap(width));
    lines.extend(set_aside_human(framework, status).into_iter().flat_map(|line| line.wrap(width)));
    lines.extend(last_review_human(status).wrap(width));
    for matter in status.pending.iter().take(MAX_PENDING) {
        lines.extend(pending_status_human(framework, matter).wrap(width));
    }
    let more = status.pending.len().saturating_sub(MAX_PENDING);
    if more > 0 {
        let more = format!("  and {more} more; `copcharter pending list` shows them");
        lines.extend(Text::of(TextStyle::Quiet, more).wrap(width));
    }
    lines.push(Text::new());
    lines.extend(next_steps_human(&status.next, width));
    lines
}

/// A row for each element and area.
fn shares_human(status: &Status) -> Vec<Text> {
    let mut lines = Vec::new();
    let accents = [Accent::First, Accent::Second, Accent::Third];
    let row = |name: Text, share: Share| match share.asked {
        0 => name.and(TextStyle::Quiet, "  -"),
        asked => name.and(TextStyle::Plain, format!("{:>3} of {asked}", share.answered)),
    };
    for (at, element) in status.elements.iter().enumerate() {
        let accent = TextStyle::Accent(accents.get(at).copied().unwrap_or_default());
        lines.push(row(Text::of(accent, format!("{:<16}", element.name)), element.share));
        for area in &element.areas {
            lines.push(row(Text::from(format!("  {:<14}", area.name)), area.share));
        }
    }
    lines
}

/// How the elements hang, in a sentence.
fn balance_human(status: &Status) -> String {
    if status.all.answered == 0 {
        return "Nothing is answered yet.".to_owned();
    }
    let elements = || status.elements.iter();
    // The first of those that are equally far.
    let Some(lowest) = elements().rev().max_by_key(|element| element.percent) else {
        return String::new();
    };
    let behind: Vec<_> = elements().filter(|e| e.behind).map(|e| e.name.as_str()).collect();
    let highest = elements().min_by_key(|element| element.percent).unwrap_or(lowest);
    match behind.as_slice() {
        [] if lowest.percent - highest.percent < 15 => {
            "The parts hang level: none is far ahead of another.".to_owned()
        }
        [] => format!("{} hangs lowest and {} highest.", lowest.name, highest.name),
        [one] => format!("{} hangs lowest; {one} is less than half as far.", lowest.name),
        several => {
            let several = and(several);
            format!("{} hangs lowest; {several} are less than half as far.", lowest.name)
        }
    }
}

fn core_questions_human(framework: &Framework, status: &Status) -> String {
    let Share { answered, asked } = status.core;
    let open = status.open_core.iter().take(MAX_LABELS);
    let mut labels: Vec<_> = open.map(|id| framework.label(id).to_owned()).collect();
    let more = status.open_core.len() - labels.len();
    if more > 0 {
        labels.push(format!("{more} more"));
    }
    let open = match labels.split_last() {
        None => return format!("Core questions: {answered} of {asked} answered."),
        Some((one, [])) => one.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    };
    format!("Core questions: {answered} of {asked} answered; open: {open}.")
}

/// What does not apply, a line for each reason.
fn set_aside_human(framework: &Framework, status: &Status) -> Vec<Text> {
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for aside in &status.not_applicable {
        let label = framework.find(&aside.question).map_or(aside.question.as_str(), |q| &q.label);
        match reasons.iter_mut().find(|(because, _)| *because == aside.because) {
            Some((_, labels)) => labels.push(label),
            None => reasons.push((&aside.because, vec![label])),
        }
    }
    let line = |(because, labels): (&str, Vec<&str>)| {
        Text::from(format!("Set aside: {}: {}", and(&labels), on_one_line(because)))
    };
    reasons.into_iter().map(line).collect()
}

fn last_review_human(status: &Status) -> Text {
    match (&status.review.last, &status.review.due, status.review.days_left) {
        (None, ..) => Text::from("Not reviewed yet."),
        (Some(last), Some(due), Some(..0)) => Text::from(format!("Last review: {last}. "))
            .and(TextStyle::Warning, format!("The next was due by {due}.")),
        (Some(last), Some(due), _) => {
            Text::from(format!("Last review: {last}. Next due by {due}."))
        }
        (Some(last), None, _) => Text::from(format!("Last review: {last}.")),
    }
}

/// `  contested  Success · Ana · by 2027-01-15`
fn pending_status_human(framework: &Framework, matter: &PendingStatus) -> Text {
    let label = framework.label(&matter.question);
    let mut line = Text::from(format!("  {:<9}  {label}", matter.state));
    if let Some(owner) = &matter.owner {
        line = line.and(TextStyle::Plain, format!(" · {owner}"));
    }
    match &matter.by {
        Some(by) if matter.overdue => line.and(TextStyle::Warning, format!(" · was due by {by}")),
        Some(by) => line.and(TextStyle::Plain, format!(" · by {by}")),
        None => line,
    }
}

/// The commands, each with what it is good for: beside it where there is room, else below.
fn next_steps_human(steps: &[Step], width: usize) -> Vec<Text> {
    let room = |step: &Step, column: usize| column + Text::from(&step.because).width() <= width;
    let widest = steps.iter().map(|step| step.command.len()).max().unwrap_or(0) + 2;
    let aligned = steps.iter().all(|step| room(step, widest));
    let mut lines = Vec::new();
    for step in steps {
        let column = if aligned { widest } else { step.command.len() + 2 };
        if room(step, column) {
            let command = Text::from(format!("{:<column$}", step.command));
            lines.push(command.and(TextStyle::Quiet, &step.because));
        } else {
            lines.extend(Text::from(&step.command).wrap(width));
            lines.extend(Text::of(TextStyle::Quiet, format!("  {}", step.because)).wrap(width));
        }
    }
    lines
}
