//! Pictures of bringing lists in.
