//! Which ledger is worked on: a backup brought back where there was none, another file, the usual one again.

use std::ops::ControlFlow;
use std::path::PathBuf;

use zeroize::Zeroizing;

use super::{Answer, Behind, Reply, opened};
use crate::desk::error::DeskError;
use crate::desk::keeping::restore;
use crate::desk::{Desk, Opening};
use crate::msg;

/// What is asked for.
pub enum LedgersRequest {
    /// While there is no ledger: put a backup in its place and open it.
    BringBack {
        /// The backup.
        from: PathBuf,
        /// Its passphrase or its recovery words.
        typed: Zeroizing<String>,
    },
    /// Open another file; only when it is open the present one is closed.
    OpenOther {
        /// The file.
        path: PathBuf,
        /// Its passphrase or its recovery words.
        typed: Zeroizing<String>,
    },
    /// Close the ledger that is open: from then on the usual one is unlocked.
    Usual,
}

impl LedgersRequest {
    /// Does it.
    pub(super) fn serve(self, behind: &mut Behind, answer: Answer<'_>) -> bool {
        match self {
            Self::BringBack { from, typed } => {
                let target = match &behind.usual {
                    Some(usual) if behind.desk.is_none() => {
                        restore(&from, usual, &typed, &mut |_| ControlFlow::Continue(()))
                    }
                    Some(_) | None => Err(DeskError::refused("nothing_to_back_up", msg!("error-nothing-to-back-up"))),
                };
                match target {
                    Ok(target) => behind.turn_to(target, &typed, answer),
                    Err(error) => answer(Reply::Failed(error)),
                }
            }
            Self::OpenOther { path, typed } => behind.turn_to(path, &typed, answer),
            Self::Usual => {
                let closed = behind.close();
                if let Some(usual) = behind.usual.clone() {
                    behind.opening.set_path(usual);
                }
                answer(closed.map_or_else(Reply::Failed, |()| Reply::Locked))
            }
        }
    }
}

impl Behind {
    /// The ledger that is open stays so until the other one is: a wrong passphrase, or another program that has it,
    /// costs nothing.
    fn turn_to(&mut self, path: PathBuf, typed: &str, answer: Answer<'_>) -> bool {
        if let Some(desk) = &self.desk {
            self.opening.keep_actor(desk);
        }
        let desk = match self.opening.open_at(&path, typed) {
            Ok(desk) => desk,
            Err(error) => return answer(Reply::Failed(error)),
        };
        // A log that could not be folded in stays beside the ledger and is folded in at the next opening.
        let _ = self.close();
        let is_usual = self.usual.as_ref() == Some(&path);
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let other = Some(name).filter(|_| !is_usual);
        self.opening.set_path(path);
        let turned = |desk: &Desk| Reply::Turned { other: other.clone(), warnings: desk.warnings().to_vec() };
        opened(&mut self.desk, Ok(desk), &turned, answer)
    }
}

impl Opening {
    /// The file; a demo has none.
    pub(super) fn path(&self) -> Option<PathBuf> {
        match self {
            Self::Ledger { path, .. } => Some(path.clone()),
            Self::Demo { .. } => None,
        }
    }

    fn set_path(&mut self, to: PathBuf) {
        match self {
            Self::Ledger { path, .. } => *path = to,
            Self::Demo { .. } => {}
        }
    }

    fn open_at(&self, path: &std::path::Path, typed: &str) -> Result<Desk, DeskError> {
        match self {
            Self::Ledger { clock, actor, .. } => Desk::open(path, typed, *clock, actor),
            Self::Demo { .. } => Err(DeskError::refused("nothing_to_back_up", msg!("error-nothing-to-back-up"))),
        }
    }
}
