//! errno, the resolver's codes, libuv's, signals and exit statuses.

mod exit_status;
mod signals;

use anyhow::{Result, ensure};

use super::Namespace;
use super::common::{BSD, CRATE, enumeration, macros};
use crate::packages::debian::Package;
use crate::packages::{Sources, crates};
use crate::readers::definitions::Definitions;
use crate::readers::{c, rust};
use crate::table::Table;

/// The tables of this file.
pub const ALL: &[Namespace] = &[
    Namespace { name: "linux-errno", licence: LINUX, at_least: 130, import: linux_generic },
    Namespace { name: "linux-mips-errno", licence: LINUX, at_least: 130, import: |s| linux(s, "mips", "libc6") },
    Namespace { name: "linux-sparc-errno", licence: LINUX, at_least: 130, import: |s| linux(s, "sparc64", "libc6") },
    Namespace { name: "linux-alpha-errno", licence: LINUX, at_least: 130, import: |s| linux(s, "alpha", "libc6.1") },
    Namespace { name: "linux-parisc-errno", licence: LINUX, at_least: 130, import: |s| linux(s, "hppa", "libc6") },
    Namespace { name: "linux-powerpc-errno", licence: LINUX, at_least: 130, import: linux_powerpc },
    Namespace { name: "linux-kernel-errno", licence: "BSD-2-Clause", at_least: 18, import: linux_kernel },
    Namespace { name: "macos-errno", licence: CRATE, at_least: 105, import: macos },
    Namespace { name: "freebsd-errno", licence: CRATE, at_least: 95, import: |s| libc(s, FREEBSD, is_errno) },
    Namespace { name: "dragonfly-errno", licence: CRATE, at_least: 95, import: |s| libc(s, DRAGONFLY, is_errno) },
    Namespace { name: "netbsd-errno", licence: CRATE, at_least: 95, import: |s| libc(s, NETBSD, is_errno) },
    Namespace { name: "openbsd-errno", licence: CRATE, at_least: 90, import: |s| libc(s, OPENBSD, is_errno) },
    Namespace { name: "illumos-errno", licence: CRATE, at_least: 120, import: |s| libc(s, ILLUMOS, is_errno) },
    Namespace { name: "aix-errno", licence: CRATE, at_least: 100, import: |s| libc(s, AIX, is_errno) },
    Namespace { name: "android-errno", licence: CRATE, at_least: 125, import: |s| libc(s, ANDROID, is_errno) },
    Namespace { name: "haiku-errno", licence: CRATE, at_least: 80, import: |s| libc(s, HAIKU, is_errno) },
    Namespace { name: "qnx-errno", licence: CRATE, at_least: 120, import: |s| libc(s, QNX, is_errno) },
    Namespace { name: "vxworks-errno", licence: CRATE, at_least: 80, import: |s| libc(s, VXWORKS, is_errno) },
    Namespace { name: "wasi-errno", licence: CRATE, at_least: 75, import: |s| libc(s, WASI, is_errno) },
    Namespace { name: "emscripten-errno", licence: CRATE, at_least: 125, import: |s| libc(s, EMSCRIPTEN, is_errno) },
    // The C library of Cygwin, of ESP-IDF and of much other firmware.
    Namespace {
        name: "newlib-errno",
        licence: BSD,
        at_least: 80,
        import: |s| macros(s, "libnewlib-dev", "include/newlib/sys/errno.h", |name, _| is_errno(name)),
    },
    Namespace { name: "libuv", licence: "MIT", at_least: 80, import: libuv },
    Namespace {
        name: "eai-glibc",
        licence: GLIBC,
        at_least: 18,
        import: |s| macros(s, "libc6-dev", "include/netdb.h", |name, _| is_eai(name)),
    },
    Namespace { name: "eai-bsd", licence: CRATE, at_least: 11, import: eai_bsd },
    Namespace { name: "eai-openbsd", licence: CRATE, at_least: 11, import: |s| libc(s, OPENBSD, is_eai) },
    Namespace { name: "eai-illumos", licence: CRATE, at_least: 11, import: |s| libc(s, ILLUMOS, is_eai) },
    Namespace { name: "eai-aix", licence: CRATE, at_least: 11, import: |s| libc(s, AIX, is_eai) },
    // lwIP, the network stack of ESP-IDF and of much other firmware, has numbers of its own.
    Namespace {
        name: "eai-lwip",
        licence: BSD,
        at_least: 9,
        import: |s| macros(s, "liblwip-dev", "include/lwip/lwip/netdb.h", |name, _| is_resolvers(name)),
    },
    Namespace {
        name: "h-errno",
        licence: GLIBC,
        at_least: 5,
        import: |s| macros(s, "libc6-dev", "include/netdb.h", |name, _| is_h_errno(name)),
    },
    Namespace {
        name: "lwip-err",
        licence: BSD,
        at_least: 16,
        import: |s| enumeration(s, "liblwip-dev", "include/lwip/lwip/err.h", "ERR_MEM", |name, _| name != "ERR_OK"),
    },
    Namespace { name: "signal-linux", licence: GLIBC, at_least: 31, import: signals::linux_generic },
    Namespace {
        name: "signal-linux-mips",
        licence: GLIBC,
        at_least: 31,
        import: |s| signals::linux(s, "mips", "libc6"),
    },
    Namespace {
        name: "signal-linux-sparc",
        licence: GLIBC,
        at_least: 31,
        import: |s| signals::linux(s, "sparc64", "libc6"),
    },
    Namespace {
        name: "signal-linux-alpha",
        licence: GLIBC,
        at_least: 31,
        import: |s| signals::linux(s, "alpha", "libc6.1"),
    },
    Namespace {
        name: "signal-linux-parisc",
        licence: GLIBC,
        at_least: 31,
        import: |s| signals::linux(s, "hppa", "libc6"),
    },
    Namespace { name: "signal-macos", licence: BSD, at_least: 31, import: |s| signals::go(s, "darwin_arm64") },
    Namespace { name: "signal-freebsd", licence: BSD, at_least: 33, import: |s| signals::go(s, "freebsd_amd64") },
    Namespace { name: "signal-netbsd", licence: BSD, at_least: 32, import: |s| signals::go(s, "netbsd_amd64") },
    Namespace { name: "signal-openbsd", licence: BSD, at_least: 32, import: |s| signals::go(s, "openbsd_amd64") },
    Namespace { name: "signal-dragonfly", licence: BSD, at_least: 34, import: |s| signals::go(s, "dragonfly_amd64") },
    Namespace { name: "signal-illumos", licence: BSD, at_least: 40, import: |s| signals::go(s, "solaris_amd64") },
    Namespace { name: "signal-aix", licence: BSD, at_least: 45, import: |s| signals::go(s, "aix_ppc64") },
    Namespace { name: "signal-haiku", licence: CRATE, at_least: 30, import: |s| libc(s, HAIKU, signals::is_signal) },
    Namespace { name: "signal-qnx", licence: CRATE, at_least: 30, import: |s| libc(s, QNX, signals::is_signal) },
    Namespace { name: "exit-status", licence: exit_status::LICENCE, at_least: 65, import: exit_status::import },
];

const GLIBC: &str = "LGPL-2.1-or-later";
const LINUX: &str = "GPL-2.0-only WITH Linux-syscall-note; LGPL-2.1-or-later";

// Modules of the libc crate; of a constant that two of them have, the later one counts.
const FREEBSD: &[&str] = &["src/unix/bsd/freebsdlike/mod.rs", "src/unix/bsd/freebsdlike/freebsd/mod.rs"];
const DRAGONFLY: &[&str] = &["src/unix/bsd/freebsdlike/mod.rs", "src/unix/bsd/freebsdlike/dragonfly/mod.rs"];
const NETBSD: &[&str] = &["src/unix/bsd/netbsdlike/mod.rs", "src/unix/bsd/netbsdlike/netbsd/mod.rs"];
const OPENBSD: &[&str] = &["src/unix/bsd/netbsdlike/mod.rs", "src/unix/bsd/netbsdlike/openbsd/mod.rs"];
const ILLUMOS: &[&str] = &["src/unix/solarish/mod.rs", "src/unix/solarish/illumos.rs"];
const AIX: &[&str] = &["src/unix/aix/mod.rs"];
const ANDROID: &[&str] = &["src/unix/linux_like/mod.rs", "src/unix/linux_like/android/mod.rs"];
const HAIKU: &[&str] = &["src/unix/haiku/mod.rs"];
const QNX: &[&str] = &["src/unix/nto/mod.rs"];
const VXWORKS: &[&str] = &["src/vxworks/mod.rs"];
const WASI: &[&str] = &["src/wasi/mod.rs"];
const EMSCRIPTEN: &[&str] = &["src/unix/linux_like/emscripten/mod.rs"];

/// The numbers that x86-64, arm and most other architectures share.
fn linux_generic(sources: &Sources) -> Result<Table> {
    let x86 = sources.debian("linux-libc-dev")?;
    let (arm, glibc) = (sources.debian("linux-libc-dev-armhf-cross")?, sources.debian("libc6-dev-armhf-cross")?);
    let label = vec![x86.label(), arm.label(), glibc.label()];
    let table = |kernel: &Package| linux_table(kernel, &["asm-generic/errno.h"], &glibc, label.clone());
    let (x86, arm) = (table(&x86)?, table(&arm)?);
    ensure!(x86.same_codes(&arm), "x86-64 and arm no longer have the same numbers");
    Ok(x86)
}

/// The numbers of an architecture that has its own; `libc` is what Debian calls its C library.
fn linux(sources: &Sources, architecture: &str, libc: &str) -> Result<Table> {
    let kernel = sources.debian(&format!("linux-libc-dev-{architecture}-cross"))?;
    let glibc = sources.debian(&format!("{libc}-dev-{architecture}-cross"))?;
    linux_table(&kernel, &["asm/errno.h"], &glibc, vec![kernel.label(), glibc.label()])
}

/// PowerPC takes the common numbers and changes that of `EDEADLOCK`.
fn linux_powerpc(sources: &Sources) -> Result<Table> {
    let kernel = sources.debian("linux-libc-dev-ppc64el-cross")?;
    let glibc = sources.debian("libc6-dev-ppc64el-cross")?;
    let labels = vec![kernel.label(), glibc.label()];
    linux_table(&kernel, &["asm-generic/errno.h", "asm/errno.h"], &glibc, labels)
}

/// errno-base.h, what the `headers` of the kernel add or redefine, and what glibc adds to that (`ENOTSUP`).
fn linux_table(kernel: &Package, headers: &[&str], glibc: &Package, labels: Vec<String>) -> Result<Table> {
    let mut codes = Definitions::default();
    c::define(&mut codes, &kernel.read("asm-generic/errno-base.h")?);
    for header in headers {
        c::define(&mut codes, &kernel.read(header)?);
    }
    c::define_absent(&mut codes, &glibc.read("bits/errno.h")?);
    // parisc defines ECANCELED by the older spelling; strerrorname_np knows only this one.
    Ok(Table::new(&codes, labels, &["ECANCELED"], is_errno))
}

/// The numbers from 512 on, which the kernel keeps to itself and yet prints in its log.
fn linux_kernel(sources: &Sources) -> Result<Table> {
    let source = sources.crates()?.read(&crates::SYSCALLS, "src/errno/generated.rs")?;
    let mut codes = Definitions::default();
    // `ERESTARTSYS(512) = "Restart syscall",`
    for line in source.lines() {
        if let Some((name, rest)) = line.trim().split_once('(')
            && let Some((number, _)) = rest.split_once(") = ")
            && number.parse().is_ok_and(|number: i64| number >= 512)
        {
            codes.replace(name, number);
        }
    }
    Ok(Table::new(&codes, vec![crates::SYSCALLS.label()], &[], |name| name.starts_with('E')))
}

fn macos(sources: &Sources) -> Result<Table> {
    libc(sources, &["src/unix/bsd/apple/mod.rs"], is_errno)
}

/// The integer constants of some modules of the libc crate.
fn libc(sources: &Sources, modules: &[&str], wanted: fn(&str) -> bool) -> Result<Table> {
    let mut codes = Definitions::default();
    for module in modules {
        rust::define(&mut codes, &sources.crates()?.read(&crates::LIBC, module)?, "c_int");
    }
    Ok(Table::new(&codes, vec![crates::LIBC.label()], &[], wanted))
}

/// Whether a name is one of errno's; `ELAST` is the highest of them, `EOF` what stdio returns, `ERROR` what functions of
/// VxWorks return, `EOK` QNX's word for 0, `EPOLLIN` and its like are flags.
pub(super) fn is_errno(name: &str) -> bool {
    name.starts_with('E')
        && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        && !name.starts_with("EPOLL")
        && !["ELAST", "EOF", "EOK", "ERROR"].contains(&name)
}

/// The numbers that libuv gives where the system has none of its own: those of Windows, `UV_EOF` and the resolver's.
fn libuv(sources: &Sources) -> Result<Table> {
    let header = sources.crates()?.read(&crates::LIBUV, "libuv/include/uv/errno.h")?;
    let mut codes = Definitions::default();
    for (name, expression) in c::defines(&header) {
        // The branches of other systems stand before that of Windows and are negated by the macro UV__ERR.
        if let Some(name) = name.strip_prefix("UV__").filter(|_| !expression.starts_with("UV__ERR")) {
            codes.replace(&format!("UV_{name}"), expression);
        }
    }
    Ok(Table::new(&codes, vec![crates::LIBUV.label()], &[], |_| true))
}

/// macOS and FreeBSD share these numbers.
fn eai_bsd(sources: &Sources) -> Result<Table> {
    libc(sources, &["src/unix/bsd/freebsdlike/mod.rs", "src/unix/bsd/apple/mod.rs"], is_eai)
}

/// What `gethostbyname` and its relatives leave in `h_errno`, without `NETDB_SUCCESS`.
fn is_h_errno(name: &str) -> bool {
    ["NETDB_INTERNAL", "HOST_NOT_FOUND", "TRY_AGAIN", "NO_RECOVERY", "NO_DATA", "NO_ADDRESS"].contains(&name)
}

/// Whether a name is one of getaddrinfo's codes.
pub(super) fn is_eai(name: &str) -> bool {
    name.starts_with("EAI_")
}

/// lwIP has the codes of both interfaces in its netdb.h.
fn is_resolvers(name: &str) -> bool {
    is_eai(name) || is_h_errno(name)
}
