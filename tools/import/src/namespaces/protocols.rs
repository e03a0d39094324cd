//! The codes of network protocols.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};

use super::Namespace;
use crate::c_header;
use crate::crates::{self, Pin};
use crate::enumerations::{block, named, number, numbered};
use crate::pypi;
use crate::rust_const;
use crate::sources::Sources;
use crate::table::{Definitions, Table, Value};

/// The tables of this file.
pub const ALL: &[Namespace] = &[
    Namespace { name: "http", licence: "MIT; BSD-3-Clause", at_least: 85, import: http },
    Namespace { name: "http2", licence: "MIT", at_least: 14, import: http2 },
    Namespace {
        name: "http3",
        licence: BSD,
        at_least: 21,
        import: |s| class(s, &AIOQUIC, "aioquic/h3/connection.py", "ErrorCode"),
    },
    Namespace {
        name: "quic",
        licence: BSD,
        at_least: 18,
        import: |s| class(s, &AIOQUIC, "aioquic/quic/packet.py", "QuicErrorCode"),
    },
    Namespace {
        name: "websocket-close",
        licence: BSD,
        at_least: 15,
        import: |s| class(s, &WEBSOCKETS, "websockets/frames.py", "CloseCode"),
    },
    Namespace { name: "grpc", licence: BSD, at_least: 17, import: grpc },
    Namespace { name: "tls-alert", licence: "Apache-2.0", at_least: 33, import: tls_alert },
    Namespace {
        name: "dns-rcode",
        licence: "ISC",
        at_least: 20,
        import: |s| class(s, &DNSPYTHON, "dns/rcode.py", "Rcode"),
    },
    Namespace {
        name: "dns-ede",
        licence: "ISC",
        at_least: 28,
        import: |s| class(s, &DNSPYTHON, "dns/edns.py", "EDECode"),
    },
    Namespace { name: "smtp-enhanced", licence: "MIT", at_least: 120, import: smtp_enhanced },
    Namespace { name: "ldap", licence: "OLDAP-2.8", at_least: 70, import: ldap },
    Namespace { name: "winldap", licence: "public domain", at_least: 19, import: winldap },
    Namespace { name: "ldap-ad", licence: "MIT OR Apache-2.0", at_least: 14, import: ldap_ad },
    Namespace { name: "kerberos", licence: "Apache-1.1", at_least: 75, import: kerberos },
    Namespace { name: "krb5", licence: "MIT", at_least: 200, import: krb5 },
    Namespace { name: "gssapi", licence: "MIT", at_least: 26, import: gssapi },
    Namespace { name: "ssh-disconnect", licence: BSD, at_least: 15, import: ssh_disconnect },
    Namespace { name: "sftp", licence: BSD, at_least: 22, import: sftp },
    Namespace {
        name: "mqtt",
        licence: EPL,
        at_least: 43,
        import: |s| mosquitto(s, "mqtt_protocol.h", "mqtt5_return_codes"),
    },
    Namespace {
        name: "mqtt-connack",
        licence: EPL,
        at_least: 6,
        import: |s| mosquitto(s, "mqtt_protocol.h", "mqtt311_connack_codes"),
    },
    Namespace { name: "mosquitto", licence: EPL, at_least: 36, import: |s| mosquitto(s, "mosquitto.h", "mosq_err_t") },
    Namespace { name: "amqp", licence: BSD, at_least: 18, import: amqp },
    Namespace { name: "icmp", licence: KERNEL, at_least: 35, import: icmp },
    Namespace { name: "icmpv6", licence: KERNEL, at_least: 28, import: icmpv6 },
    Namespace { name: "sip", licence: "MIT", at_least: 65, import: sip },
    Namespace { name: "socks5", licence: BSD, at_least: 8, import: |s| socks(s, "SOCKS5_ERRORS") },
    Namespace { name: "snmp", licence: "BSD-2-Clause", at_least: 19, import: snmp },
    Namespace { name: "modbus", licence: BSD, at_least: 10, import: modbus },
    Namespace { name: "coap", licence: "MIT", at_least: 24, import: coap },
    Namespace { name: "nfs", licence: KERNEL, at_least: 70, import: nfs },
    Namespace { name: "rpc", licence: BSD, at_least: 29, import: rpc },
    Namespace { name: "ikev2", licence: "GPL-2.0-only", at_least: 23, import: ikev2 },
    Namespace { name: "rdp-errinfo", licence: "Apache-2.0", at_least: 110, import: rdp_errinfo },
    Namespace { name: "freerdp", licence: "Apache-2.0", at_least: 27, import: freerdp },
    Namespace { name: "bluetooth-hci", licence: "Apache-2.0", at_least: 64, import: bluetooth_hci },
    Namespace { name: "q850", licence: "GPL-2.0-only", at_least: 45, import: q850 },
];

const BSD: &str = "BSD-3-Clause";
const EPL: &str = "EPL-2.0 OR BSD-3-Clause";
const KERNEL: &str = "GPL-2.0-only WITH Linux-syscall-note";

/// HTTP/2 in Python.
const H2: Pin = Pin { name: "h2", version: "4.4.1" };
/// QUIC and HTTP/3 in Python.
const AIOQUIC: Pin = Pin { name: "aioquic", version: "1.7.2" };
const WEBSOCKETS: Pin = Pin { name: "websockets", version: "17.4" };
const GRPCLIB: Pin = Pin { name: "grpclib", version: "0.4.9" };
const DNSPYTHON: Pin = Pin { name: "dnspython", version: "2.9.2" };
/// A client of RabbitMQ, generated from the specification of AMQP 0-9-1.
const PIKA: Pin = Pin { name: "pika", version: "1.4.4" };
const PYSOCKS: Pin = Pin { name: "PySocks", version: "1.7.1" };
const PYSNMP: Pin = Pin { name: "pysnmp", version: "7.1.30" };
const PYMODBUS: Pin = Pin { name: "pymodbus", version: "3.16.1" };
const AIOCOAP: Pin = Pin { name: "aiocoap", version: "0.4.17" };
/// The status codes that IANA has registered.
const STATUSES: Pin = Pin { name: "statuses", version: "2.0.2" };
/// The same, and what single servers and services add to them.
const HTTP_STATUS: Pin = Pin { name: "http-status", version: "2.1.0" };
/// Enhanced status codes of a mail server.
const HARAKA_DSN: Pin = Pin { name: "haraka-dsn", version: "1.2.1" };
/// A packet tool that knows the numbers of many protocols.
const SCAPY: Pin = Pin { name: "scapy", version: "2.8.0" };
/// A Bluetooth stack in Python.
const BUMBLE: Pin = Pin { name: "bumble", version: "0.0.236" };
/// A telephone in the browser.
const JSSIP: Pin = Pin { name: "jssip", version: "3.13.8" };

/// The members of a class of Python.
fn class(sources: &Sources, pin: &'static Pin, file: &str, name: &str) -> Result<Table> {
    let wheel = sources.wheel(pin)?;
    let source = wheel.read(file)?;
    Ok(of_named(named(block(&source, &format!("class {name}"), "class ")), wheel.label()))
}

fn of_named(pairs: Vec<(String, i64)>, label: String) -> Table {
    Table::of_pairs(pairs.into_iter().map(|(name, number)| (Value::Number(number), name)), vec![label])
}

fn of_numbered(pairs: Vec<(i64, String)>, label: String) -> Table {
    Table::of_pairs(pairs.into_iter().map(|(number, text)| (Value::Number(number), text)), vec![label])
}

/// What RFC 9110 calls two codes by now; the package still has their names of RFC 7231 and 4918.
const RENAMED: [(i64, &str); 2] = [(413, "Content Too Large"), (422, "Unprocessable Content")];

/// Codes that no package has, each with the reference of the one who gives it.
const HTTP_OF_VENDORS: [(i64, &str, &str); 7] = [
    (460, "Client Closed Connection", AWS),
    (463, "Too Many Forwarded Addresses", AWS),
    (464, "Incompatible Protocol Versions", AWS),
    (561, "Unauthorized by Identity Provider", AWS),
    (529, "Site Is Overloaded", "Qualys SSL Labs API documentation v4"),
    (530, "Origin DNS Error", "Cloudflare 5xx errors"),
    (599, "Network Connect Timeout Error", "Tornado's AsyncHTTPClient"),
];
const AWS: &str = "AWS Application Load Balancer troubleshooting";

/// IANA's registry, then what single vendors return: those of packages, then those of documentation only.
fn http(sources: &Sources) -> Result<Table> {
    let (registry, vendors) = (sources.npm(&STATUSES)?, sources.npm(&HTTP_STATUS)?);
    let mut codes = numbered(&registry.read("codes.json")?);
    for (code, name) in RENAMED {
        let row = codes.iter_mut().find(|(number, _)| *number == code);
        row.with_context(|| format!("{code} is not in codes.json"))?.1 = name.to_owned();
    }
    codes.extend(HTTP_OF_VENDORS.map(|(code, name, _)| (code, name.to_owned())));
    let mut known: BTreeSet<i64> = codes.iter().map(|(code, _)| *code).collect();
    // nginx stands before the unofficial ones: its 499 is met far more often than ArcGIS's.
    for file in ["nginx", "iis", "cloudflare", "unofficial"] {
        let new = numbered(&vendors.read(&format!("dist/{file}.d.ts"))?);
        codes.extend(new.into_iter().filter(|(code, _)| known.insert(*code)));
    }
    let documents: BTreeSet<&str> = HTTP_OF_VENDORS.iter().map(|(_, _, document)| *document).collect();
    let labels = [registry.label(), vendors.label()].into_iter().chain(documents.into_iter().map(str::to_owned));
    let pairs = codes.into_iter().map(|(code, name)| (Value::Number(code), name));
    Ok(Table::of_pairs(pairs, labels.collect()))
}

/// The codes of the protocol, with the names that nghttp2, and with it Node and curl, gives them.
fn http2(sources: &Sources) -> Result<Table> {
    let (h2, nghttp2) = (sources.wheel(&H2)?, sources.debian("libnghttp2-dev")?);
    let mut pairs = named(block(&h2.read("h2/errors.py")?, "class ErrorCodes", "def "));
    let names = named(block(&nghttp2.read("nghttp2/nghttp2.h")?, "* The status codes for the RST_STREAM", "}"));
    ensure!(names.len() == pairs.len(), "nghttp2.h has not the codes of h2");
    pairs.extend(names);
    let pairs = pairs.into_iter().map(|(name, code)| (Value::Number(code), name));
    Ok(Table::of_pairs(pairs, vec![h2.label(), nghttp2.label()]))
}

/// The codes in capitals, and as Go and .NET spell those of several words: DeadlineExceeded.
fn grpc(sources: &Sources) -> Result<Table> {
    let wheel = sources.wheel(&GRPCLIB)?;
    let codes = named(block(&wheel.read("grpclib/const.py")?, "class Status", "_Cardinality"));
    let camel = |name: &str| {
        let words = name.split('_').map(|word| word[..1].to_owned() + &word[1..].to_lowercase());
        words.collect::<String>()
    };
    let spelt = codes.iter().filter(|(name, _)| name.contains('_')).map(|(name, code)| (camel(name), *code));
    let pairs = codes.iter().cloned().chain(spelt).collect();
    Ok(of_named(pairs, wheel.label()))
}

/// The alerts that OpenSSL knows, under their names of RFC 8446.
fn tls_alert(sources: &Sources) -> Result<Table> {
    let openssl = sources.debian("libssl-dev")?;
    let mut pairs = Vec::new();
    for header in ["openssl/ssl3.h", "openssl/tls1.h"] {
        let header = openssl.read(header)?;
        for (name, expression) in c_header::defines(&header) {
            let name = ["SSL3_AD_", "TLS1_AD_", "TLS13_AD_"].iter().find_map(|start| name.strip_prefix(start));
            let Some((name, number)) = name.zip(number(expression)) else { continue };
            // The RFC has one l in this word.
            pairs.push((name.to_lowercase().replace("cancelled", "canceled"), number));
            pairs.push((format!("SSL_AD_{name}"), number));
        }
    }
    Ok(of_named(pairs, openssl.label()))
}

/// Details that also occur, or only occur, in class 2: success.
const OF_SUCCESS: [&str; 9] = ["0.0", "1.0", "1.5", "1.9", "3.6", "5.0", "6.0", "6.4", "7.0"];
const OF_SUCCESS_ONLY: [&str; 3] = ["1.5", "1.9", "3.6"];

/// Each detail in the classes in which it occurs: `"Mailbox full", // X.2.2`.
fn smtp_enhanced(sources: &Sources) -> Result<Table> {
    let package = sources.npm(&HARAKA_DSN)?;
    let source = package.read("index.js")?;
    let mut pairs = Vec::new();
    for line in source.lines() {
        let Some((text, comment)) = line.trim().split_once("\",") else { continue };
        let Some((text, detail)) = text.strip_prefix('"').zip(comment.trim().strip_prefix("// X.")) else { continue };
        let detail = detail.split_whitespace().next().unwrap_or(detail);
        if !OF_SUCCESS_ONLY.contains(&detail) {
            pairs.push((Value::Text(format!("5.{detail}")), text.to_owned()));
            pairs.push((Value::Text(format!("4.{detail}")), format!("{text}, transient")));
        }
        if OF_SUCCESS.contains(&detail) {
            pairs.push((Value::Text(format!("2.{detail}")), format!("{text}, success")));
        }
    }
    Ok(Table::of_pairs(pairs, vec![package.label()]))
}

/// The result codes of the protocol, and the negative ones that OpenLDAP's library gives of its own.
fn ldap(sources: &Sources) -> Result<Table> {
    let openldap = sources.debian("libldap-dev")?;
    let header = openldap.read("include/ldap.h")?;
    let codes = block(&header, "* LDAP Result Codes", "* This structure represents");
    let pairs = c_header::defines(codes).filter_map(|(name, expression)| Some((name.to_owned(), number(expression)?)));
    Ok(of_named(pairs.collect(), openldap.label()))
}

/// What Windows' library gives beside the protocol's codes: its own failures have positive numbers.
fn winldap(sources: &Sources) -> Result<Table> {
    let mingw = sources.debian("mingw-w64-common")?;
    let header = mingw.read("include/winldap.h")?;
    let all = named(block(&header, "LDAP_SUCCESS = 0x00,LDAP_OPERATIONS_ERROR", "} LDAP_RETCODE"));
    let own = |number: i64| [60, 61].contains(&number) || (81..=97).contains(&number);
    Ok(of_named(all.into_iter().filter(|(_, number)| own(*number)).collect(), mingw.label()))
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
    rust_const::define(&mut codes, &bindings, "WIN32_ERROR");
    let mut pairs = Vec::new();
    for name in OF_FAILED_BINDS {
        let code = codes.value(name).with_context(|| format!("windows-sys has no {name}"))?;
        pairs.push((Value::Text(format!("{code:x}")), name.to_owned()));
    }
    Ok(Table::of_pairs(pairs, vec![crates::WINDOWS_SYS.label()]))
}

fn kerberos(sources: &Sources) -> Result<Table> {
    class(sources, &pypi::IMPACKET, "impacket/krb5/constants.py", "ErrorCodes")
}

/// The numbers that MIT's library gives: those of the protocol counted from -1765328384, and its own.
fn krb5(sources: &Sources) -> Result<Table> {
    let mit = sources.debian("krb5-multidev")?;
    let header = mit.read("mit-krb5/krb5/krb5.h")?;
    let is_code = |name: &str| name.starts_with("KRB5") && !["PLACEHOLD", "_RCSID"].iter().any(|no| name.contains(no));
    let pairs = c_header::defines(&header).filter(|(name, text)| is_code(name) && text.ends_with("L)"));
    let pairs = pairs.filter_map(|(name, text)| Some((name.to_owned(), number(text)?)));
    // Error tables are negative; the same header has addresses and flags as positive numbers.
    Ok(of_named(pairs.filter(|(_, number)| *number < -1_000_000_000).collect(), mit.label()))
}

/// The major status: `#define GSS_S_BAD_MECH (((OM_uint32) 1ul) << GSS_C_ROUTINE_ERROR_OFFSET)`.
fn gssapi(sources: &Sources) -> Result<Table> {
    let mit = sources.debian("krb5-multidev")?;
    let header = mit.read("mit-krb5/gssapi/gssapi.h")?.replace("\\\n", " ");
    let mut pairs = Vec::new();
    for (name, expression) in c_header::defines(&header).filter(|(name, _)| name.starts_with("GSS_S_")) {
        let expression = expression
            .replace("(OM_uint32)", "")
            .replace("GSS_C_CALLING_ERROR_OFFSET", "24")
            .replace("GSS_C_ROUTINE_ERROR_OFFSET", "16")
            .replace("GSS_C_SUPPLEMENTARY_OFFSET + ", "")
            .replace("ul", "");
        pairs.extend(number(&expression).map(|number| (name.to_owned(), number)));
    }
    ensure!(pairs.contains(&("GSS_S_FAILURE".to_owned(), 13 << 16)), "gssapi.h counts its errors in another way");
    Ok(of_named(pairs, mit.label()))
}

fn ssh_disconnect(sources: &Sources) -> Result<Table> {
    defines(sources, "libssh2-1-dev", "include/libssh2.h", |name| {
        name.starts_with("SSH_DISCONNECT_").then(|| name.to_owned())
    })
}

/// libssh2 puts its own name before those of the protocol's draft, and keeps two that were misspelt.
fn sftp(sources: &Sources) -> Result<Table> {
    defines(sources, "libssh2-1-dev", "include/libssh2_sftp.h", |name| {
        let name = name.strip_prefix("LIBSSH2_FX_").filter(|name| *name == name.to_uppercase())?;
        (name != "UNKNOWN_PRINCIPLE").then(|| format!("SSH_FX_{name}"))
    })
}

/// The numbers of a header of Debian whose names `symbol` accepts and may change.
fn defines(sources: &Sources, package: &str, header: &str, symbol: fn(&str) -> Option<String>) -> Result<Table> {
    let package = sources.debian(package)?;
    let header = package.read(header)?;
    let pairs = c_header::defines(&header).filter_map(|(name, text)| Some((symbol(name)?, number(text)?)));
    Ok(of_named(pairs.collect(), package.label()))
}

/// An enumeration of Mosquitto's headers.
fn mosquitto(sources: &Sources, header: &str, name: &str) -> Result<Table> {
    enumeration(sources, "libmosquitto-dev", &format!("include/{header}"), name)
}

/// The members of an enumeration in a header of Debian.
fn enumeration(sources: &Sources, package: &str, header: &str, name: &str) -> Result<Table> {
    let package = sources.debian(package)?;
    Ok(of_named(named(block(&package.read(header)?, &format!("enum {name}"), "}")), package.label()))
}

/// The specification's constants, of which those below 300 are of frames, but for the one that says success.
fn amqp(sources: &Sources) -> Result<Table> {
    let pika = sources.wheel(&PIKA)?;
    let all = named(block(&pika.read("pika/spec.py")?, "PORT =", "class "));
    let is_reply = |name: &str, code: i64| name == "REPLY_SUCCESS" || (300..600).contains(&code);
    Ok(of_named(all.into_iter().filter(|(name, code)| is_reply(name, *code)).collect(), pika.label()))
}

/// `Codes for …` in the comments of the kernel's headers, and the type whose codes follow.
const ICMP_SECTIONS: [(&str, &str); 3] = [
    ("Codes for UNREACH", "ICMP_DEST_UNREACH"),
    ("Codes for REDIRECT", "ICMP_REDIRECT"),
    ("Codes for TIME_EXCEEDED", "ICMP_TIME_EXCEEDED"),
];
const ICMPV6_SECTIONS: [(&str, &str); 3] = [
    ("Codes for Destination Unreachable", "ICMPV6_DEST_UNREACH"),
    ("Codes for Time Exceeded", "ICMPV6_TIME_EXCEED"),
    ("Codes for Parameter Problem", "ICMPV6_PARAMPROB"),
];

fn icmp(sources: &Sources) -> Result<Table> {
    icmp_types(sources, "linux/icmp.h", "#include <linux/in6.h>", &ICMP_SECTIONS)
}

fn icmpv6(sources: &Sources) -> Result<Table> {
    icmp_types(sources, "linux/icmpv6.h", "#define ICMPV6_ROUTER_PREF_INVALID", &ICMPV6_SECTIONS)
}

/// Types as `type 3`, for the number alone means other things elsewhere, and their codes as `3/1`. What follows the codes, of probes and of socket options, is left out.
fn icmp_types(sources: &Sources, header: &str, from: &str, sections: &[(&str, &str)]) -> Result<Table> {
    let kernel = sources.debian("linux-libc-dev")?;
    let header = kernel.read(header)?;
    let mut pairs: Vec<(Value, String)> = Vec::new();
    let mut of_type = String::new();
    for line in block(&header, from, "/* Codes for EXT_ECHO").lines() {
        if let Some((_, name)) = sections.iter().find(|(comment, _)| line.contains(comment)) {
            let found = pairs.iter().find(|(_, symbol)| symbol == name);
            let number = found.with_context(|| format!("{name} has no number"))?.0.to_string();
            of_type = number.replace("type ", "") + "/";
        }
        let Some((name, code)) = c_header::defines(line).next() else { continue };
        let is_limit = name.starts_with("NR_") || name.ends_with("_MAX") || name.ends_with("_MASK");
        if let Some(code) = number(code).filter(|_| !is_limit) {
            let value = if of_type.is_empty() { format!("type {code}") } else { format!("{of_type}{code}") };
            pairs.push((Value::Text(value), name.to_owned()));
        }
    }
    ensure!(!of_type.is_empty(), "the comments of the header are others by now");
    Ok(Table::of_pairs(pairs, vec![kernel.label()]))
}

fn sip(sources: &Sources) -> Result<Table> {
    let package = sources.npm(&JSSIP)?;
    let source = package.read("lib/Constants.js")?;
    let mut codes = numbered(block(&source, "REASON_PHRASE", "}"));
    // JsSIP puts its name where RFC 3261 says "Server".
    for (_, phrase) in &mut codes {
        *phrase = phrase.replace("JsSIP ", "Server ");
    }
    Ok(of_numbered(codes, package.label()))
}

fn socks(sources: &Sources, name: &str) -> Result<Table> {
    let wheel = sources.wheel(&PYSOCKS)?;
    Ok(of_numbered(numbered(block(&wheel.read("socks.py")?, &format!("{name} ="), "}")), wheel.label()))
}

/// `("noSuchName", 2),`
fn snmp(sources: &Sources) -> Result<Table> {
    let wheel = sources.wheel(&PYSNMP)?;
    let source = wheel.read("pysnmp/proto/rfc1905.py")?;
    let pair = |line: &str| {
        let (name, code) = line.trim().strip_prefix("(\"")?.split_once("\", ")?;
        Some((name.to_owned(), number(code.trim_end_matches(','))?))
    };
    Ok(of_named(block(&source, "errorStatus =", "# Base").lines().filter_map(pair).collect(), wheel.label()))
}

/// pymodbus has misspelt one of its names.
fn modbus(sources: &Sources) -> Result<Table> {
    let wheel = sources.wheel(&PYMODBUS)?;
    let source = wheel.read("pymodbus/constants.py")?.replace("UNAVIABLE", "UNAVAILABLE");
    Ok(of_named(named(block(&source, "class ExcCodes", "class ")), wheel.label()))
}

/// Responses only, as they are written: class and detail, 4.04.
fn coap(sources: &Sources) -> Result<Table> {
    let wheel = sources.wheel(&AIOCOAP)?;
    let source = wheel.read("aiocoap/numbers/codes.py")?;
    let codes = named(block(&source, "class Code(", "def is_request"));
    let responses = codes.into_iter().filter(|(_, code)| (64..192).contains(code));
    let pairs = responses.map(|(name, code)| (Value::Text(format!("{}.{:02}", code >> 5, code & 31)), name));
    Ok(Table::of_pairs(pairs, vec![wheel.label()]))
}

fn nfs(sources: &Sources) -> Result<Table> {
    enumeration(sources, "linux-libc-dev", "include/linux/nfs.h", "nfs_stat {")
}

fn rpc(sources: &Sources) -> Result<Table> {
    let package = sources.debian("libtirpc-dev")?;
    let source = package.read("rpc/clnt_stat.h")?;
    Ok(of_named(named(block(&source, "enum clnt_stat", "}")), package.label()))
}

/// The notifications that are errors: those from 16384 up tell a state.
fn ikev2(sources: &Sources) -> Result<Table> {
    let wheel = sources.wheel(&SCAPY)?;
    let all = numbered(block(&wheel.read("scapy/contrib/ikev2.py")?, "IKEv2NotifyMessageTypes =", "}"));
    Ok(of_numbered(all.into_iter().filter(|(number, _)| *number < 8192).collect(), wheel.label()))
}

fn rdp_errinfo(sources: &Sources) -> Result<Table> {
    defines(sources, "freerdp2-dev", "freerdp/error.h", |name| {
        // The last of them, ERRINFO_NONE, says that the server has told nothing.
        (name.starts_with("ERRINFO_") && name != "ERRINFO_NONE").then(|| name.to_owned())
    })
}

/// The errors of connecting, as FreeRDP prints them: with the number of their class in the upper half.
fn freerdp(sources: &Sources) -> Result<Table> {
    const CONNECT_CLASS: i64 = 2 << 16;
    let package = sources.debian("freerdp2-dev")?;
    let header = package.read("freerdp/error.h")?;
    ensure!(
        header.contains("#define FREERDP_ERROR_CONNECT_CLASS (FREERDP_ERROR_BASE + 2)"),
        "FreeRDP numbers its classes in another way"
    );
    let connect = c_header::defines(&header).filter(|(name, _)| name.starts_with("ERRCONNECT_"));
    let pairs = connect.filter_map(|(name, text)| Some((name.to_owned(), number(text)? | CONNECT_CLASS)));
    Ok(of_named(pairs.collect(), package.label()))
}

/// Bumble ends its names in `_ERROR` and has them in a class; others write `HCI_` before them.
fn bluetooth_hci(sources: &Sources) -> Result<Table> {
    let wheel = sources.wheel(&BUMBLE)?;
    let source = wheel.read("bumble/hci.py")?;
    let codes = named(block(&source, "class HCI_ErrorCode", "# For backwards"));
    let codes = codes.into_iter().filter(|(name, _)| !name.starts_with("RESERVED_FOR"));
    let pairs = codes.map(|(name, code)| (format!("HCI_{}", name.trim_end_matches("_ERROR")), code));
    Ok(of_named(pairs.collect(), wheel.label()))
}

fn q850(sources: &Sources) -> Result<Table> {
    defines(sources, "libpri-dev", "libpri.h", |name| name.starts_with("PRI_CAUSE_").then(|| name.to_owned()))
}
