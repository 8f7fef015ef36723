//! What does not stand where it is read, and whether it would fit elsewhere.

use crate::core::charter::typing;
use crate::core::framework::{Framework, Kind, Question};
use crate::core::toml::{Document, Value};

/// Something that does not stand where it is read.
#[derive(Clone, Debug)]
pub(super) struct Misplaced {
    pub(super) from: Vec<String>,
    /// Where it belongs, or why that cannot be told.
    pub(super) to: Result<Vec<String>, String>,
}

/// Finds what is to be moved, in the order of the text.
pub(super) type Find = fn(&Framework, &Document) -> Vec<Misplaced>;

/// Whether a value could be an answer to a question.
pub(super) fn fits(framework: &Framework, question: &Question, value: &Value) -> bool {
    match (question.kind, value) {
        (Kind::List, Value::Array(nodes)) => {
            nodes.iter().all(|node| matches!(node.value, Value::Text(_)))
        }
        (Kind::Records, Value::Tables(_)) => true,
        (Kind::Records, Value::Array(nodes)) => {
            !nodes.is_empty() && nodes.iter().all(|node| matches!(node.value, Value::Table(_)))
        }
        (Kind::List | Kind::Records, _) => false,
        (_, Value::Text(text)) => typing::typed_text(framework, question, text).is_ok(),
        _ => false,
    }
}
