//! `SQLCipher`'s page codes, checked without `SQLite`: whether any page of a file was written with a key. It tells a
//! wrong passphrase (no page fits) from a damaged file (some pages fit), which `SQLCipher` itself does not.
//!
//! Layout (`SQLCipher` 4, page size 4096, HMAC-SHA512): each page ends with 80 reserved bytes, 16 of IV and 64 of
//! code; the code covers the encrypted bytes, the IV and the page number (little endian). Page 1 starts with the
//! 16 bytes of salt, which the code leaves out. The code's key is PBKDF2-HMAC-SHA512 of the raw key with the salt
//! XOR 0x3a, two rounds.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha512;
use zeroize::Zeroizing;

use super::key::{Key, SALT_LENGTH};

/// `SQLCipher`'s page size, a constant of the format.
pub const PAGE_SIZE: usize = 4096;
const RESERVED: usize = 80;
const IV_LENGTH: usize = 16;
const SALT_MASK: u8 = 0x3a;
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
