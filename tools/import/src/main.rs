//! Writes the imported tables of the catalog (`src/catalog/codes/*.tsv`) from the packages that own them.
//!
//! ```text
//! cargo run -p error-explainer-import                write the tables and print what changed
//! cargo run -p error-explainer-import -- --check     write nothing; exit 1 when a table differs from its packages
//! cargo run -p error-explainer-import -- --refresh   the same as without, after fetching every package anew
//! ```
//!
//! Packages are fetched once into `.cache/import/`: crates by cargo, at the versions that `crates` pins, and
//! Debian packages by apt-get, at the version that the machine's sources offer. No number is typed here:
//! `namespaces` says which package, file and constants a table is made of, and nothing else.

mod c_header;
mod changes;
mod crates;
mod debian;
mod files;
mod namespaces;
mod rust_const;
mod table;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::changes::Change;
use crate::namespaces::Sources;

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
    let sources = Sources::fetch(&cache)?;
    let codes = project.join("src/catalog/codes");
    let mut stale = false;
    for namespace in namespaces::ALL {
        let table =
            (namespace.import)(&sources).with_context(|| format!("the table {} cannot be made", namespace.name))?;
        let text = table.render(namespace)?;
        let path = codes.join(format!("{}.tsv", namespace.name));
        let change = Change::between(&files::read_if_present(&path)?, &text);
        println!("{:<20} {:>4} codes  {change}", namespace.name, table.len());
        stale |= change.counts();
        if !matches!(mode, Mode::Check) && !matches!(change, Change::None) {
            files::write(&path, &text)?;
        }
    }
    if matches!(mode, Mode::Check) && stale {
        eprintln!("The tables differ from their packages: run `{}`.", table::COMMAND);
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
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
