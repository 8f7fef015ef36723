//! The way from a document to the charter's folder, for the links in answers.

use std::ffi::OsStr;
use std::path::{Component, Path};

use crate::core::words::percent_encoded_reference;

/// The way from the folder of `document` to `folder` as it stands in an address, with a slash at its
/// end; empty where they are the same, or nothing leads from one to the other.
pub(super) fn way_to_folder(folder: &Path, document: &Path) -> String {
    let (Ok(to), Ok(from)) = (std::path::absolute(folder), std::path::absolute(document)) else {
        return String::new();
    };
    let (to, mut from) = (names(&to), names(&from));
    from.pop();
    if to.first() != from.first() {
        return String::new();
    }
    let shared = to.iter().zip(&from).take_while(|(a, b)| a == b).count();
    let mut way = "../".repeat(from.len() - shared);
    for name in &to[shared..] {
        way.push_str(&percent_encoded_reference(&name.to_string_lossy()));
        way.push('/');
    }
    way
}

/// The parts of an absolute path, the root or drive first, without those that lead back.
fn names(path: &Path) -> Vec<&OsStr> {
    let mut names = Vec::new();
    for component in path.components() {
        match component {
            Component::ParentDir if names.len() > 1 => {
                names.pop();
            }
            Component::CurDir | Component::ParentDir => {}
            other => names.push(other.as_os_str()),
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_leads_up_and_down() {
        for (document, way) in [
            ("/a/charter.md", ""),
            ("/a/docs/index.html", "../"),
            ("/a/docs/../x/y/index.html", "../../"),
            ("/site/index.html", "../a/"),
            ("/index.html", "a/"),
        ] {
            assert_eq!(way_to_folder(Path::new("/a"), Path::new(document)), way, "{document}");
        }
        assert_eq!(way_to_folder(Path::new("/my a"), Path::new("/b/x.md")), "../my%20a/");
    }
}
