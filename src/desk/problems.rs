//! Who has which problem to clean up: read once when it is first asked for, then kept up to date by every change.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::shelf::index_of;
use super::views::ProblemShown;
use crate::domain::field::Field;
use crate::domain::person::{Mended, Person};
use crate::domain::problem::ProblemCode;
use crate::domain::quality;
use crate::store::{PersonRow, Store, StoreError};

/// Everybody with a problem, on a day.
pub struct Problems {
    today: NaiveDate,
    people: BTreeMap<ProblemCode, HashSet<u32>>,
    /// The phones of those who have an account.
    phones: HashMap<u32, Box<str>>,
}

impl Problems {
    /// Reads them.
    pub fn read(store: &Store, today: NaiveDate) -> Result<Self, StoreError> {
        let mut problems = Self { today, people: BTreeMap::new(), phones: HashMap::new() };
        store.each_person::<StoreError>(|row| {
            problems.put(&row);
            Ok(())
        })?;
        Ok(problems)
    }

    /// Whether they are those of this day: a day in the future is none tomorrow.
    pub fn are_of(&self, today: NaiveDate) -> bool {
        self.today == today
    }

    /// A person is so now.
    pub fn put(&mut self, row: &PersonRow) {
        let number = index_of(row.number);
        self.remove(number);
        for problem in problems_of(row, self.today) {
            self.people.entry(problem.code).or_default().insert(number);
        }
        let phone = row.person.facts.phone.as_ref().filter(|_| quality::has_account(&row.person.facts));
        if let Some(phone) = phone.filter(|_| !is_accepted(&row.person, ProblemCode::SharedPhone, None)) {
            self.phones.insert(number, phone.as_str().into());
        }
    }

    /// A person is gone.
    pub fn remove(&mut self, person: u32) {
        for people in self.people.values_mut() {
            people.remove(&person);
        }
        self.phones.remove(&person);
    }

    /// Who has this problem.
    pub fn with(&self, code: ProblemCode) -> HashSet<u32> {
        let mut people = self.people.get(&code).cloned().unwrap_or_default();
        if code == ProblemCode::SharedPhone {
            let mut holders: HashMap<&str, u32> = HashMap::with_capacity(self.phones.len());
            self.phones.values().for_each(|phone| *holders.entry(phone).or_default() += 1);
            let shared = |phone: &str| holders.get(phone).is_some_and(|count| *count > 1);
            people.extend(self.phones.iter().filter(|(_, phone)| shared(phone)).map(|(person, _)| *person));
        }
        people
    }
}

/// Problems that still stand: those of the last import, and those that a rule finds in the facts of now.
pub fn problems_of(row: &PersonRow, today: NaiveDate) -> Vec<ProblemShown> {
    let mut shown: Vec<ProblemShown> = row
        .person
        .problems
        .iter()
        .filter(|(problem, mended)| *mended == Mended::Open && !quality::is_found_by_rule(problem.code))
        .map(|(problem, _)| ProblemShown {
            code: problem.code,
            field: problem.field,
            raw: problem.raw.clone(),
            cell: problem.cell.clone(),
        })
        .collect();
    let found = quality::findings(&row.person.facts, today);
    for (code, field) in found.into_iter().filter(|(code, field)| !is_accepted(&row.person, *code, *field)) {
        shown.push(ProblemShown { code, field, raw: String::new(), cell: String::new() });
    }
    shown
}

/// Whether somebody looked at a problem and found the fact right as it stands.
pub fn is_accepted(person: &Person, code: ProblemCode, field: Option<Field>) -> bool {
    !person.decisions.is_empty() && person.has_accepted(code, field, &quality::evidence(&person.facts, code, field))
}
