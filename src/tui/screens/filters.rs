//! The filters of a list, as they are chosen and as they are called.

use super::figure_list;
use super::people_detail::{day_shown, reason_label};
use crate::desk::people::Filter;
use crate::msg;
use crate::text::words::{Message, Words};

/// The filters that have a digit, in the order of the digits: in a list the digit switches one on or off.
pub const QUICK: [Filter; 9] = [
    Filter::ToActivate,
    Filter::Due,
    Filter::Unvisited,
    Filter::NotEnrolled,
    Filter::NoCard,
    Filter::Activated,
    Filter::Eligible,
    Filter::DueTomorrow,
    Filter::ComesOfAge,
];

/// The filters of a list, joined by *and*.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filters {
    /// Only this area.
    pub area: Option<String>,
    /// The others.
    pub chosen: Vec<Filter>,
}

impl Filters {
    /// An area and other filters, among which there may be areas too.
    pub fn of(area: Option<String>, filters: Vec<Filter>) -> Self {
        let mut all = Self { area, chosen: Vec::new() };
        for filter in filters {
            match filter {
                Filter::Area(area) if all.area.is_none() => all.area = Some(area),
                filter if all.chosen.contains(&filter) => {}
                filter => all.chosen.push(filter),
            }
        }
        all
    }

    /// As the desk knows them.
    pub fn all(&self) -> Vec<Filter> {
        self.area.iter().cloned().map(Filter::Area).chain(self.chosen.iter().cloned()).collect()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.area.is_none() && self.chosen.is_empty()
    }

    /// Whether this one is chosen.
    pub fn has(&self, filter: &Filter) -> bool {
        self.chosen.contains(filter)
    }

    /// Switches one on or off.
    pub fn toggle(&mut self, filter: &Filter) {
        if self.has(filter) {
            self.chosen.retain(|chosen| chosen != filter);
        } else {
            self.chosen.push(filter.clone());
        }
    }

    /// The reason, if one is filtered by.
    pub fn reason(&self) -> Option<&Filter> {
        self.chosen.iter().find(|filter| matches!(filter, Filter::Reason(_)))
    }

    /// The problem, if one is filtered by.
    pub fn problem(&self) -> Option<&Filter> {
        self.chosen.iter().find(|filter| matches!(filter, Filter::Problem(_) | Filter::AnyProblem))
    }

    /// Filters by a reason, or by none.
    pub fn set_reason(&mut self, reason: Option<Filter>) {
        self.chosen.retain(|filter| !matches!(filter, Filter::Reason(_)));
        self.chosen.extend(reason);
    }

    /// Filters by a problem, or by none.
    pub fn set_problem(&mut self, problem: Option<Filter>) {
        self.chosen.retain(|filter| !matches!(filter, Filter::Problem(_) | Filter::AnyProblem));
        self.chosen.extend(problem);
    }

    /// What they are called, in one line.
    pub fn said(&self, words: &Words) -> String {
        self.all().iter().map(|filter| words.say(&name(filter, words))).collect::<Vec<_>>().join(" · ")
    }
}

/// What a filter is called.
pub fn name(filter: &Filter, words: &Words) -> Message {
    match filter {
        Filter::Area(area) if area.is_empty() => msg!("tui-no-area"),
        Filter::Area(area) => msg!("tui-filter-area", area = area),
        Filter::Eligible => msg!("tui-filter-eligible"),
        Filter::NoCard => msg!("tui-filter-no-card"),
        Filter::NotEnrolled => msg!("tui-filter-not-enrolled"),
        Filter::ToActivate => msg!("tui-filter-to-activate"),
        Filter::Activated => msg!("tui-filter-activated"),
        Filter::Unvisited => msg!("tui-filter-unvisited"),
        Filter::Due => msg!("tui-filter-due"),
        Filter::DueToday => msg!("tui-filter-due-today"),
        Filter::Late => msg!("tui-filter-late"),
        Filter::DueTomorrow => msg!("tui-filter-due-tomorrow"),
        Filter::CallBack => msg!("tui-filter-call-back"),
        Filter::MobileTeam => msg!("tui-filter-mobile-team"),
        Filter::ComesOfAge => msg!("tui-filter-comes-of-age"),
        Filter::Resident => msg!("tui-filter-resident"),
        Filter::AnyAccount => msg!("tui-filter-any-account"),
        Filter::HelperPhone => msg!("tui-filter-helper-phone"),
        Filter::Reason(reason) => msg!("tui-filter-reason", reason = reason_label(*reason, words.lang)),
        Filter::AnyProblem => msg!("tui-filter-open-problem"),
        Filter::Problem(code) => msg!("tui-filter-problem", problem = Message::of_code("problem", code.code())),
        Filter::Reached(milestone) => {
            msg!("tui-filter-reached", what = Message::of_code("milestone", milestone.code()))
        }
        Filter::NotReached(milestone) => {
            msg!("tui-filter-not-reached", what = Message::of_code("milestone", milestone.code()))
        }
        Filter::VisitedSince(day) => msg!("tui-filter-visited-since", day = day_shown(*day)),
        Filter::NewSince(milestone, day) => {
            msg!("tui-filter-new-since", what = Message::of_code("milestone", milestone.code()), day = day_shown(*day))
        }
        Filter::Behind(figure) => figure_list::name(figure, words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::problem::ProblemCode;
    use crate::domain::reason::Reason;

    #[test]
    fn one_area_one_reason_one_problem_and_any_others() {
        let mut filters = Filters::of(None, vec![Filter::Area("Tổ 1".into()), Filter::Due, Filter::Due]);
        assert_eq!((filters.area.as_deref(), filters.chosen.as_slice()), (Some("Tổ 1"), [Filter::Due].as_slice()));
        filters.toggle(&Filter::Due);
        filters.toggle(&Filter::ToActivate);
        filters.set_reason(Reason::from_code("frail").map(Filter::Reason));
        filters.set_reason(Reason::from_code("no_sms").map(Filter::Reason));
        filters.set_problem(Some(Filter::Problem(ProblemCode::BadDate)));
        assert_eq!(filters.all().len(), 4);
        filters.set_reason(None);
        filters.set_problem(None);
        assert_eq!(filters.all(), [Filter::Area("Tổ 1".into()), Filter::ToActivate]);
    }
}
