//! Which package, file and constants each table of the catalog is made of.

mod clients;
mod common;
mod data;
pub mod fields;
mod posix;
mod protocols;
mod windows;

use anyhow::Result;

use crate::packages::Sources;
use crate::table::Table;

use self::fields::FieldTable;

/// One table of the catalog.
pub struct Namespace {
    /// Name of the namespace and of its file.
    pub name: &'static str,
    /// Under what the packages that own the codes are published.
    pub licence: &'static str,
    /// Fewer codes than this mean that a package has changed its form.
    pub at_least: usize,
    /// Makes the table.
    pub import: fn(&Sources) -> Result<Table>,
}

/// Every table, in the order of the report.
pub fn all() -> impl Iterator<Item = &'static Namespace> {
    let own = [windows::ALL, posix::ALL];
    own.into_iter().chain(protocols::ALL).chain(clients::ALL).chain(data::ALL).flatten()
}

/// Every table of the names of parts.
pub fn field_tables() -> impl Iterator<Item = &'static FieldTable> {
    windows::FIELDS.iter()
}
