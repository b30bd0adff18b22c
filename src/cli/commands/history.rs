//! `undo redo log`.

use std::ops::ControlFlow;

use serde_json::json;

use crate::cli::args::{LogArgs, UndoArgs};
use crate::cli::progress::Progress;
use crate::cli::{CommandError, Session, lists};
use crate::desk::reversing::ReversalStage;
use crate::desk::views::Reversal;
use crate::msg;
use crate::report::{Cell, Column, Kind, Table};
use crate::text::words::Message;

/// How many operations `log` prints for people.
const LOG_LINES: usize = 50;

/// Shows how far a reversal is; says whether to go on.
fn show_reversal(progress: &Progress<'_>, label: &'static str, stage: ReversalStage) -> ControlFlow<()> {
    match stage {
        ReversalStage::Looking => progress.wait("cli-progress-looking"),
        ReversalStage::Folding { whole: 0, .. } => progress.wait(label),
        ReversalStage::Folding { done, whole } => progress.at_of(label, (done, whole)),
        ReversalStage::Finishing => progress.wait("cli-progress-finishing"),
    }
}

impl Session {
    pub(in crate::cli) fn undo(&self, args: &UndoArgs) -> Result<u8, CommandError> {
        let mut desk = self.open_to_write()?;
        let progress = Progress::new(&self.output, "cli-progress-undo");
        let named = args.operation.as_deref();
        let undone = desk.undo_told(named, &mut |stage| show_reversal(&progress, "cli-progress-undo", stage));
        progress.finish();
        self.reversed("undo", &undone?)
    }

    pub(in crate::cli) fn redo(&self) -> Result<u8, CommandError> {
        let mut desk = self.open_to_write()?;
        let progress = Progress::new(&self.output, "cli-progress-redo");
        let redone = desk.redo_told(&mut |stage| show_reversal(&progress, "cli-progress-redo", stage));
        progress.finish();
        self.reversed("redo", &redone?)
    }

    fn reversed(&self, name: &str, reversal: &Reversal) -> Result<u8, CommandError> {
        let label = Message::of_code("operation", reversal.kind.code());
        if self.is_json() {
            let value = json!({
                "operation": reversal.operation.to_string(),
                "label": self.output.words.say(&label),
                "kind": reversal.kind.code(),
                "undone": reversal.undone,
            });
            self.output.document(name, value);
        } else if reversal.undone {
            self.output.say(&msg!("cli-undone", label = label));
        } else {
            self.output.say(&msg!("cli-redone", label = label));
        }
        Ok(0)
    }

    pub(in crate::cli) fn log(&self, args: &LogArgs) -> Result<u8, CommandError> {
        let desk = self.open()?;
        let limit = args.limit.unwrap_or(if self.is_json() { usize::MAX } else { LOG_LINES });
        let log = desk.log(args.since, limit)?;
        let words = &self.output.words;
        let label = |kind: crate::domain::event::OperationKind| words.say(&Message::of_code("operation", kind.code()));
        if self.is_json() {
            let operations: Vec<_> = log
                .iter()
                .map(|line| {
                    json!({
                        "id": line.id.to_string(),
                        "label": label(line.kind),
                        "kind": line.kind.code(),
                        "ref": line.about,
                        "at": line.at.to_rfc3339_local(),
                        "actor": line.actor,
                        "device": line.device,
                        "events": line.events,
                        "undone": line.undone,
                    })
                })
                .collect();
            self.output.document("log", json!({"operations": operations}));
            return Ok(0);
        }
        let column = |key: &str, id: &'static str| Column::new(key, words.get(id), Kind::Text);
        let rows = log.iter().map(|line| {
            let id: String = line.id.to_string().chars().take(8).collect();
            let at = line.at.to_local().format("%d/%m/%Y %H:%M").to_string();
            let undone = if line.undone { words.get("cli-log-undone") } else { String::new() };
            let about = line.about.as_deref().unwrap_or_default();
            [at.as_str(), &id, &label(line.kind), about, &line.actor, &undone].map(Cell::from).to_vec()
        });
        let table = Table {
            name: "log".to_owned(),
            columns: vec![
                column("at", "cli-log-at"),
                column("id", "cli-log-id"),
                column("label", "cli-log-label"),
                column("ref", "cli-list-ref"),
                column("actor", "cli-log-actor"),
                column("undone", "cli-log-state"),
            ],
            rows: rows.collect(),
            ..Table::default()
        };
        self.output.print(&lists::text_of(&table, &self.output));
        Ok(0)
    }
}
