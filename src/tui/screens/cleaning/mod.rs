//! Cleaning up: what is to be done ([`hub`]), the people of one kind of problem ([`kind`]) with an editor ([`mend_form`])
//! and the question whose a shared phone is ([`phone_owner`]), rows that were put aside ([`held`]) with the form that
//! takes one in ([`take_in_form`]).

mod held;
mod hub;
mod kind;
mod kind_view;
mod mend_form;
mod phone_owner;
mod take_in_form;

pub use held::HeldRows;
pub use hub::{CleaningHub, rate};
pub use kind::CleaningKind;
pub use mend_form::MendForm;
pub use phone_owner::PhoneOwner;
pub use take_in_form::TakeInForm;

use crate::domain::field::Field;
use crate::domain::problem::ProblemCode;
use crate::msg;
use crate::text::words::{Message, Words};

/// What a kind of problem is called.
fn called(code: ProblemCode) -> Message {
    Message::of_code("problem", code.code())
}

/// What is to be done about it.
fn advice(code: ProblemCode) -> Message {
    Message::of_code("tui-cleaning-advice", code.code())
}

/// What a fact is called; those of the household are one.
fn field_name(field: Option<Field>) -> Message {
    field.map_or_else(|| msg!("tui-cleaning-household-fact"), |field| Message::of_code("field", field.code()))
}

/// A text of a cell between quotation marks, with the cell.
fn cell_said(words: &Words, raw: &str, cell: &str) -> String {
    if cell.is_empty() {
        return words.say(&msg!("tui-cleaning-raw", raw = raw));
    }
    words.say(&msg!("tui-cleaning-raw-in-cell", raw = raw, cell = cell))
}
