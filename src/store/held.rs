//! Rows that were put aside: all of them, or as many of those that wait as are looked at.

use rusqlite::{OptionalExtension, Params, params};

use super::error::StoreError;
use super::journal_format::WrittenSettled;
use super::open::Store;
use crate::domain::event::{HeldRow, Settled};
use crate::domain::ids::HeldRowId;
use crate::domain::problem::ProblemCode;

/// A row that was put aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldEntry {
    /// Identity.
    pub id: HeldRowId,
    /// The row.
    pub held: HeldRow,
    /// What became of it; nothing while it waits to be mended.
    pub settled: Option<Settled>,
}

impl Store {
    /// Rows that were put aside, those that wait no more too.
    pub fn held_rows(&self) -> Result<Vec<HeldEntry>, StoreError> {
        self.held_where("ORDER BY id", [])
    }

    /// A window of the rows that wait, in the order in which they came: from which place on, and how many at most.
    pub fn waiting_rows(&self, (first, count): (usize, usize)) -> Result<Vec<HeldEntry>, StoreError> {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        self.held_where("WHERE settled IS NULL ORDER BY id LIMIT ?1 OFFSET ?2", params![number(count), number(first)])
    }

    /// One of the rows that wait.
    pub fn waiting_row(&self, id: HeldRowId) -> Result<Option<HeldEntry>, StoreError> {
        Ok(self.held_where("WHERE settled IS NULL AND id = ?1", [id.0])?.pop())
    }

    /// How many rows wait.
    pub fn count_waiting_rows(&self) -> Result<usize, StoreError> {
        let sql = "SELECT count(*) FROM held_row WHERE settled IS NULL";
        let count: i64 = self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// The place of a row among those that wait.
    pub fn place_of_waiting_row(&self, id: HeldRowId) -> Result<Option<usize>, StoreError> {
        let sql =
            "SELECT (SELECT count(*) FROM held_row AS before WHERE before.settled IS NULL AND before.id < here.id)
             FROM held_row AS here WHERE here.id = ?1 AND here.settled IS NULL";
        let place: Option<i64> = self.connection.prepare_cached(sql)?.query_row([id.0], |row| row.get(0)).optional()?;
        Ok(place.and_then(|place| usize::try_from(place).ok()))
    }

    fn held_where(&self, tail: &str, parameters: impl Params) -> Result<Vec<HeldEntry>, StoreError> {
        let sql = format!("SELECT id, file, sheet, row, code, cells, settled FROM held_row {tail}");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(parameters)?;
        let mut held = Vec::new();
        while let Some(row) = rows.next()? {
            let (code, cells): (String, String) = (row.get(4)?, row.get(5)?);
            let settled: Option<String> = row.get(6)?;
            held.push(HeldEntry {
                id: HeldRowId(row.get(0)?),
                held: HeldRow {
                    file: row.get(1)?,
                    sheet: row.get(2)?,
                    row: row.get(3)?,
                    code: ProblemCode::from_code(&code).ok_or_else(|| StoreError::damaged("a held row"))?,
                    cells: serde_json::from_str(&cells).map_err(|_unreadable| StoreError::damaged("a held row"))?,
                },
                settled: settled
                    .map(|text| serde_json::from_str::<WrittenSettled>(&text).map(WrittenSettled::read))
                    .transpose()
                    .map_err(|_unreadable| StoreError::damaged("a held row"))?,
            });
        }
        Ok(held)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::{Body, OperationKind};
    use crate::sys::clock::Clock;

    fn id(number: u8) -> HeldRowId {
        HeldRowId([number; 16])
    }

    /// Nine rows, of which every third waits no more.
    fn store() -> Store {
        let mut store = Store::in_memory().unwrap();
        let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
        let mut recording = store.record(OperationKind::Import, "Thử", clock.now()).unwrap();
        for number in 1..=9 {
            let (file, sheet) = ("mau.xlsx".to_owned(), "Tổ 1".to_owned());
            let cells = vec![("Giới tính".to_owned(), "Nam".to_owned())];
            let held = HeldRow { file, sheet, row: number.into(), code: ProblemCode::NoName, cells };
            recording.push(clock.today(), Body::RowHeld { row: id(number), held }).unwrap();
            if number % 3 == 0 {
                let settled = Settled::Dropped;
                recording.push(clock.today(), Body::HeldRowSettled { row: id(number), settled }).unwrap();
            }
        }
        recording.commit().unwrap();
        store
    }

    fn ids(entries: &[HeldEntry]) -> Vec<HeldRowId> {
        entries.iter().map(|entry| entry.id).collect()
    }

    #[test]
    fn windows_are_of_those_that_wait_and_know_their_places() {
        let store = store();
        let waiting = [1, 2, 4, 5, 7, 8].map(id);
        assert_eq!(store.count_waiting_rows().unwrap(), waiting.len());
        assert_eq!(ids(&store.waiting_rows((0, usize::MAX)).unwrap()), waiting);
        assert_eq!(ids(&store.waiting_rows((2, 3)).unwrap()), waiting[2..5]);
        assert_eq!(ids(&store.waiting_rows((5, 3)).unwrap()), waiting[5..]);
        for (place, waits) in waiting.into_iter().enumerate() {
            assert_eq!(store.place_of_waiting_row(waits).unwrap(), Some(place));
            assert_eq!(store.waiting_row(waits).unwrap().map(|entry| entry.id), Some(waits));
        }
        for number in [3, 10] {
            assert_eq!(store.place_of_waiting_row(id(number)).unwrap(), None);
            assert_eq!(store.waiting_row(id(number)).unwrap(), None);
        }
        assert_eq!(store.held_rows().unwrap().len(), 9);
    }

    /// What cannot be read is not read for a window beside it.
    #[test]
    fn only_the_window_is_read() {
        let store = store();
        for number in [1, 3, 8] {
            let sql = "UPDATE held_row SET cells = '?' WHERE id = ?1";
            store.connection.execute(sql, [id(number).0]).unwrap();
        }
        assert_eq!(ids(&store.waiting_rows((1, 4)).unwrap()), [2, 4, 5, 7].map(id));
        assert_eq!(store.place_of_waiting_row(id(7)).unwrap(), Some(4));
        assert!(store.waiting_row(id(4)).unwrap().is_some());
        assert!(store.waiting_rows((1, 5)).is_err());
        assert!(store.held_rows().is_err());
    }
}
