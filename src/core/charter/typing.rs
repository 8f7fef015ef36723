//! Holds answers against the kind of their question: what fits is put into its standard form, what
//! does not is explained.

use super::answer::{Answer, Record};
use crate::core::calendar;
use crate::core::calendar::written_dates;
use crate::core::framework::{Example, Field, FieldKind, Framework, Kind, Question, Word};
use crate::core::words::{did_you_mean, nearest};

/// The one fact that a charter cannot be without.
const NAME: &str = "charter.name";

/// Why a value does not fit, and what would.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidValue {
    /// A sentence without a full stop.
    pub message: String,
    /// What to write instead, a sentence.
    pub help: String,
}

impl InvalidValue {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }

    /// Both sentences in one line.
    #[must_use]
    pub fn sentence(&self) -> String {
        format!("{}. {}", self.message, self.help).trim_end().to_owned()
    }
}

/// A text, paragraph, choice or rhythm in its standard form.
///
/// # Errors
/// When it does not fit the kind of the question.
pub fn typed_text(
    framework: &Framework,
    question: &Question,
    value: &str,
) -> Result<String, InvalidValue> {
    match question.kind {
        Kind::Text if value.trim().is_empty() && question.id == NAME => Err(InvalidValue::new(
            "a charter cannot be without the name of its community",
            "Write what it is called; a working name will do.",
        )),
        Kind::Text => one_line(value),
        Kind::Paragraph => Ok(value.trim_matches('\n').trim_end().to_owned()),
        Kind::Choice => typed_option(value, &question.options),
        Kind::Rhythm => typed_rhythm(framework, value),
        Kind::List | Kind::Records => Err(InvalidValue::new(
            format!("`{}` takes several {}", question.id, question.item.many),
            expected_answer(framework, question),
        )),
    }
}

/// The value of one field of a record in its standard form.
///
/// # Errors
/// When it does not fit the kind of the field.
pub fn typed_field(
    framework: &Framework,
    field: &Field,
    value: &str,
) -> Result<String, InvalidValue> {
    let value = value.trim();
    if value.is_empty() {
        return Ok(String::new());
    }
    match field.kind {
        FieldKind::Text if field.literal => one_line(value),
        FieldKind::Text => Ok(value.to_owned()),
        FieldKind::Choice => typed_option(value, &field.options),
        FieldKind::Rhythm => typed_rhythm(framework, value),
        FieldKind::Date => calendar::Day::parse(value).map(|d| d.to_string()).ok_or_else(|| {
            let message = match written_dates::possible_days(value) {
                Some(days) if !days.is_empty() => format!("`{value}` is not how a day is written"),
                _ => format!("`{value}` is not a day of the calendar"),
            };
            InvalidValue::new(message, day_instead(value))
        }),
        FieldKind::Datetime => calendar::local_moment(value).ok_or_else(|| {
            InvalidValue::new(
                format!("`{value}` is not a day and a time"),
                "Write them like 2027-06-30T10:00:00, without a time zone.",
            )
        }),
        FieldKind::Timezone => {
            if calendar::is_time_zone(value) {
                Ok(value.to_owned())
            } else {
                Err(InvalidValue::new(
                    format!("`{value}` is not the name of a time zone"),
                    zone_instead(value),
                ))
            }
        }
        FieldKind::Url => typed_url(value),
    }
}

/// Whether an answer in its standard form, from wherever, is one to this question.
#[must_use]
pub fn fits_question(framework: &Framework, question: &Question, answer: &Answer) -> bool {
    let holds = |record: &Record| {
        record.0.iter().all(|(key, value)| {
            let field = question.field(key);
            field.is_some_and(|f| self::typed_field(framework, f, value).as_ref() == Ok(value))
        })
    };
    match answer {
        Answer::Text(value) => typed_text(framework, question, value).as_ref() == Ok(value),
        Answer::List(_) => question.kind == Kind::List,
        Answer::Records(records) => question.kind == Kind::Records && records.iter().all(holds),
    }
}

/// How the day is written that is meant.
pub(super) fn day_instead(value: &str) -> String {
    match written_dates::possible_days(value).as_deref() {
        Some([day]) => format!("Write {day}."),
        Some([day, other, ..]) => format!("Write {day} or {other}, whichever is meant."),
        _ => "Write year, month and day, like 2027-06-30.".to_owned(),
    }
}

/// The time zone that is meant: of that city, or the one with the nearest name.
fn zone_instead(value: &str) -> String {
    let zones = calendar::time_zones();
    let city = value.rsplit('/').next().unwrap_or_default().trim().replace(' ', "_");
    let of_city = |zone: &&String| {
        zone.rsplit_once('/').is_some_and(|(_, name)| name.eq_ignore_ascii_case(&city))
    };
    let found = zones.iter().find(of_city).map(String::as_str);
    // Hardly anybody mistypes the first letter, and there are hundreds of zones.
    let begins_alike = |zone: &&String| {
        let first = |text: &str| text.chars().next().map(|c| c.to_ascii_lowercase());
        zone.rsplit_once('/').is_some_and(|(_, name)| first(name) == first(&city))
    };
    let alike = || zones.iter().filter(begins_alike).map(String::as_str);
    match found.or_else(|| nearest(value, alike())) {
        zone @ Some(_) => did_you_mean(zone, "It is written as a region and a city."),
        None => "Write it as a region and a city, like Europe/Lisbon.".to_owned(),
    }
}

/// Records without their empty fields, and without the records that are left with nothing.
#[must_use]
pub fn filled_records(records: Vec<Record>) -> Vec<Record> {
    records.into_iter().filter(|r| !r.0.is_empty()).collect()
}

/// What the question takes, with an example: for messages.
#[must_use]
pub fn expected_answer(framework: &Framework, question: &Question) -> String {
    let kind = match question.kind {
        Kind::Text => "It takes one line of text".to_owned(),
        Kind::Paragraph => "It takes text of one or more lines".to_owned(),
        Kind::List => "It takes a list of texts".to_owned(),
        Kind::Choice => format!("It takes one of {}", option_keys(&question.options)),
        Kind::Rhythm => format!("It takes one of {}", rhythm_keys(framework)),
        Kind::Records => {
            let fields: Vec<_> = question.fields.iter().map(|f| f.key.as_str()).collect();
            format!("It takes {} with the fields {}", question.item.many, fields.join(", "))
        }
    };
    match &question.example {
        Example::Text(text) if text.is_empty() => format!("{kind}."),
        Example::Text(text) if matches!(question.kind, Kind::Text | Kind::Paragraph) => {
            let first = text.lines().next().unwrap_or_default();
            format!("{kind}, for example \"{first}\".")
        }
        Example::List(items) if !items.is_empty() => {
            format!("{kind}, for example [\"{}\"].", items.join("\", \""))
        }
        Example::Records(records) if !records.is_empty() => {
            let pairs: Vec<_> = records[0].iter().map(|(k, v)| format!("{k} = \"{v}\"")).collect();
            format!("{kind}, for example {{ {} }}.", pairs.join(", "))
        }
        _ => format!("{kind}."),
    }
}

fn one_line(value: &str) -> Result<String, InvalidValue> {
    let value = value.trim();
    if value.contains('\n') {
        return Err(InvalidValue::new("this takes one line", "Put the text on one line."));
    }
    Ok(value.to_owned())
}

fn typed_option(value: &str, options: &[Word]) -> Result<String, InvalidValue> {
    one_of(value, options.iter().map(|o| (o.key.as_str(), o.label.as_str())))
}

fn typed_rhythm(framework: &Framework, value: &str) -> Result<String, InvalidValue> {
    one_of(value, framework.rhythms.iter().map(|r| (r.key.as_str(), r.label.as_str())))
}

/// Takes the key of an option, or the label that people see.
fn one_of<'a>(
    value: &str,
    options: impl Iterator<Item = (&'a str, &'a str)> + Clone,
) -> Result<String, InvalidValue> {
    let value = value.trim();
    let is_meant = |(key, label): &(&str, &str)| *key == value || label.eq_ignore_ascii_case(value);
    if let Some((key, _)) = options.clone().find(is_meant) {
        return Ok(key.to_owned());
    }
    let keys: Vec<_> = options.map(|(key, _)| key).collect();
    let listed = format!("It takes one of {}.", keys.join(", "));
    let help = did_you_mean(nearest(value, keys), &listed);
    Err(InvalidValue::new(format!("`{value}` is not one of the options"), help))
}

fn typed_url(value: &str) -> Result<String, InvalidValue> {
    let known = ["https://", "http://", "mailto:"];
    let fits = known.iter().any(|start| {
        value.get(..start.len()).is_some_and(|s| s.eq_ignore_ascii_case(start))
            && value.len() > start.len()
    });
    if fits && !value.contains(char::is_whitespace) {
        Ok(value.to_owned())
    } else {
        Err(InvalidValue::new(
            format!("`{value}` is not a web address"),
            "Write it in full, like https://example.org/group.",
        ))
    }
}

fn option_keys(options: &[Word]) -> String {
    options.iter().map(|o| o.key.as_str()).collect::<Vec<_>>().join(", ")
}

fn rhythm_keys(framework: &Framework) -> String {
    framework.rhythms.iter().map(|r| r.key.as_str()).collect::<Vec<_>>().join(", ")
}
