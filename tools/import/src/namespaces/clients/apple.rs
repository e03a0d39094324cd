//! Apple's frameworks and kernel.

use anyhow::Result;

use crate::namespaces::Namespace;
use crate::packages::{Pin, Sources, crates};
use crate::readers::definitions::Definitions;
use crate::readers::rust;
use crate::table::Table;

/// The tables of this file.
pub const ALL: &[Namespace] = &[
    Namespace { name: "nsurl", licence: "MIT; Zlib OR Apache-2.0 OR MIT", at_least: 45, import: nsurl },
    Namespace { name: "nscocoa", licence: "MIT", at_least: 60, import: nscocoa },
    Namespace { name: "cfnetwork", licence: "Zlib OR Apache-2.0 OR MIT", at_least: 30, import: cfnetwork },
    Namespace { name: "osstatus", licence: "Zlib OR Apache-2.0 OR MIT", at_least: 400, import: osstatus },
    Namespace { name: "mach", licence: "BSD-2-Clause OR MIT OR Apache-2.0", at_least: 50, import: mach },
];

/// `NSURLErrorDomain`, and CFNetwork's names for the same numbers. The reasons of a cancellation are no codes.
fn nsurl(sources: &Sources) -> Result<Table> {
    let crates = sources.crates()?;
    let mut codes = Definitions::default();
    rust::define(&mut codes, &crates.read(&crates::FOUNDATION, "src/generated/NSURLError.rs")?, "NSInteger");
    let names = codes.numbers().filter(|(_, name)| name.starts_with("NSURLError") && !name.contains("Reason"));
    let names = names.map(|(code, name)| (code, name.to_owned()));
    let aliases = cfnetwork_pairs(sources)?.into_iter().filter(|(_, name)| name.starts_with("kCFURLError"));
    let labels = vec![crates::FOUNDATION.label(), crates::CF_NETWORK.label()];
    Ok(Table::of_numbers(names.chain(aliases), labels))
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
        rust::define(&mut codes, &sources.crates()?.read(pin, &format!("src/generated/{module}"))?, of_type);
    }
    Ok(Table::new(&codes, vec![pin.label()], &[], wanted))
}

/// `kCFErrorDomainCFNetwork`, without the numbers that it shares with `NSURLErrorDomain`.
fn cfnetwork(sources: &Sources) -> Result<Table> {
    let pairs = cfnetwork_pairs(sources)?.into_iter().filter(|(_, name)| !name.starts_with("kCFURLError"));
    Ok(Table::of_numbers(pairs, vec![crates::CF_NETWORK.label()]))
}

fn cfnetwork_pairs(sources: &Sources) -> Result<Vec<(i64, String)>> {
    let source = sources.crates()?.read(&crates::CF_NETWORK, "src/generated/CFNetworkErrors.rs")?;
    Ok(rust::associated(&source).map(|(code, name)| (code, format!("k{name}"))).collect())
}

/// The results of Security.framework and of its Secure Transport.
fn osstatus(sources: &Sources) -> Result<Table> {
    let modules = ["SecBase.rs", "AuthSession.rs", "Authorization.rs", "CSCommon.rs"];
    apple(sources, &crates::SECURITY, &modules, "OSStatus", |name| name.starts_with("err"))
}

fn mach(sources: &Sources) -> Result<Table> {
    let mut codes = Definitions::default();
    rust::define(&mut codes, &sources.crates()?.read(&crates::MACH, "src/kern_return.rs")?, "kern_return_t");
    let is_code = |name: &str| name.starts_with("KERN_") && name != "KERN_RETURN_MAX";
    Ok(Table::new(&codes, vec![crates::MACH.label()], &[], is_code))
}
