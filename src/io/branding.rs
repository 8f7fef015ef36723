//! The files of a community's own look: its templates and its logo. They may come from anybody, so
//! only plain files of a bounded size are read, inside the folder that was named, never through a
//! link.

use crate::core::limits::{
    MAX_LOGO_BYTES, MAX_TEMPLATE_BYTES, MAX_TEMPLATE_DEPTH, MAX_TEMPLATES, MAX_TEMPLATES_BYTES,
};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

/// Why a file is not taken, with the way out.
#[derive(Debug)]
pub struct BrandingError {
    /// What is wrong, a sentence without a full stop.
    pub message: String,
    /// What to do, one sentence.
    pub help: String,
}

fn refused_file<T>(message: impl Into<String>, help: &str) -> Result<T, BrandingError> {
    Err(BrandingError { message: message.into(), help: help.to_owned() })
}

/// The path of what a charter names, inside the charter's folder: `what` it is, for messages.
///
/// # Errors
/// When it would be outside, or there is a link on the way.
pub fn path_inside_folder(
    folder: &Path,
    named: &str,
    what: &str,
) -> Result<PathBuf, BrandingError> {
    let path = Path::new(named);
    let plain = path.components().all(|c| matches!(c, Component::Normal(_)));
    if named.is_empty() || !plain {
        let message = format!("the {what} `{named}` is not inside the charter's folder");
        return refused_file(message, "Write a path from that folder, without `..`.");
    }
    let mut at = folder.to_owned();
    for part in path.components() {
        at.push(part);
        if at.symlink_metadata().is_ok_and(|m| m.is_symlink()) {
            let message =
                format!("the {what} `{named}` is a link, and links are not followed here");
            return refused_file(message, "Put the file or folder itself in the charter's folder.");
        }
    }
    Ok(at)
}

/// The texts of the templates in a folder and in the folders in it, by their names from there;
/// `counts` says of a name whether it is one of a template.
///
/// # Errors
/// When there is a link among them, a file is too large or not text, or something cannot be read.
pub fn read_template_files(
    folder: &Path,
    counts: &dyn Fn(&str) -> bool,
) -> Result<BTreeMap<String, String>, BrandingError> {
    let mut found = BTreeMap::new();
    let mut total = 0;
    walk_folder(folder, "", 0, counts, &mut |path, name| {
        let text = read_template_file(path, name)?;
        total += text.len() as u64;
        found.insert(name.to_owned(), text);
        if total > MAX_TEMPLATES_BYTES || found.len() > MAX_TEMPLATES {
            let most = MAX_TEMPLATES_BYTES / 1024 / 1024;
            let folder = folder.display();
            return refused_file(
                format!(
                    "the templates in `{folder}` are more than {MAX_TEMPLATES} files or {most} MiB"
                ),
                "Keep other files elsewhere.",
            );
        }
        Ok(())
    })?;
    Ok(found)
}

/// Calls `take` for every file that counts, with its name from the folder, in order.
fn walk_folder(
    folder: &Path,
    prefix: &str,
    depth: usize,
    counts: &dyn Fn(&str) -> bool,
    take: &mut dyn FnMut(&Path, &str) -> Result<(), BrandingError>,
) -> Result<(), BrandingError> {
    let unreadable = |path: &Path, error: &io::Error| BrandingError {
        message: format!("`{}` cannot be read: {error}", path.display()),
        help: "Look at the name of the folder, and at who may read it.".to_owned(),
    };
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = entries.map_err(|e| unreadable(folder, &e))?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let Ok(name) = entry.file_name().into_string() else {
            return refused_file(
                format!("the name `{}` is not UTF-8", path.display()),
                "Rename it.",
            );
        };
        if name.starts_with('.') {
            continue;
        }
        let kind = entry.file_type().map_err(|e| unreadable(&path, &e))?;
        let name = format!("{prefix}{name}");
        if kind.is_symlink() {
            let message = format!("`{}` is a link, and links are not followed", path.display());
            return refused_file(message, "Put a copy of the file in its place.");
        }
        if kind.is_dir() && depth == MAX_TEMPLATE_DEPTH {
            let message =
                format!("`{}` lies deeper than {MAX_TEMPLATE_DEPTH} folders", path.display());
            return refused_file(message, "Move it up.");
        } else if kind.is_dir() {
            walk_folder(&path, &format!("{name}/"), depth + 1, counts, take)?;
        } else if counts(&name) {
            if !kind.is_file() {
                return refused_file(
                    format!("`{}` is not a file", path.display()),
                    "Take it away.",
                );
            }
            take(&path, &name)?;
        }
    }
    Ok(())
}

fn read_template_file(path: &Path, name: &str) -> Result<String, BrandingError> {
    let bytes = read(path, MAX_TEMPLATE_BYTES, "a template")?;
    let text = String::from_utf8(bytes).map_err(|_| BrandingError {
        message: format!("the template `{name}` is not UTF-8 text"),
        help: "Save it as UTF-8 in an editor.".to_owned(),
    })?;
    // An editor's mark at the beginning is not part of what a template says.
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

fn read(path: &Path, most: u64, what: &str) -> Result<Vec<u8>, BrandingError> {
    let mut bytes = Vec::new();
    let opened = File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes));
    if let Err(error) = opened {
        return refused_file(format!("`{}` cannot be read: {error}", path.display()), "");
    }
    if bytes.len() as u64 > most {
        let size = most / 1024;
        let message = format!("`{}` has more than {size} KiB, the most of {what}", path.display());
        return refused_file(message, "Make it smaller.");
    }
    Ok(bytes)
}

/// A logo as an address that has the picture in itself.
///
/// # Errors
/// When there is no such file, or it is too large or not a picture of a known kind.
pub fn read_logo_file(path: &Path) -> Result<String, BrandingError> {
    if !path.is_file() {
        let message = format!("there is no file `{}`, the logo", path.display());
        return refused_file(message, "Look at `logo` under `[publish]`.");
    }
    let bytes = read(path, MAX_LOGO_BYTES, "a logo")?;
    let Some(kind) = picture(&bytes) else {
        let message = format!("`{}` is not a PNG, JPEG or SVG", path.display());
        return refused_file(message, "Export the logo in one of these forms.");
    };
    Ok(format!("data:image/{kind};base64,{}", base64_of_file(&bytes)))
}

/// What kind of picture it is, by what it begins with. An SVG can hold a script, but runs none as
/// the source of an image, and loads nothing there.
fn picture(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some("png");
    }
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        return Some("jpeg");
    }
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim_start();
    let begins = ["<svg", "<?xml", "<!--", "<!DOCTYPE svg"].iter().any(|b| text.starts_with(b));
    (begins && text.contains("<svg")).then_some("svg+xml")
}

fn base64_of_file(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |n: usize| u32::from(three.get(n).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let value = (bits >> (18 - 6 * digit) & 63) as usize;
            let shown = digit <= three.len();
            let _ = out.write_char(if shown { char::from(DIGITS[value]) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{base64_of_file, picture};

    #[test]
    fn base64_is_that_of_the_standard() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64_of_file(plain.as_bytes()), coded);
        }
        assert_eq!(base64_of_file(&[0xff, 0xef, 0xbe]), "/+++");
    }

    #[test]
    fn pictures_are_told_by_what_they_begin_with() {
        assert_eq!(picture(b"\x89PNG\r\n\x1a\n\0"), Some("png"));
        assert_eq!(picture(b"\xff\xd8\xff\xe0"), Some("jpeg"));
        assert_eq!(picture(b"<?xml version=\"1.0\"?>\n<svg/>"), Some("svg+xml"));
        assert_eq!(picture(b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), Some("svg+xml"));
        for wrong in [&b"<html><svg>"[..], b"GIF89a", b"", b"<?xml ?>", b"\xff\xd8"] {
            assert_eq!(picture(wrong), None);
        }
    }
}
