//! The lists behind figures.

use chrono::NaiveDate;

use super::filters::Filters;
use super::tally_columns::Column;
use super::{Households, Roster};
use crate::desk::behind::{TallyFigure, Who};
use crate::desk::figure::Figure;
use crate::desk::figures::TallyQuery;
use crate::desk::people::Filter;
use crate::domain::count::Tallied;
use crate::domain::tally::Count;
use crate::domain::time::Timestamp;
use crate::msg;
use crate::text::numbers;
use crate::text::words::{Message, Words};
use crate::tui::model::Step;

/// A figure of an area, or of the whole ward.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FigureOf {
    /// The area; the whole ward is none.
    pub area: Option<String>,
    /// The figure; everybody where there is none.
    pub figure: Option<Figure>,
    /// First day of what is new.
    pub since: NaiveDate,
}

/// Which list stands behind a figure.
pub fn lists_of(of: &FigureOf) -> (Option<String>, Vec<Filter>) {
    let filters = of.figure.map(|figure| figure.filters(of.since)).unwrap_or_default();
    (of.area.clone(), filters)
}

/// Opens the list behind a figure.
pub fn open(of: &FigureOf) -> Vec<Step> {
    let (area, filters) = lists_of(of);
    match of.figure {
        // Households were counted: their list has a line for each.
        Some(Figure::Count(Count::Households | Count::HouseholdsVisited | Count::Visits)) => {
            vec![Step::open(Households::of(Filters::of(area, filters)))]
        }
        _ => vec![Step::open(Roster::of(area, filters))],
    }
}

/// Opens the list behind a figure of a tally: of households where those are counted. The area is a filter as in other
/// lists; only that of a past moment may be another one than that of today, and belongs to the figure.
pub fn open_behind(mut figure: TallyFigure) -> Vec<Step> {
    let is_of_households = figure.who.is_of_households();
    let area = if figure.query.known_at.is_some() { None } else { figure.area.take() };
    let filters = vec![Filter::Behind(figure)];
    vec![if is_of_households {
        Step::open(Households::of(Filters::of(area, filters)))
    } else {
        Step::open(Roster::of(area, filters))
    }]
}

/// What the list behind a figure is called: the figure, and of which days it is.
pub fn name(figure: &TallyFigure, words: &Words) -> Message {
    let (of, is_of_period) = match figure.who {
        Who::In(tallied) => (heading(tallied, words), is_of_period(tallied)),
        Who::MissingOf(rate) => {
            let rate = Column::Rate(rate).heading(words);
            (words.say(&msg!("tui-figure-missing", rate = rate)), false)
        }
    };
    let days = days(&figure.query, is_of_period);
    match figure.area.as_deref() {
        None => msg!("tui-filter-behind", figure = of, days = days),
        Some("") => msg!("tui-filter-behind-area", area = msg!("tui-no-area"), figure = of, days = days),
        Some(area) => msg!("tui-filter-behind-area", area = area, figure = of, days = days),
    }
}

fn heading(tallied: Tallied, words: &Words) -> String {
    let column = match tallied {
        Tallied::Count(count) => Column::Count(count),
        Tallied::New(milestone) => Column::New(milestone),
        Tallied::Reason(reason) => Column::Reason(reason),
    };
    column.heading(words)
}

/// Whether only what is new in the period is counted.
fn is_of_period(tallied: Tallied) -> bool {
    match tallied {
        Tallied::New(_) | Tallied::Count(Count::Visits | Count::HouseholdsVisited) => true,
        Tallied::Count(_) | Tallied::Reason(_) => false,
    }
}

fn days(query: &TallyQuery, is_of_period: bool) -> Message {
    let as_of = query.as_of.map(numbers::day);
    let days = match (query.since.filter(|_| is_of_period), as_of) {
        (Some(since), Some(day)) => msg!("tui-days-period", since = numbers::day(since), day = day),
        (Some(since), None) => msg!("tui-days-since", since = numbers::day(since)),
        (None, Some(day)) if is_of_period => msg!("tui-days-on", day = day),
        (None, None) if is_of_period => msg!("tui-days-today"),
        (None, Some(day)) => msg!("tui-days-as-of", day = day),
        (None, None) => msg!("tui-days-as-of-today"),
    };
    match query.known_at.map(Timestamp::to_local) {
        None => days,
        Some(moment) => {
            let moment = format!("{} {}", numbers::day(moment.date()), moment.format("%H:%M"));
            msg!("tui-days-known", days = days, moment = moment)
        }
    }
}
