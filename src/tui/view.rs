//! The model as it is seen: a bar at the top, the screen, what was done last, and the keys. Changes nothing.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::command::{Act, Command, Footer, Scope, of_scope};
use super::key::Key;
use super::model::{DayShown, Kind, Model, Session, Shared, Tone};
use super::screens::{Screen, end_of};
use super::theme::Role;
use super::tour::{self, Tour};
use super::widgets::{boxes, cells};
use crate::msg;
use crate::text::words::Message;

/// Below this the screen says that it is too small.
const LEAST: (u16, u16) = (60, 16);
/// Cells of the name of a ledger that is not the usual one: room for the moment it was brought back.
const OTHER_WIDE: usize = 16;
/// Rows of the keys at the foot.
const FOOTER_ROWS: u16 = 2;

/// Draws the model.
pub fn view(model: &Model, frame: &mut Frame) {
    let area = frame.area();
    if !area.is_empty() {
        draw(model, frame, area);
        model.shared.theme.paint(frame.buffer_mut());
    }
}

fn draw(model: &Model, frame: &mut Frame, area: Rect) {
    let shared = &model.shared;
    if area.width < LEAST.0 || area.height < LEAST.1 {
        draw_too_small(shared, frame, area);
        return;
    }
    let Some(top) = model.top() else { return };
    if top.fills_terminal() {
        let (whole, keys) = boxes::split_top(area, area.height.saturating_sub(1));
        top.draw(shared, frame, whole);
        draw_footer(model, top.scope(), frame, keys);
        return;
    }
    let bar = boxes::split_top(area, 1).0;
    draw_bar(model, top, frame, bar);
    // A box stands over the screen it asks about.
    let first = model.screens.iter().rposition(|screen| !screen.is_box()).unwrap_or(0);
    let body = body(area, shared.tour);
    for screen in model.screens.iter().skip(first) {
        screen.draw(shared, frame, body);
    }
    let Foot { strip, status, keys: footer } = foot(area, shared.tour);
    if let Some(tour) = shared.tour {
        tour::draw(tour, model.top().map(|screen| screen.scope()), shared, frame, strip);
    }
    draw_status(model, frame, status);
    draw_footer(model, top.scope(), frame, footer);
}

/// The area of a screen: without the bar at the top, the tour, and the lines at the foot.
pub fn body(area: Rect, tour: Option<Tour>) -> Rect {
    let rest = boxes::split_top(area, 1).1;
    let strip = if tour.is_some() { tour::ROWS } else { 0 };
    Rect { height: rest.height.saturating_sub(1 + FOOTER_ROWS + strip), ..rest }
}

fn draw_too_small(shared: &Shared, frame: &mut Frame, area: Rect) {
    let text = shared.words.say(&msg!("tui-too-small", width = LEAST.0, height = LEAST.1));
    let lines: Vec<Line> = cells::wrap(&text, usize::from(area.width)).into_iter().map(Line::from).collect();
    frame.render_widget(Paragraph::new(lines), area);
}

fn draw_bar(model: &Model, top: &Screen, frame: &mut Frame, area: Rect) {
    let (shared, words) = (&model.shared, &model.shared.words);
    let style = shared.theme.style(Role::Title);
    let wide = usize::from(area.width);
    let ward = shared.overview.as_ref().map(|overview| overview.ward.name.clone()).filter(|name| !name.is_empty());
    let titled = model.screens.iter().rev().find(|screen| !screen.is_box()).unwrap_or(top);
    let title = words.say(&titled.title());
    let mut right = Vec::new();
    if shared.kind == Kind::Demo {
        right.push(words.get("tui-demo"));
    }
    if let Some(other) = &shared.other {
        right.push(words.say(&msg!("tui-other-ledger", name = end_of(other, OTHER_WIDE))));
    }
    if shared.typing_method().is_some() {
        right.push(words.say(&Message::of_code("tui-typing", shared.app.typing.code())));
    }
    right.push(match shared.day_shown {
        DayShown::Real => words.say(&msg!("tui-today", day = shared.now.today)),
        DayShown::Believed => words.say(&msg!("tui-today-believed", day = shared.now.today)),
    });
    let right = cells::fit(&format!("{} ", right.join(" · ")), wide / 2);
    let room = wide.saturating_sub(cells::width(&right) + 1);
    let of_ward = ward.map_or_else(|| title.clone(), |ward| format!("{ward} · {title}"));
    let whole = format!("{} · {of_ward}", words.get("tui-name"));
    // In a narrow window the name of the screen stays.
    let left = [whole, of_ward].into_iter().find(|text| cells::width(text) < room).unwrap_or(title);
    let left = cells::left(&format!(" {left}"), room + 1);
    frame.render_widget(Line::from(vec![Span::styled(left, style), Span::styled(right, style)]), area);
}

fn draw_status(model: &Model, frame: &mut Frame, area: Rect) {
    let (shared, words) = (&model.shared, &model.shared.words);
    let theme = shared.theme;
    let wide = usize::from(area.width);
    let (text, role) = match (&shared.status, &shared.saving, shared.session) {
        (_, _, Session::Leaving) => (words.get("tui-closing"), Role::Plain),
        (_, Some(_), _) => (words.get("tui-saving"), Role::Plain),
        (Some(status), None, _) => {
            let (sign, role) = match status.tone {
                Tone::Done => (theme.pick("√ ", "+ "), Role::Good),
                Tone::Note => ("", Role::Plain),
                Tone::Refusal => ("! ", Role::Attention),
            };
            let hint = status.hint.as_ref().map(|hint| format!(" {}", words.say(hint))).unwrap_or_default();
            let room = wide.saturating_sub(cells::width(sign) + cells::width(&hint));
            (format!("{sign}{}{hint}", cells::fit(&words.say(&status.message), room)), role)
        }
        (None, None, _) if shared.is_revealed() => (words.get("tui-revealed"), Role::Attention),
        (None, None, _) => return,
    };
    frame.render_widget(Line::styled(cells::fit(&text, wide), theme.style(role)), area);
}

/// A key at the foot with what it does.
struct Hint {
    area: Rect,
    key: String,
    label: String,
    command: &'static Command,
}

/// As many keys as fit; those that cannot be used now are left out, they are in the help with the others. The last
/// row keeps room for the ways on and back.
fn hints(model: &Model, scope: Scope, area: Rect) -> Vec<Hint> {
    let of = |footer: Footer| {
        of_scope(scope)
            .filter(move |command| command.footer == footer && (command.available)(model).is_ok())
            // In a form it would be read as taking back what was just chosen there.
            .filter(move |command| command.act != Act::Undo || !model.top().is_some_and(|screen| screen.is_form()))
            .map(|command| Hint::of(command, model))
            .collect::<Vec<_>>()
    };
    let kept = of(Footer::Kept);
    let kept_wide = kept.iter().map(|hint| hint.area.width.saturating_add(HINT_GAP)).sum::<u16>();
    let last = area.bottom().saturating_sub(1);
    let right_of = |y: u16| if y == last { area.right().saturating_sub(kept_wide) } else { area.right() };
    let mut hints: Vec<Hint> = Vec::new();
    let (mut x, mut y) = (area.x, area.y);
    for hint in of(Footer::Shown) {
        while x.saturating_add(hint.area.width) > right_of(y) && y < last {
            (x, y) = (area.x, y.saturating_add(1));
        }
        if x.saturating_add(hint.area.width) > right_of(y) {
            break;
        }
        hints.push(hint.at(&mut x, y, area));
    }
    let kept_from = if x.saturating_add(kept_wide.saturating_sub(HINT_GAP)) > area.right() { last } else { y };
    if kept_from != y {
        (x, y) = (area.x, last);
    }
    hints.extend(kept.into_iter().map(|hint| hint.at(&mut x, y, area)));
    hints.retain(|hint| !hint.area.is_empty());
    hints
}

/// Cells between two keys at the foot.
const HINT_GAP: u16 = 2;

impl Hint {
    fn of(command: &'static Command, model: &Model) -> Self {
        let key = command
            .keys_shown
            .map_or_else(|| command.keys.first().map(ToString::to_string).unwrap_or_default(), str::to_owned);
        let label = model.shared.words.say(&command.label());
        let width = cells::cells(cells::width(&key) + 1 + cells::width(&label));
        Self { area: Rect { width, height: 1, ..Rect::default() }, key, label, command }
    }

    /// The hint in its place, the next one after it.
    fn at(self, x: &mut u16, y: u16, area: Rect) -> Self {
        let place = Rect { x: *x, y, ..self.area }.intersection(area);
        *x = x.saturating_add(self.area.width).saturating_add(HINT_GAP);
        Self { area: place, ..self }
    }
}

fn draw_footer(model: &Model, scope: Scope, frame: &mut Frame, area: Rect) {
    for Hint { area, key, label, .. } in hints(model, scope, area) {
        let key = Span::styled(key, model.shared.theme.style(Role::Key));
        frame.render_widget(Line::from(vec![key, Span::raw(format!(" {label}"))]), area);
    }
}

/// The key that is written at this place of the foot.
pub fn key_at(model: &Model, position: Position) -> Option<Key> {
    let size = model.shared.size;
    let area = Rect::new(0, 0, size.width, size.height);
    if size.width < LEAST.0 || size.height < LEAST.1 {
        return None;
    }
    let top = model.top()?;
    let keys = if top.fills_terminal() {
        boxes::split_top(area, area.height.saturating_sub(1)).1
    } else {
        foot(area, model.shared.tour).keys
    };
    let hints = hints(model, top.scope(), keys);
    let hint = hints.into_iter().find(|hint| hint.area.contains(position))?;
    hint.command.keys.first().copied().filter(|_| hint.command.keys_shown.is_none())
}

/// What stands below the screen.
struct Foot {
    strip: Rect,
    status: Rect,
    keys: Rect,
}

/// The strip of the tour, the line of what was done, and those of the keys.
fn foot(area: Rect, tour: Option<Tour>) -> Foot {
    let body = body(area, tour);
    let below = Rect { y: body.bottom(), height: area.bottom().saturating_sub(body.bottom()), ..area };
    let (strip, below) = boxes::split_top(below, if tour.is_some() { tour::ROWS } else { 0 });
    let (status, keys) = boxes::split_top(below, 1);
    Foot { strip, status, keys }
}
