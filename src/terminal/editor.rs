//! Hands a text to the person's own editor and takes it back.
//!
//! Whatever goes wrong, nothing is lost: the caller keeps the text as it was, and what the editor
//! has written stays in its file, whose name is said.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempPath;

use crate::core::limits::MAX_ANSWER_BYTES;
use crate::core::text::sentence;

/// An editor that is back within this time was not typed in.
const AT_ONCE: Duration = Duration::from_secs(1);

/// Why the editor did not do its work.
#[derive(Debug)]
pub enum EditorError {
    /// Neither VISUAL nor EDITOR says which editor to call.
    NotSet,
    /// A quotation mark in this command line is not closed.
    UnclosedQuote(String),
    /// The editor could not be started.
    NotStarted {
        /// Its program, as the command line names it.
        editor: String,
        /// Why.
        source: std::io::Error,
    },
    /// The editor ended with a failure.
    Failed {
        /// Its program, as the command line names it.
        editor: String,
        /// How it ended.
        status: ExitStatus,
    },
}

impl std::fmt::Display for EditorError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotSet => f.write_str(
                "no editor is set: put its command into the environment variable EDITOR, \
                 for instance `EDITOR=nano`",
            ),
            Self::UnclosedQuote(command) => write!(
                f,
                "the editor `{command}` cannot be called: a quotation mark in EDITOR or VISUAL \
                 is not closed"
            ),
            Self::NotStarted { editor, source } => {
                write!(f, "the editor `{editor}` could not be started ({source})")
            }
            Self::Failed { editor, status } => {
                write!(f, "the editor `{editor}` ended with a failure ({status})")
            }
        }
    }
}

impl std::error::Error for EditorError {}

/// How an editor came back.
pub(super) enum EditedText {
    /// With the text as it is now, without blank lines at its end.
    Text(String),
    /// At once and with nothing changed, as those do that open a window and do not wait for it.
    AtOnce(OpenText),
}

/// A text in a file that an editor may still have open.
pub(super) struct OpenText {
    file: TempPath,
    before: String,
}

impl OpenText {
    /// What was saved meanwhile; `None` where that is nothing.
    pub(super) fn saved(self) -> Option<Result<String, String>> {
        if says(&self.file, &self.before) { None } else { Some(read_editor_file(self.file)) }
    }
}

/// Opens a text in the editor with this command line (what VISUAL, or else EDITOR, says), and
/// waits until it is closed. `about` stands above it as a comment, which does not come back.
///
/// # Errors
/// One sentence on what went wrong and where the text is.
pub(super) fn edit_text_in_editor(
    command: Option<&str>,
    about: &str,
    text: &str,
) -> Result<EditedText, String> {
    let text = &with_comment(about, text);
    let begun = Instant::now();
    let words = editor_command_words(command.unwrap_or_default())
        .map_err(|error| sentence(&error.to_string()))?;
    let file = write_editor_file(text).map_err(|error| {
        format!("The text could not be handed to the editor ({error}); it is unchanged.")
    })?;
    match run(&words, &file) {
        Ok(()) if begun.elapsed() < AT_ONCE && says(&file, text) => {
            Ok(EditedText::AtOnce(OpenText { file, before: text.clone() }))
        }
        Ok(()) => read_editor_file(file).map(EditedText::Text),
        Err(error) => Err(format!(
            "{} {}",
            sentence(&error.to_string()),
            kept_editor_file_sentence(file, text)
        )),
    }
}

/// The text below a comment that says what it is about.
fn with_comment(about: &str, text: &str) -> String {
    format!("<!-- {} -->\n\n{text}", about.trim().replace("--", "- -"))
}

/// The text below such a comment, whatever the editor has made of it.
fn without_comment(text: &str) -> &str {
    let comment = text.trim_start().strip_prefix("<!--");
    let behind = comment.and_then(|comment| comment.split_once("-->"));
    behind.map_or(text, |(_, behind)| behind.trim_start_matches(['\n', '\r']))
}

/// Opens a file in the editor with this command line, at a line where the editor is one that takes
/// `+LINE`, and waits until it is closed.
///
/// # Errors
/// When no editor is set, or it cannot be started or ends with a failure.
pub fn open_file_in_editor(
    command: Option<&str>,
    file: &Path,
    line: usize,
) -> Result<(), EditorError> {
    let mut words = editor_command_words(command.unwrap_or_default())?;
    let name = Path::new(&words[0]).file_name().map(|n| n.to_string_lossy().into_owned());
    let takes_line =
        ["vi", "vim", "nvim", "nano", "emacs", "emacsclient", "kak", "micro", "joe", "mg", "ne"];
    if name.is_some_and(|name| takes_line.contains(&name.as_str())) {
        words.push(format!("+{line}"));
    }
    run(&words, file)
}

fn editor_command_words(command: &str) -> Result<Vec<String>, EditorError> {
    match shell_words::split(command) {
        Ok(words) if !words.is_empty() && !words[0].is_empty() => Ok(words),
        Ok(_) => Err(EditorError::NotSet),
        Err(_) => Err(EditorError::UnclosedQuote(command.to_owned())),
    }
}

/// A file that only its owner can read, closed, so that an editor may replace it.
fn write_editor_file(text: &str) -> std::io::Result<TempPath> {
    let mut file = tempfile::Builder::new().prefix("copcharter-").suffix(".md").tempfile()?;
    file.write_all(text.as_bytes())?;
    if !text.is_empty() && !text.ends_with('\n') {
        file.write_all(b"\n")?;
    }
    file.flush()?;
    Ok(file.into_temp_path())
}

/// Whether a file can be read and holds this text, blanks at the end not counted.
fn says(file: &Path, text: &str) -> bool {
    fs::read(file).is_ok_and(|now| now.trim_ascii_end() == text.as_bytes().trim_ascii_end())
}

fn run(words: &[String], file: &Path) -> Result<(), EditorError> {
    let editor = words[0].clone();
    let status = match Command::new(&editor)
        .args(&words[1..])
        .arg(file)
        .stdout(terminal_output())
        .status()
    {
        Ok(status) => status,
        Err(source) => return Err(EditorError::NotStarted { editor, source }),
    };
    if status.success() { Ok(()) } else { Err(EditorError::Failed { editor, status }) }
}

/// Where the editor draws: our standard output may be a file, standard error is the terminal.
fn terminal_output() -> Stdio {
    #[cfg(unix)]
    {
        use std::os::fd::AsFd;
        let terminal = std::io::stderr().as_fd().try_clone_to_owned();
        terminal.map_or_else(|_| Stdio::inherit(), Stdio::from)
    }
    #[cfg(not(unix))]
    Stdio::inherit()
}

/// The text as the editor has left it.
fn read_editor_file(file: TempPath) -> Result<String, String> {
    let problem = match fs::read(&file).map(String::from_utf8) {
        Ok(Ok(text)) if without_comment(&text).len() <= MAX_ANSWER_BYTES => {
            return Ok(without_comment(&text).trim_end().to_owned());
        }
        Ok(Ok(_)) => {
            format!("The text has more than {MAX_ANSWER_BYTES} bytes, the most for one answer.")
        }
        Ok(Err(_)) => "The editor did not save the text as UTF-8.".to_owned(),
        Err(error) => {
            return Err(format!("The text could not be read back ({error}); it is unchanged."));
        }
    };
    Err(format!("{problem} {}", keep_editor_file(file)))
}

/// After a failure: where the text is. The file is kept only if the editor has changed it.
fn kept_editor_file_sentence(file: TempPath, before: &str) -> String {
    if says(&file, before) || fs::read(&file).is_err() {
        return "The text is as it was.".to_owned();
    }
    keep_editor_file(file)
}

fn keep_editor_file(file: TempPath) -> String {
    match file.keep() {
        Ok(path) => {
            format!("The text is as it was; what the editor saved is in {}.", path.display())
        }
        Err(error) => format!("The text is as it was; what the editor saved is lost ({error})."),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    /// An editor that runs a line of shell, with the file as `$0`.
    fn shell(line: &str) -> String {
        format!("sh -c '{line}'")
    }

    /// The text that comes back.
    fn edited(command: Option<&str>, text: &str) -> Result<String, String> {
        match edit_text_in_editor(command, "A question? -- Yes.", text)? {
            EditedText::Text(text) => Ok(text),
            EditedText::AtOnce(_) => Err("at once".to_owned()),
        }
    }

    fn problem(command: Option<&str>) -> String {
        edited(command, "kept").expect_err("this must fail")
    }

    #[test]
    fn the_text_goes_out_and_comes_back() {
        let upper = shell("tr a-z A-Z < \"$0\" > \"$0.new\"; mv \"$0.new\" \"$0\"");
        assert_eq!(edited(Some(&upper), "one\ntwo").as_deref(), Ok("ONE\nTWO"));
        let nothing_left = shell(": > \"$0\"");
        assert_eq!(edited(Some(&nothing_left), "é").as_deref(), Ok(""));
        let own_comment = shell("printf \"<!-- a -->\\n<!-- b -->\\n\" > \"$0\"");
        assert_eq!(edited(Some(&own_comment), "").as_deref(), Ok("<!-- b -->"));
    }

    #[test]
    fn what_is_saved_after_the_editor_came_back_at_once_can_be_fetched() {
        for saved in [None, Some("later\n")] {
            let Ok(EditedText::AtOnce(open)) = edit_text_in_editor(Some("true"), "Why?", "é")
            else {
                panic!("nothing was changed");
            };
            let written = fs::read_to_string(&open.file).expect("it is there");
            assert_eq!(written, "<!-- Why? -->\n\né\n");
            if let Some(saved) = saved {
                fs::write(&open.file, saved).expect("it can be written");
            }
            assert_eq!(open.saved(), saved.map(|text| Ok(text.trim().to_owned())));
        }
    }

    #[test]
    fn only_the_owner_can_read_the_file() {
        let mode = shell("stat -c %a \"$0\" > \"$0.new\"; mv \"$0.new\" \"$0\"");
        assert_eq!(edited(Some(&mode), "").as_deref(), Ok("600"));
    }

    #[test]
    fn without_an_editor_the_way_out_is_named() {
        for command in [None, Some(""), Some("  "), Some("''")] {
            assert!(problem(command).contains("environment variable EDITOR"), "{command:?}");
        }
        assert!(problem(Some("vi 'x")).contains("not closed"));
        assert!(problem(Some("/no/such/editor")).contains("could not be started"));
    }

    #[test]
    fn after_a_failure_what_was_written_is_kept() {
        assert!(problem(Some("false")).ends_with("The text is as it was."));
        let said = problem(Some(&shell("echo new > \"$0\"; exit 3")));
        assert!(said.contains("exit status: 3"), "{said}");
        let path = said.rsplit(" in ").next().unwrap_or_default().trim_end_matches('.');
        assert_eq!(fs::read_to_string(path).ok().as_deref(), Some("new\n"));
        fs::remove_file(path).expect("it was kept");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let said = problem(Some(&shell("printf \"\\\\377\" > \"$0\"")));
        assert!(said.contains("UTF-8"), "{said}");
        let path = said.rsplit(" in ").next().unwrap_or_default().trim_end_matches('.');
        fs::remove_file(path).expect("it was kept");
    }
}
