//! Clients of the web: curl and Chromium.

use anyhow::Result;

use crate::namespaces::Namespace;
use crate::packages::{Sources, crates};
use crate::readers::c;
use crate::table::Table;

/// The tables of this file.
pub const ALL: &[Namespace] = &[
    Namespace { name: "curl", licence: "curl", at_least: 75, import: |s| curl(s, "curl.h", "CURLE_") },
    Namespace { name: "curl-multi", licence: "curl", at_least: 13, import: |s| curl(s, "multi.h", "CURLM_") },
    Namespace { name: "curl-url", licence: "curl", at_least: 30, import: |s| curl(s, "urlapi.h", "CURLUE_") },
    Namespace { name: "chromium-net", licence: "Apache-2.0 OR MIT", at_least: 230, import: chromium },
];

/// The enumerators of a header of curl; those that end a list or mark a gone error are not codes.
fn curl(sources: &Sources, header: &str, prefix: &'static str) -> Result<Table> {
    let source = sources.crates()?.read(&crates::CURL, &format!("curl/include/curl/{header}"))?;
    let mut codes = c::enumerators(&source, prefix);
    let macros = c::definitions(&source);
    for name in macros.names().filter(|name| name.starts_with(prefix)) {
        let expression = macros.expression(name).unwrap_or_default();
        if expression.starts_with(prefix) {
            codes.add_absent(name, expression);
        }
    }
    // 51 is still met: until 7.62 curl gave it for what is 60 since.
    let is_gone = |name: &str| {
        name.contains("OBSOLETE") && name != "CURLE_OBSOLETE51"
            || name.ends_with("_LAST")
            || name.ends_with("_CALL_MULTI_SOCKET")
    };
    // An alias of a gone error stands for a number that curl no longer gives.
    let is_alias_of_gone = |name: &str| codes.expression(name).is_some_and(|to| to.contains("OBSOLETE"));
    let wanted = |name: &str| name.starts_with(prefix) && !is_gone(name) && !is_alias_of_gone(name);
    Ok(Table::new(&codes, vec![crates::CURL.label()], &[], wanted))
}

/// The browser's own list, as its embedding framework hands it on. People write `net::ERR_FAILED` and `ERR_FAILED`.
fn chromium(sources: &Sources) -> Result<Table> {
    let bindings = sources.crates()?.read(&crates::CEF, "src/bindings/x86_64_unknown_linux_gnu.rs")?;
    let codes = c::enumerators(&bindings, "cef_errorcode_t {");
    let is_code = |name: &str| name.starts_with("ERR_") && !["ERR_NONE", "ERR_CERT_END"].contains(&name);
    let pairs = codes.numbers().filter(|(_, name)| is_code(name));
    let pairs = pairs.flat_map(|(code, name)| [(code, format!("net::{name}")), (code, name.to_owned())]);
    Ok(Table::of_numbers(pairs, vec![crates::CEF.label()]))
}
