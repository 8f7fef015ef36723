//! What a team may write, what becomes of it, and what it is told when it slips.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::{STARTER, problems, read};
use crate::core::charter::Problem;
use crate::core::framework::{Audience, Example, FieldKind, Framework, Kind, Question};
use crate::core::limits::MAX_CUSTOM_ENTRIES;
use crate::core::toml::Document;

fn tried(text: &str) -> Result<Framework, Vec<Problem>> {
    let document = Document::parse(text.to_owned()).unwrap_or_else(|e| panic!("{e:?}\n{text}"));
    read(&document, Framework::built_in())
}

fn asked(text: &str) -> Framework {
    tried(text).unwrap_or_else(|problems| panic!("{problems:#?}\n{text}"))
}

/// Each problem as `what stands there: message | help`.
fn told(text: &str) -> Vec<String> {
    let problems = tried(text).err().unwrap_or_default();
    problems
        .iter()
        .map(|p| format!("{}: {} | {}", &text[p.place.clone()], p.message, p.help))
        .collect()
}

/// The ids of an area or element, in order.
fn ids<'f>(framework: &'f Framework, place: &'f str) -> Vec<&'f str> {
    framework.questions_in(place).map(Question::key).collect()
}

#[test]
fn nothing_written_changes_nothing() {
    let built_in = format!("{:?}", Framework::built_in());
    for text in ["", STARTER, "[questions]\n[areas]\n[pulls]\n[elements]\n"] {
        assert_eq!(format!("{:?}", asked(text)), built_in, "{text}");
    }
}

#[test]
fn the_starter_works_when_its_signs_are_taken_away() {
    let text: String = STARTER
        .lines()
        .map(|line| match line.strip_prefix('#') {
            Some(rest) if !rest.starts_with(' ') => format!("{rest}\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    let framework = asked(&text);
    let built_in = Framework::built_in();
    assert_eq!(framework.questions.len(), built_in.questions.len() + 4);
    let how = ids(&framework, "practice.how");
    let conduct = how.iter().position(|key| *key == "conduct").unwrap();
    assert_eq!(how[conduct + 1], "reporting");
    assert_eq!(how[how.len() - 2..], ["reporting_way", "incidents"]);
    let areas: Vec<_> = framework.areas_in("practice").map(|a| a.id.as_str()).collect();
    let expected =
        ["practice.what", "practice.how", "practice.safety", "practice.where", "practice.when"];
    assert_eq!(areas, expected);
    let incidents = framework.find("practice.how.incidents").unwrap();
    let fields: Vec<_> = incidents.fields.iter().map(|f| (f.key.as_str(), f.kind)).collect();
    let kinds = [
        ("what", FieldKind::Text),
        ("when", FieldKind::Date),
        ("weight", FieldKind::Choice),
        ("told_to", FieldKind::Text),
    ];
    assert_eq!(fields, kinds);
    assert!(incidents.fields[3].is_literal() && !incidents.fields[0].is_literal());
    assert_eq!(incidents.fields[0].question, "What happened");
    assert_eq!(incidents.item.many, "incidents");
    let subject = framework.find("purpose.domain.subject").unwrap();
    assert_eq!(subject.question, "Which part of nursing brings us together?");
    assert_eq!(subject.label, built_in.find("purpose.domain.subject").unwrap().label);
    assert!(framework.find("purpose.goals.risks").unwrap().core);
    let level = framework.find("purpose.domain.level").unwrap();
    assert_eq!(level.options[0].label, "For beginners");
    assert_eq!(level.options[0].meaning, built_in.find(&level.id).unwrap().options[0].meaning);
    let pull = framework.pulls.last().unwrap();
    assert_eq!(pull.look_at, ["practice.safety.first_aid"]);
}

#[test]
fn what_goes_without_saying_is_filled_in() {
    let framework = asked("[questions.\"practice.how.first_aid\"]\nquestion = \"Who?\"\n");
    let question = framework.find("practice.how.first_aid").unwrap();
    assert_eq!(question.kind, Kind::Paragraph);
    assert!(!question.core);
    assert_eq!(question.audience, Audience::Team, "nobody else reads it unless the team says so");
    assert_eq!((question.label.as_str(), question.heading.as_str()), ("First aid", "First aid"));
    assert!(matches!(&question.example, Example::Text(text) if text.is_empty()));
    let framework = asked(
        "[questions.\"practice.when.drill\"]\nkind = \"rhythm\"\nquestion = \"How often?\"\n\
         [questions.\"practice.when.way\"]\nquestion = \"How?\"\noptions = [\"by-phone\", \"form\"]\n",
    );
    assert_eq!(framework.find("practice.when.drill").unwrap().sentence, "Drill: {rhythm}.");
    let way = framework.find("practice.when.way").unwrap();
    let options: Vec<_> = way.options.iter().map(|o| (o.key.as_str(), o.label.as_str())).collect();
    assert_eq!(options, [("by-phone", "By phone"), ("form", "Form")]);
}

#[test]
fn options_and_fields_stay_in_the_order_they_are_written() {
    let framework = asked(
        "[questions.\"practice.how.x\"]\nquestion = \"?\"\nkind = \"choice\"\n\
         [questions.\"practice.how.x\".options]\nzebra = \"Z\"\nape = { label = \"A\", meaning = \"M\", \
         sentence = \"S\" }\nmule = \"M\"\n\
         [questions.\"practice.how.y\"]\nquestion = \"?\"\nfields = { z = \"Z\", a = \"A\" }\n\
         example = [{ a = \"1\", z = \"2\" }]\n",
    );
    let x = framework.find("practice.how.x").unwrap();
    assert_eq!(
        x.options.iter().map(|o| o.key.as_str()).collect::<Vec<_>>(),
        ["zebra", "ape", "mule"]
    );
    assert_eq!(x.options[1].said(), "M");
    let y = framework.find("practice.how.y").unwrap();
    let Example::Records(rows) = &y.example else { panic!("{:?}", y.example) };
    let pair = |key: &str, value: &str| (key.to_owned().into(), value.to_owned().into());
    assert_eq!(rows, &[vec![pair("z", "2"), pair("a", "1")]]);
}

#[test]
fn things_stand_where_they_are_to_stand() {
    let one = |key: &str, after: &str| {
        let after = if after.is_empty() {
            String::new()
        } else {
            format!("after = \"practice.where.{after}\"\n")
        };
        format!("[questions.\"practice.where.{key}\"]\nquestion = \"?\"\n{after}")
    };
    let text =
        one("a", "format") + &one("b", "format") + &one("c", "a") + &one("d", "") + &one("e", "d");
    let framework = asked(&text);
    let expected = ["format", "a", "c", "b", "platforms", "venues", "d", "e"];
    assert_eq!(ids(&framework, "practice.where"), expected);
    let last = framework.questions.last().unwrap();
    assert_eq!(last.id, Framework::built_in().questions.last().unwrap().id);
    let circle = one("a", "b") + &one("b", "a");
    assert_eq!(told(&circle).len(), 2, "{:?}", told(&circle));
    assert_eq!(told(&one("a", "a")).len(), 1);
}

#[test]
fn each_slip_in_an_id_is_told_where_it_is_with_the_way_out() {
    for (text, expected) in [
        (
            "questoins = 1",
            "questoins: `questoins` is not a key of this file | Did you mean `questions`?",
        ),
        (
            "questions = 1",
            "1: `questions` is a number, not a table | Write [questions.…] headings, one for each.",
        ),
        (
            "[elements.x]",
            "x: there is no element `x` | The elements are purpose, people, practice; only their words can be changed.",
        ),
        (
            "[areas.\"practice.x\"]",
            "\"practice.x\": nothing is asked in the area `practice.x` | Add a question: [questions.\"practice.x.…\"].",
        ),
        (
            "[areas.practice.x]\nname = \"X\"",
            "practice: `practice` is not the id of an area | Write the whole id in quotes: [areas.\"practice.x\"].",
        ),
        (
            "[areas.\"practice.how\"]\nafter = \"practice.what\"",
            "\"practice.what\": an area of the framework stays where it is | Leave `after` out; it is for areas of your own.",
        ),
        (
            "[questions.practice.how.x]\nquestion = \"?\"",
            "practice: `practice` is not the id of a question | Write the whole id in quotes: [questions.\"practice.how.x\"].",
        ),
        (
            "[questions.\"how.x\"]\nquestion = \"?\"",
            "\"how.x\": `how.x` is not the id of a question | An id has three parts, an element, an area and a key of your own, like [questions.\"practice.how.reporting\"].",
        ),
        (
            "[questions.\"praxis.how.x\"]\nquestion = \"?\"",
            "\"praxis.how.x\": there is no element `praxis` | The elements are purpose, people, practice.",
        ),
        (
            "[questions.\"practice.hwo.x\"]\nquestion = \"?\"",
            "\"practice.hwo.x\": there is no area `practice.hwo` | Did you mean `practice.how`? An area of your own begins with [areas.\"practice.hwo\"].",
        ),
        (
            "[questions.\"practice.how.Größe\"]\nquestion = \"?\"",
            "\"practice.how.Größe\": `Größe` cannot be part of an id | Use at most 60 small letters from a to z and digits, with _ or - between.",
        ),
        (
            "[questions.\"practice.how.decisions_note\"]\nquestion = \"?\"",
            "\"practice.how.decisions_note\": `practice.how.decisions_note` ends like the remark beside a choice | Choose an id that does not end in _note.",
        ),
        (
            "[questions.\"purpose.domain.subjct\"]\ncore = true",
            "\"purpose.domain.subjct\": `purpose.domain.subjct` does not say what is asked | Did you mean `purpose.domain.subject`? A question of your own needs a line like question = \"…?\".",
        ),
        (
            "[questions.\"purpose.domain.subject\"]\nkind = \"list\"",
            "\"list\": `purpose.domain.subject` is answered in another way, and that stays | Leave `kind` out, or ask a question of your own under another id.",
        ),
        (
            "[questions.\"purpose.domain.level\"]\noptions = { expert = \"E\" }",
            "expert: `expert` is not an option here, and none can be added | There are basic, advanced, mixed; for others, ask a question of your own.",
        ),
        (
            "[questions.\"people.members.roles\".fields]\nroel = \"R\"",
            "roel: `roel` is not a field here, and none can be added | Did you mean `role`? There are role, responsibilities, held_by; for others, ask a question of your own.",
        ),
        (
            "[questions.\"purpose.domain.subject\"]\nafter = \"x\"",
            "\"x\": a question of the framework stays where it is | Leave `after` out; it is for questions of your own.",
        ),
        (
            "[questions.\"charter.host\"]\ncore = false",
            "false: `charter.host` is asked before all others, core or not | Leave `core` out.",
        ),
    ] {
        assert_eq!(told(text), [expected], "{text}");
    }
}

#[test]
fn each_slip_in_a_question_is_told_where_it_is_with_the_way_out() {
    let q = "[questions.\"practice.how.x\"]\nquestion = \"?\"\n";
    for (line, expected) in [
        (
            "kind = \"chioce\"",
            "\"chioce\": `chioce` is not one of the words that `kind` takes | Did you mean `choice`? It takes one of text, paragraph, list, choice, records, rhythm.",
        ),
        (
            "core = \"yes\"",
            "\"yes\": `questions.\"practice.how.x\".core` is a text | It takes true or false, without quotes.",
        ),
        (
            "label = 3",
            "3: `questions.\"practice.how.x\".label` is a number | It takes a text in quotes.",
        ),
        (
            "aduience = \"public\"",
            "aduience: `aduience` is not a key of `questions.\"practice.how.x\"` | Did you mean `audience`?",
        ),
        (
            "kind = \"choice\"",
            "\"practice.how.x\": a choice needs options | Write them like options = { phone = \"By phone\", form = \"With the form\" }.",
        ),
        (
            "options = []",
            "[]: `questions.\"practice.how.x\".options` is empty | Write them like options = { phone = \"By phone\", form = \"With the form\" }.",
        ),
        (
            "options = [\"By phone\"]",
            "\"By phone\": `By phone` cannot be the key of an option | Use small letters, digits, _ and - for the key, and give it a label: by-phone = \"By phone\".",
        ),
        (
            "options = { a = \"X\", b = \"x\" }",
            "b: there are two options `x` | Give each a key and a label of its own.",
        ),
        (
            "kind = \"list\"\nsentence = \"x\"",
            "\"x\": `sentence` goes with kind = \"rhythm\" only | The sentence of a choice stands with its option.",
        ),
        (
            "kind = \"rhythm\"\nsentence = \"We meet.\"",
            "\"We meet.\": this sentence has no place for the rhythm | Write {rhythm} where `every two weeks` would stand: \"We meet {rhythm}.\"",
        ),
        (
            "kind = \"list\"\nitem = \"x\"",
            "\"x\": `questions.\"practice.how.x\".item` is to say what one and several are called | Write it like { one = \"visit\", many = \"visits\" }.",
        ),
        (
            "kind = \"list\"\nexample = \"x\"",
            "\"x\": the example of a list is a list | Write it like [\"…\", \"…\"].",
        ),
        (
            "fields = { by = { kind = \"date\" } }\nexample = [{ by = \"soon\" }]",
            "\"soon\": the example does not fit: `soon` is not a day of the calendar | Write year, month and day, like 2027-06-30.",
        ),
        (
            "label = \"a\\u001b[2Jb\"",
            "\"a\\u001b[2Jb\": `questions.\"practice.how.x\".label` has a character that cannot be seen (U+001B) | Type the text anew; only line breaks and spaces may be unseen.",
        ),
        (
            "after = \"practice.how.conduc\"",
            "\"practice.how.conduc\": there is no `practice.how.conduc` to stand after | Did you mean `practice.how.conduct`?",
        ),
        (
            "after = \"practice.when.meetings\"",
            "\"practice.when.meetings\": `practice.when.meetings` is not in `practice.how` | Name a question in `practice.how`, or leave `after` out.",
        ),
    ] {
        assert_eq!(told(&format!("{q}{line}\n")), [expected], "{line}");
    }
}

#[test]
fn pulls_name_questions_and_give_a_reason() {
    let pull = "[pulls.x]\nchanged = [\"purpose.goals.*\"]\nlook_at = [\"practice.how.conduct\"]\n";
    let framework = asked(&format!("{pull}because = \"So.\"\n"));
    let found = framework.pulls.last().unwrap();
    assert_eq!(found.changed.len(), framework.questions_in("purpose.goals").count());
    assert_eq!(
        told(pull),
        ["x: the pull `x` has no reason | Say why in one sentence: because = \"…\"."]
    );
    let unknown = pull.replace("how.conduct", "how.conducts") + "because = \"So.\"\n";
    assert_eq!(
        told(&unknown),
        ["\"practice.how.conducts\": there is no question `practice.how.conducts` | Did you mean \
          `practice.how.conduct`?"]
    );
    assert_eq!(told("[pulls.scope]\nbecause = \"x\"\n").len(), 1);
}

#[test]
fn symptoms_name_questions_and_say_why() {
    let text = "[symptoms.rain]\nsees = \"It rains\"\nfirst = \"Wait.\"\n\
                [symptoms.rain.look_at]\n\"practice.where.venues\" = \"A roof.\"\n\
                \"people.members.who\" = \"Hats.\"\n";
    let framework = asked(text);
    let rain = framework.symptom("rain").unwrap();
    assert_eq!(rain.id, framework.symptoms.last().unwrap().id);
    assert_eq!((rain.sees.as_str(), rain.first.as_str()), ("It rains", "Wait."));
    let look_at: Vec<_> =
        rain.look_at.iter().map(|l| (l.question.as_str(), l.because.as_str())).collect();
    assert_eq!(look_at, [("practice.where.venues", "A roof."), ("people.members.who", "Hats.")]);
    assert_eq!(
        told("[symptoms.rain]\nsees = \"It rains\"\nfrist = \"x\"\n"),
        [
            "rain: `symptoms.rain` has no `first` | Say what to think of first: first = \"…\".",
            "rain: `symptoms.rain` has no answer to look at | Write [symptoms.rain.look_at] and \
             below it \"practice.how.conduct\" = \"Why.\".",
            "frist: `frist` is not a key of `symptoms.rain` | Did you mean `first`?",
        ]
    );
    assert_eq!(
        told(&text.replace("where.venues", "where.venue")),
        ["\"practice.where.venue\": there is no question `practice.where.venue` | Did you mean \
          `practice.where.venues`?"]
    );
    assert_eq!(told(&text.replace("symptoms.rain", "symptoms.few-come")).len(), 1);
}

#[test]
fn all_slips_are_told_at_once_and_not_without_end() {
    let text = "[questions.\"practice.how.x\"]\nlable = \"X\"\nkind = \"chioce\"\n\
                [areas.\"x\"]\n[questions.\"y\"]\n";
    assert_eq!(told(text).len(), 5, "{:#?}", told(text));
    let many: String = (0..MAX_CUSTOM_ENTRIES).map(|n| format!("[questions.\"x{n}\"]\n")).collect();
    assert_eq!(told(&many).len(), problems::MAX_PROBLEMS);
    let more = format!("{many}[questions.one-more]\n");
    assert_eq!(
        told(&more),
        ["one-more: `questions` has more than 200 entries | Leave out what nobody needs; 200 is \
          the most that is read."]
    );
}

/// Pieces that a file may be made of, right and wrong.
fn line() -> impl Strategy<Value = String> {
    let id = prop::sample::select(vec![
        "practice.how.x",
        "practice.how.y",
        "purpose.domain.subject",
        "purpose.domain.level",
        "people.members.roles",
        "practice.new.z",
        "practice.new",
        "practice.how",
        "charter.name",
        "a",
        "a.b",
        "practice.how.",
        "practice.how.x_note",
        "名.how.x",
    ]);
    let section = prop::sample::select(vec!["questions", "areas", "elements", "pulls", "symptoms"]);
    let key = prop::sample::select(vec![
        "kind", "core", "audience", "label", "question", "options", "fields", "example", "item",
        "sentence", "after", "changed", "look_at", "because", "name", "odd",
    ]);
    let value = prop::sample::select(vec![
        "\"x\"",
        "\"choice\"",
        "\"records\"",
        "\"rhythm\"",
        "\"list\"",
        "true",
        "3",
        "[]",
        "{}",
        "[\"a\", \"b\"]",
        "{ a = \"A\", b = { label = \"B\", odd = 1 } }",
        "[{ a = \"1\" }]",
        "2027-06-30",
        "\"practice.how.x\"",
        "\"practice.how.y\"",
        "[\"practice.how.*\", \"odd\"]",
        "\"\u{202e}\"",
        "{ a = { kind = \"choice\", options = { k = 1 } }, b = { kind = \"date\" } }",
        "[[1]]",
        "\"\"",
        "\"team\"",
        "\"🙂\"",
    ]);
    prop_oneof![
        2 => (section, id).prop_map(|(section, id)| format!("[{section}.\"{id}\"]")),
        5 => (key, value).prop_map(|(key, value)| format!("{key} = {value}")),
        1 => any::<String>().prop_map(|text| format!("# {}", text.replace(char::is_control, ""))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn whatever_is_written_is_read_or_told_where_it_is(
        lines in prop::collection::vec(line(), 0..12),
    ) {
        let mut seen = std::collections::BTreeSet::new();
        let mut heading = String::new();
        // The same key twice would not be TOML.
        let kept = lines.into_iter().filter(|line| {
            let key = line.split(" =").next().unwrap_or_default();
            let is_heading = line.starts_with('[');
            let place = if is_heading { line.clone() } else { format!("{heading}{key}") };
            let new = line.starts_with('#') || seen.insert(place);
            if new && is_heading {
                heading.clone_from(line);
            }
            new
        });
        let text: String = kept.map(|line| line + "\n").collect();
        let document = Document::parse(text.clone());
        prop_assert!(document.is_ok(), "{}", text);
        match read(&document.unwrap(), Framework::built_in()) {
            Ok(framework) => {
                for question in &framework.questions {
                    prop_assert!(framework.area(question.area()).is_some());
                    prop_assert!(!question.question.is_empty() && !question.label.is_empty());
                    prop_assert_eq!(question.kind == Kind::Choice, !question.options.is_empty());
                    prop_assert_eq!(question.kind == Kind::Records, !question.fields.is_empty());
                }
            }
            Err(problems) => {
                prop_assert!(!problems.is_empty());
                for problem in problems {
                    prop_assert!(text.get(problem.place.clone()).is_some(), "{:?}", problem);
                    prop_assert!(!problem.message.is_empty() && !problem.help.is_empty());
                }
            }
        }
    }

    #[test]
    fn any_text_at_all_is_survived(text in any::<String>()) {
        if let Ok(document) = Document::parse(text) {
            let _read = read(&document, Framework::built_in());
        }
    }
}

#[test]
fn what_is_far_too_long_is_told_in_short() {
    let long = "a".repeat(100_000);
    for text in [
        format!("[questions.\"{long}\"]\n"),
        format!("[questions.\"practice.how.{long}\"]\n"),
        format!("[areas.\"practice.{long}\"]\n"),
        format!("[questions.\"practice.how.x\"]\nquestion = \"?\"\n{long} = 1\n"),
        format!("[questions.\"practice.how.x\"]\nquestion = \"?\"\nafter = \"{long}\"\n"),
        format!("[pulls.{long}]\n"),
    ] {
        let problems = tried(&text).unwrap_err();
        assert!(problems.iter().all(|p| p.message.len() + p.help.len() < 1100), "{problems:?}");
    }
}
