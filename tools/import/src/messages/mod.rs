//! Which texts each table of `phrases/` is made of, and where they come from.

mod meanings;
mod phrases;
mod programs;
mod signals;
mod translated;
mod windows;

use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use anyhow::{Context, Result, ensure};

use self::meanings::{Family, Meanings};
use self::phrases::{Message, Phrases};
use crate::packages::Sources;
use crate::packages::crates::{self, Crates};
use crate::packages::debian::Package;
use crate::packages::pypi::{self, Wheel};
use crate::readers::{go, python, strings};

/// A symbol and the text that a system has for it.
pub struct Text {
    /// The symbol.
    pub symbol: String,
    /// The text.
    pub text: String,
}

impl Text {
    /// The text of a symbol.
    pub fn new(symbol: &str, text: &str) -> Self {
        Self { symbol: symbol.to_owned(), text: text.to_owned() }
    }
}

/// One table of `phrases/`.
pub struct Table {
    /// Name of the file.
    pub name: &'static str,
    /// The file's text.
    pub text: String,
    /// How many rows it has.
    pub rows: usize,
}

/// The packages that carry texts.
struct Texts<'s> {
    crates: &'s Crates,
    go: Rc<Package>,
    glibc: Rc<Package>,
    musl: Rc<Package>,
    translations: Rc<Package>,
    impacket: Rc<Wheel>,
}

const LINUX: Family = Family { meanings: &["errno"], namespaces: &["linux-errno"], prefix: "" };
const MACOS: Family =
    Family { meanings: &["errno", "macos-errno"], namespaces: &["linux-errno", "macos-errno"], prefix: "" };
/// The other systems; what only they have stands under the likeliest system that has it too.
const UNIX: Family = Family {
    meanings: &["errno", "unix-errno"],
    namespaces: &[
        "linux-errno",
        "macos-errno",
        "freebsd-errno",
        "openbsd-errno",
        "netbsd-errno",
        "illumos-errno",
        "aix-errno",
        "dragonfly-errno",
    ],
    prefix: "",
};
const EAI: Family = Family { meanings: &["eai"], namespaces: &["eai-glibc", "eai-bsd"], prefix: "" };
const LIBUV: Family = Family { meanings: &["libuv"], namespaces: &["libuv"], prefix: "UV_" };
const WINSOCK: Family = Family { meanings: &["winsock"], namespaces: &["winsock"], prefix: "" };

/// The systems whose texts Go carries: the file's ending, the conventions, and where signals are looked for; the last one
/// is the system's own.
const GO: &[(&str, &str, &Family, &[&str])] = &[
    ("glibc", "linux_amd64", &LINUX, &["signal-linux"]),
    ("macOS", "darwin_arm64", &MACOS, &["signal-linux", "signal-macos"]),
    ("FreeBSD", "freebsd_amd64", &UNIX, &["signal-linux", "signal-macos", "signal-freebsd"]),
    ("NetBSD", "netbsd_amd64", &UNIX, &["signal-linux", "signal-macos", "signal-netbsd"]),
    ("OpenBSD", "openbsd_amd64", &UNIX, &["signal-linux", "signal-macos", "signal-openbsd"]),
    ("DragonFly BSD", "dragonfly_amd64", &UNIX, &["signal-linux", "signal-macos", "signal-dragonfly"]),
    ("Solaris", "solaris_amd64", &UNIX, &["signal-linux", "signal-macos", "signal-illumos"]),
    ("AIX", "aix_ppc64", &UNIX, &["signal-linux", "signal-macos", "signal-aix"]),
];

/// What the older `hstrerror` says: symbol, condition, and the text of glibc and the BSDs or of musl.
const HSTRERROR: &[(&str, &str, &str, &str)] = &[
    ("HOST_NOT_FOUND", "dns-name-not-found", "Unknown host", "glibc, macOS, FreeBSD"),
    ("TRY_AGAIN", "dns-temporary-failure", "Host name lookup failure", "glibc, macOS, FreeBSD"),
    ("NO_DATA", "dns-no-data", "No address associated with name", "glibc, macOS, FreeBSD"),
    ("HOST_NOT_FOUND", "dns-name-not-found", "Host not found", "musl"),
];

/// Texts that belong to several conditions of which people meet one.
const PLAINER: &[(&str, &str)] = &[
    // AIX has it for ENOTEMPTY too.
    ("File exists", "file-exists"),
    // libuv has it for EAI_ADDRFAMILY too.
    ("address family not supported", "address-family-not-supported"),
];

/// Makes every table; `catalog` has the codes and what they mean.
pub fn tables(packages: &Sources, catalog: &Path) -> Result<Vec<Table>> {
    let sources = Texts {
        crates: packages.crates()?,
        go: packages.debian("golang-1.19-src")?,
        glibc: packages.debian("libc6")?,
        musl: packages.debian("musl")?,
        translations: packages.debian("libc-l10n")?,
        impacket: packages.wheel(&pypi::IMPACKET)?,
    };
    let meanings = Meanings::read(catalog)?;
    let strerror = sources.strerror(&meanings).context("phrases/strerror.tsv cannot be made")?;
    let resolver = sources.getaddrinfo(&meanings).context("phrases/getaddrinfo.tsv cannot be made")?.without(&strerror);
    let winsock = sources.winsock(&meanings).context("phrases/winsock.tsv cannot be made")?;
    let signals = sources.strsignal(&meanings).context("phrases/strsignal.tsv cannot be made")?.without(&strerror);
    let translated =
        sources.translated(&[&strerror, &resolver]).context("phrases/strerror-locales.tsv cannot be made")?;
    let translated_signals = sources.translated(&[&signals]).context("phrases/strsignal-locales.tsv cannot be made")?;
    let translated_signals = translated_signals.without(&translated);
    let programs = programs::table(packages, &[&translated, &translated_signals], &catalog.join("phrases"))
        .context("phrases/programs-locales.tsv cannot be made")?;
    let libuv = crates::LIBUV.label();
    let (go, glibc, musl) = (sources.go.label(), sources.glibc.label(), sources.musl.label());
    let table = |name, phrases: &Phrases, source: String, licence, at_least| -> Result<Table> {
        let text = phrases.render(name, &source, licence, at_least)?;
        Ok(Table { name, text, rows: phrases.len() })
    };
    Ok(vec![
        windows::table(packages, &meanings)?,
        table(
            "strerror",
            &strerror,
            format!("{glibc}; {musl}; {go}; {libuv}"),
            "LGPL-2.1-or-later; MIT; BSD-3-Clause; MIT",
            240,
        )?,
        table("getaddrinfo", &resolver, format!("{glibc}; {musl}; {libuv}"), "LGPL-2.1-or-later; MIT; MIT", 25)?,
        table("winsock", &winsock, sources.impacket.label(), "Apache-1.1, modified", 90)?,
        table("strsignal", &signals, format!("{glibc}; {musl}; {go}"), "LGPL-2.1-or-later; MIT; BSD-3-Clause", 50)?,
        table("strerror-locales", &translated, sources.translations.label(), "LGPL-2.1-or-later", 3000)?,
        table("strsignal-locales", &translated_signals, sources.translations.label(), "LGPL-2.1-or-later", 500)?,
        programs,
    ])
}

impl Texts<'_> {
    /// Every text of `strerror`, glibc's first, because it writes them as most people see them.
    fn strerror(&self, meanings: &Meanings) -> Result<Phrases> {
        let mut found = Phrases::default();
        let mut add = |system: &str, family: &Family, texts: Vec<Text>| {
            for Text { symbol, text } in texts.into_iter().filter(has_text) {
                if let Some(means) = meanings.of(family, &symbol) {
                    found.add(message(text, means, symbol, system));
                }
            }
        };
        add("glibc", &LINUX, glibc_strerror(meanings)?);
        add("musl", &LINUX, self.musl_strerror(meanings)?);
        for (system, file, family, _) in GO {
            let source = self.go.read(&format!("src/syscall/zerrors_{file}.go"))?;
            let texts = go::texts(&source);
            ensure!(texts.len() >= 80, "zerrors_{file}.go has only {} texts", texts.len());
            add(system, family, texts);
        }
        add("libuv", &LIBUV, self.libuv()?.into_iter().filter(|text| !text.symbol.starts_with("EAI_")).collect());
        Ok(found.prefer(PLAINER))
    }

    fn musl_strerror(&self, meanings: &Meanings) -> Result<Vec<Text>> {
        let library = self.musl.read_bytes("libc.so")?;
        let codes: Vec<(i64, &str)> = meanings.codes("linux-errno").collect();
        let values: Vec<i64> = codes.iter().map(|(value, _)| *value).collect();
        let next =
            ["Operation not permitted", "No such file or directory", "No such process", "Interrupted system call"];
        let texts = strings::by_index(&library, "No error information", &next, &values)?;
        let text = |&(value, symbol): &(i64, &str)| Some(Text::new(symbol, texts.get(&value)?));
        Ok(codes.iter().filter_map(text).collect())
    }

    /// libuv's `UV_ERRNO_MAP`.
    fn libuv(&self) -> Result<Vec<Text>> {
        let header = self.crates.read(&crates::LIBUV, "libuv/include/uv.h")?;
        let entry = |line: &str| {
            let (symbol, rest) = line.trim().strip_prefix("XX(")?.split_once(", \"")?;
            Some(Text::new(symbol, rest.split_once("\")")?.0))
        };
        Ok(header.lines().filter_map(entry).collect())
    }

    /// The texts of `gai_strerror` and of the older `hstrerror`.
    fn getaddrinfo(&self, meanings: &Meanings) -> Result<Phrases> {
        let mut found = Phrases::default();
        let mut add = |system: &str, family: &Family, symbol: &str, text: &str| {
            if let Some(means) = meanings.of(family, symbol) {
                found.add(message(text.to_owned(), means, symbol.to_owned(), system));
            }
        };
        let symbols: BTreeMap<i64, &str> = meanings.codes("eai-glibc").collect();
        let library = self.glibc.read_bytes("libc.so.6")?;
        let first = (-9, "Address family for hostname not supported");
        let texts = strings::by_pair(&library, first, (-3, "Temporary failure in name resolution"))?;
        ensure!(texts.len() >= 16, "glibc has only {} texts for getaddrinfo", texts.len());
        for (value, text) in texts {
            if let Some(symbol) = symbols.get(&value) {
                add("glibc", &EAI, symbol, text);
            }
        }
        let library = self.musl.read_bytes("libc.so")?;
        for (text, value) in strings::run(&library, "Invalid flags")?.into_iter().zip(1..) {
            if let Some(symbol) = symbols.get(&-value) {
                add("musl", &EAI, symbol, text);
            }
        }
        for Text { symbol, text } in self.libuv()?.into_iter().filter(|text| text.symbol.starts_with("EAI_")) {
            add("libuv", &LIBUV, &symbol, &text);
        }
        for (symbol, means, text, systems) in HSTRERROR {
            found.add(message((*text).to_owned(), (*means).to_owned(), (*symbol).to_owned(), systems));
        }
        Ok(found.prefer(PLAINER))
    }

    /// What Windows says for the codes of Winsock, with the first sentence alone where a text has several.
    fn winsock(&self, meanings: &Meanings) -> Result<Phrases> {
        let source = self.impacket.read("impacket/system_errors.py")?;
        let texts: BTreeMap<i64, String> = python::texts(&source).collect();
        let codes = meanings.codes("winsock").filter(|(value, _)| *value != 0);
        let mut found = Phrases::default();
        for (value, symbol) in codes {
            let (Some(text), Some(means)) = (texts.get(&value), meanings.of(&WINSOCK, symbol)) else {
                continue;
            };
            // WSA_WAIT_IO_COMPLETION is no error, and its number belongs to another one of Windows.
            if means.contains(':') {
                continue;
            }
            for text in std::iter::once(text.as_str()).chain(phrases::first_sentence(text)) {
                found.add(message(text.to_owned(), means.clone(), symbol.to_owned(), "Windows"));
            }
        }
        Ok(found)
    }
}

/// Whether a system has more to say for a symbol than that it has nothing to say.
fn has_text(text: &Text) -> bool {
    !text.text.contains("(Reserved)") && !text.text.starts_with("unknown error: ")
}

/// The texts of the C library that this program runs with, which must be glibc, as on the Debian system that the import
/// needs anyway: the library has them behind relocated pointers, so asking it is the simplest way to read them.
fn glibc_strerror(meanings: &Meanings) -> Result<Vec<Text>> {
    let text = |value: i64| {
        let text = std::io::Error::from_raw_os_error(i32::try_from(value).ok()?).to_string();
        Some(text.split(" (os error ").next()?.to_owned())
    };
    ensure!(
        text(84).as_deref() == Some("Invalid or incomplete multibyte or wide character"),
        "the texts of strerror are not those of glibc: run the import on a Debian system"
    );
    let codes = meanings.codes("linux-errno");
    Ok(codes.filter_map(|(value, symbol)| Some(Text::new(symbol, &text(value)?))).collect())
}

fn message(text: String, means: String, symbol: String, system: &str) -> Message {
    Message { text, means, symbol, locale: "en".to_owned(), system: system.to_owned(), weak: false }
}
