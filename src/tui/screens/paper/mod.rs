//! A walk sheet comes back from the evening: its code, the day, then line numbers and letters. Each entry is shown
//! with the person it is about while it is typed; nothing is recorded until one key records everything.

mod letters;
mod taken;
mod view;

use std::collections::HashSet;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike as _};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use self::letters::letters;
#[cfg(test)]
pub use self::letters::letters as letters_of_paper;
use self::taken::{BETWEEN, Before, Taken};
use super::visit_text::past_day;
use super::{Behaviour, Confirm, Question, Typing, moved};
use crate::desk::screen::{Reply, Request, SheetsReply, SheetsRequest};
use crate::desk::sheets::{SheetCard, SheetShort, visits_of};
use crate::desk::views::HouseholdRef;
use crate::domain::keyed::{Entry, Letters, read};
use crate::domain::sheet::SheetCode;
use crate::msg;
use crate::text::numbers;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Saving, Shared, Status, Step, Then};
use crate::tui::widgets::boxes;
use crate::tui::widgets::field::TextField;

/// Room for a whole sheet that is pasted at once. Whatever goes back to the field has this room besides its own.
const MOST_LINE_CHARS: usize = 8_000;
/// A day, or a code.
const MOST_SHORT_CHARS: usize = 40;
/// Before this hour what is keyed was written the evening before.
const NOON: u32 = 12;

/// What is typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    /// The code of the sheet, or one from the list.
    Code,
    /// The day on which one was at the doors.
    Day,
    /// What is written on it.
    Entries,
}

/// The screen.
pub struct Paper {
    pub(super) part: Part,
    pub(super) code: TextField,
    pub(super) wrong: Option<Message>,
    pub(super) sheets: Option<Vec<SheetShort>>,
    pub(super) selected: usize,
    /// The sheet that is keyed back: known for good, while what stands on it is forgotten at a lock.
    chosen: Option<SheetCode>,
    pub(super) sheet: Option<Box<SheetCard>>,
    pub(super) day: TextField,
    pub(super) on: NaiveDate,
    pub(super) line: TextField,
    /// What is said so far, by line.
    pub(super) taken: Taken,
    /// The line that was typed last, or is looked at.
    pub(super) last: u32,
    letters: Letters,
}

impl Paper {
    /// Choosing a sheet.
    pub fn new(shared: &Shared) -> Self {
        let on = usual_day(shared.now.local());
        Self {
            part: Part::Code,
            code: TextField::new(MOST_SHORT_CHARS),
            wrong: None,
            sheets: None,
            selected: 0,
            chosen: None,
            sheet: None,
            day: TextField::with(MOST_SHORT_CHARS, &numbers::day(on)),
            on,
            line: TextField::new(MOST_LINE_CHARS),
            taken: Taken::default(),
            last: 0,
            letters: letters(),
        }
    }

    /// What stands in the field, entry by entry.
    pub(super) fn typed_entries(&self) -> Vec<Entry> {
        read(self.line.text(), &self.letters, self.then())
    }

    /// The evening at which it was written: `mai` is the day after that.
    fn then(&self) -> NaiveDateTime {
        self.on.and_time(NaiveTime::from_hms_opt(21, 30, 0).unwrap_or(NaiveTime::MIN))
    }

    /// What is wrong with an entry though it is understood.
    pub(super) fn fault_of(&self, entry: &Entry) -> Option<Message> {
        let sheet = self.sheet.as_ref()?;
        let (first, last) = match (&entry.what, entry.lines) {
            (Err(fault), _) => return Some(fault.message()),
            (Ok(_), None) => return None,
            (Ok(_), Some(lines)) => lines,
        };
        if first == 0 || sheet.line(last).is_none() {
            let line = if first == 0 { first } else { last };
            return Some(msg!("keyed-not-on-sheet", line = line.to_string(), count = sheet.lines.len()));
        }
        let gone = (first..=last).find(|line| sheet.line(*line).is_some_and(|line| line.place.is_none()));
        gone.map(|line| msg!("sheet-gone", line = line.to_string()))
    }

    /// Takes over what is understood; what is not stays in the field.
    fn take_entries(&mut self) -> Vec<Step> {
        if let Err(why) = self.has_sheet() {
            return vec![Step::Say(Status::refusal(why))];
        }
        if self.line.is_full() {
            return vec![Step::Say(Status::refusal(msg!("keyed-field-full")))];
        }
        let mut left = Vec::new();
        let mut again = Vec::new();
        for entry in self.typed_entries() {
            let (None, Some((first, last)), Ok(what)) = (self.fault_of(&entry), entry.lines, &entry.what) else {
                left.push(entry.text);
                continue;
            };
            for line in first..=last {
                self.last = line;
                if self.taken.take(line, &entry, what) == Before::Other {
                    again.push(line.to_string());
                }
            }
        }
        self.put_back(&left);
        let status = match (left.is_empty(), again.is_empty(), self.clash()) {
            (false, ..) => Status::refusal(msg!("keyed-left", count = left.len())),
            (true, _, Some(clash)) => Status::refusal(clash),
            (true, false, None) => Status::note(msg!("keyed-again", lines = again.join(", "))),
            (true, true, None) => return Vec::new(),
        };
        vec![Step::Say(status)]
    }

    /// Entries stand in the field, with room to correct them however long they are together.
    fn put_back(&mut self, entries: &[String]) {
        let text = entries.join(BETWEEN);
        self.line = TextField::with(MOST_LINE_CHARS + text.chars().count(), &text);
    }

    /// Whether what is typed can be held against the sheet.
    fn has_sheet(&self) -> Result<(), Message> {
        let why = || self.wrong.clone().unwrap_or_else(|| msg!("keyed-no-sheet-yet"));
        self.sheet.as_ref().map(drop).ok_or_else(why)
    }

    /// Lines of one household that exclude each other.
    pub(super) fn clash(&self) -> Option<Message> {
        visits_of(self.sheet.as_ref()?, self.taken.said(), self.on).err().map(|clash| clash.message())
    }

    fn choose(&mut self) -> Vec<Step> {
        let typed = self.code.text().trim();
        let code = if typed.is_empty() {
            self.sheets.as_ref().and_then(|sheets| sheets.get(self.selected)).map(|sheet| sheet.code)
        } else {
            typed.parse().ok()
        };
        let Some(code) = code else {
            self.wrong = Some(msg!("sheet-wrong-code"));
            return Vec::new();
        };
        vec![ask(SheetsRequest::Sheet(code))]
    }

    fn accept_day(&mut self, shared: &Shared) -> Vec<Step> {
        match past_day(&self.day.cleaned(), shared.now.today) {
            Ok(day) => {
                self.on = day;
                self.day = TextField::with(MOST_SHORT_CHARS, &numbers::day(day));
                self.wrong = None;
                self.part = Part::Entries;
                self.read_again()
            }
            Err(why) => {
                self.wrong = Some(why);
                Vec::new()
            }
        }
    }

    /// What was taken is read as of the day that holds now; what does not fit it goes back to the field.
    fn read_again(&mut self) -> Vec<Step> {
        let (count, mut left) = self.taken.read_again(&self.letters, self.then());
        if left.is_empty() {
            return Vec::new();
        }
        if !self.line.is_blank() {
            left.insert(0, self.line.text().trim().to_owned());
        }
        self.put_back(&left);
        vec![Step::Say(Status::refusal(msg!("keyed-day-left", count = count)))]
    }

    /// How many of the households that would be recorded have a visit of that day already: most likely this sheet was
    /// keyed before.
    fn visited_already(&self) -> usize {
        let lines = self.taken.said().keys().filter_map(|line| self.sheet.as_ref()?.line(*line));
        let visited = lines.filter(|line| line.visited.contains(&self.on));
        visited.filter_map(|line| Some(line.place?.0)).collect::<HashSet<HouseholdRef>>().len()
    }

    fn write_or_ask(&self) -> Vec<Step> {
        match self.visited_already() {
            0 => self.write(),
            count => {
                let question = msg!("tui-ask-keyed-already", count = count, day = self.on);
                vec![Step::open(Confirm::new(Question::Other(question)))]
            }
        }
    }

    fn write(&self) -> Vec<Step> {
        let Some(sheet) = &self.sheet else { return Vec::new() };
        let code = sheet.short.code;
        let said = msg!("tui-said-keyed", code = code.to_string(), count = self.taken.said().len(), day = self.on);
        let request = Request::Sheets(SheetsRequest::KeyBack { code, on: self.on, said: self.taken.said().clone() });
        vec![Step::Save(request, Saving { said, then: Then::Back })]
    }

    fn back(&mut self) -> Vec<Step> {
        match self.part {
            Part::Day => {
                self.day = TextField::with(MOST_SHORT_CHARS, &numbers::day(self.on));
                self.wrong = None;
                self.part = Part::Entries;
                Vec::new()
            }
            Part::Entries if self.is_unsaved() => vec![Step::Discard],
            Part::Code | Part::Entries => vec![Step::Back],
        }
    }

    fn take_sheet(&mut self, code: SheetCode, card: Option<&SheetCard>) {
        if self.chosen.is_some_and(|chosen| chosen != code) {
            return;
        }
        match card {
            Some(card) => {
                self.chosen = Some(code);
                self.sheet = Some(Box::new(card.clone()));
                self.wrong = None;
                if self.part == Part::Code {
                    self.part = Part::Entries;
                }
            }
            None => self.wrong = Some(msg!("error-no-such-sheet", code = code.to_string())),
        }
    }

    /// Up and down among what is said so far.
    fn look(&mut self, act: Act) {
        let lines: Vec<u32> = self.taken.said().keys().copied().collect();
        let at = lines.iter().position(|line| *line >= self.last).unwrap_or(lines.len().saturating_sub(1));
        if let Some(line) = lines.get(moved(act, at, lines.len(), view::ENTRY_ROWS)) {
            self.last = *line;
        }
    }
}

/// The evening before, until noon.
fn usual_day(now: NaiveDateTime) -> NaiveDate {
    let today = now.date();
    if now.hour() < NOON { today.pred_opt().unwrap_or(today) } else { today }
}

fn ask(request: SheetsRequest) -> Step {
    Step::Ask(Request::Sheets(request))
}

impl Behaviour for Paper {
    fn scope(&self) -> Scope {
        match self.part {
            Part::Code => Scope::SheetCode,
            Part::Day => Scope::SheetDay,
            Part::Entries => Scope::SheetEntries,
        }
    }

    fn title(&self) -> Message {
        msg!("tui-title-paper")
    }

    fn typing(&mut self) -> Option<Typing<'_>> {
        Some(Typing::Text(match self.part {
            Part::Code => &mut self.code,
            Part::Day => &mut self.day,
            Part::Entries => &mut self.line,
        }))
    }

    fn typed(&mut self, _: &mut Shared) -> Vec<Step> {
        self.wrong = None;
        Vec::new()
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match (self.part, act) {
            (_, Act::Back) => return self.back(),
            (Part::Code, Act::Enter) => return self.choose(),
            (Part::Code, _) => {
                let total = self.sheets.as_ref().map_or(0, Vec::len);
                self.selected = moved(act, self.selected, total, usize::from(shared.body().height));
            }
            (Part::Day, Act::Enter | Act::NextField) => return self.accept_day(shared),
            (Part::Entries, Act::Enter) => return self.take_entries(),
            (Part::Entries, Act::NextField) => {
                self.day.offer();
                self.part = Part::Day;
            }
            (Part::Entries, Act::WriteAll) => return self.write_or_ask(),
            (Part::Entries, _) => self.look(act),
            (Part::Day, _) => {}
        }
        Vec::new()
    }

    fn take_picked(&mut self, picked: &Picked, _: &mut Shared) -> Vec<Step> {
        if !matches!(picked, Picked::Agreed) {
            return Vec::new();
        }
        // The ledger may have been locked while the question stood.
        match self.can_save() {
            Ok(()) => self.write(),
            Err(why) => vec![Step::Say(Status::refusal(why))],
        }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let list = view::list_of(shared.body());
        let row = boxes::row_at(list, position).filter(|_| self.part == Part::Code && self.code.is_blank());
        match (row, &self.sheets) {
            (Some(row), Some(sheets)) if row < sheets.len() => {
                self.selected = row;
                self.choose()
            }
            (_, _) => Vec::new(),
        }
    }

    fn refresh(&mut self, _: &mut Shared) -> Vec<Step> {
        let sheet = self.chosen.map(|code| ask(SheetsRequest::Sheet(code)));
        std::iter::once(ask(SheetsRequest::List)).chain(sheet).collect()
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::Sheets(SheetsReply::List(sheets)) => {
                self.selected = self.selected.min(sheets.len().saturating_sub(1));
                self.sheets = Some(sheets.clone());
            }
            Reply::Sheets(SheetsReply::Sheet { code, card }) => self.take_sheet(*code, card.as_deref()),
            _ => {}
        }
        Vec::new()
    }

    fn is_form(&self) -> bool {
        self.part == Part::Entries
    }

    fn is_unsaved(&self) -> bool {
        !self.taken.said().is_empty() || !self.line.is_blank()
    }

    fn can_save(&self) -> Result<(), Message> {
        self.has_sheet()?;
        if !self.line.is_blank() {
            return Err(msg!("keyed-not-taken"));
        }
        if self.taken.said().is_empty() {
            return Err(msg!("keyed-nothing-yet"));
        }
        self.clash().map_or(Ok(()), Err)
    }

    fn forget(&mut self) {
        self.sheets = None;
        self.sheet = None;
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        view::draw(self, shared, frame, area);
    }
}
