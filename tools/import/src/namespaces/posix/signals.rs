//! The signals of each system.

use anyhow::{Result, ensure};

use crate::packages::Sources;
use crate::readers::definitions::Definitions;
use crate::readers::{c, go};
use crate::table::Table;

/// The usual names where a number has several; the others become aliases.
const PREFERRED: &[&str] = &["SIGABRT", "SIGCHLD", "SIGIO", "SIGTHR", "SIGURG", "SIGSYS"];

/// The numbers that x86-64, arm and most other architectures share.
pub fn linux_generic(sources: &Sources) -> Result<Table> {
    let (x86, arm) = (linux_table(sources, "libc6-dev")?, linux_table(sources, "libc6-dev-armhf-cross")?);
    ensure!(x86.same_codes(&arm), "x86-64 and arm no longer have the same signals");
    Ok(x86)
}

/// The numbers of an architecture that has its own; `libc` is what Debian calls its C library.
pub fn linux(sources: &Sources, architecture: &str, libc: &str) -> Result<Table> {
    linux_table(sources, &format!("{libc}-dev-{architecture}-cross"))
}

/// glibc's headers; those of the kernel name SIGLOST in a comment, which looks like a definition.
fn linux_table(sources: &Sources, package: &str) -> Result<Table> {
    let glibc = sources.debian(package)?;
    let mut codes = Definitions::default();
    c::define(&mut codes, &glibc.read("bits/signum-generic.h")?);
    c::define(&mut codes, &glibc.read("bits/signum-arch.h")?);
    Ok(Table::new(&codes, vec![glibc.label()], PREFERRED, is_signal))
}

/// What Go took from the headers of other systems; `file` is the ending of the name of its table.
pub fn go(sources: &Sources, file: &str) -> Result<Table> {
    let package = sources.debian("golang-1.19-src")?;
    let source = package.read(&format!("src/syscall/zerrors_{file}.go"))?;
    let mut codes = Definitions::default();
    for (name, number) in go::constants(&source, "Signal") {
        codes.replace(name, &number.to_string());
    }
    Ok(Table::new(&codes, vec![package.label()], PREFERRED, is_signal))
}

/// Whether a name is a signal's: not the highest number, the first of the real-time ones or the size of a stack.
pub fn is_signal(name: &str) -> bool {
    let is_other = ["SIGMAX", "SIGMAX32", "SIGMAX64", "SIGRTMIN", "SIGRTMAX", "SIGSTKSZ"].contains(&name);
    !is_other && name.starts_with("SIG") && name[3..].chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}
