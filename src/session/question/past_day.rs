//! Whether a day that has passed is meant: asked once, since a year is easily mistyped.

use std::cell::RefCell;

use crate::core::calendar::Day;
use crate::core::framework::Field;

/// Remembers which day was asked about, so that the same one is taken when it comes again.
pub(super) struct PastQuestion {
    today: Day,
    taken: RefCell<String>,
}

impl PastQuestion {
    /// The `present` value stands without being asked about.
    pub(super) fn new(today: Day, present: &str) -> Self {
        Self { today, taken: RefCell::new(present.to_owned()) }
    }

    /// Takes the value of a field.
    ///
    /// # Errors
    /// One sentence that asks about a day, where it lies ahead by its nature, has passed and was not asked about yet.
    pub(super) fn allow(&self, field: &Field, value: &str) -> Result<(), String> {
        let day = Day::parse(value).filter(|_| field.ahead);
        let has_passed = day.is_some_and(|day| day < self.today);
        if !has_passed || *self.taken.borrow() == value {
            return Ok(());
        }
        value.clone_into(&mut self.taken.borrow_mut());
        Err(format!("{value} has passed already. Give it once more if it is meant."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::framework::Framework;

    #[test]
    fn a_day_that_has_passed_is_asked_about_once() {
        let framework = Framework::built_in();
        let mut fields = framework.questions.iter().flat_map(|question| &question.fields);
        let date = fields.find(|field| field.ahead).expect("there is one");
        let today = Day::parse("2027-01-15").expect("a day");
        let past = PastQuestion::new(today, "2020-02-02");
        for (value, allowed) in [
            ("2026-01-15", false),
            ("2026-01-15", true),
            ("2026-01-14", false),
            ("2027-01-15", true),
            ("2028-01-01", true),
            ("", true),
        ] {
            assert_eq!(past.allow(date, value).is_ok(), allowed, "{value}");
        }
        assert!(PastQuestion::new(today, "2020-02-02").allow(date, "2020-02-02").is_ok());
    }
}
