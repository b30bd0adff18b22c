//! The screens, one a file. Each holds its own state, says which scope of the commands it is in, and answers acts
//! with steps; none sees another, the terminal, or the desk.

mod add_menu;
mod behaviour;
mod browser;
mod bulk_form;
mod bulk_visit;
mod calendar;
mod card;
mod charts;
mod chooser;
mod cleaning;
mod confirm;
mod door;
mod export;
mod facts;
mod facts_form;
mod figure_list;
mod file_place;
mod filter_picker;
mod filters;
mod finding;
mod follow_up;
mod help;
mod household;
mod households;
mod households_view;
mod import;
mod keeping;
mod last_visit;
mod listing;
mod matching;
mod milestone_choice;
mod move_form;
mod overview;
mod overview_areas;
mod overview_view;
mod overview_words;
mod palette;
mod pane;
mod paper;
mod past;
mod people_detail;
mod people_file;
mod people_told;
mod person;
mod reasons;
mod reconcile;
mod record_form;
mod recovery;
mod reports;
mod restore;
mod rollup;
mod roster;
mod roster_view;
mod set_up;
mod settle;
mod start;
mod tally;
mod tally_change;
mod tally_columns;
mod tally_days;
mod tally_detail;
mod tally_order;
mod tally_view;
mod trouble;
mod unlock;
mod visit_form;
mod visit_people;
mod visit_text;
mod visit_view;
mod walk;

use crate::desk::views::{HouseholdCard, HouseholdRef};
use crate::tui::widgets::plain_list::moved;

pub use add_menu::{AddMenu, New};
pub use behaviour::{Behaviour, Typing};
pub use bulk_form::BulkForm;
pub use bulk_visit::BulkVisit;
pub use calendar::Calendar;
pub use card::{CardPlace, CardScreen};
pub use charts::Charts;
pub use chooser::{Choice, Chooser};
pub use cleaning::{CleaningHub, CleaningKind, HeldRows, MendForm, PhoneOwner, TakeInForm};
pub use confirm::{Confirm, Question};
pub use door::{DoorScreen, QrScreen};
pub use export::Export;
pub use facts::household_name;
pub use facts_form::FactsForm;
pub use filter_picker::FilterPicker;
pub use filters::Filters;
pub use follow_up::FollowUpScreen;
pub use help::Help;
pub use household::HouseholdScreen;
pub use households::Households;
pub use import::{Choosing, ImportEncoding, ImportField, ImportFiles, ImportPlan, ImportSheets, end_of};
pub use keeping::{
    AppForm, AskPassphrase, Backups, Blocked, BroughtBack, CampaignChanges, CampaignFileForm, CampaignForm, CopyForm,
    History, HistoryFilterForm, Notice, OperationScreen, PassphraseForm, PlacesForm, ReportForm, Reversing,
    SettingsScreen, Tried, TryBackup, WordsForm,
};
pub use matching::{AreaForm, Areas, Pairs, SamePerson, SideBySideScreen};
pub use move_form::MoveForm;
pub use overview::OverviewScreen;
pub use palette::Palette;
pub use paper::Paper;
#[cfg(test)]
pub use paper::letters_of_paper;
pub use past::Past;
pub use people_file::PeopleFile;
pub use person::PersonScreen;
pub use reasons::Reasons;
pub use reconcile::ReconcileScreen;
pub use record_form::RecordForm;
pub use recovery::Recovery;
pub use reports::{AdjustedList, ReportScreen, SentReports};
pub use restore::Restore;
pub use rollup::{RollUpExport, RollUpScreen};
pub use roster::{Purpose, Roster};
pub use set_up::SetUp;
pub use settle::Settle;
pub use start::Start;
pub use tally::TallyScreen;
pub use trouble::Trouble;
pub use unlock::Unlock;
pub use visit_form::VisitForm;
pub use walk::{Walk, WalkAreas};

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
    /// A periodic report.
    Report(ReportScreen),
    /// Those that were sent.
    SentReports(SentReports),
    /// Who is behind the adjustments of one.
    Adjusted(AdjustedList),
    /// Its charts.
    Charts(Charts),
    /// The tally into a file.
    Export(Export),
    /// People into a file.
    PeopleFile(PeopleFile),
    /// The list of people.
    Roster(Roster),
    /// The list of households.
    Households(Households),
    /// What is to be followed up.
    FollowUp(FollowUpScreen),
    /// The doors of an evening.
    Walk(Walk),
    /// The areas that are walked.
    WalkAreas(WalkAreas),
    /// The filters of a list.
    Filters(FilterPicker),
    /// Choosing one of many.
    Chooser(Chooser),
    /// A household.
    Household(HouseholdScreen),
    /// A household at its door.
    Door(DoorScreen),
    /// The code of the app's address.
    QrCode(QrScreen),
    /// Recording a visit.
    Visit(VisitForm),
    /// Choosing a reason.
    Reasons(Reasons),
    /// Recording a milestone.
    Record(RecordForm),
    /// Recording a milestone for many people.
    Bulk(BulkForm),
    /// Recording a visit for many households.
    BulkVisit(BulkVisit),
    /// A day to pick.
    Calendar(Calendar),
    /// Choosing files to bring in.
    ImportFiles(ImportFiles),
    /// What was recognised in them.
    ImportSheets(ImportSheets),
    /// What a column holds.
    ImportField(ImportField),
    /// What a sheet is written in.
    ImportEncoding(ImportEncoding),
    /// What an import will do, does, and did.
    ImportPlan(ImportPlan),
    /// The extract of accounts beside the ledger.
    Reconcile(ReconcileScreen),
    /// Many wards' figures together.
    RollUp(RollUpScreen),
    /// They go into a file.
    RollUpExport(RollUpExport),
    /// A person.
    Person(PersonScreen),
    /// Facts of a person or a household.
    Facts(FactsForm),
    /// What is to be added.
    AddMenu(AddMenu),
    /// Where a person moves to.
    Move(MoveForm),
    /// A card that was scanned.
    Card(CardScreen),
    /// Where its holder lives.
    CardPlace(CardPlace),
    /// Values that contradict each other.
    Settle(Settle),
    /// What happened to one household or person.
    Past(Past),
    /// The keys.
    Help(Help),
    /// A walk sheet that is keyed back.
    Paper(Paper),
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
    /// A whole import that is taken back, or done again.
    Reversing(Reversing),
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
    /// The official form of its reports.
    ReportForm(ReportForm),
    /// Where people enrol.
    Places(PlacesForm),
    /// Its settings into a file, or from one.
    CampaignFile(CampaignFileForm),
    /// What a file would change.
    CampaignChanges(CampaignChanges),
    /// What is said at the doors.
    DoorWords(WordsForm),
    /// Those of the program.
    App(AppForm),
    /// A new passphrase.
    Passphrase(PassphraseForm),
    /// The passphrase, asked again.
    AskPassphrase(AskPassphrase),
    /// What is to be cleaned up.
    Cleaning(CleaningHub),
    /// The people of one kind of problem.
    CleaningKind(CleaningKind),
    /// Mending a fact with a problem.
    Mend(MendForm),
    /// Whose a shared phone is.
    PhoneOwner(PhoneOwner),
    /// Rows that were put aside.
    HeldRows(HeldRows),
    /// Taking one in.
    TakeIn(TakeInForm),
    /// Entries that may be one person.
    Pairs(Pairs),
    /// Two of them side by side.
    SideBySide(SideBySideScreen),
    /// Who is the same person.
    SamePerson(SamePerson),
    /// The areas.
    Areas(Areas),
    /// Another name for an area.
    AreaName(AreaForm),
}

impl Screen {
    /// The household's card, if it is this household and the card is there.
    pub fn card(&self, household: HouseholdRef) -> Option<&HouseholdCard> {
        self.any_card().filter(|card| card.reference == household)
    }
}
