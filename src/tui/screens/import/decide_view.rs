//! An unsure row beside the person of the ledger whom it may be: fact by fact, what differs marked with a sign.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::lists_view::born;
use super::plan_lists::Planned;
use crate::desk::import::{Asked, HomeShown, LikeHint, LikeShown, UnsureShown};
use crate::domain::field::{Field, HouseholdField};
use crate::domain::import_plan::Home;
use crate::domain::partial_date::PartialDate;
use crate::domain::person_number::PersonNumber;
use crate::domain::phone::Phone;
use crate::msg;
use crate::text::fold::loose;
use crate::text::words::Message;
use crate::tui::model::Shared;
use crate::tui::theme::Role;
use crate::tui::widgets::cells;

/// Rows that the two take beside each other.
pub const ROWS: u16 = 11;
/// Cells of the name of a fact.
const LABEL_WIDE: usize = 20;

/// An unsure row in one line.
pub fn line(unsure: &UnsureShown, shared: &Shared) -> String {
    let words = &shared.words;
    let choice = words.get(match unsure.choice {
        Asked::Same(_, Home::AsListed) => "tui-import-choice-same",
        Asked::Same(_, Home::Kept) => "tui-import-choice-same-stays",
        Asked::Another => "tui-import-choice-other",
        Asked::Stays | Asked::Nothing => "tui-import-choice-none",
    });
    let row = words.say(&msg!("tui-import-row", row = unsure.place.row));
    let like = unsure.likes.first().map(|like| like.person.reference.to_string()).unwrap_or_default();
    let like = words.say(&msg!("tui-import-like", like = like, count = unsure.likes.len()));
    let facts = &unsure.facts;
    format!(
        "{} {} {} {}  {like}",
        cells::left(&choice, 18),
        cells::left(&row, 10),
        facts.full_name,
        born(facts.birth_date, words)
    )
}

/// The selected row and the person.
pub fn draw(planned: &Planned, shared: &Shared, frame: &mut Frame, area: Rect) {
    let Some(unsure) = planned.unsure() else { return };
    let Some(like) = unsure.likes.get(planned.like).or(unsure.likes.first()) else { return };
    let (words, theme) = (&shared.words, shared.theme);
    let half = (usize::from(area.width).saturating_sub(LABEL_WIDE + 3)) / 2;
    let person = msg!(
        "tui-import-beside-person",
        reference = like.person.reference.to_string(),
        place = planned.like + 1,
        count = unsure.likes.len()
    );
    let heading = format!(
        "{}   {} {}",
        " ".repeat(LABEL_WIDE),
        cells::left(&words.get("tui-import-beside-row"), half),
        cells::left(&words.say(&person), half)
    );
    let mut lines = vec![Line::styled(heading, theme.style(Role::Heading))];
    for fact in facts(unsure, like, shared) {
        let (sign, role) = match fact.agreement {
            Agreement::Same => (" ", Role::Plain),
            Agreement::Differs => (theme.pick("≠", "!"), Role::Attention),
            Agreement::OneSide => ("·", Role::Plain),
        };
        let label = cells::left(&words.say(&Message::of_code("field", fact.code)), LABEL_WIDE);
        let none = || words.get("tui-value-none");
        let (row, person) = (fact.row.unwrap_or_else(none), fact.person.unwrap_or_else(none));
        lines.push(Line::from(vec![
            Span::styled(label, theme.style(Role::Muted)),
            Span::styled(format!(" {sign} "), theme.style(role)),
            Span::styled(cells::left(&row, half), theme.style(role)),
            Span::raw(" "),
            Span::styled(cells::left(&person, half), theme.style(role)),
        ]));
    }
    let hint = match like.hint {
        LikeHint::Moved => words.get("tui-import-looks-moved"),
        LikeHint::HasOwnRow => words.get("tui-import-has-own-row"),
        LikeHint::None => words.get("tui-import-decide-hint"),
    };
    let hint = cells::wrap(&hint, usize::from(area.width)).into_iter();
    lines.extend(hint.map(|text| Line::styled(text, theme.style(Role::Heading))));
    for (line, at) in lines.into_iter().zip(area.rows()) {
        frame.render_widget(line, at);
    }
}

struct Fact {
    code: &'static str,
    row: Option<String>,
    person: Option<String>,
    agreement: Agreement,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Agreement {
    Same,
    Differs,
    /// Only one of the two says something.
    OneSide,
}

fn facts(unsure: &UnsureShown, like: &LikeShown, shared: &Shared) -> Vec<Fact> {
    let (row, person) = (&unsure.facts, &like.person);
    let number = |number: &Option<PersonNumber>| {
        number.as_ref().map(|number| if shared.is_revealed() { number.as_str().to_owned() } else { number.masked() })
    };
    let phone = |phone: &Option<Phone>| {
        phone.as_ref().map(|phone| if shared.is_revealed() { phone.as_str().to_owned() } else { phone.masked() })
    };
    let birth = |birth: Option<PartialDate>| birth.map(PartialDate::display);
    let home = |home: &HomeShown, field: HouseholdField| home.facts.get(field).map(str::to_owned);
    let mut facts = vec![
        told(Field::FullName.code(), Some(row.full_name.clone()), Some(person.name.clone())),
        told(Field::BirthDate.code(), birth(row.birth_date), birth(person.birth)),
        // Masked, two numbers may look the same: they are compared as they are.
        Fact {
            agreement: agreement(
                row.person_number.as_ref() == person.number.as_ref(),
                (row.person_number.is_some(), person.number.is_some()),
            ),
            ..told(Field::PersonNumber.code(), number(&row.person_number), number(&person.number))
        },
        Fact {
            agreement: agreement(row.phone == person.phone, (row.phone.is_some(), person.phone.is_some())),
            ..told(Field::Phone.code(), phone(&row.phone), phone(&person.phone))
        },
    ];
    let of_home =
        [HouseholdField::Area, HouseholdField::HouseholdNo, HouseholdField::HeadName, HouseholdField::Address];
    facts.extend(
        of_home.into_iter().map(|field| told(field.code(), home(&unsure.home, field), home(&person.home, field))),
    );
    facts
}

fn told(code: &'static str, row: Option<String>, person: Option<String>) -> Fact {
    // An area is the same however it is written; one mark makes a name another.
    let folded = |text: &Option<String>| {
        text.as_deref().map(|text| if code == HouseholdField::Area.code() { loose(text) } else { text.to_lowercase() })
    };
    let agreement = agreement(folded(&row) == folded(&person), (row.is_some(), person.is_some()));
    Fact { code, row, person, agreement }
}

fn agreement(is_same: bool, known: (bool, bool)) -> Agreement {
    match (is_same, known) {
        (true, _) => Agreement::Same,
        (false, (true, true)) => Agreement::Differs,
        (false, _) => Agreement::OneSide,
    }
}
