//! Of many files the wards: which files are of one ward, which of them is taken, and what the others tell.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::figures::WardFigures;
use super::finding::{Finding, FindingCode};
use super::ward_name::{NamedFile, Wards};
use super::{Given, Unreadable, checks};
use crate::domain::campaign::Ward;
use crate::domain::reports::ReportKind;
use crate::msg;

/// The wards, each once.
pub(super) struct Gathered {
    /// What is taken of each.
    pub taken: Vec<WardFigures>,
    /// What was found on the way.
    pub findings: Vec<Finding>,
}

/// Gathers the files by ward.
pub(super) fn gather(given: Given) -> Gathered {
    let Given { files, unreadable, listed } = given;
    let is_listed = listed.is_some();
    let listed = listed.unwrap_or_default();
    let mut wards = Wards::default();
    let unread_names: Vec<Ward> = unreadable.iter().map(name_of).collect();
    let all = listed.iter().chain(files.iter().map(|file| &file.ward)).chain(&unread_names);
    let places = wards.places_of(all);
    let (of_list, rest) = places.split_at(listed.len().min(places.len()));
    let (of_files, of_unread) = rest.split_at(files.len().min(rest.len()));

    let usual_kind = checks::most_common(files.iter().map(|file| file.kind)).flatten();
    let mut by_ward: Vec<Vec<WardFigures>> = (0..wards.len()).map(|_| Vec::new()).collect();
    for (file, place) in files.into_iter().zip(of_files) {
        if let Some(group) = by_ward.get_mut(*place) {
            group.push(file);
        }
    }

    let mut names: Vec<Option<Ward>> = vec![None; wards.len()];
    for (ward, place) in listed.iter().zip(of_list) {
        if let Some(slot) = names.get_mut(*place) {
            slot.get_or_insert_with(|| ward.clone());
        }
    }
    let mut findings = Vec::new();
    let mut groups = Vec::new();
    for (group, name) in by_ward.into_iter().zip(&mut names) {
        if let Some(group) = Group::of(group, name.as_ref(), usual_kind) {
            *name = Some(group.newest.ward.clone());
            groups.push(group);
        } else if let Some(name) = name {
            // One that sent something unreadable sent no figures either.
            findings.push(missing(name));
        }
    }
    label(&mut groups);
    for Group { newest, older, is_listed: is_on_list } in &groups {
        if is_listed && !is_on_list {
            findings.push(unlisted(newest));
        }
        findings.extend(checks::doubles(newest, older));
        findings.extend(checks::decreases(newest, older));
    }
    for ((one, named), place) in unreadable.into_iter().zip(unread_names).zip(of_unread) {
        let ward = names.get(*place).cloned().flatten().unwrap_or(named).name;
        let message = match one.hint {
            Some(hint) => msg!("rollup-unread", message = one.message, hint = hint),
            None => one.message,
        };
        findings.push(Finding { code: FindingCode::Unreadable, ward, file: one.file, message });
    }
    Gathered { taken: groups.into_iter().map(|group| group.newest).collect(), findings }
}

/// The files of a ward.
struct Group {
    newest: WardFigures,
    /// The others, the newer before the older.
    older: Vec<WardFigures>,
    is_listed: bool,
}

impl Group {
    fn of(mut files: Vec<WardFigures>, listed: Option<&Ward>, usual: Option<ReportKind>) -> Option<Self> {
        files.sort_by_key(|file| preference(file, usual));
        let name = best_name(listed, &files);
        let mut files = files.into_iter();
        let newest = WardFigures { ward: name, ..files.next()? };
        Some(Self { newest, older: files.collect(), is_listed: listed.is_some() })
    }
}

/// Calls each ward by its name, and those of one name by what is above them too.
fn label(groups: &mut [Group]) {
    let mut times: HashMap<String, usize> = HashMap::new();
    for group in groups.iter() {
        *times.entry(group.newest.ward.name.clone()).or_default() += 1;
    }
    for Group { newest, .. } in groups {
        let Ward { name, parent } = &newest.ward;
        let is_alone = times.get(name).is_none_or(|times| *times == 1) || parent.is_empty();
        newest.label = if is_alone { name.clone() } else { format!("{name}, {parent}") };
    }
}

fn unlisted(figures: &WardFigures) -> Finding {
    Finding {
        code: FindingCode::Unlisted,
        ward: figures.label.clone(),
        file: figures.file.clone(),
        message: msg!("rollup-finding-unlisted", ward = &figures.label, file = &figures.file),
    }
}

/// What is taken first: the newest day; of one day the kind that most send, what was sealed, what was made last.
fn preference(file: &WardFigures, usual: Option<ReportKind>) -> impl Ord + use<> {
    (Reverse(file.as_of), file.kind != usual, !file.is_sealed, Reverse(file.made_at), file.file.clone())
}

/// The name to show: that of the list, else the newest one that a file says itself. What is above a ward may be said by
/// a file though the list does not.
fn best_name(listed: Option<&Ward>, files: &[WardFigures]) -> Ward {
    let said = files.iter().find(|file| !file.is_named_by_file).or(files.first());
    let mut name = listed.cloned().or(said.map(|file| file.ward.clone())).unwrap_or_default();
    if name.parent.is_empty() {
        let above = files.iter().map(|file| &file.ward.parent).find(|parent| !parent.is_empty());
        name.parent = above.cloned().unwrap_or_default();
    }
    name
}

fn missing(ward: &Ward) -> Finding {
    Finding {
        code: FindingCode::Missing,
        ward: ward.name.clone(),
        file: String::new(),
        message: msg!("rollup-finding-missing", ward = &ward.name),
    }
}

/// The ward that the name of a file tells of.
fn name_of(one: &Unreadable) -> Ward {
    let stem = one.file.rsplit_once('.').map_or(one.file.as_str(), |(stem, _)| stem);
    Ward { name: NamedFile::read(stem).map(|named| named.ward).unwrap_or_default(), parent: String::new() }
}
