//! What an operation did, in words: old and new value of everything that changed.

use ratatui::text::{Line, Span};

use super::{moment, told};
use crate::desk::history::{HistoryEntry, OperationCard, Place, What};
use crate::domain::campaign::{Campaign, Ward};
use crate::domain::campaign_changes::{Changed, changes};
use crate::domain::decision::Decision;
use crate::domain::event::{ImportSummary, OperationKind, Settled};
use crate::domain::field::{Change, Field, HouseholdField};
use crate::domain::partial_date::PartialDate;
use crate::domain::person_number::PersonNumber;
use crate::domain::phone::Phone;
use crate::domain::visit::Visit;
use crate::msg;
use crate::text::numbers;
use crate::text::words::Message;
use crate::tui::model::Shared;
use crate::tui::screens::people_detail::reason_label;
use crate::tui::screens::reports::report_name;
use crate::tui::theme::Role;
use crate::tui::widgets::cells;

/// Cells of the names of what changed.
const LABEL_WIDE: usize = 28;

/// All lines of an operation.
pub fn lines_of(card: &OperationCard, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let (words, theme) = (&shared.words, shared.theme);
    let log = &card.line.log;
    let mut lines: Vec<Line> = cells::wrap(&words.say(&told(&card.line)), wide)
        .into_iter()
        .map(|text| Line::styled(text, theme.style(Role::Heading)))
        .collect();
    let device = match card.line.place {
        Place::Here => words.get("tui-operation-here"),
        Place::Elsewhere => {
            let digits: String = log.device.chars().take(8).collect();
            words.say(&msg!("tui-operation-elsewhere", device = digits))
        }
    };
    let who = msg!("tui-operation-who", when = moment(&card.line), actor = &log.actor, device = device);
    lines.extend(cells::wrap(&words.say(&who), wide).into_iter().map(Line::from));
    let digits: String = log.id.to_string().chars().take(8).collect();
    let id = words.say(&msg!("tui-operation-id", id = digits, events = log.events));
    lines.push(Line::styled(cells::fit(&id, wide), theme.style(Role::Muted)));
    let (state, role) = match (log.undone, card.redo) {
        (true, true) => (Some(msg!("tui-operation-undone-last")), Role::Attention),
        (true, false) => (Some(msg!("tui-operation-undone")), Role::Attention),
        (false, _) => (None, Role::Plain),
    };
    if let Some(state) = state {
        let text = format!("{} {}", theme.pick("×", "x"), words.say(&state));
        lines.extend(cells::wrap(&text, wide).into_iter().map(|text| Line::styled(text, theme.style(role))));
    }
    lines.push(Line::default());
    // What a roster brought stands before everybody it brought.
    let (summaries, others): (Vec<_>, Vec<_>) =
        card.entries.iter().partition(|entry| matches!(entry.what, What::Import(_)));
    let is_whole = log.kind != OperationKind::Import;
    for entry in summaries.into_iter().chain(others) {
        entry_lines(entry, is_whole, shared, (&mut lines, wide));
    }
    if card.more > 0 {
        let more = words.say(&msg!("tui-operation-more", count = card.more));
        lines.push(Line::styled(cells::fit(&more, wide), theme.style(Role::Muted)));
    }
    lines
}

/// The lines of one thing that was done. Of a roster only who came, not everything about them.
fn entry_lines(entry: &HistoryEntry, is_whole: bool, shared: &Shared, (lines, wide): (&mut Vec<Line<'static>>, usize)) {
    let (words, theme) = (&shared.words, shared.theme);
    let name = match (&entry.called, &entry.about) {
        (Some(called), Some(about)) => words.say(&msg!("tui-operation-named", called = called, about = about)),
        (None, Some(about)) => about.clone(),
        (_, None) => String::new(),
    };
    let mut heading = |message: Message| {
        let text = words.say(&message);
        let role = if is_whole { Role::Heading } else { Role::Plain };
        lines.push(Line::styled(cells::fit(&text, wide), theme.style(role)));
    };
    let mut changes: Changes = Changes::new();
    match &entry.what {
        What::Ward { old, new } => changes = ward_changes(old, new),
        What::Campaign { old, new } => changes = campaign_changes(old, new, shared),
        What::HouseholdAdded(facts) => {
            heading(msg!("tui-operation-household-added", name = name));
            if is_whole {
                changes = HouseholdField::ALL
                    .into_iter()
                    .filter_map(|field| Some((household_label(field), None, Some(facts.get(field)?.to_owned()))))
                    .collect();
            }
        }
        What::PersonAdded(facts) => {
            heading(msg!("tui-operation-person-added", name = name));
            if is_whole {
                let known = Field::all().filter_map(|field| Some((field, facts.get(field)?)));
                changes =
                    known.map(|(field, text)| (person_label(field), None, Some(value(field, &text, shared)))).collect();
            }
        }
        What::HouseholdChanged(changed) => {
            heading(msg!("tui-operation-changed", name = name));
            let one = |change: &Change<HouseholdField>| {
                (household_label(change.field), change.old.clone(), change.new.clone())
            };
            changes = changed.iter().map(one).collect();
        }
        What::PersonChanged(changed) => {
            heading(msg!("tui-operation-changed", name = name));
            let shown = |field: Field, text: &Option<String>| text.as_ref().map(|text| value(field, text, shared));
            let one = |change: &Change<Field>| {
                (person_label(change.field), shown(change.field, &change.old), shown(change.field, &change.new))
            };
            changes = changed.iter().map(one).collect();
        }
        What::Visit { visit, names } => {
            heading(msg!("tui-operation-visit", name = name));
            visit_lines(visit, names, shared, (lines, wide));
        }
        What::Held { sheet, row, code } => {
            let why = Message::of_code("problem", code.code());
            let text = words.say(&msg!("tui-operation-held", sheet = sheet, row = *row, why = why));
            lines.push(Line::from(cells::fit(&text, wide)));
        }
        What::Decided { decision, other } => {
            let message = decision_words(name, decision, other.clone().unwrap_or_default());
            lines.push(Line::from(cells::fit(&words.say(&message), wide)));
        }
        What::HeldSettled(settled) => {
            let text = match settled {
                Settled::TakenIn(_) => words.get("tui-operation-held-taken-in"),
                Settled::Dropped => words.get("tui-operation-held-dropped"),
            };
            lines.push(Line::from(cells::fit(&text, wide)));
        }
        What::Sheet { code, title, lines: count } => {
            let title = words.say(&msg!("sheet-title", code = code, title = title));
            let text = format!("{title} · {}", words.say(&msg!("sheet-lines", count = *count)));
            lines.push(Line::from(cells::fit(&text, wide)));
        }
        What::Report { kind, period } => {
            let text = words.say(&report_name(*kind, *period));
            lines.push(Line::from(cells::fit(&text, wide)));
        }
        What::Import(summary) => import_lines(summary, shared, (lines, wide)),
        What::Reversal => {}
        What::Unknown => lines.push(Line::from(cells::fit(&words.get("tui-operation-unknown"), wide))),
    }
    for (label, old, new) in changes {
        change_lines(&words.say(&label), (old, new), shared, (lines, wide));
    }
}

fn decision_words(name: String, decision: &Decision, other: String) -> Message {
    match decision {
        Decision::MergedInto(_) => msg!("tui-operation-merged", name = name, other = other),
        Decision::ApartFrom(_) => msg!("tui-operation-apart", name = name, other = other),
        Decision::KnownAs(_) => msg!("tui-operation-known-as", name = name),
        Decision::MoveRefused(_) => msg!("tui-operation-move-refused", name = name),
        Decision::Accepted(accepted) => {
            let problem = Message::of_code("problem", accepted.code.code());
            msg!("tui-operation-accepted", name = name, problem = problem)
        }
    }
}

/// `label   old → new`, on more lines where it is long.
fn change_lines(
    label: &str,
    (old, new): (Option<String>, Option<String>),
    shared: &Shared,
    (lines, wide): (&mut Vec<Line<'static>>, usize),
) {
    let theme = shared.theme;
    let nothing = || shared.words.get("tui-operation-nothing");
    let label_wide = LABEL_WIDE.min(wide / 2);
    let new = new.unwrap_or_else(nothing);
    let text = match old {
        Some(old) => format!("{old} {} {new}", theme.pick("→", "->")),
        None => new,
    };
    let mut label = Some(format!("   {}", cells::left(label, label_wide)));
    for part in cells::wrap(&text, wide.saturating_sub(label_wide + 4)) {
        let before = label.take().unwrap_or_else(|| " ".repeat(label_wide + 3));
        lines.push(Line::from(vec![Span::styled(format!("{before} "), theme.style(Role::Muted)), Span::raw(part)]));
    }
}

fn visit_lines(visit: &Visit, names: &[String], shared: &Shared, (lines, wide): (&mut Vec<Line<'static>>, usize)) {
    let words = &shared.words;
    let mut add = |label: &'static str, text: String| {
        change_lines(&words.get(label), (None, Some(text)), shared, (lines, wide));
    };
    add("tui-visit-day", numbers::day(visit.on));
    add("tui-operation-door", words.say(&Message::of_code("outcome", visit.outcome.code())));
    for (place, result) in visit.results.iter().enumerate() {
        let name = names.get(place).map(String::as_str).unwrap_or_default();
        let mut text = words.say(&Message::of_code("result", result.result.code()));
        if let Some(reason) = result.reason {
            text = words.say(&msg!("tui-operation-reason", result = text, reason = reason_label(reason, words.lang)));
        }
        if let Some(phone) = result.phone {
            text = format!("{text}; {}", words.say(&Message::of_code("handset", phone.code())));
        }
        add("tui-operation-result", format!("{name}: {text}"));
    }
    if let Some(next) = visit.next {
        let time = next.time.map(|time| time.format(" %H:%M").to_string()).unwrap_or_default();
        add("tui-visit-next", format!("{}{time}", numbers::day(next.day)));
    }
    if let Some(note) = &visit.note {
        add("tui-visit-note", note.clone());
    }
}

fn import_lines(summary: &ImportSummary, shared: &Shared, (lines, wide): (&mut Vec<Line<'static>>, usize)) {
    let words = &shared.words;
    let mut add = |label: &'static str, text: String| {
        change_lines(&words.get(label), (None, Some(text)), shared, (lines, wide));
    };
    let count = |number: u64| numbers::count(words.lang, i64::try_from(number).unwrap_or(i64::MAX));
    add("tui-operation-files", summary.files.join(", "));
    if let Some(day) = summary.as_of {
        add("tui-operation-as-of", numbers::day(day));
    }
    add("tui-operation-rows", count(summary.rows));
    add("tui-operation-added", count(summary.added));
    add("tui-operation-updated", count(summary.updated));
    lines.push(Line::default());
}

fn person_label(field: Field) -> Message {
    Message::of_code("field", field.code())
}

fn household_label(field: HouseholdField) -> Message {
    Message::of_code("field", field.code())
}

/// The canonical text of a fact as people read it; numbers and phones masked unless they are shown now.
fn value(field: Field, text: &str, shared: &Shared) -> String {
    let words = &shared.words;
    let plain = || text.to_owned();
    let is_revealed = shared.is_revealed();
    match field {
        Field::PersonNumber if !is_revealed => PersonNumber::new(text).map_or_else(plain, |number| number.masked()),
        Field::Phone if !is_revealed => Phone::new(text).map_or_else(plain, |phone| phone.masked()),
        Field::OldId if !is_revealed => masked(text),
        Field::BirthDate => text.parse::<PartialDate>().map_or_else(|_| plain(), PartialDate::display),
        Field::Sex => words.say(&Message::of_code("sex", text)),
        Field::Residence => words.say(&Message::of_code("residence", text)),
        Field::Presence => words.say(&Message::of_code("presence", text)),
        Field::Bhyt | Field::Gplx | Field::Vehicle | Field::Bhxh => {
            words.get(if text == "yes" { "tui-yes" } else { "tui-no" })
        }
        Field::Milestone(_) => match (text.strip_prefix('?'), text.parse::<chrono::NaiveDate>()) {
            (Some(_), _) => words.get("tui-reached-day-unknown"),
            (None, Ok(day)) => numbers::day(day),
            (None, Err(_)) => plain(),
        },
        _ => plain(),
    }
}

/// Digits hidden but for the last three.
fn masked(text: &str) -> String {
    let count = text.chars().count();
    text.chars().enumerate().map(|(place, c)| if place + 3 < count { '*' } else { c }).collect()
}

type Changes = Vec<(Message, Option<String>, Option<String>)>;

fn changed(changes: &mut Changes, label: Message, (old, new): (String, String)) {
    if old != new {
        let said = |text: String| Some(text).filter(|text| !text.is_empty());
        changes.push((label, said(old), said(new)));
    }
}

fn ward_changes(old: &Ward, new: &Ward) -> Changes {
    let mut changes = Changes::new();
    changed(&mut changes, msg!("tui-settings-ward"), (old.name.clone(), new.name.clone()));
    changed(&mut changes, msg!("tui-settings-parent"), (old.parent.clone(), new.parent.clone()));
    changes
}

fn campaign_changes(old: &Campaign, new: &Campaign, shared: &Shared) -> Changes {
    changes(old, new, shared.words.lang).into_iter().map(|change| (change.label, change.old, change.new)).collect()
}

/// What a file of settings would change, a line a setting.
pub fn campaign_lines(old: &Campaign, new: &Campaign, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for Changed { label, old, new } in changes(old, new, shared.words.lang) {
        // Something that is taken away is an arrow to nothing, never a new value alone.
        let old = old.unwrap_or_else(|| shared.words.get("tui-operation-nothing"));
        change_lines(&shared.words.say(&label), (Some(old), new), shared, (&mut lines, wide));
    }
    lines
}
