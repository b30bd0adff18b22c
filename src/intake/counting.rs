//! A file that tells how far it has been read, and gives nothing more once nobody wants it.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use super::NO_MORE;
use super::error::IntakeError;

/// A file that tells how far it has been read.
pub(super) struct Counting<'a> {
    file: File,
    done: &'a AtomicU64,
}

impl<'a> Counting<'a> {
    /// Opens a file.
    pub(super) fn open(path: &Path, done: &'a AtomicU64) -> Result<Self, IntakeError> {
        let file = File::open(path).map_err(IntakeError::unreadable(path))?;
        Ok(Self { file, done })
    }
}

impl Read for Counting<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        let at = self.file.stream_position().unwrap_or(0);
        let told = |before| (before != NO_MORE).then_some(at);
        let is_wanted = self.done.fetch_update(Ordering::Relaxed, Ordering::Relaxed, told).is_ok();
        if is_wanted { Ok(count) } else { Err(io::Error::other("nobody wants more")) }
    }
}

impl Seek for Counting<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}
