//! `record visit`.

use crate::cli::args::{RecordArgs, VisitArgs};
use crate::cli::{CommandError, Session};
use crate::desk::Desk;
use crate::desk::views::PersonRef;
use crate::desk::visits::NewVisit;
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::reason::Reason;
use crate::domain::visit::{Outcome, ResultKind};
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
        let next = args
            .next
            .as_deref()
            .map(|text| {
                text.parse()
                    .map_err(|_bad: chrono::ParseError| CommandError::usage(msg!("cli-error-bad-next", text = text)))
            })
            .transpose()?;
        let mut desk = self.open_to_write()?;
        let household = desk.refer_to_household(&args.reference)?;
        let mut results = Vec::new();
        for text in &args.results {
            results.push(result_of(&desk, text)?);
        }
        let visit = NewVisit { on: args.on, outcome, results, next, note: args.note.clone() };
        let done = desk.visit(household, &visit)?;
        self.done("visit", &done)
    }
}

/// `REF=RESULT[:REASON]`.
fn result_of(desk: &Desk, text: &str) -> Result<(PersonRef, ResultKind, Option<Reason>), CommandError> {
    let bad = || CommandError::usage(msg!("cli-error-bad-result", text = text));
    let (reference, said) = text.split_once('=').ok_or_else(bad)?;
    let (result, reason) = match said.split_once(':') {
        Some((result, reason)) => (result, Some(reason)),
        None => (said, None),
    };
    let result = ResultKind::from_code(result.trim()).ok_or_else(bad)?;
    let reason = reason.map(|code| Reason::from_code(code.trim()).ok_or_else(bad)).transpose()?;
    Ok((desk.refer_to_person(reference)?, result, reason))
}
