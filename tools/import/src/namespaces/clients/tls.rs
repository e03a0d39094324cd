//! Libraries for TLS and certificates.

use anyhow::Result;

use crate::files;
use crate::namespaces::Namespace;
use crate::namespaces::common::macros;
use crate::packages::Sources;
use crate::readers::c;
use crate::readers::definitions::Definitions;
use crate::table::Table;

/// The tables of this file.
pub const ALL: &[Namespace] = &[
    Namespace { name: "nss", licence: "MPL-2.0", at_least: 290, import: nss },
    Namespace { name: "nspr", licence: "MPL-2.0", at_least: 70, import: nspr },
    Namespace {
        name: "openssl-verify",
        licence: "Apache-2.0",
        at_least: 80,
        import: |s| {
            macros(s, "libssl-dev", "openssl/x509_vfy.h", |n, _| n.starts_with("X509_V_ERR_") || n == "X509_V_OK")
        },
    },
    // What `SSL_get_error` returns.
    Namespace {
        name: "openssl-ssl-error",
        licence: "Apache-2.0",
        at_least: 13,
        import: |s| macros(s, "libssl-dev", "openssl/ssl.h", |name, _| name.starts_with("SSL_ERROR_")),
    },
    Namespace { name: "openssl-reason", licence: "Apache-2.0", at_least: 1200, import: openssl_reason },
    Namespace {
        name: "gnutls",
        licence: "LGPL-2.1-or-later",
        at_least: 150,
        import: |s| macros(s, "libgnutls28-dev", "gnutls/gnutls.h", is_gnutls),
    },
    Namespace { name: "mbedtls", licence: "Apache-2.0", at_least: 150, import: mbedtls },
];

/// NSS's errors: certificates and their checking (SEC), and TLS (SSL).
fn nss(sources: &Sources) -> Result<Table> {
    let (package, nspr) = (sources.debian("libnss3-dev")?, sources.debian("libnspr4-dev")?);
    let mut codes = Definitions::default();
    for (header, prefix) in [("nss/secerr.h", "SEC_ERROR_"), ("nss/sslerr.h", "SSL_ERROR_")] {
        let source = package.read(header)?;
        c::define(&mut codes, &source);
        c::define_enums(&mut codes, &source, prefix);
    }
    let is_code = |name: &str| {
        let is_edge = ["_BASE", "_LIMIT", "_END_OF_LIST"].iter().any(|end| name.ends_with(end));
        (name.starts_with("SEC_ERROR_") || name.starts_with("SSL_ERROR_")) && !is_edge && !name.contains("_UNUSED_")
    };
    Ok(Table::new(&codes, vec![package.label(), nspr.label()], &[], is_code))
}

fn nspr(sources: &Sources) -> Result<Table> {
    let package = sources.debian("libnspr4-dev")?;
    let codes = c::definitions(&package.read("nspr/prerr.h")?);
    Ok(Table::new(&codes, vec![package.label()], &[], |name| name.starts_with("PR_") && name.ends_with("_ERROR")))
}

/// Every reason of every library, packed with the library's number as `ERR_get_error` and `error:0A000086` do. The reasons
/// that all libraries share have no library's number in them.
fn openssl_reason(sources: &Sources) -> Result<Table> {
    let package = sources.debian("libssl-dev")?;
    let mut codes = Definitions::default();
    for path in package.paths_like("err.h")? {
        c::define(&mut codes, &files::read(&path)?);
    }
    let pairs = codes.names().filter_map(|name| {
        // SSL_R_BAD_LENGTH: the library is SSL.
        let (library, _) = name.split_once("_R_")?;
        let value = match library {
            "ERR" => common_reason(codes.expression(name)?)?,
            _ => codes.value(&format!("ERR_LIB_{library}"))? << 23 | codes.value(name)?,
        };
        Some((value, name))
    });
    Ok(Table::of_numbers(pairs, vec![package.label()]))
}

/// `(268 | ERR_RFLAG_COMMON)`: a reason and the flags above it, which err.h shifts by 18 bits.
fn common_reason(expression: &str) -> Option<i64> {
    let (reason, flags) = expression.trim_matches(['(', ')']).split_once('|')?;
    let flags = match flags.trim() {
        "ERR_RFLAG_COMMON" => 2 << 18,
        "ERR_R_FATAL" => 3 << 18,
        _ => return None,
    };
    Some(reason.trim().parse::<i64>().ok()? | flags)
}

/// Every header's codes but the names that are deprecated, whose numbers have others.
fn mbedtls(sources: &Sources) -> Result<Table> {
    let package = sources.debian("libmbedtls-dev")?;
    let mut codes = Definitions::default();
    for path in package.paths_like(".h")? {
        c::define(&mut codes, &files::read(&path)?);
    }
    let is_deprecated = |name: &str| codes.expression(name).is_some_and(|text| text.contains("DEPRECATED"));
    let is_code = |name: &str| name.starts_with("MBEDTLS_ERR_") && !is_deprecated(name);
    Ok(Table::new(&codes, vec![package.label()], &[], is_code))
}

fn is_gnutls(name: &str, _: i64) -> bool {
    name.starts_with("GNUTLS_E_") && name != "GNUTLS_E_UNIMPLEMENTED_FEATURE"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_of_all_libraries_have_flags() {
        assert_eq!(common_reason("(268 | ERR_RFLAG_COMMON)"), Some(0x8010C));
        assert_eq!(common_reason("(256 | ERR_R_FATAL)"), Some(0xC0100));
        assert_eq!(common_reason("(ERR_LIB_SYS"), None);
    }
}
