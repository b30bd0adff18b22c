//! Where a file goes: the folder and the name in a form, what is wrong with them, and what stands in its box when it
//! is written.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::keeping::Working;
use crate::desk::export::Proposal;
use crate::desk::screen::NotWritten;
use crate::msg;
use crate::text::words::Message;
use crate::tui::model::Shared;
use crate::tui::theme::Role;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::{boxes, cells};

/// The places of the two entries in their form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FilePlace {
    /// The folder's.
    pub folder: usize,
    /// The name's.
    pub name: usize,
}

impl FilePlace {
    /// Puts a proposal into the form.
    pub fn propose(self, form: &mut Form, proposal: &Proposal) {
        form.set_text(self.folder, &proposal.folder);
        form.set_text(self.name, &proposal.name);
    }

    /// The folder that was typed, if any.
    pub fn folder(self, form: &Form) -> Option<String> {
        Some(form.text(self.folder)).filter(|folder| !folder.is_empty())
    }

    /// Folder and name; none where one of them is wrong, which the form says then.
    pub fn checked(self, form: &mut Form) -> Option<(String, String)> {
        let (folder, name) = (form.text(self.folder), form.text(self.name));
        if folder.is_empty() {
            form.refuse(self.folder, msg!("tui-export-no-folder"));
        } else if name.is_empty() || name.contains(['/', '\\']) {
            form.refuse(self.name, msg!("tui-export-no-name"));
        } else {
            return Some((folder, name));
        }
        None
    }

    /// The file could not be written there; another name is proposed where that one is taken.
    pub fn refuse(self, form: &mut Form, why: &NotWritten) {
        match why {
            NotWritten::Taken(free) => {
                form.set_text(self.name, free);
                form.refuse(self.name, msg!("tui-export-taken"));
            }
            NotWritten::Folder(why) => form.refuse(self.folder, why.clone()),
            NotWritten::Other(why) => form.refuse(self.name, why.clone()),
        }
    }
}

/// Draws what stands in the box of a form: its entries with the work that is done, or what was written.
pub fn draw_inside(
    (form, written, working): (&Form, Option<&Message>, Option<&Working>),
    shared: &Shared,
    frame: &mut Frame,
    inside: Rect,
) {
    let foot = boxes::split_top(inside, inside.height.saturating_sub(1)).1;
    let Some(written) = written else {
        form.draw(shared, frame, inside);
        if let Some(working) = working {
            frame.render_widget(working.line(shared, usize::from(foot.width)), foot);
        }
        return;
    };
    let lines = cells::wrap(&shared.words.say(written), usize::from(inside.width));
    for (line, at) in lines.into_iter().zip(inside.rows()) {
        frame.render_widget(Line::from(line), at);
    }
    let close = cells::fit(&shared.words.get("tui-export-close"), usize::from(foot.width));
    frame.render_widget(Line::styled(close, shared.theme.style(Role::Muted)), foot);
}
