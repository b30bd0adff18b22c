//! How the columns of lists were corrected, for the next list of the same shape. Headings only, nothing of people;
//! beside the settings, where they can be lost without harm.

use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::files::{self, FilesError, Overwrite};

/// Name of the file in the settings folder.
const FILE_NAME: &str = "columns.toml";
/// So many shapes are kept; the oldest goes first.
const MOST_SHAPES: usize = 50;

/// Everything that is remembered.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Mappings {
    #[serde(default, rename = "shape")]
    shapes: Vec<Shape>,
    /// Shapes of lists whose columns somebody looked at and let stand.
    #[serde(default)]
    accepted: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct Shape {
    headings: String,
    columns: Vec<(String, String)>,
}

/// The shape of a list, from its headings, folded, in their order.
pub fn shape_of(headings: &[String]) -> String {
    let digest = Sha256::digest(headings.join("\u{1f}").as_bytes());
    digest.iter().take(16).fold(String::new(), |mut shape, byte| {
        for half in [byte >> 4, byte & 15] {
            shape.extend(char::from_digit(u32::from(half), 16));
        }
        shape
    })
}

impl Mappings {
    /// Reads what is remembered; a file that cannot be read remembers nothing.
    pub fn load(folder: &Path) -> Self {
        let text = std::fs::read_to_string(folder.join(FILE_NAME)).unwrap_or_default();
        toml::from_str(&text).unwrap_or_default()
    }

    /// Saves it, whole or not at all.
    pub fn save(&self, folder: &Path) -> Result<(), FilesError> {
        let path = folder.join(FILE_NAME);
        files::create_private_dir(folder)?;
        let text = toml::to_string(self)
            .map_err(|error| FilesError::Write { path: path.clone(), source: std::io::Error::other(error) })?;
        files::write_new(&path, Overwrite::Replace, |file| file.write_all(text.as_bytes())).map(drop)
    }

    /// How the columns of a shape were corrected: heading and field.
    pub fn get(&self, shape: &str) -> &[(String, String)] {
        self.shapes.iter().find(|other| other.headings == shape).map_or(&[], |found| &found.columns)
    }

    /// Whether somebody looked at the columns of such a list and let them stand.
    pub fn has_accepted(&self, shape: &str) -> bool {
        self.accepted.iter().any(|other| other == shape)
    }

    /// Somebody looked at the columns of such a list and lets them stand.
    pub fn accept(&mut self, shape: &str) {
        self.accepted.retain(|other| other != shape);
        self.accepted.push(shape.to_owned());
        let over = self.accepted.len().saturating_sub(MOST_SHAPES);
        self.accepted.drain(..over);
    }

    /// Remembers how the columns of a shape are corrected now; nothing corrected is nothing to remember.
    pub fn set(&mut self, shape: &str, columns: Vec<(String, String)>) {
        self.shapes.retain(|other| other.headings != shape);
        if !columns.is_empty() {
            self.shapes.push(Shape { headings: shape.to_owned(), columns });
        }
        let over = self.shapes.len().saturating_sub(MOST_SHAPES);
        self.shapes.drain(..over);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(heading: &str, field: &str) -> Vec<(String, String)> {
        vec![(heading.to_owned(), field.to_owned())]
    }

    #[test]
    fn corrections_are_remembered_by_shape_and_forgotten_when_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Mappings::load(folder.path()), Mappings::default());
        let one = shape_of(&["ho va ten".to_owned(), "nam".to_owned()]);
        let other = shape_of(&["ho va ten nam".to_owned()]);
        assert_ne!(one, other);
        let mut mappings = Mappings::default();
        mappings.set(&one, pair("Năm", "birth_date"));
        mappings.set(&other, pair("Tý", "note"));
        mappings.save(folder.path()).unwrap();
        mappings = Mappings::load(folder.path());
        assert_eq!(mappings.get(&one), pair("Năm", "birth_date"));
        mappings.set(&one, Vec::new());
        assert!(mappings.get(&one).is_empty() && !mappings.get(&other).is_empty());
        assert!(!mappings.has_accepted(&one));
        mappings.accept(&one);
        mappings.save(folder.path()).unwrap();
        mappings = Mappings::load(folder.path());
        assert!(mappings.has_accepted(&one) && !mappings.has_accepted(&other));
        for number in 0..100 {
            mappings.accept(&number.to_string());
            mappings.set(&number.to_string(), pair("a", "note"));
        }
        assert!(mappings.get("0").is_empty() && !mappings.get("99").is_empty() && mappings.shapes.len() == MOST_SHAPES);
        assert!(!mappings.has_accepted(&one) && mappings.accepted.len() == MOST_SHAPES);
    }
}
