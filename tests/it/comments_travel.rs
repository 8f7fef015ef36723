//! A comment travels with the item or record that it was written for, and goes with it; what speaks of
//! the whole list stays.

use copcharter::core::charter::{Answer, Record};
use copcharter::core::edit::{Edit, apply};
use copcharter::core::framework::Framework;
use copcharter::core::toml::Document;
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};

use crate::common::Test;

/// How a list is written.
#[derive(Clone, Copy, Debug)]
enum Form {
    Lines,
    Hanging,
    Braces,
    Headers,
}

const FORMS: [Form; 4] = [Form::Lines, Form::Hanging, Form::Braces, Form::Headers];

impl Form {
    fn id(self) -> &'static str {
        match self {
            Form::Lines | Form::Hanging => "purpose.domain.issues",
            Form::Braces | Form::Headers => "people.members.core_team",
        }
    }

    /// The line of an item that its comments stand at.
    fn line(self, item: usize) -> String {
        match self {
            Form::Lines | Form::Hanging => format!("\"item {item}\""),
            Form::Braces => format!("{{ name = \"item {item}\", own = {item} }}"),
            Form::Headers => format!("name = \"item {item}\""),
        }
    }

    fn answer(self, items: &[usize]) -> Answer {
        let name = |item: &usize| format!("item {item}");
        match self {
            Form::Lines | Form::Hanging => Answer::List(items.iter().map(name).collect()),
            Form::Braces | Form::Headers => Answer::Records(
                items.iter().map(|item| Record(vec![("name".to_owned(), name(item))])).collect(),
            ),
        }
    }

    /// A charter whose items have the comments that are named: above, beside.
    fn charter(self, marks: &[(bool, bool)]) -> String {
        let if_marked =
            |is_marked, comment: String| if is_marked { comment } else { String::new() };
        let above = |at: usize| if_marked(marks[at].0, format!("# above {at}\n"));
        let beside = |at: usize| if_marked(marks[at].1, format!(" # beside {at}"));
        let items = 0..marks.len();
        match self {
            Form::Lines | Form::Braces => {
                let lines = items.map(|at| {
                    let above = if at == 0 { String::new() } else { above(at) };
                    format!("{above}  {},{}\n", self.line(at), beside(at))
                });
                let (area, key) = self.id().rsplit_once('.').unwrap();
                let lines = lines.collect::<String>();
                format!("[{area}]\n{key} = [ # open\n# heading\n\n{lines}\n  # end\n] # closed\n")
            }
            Form::Hanging => {
                let lines: Vec<_> = items
                    .map(|at| {
                        let comma = if at + 1 < marks.len() { "," } else { "" };
                        format!("{}{comma}{}", self.line(at), beside(at))
                    })
                    .collect();
                format!("[purpose.domain]\nissues = [ {}\n]\n", lines.join("\n  "))
            }
            Form::Headers => {
                let blocks = items.map(|at| {
                    let above = if at == 0 { String::new() } else { above(at) };
                    let (id, line, beside) = (self.id(), self.line(at), beside(at));
                    format!("\n{above}[[{id}]]\n{line}{beside}\nown = {at}\n")
                });
                format!("[charter]\nname = \"A\"\n{}\n[purpose]\n", blocks.collect::<String>())
            }
        }
    }

    fn has_above(self, at: usize) -> bool {
        at > 0 && !matches!(self, Form::Hanging)
    }
}

/// What is wrong with the comments of a charter in which these items are left, in this order.
fn misplaced(form: Form, marks: &[(bool, bool)], left: &[usize], text: &str) -> Option<String> {
    let lines: Vec<_> = text.lines().collect();
    for (at, (above, beside)) in marks.iter().enumerate() {
        let has =
            |comment: &str| lines.iter().filter(|line| line.trim_end().ends_with(comment)).count();
        let (above_text, beside_text) = (format!("# above {at}"), format!("# beside {at}"));
        let stays = left.contains(&at);
        let above = *above && form.has_above(at);
        if has(&above_text) != usize::from(stays && above)
            || has(&beside_text) != usize::from(stays && *beside)
        {
            return Some(format!("comments of {at}"));
        }
        if !stays {
            continue;
        }
        let line = lines.iter().position(|line| line.contains(&form.line(at)))?;
        if *beside && !lines[line].ends_with(&beside_text) {
            return Some(format!("{} without {beside_text}", lines[line]));
        }
        let top = if matches!(form, Form::Headers) { line - 1 } else { line };
        if above && lines[top - 1].trim() != above_text {
            return Some(format!("{} without {above_text}", lines[line]));
        }
        if matches!(form, Form::Headers) && lines[line + 1] != format!("own = {at}") {
            return Some(format!("item {at} without its own field"));
        }
    }
    let whole = ["# open", "# heading", "# end", "# closed"];
    let kept = |comment: &&str| text.contains(*comment);
    let listed = matches!(form, Form::Lines | Form::Braces);
    (listed && !whole.iter().all(kept)).then(|| "a comment of the whole list".to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn every_item_that_is_left_has_its_comments(
        form in prop::sample::select(&FORMS[..]),
        marks in prop::collection::vec((any::<bool>(), any::<bool>()), 1..7),
        order in Just((0..6usize).collect::<Vec<_>>()).prop_shuffle(),
        kept in subsequence((0..6usize).collect::<Vec<_>>(), 1..=6),
        windows in any::<bool>(),
        first in any::<Index>(),
    ) {
        let mut left: Vec<_> = order.into_iter().filter(|at| *at < marks.len()).collect();
        let first = left[first.index(left.len())];
        left.retain(|at| kept.contains(at) || *at == first);
        let text = form.charter(&marks);
        let text = if windows { text.replace('\n', "\r\n") } else { text };
        let framework = Framework::built_in();
        let question = framework.questions.iter().find(|q| q.id.as_str() == form.id()).unwrap();
        let before = Document::parse(text.clone()).unwrap();
        let edit = Edit::Answer(question, &form.answer(&left));
        let after = apply(&before, &framework, &edit).unwrap();
        let wrong = misplaced(form, &marks, &left, after.text());
        prop_assert!(wrong.is_none(), "{wrong:?}\n{text}\nbecame for {left:?}\n{}", after.text());
    }
}

#[test]
fn set_in_another_order_takes_comments_along() {
    let text = "[purpose.domain]\nissues = [\n  # What we were asked.\n\n  \"a\", # from Ana\n  \
        # from Bo\n  \"b\",\n  \"c\",\n]\n";
    let test =
        Test::with_charter(text).args(&["set", "purpose.domain.issues", "c", "b", "a"]).run();
    let expected = "[purpose.domain]\nissues = [\n  # What we were asked.\n\n  \"c\",\n  # from Bo\n  \
        \"b\",\n  \"a\", # from Ana\n]\n";
    assert_eq!(test.read("charter.toml"), expected);
    let test = test.args(&["set", "purpose.domain.issues", "c", "a"]).run();
    let expected = "[purpose.domain]\nissues = [\n  # What we were asked.\n\n  \"c\",\n  \"a\", # from Ana\n]\n";
    assert_eq!(test.read("charter.toml"), expected);
}

#[test]
fn fields_that_are_not_known_stay_with_no_other_record() {
    let text = "[[people.members.core_team]]\nname = \"Ana\"\nsince = 2020\n\n\
        [[people.members.core_team]]\nname = \"Bo\"\n";
    let test = Test::with_charter(text);
    let test = test.args(&["set", "people.members.core_team", "name=Cy"]).run();
    assert_eq!(test.read("charter.toml").trim(), "[[people.members.core_team]]\nname = \"Cy\"");
}
