//! Documents are restricted, and nothing says who has access where they are kept.

use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

const DOCUMENTS: &str = "practice.what.documents";
const STORAGE: &str = "practice.how.storage";

pub(super) const RULE: Rule = Rule {
    code: "restricted-without-storage",
    group: Group::Fit,
    severity: Severity::Warning,
    title: "documents are restricted, and no storage says who has access",
    why: "Members are frank in a document because of who will read it, and that is only as true as \
        the folder in which it lies.",
    help: "Say under storage where these documents are kept and who can reach them.",
    explanation: "When a document is `restricted`, at least one place of storage should say who \
        has access. Where storage is not answered at all, nothing is said before the team has come \
        past that question.",
    trips: "[practice.what]\ndocuments = [{ title = \"Case notes\", access = \"restricted\" }]\n\n\
        [practice.how]\nstorage = [{ what = \"Case notes\", where = \"Shared folder\" }]\n",
    passes: "[practice.what]\ndocuments = [{ title = \"Case notes\", access = \"restricted\" }]\n\n\
        [practice.how]\nstorage = [{ what = \"Case notes\", where = \"Shared folder\", access = \"Members\" }]\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let restricted = look.records_with(DOCUMENTS, "access", &["restricted"]);
    let silent = look.answered(STORAGE)
        && look.records(STORAGE).iter().all(|place| place.get("access").is_none());
    if restricted.is_empty() || !(silent || look.left_open(STORAGE)) {
        return Vec::new();
    }
    let mut spots = vec![look.part(DOCUMENTS, restricted[0].0), look.spot(STORAGE)];
    spots.extend(restricted[1..].iter().map(|(n, _)| look.part(DOCUMENTS, *n)));
    let message = if silent {
        "documents are restricted, and the places where they are kept do not say who has access"
    } else {
        "documents are restricted, and nothing says where they are kept and who has access"
    };
    vec![Notice::new(spots, message)]
}
