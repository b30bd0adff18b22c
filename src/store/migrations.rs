//! The schema, step by step: each file of `migrations/` takes a ledger from one format to the next. A file that was
//! released is never changed; a new one is added. A ledger is brought up to date in one transaction, its format
//! number included, after a backup (reliability.md E10).

use rusqlite::{Connection, TransactionBehavior};

use super::error::StoreError;

/// The steps, in order: the first makes format 1.
const STEPS: [&str; 3] = [
    include_str!("migrations/0001_ledger.sql"),
    include_str!("migrations/0002_clean_up.sql"),
    include_str!("migrations/0003_numbers.sql"),
];

/// The format that this program writes.
pub const FORMAT: i64 = 3;

/// The format of an open ledger; 0 for an empty file.
pub fn format_of(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Brings a ledger up to this program's format: all steps that are missing, or none.
pub fn bring_up_to_date(connection: &mut Connection) -> Result<(), StoreError> {
    run(connection, &STEPS)
}

fn run(connection: &mut Connection, steps: &[&str]) -> Result<(), StoreError> {
    let done = format_of(connection)?;
    let newest = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    if done > newest {
        return Err(StoreError::Newer { format: done });
    }
    if done == newest {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in steps.iter().skip(usize::try_from(done).unwrap_or(0)) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", newest)?;
    Ok(transaction.commit()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "CREATE TABLE house (number INTEGER PRIMARY KEY) STRICT;";
    const SECOND: &str = "ALTER TABLE house ADD COLUMN note TEXT; INSERT INTO house (note) VALUES ('two');";
    const BROKEN: &str = "INSERT INTO house (note) VALUES ('half'); INSERT INTO nowhere VALUES (1);";

    fn houses(connection: &Connection) -> i64 {
        connection.query_row("SELECT count(*) FROM house", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn the_format_is_the_number_of_steps() {
        assert_eq!(usize::try_from(FORMAT).unwrap(), STEPS.len());
    }

    #[test]
    fn each_step_is_done_once_and_a_newer_ledger_is_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        run(&mut connection, &[FIRST]).unwrap();
        assert_eq!(format_of(&connection).unwrap(), 1);
        for _ in 0..2 {
            run(&mut connection, &[FIRST, SECOND]).unwrap();
            assert_eq!((format_of(&connection).unwrap(), houses(&connection)), (2, 1));
        }
        assert!(matches!(run(&mut connection, &[FIRST]), Err(StoreError::Newer { format: 2 })));
    }

    #[test]
    fn a_step_that_fails_leaves_the_ledger_as_it_was() {
        let mut connection = Connection::open_in_memory().unwrap();
        run(&mut connection, &[FIRST]).unwrap();
        assert!(run(&mut connection, &[FIRST, SECOND, BROKEN]).is_err());
        assert_eq!((format_of(&connection).unwrap(), houses(&connection)), (1, 0));
    }
}
