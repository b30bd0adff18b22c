//! The log beside a ledger (`SQLite`'s write-ahead log), looked at before `SQLite` takes it in. `SQLite` copies whole pages
//! of a log into the ledger without decrypting them, even when it then fails to open: a log of another ledger would
//! destroy this one. And a change of passphrase that was cut off stands in the log alone: there the new key is right.
//!
//! Layout: sqlite.org/fileformat2.html section 4 (a header of 32 bytes; frames of 24 bytes and a page; running sums).

use std::fs::File;
use std::io::{BufReader, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::key::{Key, SALT_LENGTH};
use super::pages::{PAGE_SIZE, PageCodes};

/// What the log beside a ledger says about a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Log {
    /// There is none, or nothing in it is committed.
    Empty,
    /// Every committed page was written with the key.
    Fits,
    /// It is this ledger's, and the key was changed in it.
    OtherKey,
    /// It is another ledger's, or damaged.
    Foreign,
}

/// The header of a log: `0x377f0682`, the last bit set where sums go by big-endian words.
const MAGIC: u32 = 0x377f_0682;
const HEADER_LENGTH: usize = 32;
const FRAME_HEADER_LENGTH: usize = 24;
/// What the sums cover of the header, and of the header of a frame.
const SUMMED_OF_HEADER: usize = 24;
const SUMMED_OF_FRAME: usize = 8;

#[derive(Clone, Copy, Default)]
struct Frames {
    all: u64,
    fitting: u64,
    has_own_first_page: bool,
}

/// Looks at the log beside a ledger.
pub fn log_beside(ledger: &Path, key: &Key, salt: &[u8; SALT_LENGTH]) -> std::io::Result<Log> {
    // SQLite looks for the log where the ledger itself is, not where a link to it is.
    let mut name = ledger.canonicalize()?.into_os_string();
    name.push("-wal");
    let file = match File::open(PathBuf::from(name)) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Log::Empty),
        Err(error) => return Err(error),
    };
    let Some(codes) = PageCodes::of(key, salt) else { return Ok(Log::Empty) };
    let committed = committed_frames(&mut BufReader::new(file), &codes, salt)?;
    Ok(if committed.all == 0 {
        Log::Empty
    } else if committed.fitting == committed.all {
        Log::Fits
    } else if committed.fitting == 0 && committed.has_own_first_page {
        Log::OtherKey
    } else {
        Log::Foreign
    })
}

/// The frames that `SQLite` would take in: up to the last commit before the first that is not whole.
fn committed_frames(log: &mut impl Read, codes: &PageCodes, salt: &[u8; SALT_LENGTH]) -> std::io::Result<Frames> {
    let (mut committed, mut open) = (Frames::default(), Frames::default());
    let mut header = [0; HEADER_LENGTH];
    if !filled(log, &mut header)? {
        return Ok(committed);
    }
    let [magic, _, page_size, _, salt_1, salt_2, sum_1, sum_2] = words(&header);
    let order = if magic == MAGIC { little_endian } else { big_endian };
    let mut sums = summed([0, 0], header.get(..SUMMED_OF_HEADER).unwrap_or_default(), order);
    let is_page_size = usize::try_from(page_size).is_ok_and(|size| size == PAGE_SIZE);
    if magic & !1 != MAGIC || !is_page_size || sums != [sum_1, sum_2] {
        return Ok(committed);
    }
    let mut frame = [0; FRAME_HEADER_LENGTH];
    let mut page = vec![0; PAGE_SIZE];
    while filled(log, &mut frame)? && filled(log, &mut page)? {
        let [number, pages_after_commit, frame_salt_1, frame_salt_2, sum_1, sum_2] = words(&frame);
        sums = summed(sums, frame.get(..SUMMED_OF_FRAME).unwrap_or_default(), order);
        sums = summed(sums, &page, order);
        if (frame_salt_1, frame_salt_2) != (salt_1, salt_2) || sums != [sum_1, sum_2] {
            break;
        }
        open.all += 1;
        open.fitting += u64::from(codes.fit(&page, number));
        open.has_own_first_page |= number == 1 && page.starts_with(salt);
        if pages_after_commit > 0 {
            committed = open;
        }
    }
    Ok(committed)
}

/// Whether so many bytes were still there.
fn filled(log: &mut impl Read, buffer: &mut [u8]) -> std::io::Result<bool> {
    match log.read_exact(buffer) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

fn words<const N: usize>(bytes: &[u8]) -> [u32; N] {
    let mut words = bytes.chunks_exact(4).map(big_endian);
    std::array::from_fn(|_| words.next().unwrap_or_default())
}

fn big_endian(word: &[u8]) -> u32 {
    word.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

fn little_endian(word: &[u8]) -> u32 {
    word.iter().rev().fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

fn summed([mut one, mut two]: [u32; 2], bytes: &[u8], order: fn(&[u8]) -> u32) -> [u32; 2] {
    for pair in bytes.chunks_exact(8) {
        let (first, second) = pair.split_at(4);
        one = one.wrapping_add(order(first)).wrapping_add(two);
        two = two.wrapping_add(order(second)).wrapping_add(one);
    }
    [one, two]
}
