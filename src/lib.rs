//! `tungnha`: the ward's ledger for the door-to-door campaign – households and people of the roster, chip cards and
//! `VNeID` accounts, visits at doors, and the tally for the unit above. One program, one encrypted file.
//!
//! Start here:
//!
//! - [`domain`]: the rules, pure. Milestones, eligibility, next step, tally; events, and how the ledger folds from them.
//! - [`text`]: Vietnamese text – folding, order, numbers – and the words of the program over `assets/locales`.
//! - [`store`]: the encrypted file, the journal, its projection, check and backup. The only module that names rusqlite.
//! - [`intake`]: rosters as files to rows and problems. [`report`]: a neutral report to text, CSV, JSON, XLSX.
//! - [`desk`]: the use-cases, where all of these meet; everything that people do goes through it.
//! - [`cli`] and [`tui`]: the command line and the screens over the desk. [`sys`]: clock, entropy, files, signals.
//!
//! ```text
//! roster file ──intake──▶ rows, problems ──domain::import_plan──▶ plan ─┐
//! keys, commands ──tui, cli──▶ request ──desk──▶ what happened ─────────┤
//!                                                                       ▼
//!                     one transaction: store::journal (events, chained) ──fold──▶ projection (tables)
//!                                                                       │
//!        search, lists, cards ◀──desk::shelf (in memory)◀───────────────┤
//!        text, CSV, JSON, XLSX ◀──report◀──domain::count (tally)◀───────┘
//! ```

pub mod cli;
pub mod desk;
pub mod domain;
pub mod intake;
pub mod report;
pub mod store;
pub mod sys;
pub mod text;
pub mod tui;

/// A roster is millions of small texts, made on one thread and dropped on another.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
