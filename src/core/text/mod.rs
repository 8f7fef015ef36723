//! Text for people before it is printed: words with a style, where a line breaks, and no character
//! that would act on a terminal.

mod sentence;
mod styled;
pub(crate) mod visible;
mod workflow_commands;
pub(crate) mod wrap;

pub use sentence::sentence;
pub use styled::{Accent, Text, TextStyle};
pub use visible::{visible, visible_in_json};
pub use workflow_commands::without_workflow_commands;
pub use wrap::wrap;
