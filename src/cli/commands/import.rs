//! `import`.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::figures::overwrite_of;
use crate::cli::args::{Hidden, ImportArgs};
use crate::cli::progress::Progress;
use crate::cli::{CommandError, Session, json, lists};
use crate::desk::import::{Doing, ImportStage, Imported};
use crate::desk::{HiddenParts, ReadOptions};
use crate::domain::roster::{HiddenRows, RowsOf, cell_name};
use crate::msg;
use crate::report::csv;
use crate::sys::files::{may_be_written, write_new};
use crate::text::words::Message;

/// How many problems are printed one by one; the rest is counted.
const PROBLEM_LINES: usize = 20;

impl Session {
    pub(in crate::cli) fn import(&self, args: &ImportArgs) -> Result<u8, CommandError> {
        let mut map = Vec::new();
        for text in &args.maps {
            let pair = text.rsplit_once('=').filter(|(heading, field)| !heading.is_empty() && !field.is_empty());
            let (heading, field) =
                pair.ok_or_else(|| CommandError::usage(msg!("cli-error-not-a-mapping", text = text)))?;
            map.push((heading.to_owned(), field.to_owned()));
        }
        if let Some(path) = &args.held {
            // Before anything is brought in: a file that is in the way must not be found out afterwards.
            may_be_written(path, overwrite_of(args.force))?;
        }
        let doing = if args.dry_run { Doing::DryRun } else { Doing::Import };
        let mut desk = if args.dry_run { self.open()? } else { self.open_to_write()? };
        let options = ReadOptions {
            sheet: args.sheet.clone(),
            as_of: args.as_of,
            map,
            encoding: args.encoding.map(Into::into),
            hidden: match args.hidden {
                Hidden::Skip => HiddenParts::Skip,
                Hidden::Take => HiddenParts::Take,
            },
            ..ReadOptions::usual(desk.today())
        };
        let progress = Progress::new(&self.output, "cli-progress-reading");
        let imported = desk.import(&args.files, &options, doing, &mut |stage| show_stage(&progress, stage));
        progress.finish();
        let imported = imported?;
        desk.close()?;
        if let Some(path) = &args.held {
            let table = lists::held_table(&imported.held, &self.output.words);
            self.write_beside(path, args.force, &csv::csv_table(&table))?;
        }
        if self.is_json() {
            self.output.document("import", json::imported(&imported, doing, &self.output.words));
        } else {
            self.say_import(&imported, doing);
        }
        Ok(0)
    }
}

/// Shows the stage of an import or a reconciliation; says whether to go on.
pub(super) fn show_stage(progress: &Progress<'_>, stage: ImportStage) -> ControlFlow<()> {
    match stage {
        ImportStage::Opening => progress.wait("cli-progress-opening"),
        ImportStage::Reading { rows, bytes_done, bytes_total } => {
            progress.stage("cli-progress-reading");
            progress.at_rows(rows, (bytes_done, bytes_total))
        }
        ImportStage::Comparing => progress.wait("cli-progress-comparing"),
        ImportStage::BackingUp => progress.wait("cli-progress-backup"),
        ImportStage::Writing { rows, total } => {
            progress.stage("cli-progress-writing");
            progress.at_rows(rows, (rows, total))
        }
        ImportStage::Finishing => progress.wait("cli-progress-finishing"),
    }
}

impl Session {
    fn say_import(&self, imported: &Imported, doing: Doing) {
        let output = &self.output;
        for sheet in imported.files.iter().flat_map(|file| &file.sheets) {
            let (name, row, rows) = (&sheet.name, sheet.heading_row, sheet.rows);
            output.say(&match sheet.of {
                RowsOf::People => msg!("cli-import-sheet", sheet = name, row = row, rows = rows),
                RowsOf::Households => msg!("cli-import-households", sheet = name, row = row, rows = rows),
            });
            if sheet.encoding != "unicode" {
                let encoding = Message::of_code("encoding", sheet.encoding);
                output.say(&msg!("cli-import-encoding", encoding = encoding));
            }
            if !sheet.ignored.is_empty() {
                output.say(&msg!("cli-import-ignored", headings = sheet.ignored.join(", ")));
            }
            let HiddenRows { count, first_row, are_taken } = sheet.hidden_rows;
            match (count, are_taken) {
                (0, _) => {}
                (_, true) => output.say(&msg!(
                    "cli-import-hidden-rows-taken",
                    sheet = &sheet.name,
                    count = count,
                    row = first_row
                )),
                (_, false) => {
                    output.say(&msg!("cli-import-hidden-rows", sheet = &sheet.name, count = count, row = first_row));
                }
            }
        }
        for name in imported.files.iter().flat_map(|file| &file.hidden_sheets) {
            output.say(&msg!("cli-import-hidden", sheet = name));
        }
        let counts = imported.counts;
        output.say(&msg!(
            "cli-import-counts",
            rows = counts.rows,
            households = counts.households,
            added = counts.added,
            updated = counts.updated,
            unchanged = counts.unchanged,
        ));
        for (id, count) in [
            ("cli-import-duplicates", counts.duplicates),
            ("cli-import-held", counts.held),
            ("cli-import-unsure", counts.unsure),
        ] {
            if count > 0 {
                let count = crate::text::words::Arg::from(count);
                output.say(&Message { id: id.into(), args: vec![("count", count)] });
            }
        }
        self.say_problems(imported);
        match (doing, imported.operation) {
            (Doing::DryRun, _) => output.say(&msg!("cli-import-dry-run")),
            (Doing::Import, None) => output.say(&msg!("cli-import-nothing-new")),
            (Doing::Import, Some(_)) => output.say(&msg!("cli-import-done", day = imported.as_of)),
        }
    }

    fn say_problems(&self, imported: &Imported) {
        let output = &self.output;
        let mut kinds: BTreeMap<&str, u64> = BTreeMap::new();
        for (_, problem) in &imported.problems {
            *kinds.entry(problem.code.code()).or_default() += 1;
        }
        for (code, count) in kinds {
            output.say(&msg!("cli-import-problem-kind", problem = Message::of_code("problem", code), count = count));
        }
        for (place, problem) in imported.problems.iter().take(PROBLEM_LINES) {
            let file = imported.files.get(usize::from(place.file));
            let sheet = file.and_then(|file| file.sheets.get(usize::from(place.sheet)));
            let cell = match problem.column {
                Some(column) => cell_name(column, place.row),
                None => place.row.to_string(),
            };
            output.say(&msg!(
                "cli-import-problem",
                sheet = sheet.map(|sheet| sheet.name.as_str()).unwrap_or_default(),
                cell = cell,
                problem = Message::of_code("problem", problem.code.code()),
                raw = &problem.raw,
            ));
        }
        if imported.problems.len() > PROBLEM_LINES {
            output.say(&msg!("cli-import-more-problems", count = imported.problems.len() - PROBLEM_LINES));
        }
    }

    /// Writes a file beside the result: what it says goes to standard error.
    fn write_beside(&self, path: &std::path::Path, force: bool, bytes: &[u8]) -> Result<(), CommandError> {
        write_new(path, overwrite_of(force), |file| file.write_all(bytes))?;
        self.output.note(&msg!("cli-written", path = path.display().to_string()));
        Ok(())
    }
}
