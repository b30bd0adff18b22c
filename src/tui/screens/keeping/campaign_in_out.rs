//! The settings of the campaign into a file, and from one: where it is, and what would change before it is saved.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::super::{Behaviour, moved};
use super::Notice;
use super::copy_form::MOST_PATH_CHARS;
use super::operation_text::campaign_lines;
use super::save_settings;
use crate::desk::screen::{KeepingReply, KeepingRequest, Reply, Request};
use crate::domain::campaign::{Campaign, Ward};
use crate::domain::campaign_changes::changes;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Status, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::cells;
use crate::tui::widgets::form::{Entry, Form};

/// Which way the settings go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Way {
    Out,
    In,
}

/// Where the file is.
pub struct CampaignFileForm {
    form: Form,
    way: Way,
    is_waiting: bool,
}

impl CampaignFileForm {
    /// For a file that is to be written.
    pub fn to_file() -> Self {
        Self::of(Way::Out, msg!("tui-campaign-out-hint"))
    }

    /// For a file that is to be taken in.
    pub fn from_file() -> Self {
        Self::of(Way::In, msg!("tui-campaign-in-hint"))
    }

    fn of(way: Way, hint: Message) -> Self {
        let path = Entry::text(msg!("tui-campaign-path"), MOST_PATH_CHARS, "").with_hint(hint);
        Self { form: Form::new(vec![path]).in_box(76, 8), way, is_waiting: false }
    }

    fn ask(&mut self, shared: &Shared) -> Vec<Step> {
        let path = self.form.text(0);
        if path.is_empty() {
            self.form.refuse(0, msg!("tui-campaign-no-path"));
            return Vec::new();
        }
        self.is_waiting = true;
        vec![Step::Ask(Request::Keeping(match self.way {
            Way::Out => KeepingRequest::WriteCampaign { path, lang: shared.words.lang },
            Way::In => KeepingRequest::ReadCampaign { path },
        }))]
    }
}

impl Behaviour for CampaignFileForm {
    fn scope(&self) -> Scope {
        Scope::Ask
    }

    fn title(&self) -> Message {
        match self.way {
            Way::Out => msg!("tui-title-campaign-out"),
            Way::In => msg!("tui-title-campaign-in"),
        }
    }

    fn form(&self) -> Option<&Form> {
        Some(&self.form)
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        Some(&mut self.form)
    }

    fn is_waiting(&self) -> bool {
        self.is_waiting
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        if act == Act::Enter { self.ask(shared) } else { self.act_in_form(act, shared) }
    }

    fn refresh(&mut self, _: &mut Shared) -> Vec<Step> {
        if self.way == Way::Out && self.form.text(0).is_empty() {
            return vec![Step::Ask(Request::Keeping(KeepingRequest::ProposeCampaign))];
        }
        Vec::new()
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::Keeping(KeepingReply::CampaignProposed(path)) if self.way == Way::Out => {
                if self.form.text(0).is_empty() {
                    self.form.set_text(0, &path.display().to_string());
                }
                Vec::new()
            }
            Reply::Keeping(KeepingReply::CampaignWritten(path)) if self.is_waiting && self.way == Way::Out => {
                let said = vec![
                    (msg!("tui-campaign-out-done"), Role::Good),
                    (msg!("tui-path", path = path.display().to_string()), Role::Heading),
                    (msg!("tui-campaign-out-next"), Role::Plain),
                ];
                vec![Step::Replace(Notice::new(msg!("tui-title-campaign-out"), said).into())]
            }
            Reply::Keeping(KeepingReply::CampaignRead { ward, old, new }) if self.is_waiting && self.way == Way::In => {
                self.is_waiting = false;
                if old == new {
                    return vec![Step::Back, Step::Say(Status::note(msg!("tui-campaign-same")))];
                }
                let count = changes(old, new, shared.words.lang).len();
                let (ward, old, new) = (ward.clone(), old.clone(), new.clone());
                vec![Step::Replace(CampaignChanges { ward, old, new, count, top: 0 }.into())]
            }
            _ => Vec::new(),
        }
    }

    fn request_failed(&mut self) {
        self.is_waiting = false;
    }

    fn forget(&mut self) {
        self.is_waiting = false;
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        self.draw_form(shared, frame, area);
    }
}

/// What a file would change; nothing is saved yet.
pub struct CampaignChanges {
    ward: Ward,
    old: Box<Campaign>,
    new: Box<Campaign>,
    count: usize,
    top: usize,
}

impl CampaignChanges {
    fn lines(&self, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
        let head = shared.words.say(&msg!("tui-campaign-changes", count = self.count));
        let style = shared.theme.style(Role::Heading);
        let mut lines: Vec<Line> = cells::wrap(&head, wide).into_iter().map(|line| Line::styled(line, style)).collect();
        lines.push(Line::default());
        lines.extend(campaign_lines(&self.old, &self.new, shared, wide));
        lines
    }
}

impl Behaviour for CampaignChanges {
    fn scope(&self) -> Scope {
        Scope::CampaignChanges
    }

    fn title(&self) -> Message {
        msg!("tui-title-campaign-in")
    }

    fn is_form(&self) -> bool {
        true
    }

    fn is_unsaved(&self) -> bool {
        true
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => return vec![Step::Back],
            Act::Enter => {
                return save_settings(self.ward.clone(), (*self.new).clone());
            }
            _ => {}
        }
        let area = shared.body();
        let rows = usize::from(area.height);
        let total = self.lines(shared, usize::from(area.width)).len();
        self.top = moved(act, self.top, total.saturating_sub(rows) + 1, rows);
        Vec::new()
    }

    /// A double click is about a line of a list; here there is none, and it saves nothing.
    fn double_click(&mut self, _: ratatui::layout::Position, _: &mut Shared) -> Vec<Step> {
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let lines = self.lines(shared, usize::from(area.width));
        let top = self.top.min(lines.len().saturating_sub(usize::from(area.height)));
        frame.render_widget(Paragraph::new(lines.into_iter().skip(top).collect::<Vec<_>>()), area);
    }
}
