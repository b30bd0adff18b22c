//! How much a file of figures may ask for. A ward of 300 areas stays far below every one of these.

/// Largest file: 300 areas are 100 KB.
pub(super) const FILE_BYTES: u64 = 16 << 20;
/// All parts of a workbook once unpacked.
pub(super) const UNPACKED_BYTES: u64 = 64 << 20;
/// Sheets of a workbook: ours have four or five, and somebody may have added some.
pub(super) const SHEETS: usize = 50;
/// Rows of a table: areas.
pub(super) const ROWS: usize = 5_000;
/// Columns of a table: ours has some fifty.
pub(super) const COLUMNS: usize = 500;
/// Cells of a file that are not empty.
pub(super) const CELLS: usize = 500_000;
/// Values of a JSON document.
pub(super) const NODES: usize = 1_000_000;
/// Rows among which the row of keys is looked for.
pub(super) const ROWS_ABOVE_KEYS: usize = 100;
/// Longest text that is kept of a cell or a value: names of wards, areas, campaigns.
pub(super) const TEXT_CHARS: usize = 300;
/// Largest count: as many people as the country has. Sums of many wards stay far below what a number holds.
pub(super) const COUNT: u64 = 100_000_000;
/// Largest rate in hundredths of a percent: a count over a target of 1.
pub(super) const RATE: i64 = 1_000_000_000_000;
/// Wards of a list: all of the country are 10,600 before the mergers of 2025.
pub(super) const LISTED: usize = 20_000;
