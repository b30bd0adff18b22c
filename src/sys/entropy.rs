//! Randomness from the operating system, for identities, salts and keys.

use zeroize::Zeroize as _;

/// Fills a buffer with random bytes.
#[expect(clippy::expect_used, reason = "without it there are no keys, and no other source would do")]
pub fn fill(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the operating system has a source of randomness");
}

/// A new identity.
pub fn id() -> [u8; 16] {
    let mut id = [0; 16];
    fill(&mut id);
    id
}

/// Length of a salt: as the ledger's own.
pub const SALT_BYTES: usize = 16;

/// How many salts are fetched at once: a page of memory, so that 200,000 salts cost some 800 system calls.
const SALTS_AT_ONCE: usize = 256;

/// A supply of salts. Each is handed out once and wiped here, since a salt hides what it commits to.
pub struct Salts {
    supply: Box<[u8; SALT_BYTES * SALTS_AT_ONCE]>,
    left: usize,
}

impl Salts {
    /// A supply that is still empty.
    pub fn new() -> Self {
        Self { supply: Box::new([0; SALT_BYTES * SALTS_AT_ONCE]), left: 0 }
    }

    /// The next salt.
    pub fn salt(&mut self) -> [u8; SALT_BYTES] {
        if self.left == 0 {
            fill(self.supply.as_mut_slice());
            self.left = SALTS_AT_ONCE;
        }
        self.left -= 1;
        let mut salt = [0; SALT_BYTES];
        if let Some(slot) = self.supply.chunks_exact_mut(SALT_BYTES).nth(self.left) {
            salt.copy_from_slice(slot);
            slot.zeroize();
        }
        salt
    }
}

impl Default for Salts {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Salts {
    fn drop(&mut self) {
        self.supply.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn salts_and_identities_are_all_different() {
        let mut salts = Salts::new();
        let many = SALTS_AT_ONCE * 3 + 1;
        let seen: BTreeSet<_> = (0..many).map(|_| salts.salt()).chain([[0; SALT_BYTES], id(), id()]).collect();
        assert_eq!(seen.len(), many + 3);
    }
}
