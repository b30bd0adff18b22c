//! `record visit`.

use crate::cli::args::{RecordArgs, VisitArgs};
use crate::cli::{CommandError, Session};
use crate::desk::Desk;
use crate::desk::views::{PersonRef, PersonResult};
use crate::desk::visits::NewVisit;
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::reason::Reason;
use crate::domain::spoken_day::{self, Misread};
use crate::domain::visit::{Appointment, Handset, Outcome, ResultKind};
use crate::msg;

impl Session {
    pub(in crate::cli) fn record(&self, args: &RecordArgs) -> Result<u8, CommandError> {
        let milestone = Milestone::from_code(&args.milestone)
            .ok_or_else(|| CommandError::usage(msg!("cli-error-unknown-milestone", milestone = &args.milestone)))?;
        let mut desk = self.open_to_write()?;
        let person = desk.refer_to_person(&args.reference)?;
        let today = desk.today();
        let reached = if args.clear {
            Reached::No
        } else if args.unknown_day {
            Reached::DayUnknown { counted_from: today }
        } else {
            Reached::On(args.on.unwrap_or(today))
        };
        let done = desk.record(person, milestone, reached)?;
        self.done("record", &done)
    }

    pub(in crate::cli) fn visit(&self, args: &VisitArgs) -> Result<u8, CommandError> {
        let outcome = Outcome::from_code(&args.outcome)
            .ok_or_else(|| CommandError::usage(msg!("cli-error-unknown-outcome", outcome = &args.outcome)))?;
        let mut desk = self.open_to_write()?;
        let next = args.next.as_deref().map(|text| next_of(&desk, text)).transpose()?;
        let household = desk.refer_to_household(&args.reference)?;
        let mut results = Vec::new();
        for text in &args.results {
            results.push(result_of(&desk, text)?);
        }
        for text in &args.phones {
            let (person, phone) = phone_of(&desk, text)?;
            put_phone(&mut results, person, phone)?;
        }
        let visit = NewVisit { on: args.on, outcome, results, next, note: args.note.clone() };
        let done = desk.visit(household, &visit)?;
        self.done("visit", &done)
    }
}

/// `2023-06-20`, `2023-06-20 19:30`, or as people say it.
fn next_of(desk: &Desk, text: &str) -> Result<Appointment, CommandError> {
    let said = || spoken_day::appointment(text, desk.local_now());
    text.parse().or_else(|_not_of_the_contract| said()).map_err(|wrong| {
        CommandError::usage(match wrong {
            Misread::NotUnderstood => msg!("cli-error-bad-next", text = text),
            Misread::NoSuchDay | Misread::Past(_) | Misread::Far(_) | Misread::OtherWeekday(_) => wrong.message(),
        })
    })
}

/// `REF=RESULT[:REASON]`.
fn result_of(desk: &Desk, text: &str) -> Result<PersonResult, CommandError> {
    let bad = || CommandError::usage(msg!("cli-error-bad-result", text = text));
    let (reference, said) = text.split_once('=').ok_or_else(bad)?;
    let (result, reason) = match said.split_once(':') {
        Some((result, reason)) => (result, Some(reason)),
        None => (said, None),
    };
    let result = ResultKind::from_code(result.trim()).ok_or_else(bad)?;
    let reason = reason.map(|code| Reason::from_code(code.trim()).ok_or_else(bad)).transpose()?;
    Ok(PersonResult { person: desk.refer_to_person(reference)?, result, reason, phone: None })
}

/// `REF=own`, `REF=family`, `REF=helper`.
fn phone_of(desk: &Desk, text: &str) -> Result<(PersonRef, Handset), CommandError> {
    let bad = || CommandError::usage(msg!("cli-error-bad-phone", text = text));
    let (reference, code) = text.split_once('=').ok_or_else(bad)?;
    let phone = Handset::from_code(code.trim()).ok_or_else(bad)?;
    Ok((desk.refer_to_person(reference)?, phone))
}

/// It belongs to the activations of that person.
fn put_phone(results: &mut [PersonResult], person: PersonRef, phone: Handset) -> Result<(), CommandError> {
    if results.iter().any(|one| one.person == person && one.phone.is_some()) {
        return Err(CommandError::usage(msg!("cli-error-phone-twice", reference = person.to_string())));
    }
    let activations = results.iter_mut().filter(|one| one.person == person && one.result.is_activation());
    if activations.map(|one| one.phone = Some(phone)).count() == 0 {
        let reference = person.to_string();
        return Err(CommandError::usage(msg!("cli-error-phone-without-activation", reference = reference)));
    }
    Ok(())
}
