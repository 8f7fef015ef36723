//! What the program knows of one section of a charter beside the answers, such as `[publish]`.

use super::fields::Fields;
use super::model::Charter;
use super::problem::Problems;
use crate::core::framework::Framework;
use crate::core::toml::Table;

/// A section of a charter beside the answers: a row of the table that reading, the schema, edits,
/// differences and merges work with.
pub struct Section {
    /// Its key at the top of a charter.
    pub key: &'static str,
    /// Puts what is written in it into the charter.
    pub(super) read: fn(&SectionSource, &mut Charter),
    /// Its JSON Schema.
    pub schema: fn(&Framework) -> serde_json::Value,
    /// What two charters are compared by: pairs of what is spoken of and, in a few words, what is said
    /// of it.
    pub comparable: fn(&Charter) -> Vec<(String, String)>,
    /// The lists of tables in it that are merged row by row however they are written.
    pub row_lists: &'static [RowList],
}

/// A list of tables.
pub struct RowList {
    /// The keys that lead to it.
    pub path: &'static [&'static str],
    /// The key by which a row is known; without one, by all that it says.
    pub known_by: Option<&'static str>,
}

/// What a section is read from.
pub(super) struct SectionSource<'a> {
    pub(super) root: &'a Table,
    pub(super) framework: &'a Framework,
    pub(super) problems: &'a Problems,
}

impl<'a> SectionSource<'a> {
    /// The table `[key]`, if there is one.
    pub(super) fn table(&self, key: &'static str) -> Option<Fields<'a>> {
        Fields::of(self.root, key, self.problems)
    }

    /// The tables of the list `[[key]]`.
    pub(super) fn rows(&self, key: &'static str) -> Vec<Fields<'a>> {
        Fields::each(self.root, key, self.problems)
    }
}

/// For a section by which two charters are not compared.
pub(super) fn not_compared(_: &Charter) -> Vec<(String, String)> {
    Vec::new()
}
