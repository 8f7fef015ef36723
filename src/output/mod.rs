//! How values look: findings and changes as text or JSON, documents as Markdown or HTML, the mobile.

pub mod mobile;
pub mod render;
pub mod report;
