//! `reconcile`.

use serde_json::{Map, Value, json};

use super::import::show_stage;
use crate::cli::args::ReconcileArgs;
use crate::cli::progress::Progress;
use crate::cli::{CommandError, Session};
use crate::desk::import::ImportStage;
use crate::desk::reconciling::{Accepted, Compared, Doubt, Group, Line, UnknownNumber, Which};
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::person_number::PersonNumber;
use crate::domain::roster::{CellProblem, Place, cell_name};
use crate::msg;
use crate::text::clean::visible;
use crate::text::numbers::day;
use crate::text::words::{Message, Words};

/// How many lines of a group are printed one by one; the rest is counted.
const LINES: usize = 20;

impl Session {
    pub(in crate::cli) fn reconcile(&self, args: &ReconcileArgs) -> Result<u8, CommandError> {
        let mut desk = if args.apply { self.open_to_write()? } else { self.open()? };
        let progress = Progress::new(&self.output, "cli-progress-reading");
        let mut stages = |stage: ImportStage| show_stage(&progress, stage);
        let done = desk.read_extract(&args.extract, args.as_of, &mut stages).and_then(|extract| {
            let compared = desk.compare_extract(&extract, &mut stages)?;
            let accepted = if args.apply {
                desk.accept(&compared, &Which::All, &mut stages)?
            } else {
                Accepted { operation: None, applied: 0 }
            };
            Ok((compared, accepted))
        });
        progress.finish();
        let (compared, accepted) = done?;
        if self.is_json() {
            let people = [&compared.only_here, &compared.only_there, &compared.different_day];
            let seen = people.iter().map(|lines| lines.len()).sum::<usize>() + compared.unknown.len();
            desk.log_seen("reconcile_json", seen, "")?;
        }
        desk.close()?;
        if self.is_json() {
            self.print_document(&compared, accepted);
        } else {
            self.say_reconciled(&compared, args, accepted);
        }
        Ok(0)
    }

    /// The JSON of the contract, line by line: of a whole ward it would fill the memory.
    fn print_document(&self, compared: &Compared, accepted: Accepted) {
        let output = &self.output;
        let operation = json!(accepted.operation.map(|operation| operation.to_string()));
        output.print(&format!(
            "{{\"schema\":\"tungnha.reconcile/1\",\"as_of\":\"{}\",\"agree\":{},\"applied\":{},\"operation\":{operation}",
            compared.as_of, compared.agree, accepted.applied
        ));
        for (name, group) in
            [("only_here", Group::OnlyHere), ("only_there", Group::OnlyThere), ("different_day", Group::DifferentDay)]
        {
            self.print_array(name, compared.group(group), |line| line_json(compared, group, line));
        }
        self.print_array("unknown", &compared.unknown, |one| unknown_json(compared, one));
        self.print_array("problem_list", &compared.problems, |one| problem_json(compared, one, &output.words));
        output.print("}\n");
    }

    fn print_array<T>(&self, name: &str, all: &[T], value: impl Fn(&T) -> Value) {
        self.output.print(&format!(",\"{name}\":["));
        for (place, one) in all.iter().enumerate() {
            let comma = if place == 0 { "" } else { "," };
            self.output.print(&format!("{comma}{}", value(one)));
        }
        self.output.print("]");
    }

    fn say_reconciled(&self, compared: &Compared, args: &ReconcileArgs, accepted: Accepted) {
        let output = &self.output;
        output.say(&msg!(
            "cli-reconcile-counts",
            day = compared.as_of,
            agree = compared.agree,
            only_there = compared.only_there.len(),
            different_day = compared.different_day.len(),
            only_here = compared.only_here.len(),
            unknown = compared.unknown.len(),
        ));
        for (heading, group) in [
            (msg!("cli-reconcile-only-there"), Group::OnlyThere),
            (msg!("cli-reconcile-different-day"), Group::DifferentDay),
            (msg!("cli-reconcile-only-here"), Group::OnlyHere),
        ] {
            self.say_some(&heading, compared.group(group), |line| self.line(compared, group, line));
        }
        self.say_some(&msg!("cli-reconcile-unknown"), &compared.unknown, |one| self.unknown(compared, one));
        self.say_some(&msg!("cli-reconcile-problems"), &compared.problems, |(place, problem)| {
            msg!(
                "cli-reconcile-problem",
                cell = cell(compared, (*place, problem.column)),
                problem = Message::of_code("problem", problem.code.code()),
                raw = masked(&problem.raw),
            )
        });
        match (args.apply, accepted.operation) {
            (true, Some(operation)) => {
                output.say(&msg!("cli-reconcile-applied", count = accepted.applied, operation = operation.to_string()));
            }
            (true, None) => output.say(&msg!("cli-reconcile-nothing")),
            (false, _) => {
                let count = compared.without_doubt(Group::OnlyThere) + compared.without_doubt(Group::DifferentDay);
                if count > 0 {
                    output.say(&msg!("cli-reconcile-not-applied", count = count));
                }
            }
        }
    }

    fn say_some<T>(&self, heading: &Message, all: &[T], line: impl Fn(&T) -> Message) {
        if all.is_empty() {
            return;
        }
        self.output.say(heading);
        all.iter().take(LINES).for_each(|one| self.output.say(&line(one)));
        if all.len() > LINES {
            self.output.say(&msg!("cli-import-more-problems", count = all.len() - LINES));
        }
    }

    fn line(&self, compared: &Compared, group: Group, line: &Line) -> Message {
        let words = &self.output.words;
        let person = &line.person;
        let implied = group != Group::OnlyThere;
        let place = line.place.map(|place| cell(compared, place)).unwrap_or_default();
        let doubt = line.doubt.as_ref().map(|doubt| format!(" ! {}", words.say(&said(doubt)))).unwrap_or_default();
        msg!(
            "cli-reconcile-line",
            reference = person.reference.to_string(),
            name = &person.full_name,
            number = person.person_number.as_ref().map(PersonNumber::masked).unwrap_or_default(),
            milestone = Message::of_code("milestone", line.milestone.code()),
            here = reached(line.here, implied, words),
            there = reached(line.there, false, words),
            place = place,
            doubt = doubt,
        )
    }

    fn unknown(&self, compared: &Compared, one: &UnknownNumber) -> Message {
        msg!(
            "cli-reconcile-unknown-line",
            number = one.person_number.masked(),
            name = one.full_name.clone().unwrap_or_default(),
            place = cell(compared, one.place),
        )
    }
}

fn reached(reached: Reached, implied: bool, words: &Words) -> String {
    match reached {
        Reached::On(on) => day(on),
        Reached::DayUnknown { .. } => words.get("cli-show-day-unknown"),
        Reached::No if implied => words.get("cli-show-day-unknown"),
        Reached::No => words.get("cli-show-nothing"),
    }
}

fn said(doubt: &Doubt) -> Message {
    match doubt {
        Doubt::OtherName(name) => msg!("doubt-other-name", name = name),
        Doubt::NumberTwice => msg!("doubt-number-twice"),
        Doubt::ToldTwice => msg!("doubt-told-twice"),
        Doubt::FutureDay => msg!("doubt-future-day"),
    }
}

/// A raw text without the middle of a number of somebody's.
fn masked(raw: &str) -> String {
    let digits = raw.bytes().filter(u8::is_ascii_digit).count();
    match PersonNumber::new(raw.trim()) {
        Some(number) => number.masked(),
        None if digits >= 9 => raw
            .chars()
            .scan(0, |seen, c| {
                *seen += usize::from(c.is_ascii_digit());
                Some(if c.is_ascii_digit() && *seen > 3 && *seen + 3 <= digits { '•' } else { c })
            })
            .collect(),
        None => raw.to_owned(),
    }
}

/// Where a cell stands: `Danh sách C17`.
fn cell(compared: &Compared, (place, column): (Place, Option<u32>)) -> String {
    let (_, sheet) = sheet_of(compared, place);
    let name = column.map_or_else(|| place.row.to_string(), |column| cell_name(column, place.row));
    visible(&format!("{sheet} {name}"))
}

fn sheet_of(compared: &Compared, place: Place) -> (&str, &str) {
    let file = compared.files.get(usize::from(place.file));
    let sheet = file.and_then(|file| file.sheets.get(usize::from(place.sheet)));
    (file.map_or("", |file| file.path.as_str()), sheet.map_or("", |sheet| sheet.name.as_str()))
}

fn problem_json(compared: &Compared, (place, problem): &(Place, CellProblem), words: &Words) -> Value {
    let mut fields = place_json(compared, Some((*place, problem.column)));
    fields.insert("code".to_owned(), json!(problem.code.code()));
    fields.insert("raw".to_owned(), json!(problem.raw));
    let message = words.say(&Message::of_code("problem", problem.code.code()));
    fields.insert("message".to_owned(), json!(message));
    Value::Object(fields)
}

fn line_json(compared: &Compared, group: Group, line: &Line) -> Value {
    let mut fields = place_json(compared, line.place);
    let person = &line.person;
    fields.insert("ref".to_owned(), json!(person.reference.to_string()));
    fields.insert("person_id".to_owned(), json!(person.person_number.as_ref().map(PersonNumber::as_str)));
    fields.insert("full_name".to_owned(), json!(person.full_name));
    fields.insert("milestone".to_owned(), json!(line.milestone.code()));
    // What a later milestone implies is reached, its day unknown.
    let is_here = line.here.is_reached() || group != Group::OnlyThere;
    fields.insert("here".to_owned(), reached_json(is_here, line.here));
    fields.insert("there".to_owned(), reached_json(line.there.is_reached(), line.there));
    fields.insert("doubt".to_owned(), json!(line.doubt.as_ref().map(Doubt::code)));
    if let Some(Doubt::OtherName(name)) = &line.doubt {
        fields.insert("full_name_there".to_owned(), json!(name));
    }
    Value::Object(fields)
}

fn unknown_json(compared: &Compared, one: &UnknownNumber) -> Value {
    let mut fields = place_json(compared, Some(one.place));
    fields.insert("person_id".to_owned(), json!(one.person_number.as_str()));
    fields.insert("full_name".to_owned(), json!(one.full_name));
    let of = |(milestone, reached): &(Milestone, Reached)| {
        (milestone.code().to_owned(), reached_json(reached.is_reached(), *reached))
    };
    fields.insert("milestones".to_owned(), Value::Object(one.reached.iter().map(of).collect()));
    Value::Object(fields)
}

fn reached_json(is_reached: bool, reached: Reached) -> Value {
    json!({"reached": is_reached, "on": reached.stated_day().map(|day| day.to_string())})
}

fn place_json(compared: &Compared, place: Option<(Place, Option<u32>)>) -> Map<String, Value> {
    let named = place.map(|(place, _)| sheet_of(compared, place));
    let cell = place.and_then(|(place, column)| Some(cell_name(column?, place.row)));
    Map::from_iter([
        ("file".to_owned(), json!(named.map(|(file, _)| file))),
        ("sheet".to_owned(), json!(named.map(|(_, sheet)| sheet))),
        ("row".to_owned(), json!(place.map(|(place, _)| place.row))),
        ("cell".to_owned(), json!(cell)),
    ])
}
