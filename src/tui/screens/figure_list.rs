//! The lists behind figures.

use chrono::NaiveDate;

use super::Roster;
use crate::desk::figure::Figure;
use crate::desk::people::Filter;
use crate::domain::reason::Reason;
use crate::msg;
use crate::text::numbers::Lang;
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
    vec![Step::open(Roster::of(area, filters))]
}

/// What a figure is called.
pub fn name(figure: Figure, words: &Words) -> Message {
    match figure {
        Figure::Count(count) => Message::of_code("report-count", count.key()),
        Figure::New(milestone) => Message::of_code("report-new", milestone.code()),
        Figure::Reason(reason) => msg!("tui-figure-reason", reason = reason_label(reason, words)),
        Figure::Due => msg!("tui-filter-due"),
        Figure::DueToday => msg!("tui-figure-due-today"),
        Figure::DueTomorrow => msg!("tui-figure-due-tomorrow"),
        Figure::Late => msg!("tui-figure-late"),
        Figure::Unvisited => msg!("tui-figure-unvisited"),
        Figure::ComesOfAge => msg!("tui-figure-comes-of-age"),
    }
}

/// A reason in the language of the words.
pub fn reason_label(reason: Reason, words: &Words) -> &'static str {
    match words.lang {
        Lang::Vi => reason.row().label_vi,
        Lang::En => reason.row().label_en,
    }
}
