//! Choosing the files: places to begin in, folders, files; a filter as one types; a path that is typed or pasted.

use std::collections::BTreeSet;
use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::{ImportSheets, files_view, name_of};
use crate::desk::import::{ChosenPath, FolderShown, Usable, UsableEntry};
use crate::desk::rollup::EXTENSIONS;
use crate::desk::screen::{ImportingReply, ImportingRequest, Reply, Request};
use crate::msg;
use crate::sys::folders::{EntryKind, Place};
use crate::text::collate::natural_key;
use crate::text::fold;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Shared, Status, Step};
use crate::tui::screens::{Behaviour, ReconcileScreen, Restore, RollUpScreen, Typing, moved};
use crate::tui::widgets::field::TextField;
use crate::tui::widgets::{boxes, cells};

/// Nobody types more of a name.
const MOST_FILTER_CHARS: usize = 60;
/// The longest path of common systems.
const MOST_PATH_CHARS: usize = 4_096;

/// What is chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Choosing {
    /// Lists to bring in.
    #[default]
    Rosters,
    /// A backup from which a ledger is brought back.
    Backup,
    /// An extract of accounts.
    Extract,
    /// Figures of wards.
    Figures,
    /// The list of the wards that are to send some.
    Wards,
}

impl Choosing {
    /// Whether this can be chosen.
    pub fn takes(self, usable: Usable) -> bool {
        match self {
            Self::Rosters | Self::Extract | Self::Wards => usable == Usable::Roster,
            Self::Figures => matches!(usable, Usable::Roster | Usable::Figures),
            Self::Backup => usable == Usable::Ledger,
        }
    }
}

/// Choosing files.
#[derive(Default)]
pub struct ImportFiles {
    /// What for.
    choosing: Choosing,
    /// The folder; none for the places to begin in.
    pub folder: Option<PathBuf>,
    /// What is in it; `None` until the desk has answered.
    pub content: Option<Content>,
    /// How files are ordered.
    pub order: Order,
    /// The lines, as filtered and ordered.
    pub lines: Vec<ListLine>,
    /// The line that is selected.
    pub selected: usize,
    /// Files that are taken together.
    pub marked: BTreeSet<PathBuf>,
    /// What is typed.
    pub typed: TypedText,
    /// Where to select when the folder above is shown.
    came_from: Option<PathBuf>,
}

/// What is in a folder.
pub enum Content {
    /// Places to begin in.
    Places(Vec<Place>),
    /// Folders and files.
    Folder(FolderShown),
    /// It cannot be read: why, and what to do.
    Unreadable(Message, Option<Message>),
}

/// What is typed.
#[derive(Default)]
pub enum TypedText {
    /// Nothing.
    #[default]
    None,
    /// Part of a name, and whether it is still being typed.
    Filter(TextField, Typed),
    /// A path, and what is wrong with it.
    Path(TextField, Option<Message>),
}

/// Whether a text is being typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Typed {
    /// It is.
    Still,
    /// It stands.
    Already,
}

/// How files are ordered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Order {
    /// The newest first.
    #[default]
    Newest,
    /// By name.
    Name,
}

/// A line of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ListLine {
    /// To the folder above, or to the places.
    Up,
    /// All files of the folder that can be taken, so many.
    All(usize),
    /// A place to begin in.
    Place(Place),
    /// A folder or a file.
    Entry(UsableEntry),
}

impl ImportFiles {
    /// For something else than a list.
    pub fn choosing(choosing: Choosing) -> Self {
        Self { choosing, ..Self::default() }
    }

    /// What is chosen.
    pub fn is_choosing(&self) -> Choosing {
        self.choosing
    }

    fn chosen(&self, paths: Vec<PathBuf>) -> Vec<Step> {
        match (self.choosing, paths.first()) {
            (Choosing::Rosters, _) => vec![Step::open(ImportSheets::new(paths))],
            (Choosing::Backup, Some(path)) => vec![Step::open(Restore::new(path.clone()))],
            (Choosing::Extract, Some(path)) => vec![Step::open(ReconcileScreen::new(path.clone()))],
            (Choosing::Figures, _) => vec![Step::open(RollUpScreen::new(paths))],
            (Choosing::Wards, Some(path)) => vec![Step::Picked(Picked::File(path.clone()))],
            (Choosing::Backup | Choosing::Extract | Choosing::Wards, None) => Vec::new(),
        }
    }

    fn go_to(&mut self, folder: Option<PathBuf>) -> Vec<Step> {
        self.folder = folder;
        self.content = None;
        self.lines.clear();
        self.selected = 0;
        self.typed = TypedText::None;
        self.ask()
    }

    fn ask(&self) -> Vec<Step> {
        match &self.folder {
            Some(folder) => vec![ask(ImportingRequest::Folder(folder.clone()))],
            None => Vec::new(),
        }
    }

    fn up(&mut self, shared: &Shared) -> Vec<Step> {
        let Some(folder) = self.folder.take() else { return Vec::new() };
        let above = folder.parent().map(PathBuf::from);
        self.came_from = Some(folder);
        let steps = self.go_to(above);
        if self.folder.is_none() { vec![places(shared)] } else { steps }
    }

    fn filter(&self) -> String {
        match &self.typed {
            TypedText::Filter(field, _) => fold::loose(field.text()),
            TypedText::None | TypedText::Path(..) => String::new(),
        }
    }

    /// Filters and orders anew; what is selected stays so.
    fn arrange(&mut self) {
        let selected = self.lines.get(self.selected).cloned();
        let filter = self.filter();
        let fits = |name: &str| filter.split(' ').all(|word| fold::loose(name).contains(word));
        self.lines = match &self.content {
            None | Some(Content::Unreadable(..)) => Vec::new(),
            Some(Content::Places(places)) => places
                .iter()
                .filter(|place| filter.is_empty() || fits(&place.path.to_string_lossy()))
                .cloned()
                .map(ListLine::Place)
                .collect(),
            Some(Content::Folder(shown)) => {
                let mut entries: Vec<&UsableEntry> =
                    shown.entries.iter().filter(|entry| filter.is_empty() || fits(&entry.entry.name)).collect();
                entries.sort_by_cached_key(|entry| self.order_key(entry));
                entries.into_iter().cloned().map(ListLine::Entry).collect()
            }
        };
        if self.folder.is_some() && self.content.is_some() && filter.is_empty() {
            let taken = self.all();
            if taken > 0 {
                self.lines.insert(0, ListLine::All(taken));
            }
            self.lines.insert(0, ListLine::Up);
        }
        let place = selected.and_then(|selected| self.lines.iter().position(|line| *line == selected));
        self.selected = place.unwrap_or(self.selected).min(self.lines.len().saturating_sub(1));
    }

    /// How many files of the folder are taken with it.
    fn all(&self) -> usize {
        let is_taken = |entry: &&UsableEntry| {
            let ending = entry.entry.path.extension().unwrap_or_default().to_ascii_lowercase();
            self.choosing.takes(entry.usable) && EXTENSIONS.iter().any(|known| ending == *known)
        };
        match (&self.content, self.choosing) {
            (Some(Content::Folder(shown)), Choosing::Figures) => shown.entries.iter().filter(is_taken).count(),
            (_, _) => 0,
        }
    }

    fn taken(&mut self, content: Content) {
        self.content = Some(content);
        self.arrange();
        let back = self.came_from.take();
        let place = back.and_then(|path| {
            self.lines.iter().position(|line| match line {
                ListLine::Entry(entry) => entry.entry.path == path,
                ListLine::Place(place) => place.path == path,
                ListLine::Up | ListLine::All(_) => false,
            })
        });
        // The first thing to choose, not the way back.
        let first = usize::from(matches!(self.lines.first(), Some(ListLine::Up)) && self.lines.len() > 1);
        self.selected = place.unwrap_or(first);
    }

    fn enter(&mut self, shared: &Shared) -> Vec<Step> {
        match self.lines.get(self.selected).cloned() {
            None => Vec::new(),
            Some(ListLine::Up) => self.up(shared),
            Some(ListLine::All(_)) => self.chosen(self.folder.clone().into_iter().collect()),
            Some(ListLine::Place(place)) => self.go_to(Some(place.path)),
            Some(ListLine::Entry(UsableEntry { entry, usable })) => match usable {
                Usable::Folder => self.go_to(Some(entry.path)),
                usable if self.choosing.takes(usable) => {
                    // What is marked goes together; a file that is pointed at and not marked goes with it.
                    let mut paths = self.marked.clone();
                    paths.insert(entry.path);
                    self.chosen(paths.into_iter().collect())
                }
                _ => vec![Step::Say(Status::refusal(why_not(self.choosing, usable)))],
            },
        }
    }

    fn mark(&mut self) -> Vec<Step> {
        let Some(ListLine::Entry(UsableEntry { entry, usable })) = self.lines.get(self.selected) else {
            return Vec::new();
        };
        match *usable {
            Usable::Folder => Vec::new(),
            usable if self.choosing.takes(usable) => {
                if !self.marked.remove(&entry.path) {
                    self.marked.insert(entry.path.clone());
                }
                self.selected = moved(Act::Down, self.selected, self.lines.len(), 2);
                Vec::new()
            }
            usable => vec![Step::Say(Status::refusal(why_not(self.choosing, usable)))],
        }
    }

    /// Folders by name, then files that can be read, then the others.
    fn order_key(&self, entry: &UsableEntry) -> (u8, std::cmp::Reverse<i64>, String) {
        let rank = match entry.usable {
            Usable::Folder => 0,
            usable if self.choosing.takes(usable) => 1,
            Usable::OtherSheet | Usable::TooLarge => 2,
            Usable::Other | Usable::Roster | Usable::Ledger | Usable::Figures => 3,
        };
        let changed = match (self.order, entry.entry.kind, entry.entry.changed) {
            (Order::Newest, EntryKind::File(_), Some(changed)) => changed.millis(),
            (Order::Newest | Order::Name, _, _) => 0,
        };
        (rank, std::cmp::Reverse(changed), natural_key(&name_of(&entry.entry.path)))
    }
}

fn ask(request: ImportingRequest) -> Step {
    Step::Ask(Request::Importing(request))
}

fn places(shared: &Shared) -> Step {
    ask(ImportingRequest::Places { settings: shared.settings_folder.clone() })
}

/// Why something cannot be chosen.
pub fn why_not(choosing: Choosing, usable: Usable) -> Message {
    match (choosing, usable) {
        (Choosing::Backup, _) => msg!("tui-restore-why-other"),
        (Choosing::Figures, _) => msg!("tui-roll-up-why-other"),
        (Choosing::Wards, _) => msg!("tui-roll-up-why-no-list"),
        (Choosing::Rosters | Choosing::Extract, Usable::OtherSheet) => msg!("tui-import-why-other-sheet"),
        (Choosing::Rosters | Choosing::Extract, Usable::TooLarge) => msg!("tui-import-why-too-large"),
        (
            Choosing::Rosters | Choosing::Extract,
            Usable::Other | Usable::Folder | Usable::Roster | Usable::Ledger | Usable::Figures,
        ) => msg!("tui-import-why-other"),
    }
}

impl Behaviour for ImportFiles {
    fn scope(&self) -> Scope {
        match &self.typed {
            TypedText::Filter(_, Typed::Still) => Scope::ImportFilter,
            TypedText::Path(..) => Scope::ImportPath,
            TypedText::None | TypedText::Filter(_, Typed::Already) => Scope::ImportFiles,
        }
    }

    fn title(&self) -> Message {
        match self.choosing {
            Choosing::Rosters => msg!("tui-title-import-files"),
            Choosing::Backup => msg!("tui-title-restore"),
            Choosing::Extract => msg!("tui-title-reconcile-files"),
            Choosing::Figures => msg!("tui-title-roll-up-files"),
            Choosing::Wards => msg!("tui-title-roll-up-wards"),
        }
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        files_view::draw(self, shared, frame, area);
    }

    fn typing(&mut self) -> Option<Typing<'_>> {
        match &mut self.typed {
            TypedText::Filter(field, Typed::Still) | TypedText::Path(field, _) => Some(Typing::Text(field)),
            TypedText::None | TypedText::Filter(_, Typed::Already) => None,
        }
    }

    fn typed(&mut self, _: &mut Shared) -> Vec<Step> {
        match &mut self.typed {
            TypedText::Path(_, wrong) => *wrong = None,
            TypedText::None | TypedText::Filter(..) => {
                self.arrange();
                self.selected = 0;
            }
        }
        Vec::new()
    }

    fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        if self.content.is_some() {
            return Vec::new();
        }
        if self.folder.is_none() { vec![places(shared)] } else { self.ask() }
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match (act, &mut self.typed) {
            (Act::Enter, TypedText::Path(field, _)) => {
                let (text, from) = (field.text().trim().to_owned(), self.folder.clone());
                if text.is_empty() { Vec::new() } else { vec![ask(ImportingRequest::Typed { text, from })] }
            }
            (Act::Back, TypedText::Path(..) | TypedText::Filter(..)) => {
                self.typed = TypedText::None;
                self.arrange();
                Vec::new()
            }
            (Act::NextField, TypedText::Filter(_, typed)) => {
                *typed = Typed::Already;
                Vec::new()
            }
            (Act::Back, _) => vec![Step::Back],
            (Act::Enter, _) => self.enter(shared),
            (Act::Mark, _) => self.mark(),
            (Act::FolderUp, _) => self.up(shared),
            (Act::FilterFiles, _) => {
                self.typed = TypedText::Filter(TextField::new(MOST_FILTER_CHARS), Typed::Still);
                self.arrange();
                Vec::new()
            }
            (Act::TypePath, _) => {
                self.typed = TypedText::Path(TextField::new(MOST_PATH_CHARS), None);
                Vec::new()
            }
            (Act::Sort, _) => {
                self.order = match self.order {
                    Order::Newest => Order::Name,
                    Order::Name => Order::Newest,
                };
                self.arrange();
                Vec::new()
            }
            _ => {
                let rows = usize::from(files_view::parts(shared.body()).list.height);
                self.selected = moved(act, self.selected, self.lines.len(), rows);
                Vec::new()
            }
        }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let list = files_view::parts(shared.body()).list;
        let top = cells::top_for(self.selected, usize::from(list.height), 0);
        match boxes::row_at(list, position).map(|row| row + top) {
            Some(place) if place == self.selected => self.enter(shared),
            Some(place) if place < self.lines.len() => {
                self.selected = place;
                Vec::new()
            }
            Some(_) | None => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        let Reply::Importing(reply) = reply else { return Vec::new() };
        match reply {
            ImportingReply::Places(places) if self.folder.is_none() => self.taken(Content::Places(places.clone())),
            ImportingReply::Folder { path, shown } if self.folder.as_ref() == Some(path) => self.taken(match shown {
                Ok(shown) => Content::Folder(shown.clone()),
                Err((message, hint)) => Content::Unreadable(message.clone(), hint.clone()),
            }),
            ImportingReply::Typed(found) => {
                let TypedText::Path(_, wrong) = &mut self.typed else { return Vec::new() };
                match found {
                    Ok(ChosenPath::Folder(folder)) => return self.go_to(Some(folder.clone())),
                    Ok(ChosenPath::File(file)) => {
                        self.typed = TypedText::None;
                        return self.chosen(vec![file.clone()]);
                    }
                    Err((message, _)) => *wrong = Some(message.clone()),
                }
            }
            _ => {}
        }
        Vec::new()
    }

    fn can(&self, act: Act) -> Result<(), Message> {
        match (act, self.choosing) {
            (Act::Mark, Choosing::Backup) => Err(msg!("tui-restore-one-file")),
            (Act::Mark, Choosing::Extract) => Err(msg!("tui-reconcile-one-file")),
            (Act::Mark, Choosing::Wards) => Err(msg!("tui-roll-up-one-list")),
            _ => Ok(()),
        }
    }

    fn is_waiting(&self) -> bool {
        self.content.is_none()
    }

    fn request_failed(&mut self) {
        if self.content.is_none() {
            self.taken(Content::Places(Vec::new()));
        }
    }

    /// A folder's names may be personal: they are asked for again.
    fn forget(&mut self) {
        self.content = None;
        self.lines.clear();
        self.came_from = None;
    }
}
