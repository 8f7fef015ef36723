//! Joins the structure of the questions with their wording, gathering every mistake in either.

use std::collections::BTreeMap;

use super::problems::Problems;
use super::shapes::{
    ExampleText, FieldShape, FieldText, LanguageFile, Place, QuestionText, Shape, Structure,
    WordText,
};
use super::symptoms::load_symptoms;
use super::{
    Area, Audience, CharterStatus, Element, Example, Field, FieldKind, Framework, Item, Kind,
    NamedRhythm, Pull, Question, QuestionId, Rhythm, Word,
};

/// The fact that a community can also be said to be without.
const MAY_BE_NONE: &str = "charter.host";

/// The facts of `[charter]` in the order they are asked, and how each is answered.
const FACTS: [(&str, Kind, bool); 6] = [
    ("charter.name", Kind::Text, true),
    ("charter.host", Kind::Text, true),
    ("charter.summary", Kind::Text, true),
    ("charter.language", Kind::Text, false),
    ("charter.status", Kind::Choice, false),
    ("charter.version", Kind::Text, false),
];

/// Joins the text of `questions.toml` with the text of a language.
///
/// # Errors
/// Every mistake found, a sentence each: what is not TOML, what has no wording, wording for what
/// does not exist, options without a choice, pulls on unknown questions.
pub fn join(structure: &str, wording: &str) -> Result<Framework, Vec<String>> {
    let structure: Structure = toml::from_str(structure).map_err(|e| vec![e.to_string()])?;
    let mut wording: LanguageFile = toml::from_str(wording).map_err(|e| vec![e.to_string()])?;
    let mut problems = Problems(Vec::new());
    let framework = Framework {
        elements: load_elements(&structure, &mut wording, &mut problems),
        areas: load_areas(&structure, &mut wording, &mut problems),
        questions: structure
            .questions
            .iter()
            .map(|shape| {
                load_question(shape, wording.questions.remove(shape.id.as_str()), &mut problems)
            })
            .collect(),
        facts: load_facts(&mut wording, &mut problems),
        rhythms: load_rhythms(&mut wording, &mut problems),
        audiences: Audience::ALL
            .iter()
            .map(|a| {
                load_option(a.key(), wording.audiences.remove(a.key()), "audiences", &mut problems)
            })
            .collect(),
        pulls: load_pulls(&structure, &mut wording, &mut problems),
        symptoms: load_symptoms(&structure, &mut wording.symptoms, &mut problems),
        retired: structure.retired.clone(),
        words: std::mem::take(&mut wording.words)
            .into_iter()
            .map(|(key, word)| (key.into(), word.into()))
            .collect(),
    };
    problems.leftovers(&wording);
    problems.places(&framework);
    problems.retired(&framework);
    if problems.0.is_empty() { Ok(framework) } else { Err(problems.0) }
}

fn load_elements(
    from: &Structure,
    wording: &mut LanguageFile,
    problems: &mut Problems,
) -> Vec<Element> {
    let mut elements = Vec::new();
    for Place { id } in &from.elements {
        match wording.elements.remove(id) {
            Some(text) => elements.push(Element {
                id: id.clone(),
                name: text.name.into(),
                introduction: text.introduction.into(),
            }),
            None => problems.need("", id, "wording"),
        }
    }
    elements
}

fn load_areas(from: &Structure, wording: &mut LanguageFile, problems: &mut Problems) -> Vec<Area> {
    let mut areas = Vec::new();
    for Place { id } in &from.areas {
        match wording.areas.remove(id) {
            Some(text) => areas.push(Area {
                id: id.clone(),
                name: text.name.into(),
                heading: text.heading.into(),
                about: text.about.into(),
            }),
            None => problems.need("", id, "wording"),
        }
    }
    areas
}

fn load_question(shape: &Shape, text: Option<QuestionText>, problems: &mut Problems) -> Question {
    let id = &shape.id;
    let mut text = text.unwrap_or_default();
    for (what, value) in [
        ("label", &text.label),
        ("heading", &text.heading),
        ("question", &text.question),
        ("guidance", &text.guidance),
        ("help", &text.help),
    ] {
        problems.need(value, id, what);
    }
    check_kind(shape, &text, problems);
    let options = load_options(&shape.options, &mut text.options, id, problems);
    let mut fields = Vec::new();
    for field_shape in &shape.fields {
        let text = text.fields.remove(&field_shape.key).unwrap_or_default();
        fields.push(load_field(id, field_shape, text, problems));
    }
    for left in text.fields.keys() {
        problems.0.push(format!("`{id}` has wording for the field `{left}`, which does not exist"));
    }
    let example = load_example(id, text.example, &fields, problems);
    Question {
        id: id.clone(),
        kind: shape.kind,
        core: shape.core,
        audience: shape.audience,
        needs: shape.needs,
        may_be_none: false,
        seed: shape.seed.clone(),
        options,
        fields,
        label: text.label.into(),
        heading: text.heading.into(),
        question: text.question.into(),
        guidance: text.guidance.into(),
        help: text.help.trim_end().to_owned().into(),
        example,
        item: Item { one: text.item.one.into(), many: text.item.many.into() },
        sentence: text.sentence.into(),
        never: text.never.into(),
    }
}

/// What each kind must have, and what goes only with it.
fn check_kind(shape: &Shape, text: &QuestionText, problems: &mut Problems) {
    let id = &shape.id;
    let has = [
        ("options", Kind::Choice, !shape.options.is_empty()),
        ("fields", Kind::Records, !shape.fields.is_empty()),
        ("a sentence for a rhythm", Kind::Rhythm, !text.sentence.is_empty()),
        ("a sentence for `never`", Kind::Rhythm, !text.never.is_empty()),
    ];
    for (what, kind, there) in has {
        if (shape.kind == kind) != there {
            let verb = if there { "has, but should not have," } else { "has no" };
            problems.0.push(format!("`{id}` {verb} {what}"));
        }
    }
    if matches!(shape.kind, Kind::List | Kind::Records) {
        problems.need(&text.item.one, id, "word for one item");
        problems.need(&text.item.many, id, "word for several items");
    }
    if shape.kind == Kind::Rhythm && !text.sentence.contains("{rhythm}") {
        problems.0.push(format!("the sentence of `{id}` has no place for the rhythm"));
    }
}

fn load_field(id: &str, shape: &FieldShape, mut text: FieldText, problems: &mut Problems) -> Field {
    let place = format!("{id}: {}", shape.key);
    problems.need(&text.label, &place, "label");
    problems.need(&text.question, &place, "question");
    if (shape.kind == FieldKind::Choice) == shape.options.is_empty() {
        problems.0.push(format!("`{place}`: a choice has options, and nothing else has"));
    }
    let mut options = Vec::new();
    for key in &shape.options {
        let label = text.options.remove(key).unwrap_or_default();
        problems.need(&label, &format!("{place}: {key}"), "label");
        options.push(Word { key: key.clone(), label: label.into(), ..Word::default() });
    }
    for left in text.options.keys() {
        problems.0.push(format!("`{place}` has wording for `{left}`, which does not exist"));
    }
    Field {
        key: shape.key.clone(),
        kind: shape.kind,
        literal: shape.literal,
        ahead: shape.ahead,
        options,
        label: text.label.into(),
        question: text.question.into(),
    }
}

fn load_options(
    keys: &[String],
    texts: &mut BTreeMap<String, WordText>,
    place: &str,
    problems: &mut Problems,
) -> Vec<Word> {
    let words =
        keys.iter().map(|key| load_option(key, texts.remove(key), place, problems)).collect();
    for left in texts.keys() {
        problems.0.push(format!("`{place}` has wording for `{left}`, which does not exist"));
    }
    words
}

fn load_option(key: &str, text: Option<WordText>, place: &str, problems: &mut Problems) -> Word {
    let text = text.unwrap_or_default();
    let place = format!("{place}: {key}");
    problems.need(&text.label, &place, "label");
    problems.need(&text.meaning, &place, "meaning");
    Word {
        key: key.to_owned(),
        label: text.label.into(),
        meaning: text.meaning.into(),
        sentence: text.sentence.into(),
    }
}

/// The example in the order of the fields.
fn load_example(
    id: &str,
    text: Option<ExampleText>,
    fields: &[Field],
    problems: &mut Problems,
) -> Example {
    let records = match text {
        None => {
            problems.need("", id, "example");
            return Example::Text("".into());
        }
        Some(ExampleText::Text(text)) => return Example::Text(text.into()),
        Some(ExampleText::List(items)) => {
            return Example::List(items.into_iter().map(Into::into).collect());
        }
        Some(ExampleText::Records(records)) => records,
    };
    let in_order = |mut record: BTreeMap<String, String>| {
        let entries = fields.iter().filter_map(|f| record.remove_entry(&f.key));
        let row: Vec<_> = entries.map(|(key, value)| (key.into(), value.into())).collect();
        (row, record)
    };
    let mut rows = Vec::new();
    for (row, left) in records.into_iter().map(in_order) {
        for key in left.keys() {
            problems.0.push(format!("the example of `{id}` has the unknown field `{key}`"));
        }
        rows.push(row);
    }
    Example::Records(rows)
}

fn load_facts(wording: &mut LanguageFile, problems: &mut Problems) -> Vec<Question> {
    let mut facts = Vec::new();
    for (id, kind, core) in FACTS {
        let options = if kind == Kind::Choice { &CharterStatus::ALL[..] } else { &[] };
        let shape = Shape {
            id: id.into(),
            kind,
            core,
            audience: Audience::Public,
            needs: None,
            seed: Vec::new(),
            options: options.iter().map(|status| status.key().to_owned()).collect(),
            fields: Vec::new(),
        };
        let mut text = wording.charter.remove(shape.id.path().key()).unwrap_or_default();
        // A fact stands in the title of a charter, under no heading of its own.
        text.heading.clone_from(&text.label);
        let may_be_none = id == MAY_BE_NONE;
        facts.push(Question { may_be_none, ..load_question(&shape, Some(text), problems) });
    }
    facts
}

fn load_rhythms(wording: &mut LanguageFile, problems: &mut Problems) -> Vec<NamedRhythm> {
    let mut rhythms = Vec::new();
    for key in Rhythm::ALL.map(Rhythm::key) {
        match wording.rhythms.remove(key) {
            Some(text) => {
                rhythms.push(NamedRhythm {
                    key: key.to_owned(),
                    label: text.label.into(),
                    phrase: text.phrase.into(),
                });
            }
            None => problems.need("", key, "wording"),
        }
    }
    rhythms
}

fn load_pulls(from: &Structure, wording: &mut LanguageFile, problems: &mut Problems) -> Vec<Pull> {
    let mut pulls = Vec::new();
    for shape in &from.pulls {
        let because = wording.pulls.remove(&shape.id).map(|t| t.because).unwrap_or_default();
        problems.need(&because, &shape.id, "reason");
        pulls.push(Pull {
            id: shape.id.clone(),
            changed: expand_question_ids(&shape.changed, &from.questions, problems),
            look_at: expand_question_ids(&shape.look_at, &from.questions, problems),
            because: because.into(),
        });
    }
    pulls
}

/// `purpose.goals.*` as the questions of that area.
fn expand_question_ids(
    ids: &[String],
    questions: &[Shape],
    problems: &mut Problems,
) -> Vec<QuestionId> {
    let mut expanded = Vec::new();
    for id in ids {
        let before = expanded.len();
        let area = id.strip_suffix('*');
        let found = questions.iter().filter(|q| match area {
            Some(area) => q.id.starts_with(area),
            None => q.id == *id,
        });
        expanded.extend(found.map(|q| q.id.clone()));
        if expanded.len() == before {
            problems.0.push(format!("a pull names `{id}`, which does not exist"));
        }
    }
    expanded
}
