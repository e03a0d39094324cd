//! Databases.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use crate::namespaces::Namespace;
use crate::namespaces::common::macros;
use crate::packages::{Pin, Sources};
use crate::readers::c;
use crate::readers::lists::named;
use crate::table::{Table, Value};

/// The tables of this file.
pub const ALL: &[Namespace] = &[
    Namespace { name: "sqlstate", licence: "PostgreSQL", at_least: 120, import: |s| sqlstates(s, is_standard) },
    Namespace {
        name: "postgresql",
        licence: "PostgreSQL",
        at_least: 100,
        import: |s| sqlstates(s, |v| !is_standard(v)),
    },
    Namespace { name: "mysql", licence: "GPL-2.0-only; LGPL-2.1-or-later", at_least: 1500, import: mysql },
    Namespace { name: "mariadb", licence: "LGPL-2.1-or-later", at_least: 200, import: mariadb },
    Namespace { name: "sqlite", licence: "public domain", at_least: 100, import: sqlite },
    // The numbers of DB-Library in FreeTDS, which pymssql and PHP print.
    Namespace {
        name: "freetds",
        licence: "LGPL-2.0-or-later",
        at_least: 80,
        import: |s| macros(s, "freetds-dev", "include/sybdb.h", |n, v| n.starts_with("SYBE") && v >= 100),
    },
    Namespace { name: "oracledb", licence: "UPL-1.0 OR Apache-2.0", at_least: 150, import: oracledb },
    Namespace {
        name: "lmdb",
        licence: "OLDAP-2.8",
        at_least: 18,
        import: |s| macros(s, "liblmdb-dev", "lmdb.h", |n, v| n.starts_with("MDB_") && v < -30000),
    },
    Namespace {
        name: "berkeleydb",
        licence: "AGPL-3.0-only",
        at_least: 40,
        import: |s| macros(s, "libdb5.3-dev", "db.h", is_berkeleydb),
    },
];

const MYSQL: Pin = Pin { name: "mysql-connector-python", version: "26.10.0" };
const ORACLEDB: Pin = Pin { name: "oracledb", version: "26.1.0" };

/// SQLSTATEs with their condition names, and the names of PostgreSQL's macros as aliases.
fn sqlstates(sources: &Sources, wanted: impl Fn(&str) -> bool) -> Result<Table> {
    let package = sources.debian("postgresql-15")?;
    let text = package.read("15/errcodes.txt")?;
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split_whitespace().collect()).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in rows.iter().filter_map(|words| words.get(3)) {
        *counts.entry(name).or_default() += 1;
    }
    let mut pairs = Vec::new();
    for words in &rows {
        let [value, "E" | "W" | "S", name, spoken @ ..] = words.as_slice() else { continue };
        // Where PL/pgSQL has no name for a condition, or the same for two, the macro's tells them apart.
        let unique = name.trim_start_matches("ERRCODE_").to_lowercase();
        let spoken = spoken.first().filter(|spoken| counts.get(*spoken) == Some(&1));
        let symbol = spoken.map_or(unique, |spoken| (*spoken).to_owned());
        if wanted(value) {
            pairs.extend([symbol, (*name).to_owned()].map(|name| (Value::Text((*value).to_owned()), name)));
        }
    }
    Ok(Table::of_pairs(pairs, vec![package.label()]))
}

/// Whether the standard itself defines a SQLSTATE: both its class and its subclass begin with what the standard keeps
/// for itself. PostgreSQL's class F0 only looks like one.
fn is_standard(value: &str) -> bool {
    let kept = |at: usize| value.as_bytes().get(at).is_some_and(|byte| matches!(byte, b'0'..=b'4' | b'A'..=b'H'));
    kept(0) && kept(2) && !value.starts_with("F0")
}

/// MySQL's server and client codes; what MariaDB calls those that both have from the time before they parted.
fn mysql(sources: &Sources) -> Result<Table> {
    let wheel = sources.wheel(&MYSQL)?;
    let mariadb = sources.debian("libmariadb-dev")?;
    let own = named(&wheel.read("mysql/connector/errorcode.py")?);
    let own = own.into_iter().filter_map(|(value, name)| Some((value, current_name(&name)?.to_owned())));
    let others = mariadb_codes(&mariadb.read("mariadb/mysqld_error.h")?).into_iter();
    let shared = others.filter(|(value, name)| (1000..1880).contains(value) && !name.starts_with("CR_"));
    Ok(Table::of_numbers(own.chain(shared), vec![wheel.label(), mariadb.label()]))
}

/// A MySQL name without the marks of codes that are no longer sent; none where a number was never used.
fn current_name(name: &str) -> Option<&str> {
    let name = name.trim_start_matches("OBSOLETE_").trim_end_matches("_UNUSED").trim_end_matches('_');
    (!name.starts_with("ER_UNUSED")).then_some(name)
}

/// What only MariaDB has, and numbers that mean something else there than in MySQL.
fn mariadb(sources: &Sources) -> Result<Table> {
    let (package, wheel) = (sources.debian("libmariadb-dev")?, sources.wheel(&MYSQL)?);
    let mysql = named(&wheel.read("mysql/connector/errorcode.py")?);
    let mysql: BTreeSet<&str> = mysql.iter().filter_map(|(_, name)| current_name(name)).collect();
    let server = mariadb_codes(&package.read("mariadb/mysqld_error.h")?).into_iter();
    let own =
        server.filter(|(value, name)| *value > 1880 && !(2000..3000).contains(value) && !mysql.contains(name.as_str()));
    let client = c::definitions(&package.read("mariadb/errmsg.h")?);
    let client =
        client.numbers().filter(|(value, name)| name.starts_with("CER_") || (name.starts_with("CR_") && *value > 5000));
    let client = client.filter(|(_, name)| !name.ends_with("_ERROR") || *name == "CR_FILE_ERROR");
    let client = client.map(|(value, name)| (value, name.to_owned()));
    Ok(Table::of_numbers(own.chain(client), vec![package.label()]))
}

/// The numbers of MariaDB's server that are in use.
fn mariadb_codes(header: &str) -> Vec<(i64, String)> {
    let markers = ["ER_UNUSED", "ER_ERROR_", "ER_LAST_"];
    let codes = c::definitions(header);
    let used = codes.numbers().filter(|(_, name)| !markers.iter().any(|marker| name.starts_with(marker)));
    used.map(|(value, name)| (value, name.to_owned())).collect()
}

/// The result codes stand in a block before the flags of `sqlite3_open_v2`, which are named alike.
fn sqlite(sources: &Sources) -> Result<Table> {
    let package = sources.debian("libsqlite3-dev")?;
    let header = package.read("include/sqlite3.h")?;
    let codes = c::definitions(&header);
    let results = codes
        .numbers()
        .skip_while(|(_, name)| *name != "SQLITE_OK")
        .take_while(|(_, name)| !name.starts_with("SQLITE_OPEN_"));
    Ok(Table::of_numbers(results, vec![package.label()]))
}

/// The errors of python-oracledb: `ERR_CONNECTION_CLOSED = 4011` is printed as `DPY-4011`.
fn oracledb(sources: &Sources) -> Result<Table> {
    let wheel = sources.wheel(&ORACLEDB)?;
    let codes = named(&wheel.read("oracledb/errors.py")?).into_iter().filter(|(_, name)| name.starts_with("ERR_"));
    let pairs = codes.flat_map(|(value, name)| [(value, format!("DPY-{value}")), (value, name)]);
    Ok(Table::of_numbers(pairs, vec![wheel.label()]))
}

/// `DB_TIMEOUT` is a setting of many other programs.
fn is_berkeleydb(name: &str, value: i64) -> bool {
    name.starts_with("DB_") && value < -30000 && name != "DB_TIMEOUT"
}
