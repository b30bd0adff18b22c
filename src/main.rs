//! The `tungnha` program: arguments in, one exit code out. Everything else is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(tungnha::cli::run(std::env::args_os()))
}
