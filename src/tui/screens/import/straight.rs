//! Whether files leave nothing to be asked, so that choosing them leads straight to the plan. What was recognised in
//! them stays one key away.

use crate::desk::import::Looked;
use crate::desk::{Fitness, Holds};

/// The only encoding of which nothing has to be shown.
const PLAIN: &str = "unicode";

/// Each table can be read, nothing is hidden, and each column is understood, or was let stand before in lists of the
/// same shape.
pub fn needs_nobody(looked: &Looked) -> bool {
    let sheets = || looked.files.iter().flat_map(|file| &file.sheets);
    let tables = || sheets().filter_map(|sheet| sheet.table.as_ref());
    let is_readable = tables().all(|table| table.fitness == Fitness::Ready)
        && sheets().all(|sheet| !sheet.is_hidden || sheet.table.is_none())
        && tables().all(|table| table.hidden_rows == 0);
    let is_understood = tables().flat_map(|table| &table.columns).all(|column| match column.holds {
        Holds::Field(_) | Holds::Refused => true,
        Holds::Again(_) | Holds::Unknown => false,
    });
    let is_plain = sheets().all(|sheet| sheet.table.is_none() || sheet.encoding == PLAIN);
    tables().next().is_some() && is_readable && (looked.is_accepted || is_understood && is_plain)
}
