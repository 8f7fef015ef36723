//! How large things may be. What only tunes one file stands in that file.

/// Maximum size of a charter in bytes.
pub const MAX_CHARTER_BYTES: u64 = 1024 * 1024;

/// Maximum size of one answer in bytes.
pub const MAX_ANSWER_BYTES: usize = 64 * 1024;

/// Maximum number of entries of one sort in a `questions.toml`: more, nobody would be asked.
pub const MAX_CUSTOM_ENTRIES: usize = 200;

/// Maximum size of one template in bytes.
pub const MAX_TEMPLATE_BYTES: u64 = 256 * 1024;

/// Maximum size of all templates of a folder in bytes.
pub const MAX_TEMPLATES_BYTES: u64 = 2 * 1024 * 1024;

/// Maximum number of templates in a folder.
pub const MAX_TEMPLATES: usize = 200;

/// Maximum number of folders in one another around a template.
pub const MAX_TEMPLATE_DEPTH: usize = 8;

/// Maximum size of a logo in bytes: it is inside every HTML document.
pub const MAX_LOGO_BYTES: u64 = 100 * 1024;

/// Maximum size of a rendered document in bytes.
pub const MAX_DOCUMENT_BYTES: usize = 16 * 1024 * 1024;
