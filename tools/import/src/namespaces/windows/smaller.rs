//! Sets of codes that interfaces of Windows have for themselves: their numbers mean other things elsewhere.

use anyhow::Result;

use super::names::Names;
use super::system::{WINERROR, is_mark, starts};
use crate::packages::Sources;
use crate::packages::crates;
use crate::readers::{c, rust};
use crate::table::Table;

/// A set that one module of windows-sys has.
struct Set {
    /// The module below `src/Windows/Win32`.
    module: &'static str,
    /// The types of its constants.
    types: &'static [&'static str],
    /// What their names begin with.
    names: &'static [&'static str],
}

impl Set {
    fn read(&self, sources: &Sources) -> Result<Names> {
        let path = format!("src/Windows/Win32/{}/mod.rs", self.module);
        let source = sources.crates()?.read(&crates::WINDOWS_SYS, &path)?;
        let mut names = Names::default();
        let found = self.types.iter().flat_map(|its_type| rust::numbers(&source, its_type));
        let found = found.filter(|(name, _)| starts(name, self.names) && !is_mark(name));
        names.add_all(found.map(|(name, value)| (i64::from(value), name, ())));
        Ok(names)
    }
}

/// The problems that Device Manager shows as "Code 43".
pub fn device_manager(sources: &Sources) -> Result<Table> {
    let set = Set { module: "Devices/DeviceAndDriverInstallation", types: &["CM_PROB"], names: &["CM_PROB_"] };
    Ok(set.read(sources)?.into_table(vec![crates::WINDOWS_SYS.label()]))
}

/// What the functions behind Device Manager return.
pub fn configuration_manager(sources: &Sources) -> Result<Table> {
    let set = Set { module: "Devices/DeviceAndDriverInstallation", types: &["CONFIGRET"], names: &["CR_"] };
    Ok(set.read(sources)?.into_table(vec![crates::WINDOWS_SYS.label()]))
}

/// Errors of VPN and dial-up connections, and of the router behind them; below 1,000, where Win32 has codes of its own.
pub fn ras(sources: &Sources) -> Result<Table> {
    let set = Set { module: "NetworkManagement/Rras", types: &["u32"], names: &["ERROR_"] };
    let mut names = set.read(sources)?;
    let mingw = sources.debian("mingw-w64-common")?;
    for header in ["include/raserror.h", "include/mprerror.h"] {
        let header = c::definitions(&mingw.read(header)?);
        names.add_header(&header, &header, |name, _| name.starts_with("ERROR_"));
    }
    names.retain(|name, value| (600..1000).contains(&value) && !is_mark(name));
    Ok(names.into_table(vec![crates::WINDOWS_SYS.label(), mingw.label()]))
}

/// Errors and warnings of the Extensible Storage Engine, which are signed.
pub fn esent(sources: &Sources) -> Result<Table> {
    let set = Set { module: "Storage/Jet", types: &["i32", "u32"], names: &["JET_err", "JET_wrn"] };
    Ok(set.read(sources)?.into_signed_table(vec![crates::WINDOWS_SYS.label()]))
}

/// Outlook's and Exchange's.
pub fn mapi(sources: &Sources) -> Result<Table> {
    let mingw = sources.debian("mingw-w64-common")?;
    let base = c::definitions(&mingw.read(WINERROR)?);
    let header = c::definitions(&mingw.read("include/mapicode.h")?);
    let mut names = Names::default();
    names.add_header(&header, &base, |name, _| starts(name, &["MAPI_E_", "MAPI_W_", "SYNC_E_", "SYNC_W_"]));
    let set = Set { module: "System/AddressBook", types: &["u32", "i32", "HRESULT"], names: &["MAPI_E_", "MAPI_W_"] };
    names.append(set.read(sources)?, &[]);
    // The simple interface of the same name counts its errors from 2; others are names for HRESULTs that everyone has.
    names.retain(|_, value| value & 0x7FFF_0000 == 0x0004_0000);
    Ok(names.into_table(vec![mingw.label(), crates::WINDOWS_SYS.label()]))
}

/// DirectShow's.
pub fn directshow(sources: &Sources) -> Result<Table> {
    let mingw = sources.debian("mingw-w64-common")?;
    let base = c::definitions(&mingw.read(WINERROR)?);
    let header = c::definitions(&mingw.read("include/vfwmsgs.h")?);
    let mut names = Names::default();
    names.add_header(&header, &base, |name, _| name.starts_with("VFW_"));
    Ok(names.into_table(vec![mingw.label()]))
}

/// Telephony: the three generations of its interface number their errors differently.
pub fn tapi(sources: &Sources) -> Result<Table> {
    let names = &["TAPI_E_", "TAPIERR_", "LINEERR_", "PHONEERR_"];
    let mut names = Set { module: "Devices/Tapi", types: &["HRESULT", "u32", "i32"], names }.read(sources)?;
    names.retain(|_, value| value > 0xFFFF);
    Ok(names.into_table(vec![crates::WINDOWS_SYS.label()]))
}

/// Universal Plug and Play.
pub fn upnp(sources: &Sources) -> Result<Table> {
    let set = Set { module: "Devices/Enumeration/Pnp", types: &["HRESULT"], names: &["UPNP_E_"] };
    let upnp = set.read(sources)?;
    Ok(upnp.into_table(vec![crates::WINDOWS_SYS.label()]))
}

/// Input methods.
pub fn text_services(sources: &Sources) -> Result<Table> {
    let set = Set { module: "UI/TextServices", types: &["HRESULT"], names: &["TF_E_", "TS_E_", "TF_S_", "TS_S_"] };
    Ok(set.read(sources)?.into_table(vec![crates::WINDOWS_SYS.label()]))
}

/// What Explorer reports of copying, moving and deleting.
pub fn shell_copy(sources: &Sources) -> Result<Table> {
    let mingw = sources.debian("mingw-w64-common")?;
    let base = c::definitions(&mingw.read(WINERROR)?);
    let mut names = Set { module: "UI/Shell", types: &["HRESULT"], names: &["COPYENGINE_"] }.read(sources)?;
    let header = c::definitions(&mingw.read("include/sherrors.h")?);
    names.add_header(&header, &base, |name, _| name.starts_with("COPYENGINE_"));
    Ok(names.into_table(vec![crates::WINDOWS_SYS.label(), mingw.label()]))
}

/// The dialogs for files, fonts and printing.
pub fn common_dialog(sources: &Sources) -> Result<Table> {
    let names = &["CDERR_", "PDERR_", "FNERR_", "CFERR_", "CCERR_", "FRERR_"];
    let mut names = Set { module: "UI/Controls/Dialogs", types: &["COMMON_DLG_ERRORS"], names }.read(sources)?;
    names.retain(|name, _| !name.ends_with("CODES"));
    Ok(names.into_table(vec![crates::WINDOWS_SYS.label()]))
}

/// The older interfaces for sound, timers and media files share one range of numbers.
pub fn multimedia(sources: &Sources) -> Result<Table> {
    let names = &["MMSYSERR_", "WAVERR_", "MIDIERR_", "TIMERR_", "JOYERR_", "MCIERR_", "MIXERR_", "ACMERR_"];
    let mut all = Names::default();
    for module in ["Media", "Media/Audio", "Media/Multimedia"] {
        all.append(Set { module, types: &["u32"], names }.read(sources)?, names);
    }
    // Digital video took numbers that sound conversion had.
    all.retain(|name, _| !name.ends_with("_LASTERROR") && !name.starts_with("MCIERR_DGV_"));
    Ok(all.into_table(vec![crates::WINDOWS_SYS.label()]))
}

/// What the USB stack reports of a transfer.
pub fn usbd_status(sources: &Sources) -> Result<Table> {
    let mingw = sources.debian("mingw-w64-common")?;
    let header = c::definitions(&mingw.read("include/usb.h")?);
    let mut names = Names::default();
    names.add_header(&header, &header, |name, _| name.starts_with("USBD_STATUS_"));
    Ok(names.into_table(vec![mingw.label()]))
}

/// International Components for Unicode, which Windows and others carry.
pub fn icu(sources: &Sources) -> Result<Table> {
    let mut names = Set { module: "Globalization", types: &["UErrorCode"], names: &["U_"] }.read(sources)?;
    names.retain(|name, _| !name.ends_with("_LIMIT") && !name.ends_with("_START"));
    Ok(names.into_signed_table(vec![crates::WINDOWS_SYS.label()]))
}

/// Why a wireless network could not be joined, and why 802.1X in it failed.
pub fn wlan_reason(sources: &Sources) -> Result<Table> {
    let wifi = Set {
        module: "NetworkManagement/WiFi",
        types: &["u32", "ONEX_REASON_CODE"],
        names: &["WLAN_REASON_CODE_", "ONEX_"],
    };
    let mut names = wifi.read(sources)?;
    let ends = ["_END", "_MIN", "_MAX", "_START", "_RANGE_SIZE"];
    names.retain(|name, value| {
        let is_known = name.starts_with("WLAN_REASON_CODE_") || value >= ONEX;
        is_known && !ends.iter().any(|end| name.ends_with(end))
    });
    Ok(names.into_table(vec![crates::WINDOWS_SYS.label()]))
}

/// ActiveX Data Objects: its numbers are the lower halves of HRESULTs.
pub fn ado(sources: &Sources) -> Result<Table> {
    let mingw = sources.debian("mingw-w64-common")?;
    let base = c::definitions(&mingw.read(WINERROR)?);
    let enumerators = c::enumerators(&mingw.read("include/adoint.h")?, "adErr");
    let mut names = Names::default();
    names.add_header(&enumerators, &base, |name, expression| {
        name.starts_with("adErr") && expression.contains("FACILITY_CONTROL")
    });
    names.keep_bits(0xFFFF);
    Ok(names.into_table(vec![mingw.label()]))
}

/// Where the reasons of 802.1X begin.
const ONEX: u32 = 0x0005_0000;
