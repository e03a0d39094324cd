//! Names of 32-bit codes in the order of their sources: the first name of a value is its symbol.

use std::collections::{HashMap, HashSet};

use anyhow::Result;

use crate::namespaces::common::kept;
use crate::readers::definitions::Definitions;
use crate::readers::rust;
use crate::table::{Table, Value};

/// Codes in the making.
#[derive(Default)]
pub struct Names {
    pairs: Vec<(u32, String)>,
    known: HashMap<String, u32>,
    /// The sources of the rows that are kept by hand.
    kept: Vec<String>,
}

impl Names {
    /// Adds a name; where two sources give it to two values the first counts.
    pub fn add(&mut self, name: &str, value: u32) {
        if !self.known.contains_key(name) {
            self.known.insert(name.to_owned(), value);
            self.pairs.push((value, name.to_owned()));
        }
    }

    /// Adds the constants of a header that are wanted by name and expression; names for other names come behind those
    /// that have a number. What the expressions are made of may stand in `base`.
    pub fn add_header(&mut self, header: &Definitions, base: &Definitions, wanted: impl Fn(&str, &str) -> bool) {
        let expression = |name: &str| header.expression(name).unwrap_or_default();
        let is_alias = |name: &&str| expression(name).starts_with(|first: char| first.is_ascii_uppercase());
        let (aliases, plain): (Vec<_>, Vec<_>) =
            header.names().filter(|name| wanted(name, expression(name))).partition(is_alias);
        for name in plain.into_iter().chain(aliases) {
            if let Some(value) = header.value_over(name, base) {
                self.add(name, bits(value));
            }
        }
    }

    /// Adds every constant of a type in Rust bindings.
    pub fn add_bindings(&mut self, files: &[String], of_type: &str) {
        for (name, value) in files.iter().flat_map(|source| rust::numbers(source, of_type)) {
            self.add(name, value);
        }
    }

    /// Adds numbers of 32 bits with their names, and what else their source says of them.
    pub fn add_all<'n, T>(&mut self, entries: impl IntoIterator<Item = (i64, &'n str, T)>) {
        for (value, name, _) in entries {
            if let Ok(value) = u32::try_from(value) {
                self.add(name, value);
            }
        }
    }

    /// Adds the rows that no package has.
    pub fn add_kept(&mut self, table: &str) -> Result<()> {
        for row in kept(table)? {
            self.add(row.symbol, bits(row.value));
            if !self.kept.iter().any(|kept| kept == row.source) {
                self.kept.push(row.source.to_owned());
            }
        }
        Ok(())
    }

    /// Keeps the names that are wanted.
    pub fn retain(&mut self, wanted: impl Fn(&str, u32) -> bool) {
        self.pairs.retain(|(value, name)| wanted(name, *value));
    }

    /// Leaves of each value only the bits under `mask`.
    pub fn keep_bits(&mut self, mask: u32) {
        self.pairs.iter_mut().for_each(|(value, _)| *value &= mask);
    }

    /// Adds the numbers that have no name yet.
    pub fn fill_gaps<'n, T>(&mut self, entries: impl IntoIterator<Item = (i64, &'n str, T)>) {
        let known: HashSet<i64> = self.pairs.iter().map(|(value, _)| i64::from(*value)).collect();
        self.add_all(entries.into_iter().filter(|(value, ..)| !known.contains(value)));
    }

    /// Adds the names of another list behind these. A value that has a name already takes another one only of the same
    /// family (`E_`, `IMAPI_`) or of those that are known to give things a second name: interfaces number their errors
    /// alike without meaning the same.
    pub fn append(&mut self, other: Self, synonyms: &[&str]) {
        let family = |name: &str| name.split('_').next().unwrap_or_default().to_owned();
        let mut families: HashMap<u32, String> = HashMap::new();
        for (value, name) in &self.pairs {
            families.entry(*value).or_insert_with(|| family(name));
        }
        for (value, name) in other.pairs {
            let own = families.entry(value).or_insert_with(|| family(&name));
            if *own == family(&name) || synonyms.iter().any(|start| name.starts_with(start)) {
                self.add(&name, value);
            }
        }
    }

    /// Makes a name the symbol of its value.
    pub fn prefer(&mut self, name: &str) {
        if let Some(place) = self.pairs.iter().position(|(_, known)| known == name) {
            let pair = self.pairs.remove(place);
            self.pairs.insert(0, pair);
        }
    }

    /// The table, with its packages and behind them the documents of the rows that are kept by hand.
    pub fn into_table(self, labels: Vec<String>) -> Table {
        self.table(labels, i64::from)
    }

    /// The table of a set whose numbers have a sign.
    pub fn into_signed_table(self, labels: Vec<String>) -> Table {
        self.table(labels, |value| i64::from(value.cast_signed()))
    }

    fn table(self, mut labels: Vec<String>, number: impl Fn(u32) -> i64) -> Table {
        labels.extend(self.kept);
        Table::of_pairs(self.pairs.into_iter().map(|(value, name)| (Value::Number(number(value)), name)), labels)
    }
}

/// The low 32 bits, which are all that a code of Windows has.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the 32 bits are what is wanted")]
pub fn bits(value: i64) -> u32 {
    value as u32
}
