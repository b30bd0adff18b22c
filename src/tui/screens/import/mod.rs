//! Bringing lists in: choose the files ([`files`]), see and correct what was recognised in them ([`sheets`],
//! [`field`], [`encoding`]), see the plan, write it, see what it did ([`plan`]). Each of these is one screen; the last goes
//! through stages of its own while the desk works.

mod decide_view;
mod encoding;
mod field;
mod files;
mod files_view;
mod lists_view;
mod plan;
mod plan_lists;
mod plan_view;
mod sheets;
mod sheets_view;
mod straight;
mod summary_view;

pub use encoding::ImportEncoding;
pub use field::ImportField;
pub use files::{Choosing, ImportFiles};
pub use plan::ImportPlan;
pub use sheets::ImportSheets;

use std::path::Path;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::desk::holds_numbers;
use crate::text::clean::clean;
use crate::text::words::Message;
use crate::tui::command::Scope;
use crate::tui::model::Shared;
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// Why something was not done, and what to do about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stopped {
    title: Message,
    message: Message,
    hint: Option<Message>,
}

impl Stopped {
    /// With a title, why, and what to do.
    pub fn new(title: Message, message: Message, hint: Option<Message>) -> Self {
        Self { title, message, hint }
    }

    /// Draws it.
    pub fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let words = &shared.words;
        let wide = boxes::text_wide(area);
        let style = shared.theme.style(Role::Attention);
        let mut lines: Vec<Line> =
            cells::wrap(&words.say(&self.message), wide).into_iter().map(|text| Line::styled(text, style)).collect();
        if let Some(hint) = &self.hint {
            lines.push(Line::default());
            lines.extend(cells::wrap(&words.say(hint), wide).into_iter().map(Line::from));
        }
        lines.extend([Line::default(), boxes::answers(Scope::ImportStopped, words, shared.theme)]);
        boxes::text_box(frame, area, shared.theme, (&words.say(&self.title), &lines));
    }
}

/// The name of a file or folder, composed and without what nobody sees.
pub fn name_of(path: &Path) -> String {
    let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
    clean(&name).text
}

/// The end of a text that is too wide: of a path, it says most.
pub fn end_of(text: &str, most: usize) -> String {
    let shown = crate::text::clean::visible(text);
    let wide = cells::width(&shown);
    if wide <= most {
        return shown;
    }
    format!("…{}", cells::window(&shown, wide.saturating_sub(most.saturating_sub(1)), most.saturating_sub(1)))
}

/// So many digits in a row of a cell are a number of somebody's.
const DIGITS_OF_NUMBERS: usize = 9;
/// So many are shown at each end.
const DIGITS_SHOWN: usize = 3;

/// A cell as it may be shown: without the middle of personal numbers and phones, unless they are revealed.
pub fn discreet(text: &str, shared: &Shared) -> String {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if shared.is_revealed() || digits < DIGITS_OF_NUMBERS {
        return text.to_owned();
    }
    discreet_number(text, shared)
}

/// A cell under its heading, as it may be shown: in a column of numbers or phones a few digits are masked too.
pub fn discreet_cell((heading, text): (&str, &str), shared: &Shared) -> String {
    if holds_numbers(heading) { discreet_number(text, shared) } else { discreet(text, shared) }
}

/// The text of a cell for a personal number or a phone, as it may be shown: however few digits were typed into it,
/// the middle ones are nobody's business.
fn discreet_number(text: &str, shared: &Shared) -> String {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if shared.is_revealed() {
        return text.to_owned();
    }
    let ends = DIGITS_SHOWN.min(digits / 3);
    let mut seen = 0;
    text.chars()
        .map(|c| {
            if !c.is_ascii_digit() {
                return c;
            }
            seen += 1;
            if seen > ends && seen + ends <= digits { '•' } else { c }
        })
        .collect()
}

/// Names of columns that are no facts by themselves.
const OTHER_COLUMNS: [&str; 12] = [
    "row_no",
    "address_current",
    "address_permanent",
    "house_number",
    "full_name_part_family",
    "full_name_part_given",
    "day_part",
    "month_part",
    "birth_date_male",
    "birth_date_female",
    "ref",
    "ref_seal",
];

/// What a column is called that holds this.
fn field_label(name: &str) -> Message {
    let prefix = if OTHER_COLUMNS.contains(&name) { "tui-import-column" } else { "field" };
    Message::of_code(prefix, name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::numbers::Lang;
    use crate::text::words::Words;

    #[test]
    fn every_column_has_words_in_both_languages() {
        for lang in [Lang::Vi, Lang::En] {
            let words = Words::new(lang);
            for name in crate::desk::field_names() {
                assert!(words.try_say(&field_label(name)).is_some(), "{lang:?} {name}");
            }
        }
    }

    #[test]
    fn numbers_of_somebody_are_hidden_until_they_are_asked_for() {
        let mut shared = crate::tui::tests::shared();
        for (text, expected) in [
            ("031085000613", "031••••••613"),
            ("0975 550 333 (con)", "097• ••• 333 (con)"),
            ("12/03/1985", "12/03/1985"),
            ("7.9E+10", "7.9E+10"),
        ] {
            assert_eq!(discreet(text, &shared), expected);
        }
        for (text, expected) in
            [("09123456", "09••••56"), ("0912 34x", "09•• 34x"), ("12", "••"), ("không có", "không có")]
        {
            assert_eq!(discreet_number(text, &shared), expected);
        }
        shared.revealed_until = Some(std::time::Duration::from_secs(30));
        assert_eq!(discreet("031085000613", &shared), "031085000613");
    }

    #[test]
    fn the_end_of_a_path_is_kept() {
        assert_eq!(end_of("/a/b", 10), "/a/b");
        assert_eq!(end_of("/một/hai/ba", 6), "…ai/ba");
        assert_eq!(cells::width(&end_of("/漢字漢字漢字", 6)).min(6), cells::width(&end_of("/漢字漢字漢字", 6)));
        for most in 0..4 {
            assert!(cells::width(&end_of("/漢字/ab", most)) <= most.max(1));
        }
    }
}
