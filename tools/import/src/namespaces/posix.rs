//! errno, the resolver's codes and libuv's.

use anyhow::{Result, ensure};

use super::Namespace;
use crate::c_header;
use crate::crates;
use crate::debian::Package;
use crate::rust_const;
use crate::sources::Sources;
use crate::table::{Definitions, Table};

/// The tables of this file.
pub const ALL: &[Namespace] = &[
    Namespace { name: "linux-errno", licence: LINUX, at_least: 130, import: linux_generic },
    Namespace { name: "linux-mips-errno", licence: LINUX, at_least: 130, import: |s| linux(s, "mips", "libc6") },
    Namespace { name: "linux-sparc-errno", licence: LINUX, at_least: 130, import: |s| linux(s, "sparc64", "libc6") },
    Namespace { name: "linux-alpha-errno", licence: LINUX, at_least: 130, import: |s| linux(s, "alpha", "libc6.1") },
    Namespace { name: "linux-parisc-errno", licence: LINUX, at_least: 130, import: |s| linux(s, "hppa", "libc6") },
    Namespace { name: "macos-errno", licence: CRATE, at_least: 105, import: macos },
    Namespace { name: "freebsd-errno", licence: CRATE, at_least: 95, import: freebsd },
    Namespace { name: "libuv", licence: "MIT", at_least: 80, import: libuv },
    Namespace { name: "eai-glibc", licence: "LGPL-2.1-or-later", at_least: 18, import: eai_glibc },
    Namespace { name: "eai-bsd", licence: CRATE, at_least: 11, import: eai_bsd },
];

const CRATE: &str = "MIT OR Apache-2.0";
const LINUX: &str = "GPL-2.0-only WITH Linux-syscall-note; LGPL-2.1-or-later";

/// The numbers that x86-64, arm and most other architectures share.
fn linux_generic(sources: &Sources) -> Result<Table> {
    let x86 = sources.debian("linux-libc-dev")?;
    let (arm, glibc) = (sources.debian("linux-libc-dev-armhf-cross")?, sources.debian("libc6-dev-armhf-cross")?);
    let label = vec![x86.label(), arm.label(), glibc.label()];
    let table = |kernel: &Package| linux_table(kernel, "asm-generic/errno.h", &glibc, label.clone());
    let (x86, arm) = (table(&x86)?, table(&arm)?);
    ensure!(x86.same_codes(&arm), "x86-64 and arm no longer have the same numbers");
    Ok(x86)
}

/// The numbers of an architecture that has its own; `libc` is what Debian calls its C library.
fn linux(sources: &Sources, architecture: &str, libc: &str) -> Result<Table> {
    let kernel = sources.debian(&format!("linux-libc-dev-{architecture}-cross"))?;
    let glibc = sources.debian(&format!("{libc}-dev-{architecture}-cross"))?;
    linux_table(&kernel, "asm/errno.h", &glibc, vec![kernel.label(), glibc.label()])
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
        rust_const::define(&mut codes, &sources.crates()?.read(&crates::LIBC, module)?, "c_int");
    }
    Ok(Table::new(&codes, vec![crates::LIBC.label()], &[], wanted))
}

/// Whether a name is one of errno's; `ELAST` is the highest of them, `EOF` what stdio returns.
pub(super) fn is_errno(name: &str) -> bool {
    name.starts_with('E')
        && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        && !["ELAST", "EOF"].contains(&name)
}

/// The numbers that libuv gives where the system has none of its own: those of Windows, `UV_EOF` and the resolver's.
fn libuv(sources: &Sources) -> Result<Table> {
    let header = sources.crates()?.read(&crates::LIBUV, "libuv/include/uv/errno.h")?;
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
    let glibc = sources.debian("libc6-dev")?;
    let mut codes = Definitions::default();
    c_header::define(&mut codes, &glibc.read("include/netdb.h")?);
    Ok(Table::new(&codes, vec![glibc.label()], &[], is_eai))
}

/// macOS and FreeBSD share these numbers.
fn eai_bsd(sources: &Sources) -> Result<Table> {
    libc(sources, &["src/unix/bsd/freebsdlike/mod.rs", "src/unix/bsd/apple/mod.rs"], is_eai)
}

pub(super) fn is_eai(name: &str) -> bool {
    name.starts_with("EAI_")
}
