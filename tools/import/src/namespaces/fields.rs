//! The names of the parts of structured numbers: tables of `fields/`.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};

use crate::packages::Sources;
use crate::table::COMMAND;

/// One table of `fields/`.
pub struct FieldTable {
    /// Name of the file.
    pub name: &'static str,
    /// Under what the packages that own the names are published.
    pub licence: &'static str,
    /// Fewer names than this mean that a package has changed its form.
    pub at_least: usize,
    /// Finds the names.
    pub import: fn(&Sources) -> Result<Fields>,
}

/// Values and their names.
#[derive(Default)]
pub struct Fields {
    names: BTreeMap<u32, Vec<String>>,
    sources: Vec<String>,
}

impl Fields {
    /// No names yet, to be taken from packages with these labels.
    pub fn from(sources: Vec<String>) -> Self {
        Self { names: BTreeMap::new(), sources }
    }

    /// Names a value; further names stand behind the first.
    pub fn add(&mut self, value: u32, name: &str) {
        let names = self.names.entry(value).or_default();
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }

    /// The number of values.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// The file's text.
    pub fn render(&self, table: &FieldTable) -> Result<String> {
        ensure!(
            self.len() >= table.at_least,
            "{} has only {} names, {} are expected at least: its packages have changed their form",
            table.name,
            self.len(),
            table.at_least
        );
        let mut text = format!(
            "# source: {}\n# licence: {}\n# generated-by: {COMMAND}\n# note: do not edit; correct tools/import and run the command\nvalue\tname\n",
            self.sources.join("; "),
            table.licence
        );
        for (value, names) in &self.names {
            text.push_str(&format!("{value}\t{}\n", names.join(" or ")));
        }
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_of_several_names_has_one_row() {
        let mut fields = Fields::from(vec!["a 1".to_owned()]);
        fields.add(39, "NAP");
        fields.add(4, "ITF");
        fields.add(39, "SHELL");
        fields.add(39, "NAP");
        let table = FieldTable { name: "x", licence: "l", at_least: 2, import: |_| Ok(Fields::default()) };
        let text = fields.render(&table).unwrap();
        assert!(text.ends_with("value\tname\n4\tITF\n39\tNAP or SHELL\n"), "{text}");
    }
}
