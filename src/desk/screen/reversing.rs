//! Taking back and doing again from the screen.

use std::ops::ControlFlow;

use super::{Job, KeepingReply, Progress, Reply};
use crate::desk::Desk;
use crate::desk::error::DeskError;
use crate::desk::reversing::{ReversalStage, Undone};
use crate::domain::event::OperationKind;
use crate::domain::ids::OperationId;
use crate::store::StoreError;

/// Takes the last operation back.
pub(super) fn undo(desk: &mut Desk, job: &mut Job<'_>) -> Result<Reply, DeskError> {
    or_stopped(desk.undo_told(None, &mut stages(OperationKind::Undo, job)).map(Reply::Reversed))
}

/// Does again what was taken back last.
pub(super) fn redo(desk: &mut Desk, job: &mut Job<'_>) -> Result<Reply, DeskError> {
    or_stopped(desk.redo_told(&mut stages(OperationKind::Redo, job)).map(Reply::Reversed))
}

/// Takes this operation back.
pub(super) fn undo_operation(desk: &mut Desk, id: OperationId, job: &mut Job<'_>) -> Result<Reply, DeskError> {
    or_stopped(desk.undo_operation(id, &mut stages(OperationKind::Undo, job)).map(|undone| match undone {
        Undone::Reversed(reversal) => Reply::Reversed(reversal),
        Undone::Blocked(by) => Reply::Keeping(KeepingReply::Blocked(by)),
    }))
}

/// Most of what is taken back is one visit, and done before anything could be read of it.
fn stages<'j>(how: OperationKind, job: &'j mut Job<'_>) -> impl FnMut(ReversalStage) -> ControlFlow<()> + Send + 'j {
    move |stage| job.step_if_long(Progress::Reversal(how, stage))
}

fn or_stopped(done: Result<Reply, DeskError>) -> Result<Reply, DeskError> {
    match done {
        Err(DeskError::Cancelled | DeskError::Store(StoreError::Cancelled)) => Ok(Reply::NotReversed),
        done => done,
    }
}
