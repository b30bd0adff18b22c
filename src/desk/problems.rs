//! Who has which problem to clean up: read once when it is first asked for, then kept up to date by every change.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::shelf::index_of;
use super::views::ProblemShown;
use crate::domain::field::Field;
use crate::domain::person::{Mended, Person};
use crate::domain::problem::ProblemCode;
use crate::domain::quality::{self, CardTold};
use crate::store::{PersonRow, Store, StoreError};

/// Everybody with a problem, on a day.
pub struct Problems {
    today: NaiveDate,
    people: BTreeMap<ProblemCode, HashSet<u32>>,
    /// How many kinds of problem each has who has any, shared phones left out.
    open: HashMap<u32, u32>,
    /// The phones of those who have an account.
    phones: HashMap<u32, Box<str>>,
    /// Who has each of these phones.
    holders: HashMap<Box<str>, Vec<u32>>,
    /// Those whose phone somebody else has too.
    shared: HashSet<u32>,
}

impl Problems {
    /// Nobody's yet.
    pub fn new(today: NaiveDate) -> Self {
        Self {
            today,
            people: BTreeMap::new(),
            open: HashMap::new(),
            phones: HashMap::new(),
            holders: HashMap::new(),
            shared: HashSet::new(),
        }
    }

    /// Reads them.
    pub fn read(store: &Store, today: NaiveDate) -> Result<Self, StoreError> {
        let mut problems = Self::new(today);
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
            if self.people.entry(problem.code).or_default().insert(number) {
                *self.open.entry(number).or_default() += 1;
            }
        }
        let phone = row.person.facts.phone.as_ref().filter(|_| quality::has_account(&row.person.facts));
        if let Some(phone) = phone.filter(|_| !is_accepted(&row.person, ProblemCode::SharedPhone, None)) {
            self.hold(number, phone.as_str());
        }
    }

    fn hold(&mut self, person: u32, phone: &str) {
        let holders = self.holders.entry(phone.into()).or_default();
        holders.push(person);
        if holders.len() > 1 {
            self.shared.extend(holders.iter().copied());
        }
        self.phones.insert(person, phone.into());
    }

    /// A person is gone.
    pub fn remove(&mut self, person: u32) {
        if self.open.remove(&person).is_some() {
            for people in self.people.values_mut() {
                people.remove(&person);
            }
        }
        let Some(phone) = self.phones.remove(&person) else { return };
        self.shared.remove(&person);
        let Some(holders) = self.holders.get_mut(&phone) else { return };
        holders.retain(|holder| *holder != person);
        match holders.as_slice() {
            [] => {
                self.holders.remove(&phone);
            }
            [only] => {
                self.shared.remove(only);
            }
            _ => {}
        }
    }

    /// Who has this problem.
    pub fn with(&self, code: ProblemCode) -> HashSet<u32> {
        let mut people = self.people.get(&code).cloned().unwrap_or_default();
        if code == ProblemCode::SharedPhone {
            people.extend(&self.shared);
        }
        people
    }

    /// How many have this problem.
    pub fn count(&self, code: ProblemCode) -> usize {
        let people = self.people.get(&code);
        if code == ProblemCode::SharedPhone {
            return self.shared.len() + people.map_or(0, |people| people.difference(&self.shared).count());
        }
        people.map_or(0, HashSet::len)
    }

    /// Whether somebody has any.
    pub fn has_any(&self, person: u32) -> bool {
        self.open.contains_key(&person) || self.shared.contains(&person)
    }

    /// How many have any.
    pub fn people(&self) -> usize {
        self.open.len() + self.shared.iter().filter(|person| !self.open.contains_key(person)).count()
    }

    /// Who shares a person's phone, the person among them.
    pub fn sharing_with(&self, person: u32) -> &[u32] {
        let phone = self.phones.get(&person).filter(|_| self.shared.contains(&person));
        phone.and_then(|phone| self.holders.get(phone)).map(Vec::as_slice).unwrap_or_default()
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
    let found = quality::findings(&row.person.facts, CardTold::of(&row.person), today);
    for (code, field) in found.into_iter().filter(|(code, field)| !is_accepted(&row.person, *code, *field)) {
        shown.push(ProblemShown { code, field, raw: String::new(), cell: String::new() });
    }
    shown
}

/// Whether somebody looked at a problem and found the fact right as it stands.
pub fn is_accepted(person: &Person, code: ProblemCode, field: Option<Field>) -> bool {
    !person.decisions.is_empty() && person.has_accepted(code, field, &quality::evidence(&person.facts, code, field))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::demo;
    use crate::sys::clock::Clock;

    /// The index that every change keeps up to date says what one that is read anew says.
    #[test]
    fn kept_up_to_date_it_is_what_reading_anew_gives() {
        let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
        let desk = demo::make(400, 1, clock, "Thử").unwrap();
        let today = desk.today();
        let mut kept = Problems::read(&desk.store, today).unwrap();
        let mut rows = Vec::new();
        desk.store
            .each_person::<StoreError>(|row| {
                rows.push(row);
                Ok(())
            })
            .unwrap();
        let shared = kept.with(ProblemCode::SharedPhone);
        assert!(shared.len() > 1 && kept.people() > shared.len(), "{}", shared.len());
        let number = *shared.iter().min().unwrap();
        let others = kept.sharing_with(number).to_vec();
        assert!(others.len() > 1 && others.contains(&number));
        kept.remove(number);
        assert!(others.iter().all(|other| !kept.has_any(*other) || !kept.shared.contains(other)) || others.len() > 2);
        // Everybody again, in another order and some of them twice.
        rows.iter().rev().chain(rows.iter().take(50)).for_each(|row| kept.put(row));
        let anew = Problems::read(&desk.store, today).unwrap();
        for code in ProblemCode::ALL {
            assert_eq!(kept.with(code), anew.with(code), "{code:?}");
            assert_eq!(kept.count(code), anew.with(code).len(), "{code:?}");
        }
        assert_eq!(kept.people(), anew.people());
        assert_eq!(kept.people(), rows.iter().filter(|row| kept.has_any(index_of(row.number))).count());
    }
}
