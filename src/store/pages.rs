//! `SQLCipher`'s page codes, checked without `SQLite`: whether any page of a file was written with a key. It tells a
//! wrong passphrase (no page fits) from a damaged file (some pages fit), which `SQLCipher` itself does not.
//!
//! Layout (`SQLCipher` 4, page size 4096, HMAC-SHA512): each page ends with 80 reserved bytes, 16 of IV and 64 of
//! code; the code covers the encrypted bytes, the IV and the page number (little endian). Page 1 starts with the
//! 16 bytes of salt, which the code leaves out. The code's key is PBKDF2-HMAC-SHA512 of the raw key with the salt
//! XOR 0x3a, two rounds.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha512;
use zeroize::Zeroizing;

use super::key::{Key, SALT_LENGTH};

/// `SQLCipher`'s page size, a constant of the format.
pub const PAGE_SIZE: usize = 4096;
const RESERVED: usize = 80;
const IV_LENGTH: usize = 16;
const SALT_MASK: u8 = 0x3a;
/// `SQLite` locks bytes of this page, at 1 GiB, and never writes it.
const LOCK_PAGE: u32 = (1 << 30) / 4096 + 1;
/// Pages that are looked at between two looks at whether to go on.
const PAGES_BETWEEN: usize = 64;
/// How many pages are tried first.
const SAMPLE: u64 = 64;

/// Whether at least one page of the file carries a code made with this key.
pub fn any_page_fits(file: &mut File, key: &Key, salt: &[u8; SALT_LENGTH]) -> std::io::Result<bool> {
    let pages = file.metadata()?.len() / PAGE_SIZE as u64;
    let Some(codes) = PageCodes::of(key, salt) else { return Ok(false) };
    let step = (pages / SAMPLE).max(1);
    let mut page = vec![0; PAGE_SIZE];
    // One intact page is enough, wherever it is; of a sound ledger the first one is.
    for index in (0..pages).step_by(usize::try_from(step).unwrap_or(usize::MAX)).chain(0..pages) {
        file.seek(SeekFrom::Start(index * PAGE_SIZE as u64))?;
        file.read_exact(&mut page)?;
        if u32::try_from(index + 1).is_ok_and(|number| codes.fit(&page, number)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The first `most` pages of a file, counted from 1, that do not carry the code that belongs there. `go_on` is told now
/// and then how many pages of how many were looked at; nothing more is looked at when it says no.
pub fn foreign_pages(
    mut file: &File,
    codes: &PageCodes,
    most: usize,
    go_on: &dyn Fn(u64, u64) -> bool,
) -> std::io::Result<Vec<u32>> {
    let length = file.metadata()?.len();
    let pages = length.div_ceil(PAGE_SIZE as u64);
    file.seek(SeekFrom::Start(0))?;
    let mut file = BufReader::with_capacity(PAGE_SIZE * PAGES_BETWEEN, file);
    let mut page = vec![0; PAGE_SIZE];
    let mut foreign = Vec::new();
    for number in 1..=u32::try_from(pages).unwrap_or(u32::MAX) {
        let is_time = usize::try_from(number).is_ok_and(|number| number.is_multiple_of(PAGES_BETWEEN));
        if foreign.len() >= most || is_time && !go_on(number.into(), pages) {
            break;
        }
        if u64::from(number) * PAGE_SIZE as u64 > length {
            // The last page is cut off.
            foreign.push(number);
            break;
        }
        file.read_exact(&mut page)?;
        if number != LOCK_PAGE && !codes.fit(&page, number) {
            foreign.push(number);
        }
    }
    Ok(foreign)
}

/// The codes of the pages that are written with a key.
pub struct PageCodes(Zeroizing<[u8; 32]>);

impl PageCodes {
    /// The codes of a key.
    pub fn of(key: &Key, salt: &[u8; SALT_LENGTH]) -> Option<Self> {
        code_key(key, salt).map(Self)
    }

    /// Whether a page of this number carries the code that belongs there.
    pub fn fit(&self, page: &[u8], number: u32) -> bool {
        fits(page, number, &self.0)
    }
}

fn code_key(key: &Key, salt: &[u8; SALT_LENGTH]) -> Option<Zeroizing<[u8; 32]>> {
    let masked = salt.map(|byte| byte ^ SALT_MASK);
    let round = |parts: &[&[u8]]| {
        let mut code = Hmac::<Sha512>::new_from_slice(key.bytes()).ok()?;
        parts.iter().for_each(|part| code.update(part));
        Some(code.finalize().into_bytes())
    };
    let first = round(&[&masked, &1_u32.to_be_bytes()])?;
    let second = round(&[&first])?;
    let mut derived = Zeroizing::new([0; 32]);
    derived.iter_mut().zip(first.iter().zip(second.iter())).for_each(|(byte, (one, other))| *byte = one ^ other);
    Some(derived)
}

fn fits(page: &[u8], number: u32, code_key: &[u8; 32]) -> bool {
    let start = if number == 1 { SALT_LENGTH } else { 0 };
    let covered_to = PAGE_SIZE - RESERVED + IV_LENGTH;
    let (Some(covered), Some(code)) = (page.get(start..covered_to), page.get(covered_to..)) else { return false };
    let Ok(mut expected) = Hmac::<Sha512>::new_from_slice(code_key) else { return false };
    expected.update(covered);
    expected.update(&number.to_le_bytes());
    expected.verify_slice(code).is_ok()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::store::Store;

    #[test]
    fn a_page_that_was_changed_or_cut_off_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s.tungnha");
        let store = Store::create(&path, "mật khẩu để thử").unwrap();
        store.checkpoint().unwrap();
        let codes = PageCodes::of(&store.key, &store.salt).unwrap();
        drop(store);
        let mut file = File::options().read(true).write(true).open(&path).unwrap();
        let pages = file.metadata().unwrap().len() / PAGE_SIZE as u64;
        assert!(pages > 3);
        let found = |file: &File| foreign_pages(file, &codes, 2, &|_, _| true).unwrap();
        assert!(found(&file).is_empty());

        file.seek(SeekFrom::Start(2 * PAGE_SIZE as u64 + 100)).unwrap();
        let mut byte = [0];
        file.read_exact(&mut byte).unwrap();
        file.seek(SeekFrom::Current(-1)).unwrap();
        file.write_all(&[byte[0] ^ 1]).unwrap();
        assert_eq!(found(&file), [3]);
        file.set_len(2 * PAGE_SIZE as u64 + 50).unwrap();
        assert_eq!(found(&file), [3]);
        file.set_len(2 * PAGE_SIZE as u64).unwrap();
        assert!(found(&file).is_empty());
    }
}
