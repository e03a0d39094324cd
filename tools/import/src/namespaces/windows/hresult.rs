//! HRESULTs: those of winerror.h, then those of every other header.

use anyhow::Result;

use super::names::Names;
use super::system::{WINERROR, is_mark, starts};
use crate::crates;
use crate::pypi;
use crate::python_source;
use crate::sources::Sources;
use crate::table::Table;
use crate::windows_constants::{Constants, bindings};

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
    let base = Constants::of_header(&mingw.read(WINERROR)?);
    names.add_header(&base, &base, |constant| base.is_hresult(constant.expression));
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
    names.fill_gaps(python_source::entries(&more).filter(|(value, ..)| u32::try_from(*value).is_ok_and(is_own)));
    Ok(names.into_table(vec![mingw.label(), crates::WINDOWS_SYS.label(), impacket.label()]))
}

/// The rest of windows-sys, WMI's and WinRM's codes that it types differently, and the headers that it does not cover.
fn read_others(names: &mut Names, sources: &Sources, base: &Constants) -> Result<()> {
    let (mingw, crates) = (sources.debian("mingw-w64-common")?, sources.crates()?);
    let all = crates.read_all(&crates::WINDOWS_SYS, "src/Windows")?;
    for its_type in ["HRESULT", "WBEMSTATUS", "MQERROR", "COMAdminErrorCodes"] {
        names.add_bindings(&all, its_type);
    }
    for (module, prefix) in UNTYPED_MODULES {
        let source = crates.read(&crates::WINDOWS_SYS, &format!("src/Windows/Win32/{module}/mod.rs"))?;
        let found = bindings(&source, "u32").filter(|(name, _)| name.starts_with(*prefix));
        names.add_all(found.map(|(name, value)| (i64::from(value), name, ())));
    }
    for header in HEADERS {
        let header = Constants::of_header(&mingw.read(&format!("include/{header}"))?);
        names.add_header(&header, base, |constant| header.is_hresult_or_name(constant.expression, base));
    }
    for header in UNTYPED {
        let header = Constants::of_header(&mingw.read(&format!("include/{header}"))?);
        names.add_header(&header, base, |constant| constant.name.contains("_E_") || constant.name.contains("_S_"));
    }
    Ok(())
}

/// Whether a value is a failure, or a success that has a facility.
fn is_failure_or_named(value: u32) -> bool {
    value > 0xFFFF
}
