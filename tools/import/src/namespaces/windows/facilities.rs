//! The components of Windows that numbers its errors by facility.

use anyhow::Result;

use super::names::bits;
use super::system::WINERROR;
use crate::namespaces::fields::Fields;
use crate::packages::Sources;
use crate::packages::crates;
use crate::readers::{c, rust};

/// What the names begin with.
const FACILITY: &str = "FACILITY_";

/// Other names of facilities, that say no more.
const NEEDLESS: &[&str] = &["NONE", "SYSTEM", "NS_WIN32", "SL_ITF", "NT_BIT", "SSPI", "MAXIMUM_VALUE"];

/// Who an HRESULT is of.
pub fn hresult(sources: &Sources) -> Result<Fields> {
    let mingw = sources.debian("mingw-w64-common")?;
    let mut fields = Fields::from(vec![mingw.label(), crates::WINDOWS_SYS.label()]);
    for (value, name) in c::definitions(&mingw.read(WINERROR)?).numbers() {
        add(&mut fields, name, bits(value));
    }
    let all = sources.crates()?.read_all(&crates::WINDOWS_SYS, "src/Windows")?;
    for (name, value) in all.iter().flat_map(|source| rust::numbers(source, "FACILITY_CODE")) {
        add(&mut fields, name, value);
    }
    Ok(fields)
}

/// Who an NTSTATUS is of.
pub fn ntstatus(sources: &Sources) -> Result<Fields> {
    let mut fields = Fields::from(vec![crates::WINDOWS_SYS.label()]);
    let all = sources.crates()?.read_all(&crates::WINDOWS_SYS, "src/Windows")?;
    for (name, value) in all.iter().flat_map(|source| rust::numbers(source, "NTSTATUS_FACILITY_CODE")) {
        add(&mut fields, name, value);
    }
    Ok(fields)
}

fn add(fields: &mut Fields, name: &str, value: u32) {
    if name.strip_prefix(FACILITY).is_some_and(|own| !NEEDLESS.contains(&own)) {
        fields.add(value, name.trim_end_matches("_ERROR_CODE"));
    }
}
