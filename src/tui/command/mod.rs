//! The one table of commands: dispatch, footer, help, the palette and the table of keys in the README read it.

use std::borrow::Cow;

use super::key::Key;
use super::model::Model;
use super::screens::New;
use crate::domain::milestone::Milestone;
use crate::domain::visit::{Outcome, ResultKind};
use crate::text::words::Message;

mod offer;
mod table;

pub use offer::{Offer, Reach, offers, whys};
pub use table::REASON_KEYS;
use table::TABLE;

/// What a scope is like: by that, and not by lists of scopes, what can be done in many places is given to them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Is {
    /// Plain letters are commands.
    Letters,
    /// Plain letters are text.
    Text,
    /// There is a screen to go back to.
    Inner,
    /// There is something to move in.
    List,
    /// And Home and End go to its ends: no text field needs them.
    Page,
    /// `/` searches people.
    Searching,
}

macro_rules! scopes {
    ($($(#[$doc:meta])* $name:ident: [$($is:ident),*],)*) => {
        /// Where a command can be given: a screen, or a part of one.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Scope {
            $($(#[$doc])* $name,)*
        }

        impl Scope {
            /// All of them.
            #[cfg(test)]
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The one of a name, as the answers of the help write it.
            pub fn of_name(name: &str) -> Option<Self> {
                match name {
                    $(stringify!($name) => Some(Self::$name),)*
                    _ => None,
                }
            }

            const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)*
                }
            }

            /// Whether it is like this.
            pub fn is(self, is: Is) -> bool {
                let all: &[Is] = match self {
                    $(Self::$name => &[$(Is::$is),*],)*
                };
                all.contains(&is)
            }
        }
    };
}

scopes! {
    /// Opening the ledger (a text field).
    Unlock: [Text],
    /// The first start.
    Start: [List],
    /// A new ledger (text fields).
    SetUp: [Text, Inner],
    /// A ledger from a backup (a text field).
    Restore: [Text, Inner],
    /// Its recovery words.
    Recovery: [],
    /// One of them (a text field).
    RecoveryText: [Text, Inner],
    /// The figures.
    Overview: [Letters, List, Page, Searching],
    /// The table of the tally.
    Tally: [Letters, Inner, List, Page, Searching],
    /// A day of it (a text field).
    TallyText: [Text, Inner],
    /// A periodic report.
    Report: [Letters, Inner, List, Page, Searching],
    /// Those that were sent.
    SentReports: [Letters, Inner, List, Page, Searching],
    /// Who is behind the adjustments of one.
    Adjusted: [Letters, Inner, List, Page, Searching],
    /// Charts.
    Charts: [Letters, Inner, List, Page, Searching],
    /// The tally into a file (text fields).
    Export: [Text, Inner],
    /// The list of people.
    Roster: [Letters, Inner, List, Page, Searching],
    /// The search over it (a text field).
    Search: [Text, Inner, List],
    /// What is to be followed up.
    FollowUps: [Letters, Inner, List, Page, Searching],
    /// The list of households.
    Households: [Letters, Inner, List, Page],
    /// The search in it (a text field).
    HouseholdSearch: [Text, Inner, List],
    /// The filters of a list.
    Filters: [Letters, Inner, List, Page],
    /// Choosing one of many (a text field).
    Chooser: [Text, Inner, List],
    /// The doors of an evening.
    Walk: [Letters, Inner, List, Page, Searching],
    /// The areas that are walked.
    WalkAreas: [Letters, Inner, List, Page],
    /// A household.
    Household: [Letters, Inner, List, Page, Searching],
    /// A household at its door.
    Door: [Letters, Inner, List, Page, Searching],
    /// The code of the app's address.
    QrCode: [Letters, Inner],
    /// Recording a visit.
    Visit: [Letters, Inner, List, Page],
    /// A text of it.
    VisitText: [Text, Inner],
    /// Recording a visit for many households.
    BulkVisit: [Letters, Inner, List, Page],
    /// The list of reasons.
    Reasons: [Letters, Inner, List, Page],
    /// The search in it (a text field).
    ReasonSearch: [Text, Inner, List],
    /// Recording a milestone.
    Record: [Letters, Inner, List, Page, Searching],
    /// Its day (a text field).
    RecordText: [Text, Inner],
    /// A form (text fields).
    Form: [Text, Inner],
    /// A day to pick from a month.
    Calendar: [Letters, Inner],
    /// Choosing files to bring in.
    ImportFiles: [Letters, Inner, List, Page],
    /// Those whose names fit (a text field).
    ImportFilter: [Text, Inner, List],
    /// A path to one (a text field).
    ImportPath: [Text, Inner],
    /// What was recognised in them.
    ImportSheets: [Letters, Inner, List, Page],
    /// The fields that a column can hold (a text field).
    ImportField: [Text, Inner, List],
    /// The encodings that a sheet can be in.
    ImportEncoding: [Letters, Inner, List, Page],
    /// Long work that can be stopped.
    ImportWork: [],
    /// What an import will do.
    ImportPlan: [Letters, Inner, List, Page],
    /// Rows of it that are perhaps somebody of the ledger.
    ImportUnsure: [Letters, Inner, List, Page],
    /// People of it who come from another household.
    ImportMoves: [Letters, Inner, List, Page],
    /// What it did.
    ImportDone: [Letters, Inner, List, Page],
    /// Why it was not done.
    ImportStopped: [],
    /// Many wards' figures together.
    RollUp: [Letters, Inner, List, Page],
    /// One ward of them.
    RollUpWard: [Letters, Inner, List, Page],
    /// The extract of accounts beside the ledger.
    Reconcile: [Letters, Inner, List, Page, Searching],
    /// A person.
    Person: [Letters, Inner, List, Page, Searching],
    /// What is to be added.
    AddMenu: [Letters, Inner, List],
    /// Where a person moves to (a text field).
    MoveSearch: [Text, Inner, List],
    /// Values that contradict each other.
    Settle: [Letters, Inner, List, Page],
    /// A card that was scanned, and somebody whose it may be.
    Card: [Letters, Inner, List, Page, Searching],
    /// A card of nobody in the ledger.
    CardOfNobody: [Letters, Inner, Searching],
    /// Where its holder lives (a text field).
    CardPlace: [Text, Inner, List],
    /// What happened to one household or person.
    Past: [Letters, Inner, List, Page, Searching],
    /// The keys.
    Help: [Inner, List, Page],
    /// A question in one's own words (a text field).
    HelpAsk: [Text, Inner, List],
    /// Its answer.
    HelpAnswer: [Inner, List, Page],
    /// The code of a walk sheet on paper (a text field).
    SheetCode: [Text, Inner, List],
    /// The day on which it was filled in (a text field).
    SheetDay: [Text, Inner],
    /// What is written on it (a text field).
    SheetEntries: [Text, Inner, List],
    /// The list of commands (a text field).
    Palette: [Text, Inner, List],
    /// A question.
    Confirm: [],
    /// Something went wrong.
    Trouble: [],
    /// What was done in the ledger.
    History: [Letters, Inner, List, Page, Searching],
    /// One operation of it.
    Operation: [Letters, Inner, List, Page, Searching],
    /// Long work in a box.
    LongWork: [],
    /// The backups.
    Backups: [Letters, Inner, List, Page, Searching],
    /// The settings.
    Settings: [Letters, Inner, List, Page, Searching],
    /// Those of the campaign (text fields).
    CampaignForm: [Text, Inner],
    /// What a file of settings would change.
    CampaignChanges: [Letters, Inner, List, Page],
    /// What is said at the doors (text fields).
    DoorWords: [Text, Inner],
    /// What is to be cleaned up.
    Cleaning: [Letters, Inner, List, Page, Searching],
    /// The people of one kind of problem.
    CleaningKind: [Letters, Inner, List, Page, Searching],
    /// Whose a shared phone is.
    PhoneOwner: [Letters, Inner, List, Page],
    /// Rows that were put aside.
    HeldRows: [Letters, Inner, List, Page, Searching],
    /// Something is asked for (text fields).
    Ask: [Text, Inner],
    /// Entries that may be one person.
    Pairs: [Letters, Inner, List, Page, Searching],
    /// Two of them side by side.
    SideBySide: [Letters, Inner, List, Page, Searching],
    /// Who is the same person (a text field).
    SamePersonSearch: [Text, Inner, List],
    /// The areas.
    Areas: [Letters, Inner, List, Page, Searching],
}

impl Scope {
    /// What the screen, or its part, is called above a list of keys.
    pub fn title(self) -> Message {
        let mut code = String::new();
        for c in self.name().chars() {
            if c.is_ascii_uppercase() && !code.is_empty() {
                code.push('_');
            }
            code.push(c.to_ascii_lowercase());
        }
        Message::of_code("tui-scope", &code)
    }
}

/// What a command does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// Bring lists in.
    Import,
    /// Set the extract of accounts beside the ledger.
    Reconcile,
    /// Put many wards' figures together.
    RollUp,
    /// Choose the list of the wards that are to send something.
    ChooseWards,
    /// Take over all that is shown.
    AcceptAll,
    /// Open the person of the selected line, or their household.
    OpenPerson,
    /// To the folder above.
    FolderUp,
    /// Only the files whose names fit.
    FilterFiles,
    /// Type a path.
    TypePath,
    /// Choose what a column holds.
    ChooseField,
    /// An unsure row is the person of the ledger.
    SamePerson,
    /// It is somebody else.
    OtherPerson,
    /// Whoever comes from another household stays there.
    Stays,
    /// Decide all that remain alike.
    DecideRest,
    /// The next person whom the row is like.
    NextLike,
    /// Choose what a sheet is written in.
    ChooseEncoding,
    /// Leave the program.
    Leave,
    /// Give the terminal back for a while.
    Suspend,
    /// Show the keys.
    Help,
    /// Key a walk sheet back.
    KeyBack,
    /// Make one of a list.
    MakeSheet,
    /// The people of a list into a file.
    PeopleFile,
    /// Record everything that was taken.
    WriteAll,
    /// Ask how to do something.
    Ask,
    /// The list of commands.
    Palette,
    /// To the first screen.
    Home,
    /// The next theme of colours.
    NextTheme,
    /// The next way of typing Vietnamese.
    NextTyping,
    /// Back.
    Back,
    /// Search people.
    Search,
    /// Take the last thing back.
    Undo,
    /// Do it again.
    Redo,
    /// Forget the key.
    Lock,
    /// Go in, accept, save.
    Enter,
    /// One line down.
    Down,
    /// One line up.
    Up,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// The first line.
    First,
    /// The last line.
    Last,
    /// The next field.
    NextField,
    /// The field before.
    PreviousField,
    /// The next option of a choice.
    NextChoice,
    /// The option before.
    PreviousChoice,
    /// A calendar for the day.
    Calendar,
    /// Show the passphrase.
    ShowPassphrase,
    /// Make a ledger.
    MakeLedger,
    /// Bring a ledger back from a backup.
    BringBack,
    /// Open the usual ledger again.
    UsualLedger,
    /// Look around in the demo.
    OpenDemo,
    /// Start or stop the tour.
    Tour,
    /// Everybody.
    ShowAll,
    /// Who can be activated now.
    ShowToActivate,
    /// Appointments, whom to call back, the mobile team.
    ShowFollowUps,
    /// One of these lists by its digit.
    PickFollowUp,
    /// The list of the mobile team into a file.
    HandOver,
    /// The next page of the figures.
    NextPage,
    /// The table of the tally.
    ShowTally,
    /// The periodic report that is due.
    ShowReports,
    /// The reports that were sent.
    ShowSent,
    /// Say that a report was sent.
    SealReport,
    /// Other days of it.
    TallyDays,
    /// The figures, or how they changed.
    Compare,
    /// The areas by the selected figure.
    Rank,
    /// Whom a rate still lacks.
    ShowMissing,
    /// The charts.
    ShowCharts,
    /// One of them by its digit.
    PickChart,
    /// The tally into a file.
    Export,
    /// One column to the left.
    Left,
    /// One column to the right.
    Right,
    /// Choose the filters of a list.
    Filter,
    /// Switch a filter by its digit.
    QuickFilter,
    /// Switch the selected filter.
    Switch,
    /// Filter by an area.
    FilterArea,
    /// Filter by a problem.
    FilterProblem,
    /// Take all filters away.
    ClearFilters,
    /// The other end of the order first.
    Reverse,
    /// Mark the selected person, or take the mark away.
    Mark,
    /// Mark everybody of the list, or nobody.
    MarkAll,
    /// Change whose phone the account was activated on.
    Phone,
    /// To the next member who can be activated.
    NextWaiting,
    /// Back to the door where somebody still waits.
    LeftDoor,
    /// Take all marks away.
    Unmark,
    /// The list of households.
    ShowHouseholds,
    /// The list of people.
    ShowPeople,
    /// Search in the list of households.
    SearchHouseholds,
    /// The next order.
    Sort,
    /// Show numbers and phones.
    Reveal,
    /// Record a visit.
    Visit,
    /// Record a milestone.
    Record,
    /// Add a person or a household.
    Add,
    /// What is to be added.
    New(New),
    /// Correct what is shown.
    Edit,
    /// Whether a person is there.
    Presence,
    /// Papers integrated into the account.
    Papers,
    /// Move a person to another household.
    Move,
    /// Choose among values that contradict each other.
    Settle,
    /// What happened to what is shown.
    Past,
    /// Fill the field with a proposal.
    Propose,
    /// The next member of the household.
    NextPerson,
    /// The member before.
    PreviousPerson,
    /// What is said and done at the door; there, everything that is known.
    AtDoor,
    /// The words, or the steps.
    OtherPage,
    /// A step is done, or not.
    Tick,
    /// The next step is done.
    TickNext,
    /// The code of the app's address.
    ShowQr,
    /// Light and dark of the code the other way round.
    Invert,
    /// The usual words again.
    UsualWords,
    /// The next household.
    NextDoor,
    /// The household before.
    PreviousDoor,
    /// What came of the visit at the door.
    Outcome(Outcome),
    /// What came of it for the selected person.
    Result(ResultKind),
    /// Clear what was chosen for the selected person.
    ClearResult,
    /// Choose a reason.
    Reason,
    /// Search the reasons.
    SearchReason,
    /// A reason by its letter.
    PickReason,
    /// When to come again.
    Next,
    /// A note.
    Note,
    /// The day.
    Day,
    /// A milestone by its number.
    Milestone(Milestone),
    /// The day is not known.
    DayUnknown,
    /// It is not reached.
    NotReached,
    /// What was done in the ledger.
    ShowHistory,
    /// The backups.
    ShowBackups,
    /// The settings.
    ShowSettings,
    /// Make a backup.
    BackUp,
    /// Copy the ledger elsewhere.
    CopyOut,
    /// Check the ledger quickly.
    CheckQuick,
    /// Check the whole ledger.
    CheckFull,
    /// Fill the form from a preset.
    LoadPreset,
    /// The settings of the campaign into a file.
    WriteCampaign,
    /// The settings of the campaign from a file.
    ReadCampaign,
    /// What is to be cleaned up.
    ShowCleaning,
    /// The list of open problems, for the heads of areas.
    ExportList,
    /// A fact is right as it stands; of a card: it is taken over.
    Accept,
    /// That the card was issued, and when.
    TakeIssued,
    /// The number is the row's.
    NumberIsHere,
    /// Entries that may be one person.
    ShowPairs,
    /// Put two entries together.
    Merge,
    /// They are two people.
    TellApart,
    /// The next pair.
    NextPair,
    /// The pair before.
    PreviousPair,
    /// Who is the same person as this one.
    SameAs,
    /// The areas.
    ShowAreas,
    /// Put an area into another one.
    MergeArea,
    /// The doors of an evening.
    ShowWalk,
    /// Choose the areas that are walked.
    ChooseAreas,
    /// Walk a street side by side, or by number.
    WalkSides,
    /// Fold away the doors that are done, or show them.
    FoldDone,
}

/// Where a command can be given.
#[derive(Clone, Copy)]
pub enum Where {
    /// In these.
    In(&'static [Scope]),
    /// In each that is like this.
    Each(Is),
}

/// One row of the table.
pub struct Command {
    /// What it does.
    pub act: Act,
    /// Where it can be given.
    pub scopes: Where,
    /// With which keys.
    pub keys: &'static [Key],
    /// What it is called.
    pub label: Label,
    /// How its keys are written, where there are too many to name.
    pub keys_shown: Option<&'static str>,
    /// Whether it is offered at the foot of the screen.
    pub footer: Footer,
    /// Whether it can be given now, or why not.
    pub available: fn(&Model) -> Result<(), Message>,
}

/// What a command is called: an id of the words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Label {
    /// An id; what it does at more length is the same id with `-help`.
    Id(&'static str),
    /// A prefix with the code of an outcome, a result, a milestone.
    Code(&'static str, &'static str),
}

/// Whether a command is offered at the foot of the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Footer {
    /// It is, where there is room.
    Shown,
    /// It is, and the others go without it: the ways on, back and out of not knowing.
    Kept,
    /// Only in the help: everybody knows it, or the screen shows it itself.
    Hidden,
}

impl Command {
    /// What it is called.
    pub fn label(&self) -> Message {
        match self.label {
            Label::Id(id) => Message { id: Cow::Borrowed(id), args: Vec::new() },
            Label::Code(prefix, code) => Message::of_code(prefix, code),
        }
    }

    /// Whether it can be given there.
    pub fn is_in(&self, scope: Scope) -> bool {
        match self.scopes {
            Where::In(scopes) => scopes.contains(&scope),
            Where::Each(is) => scope.is(is),
        }
    }

    /// What it does, at more length.
    pub fn help(&self) -> Message {
        match self.label {
            Label::Id(id) => Message::of_code(id, "help"),
            Label::Code(prefix, code) => Message::of_code(prefix, code),
        }
    }

    /// Its keys, as they are written.
    pub fn keys_shown(&self) -> String {
        match self.keys_shown {
            Some(shown) => shown.to_owned(),
            None => self.keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        }
    }
}

/// The commands that are of a scope's own, without those that can be given everywhere and the moving about.
pub fn own_of_scope(scope: Scope) -> impl Iterator<Item = &'static Command> {
    let parts = TABLE.split_last().map_or(TABLE, |(_, parts)| parts);
    parts.iter().copied().flatten().filter(move |command| command.is_in(scope))
}

/// The commands of a scope that can be given everywhere, and the moving about.
pub fn common_of_scope(scope: Scope) -> impl Iterator<Item = &'static Command> {
    let part = TABLE.last().copied().unwrap_or_default();
    part.iter().filter(move |command| command.is_in(scope))
}

/// The commands of a scope, in the order of the table.
pub fn of_scope(scope: Scope) -> impl Iterator<Item = &'static Command> {
    TABLE.iter().copied().flatten().filter(move |command| command.is_in(scope))
}

/// The command of a key. Where there is none for the letter as typed, the small one counts (Caps Lock).
pub fn of_key(scope: Scope, key: Key) -> Option<&'static Command> {
    let find = |key: Key| of_scope(scope).find(|command| command.keys.contains(&key));
    find(key).or_else(|| find(key.small()))
}
