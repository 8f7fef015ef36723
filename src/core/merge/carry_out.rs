//! Merges: plans what the charter is to say, and makes it say that.

use super::answers::SideAnswer;
use super::comments;
use super::draft::MergeDraft;
use super::plan::Plan;
use super::sides::{Merged, Sides};
use super::unmergeable::{odd_fields_lost, on_one_line};
use crate::core::charter::read;
use crate::core::edit::{RawEdit, apply_raw};
use crate::core::framework::Framework;
use crate::core::toml::Document;

/// Merges; none where more differs than anybody waits for.
#[must_use]
pub fn merge(framework: &Framework, sides: &Sides) -> Option<Merged> {
    let plan = Plan::new(framework, sides);
    let line_merge = sides.line_merge.and_then(|start| plan.carry_out(start, true));
    line_merge.or_else(|| plan.carry_out(sides.ours, false))
}

impl Plan<'_> {
    /// Makes `start` say what is planned. Strictly: nothing if an edit cannot be made; else what
    /// cannot be made is noted like what is contested.
    fn carry_out(&self, start: &Document, strict: bool) -> Option<Merged> {
        let mut draft = MergeDraft::new(self.framework, start, self.sides.theirs);
        for settled in &self.answers {
            draft.answer(settled, self.sides);
        }
        draft.leaves(self);
        for (path, rows) in &self.untyped.values.lists {
            draft.rows(path, rows, self.sides.their_name);
        }
        for settled in &self.answers {
            if let Some(pending) = &settled.contested {
                draft.contest(pending);
            }
        }
        if !draft.can_take(self.untyped.conflicts.len()) {
            return None;
        }
        for (path, theirs) in &self.untyped.conflicts {
            draft.beside(path, theirs.as_deref(), self.sides.their_name);
        }
        if draft.is_too_much() || strict && (draft.failed || !self.is_fulfilled_by(&draft.document))
        {
            return None;
        }
        Some(self.finished(draft))
    }

    /// Whether a charter says all that is planned.
    fn is_fulfilled_by(&self, document: &Document) -> bool {
        let charter = read(document, self.framework);
        self.answers.iter().all(|settled| {
            let id: &str = &settled.question.id;
            SideAnswer::of(settled.question, charter.answers.get(id)) == settled.outcome
        })
    }

    /// With the comments of theirs, and at the end what found no place.
    fn finished(&self, draft: MergeDraft) -> Merged {
        let Sides { base, ours, theirs, their_name, .. } = self.sides;
        let (document, mut left) =
            comments::carry_over(self.framework, [base, ours, theirs], draft.document);
        left.extend(odd_fields_lost(self.framework, base, theirs, &document));
        let at_end = left.len();
        let (contested, beside) = draft.merged;
        let mut merged = Merged { document, contested, beside, at_end };
        if !left.is_empty() {
            let title = format!("# Left over from a merge with {}:", on_one_line(their_name));
            let block: Vec<_> = std::iter::once(title).chain(left).collect();
            let comment = block.join("\n");
            let edit = RawEdit::CommentAtEnd { comment: &comment };
            if let Ok(edited) = apply_raw(&merged.document, self.framework, edit) {
                merged.document = edited;
            }
        }
        merged
    }
}
