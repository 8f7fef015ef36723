//! `render`: publishes the charter.

mod args;
mod branding_files;
mod destinations;
mod jobs;
mod making;
mod once;
mod publish;
mod sources;
mod watching;
mod way;

pub use args::Args;
pub(super) use making::published_documents;
pub use once::run;
