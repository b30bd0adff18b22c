//! What styles say that matters: which font a text is written in, if it is an old one, and which sheets are hidden.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::BytesStart;

use super::super::fonts::is_old;
use super::super::limits;
use super::attribute;

/// The styles of a file.
#[derive(Default)]
pub(super) struct Styles {
    /// Fonts by the name that styles call them.
    faces: BTreeMap<String, String>,
    cells: BTreeMap<String, CellStyle>,
    hiding: BTreeSet<String>,
    /// The style that was read last, whose properties follow it.
    current: Option<(Family, String)>,
    /// Styles of the columns of the sheet that is being read, by their first column.
    columns: Vec<(u32, Option<String>)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Table,
    Cell,
}

#[derive(Default)]
struct CellStyle {
    parent: Option<String>,
    font: Option<String>,
}

/// Styles that stand on each other.
const ANCESTORS: usize = 8;
/// The style of cells that have none.
const DEFAULT: &str = "Default";

impl Styles {
    /// Takes what an element says of styles, if anything.
    pub(super) fn take(&mut self, start: &BytesStart<'_>) {
        match start.name().as_ref() {
            "style:font-face" => {
                let name = attribute(start, "style:name").zip(attribute(start, "svg:font-family"));
                if let Some((name, family)) = name.filter(|_| self.faces.len() < limits::FONTS) {
                    self.faces.insert(name, unquoted(&family));
                }
            }
            "style:style" => {
                let family = match attribute(start, "style:family").as_deref() {
                    Some("table") => Some(Family::Table),
                    Some("table-cell") => Some(Family::Cell),
                    _ => None,
                };
                self.current = family.zip(attribute(start, "style:name"));
                if let Some((Family::Cell, name)) = &self.current
                    && self.cells.len() < limits::STYLES
                {
                    let parent = attribute(start, "style:parent-style-name");
                    self.cells.insert(name.clone(), CellStyle { parent, font: None });
                }
            }
            "style:text-properties" => {
                let Some((Family::Cell, name)) = &self.current else { return };
                let font =
                    attribute(start, "style:font-name").map(|name| self.faces.get(&name).cloned().unwrap_or(name));
                let font = font.or_else(|| attribute(start, "fo:font-family").map(|family| unquoted(&family)));
                if let Some(style) = self.cells.get_mut(name) {
                    style.font = font;
                }
            }
            "style:table-properties" => {
                let is_hiding = attribute(start, "table:display").is_some_and(|display| display == "false");
                if let Some((Family::Table, name)) = &self.current
                    && is_hiding
                    && self.hiding.len() < limits::STYLES
                {
                    self.hiding.insert(name.clone());
                }
            }
            _ => {}
        }
    }

    /// Whether sheets of a style are hidden.
    pub(super) fn hides(&self, style: &str) -> bool {
        self.hiding.contains(style)
    }

    /// The style of columns of the sheet that is being read.
    pub(super) fn set_columns(&mut self, first: u32, count: u32, style: Option<String>) {
        if first < limits::COLUMNS && count > 0 {
            self.columns.push((first, style));
        }
    }

    /// The sheet is read.
    pub(super) fn forget_columns(&mut self) {
        self.columns.clear();
    }

    /// The font of a cell of a style, else of its column's style, if it is an old one.
    pub(super) fn font(&self, style: Option<&str>, column: u32) -> Option<String> {
        let of_column = || self.columns.iter().rev().find(|(first, _)| *first <= column)?.1.as_deref();
        let mut style = style.or_else(of_column).unwrap_or(DEFAULT);
        for _ in 0..ANCESTORS {
            let known = self.cells.get(style)?;
            if let Some(font) = &known.font {
                return Some(font.clone()).filter(|font| is_old(font));
            }
            style = known.parent.as_deref()?;
        }
        None
    }
}

fn unquoted(family: &str) -> String {
    family.trim_matches(['\'', '"', ' ']).to_owned()
}
