//! The `tungnha` program: arguments in, one exit code out. Everything else is in the library.
fn main() {}
