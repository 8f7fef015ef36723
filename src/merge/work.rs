//! A charter on its way to what is planned: one edit after the other, and what came of them.

use super::answers::Said;
use super::left_over::{commented, on_one_line};
use super::loose::{Loose, Path, Row};
use super::{Plan, Settled, Sides, contested, is_settled, sequence};
use crate::charter::{
    Answer, Document, Edit, Graft, Pending, Uneditable, apply, graft, place_of, read,
};
use crate::framework::{Framework, Question};

/// A charter on its way to what is planned.
pub(super) struct Work<'a> {
    pub(super) framework: &'a Framework,
    pub(super) document: Document,
    /// What is contested, and what stands beside.
    pub(super) merged: (Vec<String>, Vec<String>),
    pub(super) failed: bool,
}

impl Work<'_> {
    fn edit(&mut self, edit: &Edit) -> Result<(), Uneditable> {
        self.document = apply(&self.document, self.framework, edit)?;
        Ok(())
    }

    fn graft(&mut self, edit: Graft) -> bool {
        let edited = graft(&self.document, self.framework, edit);
        let fine = edited.is_ok();
        self.failed |= !fine;
        if let Ok(edited) = edited {
            self.document = edited;
        }
        fine
    }

    pub(super) fn answer(&mut self, settled: &Settled, sides: &Sides) {
        let (question, said) = (settled.question, &settled.said);
        let id: &str = &question.id;
        let charter = read(&self.document, self.framework);
        let now = Said::of(question, charter.answers.get(id));
        if now == *said {
            return;
        }
        if self.say(question, &now, said).is_err() {
            // It stays as it is, and what it should have said is noted.
            self.failed = true;
            self.contest(&contested(question, &now, said, sides));
        }
    }

    fn say(&mut self, question: &Question, now: &Said, said: &Said) -> Result<(), Uneditable> {
        let open = Answer::Text(String::new());
        let note = said.note.as_deref().unwrap_or_default();
        if said.answer.is_none() && now.note.is_some() {
            self.edit(&Edit::Note(question, ""))?;
        }
        if now.answer != said.answer {
            self.edit(&Edit::Answer(question, said.answer.as_ref().unwrap_or(&open)))?;
        }
        if said.answer.is_some() && now.note != said.note {
            self.edit(&Edit::Note(question, note))?;
        }
        Ok(())
    }

    /// Notes what is contested, once.
    pub(super) fn contest(&mut self, pending: &Pending) {
        let charter = read(&self.document, self.framework);
        let same = |p: &Pending| p.question == pending.question && p.positions == pending.positions;
        if !charter.pending.iter().any(same) && self.edit(&Edit::Pend(pending)).is_err() {
            self.failed = true;
            let says = &pending.positions[1].says;
            let comment = commented(&format!("{}: {says}", pending.question));
            self.graft(Graft::CommentAtEnd { comment: &comment });
        }
        self.merged.0.push(pending.question.clone());
    }

    pub(super) fn leaves(&mut self, plan: &Plan) {
        let goal = &plan.loose.loose.leaves;
        let is_settled = |path: &str| is_settled(&plan.readable, path);
        let now = Loose::of(&self.document, &is_settled).leaves;
        for path in now.keys().filter(|path| !goal.contains_key(*path)) {
            self.graft(Graft::Remove { path: &borrowed(path) });
        }
        for (path, leaf) in goal {
            let is_said = now.get(path).is_some_and(|now| now.means == leaf.means);
            if !is_said && !self.graft(Graft::Put { path: &borrowed(path), value: &leaf.written }) {
                self.beside(path, Some(&leaf.written), plan.sides.their_name);
            }
        }
    }

    pub(super) fn rows(&mut self, path: &Path, goal: &[Row]) {
        let nothing_is_settled = |_: &str| false;
        let now = |document: &Document| {
            Loose::of(document, &nothing_is_settled).lists.remove(path).unwrap_or_default()
        };
        let names = |rows: &[Row]| sequence::numbered(rows.iter().map(|row| row.means.as_str()));
        let (wanted, here) = (names(goal), names(&now(&self.document)));
        for at in (0..here.len()).rev().filter(|at| !wanted.contains(&here[*at])) {
            self.graft(Graft::RemoveRow { path: &borrowed(path), at });
        }
        for (row, name) in goal.iter().zip(&wanted) {
            if here.contains(name) {
                continue;
            }
            // Reviews stand in the order of their days; other rows have none.
            let day =
                |row: &Row| row.fields.iter().find(|(k, _)| k == "date").map(|(_, d)| d.clone());
            let later = |other: &Row| day(row).is_some() && day(other) > day(row);
            let before = now(&self.document).iter().position(later);
            let edit = Graft::AddRow { path: &borrowed(path), before, fields: &row.fields };
            self.graft(edit);
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
        let at = place_of(&self.document, &key).map(|place| place.start);
        let above = at.and_then(|at| {
            let edit = Graft::CommentAbove { at, comment: &comment };
            graft(&self.document, self.framework, edit).ok()
        });
        match above {
            Some(edited) => self.document = edited,
            None => {
                self.graft(Graft::CommentAtEnd { comment: &comment });
            }
        }
        self.merged.1.push(key);
    }
}

fn borrowed(path: &Path) -> Vec<&str> {
    path.iter().map(String::as_str).collect()
}
