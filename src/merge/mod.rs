//! Merges two charters that came from one, question by question.
//!
//! Where one side has changed an answer, its change is taken; lists are merged item by item, records
//! field by field, paragraphs line by line. Where both have changed the same, ours stays in its
//! place and both are noted as a contested matter, so that the file stays readable. The merged text
//! begins with a merge of lines where that gave a charter, else with ours, and is made right by
//! edits, so that all else in it stays.
//!
//! Values in, values out.

mod answers;
mod comments;
mod loose;
mod sequence;

use std::collections::BTreeSet;

use crate::charter::{
    Answer, Charter, Document, Edit, Graft, Pending, PendingState, Stance, Uneditable, Value,
    apply, graft, read,
};
use crate::framework::{Framework, Kind, Question};

use answers::Said;
use loose::{Goal, Loose, Path, Row};

/// What is merged.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'a> {
    /// What both came from.
    pub base: &'a Document,
    /// The one whose text and whose answers stay where there is a choice.
    pub ours: &'a Document,
    /// The other.
    pub theirs: &'a Document,
    /// A merge by lines that takes ours where both have changed the same lines, if there is one.
    pub woven: Option<&'a Document>,
    /// What ours is called where somebody is to choose: `this branch`.
    pub our_name: &'a str,
    /// What theirs is called: `the other branch`.
    pub their_name: &'a str,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The merged charter.
    pub document: Document,
    /// The questions that both sides have answered differently, as ids: now pending as contested.
    pub contested: Vec<String>,
    /// Other keys that both sides have changed differently: theirs stands beside as a comment.
    pub beside: Vec<String>,
    /// How many comments and unknown fields of theirs stand at the end, as comments.
    pub at_end: usize,
}

/// Merges.
#[must_use]
pub fn merge(framework: &Framework, sides: &Sides) -> Merged {
    let plan = Plan::new(framework, sides);
    let woven = sides.woven.and_then(|start| plan.carry_out(start, true));
    let merged = woven.or_else(|| plan.carry_out(sides.ours, false));
    // Without strictness every plan can be carried out.
    merged.unwrap_or_else(|| Merged {
        document: sides.ours.clone(),
        contested: Vec::new(),
        beside: Vec::new(),
        at_end: 0,
    })
}

/// What a question is to say in the end.
struct Settled<'a> {
    question: &'a Question,
    said: Said,
    /// What each side says, where somebody has to choose.
    contested: Option<Pending>,
}

struct Plan<'a> {
    framework: &'a Framework,
    sides: &'a Sides<'a>,
    answers: Vec<Settled<'a>>,
    loose: Goal,
    /// The questions that all three sides answer in a form that can be read.
    readable: BTreeSet<String>,
}

impl<'a> Plan<'a> {
    fn new(framework: &'a Framework, sides: &'a Sides<'a>) -> Self {
        let documents = [sides.base, sides.ours, sides.theirs];
        let charters = documents.map(|document| read(document, framework));
        let both = || documents.iter().zip(&charters);
        let all = framework.facts.iter().chain(&framework.questions);
        let questions: Vec<_> =
            all.filter(|q| both().all(|(d, charter)| is_readable(d, charter, q))).collect();
        let readable = questions.iter().map(|q| q.id.clone()).collect();
        let answers = questions
            .into_iter()
            .map(|question| {
                let id: &str = &question.id;
                let said = [0, 1, 2].map(|at| Said::of(question, charters[at].answers.get(id)));
                settled(question, said, sides)
            })
            .collect();
        let is_settled = |path: &str| is_settled(&readable, path);
        let [base, ours, theirs] = documents.map(|document| Loose::of(document, &is_settled));
        let loose = loose::settle(&base, &ours, &theirs);
        Self { framework, sides, answers, loose, readable }
    }

    /// Makes `start` say what is planned. Strictly: nothing if an edit cannot be made; else what
    /// cannot be made is noted like what is contested.
    fn carry_out(&self, start: &Document, strict: bool) -> Option<Merged> {
        let mut work = Work {
            framework: self.framework,
            document: start.clone(),
            merged: (Vec::new(), Vec::new()),
            failed: false,
        };
        for settled in &self.answers {
            work.answer(settled, self.sides);
        }
        work.leaves(self);
        for (path, rows) in &self.loose.loose.lists {
            work.rows(path, rows);
        }
        for settled in &self.answers {
            if let Some(pending) = &settled.contested {
                work.contest(pending);
            }
        }
        for (path, theirs) in &self.loose.apart {
            work.beside(path, theirs.as_deref(), self.sides.their_name);
        }
        if strict && (work.failed || !self.is_said_by(&work.document)) {
            return None;
        }
        Some(self.finished(work))
    }

    /// Whether a charter says all that is planned.
    fn is_said_by(&self, document: &Document) -> bool {
        let charter = read(document, self.framework);
        self.answers.iter().all(|settled| {
            let id: &str = &settled.question.id;
            Said::of(settled.question, charter.answers.get(id)) == settled.said
        })
    }

    /// With the comments of theirs, and at the end what found no place.
    fn finished(&self, work: Work) -> Merged {
        let Sides { base, theirs, their_name, .. } = self.sides;
        let (document, mut left) = comments::carry(self.framework, base, theirs, work.document);
        left.extend(odd_fields_lost(self.framework, base, theirs, &document));
        let at_end = left.len();
        let (contested, beside) = work.merged;
        let mut merged = Merged { document, contested, beside, at_end };
        if !left.is_empty() {
            let title = format!("# Left over from a merge with {}:", on_one_line(their_name));
            let block: Vec<_> = std::iter::once(title).chain(left).collect();
            let comment = block.join("\n");
            let edit = Graft::CommentAtEnd { comment: &comment };
            if let Ok(edited) = graft(&merged.document, self.framework, edit) {
                merged.document = edited;
            }
        }
        merged
    }
}

fn settled<'a>(question: &'a Question, said: [Said; 3], sides: &Sides) -> Settled<'a> {
    let [base, ours, theirs] = said;
    if let Some(said) = answers::settle(question, &base, &ours, &theirs) {
        return Settled { question, said, contested: None };
    }
    let pending = contested(question, &ours, &theirs, sides);
    Settled { question, said: ours, contested: Some(pending) }
}

fn contested(question: &Question, ours: &Said, theirs: &Said, sides: &Sides) -> Pending {
    let stance = |who: &str, said: &Said| Stance {
        who: on_one_line(who),
        says: said.in_words(question).trim().to_owned(),
    };
    Pending {
        question: question.id.clone(),
        state: PendingState::Contested,
        owner: None,
        by: None,
        note: Some("Both sides of a merge have changed this answer.".to_owned()),
        positions: vec![stance(sides.our_name, ours), stance(sides.their_name, theirs)],
        place: 0..0,
    }
}

/// A charter on its way to what is planned.
struct Work<'a> {
    framework: &'a Framework,
    document: Document,
    /// What is contested, and what stands beside.
    merged: (Vec<String>, Vec<String>),
    failed: bool,
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

    fn answer(&mut self, settled: &Settled, sides: &Sides) {
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
    fn contest(&mut self, pending: &Pending) {
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

    fn leaves(&mut self, plan: &Plan) {
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

    fn rows(&mut self, path: &Path, goal: &[Row]) {
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
    fn beside(&mut self, path: &Path, theirs: Option<&str>, their_name: &str) {
        let key = path.join(".");
        let who = on_one_line(their_name);
        let comment = match theirs {
            Some(written) => commented(&format!("{who}: {key} = {written}")),
            None => commented(&format!("{who} takes {key} away.")),
        };
        let at = crate::charter::place_of(&self.document, &key).map(|place| place.start);
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

/// Whether a question is open or answered in a form that is understood in full.
fn is_readable(document: &Document, charter: &Charter, question: &Question) -> bool {
    let path: Vec<_> = question.id.split('.').collect();
    let Some((key, path)) = path.split_last() else { return false };
    let table = document.table(path);
    let note = table.and_then(|t| t.get(&format!("{key}_note")));
    let Some(node) = table.and_then(|t| t.get(key)) else { return note.is_none() };
    let id: &str = &question.id;
    match charter.answers.get(id) {
        Some(given) => {
            let within = |at: usize| given.place.start <= at && at < given.place.end;
            let noted = matches!(question.kind, Kind::Choice | Kind::Rhythm);
            !charter.errors().any(|problem| within(problem.place.start))
                && note.is_none_or(|n| noted && matches!(n.value, Value::Text(_)))
        }
        None => note.is_none() && is_blank(&node.value),
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.trim().is_empty(),
        Value::Array(nodes) => nodes.iter().all(|node| is_blank(&node.value)),
        _ => false,
    }
}

/// Whether this is the path of a question that is merged as an answer, or of its remark.
fn is_settled(readable: &BTreeSet<String>, path: &str) -> bool {
    let base = path.strip_suffix("_note").unwrap_or(path);
    readable.contains(path) || readable.contains(base)
}

/// What theirs has added to records in fields that are not known, and the merged charter has not.
fn odd_fields_lost(
    framework: &Framework,
    base: &Document,
    theirs: &Document,
    merged: &Document,
) -> Vec<String> {
    let mut lost = odd_fields(framework, theirs);
    for known in odd_fields(framework, base).iter().chain(&odd_fields(framework, merged)) {
        if let Some(at) = lost.iter().position(|field| field == known) {
            lost.remove(at);
        }
    }
    lost
}

fn odd_fields(framework: &Framework, document: &Document) -> Vec<String> {
    let mut odd = Vec::new();
    for question in framework.questions.iter().filter(|q| q.kind == Kind::Records) {
        let path: Vec<_> = question.area().split('.').collect();
        let node = document.table(&path).and_then(|table| table.get(question.key()));
        let Some(Value::Array(nodes) | Value::Tables(nodes)) = node.map(|n| &n.value) else {
            continue;
        };
        for node in nodes {
            let Value::Table(table) = &node.value else { continue };
            for entry in table.entries.iter().filter(|e| question.field(&e.key).is_none()) {
                let written = crate::charter::as_written(document, &entry.node);
                odd.push(commented(&format!("{}: {} = {written}", question.id, entry.key)));
            }
        }
    }
    odd
}

/// A text as lines of comment, in which TOML allows no control characters.
fn commented(text: &str) -> String {
    let line =
        |line: &str| format!("# {line}").replace(|c: char| c.is_control() && c != '\t', "\u{fffd}");
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// A name without what would break a line.
fn on_one_line(text: &str) -> String {
    let words: Vec<_> = text.split(|c: char| c.is_whitespace() || c.is_control()).collect();
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn borrowed(path: &Path) -> Vec<&str> {
    path.iter().map(String::as_str).collect()
}
