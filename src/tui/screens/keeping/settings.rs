//! The settings: of the campaign, of the program, the passphrase, the recovery words.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::{
    AppForm, AskPassphrase, CampaignFileForm, CampaignForm, PassphraseForm, PlacesForm, ReportForm, WordsForm,
};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Kind, Shared, Status, Step};
use crate::tui::screens::{Behaviour, moved};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// What there is to set.
const PARTS: [Part; 7] =
    [Part::Campaign, Part::Form, Part::Places, Part::Words, Part::App, Part::Passphrase, Part::RecoveryWords];

/// Rows of each part: its name, what is in it, and an empty one where there is room.
const PART_ROWS: u16 = 3;

/// One group of settings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    Campaign,
    Form,
    Places,
    Words,
    App,
    Passphrase,
    RecoveryWords,
}

/// The settings.
#[derive(Default)]
pub struct SettingsScreen {
    selected: usize,
}

impl SettingsScreen {
    fn open(&self, shared: &Shared) -> Vec<Step> {
        let Some(part) = PARTS.get(self.selected) else { return Vec::new() };
        let is_demo = shared.kind == Kind::Demo;
        match part {
            Part::Passphrase | Part::RecoveryWords if is_demo => {
                vec![Step::Say(Status::refusal(msg!("tui-why-demo-has-no-passphrase")))]
            }
            Part::Campaign | Part::Form | Part::Places | Part::Words => {
                let Some(overview) = &shared.overview else {
                    return vec![Step::Say(Status::refusal(msg!("tui-why-loading")))];
                };
                vec![match part {
                    Part::Form => Step::open(ReportForm::new(overview)),
                    Part::Places => Step::open(PlacesForm::new(overview)),
                    Part::Words => Step::open(WordsForm::new(overview, shared.words.lang)),
                    Part::Campaign | Part::App | Part::Passphrase | Part::RecoveryWords => {
                        Step::open(CampaignForm::new(overview, shared))
                    }
                }]
            }
            Part::App => vec![Step::open(AppForm::new(&shared.app))],
            Part::Passphrase => vec![Step::open(PassphraseForm::default())],
            Part::RecoveryWords => vec![Step::open(AskPassphrase::default())],
        }
    }
}

/// Rows that each part has here: where they do not all fit, no empty ones stand between them.
fn part_rows(area: Rect) -> u16 {
    let all = u16::try_from(PARTS.len()).unwrap_or(u16::MAX).saturating_mul(PART_ROWS);
    if area.height + 1 >= all { PART_ROWS } else { PART_ROWS - 1 }
}

impl Behaviour for SettingsScreen {
    fn scope(&self) -> Scope {
        Scope::Settings
    }

    fn title(&self) -> Message {
        msg!("tui-title-settings")
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => vec![Step::Back],
            Act::Enter => self.open(shared),
            Act::WriteCampaign => vec![Step::open(CampaignFileForm::to_file())],
            Act::ReadCampaign => vec![Step::open(CampaignFileForm::from_file())],
            _ => {
                self.selected = moved(act, self.selected, PARTS.len(), PARTS.len());
                Vec::new()
            }
        }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let Some(row) = boxes::row_at(shared.body(), position) else { return Vec::new() };
        let place = row / usize::from(part_rows(shared.body()));
        if place >= PARTS.len() {
            return Vec::new();
        }
        if place == self.selected {
            return self.open(shared);
        }
        self.selected = place;
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let wide = usize::from(area.width);
        let mut rows = area.rows();
        for (place, part) in PARTS.into_iter().enumerate() {
            let (name, about) = match part {
                Part::Campaign => ("tui-settings-part-campaign", "tui-settings-part-campaign-about"),
                Part::Form => ("tui-settings-part-form", "tui-settings-part-form-about"),
                Part::Places => ("tui-settings-part-places", "tui-settings-part-places-about"),
                Part::Words => ("tui-settings-part-words", "tui-settings-part-words-about"),
                Part::App => ("tui-settings-part-app", "tui-settings-part-app-about"),
                Part::Passphrase => ("tui-settings-part-passphrase", "tui-settings-part-passphrase-about"),
                Part::RecoveryWords => ("tui-settings-part-recovery", "tui-settings-part-recovery-about"),
            };
            let is_selected = place == self.selected;
            let pointer = if is_selected { theme.pointer() } else { " " };
            let role = if is_selected { Role::Selected } else { Role::Heading };
            let lines = [
                Line::styled(cells::left(&format!("{pointer} {}", words.get(name)), wide), theme.style(role)),
                Line::styled(cells::fit(&format!("    {}", words.get(about)), wide), theme.style(Role::Muted)),
                Line::default(),
            ];
            for line in lines.into_iter().take(usize::from(part_rows(area))) {
                if let Some(at) = rows.next() {
                    frame.render_widget(line, at);
                }
            }
        }
    }
}
