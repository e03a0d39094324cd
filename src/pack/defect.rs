//! What is wrong with a catalog or a pack, and where.

use std::fmt;

/// One defect, with the place and the remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// `file:line` for the catalog, a JSON path for a portal's pack.
    pub place: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for Defect {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.place, self.message)
    }
}

/// Where defects are collected, so that an author sees all of them at once.
#[derive(Debug, Default)]
pub struct Defects(Vec<Defect>);

impl Defects {
    /// Notes a defect, once.
    pub fn add(&mut self, place: impl Into<String>, message: impl Into<String>) {
        let defect = Defect { place: place.into(), message: message.into() };
        if !self.0.contains(&defect) {
            self.0.push(defect);
        }
    }

    /// `Ok` where there is none.
    ///
    /// # Errors
    /// All defects, in the order in which they were found.
    pub fn into_result(self) -> Result<(), Vec<Defect>> {
        if self.0.is_empty() { Ok(()) } else { Err(self.0) }
    }

    /// True where nothing was noted.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
