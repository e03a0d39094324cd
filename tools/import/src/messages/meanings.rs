//! What the catalog says that a symbol means: the condition of `meanings/`, or where it has none the code itself.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

use crate::files;

/// A system's conventions: which rows of the catalog its symbols have.
#[derive(Clone, Copy)]
pub struct Family {
    /// Files of `meanings/`; the later one wins.
    pub meanings: &'static [&'static str],
    /// Namespaces in which a symbol without a condition is looked for, the likeliest first.
    pub namespaces: &'static [&'static str],
    /// What stands before the symbol in the catalog.
    pub prefix: &'static str,
}

/// The tables of the catalog that say what symbols mean.
pub struct Meanings {
    /// (family, symbol) to condition, which may be empty.
    conditions: BTreeMap<(String, String), String>,
    /// (namespace, symbol or alias) to value.
    codes: BTreeMap<(String, String), i64>,
    /// Namespace, value and symbol, without the aliases, in the order of the tables.
    symbols: Vec<(String, i64, String)>,
}

impl Meanings {
    /// Reads `meanings/` and `codes/` of the catalog.
    pub fn read(catalog: &Path) -> Result<Self> {
        let mut conditions = BTreeMap::new();
        for (family, row) in rows(&catalog.join("meanings"))? {
            if let [symbol, condition, ..] = row.as_slice() {
                conditions.insert((family, symbol.clone()), condition.clone());
            }
        }
        let (mut codes, mut symbols) = (BTreeMap::new(), Vec::new());
        for (namespace, row) in rows(&catalog.join("codes"))? {
            if let [value, symbol, rest @ ..] = row.as_slice()
                && let Ok(value) = value.parse::<i64>()
            {
                let aliases = rest.first().map(String::as_str).unwrap_or_default();
                symbols.push((namespace.clone(), value, symbol.clone()));
                for name in std::iter::once(symbol.as_str()).chain(aliases.split_whitespace()) {
                    codes.insert((namespace.clone(), name.to_owned()), value);
                }
            }
        }
        Ok(Self { conditions, codes, symbols })
    }

    /// The slug of a condition or the id of a code; nothing where the catalog does not know the symbol.
    pub fn of(&self, family: &Family, symbol: &str) -> Option<String> {
        let symbol = format!("{}{symbol}", family.prefix);
        let key = |set: &&str| ((*set).to_owned(), symbol.clone());
        let condition = family.meanings.iter().rev().find_map(|set| self.conditions.get(&key(set)));
        if let Some(condition) = condition.filter(|condition| !condition.is_empty()) {
            return Some(condition.clone());
        }
        let code = |set: &&str| Some(format!("{set}:{}", self.codes.get(&key(set))?));
        family.namespaces.iter().find_map(code)
    }

    /// Every code of a namespace: value and symbol.
    pub fn codes(&self, namespace: &str) -> impl Iterator<Item = (i64, &str)> {
        let of_namespace = self.symbols.iter().filter(move |(name, ..)| name == namespace);
        of_namespace.map(|(_, value, symbol)| (*value, symbol.as_str()))
    }
}

/// The rows of every table in a folder, below the names of the columns, with the table's name.
fn rows(folder: &Path) -> Result<Vec<(String, Vec<String>)>> {
    let mut found = Vec::new();
    for path in files::list(folder)? {
        let (Some(name), Some("tsv")) = (
            path.file_stem().and_then(|name| name.to_str()),
            path.extension().and_then(|extension| extension.to_str()),
        ) else {
            continue;
        };
        let text = files::read(&path)?;
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        found.extend(lines.skip(1).map(|line| (name.to_owned(), line.split('\t').map(str::to_owned).collect())));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAMILY: Family =
        Family { meanings: &["errno", "macos-errno"], namespaces: &["macos-errno", "linux-errno"], prefix: "" };

    fn meanings() -> Meanings {
        let condition =
            |family: &str, symbol: &str, slug: &str| ((family.to_owned(), symbol.to_owned()), slug.to_owned());
        let code = |set: &str, symbol: &str, value| ((set.to_owned(), symbol.to_owned()), value);
        Meanings {
            conditions: [
                condition("errno", "EIO", "io-error"),
                condition("errno", "EPROTOTYPE", "protocol-wrong-type"),
                condition("macos-errno", "EPROTOTYPE", "connection-closing"),
                condition("errno", "EL2HLT", ""),
            ]
            .into(),
            codes: [code("linux-errno", "EL2HLT", 51), code("macos-errno", "EIO", 5)].into(),
            symbols: Vec::new(),
        }
    }

    #[test]
    fn a_condition_counts_before_a_code_and_the_later_family_before_the_earlier() {
        let known = meanings();
        let found = ["EIO", "EPROTOTYPE", "EL2HLT", "EWHAT"].map(|symbol| known.of(&FAMILY, symbol));
        let wanted = [Some("io-error"), Some("connection-closing"), Some("linux-errno:51"), None];
        assert_eq!(found, wanted.map(|slug| slug.map(str::to_owned)));
    }
}
