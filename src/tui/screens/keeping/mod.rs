//! Keeping a ledger: its history, its backups, the settings of the campaign and of the program.

mod app_form;
mod backups;
mod blocked;
mod brought_back;
mod campaign_form;
mod campaign_in_out;
mod copy_form;
mod form_form;
mod history;
mod history_filter;
mod notice;
mod operation;
mod operation_text;
mod passphrase_form;
mod places_form;
mod reversing;
mod settings;
mod try_backup;
mod words_form;

pub use app_form::AppForm;
pub use backups::{Backups, Working};
pub use blocked::Blocked;
pub use brought_back::BroughtBack;
pub use campaign_form::CampaignForm;
pub use campaign_in_out::{CampaignChanges, CampaignFileForm};
pub use copy_form::CopyForm;
pub use form_form::ReportForm;
pub use history::History;
pub use history_filter::HistoryFilterForm;
pub use notice::Notice;
pub use operation::OperationScreen;
pub use passphrase_form::{AskPassphrase, PassphraseForm};
pub use places_form::PlacesForm;
pub use reversing::Reversing;
pub use settings::SettingsScreen;
pub use try_backup::{Tried, TryBackup};
pub use words_form::WordsForm;

use crate::desk::history::HistoryLine;
use crate::desk::screen::{KeepingRequest, Request};
use crate::domain::campaign::{Campaign, Ward};
use crate::domain::event::OperationKind;
use crate::domain::ids::OperationId;
use crate::msg;
use crate::text::words::Message;
use crate::tui::model::{Saving, Status, Step, Then};
use crate::tui::screens::{Confirm, Question};

/// What an operation was, and about whom.
pub fn told(line: &HistoryLine) -> Message {
    let what = Message::of_code("operation", line.log.kind.code());
    if let Some(target) = &line.reverses {
        return msg!("tui-history-reversal", what = what, target = told(target));
    }
    let others = if line.log.kind == OperationKind::RecordMilestone { line.log.events.saturating_sub(1) } else { 0 };
    match (&line.called, &line.log.about) {
        (Some(called), Some(about)) if others > 0 => {
            msg!("tui-history-about-many", what = what, called = called, about = about, others = others)
        }
        (Some(called), Some(about)) => msg!("tui-history-about", what = what, called = called, about = about),
        (None, Some(about)) => msg!("tui-history-about-only", what = what, about = about),
        (_, None) => what,
    }
}

/// Saves settings of the ward and the campaign: one operation; the form that asked for it is closed.
fn save_settings(ward: Ward, campaign: Campaign) -> Vec<Step> {
    let request = KeepingRequest::ChangeSettings { ward, campaign: Box::new(campaign) };
    let saving = Saving { said: msg!("operation-change-settings"), then: Then::Back };
    vec![Step::Save(Request::Keeping(request), saving)]
}

/// When something was done: day, hour and minute.
fn moment(line: &HistoryLine) -> String {
    line.log.at.to_local().format("%d/%m/%Y %H:%M").to_string()
}

/// Takes the selected operation back after a yes, or says why not.
pub fn undo_selected(line: Option<&HistoryLine>) -> Vec<Step> {
    let Some(line) = line else { return refuse(msg!("tui-why-no-operation")) };
    if line.log.undone {
        return refuse(msg!("tui-why-already-undone"));
    }
    if line.log.kind.is_reversal() {
        return refuse(msg!("tui-why-reversal-stays"));
    }
    if line.log.kind == OperationKind::SealReport {
        return refuse(msg!("error-cannot-undo-report"));
    }
    if line.log.kind == OperationKind::SetUp {
        return refuse(msg!("tui-why-set-up-stays"));
    }
    let what = msg!("tui-history-when-who", what = told(line), when = moment(line), actor = &line.log.actor);
    vec![Step::open(Confirm::new(Question::UndoThat(line.log.id, what)))]
}

/// Does the selected operation again, if it is what was taken back last; or says why not.
pub fn redo_selected(line: Option<&HistoryLine>, redo: Option<OperationId>) -> Vec<Step> {
    match line {
        None => refuse(msg!("tui-why-no-operation")),
        Some(line) if redo == Some(line.log.id) => vec![Step::Ask(Request::Redo)],
        Some(line) if line.log.undone => refuse(msg!("tui-why-not-last-undone")),
        Some(_) => refuse(msg!("tui-why-not-undone")),
    }
}

fn refuse(why: Message) -> Vec<Step> {
    vec![Step::Say(Status::refusal(why))]
}
