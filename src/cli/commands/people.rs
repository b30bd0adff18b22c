//! `add edit move find show list`.

use std::io::BufRead;
use std::ops::ControlFlow;

use serde_json::json;

use crate::cli::args::{AddArgs, EditArgs, FindArgs, Kind, ListArgs, ListFormat, MoveArgs, ShowArgs};
use crate::cli::{CommandError, Session, json as shapes, lists};
use crate::desk::clean_up_list::{Digits, SEEN};
use crate::desk::editing::Assignments;
use crate::desk::people::{Filter, ListQuery, Sort};
use crate::desk::reference::Reference;
use crate::desk::views::{Done, PeoplePage, PersonCard};
use crate::desk::{Desk, DeskError};
use crate::msg;
use crate::report::clean_up::clean_up_xlsx;
use crate::report::{csv, xlsx};
use crate::text::words::Message;

/// The longest line of `find --stdin` that is a query.
const LONGEST_QUERY: usize = 10_000;

impl Session {
    pub(in crate::cli) fn add(&self, args: &AddArgs) -> Result<u8, CommandError> {
        let assignments = assignments(&args.assignments)?;
        let mut desk = self.open_to_write()?;
        let done = match args.kind {
            Kind::Household => desk.add_household(&assignments)?.1,
            Kind::Person => desk.add_person(&assignments)?.1,
        };
        self.done("add", &done)
    }

    pub(in crate::cli) fn edit(&self, args: &EditArgs) -> Result<u8, CommandError> {
        let assignments = assignments(&args.assignments)?;
        let mut desk = self.open_to_write()?;
        let done = match desk.refer(&args.reference)? {
            Reference::Person(person) => desk.edit_person(person, &assignments, args.on)?,
            Reference::Household(household) => desk.edit_household(household, &assignments)?,
        };
        self.done("edit", &done)
    }

    pub(in crate::cli) fn move_person(&self, args: &MoveArgs) -> Result<u8, CommandError> {
        let mut desk = self.open_to_write()?;
        let person = desk.refer_to_person(&args.reference)?;
        let household = desk.refer_to_household(&args.household)?;
        let done = desk.move_person(person, household)?;
        self.done("move", &done)
    }

    /// Says what was recorded, or that it stood there already.
    pub(in crate::cli) fn done(&self, command: &str, done: &Done) -> Result<u8, CommandError> {
        let operation = done.operation.map(|operation| operation.to_string());
        if self.is_json() {
            let value = json!({"operation": operation, "label": done.kind.code(), "ref": done.about});
            self.output.document(command, value);
            return Ok(0);
        }
        let label = Message::of_code("operation", done.kind.code());
        let about = done.about.clone().unwrap_or_default();
        match operation {
            Some(_) => self.output.say(&msg!("cli-done", label = label, about = about)),
            None => self.output.say(&msg!("cli-nothing-to-do", label = label, about = about)),
        }
        Ok(0)
    }

    pub(in crate::cli) fn find(&self, args: &FindArgs) -> Result<u8, CommandError> {
        let mut desk = self.open()?;
        if args.stdin {
            return self.find_lines(&mut desk, args.limit);
        }
        let query = args.query.join(" ");
        let page = desk.people_page(&ListQuery { text: query.clone(), ..ListQuery::default() }, 0, args.limit)?;
        if self.is_json() {
            desk.log_seen("find_json", page.lines.len(), "")?;
            let matches: Vec<_> = page.lines.iter().map(shapes::found).collect();
            self.output.document("find", json!({"query": query, "total": page.total, "matches": matches}));
        } else {
            self.output.print(&lists::lines(&page.lines, &self.output));
            self.output.note(&msg!("cli-find-total", shown = page.lines.len(), total = page.total));
        }
        Ok(0)
    }

    /// One query a line, one JSON document a line.
    fn find_lines(&self, desk: &mut Desk, limit: usize) -> Result<u8, CommandError> {
        let mut seen = 0;
        for line in std::io::stdin().lock().split(b'\n') {
            let Ok(line) = line else { break };
            let query: String = String::from_utf8_lossy(&line).trim().chars().take(LONGEST_QUERY).collect();
            let asked = ListQuery { text: query.clone(), ..ListQuery::default() };
            let nobody = PeoplePage { total: 0, gone: 0, first: 0, kept: None, lines: Vec::new() };
            // A line without words asks for nobody, not for the whole ward.
            let page = if query.is_empty() { nobody } else { desk.people_page(&asked, 0, limit)? };
            seen += page.lines.len();
            let matches: Vec<_> = page.lines.iter().map(shapes::found).collect();
            self.output.document("find", json!({"query": query, "total": page.total, "matches": matches}));
        }
        desk.log_seen("find_json", seen, "")?;
        Ok(0)
    }

    pub(in crate::cli) fn show(&self, args: &ShowArgs) -> Result<u8, CommandError> {
        let mut desk = self.open()?;
        let reference = desk.refer(&args.reference)?;
        if let Some((entry, stands)) = desk.merged_reference(&args.reference)? {
            self.output.note(&msg!("cli-merged-into", entry = entry.to_string(), stands = stands.to_string()));
        }
        match reference {
            Reference::Person(person) => {
                let Some(card) = desk.person_card(person)? else { return Err(DeskError::Locked.into()) };
                if self.is_json() {
                    desk.log_seen("show_json", 1, "")?;
                    self.output.document("show", shapes::person(&card, &self.output.words));
                } else {
                    self.output.print(&lists::person(&card, &self.output));
                }
            }
            Reference::Household(household) => {
                let Some(card) = desk.household_card(household)? else { return Err(DeskError::Locked.into()) };
                if self.is_json() {
                    desk.log_seen("show_json", card.members.len(), "")?;
                    self.output.document("show", shapes::household(&card, &self.output.words));
                } else {
                    self.output.print(&lists::household(&card, &self.output));
                }
            }
        }
        Ok(0)
    }

    pub(in crate::cli) fn list(&self, args: &ListArgs) -> Result<u8, CommandError> {
        let mut filters = Vec::new();
        for text in &args.filters {
            let filter = Filter::parse(text);
            filters.push(filter.ok_or_else(|| CommandError::usage(msg!("cli-error-unknown-filter", filter = text)))?);
        }
        let sort = Sort::parse(&args.sort)
            .ok_or_else(|| CommandError::usage(msg!("cli-error-unknown-sort", sort = &args.sort)))?;
        let format = match (args.format, self.is_json()) {
            (Some(format), _) => format,
            (None, true) => ListFormat::Json,
            (None, false) => ListFormat::Text,
        };
        if matches!(format, ListFormat::Xlsx | ListFormat::CleanUp) && args.output.is_none() {
            return Err(CommandError::usage(msg!("cli-error-needs-output")));
        }
        let mut desk = self.open()?;
        if format == ListFormat::CleanUp {
            return self.list_clean_up(&mut desk, filters, args);
        }
        let query = ListQuery { filters, sort, ..ListQuery::default() };
        if format == ListFormat::Text {
            let page = desk.people_page(&query, 0, usize::MAX)?;
            let text = lists::lines(&page.lines, &self.output);
            self.write(args.output.as_deref(), args.force, text.as_bytes())?;
            self.output.note(&msg!("cli-list-total", total = page.total));
            return Ok(0);
        }
        let cards = all_cards(&mut desk, &query)?;
        let words = &self.output.words;
        let bytes = match format {
            ListFormat::Json => {
                let people: Vec<_> = cards.iter().map(|card| shapes::listed_person(card, words)).collect();
                format!("{}\n", json!({"schema": "tungnha.list/1", "people": people})).into_bytes()
            }
            ListFormat::Csv => csv::csv_table(&lists::table(&cards, args.mask, words)),
            ListFormat::Xlsx => xlsx::xlsx_table(&lists::table(&cards, args.mask, words)).map_err(|source| {
                crate::desk::StoreError::Io { path: args.output.clone().unwrap_or_default(), source }
            })?,
            ListFormat::Text | ListFormat::CleanUp => Vec::new(),
        };
        let action = match format {
            ListFormat::Json => "list_json",
            ListFormat::Csv => "list_csv",
            ListFormat::Xlsx => "list_xlsx",
            ListFormat::Text | ListFormat::CleanUp => "list",
        };
        self.write(args.output.as_deref(), args.force, &bytes)?;
        desk.log_seen(action, cards.len(), args.purpose.as_deref().unwrap_or_default())?;
        if format != ListFormat::Json && args.purpose.is_none() {
            self.output.note(&msg!("cli-note-no-purpose"));
        }
        Ok(0)
    }
}

impl Session {
    /// The open problems for the heads of areas.
    fn list_clean_up(&self, desk: &mut Desk, filters: Vec<Filter>, args: &ListArgs) -> Result<u8, CommandError> {
        let digits = if args.mask { Digits::Masked } else { Digits::Whole };
        let lists = desk.clean_up_lists(filters, digits, &self.output.words, &mut |_| ControlFlow::Continue(()))?;
        if lists.sheets.is_empty() {
            self.output.note(&msg!("cli-clean-up-nothing"));
            return Ok(0);
        }
        let path = args.output.as_deref().unwrap_or(std::path::Path::new(""));
        let bytes = clean_up_xlsx(&lists.sheets)
            .map_err(|source| crate::desk::StoreError::Io { path: path.to_owned(), source })?;
        self.write(args.output.as_deref(), args.force, &bytes)?;
        desk.log_seen(SEEN, lists.people + lists.held, args.purpose.as_deref().unwrap_or_default())?;
        self.output.note(&msg!("cli-clean-up-written", people = lists.people, held = lists.held));
        if args.purpose.is_none() {
            self.output.note(&msg!("cli-note-no-purpose"));
        }
        Ok(0)
    }
}

fn all_cards(desk: &mut Desk, query: &ListQuery) -> Result<Vec<PersonCard>, CommandError> {
    let page = desk.people_page(query, 0, usize::MAX)?;
    let mut cards = Vec::with_capacity(page.lines.len());
    for line in page.lines {
        cards.extend(desk.person_card(line.reference)?);
    }
    Ok(cards)
}

/// `FIELD=VALUE` of the command line; nothing behind the sign clears the fact.
fn assignments(texts: &[String]) -> Result<Assignments, CommandError> {
    texts
        .iter()
        .map(|text| {
            let (field, value) = text
                .split_once('=')
                .ok_or_else(|| CommandError::usage(msg!("cli-error-not-an-assignment", text = text)))?;
            let value = Some(value.trim().to_owned()).filter(|value| !value.is_empty());
            Ok((field.trim().to_owned(), value))
        })
        .collect()
}
