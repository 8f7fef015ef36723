//! Files that hold what the program is expected to make. `UPDATE_GOLDEN=1` writes them anew; look at
//! each before it is committed.

use std::fs;
use std::path::Path;

/// Holds golden files against what is made now, and tells all that differ at the end.
#[derive(Default)]
pub struct Golden {
    stale: Vec<String>,
}

impl Golden {
    /// Compares a file with what it is to hold, or writes it where golden files are refreshed.
    pub fn compare(&mut self, path: impl AsRef<Path>, made: &str) {
        let path = path.as_ref();
        let update = std::env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1");
        if update {
            fs::write(path, made)
                .unwrap_or_else(|e| panic!("cannot write {}: {e}", path.display()));
        }
        let golden = fs::read_to_string(path).unwrap_or_default();
        if golden != made {
            self.stale.push(format!("{}\n{}", path.display(), differing_lines(&golden, made)));
        }
    }

    /// Fails if a file was not as it should be.
    #[track_caller]
    pub fn finish(self) {
        assert!(
            self.stale.is_empty(),
            "{}\n\nRefresh with `UPDATE_GOLDEN=1 cargo test --locked --test it`, if this is meant.",
            self.stale.join("\n\n")
        );
    }
}

/// Compares one file.
#[track_caller]
pub fn assert_golden(path: impl AsRef<Path>, made: &str) {
    let mut golden = Golden::default();
    golden.compare(path, made);
    golden.finish();
}

/// What differs, from the first to the last line that does.
fn differing_lines(golden: &str, made: &str) -> String {
    let (golden, made): (Vec<_>, Vec<_>) =
        (golden.split('\n').collect(), made.split('\n').collect());
    let same = golden.iter().zip(&made).take_while(|(a, b)| a == b).count();
    let shorter = golden.len().min(made.len()) - same;
    let pairs = golden.iter().rev().zip(made.iter().rev());
    let same_end = pairs.take(shorter).take_while(|(a, b)| a == b).count();
    let (was, is) = (&golden[same..golden.len() - same_end], &made[same..made.len() - same_end]);
    format!("line {}, was\n{}\n--- and is\n{}", same + 1, was.join("\n"), is.join("\n"))
}
