//! `sheet`: the paper for a walk without a laptop.

use std::path::PathBuf;

use serde_json::json;

use super::figures::overwrite_of;
use crate::cli::args::{self, SheetArgs};
use crate::cli::{CommandError, Session};
use crate::desk::selection::Selection;
use crate::desk::sheets::{SheetFormat, SheetOrder, SheetPhones, SheetWritten};
use crate::desk::{Desk, DeskError};
use crate::msg;
use crate::sys::settings::{WalkChoice, WalkOrder};
use crate::text::collate::area_key;
use crate::text::words::Message;

impl Session {
    pub(in crate::cli) fn sheet(&self, args: &SheetArgs) -> Result<u8, CommandError> {
        let format = match args.format {
            args::SheetFormat::Xlsx => SheetFormat::Xlsx,
            args::SheetFormat::Docx => SheetFormat::Docx,
            args::SheetFormat::Text => SheetFormat::Text,
        };
        let phones = match args.sheet_phones {
            None => SheetPhones::Left,
            Some(args::Phones::Masked) => SheetPhones::Masked,
            Some(args::Phones::Whole) => SheetPhones::Whole,
        };
        let mut desk = self.open_to_write()?;
        let area = args.area.as_deref().map(|area| area_of(&mut desk, area)).transpose()?;
        let path = match &args.output {
            Some(path) => path.clone(),
            None => PathBuf::from(desk.sheet_file_name(format)?),
        };
        // One walk: on paper nobody goes back for what is less urgent.
        let choice = WalkChoice {
            areas: Some(area.iter().cloned().collect()),
            order: WalkOrder::OneWalk,
            ..WalkChoice::default()
        };
        let evening = || self.output.words.say(&msg!("tui-walk-sheet-title", day = desk.today()));
        let order = SheetOrder {
            selection: Selection::Doors(choice),
            title: args.title.clone().or(area).unwrap_or_else(evening),
            format,
            phones,
            purpose: args.purpose.clone().unwrap_or_default(),
        };
        let written = desk.write_sheet(&order, (&path, overwrite_of(args.force)), &self.output.words)?;
        if args.purpose.is_none() {
            self.output.note(&msg!("cli-note-no-purpose"));
        }
        self.sheet_written(&written);
        Ok(0)
    }

    fn sheet_written(&self, SheetWritten { path, code, doors, lines }: &SheetWritten) {
        let path = path.display().to_string();
        if self.is_json() {
            let document = json!({"path": path, "code": code.to_string(), "doors": doors, "lines": lines});
            self.output.document("sheet", document);
        } else {
            self.output.say(&msg!("cli-sheet-done", code = code.to_string(), doors = *doors, lines = *lines));
            self.output.say(&msg!("cli-written", path = path));
        }
    }
}

/// The area of this name, however it is written. A wrong one is never the whole ward.
fn area_of(desk: &mut Desk, typed: &str) -> Result<String, CommandError> {
    let areas = desk.area_names()?;
    let found = areas.iter().find(|area| area_key(area) == area_key(typed)).cloned();
    found.ok_or_else(|| {
        let message: Message = msg!("error-sheet-area", area = typed);
        let hint = msg!("error-sheet-area-hint", areas = areas.join(", "));
        DeskError::refused_with_hint("no_such_area", message, hint).into()
    })
}
