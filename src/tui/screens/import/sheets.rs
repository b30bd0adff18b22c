//! What was recognised in the files: sheets, columns, the day; and correcting it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::{ImportEncoding, ImportField, ImportPlan, Stopped, sheets_view, straight};
use crate::desk::import::Looked;
use crate::desk::screen::{HowToRead, ImportingReply, ImportingRequest, Reply, Request};
use crate::desk::{
    Fitness, HiddenParts, Holds, IGNORE, LeftOut, LookedColumn, LookedSheet, LookedTable, SheetEncoding, TextEncoding,
};
use crate::msg;
use crate::text::fold;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Shared, Status, Step};
use crate::tui::screens::{Behaviour, Calendar, moved};
use crate::tui::widgets::{boxes, cells};

/// What was recognised in files.
pub struct ImportSheets {
    paths: Vec<PathBuf>,
    /// Number of the request whose answer is awaited.
    awaited: Option<u64>,
    /// What was seen.
    pub looked: Option<Looked>,
    stopped: Option<Stopped>,
    /// Headings as corrected; `None` before the first look.
    map: Option<Vec<(String, String)>>,
    /// Sheets that the user takes or leaves out, by place of the file and of the sheet.
    choices: BTreeMap<(usize, usize), Taken>,
    /// What is done with hidden rows, as far as the user says.
    hidden_rows: HiddenParts,
    /// Encodings that the user chose, by the same.
    encodings: BTreeMap<(usize, usize), SheetEncoding>,
    /// The day that the user says.
    as_of: Option<NaiveDate>,
    /// The lines that are shown.
    pub lines: Vec<SheetLine>,
    /// The line that is selected.
    pub selected: usize,
}

/// Whether a sheet is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Taken {
    /// It is.
    Yes,
    /// It is not.
    No,
}

/// A line: places of the file, the sheet and the column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SheetLine {
    /// A sheet.
    Sheet(usize, usize),
    /// A column of it, and of the sheets with the same columns above it.
    Column(usize, usize, usize),
}

/// Where the day of the lists comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DayFrom {
    /// The user said so.
    User,
    /// A title says so.
    Title,
    /// Nothing does.
    Today,
}

impl ImportSheets {
    /// Of these files.
    pub fn new(paths: Vec<PathBuf>) -> Self {
        Self {
            paths,
            awaited: None,
            looked: None,
            stopped: None,
            map: None,
            choices: BTreeMap::new(),
            hidden_rows: HiddenParts::Skip,
            encodings: BTreeMap::new(),
            as_of: None,
            lines: Vec::new(),
            selected: 0,
        }
    }

    /// A sheet.
    pub fn sheet(&self, file: usize, sheet: usize) -> Option<&LookedSheet> {
        self.looked.as_ref()?.files.get(file)?.sheets.get(sheet)
    }

    /// Whether a sheet is read: what the user says, else whether it shows and can be.
    pub fn taken(&self, file: usize, sheet: usize) -> Taken {
        if let Some(choice) = self.choices.get(&(file, sheet)) {
            return *choice;
        }
        let any_ready = self.places().any(|(file, sheet)| self.fitness(file, sheet) == Some(Fitness::Ready));
        let is_usual = match self.fitness(file, sheet) {
            Some(Fitness::Ready) => true,
            Some(Fitness::Unnamed) => !any_ready,
            None => false,
        };
        let is_hidden = self.sheet(file, sheet).is_some_and(|sheet| sheet.is_hidden);
        if is_usual && !is_hidden { Taken::Yes } else { Taken::No }
    }

    /// How many hidden rows were seen in a sheet, if any.
    pub fn hidden_rows(&self, file: usize, sheet: usize) -> Option<u32> {
        let table = self.sheet(file, sheet)?.table.as_ref()?;
        Some(table.hidden_rows).filter(|rows| *rows > 0)
    }

    /// What is done with hidden parts: whoever takes a hidden sheet takes hidden rows too.
    pub fn hidden(&self) -> HiddenParts {
        let is_hidden_and_taken = |(file, sheet): (usize, usize)| {
            self.sheet(file, sheet).is_some_and(|sheet| sheet.is_hidden) && self.taken(file, sheet) == Taken::Yes
        };
        if self.places().any(is_hidden_and_taken) { HiddenParts::Take } else { self.hidden_rows }
    }

    fn fitness(&self, file: usize, sheet: usize) -> Option<Fitness> {
        self.sheet(file, sheet)?.table.as_ref().map(|table| table.fitness)
    }

    fn places(&self) -> impl Iterator<Item = (usize, usize)> {
        let files = self.looked.iter().flat_map(|looked| looked.files.iter().enumerate());
        files.flat_map(|(file, looked)| (0..looked.sheets.len()).map(move |sheet| (file, sheet)))
    }

    fn taken_tables(&self) -> impl Iterator<Item = &LookedTable> {
        self.places()
            .filter(|(file, sheet)| self.taken(*file, *sheet) == Taken::Yes)
            .filter_map(|(file, sheet)| self.sheet(file, sheet)?.table.as_ref())
    }

    /// The day that the lists show, as far as is known, and where it comes from.
    pub fn day(&self, today: NaiveDate) -> (NaiveDate, DayFrom) {
        match (self.as_of, self.taken_tables().find_map(|table| table.as_of)) {
            (Some(day), _) => (day, DayFrom::User),
            (None, Some(day)) => (day, DayFrom::Title),
            (None, None) => (today, DayFrom::Today),
        }
    }

    /// The column of a line.
    pub fn column(&self, line: SheetLine) -> Option<&LookedColumn> {
        let SheetLine::Column(file, sheet, column) = line else { return None };
        self.sheet(file, sheet)?.table.as_ref()?.columns.get(column)
    }

    /// Sheets with the same columns stand together, their columns once below them.
    fn arrange(&mut self) {
        type Columns<'c> = Vec<(&'c str, Holds)>;
        let mut groups: Vec<(Columns<'_>, Vec<(usize, usize)>)> = Vec::new();
        for (file, sheet) in self.places() {
            let table = self.sheet(file, sheet).and_then(|sheet| sheet.table.as_ref());
            let columns: Columns<'_> = table
                .map(|table| table.columns.iter().map(|column| (column.heading.as_str(), column.holds)).collect())
                .unwrap_or_default();
            match groups.iter_mut().find(|(other, _)| *other == columns) {
                Some((_, places)) => places.push((file, sheet)),
                None => groups.push((columns, vec![(file, sheet)])),
            }
        }
        let lines = groups.into_iter().flat_map(|(columns, places)| {
            let first = places.first().copied().unwrap_or_default();
            let sheets: Vec<SheetLine> =
                places.into_iter().map(|(file, sheet)| SheetLine::Sheet(file, sheet)).collect();
            let columns = (0..columns.len()).map(move |column| SheetLine::Column(first.0, first.1, column));
            sheets.into_iter().chain(columns)
        });
        self.lines = lines.collect();
        self.selected = self.selected.min(self.lines.len().saturating_sub(1));
    }

    fn ask(&mut self, shared: &mut Shared) -> Vec<Step> {
        let number = shared.next_search();
        self.awaited = Some(number);
        let (paths, map, settings) = (self.paths.clone(), self.map.clone(), shared.settings_folder.clone());
        let encodings = self.chosen_encodings();
        vec![Step::Ask(Request::Importing(ImportingRequest::Look { number, paths, map, encodings, settings }))]
    }

    fn chosen_encodings(&self) -> Vec<SheetEncoding> {
        self.encodings.values().cloned().collect()
    }

    /// Places of the file and the sheet of the selected line.
    fn selected_place(&self) -> Option<(usize, usize)> {
        match self.lines.get(self.selected)? {
            SheetLine::Sheet(file, sheet) | SheetLine::Column(file, sheet, _) => Some((*file, *sheet)),
        }
    }

    /// The sheet of the selected line.
    pub fn selected_sheet(&self) -> Option<&LookedSheet> {
        self.selected_place().and_then(|(file, sheet)| self.sheet(file, sheet))
    }

    fn choose_encoding(&self) -> Vec<Step> {
        let chosen = self.selected_place().and_then(|place| self.encodings.get(&place)).map(|chosen| chosen.encoding);
        match self.selected_sheet() {
            Some(sheet) if !sheet.names.before.is_empty() => vec![Step::open(ImportEncoding::new(sheet, chosen))],
            Some(_) | None => vec![Step::Say(Status::refusal(msg!("tui-import-why-no-encoding")))],
        }
    }

    fn take_encoding(&mut self, encoding: Option<TextEncoding>, shared: &mut Shared) -> Vec<Step> {
        let Some(place) = self.selected_place() else { return Vec::new() };
        let path = self.looked.as_ref().and_then(|looked| looked.files.get(place.0)).map(|file| file.path.clone());
        let sheet = self.sheet(place.0, place.1).map(|sheet| sheet.name.clone());
        let Some((path, sheet)) = path.zip(sheet) else { return Vec::new() };
        match encoding {
            Some(encoding) => self.encodings.insert(place, SheetEncoding { path, sheet, encoding }),
            None => self.encodings.remove(&place),
        };
        self.ask(shared)
    }

    /// Gives the column of the selected line another meaning. Of two columns that hold the same, the last that was
    /// chosen is read.
    fn correct(&mut self, field: Option<&'static str>, shared: &mut Shared) -> Vec<Step> {
        let Some(looked) = &self.looked else { return Vec::new() };
        let Some(line) = self.lines.get(self.selected) else { return Vec::new() };
        let Some(column) = self.column(*line) else {
            return vec![Step::Say(Status::refusal(msg!("tui-import-why-no-column")))];
        };
        if column.holds == Holds::Refused {
            return vec![Step::Say(Status::refusal(msg!("tui-import-why-refused")))];
        }
        let key = fold::loose(&column.heading);
        let others = || {
            let columns = self.taken_tables().flat_map(|table| &table.columns);
            columns.filter(|other| fold::loose(&other.heading) != key)
        };
        let mut map: Vec<(String, String)> =
            looked.map.iter().filter(|(heading, _)| fold::loose(heading) != key).cloned().collect();
        if let Some(field) = field {
            map.push((column.heading.clone(), field.to_owned()));
            for other in others().filter(|other| field != IGNORE && other.holds == Holds::Field(field)) {
                map.retain(|(heading, _)| fold::loose(heading) != fold::loose(&other.heading));
                map.push((other.heading.clone(), IGNORE.to_owned()));
            }
        }
        self.map = Some(map);
        self.ask(shared)
    }

    fn choose_field(&self) -> Vec<Step> {
        let column = self.lines.get(self.selected).and_then(|line| self.column(*line));
        match column {
            None => vec![Step::Say(Status::refusal(msg!("tui-import-why-no-column")))],
            Some(column) if column.holds == Holds::Refused => {
                vec![Step::Say(Status::refusal(msg!("tui-import-why-refused")))]
            }
            Some(column) => {
                let holds = match column.holds {
                    Holds::Field(name) | Holds::Again(name) => Some(name),
                    Holds::Unknown => Some(IGNORE),
                    Holds::Refused => None,
                };
                vec![Step::open(ImportField::new(&column.heading, holds))]
            }
        }
    }

    fn take(&mut self) -> Vec<Step> {
        let Some(place) = self.selected_place() else { return Vec::new() };
        if self.fitness(place.0, place.1).is_none() {
            return vec![Step::Say(Status::refusal(msg!("tui-import-why-no-table")))];
        }
        let has_hidden_rows = self.hidden_rows(place.0, place.1).is_some();
        let other = match self.taken(place.0, place.1) {
            Taken::Yes if has_hidden_rows && self.hidden() == HiddenParts::Skip => {
                self.hidden_rows = HiddenParts::Take;
                return vec![Step::Say(Status::note(msg!("tui-import-hidden-now-taken")))];
            }
            Taken::Yes => {
                self.hidden_rows = HiddenParts::Skip;
                Taken::No
            }
            Taken::No => Taken::Yes,
        };
        self.choices.insert(place, other);
        Vec::new()
    }

    fn how(&self) -> (Vec<PathBuf>, HowToRead) {
        let is_taken = |file: usize, sheet: usize| self.taken(file, sheet) == Taken::Yes;
        let files: Vec<_> = self.looked.iter().flat_map(|looked| looked.files.iter().enumerate()).collect();
        let read = files.iter().filter(|(file, looked)| (0..looked.sheets.len()).any(|sheet| is_taken(*file, sheet)));
        let left_out = self.places().filter(|(file, sheet)| !is_taken(*file, *sheet)).filter_map(|(file, sheet)| {
            let path = self.looked.as_ref()?.files.get(file)?.path.clone();
            Some(LeftOut { path, sheet: self.sheet(file, sheet)?.name.clone() })
        });
        let headings: Vec<String> =
            self.taken_tables().flat_map(|table| &table.columns).map(|column| fold::loose(&column.heading)).collect();
        let map = self.looked.iter().flat_map(|looked| &looked.map);
        let how = HowToRead {
            as_of: self.as_of,
            map: map.filter(|(heading, _)| headings.contains(&fold::loose(heading))).cloned().collect(),
            hidden: self.hidden(),
            left_out: left_out.collect(),
            encodings: self.chosen_encodings(),
        };
        (read.map(|(_, looked)| looked.path.clone()).collect(), how)
    }
}

impl Behaviour for ImportSheets {
    fn scope(&self) -> Scope {
        match (&self.stopped, &self.looked) {
            (Some(_), _) => Scope::ImportStopped,
            (None, None) => Scope::ImportWork,
            (None, Some(_)) => Scope::ImportSheets,
        }
    }

    fn title(&self) -> Message {
        msg!("tui-title-import-sheets")
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        match (&self.stopped, &self.looked) {
            (Some(stopped), _) => stopped.draw(shared, frame, area),
            (None, None) => sheets_view::draw_waiting(&self.paths, shared, frame, area),
            (None, Some(_)) => sheets_view::draw(self, shared, frame, area),
        }
    }

    fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        let is_needed = self.looked.is_none() && self.stopped.is_none() && self.awaited.is_none();
        if is_needed { self.ask(shared) } else { Vec::new() }
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back if self.awaited.is_some() => vec![Step::CancelJob, Step::Back],
            Act::Back => vec![Step::Back],
            Act::Enter => {
                let (paths, how) = self.how();
                let mut steps = vec![Step::open(ImportPlan::new(paths, how))];
                // What was left out here or given another day is not how the next list is read.
                if let Some(looked) = &self.looked
                    && self.choices.is_empty()
                    && self.as_of.is_none()
                {
                    let (shapes, settings) = (looked.shapes.clone(), shared.settings_folder.clone());
                    steps.insert(0, Step::Ask(Request::Importing(ImportingRequest::Accept { shapes, settings })));
                }
                steps
            }
            Act::ChooseField => self.choose_field(),
            Act::ClearResult => self.correct(Some(IGNORE), shared),
            Act::Mark => self.take(),
            Act::ChooseEncoding => self.choose_encoding(),
            Act::Day => vec![Step::open(Calendar::at(self.day(shared.now.today).0))],
            Act::NextField => {
                let is_sheet = |line: &SheetLine| matches!(line, SheetLine::Sheet(..));
                let next = self.lines.iter().skip(self.selected + 1).position(is_sheet);
                self.selected = next.map_or(0, |place| self.selected + 1 + place);
                Vec::new()
            }
            _ => {
                let rows = usize::from(sheets_view::parts(self, shared, shared.body()).list.height);
                self.selected = moved(act, self.selected, self.lines.len(), rows);
                Vec::new()
            }
        }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let list = sheets_view::parts(self, shared, shared.body()).list;
        let top = cells::top_for(self.selected, usize::from(list.height), 0);
        match boxes::row_at(list, position).map(|row| row + top) {
            Some(place) if place == self.selected => match self.lines.get(place) {
                Some(SheetLine::Sheet(..)) => self.take(),
                Some(SheetLine::Column(..)) => self.choose_field(),
                None => Vec::new(),
            },
            Some(place) if place < self.lines.len() => {
                self.selected = place;
                Vec::new()
            }
            Some(_) | None => Vec::new(),
        }
    }

    fn take_picked(&mut self, picked: &Picked, shared: &mut Shared) -> Vec<Step> {
        match picked {
            Picked::Day(day) => {
                self.as_of = Some(*day);
                Vec::new()
            }
            Picked::Field(field) => self.correct(*field, shared),
            Picked::Encoding(encoding) => self.take_encoding(*encoding, shared),
            _ => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        let Reply::Importing(reply) = reply else { return Vec::new() };
        match reply {
            ImportingReply::Looked { number, looked } if self.awaited == Some(*number) => {
                self.awaited = None;
                let is_first = self.looked.is_none();
                self.map = Some(looked.map.clone());
                self.looked = Some(looked.as_ref().clone());
                self.arrange();
                let mut steps = Vec::new();
                if is_first && straight::needs_nobody(looked) {
                    let (paths, how) = self.how();
                    steps.push(Step::open(ImportPlan::new(paths, how)));
                }
                if is_first && looked.is_remembered {
                    steps.push(Step::Say(Status::note(msg!("tui-import-remembered"))));
                }
                return steps;
            }
            ImportingReply::Failed { number, message, hint } if self.awaited == Some(*number) => {
                self.awaited = None;
                // A correction that leaves nothing to read is taken back.
                if let Some(looked) = &self.looked {
                    self.map = Some(looked.map.clone());
                    return vec![Step::Say(Status::refusal(msg!("tui-import-why-correction")))];
                }
                let (message, hint) = (message.clone(), hint.clone());
                self.stopped = Some(Stopped { title: msg!("tui-import-cannot-read"), message, hint });
            }
            _ => {}
        }
        Vec::new()
    }

    fn is_waiting(&self) -> bool {
        self.awaited.is_some() && self.looked.is_some()
    }

    fn can_save(&self) -> Result<(), Message> {
        if self.awaited.is_some() {
            return Err(msg!("tui-why-loading"));
        }
        if self.taken_tables().next().is_none() {
            return Err(msg!("tui-import-why-nothing-taken"));
        }
        if self.taken_tables().any(|table| table.fitness == Fitness::Unnamed) {
            return Err(msg!("tui-import-why-no-names"));
        }
        Ok(())
    }

    fn request_failed(&mut self) {
        self.awaited = None;
    }

    /// The first cells of the lists are forgotten; what was corrected stays.
    fn forget(&mut self) {
        self.looked = None;
        self.awaited = None;
        self.lines.clear();
    }
}
