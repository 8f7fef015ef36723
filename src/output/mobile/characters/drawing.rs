//! Draws the mobile into a grid of characters, from the top down.

use super::beam::{Beam, thread_clear_of_beam};
use super::char_grid::{CharGrid, LineStyle, Place};
use super::columns::{
    AreaColumn, ElementColumns, ThreadLengths, answered_of_asked, balance_column, element_columns,
};
use crate::core::status::{ElementStatus, Share};
use crate::core::text::{Text, TextStyle};

/// The mobile in lines of at most `width` columns; none where it does not fit.
#[must_use]
pub fn mobile_text(
    elements: &[ElementStatus],
    width: usize,
    lines: LineStyle,
) -> Option<Vec<Text>> {
    let columns = [ThreadLengths::Alike, ThreadLengths::ByTurns]
        .into_iter()
        .map(|threads| element_columns(elements, threads))
        .find(|columns| columns.last().is_some_and(|last| last.right <= width))?;
    let mut drawing = CharDrawing::new(lines);
    drawing.hang_chain(&columns, (balance_column(&columns), 0), 1);
    Some(drawing.grid.lines(lines))
}

/// The mobile as far as it is drawn.
pub(super) struct CharDrawing {
    grid: CharGrid,
    lines: LineStyle,
    /// The beams with the rows of their ends.
    pub(super) beams: Vec<(Beam, usize, usize)>,
}

impl CharDrawing {
    pub(super) fn new(lines: LineStyle) -> Self {
        Self { grid: CharGrid::default(), lines, beams: Vec::new() }
    }

    /// Hangs elements on a beam whose higher end is in the row `top`: the first on its left, all
    /// others on its right. Threads are as long as it takes to hang all names level when nothing
    /// outweighs anything.
    pub(super) fn hang_chain(&mut self, columns: &[ElementColumns], from: Place, top: usize) {
        let [first, rest @ ..] = columns else { return };
        if rest.is_empty() {
            return self.draw_element(first, from, top);
        }
        let beam = Beam::of_elements(first, rest);
        self.draw_beam(beam, from, top, TextStyle::Quiet);
        let end = |column| (column, top + beam.row(column));
        let (left, right) = (end(beam.left), end(beam.right));
        let [next, others @ ..] = rest else { return };
        if others.is_empty() {
            let thread = thread_clear_of_beam(beam, first).max(thread_clear_of_beam(beam, next));
            self.draw_element(first, left, left.1 + thread);
            return self.draw_element(next, right, right.1 + thread);
        }
        // The next beam hangs clear of this one.
        let below = Beam::of_elements(next, others);
        let over = below.left.saturating_sub(1).max(beam.left)..=beam.right;
        let clear = over.map(|column| end(column).1).max().unwrap_or(top) + 1;
        self.hang_chain(rest, right, clear);
        let thread = clear + below.row(right.0) - right.1 + 1;
        self.draw_element(first, left, left.1 + thread.max(thread_clear_of_beam(beam, first)));
    }

    /// The name of an element in this row, and below it the beam with its areas.
    fn draw_element(&mut self, element: &ElementColumns, from: Place, row: usize) {
        self.grid.draw_down(from, row, TextStyle::Quiet);
        let at = (element.column, row);
        match element.areas.as_slice() {
            [] => {}
            [only] => self.draw_area(only, element.accent, row),
            [first, .., last] => {
                let (left, right) = (first.column, last.column);
                let beam = Beam::of_areas(element, left, right);
                self.draw_beam(beam, at, row + 1, element.accent);
                for area in &element.areas {
                    self.draw_area(area, element.accent, row + 1 + beam.row(area.column));
                }
            }
        }
        self.write_title(element, row);
    }

    /// A beam whose higher end is in the row `top`, and the thread that it hangs by.
    fn draw_beam(&mut self, beam: Beam, from: Place, top: usize, style: TextStyle) {
        let row = |column| top + beam.row(column);
        self.grid.draw_down(from, row(from.0), style);
        for column in beam.left..beam.right {
            let (here, next) = (row(column), row(column + 1));
            self.grid.draw_across((column, here), column + 1, style);
            self.grid.draw_down((column + 1, here.min(next)), here.max(next), style);
        }
        self.beams.push((beam, row(beam.left), row(beam.right)));
    }

    /// A disc that shows how much is answered, its name and its count.
    fn draw_area(&mut self, area: &AreaColumn, style: TextStyle, row: usize) {
        let disc = row + area.thread;
        self.grid.draw_down((area.column, row), disc, style);
        let share = area.status.share;
        self.grid.write((area.column, disc), disc_character(share, self.lines), style);
        self.write_centred((area.column, disc + 1), &area.status.name, TextStyle::Plain);
        self.write_centred((area.column, disc + 2), &answered_of_asked(share), TextStyle::Quiet);
    }

    fn write_title(&mut self, element: &ElementColumns, row: usize) {
        let count = format!(" {}", answered_of_asked(element.status.share));
        let left = element.title_columns().0;
        self.grid.write((left, row), &element.status.name, element.accent);
        let name = Text::from(&element.status.name).width();
        self.grid.write((left + name, row), &count, TextStyle::Quiet);
    }

    fn write_centred(&mut self, (column, row): Place, words: &str, style: TextStyle) {
        let width = Text::from(words).width();
        self.grid.write((column - width / 2, row), words, style);
    }
}

/// Nothing, some of it, all.
fn disc_character(share: Share, lines: LineStyle) -> &'static str {
    let quarters = (share.answered * 4).checked_div(share.asked).unwrap_or(0);
    let discs = match lines {
        LineStyle::Lines => ["○", "◔", "◑", "◕", "●"],
        LineStyle::Ascii => [".", "o", "o", "o", "O"],
    };
    discs[if share.answered > 0 { quarters.max(1) } else { 0 }]
}
