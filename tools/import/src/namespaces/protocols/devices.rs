//! Devices and remote desktops.

use anyhow::{Result, ensure};

use crate::namespaces::Namespace;
use crate::namespaces::common::{BSD, macros};
use crate::packages::{Pin, Sources};
use crate::readers::c;
use crate::readers::lists::{block, named};
use crate::table::{Table, Value};

/// The tables of this file.
pub const ALL: &[Namespace] = &[
    Namespace { name: "modbus", licence: BSD, at_least: 10, import: modbus },
    Namespace { name: "coap", licence: "MIT", at_least: 24, import: coap },
    Namespace { name: "bluetooth-hci", licence: "Apache-2.0", at_least: 64, import: bluetooth_hci },
    Namespace {
        name: "rdp-errinfo",
        licence: "Apache-2.0",
        at_least: 110,
        import: |s| macros(s, "freerdp2-dev", "freerdp/error.h", is_errinfo),
    },
    Namespace { name: "freerdp", licence: "Apache-2.0", at_least: 27, import: freerdp },
];

const PYMODBUS: Pin = Pin { name: "pymodbus", version: "3.16.1" };
const AIOCOAP: Pin = Pin { name: "aiocoap", version: "0.4.17" };
/// A Bluetooth stack in Python.
const BUMBLE: Pin = Pin { name: "bumble", version: "0.0.236" };

/// pymodbus has misspelt one of its names.
fn modbus(sources: &Sources) -> Result<Table> {
    let wheel = sources.wheel(&PYMODBUS)?;
    let source = wheel.read("pymodbus/constants.py")?.replace("UNAVIABLE", "UNAVAILABLE");
    Ok(Table::of_numbers(named(block(&source, "class ExcCodes", "class ")), vec![wheel.label()]))
}

/// Responses only, as they are written: class and detail, 4.04.
fn coap(sources: &Sources) -> Result<Table> {
    let wheel = sources.wheel(&AIOCOAP)?;
    let source = wheel.read("aiocoap/numbers/codes.py")?;
    let codes = named(block(&source, "class Code(", "def is_request"));
    let responses = codes.into_iter().filter(|(code, _)| (64..192).contains(code));
    let pairs = responses.map(|(code, name)| (Value::Text(format!("{}.{:02}", code >> 5, code & 31)), name));
    Ok(Table::of_pairs(pairs, vec![wheel.label()]))
}

/// The errors of connecting, as FreeRDP prints them: with the number of their class in the upper half.
fn freerdp(sources: &Sources) -> Result<Table> {
    const CONNECT_CLASS: i64 = 2 << 16;
    let package = sources.debian("freerdp2-dev")?;
    let header = package.read("freerdp/error.h")?;
    ensure!(
        header.contains("#define FREERDP_ERROR_CONNECT_CLASS (FREERDP_ERROR_BASE + 2)"),
        "FreeRDP numbers its classes in another way"
    );
    let codes = c::definitions(&header);
    let is_code =
        |name: &str| name.starts_with("ERRCONNECT_") && !["ERRCONNECT_NONE", "ERRCONNECT_SUCCESS"].contains(&name);
    let connect = codes.numbers().filter(|(_, name)| is_code(name));
    let pairs = connect.map(|(code, name)| (code | CONNECT_CLASS, name));
    Ok(Table::of_numbers(pairs, vec![package.label()]))
}

/// Bumble ends its names in `_ERROR` and has them in a class; others write `HCI_` before them.
fn bluetooth_hci(sources: &Sources) -> Result<Table> {
    let wheel = sources.wheel(&BUMBLE)?;
    let source = wheel.read("bumble/hci.py")?;
    let codes = named(block(&source, "class HCI_ErrorCode", "# For backwards"));
    let codes = codes.into_iter().filter(|(_, name)| !name.starts_with("RESERVED_FOR"));
    let pairs = codes.map(|(code, name)| (code, format!("HCI_{}", name.trim_end_matches("_ERROR"))));
    Ok(Table::of_numbers(pairs, vec![wheel.label()]))
}

/// The last of them, ERRINFO_NONE, says that the server has told nothing.
fn is_errinfo(name: &str, _: i64) -> bool {
    name.starts_with("ERRINFO_") && name != "ERRINFO_NONE"
}
