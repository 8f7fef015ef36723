//! The merge itself, on charters of any answers: nothing is lost, and sides are treated alike.

use std::collections::BTreeMap;

use copcharter::core::charter::{Answer, Charter, Record, Start, new_charter_text, read};
use copcharter::core::edit::{Edit, apply};
use copcharter::core::framework::{Framework, Kind, Question};
use copcharter::core::merge::{Merged, Sides, merge};
use copcharter::core::toml::Document;
use proptest::prelude::*;
use proptest::sample::select;

fn parsed(text: &str) -> Document {
    Document::parse(text.to_owned()).unwrap()
}

fn merged(framework: &Framework, base: &Document, ours: &Document, theirs: &Document) -> Merged {
    let names = ("this branch", "the other branch");
    let (our_name, their_name) = names;
    merge(framework, &Sides { base, ours, theirs, line_merge: None, our_name, their_name }).unwrap()
}

fn merged_text(base: &str, ours: &str, theirs: &str) -> String {
    let framework = Framework::built_in();
    merged(&framework, &parsed(base), &parsed(ours), &parsed(theirs)).document.text().to_owned()
}

#[test]
fn what_is_loose_is_merged_too() {
    let base = "odd = 1\n[charter]\nname = \"N\"\n\n[publish]\noutputs = [\n  { path = \"a.md\" },\n]\n\n[local]\nx = [1, 2]\n";
    let ours = base.replace("odd = 1", "odd = 2").replace("\"a.md\"", "\"A.md\"");
    let theirs = base.replace("x = [1, 2]", "x = [1] # fewer\ny.z = true")
        + "\n[audience]\n\"purpose.domain.issues\" = \"team\"\n";
    let text = merged_text(base, &ours, &theirs);
    let expected = "odd = 2\n[charter]\nname = \"N\"\n\n[audience]\n\"purpose.domain.issues\" = \"team\"\n\n[publish]\noutputs = [\n  { path = \"A.md\" },\n]\n";
    assert!(text.starts_with(expected), "{text}");
    let end = "\n[local]\n# fewer\nx = [1]\n\n[local.y]\nz = true\n";
    assert!(text.ends_with(end), "{text}");
}

#[test]
fn what_is_loose_and_differs_stands_beside_as_a_comment() {
    let base = "[charter]\nname = \"N\"\n[local]\nx = 1\n";
    let text = merged_text(base, &base.replace('1', "2"), &base.replace('1', "3"));
    assert_eq!(text, "[charter]\nname = \"N\"\n[local]\n# the other branch: local.x = 3\nx = 2\n");
    let text = merged_text(base, &base.replace("x = 1\n", ""), &base.replace('1', "3"));
    assert_eq!(text, "[charter]\nname = \"N\"\n# the other branch: local.x = 3\n[local]\n");
}

#[test]
fn reviews_stand_in_the_order_of_their_days() {
    let base = "[[reviews]]\ndate = 2026-01-01\nnote = \"a\"\n";
    let ours = format!("{base}\n[[reviews]]\ndate = 2026-03-01\nnote = \"c\"\n");
    let theirs = format!("{base}\n[[reviews]]\ndate = 2026-02-01\nnote = \"b\"\nodd = 1\n");
    let expected = format!(
        "{base}\n[[reviews]]\ndate = 2026-02-01\nnote = \"b\"\nodd = 1\n\n[[reviews]]\ndate = 2026-03-01\nnote = \"c\"\n"
    );
    assert_eq!(merged_text(base, &ours, &theirs), expected);
    assert_eq!(merged_text(base, &theirs, &ours), expected);
}

#[test]
fn a_matter_that_one_side_settled_is_settled() {
    let matter = |note: &str| {
        format!("\n[[pending]]\nquestion = \"purpose.domain.subject\"\nnote = \"{note}\"\n")
    };
    let base = format!("[charter]\nname = \"N\"\n{}{}", matter("a"), matter("b"));
    let ours = format!("[charter]\nname = \"N\"\n{}", matter("b"));
    let theirs = format!("{base}{}", matter("c"));
    assert_eq!(merged_text(&base, &ours, &theirs), format!("{ours}{}", matter("c")));
}

#[test]
fn the_way_a_file_is_written_stays() {
    let base = "\u{feff}[purpose.domain]\r\nsubject = \"a\"\r\nlevel = \"basic\"\r\n";
    let ours = base.replace("\"a\"", "\"b\"");
    let theirs = "[purpose.domain]\nsubject = \"a\"\n# Ask Bo.\nlevel = \"mixed\"\nissues = [\n  \"i\",\n]\n";
    let expected = "\u{feff}[purpose.domain]\r\nsubject = \"b\"\r\nissues = [\r\n  \"i\",\r\n]\r\n# Ask Bo.\r\nlevel = \"mixed\"\r\n";
    assert_eq!(merged_text(base, &ours, theirs), expected);
}

#[test]
fn a_true_conflict_keeps_ours_and_notes_both() {
    let base = "[purpose.domain]\nsubject = \"a\"\nissues = [\"x\", \"y\"]\n";
    let ours = base.replace("\"a\"", "\"b\"").replace("\"x\"", "\"x1\"");
    let theirs = base.replace("\"a\"", "\"c\"").replace("\"x\"", "\"x2\"");
    let framework = Framework::built_in();
    let merged = merged(&framework, &parsed(base), &parsed(&ours), &parsed(&theirs));
    assert_eq!(merged.contested, ["purpose.domain.subject", "purpose.domain.issues"]);
    let charter = read(&merged.document, &framework);
    assert_eq!(charter.problems, []);
    assert_eq!(charter.answer("purpose.domain.subject"), Some(&Answer::Text("b".to_owned())));
    let says: Vec<_> = charter.pending[1].positions.iter().map(|p| p.says.as_str()).collect();
    assert_eq!(says, ["- x1\n- y", "- x2\n- y"]);
    // Once more, nothing is noted twice.
    let again = merge(
        &framework,
        &Sides {
            base: &parsed(base),
            ours: &merged.document,
            theirs: &parsed(&theirs),
            line_merge: None,
            our_name: "this branch",
            their_name: "the other branch",
        },
    );
    assert_eq!(again.unwrap().document.text(), merged.document.text());
}

#[test]
fn an_answer_that_cannot_be_read_is_not_lost() {
    let base = "[purpose.domain]\nlevel = \"basic\"\n";
    let theirs = base.replace("\"basic\"", "[\"basic\", 3]");
    assert_eq!(merged_text(base, base, &theirs), theirs);
    let text = merged_text(base, &base.replace("basic", "mixed"), &theirs);
    let expected = "[purpose.domain]\n# the other branch: purpose.domain.level = [\"basic\", 3]\nlevel = \"mixed\"\n";
    assert_eq!(text, expected);
}

#[test]
fn unknown_fields_of_records_are_not_lost() {
    let base = "[[people.members.core_team]]\nname = \"Ana\"\n";
    let ours = format!("{base}contact = \"a@example.org\"\n");
    let theirs =
        format!("{base}shoes = 38\n\n[[people.members.core_team]]\nname = \"Bo\"\nhat = 5\n");
    let text = merged_text(base, &ours, &theirs);
    for part in ["contact", "name = \"Bo\"", "core_team: shoes = 38", "core_team: hat = 5"] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

// ── any answers ──

/// Some questions of every kind.
fn questions(framework: &Framework) -> Vec<&Question> {
    let mut counts = BTreeMap::new();
    let all = framework.questions.iter().filter(|q| {
        let count = counts.entry(format!("{:?}", q.kind)).or_insert(0);
        *count += 1;
        *count <= 2
    });
    all.collect()
}

/// Few words, so that sides often touch the same.
fn word() -> impl Strategy<Value = String> {
    select(vec!["one", "two", "three", "four # no", "\"five\"", "six\\"]).prop_map(str::to_owned)
}

fn answer(framework: &Framework, question: &Question) -> BoxedStrategy<Answer> {
    let words = |most| proptest::collection::vec(word(), 0..most);
    match question.kind {
        Kind::Text => word().prop_map(Answer::Text).boxed(),
        Kind::Paragraph => words(5).prop_map(|w| Answer::Text(w.join("\n\n"))).boxed(),
        Kind::List => words(6).prop_map(Answer::List).boxed(),
        Kind::Choice => {
            let keys: Vec<_> = question.options.iter().map(|o| o.key.clone()).collect();
            select(keys).prop_map(Answer::Text).boxed()
        }
        Kind::Rhythm => {
            let keys: Vec<_> = framework.rhythms.iter().map(|r| r.key.clone()).collect();
            select(keys).prop_map(Answer::Text).boxed()
        }
        Kind::Records => {
            let texts: Vec<String> = (question.fields.iter())
                .filter(|f| f.kind == copcharter::core::framework::FieldKind::Text)
                .map(|f| f.key.clone())
                .collect();
            let fields = texts.into_iter().map(|key| (Just(key), word(), any::<bool>()));
            let record = fields.collect::<Vec<_>>().prop_map(|fields| {
                let kept = fields.into_iter().filter(|(_, _, there)| *there);
                Record(kept.map(|(key, value, _)| (key, value)).collect())
            });
            let records = proptest::collection::vec(record, 0..4);
            records
                .prop_map(|r| Answer::Records(copcharter::core::charter::typing::filled_records(r)))
                .boxed()
        }
    }
}

/// Edits as the number of a question and its answer.
fn edits(most: usize) -> impl Strategy<Value = Vec<(usize, Answer)>> {
    let framework = Framework::built_in();
    let choices: Vec<_> = questions(&framework)
        .into_iter()
        .enumerate()
        .map(|(at, question)| (Just(at), answer(&framework, question)).boxed())
        .collect();
    proptest::collection::vec(proptest::strategy::Union::new(choices), 0..most)
}

fn edited(framework: &Framework, document: &Document, edits: &[(usize, Answer)]) -> Document {
    let questions = questions(framework);
    edits.iter().fold(document.clone(), |document, (at, answer)| {
        apply(&document, framework, &Edit::Answer(questions[*at], answer)).unwrap()
    })
}

/// Items and records in an order of their own.
fn sorted(charter: &Charter) -> BTreeMap<String, Answer> {
    let one = |answer: &Answer| match answer {
        Answer::Text(text) => Answer::Text(text.clone()),
        Answer::List(items) => {
            let mut items = items.clone();
            items.sort();
            Answer::List(items)
        }
        Answer::Records(records) => {
            let mut records = records.clone();
            for record in &mut records {
                record.0.sort();
            }
            records.sort_by(|a, b| a.0.cmp(&b.0));
            Answer::Records(records)
        }
    };
    charter.answers.iter().map(|(id, given)| (id.to_string(), one(&given.answer))).collect()
}

/// The smallest parts of an answer that may not be lost.
fn parts(answer: Option<&Answer>) -> Vec<String> {
    match answer {
        None => Vec::new(),
        Some(Answer::Text(text)) => text.lines().map(str::to_owned).collect(),
        Some(Answer::List(items)) => items.clone(),
        Some(Answer::Records(records)) => {
            records.iter().flat_map(|r| r.0.iter().map(|(_, value)| value.clone())).collect()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn with_an_unchanged_side_the_other_is_taken(before in edits(12), change in edits(6)) {
        let framework = Framework::built_in();
        let base = edited(&framework, &parsed(&new_charter_text(&Start { name: "N", ..Start::default() })), &before);
        let side = edited(&framework, &base, &change);
        let kept = merged(&framework, &base, &side, &base);
        prop_assert_eq!(kept.document.text(), side.text());
        let taken = merged(&framework, &base, &base, &side);
        prop_assert!(taken.contested.is_empty() && taken.at_end == 0);
        let (taken, side) = (read(&taken.document, &framework), read(&side, &framework));
        prop_assert_eq!(sorted(&taken), sorted(&side));
        for (id, given) in &side.answers {
            if !matches!(given.answer, Answer::Records(_)) {
                prop_assert_eq!(taken.answer(id), Some(&given.answer));
            }
        }
    }

    #[test]
    fn both_sides_are_treated_alike_and_nothing_is_lost(
        before in edits(12), one in edits(6), other in edits(6)
    ) {
        let framework = Framework::built_in();
        let base = edited(&framework, &parsed(&new_charter_text(&Start { name: "N", ..Start::default() })), &before);
        let ours = edited(&framework, &base, &one);
        let theirs = edited(&framework, &base, &other);
        let there = merged(&framework, &base, &ours, &theirs);
        let back = merged(&framework, &base, &theirs, &ours);
        let (mut contested, mut contested_back) = (there.contested.clone(), back.contested.clone());
        contested.sort();
        contested_back.sort();
        prop_assert_eq!(&contested, &contested_back);
        let [base, ours, theirs, there, back] = [base, ours, theirs, there.document, back.document]
            .map(|document| read(&document, &framework));
        prop_assert_eq!(&there.problems, &[]);
        let (mut left, mut right) = (sorted(&there), sorted(&back));
        left.retain(|id, _| !contested.contains(id));
        right.retain(|id, _| !contested.contains(id));
        prop_assert_eq!(left, right);
        for question in &framework.questions {
            let id: &str = &question.id;
            let says: Vec<_> = there.pending_on(id).flat_map(|p| &p.positions).map(|p| p.says.as_str()).collect();
            let merged = parts(there.answer(id));
            for (side, opposite) in [(&ours, &theirs), (&theirs, &ours)] {
                let gone_there = parts(opposite.answer(id));
                for part in parts(side.answer(id)) {
                    let is_here = merged.contains(&part) || says.iter().any(|says| says.contains(&part));
                    let was_taken_away = parts(base.answer(id)).contains(&part) && !gone_there.contains(&part);
                    prop_assert!(is_here || was_taken_away, "{}: {} of {:?}", id, part, merged);
                }
            }
        }
    }
}

#[test]
fn rows_and_items_that_one_side_took_out_of_a_line_are_gone() {
    let framework = Framework::built_in();
    let output = |key: &str| format!("{{ document = \"charter\", path = \"{key}.html\" }}");
    let text = |outputs: &[&str], issues: &[&str]| {
        let outputs: Vec<_> = outputs.iter().map(|key| output(key)).collect();
        let issues: Vec<_> = issues.iter().map(|issue| format!("\"{issue}\"")).collect();
        format!(
            "[purpose.domain]\nissues = [{}]\n\n[publish]\noutputs = [{}]\n",
            issues.join(", "),
            outputs.join(", ")
        )
    };
    let base = text(&["a", "b", "c"], &["a", "b", "c"]);
    let ours = text(&["a", "b", "c", "d"], &["a", "b", "c", "d"]);
    let theirs = text(&["c"], &["c"]);
    let merged = merged(&framework, &parsed(&base), &parsed(&ours), &parsed(&theirs));
    assert_eq!(merged.document.text(), text(&["c", "d"], &["c", "d"]));
    assert!(merged.contested.is_empty() && merged.beside.is_empty());
}

#[test]
fn fields_that_are_not_known_stay_with_their_record() {
    let framework = Framework::built_in();
    let row = |name: &str, contact: &str| {
        format!("{{ name = \"{name}\", contact = \"{contact}\", phone = \"{name}'s\" }}")
    };
    let text = |rows: &[String]| format!("[people.members]\ncore_team = [{}]\n", rows.join(", "));
    let base = text(&[row("Ana", "a"), row("Bo", "b")]);
    let ours = text(&[row("Ana", "a"), row("Bo", "b"), row("Cy", "c")]);
    let theirs = text(&[row("Bo", "b2")]);
    let merged = merged(&framework, &parsed(&base), &parsed(&ours), &parsed(&theirs));
    assert_eq!(merged.document.text(), text(&[row("Bo", "b2"), row("Cy", "c")]));
}
