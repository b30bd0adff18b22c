//! The screens, one a file. Each holds its own state, says which scope of the commands it is in, and answers acts
//! with steps; none sees another, the terminal, or the desk.

mod add_menu;
mod bulk_form;
mod calendar;
mod chooser;
mod confirm;
mod export;
mod facts;
mod facts_form;
mod figure_list;
mod filter_picker;
mod filters;
mod help;
mod household;
mod households;
mod households_view;
mod import;
mod keeping;
mod listing;
mod move_form;
mod overview;
mod overview_areas;
mod overview_view;
mod overview_words;
mod palette;
mod pane;
mod past;
mod people_detail;
mod people_told;
mod person;
mod reasons;
mod record_form;
mod recovery;
mod restore;
mod roster;
mod roster_view;
mod set_up;
mod settle;
mod start;
mod tally;
mod tally_columns;
mod tally_detail;
mod tally_view;
mod trouble;
mod unlock;
mod visit_form;
mod visit_text;
mod visit_view;

use std::time::Duration;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::command::{Act, Is, Scope};
use super::key::Key;
use super::model::{Door, Picked, Shared, Step};
use super::widgets::field::TextField;
use super::widgets::form::Form;
use super::widgets::secret::SecretField;
use crate::desk::error::DeskError;
use crate::desk::screen::{Reply, Request};
use crate::desk::views::{HouseholdCard, HouseholdRef, PersonRef};
use crate::text::words::Message;

pub use add_menu::{AddMenu, New};
pub use bulk_form::BulkForm;
pub use calendar::Calendar;
pub use chooser::Chooser;
pub use confirm::{Confirm, Question};
pub use export::Export;
pub use facts::household_name;
pub use facts_form::FactsForm;
pub use filter_picker::FilterPicker;
pub use filters::Filters;
pub use help::Help;
pub use household::HouseholdScreen;
pub use households::Households;
pub use import::{Choosing, ImportField, ImportFiles, ImportPlan, ImportSheets, end_of};
pub use keeping::{
    AppForm, AskPassphrase, Backups, Blocked, BroughtBack, CampaignForm, CopyForm, History, HistoryFilterForm, Notice,
    OperationScreen, PassphraseForm, SettingsScreen, Tried, TryBackup,
};
pub use move_form::MoveForm;
pub use overview::OverviewScreen;
pub use palette::Palette;
pub use past::Past;
pub use person::PersonScreen;
pub use reasons::Reasons;
pub use record_form::RecordForm;
pub use recovery::Recovery;
pub use restore::Restore;
pub use roster::{Purpose, Roster};
pub use set_up::SetUp;
pub use settle::Settle;
pub use start::Start;
pub use tally::TallyScreen;
pub use trouble::Trouble;
pub use unlock::Unlock;
pub use visit_form::VisitForm;

/// How far a step of the wheel goes.
const LINES_OF_WHEEL: usize = 3;

/// The field that has the focus.
pub enum Typing<'a> {
    /// A text.
    Text(&'a mut TextField),
    /// A passphrase.
    Secret(&'a mut SecretField),
}

/// What a screen can do. Each says only what it does; the rest is what most screens do.
pub trait Behaviour {
    /// The scope of its commands.
    fn scope(&self) -> Scope;

    /// What the bar at the top calls it.
    fn title(&self) -> Message;

    /// Draws it.
    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect);

    /// A command was given, with this key.
    fn act(&mut self, act: Act, key: Option<Key>, shared: &mut Shared) -> Vec<Step>;

    /// Whether it is drawn as a box over the screen below it.
    fn is_box(&self) -> bool {
        false
    }

    /// Whether it is a form: it is closed when what it asked to record is recorded.
    fn is_form(&self) -> bool {
        false
    }

    /// The field that has the focus.
    fn typing(&mut self) -> Option<Typing<'_>> {
        None
    }

    /// Its field has another text.
    fn typed(&mut self, _shared: &mut Shared) -> Vec<Step> {
        Vec::new()
    }

    /// A click at this place of the terminal.
    fn click(&mut self, _position: Position, _shared: &mut Shared) -> Vec<Step> {
        Vec::new()
    }

    /// The wheel was turned, up or down: a list moves by three lines. A question has no list.
    fn wheel(&mut self, act: Act, shared: &mut Shared) -> Vec<Step> {
        let lines = if self.scope().is(Is::List) { LINES_OF_WHEEL } else { 0 };
        (0..lines).flat_map(|_| self.act(act, None, shared)).collect()
    }

    /// A second click at the same place: in a list what Enter does.
    fn double_click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        if self.is_form() || self.is_box() || !self.scope().is(Is::List) {
            return self.click(position, shared);
        }
        vec![Step::Press(Key::Enter)]
    }

    /// The terminal has another size.
    fn resized(&mut self, _shared: &mut Shared) -> Vec<Step> {
        Vec::new()
    }

    /// Asks for what it shows.
    fn refresh(&mut self, _shared: &mut Shared) -> Vec<Step> {
        Vec::new()
    }

    /// The desk answered something, perhaps to another screen.
    fn hear(&mut self, _reply: &Reply, _shared: &mut Shared) -> Vec<Step> {
        Vec::new()
    }

    /// Something was picked in a screen that this one opened.
    fn take_picked(&mut self, _picked: &Picked, _shared: &mut Shared) -> Vec<Step> {
        Vec::new()
    }

    /// Whether keys have to wait until the desk has answered: before that they would mean something else.
    fn is_waiting(&self) -> bool {
        false
    }

    /// The household it is about.
    fn household(&self) -> Option<HouseholdRef> {
        None
    }

    /// The person its commands are about.
    fn person(&self) -> Option<(HouseholdRef, PersonRef)> {
        None
    }

    /// The people who are marked in it.
    fn marked(&self) -> Vec<PersonRef> {
        Vec::new()
    }

    /// Whether it is a list that is filtered.
    fn has_filters(&self) -> bool {
        false
    }

    /// Whether one can go from household to household in it.
    fn has_doors(&self) -> bool {
        false
    }

    /// A visit to this household was recorded: on to the next door when the list comes. Where the filters let the
    /// household fall out of the list, the next one has already taken its place.
    fn leave(&mut self, _household: HouseholdRef) {}

    /// The household after or before one, with somebody of it; the selection goes with it.
    fn go_to_door(
        &mut self,
        _here: HouseholdRef,
        _door: Door,
        _shared: &mut Shared,
    ) -> (Option<(HouseholdRef, Option<PersonRef>)>, Vec<Step>) {
        (None, Vec::new())
    }

    /// Of how many people it shows numbers and phones when they are revealed.
    fn shown_people(&self, _shared: &Shared) -> usize {
        self.any_card().map_or(0, |card| card.members.len())
    }

    /// The household's card, if the screen has one.
    fn any_card(&self) -> Option<&HouseholdCard> {
        None
    }

    /// A household's card came, perhaps for another screen.
    fn take_card(&mut self, _card: &HouseholdCard) {}

    /// After a card: what is wanted next.
    fn after_card(&mut self, _shared: &mut Shared) -> Vec<Step> {
        Vec::new()
    }

    /// A household that was asked for is gone, or could not be read.
    fn household_is_gone(&mut self) {}

    /// A request failed; it may have been this screen's.
    fn request_failed(&mut self) {
        self.household_is_gone();
    }

    /// What it asked to record was refused. Says whether it shows that itself, beside the field.
    fn take_refusal(&mut self, _error: &DeskError) -> bool {
        false
    }

    /// The ledger could not be opened or made.
    fn opening_failed(&mut self, _error: &DeskError) {}

    /// What it asks for, to open another ledger in place of this one.
    fn turn(&mut self) -> Option<Request> {
        None
    }

    /// Forgets what was read from the ledger; what was typed stays.
    fn forget(&mut self) {}

    /// When it has to be drawn again even if nothing happens, while it is the one that is seen.
    fn deadline(&self, _shared: &Shared) -> Option<Duration> {
        None
    }

    /// Whether it shows a table of the tally.
    fn has_tally(&self) -> bool {
        false
    }

    /// Whether the selected figure has a list behind it, or why not.
    fn can_open_figure(&self) -> Result<(), Message> {
        Ok(())
    }

    /// The form that it is, if it is one: some keys are of use in some of its fields only.
    fn form(&self) -> Option<&Form> {
        None
    }

    /// Whether taking back and doing again are about the operation that is selected in it.
    fn has_operations(&self) -> bool {
        false
    }

    /// Whether something was typed that is not recorded.
    fn is_unsaved(&self) -> bool {
        false
    }

    /// Whether the desk does long work for it that must not be cut off.
    fn is_working(&self) -> bool {
        false
    }

    /// Whether a command of its own can be given now, or why not.
    fn can(&self, _act: Act) -> Result<(), Message> {
        Ok(())
    }

    /// Whether it can be saved, or why not.
    fn can_save(&self) -> Result<(), Message> {
        Ok(())
    }
}

macro_rules! screens {
    ($($(#[$doc:meta])* $name:ident($type:ty),)*) => {
        /// A screen.
        pub enum Screen {
            $($(#[$doc])* $name(Box<$type>),)*
        }

        $(impl From<$type> for Screen {
            fn from(screen: $type) -> Self {
                Self::$name(Box::new(screen))
            }
        })*

        impl std::ops::Deref for Screen {
            type Target = dyn Behaviour;

            fn deref(&self) -> &Self::Target {
                match self {
                    $(Self::$name(screen) => screen.as_ref(),)*
                }
            }
        }

        impl std::ops::DerefMut for Screen {
            fn deref_mut(&mut self) -> &mut Self::Target {
                match self {
                    $(Self::$name(screen) => screen.as_mut(),)*
                }
            }
        }
    };
}

screens! {
    /// Opening the ledger.
    Unlock(Unlock),
    /// The first start.
    Start(Start),
    /// A new ledger.
    SetUp(SetUp),
    /// A ledger from a backup.
    Restore(Restore),
    /// Its recovery words.
    Recovery(Recovery),
    /// The figures.
    Overview(OverviewScreen),
    /// The table of the tally.
    Tally(TallyScreen),
    /// The tally into a file.
    Export(Export),
    /// The list of people.
    Roster(Roster),
    /// The list of households.
    Households(Households),
    /// The filters of a list.
    Filters(FilterPicker),
    /// Choosing one of many.
    Chooser(Chooser),
    /// A household.
    Household(HouseholdScreen),
    /// Recording a visit.
    Visit(VisitForm),
    /// Choosing a reason.
    Reasons(Reasons),
    /// Recording a milestone.
    Record(RecordForm),
    /// Recording a milestone for many people.
    Bulk(BulkForm),
    /// A day to pick.
    Calendar(Calendar),
    /// Choosing files to bring in.
    ImportFiles(ImportFiles),
    /// What was recognised in them.
    ImportSheets(ImportSheets),
    /// What a column holds.
    ImportField(ImportField),
    /// What an import will do, does, and did.
    ImportPlan(ImportPlan),
    /// A person.
    Person(PersonScreen),
    /// Facts of a person or a household.
    Facts(FactsForm),
    /// What is to be added.
    AddMenu(AddMenu),
    /// Where a person moves to.
    Move(MoveForm),
    /// Values that contradict each other.
    Settle(Settle),
    /// What happened to one household or person.
    Past(Past),
    /// The keys.
    Help(Help),
    /// The list of commands.
    Palette(Palette),
    /// A question.
    Confirm(Confirm),
    /// Something went wrong.
    Trouble(Trouble),
    /// What was done in the ledger.
    History(History),
    /// What of it is shown.
    HistoryFilter(HistoryFilterForm),
    /// One operation of it.
    Operation(OperationScreen),
    /// What is in the way of taking one back.
    Blocked(Blocked),
    /// The backups.
    Backups(Backups),
    /// A copy elsewhere.
    Copy(CopyForm),
    /// A backup to be tried.
    TryBackup(TryBackup),
    /// What is in it.
    Tried(Tried),
    /// It is brought back.
    BroughtBack(BroughtBack),
    /// What came of a work.
    Notice(Notice),
    /// The settings.
    Settings(SettingsScreen),
    /// Those of the campaign.
    Campaign(CampaignForm),
    /// Those of the program.
    App(AppForm),
    /// A new passphrase.
    Passphrase(PassphraseForm),
    /// The passphrase, asked again.
    AskPassphrase(AskPassphrase),
}

impl Screen {
    /// The household's card, if it is this household and the card is there.
    pub fn card(&self, household: HouseholdRef) -> Option<&HouseholdCard> {
        self.any_card().filter(|card| card.reference == household)
    }
}

/// Moves a selection in a list of `total` lines of which `rows` are seen.
pub fn moved(act: Act, selected: usize, total: usize, rows: usize) -> usize {
    let last = total.saturating_sub(1);
    let page = rows.saturating_sub(1).max(1);
    match act {
        Act::Down => selected.saturating_add(1).min(last),
        Act::Up => selected.saturating_sub(1),
        Act::PageDown => selected.saturating_add(page).min(last),
        Act::PageUp => selected.saturating_sub(page),
        Act::First => 0,
        Act::Last => last,
        _ => selected,
    }
}
