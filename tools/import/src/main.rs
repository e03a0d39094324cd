//! Writes the imported tables of the catalog from the packages that own them: the codes (`src/catalog/codes/*.tsv`), the
//! names of the parts of structured ones (`src/catalog/fields/*.tsv`), and the texts that systems print for them (some of
//! `src/catalog/phrases/*.tsv`; those that people write name no generator).
//!
//! ```text
//! cargo run -p error-explainer-import                write the tables and print what changed
//! cargo run -p error-explainer-import -- --check     write nothing; exit 1 when a table differs from its packages
//! cargo run -p error-explainer-import -- --refresh   the same as without, after fetching every package anew
//! ```
//!
//! Packages are fetched once into `.cache/import/`: crates by cargo, wheels by pip and Node packages by npm, at pinned
//! versions, and Debian packages by apt-get, at the version that the machine's sources offer. No number is typed here:
//! `namespaces` says which package, file and constants a table of codes is made of, `messages` the same of texts.
//! The few codes of an imported table that no package has stand in a folder `kept`, each with its document.

mod changes;
mod files;
mod messages;
mod namespaces;
mod packages;
mod readers;
mod table;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::changes::Change;
use crate::packages::Sources;

/// What the command line asks for.
enum Mode {
    Write,
    Refresh,
    Check,
}

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Makes every table and compares it with the file of the catalog; writes it unless asked only to check.
fn run() -> Result<ExitCode> {
    let mode = mode()?;
    let project = project()?;
    let cache = project.join(".cache/import");
    if matches!(mode, Mode::Refresh) {
        files::remove(&cache)?;
    }
    let sources = Sources::new(&cache);
    let catalog = project.join("src/catalog");
    let mut stale = false;
    for namespace in namespaces::all() {
        let table =
            (namespace.import)(&sources).with_context(|| format!("the table {} cannot be made", namespace.name))?;
        let path = catalog.join("codes").join(format!("{}.tsv", namespace.name));
        let counted = format!("{:<20} {:>4} codes", namespace.name, table.len());
        stale |= update(&path, &table.render(namespace)?, &counted, &mode)?;
    }
    for table in namespaces::field_tables() {
        let fields =
            (table.import)(&sources).with_context(|| format!("the names of {} cannot be found", table.name))?;
        let path = catalog.join("fields").join(format!("{}.tsv", table.name));
        let counted = format!("{:<20} {:>4} names", table.name, fields.len());
        stale |= update(&path, &fields.render(table)?, &counted, &mode)?;
    }
    // What a text means is looked up in the tables just written.
    for table in messages::tables(&sources, &catalog)? {
        let path = catalog.join("phrases").join(format!("{}.tsv", table.name));
        let counted = format!("{:<20} {:>4} texts", table.name, table.rows);
        stale |= update(&path, &table.text, &counted, &mode)?;
    }
    if matches!(mode, Mode::Check) && stale {
        eprintln!("The tables differ from their packages: run `{}`.", table::COMMAND);
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

/// Compares a new table with the file of the catalog, prints what changes and writes it unless asked only to check. True
/// where the catalog was behind.
fn update(path: &Path, text: &str, counted: &str, mode: &Mode) -> Result<bool> {
    let change = Change::between(&files::read_if_present(path)?, text);
    println!("{counted}  {change}");
    if !matches!(mode, Mode::Check) && !matches!(change, Change::None) {
        files::write(path, text)?;
    }
    Ok(change.counts())
}

/// Reads the command line, which has one optional flag.
fn mode() -> Result<Mode> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [] => Ok(Mode::Write),
        [flag] if flag == "--check" => Ok(Mode::Check),
        [flag] if flag == "--refresh" => Ok(Mode::Refresh),
        _ => bail!("unknown arguments {arguments:?}: give --check, --refresh or nothing"),
    }
}

/// The project's folder: the workspace two levels above this crate.
fn project() -> Result<PathBuf> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.ancestors()
        .nth(2)
        .map(PathBuf::from)
        .context("this crate no longer lies in tools/import: adapt `project` in its main.rs")
}
