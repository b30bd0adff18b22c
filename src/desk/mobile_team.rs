//! The list that is handed over to the mobile team: who waits at home, where, and what for. Why somebody cannot come
//! to a desk is a fact about their health: it is not in it.

use std::path::{Path, PathBuf};

use super::Desk;
use super::clean_up_list::Digits;
use super::error::DeskError;
use super::export::Proposal;
use super::follow_up::{FollowUp, FollowUpLine};
use super::lists::Window;
use crate::domain::next_step::NextStep;
use crate::domain::phone::Phone;
use crate::domain::visit::Appointment;
use crate::msg;
use crate::report::clean_up::{CleanUpSheet, clean_up_xlsx};
use crate::report::{Cell, Column, Kind, Table};
use crate::store::StoreError;
use crate::sys::files::{FilesError, Overwrite, write_new};
use crate::sys::paths;
use crate::text::numbers::day;
use crate::text::words::{Message, Words};

/// The kind in the name of its file.
const FILE_KIND: &str = "to-luu-dong";
/// What the log of who saw what calls it.
pub const SEEN: &str = "list_mobile_team";

/// A list that was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HandedOver {
    /// Where it is.
    pub path: PathBuf,
    /// How many people are in it.
    pub people: usize,
}

impl Desk {
    /// Where the list could go: into a folder that was chosen, or that of the user's documents.
    pub fn propose_mobile_team_list(&self, folder: Option<&str>) -> Result<Proposal, DeskError> {
        Ok(Proposal::of(&self.outgoing_name(FILE_KIND, self.clock.today(), "xlsx")?, folder))
    }

    /// Writes who waits for the mobile team into a file that is not there yet, and into the log of who saw what.
    /// Nothing where nobody waits.
    pub fn write_mobile_team_list(
        &mut self,
        area: Option<&str>,
        digits: Digits,
        (path, purpose): (&Path, &str),
        words: &Words,
    ) -> Result<Option<HandedOver>, DeskError> {
        let path = paths::absolute(path).map_err(|_not_a_path| FilesError::Name { path: path.to_owned() })?;
        let window = Window { first: 0, count: usize::MAX, keep: None };
        let lines = self.follow_up_window((FollowUp::MobileTeam, area), &window)?.lines;
        if lines.is_empty() {
            return Ok(None);
        }
        let sheet = sheet_of(&lines, digits, words);
        let bytes = clean_up_xlsx(&[sheet]).map_err(|source| StoreError::Io { path: path.clone(), source })?;
        write_new(&path, Overwrite::Refuse, |file| file.write_all(&bytes))?;
        self.log_seen(SEEN, lines.len(), purpose)?;
        Ok(Some(HandedOver { path, people: lines.len() }))
    }
}

fn sheet_of(lines: &[FollowUpLine], digits: Digits, words: &Words) -> CleanUpSheet {
    let column = |key: &str, heading: String| Column::new(key, heading, Kind::Text);
    let field = |code: &str| column(code, words.say(&Message::of_code("field", code)));
    let columns = vec![
        column("number", words.get("hand-over-number")),
        field("full_name"),
        field("area"),
        field("address"),
        field("phone"),
        column("need", words.get("hand-over-need")),
        column("appointment", words.get("hand-over-appointment")),
    ];
    let phone = |phone: &Phone| match digits {
        Digits::Masked => phone.masked(),
        Digits::Whole => phone.as_str().to_owned(),
    };
    let row = |(number, line): (usize, &FollowUpLine)| {
        let cells = [
            number.to_string(),
            line.name.clone(),
            line.area.clone(),
            line.address.clone(),
            line.phone.as_ref().map(phone).unwrap_or_default(),
            words.say(&need(line.step)),
            line.appointment.map(when).unwrap_or_default(),
        ];
        cells.into_iter().map(Cell::from).collect()
    };
    let name = words.get("hand-over-sheet");
    CleanUpSheet {
        title: words.say(&msg!("hand-over-title", count = lines.len())),
        guide: words.get("hand-over-guide"),
        table: Table {
            heading: name.clone(),
            name,
            columns,
            rows: (1..).zip(lines).map(row).collect(),
            ..Table::default()
        },
        ..CleanUpSheet::default()
    }
}

/// What the team is to do there.
pub fn need(step: NextStep) -> Message {
    match step {
        NextStep::ApplyCard => msg!("hand-over-need-card"),
        NextStep::Resubmit => msg!("hand-over-need-again"),
        NextStep::MobileTeam
        | NextStep::Enrol
        | NextStep::None(_)
        | NextStep::FindCard
        | NextStep::IntegratePapers
        | NextStep::ActivateNow
        | NextStep::AwaitApproval => msg!("hand-over-need-account"),
    }
}

fn when(appointment: Appointment) -> String {
    appointment
        .time
        .map_or_else(|| day(appointment.day), |time| format!("{} {}", day(appointment.day), time.format("%H:%M")))
}
