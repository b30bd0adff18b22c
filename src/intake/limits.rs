//! How much a file may ask for. A roster of a ward stays far below every one of these (200,000 people are 19 MB);
//! what goes beyond is a broken or a hostile file (reliability.md A1, A3, A4, A17).

/// Largest file that is opened: three times the largest roster seen.
pub(super) const CONTAINER_BYTES: u64 = 64 << 20;
/// Largest part of a workbook once inflated: 200,000 people with 19 columns are 170 MB.
pub(super) const PART_BYTES: u64 = 512 << 20;
/// All parts of a workbook once inflated.
pub(super) const PARTS_BYTES: u64 = 1 << 30;
/// Parts of a workbook: sheets, strings, styles, pictures.
pub(super) const PARTS: usize = 2_000;
/// Strings that the cells of a workbook share, once inflated: the reader keeps them all.
pub(super) const STRINGS_BYTES: u64 = 160 << 20;
/// How many such strings: 300,000 people with ten different texts each.
pub(super) const STRINGS: u64 = 3_000_000;
/// Parts that describe the workbook (sheets, styles): the reader keeps them whole, each of their elements takes more
/// memory than bytes in the file. The largest seen are 1 MB.
pub(super) const DESCRIPTION_BYTES: u64 = 12 << 20;
/// Formats of cells; spreadsheet programs allow 65,490, and list them twice.
pub(super) const FORMATS: u64 = 150_000;
/// Stretches of hidden rows in all sheets of a workbook.
pub(super) const HIDDEN_STRETCHES: usize = 1_000_000;
/// Shared strings that are looked through for fonts: those of the first rows stand first.
pub(super) const STRINGS_OF_FONTS: usize = 20_000;
/// Styles of an `OpenDocument` spreadsheet that are remembered: those beyond say nothing of fonts.
pub(super) const STYLES: usize = 65_000;
/// Fonts of one.
pub(super) const FONTS: usize = 1_000;
/// Elements within each other; a spreadsheet has a dozen.
pub(super) const DEPTH: usize = 200;
/// Longest run of text or of attributes in a part: a cell holds at most 32,767 characters, and the reader keeps a run
/// whole.
pub(super) const RUN_BYTES: u64 = 16 << 20;
/// How much a large part may shrink when packed; text of spreadsheets shrinks 10 to 30 times.
pub(super) const PACKING_RATIO: u64 = 100;
/// Parts below this may shrink as they like: an empty form packs well.
pub(super) const PACKING_RATIO_FROM_BYTES: u64 = 16 << 20;
/// Rows that are not empty, in all files of one reading: the largest ward has 200,000 people.
pub(super) const ROWS: u64 = 300_000;
/// Rows that are handed over of one file, of whatever tables: one sheet filled to its last row, and some.
pub(super) const ROWS_GIVEN: u64 = 1_200_000;
/// The last row that a sheet can have.
pub(super) const LAST_ROW: u32 = 1_048_576;
/// Columns that are read; a heading beyond is refused, a stray cell is outside the table anyway.
pub(super) const COLUMNS: u32 = 200;
/// Empty rows in a row that end a sheet: a cell far below is a slip of the hand.
pub(super) const EMPTY_ROWS: u32 = 2_000;
/// Sheets of one workbook: one for each area.
pub(super) const SHEETS: usize = 300;
/// What is kept of a cell before it is cleaned: more than the longest text that may be stored, in any form.
pub(super) const CELL_BYTES: usize = 12_000;
/// Longest text of a cell that is stored, in characters.
pub(super) const CELL_CHARS: usize = crate::domain::roster::RAW_LIMIT;
/// Text of all rows that are read: 200,000 people with 19 columns are 30 MB.
pub(super) const TEXT_BYTES: u64 = 128 << 20;
/// Longest name: Vietnamese names stay below 50 characters.
pub(super) const NAME_CHARS: usize = 100;
/// Rows among which the heading is looked for; titles and instructions above it are rarely more than ten.
pub(super) const ROWS_ABOVE_TABLE: usize = 60;
/// Rows from which the font of a column is told: enough to outvote a heading and a few cells pasted from elsewhere.
pub(super) const ROWS_OF_FONTS: u32 = 200;
/// Rows that are handed from the reading thread to the mapping one at a time: large enough that handing over costs
/// nothing, small enough to stay in the processor's cache. Not below [`ROWS_ABOVE_TABLE`]: the heading must lie in
/// the first batch of a sheet.
pub(super) const BATCH_ROWS: usize = 1_000;
/// Text of a batch: of rows with very long cells a batch holds fewer.
pub(super) const BATCH_BYTES: usize = 4 << 20;
/// Text of a batch whatever it holds: a file that repeats one long text in every cell would fill the memory otherwise.
pub(super) const BATCH_BYTES_MOST: usize = 16 << 20;
/// Batches that may wait between the threads.
pub(super) const BATCHES_WAITING: usize = 4;
/// Rows between two calls of progress.
pub(super) const PROGRESS_ROWS: u64 = 500;
/// Years that a plain number in a column of dates can mean.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1850..=2100;
/// Serial days of spreadsheets that a plain number in a column of dates can mean: 1908 to 2100. Below are years and
/// ordinary numbers.
pub(super) const SERIAL_DAYS: std::ops::RangeInclusive<i32> = 3_000..=73_050;
/// The oldest that a person can be; the oldest ever in Vietnam was 115 by her papers.
pub(super) const OLDEST_AGE_YEARS: i32 = 120;
/// Lines that one record of a delimited text may span: a longer one is a quotation mark that was never closed.
pub(super) const LINES_OF_RECORD: u64 = 50;
/// Longest record of a delimited text: a hundred times the longest row seen.
pub(super) const RECORD_BYTES: usize = 4 << 20;
/// Cells of one record: as many as a spreadsheet has columns.
pub(super) const CELLS_OF_RECORD: usize = 16_384;
/// Different texts that are remembered for a column of few words (sex, residence, area).
pub(super) const REMEMBERED_WORDS: usize = 48;
