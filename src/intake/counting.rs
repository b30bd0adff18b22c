//! A file that tells how far it has been read.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

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
        if let Ok(at) = self.file.stream_position() {
            self.done.store(at, Ordering::Relaxed);
        }
        Ok(count)
    }
}

impl Seek for Counting<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}
