//! The household of the selected line, beside a list where there is room for it: in one column, or in two with the
//! person in a column of their own.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::Paragraph;

use super::people_detail;
use crate::desk::screen::Request;
use crate::desk::views::{HouseholdCard, HouseholdRef, PersonRef};
use crate::tui::model::{Shared, Step};
use crate::tui::widgets::boxes;

/// From so many columns on the household stands beside a list of people.
const WIDE: u16 = 120;
/// From so many columns on it stands beside a list of households, whose lines need more room.
const WIDE_FOR_HOUSEHOLDS: u16 = 140;
/// From so many columns and rows on the person has a column too.
const VERY_WIDE: (u16, u16) = (150, 36);
/// Columns of the list when there are three, at least.
const LIST_OF_THREE: u16 = 56;
/// Columns of the household when there are three.
const HOUSEHOLD_OF_THREE: u16 = 53;
/// Columns of a list of people when there are two, at least.
const PEOPLE_LEAST: u16 = 64;
/// Columns of a list of households when there are two, at least.
const HOUSEHOLDS_LEAST: u16 = 80;

/// The household, once it came. One is asked for at a time: when it comes and another is selected by then, that one is
/// asked for next, so that holding a key down never makes a queue.
pub struct Pane {
    beside: Beside,
    card: Option<Box<HouseholdCard>>,
    asked: Option<HouseholdRef>,
}

/// Where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Places {
    household: Rect,
    person: Option<Rect>,
}

/// What may stand beside a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Beside {
    /// The household in a column of its own, and the person in another, where there is room.
    HouseholdAndPerson,
    /// One column: the lines of the list need the room.
    OneColumn,
}

/// Cuts an area into the list and what stands beside it.
pub fn split(area: Rect, beside: Beside) -> (Rect, Option<Places>) {
    if !beside.fits(area.width) {
        return (area, None);
    }
    let is_very_wide = area.width >= VERY_WIDE.0 && area.height >= VERY_WIDE.1;
    if is_very_wide && beside == Beside::HouseholdAndPerson {
        // What is more than needed goes to the list and the person in equal parts.
        let spare = area.width - VERY_WIDE.0;
        let (list, rest) = boxes::split_left(area, LIST_OF_THREE + spare / 2);
        let (household, person) = boxes::split_left(rest, HOUSEHOLD_OF_THREE);
        return (list, Some(Places { household, person: Some(person) }));
    }
    let list_wide = u16::try_from(u32::from(area.width) * 21 / 40).unwrap_or(area.width);
    let least = match beside {
        Beside::HouseholdAndPerson => PEOPLE_LEAST,
        Beside::OneColumn => HOUSEHOLDS_LEAST,
    };
    let (list, right) = boxes::split_left(area, list_wide.max(least));
    let (_, household) = boxes::split_left(right, 1);
    (list, Some(Places { household, person: None }))
}

impl Beside {
    fn fits(self, width: u16) -> bool {
        width
            >= match self {
                Self::HouseholdAndPerson => WIDE,
                Self::OneColumn => WIDE_FOR_HOUSEHOLDS,
            }
    }
}

impl Pane {
    /// Nothing yet.
    pub fn new(beside: Beside) -> Self {
        Self { beside, card: None, asked: None }
    }

    /// The selected household is wanted, where there is room for it.
    pub fn want(&mut self, household: Option<HouseholdRef>, shared: &Shared) -> Vec<Step> {
        let Some(household) = household else { return Vec::new() };
        let is_here = self.card.as_ref().is_some_and(|card| card.reference == household);
        if is_here || self.asked.is_some() || !self.beside.fits(shared.size.width) {
            return Vec::new();
        }
        self.asked = Some(household);
        vec![Step::Ask(Request::Household(household))]
    }

    /// A card came, perhaps for another screen.
    pub fn take(&mut self, card: &HouseholdCard, wanted: Option<HouseholdRef>) {
        if self.asked == Some(card.reference) {
            self.asked = None;
        }
        if wanted == Some(card.reference) {
            self.card = Some(Box::new(card.clone()));
        }
    }

    /// What was asked for will not come.
    pub fn give_up(&mut self) {
        self.asked = None;
    }

    /// Forgets what was read.
    pub fn forget(&mut self) {
        *self = Self::new(self.beside);
    }

    /// The card.
    pub fn card(&self) -> Option<&HouseholdCard> {
        self.card.as_deref()
    }

    /// How many people it shows.
    pub fn people(&self, shared: &Shared) -> usize {
        if self.beside.fits(shared.size.width) { self.card.as_ref().map_or(0, |card| card.members.len()) } else { 0 }
    }

    /// Draws the household and the person in it.
    pub fn draw(
        &self,
        (household, person): (HouseholdRef, Option<PersonRef>),
        shared: &Shared,
        frame: &mut Frame,
        places: &Places,
    ) {
        let Some(card) = self.card.as_ref().filter(|card| card.reference == household) else { return };
        let member = card.members.iter().find(|member| Some(member.reference) == person).or(card.members.first());
        let Some(beside) = places.person else {
            let person = member.map_or(PersonRef(0), |member| member.reference);
            people_detail::draw_household(card, person, shared, frame, places.household);
            return;
        };
        let wide = usize::from(places.household.width);
        let mut lines = people_detail::household_lines(card, shared, wide);
        for other in &card.members {
            let is_selected = member.is_some_and(|member| member.reference == other.reference);
            lines.push(people_detail::member_line(other, shared, (wide, is_selected)));
        }
        lines.extend(people_detail::visit_lines(card, shared, wide));
        frame.render_widget(Paragraph::new(lines), places.household);
        if let Some(member) = member {
            let lines = people_detail::person_lines(member, shared, usize::from(beside.width));
            frame.render_widget(Paragraph::new(lines), beside);
        }
    }
}
