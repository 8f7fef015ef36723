//! The charter as a hanging mobile, drawn in characters: what is answered has weight, and the side
//! that outweighs the other hangs lower. Every place is computed; where all is answered alike, all
//! beams hang level. The same mobile that a rendered charter shows.

mod beam;
mod char_grid;
mod parts;
#[cfg(test)]
mod tests;

use crate::core::status::{ElementStatus, Share};
use crate::core::text::{Text, TextStyle};
use beam::{Beam, clear_of, imbalance};
pub use char_grid::LineStyle;
use char_grid::{At, CharGrid};
use parts::{Hung, Part, Threads, arranged, counted, middle_of};

/// The mobile in lines of at most `width` columns; none where it does not fit.
#[must_use]
pub fn mobile(elements: &[ElementStatus], width: usize, ink: LineStyle) -> Option<Vec<Text>> {
    let mobile = [Threads::Alike, Threads::ByTurns]
        .into_iter()
        .map(|threads| arranged(elements, threads))
        .find(|parts| parts.last().is_some_and(|part| part.right <= width))?;
    let mut drawing = Drawing { sheet: CharGrid::default(), ink, beams: Vec::new() };
    drawing.chain(&mobile, (middle_of(&mobile), 0), 1);
    Some(drawing.sheet.lines(ink))
}

struct Drawing {
    sheet: CharGrid,
    ink: LineStyle,
    /// The beams with the rows of their ends.
    beams: Vec<(Beam, usize, usize)>,
}

impl Drawing {
    /// Hangs elements on a beam whose higher end is in the row `top`: the first on its left, all
    /// others on its right. Threads are as long as it takes to hang all names level when nothing
    /// outweighs anything.
    fn chain(&mut self, parts: &[Part], from: At, top: usize) {
        let [first, rest @ ..] = parts else { return };
        if rest.is_empty() {
            return self.element(first, from, top);
        }
        let beam = Beam::between(first, rest);
        self.beam(beam, from, top, TextStyle::Quiet);
        let end = |column| (column, top + beam.row(column));
        let (left, right) = (end(beam.left), end(beam.right));
        let [next, others @ ..] = rest else { return };
        if others.is_empty() {
            let thread = clear_of(beam, first).max(clear_of(beam, next));
            self.element(first, left, left.1 + thread);
            return self.element(next, right, right.1 + thread);
        }
        // The next beam hangs clear of this one.
        let below = Beam::between(next, others);
        let over = below.left.saturating_sub(1).max(beam.left)..=beam.right;
        let clear = over.map(|column| end(column).1).max().unwrap_or(top) + 1;
        self.chain(rest, right, clear);
        let thread = clear + below.row(right.0) - right.1 + 1;
        self.element(first, left, left.1 + thread.max(clear_of(beam, first)));
    }

    /// The name of an element in this row, and below it the beam with its areas.
    fn element(&mut self, part: &Part, from: At, row: usize) {
        self.sheet.down(from, row, TextStyle::Quiet);
        let at = (part.column, row);
        match part.areas.as_slice() {
            [] => {}
            [only] => self.area(only, part.accent, row),
            [first, .., last] => {
                let (left, right) = (first.column, last.column);
                let beam = Beam { left, right, imbalance: imbalance(part), steepest: 1 };
                self.beam(beam, at, row + 1, part.accent);
                for area in &part.areas {
                    self.area(area, part.accent, row + 1 + beam.row(area.column));
                }
            }
        }
        self.title(part, row);
    }

    /// A beam whose higher end is in the row `top`, and the thread that it hangs by.
    fn beam(&mut self, beam: Beam, from: At, top: usize, role: TextStyle) {
        let row = |column| top + beam.row(column);
        self.sheet.down(from, row(from.0), role);
        for column in beam.left..beam.right {
            let (here, next) = (row(column), row(column + 1));
            self.sheet.across((column, here), column + 1, role);
            self.sheet.down((column + 1, here.min(next)), here.max(next), role);
        }
        self.beams.push((beam, row(beam.left), row(beam.right)));
    }

    /// A disc that shows how much is answered, its name and its count.
    fn area(&mut self, hung: &Hung, role: TextStyle, row: usize) {
        let disc = row + hung.thread;
        self.sheet.down((hung.column, row), disc, role);
        let share = hung.area.share;
        self.sheet.write((hung.column, disc), disc_of(share, self.ink), role);
        self.centred((hung.column, disc + 1), &hung.area.name, TextStyle::Plain);
        self.centred((hung.column, disc + 2), &counted(share), TextStyle::Quiet);
    }

    fn title(&mut self, part: &Part, row: usize) {
        let count = format!(" {}", counted(part.element.share));
        let left = part.title_columns().0;
        self.sheet.write((left, row), &part.element.name, part.accent);
        let name = Text::from(&part.element.name).width();
        self.sheet.write((left + name, row), &count, TextStyle::Quiet);
    }

    fn centred(&mut self, (column, row): At, words: &str, role: TextStyle) {
        let width = Text::from(words).width();
        self.sheet.write((column - width / 2, row), words, role);
    }
}

/// Nothing, some of it, all.
fn disc_of(share: Share, ink: LineStyle) -> &'static str {
    let quarters = (share.answered * 4).checked_div(share.asked).unwrap_or(0);
    let discs = match ink {
        LineStyle::Lines => ["○", "◔", "◑", "◕", "●"],
        LineStyle::Ascii => [".", "o", "o", "o", "O"],
    };
    discs[if share.answered > 0 { quarters.max(1) } else { 0 }]
}
