//! The rules of the check, by their own examples; the misfits, all found; and silence where there
//! is nothing to say.

use std::collections::BTreeSet;
use std::fs;

use crate::common::counts::core_count;
use crate::common::golden::assert_golden;
use copcharter::core::calendar::Day;
use copcharter::core::charter::{Answer, Start, new_charter_text, read};
use copcharter::core::check::{
    FilesSeen, Group, RULES, Report, Stale, State, check, check_beside, check_questions,
};
use copcharter::core::custom_questions;
use copcharter::core::edit::{Edit, apply};
use copcharter::core::framework::{Framework, Question};
use copcharter::core::toml::Document;
use copcharter::io::workspace::framework_beside_file;
use copcharter::output::render::file_links;

const EXAMPLES: [&str; 3] =
    ["statistics-office", "open-source-accessibility", "infection-control-nurses"];

fn today() -> Day {
    Day::parse("2026-11-23").unwrap()
}

fn checked(text: &str, today: Day) -> Report {
    checked_in(&Framework::built_in(), text, today)
}

fn checked_in(framework: &Framework, text: &str, today: Day) -> Report {
    // What is not TOML is checked as far as it can be read.
    let document = Document::parse(text.to_owned()).unwrap_or_else(|unreadable| unreadable.rest);
    check(framework, &read(&document, framework), today)
}

/// The same where nothing has been published yet, and no file is there.
fn checked_unpublished(framework: &Framework, text: &str) -> Report {
    let document = Document::parse(text.to_owned()).unwrap_or_else(|unreadable| unreadable.rest);
    let charter = read(&document, framework);
    let missing = |number| Stale { number, state: State::Missing };
    let outputs: Vec<_> = (0..charter.publish.outputs.len()).map(missing).collect();
    let missing_links = file_links(framework, &charter);
    let files = FilesSeen { outputs: &outputs, missing_links: &missing_links };
    check_beside(framework, &charter, files, today())
}

fn codes(report: &Report) -> BTreeSet<&str> {
    report.findings.iter().map(|f| f.code).collect()
}

/// What is asked in an example, which may have questions of its own.
fn asked_in(name: &str) -> Framework {
    framework_beside_file(format!("examples/{name}/charter.toml").as_ref()).unwrap()
}

fn example(name: &str) -> String {
    fs::read_to_string(format!("examples/{name}/charter.toml")).unwrap()
}

#[test]
fn the_table_of_rules_matches_the_folder() {
    let folder = fs::read_dir("src/core/check/rules").unwrap().map(|f| f.unwrap().file_name());
    let files: BTreeSet<String> = folder
        .filter_map(|name| name.into_string().unwrap().strip_suffix(".rs").map(str::to_owned))
        .filter(|name| name != "mod")
        .map(|name| name.replace('_', "-"))
        .collect();
    let table: BTreeSet<String> = RULES.iter().map(|r| r.code.to_owned()).collect();
    assert_eq!(files, table);
    assert_eq!(table.len(), RULES.len(), "a code stands twice in the table");
}

#[test]
fn every_rule_trips_on_its_one_example_and_passes_the_other() {
    for rule in RULES.iter().filter(|rule| rule.group != Group::Questions) {
        let trips = checked_unpublished(&Framework::built_in(), rule.trips);
        assert!(codes(&trips).contains(rule.code), "{} does not trip", rule.code);
        let passes = checked(rule.passes, today());
        assert!(!codes(&passes).contains(rule.code), "{} does not pass", rule.code);
    }
}

#[test]
fn a_rule_on_questions_trips_on_its_one_example_and_passes_the_other() {
    for rule in RULES.iter().filter(|rule| rule.group == Group::Questions) {
        let questions = |text: &str| {
            let document = Document::parse(text.to_owned()).unwrap();
            custom_questions::read(&document, Framework::built_in())
        };
        let report = check_questions(&questions(rule.trips).unwrap_err());
        assert_eq!(codes(&report), BTreeSet::from([rule.code]));
        assert!(questions(rule.passes).is_ok(), "{} does not pass", rule.code);
    }
}

/// Sentences that are read under a code must be sentences, and kind ones.
#[test]
fn every_rule_is_documented() {
    for rule in RULES {
        for sentence in [rule.why, rule.help, rule.explanation] {
            assert!(sentence.ends_with('.'), "{}: {sentence}", rule.code);
            assert!(sentence.starts_with(|c: char| c.is_uppercase() || c == '`'), "{sentence}");
            assert!(!sentence.contains('!') && !sentence.contains("  "), "{sentence}");
        }
        assert_eq!(rule.why.matches(". ").count(), 0, "{}: one sentence", rule.code);
        assert_eq!(rule.help.matches(". ").count(), 0, "{}: one sentence", rule.code);
        assert!(!rule.title.ends_with('.') && !rule.title.is_empty(), "{}", rule.code);
        assert!(rule.explanation.len() > 120, "{} explains too little", rule.code);
        for snippet in [rule.trips, rule.passes] {
            assert!(snippet.ends_with('\n'), "{}", rule.code);
        }
    }
}

#[test]
fn nothing_is_found_on_the_examples() {
    for name in EXAMPLES {
        let report = checked_in(&asked_in(name), &example(name), today());
        assert_eq!(report, Report::default(), "{name}");
    }
}

/// An edit of an example: `of NAME`, `open ID`, and blocks of `- ` lines, which stand in the
/// example as they are, with the `+ ` lines that replace them. An empty line ends a block.
fn edited(edit: &str) -> (Framework, String) {
    let mut lines = edit.lines().skip(1).peekable();
    let name =
        lines.next().and_then(|l| l.strip_prefix("of ")).expect("the second line is `of NAME`");
    let (framework, mut text) = (asked_in(name), example(name));
    while let Some(line) = lines.next() {
        if let Some(id) = line.strip_prefix("open ") {
            text = opened(&framework, &text, id);
        } else if line.starts_with('-') {
            let line_of = |l: &str| format!("{}\n", l[1..].strip_prefix(' ').unwrap_or(&l[1..]));
            let mut old = line_of(line);
            while let Some(more) = lines.next_if(|l| l.starts_with('-')) {
                old += &line_of(more);
            }
            let mut new = String::new();
            while let Some(more) = lines.next_if(|l| l.starts_with('+')) {
                new += &line_of(more);
            }
            let at = format!("\n{text}").find(&format!("\n{old}"));
            let at = at.unwrap_or_else(|| panic!("{name} has no lines\n{old}"));
            text.replace_range(at..at + old.len(), &new);
        } else {
            assert!(line.is_empty(), "{line}");
        }
    }
    (framework, text)
}

fn opened(framework: &Framework, text: &str, id: &str) -> String {
    let question = framework.find(id).unwrap_or_else(|| panic!("no question {id}"));
    let document = Document::parse(text.to_owned()).unwrap();
    assert!(read(&document, framework).answered(id), "{id} is open already");
    let nothing = Answer::Text(String::new());
    apply(&document, framework, &Edit::Answer(question, &nothing)).unwrap().text().to_owned()
}

#[test]
fn every_misfit_is_found_and_nothing_else_is() {
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    let mut files: Vec<_> =
        fs::read_dir("tests/misfits").unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 50);
    for path in files {
        let misfit = fs::read_to_string(&path).unwrap();
        let first = misfit.lines().next().unwrap_or_default();
        let expected = first.strip_prefix("# expects: ").unwrap_or_else(|| panic!("{path:?}"));
        let mut expected: BTreeSet<&str> = expected.split(' ').collect();
        let whole = path.extension().is_some_and(|e| e == "toml");
        let (framework, text) =
            if whole { (Framework::built_in(), misfit.clone()) } else { edited(&misfit) };
        let report = checked_unpublished(&framework, &text);
        if whole && !expected.contains("syntax") {
            // A small charter is incomplete anyway.
            expected.insert("core-open");
        }
        if codes(&report) != expected {
            wrong.push(format!("{}: {:?}, not {expected:?}", path.display(), codes(&report)));
        }
        seen.extend(expected.into_iter().map(str::to_owned));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let of_charters = RULES.iter().filter(|rule| rule.group != Group::Questions);
    let all: BTreeSet<String> = of_charters.map(|r| r.code.to_owned()).collect();
    assert_eq!(seen, all, "every rule has a misfit");
}

/// Communities of kinds that a rule written for an office is easily wrong about.
#[test]
fn nothing_is_found_on_communities_of_other_kinds() {
    let files: Vec<_> = fs::read_dir("tests/quiet").unwrap().map(|f| f.unwrap().path()).collect();
    assert_eq!(files.len(), 3);
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(checked(&text, today()), Report::default(), "{}", path.display());
        // What they leave open in a draft is said in one finding.
        let draft = text.replace("status = \"agreed\"", "status = \"draft\"");
        let framework = Framework::built_in();
        let mut document = Document::parse(draft).unwrap();
        for question in framework.questions.iter().rev() {
            let nothing = Answer::Text(String::new());
            document = apply(&document, &framework, &Edit::Answer(question, &nothing)).unwrap();
            let report = check(&framework, &read(&document, &framework), today());
            let found = codes(&report);
            assert!(found.is_subset(&BTreeSet::from(["core-open"])), "{path:?}: {report:#?}");
        }
    }
}

/// The framework's own example answers to these questions, as a charter.
fn answered<'q>(framework: &Framework, questions: impl Iterator<Item = &'q Question>) -> String {
    let start = Start { name: "Small Water Supplies", summary: "", host: "" };
    let mut document = Document::parse(new_charter_text(&start)).unwrap();
    for question in questions {
        let answer = Answer::from(&question.example);
        document = apply(&document, framework, &Edit::Answer(question, &answer)).unwrap();
    }
    document.text().to_owned()
}

fn says_only_what_is_open(text: &str, what: &str) {
    let report = checked(text, today());
    assert!(codes(&report).is_subset(&BTreeSet::from(["core-open"])), "{what}: {report:#?}");
    let open = report.findings.first().map_or(0, |f| f.spots.len());
    assert!(report.findings.len() <= 1 && open <= core_count(), "{what}");
}

#[test]
fn a_young_charter_hears_only_what_is_open() {
    let framework = Framework::built_in();
    for n in 0..=framework.questions.len() {
        let text = answered(&framework, framework.questions.iter().take(n));
        says_only_what_is_open(&text, &format!("the first {n} questions"));
    }
    let whole = answered(&framework, framework.questions.iter());
    assert_eq!(checked(&whole, today()), Report::default());
    let agreed = whole.replace("status = \"draft\"", "status = \"agreed\"");
    assert_eq!(codes(&checked(&agreed, today())), BTreeSet::from(["agreed-unreviewed"]));
    let reviewed = format!("{agreed}\n[[reviews]]\ndate = 2026-11-02\n");
    assert_eq!(checked(&reviewed, today()), Report::default());
}

/// A team may take the core questions first and come back for the others.
#[test]
fn the_short_path_hears_only_what_is_open() {
    let framework = Framework::built_in();
    let core = || framework.questions.iter().filter(|q| q.core);
    let others = || framework.questions.iter().filter(|q| !q.core);
    for n in 0..=core().count() {
        says_only_what_is_open(
            &answered(&framework, core().take(n)),
            &format!("{n} core questions"),
        );
    }
    for n in 0..=others().count() {
        let text = answered(&framework, core().chain(others().take(n)));
        says_only_what_is_open(&text, &format!("all core questions and {n} others"));
    }
}

/// A young charter is quiet about what others would answer, too: with any one answer only, and
/// with any option of any choice.
#[test]
fn one_answer_alone_is_at_odds_with_nothing() {
    let framework = Framework::built_in();
    for question in &framework.questions {
        let text = answered(&framework, std::iter::once(question));
        says_only_what_is_open(&text, &question.id);
        for option in &question.options {
            let document = Document::parse(text.clone()).unwrap();
            let answer = Answer::Text(option.key.clone());
            let document = apply(&document, &framework, &Edit::Answer(question, &answer)).unwrap();
            let report = checked(document.text(), today());
            // The one answer that is worth a word by itself.
            let uncertain = ["weak", "unknown"].contains(&option.key.as_str());
            let expected: &[_] =
                if uncertain { &["core-open", "alignment-uncertain"] } else { &["core-open"] };
            let expected = expected.iter().copied().collect();
            assert_eq!(codes(&report), expected, "{} = {}", question.id, option.key);
        }
    }
}

#[test]
fn a_date_counts_until_its_day_is_over() {
    for (code, text) in [
        (
            "date-passed",
            "[purpose.goals]\nobjectives = [{ objective = \"a\", measure = \"m\", by = 2026-11-23 }]\n",
        ),
        ("date-passed", "[practice.what]\nfirst_steps = [{ step = \"a\", by = \"2026-11-23\" }]\n"),
        (
            "funding-ended",
            "[people.stakeholders]\nfunding = [{ source = \"a\", until = 2026-11-23 }]\n",
        ),
        (
            "pending-overdue",
            "[[pending]]\nquestion = \"purpose.goals.why\"\nstate = \"todo\"\nby = 2026-11-23\n",
        ),
        (
            "review-due",
            "[practice.when]\ncharter_review = \"weekly\"\n[[reviews]]\ndate = 2026-11-16\n",
        ),
        (
            "review-due",
            "[practice.when]\ncharter_review = \"monthly\"\n[[reviews]]\ndate = 2026-10-23\n",
        ),
    ] {
        let found = |day| codes(&checked(text, Day::parse(day).unwrap())).contains(code);
        assert!(!found("2026-11-23"), "{code} on the day\n{text}");
        assert!(found("2026-11-24"), "{code} on the day after\n{text}");
    }
}

#[test]
fn a_review_counts_from_the_latest_that_has_taken_place() {
    let charter = |rhythm: &str, dates: &[&str]| {
        let rows: Vec<_> = dates.iter().map(|d| format!("[[reviews]]\ndate = {d}\n")).collect();
        format!("[practice.when]\ncharter_review = \"{rhythm}\"\n{}", rows.concat())
    };
    let due = |text: &str| codes(&checked(text, today())).contains("review-due");
    assert!(!due(&charter("yearly", &[])));
    assert!(!due(&charter("never", &["2001-01-01"])));
    assert!(!due(&charter("as-needed", &["2001-01-01"])));
    assert!(!due(&charter("yearly", &["2026-06-01", "2020-01-01"])));
    assert!(due(&charter("yearly", &["2020-01-01", "2062-06-01"])));
    let leap = charter("yearly", &["2024-02-29"]);
    assert!(!codes(&checked(&leap, Day::parse("2025-02-28").unwrap())).contains("review-due"));
    assert!(codes(&checked(&leap, Day::parse("2025-03-01").unwrap())).contains("review-due"));
}

#[test]
fn a_pending_question_is_not_left_open() {
    let open = "[charter]\nstatus = \"agreed\"\n[practice.how]\nnetiquette = \"formal\"\n";
    let code = "netiquette-without-enforcement";
    assert!(codes(&checked(open, today())).contains(code));
    let pending =
        format!("{open}[[pending]]\nquestion = \"practice.how.enforcement\"\nstate = \"todo\"\n");
    assert!(!codes(&checked(&pending, today())).contains(code));
}

#[test]
fn a_retired_charter_is_only_read() {
    let retired =
        "[charter]\nstatus = \"retired\"\n[purpose.domain]\nlevel = 3\nsubject = \"TBD\"\n";
    assert_eq!(codes(&checked(retired, today())), BTreeSet::from(["wrong-kind"]));
}

#[test]
fn a_finding_is_switched_off_with_a_reason_only() {
    let charter = |allow: &str| {
        format!(
            "[people.members]\naccess = \"private\"\njoining = \"open\"\n[check]\nallow = [{allow}]\n"
        )
    };
    let allowed = checked(
        &charter(
            "{ code = \"open-but-private\", because = \"It is a trial.\" }, { code = \"no-venu\", because = \"b\" }, { code = \"filler\", because = \"c\" }",
        ),
        today(),
    );
    assert_eq!(codes(&allowed), BTreeSet::from(["core-open"]));
    assert_eq!(allowed.allowed.len(), 1);
    assert_eq!(allowed.allowed[0].because, "It is a trial.");
    let unused: Vec<_> =
        allowed.unused_allows.iter().map(|u| (u.code.as_str(), u.known, u.near)).collect();
    assert_eq!(unused, [("no-venu", false, Some("no-venue")), ("filler", true, None)]);
    let unreasoned = checked(&charter("{ code = \"open-but-private\" }"), today());
    assert_eq!(codes(&unreasoned), BTreeSet::from(["core-open", "open-but-private", "wrong-kind"]));
}

/// Two answers that pull apart are both shown, and each where it stands.
#[test]
fn a_finding_points_at_what_it_is_about() {
    let text = example("statistics-office").replace("access = \"public\"", "access = \"private\"");
    let report = checked(&text, today());
    let [finding] = report.findings.as_slice() else { panic!("{report:#?}") };
    let shown: Vec<_> = finding.spots.iter().map(|s| &text[s.place.clone().unwrap()]).collect();
    assert_eq!(shown, ["\"open\"", "\"private\""]);

    let measure =
        "measure = \"Production jobs that still read another list, counted by the scheduler\"\n";
    let text = example("statistics-office").replace(measure, "");
    let report = checked(&text, today());
    let place = report.findings[0].spots[0].place.clone().unwrap();
    assert!(
        text[place.clone()].starts_with("[[purpose.goals.objectives]]\nobjective = \"One list")
    );
    assert!(!text[place].contains("Stewards have time"));
}

#[test]
fn the_page_of_rules_is_up_to_date() {
    assert_golden("docs/check.md", &copcharter::output::report::rules_reference_page());
}
