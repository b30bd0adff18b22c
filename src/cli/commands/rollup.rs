//! `rollup`.

use std::path::Path;

use super::figures::place_of;
use crate::cli::args::RollupArgs;
use crate::cli::progress::Progress;
use crate::cli::{CommandError, Session};
use crate::desk::export::TallyFormat;
use crate::desk::rollup::{RollUpQuery, read_and_roll_up, rollup_bytes, rollup_file_name};
use crate::desk::{DeskError, StoreError};
use crate::domain::rollup::{FindingCode, Ranking};
use crate::msg;
use crate::report::text::Emphasis;

impl Session {
    pub(in crate::cli) fn rollup(&self, args: &RollupArgs) -> Result<u8, CommandError> {
        let ranking = match args.rank.as_deref() {
            None => Ranking::default(),
            Some(key) => Ranking::from_key(key).ok_or_else(|| {
                let keys = Ranking::keys().collect::<Vec<_>>().join(", ");
                CommandError::usage(msg!("rollup-bad-sort", key = key, keys = keys))
            })?,
        };
        let query = RollUpQuery {
            paths: args.figures.clone(),
            wards: args.wards.clone(),
            left_out: args.output.clone(),
            ranking,
        };
        let progress = Progress::new(&self.output, "rollup-progress");
        let read = read_and_roll_up(&query, &mut |done, all| progress.at(done as u64, all as u64));
        progress.finish();
        let made = read?;

        for finding in made.findings.iter().filter(|finding| finding.code == FindingCode::Unreadable) {
            self.output.note(&finding.message);
        }
        if made.rows.is_empty() {
            let (message, hint) = (msg!("rollup-nothing-read"), msg!("rollup-nothing-read-hint"));
            return Err(DeskError::refused_with_hint("nothing_read", message, hint).into());
        }
        let format = self.format_of_figures(args.format);
        let (words, made_at) = (&self.output.words, self.clock().now());
        let output = place_of(args.output.as_deref(), format, || rollup_file_name(&made, made_at, format, words));
        let emphasis = if self.output.is_colored() && output.is_none() { Emphasis::Bold } else { Emphasis::None };
        let bytes = rollup_bytes((&made, made_at), format, words, emphasis)
            .map_err(|source| StoreError::Io { path: output.as_deref().unwrap_or(Path::new("")).to_owned(), source })?;
        self.write(output.as_deref(), args.force, &bytes)?;
        let says_findings = matches!(format, TallyFormat::Text | TallyFormat::Json) && output.is_none();
        if !says_findings && !made.findings.is_empty() {
            self.output.note(&msg!("rollup-noted", count = made.findings.len()));
        }
        Ok(0)
    }
}
