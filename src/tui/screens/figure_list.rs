//! The lists behind figures.

use chrono::NaiveDate;

use super::filters::Filters;
use super::{Households, Roster};
use crate::desk::figure::Figure;
use crate::desk::people::Filter;
use crate::domain::tally::Count;
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
