//! Libraries that other programs are made of.

use anyhow::Result;

use crate::namespaces::Namespace;
use crate::namespaces::common::{BSD, enumeration, macros};
use crate::packages::Sources;
use crate::readers::c;
use crate::readers::definitions::Definitions;
use crate::table::Table;

/// The tables of this file.
pub const ALL: &[Namespace] = &[
    Namespace {
        name: "libssh2",
        licence: BSD,
        at_least: 45,
        import: |s| macros(s, "libssh2-1-dev", "include/libssh2.h", |name, _| name.starts_with("LIBSSH2_ERROR_")),
    },
    Namespace {
        name: "libgit2",
        licence: "GPL-2.0-only WITH GCC-exception-2.0",
        at_least: 30,
        import: |s| enumeration(s, "libgit2-dev", "git2/errors.h", "GIT_ENOTFOUND", |_, _| true),
    },
    Namespace {
        name: "libusb",
        licence: "LGPL-2.1-or-later",
        at_least: 13,
        import: |s| enumeration(s, "libusb-1.0-0-dev", "libusb-1.0/libusb.h", "LIBUSB_ERROR_IO", is_libusb),
    },
    Namespace {
        name: "zlib",
        licence: "Zlib",
        at_least: 9,
        import: |s| macros(s, "zlib1g-dev", "include/zlib.h", is_zlib),
    },
    Namespace { name: "ffmpeg", licence: "LGPL-2.1-or-later", at_least: 25, import: ffmpeg },
];

fn is_libusb(name: &str, _: i64) -> bool {
    !["LIBUSB_SUCCESS", "LIBUSB_ERROR_COUNT"].contains(&name)
}

fn is_zlib(name: &str, _: i64) -> bool {
    name.starts_with("Z_") && name.ends_with("_ERROR")
        || ["Z_OK", "Z_STREAM_END", "Z_NEED_DICT", "Z_ERRNO"].contains(&name)
}

/// Most codes are four characters in one number, which a macro of another header puts together.
fn ffmpeg(sources: &Sources) -> Result<Table> {
    let package = sources.debian("libavutil-dev")?;
    let mut codes = Definitions::default();
    for header in ["macros", "error"] {
        c::define(&mut codes, &package.read(&format!("libavutil/{header}.h"))?);
    }
    Ok(Table::new(&codes, vec![package.label()], &[], |name| name.starts_with("AVERROR_")))
}
