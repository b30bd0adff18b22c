//! The documents `tungnha.tally` and `tungnha.report`.

use super::error::{TallyFault, TallyFileError};
use super::facts::{Body, Facts, kept};
use super::limits;
use super::node::Node;
use super::numbers::{count_of_number, rate_of_number};
use crate::domain::milestone::Milestone;
use crate::domain::reason::Reason;
use crate::domain::rollup::{Figure, FigureSet, StatedRate, WardFigures};
use crate::domain::tally::{Count, Denominator, Rate, TallyRow};
use crate::intake::delimited::decode;

/// Whether a text is a JSON document rather than lines of cells.
pub(super) fn is_json(bytes: &[u8]) -> bool {
    let start = bytes.get(..256).unwrap_or(bytes);
    decode(start).text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '['])
}

/// Reads such a document.
pub(super) fn read(bytes: &[u8], file: &str) -> Result<WardFigures, TallyFileError> {
    let decoded = decode(bytes);
    let document = Node::read(decoded.text.trim_start_matches('\u{feff}'), file)?;
    let facts = facts(&document, file)?;
    facts.check_schema(file)?;
    let Some(total) = document.get("total").filter(|total| matches!(total, Node::Map(_))) else {
        let is_ours = facts.schema.starts_with("tungnha.");
        return Err(if is_ours { TallyFault::NoTotal } else { TallyFault::NoFigures }.of(file));
    };
    let mut body = Body::default();
    let rows = match document.get("rows") {
        Some(Node::List(rows)) if rows.len() > limits::ROWS => {
            return Err(TallyFault::TooMuch { limit: limits::ROWS }.of(file));
        }
        Some(Node::List(rows)) => rows.as_slice(),
        None | Some(Node::Null) => &[],
        Some(_) => return Err(TallyFault::BadValue { place: "rows".to_owned() }.of(file)),
    };
    for (place, node) in rows.iter().enumerate() {
        let path = Path { file, row: format!("rows[{place}]") };
        let mut row = path.row_of(node, Some(place), &mut body.stated_rates)?;
        row.0.area = path.text_of(node, "area")?.unwrap_or_default();
        body.absent_of_rows.add_all(row.1);
        body.rows.push(row.0);
    }
    let path = Path { file, row: "total".to_owned() };
    (body.total, body.absent) = path.row_of(total, None, &mut body.stated_rates)?;
    let has_figures = Figure::all().any(|figure| figure != Figure::Target && !body.absent.has(figure));
    if !has_figures {
        return Err(TallyFault::NoFigures.of(file));
    }
    facts.over(body, file)
}

fn facts(document: &Node, file: &str) -> Result<Facts, TallyFileError> {
    let mut facts = Facts::default();
    let mut take = |key: &str, node: Option<&Node>, place: &str| match node {
        Some(Node::Text(text)) => facts.take(key, text, || place.to_owned(), file),
        None | Some(Node::Null) => Ok(()),
        Some(_) => Err(TallyFault::BadValue { place: place.to_owned() }.of(file)),
    };
    for key in ["schema", "as_of", "since", "kind", "made_at"] {
        take(key, document.get(key), key)?;
    }
    for (above, key, fact) in [("ward", "name", "ward"), ("ward", "parent", "parent"), ("campaign", "name", "campaign")]
    {
        take(fact, document.get(above).and_then(|node| node.get(key)), &format!("{above}.{key}"))?;
    }
    facts.is_sealed = matches!(document.get("sealed"), Some(Node::Map(_)));
    let age = document.get("minimum_age");
    if let Some(Node::Number(age)) = age {
        facts.minimum_age = count_of_number(*age).and_then(|age| u32::try_from(age).ok());
    }
    Ok(facts)
}

/// Where in the document something stands.
struct Path<'f> {
    file: &'f str,
    row: String,
}

impl Path<'_> {
    fn at(&self, key: &str) -> String {
        format!("{}.{key}", self.row)
    }

    fn bad_value(&self, key: &str) -> TallyFileError {
        TallyFault::BadValue { place: self.at(key) }.of(self.file)
    }

    fn text_of(&self, node: &Node, key: &str) -> Result<Option<String>, TallyFileError> {
        match node.get(key) {
            None | Some(Node::Null) => Ok(None),
            Some(Node::Text(text)) => Ok(Some(kept(text))),
            Some(_) => Err(self.bad_value(key)),
        }
    }

    /// A count; nothing where the document does not say it.
    fn count_of(&self, node: Option<&Node>, key: &str) -> Result<Option<u64>, TallyFileError> {
        let bad = |raw: String| TallyFault::BadCount { place: self.at(key), raw }.of(self.file);
        match node {
            None | Some(Node::Null) => Ok(None),
            Some(Node::Number(number)) => count_of_number(*number).map(Some).ok_or_else(|| bad(number.to_string())),
            Some(Node::Text(text)) => Err(bad(kept(text))),
            Some(Node::Flag(_) | Node::List(_) | Node::Map(_)) => Err(self.bad_value(key)),
        }
    }

    fn row_of(
        &self,
        node: &Node,
        place: Option<usize>,
        rates: &mut Vec<StatedRate>,
    ) -> Result<(TallyRow, FigureSet), TallyFileError> {
        if !matches!(node, Node::Map(_)) {
            return Err(TallyFault::BadValue { place: self.row.clone() }.of(self.file));
        }
        let (mut row, mut absent) = (TallyRow::default(), FigureSet::default());
        for count in Count::ALL {
            match self.count_of(node.get(count.key()), count.key())? {
                Some(number) => row.add(count, number),
                None => absent.add(Figure::Count(count)),
            }
        }
        let new = node.get("new");
        for milestone in Milestone::ALL {
            let key = Figure::New(milestone).key();
            match self.count_of(new.and_then(|new| new.get(milestone.code())), &key)? {
                Some(number) => row.add_new(milestone, number),
                None => absent.add(Figure::New(milestone)),
            }
        }
        if node.get("target").is_none() {
            absent.add(Figure::Target);
        }
        row.target = self.count_of(node.get("target"), "target")?;
        if let Some(Node::Map(reasons)) = node.get("reasons") {
            for (code, node) in reasons {
                let people = self.count_of(Some(node), &format!("reasons.{code}"))?;
                if let (Some(reason), Some(people)) = (Reason::from_code(code), people.filter(|people| *people > 0)) {
                    row.reasons.insert(reason, people);
                }
            }
        }
        for rate in Rate::ALL {
            rates.extend(self.rate_of(node, rate, place)?);
        }
        Ok((row, absent))
    }

    fn rate_of(&self, node: &Node, rate: Rate, row: Option<usize>) -> Result<Option<StatedRate>, TallyFileError> {
        let key = || format!("rates.{}", rate.key());
        let Some(node) = node.get("rates").and_then(|rates| rates.get(rate.key())) else { return Ok(None) };
        let stated = match node.get("value") {
            None | Some(Node::Null) => None,
            Some(Node::Number(number)) => {
                let bad = || TallyFault::BadRate { place: self.at(&key()), raw: number.to_string() }.of(self.file);
                Some(rate_of_number(*number).ok_or_else(bad)?)
            }
            Some(_) => return Err(self.bad_value(&key())),
        };
        Ok(Some(StatedRate { rate, row, stated, other_parts: other_parts(node, rate) }))
    }
}

/// What a rate divides, where that is not what we do.
fn other_parts(node: &Node, rate: Rate) -> Option<(String, String)> {
    let Some(Node::List(of)) = node.get("of") else { return None };
    let text = |node: Option<&Node>| match node {
        Some(Node::Text(text)) => kept(text),
        Some(Node::Null | Node::Flag(_) | Node::Number(_) | Node::List(_) | Node::Map(_)) | None => String::new(),
    };
    let parts = (text(of.first()), text(of.get(1)));
    let whole = match rate.denominator() {
        Denominator::Count(count) => count.key(),
        Denominator::Target => "target",
    };
    (parts.0 != rate.numerator().key() || parts.1 != whole).then_some(parts)
}
