//! Where a document may be written, as far as its path alone tells. The same charter is used on
//! many systems, so a path has to be safe on all of them: what one file system would fold to git's
//! own folder, or to another file, is refused everywhere.

use std::path::{Component, Path};

use crate::core::words::decomposed;

/// Why a document may not have this path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathProblem {
    /// It leads into the folder of git, in this spelling.
    InGitFolder(String),
    /// Git reads a file of this name.
    GitFile(String),
    /// The name holds a control character.
    ControlCharacter(String),
    /// The name holds a colon: on Windows a drive, or a stream of another file.
    Colon(String),
    /// The name ends in a dot or a space, which Windows drops.
    DotOrSpaceAtEnd(String),
    /// The name is that of a device on Windows.
    DeviceName(String),
    /// The name looks like the short one that Windows gives to a file of another name.
    ShortName(String),
}

impl std::fmt::Display for PathProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::InGitFolder(name) => write!(f, "`{name}` is git's own folder"),
            Self::GitFile(name) => write!(f, "git reads `{name}` itself"),
            Self::ControlCharacter(name) => {
                write!(f, "the name `{name}` has a control character in it")
            }
            Self::Colon(name) => write!(f, "the name `{name}` has a colon in it"),
            Self::DotOrSpaceAtEnd(name) => write!(f, "the name `{name}` ends in a dot or a space"),
            Self::DeviceName(name) => write!(f, "`{name}` is a device on Windows"),
            Self::ShortName(name) => {
                write!(f, "Windows could take `{name}` for the short name of another file")
            }
        }
    }
}

/// What keeps a document from having this path, the part of it that its author chose.
#[must_use]
pub fn path_problem(path: &Path) -> Option<PathProblem> {
    let names = path_names(path);
    in_git_folder(path)
        .or_else(|| names.last().filter(|n| is_git_file(n)).cloned().map(PathProblem::GitFile))
        .or_else(|| names.into_iter().find_map(name_problem))
}

/// Whether any folder on the way, or the file itself, would be git's own somewhere.
#[must_use]
pub fn in_git_folder(path: &Path) -> Option<PathProblem> {
    path_names(path).into_iter().find(|name| is_git_folder(name)).map(PathProblem::InGitFolder)
}

/// The names of a path as the most forgiving file system compares them: two paths that could be
/// the same file anywhere have the same names.
#[must_use]
pub fn folded_names(path: &Path) -> Vec<String> {
    path_names(path).iter().map(|name| folded_file_name(name)).collect()
}

/// The names on the way, with those that only Windows would tell apart.
fn path_names(path: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for component in path.components() {
        if let Component::Normal(name) = component {
            let name = name.to_string_lossy();
            let parts = name.split('\\').filter(|part| !matches!(*part, "" | "." | ".."));
            names.extend(parts.map(str::to_owned));
        }
    }
    names
}

/// A name without its case, the code points that HFS+ ignores, its way of composing letters, and
/// the end that NTFS drops.
fn folded_file_name(name: &str) -> String {
    let stem = name.split_once(':').map_or(name, |(stem, _stream)| stem);
    let stem = stem.trim_end_matches(['.', ' ']);
    let seen = stem.chars().filter(|c| !is_ignored_by_hfs(*c));
    // By way of capitals, as some letters have nothing else in common with their kin: ſ, ς, ẞ.
    let lower = decomposed(seen).flat_map(char::to_lowercase);
    decomposed(lower.flat_map(char::to_uppercase).flat_map(char::to_lowercase)).collect()
}

/// What HFS+ passes over in names, as git's `is_hfs_dotgit` has it.
fn is_ignored_by_hfs(character: char) -> bool {
    matches!(character,
        '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{206a}'..='\u{206f}' | '\u{feff}')
}

fn is_git_folder(name: &str) -> bool {
    matches!(folded_file_name(name).as_str(), ".git" | "git~1")
}

/// Such as `.gitmodules`, `.gitattributes`, `.gitignore`.
fn is_git_file(name: &str) -> bool {
    folded_file_name(name).starts_with(".git")
}

fn name_problem(name: String) -> Option<PathProblem> {
    let problem = if name.contains(char::is_control) {
        PathProblem::ControlCharacter
    } else if name.contains(':') {
        PathProblem::Colon
    } else if is_device(&name) {
        PathProblem::DeviceName
    } else if name.ends_with(['.', ' ']) {
        PathProblem::DotOrSpaceAtEnd
    } else if is_short(&name) {
        PathProblem::ShortName
    } else {
        return None;
    };
    Some(problem(name))
}

/// `CON`, `nul.html`, `com1 .txt`: Windows looks at what stands before the first dot.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end_matches(' ');
    let stem = stem.to_ascii_lowercase();
    if matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$" | "clock$") {
        return true;
    }
    let number = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let mut number = number.unwrap_or_default().chars();
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³');
    number.next().is_some_and(is_number) && number.next().is_none()
}

/// `CHARTE~1.TOM`, `gitmod~1`: at most eight characters that end in `~` and a number, and an end of
/// at most three.
fn is_short(name: &str) -> bool {
    let (stem, end) = name.split_once('.').unwrap_or((name, ""));
    let Some((start, number)) = stem.split_once('~') else { return false };
    !start.is_empty()
        && !number.is_empty()
        && number.bytes().all(|b| b.is_ascii_digit())
        && stem.chars().count() <= 8
        && end.chars().count() <= 3
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn problem(path: &str) -> Option<PathProblem> {
        path_problem(Path::new(path))
    }

    #[test]
    fn ordinary_paths_are_fine() {
        for path in [
            "charter.md",
            "docs/index.html",
            "docs/.well-known/charter.html",
            ".github/CHARTER.md",
            "gitlab/git.md",
            "project.git/charter.md",
            "a.git",
            "Überblick (Entwurf).html",
            "概要.html",
            "console.md",
            "com.md",
            "com10.md",
            "nullable/aux-notes.md",
            "~/x.md",
            "notes~1.markdown",
            "a long name~1.md",
            "./sub/../x.md",
            ".hidden.md",
        ] {
            assert_eq!(problem(path), None, "{path}");
        }
    }

    #[test]
    fn what_git_reads_is_known_in_every_spelling() {
        let folders = [
            ".git",
            ".GIT",
            ".Git",
            "git~1",
            "GIT~1",
            ".git.",
            ".git ",
            ".git. . .",
            ".git::$INDEX_ALLOCATION",
            ".git:stream",
            ".g\u{200c}it",
            "\u{feff}.git",
            ".gi\u{206a}t\u{202e}",
            ".GI\u{200d}T ",
        ];
        for folder in folders {
            for path in [
                folder.to_owned(),
                format!("{folder}/config"),
                format!("sub/{folder}/hooks/post-checkout"),
                format!("a/b\\{folder}\\config"),
            ] {
                assert_eq!(
                    problem(&path),
                    Some(PathProblem::InGitFolder(folder.to_owned())),
                    "{path:?}"
                );
            }
        }
        for file in [
            ".gitmodules",
            "docs/.gitattributes",
            ".GITIGNORE",
            ".gitmodules ",
            ".gitmodules::$DATA",
        ] {
            assert!(matches!(problem(file), Some(PathProblem::GitFile(_))), "{file}");
        }
        for short in ["gitmod~1", "GITATT~1", "gi7eba~1", "gi7d29~1", "GIT~2"] {
            assert!(matches!(problem(short), Some(PathProblem::ShortName(_))), "{short}");
        }
    }

    #[test]
    fn names_that_windows_reads_otherwise() {
        use PathProblem::{Colon, ControlCharacter, DeviceName, DotOrSpaceAtEnd, ShortName};
        type Problem = fn(String) -> PathProblem;
        let table: &[(&str, Problem)] = &[
            ("CON", DeviceName),
            ("con.md", DeviceName),
            ("Aux.tar.html", DeviceName),
            ("prn .md", DeviceName),
            ("NUL.", DeviceName),
            ("COM1.txt", DeviceName),
            ("com0", DeviceName),
            ("COM¹.md", DeviceName),
            ("lpt9.html", DeviceName),
            ("LPT³", DeviceName),
            ("CONIN$", DeviceName),
            ("conout$.md", DeviceName),
            ("clock$", DeviceName),
            ("page.md.", DotOrSpaceAtEnd),
            ("page.md ", DotOrSpaceAtEnd),
            ("...", DotOrSpaceAtEnd),
            ("a:b", Colon),
            ("c:page.md", Colon),
            ("charter.toml::$DATA", Colon),
            ("page.md:", Colon),
            ("a\nb.md", ControlCharacter),
            ("\u{1b}[2J.md", ControlCharacter),
            ("a\u{7f}.md", ControlCharacter),
            ("a\u{9b}.md", ControlCharacter),
            ("CHARTE~1.TOM", ShortName),
            ("questi~2.tom", ShortName),
            ("a~1.md", ShortName),
        ];
        for &(name, expected) in table {
            for path in [name.to_owned(), format!("docs/{name}"), format!("docs\\{name}")] {
                assert_eq!(problem(&path), Some(expected(name.to_owned())), "{path:?}");
            }
            assert_eq!(problem(&format!("{name}/x.md")), Some(expected(name.to_owned())));
        }
    }

    #[test]
    fn names_that_a_file_system_folds_are_the_same() {
        for (one, other) in [
            ("charter.toml", "CHARTER.TOML"),
            ("charter.toml", "Charter.toml."),
            ("charter.toml", "charter.toml::$DATA"),
            ("charter.toml", "char\u{200d}ter.toml"),
            ("sub/charter.toml", "SUB\\charter.toml"),
            ("./charter.toml", "charter.toml"),
            ("M\u{e9}moire.toml", "me\u{301}moire.toml"),
            ("M\u{c9}MOIRE.toml", "me\u{301}moire.toml"),
            ("straße.toml", "STRASSE.toml"),
            ("\u{1e9e}.toml", "ß.toml"),
            ("ΟΔΟΣ.toml", "οδος.toml"),
            ("\u{212a}.toml", "k.toml"),
            ("charter\u{17f}.toml", "charters.toml"),
        ] {
            let names = |path: &str| folded_names(Path::new(path));
            assert_eq!(names(one), names(other), "{one} {other}");
        }
        assert_ne!(folded_names(Path::new("a.md")), folded_names(Path::new("b.md")));
        assert_ne!(folded_names(Path::new("a/b.md")), folded_names(Path::new("b.md")));
    }

    proptest! {
        /// Whatever stands around it, and however it is disguised.
        #[test]
        fn git_is_found_in_any_disguise(
            before in "([a-z]{1,5}/){0,3}",
            capitals in proptest::array::uniform3(any::<bool>()),
            ignored in proptest::array::uniform4("[\u{200c}-\u{200f}\u{202a}-\u{202e}\u{206a}-\u{206f}\u{feff}]{0,2}"),
            end in "[. ]{0,3}(:[a-z$]{0,5}){0,2}",
            after in "(/[a-z]{1,5}){0,3}",
        ) {
            let mut name = format!("{}.", ignored[0]);
            for (i, letter) in "git".chars().enumerate() {
                name.push(if capitals[i] { letter.to_ascii_uppercase() } else { letter });
                name.push_str(&ignored[i + 1]);
            }
            name.push_str(&end);
            let path = format!("{before}{name}{after}");
            prop_assert_eq!(problem(&path), Some(PathProblem::InGitFolder(name)));
        }

        #[test]
        fn folding_twice_changes_nothing(name in "\\PC{0,12}") {
            prop_assert_eq!(folded_file_name(&folded_file_name(&name)), folded_file_name(&name));
        }
    }
}
