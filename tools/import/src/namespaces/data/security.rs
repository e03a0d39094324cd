//! Keys, cards, logins, disks and printers.

use anyhow::Result;

use crate::namespaces::Namespace;
use crate::namespaces::common::{BSD, enumeration, macros};
use crate::packages::Sources;
use crate::readers::c;
use crate::table::Table;

/// The tables of this file.
pub const ALL: &[Namespace] = &[
    Namespace {
        name: "pkcs11",
        licence: BSD,
        at_least: 90,
        import: |s| macros(s, "libp11-kit-dev", "p11-kit/pkcs11.h", is_pkcs11),
    },
    Namespace {
        name: "tpm2",
        licence: "BSD-2-Clause",
        at_least: 80,
        import: |s| macros(s, "libtss2-dev", "tss2/tss2_tpm2_types.h", is_tpm2),
    },
    Namespace {
        name: "fido2",
        licence: "BSD-2-Clause",
        at_least: 55,
        import: |s| macros(s, "libfido2-dev", "fido/err.h", |n, _| n.starts_with("FIDO_") && n != "FIDO_ERR_SPEC_LAST"),
    },
    Namespace { name: "pam", licence: "BSD-3-Clause OR GPL-2.0-or-later", at_least: 30, import: pam },
    Namespace {
        name: "gpg-error",
        licence: "LGPL-2.1-or-later",
        at_least: 250,
        import: |s| enumeration(s, "libgpg-error-dev", "gpg-error.h", "GPG_ERR_NO_ERROR", is_gpg_error),
    },
    Namespace { name: "nvme", licence: "LGPL-2.1-or-later", at_least: 110, import: nvme },
    Namespace {
        name: "ipp",
        licence: "Apache-2.0 WITH LLVM-exception",
        at_least: 60,
        import: |s| enumeration(s, "libcups2-dev", "cups/ipp.h", "IPP_STATUS_OK", is_ipp),
    },
];

/// p11-kit repeats the names in its own style; CKR_VENDOR_DEFINED begins a range.
fn is_pkcs11(name: &str, _: i64) -> bool {
    name.starts_with("CKR_") && name != "CKR_VENDOR_DEFINED"
}

/// Response codes but for the bases and modifiers from which they are put together.
fn is_tpm2(name: &str, _: i64) -> bool {
    let bases = ["VER1", "FMT1", "WARN", "H", "P", "S", "N_MASK", "MAX_FM0", "NOT_USED"];
    name.strip_prefix("TPM2_RC_").is_some_and(|rest| !bases.contains(&rest) && rest.len() > 1)
}

/// The return values stand before `_PAM_RETURN_VALUES`, which counts them; flags and items follow.
fn pam(sources: &Sources) -> Result<Table> {
    let package = sources.debian("libpam0g-dev")?;
    let header = package.read("security/_pam_types.h")?;
    let values = header.split_once("_PAM_RETURN_VALUES").map_or("", |(values, _)| values);
    let codes = c::definitions(values);
    let codes = codes.numbers().filter(|(_, name)| name.starts_with("PAM_"));
    Ok(Table::of_numbers(codes, vec![package.label()]))
}

/// The codes without those that carry an errno, which depend on the system.
fn is_gpg_error(name: &str, value: i64) -> bool {
    !name.ends_with("_DIM") && value < 1 << 15
}

/// The status codes of each type stand together; the type is the second digit of what tools print: `0x281` is a read
/// error of the media.
fn nvme(sources: &Sources) -> Result<Table> {
    let package = sources.debian("libnvme-dev")?;
    let codes = c::enumerators(&package.read("nvme/types.h")?, "NVME_SC_SUCCESS");
    let (mut pairs, mut status_type) = (Vec::new(), 0);
    for (code, name) in codes.numbers().filter(|(_, name)| name.starts_with("NVME_SC_")) {
        status_type = match name {
            "NVME_SC_SUCCESS" => 0,
            "NVME_SC_CQ_INVALID" => 0x100,
            "NVME_SC_WRITE_FAULT" => 0x200,
            "NVME_SC_ANA_INTERNAL_PATH_ERROR" => 0x300,
            _ => status_type,
        };
        let is_mask = ["_MASK", "_SHIFT"].iter().any(|end| name.ends_with(end));
        if !is_mask && code <= 0xFF {
            pairs.push((status_type + code, name.to_owned()));
        }
    }
    Ok(Table::of_numbers(pairs, vec![package.label()]))
}

/// CUPS adds a status of its own below zero that no printer sends.
fn is_ipp(name: &str, value: i64) -> bool {
    name.starts_with("IPP_STATUS_") && value >= 0
}
