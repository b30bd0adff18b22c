//! Where the ward stands: gauges, pace and forecast, what waits, the areas; the burn-up and the reasons. Every figure
//! can be selected, and opens the list behind it.

use std::time::Duration;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::figure_list::{self, FigureOf};
use super::overview_view::{self, Places, places};
use super::overview_words;
use super::tally::TallyScreen;
use super::{Behaviour, Charts, FollowUpScreen, ReportScreen, Walk, moved};
use crate::desk::figure::Figure;
use crate::desk::views::Overview;
use crate::domain::reason::Reason;
use crate::domain::reports::due::{ReportDue, reports_due};
use crate::domain::tally::Count;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Status, Step};
use crate::tui::widgets::{boxes, cells};

/// The gauges: card, level 1, level 2 enrolled, approved, activated, and against the target.
pub const GAUGES: [Count; 6] = [
    Count::CardIssued,
    Count::L1Activated,
    Count::L2Enrolled,
    Count::L2Approved,
    Count::L2Activated,
    Count::L2Activated,
];

/// What waits, in two columns.
pub const FACTS: [Figure; 6] = [
    Figure::Count(Count::L2ToActivate),
    Figure::Unvisited,
    Figure::DueToday,
    Figure::Late,
    Figure::DueTomorrow,
    Figure::ComesOfAge,
];
/// Columns of the facts.
pub const FACT_COLUMNS: usize = 2;

/// A part of the screen with figures of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Part {
    /// The gauges.
    Gauges,
    /// What waits.
    Facts,
    /// The areas, the whole ward first.
    #[default]
    Areas,
    /// The reasons; the burn-up stands beside them.
    Reasons,
}

impl Part {
    const ALL: [Self; 4] = [Self::Gauges, Self::Facts, Self::Areas, Self::Reasons];

    fn step(self, by: usize) -> Self {
        let place = Self::ALL.iter().position(|part| *part == self).unwrap_or(0);
        Self::ALL.get((place + by) % Self::ALL.len()).copied().unwrap_or_default()
    }
}

/// The figures, one of which is selected: at first the whole ward.
#[derive(Default)]
pub struct OverviewScreen {
    /// The part that the selected figure is in.
    pub part: Part,
    /// Its place there.
    pub place: usize,
}

impl OverviewScreen {
    /// The place of the selected figure in its part, which may have become shorter.
    pub fn place_in(&self, overview: &Overview) -> usize {
        self.place.min(figures_in(self.part, overview).saturating_sub(1))
    }

    /// The selected area; the whole ward is none.
    fn area(&self, overview: &Overview) -> Option<String> {
        if self.part != Part::Areas {
            return None;
        }
        let row = self.place_in(overview).checked_sub(1)?;
        overview.tally.rows.get(row).map(|row| row.area.clone())
    }

    fn figure(&self, overview: &Overview) -> Option<Figure> {
        let place = self.place_in(overview);
        match self.part {
            Part::Gauges => GAUGES.get(place).copied().map(Figure::Count),
            Part::Facts => FACTS.get(place).copied(),
            // The first figure of the row; everybody, with the moved and the dead, is the key of the list.
            Part::Areas => Some(Figure::Count(Count::Eligible)),
            Part::Reasons => reasons(overview).get(place).map(|(reason, _)| Figure::Reason(*reason)),
        }
    }

    fn open(&self, shared: &Shared) -> Vec<Step> {
        let Some(overview) = shared.overview.as_deref() else { return Vec::new() };
        if figures_in(self.part, overview) == 0 {
            return vec![Step::Say(Status::refusal(msg!("tui-why-no-reasons")))];
        }
        let of = FigureOf { area: self.area(overview), figure: self.figure(overview), since: overview.since };
        figure_list::open(&of)
    }

    /// One of the lists that have a key, of the selected area.
    fn open_filtered(&self, figure: Figure, shared: &Shared) -> Vec<Step> {
        let overview = shared.overview.as_deref();
        let area = overview.and_then(|overview| self.area(overview));
        let since = overview.map_or(shared.now.today, |overview| overview.since);
        figure_list::open(&FigureOf { area, figure: Some(figure), since })
    }

    fn go(&mut self, part: Part) {
        self.part = part;
        self.place = 0;
    }

    fn go_on(&mut self, act: Act, shared: &Shared) {
        let Some(overview) = shared.overview.as_deref() else { return };
        let (place, total) = (self.place_in(overview), figures_in(self.part, overview));
        let rows = self.rows(&places(shared.body(), self.part));
        self.place = match (self.part, act) {
            (Part::Facts, Act::Left) => place.saturating_sub(1),
            (Part::Facts, Act::Right) => (place + 1).min(total.saturating_sub(1)),
            (Part::Facts, Act::Up) if place >= FACT_COLUMNS => place - FACT_COLUMNS,
            (Part::Facts, Act::Down) if place + FACT_COLUMNS < total => place + FACT_COLUMNS,
            (_, Act::Left | Act::Right) => place,
            _ => moved(act, place, total, rows),
        };
        // Where a part ends, the next one on the same page begins.
        let at_end =
            self.place == place || self.part == Part::Facts && self.place / FACT_COLUMNS == place / FACT_COLUMNS;
        match (self.part, act) {
            (Part::Gauges, Act::Down) if at_end => self.go(Part::Facts),
            (Part::Facts, Act::Down) if place + FACT_COLUMNS >= total && shows(shared, Part::Areas, self.part) => {
                self.go(Part::Areas);
            }
            (Part::Areas, Act::Up) if at_end && shows(shared, Part::Facts, self.part) => {
                self.part = Part::Facts;
                self.place = FACTS.len() - FACT_COLUMNS;
            }
            (Part::Facts, Act::Up) if place < FACT_COLUMNS => {
                self.part = Part::Gauges;
                self.place = GAUGES.len() - 1;
            }
            _ => {}
        }
    }

    /// How many lines of the part are seen.
    fn rows(&self, places: &Places) -> usize {
        usize::from(places.of(self.part).height)
    }

    /// The first line of a part that scrolls.
    pub fn top(&self, part: Part, overview: &Overview, rows: usize) -> usize {
        if self.part == part { cells::top_for(self.place_in(overview), rows, 0) } else { 0 }
    }
}

/// Whether a part is seen while another one is selected.
fn shows(shared: &Shared, part: Part, selected: Part) -> bool {
    !places(shared.body(), selected).of(part).is_empty()
}

/// How many figures a part has.
fn figures_in(part: Part, overview: &Overview) -> usize {
    match part {
        Part::Gauges => GAUGES.len(),
        Part::Facts => FACTS.len(),
        Part::Areas => overview.tally.rows.len() + 1,
        Part::Reasons => overview.tally.total.reasons.len(),
    }
}

/// The reasons, the most frequent first.
pub fn reasons(overview: &Overview) -> Vec<(Reason, u64)> {
    let mut reasons: Vec<(Reason, u64)> =
        overview.tally.total.reasons.iter().map(|(reason, count)| (*reason, *count)).collect();
    reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    reasons
}

/// The next report and how many milliseconds are left to it; less than none, if it is late. The day may be a believed one; the hour is that of the
/// clock.
pub fn next_due(overview: &Overview, shared: &Shared) -> Option<(ReportDue, i64)> {
    let now = shared.local_now();
    let due = reports_due(&overview.campaign, &overview.sent, now).into_iter().next()?;
    Some((due, (due.before - now).num_milliseconds()))
}

/// After how long the time still to go reads differently: whole days that are left, then minutes, the last one begun.
pub fn until_it_reads_differently(left: i64) -> Option<Duration> {
    let until = if left <= 0 {
        // That it is late reads the same from then on.
        return None;
    } else if left > overview_words::IN_DAYS {
        left % overview_words::DAY + 1
    } else {
        (left - 1).rem_euclid(overview_words::MINUTE) + 1
    };
    u64::try_from(until).ok().map(Duration::from_millis)
}

impl Behaviour for OverviewScreen {
    fn scope(&self) -> Scope {
        Scope::Overview
    }

    fn title(&self) -> Message {
        msg!("tui-title-overview")
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Enter => return self.open(shared),
            Act::ShowAll => {
                let of = FigureOf { area: None, figure: None, since: shared.now.today };
                return figure_list::open(&of);
            }
            Act::ShowToActivate => return self.open_filtered(Figure::Count(Count::L2ToActivate), shared),
            Act::ShowFollowUps => {
                let Some(overview) = shared.overview.as_deref() else { return Vec::new() };
                return vec![Step::open(FollowUpScreen::of(self.area(overview), &overview.waiting))];
            }
            Act::ShowTally => return vec![Step::open(TallyScreen::new(shared))],
            Act::ShowReports => return vec![Step::open(ReportScreen::due(shared))],
            Act::NextPage => {
                let next = match self.part {
                    Part::Reasons => {
                        self.go(Part::Areas);
                        return vec![Step::open(Charts::of_today())];
                    }
                    Part::Gauges | Part::Facts if !shows(shared, Part::Areas, self.part) => Part::Areas,
                    Part::Gauges | Part::Facts | Part::Areas => Part::Reasons,
                };
                self.go(next);
            }
            Act::NextField => self.go(self.part.step(1)),
            Act::PreviousField => self.go(self.part.step(Part::ALL.len() - 1)),
            Act::Back => return vec![Step::Say(Status::note(msg!("tui-top-q")))],
            _ => self.go_on(act, shared),
        }
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let Some(overview) = shared.overview.as_deref() else { return Vec::new() };
        let places = places(shared.body(), self.part);
        if places.tonight.contains(position) {
            return Walk::open(shared);
        }
        for part in Part::ALL {
            let area = places.of(part);
            let Some(row) = boxes::row_at(area, position) else { continue };
            let place = match part {
                Part::Facts => row * FACT_COLUMNS + usize::from(position.x >= area.x + overview_view::fact_wide(area)),
                Part::Gauges | Part::Areas | Part::Reasons => row + self.top(part, overview, usize::from(area.height)),
            };
            if place >= figures_in(part, overview) {
                return Vec::new();
            }
            if (part, place) == (self.part, self.place_in(overview)) {
                return self.open(shared);
            }
            (self.part, self.place) = (part, place);
        }
        Vec::new()
    }

    fn deadline(&self, shared: &Shared) -> Option<Duration> {
        let (_, left) = next_due(shared.overview.as_deref()?, shared)?;
        Some(shared.now.since_start + until_it_reads_differently(left)?)
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        overview_view::draw(self, shared, frame, area);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_countdown_wakes_when_it_reads_differently() {
        let minutes = |minutes: i64| minutes * overview_words::MINUTE;
        for (left, expected) in [
            (minutes(90), Some(60_000)),
            (minutes(90) + 1, Some(1)),
            (minutes(90) - 1, Some(59_999)),
            (1, Some(1)),
            (overview_words::IN_DAYS, Some(60_000)),
            (overview_words::IN_DAYS + 1, Some(2)),
            (3 * overview_words::DAY + 500, Some(501)),
            (3 * overview_words::DAY, Some(1)),
        ] {
            assert_eq!(until_it_reads_differently(left), expected.map(Duration::from_millis), "{left}");
        }
    }
}
