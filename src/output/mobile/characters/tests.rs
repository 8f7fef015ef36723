//! The mobile as people see it.

use super::char_grid::LineStyle;
use super::columns::{ThreadLengths, balance_column, element_columns, title_and_counts};
use super::drawing::{CharDrawing, mobile_text};
use crate::core::charter::Charter;
use crate::core::framework::Framework;
use crate::core::status::ElementStatus;
use crate::core::text::Text;
use crate::output::mobile::balance::ROW_THRESHOLDS;
use proptest::prelude::*;

fn elements(answered: &[usize; 8]) -> Vec<ElementStatus> {
    let (framework, charter) = (Framework::built_in(), Charter::default());
    let mut elements =
        crate::core::status::status(&framework, &charter, crate::core::calendar::Day::default())
            .elements;
    let mut answered = answered.iter();
    for element in &mut elements {
        element.share.answered = 0;
        for area in &mut element.areas {
            let given = answered.next().copied().unwrap_or(0).min(area.share.asked);
            area.share.answered = given;
            element.share.answered += given;
        }
    }
    elements
}

fn shown(answered: &[usize; 8], width: usize, lines: LineStyle) -> Vec<String> {
    let lines = mobile_text(&elements(answered), width, lines).unwrap_or_default();
    lines.iter().map(Text::words).collect()
}

fn row_of(lines: &[String], words: &str) -> usize {
    lines.iter().position(|line| line.contains(words)).unwrap_or(usize::MAX)
}

#[test]
fn what_is_answered_alike_hangs_level() {
    let whole = shown(&[9, 7, 14, 5, 4, 11, 3, 5], 80, LineStyle::Lines);
    assert_eq!(
        whole,
        [
            "                             │",
            "        ╭────────────────────┴──────────╮",
            "        │                 ╭─────────────┴────────────╮",
            " Purpose 16/16      People 19/19              Practice 23/23",
            "    ╭───┴──╮        ╭─────┴─────╮          ╭─────┬───┴──┬──────╮",
            "    ●      ●        ●           ●          ●     ●      ●      ●",
            " Domain  Goals   Members  Stakeholders   What   How   Where  When",
            "   9/9    7/7     14/14        5/5        4/4  11/11   3/3    5/5",
        ]
    );
    let rows = |lines: &[String]| ["Purpose", "People", "Practice"].map(|name| row_of(lines, name));
    assert_eq!(rows(&shown(&[0; 8], 80, LineStyle::Lines)), rows(&whole));
}

#[test]
fn what_outweighs_the_rest_hangs_lower() {
    let purpose = shown(&[9, 7, 0, 0, 0, 0, 0, 0], 80, LineStyle::Lines);
    assert_eq!(
        purpose[1..5],
        [
            "                             │╭────────╮",
            "                   ╭─────────┴╯        │",
            "        ╭──────────╯      ╭────────────┴────────────╮",
            "        │            People 0/19              Practice 0/23",
        ]
    );
    assert!(row_of(&purpose, "Purpose") > row_of(&purpose, "People"));
    assert_eq!(row_of(&purpose, "People"), row_of(&purpose, "Practice"));
    let practice = shown(&[1, 0, 1, 0, 4, 11, 3, 5], 80, LineStyle::Lines);
    assert!(row_of(&practice, "Practice") > row_of(&practice, "People"));
    assert!(row_of(&practice, "Practice") > row_of(&practice, "Purpose"));
    let members = shown(&[9, 7, 14, 0, 4, 11, 3, 5], 80, LineStyle::Lines);
    assert!(row_of(&members, "Members") > row_of(&members, "Stakeholders"));
}

#[test]
fn in_a_narrow_window_names_hang_by_turns() {
    assert_eq!(
        shown(&[8, 7, 13, 5, 4, 10, 3, 5], 50, LineStyle::Ascii),
        [
            "                       |",
            "       .---------------+-------.",
            "       |              .--------+-------.",
            " Purpose 15/16  People 18/19    Practice 22/23",
            "     .-+-.         .--+-.         .--+-+-+---.",
            "     o   |         o    |         O  |   O   |",
            "  Domain |      Members |       What | Where |",
            "    8/9  |       13/14  |        4/4 |  3/3  |",
            "         O              O            o       O",
            "       Goals      Stakeholders      How    When",
            "        7/7            5/5         10/11    5/5",
        ]
    );
    assert!(mobile_text(&elements(&[0; 8]), 40, LineStyle::Lines).is_none());
}

proptest! {
    /// Every beam tells the truth, every name and count is whole, and nothing is too wide.
    #[test]
    fn heavier_hangs_lower(answered in prop::array::uniform8(0usize..15), width in 44usize..=80) {
        let elements = elements(&answered);
        let lines = mobile_text(&elements, width, LineStyle::Lines);
        prop_assume!(lines.is_some());
        let words: Vec<_> = lines.unwrap_or_default().iter().map(Text::words).collect();
        let picture = words.join("\n");
        for line in &words {
            prop_assert!(Text::from(line).width() <= width, "{}", picture);
        }
        for element in &elements {
            prop_assert!(picture.contains(&title_and_counts(element)), "{}", picture);
            for area in &element.areas {
                prop_assert!(picture.contains(&area.name), "{}", picture);
            }
        }
        let columns = element_columns(&elements, ThreadLengths::Alike);
        let mut drawing = CharDrawing::new(LineStyle::Lines);
        drawing.hang_chain(&columns, (balance_column(&columns), 0), 1);
        prop_assert_eq!(drawing.beams.len(), 5);
        for (beam, left, right) in drawing.beams {
            let [least, _] = ROW_THRESHOLDS;
            let lower = right.cmp(&left);
            let expected = match beam.imbalance {
                i if i >= least => std::cmp::Ordering::Greater,
                i if i <= -least => std::cmp::Ordering::Less,
                _ => std::cmp::Ordering::Equal,
            };
            prop_assert_eq!(lower, expected, "{:?}\n{}", beam, picture);
        }
    }
}
