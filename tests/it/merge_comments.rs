//! No comment of either side is lost in a merge, unless the other side took it away.

use proptest::prelude::*;

use crate::common::Folder;
use crate::common::untouched::comments;

/// A block of a charter: its comment, its header, and its line with a comment beside.
#[derive(Clone, Debug)]
struct Block {
    above: Option<String>,
    header: &'static str,
    line: String,
    beside: Option<String>,
}

fn base() -> Vec<Block> {
    let block = |number: usize, header, line: &str| Block {
        above: Some(format!("# above {number}")),
        header,
        line: line.to_owned(),
        beside: Some(format!("# beside {number}")),
    };
    vec![
        block(1, "[purpose.domain]", "subject = \"s\""),
        block(2, "[people.members]", "who = \"w\""),
        block(3, "[purpose.goals]", "why = \"y\""),
        block(4, "[practice.what]", "activities = [\"x\"]"),
    ]
}

fn text(blocks: &[Block]) -> String {
    let lines = |block: &Block| {
        let above = block.above.as_ref().map(|c| format!("{c}\n")).unwrap_or_default();
        let beside = block.beside.as_ref().map(|c| format!(" {c}")).unwrap_or_default();
        format!("\n{above}{}\n{}{beside}\n", block.header, block.line)
    };
    format!("[charter]\nname = \"A\"\n{}", blocks.iter().map(lines).collect::<String>())
}

/// What a branch does to a block.
#[derive(Clone, Debug)]
enum Step {
    Move(usize, usize),
    Answer(usize),
    Above(usize),
    Beside(usize),
    Uncomment(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let at = 0..4usize;
    let step = prop_oneof![
        (at.clone(), at.clone()).prop_map(|(from, to)| Step::Move(from, to)),
        at.clone().prop_map(Step::Answer),
        at.clone().prop_map(Step::Above),
        at.clone().prop_map(Step::Beside),
        at.prop_map(Step::Uncomment),
    ];
    prop::collection::vec(step, 0..5)
}

fn branch(name: &str, steps: &[Step]) -> String {
    let mut blocks = base();
    for step in steps {
        match step {
            Step::Move(from, to) => {
                let block = blocks.remove(*from);
                blocks.insert(*to, block);
            }
            Step::Answer(at) => {
                let end = blocks[*at].line.rfind('"').unwrap();
                blocks[*at].line.insert_str(end, name);
            }
            Step::Above(at) => blocks[*at].above = Some(format!("# above, of {name} {at}")),
            Step::Beside(at) => blocks[*at].beside = Some(format!("# beside, of {name} {at}")),
            Step::Uncomment(at) => blocks[*at].above = None,
        }
    }
    text(&blocks)
}

fn merged(base: &str, ours: &str, theirs: &str) -> String {
    let folder = Folder::new();
    for (name, text) in [("base.toml", base), ("ours.toml", ours), ("theirs.toml", theirs)] {
        folder.write(name, text);
    }
    let output = folder.command(&["merge", "base.toml", "ours.toml", "theirs.toml"]).output();
    let status = output.unwrap().status;
    assert!(matches!(status.code(), Some(0 | 1)), "{status}");
    folder.read("ours.toml")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_comment_of_a_side_is_lost(ours in steps(), theirs in steps()) {
        let base = text(&base());
        let (ours, theirs) = (branch("ours", &ours), branch("theirs", &theirs));
        let merged = merged(&base, &ours, &theirs);
        let [was, here, there, now] = [&base, &ours, &theirs, &merged].map(|text| comments(text));
        for comment in here.iter().chain(&there) {
            let taken_away =
                was.contains(comment) && !(here.contains(comment) && there.contains(comment));
            let kept = now.contains(comment);
            prop_assert!(kept || taken_away, "{comment}\n{ours}\n+ {theirs}\n= {merged}");
        }
    }
}

#[test]
fn the_comment_of_a_block_that_theirs_moves_is_kept() {
    let base = text(&base());
    let ours = base.replace("subject = \"s\"", "subject = \"ours\"");
    let moved = "\n# above 2\n[people.members]\nwho = \"w\" # beside 2\n";
    let theirs = base
        .replace(moved, "")
        .replace("[charter]\nname = \"A\"\n", &format!("[charter]\nname = \"A\"\n{moved}"));
    for theirs in [
        &theirs,
        &theirs.replace(
            "subject = \"s\" # beside 1\n",
            "subject = \"s\" # beside 1\nlevel = \"mixed\"\n",
        ),
    ] {
        let merged = merged(&base, &ours, theirs);
        assert_eq!(comments(&merged), comments(&base), "{merged}");
    }
}
