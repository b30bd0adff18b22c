//! A JSON document as a tree that is bounded in depth and size, and in which no key stands twice: a reader that takes
//! the last of two would show other figures than one that takes the first.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};

use super::error::{TallyFault, TallyFileError};
use super::limits;

/// A value.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Node {
    Null,
    Flag(bool),
    Number(f64),
    Text(String),
    List(Vec<Node>),
    Map(BTreeMap<String, Node>),
}

impl Node {
    /// Reads a document.
    pub(super) fn read(text: &str, file: &str) -> Result<Self, TallyFileError> {
        let (left, twice) = (Cell::new(limits::NODES), Cell::new(None));
        let mut reader = serde_json::Deserializer::from_str(text);
        let read = Seed { left: &left, twice: &twice }.deserialize(&mut reader);
        let fault = |error: serde_json::Error| match twice.take() {
            Some(key) => TallyFault::Twice { what: key },
            None if left.get() == 0 => TallyFault::TooMuch { limit: limits::NODES },
            None => TallyFault::BadJson { line: error.line(), column: error.column() },
        };
        let node = read.map_err(|error| fault(error).of(file))?;
        reader.end().map_err(|error| fault(error).of(file))?;
        Ok(node)
    }

    /// What stands under a key.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Map(map) => map.get(key),
            Self::Null | Self::Flag(_) | Self::Number(_) | Self::Text(_) | Self::List(_) => None,
        }
    }
}

/// Reads a value while there is room.
#[derive(Clone, Copy)]
struct Seed<'l> {
    left: &'l Cell<usize>,
    twice: &'l Cell<Option<String>>,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node;

    fn deserialize<D: serde::Deserializer<'de>>(self, reader: D) -> Result<Node, D::Error> {
        let left = self.left.get().checked_sub(1).ok_or_else(|| D::Error::custom("too many values"))?;
        self.left.set(left);
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Node, E> {
        Ok(Node::Flag(flag))
    }

    #[expect(clippy::cast_precision_loss, reason = "larger numbers than 2^53 are refused as counts anyway")]
    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(Node::Number(number as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "negative numbers are refused as counts anyway")]
    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        Ok(Node::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = list.next_element_seed(self)? {
            nodes.push(node);
        }
        Ok(Node::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut nodes = BTreeMap::new();
        while let Some(key) = map.next_key::<String>()? {
            let node = map.next_value_seed(self)?;
            if nodes.contains_key(&key) {
                self.twice.set(Some(key));
                return Err(A::Error::custom("a key stands twice"));
            }
            nodes.insert(key, node);
        }
        Ok(Node::Map(nodes))
    }
}
