//! Days, times and addresses as people write them, put into the form of the file where only one can
//! be meant. Files themselves are held to that form.

use crate::core::calendar::written_dates::{possible_days, possible_moment, whole_month};
use crate::core::calendar::{self, Day};
use crate::core::framework::{Field, FieldKind};

/// A value as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// In the form of the file, or as it was given where it is not understood.
    pub value: String,
    /// What it was taken for, a sentence; `None` where it stands as it was given.
    pub said: Option<String>,
}

impl Understood {
    fn as_given(value: &str) -> Self {
        Self { value: value.to_owned(), said: None }
    }
}

/// What a value given for a field of a record means.
#[must_use]
pub fn understood(field: &Field, value: &str) -> Understood {
    let given = value.trim();
    let found = match field.kind {
        FieldKind::Date if Day::parse(given).is_none() => day(given),
        FieldKind::Datetime if calendar::local_moment(given).is_none() => possible_moment(given),
        FieldKind::Url => web_address(given),
        _ => None,
    };
    match found {
        Some(value) => {
            let month = field.kind == FieldKind::Date && whole_month(given).is_some();
            let what = if month { "its last day, " } else { "" };
            Understood { said: Some(format!("`{given}` is taken as {what}{value}.")), value }
        }
        None => Understood::as_given(value),
    }
}

fn day(given: &str) -> Option<String> {
    let day = match possible_days(given).as_deref() {
        Some([day]) => *day,
        Some(_) => return None,
        None => whole_month(given)?,
    };
    Some(day.to_string())
}

/// `www.example.org` with what it begins with everywhere.
fn web_address(given: &str) -> Option<String> {
    let start = given.get(..4)?;
    let is_bare = start.eq_ignore_ascii_case("www.") && given.len() > 4;
    (is_bare && !given.contains(char::is_whitespace)).then(|| format!("https://{given}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::framework::Framework;

    fn read(kind: FieldKind, value: &str) -> Understood {
        let framework = Framework::built_in();
        let mut fields = framework.questions.iter().flat_map(|question| &question.fields);
        let field = fields.find(|field| field.kind == kind).expect("there is one");
        understood(field, value)
    }

    #[test]
    fn what_can_mean_only_one_thing_is_taken() {
        for (kind, given, expected) in [
            (FieldKind::Date, "30.6.2027", "2027-06-30"),
            (FieldKind::Date, "30 June 2027", "2027-06-30"),
            (FieldKind::Date, " June 30th, 2027", "2027-06-30"),
            (FieldKind::Date, "2027-6-3", "2027-06-03"),
            (FieldKind::Date, "June 2027", "2027-06-30"),
            (FieldKind::Date, "Feb. 2028", "2028-02-29"),
            (FieldKind::Datetime, "2.2.2027 18:00", "2027-02-02T18:00:00"),
            (FieldKind::Datetime, "2 February 2027, 6 pm", "2027-02-02T18:00:00"),
            (FieldKind::Datetime, "30 June 2027 at 9.30", "2027-06-30T09:30:00"),
            (FieldKind::Datetime, "2027-02-02 12am", "2027-02-02T00:00:00"),
            (FieldKind::Url, "www.example.org/a", "https://www.example.org/a"),
        ] {
            let found = read(kind, given);
            assert_eq!(found.value, expected, "{given}");
            assert!(found.said.expect("it is said").ends_with(&format!("{expected}.")));
        }
        let month = read(FieldKind::Date, "June 2027").said;
        assert_eq!(month.as_deref(), Some("`June 2027` is taken as its last day, 2027-06-30."));
    }

    #[test]
    fn what_may_mean_several_things_stands_as_it_was_given() {
        for (kind, given) in [
            (FieldKind::Date, "06/07/2027"),
            (FieldKind::Date, "31.2.2027"),
            (FieldKind::Date, "soon"),
            (FieldKind::Date, "2027-06-30"),
            (FieldKind::Date, "June"),
            (FieldKind::Datetime, "06/07/2027 18:00"),
            (FieldKind::Datetime, "2.2.2027 25:00"),
            (FieldKind::Datetime, "2.2.2027 13 pm"),
            (FieldKind::Datetime, "2027-06-30T10:00:00"),
            (FieldKind::Url, "www."),
            (FieldKind::Url, "www.a b"),
            (FieldKind::Url, "https://example.org"),
        ] {
            assert_eq!(read(kind, given), Understood::as_given(given), "{given}");
        }
    }
}
