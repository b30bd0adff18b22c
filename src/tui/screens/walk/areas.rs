//! Choosing the areas that are walked tonight: one with Enter, several with the space bar.

use std::collections::BTreeSet;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::domain::tally::{Count, TallyRow};
use crate::msg;
use crate::sys::settings::WalkChoice;
use crate::text::collate::area_key;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Shared, Step};
use crate::tui::screens::facts::area_name;
use crate::tui::screens::{Behaviour, moved};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// Cells of the name of an area.
const NAME_WIDE: usize = 28;

/// The areas, the whole ward first.
pub struct WalkAreas {
    areas: Vec<Area>,
    marked: BTreeSet<usize>,
    /// Whether the marks were changed here: then they are meant, and not the line that is selected.
    touched: bool,
    selected: usize,
}

/// One of them.
struct Area {
    name: String,
    households: u64,
    to_activate: u64,
}

/// The chosen areas that the ledger has, as it writes them. Before its figures came, those that were chosen.
pub fn known(choice: &WalkChoice, shared: &Shared) -> Vec<String> {
    let chosen = choice.areas.as_deref().unwrap_or_default();
    let Some(overview) = shared.overview.as_deref() else { return chosen.to_vec() };
    let keys: Vec<String> = chosen.iter().map(|area| area_key(area)).collect();
    let rows = overview.tally.rows.iter().filter(|row| keys.contains(&area_key(&row.area)));
    rows.map(|row| row.area.clone()).collect()
}

impl WalkAreas {
    /// Choosing among the areas of the ledger; those that are walked already are marked.
    pub fn new(shared: &Shared) -> Self {
        let of = |row: &TallyRow| Area {
            name: row.area.clone(),
            households: row.count(Count::Households),
            to_activate: row.count(Count::L2ToActivate),
        };
        let rows = shared.overview.as_deref().map(|overview| overview.tally.rows.as_slice()).unwrap_or_default();
        let areas: Vec<Area> = rows.iter().map(of).collect();
        let known = known(&shared.app.walk, shared);
        let marked: BTreeSet<usize> =
            areas.iter().enumerate().filter(|(_, area)| known.contains(&area.name)).map(|(place, _)| place).collect();
        // Whoever has not chosen yet most likely walks one area, not all of them.
        let selected = match marked.first() {
            Some(first) => first + 1,
            None => usize::from(!areas.is_empty() && shared.app.walk.areas.is_none()),
        };
        Self { areas, marked, touched: false, selected }
    }

    fn pick(&self) -> Step {
        let place = self.selected.checked_sub(1);
        let means_marks = self.touched || place.is_some_and(|place| self.marked.contains(&place));
        let places: Vec<usize> = match place {
            _ if means_marks && !self.marked.is_empty() => self.marked.iter().copied().collect(),
            Some(place) => vec![place],
            None => Vec::new(),
        };
        let names = places.into_iter().filter_map(|place| self.areas.get(place)).map(|area| area.name.clone());
        Step::Picked(Picked::Areas(names.collect()))
    }

    /// Marks an area or takes the mark away; the whole ward is the one without marks.
    fn mark(&mut self) {
        self.touched = true;
        let Some(place) = self.selected.checked_sub(1) else {
            self.marked.clear();
            self.touched = false;
            return;
        };
        if !self.marked.remove(&place) {
            self.marked.insert(place);
        }
    }

    fn top(&self, list: Rect) -> usize {
        cells::top_for(self.selected, usize::from(list.height), 0)
    }

    fn line(&self, place: usize, shared: &Shared, wide: usize) -> Line<'static> {
        let (words, theme) = (&shared.words, shared.theme);
        let is_selected = place == self.selected;
        let base = theme.style(if is_selected { Role::Selected } else { Role::Plain });
        let area = place.checked_sub(1).and_then(|place| self.areas.get(place));
        let is_on = match place.checked_sub(1) {
            Some(place) => self.marked.contains(&place),
            None => self.marked.is_empty(),
        };
        let sign = if is_on { theme.pick("[√]", "[x]") } else { "[ ]" };
        let name = area.map_or_else(|| words.get("tui-whole-ward"), |area| area_name(&area.name, words));
        let beside =
            area.map(|area| words.say(&msg!("tui-walk-area", households = area.households, people = area.to_activate)));
        let name = cells::left(&name, NAME_WIDE.min(wide.saturating_sub(6)));
        let used = 6 + cells::width(&name);
        Line::from(vec![
            Span::styled(if is_selected { theme.pointer() } else { " " }, base),
            Span::styled(format!(" {sign} "), base),
            Span::styled(format!("{name} "), base),
            Span::styled(cells::left(&beside.unwrap_or_default(), wide.saturating_sub(used)), base),
        ])
    }
}

fn parts(area: Rect) -> (Rect, Rect) {
    boxes::split_top(area, 1)
}

impl Behaviour for WalkAreas {
    fn scope(&self) -> Scope {
        Scope::WalkAreas
    }

    fn title(&self) -> Message {
        msg!("tui-title-walk-areas")
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Enter => return vec![self.pick()],
            Act::Back => return vec![Step::Back],
            Act::Switch => self.mark(),
            _ => {
                let (_, list) = parts(shared.body());
                self.selected = moved(act, self.selected, self.areas.len() + 1, usize::from(list.height));
            }
        }
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let (_, list) = parts(shared.body());
        let row = boxes::row_at(list, position).map(|row| row + self.top(list));
        if let Some(row) = row.filter(|row| *row <= self.areas.len()) {
            self.selected = row;
            self.mark();
        }
        Vec::new()
    }

    fn double_click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        // The first click has marked it.
        let (_, list) = parts(shared.body());
        boxes::row_at(list, position).map(|_| self.pick()).into_iter().collect()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (head, list) = parts(area);
        let wide = usize::from(area.width);
        let hint = cells::fit(&shared.words.get("tui-walk-areas-hint"), wide);
        frame.render_widget(Line::styled(hint, shared.theme.style(Role::Muted)), head);
        for (place, at) in (self.top(list)..=self.areas.len()).zip(list.rows()) {
            frame.render_widget(self.line(place, shared, wide), at);
        }
    }
}
