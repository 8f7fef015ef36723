//! The table of rules: a row for each file beside this one.

mod core_open;
mod filler;
mod unread;

use super::Rule;

/// Every rule, the gravest first.
pub const RULES: &[Rule] = &[unread::RULE, core_open::RULE, filler::RULE];

#[cfg(test)]
mod tests {
    use super::RULES;

    #[test]
    fn every_rule_has_a_file_and_every_file_a_row() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/check/rules");
        let names = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name());
        let mut files: Vec<_> = names
            .map(|name| name.into_string().unwrap().replace(".rs", "").replace('_', "-"))
            .filter(|name| name != "mod")
            .collect();
        files.sort();
        let mut codes: Vec<_> = RULES.iter().map(|r| r.code).collect();
        codes.sort_unstable();
        assert_eq!(codes, files);
    }
}
