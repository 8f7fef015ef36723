//! How ids and keys read: each as its label, and as it is where nothing is known of it.

use super::{Field, FieldKind, Framework, Kind, Question, Word};

impl Framework {
    /// The label of the question or fact with this id.
    #[must_use]
    pub fn label<'a>(&'a self, id: &'a str) -> &'a str {
        self.find(id).map_or(id, |question| &question.label)
    }

    /// An answer of one text: the label of a choice or rhythm, any other text itself.
    #[must_use]
    pub fn answer_label<'a>(&'a self, question: &'a Question, text: &'a str) -> &'a str {
        match question.kind {
            Kind::Choice => option_label(&question.options, text),
            Kind::Rhythm => self.rhythm_label(text),
            _ => text,
        }
    }

    /// The value of a field: the label of a choice or rhythm, any other text itself.
    #[must_use]
    pub fn field_label<'a>(&'a self, field: &'a Field, value: &'a str) -> &'a str {
        match field.kind {
            FieldKind::Choice => option_label(&field.options, value),
            FieldKind::Rhythm => self.rhythm_label(value),
            _ => value,
        }
    }

    fn rhythm_label<'a>(&'a self, key: &'a str) -> &'a str {
        self.rhythm(key).map_or(key, |rhythm| &rhythm.label)
    }
}

fn option_label<'a>(options: &'a [Word], key: &'a str) -> &'a str {
    options.iter().find(|option| option.key == key).map_or(key, |option| &option.label)
}
