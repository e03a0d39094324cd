//! The system's own error codes: Win32, NTSTATUS and stop codes.

use anyhow::Result;

use super::hresult::is_hresult;
use super::names::Names;
use crate::packages::Sources;
use crate::packages::crates;
use crate::packages::pypi;
use crate::readers::{c, python, rust};
use crate::table::Table;

/// winerror.h of Mingw, from which the other headers take their bases.
pub const WINERROR: &str = "include/winerror.h";

/// What the names of Win32 codes begin with in winerror.h, which has HRESULTs, facilities and sockets' codes as well.
const WIN32: &[&str] = &[
    "NO_ERROR",
    "ERROR_",
    "RPC_S_",
    "RPC_X_",
    "EPT_S_",
    "DNS_ERROR_",
    "DNS_STATUS_",
    "DNS_INFO_",
    "DNS_WARNING_",
    "DNS_REQUEST_",
    "WARNING_",
    "OR_INVALID_",
    "FRS_ERR_",
    "NERR_",
    "APPMODEL_ERROR_",
];

/// Sockets' codes, flags, the ends of ranges and numbers that nothing uses.
const NO_WIN32: &[&str] = &["WSA", "ERROR_SPECF_", "ERROR_NO_MORE_INFO", "ERROR_LAST_DHCP_", "ERROR_WINHTTP_RESERVED_"];

/// Modules of windows-sys whose constants have no type of their own, and what the names of their Win32 codes begin with.
const UNTYPED: &[(&str, &[&str])] = &[
    (
        "Foundation",
        &[
            "RPC_X_",
            "OR_INVALID_",
            "FRS_ERR_",
            "DNS_INFO_",
            "DNS_STATUS_",
            "DNS_WARNING_",
            "DNS_REQUEST_",
            "WARNING_IPSEC_",
        ],
    ),
    ("Networking/WinInet", &["ERROR_INTERNET_", "ERROR_HTTP_", "ERROR_FTP_", "ERROR_GOPHER_"]),
    ("Networking/WinHttp", &["ERROR_WINHTTP_"]),
    ("NetworkManagement/NetManagement", &["NERR_"]),
    ("NetworkManagement/Dhcp", &["ERROR_"]),
    ("NetworkManagement/QoS", &["ERROR_"]),
    ("System/ApplicationInstallationAndServicing", &["ERROR_"]),
];

/// Texts and flags of the blue screen itself.
const NO_STOP: &[&str] =
    &["WINDOWS_NT_", "BUGCHECK_", "BUGCODE_PSS_", "PSS_", "MPSDRV_QUERY_USER", "HARDWARE_PROFILE_"];

/// Every Win32 error code but those of Winsock, which are a set of their own.
pub fn win32(sources: &Sources) -> Result<Table> {
    let (mingw, crates) = (sources.debian("mingw-w64-common")?, sources.crates()?);
    let mut names = Names::default();
    let base = c::definitions(&mingw.read(WINERROR)?);
    let is_code = |name: &str| starts(name, WIN32) && !name.starts_with("ERROR_SEVERITY_");
    names.add_header(&base, &base, |name, expression| is_code(name) && !is_hresult(expression, &base));
    names.add_bindings(&crates.read_all(&crates::WINDOWS_SYS, "src/Windows")?, "WIN32_ERROR");
    let impacket = sources.wheel(&pypi::IMPACKET)?;
    names.fill_gaps(python::entries(&impacket.read("impacket/system_errors.py")?));
    names.add_header(&c::definitions(&mingw.read("include/lmerr.h")?), &base, |name, _| name.starts_with("NERR_"));
    for (module, starts_with) in UNTYPED {
        let source = crates.read(&crates::WINDOWS_SYS, &format!("src/Windows/Win32/{module}/mod.rs"))?;
        let found = rust::numbers(&source, "u32").chain(rust::numbers(&source, "i32"));
        names.add_all(
            found.filter(|(name, _)| starts(name, starts_with)).map(|(name, value)| (i64::from(value), name, ())),
        );
    }
    // The numbers of this set end where 16 bits do; what is larger is another convention under a name that looks alike.
    names.retain(|name, value| value <= 0xFFFF && !starts(name, NO_WIN32) && !is_mark(name));
    names.prefer("ERROR_WINHTTP_SECURE_FAILURE");
    Ok(names.into_table(vec![mingw.label(), crates::WINDOWS_SYS.label(), impacket.label()]))
}

/// Every NTSTATUS, and the exceptions of the system, which are numbered among them.
pub fn ntstatus(sources: &Sources) -> Result<Table> {
    let (mingw, wine) = (sources.debian("mingw-w64-common")?, sources.debian("libwine-dev")?);
    let mut names = Names::default();
    let is_code =
        |name: &str| starts(name, &["STATUS_", "DBG_", "RPC_NT_", "EPT_NT_"]) && !name.starts_with("STATUS_SEVERITY_");
    let base = c::definitions(&mingw.read("include/ntstatus.h")?);
    names.add_header(&base, &base, |name, _| is_code(name));
    names.add_bindings(&sources.crates()?.read_all(&crates::WINDOWS_SYS, "src/Windows")?, "NTSTATUS");
    let impacket = sources.wheel(&pypi::IMPACKET)?;
    names.fill_gaps(python::entries(&impacket.read("impacket/nt_errors.py")?));
    let other = c::definitions(&wine.read("windows/ntstatus.h")?);
    names.add_header(&other, &base, |name, _| is_code(name));
    names.add_kept(include_str!("kept/ntstatus.tsv"))?;
    names.retain(|name, _| !is_mark(name));
    let labels = vec![mingw.label(), crates::WINDOWS_SYS.label(), impacket.label(), wine.label()];
    Ok(names.into_table(labels))
}

/// The stop codes of blue screens.
pub fn bugcheck(sources: &Sources) -> Result<Table> {
    let mingw = sources.debian("mingw-w64-common")?;
    let mut names = Names::default();
    names.add_bindings(&sources.crates()?.read_all(&crates::WINDOWS_SYS, "src/Windows")?, "BUGCHECK_ERROR");
    let header = c::definitions(&mingw.read("include/bugcodes.h")?);
    names.add_header(&header, &header, |name, _| !starts(name, &["FACILITY_", "STATUS_SEVERITY_"]));
    names.retain(|name, _| !starts(name, NO_STOP) && !name.ends_with("_STRING"));
    names.add_kept(include_str!("kept/bugcheck.tsv"))?;
    Ok(names.into_table(vec![crates::WINDOWS_SYS.label(), mingw.label()]))
}

/// Whether a name begins with one of a list.
pub fn starts(name: &str, list: &[&str]) -> bool {
    list.iter().any(|start| name.starts_with(start))
}

/// Whether a name marks the end of a range or a mask rather than a code.
pub fn is_mark(name: &str) -> bool {
    let has_end = ["_FIRST", "_LAST", "_BASE", "_ERROR_MASK", "_CODES_END"].iter().any(|end| name.ends_with(end));
    has_end && !CODES_LIKE_MARKS.iter().any(|end| name.ends_with(end))
}

/// How names of codes end that end like marks: an image that is not at its base.
const CODES_LIKE_MARKS: &[&str] = &["_AT_BASE", "_DIFFERENT_BASE", "_VTYPE_BASE", "_INNERMOST_FIRST"];
