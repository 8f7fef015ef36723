//! How much what was found matters.

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth a thought.
    Advice,
    /// Likely to trouble the community sooner or later.
    Warning,
    /// The charter cannot be relied on as it stands.
    Error,
}

impl Severity {
    /// Every severity, least first.
    pub const ALL: [Self; 3] = [Self::Advice, Self::Warning, Self::Error];

    /// The word used on the command line and in reports.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}
