//! What the files of the framework look like, before they are joined.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Audience, FieldKind, Kind, Need, QuestionId, Retired};

/// `questions.toml`: structure without wording.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Structure {
    pub(super) elements: Vec<Place>,
    pub(super) areas: Vec<Place>,
    pub(super) questions: Vec<Shape>,
    pub(super) pulls: Vec<PullShape>,
    pub(super) symptoms: Vec<SymptomShape>,
    #[serde(default)]
    pub(super) retired: Vec<Retired>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    pub(super) id: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shape {
    pub(super) id: QuestionId,
    pub(super) kind: Kind,
    #[serde(default)]
    pub(super) core: bool,
    pub(super) audience: Audience,
    #[serde(default)]
    pub(super) needs: Option<Need>,
    #[serde(default)]
    pub(super) seed: Vec<u8>,
    #[serde(default)]
    pub(super) options: Vec<String>,
    #[serde(default)]
    pub(super) fields: Vec<FieldShape>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FieldShape {
    pub(super) key: String,
    pub(super) kind: FieldKind,
    #[serde(default)]
    pub(super) literal: bool,
    #[serde(default)]
    pub(super) ahead: bool,
    #[serde(default)]
    pub(super) options: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PullShape {
    pub(super) id: String,
    pub(super) changed: Vec<String>,
    pub(super) look_at: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SymptomShape {
    pub(super) id: String,
    pub(super) look_at: Vec<String>,
}

/// `text/LANGUAGE.toml`: wording by id.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LanguageFile {
    pub(super) elements: BTreeMap<String, ElementText>,
    pub(super) areas: BTreeMap<String, AreaText>,
    pub(super) questions: BTreeMap<String, QuestionText>,
    pub(super) charter: BTreeMap<String, QuestionText>,
    pub(super) rhythms: BTreeMap<String, RhythmText>,
    pub(super) audiences: BTreeMap<String, WordText>,
    pub(super) pulls: BTreeMap<String, PullText>,
    pub(super) symptoms: BTreeMap<String, SymptomText>,
    pub(super) words: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ElementText {
    pub(super) name: String,
    pub(super) introduction: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AreaText {
    pub(super) name: String,
    pub(super) heading: String,
    pub(super) about: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct QuestionText {
    pub(super) label: String,
    pub(super) heading: String,
    pub(super) question: String,
    pub(super) guidance: String,
    pub(super) help: String,
    pub(super) example: Option<ExampleText>,
    pub(super) item: ItemText,
    pub(super) sentence: String,
    pub(super) never: String,
    pub(super) options: BTreeMap<String, WordText>,
    pub(super) fields: BTreeMap<String, FieldText>,
}

#[derive(Default, Deserialize)]
pub(super) struct ItemText {
    pub(super) one: String,
    pub(super) many: String,
}

#[derive(Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum ExampleText {
    Text(String),
    List(Vec<String>),
    Records(Vec<BTreeMap<String, String>>),
}

#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct WordText {
    pub(super) label: String,
    pub(super) meaning: String,
    pub(super) sentence: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct FieldText {
    pub(super) label: String,
    pub(super) question: String,
    pub(super) options: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RhythmText {
    pub(super) label: String,
    pub(super) phrase: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PullText {
    pub(super) because: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SymptomText {
    pub(super) sees: String,
    pub(super) first: String,
    pub(super) because: BTreeMap<String, String>,
}
