//! The codes of Windows.

mod facilities;
mod hresult;
mod names;
mod smaller;
mod system;

use anyhow::{Context, Result, ensure};

use super::Namespace;
use super::common::CRATE;
use super::fields::FieldTable;
use super::posix::{is_eai, is_errno};
use crate::packages::debian::Package;
use crate::packages::{Sources, crates};
use crate::readers::definitions::Definitions;
use crate::readers::{c, rust};
use crate::table::Table;

/// The tables of this file.
pub const ALL: &[Namespace] = &[
    Namespace { name: "winsock", licence: WINDOWS, at_least: 95, import: winsock },
    Namespace { name: "windows-crt-errno", licence: CRT, at_least: 75, import: windows_crt },
    Namespace { name: "eai-windows", licence: MINGW, at_least: 9, import: eai_windows },
    Namespace { name: "win32", licence: WITH_IMPACKET, at_least: 3600, import: system::win32 },
    Namespace { name: "hresult", licence: WITH_IMPACKET, at_least: 10_000, import: hresult::hresult },
    Namespace { name: "ntstatus", licence: WITH_WINE, at_least: 3000, import: system::ntstatus },
    Namespace { name: "bugcheck", licence: WINDOWS, at_least: 500, import: system::bugcheck },
    Namespace { name: "device-manager", licence: CRATE, at_least: 50, import: smaller::device_manager },
    Namespace { name: "configuration-manager", licence: CRATE, at_least: 55, import: smaller::configuration_manager },
    Namespace { name: "ras", licence: WINDOWS, at_least: 300, import: smaller::ras },
    Namespace { name: "esent", licence: CRATE, at_least: 350, import: smaller::esent },
    Namespace { name: "mapi", licence: WINDOWS, at_least: 60, import: smaller::mapi },
    Namespace { name: "directshow", licence: MINGW, at_least: 80, import: smaller::directshow },
    Namespace { name: "tapi", licence: CRATE, at_least: 150, import: smaller::tapi },
    Namespace { name: "upnp", licence: CRATE, at_least: 20, import: smaller::upnp },
    Namespace { name: "text-services", licence: CRATE, at_least: 20, import: smaller::text_services },
    Namespace { name: "shell-copy", licence: WINDOWS, at_least: 80, import: smaller::shell_copy },
    Namespace { name: "common-dialog", licence: CRATE, at_least: 30, import: smaller::common_dialog },
    Namespace { name: "windows-multimedia", licence: CRATE, at_least: 100, import: smaller::multimedia },
    Namespace { name: "usbd-status", licence: MINGW, at_least: 40, import: smaller::usbd_status },
    Namespace { name: "ado", licence: MINGW, at_least: 50, import: smaller::ado },
    Namespace { name: "wlan-reason", licence: CRATE, at_least: 140, import: smaller::wlan_reason },
    Namespace { name: "icu", licence: CRATE, at_least: 100, import: smaller::icu },
];

/// The tables of the names of parts.
pub const FIELDS: &[FieldTable] = &[
    FieldTable { name: "hresult-facility", licence: WINDOWS, at_least: 130, import: facilities::hresult },
    FieldTable { name: "ntstatus-facility", licence: CRATE, at_least: 50, import: facilities::ntstatus },
];

const MINGW: &str = "public domain";
const CRT: &str = "public domain; LGPL-2.1-or-later; MIT OR Apache-2.0";
const WITH_IMPACKET: &str = "public domain; MIT OR Apache-2.0; Apache-1.1, modified";
const WITH_WINE: &str = "public domain; MIT OR Apache-2.0; Apache-1.1, modified; LGPL-2.1-or-later";
const WINDOWS: &str = "MIT OR Apache-2.0; public domain";

/// Every `WSA_ERROR` of windows-sys, and what only the headers winerror.h and winsock2.h have.
fn winsock(sources: &Sources) -> Result<Table> {
    let mut codes = Definitions::default();
    let bindings = sources.crates()?.read(&crates::WINDOWS_SYS, "src/Windows/Win32/Networking/WinSock/mod.rs")?;
    rust::define(&mut codes, &bindings, "WSA_ERROR");
    let mingw = sources.debian("mingw-w64-common")?;
    let windows = windows_headers(&mingw)?;
    for name in windows.names().filter(|name| name.starts_with("WSA")) {
        let expression = windows.expression(name).unwrap_or_default();
        let is_error = ["(WSABASEERR", "WSA_QOS_", "(ERROR_"].iter().any(|start| expression.starts_with(start));
        if let (true, Some(value)) = (is_error, windows.value(name)) {
            let known = codes.value(name).is_none_or(|known| known == value);
            ensure!(known, "windows-sys and winerror.h disagree about {name}");
            codes.add_absent(name, &value.to_string());
        }
    }
    let labels = vec![crates::WINDOWS_SYS.label(), mingw.label()];
    Ok(Table::new(&codes, labels, &[], |name| name.starts_with("WSA")))
}

/// Error codes of Windows and of its sockets, as Mingw's headers give them.
fn windows_headers(mingw: &Package) -> Result<Definitions> {
    let mut definitions = Definitions::default();
    for header in ["include/winerror.h", "include/winsock2.h"] {
        c::define(&mut definitions, &mingw.read(header)?);
    }
    Ok(definitions)
}

/// The C runtime's errno.h as Mingw, Wine and the libc crate give it: each has some numbers that the others lack.
fn windows_crt(sources: &Sources) -> Result<Table> {
    let (mut mingw, mut wine, mut libc) = (Definitions::default(), Definitions::default(), Definitions::default());
    let (mingw_package, wine_package) = (sources.debian("mingw-w64-common")?, sources.debian("libwine-dev")?);
    c::define(&mut mingw, &mingw_package.read("include/errno.h")?);
    c::define(&mut wine, &wine_package.read("msvcrt/errno.h")?);
    rust::define(&mut libc, &sources.crates()?.read(&crates::LIBC, "src/windows/mod.rs")?, "c_int");
    for other in [wine, libc] {
        merge(&mut mingw, &other)?;
    }
    let labels = vec![mingw_package.label(), wine_package.label(), crates::LIBC.label()];
    Ok(Table::new(&mingw, labels, &[], |name| is_errno(name) || name == "STRUNCATE"))
}

/// Adds the errno symbols that `codes` lacks; those that both have must have the same number.
fn merge(codes: &mut Definitions, other: &Definitions) -> Result<()> {
    for name in other.names().filter(|name| is_errno(name)) {
        let value = other.value(name).with_context(|| format!("{name} has no number"))?;
        codes.add_absent(name, &value.to_string());
        ensure!(codes.value(name) == Some(value), "the headers of the C runtime disagree about {name}");
    }
    Ok(())
}

/// On Windows these are other names for codes of Winsock.
fn eai_windows(sources: &Sources) -> Result<Table> {
    let mingw = sources.debian("mingw-w64-common")?;
    let mut codes = windows_headers(&mingw)?;
    c::define(&mut codes, &mingw.read("include/ws2tcpip.h")?);
    Ok(Table::new(&codes, vec![mingw.label()], &[], is_eai))
}
