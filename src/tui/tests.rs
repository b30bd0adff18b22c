//! Tests of the screen: keys in, effects and pictures out. Invented people only.

mod budgets;
mod campaign_journeys;
mod cards;
mod cleaning_journeys;
mod door_journeys;
mod figure_journeys;
mod figures;
mod follow_up;
mod gallery_cleaning;
mod gallery_door;
mod gallery_figures;
mod gallery_follow_up;
mod gallery_import;
mod gallery_keeping;
mod gallery_keys;
mod gallery_lists;
mod gallery_matching;
mod gallery_people;
mod gallery_reconcile;
mod gallery_start;
mod gallery_visit;
mod helping;
mod import_journeys;
mod importing;
mod journeys;
mod keeping;
mod key_table;
mod keys_per_task;
mod lists;
mod matching_journeys;
mod mouse;
mod palette;
mod paper;
mod people;
mod people_file;
mod people_journeys;
mod pictures;
mod pure;
mod readme_picture;
mod reconcile_journeys;
mod reports;
mod reversing;
mod rollup;
mod start;
mod table;
mod walk;
mod walk_journeys;

use std::time::Duration;

use chrono::NaiveDate;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::ColorChoice;
use super::key::Key;
use super::message::{Effect, Moment, Msg, What};
use super::model::{Beginning, DayShown, Kind, Model, Session, Shared};
use super::theme::{Environment, Theme};
use super::update::update;
use super::view::view;
use crate::desk::cleaning::Quality;
use crate::desk::figures::TallyQuery;
use crate::desk::screen::{
    DoorReply, DoorRequest, EditingReply, EditingRequest, FiguresReply, FiguresRequest, Reply, Request,
};
use crate::desk::views::{
    Doors, HouseholdCard, HouseholdRef, Matched, Overview, PeoplePage, PersonCard, PersonLine, PersonRef, TallyTable,
    Waiting,
};
use crate::desk::walk::DoorCounts;
use crate::domain::burn_up::BurnUp;
use crate::domain::campaign::{Campaign, Ward};
use crate::domain::forecast::Forecast;
use crate::domain::household::{Household, HouseholdFacts};
use crate::domain::ids::{HouseholdId, PersonId};
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::next_step::NextStep;
use crate::domain::partial_date::PartialDate;
use crate::domain::person::{Person, PersonFacts};
use crate::domain::person_number::PersonNumber;
use crate::domain::phone::Phone;
use crate::domain::presence::Presence;
use crate::domain::reports::due::Sent;
use crate::domain::tally::{Count, Tally, TallyRow};
use crate::domain::time::Timestamp;
use crate::domain::visit_times::VisitTimes;
use crate::sys::settings::AppSettings;
use crate::text::numbers::Lang;
use crate::text::words::Words;

pub const TODAY: &str = "2023-06-15";

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn at(seconds: u64) -> Moment {
    // In the evening, as it is here, wherever the test runs.
    let evening = Timestamp::from_local(day(TODAY).and_hms_opt(19, 40, 0).unwrap());
    let wall = Timestamp::from_millis(evening.millis() + i64::try_from(seconds).unwrap() * 1_000);
    Moment { since_start: Duration::from_secs(seconds), today: day(TODAY), wall }
}

pub fn theme() -> Theme {
    Theme::choose(ColorChoice::Auto, &Environment { locale: Some("vi_VN.UTF-8".to_owned()), ..Environment::default() })
}

pub fn beginning(kind: Kind) -> Beginning {
    Beginning {
        words: Words::new(Lang::Vi),
        theme: theme(),
        kind,
        ledger_exists: true,
        day_shown: DayShown::Real,
        app: AppSettings::default(),
        settings_folder: None,
        at: at(0),
        size: Size { width: 80, height: 24 },
    }
}

/// What screens share, of an open ledger.
pub fn shared() -> Shared {
    let mut model = Model::new(beginning(Kind::Ledger));
    model.shared.session = Session::Open;
    model.shared
}

/// A model with an open ledger on its first screen.
pub fn open_model() -> Model {
    let mut model = Model::new(beginning(Kind::Ledger));
    model.shared.session = Session::Opening;
    reply(&mut model, Reply::Unlocked(Vec::new()));
    reply(&mut model, Reply::Overview(Box::new(overview())));
    reply(&mut model, Reply::Ready(Vec::new()));
    model
}

pub fn reply(model: &mut Model, reply: Reply) -> Vec<Effect> {
    update(model, Msg { at: model.shared.now, what: What::Reply(reply) })
}

/// Presses keys: `/an<enter>v1`. Gives all their effects.
pub fn press(model: &mut Model, keys: &str) -> Vec<Effect> {
    keys_of(keys)
        .into_iter()
        .flat_map(|key| update(model, Msg { at: model.shared.now, what: What::Key(key) }))
        .collect()
}

pub fn keys_of(text: &str) -> Vec<Key> {
    super::rehearsal::keys_of(text)
}

/// The requests among effects.
pub fn requests(effects: Vec<Effect>) -> Vec<Request> {
    effects
        .into_iter()
        .filter_map(|effect| match effect {
            Effect::Send(request) => Some(request),
            Effect::CancelJob | Effect::Suspend | Effect::TakeOver | Effect::Leave | Effect::LeaveNow => None,
        })
        .collect()
}

/// The model drawn at a size, as text.
pub fn picture(model: &mut Model, width: u16, height: u16) -> String {
    text_of(&draw(model, width, height))
}

/// One screen drawn at a size, as text.
pub fn picture_of(screen: &dyn super::screens::Behaviour, shared: &Shared, width: u16, height: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| screen.draw(shared, frame, frame.area())).unwrap();
    text_of(terminal.backend().buffer())
}

pub fn draw(model: &mut Model, width: u16, height: u16) -> Buffer {
    update(model, Msg { at: model.shared.now, what: What::Resized(width, height) });
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| view(model, frame)).unwrap();
    terminal.backend().buffer().clone()
}

pub fn text_of(buffer: &Buffer) -> String {
    super::picture::text(buffer)
}

pub fn overview() -> Overview {
    let mut rows = Vec::new();
    for (area, eligible, activated, approved) in [("Tổ 1", 400, 150, 210), ("Tổ 2", 380, 90, 200), ("", 12, 0, 1)] {
        let mut row = TallyRow::of_area(area);
        row.add(Count::Households, eligible / 3);
        row.add(Count::Residents, eligible * 5 / 4);
        row.add(Count::Eligible, eligible);
        row.add(Count::CardIssued, eligible * 9 / 10);
        row.add(Count::CardMissing, eligible - eligible * 9 / 10);
        row.add(Count::L1Activated, approved / 10);
        row.add(Count::Activated, activated + approved / 10);
        row.add(Count::L2Enrolled, approved + 5);
        row.add(Count::L2Approved, approved);
        row.add(Count::L2Activated, activated);
        row.add(Count::L2ToActivate, approved - activated);
        row.add_new(Milestone::L2Activated, 7);
        rows.push(row);
    }
    let mut total = TallyRow::default();
    for row in &rows {
        total.add_row(row);
    }
    total.target = Some(600);
    Overview {
        ward: Ward { name: "Phường Thí Điểm".to_owned(), parent: "Quận Mẫu".to_owned() },
        campaign: Campaign {
            name: "Chiến dịch kích hoạt mức 2".to_owned(),
            end: Some(day("2023-06-30")),
            target: Some(600),
            ..Campaign::default()
        },
        today: day(TODAY),
        tally: Tally { rows, total },
        since: day("2023-06-09"),
        waiting: Waiting {
            tonight: DoorCounts { activate: 148, due: 4, unvisited: 102, other: 31, done: 96 },
            due_today: Doors { households: 3, people: 9 },
            due_tomorrow: Doors { households: 1, people: 4 },
            late: Doors { households: 2, people: 5 },
            unvisited: Doors { households: 120, people: 431 },
            come_of_age: 7,
        },
        burn_up: BurnUp {
            first: day("2023-05-15"),
            last: day("2023-06-30"),
            counts: (0..32).map(|place| 40 + place * 200 / 31).collect(),
        },
        pace_now_hundredths: 300,
        pace_needed_hundredths: Some(2250),
        forecast: Forecast::On(day("2023-09-12")),
        quality: Some(Quality { people: 990, clean: 951 }),
        undo: None,
        sent: Sent { up_to: [Some(day("2023-06-14")), Some(day("2023-06-10")), None], ..Sent::default() },
    }
}

/// The table of the tally of these tests.
pub fn tally(query: &TallyQuery) -> TallyTable {
    let as_of = query.as_of.unwrap_or(day(TODAY));
    let since = query.since.unwrap_or(as_of);
    TallyTable { as_of, since, known_at: query.known_at, minimum_age: 14, tally: overview().tally }
}

/// The visits of these tests: more on the weekend, most of them between seven and nine in the evening.
pub fn visit_times() -> Box<VisitTimes> {
    let mut hours = [0; 24];
    hours[18..22].copy_from_slice(&[12, 148, 96, 7]);
    let days = (0..30).map(|place| place % 7 * 3).collect();
    Box::new(VisitTimes { first: day("2023-05-17"), days, hours, left_out: 9 })
}

pub fn line(number: i64, household: i64, name: &str) -> PersonLine {
    PersonLine {
        reference: PersonRef(number),
        household: HouseholdRef(household),
        full_name: name.to_owned(),
        matched: Matched { name: vec![0, 1], ..Matched::default() },
        birth_date: Some(PartialDate::Year(1985)),
        person_number: None,
        area: "Tổ 1".to_owned(),
        address: format!("{household} ngõ 34 phố Thí Điểm"),
        presence: Presence::Resident,
        next_step: NextStep::ActivateNow,
        score: 0,
    }
}

/// A page of people two of whom share a household.
pub fn page(total: usize, first: usize, count: usize) -> PeoplePage {
    let lines = (first..total.min(first + count)).map(|place| {
        let number = i64::try_from(place).unwrap();
        line(number + 1, number / 2 + 1, &format!("Nguyễn Văn Mẫu {}", number + 1))
    });
    PeoplePage { total, gone: 0, first, kept: None, lines: lines.collect() }
}

pub fn person(number: i64, household: i64, name: &str, next_step: NextStep) -> PersonCard {
    let mut facts = PersonFacts {
        full_name: name.to_owned(),
        birth_date: Some(PartialDate::Day(day("1985-03-12"))),
        sex: Some(crate::domain::sex::Sex::Male),
        person_number: PersonNumber::new("031085000613"),
        phone: Phone::new("0975550333"),
        relationship: Some("chủ hộ".to_owned()),
        ..PersonFacts::default()
    };
    facts.milestones.set(Milestone::CardIssued, Reached::On(day("2022-03-01")));
    facts.milestones.set(Milestone::L2Approved, Reached::On(day("2023-05-02")));
    PersonCard {
        reference: PersonRef(number),
        household: HouseholdRef(household),
        person: Person {
            id: PersonId([u8::try_from(number.rem_euclid(250)).unwrap(); 16]),
            household: HouseholdId([1; 16]),
            facts,
            presence_changes: Vec::new(),
            first_presence: None,
            imported: None,
            problems: Vec::new(),
            conflicts: Vec::new(),
            decisions: Vec::new(),
        },
        household_facts: HouseholdFacts::default(),
        presence: Presence::Resident,
        next_step,
        reason: None,
        phone: None,
        problems: Vec::new(),
        visits: Vec::new(),
    }
}

pub fn household(number: i64) -> HouseholdCard {
    let members = [
        person(number * 2 - 1, number, &format!("Nguyễn Văn Mẫu {}", number * 2 - 1), NextStep::ActivateNow),
        person(number * 2, number, &format!("Trần Thị Mẫu {}", number * 2), NextStep::AwaitApproval),
    ];
    HouseholdCard {
        reference: HouseholdRef(number),
        household: Household {
            id: HouseholdId([1; 16]),
            facts: HouseholdFacts {
                household_no: Some(number.to_string()),
                head_name: Some("Nguyễn Văn Mẫu".to_owned()),
                area: Some("Tổ 1".to_owned()),
                address: Some(format!("{number} ngõ 34 phố Thí Điểm")),
            },
            imported: None,
            conflicts: Vec::new(),
        },
        members: members.into(),
        visits: Vec::new(),
        appointment: None,
    }
}

/// Answers every request among effects with the people and households of these tests, until nothing is asked.
pub fn answer_all(model: &mut Model, effects: Vec<Effect>) -> Vec<Request> {
    let mut done = Vec::new();
    let mut waiting = std::collections::VecDeque::from(requests(effects));
    while let Some(request) = waiting.pop_front() {
        let answer = match &request {
            Request::Overview => Reply::Overview(Box::new(Overview {
                undo: model.shared.overview.as_ref().and_then(|overview| overview.undo),
                ..overview()
            })),
            Request::People { number, window, .. } => {
                Reply::People { number: *number, page: page(1_000, window.first, window.count) }
            }
            Request::Household(household) => Reply::Household(Some(Box::new(self::household(household.0)))),
            Request::Figures(FiguresRequest::Tally(query)) => {
                Reply::Figures(FiguresReply::Tally(Box::new(tally(query))))
            }
            Request::Figures(FiguresRequest::VisitTimes) => Reply::Figures(FiguresReply::VisitTimes(visit_times())),
            Request::Editing(EditingRequest::History(of)) => {
                Reply::Editing(EditingReply::History { of: *of, history: Box::default() })
            }
            Request::Editing(EditingRequest::Areas) => {
                Reply::Editing(EditingReply::Areas(vec!["Tổ 1".to_owned(), "Tổ 2".to_owned(), "Tổ 10".to_owned()]))
            }
            Request::Door(DoorRequest::SamePhones(household)) => {
                Reply::Door(DoorReply::SamePhones { household: *household, found: Vec::new() })
            }
            _ => {
                let Some(answer) = lists::answer(&request) else {
                    done.push(request);
                    continue;
                };
                answer
            }
        };
        waiting.extend(requests(reply(model, answer)));
    }
    done
}

/// Presses keys and answers what they ask; gives the requests that change something.
pub fn go(model: &mut Model, keys: &str) -> Vec<Request> {
    keys_of(keys)
        .into_iter()
        .flat_map(|key| {
            let effects = update(model, Msg { at: model.shared.now, what: What::Key(key) });
            answer_all(model, effects)
        })
        .collect()
}

/// A frame as a snapshot keeps it: its text, and below it which parts of which rows have which look.
pub fn looks(model: &mut Model, width: u16, height: u16) -> String {
    let buffer = draw(model, width, height);
    let mut out = text_of(&buffer);
    for row in buffer.area.rows() {
        let mut runs: Vec<(u16, u16, String)> = Vec::new();
        for place in row.columns() {
            let look = look_of(model.shared.theme, &buffer[(place.x, place.y)]);
            match runs.last_mut() {
                Some((_, end, last)) if *last == look && *end == place.x => *end += 1,
                _ => runs.push((place.x, place.x + 1, look)),
            }
        }
        let named: Vec<String> = runs
            .into_iter()
            .filter(|(_, _, look)| !look.is_empty())
            .map(|(from, to, look)| format!("{from}..{to} {look}"))
            .collect();
        if !named.is_empty() {
            out.push_str(&format!("{:>3}: {}\n", row.y, named.join(", ")));
        }
    }
    out
}

/// The roles that look like this cell; of a patched one its modifiers and colours.
fn look_of(theme: Theme, cell: &ratatui::buffer::Cell) -> String {
    use super::theme::Role;
    use ratatui::style::{Color, Modifier, Style};
    let of = |style: Style| (style.fg.unwrap_or(Color::Reset), style.bg.unwrap_or(Color::Reset), style.add_modifier);
    let looks = (cell.fg, cell.bg, cell.modifier);
    if looks == of(theme.style(Role::Plain)) {
        return String::new();
    }
    let named: Vec<String> = Role::ALL
        .into_iter()
        .filter(|role| of(theme.style(*role)) == looks)
        .map(|role| format!("{role:?}").to_lowercase())
        .collect();
    if !named.is_empty() {
        return named.join("/");
    }
    let colour =
        [cell.fg, cell.bg].into_iter().filter(|colour| *colour != Color::Reset).map(|colour| colour.to_string());
    let modifiers = Modifier::all().iter_names().filter(|(_, one)| cell.modifier.contains(*one));
    colour.chain(modifiers.map(|(name, _)| name.to_lowercase())).collect::<Vec<_>>().join("+")
}
