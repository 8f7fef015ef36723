//! Who holds a role, and whether the charter knows them from elsewhere.

use std::cell::LazyCell;

use super::filler_words::is_filler;
use super::input::CheckInput;
use crate::core::charter::{Answer, Charter, Record};

/// Whether this is a sponsor's role, by its name; what it is responsible for may well be to report
/// to the sponsor.
pub(super) fn is_sponsor(role: &Record) -> bool {
    role.get("role").is_some_and(|name| name.to_lowercase().contains("sponsor"))
}

/// Who holds a role; none where it is vacant, also where that is said in a word.
pub(super) fn held_by(role: &Record) -> Option<&str> {
    const VACANT: [&str; 8] =
        ["nobody", "nobody yet", "no one", "no one yet", "none", "vacant", "unfilled", "open"];
    role.get("held_by").filter(|holder| !VACANT.contains(&comparable(holder).as_str()))
}

/// Whether everybody has this role: `Member`, `Participants (all)`, `Active member`.
pub(super) fn is_everybodys(role: &Record) -> bool {
    const EVERYBODY: [&str; 15] = [
        "member",
        "participant",
        "contributor",
        "attendee",
        "observer",
        "subscriber",
        "follower",
        "guest",
        "reader",
        "user",
        "volunteer",
        "associate",
        "everyone",
        "everybody",
        "all",
    ];
    let name = role.get("role").unwrap_or_default();
    // `Members of the network` and `Participant (open)` are about the word before.
    let head = comparable(name.split(['(', '[', ',', ':', '/']).next().unwrap_or_default());
    let head = [" of ", " in ", " at ", " from "]
        .iter()
        .fold(head.as_str(), |head, word| head.split_once(word).map_or(head, |(before, _)| before));
    let last = head.rsplit(' ').next().unwrap_or_default();
    EVERYBODY.contains(&last) || last.strip_suffix('s').is_some_and(|one| EVERYBODY.contains(&one))
}

/// Whether a role is by its nature held by somebody who organizes nothing and need not stand among the
/// people of the community: emeriti, liaisons to other bodies, the staff of the host.
pub(super) fn is_from_outside(role: &Record) -> bool {
    const OUTSIDE: [&str; 11] = [
        "emerit",
        "honorary",
        "former",
        "retired",
        "liaison",
        "observer",
        "representative",
        "delegate",
        "officio",
        "staff",
        "secretariat",
    ];
    let texts = ["role", "held_by"].iter().filter_map(|key| role.get(key)).map(comparable);
    texts
        .into_iter()
        .any(|text| text.split(' ').any(|word| OUTSIDE.iter().any(|stem| word.starts_with(stem))))
}

/// The several holders that a text names.
pub(super) fn holders(text: &str) -> Vec<&str> {
    let parts = text.split([',', ';', '&', '/', '\n']).flat_map(|part| part.split(" and "));
    let bare = parts.map(|part| part.split(['(', '[']).next().unwrap_or_default().trim());
    bare.map(|part| part.strip_prefix("and ").unwrap_or(part))
        .filter(|part| !part.is_empty())
        .collect()
}

/// A text in the form in which two are compared: lower case, words with one blank between them.
pub(super) fn comparable(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            words.extend(letter.to_lowercase());
        } else if !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
    }
    words.truncate(words.trim_end().len());
    words
}

/// All that a charter says beside who holds which role, in comparable form.
pub(super) struct Names<'a> {
    people: Vec<String>,
    /// What is in the charter's texts; most holders are people, and then nobody looks there.
    texts: LazyCell<Vec<String>, Box<dyn FnOnce() -> Vec<String> + 'a>>,
}

impl<'a> Names<'a> {
    /// The names of `people` by their records, and every text but the `held_by` of `roles`.
    pub(super) fn of(look: &'a CheckInput, people: &[&str], roles: &'a str) -> Self {
        let people = people.iter().flat_map(|id| look.records(id));
        let people = people.filter_map(|r| r.get("name")).map(comparable).collect();
        Self { people, texts: LazyCell::new(Box::new(|| texts(look.charter, roles))) }
    }

    /// The holders in a text that are named nowhere else.
    pub(super) fn strangers<'t>(&self, held_by: &'t str) -> Vec<&'t str> {
        let holders = holders(held_by);
        let mut strangers = Vec::new();
        for (n, holder) in holders.iter().enumerate() {
            let office_follows = || holders.get(n + 1).is_some_and(|next| self.is_office(next));
            if is_name(holder) && !self.knows(holder) && !office_follows() {
                strangers.push(*holder);
            }
        }
        strangers
    }

    /// Whether somebody is known who is no member of the core team or group: an office or a body.
    fn is_office(&self, holder: &str) -> bool {
        self.mentions(&comparable(holder)) && !self.is_person(&comparable(holder))
    }

    fn knows(&self, holder: &str) -> bool {
        let holder = comparable(holder);
        self.is_person(&holder) || self.mentions(&holder)
    }

    fn mentions(&self, holder: &str) -> bool {
        let padded = format!(" {holder} ");
        self.texts.iter().any(|text| text.contains(&padded))
    }

    /// Whether a person goes by this name, more or less: `Dr Ana Ruiz`, `Ana` or `A. Ruiz` for
    /// `Ana Ruiz`.
    fn is_person(&self, holder: &str) -> bool {
        self.people.iter().any(|person| is_like(holder, person) || is_like(person, holder))
    }
}

/// Every text of a charter but the `held_by` of `roles`, in comparable form with a blank at both
/// ends, so that whole words can be looked for.
fn texts(charter: &Charter, roles: &str) -> Vec<String> {
    let mut texts = Vec::new();
    for (id, given) in &charter.answers {
        texts.extend(given.note.as_deref());
        match &given.answer {
            Answer::Text(text) => texts.push(text),
            Answer::List(items) => texts.extend(items.iter().map(String::as_str)),
            Answer::Records(records) => {
                let fields = records.iter().flat_map(|r| &r.0);
                let others = fields.filter(|(key, _)| id != roles || key != "held_by");
                texts.extend(others.map(|(_, text)| text.as_str()));
            }
        }
    }
    for pending in &charter.pending {
        texts.extend(pending.owner.iter().chain(&pending.note).map(String::as_str));
        texts.extend(pending.positions.iter().map(|p| p.who.as_str()));
    }
    for review in &charter.reviews {
        texts.extend(review.by.iter().chain(&review.approved_by).map(String::as_str));
    }
    texts.into_iter().map(|text| format!(" {} ", comparable(text))).collect()
}

/// Whether each word of the one is a word of the other, or the initial of one.
fn is_like(one: &str, other: &str) -> bool {
    let stands_for = |word: &str, whole: &str| {
        word == whole || (word.chars().count() == 1 && whole.starts_with(word))
    };
    !one.is_empty() && one.split(' ').all(|w| other.split(' ').any(|whole| stands_for(w, whole)))
}

/// Whether this can be somebody's name. What begins in small letters (`all members`) or speaks of
/// everybody cannot; a word in a script without capitals can.
fn is_name(holder: &str) -> bool {
    const NOBODY: [&str; 14] = [
        "all",
        "any",
        "anyone",
        "each",
        "every",
        "everyone",
        "everybody",
        "members",
        "rotating",
        "rotates",
        "the",
        "nobody",
        "vacant",
        "whoever",
    ];
    let first = comparable(holder);
    let first = first.split(' ').next().unwrap_or_default();
    !is_filler(holder)
        && !holder.starts_with(char::is_lowercase)
        && holder.starts_with(char::is_alphabetic)
        && !NOBODY.contains(&first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_holders_stand_in_one_text() {
        assert_eq!(
            holders("Ana Ruiz, Bo Lund and Cem & Dee"),
            ["Ana Ruiz", "Bo Lund", "Cem", "Dee"]
        );
        assert_eq!(holders("Ana, and Bo (until June)"), ["Ana", "Bo"]);
        assert_eq!(holders("Andrea Sandberg"), ["Andrea Sandberg"]);
        assert_eq!(holders(" "), [""; 0]);
    }

    fn role(name: &str, holder: &str) -> Record {
        Record(vec![("role".into(), name.into()), ("held_by".into(), holder.into())])
    }

    #[test]
    fn some_roles_are_everybodys_and_some_come_from_outside() {
        for name in [
            "Member",
            "members",
            "Active Participant",
            "Members of the network",
            "Participants (all)",
        ] {
            assert!(is_everybodys(&role(name, "")), "{name}");
        }
        for name in ["Member coordinator", "Chair of members", "Leader", "Volunteer manager", ""] {
            assert!(!is_everybodys(&role(name, "")), "{name}");
        }
        for (name, holder) in [
            ("Chair emeritus", "Ana"),
            ("Professor Emerita", "Ana"),
            ("Liaison to ISO", "Bo"),
            ("Staff", "Cem"),
            ("Staff support", "Cem"),
            ("Expert", "Ana Ruiz (emeritus)"),
        ] {
            assert!(is_from_outside(&role(name, holder)), "{name}");
        }
        for name in ["Leader", "Technical expert", "Editor", "Sponsor", "Treasurer"] {
            assert!(!is_from_outside(&role(name, "Ana Ruiz")), "{name}");
        }
    }

    #[test]
    fn a_person_goes_by_more_than_one_name() {
        let texts = || vec![" director of rural supply water agency ".to_owned()];
        let people = vec!["ana ruiz".to_owned(), "田中 美咲".to_owned()];
        let names = Names { people, texts: LazyCell::new(Box::new(texts)) };
        for known in [
            "Ana Ruiz",
            "Dr. Ana Ruiz",
            "Ana",
            "A. Ruiz",
            "ana ruiz",
            "田中 美咲",
            "all members",
            "TBD",
            "The core team in turn",
            "Everyone",
            "Joseph Otieno, Director of Rural Supply",
            "",
        ] {
            assert_eq!(names.strangers(known), [""; 0], "{known}");
        }
        assert_eq!(names.strangers("Ana Ruis"), ["Ana Ruis"]);
        assert_eq!(names.strangers("Bo, Ana Ruiz"), ["Bo"]);
        assert_eq!(names.strangers("田中 美香"), ["田中 美香"]);
    }
}
