//! What networks themselves report: DNS, ICMP, proxies, tunnels and shares.

use anyhow::{Context, Result, ensure};

use crate::namespaces::Namespace;
use crate::namespaces::common::{BSD, KERNEL, class, enumeration, macros, renamed};
use crate::packages::{Pin, Sources};
use crate::readers::c;
use crate::readers::lists::{block, number, numbered};
use crate::table::{Table, Value};

/// The tables of this file.
pub const ALL: &[Namespace] = &[
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
    Namespace { name: "icmp", licence: KERNEL, at_least: 35, import: icmp },
    Namespace { name: "icmpv6", licence: KERNEL, at_least: 28, import: icmpv6 },
    Namespace { name: "socks5", licence: BSD, at_least: 8, import: socks5 },
    Namespace { name: "snmp", licence: "BSD-2-Clause", at_least: 19, import: snmp },
    Namespace {
        name: "nfs",
        licence: KERNEL,
        at_least: 70,
        import: |s| enumeration(s, "linux-libc-dev", "include/linux/nfs.h", "NFSERR_PERM", |_, _| true),
    },
    Namespace {
        name: "rpc",
        licence: BSD,
        at_least: 29,
        import: |s| enumeration(s, "libtirpc-dev", "rpc/clnt_stat.h", "RPC_SUCCESS", |_, _| true),
    },
    Namespace { name: "ikev2", licence: "GPL-2.0-only", at_least: 23, import: ikev2 },
    Namespace {
        name: "ssh-disconnect",
        licence: BSD,
        at_least: 15,
        import: |s| macros(s, "libssh2-1-dev", "include/libssh2.h", |name, _| name.starts_with("SSH_DISCONNECT_")),
    },
    Namespace {
        name: "sftp",
        licence: BSD,
        at_least: 22,
        import: |s| renamed(s, "libssh2-1-dev", "include/libssh2_sftp.h", sftp),
    },
];

const DNSPYTHON: Pin = Pin { name: "dnspython", version: "2.9.2" };
const PYSOCKS: Pin = Pin { name: "PySocks", version: "1.7.1" };
const PYSNMP: Pin = Pin { name: "pysnmp", version: "7.1.30" };
/// A packet tool that knows the numbers of many protocols.
const SCAPY: Pin = Pin { name: "scapy", version: "2.8.0" };

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

/// Types as `type 3`, for the number alone means other things elsewhere, and their codes as `3/1`. What follows the codes,
/// of probes and of socket options, is left out.
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
        let Some((name, code)) = c::defines(line).next() else { continue };
        let is_limit = name.starts_with("NR_") || name.ends_with("_MAX") || name.ends_with("_MASK");
        if let Some(code) = number(code).filter(|_| !is_limit) {
            let value = if of_type.is_empty() { format!("type {code}") } else { format!("{of_type}{code}") };
            pairs.push((Value::Text(value), name.to_owned()));
        }
    }
    ensure!(!of_type.is_empty(), "the comments of the header are others by now");
    Ok(Table::of_pairs(pairs, vec![kernel.label()]))
}

fn socks5(sources: &Sources) -> Result<Table> {
    let wheel = sources.wheel(&PYSOCKS)?;
    Ok(Table::of_numbers(numbered(block(&wheel.read("socks.py")?, "SOCKS5_ERRORS =", "}")), vec![wheel.label()]))
}

/// `("noSuchName", 2),`
fn snmp(sources: &Sources) -> Result<Table> {
    let wheel = sources.wheel(&PYSNMP)?;
    let source = wheel.read("pysnmp/proto/rfc1905.py")?;
    let pair = |line: &str| {
        let (name, code) = line.trim().strip_prefix("(\"")?.split_once("\", ")?;
        Some((number(code.trim_end_matches([',', ')']))?, name.to_owned()))
    };
    let pairs = block(&source, "errorStatus =", "# Base").lines().filter_map(pair);
    Ok(Table::of_numbers(pairs, vec![wheel.label()]))
}

/// The notifications that are errors: those from 16384 up tell a state.
fn ikev2(sources: &Sources) -> Result<Table> {
    let wheel = sources.wheel(&SCAPY)?;
    let all = numbered(block(&wheel.read("scapy/contrib/ikev2.py")?, "IKEv2NotifyMessageTypes =", "}"));
    Ok(Table::of_numbers(all.into_iter().filter(|(number, _)| *number < 8192), vec![wheel.label()]))
}

/// libssh2 puts its own name before those of the protocol's draft, and keeps two that were misspelt.
fn sftp(name: &str) -> Option<String> {
    let name = name.strip_prefix("LIBSSH2_FX_").filter(|name| *name == name.to_uppercase())?;
    (name != "UNKNOWN_PRINCIPLE").then(|| format!("SSH_FX_{name}"))
}
