//! Taking an operation back and doing it again: by an event, whole or not at all. Of a whole import that is long work:
//! it is told of while it goes on, and can be stopped.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU64, Ordering};

use super::Desk;
use super::error::DeskError;
use super::history::HistoryLine;
use super::views::Reversal;
use crate::domain::event::{Body, OperationKind};
use crate::domain::ids::OperationId;
use crate::msg;
use crate::store::{Recording, ReversalTarget};
use crate::sys::attended::Listener;
use crate::text::words::Message;

/// So many hexadecimal digits of an operation are enough to name it.
const FEWEST_DIGITS: usize = 4;

/// How far a reversal is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReversalStage {
    /// It is looked at what stands on the operation.
    Looking,
    /// What it did is taken back, or done again.
    Folding {
        /// People, households, visits and rows so far.
        done: u64,
        /// Of so many.
        whole: u64,
    },
    /// The end is being written: this can no longer be stopped.
    Finishing,
}

/// Told how far a reversal is; may stop it.
pub type Reversing<'r> = &'r mut (dyn FnMut(ReversalStage) -> ControlFlow<()> + Send);

/// What came of taking an operation back.
#[derive(Clone, PartialEq, Debug)]
pub enum Undone {
    /// It is taken back.
    Reversed(Reversal),
    /// This later one stands on it.
    Blocked(Box<HistoryLine>),
}

impl Desk {
    /// Takes one operation back; or says which later one stands on it.
    pub fn undo_operation(&mut self, target: OperationId, telling: Reversing<'_>) -> Result<Undone, DeskError> {
        self.refuse_undone(target)?;
        if let Some(ReversalTarget::Blocked { by, .. }) = self.standing(target, telling)?
            && let Some(row) = self.store.operation(by)?
        {
            return Ok(Undone::Blocked(Box::new(self.history_line(row)?)));
        }
        let body = Body::OperationReversed { operation: target };
        Ok(Undone::Reversed(self.reverse(target, OperationKind::Undo, body, telling)?))
    }

    /// Takes an operation back: the last one of this device if none is named.
    pub fn undo(&mut self, named: Option<&str>) -> Result<Reversal, DeskError> {
        self.undo_told(named, &mut |_| ControlFlow::Continue(()))
    }

    /// As [`Desk::undo`]; it is told how far it is.
    pub fn undo_told(&mut self, named: Option<&str>, telling: Reversing<'_>) -> Result<Reversal, DeskError> {
        let target = match named {
            Some(text) => self.operation_named(text)?,
            None => self
                .store
                .last_to_reverse()?
                .ok_or_else(|| DeskError::refused("nothing_to_undo", msg!("error-nothing-to-undo")))?,
        };
        self.refuse_undone(target)?;
        self.reverse(target, OperationKind::Undo, Body::OperationReversed { operation: target }, telling)
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self) -> Result<Reversal, DeskError> {
        self.redo_told(&mut |_| ControlFlow::Continue(()))
    }

    /// As [`Desk::redo`]; it is told how far it is.
    pub fn redo_told(&mut self, telling: Reversing<'_>) -> Result<Reversal, DeskError> {
        let target = self
            .store
            .last_to_restore()?
            .ok_or_else(|| DeskError::refused("nothing_to_redo", msg!("error-nothing-to-redo")))?;
        self.reverse(target, OperationKind::Redo, Body::OperationRestored { operation: target }, telling)
    }

    fn refuse_undone(&self, target: OperationId) -> Result<(), DeskError> {
        if self.store.is_reversed(target)? {
            return Err(DeskError::refused("already_undone", msg!("error-already-undone")));
        }
        Ok(())
    }

    /// What stands on an operation.
    fn standing(&self, target: OperationId, telling: Reversing<'_>) -> Result<Option<ReversalTarget>, DeskError> {
        let mut tell = || telling(ReversalStage::Looking);
        let listener = Listener::new(&mut tell);
        self.store.attended(&listener, || Ok(self.store.reversal(target)?))
    }

    fn reverse(
        &mut self,
        target: OperationId,
        how: OperationKind,
        body: Body,
        telling: Reversing<'_>,
    ) -> Result<Reversal, DeskError> {
        let kind = match self.standing(target, telling)? {
            None => return Err(unknown(&target.to_string())),
            Some(ReversalTarget::Free(_, kind)) => kind,
            Some(ReversalTarget::Blocked { by, .. }) => return Err(self.blocked(by)?),
        };
        if kind == OperationKind::SealReport {
            return Err(DeskError::refused_with_hint(
                "cannot_undo_report",
                msg!("error-cannot-undo-report"),
                msg!("error-cannot-undo-report-hint"),
            ));
        }
        if kind.is_reversal() || kind.is_final() {
            return Err(DeskError::refused("cannot_undo", msg!("error-cannot-undo")));
        }
        let recording = self.fold_reversal(how, body, telling)?;
        let mut tell = || {
            let _: ControlFlow<()> = telling(ReversalStage::Finishing);
            ControlFlow::Continue(())
        };
        let recorded = Listener::new(&mut tell).while_working(&|| (), || recording.commit())?;
        self.take_in(&recorded)?;
        Ok(Reversal { operation: target, kind, undone: how == OperationKind::Undo })
    }

    /// Writes a reversal; it stands when it is committed. Stopped, nothing of it stays.
    fn fold_reversal(
        &mut self,
        how: OperationKind,
        body: Body,
        telling: Reversing<'_>,
    ) -> Result<Recording<'_>, DeskError> {
        let (done, whole) = (AtomicU64::new(0), AtomicU64::new(0));
        let mut tell = || {
            let (done, whole) = (done.load(Ordering::Relaxed), whole.load(Ordering::Relaxed));
            telling(ReversalStage::Folding { done, whole })
        };
        let listener = Listener::new(&mut tell);
        let (today, now) = (self.clock.today(), self.clock.now());
        let (store, actor) = (&mut self.store, &self.actor);
        // The disk may keep it waiting anywhere: somebody else tells how far it is.
        let folded = listener.while_working(&|| (), || -> Result<_, DeskError> {
            let mut recording = store.record(how, actor, now)?;
            recording.push_reversal(today, body, &mut |so_far, of| {
                done.store(so_far, Ordering::Relaxed);
                whole.store(of, Ordering::Relaxed);
                if listener.is_stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            })?;
            Ok(recording)
        });
        if listener.is_stopped() { Err(DeskError::Cancelled) } else { folded }
    }

    fn blocked(&self, by: OperationId) -> Result<DeskError, DeskError> {
        let kind = self.store.operation_kind(by)?.unwrap_or(OperationKind::Other);
        let digits: String = by.to_string().chars().take(8).collect();
        Ok(DeskError::refused_with_hint(
            "undo_blocked",
            msg!("error-undo-blocked", label = Message::of_code("operation", kind.code()), operation = digits.clone()),
            msg!("error-undo-blocked-hint", operation = digits),
        ))
    }

    fn operation_named(&self, text: &str) -> Result<OperationId, DeskError> {
        let digits = text.trim();
        let looks_right = digits.len() >= FEWEST_DIGITS && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !looks_right {
            return Err(unknown(digits));
        }
        let mut found = self.store.operations_starting(digits)?;
        match (found.pop(), found.pop()) {
            (Some(operation), None) => Ok(operation),
            (Some(_), Some(_)) => {
                Err(DeskError::refused("ambiguous_operation", msg!("error-ambiguous-operation", operation = digits)))
            }
            (None, _) => Err(unknown(digits)),
        }
    }
}

fn unknown(digits: &str) -> DeskError {
    DeskError::refused_with_hint(
        "unknown_operation",
        msg!("error-unknown-operation", operation = digits),
        msg!("error-unknown-operation-hint"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::Source;
    use crate::domain::household::HouseholdFacts;
    use crate::domain::ids::{HouseholdId, PersonId};
    use crate::domain::person::PersonFacts;
    use crate::store::{Depth, Store, StoreError};
    use crate::sys::clock::Clock;
    use crate::sys::entropy;

    /// So many that folding them takes longer than it takes to look up.
    const PEOPLE: u64 = 12_000;

    /// A ledger with a roster that was brought in, a household for each person.
    fn with_roster() -> Desk {
        let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
        let mut desk = Desk::over(Store::in_memory().unwrap(), clock, "Thử");
        let today = desk.today();
        let write = |recording: &mut Recording<'_>| {
            for number in 0..PEOPLE {
                let (household, source) = (HouseholdId(entropy::id()), Source::Import);
                let facts =
                    HouseholdFacts { address: Some(format!("{number} phố Mẫu")), ..HouseholdFacts::default() };
                recording.push(today, Body::HouseholdAdded { household, facts, source })?;
                let facts = PersonFacts { full_name: format!("Người Mẫu {number}"), ..PersonFacts::default() };
                let (person, facts, problems) = (PersonId(entropy::id()), Box::new(facts), Vec::new());
                recording.push(today, Body::PersonAdded { person, household, facts, problems, source })?;
            }
            Ok(())
        };
        desk.transact(OperationKind::Import, write).unwrap();
        desk
    }

    /// What can be seen of a ledger: its people, and what its journal has come to.
    fn state(desk: &Desk) -> ((u64, u64), (u64, String)) {
        (desk.store.size().unwrap(), desk.store.head().unwrap())
    }

    /// Does something and stops it at a stage; what was told before.
    fn stopped_at(
        is_there: impl Fn(ReversalStage) -> bool + Send + Sync,
        reverse: impl FnOnce(Reversing<'_>) -> Result<Reversal, DeskError>,
    ) -> Vec<ReversalStage> {
        let mut told = Vec::new();
        let reversed = reverse(&mut |stage| {
            told.push(stage);
            if is_there(stage) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        let error = reversed.expect_err("it was not stopped");
        assert!(matches!(error, DeskError::Cancelled | DeskError::Store(StoreError::Cancelled)), "{error:?}");
        told
    }

    #[test]
    fn a_whole_import_is_taken_back_told_of_and_stopped_leaves_everything() {
        let mut desk = with_roster();
        let before = state(&desk);
        assert_eq!(before.0.1, PEOPLE);
        let is_folding = |stage| matches!(stage, ReversalStage::Folding { done, .. } if done > 0);
        let told = stopped_at(is_folding, |telling| desk.undo_told(None, telling));
        assert!(told.iter().any(|stage| matches!(stage, ReversalStage::Looking)), "{told:?}");
        assert_eq!(state(&desk), before);
        let told = stopped_at(|stage| stage == ReversalStage::Looking, |telling| desk.undo_told(None, telling));
        assert!(told.iter().all(|stage| *stage == ReversalStage::Looking), "{told:?}");
        assert_eq!(state(&desk), before);

        assert!(desk.undo(None).unwrap().undone);
        let undone = state(&desk);
        assert_eq!(undone.0, (0, 0));
        stopped_at(is_folding, |telling| desk.redo_told(telling));
        assert_eq!(state(&desk), undone);
        assert!(!desk.redo().unwrap().undone);
        assert_eq!(state(&desk).0, before.0);
        let checked = desk.check(Depth::Full, &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(checked.findings, []);
    }
}
