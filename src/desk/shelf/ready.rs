//! Making the search ready: one core reads everybody, the other puts them into the search.

use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, SendError, SyncSender, sync_channel};
use std::thread;

use chrono::NaiveDate;

use super::Shelf;
use crate::desk::problems::Problems;
use crate::desk::searches::Searches;
use crate::store::{PersonRow, Store, StoreError};

/// So many people are handed over at once: few enough that both cores begin at once.
const HANDED_OVER: usize = 512;
/// So many of these wait: enough that neither side waits for the other, and few in memory.
const WAITING: usize = 4;

/// Why the reading ended early.
enum Ended {
    Unreadable(StoreError),
    /// The other side has a bug, which is told when it is joined.
    NobodyThere,
}

impl From<StoreError> for Ended {
    fn from(error: StoreError) -> Self {
        Self::Unreadable(error)
    }
}

impl From<SendError<Vec<PersonRow>>> for Ended {
    fn from(_: SendError<Vec<PersonRow>>) -> Self {
        Self::NobodyThere
    }
}

impl Shelf {
    /// Makes the search ready, and with the same look at everybody who has which problem.
    pub fn make_search(&mut self, store: &Store, today: NaiveDate) -> Result<(), StoreError> {
        let shelf = &*self;
        let (search, problems) = thread::scope(|scope| {
            let (sender, people) = sync_channel(WAITING);
            let putting = thread::Builder::new().spawn_scoped(scope, move || shelf.put_all(&people, today));
            let Ok(putting) = putting else { return shelf.make_alone(store, today) };
            let read = hand_over(store, &sender);
            drop(sender);
            let made = putting.join().unwrap_or_else(|bug| resume_unwind(bug));
            match read {
                Ok(()) | Err(Ended::NobodyThere) => Ok(made),
                Err(Ended::Unreadable(error)) => Err(error),
            }
        })?;
        self.search = Some(search);
        self.problems = Some(problems);
        Ok(())
    }

    /// Puts in everybody who comes.
    fn put_all(&self, people: &Receiver<Vec<PersonRow>>, today: NaiveDate) -> (Searches, Problems) {
        // Meanwhile the first people are read.
        let mut made = (self.with_households(Searches::default()), Problems::new(today));
        for row in people.iter().flatten() {
            self.put_row(&mut made, &row);
        }
        made.0.settle();
        made
    }

    /// Where there is no second thread.
    fn make_alone(&self, store: &Store, today: NaiveDate) -> Result<(Searches, Problems), StoreError> {
        let mut made = (self.with_households(Searches::default()), Problems::new(today));
        store.each_person::<StoreError>(|row| {
            self.put_row(&mut made, &row);
            Ok(())
        })?;
        Ok(made)
    }

    fn put_row(&self, (search, problems): &mut (Searches, Problems), row: &PersonRow) {
        self.put_in_search(search, row);
        problems.put(row);
    }
}

/// Reads everybody, and hands them over.
fn hand_over(store: &Store, sender: &SyncSender<Vec<PersonRow>>) -> Result<(), Ended> {
    let mut batch = Vec::with_capacity(HANDED_OVER);
    store.each_person::<Ended>(|row| {
        batch.push(row);
        if batch.len() == HANDED_OVER {
            sender.send(std::mem::replace(&mut batch, Vec::with_capacity(HANDED_OVER)))?;
        }
        Ok(())
    })?;
    Ok(sender.send(batch)?)
}
