//! What was recognised in the files, as it is drawn.

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::encoding;
use super::sheets::{DayFrom, ImportSheets, SheetLine, Taken};
use super::{discreet, field_label, name_of};
use crate::desk::{Fitness, HiddenParts, Holds, LookedColumn, RowsSeen};
use crate::domain::roster::RowsOf;
use crate::msg;
use crate::text::words::Message;
use crate::tui::model::Shared;
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// The widest that headings and fields are drawn.
const COLUMN_MOST: usize = 34;

/// The parts of the screen.
pub struct Parts {
    /// The day.
    pub head: Rect,
    /// What the columns of the list are.
    pub names: Rect,
    /// The list.
    pub list: Rect,
    /// What the selected sheet is written in, where that has to be said.
    pub encoding: Rect,
}

/// Lines of the list that stay seen.
const FEWEST_LINES: u16 = 4;

/// Where the parts are.
pub fn parts(screen: &ImportSheets, shared: &Shared, area: Rect) -> Parts {
    let (head, rest) = boxes::split_top(area, 1);
    let (names, rest) = boxes::split_top(rest, 1);
    let told = screen.selected_sheet().map_or(0, |sheet| encoding::told(sheet, shared, usize::from(area.width)).len());
    let high = cells::cells(told).min(rest.height.saturating_sub(FEWEST_LINES));
    let (list, encoding) = boxes::split_top(rest, rest.height - high);
    Parts { head, names, list, encoding }
}

/// Before the desk has answered.
pub fn draw_waiting(paths: &[PathBuf], shared: &Shared, frame: &mut Frame, area: Rect) {
    let wide = usize::from(area.width);
    let names: Vec<String> = paths.iter().map(|path| name_of(path)).collect();
    let text = shared.words.say(&msg!("tui-import-looking", files = names.join(", ")));
    for (line, at) in cells::wrap(&text, wide).into_iter().zip(area.rows()) {
        frame.render_widget(Line::from(line), at);
    }
}

/// Draws it.
pub fn draw(screen: &ImportSheets, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let parts = parts(screen, shared, area);
    let wide = usize::from(area.width);
    let (day, from) = screen.day(shared.now.today);
    let said = match from {
        DayFrom::User => msg!("tui-import-day-user", day = day),
        DayFrom::Title => msg!("tui-import-day-title", day = day),
        DayFrom::Today => msg!("tui-import-day-today", day = day),
    };
    frame.render_widget(Line::styled(cells::fit(&words.say(&said), wide), theme.style(Role::Plain)), parts.head);
    let widths = Widths::of(wide);
    let names = widths.line(["tui-import-heading", "tui-import-field", "tui-import-samples"].map(|id| words.get(id)));
    frame.render_widget(Line::styled(format!("    {names}"), theme.style(Role::Heading)), parts.names);
    let top = cells::top_for(screen.selected, usize::from(parts.list.height), 0);
    for ((place, line), at) in screen.lines.iter().enumerate().skip(top).zip(parts.list.rows()) {
        let is_selected = place == screen.selected;
        let pointer = if is_selected { theme.pointer() } else { " " };
        let (text, role) = match *line {
            SheetLine::Sheet(file, sheet) => sheet_line(screen, (file, sheet), shared, wide.saturating_sub(2)),
            SheetLine::Column(file, sheet, _) => {
                let Some(column) = screen.column(*line) else { continue };
                let (text, role) = column_line(column, shared, &widths);
                let is_read = screen.taken(file, sheet) == Taken::Yes;
                (format!("  {text}"), if is_read { role } else { Role::Muted })
            }
        };
        let role = if is_selected { Role::Selected } else { role };
        let shown = Line::from(vec![Span::raw(pointer), Span::raw(" "), Span::raw(text)]);
        frame.render_widget(shown.style(theme.style(role)), at);
    }
    let told = screen.selected_sheet().map(|sheet| encoding::told(sheet, shared, wide)).unwrap_or_default();
    for (line, at) in told.into_iter().zip(parts.encoding.rows()) {
        frame.render_widget(line, at);
    }
}

struct Widths {
    heading: usize,
    field: usize,
    samples: usize,
}

impl Widths {
    fn of(wide: usize) -> Self {
        // Pointer, sign, and two gaps are no text.
        let room = wide.saturating_sub(6);
        let column = (room * 3 / 10).min(COLUMN_MOST);
        Self { heading: column, field: column, samples: room.saturating_sub(column * 2) }
    }

    fn line(&self, [heading, field, samples]: [String; 3]) -> String {
        format!(
            "{} {} {}",
            cells::left(&heading, self.heading),
            cells::left(&field, self.field),
            cells::left(&samples, self.samples)
        )
    }
}

fn sheet_line(screen: &ImportSheets, (file, place): (usize, usize), shared: &Shared, wide: usize) -> (String, Role) {
    let words = &shared.words;
    let Some(sheet) = screen.sheet(file, place) else { return (String::new(), Role::Plain) };
    let path = screen.looked.as_ref().and_then(|looked| looked.files.get(file)).map(|file| file.path.as_path());
    // The name of the sheet and what was found in it must still be seen.
    let file_name = cells::fit(&path.map(name_of).unwrap_or_default(), wide * 2 / 5);
    let is_text = path.and_then(|path| path.file_stem()).is_some_and(|stem| stem.to_string_lossy() == sheet.name);
    let mut facts = vec![if is_text { file_name } else { format!("{file_name} · {}", sheet.name) }];
    let (mark, role) = match (screen.taken(file, place), &sheet.table) {
        (_, None) => {
            facts.push(words.get("tui-import-no-table"));
            ("[ ]", Role::Muted)
        }
        (taken, Some(table)) => {
            if table.fitness == Fitness::Unnamed {
                facts.push(words.get("tui-import-no-names"));
            } else {
                facts.push(words.say(&match (table.of, table.rows) {
                    (RowsOf::People, RowsSeen::All(rows)) => msg!("tui-import-people", count = rows),
                    // Nobody counted them: a round number says so.
                    (RowsOf::People, RowsSeen::AtLeast(rows)) => {
                        msg!("tui-import-people-at-least", count = rows / 100 * 100)
                    }
                    (RowsOf::Households, RowsSeen::All(rows)) => msg!("tui-import-households", count = rows),
                    (RowsOf::Households, RowsSeen::AtLeast(rows)) => {
                        msg!("tui-import-households-at-least", count = rows / 100 * 100)
                    }
                }));
            }
            facts.push(words.say(&msg!("tui-import-heading-row", row = table.heading_row)));
            match taken {
                Taken::Yes => ("[x]", Role::Heading),
                Taken::No => ("[ ]", Role::Muted),
            }
        }
    };
    if sheet.is_hidden {
        facts.push(words.get("tui-import-hidden-sheet"));
    }
    if let Some(rows) = screen.hidden_rows(file, place) {
        // Of a long sheet only the beginning was seen.
        let is_cut = sheet.table.as_ref().is_some_and(|table| matches!(table.rows, RowsSeen::AtLeast(_)));
        let count = if is_cut { format!("{rows}+") } else { rows.to_string() };
        facts.push(words.say(&match screen.hidden() {
            HiddenParts::Skip => msg!("tui-import-hidden-rows-skipped", count = count),
            HiddenParts::Take => msg!("tui-import-hidden-rows-taken", count = count),
        }));
    }
    if sheet.encoding != "unicode" {
        facts.push(words.say(&Message::of_code("tui-import-short-encoding", sheet.encoding)));
    }
    (cells::left(&format!("{mark} {}", facts.join(" · ")), wide), role)
}

/// The sign says whether the column is read, also without colours.
fn column_line(column: &LookedColumn, shared: &Shared, widths: &Widths) -> (String, Role) {
    let (words, theme) = (&shared.words, shared.theme);
    let (sign, field, role) = match column.holds {
        Holds::Field(name) => (theme.pick("√", "+"), words.say(&field_label(name)), Role::Plain),
        Holds::Again(name) => ("=", words.say(&msg!("tui-import-again", field = field_label(name))), Role::Attention),
        Holds::Unknown => (theme.pick("–", "-"), words.get("tui-import-not-read"), Role::Muted),
        Holds::Refused => ("!", words.get("tui-import-refused"), Role::Muted),
    };
    let samples: Vec<String> = column.samples.iter().map(|text| discreet(text, shared)).collect();
    (format!("{sign} {}", widths.line([column.heading.clone(), field, samples.join(" · ")])), role)
}
