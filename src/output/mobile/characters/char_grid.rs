//! A grid of characters on which thin lines are drawn. Where lines meet, the grid finds the
//! character that joins them.

use crate::core::text::{Text, TextStyle};

/// With which characters lines are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineStyle {
    /// Thin lines with round corners.
    Lines,
    /// What every terminal can show.
    Ascii,
}

/// A column and a row, from the left and the top.
pub(super) type Place = (usize, usize);

const UP: u8 = 1;
const DOWN: u8 = 2;
const LEFT: u8 = 4;
const RIGHT: u8 = 8;

/// What stands in one column of one row.
#[derive(Clone, Copy)]
enum Cell {
    Blank,
    /// Lines towards these sides.
    Line(u8, TextStyle),
    Letter(char, TextStyle),
    /// The second column of a wide letter.
    Covered,
}

/// A grid that grows as it is drawn on.
#[derive(Default)]
pub(super) struct CharGrid {
    rows: Vec<Vec<Cell>>,
}

impl CharGrid {
    /// A line from left to right, along a row.
    pub(super) fn draw_across(&mut self, (left, row): Place, right: usize, style: TextStyle) {
        for column in left..=right {
            let towards =
                (if column > left { LEFT } else { 0 }) | (if column < right { RIGHT } else { 0 });
            self.add_line((column, row), towards, style);
        }
    }

    /// A line downwards, to a row.
    pub(super) fn draw_down(&mut self, (column, top): Place, bottom: usize, style: TextStyle) {
        for row in top..=bottom {
            let towards = (if row > top { UP } else { 0 }) | (if row < bottom { DOWN } else { 0 });
            self.add_line((column, row), towards, style);
        }
    }

    /// Words from this place on, over whatever is there.
    pub(super) fn write(&mut self, (column, row): Place, words: &str, style: TextStyle) {
        let mut at = column;
        for letter in words.chars() {
            let width = Text::from(letter.to_string()).width();
            if width == 0 {
                continue;
            }
            *self.cell((at, row)) = Cell::Letter(letter, style);
            for covered in 1..width {
                *self.cell((at + covered, row)) = Cell::Covered;
            }
            at += width;
        }
    }

    /// The grid in lines, without blanks at their ends.
    pub(super) fn lines(&self, lines: LineStyle) -> Vec<Text> {
        let line = |row: &Vec<Cell>| {
            let inked = row.iter().rposition(|cell| !matches!(cell, Cell::Blank));
            let mut text = Text::new();
            // What has one style is one piece.
            let mut piece = (TextStyle::Plain, String::new());
            for cell in &row[..inked.map_or(0, |last| last + 1)] {
                let (letter, style) = match cell {
                    Cell::Covered => continue,
                    Cell::Blank => (' ', piece.0),
                    Cell::Line(towards, style) => (line_character(*towards, lines), *style),
                    Cell::Letter(letter, style) => (*letter, *style),
                };
                if style != piece.0 {
                    text = text.and(piece.0, std::mem::take(&mut piece.1));
                    piece.0 = style;
                }
                piece.1.push(letter);
            }
            text.and(piece.0, piece.1)
        };
        self.rows.iter().map(line).collect()
    }

    fn add_line(&mut self, at: Place, towards: u8, style: TextStyle) {
        let cell = self.cell(at);
        *cell = match *cell {
            Cell::Line(already, first) => Cell::Line(already | towards, first),
            Cell::Blank => Cell::Line(towards, style),
            written => written,
        };
    }

    fn cell(&mut self, (column, row): Place) -> &mut Cell {
        if self.rows.len() <= row {
            self.rows.resize(row + 1, Vec::new());
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            cells.resize(column + 1, Cell::Blank);
        }
        &mut cells[column]
    }
}

/// The character with lines towards these sides.
fn line_character(towards: u8, lines: LineStyle) -> char {
    let (line, ascii) = match towards {
        0 => (' ', ' '),
        LEFT | RIGHT | 12 => ('─', '-'),
        UP | DOWN | 3 => ('│', '|'),
        10 => ('╭', '.'),
        6 => ('╮', '.'),
        9 => ('╰', '\''),
        5 => ('╯', '\''),
        11 => ('├', '+'),
        7 => ('┤', '+'),
        14 => ('┬', '+'),
        13 => ('┴', '+'),
        _ => ('┼', '+'),
    };
    if lines == LineStyle::Lines { line } else { ascii }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(grid: &CharGrid, lines: LineStyle) -> Vec<String> {
        grid.lines(lines).iter().map(Text::words).collect()
    }

    #[test]
    fn lines_join_where_they_meet() {
        let mut grid = CharGrid::default();
        grid.draw_down((4, 0), 1, TextStyle::Quiet);
        grid.draw_across((1, 1), 7, TextStyle::Quiet);
        grid.draw_down((1, 1), 2, TextStyle::Quiet);
        grid.draw_down((6, 1), 2, TextStyle::Quiet);
        grid.draw_down((7, 1), 2, TextStyle::Quiet);
        assert_eq!(shown(&grid, LineStyle::Lines), ["    │", " ╭──┴─┬╮", " │    ││"]);
        assert_eq!(shown(&grid, LineStyle::Ascii), ["    |", " .--+-+.", " |    ||"]);
    }

    #[test]
    fn words_stand_over_lines_and_wide_letters_take_two_columns() {
        let mut grid = CharGrid::default();
        grid.draw_across((0, 0), 8, TextStyle::Quiet);
        grid.write((2, 0), "名a", TextStyle::Strong);
        assert_eq!(shown(&grid, LineStyle::Lines), ["──名a────"]);
        assert_eq!(grid.lines(LineStyle::Lines)[0].width(), 9);
    }
}
