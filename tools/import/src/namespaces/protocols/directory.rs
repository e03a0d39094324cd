//! Directories and single sign-on: LDAP, Kerberos and GSSAPI.

use anyhow::{Context, Result};

use crate::namespaces::Namespace;
use crate::namespaces::common::{CRATE, class, enumeration, macros};
use crate::packages::{Sources, crates, pypi};
use crate::readers::c;
use crate::readers::definitions::Definitions;
use crate::readers::lists::block;
use crate::readers::rust;
use crate::table::{Table, Value};

/// The tables of this file.
pub const ALL: &[Namespace] = &[
    Namespace { name: "ldap", licence: "OLDAP-2.8", at_least: 70, import: ldap },
    Namespace { name: "winldap", licence: "public domain", at_least: 19, import: winldap },
    Namespace { name: "ldap-ad", licence: CRATE, at_least: 14, import: ldap_ad },
    Namespace {
        name: "kerberos",
        licence: "Apache-1.1",
        at_least: 75,
        import: |s| class(s, &pypi::IMPACKET, "impacket/krb5/constants.py", "ErrorCodes"),
    },
    Namespace { name: "krb5", licence: "MIT", at_least: 200, import: krb5 },
    Namespace { name: "gssapi", licence: "MIT", at_least: 26, import: gssapi },
];

/// The result codes of the protocol, and the negative ones that OpenLDAP's library gives of its own.
fn ldap(sources: &Sources) -> Result<Table> {
    let openldap = sources.debian("libldap-dev")?;
    let header = openldap.read("include/ldap.h")?;
    let codes = c::definitions(block(&header, "* LDAP Result Codes", "* This structure represents"));
    Ok(Table::of_numbers(codes.numbers(), vec![openldap.label()]))
}

/// What Windows' library gives beside the protocol's codes: its own failures have positive numbers.
fn winldap(sources: &Sources) -> Result<Table> {
    enumeration(sources, "mingw-w64-common", "include/winldap.h", "LDAP_OPERATIONS_ERROR", |_, code| {
        [60, 61].contains(&code) || (81..=97).contains(&code)
    })
}

/// The errors of Windows that Active Directory tells behind "data" when a simple bind fails.
const OF_FAILED_BINDS: [&str; 14] = [
    "ERROR_INVALID_PARAMETER",
    "ERROR_NO_LOGON_SERVERS",
    "ERROR_NO_SUCH_USER",
    "ERROR_LOGON_FAILURE",
    "ERROR_ACCOUNT_RESTRICTION",
    "ERROR_INVALID_LOGON_HOURS",
    "ERROR_INVALID_WORKSTATION",
    "ERROR_PASSWORD_EXPIRED",
    "ERROR_ACCOUNT_DISABLED",
    "ERROR_TOO_MANY_CONTEXT_IDS",
    "ERROR_LOGON_TYPE_NOT_GRANTED",
    "ERROR_ACCOUNT_EXPIRED",
    "ERROR_PASSWORD_MUST_CHANGE",
    "ERROR_ACCOUNT_LOCKED_OUT",
];

/// As Active Directory writes them, in hexadecimal digits: `data 52e`.
fn ldap_ad(sources: &Sources) -> Result<Table> {
    let bindings = sources.crates()?.read(&crates::WINDOWS_SYS, "src/Windows/Win32/Foundation/mod.rs")?;
    let mut codes = Definitions::default();
    rust::define(&mut codes, &bindings, "WIN32_ERROR");
    let mut pairs = Vec::new();
    for name in OF_FAILED_BINDS {
        let code = codes.value(name).with_context(|| format!("windows-sys has no {name}"))?;
        pairs.push((Value::Text(format!("{code:x}")), name.to_owned()));
    }
    Ok(Table::of_pairs(pairs, vec![crates::WINDOWS_SYS.label()]))
}

/// The numbers that MIT's library gives: those of the protocol counted from -1765328384, and its own. Error tables are
/// negative; the same header has addresses and flags as positive numbers.
fn krb5(sources: &Sources) -> Result<Table> {
    macros(sources, "krb5-multidev", "mit-krb5/krb5/krb5.h", |name, code| {
        let is_other = ["PLACEHOLD", "_RCSID", "INT32_MIN"].iter().any(|other| name.contains(other));
        name.starts_with("KRB5") && !is_other && code < -1_000_000_000
    })
}

/// The major status: `#define GSS_S_BAD_MECH (((OM_uint32) 1ul) << GSS_C_ROUTINE_ERROR_OFFSET)`.
fn gssapi(sources: &Sources) -> Result<Table> {
    macros(sources, "krb5-multidev", "mit-krb5/gssapi/gssapi.h", |name, _| name.starts_with("GSS_S_"))
}
