//! The arguments of the contract. What people read about them comes from the locales (see `help`).

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::text::legacy::TextEncoding;

/// The program.
#[derive(Parser, Debug)]
#[command(name = "tungnha", version, disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options of every command.
#[derive(Args, Debug, Clone)]
pub struct Global {
    #[arg(long, global = true, value_name = "FILE", env = "TUNGNHA_LEDGER")]
    pub ledger: Option<PathBuf>,
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    #[arg(long, global = true, value_name = "vi|en", env = "TUNGNHA_LANG")]
    pub lang: Option<String>,
    #[arg(long, global = true, value_name = "NAME")]
    pub actor: Option<String>,
    #[arg(long, global = true, value_name = "DATE")]
    pub today: Option<NaiveDate>,
    #[arg(short, long, global = true)]
    pub quiet: bool,
    #[arg(short, long, global = true)]
    pub verbose: bool,
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
    #[arg(long, global = true)]
    pub json: bool,
}

/// When colour is used.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` says otherwise.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What to do.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// The app on an invented ward.
    Demo(DemoArgs),
    /// A new ledger.
    Init(InitArgs),
    /// Adds a household or a person.
    Add(AddArgs),
    /// Corrects a household or a person.
    Edit(EditArgs),
    /// Moves a person to another household.
    Move(MoveArgs),
    /// Brings a roster in.
    Import(ImportArgs),
    /// Compares the ledger with an extract of accounts.
    Reconcile(ReconcileArgs),
    /// Finds people.
    Find(FindArgs),
    /// Shows a person or a household.
    Show(ShowArgs),
    /// Lists people.
    List(ListArgs),
    /// Records a milestone.
    Record(RecordArgs),
    /// Records a visit.
    Visit(VisitArgs),
    /// Takes an operation back.
    Undo(UndoArgs),
    /// Does it again.
    Redo,
    /// The journal.
    Log(LogArgs),
    /// The ward's tally.
    Tally(TallyArgs),
    /// A periodic report.
    Report(ReportArgs),
    /// The paper for a walk.
    Sheet(SheetArgs),
    /// The settings of the campaign.
    Campaign(CampaignArgs),
    /// Many wards' figures in one table.
    Rollup(RollupArgs),
    /// Verifies the ledger.
    Check(CheckArgs),
    /// Copies the ledger.
    Backup(BackupArgs),
    /// Brings a backup back beside the ledger.
    Restore(RestoreArgs),
    /// Changes the passphrase.
    Passphrase(PassphraseArgs),
    /// Prints the recovery words.
    Recovery,
    /// Completions for a shell.
    Completions(CompletionsArgs),
    /// The manual page.
    Man,
}

#[derive(Args, Debug)]
pub struct DemoArgs {
    #[arg(long, value_name = "N", default_value_t = 4_000, value_parser = clap::value_parser!(u32).range(50..=300_000))]
    pub people: u32,
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
}

#[derive(Args, Debug)]
pub struct InitArgs {
    #[arg(long, value_name = "NAME")]
    pub ward: String,
    #[arg(long, value_name = "NAME")]
    pub parent: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub campaign: Option<PathBuf>,
    #[arg(long, value_name = "N")]
    pub target: Option<u64>,
}

/// What is added.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A household.
    Household,
    /// A person.
    Person,
}

#[derive(Args, Debug)]
pub struct AddArgs {
    #[arg(value_enum)]
    pub kind: Kind,
    #[arg(value_name = "FIELD=VALUE", required = true)]
    pub assignments: Vec<String>,
}

#[derive(Args, Debug)]
pub struct EditArgs {
    #[arg(value_name = "REF")]
    pub reference: String,
    #[arg(value_name = "FIELD=VALUE", required = true)]
    pub assignments: Vec<String>,
    #[arg(long, value_name = "DATE")]
    pub on: Option<NaiveDate>,
}

#[derive(Args, Debug)]
pub struct MoveArgs {
    #[arg(value_name = "REF")]
    pub reference: String,
    #[arg(value_name = "HOUSEHOLD")]
    pub household: String,
}

/// What is done with hidden sheets and rows.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// They are left out.
    Skip,
    /// They are read too.
    Take,
}

/// What the text of rosters is written in.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Unicode, whatever it looks like.
    Unicode,
    /// Fonts .Vn (ABC).
    Tcvn3,
    /// Fonts VNI-.
    Vni,
    /// VISCII.
    Viscii,
    /// Windows-1258 shown as Windows-1252.
    Cp1258,
    /// UTF-8 shown as Windows-1252.
    Mojibake,
}

impl From<Encoding> for TextEncoding {
    fn from(encoding: Encoding) -> Self {
        match encoding {
            Encoding::Unicode => Self::Unicode,
            Encoding::Tcvn3 => Self::Tcvn3,
            Encoding::Vni => Self::Vni,
            Encoding::Viscii => Self::Viscii,
            Encoding::Cp1258 => Self::Cp1258,
            Encoding::Mojibake => Self::Mojibake,
        }
    }
}

#[derive(Args, Debug)]
pub struct ImportArgs {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<NaiveDate>,
    #[arg(long = "map", value_name = "HEADING=field")]
    pub maps: Vec<String>,
    #[arg(long, value_enum, value_name = "unicode|tcvn3|vni|viscii|cp1258|mojibake")]
    pub encoding: Option<Encoding>,
    #[arg(long, value_enum, value_name = "skip|take", default_value = "skip")]
    pub hidden: Hidden,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long, value_name = "FILE")]
    pub held: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
}

#[derive(Args, Debug)]
pub struct ReconcileArgs {
    #[arg(value_name = "FILE")]
    pub extract: PathBuf,
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<NaiveDate>,
    #[arg(long)]
    pub apply: bool,
}

#[derive(Args, Debug)]
pub struct FindArgs {
    #[arg(value_name = "QUERY", required_unless_present = "stdin", conflicts_with = "stdin")]
    pub query: Vec<String>,
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
    #[arg(long)]
    pub stdin: bool,
}

#[derive(Args, Debug)]
pub struct ShowArgs {
    #[arg(value_name = "REF")]
    pub reference: String,
}

/// Form of a list.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListFormat {
    /// For a terminal.
    Text,
    /// Comma-separated.
    Csv,
    /// One JSON document.
    Json,
    /// A spreadsheet.
    Xlsx,
    /// What is to be put right, a sheet for each area's head; an import takes the corrected list back.
    CleanUp,
}

#[derive(Args, Debug)]
pub struct ListArgs {
    #[arg(long = "filter", value_name = "F")]
    pub filters: Vec<String>,
    #[arg(long, value_name = "address|name|area|birth", default_value = "address")]
    pub sort: String,
    #[arg(long, value_enum, value_name = "text|csv|json|xlsx|clean-up")]
    pub format: Option<ListFormat>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long, value_name = "TEXT")]
    pub purpose: Option<String>,
    #[arg(long)]
    pub mask: bool,
    #[arg(long)]
    pub force: bool,
}

#[derive(Args, Debug)]
pub struct RecordArgs {
    #[arg(value_name = "REF")]
    pub reference: String,
    #[arg(value_name = "MILESTONE")]
    pub milestone: String,
    #[arg(long, value_name = "DATE", group = "how")]
    pub on: Option<NaiveDate>,
    #[arg(long, group = "how")]
    pub unknown_day: bool,
    #[arg(long, group = "how")]
    pub clear: bool,
}

#[derive(Args, Debug)]
pub struct VisitArgs {
    #[arg(value_name = "REF")]
    pub reference: String,
    #[arg(long, value_name = "O")]
    pub outcome: String,
    #[arg(long = "result", value_name = "REF=RESULT[:REASON]")]
    pub results: Vec<String>,
    #[arg(long = "phone", value_name = "REF=own|family|helper")]
    pub phones: Vec<String>,
    #[arg(long, value_name = "DATE")]
    pub on: Option<NaiveDate>,
    #[arg(long, value_name = "DATE[ HH:MM]")]
    pub next: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
}

#[derive(Args, Debug)]
pub struct UndoArgs {
    #[arg(value_name = "OPERATION")]
    pub operation: Option<String>,
}

#[derive(Args, Debug)]
pub struct LogArgs {
    #[arg(long, value_name = "DATE")]
    pub since: Option<NaiveDate>,
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

/// Form of a tally.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum TallyFormat {
    /// For a terminal.
    Text,
    /// A dozen lines, for pasting into a chat.
    Chat,
    /// One JSON document.
    Json,
    /// Comma-separated.
    Csv,
    /// A spreadsheet.
    Xlsx,
    /// The official form.
    Docx,
}

#[derive(Args, Debug)]
pub struct TallyArgs {
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<NaiveDate>,
    #[arg(long, value_name = "DATE")]
    pub since: Option<NaiveDate>,
    #[arg(long, value_name = "TIME")]
    pub known_at: Option<String>,
    #[arg(long, value_enum, value_name = "text|chat|json|csv|xlsx|docx")]
    pub format: Option<TallyFormat>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
}

/// Form of a sheet.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetFormat {
    /// A spreadsheet.
    Xlsx,
    /// A document.
    Docx,
    /// Text.
    Text,
}

/// How phones stand on a sheet.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phones {
    /// Their first and last digits.
    Masked,
    /// Whole.
    Whole,
}

#[derive(Args, Debug)]
pub struct SheetArgs {
    #[arg(long, value_name = "AREA")]
    pub area: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    #[arg(long, value_enum, value_name = "xlsx|docx|text", default_value = "xlsx")]
    pub format: SheetFormat,
    #[arg(long = "phones", value_enum, value_name = "masked|whole")]
    pub sheet_phones: Option<Phones>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long, value_name = "TEXT")]
    pub purpose: Option<String>,
    #[arg(long)]
    pub force: bool,
}

#[derive(Args, Debug)]
pub struct CampaignArgs {
    #[arg(long, value_name = "FILE", conflicts_with = "output")]
    pub set: Option<PathBuf>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
}

/// Which periodic report.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportKind {
    /// Of a day.
    Daily,
    /// From one cut of the month to the next.
    Monthly,
    /// Of the campaign.
    Final,
}

#[derive(Args, Debug)]
pub struct ReportArgs {
    #[arg(value_enum, value_name = "daily|monthly|final")]
    pub report: ReportKind,
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    #[arg(long, value_enum, value_name = "text|chat|json|csv|xlsx|docx")]
    pub format: Option<TallyFormat>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub seal: bool,
    #[arg(long)]
    pub force: bool,
}

#[derive(Args, Debug)]
pub struct RollupArgs {
    #[arg(value_name = "FILE", required = true)]
    pub figures: Vec<PathBuf>,
    #[arg(long, value_name = "LIST")]
    pub wards: Option<PathBuf>,
    #[arg(long = "sort", value_name = "RATE|name|as_of")]
    pub rank: Option<String>,
    #[arg(long, value_enum, value_name = "text|chat|json|csv|xlsx|docx")]
    pub format: Option<TallyFormat>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
}

#[derive(Args, Debug)]
pub struct CheckArgs {
    #[arg(long)]
    pub full: bool,
}

#[derive(Args, Debug)]
pub struct BackupArgs {
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub struct RestoreArgs {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

#[derive(Args, Debug)]
pub struct PassphraseArgs {
    #[arg(long, value_name = "FILE")]
    pub new_passphrase_file: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub struct CompletionsArgs {
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: Shell,
}

impl Default for Global {
    fn default() -> Self {
        Self {
            ledger: None,
            passphrase_file: None,
            lang: None,
            actor: None,
            today: None,
            quiet: false,
            verbose: false,
            color: Color::Auto,
            json: false,
        }
    }
}
