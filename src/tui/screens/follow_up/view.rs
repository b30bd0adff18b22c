//! How it is drawn: the six lists with their counts, the lines of one of them, and below them (beside, where there is
//! room) what is known of the selected one.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::FollowUpScreen;
use crate::desk::follow_up::{FollowUp, FollowUpLine};
use crate::desk::mobile_team::need;
use crate::domain::phone::Phone;
use crate::domain::visit::Outcome;
use crate::msg;
use crate::text::numbers;
use crate::text::words::{Message, Words};
use crate::tui::model::Shared;
use crate::tui::screens::facts::area_name;
use crate::tui::screens::households_view::moment;
use crate::tui::screens::pane::{self, Beside, Places};
use crate::tui::screens::people_detail::{day_shown, given_name, reason_label};
use crate::tui::screens::roster_view::draw_unread;
use crate::tui::state;
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// From so many columns on the six lists stand in one line.
const WIDE: u16 = 120;
/// Rows of the selected line below the list, with the rule above them.
const DETAIL_ROWS: u16 = 5;
/// From so many rows on there is room for them.
const HIGH: u16 = 14;
/// Cells of a name.
const NAME: usize = 20;
/// Cells of a phone, or of whose it is.
const PHONE: usize = 13;
/// Cells of a phone and whose it is.
const PHONE_AND_WHOSE: usize = 24;
/// Cells of who promised.
const BY: usize = 14;

/// Where the parts are.
pub struct Parts {
    /// The six lists.
    pub strip: Rect,
    of_area: Rect,
    heading: Rect,
    /// The lines.
    pub list: Rect,
    rule: Rect,
    detail: Rect,
    places: Option<Places>,
}

/// Where the parts are.
pub fn parts(area: Rect, of_area: Option<&str>) -> Parts {
    let (strip, rest) = boxes::split_top(area, if area.width >= WIDE { 1 } else { 2 });
    let (of_area, rest) = boxes::split_top(rest, u16::from(of_area.is_some()));
    let (left, places) = pane::split(rest, Beside::OneColumn);
    let detail_rows = if area.height >= HIGH { DETAIL_ROWS } else { 0 };
    let (heading, left) = boxes::split_top(left, 1);
    let (list, below) = boxes::split_top(left, left.height.saturating_sub(detail_rows));
    let (rule, detail) = boxes::split_top(below, 1);
    Parts { strip, of_area, heading, list, rule, detail, places }
}

/// How many of the lists stand in one line.
fn in_a_line(strip: Rect) -> usize {
    if strip.width >= WIDE { FollowUp::ALL.len() } else { FollowUp::ALL.len() / 2 }
}

/// The list whose name is at a place.
pub fn kind_at(strip: Rect, position: Position) -> Option<FollowUp> {
    let row = boxes::row_at(strip, position)?;
    let across = in_a_line(strip);
    let cell = (usize::from(strip.width) / across).max(1);
    let column = usize::from(position.x.saturating_sub(strip.x)) / cell;
    FollowUp::ALL.get(row * across + column.min(across - 1)).copied()
}

/// Draws it.
pub fn draw(screen: &FollowUpScreen, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let parts = parts(area, screen.area.as_deref());
    draw_strip(screen, shared, frame, parts.strip);
    if let Some(area) = &screen.area {
        let area = area_name(area, words);
        let text = words.say(&msg!("tui-follow-up-of-area", area = area));
        let text = cells::fit(&text, usize::from(parts.of_area.width));
        frame.render_widget(Line::styled(text, theme.style(Role::Attention)), parts.of_area);
    }
    let columns = Columns::of(usize::from(parts.list.width));
    frame.render_widget(Line::styled(columns.heading(screen.kind, words), theme.style(Role::Heading)), parts.heading);
    if screen.list.is_unread() {
        return draw_unread(shared, frame, parts.list);
    }
    if screen.list.total == Some(0) {
        let text = words.say(&Message::of_code("tui-follow-up-none", screen.kind.code()));
        for (text, at) in cells::wrap(&text, usize::from(parts.list.width)).into_iter().zip(parts.list.rows()) {
            frame.render_widget(Line::styled(text, theme.style(Role::Muted)), at);
        }
        return;
    }
    for (place, at) in (screen.list.top..screen.list.total.unwrap_or(0)).zip(parts.list.rows()) {
        let line = match screen.list.line(place) {
            Some(line) => columns.line((screen.kind, line), shared, place == screen.list.selected),
            None => Line::styled(words.get("tui-loading"), theme.style(Role::Muted)),
        };
        frame.render_widget(line, at);
    }
    let Some(line) = screen.list.current() else { return };
    frame.render_widget(boxes::rule(theme, &line.name, usize::from(parts.rule.width)), parts.rule);
    for (text, at) in detail((screen.kind, line), shared).into_iter().zip(parts.detail.rows()) {
        frame.render_widget(Line::from(cells::fit(&text, usize::from(at.width))), at);
    }
    if let Some(places) = parts.places {
        screen.pane.draw((line.reference, Some(line.person)), shared, frame, &places);
    }
}

/// The six lists, each with its digit and how many it has; the chosen one is pointed at.
fn draw_strip(screen: &FollowUpScreen, shared: &Shared, frame: &mut Frame, strip: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let across = in_a_line(strip);
    let wide = usize::from(strip.width) / across;
    for (row, at) in strip.rows().enumerate() {
        let mut spans = Vec::new();
        for kind in FollowUp::ALL.into_iter().skip(row * across).take(across) {
            let is_shown = kind == screen.kind;
            let base = theme.style(if is_shown { Role::Selected } else { Role::Plain });
            let count = screen.counts.and_then(|counts| counts.get(kind.place()).copied());
            let count = count.map(|count| numbers::count(words.lang, i64::try_from(count).unwrap_or(i64::MAX)));
            let name = words.say(&Message::of_code("tui-follow-up", kind.code()));
            let text = format!(" {name} {}", count.unwrap_or_default());
            let text = cells::fit(text.trim_end(), wide.saturating_sub(4));
            let rest = wide.saturating_sub(3 + cells::width(&text));
            spans.push(Span::styled(if is_shown { theme.pointer() } else { " " }, base));
            spans.push(Span::styled((kind.place() + 1).to_string(), base.patch(theme.style(Role::Key))));
            spans.push(Span::styled(format!("{text} "), base));
            spans.push(Span::raw(" ".repeat(rest)));
        }
        frame.render_widget(Line::from(spans), at);
    }
}

/// The columns: pointer, when or why, name, phone, who promised, address.
struct Columns {
    when: usize,
    phone: usize,
    address: usize,
}

impl Columns {
    fn of(wide: usize) -> Self {
        let when = if wide >= 90 { 22 } else { 16 };
        let phone = if wide >= 110 { PHONE_AND_WHOSE } else { PHONE };
        let used = 2 + when + 1 + NAME + 1 + phone + 1 + BY + 1;
        Self { when, phone, address: wide.saturating_sub(used) }
    }

    fn heading(&self, kind: FollowUp, words: &Words) -> String {
        let (when, by) = match kind {
            FollowUp::Late | FollowUp::Today | FollowUp::Tomorrow | FollowUp::Later => {
                ("tui-column-appointment", "tui-column-promised-by")
            }
            FollowUp::CallBack => ("tui-column-call-back", "tui-column-visited-by"),
            FollowUp::MobileTeam => ("tui-column-need", "tui-column-visited-by"),
        };
        format!(
            "  {} {} {} {} {}",
            cells::left(&words.get(when), self.when),
            cells::left(&words.get("tui-column-name"), NAME),
            cells::left(&words.get("tui-column-phone"), self.phone),
            cells::left(&words.get(by), BY),
            cells::left(&words.get("tui-column-address"), self.address),
        )
    }

    /// The person's own number plain; of another's there is room to say whose, and below the list which.
    fn phone(&self, line: &FollowUpLine, shared: &Shared) -> String {
        let number = phone_shown(line.phone.as_ref(), shared);
        match &line.phone_of {
            None => number,
            Some(name) if self.phone < PHONE_AND_WHOSE => whose(name, &shared.words),
            Some(name) => format!("{number} {}", whose(name, &shared.words)),
        }
    }

    fn line(&self, (kind, line): (FollowUp, &FollowUpLine), shared: &Shared, is_selected: bool) -> Line<'static> {
        let theme = shared.theme;
        let base = theme.style(if is_selected { Role::Selected } else { Role::Plain });
        let (when, role) = when((kind, line), shared, self.when);
        let when_style = if is_selected { base } else { theme.style(role) };
        let text = format!(
            " {} {} {} {}",
            cells::left(&line.name, NAME),
            cells::left(&self.phone(line, shared), self.phone),
            cells::left(&line.by, BY),
            cells::left(&line.address, self.address),
        );
        Line::from(vec![
            Span::styled(format!("{} ", if is_selected { theme.pointer() } else { " " }), base),
            Span::styled(cells::left(&when, self.when), when_style),
            Span::styled(text, base),
        ])
    }
}

/// When somebody comes, or why they are called, or what is done there.
fn when((kind, line): (FollowUp, &FollowUpLine), shared: &Shared, wide: usize) -> (String, Role) {
    let (words, today) = (&shared.words, shared.now.today);
    let shown = || line.appointment.map(|next| moment(next, today)).unwrap_or_default();
    match kind {
        FollowUp::Late => (shown(), Role::Trouble),
        FollowUp::Today => (shown(), Role::Attention),
        FollowUp::Tomorrow | FollowUp::Later => (shown(), Role::Plain),
        FollowUp::CallBack => (why(line, words, wide), Role::Plain),
        FollowUp::MobileTeam => (words.say(&need(line.step)), Role::Plain),
    }
}

/// Why somebody is called back: the reason that was given, in fewer words where there is no room for its name, else
/// that nobody was home.
fn why(line: &FollowUpLine, words: &Words, wide: usize) -> String {
    match (line.reason.filter(|reason| reason.is_to_call_back()), line.latest) {
        (Some(reason), _) => {
            let label = reason_label(reason, words.lang);
            let is_long = cells::width(label) > wide;
            let short = is_long.then(|| words.try_say(&Message::of_code("tui-call-back", reason.code()))).flatten();
            short.unwrap_or_else(|| label.to_owned())
        }
        (None, Some((_, outcome))) => words.say(&Message::of_code("outcome", outcome.code())),
        (None, None) => String::new(),
    }
}

fn phone_shown(phone: Option<&Phone>, shared: &Shared) -> String {
    match phone {
        Some(phone) if shared.is_revealed() => phone.as_str().to_owned(),
        Some(phone) => phone.masked(),
        None => "–".to_owned(),
    }
}

/// `số của Hoa`.
fn whose(full_name: &str, words: &Words) -> String {
    words.say(&msg!("tui-phone-of", name = given_name(full_name)))
}

/// What is known of the selected line: where, what is next, what came of the latest visit, who promised what.
fn detail((kind, line): (FollowUp, &FollowUpLine), shared: &Shared) -> Vec<String> {
    let words = &shared.words;
    let place = [line.address.as_str(), line.area.as_str()].into_iter().filter(|part| !part.is_empty());
    let mut place: Vec<String> = place.map(str::to_owned).collect();
    if let Some(name) = &line.phone_of {
        let number = phone_shown(line.phone.as_ref(), shared);
        place.insert(0, format!("{number} ({})", whose(name, words)));
    }
    // What is counted here is not the household: who lives there, or whom to call in it.
    match kind {
        FollowUp::MobileTeam => {}
        FollowUp::CallBack => place.push(words.say(&msg!("tui-call-back-count", count = line.people))),
        FollowUp::Late | FollowUp::Today | FollowUp::Tomorrow | FollowUp::Later => {
            place.push(words.say(&msg!("tui-residents-count", count = line.people)));
        }
    }
    let mut said = vec![place.join(" · "), words.say(&state::sentence(line.step))];
    said.extend(line.latest.map(|(on, outcome)| latest((on, outcome), line, shared)));
    if let Some(next) = line.appointment {
        let on = moment(next, shared.now.today);
        let what = words.say(&msg!("tui-appointment", on = on));
        said.push(words.say(&msg!("tui-promised-by", what = what, name = &line.by)));
    }
    said
}

fn latest((on, outcome): (NaiveDate, Outcome), line: &FollowUpLine, shared: &Shared) -> String {
    let words = &shared.words;
    let outcome = words.say(&Message::of_code("outcome", outcome.code()));
    let visit = words.say(&msg!("tui-follow-up-latest", day = day_shown(on), outcome = outcome));
    match line.reason {
        Some(reason) => format!("{visit} · {}", reason_label(reason, words.lang)),
        None => visit,
    }
}
