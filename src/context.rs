//! What a command works with. The only reader of the environment and the clock.

use std::env;
use std::io::{self, BufReader, IsTerminal};
use std::path::{Path, PathBuf};

use crate::core::calendar::Day;
use crate::output::mobile::LineStyle;
use crate::terminal::{Echo, Plain, Prompter, Rich, Screen};

/// When colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum ColourChoice {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The streams, the folder, the day and how to ask.
#[derive(Clone)]
pub struct Context {
    /// The two streams.
    pub screen: Screen,
    /// The folder that the program was started in.
    pub folder: PathBuf,
    /// The charter named with `--charter`.
    pub charter: Option<PathBuf>,
    /// Today: of `SOURCE_DATE_EPOCH` where that is set, in UTC, else of the clock, where we are.
    pub today: Day,
    /// The commands of the user's browser: BROWSER.
    pub browser: Option<String>,
    /// The file of this program, to be started once more; where the system can tell.
    pub program: Option<PathBuf>,
    /// The command line of the user's editor: VISUAL, or else EDITOR, or else one that is usual.
    pub editor: Option<String>,
    plain: bool,
    has_lines: bool,
}

impl Context {
    /// Looks around.
    ///
    /// # Errors
    /// When the present folder is gone.
    pub fn new(charter: Option<PathBuf>, plain: bool, colour: ColourChoice) -> io::Result<Self> {
        let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = env::var("TERM").is_ok_and(|term| term == "dumb");
        let wanted = |is_terminal: bool| match colour {
            ColourChoice::Always => true,
            ColourChoice::Never => false,
            ColourChoice::Auto => is_terminal && !dumb && !plain && !set("NO_COLOR"),
        };
        let (out, err) = (io::stdout().is_terminal(), io::stderr().is_terminal());
        let editor = ["VISUAL", "EDITOR"].into_iter().filter_map(|name| env::var(name).ok());
        Ok(Self {
            screen: Screen::new(wanted(out).into(), wanted(err).into()),
            folder: env::current_dir()?,
            charter,
            today: today(),
            browser: env::var("BROWSER").ok(),
            program: env::current_exe().ok(),
            editor: editor
                .into_iter()
                .find(|command| !command.trim().is_empty())
                .or_else(usual_editor),
            plain: plain || dumb || !err || !io::stdin().is_terminal(),
            has_lines: cfg!(windows) || locale_speaks_unicode(),
        })
    }

    /// The same with another screen.
    #[must_use]
    pub fn with_screen(&self, screen: Screen) -> Self {
        Self { screen, ..self.clone() }
    }

    /// The same with another charter, as if it was named with `--charter`.
    #[must_use]
    pub fn with_charter(&self, charter: PathBuf) -> Self {
        Self { charter: Some(charter), ..self.clone() }
    }

    /// A path as people know it: from the present folder, where it is in it.
    #[must_use]
    pub fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.folder).unwrap_or(path).display().to_string()
    }

    /// With which characters to draw in a result: none where nobody looks at it, or words are
    /// wished for.
    #[must_use]
    pub fn line_style(&self) -> Option<LineStyle> {
        let seen = io::stdout().is_terminal() && !self.plain;
        seen.then_some(if self.has_lines { LineStyle::Lines } else { LineStyle::Ascii })
    }

    /// Asks on the terminal, or line by line where there is none or that is wished for.
    #[must_use]
    pub fn prompter(&self) -> Box<dyn Prompter> {
        if !self.plain {
            return Box::new(Rich::new(self.screen.clone(), self.editor.clone()));
        }
        let terminal = io::stdin().is_terminal();
        let echo = if terminal { Echo::Terminal } else { Echo::Nobody };
        let input = BufReader::new(io::stdin());
        Box::new(Plain::new(input, io::stderr(), self.screen.width(), echo))
    }
}

/// The first of the usual editors that there is.
fn usual_editor() -> Option<String> {
    let path = env::var_os("PATH")?;
    let is_there = |name: &&str| env::split_paths(&path).any(|folder| folder.join(name).is_file());
    ["nano", "vi"].into_iter().find(is_there).map(str::to_owned)
}

/// Whether the locale has more than the characters of ASCII.
fn locale_speaks_unicode() -> bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(|name| env::var(name).ok());
    let locale = names.into_iter().find(|value| !value.is_empty()).unwrap_or_default();
    let locale = locale.to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

fn today() -> Day {
    let fixed = env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let clock = || {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        since.ok().and_then(|s| i64::try_from(s.as_secs()).ok())
    };
    let fixed_day = fixed.and_then(Day::from_unix_seconds);
    fixed_day.or_else(|| clock().and_then(Day::local_from_unix_seconds)).unwrap_or_default()
}
