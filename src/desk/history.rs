//! The log of operations; taking one back and doing it again.

use chrono::NaiveDate;

use super::Desk;
use super::error::DeskError;
use super::views::{LogLine, Reversal};
use crate::domain::event::{Body, OperationKind};
use crate::domain::ids::OperationId;
use crate::msg;
use crate::store::ReversalTarget;
use crate::text::words::Message;

/// So many hexadecimal digits of an operation are enough to name it.
const FEWEST_DIGITS: usize = 4;

impl Desk {
    /// The log, newest first.
    pub fn log(&self, since: Option<NaiveDate>, limit: usize) -> Result<Vec<LogLine>, DeskError> {
        let operations = self.store.operations(since, limit)?;
        Ok(operations
            .into_iter()
            .map(|row| LogLine {
                id: row.id,
                kind: row.kind,
                about: row.about.map(|(letter, number)| format!("{letter}{number}")),
                at: row.at,
                actor: row.actor,
                device: row.device,
                events: row.events,
                undone: row.undone,
            })
            .collect())
    }

    /// Takes an operation back: the last one of this device if none is named.
    pub fn undo(&mut self, named: Option<&str>) -> Result<Reversal, DeskError> {
        let target = match named {
            Some(text) => self.operation_named(text)?,
            None => self
                .store
                .last_to_reverse()?
                .ok_or_else(|| DeskError::refused("nothing_to_undo", msg!("error-nothing-to-undo")))?,
        };
        if self.store.is_reversed(target)? {
            return Err(DeskError::refused("already_undone", msg!("error-already-undone")));
        }
        self.reverse(target, OperationKind::Undo, Body::OperationReversed { operation: target })
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self) -> Result<Reversal, DeskError> {
        let target = self
            .store
            .last_to_restore()?
            .ok_or_else(|| DeskError::refused("nothing_to_redo", msg!("error-nothing-to-redo")))?;
        self.reverse(target, OperationKind::Redo, Body::OperationRestored { operation: target })
    }

    fn reverse(&mut self, target: OperationId, how: OperationKind, body: Body) -> Result<Reversal, DeskError> {
        let kind = match self.store.reversal(target)? {
            None => return Err(unknown(&target.to_string())),
            Some(ReversalTarget::Free(_, kind)) => kind,
            Some(ReversalTarget::Blocked { by, .. }) => return Err(self.blocked(by)?),
        };
        if kind.is_reversal() || kind == OperationKind::SetUp {
            return Err(DeskError::refused("cannot_undo", msg!("error-cannot-undo")));
        }
        let today = self.clock.today();
        let ((), _) = self.transact(how, |recording| Ok(recording.push(today, body)?))?;
        Ok(Reversal { operation: target, kind, undone: how == OperationKind::Undo })
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
