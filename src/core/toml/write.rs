//! How values are written in a charter: one stable style, TOML 1.0. The only file that names
//! `toml_writer`.

use toml_writer::{ToTomlKey as _, ToTomlValue as _, TomlKeyBuilder, TomlStringBuilder};

/// A key, quoted where it must be.
#[must_use]
pub fn toml_key(key: &str) -> String {
    TomlKeyBuilder::new(key).as_default().to_toml_key()
}

/// One line: a basic string.
#[must_use]
pub fn toml_string(text: &str) -> String {
    TomlStringBuilder::new(text).as_basic().to_toml_value()
}

/// Each on one line.
#[must_use]
pub fn toml_strings(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| toml_string(text)).collect()
}

/// A paragraph: in `"""`, ending in a line break so that appending to it later changes no line that
/// is there.
#[must_use]
pub fn toml_paragraph(text: &str) -> String {
    let ended = format!("{}\n", text.trim_end_matches('\n'));
    TomlStringBuilder::new(&ended).as_ml_basic().to_toml_value()
}

/// Items one a line with a trailing comma, indented by two spaces; `[]` when there are none.
#[must_use]
pub fn toml_list(items: &[String]) -> String {
    if items.is_empty() {
        return "[]".to_owned();
    }
    let rows: String = items.iter().map(|item| format!("  {item},\n")).collect();
    format!("[\n{rows}]")
}

/// `{ a = 1, b = 2 }` from written values.
#[must_use]
pub fn toml_inline_table(fields: &[(String, String)]) -> String {
    if fields.is_empty() {
        return "{}".to_owned();
    }
    let pairs: Vec<_> = fields.iter().map(|(k, v)| format!("{} = {v}", toml_key(k))).collect();
    format!("{{ {} }}", pairs.join(", "))
}
