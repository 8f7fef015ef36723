//! Programs that are killed at any moment: the charter is always a whole one, the old or the new, and
//! what is left behind goes with the next save.
//!
//! `COPCHARTER_KILLS=5000 cargo test --test it kills::` kills as often as that.

use std::io::Write as _;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::common::Folder;
use copcharter::core::charter::{Answer, Pending, PendingState, read};
use copcharter::core::edit::{Edit, apply};
use copcharter::core::framework::Framework;
use copcharter::core::toml::Document;

fn kills() -> usize {
    let wished = std::env::var("COPCHARTER_KILLS").ok();
    wished.and_then(|number| number.parse().ok()).unwrap_or(60)
}

/// Numbers that look like chance, the same ones every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit.max(1)
    }
}

/// Lets a program run for a moment of up to a little more than one has taken to its end, and kills
/// it. Says whether it came to its end before.
fn run_and_kill(mut child: Child, chance: &mut Chance, usual: &mut Duration) -> bool {
    let most = u64::try_from(usual.as_micros()).unwrap() * 5 / 4;
    thread::sleep(Duration::from_micros(chance.below(most)));
    child.kill().unwrap();
    let ended = child.wait().unwrap().code() == Some(0);
    // Where most come to their end the moment was too long, else too short.
    *usual = if ended { *usual * 19 / 20 } else { *usual * 20 / 19 };
    ended
}

/// How long a save takes here, to begin with.
fn usual(folder: &Folder) -> Duration {
    let start = Instant::now();
    folder.result(&["set", "purpose.domain.subject", "First"]);
    start.elapsed()
}

fn tells(words: &str) {
    std::io::stderr().write_all(format!("{words}\n").as_bytes()).unwrap();
}

#[test]
fn a_save_that_is_killed_is_made_whole_or_not_at_all() {
    let framework = Framework::built_in();
    let folder = Folder::with_example();
    let mut usual = usual(&folder);
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let (mut old, mut new, mut left) = (0, 0, 0);
    for turn in 0..kills() {
        let before = folder.read("charter.toml");
        let document = Document::parse(before.clone()).unwrap();
        let words = format!("turn {turn}, {}", "long ".repeat(turn % 40));
        let words = words.trim_end();
        let question = |id: &str| framework.find(id).unwrap();
        let (arguments, wanted): (Vec<&str>, _) = match turn % 4 {
            0 => {
                let id = "purpose.goals.why";
                let answer = Answer::Text(words.to_owned());
                let edit = Edit::Answer(question(id), &answer);
                (vec!["set", id, words], apply(&document, &framework, &edit))
            }
            1 => {
                let id = "purpose.domain.issues";
                let answer = Answer::List(vec![words.to_owned(), "second".to_owned()]);
                let edit = Edit::Answer(question(id), &answer);
                (vec!["set", id, words, "second"], apply(&document, &framework, &edit))
            }
            2 => {
                let id = "purpose.domain.issues";
                let edit = Edit::Answer(question(id), &Answer::List(Vec::new()));
                (vec!["unset", id], apply(&document, &framework, &edit))
            }
            _ => {
                let id = "purpose.goals.success";
                let pending = Pending {
                    question: id.into(),
                    state: PendingState::Todo,
                    owner: None,
                    by: None,
                    note: Some(words.to_owned()),
                    positions: Vec::new(),
                    place: 0..0,
                };
                let edit = Edit::Pend(&pending);
                let arguments = vec!["pending", "add", id, "--note", words];
                (arguments, apply(&document, &framework, &edit))
            }
        };
        let wanted = wanted.unwrap().text().to_owned();
        let child = folder.command(&arguments).stderr(Stdio::null()).spawn().unwrap();
        let ended = run_and_kill(child, &mut chance, &mut usual);
        let now = folder.read("charter.toml");
        assert!(now == wanted || now == before && !ended, "after turn {turn}:\n{now}");
        if now == before {
            old += 1;
        } else {
            new += 1;
        }
        let rest = folder.names().len() - 1;
        assert!(rest <= 1, "they pile up: {:?}", folder.names());
        left += rest;
        // Old matters go, so that the file stays small.
        if turn % 100 == 99 {
            folder.write(
                "charter.toml",
                include_str!("../../examples/statistics-office/charter.toml"),
            );
        }
    }
    folder.result(&["set", "purpose.domain.subject", "Last"]);
    assert_eq!(folder.names(), ["charter.toml"]);
    tells(&format!("{old} times the old charter, {new} times the new one, {left} left behind"));
}

#[test]
fn an_interview_that_is_killed_keeps_whole_answers() {
    let framework = Framework::built_in();
    let mut chance = Chance(0x2545_f491_4f6c_dd1d);
    let mut usual = Duration::from_millis(300);
    let mut kept = 0;
    for turn in 0..kills() / 6 {
        let folder = Folder::with_answers("");
        let mut command = folder.command(&["init", "--depth", "all"]);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        // As long as what is asked for takes any text, each line is an answer or an end of one.
        let mut lines: String = (0..40).map(|n| format!("answer {n}\n\n")).collect();
        lines.insert_str(0, "Office\nWe help.\n");
        let _closed_early = child.stdin.take().unwrap().write_all(lines.as_bytes());
        run_and_kill(child, &mut chance, &mut usual);
        let text = folder.read("charter.toml");
        let charter = read(&Document::parse(text.clone()).unwrap(), &framework);
        assert_eq!(charter.problems, [], "after turn {turn}:\n{text}");
        for given in charter.answers.values() {
            let words = given.answer.in_words();
            let whole =
                |line: &str| !line.starts_with("answer ") || line[7..].parse::<u8>().is_ok();
            assert!(words.lines().all(whole), "after turn {turn}: {words}");
        }
        kept += charter.answers.len();
    }
    tells(&format!("{kept} answers were kept by interviews that were killed"));
}
