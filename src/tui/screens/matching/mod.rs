//! Entries that may be one person: the list of pairs ([`pairs`]), two of them side by side ([`side_by_side`]), another
//! one picked for somebody ([`same_person`]). And the areas, which are renamed and put together ([`areas`]).

mod area_form;
mod areas;
mod pairs;
mod same_person;
mod side_by_side;
mod side_by_side_view;

pub use area_form::AreaForm;
pub use areas::Areas;
pub use pairs::Pairs;
pub use same_person::SamePerson;
pub use side_by_side::SideBySideScreen;
