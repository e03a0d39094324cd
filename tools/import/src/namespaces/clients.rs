//! The codes of network clients, libraries, runtimes and proxies.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::Namespace;
use crate::c_enum;
use crate::c_header;
use crate::crates::{self, Pin};
use crate::exceptions;
use crate::files;
use crate::npm;
use crate::pypi;
use crate::rust_const;
use crate::sources::Sources;
use crate::table::{Definitions, Table, Value};

/// The tables of this file.
pub const ALL: &[Namespace] = &[
    Namespace { name: "curl", licence: "curl", at_least: 75, import: |s| curl(s, "curl.h", "CURLE_") },
    Namespace { name: "curl-multi", licence: "curl", at_least: 13, import: |s| curl(s, "multi.h", "CURLM_") },
    Namespace { name: "curl-url", licence: "curl", at_least: 30, import: |s| curl(s, "urlapi.h", "CURLUE_") },
    Namespace { name: "chromium-net", licence: APACHE_MIT, at_least: 230, import: chromium },
    Namespace { name: "nss", licence: "MPL-2.0", at_least: 290, import: nss },
    Namespace { name: "nspr", licence: "MPL-2.0", at_least: 70, import: nspr },
    Namespace { name: "nsurl", licence: "MIT; Zlib OR Apache-2.0 OR MIT", at_least: 45, import: nsurl },
    Namespace { name: "nscocoa", licence: "MIT", at_least: 60, import: nscocoa },
    Namespace { name: "cfnetwork", licence: "Zlib OR Apache-2.0 OR MIT", at_least: 30, import: cfnetwork },
    Namespace { name: "osstatus", licence: "Zlib OR Apache-2.0 OR MIT", at_least: 400, import: osstatus },
    Namespace { name: "mach", licence: "BSD-2-Clause OR MIT OR Apache-2.0", at_least: 50, import: mach },
    Namespace { name: "openssl-verify", licence: "Apache-2.0", at_least: 80, import: openssl_verify },
    Namespace { name: "openssl-ssl-error", licence: "Apache-2.0", at_least: 13, import: openssl_ssl_error },
    Namespace { name: "openssl-reason", licence: "Apache-2.0", at_least: 1200, import: openssl_reason },
    Namespace { name: "gnutls", licence: "LGPL-2.1-or-later", at_least: 150, import: gnutls },
    Namespace { name: "mbedtls", licence: "Apache-2.0", at_least: 150, import: mbedtls },
    Namespace { name: "libssh2", licence: "BSD-3-Clause", at_least: 45, import: libssh2 },
    Namespace { name: "libgit2", licence: "GPL-2.0-only WITH GCC-exception-2.0", at_least: 30, import: libgit2 },
    Namespace { name: "libusb", licence: "LGPL-2.1-or-later", at_least: 13, import: libusb },
    Namespace { name: "zlib", licence: "Zlib", at_least: 9, import: zlib },
    Namespace { name: "ffmpeg", licence: "LGPL-2.1-or-later", at_least: 25, import: ffmpeg },
    Namespace { name: "vulkan", licence: APACHE_MIT, at_least: 40, import: vulkan },
    Namespace { name: "opencl", licence: APACHE_MIT, at_least: 55, import: opencl },
    Namespace { name: "cuda", licence: APACHE_MIT, at_least: 80, import: cuda },
    Namespace { name: "node", licence: "MIT", at_least: 340, import: node },
    Namespace { name: "undici", licence: "MIT", at_least: 20, import: undici },
    Namespace {
        name: "java-exception",
        licence: "GPL-2.0-only WITH Classpath-exception-2.0",
        at_least: 400,
        import: java,
    },
    Namespace { name: "python-exception", licence: "Apache-2.0 AND MIT", at_least: 150, import: python },
];

const APACHE_MIT: &str = "Apache-2.0 OR MIT";

/// The enumerators of a header of curl; those that end a list or mark a gone error are not codes.
fn curl(sources: &Sources, header: &str, prefix: &'static str) -> Result<Table> {
    let source = sources.crates()?.read(&crates::CURL, &format!("curl/include/curl/{header}"))?;
    let mut codes = Definitions::default();
    c_enum::define(&mut codes, &source, prefix);
    let aliases = c_enum::without_comments(&source);
    for (name, expression) in
        c_header::defines(&aliases).filter(|(name, to)| name.starts_with(prefix) && to.starts_with(prefix))
    {
        codes.add_absent(name, expression);
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
    let list = between(&bindings, "pub enum cef_errorcode_t", "}").context("cef_errorcode_t is gone")?;
    let mut codes = Definitions::default();
    c_enum::define(&mut codes, &format!("enum {list}}}"), "ERR_");
    let names = codes.names().filter(|name| name.starts_with("ERR_") && !["ERR_NONE", "ERR_CERT_END"].contains(name));
    let pairs = names.filter_map(|name| Some((Value::Number(codes.value(name)?), name)));
    let pairs = pairs.flat_map(|(value, name)| [(value.clone(), format!("net::{name}")), (value, name.to_owned())]);
    Ok(Table::of_pairs(pairs, vec![crates::CEF.label()]))
}

/// NSS's errors: certificates and their checking (SEC), and TLS (SSL). Their bases are hexadecimal.
fn nss(sources: &Sources) -> Result<Table> {
    let (package, nspr) = (sources.debian("libnss3-dev")?, sources.debian("libnspr4-dev")?);
    let mut codes = Definitions::default();
    for (header, prefix) in [("nss/secerr.h", "SEC_ERROR_"), ("nss/sslerr.h", "SSL_ERROR_")] {
        let source = package.read(header)?;
        c_header::define(&mut codes, &source);
        c_enum::define(&mut codes, &source, prefix);
    }
    let codes = in_decimal(&codes);
    let is_code = |name: &str| {
        let is_edge = ["_BASE", "_LIMIT", "_END_OF_LIST"].iter().any(|end| name.ends_with(end));
        (name.starts_with("SEC_ERROR_") || name.starts_with("SSL_ERROR_")) && !is_edge && !name.contains("_UNUSED_")
    };
    Ok(Table::new(&codes, vec![package.label(), nspr.label()], &[], is_code))
}

fn nspr(sources: &Sources) -> Result<Table> {
    let package = sources.debian("libnspr4-dev")?;
    let mut codes = Definitions::default();
    c_header::define(&mut codes, &package.read("nspr/prerr.h")?);
    let codes = in_decimal(&codes);
    Ok(Table::new(&codes, vec![package.label()], &[], |name| name.starts_with("PR_") && name.ends_with("_ERROR")))
}

/// `NSURLErrorDomain`, and CFNetwork's names for the same numbers. The reasons of a cancellation are no codes.
fn nsurl(sources: &Sources) -> Result<Table> {
    let crates = sources.crates()?;
    let mut codes = Definitions::default();
    rust_const::define(&mut codes, &crates.read(&crates::FOUNDATION, "src/generated/NSURLError.rs")?, "NSInteger");
    let is_code = |name: &&str| name.starts_with("NSURLError") && !name.contains("Reason");
    let names =
        codes.names().filter(is_code).filter_map(|name| Some((Value::Number(codes.value(name)?), name.to_owned())));
    let aliases = cfnetwork_pairs(sources)?.into_iter().filter(|(_, name)| name.starts_with("kCFURLError"));
    let labels = vec![crates::FOUNDATION.label(), crates::CF_NETWORK.label()];
    Ok(Table::of_pairs(names.chain(aliases), labels))
}

/// `NSCocoaErrorDomain`; the ends of its ranges are no codes.
fn nscocoa(sources: &Sources) -> Result<Table> {
    let is_code = |name: &str| name.starts_with("NS") && !name.ends_with("Minimum") && !name.ends_with("Maximum");
    apple(sources, &crates::FOUNDATION, &["FoundationErrors.rs"], "NSInteger", is_code)
}

/// Constants of modules that are made from Apple's headers.
fn apple(sources: &Sources, pin: &Pin, modules: &[&str], of_type: &str, wanted: fn(&str) -> bool) -> Result<Table> {
    let mut codes = Definitions::default();
    for module in modules {
        rust_const::define(&mut codes, &sources.crates()?.read(pin, &format!("src/generated/{module}"))?, of_type);
    }
    Ok(Table::new(&in_decimal(&codes), vec![pin.label()], &[], wanted))
}

/// `kCFErrorDomainCFNetwork`, without the numbers that it shares with `NSURLErrorDomain`.
fn cfnetwork(sources: &Sources) -> Result<Table> {
    let pairs = cfnetwork_pairs(sources)?.into_iter().filter(|(_, name)| !name.starts_with("kCFURLError"));
    Ok(Table::of_pairs(pairs, vec![crates::CF_NETWORK.label()]))
}

fn cfnetwork_pairs(sources: &Sources) -> Result<Vec<(Value, String)>> {
    let source = sources.crates()?.read(&crates::CF_NETWORK, "src/generated/CFNetworkErrors.rs")?;
    Ok(associated(&source, "k"))
}

/// The results of Security.framework and of its Secure Transport.
fn osstatus(sources: &Sources) -> Result<Table> {
    let modules = ["SecBase.rs", "AuthSession.rs", "Authorization.rs", "CSCommon.rs"];
    apple(sources, &crates::SECURITY, &modules, "OSStatus", |name| name.starts_with("err"))
}

fn mach(sources: &Sources) -> Result<Table> {
    let mut codes = Definitions::default();
    rust_const::define(&mut codes, &sources.crates()?.read(&crates::MACH, "src/kern_return.rs")?, "kern_return_t");
    let is_code = |name: &str| name.starts_with("KERN_") && name != "KERN_RETURN_MAX";
    Ok(Table::new(&in_decimal(&codes), vec![crates::MACH.label()], &[], is_code))
}

fn openssl_verify(sources: &Sources) -> Result<Table> {
    headers(sources, "libssl-dev", &["openssl/x509_vfy.h"], &[], |name| {
        name.starts_with("X509_V_ERR_") || name == "X509_V_OK"
    })
}

/// What `SSL_get_error` returns.
fn openssl_ssl_error(sources: &Sources) -> Result<Table> {
    headers(sources, "libssl-dev", &["openssl/ssl.h"], &[], |name| name.starts_with("SSL_ERROR_"))
}

/// Every reason of every library, packed with the library's number as `ERR_get_error` and `error:0A000086` do. The reasons
/// that all libraries share have no library's number in them.
fn openssl_reason(sources: &Sources) -> Result<Table> {
    let package = sources.debian("libssl-dev")?;
    let mut codes = Definitions::default();
    for path in package.paths_like("err.h")? {
        c_header::define(&mut codes, &files::read(&path)?);
    }
    let codes = in_decimal(&codes);
    let pairs = codes.names().filter_map(|name| {
        // SSL_R_BAD_LENGTH: the library is SSL.
        let (library, _) = name.split_once("_R_")?;
        let value = match library {
            "ERR" => common_reason(codes.expression(name)?)?,
            _ => codes.value(&format!("ERR_LIB_{library}"))? << 23 | codes.value(name)?,
        };
        Some((Value::Number(value), name.to_owned()))
    });
    Ok(Table::of_pairs(pairs, vec![package.label()]))
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

fn gnutls(sources: &Sources) -> Result<Table> {
    headers(sources, "libgnutls28-dev", &["gnutls/gnutls.h"], &[], |name| {
        name.starts_with("GNUTLS_E_") && name != "GNUTLS_E_UNIMPLEMENTED_FEATURE"
    })
}

fn mbedtls(sources: &Sources) -> Result<Table> {
    let package = sources.debian("libmbedtls-dev")?;
    let mut codes = Definitions::default();
    for path in package.paths_like(".h")? {
        c_header::define(&mut codes, &files::read(&path)?);
    }
    let label = vec![package.label()];
    Ok(Table::new(&in_decimal(&codes), label, &[], |name| name.starts_with("MBEDTLS_ERR_")))
}

fn libssh2(sources: &Sources) -> Result<Table> {
    headers(sources, "libssh2-1-dev", &["include/libssh2.h"], &[], |name| name.starts_with("LIBSSH2_ERROR_"))
}

fn libgit2(sources: &Sources) -> Result<Table> {
    headers(sources, "libgit2-dev", &["git2/errors.h"], &["GIT_E"], |name| {
        let is_class = name.starts_with("GIT_ERROR_");
        name.starts_with("GIT_") && !is_class
    })
}

fn libusb(sources: &Sources) -> Result<Table> {
    headers(sources, "libusb-1.0-0-dev", &["libusb-1.0/libusb.h"], &["LIBUSB_ERROR_"], |name| {
        name.starts_with("LIBUSB_ERROR_") && name != "LIBUSB_ERROR_COUNT"
    })
}

fn zlib(sources: &Sources) -> Result<Table> {
    let is_code = |name: &str| {
        name.starts_with("Z_") && name.ends_with("_ERROR")
            || ["Z_OK", "Z_STREAM_END", "Z_NEED_DICT", "Z_ERRNO"].contains(&name)
    };
    headers(sources, "zlib1g-dev", &["include/zlib.h"], &[], is_code)
}

/// Macros, and the enumerators of enums that have a name beginning with one of `enums`, of headers of a Debian package.
fn headers(
    sources: &Sources,
    package: &str,
    headers: &[&str],
    enums: &[&str],
    wanted: fn(&str) -> bool,
) -> Result<Table> {
    let package = sources.debian(package)?;
    let mut codes = Definitions::default();
    for header in headers {
        let source = package.read(header)?;
        c_header::define(&mut codes, &c_enum::without_comments(&source));
        for prefix in enums {
            c_enum::define(&mut codes, &source, prefix);
        }
    }
    Ok(Table::new(&in_decimal(&codes), vec![package.label()], &[], wanted))
}

/// Four bytes with the first one lowest, negated, or a plain number.
fn ffmpeg(sources: &Sources) -> Result<Table> {
    let package = sources.debian("libavutil-dev")?;
    let header = package.read("libavutil/error.h")?;
    let mut plain = Definitions::default();
    c_header::define(&mut plain, &c_enum::without_comments(&header));
    let plain = in_decimal(&plain);
    let codes = plain.names().filter(|name| name.starts_with("AVERROR_")).filter_map(|name| {
        let value = tag(plain.expression(name)?).or_else(|| plain.value(name))?;
        Some((Value::Number(value), name.to_owned()))
    });
    Ok(Table::of_pairs(codes, vec![package.label()]))
}

/// `FFERRTAG(248,'B','S','F')`.
fn tag(expression: &str) -> Option<i64> {
    let bytes = expression.strip_prefix("FFERRTAG(")?.strip_suffix(')')?;
    let mut value = 0;
    for (place, byte) in bytes.split(',').enumerate() {
        let byte = byte.trim_start();
        let number = match byte.strip_prefix('\'').and_then(|rest| rest.chars().next()) {
            Some(character) => i64::from(u32::from(character)),
            None => byte.trim().parse().ok()?,
        };
        value |= number << (8 * place);
    }
    Some(-i64::from(i32::from_le_bytes(u32::try_from(value).ok()?.to_le_bytes())))
}

/// `VkResult`, with what later versions and extensions add to it.
fn vulkan(sources: &Sources) -> Result<Table> {
    let mut source = String::new();
    for module in ["enums", "feature_extensions", "extensions"] {
        let text = sources.crates()?.read(&crates::VULKAN, &format!("src/vk/{module}.rs"))?;
        source.extend(text.split("\nimpl ").filter(|part| part.starts_with("Result {")));
    }
    Ok(Table::of_pairs(associated(&source, "VK_"), vec![crates::VULKAN.label()]))
}

/// The associated constants `pub const NAME: Self = Self(1);`, which have lost the prefix of their C names.
fn associated(source: &str, prefix: &str) -> Vec<(Value, String)> {
    let mut codes = Definitions::default();
    rust_const::define(&mut codes, source, "Self");
    let pairs = codes.names().filter_map(|name| {
        let number = codes.expression(name)?.strip_prefix("Self(")?.strip_suffix(')')?.replace('_', "");
        Some((Value::Number(number.parse().ok()?), format!("{prefix}{name}")))
    });
    pairs.collect()
}

fn opencl(sources: &Sources) -> Result<Table> {
    let mut codes = Definitions::default();
    rust_const::define(&mut codes, &sources.crates()?.read(&crates::OPENCL, "src/cl_h.rs")?, "cl_int");
    // Other constants of the type are no errors, and none of these has a number above 0.
    let is_code = |name: &str| name.starts_with("CL_") && codes.value(name).is_some_and(|value| value <= 0);
    Ok(Table::new(&codes, vec![crates::OPENCL.label()], &[], is_code))
}

/// The driver's results; the runtime's `cudaError_t` shares the numbers of most.
fn cuda(sources: &Sources) -> Result<Table> {
    let bindings = sources.crates()?.read(&crates::CUDA, "src/cuda.rs")?;
    let list = between(&bindings, "pub enum cudaError_enum", "}").context("cudaError_enum is gone")?;
    let mut codes = Definitions::default();
    c_enum::define(&mut codes, &format!("enum {list}}}"), "CUDA_");
    Ok(Table::new(&codes, vec![crates::CUDA.label()], &[], |name| name.starts_with("CUDA_")))
}

/// What Node's JavaScript throws (`E('ERR_…', …)`, plain text in the program), and what its manual lists beside that: the
/// codes of its C++ part and those of older versions.
fn node(sources: &Sources) -> Result<Table> {
    let (program, manual) = (sources.npm(&npm::NODE)?, sources.debian("nodejs-doc")?);
    let text = String::from_utf8_lossy(&program.read_bytes("bin/node")?).into_owned();
    let mut codes: BTreeSet<String> = text.split("\nE('").skip(1).filter_map(|rest| node_code(rest, '\'')).collect();
    ensure!(codes.len() > 250, "the program holds only {} codes as text", codes.len());
    let headings = manual.read("api/errors.html")?;
    codes.extend(headings.split("<code>").skip(1).filter_map(|rest| node_code(rest, '<')));
    let pairs = codes.into_iter().map(|code| (Value::Text(code.clone()), code));
    Ok(Table::of_pairs(pairs, vec![npm::NODE.label(), manual.label()]))
}

/// The code at the start of a text, up to a delimiter.
fn node_code(text: &str, end: char) -> Option<String> {
    let (code, _) = text.split_once(end)?;
    let starts = ["ERR_", "HPE_", "ABORT_ERR", "MODULE_NOT_FOUND"];
    let is_code = starts.iter().any(|start| code.starts_with(start)) && code.bytes().all(is_constant_byte);
    is_code.then(|| code.to_owned())
}

fn is_constant_byte(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_'
}

/// Every `this.code = 'UND_ERR_…'`.
fn undici(sources: &Sources) -> Result<Table> {
    let source = sources.npm(&npm::UNDICI)?.read("lib/core/errors.js")?;
    let codes = source.split("this.code = '").skip(1).filter_map(|rest| Some(rest.split_once('\'')?.0.to_owned()));
    let codes: BTreeSet<String> = codes.filter(|code| code.bytes().all(is_constant_byte)).collect();
    let pairs = codes.into_iter().map(|code| (Value::Text(code.clone()), code));
    Ok(Table::of_pairs(pairs, vec![npm::UNDICI.label()]))
}

/// The public exceptions of Java's class library.
fn java(sources: &Sources) -> Result<Table> {
    let package = sources.debian("openjdk-17-source")?;
    let archives = package.paths("src.zip")?;
    let archive = archives.first().context("openjdk-17-source has no src.zip any more")?;
    let pairs = exceptions::pairs(exceptions::of_java(&listing(archive)?), |_| true);
    Ok(Table::of_pairs(pairs, vec![package.label()]))
}

/// The files in an archive, one a line.
fn listing(archive: &Path) -> Result<String> {
    files::run(Command::new("python3").args(["-m", "zipfile", "-l"]).arg(archive), "Python 3 is needed")
}

/// The exceptions of Python's standard library, as its stubs declare them.
fn python(sources: &Sources) -> Result<Table> {
    let wheel = sources.wheel(&pypi::TYPESHED)?;
    let modules = wheel.texts("typeshed_client/typeshed", "pyi")?;
    // Packages that Python no longer has, or that are its own tools.
    let is_tool =
        |name: &str| ["distutils", "lib2to3", "_typeshed", "xxlimited"].iter().any(|tool| name.starts_with(tool));
    let modules: Vec<_> = modules.into_iter().filter(|(name, _)| !is_tool(name)).collect();
    let pairs = exceptions::pairs(exceptions::of_python(&modules), is_known_by_simple_name);
    Ok(Table::of_pairs(pairs, vec![wheel.label()]))
}

/// True for Python's own exceptions and for those of modules whose names for them are used by nothing else.
fn is_known_by_simple_name(full: &str) -> bool {
    let modules = ["asyncio", "json", "pickle", "smtplib", "socket", "ssl", "subprocess", "zipfile"];
    let in_module = |module: &&str| full.strip_prefix(*module).is_some_and(|rest| rest.starts_with('.'));
    // The rest of http.client's, as NotConnected, are words of other programs too.
    let http = ["BadStatusLine", "CannotSendRequest", "IncompleteRead", "RemoteDisconnected"];
    let in_http = |name: &&str| full.strip_prefix("http.client.") == Some(*name);
    !full.contains('.') || modules.iter().any(in_module) || http.iter().any(in_http)
}

/// The text behind the first `start`, up to the next `end`.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    Some(text.split_once(start)?.1.split_once(end)?.0)
}

/// The same definitions with every number in decimal and without the suffixes of C.
fn in_decimal(definitions: &Definitions) -> Definitions {
    let mut decimal = Definitions::default();
    for name in definitions.names() {
        decimal.replace(name, &expression_in_decimal(definitions.expression(name).unwrap_or_default()));
    }
    decimal
}

/// `(-0x2000L)` becomes `(-8192)`.
fn expression_in_decimal(expression: &str) -> String {
    let mut text = String::new();
    let mut rest = expression;
    while let Some(start) = rest.find(|first: char| first.is_ascii_alphanumeric() || first == '_') {
        text.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find(|next: char| !(next.is_ascii_alphanumeric() || next == '_')).unwrap_or(rest.len());
        text.push_str(&token_in_decimal(&rest[..end]));
        rest = &rest[end..];
    }
    text.push_str(rest);
    text
}

/// A number without its suffix and in decimal, or a name as it is.
fn token_in_decimal(token: &str) -> String {
    let number = token.trim_end_matches(['L', 'U', 'l', 'u']);
    let value = match number.strip_prefix("0x").or_else(|| number.strip_prefix("0X")) {
        Some(digits) => i64::from_str_radix(digits, 16).ok(),
        None => number.parse().ok(),
    };
    value.map_or_else(|| token.to_owned(), |value| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lose_their_base_and_suffix() {
        assert_eq!(expression_in_decimal("(-0x2000)"), "(-8192)");
        assert_eq!(expression_in_decimal("(SSL_ERROR_BASE +  3)"), "(SSL_ERROR_BASE +  3)");
        assert_eq!(expression_in_decimal("(-6000L)"), "(-6000)");
    }

    #[test]
    fn a_tag_is_four_bytes() {
        assert_eq!(tag("FFERRTAG( 'I','N','D','A')"), Some(-1_094_995_529));
        assert_eq!(tag("FFERRTAG( 'E','O','F',' ')"), Some(-541_478_725));
        assert_eq!(tag("(-0x2bb2afa8)"), None);
    }

    #[test]
    fn reasons_of_all_libraries_have_flags() {
        assert_eq!(common_reason("(268 | ERR_RFLAG_COMMON)"), Some(0x8010C));
        assert_eq!(common_reason("(256 | ERR_R_FATAL)"), Some(0xC0100));
        assert_eq!(common_reason("(ERR_LIB_SYS"), None);
    }

    #[test]
    fn a_code_of_node_ends_at_its_quote() {
        assert_eq!(node_code("ERR_ASSERTION', '%s', Error);", '\''), Some("ERR_ASSERTION".to_owned()));
        assert_eq!(node_code("error.code</code>", '<'), None);
    }
}
