//! Which package, file and constants each table of the catalog is made of.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::c_header;
use crate::crates::{self, Crates};
use crate::debian::Package;
use crate::rust_const;
use crate::table::{Definitions, Table};

/// One table of the catalog.
pub struct Namespace {
    /// Name of the namespace and of its file.
    pub name: &'static str,
    /// Under what the packages that own the codes are published.
    pub licence: &'static str,
    /// Fewer codes than this mean that a package has changed its form.
    pub at_least: usize,
    /// Makes the table.
    pub import: fn(&Sources) -> Result<Table>,
}

/// Every table, in the order of the report.
pub const ALL: &[Namespace] = &[
    Namespace { name: "winsock", licence: WINDOWS, at_least: 95, import: winsock },
    Namespace { name: "linux-errno", licence: LINUX, at_least: 130, import: linux_generic },
    Namespace { name: "linux-mips-errno", licence: LINUX, at_least: 130, import: |s| linux(&s.mips) },
    Namespace { name: "linux-sparc-errno", licence: LINUX, at_least: 130, import: |s| linux(&s.sparc) },
    Namespace { name: "linux-alpha-errno", licence: LINUX, at_least: 130, import: |s| linux(&s.alpha) },
    Namespace { name: "linux-parisc-errno", licence: LINUX, at_least: 130, import: |s| linux(&s.parisc) },
    Namespace { name: "macos-errno", licence: CRATE, at_least: 105, import: macos },
    Namespace { name: "freebsd-errno", licence: CRATE, at_least: 95, import: freebsd },
    Namespace { name: "windows-crt-errno", licence: CRT, at_least: 75, import: windows_crt },
    Namespace { name: "libuv", licence: "MIT", at_least: 80, import: libuv },
    Namespace { name: "eai-glibc", licence: "LGPL-2.1-or-later", at_least: 18, import: eai_glibc },
    Namespace { name: "eai-bsd", licence: CRATE, at_least: 11, import: eai_bsd },
    Namespace { name: "eai-windows", licence: MINGW, at_least: 9, import: eai_windows },
];

const CRATE: &str = "MIT OR Apache-2.0";
const LINUX: &str = "GPL-2.0-only WITH Linux-syscall-note; LGPL-2.1-or-later";
const MINGW: &str = "public domain";
const CRT: &str = "public domain; LGPL-2.1-or-later; MIT OR Apache-2.0";
const WINDOWS: &str = "MIT OR Apache-2.0; public domain";

/// The packages, fetched and unpacked.
pub struct Sources {
    crates: Crates,
    mingw: Package,
    wine: Package,
    glibc: Package,
    x86: Package,
    arm: Linux,
    mips: Linux,
    sparc: Linux,
    alpha: Linux,
    parisc: Linux,
}

/// The headers of the kernel and of glibc for one architecture.
struct Linux {
    kernel: Package,
    glibc: Package,
}

impl Sources {
    /// Fetches what is not in `cache` yet.
    pub fn fetch(cache: &Path) -> Result<Self> {
        let package = |name| Package::fetch(cache, name);
        let linux = |kernel, glibc| -> Result<Linux> { Ok(Linux { kernel: package(kernel)?, glibc: package(glibc)? }) };
        Ok(Self {
            crates: Crates::fetch(&cache.join("crates"))?,
            mingw: package("mingw-w64-common")?,
            wine: package("libwine-dev")?,
            glibc: package("libc6-dev")?,
            x86: package("linux-libc-dev")?,
            arm: linux("linux-libc-dev-armhf-cross", "libc6-dev-armhf-cross")?,
            mips: linux("linux-libc-dev-mips-cross", "libc6-dev-mips-cross")?,
            sparc: linux("linux-libc-dev-sparc64-cross", "libc6-dev-sparc64-cross")?,
            alpha: linux("linux-libc-dev-alpha-cross", "libc6.1-dev-alpha-cross")?,
            parisc: linux("linux-libc-dev-hppa-cross", "libc6-dev-hppa-cross")?,
        })
    }
}

/// Every `WSA_ERROR` of windows-sys, and what only the headers winerror.h and winsock2.h have.
fn winsock(sources: &Sources) -> Result<Table> {
    let mut codes = Definitions::default();
    let bindings = sources.crates.read(&crates::WINDOWS_SYS, "src/Windows/Win32/Networking/WinSock/mod.rs")?;
    rust_const::define(&mut codes, &bindings, "WSA_ERROR");
    let windows = windows_headers(&sources.mingw)?;
    for name in windows.names().filter(|name| name.starts_with("WSA")) {
        let expression = windows.expression(name).unwrap_or_default();
        let is_error = ["(WSABASEERR", "WSA_QOS_", "(ERROR_"].iter().any(|start| expression.starts_with(start));
        if let (true, Some(value)) = (is_error, windows.value(name)) {
            let known = codes.value(name).is_none_or(|known| known == value);
            ensure!(known, "windows-sys and winerror.h disagree about {name}");
            codes.add_absent(name, &value.to_string());
        }
    }
    let labels = vec![crates::WINDOWS_SYS.label(), sources.mingw.label()];
    Ok(Table::new(&codes, labels, &[], |name| name.starts_with("WSA")))
}

/// Error codes of Windows and of its sockets, as Mingw's headers give them.
fn windows_headers(mingw: &Package) -> Result<Definitions> {
    let mut definitions = Definitions::default();
    for header in ["include/winerror.h", "include/winsock2.h"] {
        c_header::define(&mut definitions, &mingw.read(header)?);
    }
    Ok(definitions)
}

/// The numbers that x86-64, arm and most other architectures share.
fn linux_generic(sources: &Sources) -> Result<Table> {
    let label = vec![sources.x86.label(), sources.arm.kernel.label(), sources.arm.glibc.label()];
    let table = |kernel: &Package| linux_table(kernel, "asm-generic/errno.h", &sources.arm.glibc, label.clone());
    let (x86, arm) = (table(&sources.x86)?, table(&sources.arm.kernel)?);
    ensure!(x86.same_codes(&arm), "x86-64 and arm no longer have the same numbers");
    Ok(x86)
}

/// The numbers of an architecture that has its own.
fn linux(headers: &Linux) -> Result<Table> {
    let labels = vec![headers.kernel.label(), headers.glibc.label()];
    linux_table(&headers.kernel, "asm/errno.h", &headers.glibc, labels)
}

/// errno-base.h, what `header` of the kernel adds or redefines, and what glibc adds to that (`ENOTSUP`).
fn linux_table(kernel: &Package, header: &str, glibc: &Package, labels: Vec<String>) -> Result<Table> {
    let mut codes = Definitions::default();
    c_header::define(&mut codes, &kernel.read("asm-generic/errno-base.h")?);
    c_header::define(&mut codes, &kernel.read(header)?);
    c_header::define_absent(&mut codes, &glibc.read("bits/errno.h")?);
    // parisc defines ECANCELED by the older spelling; strerrorname_np knows only this one.
    Ok(Table::new(&codes, labels, &["ECANCELED"], is_errno))
}

fn macos(sources: &Sources) -> Result<Table> {
    libc(sources, &["src/unix/bsd/apple/mod.rs"], is_errno)
}

fn freebsd(sources: &Sources) -> Result<Table> {
    libc(sources, &["src/unix/bsd/freebsdlike/mod.rs", "src/unix/bsd/freebsdlike/freebsd/mod.rs"], is_errno)
}

/// The integer constants of some modules of the libc crate.
fn libc(sources: &Sources, modules: &[&str], wanted: fn(&str) -> bool) -> Result<Table> {
    let mut codes = Definitions::default();
    for module in modules {
        rust_const::define(&mut codes, &sources.crates.read(&crates::LIBC, module)?, "c_int");
    }
    Ok(Table::new(&codes, vec![crates::LIBC.label()], &[], wanted))
}

/// The C runtime's errno.h as Mingw, Wine and the libc crate give it: each has some numbers that the others lack.
fn windows_crt(sources: &Sources) -> Result<Table> {
    let (mut mingw, mut wine, mut libc) = (Definitions::default(), Definitions::default(), Definitions::default());
    c_header::define(&mut mingw, &sources.mingw.read("include/errno.h")?);
    c_header::define(&mut wine, &sources.wine.read("msvcrt/errno.h")?);
    rust_const::define(&mut libc, &sources.crates.read(&crates::LIBC, "src/windows/mod.rs")?, "c_int");
    for other in [wine, libc] {
        merge(&mut mingw, &other)?;
    }
    let labels = vec![sources.mingw.label(), sources.wine.label(), crates::LIBC.label()];
    Ok(Table::new(&mingw, labels, &[], |name| is_errno(name) || name == "STRUNCATE"))
}

/// Adds the errno symbols that `codes` lacks; those that both have must have the same number.
fn merge(codes: &mut Definitions, other: &Definitions) -> Result<()> {
    for name in other.names().filter(|name| is_errno(name)) {
        let value = other.value(name).with_context(|| format!("{name} has no number"))?;
        codes.add_absent(name, &value.to_string());
        ensure!(codes.value(name) == Some(value), "the headers of the C runtime disagree about {name}");
    }
    Ok(())
}

/// Whether a name is one of errno's; `ELAST` is the highest of them, `EOF` what stdio returns.
fn is_errno(name: &str) -> bool {
    name.starts_with('E')
        && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        && !["ELAST", "EOF"].contains(&name)
}

/// The numbers that libuv gives where the system has none of its own: those of Windows, `UV_EOF` and the resolver's.
fn libuv(sources: &Sources) -> Result<Table> {
    let header = sources.crates.read(&crates::LIBUV, "libuv/include/uv/errno.h")?;
    let mut codes = Definitions::default();
    for (name, expression) in c_header::defines(&header) {
        // The branches of other systems stand before that of Windows and are negated by the macro UV__ERR.
        if let Some(name) = name.strip_prefix("UV__").filter(|_| !expression.starts_with("UV__ERR")) {
            codes.replace(&format!("UV_{name}"), expression);
        }
    }
    Ok(Table::new(&codes, vec![crates::LIBUV.label()], &[], |_| true))
}

fn eai_glibc(sources: &Sources) -> Result<Table> {
    let mut codes = Definitions::default();
    c_header::define(&mut codes, &sources.glibc.read("include/netdb.h")?);
    Ok(Table::new(&codes, vec![sources.glibc.label()], &[], is_eai))
}

/// macOS and FreeBSD share these numbers.
fn eai_bsd(sources: &Sources) -> Result<Table> {
    libc(sources, &["src/unix/bsd/freebsdlike/mod.rs", "src/unix/bsd/apple/mod.rs"], is_eai)
}

/// On Windows these are other names for codes of Winsock.
fn eai_windows(sources: &Sources) -> Result<Table> {
    let mut codes = windows_headers(&sources.mingw)?;
    c_header::define(&mut codes, &sources.mingw.read("include/ws2tcpip.h")?);
    Ok(Table::new(&codes, vec![sources.mingw.label()], &[], is_eai))
}

fn is_eai(name: &str) -> bool {
    name.starts_with("EAI_")
}
