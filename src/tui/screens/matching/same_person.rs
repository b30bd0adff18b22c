//! Who is the same person as another entry: that one is found by a name, a number, an address.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::SideBySideScreen;
use crate::desk::screen::Reply;
use crate::desk::views::{PersonCard, PersonLine, PersonRef};
use crate::domain::partial_date::PartialDate;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Step};
use crate::tui::screens::finding::{Column, Finding};
use crate::tui::screens::{Behaviour, Screen};

/// Cells of a birth date.
const BIRTH_WIDE: usize = 10;

/// Who is the same person.
pub struct SamePerson {
    person: PersonRef,
    name: String,
    finding: Finding,
}

impl SamePerson {
    /// As this person. Those of the same name are found first.
    pub fn new(member: &PersonCard) -> Self {
        let name = member.person.facts.full_name.clone();
        Self { person: member.reference, finding: Finding::new(&name, 0), name }
    }
}

impl Behaviour for SamePerson {
    fn scope(&self) -> Scope {
        Scope::SamePersonSearch
    }

    fn title(&self) -> Message {
        msg!("tui-title-same-person")
    }

    fn finding(&self) -> Option<&Finding> {
        Some(&self.finding)
    }

    fn finding_mut(&mut self) -> Option<&mut Finding> {
        Some(&mut self.finding)
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        let person = self.person;
        self.finding.hear(reply, |_, line| line.reference != person);
        Vec::new()
    }

    fn can_save(&self) -> Result<(), Message> {
        self.finding.selected().map(drop).ok_or_else(|| msg!("tui-why-nobody-selected"))
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => return vec![Step::Back],
            Act::Enter => {
                let other = self.finding.selected().map(|line| line.reference);
                let side_by_side = other.map(|other| SideBySideScreen::of_two(self.person, other));
                return side_by_side.map(|screen| Step::Replace(Screen::from(screen))).into_iter().collect();
            }
            _ => self.finding.step(act, shared),
        }
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let title = shared.words.say(&msg!("tui-same-person-as", name = &self.name));
        let said = (title.as_str(), "tui-same-person-hint", Some("tui-same-person-none"));
        self.finding.draw(said, columns, shared, (frame, area));
    }
}

/// Name, birth date, area and address.
fn columns(line: Option<&PersonLine>, wide: usize) -> Vec<Column<'_>> {
    let Some(line) = line else { return Vec::new() };
    let (name_wide, area_wide) = (wide * 2 / 5, (wide / 6).max(6));
    let address_wide = wide.saturating_sub(name_wide + area_wide + BIRTH_WIDE + 3);
    let birth = line.birth_date.map(PartialDate::display).unwrap_or_default();
    vec![
        Column::marked(&line.full_name, &line.matched.name, name_wide),
        Column::own(birth, BIRTH_WIDE),
        Column::marked(&line.area, &line.matched.area, area_wide),
        Column::marked(&line.address, &line.matched.address, address_wide),
    ]
}
