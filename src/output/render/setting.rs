//! Where an answer stands in a document.

/// Where an answer stands, and what has to be known of that to write it.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The level of the heading over it.
    pub heading_level: u8,
    /// The way from the document to the charter's folder: empty beside it, else with a slash at its
    /// end.
    pub folder: &'a str,
    /// What a table is called for those who hear it.
    pub table_word: &'a str,
}
