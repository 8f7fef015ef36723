//! The dialogue of `init`: the name of a new charter, how far to go, and the walk through what is open.

use crate::core::framework::Framework;
use crate::core::interview::{Depth, Walk};
use crate::exit::Exit;
use crate::session::interview::Interview;
use crate::terminal::{Card, Choice, Entry, Field, KeyHint, Lines, Prompter, Reply};

/// Which charter `init` is to go on with, where a folder above has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CharterMeant {
    /// The one above.
    Above,
    /// A new one, here.
    New,
}

/// Asks which charter is meant: the one above, shown by its file and its name, or a new one. The
/// inner error is an early stop.
pub(crate) fn ask_which_charter(
    prompter: &mut dyn Prompter,
    shown: &str,
    name: &str,
) -> std::io::Result<Result<CharterMeant, Exit>> {
    let whose = if name.is_empty() { String::new() } else { format!("It is that of {name}.") };
    let entries = [
        Entry::new(format!("Go on with {shown}"), whose),
        Entry::new(
            "Make a new charter here",
            "Commands in this folder then work with the new one, no longer with the one above.",
        ),
    ];
    let choice = Choice {
        question: "A folder above has a charter already. Which one do you mean?",
        entries: &entries,
        interrupt: "stop",
        ..Choice::default()
    };
    Ok(match prompter.confirm(&choice)? {
        Reply::Given(true) => Ok(CharterMeant::Above),
        Reply::Given(false) => Ok(CharterMeant::New),
        Reply::Stop { signal: Some(signal), .. } => Err(Exit::Stopped(signal)),
        _ => Err(Exit::Failed),
    })
}

/// The first question of all, before there is a file.
pub(crate) fn ask_name(
    framework: &Framework,
    prompter: &mut dyn Prompter,
) -> anyhow::Result<Result<String, Exit>> {
    let Some(question) = framework.facts.first() else { return Ok(Err(Exit::Failed)) };
    prompter.say("This makes a charter for your community, question by question. Every answer is saved at once; leave open what you do not know yet, and come back to it.")?;
    prompter.open(&Card {
        place: "The charter".to_owned(),
        question: question.question.to_string(),
        guidance: question.guidance.to_string(),
        ..Card::default()
    })?;
    let check = |text: &str| match text.trim() {
        "" => Err("A charter needs the name of its community; it can be changed later.".to_owned()),
        _ => Ok(()),
    };
    let keys = &[KeyHint::DONE, KeyHint::HELP, KeyHint::new("Ctrl-C", "stop")];
    let field = Field { lead: "", present: "", lines: Lines::One, keys, check: &check };
    loop {
        match prompter.field(&field)? {
            Reply::Given(name) => {
                prompter.close(&format!("✓ {}: {}", question.label, name.trim()))?;
                return Ok(Ok(name));
            }
            Reply::Help => prompter.note(&question.help.replace('\n', " "))?,
            Reply::Stop { signal: Some(signal), .. } => return Ok(Err(Exit::Stopped(signal))),
            Reply::Stop { .. } => return Ok(Err(Exit::Failed)),
            Reply::Back | Reply::LeaveOpen | Reply::ToDo(_) | Reply::NotApplicable => {
                prompter.note("The name comes first.")?;
            }
        }
    }
}

/// Asks what is open: the facts first, then as far as `depth` says or the team chooses.
///
/// # Errors
/// When the terminal cannot be used, or an answer cannot be kept.
pub(crate) fn ask_open_questions(
    interview: &mut Interview,
    depth: Option<Depth>,
) -> anyhow::Result<Exit> {
    let framework = interview.saver.framework().clone();
    let open_facts = framework.facts.iter().filter(|fact| fact.core);
    let open_facts: Vec<_> =
        open_facts.filter(|fact| interview.saver.charter().is_open(&fact.id)).collect();
    let mut facts = Walk::over(open_facts);
    let ended = interview.walk(&mut facts, false)?;
    if facts.question().is_some() {
        return Ok(ended);
    }
    let depth = match depth {
        Some(depth) => depth,
        None => match ask_depth(&framework, interview)? {
            Ok(depth) => depth,
            Err(exit) => return Ok(exit),
        },
    };
    let mut walk = Walk::open(&framework, interview.saver.charter(), depth);
    let ended = interview.walk(&mut walk, true)?;
    if walk.question().is_none() {
        interview.close()?;
    }
    Ok(ended)
}

/// Core or all; on a charter whose core is answered there is nothing to choose.
fn ask_depth(
    framework: &Framework,
    interview: &mut Interview,
) -> anyhow::Result<Result<Depth, Exit>> {
    let charter = interview.saver.charter();
    let core = Walk::open(framework, charter, Depth::Core).len();
    let all = Walk::open(framework, charter, Depth::All).len();
    if core == 0 {
        return Ok(Ok(Depth::All));
    }
    let minutes = if core > 10 { "about a quarter of an hour" } else { "a few minutes" };
    let entries = [
        Entry::new(
            format!("The {core} core questions"),
            format!("What people must know before they are invited; {minutes}."),
        ),
        Entry::new(
            format!("All {all} questions"),
            "The whole charter; every question can be left open.",
        ),
    ];
    let choice = Choice {
        place: "The charter",
        question: "How far would you like to go now?",
        guidance: "The rest can follow at any time.",
        entries: &entries,
        present: Some(0),
        interrupt: "save and stop",
        ..Choice::default()
    };
    let (depth, label) = match interview.prompter.choose(&choice)? {
        Reply::Given(0) => (Depth::Core, "✓ The core questions"),
        Reply::Stop { typed, signal } => {
            return Ok(Err(interview.stopped(&typed, signal)?));
        }
        _ => (Depth::All, "✓ All questions"),
    };
    interview.prompter.close(label)?;
    Ok(Ok(depth))
}
