//! A frame as a text and as a picture.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// Pixels of a cell.
const CELL: (u32, u32) = (9, 18);
/// Pixels around the frame.
const MARGIN: u32 = 12;
/// The paper and the ink where the terminal's own are meant.
const PAPER: &str = "#1b1f24";
const INK: &str = "#d7dce2";

/// One line a row, without the spaces at its end.
pub fn text(buffer: &Buffer) -> String {
    let mut text = String::new();
    for row in rows(buffer) {
        let row: String = row.iter().map(|cell| cell.symbol()).collect();
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

/// An SVG of the frame, drawn as a dark terminal.
pub fn svg(buffer: &Buffer) -> String {
    let (columns, lines) = (u32::from(buffer.area.width), u32::from(buffer.area.height));
    let (wide, high) = (columns * CELL.0 + 2 * MARGIN, lines * CELL.1 + 2 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" height=\"{high}\">\n\
         <rect width=\"{wide}\" height=\"{high}\" rx=\"8\" fill=\"{PAPER}\"/>\n\
         <g font-family=\"'DejaVu Sans Mono', 'Cascadia Mono', Consolas, monospace\" font-size=\"15\" xml:space=\"preserve\">\n"
    );
    for (line, row) in (0..).zip(rows(buffer)) {
        for run in runs(&row) {
            run.draw(&mut out, line);
        }
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn rows(buffer: &Buffer) -> Vec<Vec<&ratatui::buffer::Cell>> {
    let area = buffer.area;
    area.rows().map(|row| row.columns().filter_map(|place| buffer.cell(place.as_position())).collect()).collect()
}

/// Neighbouring cells of one look.
struct Run {
    column: u32,
    cells: u32,
    text: String,
    look: Look,
}

#[derive(Clone, PartialEq, Eq)]
struct Look {
    ink: &'static str,
    paper: Option<&'static str>,
    weight: bool,
    line: bool,
    dim: bool,
}

fn runs(row: &[&ratatui::buffer::Cell]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut covered = 0;
    for (column, cell) in (0..).zip(row) {
        // The second half of a wide character.
        if column < covered {
            continue;
        }
        let cells = u32::try_from(cell.symbol().width().max(1)).unwrap_or(1);
        covered = column + cells;
        let look = look_of(cell);
        match runs.last_mut() {
            Some(run) if run.look == look => {
                run.text.push_str(cell.symbol());
                run.cells += cells;
            }
            Some(_) | None => runs.push(Run { column, cells, text: cell.symbol().to_owned(), look }),
        }
    }
    runs
}

fn look_of(cell: &ratatui::buffer::Cell) -> Look {
    let has = |modifier| cell.modifier.contains(modifier);
    let (ink, paper) = (color(cell.fg), color(cell.bg));
    let (ink, paper) = if has(Modifier::REVERSED) {
        (paper.unwrap_or(PAPER), Some(ink.unwrap_or(INK)))
    } else {
        (ink.unwrap_or(INK), paper)
    };
    Look { ink, paper, weight: has(Modifier::BOLD), line: has(Modifier::UNDERLINED), dim: has(Modifier::DIM) }
}

/// The named colours of a terminal; the others are not used in pictures.
#[expect(clippy::wildcard_enum_match_arm, reason = "a picture is drawn with the named colours")]
fn color(color: Color) -> Option<&'static str> {
    Some(match color {
        Color::Black => "#000000",
        Color::Red | Color::LightRed => "#f2777a",
        Color::Green | Color::LightGreen => "#99cc99",
        Color::Yellow | Color::LightYellow => "#ffcc66",
        Color::Blue | Color::LightBlue => "#6699cc",
        Color::Magenta | Color::LightMagenta => "#e49ae4",
        Color::Cyan | Color::LightCyan => "#66cccc",
        Color::Gray => "#b0b6bd",
        Color::DarkGray => "#747d88",
        Color::White => "#ffffff",
        _ => return None,
    })
}

impl Run {
    fn draw(&self, out: &mut String, line: u32) {
        let (x, y) = (MARGIN + self.column * CELL.0, MARGIN + line * CELL.1);
        let wide = self.cells * CELL.0;
        if let Some(paper) = self.look.paper {
            // Writing into a string cannot fail.
            let _ =
                writeln!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{}\" fill=\"{paper}\"/>", CELL.1);
        }
        if self.text.trim().is_empty() {
            return;
        }
        let mut style = String::new();
        if self.look.weight {
            style.push_str(" font-weight=\"bold\"");
        }
        if self.look.line {
            style.push_str(" text-decoration=\"underline\"");
        }
        if self.look.dim {
            style.push_str(" opacity=\"0.65\"");
        }
        let _ = writeln!(
            out,
            "<text x=\"{x}\" y=\"{}\" textLength=\"{wide}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{}\"{style}>{}</text>",
            y + 14,
            self.look.ink,
            escaped(&self.text)
        );
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
