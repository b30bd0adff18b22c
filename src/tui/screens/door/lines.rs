//! What is written at a door about one person: the words to say, what to bring, the message to look for, the steps, and
//! what to be careful about.

use std::collections::BTreeSet;

use ratatui::text::{Line, Span};

use crate::desk::door::SamePhone;
use crate::desk::views::PersonCard;
use crate::domain::campaign::EnrolmentPlace;
use crate::domain::eligibility::NotEligible;
use crate::domain::next_step::{NextStep, approval_due};
use crate::domain::script::{APP_ADDRESS, OwnWords, Script, Spoken};
use crate::msg;
use crate::text::numbers;
use crate::text::words::Message;
use crate::tui::model::Shared;
use crate::tui::screens::people_detail;
use crate::tui::state;
use crate::tui::theme::Role;
use crate::tui::widgets::cells;

/// Cells before what belongs to the line above.
const INDENT: usize = 2;
/// Cells of a step's number and its box.
const TICK_WIDE: usize = 6;
/// From so many rows on there is room for the whole message; its beginning is what tells it from others.
const TALL: u16 = 30;

/// Warnings; what was the matter the last time; the greeting and the words; what to bring; the message; what to say before one leaves.
pub fn words(member: &PersonCard, phones: &[&SamePhone], shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let words = &shared.words;
    let (script, step) = (Script::of(words.lang), member.next_step);
    let name = member.person.facts.full_name.as_str();
    let none = OwnWords::new();
    let own = shared.overview.as_ref().map_or(&none, |overview| &overview.campaign.door_words);
    let mut text = Text::new(shared, wide);
    if let NextStep::None(_) | NextStep::IntegratePapers = step {
        text.put(&words.say(&state::sentence(step)), role_of(step));
    }
    let warnings = warnings(member, phones, shared);
    text.warn(&warnings);
    // Once activated there is nothing left to give a reason for.
    if let Some(reason) = member.reason.filter(|_| needs_phone(step)) {
        let label = people_detail::reason_label(reason, words.lang);
        text.put(&words.say(&msg!("tui-latest-reason", reason = label)), Role::Plain);
    }
    text.labelled("tui-door-greeting", &quoted(&script.say(Spoken::Opening, own, name)), Role::Plain);
    if is_spoken_of(step) {
        text.labelled("tui-door-say", &quoted(&script.say(Spoken::of(step), own, name)), Role::Heading);
    }
    let situation = script.situation(step);
    if !situation.bring.is_empty() {
        text.labelled("tui-door-bring", &situation.bring, Role::Plain);
    }
    for place in places(step, shared) {
        text.labelled("tui-door-place", &place, Role::Plain);
    }
    // A warning says the number, or that there is none.
    if needs_app(step) && member.person.facts.phone.is_some() && phones.is_empty() {
        text.labelled("tui-door-phone", &phone(member, shared), Role::Plain);
    }
    if looks_for_message(step) {
        let message = if shared.size.height < TALL { beginning(&script.sms) } else { script.sms.clone() };
        text.labelled("tui-door-sms", &quoted(&message), Role::Plain);
    }
    text.labelled("tui-door-before-leaving", &script.every_door.join(" "), Role::Plain);
    text.lines
}

/// Where to go, where the next step is to go somewhere.
fn places(step: NextStep, shared: &Shared) -> Vec<String> {
    let goes = match step {
        NextStep::ApplyCard | NextStep::Enrol | NextStep::Resubmit => true,
        NextStep::None(_)
        | NextStep::FindCard
        | NextStep::IntegratePapers
        | NextStep::ActivateNow
        | NextStep::AwaitApproval
        | NextStep::MobileTeam => false,
    };
    let places = shared.overview.iter().filter(|_| goes).flat_map(|overview| &overview.campaign.places);
    let told = |place: &EnrolmentPlace| match place.hours.as_str() {
        "" => place.name.clone(),
        hours => shared.words.say(&msg!("tui-door-place-hours", name = &place.name, hours = hours)),
    };
    places.map(told).collect()
}

/// The steps with their boxes, and what to look out for while doing them: the warnings too, unless they are seen anyway.
pub fn steps(
    (member, warnings): (&PersonCard, &[Message]),
    ticks: &BTreeSet<usize>,
    shared: &Shared,
    wide: usize,
) -> Vec<Line<'static>> {
    let theme = shared.theme;
    let situation = Script::of(shared.words.lang).situation(member.next_step);
    let mut text = Text::new(shared, wide);
    if situation.steps.is_empty() {
        text.put(&shared.words.say(&state::sentence(member.next_step)), role_of(member.next_step));
    }
    text.warn(warnings);
    for (place, step) in situation.steps.iter().enumerate() {
        let (sign, role) = if ticks.contains(&place) { (theme.done(), Role::Good) } else { (" ", Role::Plain) };
        let mut lines = cells::wrap(step, wide.saturating_sub(TICK_WIDE)).into_iter();
        let first = lines.next().unwrap_or_default();
        text.lines.push(Line::from(vec![
            Span::styled(format!("{}", place + 1), theme.style(Role::Key)),
            Span::styled(format!(" [{sign}] {first}"), theme.style(role)),
        ]));
        let indent = " ".repeat(TICK_WIDE);
        text.lines.extend(lines.map(|line| Line::styled(format!("{indent}{line}"), theme.style(role))));
    }
    for note in &situation.notes {
        text.put(&format!("! {note}"), Role::Attention);
    }
    text.lines
}

/// What stands beside the code.
pub fn about_code(shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let mut text = Text::new(shared, wide);
    text.put(&shared.words.get("tui-qr-scan"), Role::Heading);
    text.put(APP_ADDRESS, Role::Plain);
    text.put(&shared.words.get("tui-qr-official"), Role::Plain);
    text.lines
}

/// An approval that is late, and what is wrong about the phone of somebody who needs one: each account has a number that
/// its owner uses, never somebody else's (document 004). Others are named as their neighbours would, without more of
/// them than that.
pub fn warnings(member: &PersonCard, phones: &[&SamePhone], shared: &Shared) -> Vec<Message> {
    let mut warnings = Vec::new();
    if member.next_step == NextStep::AwaitApproval
        && let Some((enrolled, due)) = approval_due(&member.person)
        && due < shared.now.today
    {
        warnings.push(msg!("tui-door-late", day = numbers::day(enrolled)));
    }
    if !needs_phone(member.next_step) {
        return warnings;
    }
    if member.person.facts.phone.is_none() {
        warnings.push(msg!("tui-door-no-phone"));
        return warnings;
    }
    let phone = phone(member, shared);
    let told = |same: &&SamePhone| {
        let name = people_detail::given_name(&same.full_name);
        if same.household == member.household {
            msg!("tui-door-phone-of-member", phone = &phone, name = name)
        } else if same.place.is_empty() {
            msg!("tui-door-phone-of-other", phone = &phone, name = name, place = same.household.to_string())
        } else {
            msg!("tui-door-phone-of-other", phone = &phone, name = name, place = &same.place)
        }
    };
    warnings.extend(phones.iter().map(told));
    warnings
}

/// Whether the app is of use for what comes next.
pub fn needs_app(step: NextStep) -> bool {
    match step {
        NextStep::ActivateNow | NextStep::Enrol | NextStep::AwaitApproval | NextStep::IntegratePapers => true,
        NextStep::None(_) | NextStep::ApplyCard | NextStep::FindCard | NextStep::Resubmit | NextStep::MobileTeam => {
            false
        }
    }
}

/// Whether an account comes next, which needs a phone of its own.
fn needs_phone(step: NextStep) -> bool {
    match step {
        NextStep::ActivateNow
        | NextStep::Enrol
        | NextStep::AwaitApproval
        | NextStep::Resubmit
        | NextStep::MobileTeam
        | NextStep::ApplyCard => true,
        NextStep::None(_) | NextStep::FindCard | NextStep::IntegratePapers => false,
    }
}

fn looks_for_message(step: NextStep) -> bool {
    matches!(step, NextStep::ActivateNow | NextStep::AwaitApproval)
}

/// Whether something is said for somebody: not that nothing is to be done for the dead, nor where the age is to be asked.
fn is_spoken_of(step: NextStep) -> bool {
    match step {
        NextStep::None(NotEligible::NotCounted | NotEligible::NotBorn | NotEligible::AgeUnknown) => false,
        NextStep::None(NotEligible::TooYoung | NotEligible::Foreign)
        | NextStep::ActivateNow
        | NextStep::Enrol
        | NextStep::AwaitApproval
        | NextStep::Resubmit
        | NextStep::MobileTeam
        | NextStep::ApplyCard
        | NextStep::FindCard
        | NextStep::IntegratePapers => true,
    }
}

/// What is to be asked stands out; what needs nothing does not.
fn role_of(step: NextStep) -> Role {
    match step {
        NextStep::None(NotEligible::NotBorn | NotEligible::AgeUnknown) => Role::Attention,
        step => state::role(step),
    }
}

/// The first sentence of a message.
fn beginning(message: &str) -> String {
    message.split_once(". ").map_or_else(|| message.to_owned(), |(first, _)| format!("{first}…"))
}

/// The phone of the roster, masked unless it is revealed: to be compared with the one in the hand.
fn phone(member: &PersonCard, shared: &Shared) -> String {
    match &member.person.facts.phone {
        Some(phone) if shared.is_revealed() => phone.as_str().to_owned(),
        Some(phone) => phone.masked(),
        None => shared.words.get("tui-phone-none"),
    }
}

fn quoted(text: &str) -> String {
    format!("“{text}”")
}

struct Text<'a> {
    shared: &'a Shared,
    wide: usize,
    lines: Vec<Line<'static>>,
}

impl<'a> Text<'a> {
    fn new(shared: &'a Shared, wide: usize) -> Self {
        Self { shared, wide, lines: Vec::new() }
    }

    fn put(&mut self, text: &str, role: Role) {
        let style = self.shared.theme.style(role);
        let mut lines = cells::wrap(text, self.wide.saturating_sub(INDENT)).into_iter();
        self.lines.extend(lines.next().map(|line| Line::styled(line, style)));
        let indent = " ".repeat(INDENT);
        self.lines.extend(lines.map(|line| Line::styled(format!("{indent}{line}"), style)));
    }

    fn warn(&mut self, warnings: &[Message]) {
        for warning in warnings {
            self.put(&format!("! {}", self.shared.words.say(warning)), Role::Trouble);
        }
    }

    /// What it is, and the text behind it.
    fn labelled(&mut self, label: &'static str, text: &str, role: Role) {
        let theme = self.shared.theme;
        let label = format!("{}: ", self.shared.words.get(label));
        let wide = cells::width(&label);
        let first = self.lines.len();
        self.put(&format!("{label}{text}"), role);
        // The label is of less weight than what is read aloud. Labels are short: the first line has all of it.
        if let Some(line) = self.lines.get_mut(first) {
            let whole: String = line.spans.iter().map(|span| span.content.as_ref()).collect();
            let (label, rest) = (cells::window(&whole, 0, wide), cells::window(&whole, wide, self.wide));
            *line = Line::from(vec![
                Span::styled(label, theme.style(Role::Muted)),
                Span::styled(rest.trim_end().to_owned(), theme.style(role)),
            ]);
        }
    }
}
