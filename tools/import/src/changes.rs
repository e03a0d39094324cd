//! What a new table changes in the one that the catalog holds.

use std::collections::BTreeSet;
use std::fmt;

/// The difference between two texts of a table.
pub enum Change {
    /// None at all.
    None,
    /// The catalog has no such table yet.
    New,
    /// Another version of the packages, the same codes: worth a line, not a failed check.
    Source(String),
    /// Anything else: the lines that go and the lines that come.
    Lines { gone: Vec<String>, new: Vec<String> },
}

impl Change {
    /// Compares the catalog's text with the new one.
    pub fn between(old: &str, new: &str) -> Self {
        if old == new {
            return Self::None;
        }
        if old.is_empty() {
            return Self::New;
        }
        let lines = Self::Lines { gone: missing(old, new), new: missing(new, old) };
        match &lines {
            Self::Lines { gone, new: come } if gone.is_empty() && come.is_empty() => {
                Self::Source(source(new).to_owned())
            }
            _ => lines,
        }
    }

    /// Whether `--check` must fail.
    pub fn counts(&self) -> bool {
        matches!(self, Self::New | Self::Lines { .. })
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("unchanged"),
            Self::New => f.write_str("new"),
            Self::Source(source) => write!(f, "unchanged, now from {source}"),
            Self::Lines { gone, new } => {
                write!(f, "{} lines gone, {} new", gone.len(), new.len())?;
                gone.iter().try_for_each(|line| write!(f, "\n  - {line}"))?;
                new.iter().try_for_each(|line| write!(f, "\n  + {line}"))
            }
        }
    }
}

const SOURCE: &str = "# source: ";

/// The lines of `text` that `other` lacks, but for the one that names the packages' versions.
fn missing(text: &str, other: &str) -> Vec<String> {
    let known: BTreeSet<&str> = other.lines().collect();
    text.lines().filter(|line| !line.starts_with(SOURCE) && !known.contains(line)).map(str::to_owned).collect()
}

fn source(text: &str) -> &str {
    text.lines().find_map(|line| line.strip_prefix(SOURCE)).unwrap_or("another source")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_version_of_the_same_codes_does_not_fail_the_check() {
        let change = Change::between("# source: a 1\n1\tEPERM\t\n", "# source: a 2\n1\tEPERM\t\n");
        assert!(matches!(&change, Change::Source(source) if source == "a 2"));
        assert!(!change.counts());
    }

    #[test]
    fn another_code_fails_it() {
        let change = Change::between("# source: a 1\n1\tEPERM\t\n", "# source: a 1\n2\tEPERM\t\n");
        assert_eq!(change.to_string(), "1 lines gone, 1 new\n  - 1\tEPERM\t\n  + 2\tEPERM\t");
        assert!(change.counts());
    }
}
