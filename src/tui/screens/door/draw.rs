//! How a household at its door is drawn: who lives there above, the words below, the steps below or beside, and the code
//! where there is room for it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::{DoorScreen, Page, WIDE, lines, qr};
use crate::desk::views::{HouseholdCard, PersonCard};
use crate::domain::next_step::NextStep;
use crate::domain::script::Script;
use crate::tui::model::Shared;
use crate::tui::screens::last_visit::{last_visit_text, one_row_less};
use crate::tui::screens::people_detail;
use crate::tui::state;
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// Rows of the people that are always there where there is little room; the words need the rest.
const MOST_MEMBER_ROWS: u16 = 6;
/// Of how many rows of the screen the people get a third at most.
const THIRD: u16 = 3;
/// From so many rows on an appointment and the latest visit have a row each.
const HIGH: u16 = 30;
/// Cells of what somebody needs next.
const STEP_WIDE: usize = 14;
/// Cells of what is written beside the code, at least.
const ABOUT_CODE: u16 = 26;
/// Cells of a name, at most.
const NAME_MOST: usize = 30;

/// Where the parts are.
pub(super) struct Parts {
    pub(super) head: Rect,
    pub(super) members: Rect,
    /// The name of the person, and of the page.
    pub(super) rule: Rect,
    pub(super) text: Rect,
    /// The steps, where they stand beside.
    pub(super) beside: Option<Rect>,
}

impl DoorScreen {
    pub(super) fn parts(&self, area: Rect) -> Parts {
        let appointment = self.card.as_ref().is_some_and(|card| card.appointment.is_some());
        let visited = self.card.as_ref().is_some_and(|card| !card.visits.is_empty());
        let is_wide = area.width >= WIDE;
        let (left, beside) = if is_wide {
            let (left, right) = boxes::split_left(area, area.width / 2);
            (left, Some(right))
        } else {
            (area, None)
        };
        // Where there is little room the words need the row more.
        let shared_row = appointment && visited && area.height < HIGH;
        let head_rows = 2 + u16::from(appointment) + u16::from(visited) - u16::from(shared_row);
        let (head, rest) = boxes::split_top(left, head_rows);
        let count = cells::cells(self.members().len().max(1));
        let most = if is_wide { rest.height / 2 } else { MOST_MEMBER_ROWS.min(area.height / THIRD) };
        let (members, rest) = boxes::split_top(rest, count.min(most));
        let (rule, text) = boxes::split_top(rest, 1);
        Parts { head, members, rule, text, beside }
    }

    /// The household, and below it what came of the latest visit.
    pub(super) fn draw_head(card: &HouseholdCard, shared: &Shared, frame: &mut Frame, area: Rect) {
        let wide = usize::from(area.width);
        let mut lines = people_detail::household_lines(card, shared, wide);
        let last = last_visit_text(card, &shared.words, shared.now.today);
        lines.extend(last.map(|last| Line::from(cells::fit(&last, wide))));
        if lines.len() > usize::from(area.height) {
            lines = one_row_less(lines, wide);
        }
        frame.render_widget(Paragraph::new(lines), area);
    }

    pub(super) fn draw_members(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let members = self.members();
        if members.is_empty() {
            let text = cells::fit(&shared.words.get("tui-household-empty"), usize::from(area.width));
            frame.render_widget(Line::styled(text, shared.theme.style(Role::Muted)), area);
        }
        let place = self.place();
        let top = cells::top_for(place, usize::from(area.height), 0);
        for ((index, member), at) in members.into_iter().enumerate().skip(top).zip(area.rows()) {
            frame.render_widget(self.member_line(member, shared, (usize::from(at.width), index == place)), at);
        }
    }

    /// Sign, name, year, what is needed next, what to bring for it or why nothing; `!` where a warning is about them.
    fn member_line(&self, member: &PersonCard, shared: &Shared, (wide, is_selected): (usize, bool)) -> Line<'static> {
        let (words, theme) = (&shared.words, shared.theme);
        let facts = &member.person.facts;
        let base = theme.style(if is_selected { Role::Selected } else { Role::Plain });
        let sign_style = if is_selected { base } else { theme.style(state::role(member.next_step)) };
        let year = facts.birth_date.map(|date| date.year().to_string()).unwrap_or_default();
        let warns = !lines::warnings(member, &self.phones_of(member), shared).is_empty();
        let needed = match member.next_step {
            NextStep::None(_) => words.say(&state::sentence(member.next_step)),
            step => {
                let word = cells::left(&words.say(&state::word(step)), STEP_WIDE);
                format!("{word} {}", Script::of(words.lang).situation(step).bring)
            }
        };
        let name_wide = (wide / 3).clamp(14, NAME_MOST);
        let text = format!(
            " {} {} {} {}",
            cells::left(&facts.full_name, name_wide),
            cells::left(&year, 4),
            if warns { "!" } else { " " },
            needed,
        );
        Line::from(vec![
            Span::styled(if is_selected { theme.pointer() } else { " " }, base),
            Span::styled(cells::left(state::sign(theme, member.next_step), 1), sign_style),
            Span::styled(cells::left(&text, wide.saturating_sub(2)), base),
        ])
    }

    /// The name of the person, and where there are two pages their names with the one that is seen marked.
    pub(super) fn draw_rule(&self, shared: &Shared, frame: &mut Frame, area: Rect, has_pages: bool) {
        let (words, theme) = (&shared.words, shared.theme);
        let Some(member) = self.member() else { return };
        let mut spans = Vec::new();
        for page in Page::ALL.into_iter().filter(|_| has_pages) {
            let (role, text) = if page == self.page {
                (Role::Selected, format!("[{}]", words.get(page.title())))
            } else {
                (Role::Muted, format!(" {} ", words.get(page.title())))
            };
            spans.push(Span::styled(text, theme.style(role)));
        }
        let used: usize = spans.iter().map(Span::width).sum();
        let (name, pages) = boxes::split_left(area, area.width.saturating_sub(cells::cells(used + 1)));
        let title = format!("{}/{} · {}", self.place() + 1, self.members().len(), member.person.facts.full_name);
        frame.render_widget(boxes::rule(theme, &title, usize::from(name.width)), name);
        frame.render_widget(Line::from(spans), pages);
    }

    /// The steps in a column of their own, and below them the code, where there is room for it.
    pub(super) fn draw_beside(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (rule, rest) = boxes::split_top(area, 1);
        let title = shared.words.get(Page::Steps.title());
        frame.render_widget(boxes::rule(shared.theme, &title, usize::from(rule.width)), rule);
        let lines = self.text(Page::Steps, shared, usize::from(rest.width));
        let (text, below) = boxes::split_top(rest, cells::cells(lines.len() + 1));
        let is_useful = self.member().is_some_and(|member| lines::needs_app(member.next_step));
        if is_useful && draw_code(shared, frame, below) {
            people_detail::draw_scrolled(lines, 0, shared, frame, text);
        } else {
            people_detail::draw_scrolled(lines, self.scroll, shared, frame, rest);
        }
    }
}

/// The code as large as there is room for it, with what is said of it beside or above. Whether there was room.
fn draw_code(shared: &Shared, frame: &mut Frame, area: Rect) -> bool {
    let about = lines::about_code(shared, usize::from(area.width));
    let (above, under) = boxes::split_top(area, cells::cells(about.len()));
    let left = Rect { width: area.width.saturating_sub(ABOUT_CODE), ..area };
    match (qr::whole(shared.theme, left), qr::whole(shared.theme, under)) {
        (beside, Some(code)) if beside.as_ref().is_none_or(|beside| beside.width() < code.width()) => {
            frame.render_widget(Paragraph::new(about), above);
            code.draw(frame, under);
        }
        (Some(code), _) => {
            code.draw(frame, area);
            let (_, beside) = boxes::split_left(area, code.width() + 1);
            frame.render_widget(Paragraph::new(lines::about_code(shared, usize::from(beside.width))), beside);
        }
        (None, _) => return false,
    }
    true
}
