//! HRESULTs: those of winerror.h, then those of every other header.

use anyhow::Result;

use super::names::Names;
use super::system::{WINERROR, is_mark, starts};
use crate::packages::Sources;
use crate::packages::crates;
use crate::packages::pypi;
use crate::readers::definitions::Definitions;
use crate::readers::{c, python, rust};
use crate::table::Table;

/// Headers of Mingw whose constants are typed as HRESULTs. Where several name one value the earlier counts.
const HEADERS: &[&str] = &[
    "corerror.h",
    "wuerror.h",
    "fltwinerror.h",
    "mferror.h",
    "nserror.h",
    "audioclient.h",
    "d3d9.h",
    "d2derr.h",
    "dwrite.h",
    "adserr.h",
    "msopc.h",
    "xpsobjectmodel.h",
    "xpsdigitalsignature.h",
    "sherrors.h",
    "thumbcache.h",
    "urlmon.h",
    "netcfgx.h",
    "p2p.h",
    "rtcerr.h",
    "vsserror.h",
    "stierr.h",
    "dplay8.h",
    "dpnathlp.h",
    "dinput.h",
    "dmerror.h",
    "dsound.h",
    "ddraw.h",
    "dxfile.h",
    "d3dx9xof.h",
    "wmiatlprov.h",
    "tsvirtualchannels.h",
    "wincred.h",
    "pstore.h",
];

/// Headers whose constants have no type but the names of HRESULTs.
const UNTYPED: &[&str] = &["bitsmsg.h", "slerror.h"];

/// Modules of windows-sys of which the same is true, and what the names of their HRESULTs begin with.
const UNTYPED_MODULES: &[(&str, &str)] = &[
    ("System/RemoteManagement", "ERROR_W"),
    ("System/ApplicationInstallationAndServicing", "ERROR_P"),
    ("Security/ExtensibleAuthenticationProtocol", "EAP_E_"),
];

/// Interfaces that number their errors in the range that belongs to everyone: sets of their own, or no one's concern.
const OWN_SETS: &[&str] = &[
    "VFW_",
    "MAPI_",
    "TAPI",
    "UPNP_E_",
    "TF_",
    "TS_",
    "COPYENGINE_",
    "OLECMDERR_",
    "DIERR_",
    "STIERR_",
    "URL_E_",
    "IDS_",
];

/// Interfaces that have names of their own for HRESULTs of others.
const SYNONYMS: &[&str] = &["COR_E_", "DPNERR_", "DPNHERR_", "DSERR_", "DDERR_", "BG_E_HTTP_", "COMAdminErr"];

/// Every HRESULT but those of the interfaces that count for themselves.
pub fn hresult(sources: &Sources) -> Result<Table> {
    let (mingw, crates) = (sources.debian("mingw-w64-common")?, sources.crates()?);
    let mut names = Names::default();
    let base = c::definitions(&mingw.read(WINERROR)?);
    names.add_header(&base, &base, |_, expression| is_hresult(expression, &base));
    let foundation = crates.read(&crates::WINDOWS_SYS, "src/Windows/Win32/Foundation/mod.rs")?;
    names.add_bindings(&[foundation], "HRESULT");
    names.retain(|name, value| (is_failure_or_named(value) || starts(name, &["S_", "DS_S_"])) && !is_mark(name));
    let mut others = Names::default();
    read_others(&mut others, sources, &base)?;
    // Win32 codes in the clothes of an HRESULT are read as such; only winerror.h gives a few of them names of their own.
    let is_own = |value: u32| is_failure_or_named(value) && value & 0x7FFF_0000 != 0x0007_0000;
    others.retain(|name, value| is_own(value) && !is_mark(name) && !starts(name, OWN_SETS));
    names.append(others, SYNONYMS);
    names.add_kept(include_str!("kept/hresult.tsv"))?;
    let impacket = sources.wheel(&pypi::IMPACKET)?;
    let more = impacket.read("impacket/hresult_errors.py")?;
    names.fill_gaps(python::entries(&more).filter(|(value, ..)| u32::try_from(*value).is_ok_and(is_own)));
    Ok(names.into_table(vec![mingw.label(), crates::WINDOWS_SYS.label(), impacket.label()]))
}

/// The rest of windows-sys, WMI's and WinRM's codes that it types differently, and the headers that it does not cover.
fn read_others(names: &mut Names, sources: &Sources, base: &Definitions) -> Result<()> {
    let (mingw, crates) = (sources.debian("mingw-w64-common")?, sources.crates()?);
    let all = crates.read_all(&crates::WINDOWS_SYS, "src/Windows")?;
    for its_type in ["HRESULT", "WBEMSTATUS", "MQERROR", "COMAdminErrorCodes"] {
        names.add_bindings(&all, its_type);
    }
    for (module, prefix) in UNTYPED_MODULES {
        let source = crates.read(&crates::WINDOWS_SYS, &format!("src/Windows/Win32/{module}/mod.rs"))?;
        let found = rust::numbers(&source, "u32").filter(|(name, _)| name.starts_with(*prefix));
        names.add_all(found.map(|(name, value)| (i64::from(value), name, ())));
    }
    for header in HEADERS {
        let header = c::definitions(&mingw.read(&format!("include/{header}"))?);
        names.add_header(&header, base, |_, expression| is_hresult_or_name(expression, &header, base));
    }
    for header in UNTYPED {
        let header = c::definitions(&mingw.read(&format!("include/{header}"))?);
        names.add_header(&header, base, |name, _| name.contains("_E_") || name.contains("_S_"));
    }
    Ok(())
}

/// Whether an expression is an HRESULT, or the name of one that stands in `header` or in `base`.
fn is_hresult_or_name(expression: &str, header: &Definitions, base: &Definitions) -> bool {
    let named = header.expression(expression).or_else(|| base.expression(expression));
    is_hresult(expression, header) || named.is_some_and(|named| is_hresult(named, header) || is_hresult(named, base))
}

/// Whether the type of an expression is HRESULT: by a cast, or by a macro that makes one.
pub fn is_hresult(expression: &str, header: &Definitions) -> bool {
    let called = expression.split('(').map(str::trim).find(|part| !part.is_empty()).unwrap_or_default();
    let body = header.macro_body(called).unwrap_or_default();
    [expression, body].iter().any(|text| text.contains("HRESULT") || text.contains("MAKE_SCODE"))
}

/// Whether a value is a failure, or a success that has a facility.
fn is_failure_or_named(value: u32) -> bool {
    value > 0xFFFF
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn casts_and_macros_tell_the_type() {
        let header =
            c::definitions("#define MAKE(val) MAKE_HRESULT(1, 2, val)\n#define A MAKE(3)\n#define B 0x80004005L\n");
        let found =
            ["MAKE(3)", "((HRESULT)0x801f0001)", "0x80004005L"].map(|expression| is_hresult(expression, &header));
        assert_eq!(found, [true, true, false]);
        assert_eq!(["A", "B"].map(|name| is_hresult_or_name(name, &header, &header)), [true, false]);
    }
}
