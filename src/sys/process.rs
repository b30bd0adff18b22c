//! Hardening of the process at its start: nobody else reads what it writes, and its memory is never written to a
//! file (reliability.md, "Process start").

use std::io;

/// New files are for their owner alone, a crash leaves no memory image, and other programs of the same user may
/// not look into the memory. Everything is tried; the first failure is returned, and is no reason to stop.
/// Where the system has no such thing, nothing happens.
#[cfg(unix)]
pub fn harden() -> io::Result<()> {
    use rustix::fs::Mode;
    use rustix::process::{Resource, Rlimit, setrlimit, umask};

    umask(Mode::RWXG | Mode::RWXO);
    let no_core_file = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    no_core_file.and(hide_memory()).map_err(io::Error::from)
}

/// Whether the program may do anything on this computer, which its work never needs.
#[cfg(unix)]
pub fn is_privileged() -> bool {
    rustix::process::geteuid().is_root()
}

/// See the other one; elsewhere it is not known.
#[cfg(not(unix))]
pub fn is_privileged() -> bool {
    false
}

/// See the other one.
#[cfg(not(unix))]
pub fn harden() -> io::Result<()> {
    Ok(())
}

#[cfg(target_os = "linux")]
fn hide_memory() -> rustix::io::Result<()> {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};
    set_dumpable_behavior(DumpableBehavior::NotDumpable)
}

#[cfg(all(unix, not(target_os = "linux")))]
#[expect(clippy::unnecessary_wraps, reason = "the other systems can fail")]
fn hide_memory() -> rustix::io::Result<()> {
    Ok(())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use rustix::process::{DumpableBehavior, Resource, dumpable_behavior, getrlimit};

    use super::*;

    #[test]
    fn a_hardened_process_leaves_no_memory_image_and_private_files() {
        harden().unwrap();
        assert_eq!(getrlimit(Resource::Core).current, Some(0));
        assert_eq!(dumpable_behavior().unwrap(), DumpableBehavior::NotDumpable);
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        assert!(status.lines().any(|line| line.split_whitespace().eq(["Umask:", "0077"])), "{status}");
    }
}
