//! From named constants to a table of the catalog: a row for each value, with the symbol that the platform prefers.

use std::collections::BTreeMap;
use std::fmt;

use anyhow::{Result, ensure};

use crate::namespaces::Namespace;
use crate::readers::definitions::Definitions;

/// The command that writes the tables, as their headers name it.
pub const COMMAND: &str = "cargo run -p error-explainer-import";

/// A code's value; numbers come before texts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A number.
    Number(i64),
    /// A text, where codes are not integers.
    Text(String),
}

impl fmt::Display for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(formatter),
            Self::Text(text) => text.fmt(formatter),
        }
    }
}

/// One table: the rows by value, and where they come from.
pub struct Table {
    rows: BTreeMap<Value, Row>,
    sources: Vec<String>,
}

#[derive(Default)]
struct Row {
    symbol: String,
    aliases: Vec<String>,
}

impl Table {
    /// Makes a row of each value that a wanted name stands for. The row's symbol is the first one that is defined by a
    /// number rather than by another name; `preferred` names the exceptions.
    pub fn new(
        definitions: &Definitions,
        sources: Vec<String>,
        preferred: &[&str],
        wanted: impl Fn(&str) -> bool,
    ) -> Self {
        let mut rows: BTreeMap<Value, Row> = BTreeMap::new();
        let (plain, aliases): (Vec<_>, Vec<_>) =
            definitions.names().filter(|name| wanted(name)).partition(|name| !definitions.is_alias(name));
        for name in plain.into_iter().chain(aliases) {
            if let Some(value) = definitions.value(name) {
                rows.entry(Value::Number(value)).or_default().add(name, preferred.contains(&name));
            }
        }
        Self { rows, sources }
    }

    /// Makes a row of each value; a value that comes again lends the row its symbol as an alias.
    pub fn of_pairs(pairs: impl IntoIterator<Item = (Value, String)>, sources: Vec<String>) -> Self {
        let mut rows: BTreeMap<Value, Row> = BTreeMap::new();
        for (value, symbol) in pairs {
            rows.entry(value).or_default().add(&symbol, false);
        }
        Self { rows, sources }
    }

    /// The same of numbers.
    pub fn of_numbers<S: Into<String>>(pairs: impl IntoIterator<Item = (i64, S)>, sources: Vec<String>) -> Self {
        Self::of_pairs(pairs.into_iter().map(|(value, symbol)| (Value::Number(value), symbol.into())), sources)
    }

    /// A table of codes that are their own symbols.
    pub fn of_names(names: impl IntoIterator<Item = String>, sources: Vec<String>) -> Self {
        Self::of_pairs(names.into_iter().map(|name| (Value::Text(name.clone()), name)), sources)
    }

    /// The number of values.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The values and their symbols, without where they come from.
    pub fn same_codes(&self, other: &Self) -> bool {
        self.rows.len() == other.rows.len() && self.lines().eq(other.lines())
    }

    /// The file's text.
    pub fn render(&self, namespace: &Namespace) -> Result<String> {
        ensure!(
            self.len() >= namespace.at_least,
            "{} has only {} codes, {} are expected at least: its packages have changed their form",
            namespace.name,
            self.len(),
            namespace.at_least
        );
        let mut text = format!(
            "# namespace: {}\n# source: {}\n# licence: {}\n# generated-by: {COMMAND}\n# note: do not edit; correct tools/import and run the command\nvalue\tsymbol\taliases\n",
            namespace.name,
            self.sources.join("; "),
            namespace.licence
        );
        for line in self.lines() {
            text.push_str(&line);
            text.push('\n');
        }
        Ok(text)
    }

    fn lines(&self) -> impl Iterator<Item = String> {
        self.rows.iter().map(|(value, row)| format!("{value}\t{}\t{}", row.symbol, row.aliases.join(" ")))
    }
}

impl Row {
    fn add(&mut self, name: &str, preferred: bool) {
        if self.symbol.is_empty() {
            name.clone_into(&mut self.symbol);
        } else if preferred {
            self.aliases.insert(0, std::mem::replace(&mut self.symbol, name.to_owned()));
        } else if self.symbol != name && !self.aliases.iter().any(|alias| alias == name) {
            self.aliases.push(name.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn definitions(pairs: &[(&str, &str)]) -> Definitions {
        let mut definitions = Definitions::default();
        for (name, expression) in pairs {
            definitions.replace(name, expression);
        }
        definitions
    }

    #[test]
    fn the_number_names_the_row_and_the_name_is_an_alias() {
        let known = definitions(&[
            ("EWOULDBLOCK", "EAGAIN"),
            ("EAGAIN", "11"),
            ("ECANCELLED", "253"),
            ("ECANCELED", "ECANCELLED"),
        ]);
        let table = Table::new(&known, Vec::new(), &["ECANCELED"], |_| true);
        let lines: Vec<_> = table.lines().collect();
        assert_eq!(lines, ["11\tEAGAIN\tEWOULDBLOCK", "253\tECANCELED\tECANCELLED"]);
    }
}
