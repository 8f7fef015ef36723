//! A charter on its way to what is planned: one edit after the other, and what came of them.

use std::collections::{BTreeMap, HashSet};

use super::answers::SideAnswer;
use super::plan::{AnswerPlan, Plan, contested, is_settled};
use super::sequence;
use super::sides::Sides;
use super::unmergeable::{commented, on_one_line};
use super::untyped::{Leaf, Path, TableRow, Untyped};
use crate::core::charter::{Answer, Charter, Pending, read};
use crate::core::edit::{Edit, RawEdit, Uneditable, apply_alone, apply_raw, span_of};
use crate::core::framework::{Framework, Question};
use crate::core::toml::Document;

/// Maximum number of bytes that the edits of one merge read, each of which reads the whole charter: a
/// hundred edits of a very long one, and no long wait for one that is made to be.
const MAX_EDITED_BYTES: usize = 32 * 1024 * 1024;

/// A charter on its way to what is planned.
pub(super) struct MergeDraft<'a> {
    pub(super) framework: &'a Framework,
    pub(super) document: Document,
    /// What it says, once that is asked.
    charter: Option<Charter>,
    /// What is contested, and what stands beside.
    pub(super) merged: (Vec<String>, Vec<String>),
    pub(super) failed: bool,
    /// Number of bytes that an edit may read, …
    bytes_per_edit: usize,
    /// … and that all edits have read.
    bytes_read: usize,
}

impl<'a> MergeDraft<'a> {
    pub(super) fn new(framework: &'a Framework, start: &Document, theirs: &Document) -> Self {
        Self {
            framework,
            document: start.clone(),
            charter: None,
            merged: (Vec::new(), Vec::new()),
            failed: false,
            bytes_per_edit: start.text().len() + theirs.text().len(),
            bytes_read: 0,
        }
    }

    fn charter(&mut self) -> &Charter {
        self.charter.get_or_insert_with(|| read(&self.document, self.framework))
    }

    /// Whether there is more to do than anybody waits for. Nothing is done any more then.
    pub(super) fn is_too_much(&self) -> bool {
        self.bytes_read > MAX_EDITED_BYTES
    }

    /// Takes so many edits upon itself, unless that is too much.
    pub(super) fn can_take(&mut self, edits: usize) -> bool {
        self.bytes_read += edits * self.bytes_per_edit;
        !self.is_too_much()
    }

    fn take(&mut self, edited: Result<Document, Uneditable>) -> Result<(), Uneditable> {
        self.document = edited?;
        self.charter = None;
        Ok(())
    }

    fn edit(&mut self, edit: &Edit) -> Result<(), Uneditable> {
        if !self.can_take(1) {
            return Err(Uneditable::Unproved);
        }
        self.take(apply_alone(&self.document, self.framework, edit))
    }

    fn try_raw_edit(&mut self, edit: RawEdit) -> Result<(), Uneditable> {
        self.take(apply_raw(&self.document, self.framework, edit))
    }

    fn raw_edit(&mut self, edit: RawEdit) -> bool {
        let fine = self.try_raw_edit(edit).is_ok();
        self.failed |= !fine;
        fine
    }

    pub(super) fn answer(&mut self, planned: &AnswerPlan, sides: &Sides) {
        let (question, outcome) = (planned.question, &planned.outcome);
        let id: &str = &question.id;
        let now = SideAnswer::of(question, self.charter().answers.get(id));
        if now == *outcome {
            return;
        }
        if self.put_answer(question, &now, outcome).is_err() {
            // It stays as it is, and what it should have said is noted.
            self.failed = true;
            self.contest(&contested(question, &now, outcome, sides));
        }
    }

    fn put_answer(
        &mut self,
        question: &Question,
        now: &SideAnswer,
        outcome: &SideAnswer,
    ) -> Result<(), Uneditable> {
        let open = Answer::Text(String::new());
        let note = outcome.note.as_deref().unwrap_or_default();
        if outcome.answer.is_none() && now.note.is_some() {
            self.edit(&Edit::Note(question, ""))?;
        }
        if now.answer != outcome.answer {
            self.edit(&Edit::Answer(question, outcome.answer.as_ref().unwrap_or(&open)))?;
        }
        if outcome.answer.is_some() && now.note != outcome.note {
            self.edit(&Edit::Note(question, note))?;
        }
        Ok(())
    }

    /// Notes what is contested, once.
    pub(super) fn contest(&mut self, pending: &Pending) {
        let same = |p: &Pending| p.question == pending.question && p.positions == pending.positions;
        if !self.charter().pending.iter().any(|one| same(one))
            && self.edit(&Edit::Pend(pending)).is_err()
        {
            self.failed = true;
            let says = &pending.positions[1].says;
            let comment = commented(&format!("{}: {says}", pending.question));
            self.raw_edit(RawEdit::CommentAtEnd { comment: &comment });
        }
        self.merged.0.push(pending.question.to_string());
    }

    pub(super) fn leaves(&mut self, plan: &Plan) {
        let goal = &plan.untyped.values.leaves;
        let is_settled = |path: &str| is_settled(&plan.readable, path);
        let now = Untyped::of(&self.document, &is_settled).leaves;
        let going: Vec<_> = now.keys().filter(|path| !goal.contains_key(*path)).collect();
        let is_there =
            |(path, leaf): &(&Path, &Leaf)| now.get(*path).is_some_and(|n| n.means == leaf.means);
        let coming: Vec<_> = goal.iter().filter(|leaf| !is_there(leaf)).collect();
        if !self.can_take(going.len() + coming.len()) {
            return;
        }
        for path in going {
            if !self.raw_edit(RawEdit::Remove { path: &borrowed(path) }) {
                self.beside(path, None, plan.sides.their_name);
            }
        }
        for (path, leaf) in coming {
            if !self.raw_edit(RawEdit::Put { path: &borrowed(path), value: &leaf.written }) {
                self.beside(path, Some(&leaf.written), plan.sides.their_name);
            }
        }
    }

    pub(super) fn rows(&mut self, path: &Path, goal: &[TableRow], their_name: &str) {
        let nothing_is_settled = |_: &str| false;
        let now = |document: &Document| {
            Untyped::of(document, &nothing_is_settled).lists.remove(path).unwrap_or_default()
        };
        let names =
            |rows: &[TableRow]| sequence::numbered(rows.iter().map(|row| row.means.as_str()));
        let (wanted, here) = (names(goal), names(&now(&self.document)));
        let [is_wanted, is_here] =
            [&wanted, &here].map(|names| names.iter().collect::<HashSet<_>>());
        let going: Vec<_> = (0..here.len()).filter(|at| !is_wanted.contains(&here[*at])).collect();
        let coming = goal.iter().zip(&wanted).filter(|(_, name)| !is_here.contains(name));
        let coming: Vec<_> = coming.map(|(row, _)| row).collect();
        if !going.is_empty() && self.can_take(1) {
            let remove = RawEdit::RemoveRows { path: &borrowed(path), rows: &going };
            if !self.raw_edit(remove) {
                self.beside(path, None, their_name);
            }
        }
        if coming.is_empty() {
            return;
        }
        let rows = now(&self.document);
        // From the last place on, so that the numbers of those before stay.
        for (before, coming) in places(&rows, &coming).into_iter().rev() {
            let fields: Vec<_> = coming.iter().map(|row| row.fields.clone()).collect();
            let add = RawEdit::AddRows { path: &borrowed(path), before, rows: &fields };
            if !self.can_take(1) || self.raw_edit(add) || !self.can_take(coming.len()) {
                continue;
            }
            for row in coming {
                self.beside(path, Some(&row.written()), their_name);
            }
        }
    }

    /// Puts theirs beside ours, as a comment.
    pub(super) fn beside(&mut self, path: &Path, theirs: Option<&str>, their_name: &str) {
        let key = path.join(".");
        let who = on_one_line(their_name);
        let comment = match theirs {
            Some(written) => commented(&format!("{who}: {key} = {written}")),
            None => commented(&format!("{who} takes {key} away.")),
        };
        let at = span_of(&self.document, &key).map(|place| place.start);
        let above = at.is_some_and(|at| {
            let comments = [(at, comment.clone())];
            self.try_raw_edit(RawEdit::CommentsAbove { comments: &comments }).is_ok()
        });
        if !above {
            self.raw_edit(RawEdit::CommentAtEnd { comment: &comment });
        }
        self.merged.1.push(key);
    }
}

/// Before which rows others come, in order: reviews stand in the order of their days, other rows have
/// none and come last.
fn places<'r>(
    rows: &[TableRow],
    coming: &[&'r TableRow],
) -> Vec<(Option<usize>, Vec<&'r TableRow>)> {
    let day =
        |row: &TableRow| row.fields.iter().find(|(key, _)| key == "date").map(|(_, d)| d.clone());
    let mut latest = None;
    let latest: Vec<_> = rows
        .iter()
        .map(|row| {
            latest = latest.clone().max(day(row));
            latest.clone()
        })
        .collect();
    let mut places: BTreeMap<usize, Vec<&TableRow>> = BTreeMap::new();
    for row in coming {
        let at = match day(row) {
            None => rows.len(),
            own => latest.partition_point(|latest| *latest <= own),
        };
        places.entry(at).or_default().push(row);
    }
    let place = |(at, coming)| ((at < rows.len()).then_some(at), coming);
    places.into_iter().map(place).collect()
}

fn borrowed(path: &Path) -> Vec<&str> {
    path.iter().map(String::as_str).collect()
}
