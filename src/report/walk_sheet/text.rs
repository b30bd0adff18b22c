//! The sheet as text, for a printer that knows nothing else: the same lines, boxes between strokes.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use super::{NAME_WIDE, TODO_WIDE, WalkSheet};
use crate::text::clean::visible;

/// Columns of the number and of the place for notes.
const NUMBER_WIDE: usize = 5;
const NOTES_WIDE: usize = 20;

/// The sheet as a text.
pub fn text_sheet(sheet: &WalkSheet) -> String {
    let mut text = format!("{}\n{}\n{}\n", visible(&sheet.title), visible(&sheet.subtitle), sheet.blanks);
    let boxes: Vec<String> = sheet.boxes.iter().map(|(letter, _)| format!("{letter}[ ]")).collect();
    let boxes = boxes.join(" ");
    for door in &sheet.doors {
        // Writing into a string cannot fail.
        let _ = write!(text, "\n{}   {}\n", visible(&door.place), sheet.at_door);
        for person in &door.people {
            let number = person.number.to_string();
            let name = [visible(&person.name), visible(&person.phone)].join(" ");
            let before = " ".repeat(NUMBER_WIDE.saturating_sub(number.len() + 1));
            let parts = [padded(name.trim_end(), NAME_WIDE), padded(&person.born, 4), padded(&person.todo, TODO_WIDE)];
            let _ = writeln!(text, "{before}{number} {} {boxes} {}", parts.join(" "), "_".repeat(NOTES_WIDE));
        }
    }
    for line in &sheet.legend {
        let _ = write!(text, "\n{line}\n");
    }
    text
}

fn padded(text: &str, wide: usize) -> String {
    format!("{text}{}", " ".repeat(wide.saturating_sub(text.width())))
}
