//! Tables that are made alike from different packages.

use anyhow::{Context, Result};

use crate::packages::{Pin, Sources};
use crate::readers::c;
use crate::readers::definitions::Definitions;
use crate::readers::lists::{block, named, number};
use crate::table::Table;

/// A licence of many packages.
pub const BSD: &str = "BSD-3-Clause";
/// What most crates are published under.
pub const CRATE: &str = "MIT OR Apache-2.0";
/// What the headers of Linux are published under.
pub const KERNEL: &str = "GPL-2.0-only WITH Linux-syscall-note";

/// The macros of a header in a Debian package that are wanted by name and value.
pub fn macros(sources: &Sources, package: &str, header: &str, wanted: fn(&str, i64) -> bool) -> Result<Table> {
    let (codes, label) = read(sources, package, header)?;
    Ok(Table::new(&codes, vec![label], &[], |name| codes.value(name).is_some_and(|value| wanted(name, value))))
}

/// The macros of a header in a Debian package whose names `symbol` accepts and may change.
pub fn renamed(sources: &Sources, package: &str, header: &str, symbol: fn(&str) -> Option<String>) -> Result<Table> {
    let (codes, label) = read(sources, package, header)?;
    let pairs = codes.numbers().filter_map(|(value, name)| Some((value, symbol(name)?)));
    Ok(Table::of_numbers(pairs, vec![label]))
}

/// The macros of a header in a Debian package, and the package's label.
fn read(sources: &Sources, package: &str, header: &str) -> Result<(Definitions, String)> {
    let package = sources.debian(package)?;
    Ok((c::definitions(&package.read(header)?), package.label()))
}

/// The wanted members of the enumerations that hold `mark` in a header of a Debian package.
pub fn enumeration(
    sources: &Sources,
    package: &str,
    header: &str,
    mark: &str,
    wanted: fn(&str, i64) -> bool,
) -> Result<Table> {
    let package = sources.debian(package)?;
    let members = c::enumerators(&package.read(header)?, mark);
    let is_wanted = |name: &str| members.value(name).is_some_and(|value| wanted(name, value));
    Ok(Table::new(&members, vec![package.label()], &[], is_wanted))
}

/// The members of a class of Python.
pub fn class(sources: &Sources, pin: &'static Pin, file: &str, name: &str) -> Result<Table> {
    let wheel = sources.wheel(pin)?;
    let source = wheel.read(file)?;
    Ok(Table::of_numbers(named(block(&source, &format!("class {name}"), "class ")), vec![wheel.label()]))
}

/// A code that no package has.
pub struct Kept<'t> {
    /// Its value.
    pub value: i64,
    /// Its symbol.
    pub symbol: &'t str,
    /// The document that has it.
    pub source: &'t str,
}

/// The rows of a table in a folder `kept`.
pub fn kept(table: &str) -> Result<Vec<Kept<'_>>> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(Kept::read).collect()
}

impl<'t> Kept<'t> {
    fn read(line: &'t str) -> Result<Self> {
        let form = || format!("\"{line}\" must be a number, a symbol and a source, with tabs between");
        let [value, symbol, source] = line.split('\t').collect::<Vec<_>>().try_into().ok().with_context(form)?;
        Ok(Self { value: number(value).with_context(form)?, symbol, source })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_rows_have_three_cells() {
        let rows = kept("# why\n0x1F4\tLOST\tHandbook\n").unwrap();
        assert_eq!(
            rows.iter().map(|row| (row.value, row.symbol, row.source)).collect::<Vec<_>>(),
            [(500, "LOST", "Handbook")]
        );
        assert!(kept("500\tLOST\n").is_err());
    }
}
