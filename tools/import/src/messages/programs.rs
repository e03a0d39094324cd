//! What programs and libraries say in other languages: the translations that they carry of the messages in `kept/programs.tsv`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::phrases::{self, Folded, Phrases};
use super::{Table, translated};
use crate::files;
use crate::packages::Sources;
use crate::packages::debian::Package;
use crate::readers::{errmsg, gettext, mozilla};
use crate::table::COMMAND;

/// The programs of `kept/programs.tsv`: the name there, the package, the file's name, and its licence.
const PROGRAMS: &[(&str, &str, &str, &str)] = &[
    ("adduser", "adduser", "adduser.mo", "GPL-2.0-or-later"),
    ("apt", "apt", "apt.mo", "GPL-2.0-or-later"),
    ("attr", "attr", "attr.mo", "LGPL-2.1-or-later"),
    ("bfd", "binutils-common", "bfd.mo", "GPL-3.0-or-later"),
    ("binutils", "binutils-common", "binutils.mo", "GPL-3.0-or-later"),
    ("bison", "bison", "bison.mo", "GPL-3.0-or-later"),
    ("bison-runtime", "bison", "bison-runtime.mo", "GPL-3.0-or-later"),
    ("coreutils", "coreutils", "coreutils.mo", "GPL-3.0-or-later"),
    ("cpio", "cpio", "cpio.mo", "GPL-3.0-or-later"),
    ("cryptsetup", "cryptsetup-bin", "cryptsetup.mo", "GPL-2.0-or-later"),
    ("diffutils", "diffutils", "diffutils.mo", "GPL-3.0-or-later"),
    ("dnf", "dnf-data", "dnf.mo", "GPL-2.0-or-later"),
    ("dnsmasq", "dnsmasq-base", "dnsmasq.mo", "GPL-2.0-only"),
    ("dpkg", "dpkg", "dpkg.mo", "GPL-2.0-or-later"),
    ("e2fsprogs", "e2fsprogs-l10n", "e2fsprogs.mo", "GPL-2.0-only"),
    ("elinks", "elinks-data", "elinks.mo", "GPL-2.0-only"),
    ("evolution", "evolution-data-server-common", "evolution-data-server.mo", "LGPL-2.0-or-later"),
    ("filezilla", "filezilla-common", "filezilla.mo", "GPL-2.0-or-later"),
    ("findutils", "findutils", "findutils.mo", "GPL-3.0-or-later"),
    ("flatpak", "flatpak", "flatpak.mo", "LGPL-2.1-or-later"),
    ("flex", "flex", "flex.mo", "BSD-2-Clause"),
    ("gas", "binutils-common", "gas.mo", "GPL-3.0-or-later"),
    ("gawk", "gawk", "gawk.mo", "GPL-3.0-or-later"),
    ("gcc", "gcc-12-locales", "gcc-12.mo", "GPL-3.0-or-later"),
    ("gettext-tools", "gettext", "gettext-tools.mo", "GPL-3.0-or-later"),
    ("git", "git", "git.mo", "GPL-2.0-only"),
    ("glib", "libglib2.0-data", "glib20.mo", "LGPL-2.1-or-later"),
    ("glib-networking", "glib-networking-common", "glib-networking.mo", "LGPL-2.1-or-later"),
    ("gnupg", "gnupg-l10n", "gnupg2.mo", "GPL-3.0-or-later"),
    ("gnutls", "libgnutls30", "gnutls30.mo", "LGPL-2.1-or-later"),
    ("grep", "grep", "grep.mo", "GPL-3.0-or-later"),
    ("gstreamer", "libgstreamer1.0-0", "gstreamer-1.0.mo", "LGPL-2.0-or-later"),
    ("gvfs", "gvfs-common", "gvfs.mo", "LGPL-2.0-or-later"),
    ("hexchat", "hexchat-common", "hexchat.mo", "GPL-2.0-or-later"),
    ("kio", "kio", "kio5.mo", "LGPL-2.1-or-later"),
    ("ld", "binutils-common", "ld.mo", "GPL-3.0-or-later"),
    ("lftp", "lftp", "lftp.mo", "GPL-3.0-or-later"),
    ("libalpm", "libalpm13", "libalpm.mo", "GPL-2.0-or-later"),
    ("libapt-pkg", "libapt-pkg6.0", "libapt-pkg6.0.mo", "GPL-2.0-or-later"),
    ("libc", "libc-l10n", "libc.mo", "LGPL-2.1-or-later"),
    ("libdnf", "libdnf2-common", "libdnf.mo", "LGPL-2.1-or-later"),
    ("libgpg-error", "libgpg-error-l10n", "libgpg-error.mo", "LGPL-2.1-or-later"),
    ("libpq", "libpq5", "libpq5-15.mo", "PostgreSQL"),
    ("libsoup", "libsoup-3.0-common", "libsoup-3.0.mo", "LGPL-2.0-or-later"),
    ("libvirt", "libvirt-l10n", "libvirt.mo", "LGPL-2.1-or-later"),
    ("lynx", "lynx-common", "lynx.mo", "GPL-2.0-only"),
    ("m4", "m4", "m4.mo", "GPL-3.0-or-later"),
    ("mailutils", "mailutils-common", "mailutils.mo", "GPL-3.0-or-later"),
    ("make", "make", "make.mo", "GPL-3.0-or-later"),
    ("man-db", "man-db", "man-db.mo", "GPL-2.0-or-later"),
    ("mariadb", "mariadb-server-core", ERRMSG, "GPL-2.0-only"),
    ("mpop", "mpop", "mpop.mo", "GPL-3.0-or-later"),
    ("mutt", "mutt", "mutt.mo", "GPL-2.0-or-later"),
    ("nano", "nano", "nano.mo", "GPL-3.0-or-later"),
    ("net-tools", "net-tools", "net-tools.mo", "GPL-2.0-or-later"),
    ("network-manager", "network-manager", "NetworkManager.mo", "GPL-2.0-or-later"),
    ("openconnect", "openconnect", "openconnect.mo", "LGPL-2.1-only"),
    ("packagekit", "packagekit", "PackageKit.mo", "GPL-2.0-or-later"),
    ("pacman", "pacman-package-manager", "pacman.mo", "GPL-2.0-or-later"),
    ("pam", "libpam-runtime", "Linux-PAM.mo", "BSD-3-Clause"),
    ("parted", "libparted-i18n", "parted.mo", "GPL-3.0-or-later"),
    ("postgres", "postgresql-15", "postgres-15.mo", "PostgreSQL"),
    ("procps", "procps", "procps-ng.mo", "GPL-2.0-or-later"),
    ("psmisc", "psmisc", "psmisc.mo", "GPL-2.0-or-later"),
    ("psql", "postgresql-client-15", "psql-15.mo", "PostgreSQL"),
    ("quota", "quota", "quota.mo", "GPL-2.0-or-later"),
    ("R", "r-base-core", "R.mo", "GPL-2.0-or-later"),
    ("R-base", "r-base-core", "R-base.mo", "GPL-2.0-or-later"),
    ("R-utils", "r-base-core", "R-utils.mo", "GPL-2.0-or-later"),
    ("recode", "recode", "recode.mo", "GPL-3.0-or-later"),
    ("remmina", "remmina-common", "remmina.mo", "GPL-2.0-or-later"),
    ("rpm", "rpm-i18n", "rpm.mo", "GPL-2.0-or-later"),
    ("sed", "sed", "sed.mo", "GPL-3.0-or-later"),
    ("shadow", "login", "shadow.mo", "BSD-3-Clause"),
    ("sharutils", "sharutils", "sharutils.mo", "GPL-3.0-or-later"),
    ("sssd", "sssd-common", "sssd.mo", "GPL-3.0-or-later"),
    ("subversion", "subversion", "subversion.mo", "Apache-2.0"),
    ("sudo", "sudo", "sudo.mo", "ISC"),
    ("sudoers", "sudo", "sudoers.mo", "ISC"),
    ("tar", "tar", "tar.mo", "GPL-3.0-or-later"),
    ("util-linux", "util-linux-locales", "util-linux.mo", "GPL-2.0-or-later"),
    ("vim", "vim-runtime", "vim.mo", "Vim"),
    ("xz", "xz-utils", "xz.mo", "public domain"),
    ("zypp", "libzypp-common", "zypp.mo", "GPL-2.0-or-later"),
    ("zypper", "zypper-common", "zypper.mo", "GPL-2.0-or-later"),
];

/// MariaDB has a file of its own form for each language.
const ERRMSG: &str = "errmsg.sys";

/// The programs of Mozilla, which have a package for each language: the name in `kept/programs.tsv`, what the packages' names begin
/// with, and the files, by whose names a message's name begins there.
const LANGPACKS: &[(&str, &str, &[&str])] = &[
    (
        "firefox",
        "firefox-esr-l10n-",
        &["appstrings.properties", "certError.ftl", "netError.ftl", "nsserrors.ftl", "pipnss.properties"],
    ),
    (
        "thunderbird",
        "thunderbird-l10n-",
        &["appstrings.properties", "composeMsgs.properties", "imapMsgs.properties", "localMsgs.properties"],
    ),
];

/// How the packages of Mozilla's programs end, and the language.
const LANGPACK_LANGUAGES: &[(&str, &str)] = &[
    ("cs", "cs"),
    ("de", "de"),
    ("el", "el"),
    ("es-es", "es"),
    ("fi", "fi"),
    ("fr", "fr"),
    ("hu", "hu"),
    ("it", "it"),
    ("ja", "ja"),
    ("ko", "ko"),
    ("nb-no", "nb"),
    ("nl", "nl"),
    ("pl", "pl"),
    ("pt-br", "pt_BR"),
    ("pt-pt", "pt"),
    ("ru", "ru"),
    ("sv-se", "sv"),
    ("tr", "tr"),
    ("uk", "uk"),
    ("zh-cn", "zh_CN"),
    ("zh-tw", "zh_TW"),
];

/// The languages that are taken, as folders name them; a region's folder counts for its language where there is no other.
const LANGUAGES: &[&str] = &[
    "ar", "bg", "ca", "cs", "da", "de", "el", "es", "et", "fa", "fi", "fr", "he", "hr", "hu", "id", "it", "ja", "ko",
    "lt", "lv", "nb", "nl", "pl", "pt", "pt_BR", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr", "uk", "vi", "zh_CN",
    "zh_TW", "af", "ast", "be", "bs", "eo", "eu", "ga", "gl", "ia", "ka", "kk", "ms", "nn", "sq", "hi", "is", "mr",
    "ne", "ta",
];

/// What MariaDB calls them.
const MARIADB_LANGUAGES: &[(&str, &str)] = &[
    ("bulgarian", "bg"),
    ("chinese", "zh_CN"),
    ("czech", "cs"),
    ("danish", "da"),
    ("dutch", "nl"),
    ("estonian", "et"),
    ("french", "fr"),
    ("german", "de"),
    ("greek", "el"),
    ("hungarian", "hu"),
    ("italian", "it"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("norwegian", "nb"),
    ("polish", "pl"),
    ("portuguese", "pt"),
    ("romanian", "ro"),
    ("russian", "ru"),
    ("serbian", "sr"),
    ("slovak", "sk"),
    ("spanish", "es"),
    ("swedish", "sv"),
    ("ukrainian", "uk"),
];

/// Translations that mean much else as well.
const COMMON: &[&str] = &[
    // "Could not resolve" and "Error resolving", as problems are.
    "Błąd podczas rozwiązywania",
    "Chyba při řešení",
    "Eroare la rezolvarea",
    "Erro ao resolver",
    "Error al resolver",
    "Errore nel risolvere",
    "Fehler beim Auflösen von",
    "Fejl ved opløsning af",
    "Fout bij oplossen van",
    "Kon '{}' niet vinden",
    "Ne parvient pas à résoudre",
    "Nie je možné preložiť",
    "No s'ha pogut resoldre",
    "No se pudo resolver",
    "Nu s-a putut rezolva",
    "Não foi possível resolver",
    "Αδύνατη η εύρεση του",
    "Не удалось разрешить",
    "خطا در حل",
    "の解決中にエラーが発生しました",
    "を解決できませんでした",
    // "Not connected to the server", whatever the server.
    "Нет соединения с сервером",
    "서버에 연결할 수 없습니다",
];

/// Fewer texts than this mean that a package has changed its form.
const AT_LEAST: usize = 14_000;

/// A message of `kept/programs.tsv`.
#[derive(Debug, PartialEq, Eq)]
struct Chosen<'t> {
    program: &'t str,
    means: &'t str,
    class: &'t str,
    /// Whether two words of a translation are enough.
    short: bool,
    /// The message as its catalogue has it.
    text: String,
}

/// Translations by language, each by the original.
type Catalogues = BTreeMap<&'static str, BTreeMap<String, String>>;

/// The table of the translations; what `others` have, or a table of `phrases` that people write, is left out.
pub fn table(sources: &Sources, others: &[&Phrases], phrases: &Path) -> Result<Table> {
    let chosen = chosen(include_str!("kept/programs.tsv"))?;
    let mut rows = Rows { taken: COMMON.iter().map(|text| phrases::fold(text)).collect(), ..Rows::default() };
    rows.taken.extend(others.iter().flat_map(|phrases| phrases.iter()).map(|found| phrases::fold(found.text)));
    for path in files::list(phrases)? {
        rows.taken.extend(written(&files::read(&path)?).map(phrases::fold));
    }
    let (mut packages, mut licences) = (Vec::new(), Vec::new());
    for (program, package, file, licence) in PROGRAMS {
        let package = sources.debian(package)?;
        let catalogues = catalogues(&package, file).with_context(|| format!("in package {}", package.label()))?;
        for one in chosen.iter().filter(|one| one.program == *program) {
            rows.add(one, &catalogues).with_context(|| format!("in package {}", package.label()))?;
        }
        if !packages.contains(&package.label()) {
            packages.push(package.label());
            licences.push((*licence).to_owned());
        }
    }
    for (program, prefix, names) in LANGPACKS {
        let (catalogues, version) = langpacks(sources, prefix, names)?;
        for one in chosen.iter().filter(|one| one.program == *program) {
            rows.add(one, &catalogues).with_context(|| format!("in the packages {prefix}"))?;
        }
        packages.push(format!("{prefix}* {version}"));
        licences.push("MPL-2.0".to_owned());
    }
    let programs = PROGRAMS.iter().map(|(program, ..)| program).chain(LANGPACKS.iter().map(|(program, ..)| program));
    let programs: BTreeSet<&&str> = programs.collect();
    for one in &chosen {
        let known = programs.contains(&one.program);
        ensure!(known, "kept/programs.tsv names the program {}, which programs.rs lacks", one.program);
    }
    let name = "programs-locales";
    ensure!(
        rows.lines.len() >= AT_LEAST,
        "{name} has only {} texts, {AT_LEAST} are expected at least",
        rows.lines.len()
    );
    rows.lines.sort();
    let text = format!(
        "# source: {}\n# licence: {}\n# generated-by: {COMMAND}\n# note: do not edit; correct tools/import and run the command\ntext\tmeans\tclass\tlocale\tsource\n{}",
        packages.join("; "),
        licences.join("; "),
        rows.lines.iter().map(|(_, line)| line.as_str()).collect::<String>()
    );
    Ok(Table { name, text, rows: rows.lines.len() })
}

/// The texts of a table that people write; none of one that a generator does.
fn written(table: &str) -> impl Iterator<Item = &str> {
    let is_generated = table.lines().any(|line| line.starts_with("# generated-by:"));
    let lines = table.lines().filter(move |line| !is_generated && !line.starts_with('#'));
    lines.filter_map(|line| Some(line.split_once('\t')?.0))
}

/// Reads `kept/programs.tsv`.
fn chosen(table: &str) -> Result<Vec<Chosen<'_>>> {
    let rows = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let row = |line| {
        let cells: Vec<&str> = str::split(line, '\t').collect();
        let [program, means, class, text] = cells[..] else {
            anyhow::bail!("\"{line}\" has not four cells");
        };
        let (class, short) = class.strip_suffix(", short").map_or((class, false), |class| (class, true));
        ensure!(["message", "idiom"].contains(&class), "\"{class}\" is neither message nor idiom");
        Ok(Chosen { program, means, class, short, text: text.replace("\\n", "\n").replace("\\t", "\t") })
    };
    rows.map(row).collect()
}

/// The translations of a program.
fn catalogues(package: &Package, file: &str) -> Result<Catalogues> {
    let mut found = Catalogues::new();
    let paths = package.paths(file)?;
    if file == ERRMSG {
        let english = paths.iter().find(|path| translated::folder(path, 1) == Some("english"));
        let english = errmsg::texts(&files::read_bytes(english.context("no English messages")?)?)?;
        for path in &paths {
            let folder = translated::folder(path, 1);
            let Some((_, locale)) = MARIADB_LANGUAGES.iter().find(|(name, _)| Some(*name) == folder) else { continue };
            let texts = errmsg::texts(&files::read_bytes(path)?)?;
            found.insert(locale, english.iter().cloned().zip(texts).collect());
        }
        return Ok(found);
    }
    // A language's own folder comes before those of its regions: `cs` before `cs_CZ`.
    for of_region in [false, true] {
        for path in &paths {
            let Some(locale) = translated::folder(path, 2).and_then(|folder| language(folder, of_region)) else {
                continue;
            };
            if found.contains_key(locale) || path.is_symlink() {
                continue;
            }
            let file = files::read_bytes(path)?;
            if gettext::is_utf8(&file) {
                let read = gettext::translations(&file);
                found.insert(locale, read.with_context(|| format!("{} cannot be read", path.display()))?);
            }
        }
    }
    Ok(found)
}

/// The translations of a program of Mozilla, and the version of its packages.
fn langpacks(sources: &Sources, prefix: &str, names: &[&str]) -> Result<(Catalogues, String)> {
    let mut found = Catalogues::new();
    let mut version = String::new();
    for (ending, locale) in LANGPACK_LANGUAGES {
        let package = sources.debian(&format!("{prefix}{ending}"))?;
        package.label().split(' ').nth(1).unwrap_or_default().clone_into(&mut version);
        let is_named = |path: &Path| names.iter().any(|name| path.ends_with(name));
        for path in files::find_all(&package.unzipped(".xpi")?, &is_named)? {
            let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            for (name, text) in mozilla::entries(&files::read(&path)?) {
                // What the browser says comes before what the toolkit says.
                found.entry(locale).or_default().entry(format!("{stem}.{name}")).or_insert(text);
            }
        }
    }
    Ok((found, version))
}

/// The language of a folder among those that are taken.
fn language(folder: &str, of_region: bool) -> Option<&'static str> {
    let name = match folder.split_once('_') {
        Some((language, region)) if of_region && language.eq_ignore_ascii_case(region) => language,
        Some(("cs", "CZ") | ("nb", "NO") | ("ko", "KR") | ("ja", "JP") | ("uk", "UA") | ("vi", "VN")) if of_region => {
            &folder[..2]
        }
        Some(("he", "IL") | ("sl", "SI") | ("fa", "IR") | ("pt", "PT") | ("sr", "RS")) if of_region => &folder[..2],
        _ => folder,
    };
    LANGUAGES.iter().copied().find(|language| *language == name)
}

#[derive(Default)]
struct Rows {
    /// Each line behind what it is sorted by.
    lines: Vec<((usize, usize), String)>,
    known: BTreeSet<Folded>,
    /// Texts that another table has.
    taken: BTreeSet<Folded>,
    /// How many messages were looked at.
    messages: usize,
}

impl Rows {
    /// Adds the translations of a message, unless they say too little or stand already.
    fn add(&mut self, message: &Chosen, catalogues: &Catalogues) -> Result<()> {
        self.messages += 1;
        let english = phrases::fold(&pattern(&message.text));
        let mut is_known = false;
        for (locale, translations) in catalogues {
            let Some(translation) = translations.get(&message.text) else { continue };
            is_known = true;
            let text = pattern(translation);
            let folded = phrases::fold(&text);
            if folded == english || self.taken.contains(&folded) || !is_telling(&text, message.short) {
                continue;
            }
            if self.known.insert(folded) {
                let place = LANGUAGES.iter().position(|language| language == locale).unwrap_or_default();
                let tag = locale.replace('_', "-");
                let Chosen { program, means, class, .. } = message;
                self.lines.push(((place, self.messages), format!("{text}\t{means}\t{class}\t{tag}\t{program}\n")));
            }
        }
        ensure!(is_known, "no language has \"{}\"", message.text.escape_debug());
        Ok(())
    }
}

/// Whether a translation tells its condition by itself: three words, two of them side by side, or, where that is enough, two.
fn is_telling(text: &str, short: bool) -> bool {
    let longest = text.split("{}").map(phrases::words).max().unwrap_or_default();
    let is_long_enough = longest >= 2 && phrases::words(text) >= if short { 2 } else { 3 };
    phrases::is_telling(text) && (is_long_enough || short && !phrases::is_short(text))
}

/// A message as a pattern: its first line that says something, and of that the first sentence where it is long enough.
fn pattern(message: &str) -> String {
    let line = message.lines().map(with_inserts).find(|line| phrases::words(line) > 0).unwrap_or_default();
    // Behind that sign KDE says the same once more, for a language with cases.
    let line = line.split("|/|").next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let line = unglued(&line);
    let sentence = ["。", ". "].iter().filter_map(|end| line.find(end)).min();
    let first = sentence.map(|end| &line[..end]).filter(|first| {
        let last = first.rsplit([' ', '(']).next().unwrap_or_default();
        phrases::words(first) >= 5 && last.chars().count() > 2
    });
    trim(first.unwrap_or(&line)).to_owned()
}

/// A pattern without the letters that make one word with what is inserted: `0x{}`, `{}을(를)`. Scripts without spaces are cut anyhow.
fn unglued(text: &str) -> String {
    let is_glued = |one: char| (one.is_alphanumeric() || one == '_') && !phrases::is_dense_character(one);
    let last = text.matches("{}").count();
    let parts = text.split("{}").enumerate().map(|(place, part)| {
        // A capital letter begins a sentence behind a mark like `*** `.
        let is_tail = place > 0 && !part.starts_with(char::is_uppercase);
        let part = if is_tail { part.trim_start_matches(is_glued) } else { part };
        if place < last { part.trim_end_matches(is_glued) } else { part }
    });
    // Inserts without a word between them are one gap.
    let mut found = String::new();
    for (place, part) in parts.enumerate() {
        let is_between = place > 0 && place < last;
        if is_between && !part.contains(char::is_alphanumeric) {
            continue;
        }
        if place > 0 {
            found.push_str("{}");
        }
        found.push_str(part);
    }
    found
}

/// A pattern without the inserts and signs at its ends.
fn trim(text: &str) -> &str {
    // The marks above and below letters of Thai, Arabic and Hebrew are none of the signs.
    let is_mark =
        |one: char| matches!(u32::from(one), 0x0300..=0x036F | 0x0591..=0x05C7 | 0x064B..=0x065F | 0x0E31..=0x0E4E);
    text.trim_matches(|one: char| !one.is_alphanumeric() && !is_mark(one))
}

/// Replaces what a program inserts, in the ways of C, of GCC and its linker, of Qt, Boost and Python.
fn with_inserts(line: &str) -> String {
    let line = without_tags(line);
    let mut found = String::new();
    let mut rest = line.as_str();
    while let Some(at) = rest.find(['%', '{']) {
        found.push_str(&rest[..at].replace('}', " "));
        let behind = &rest[at + 1..];
        let (length, insert) = if rest[at..].starts_with('{') { braced(behind) } else { directive(behind) };
        found.push_str(insert);
        rest = &behind[length..];
    }
    found + &rest.replace('}', " ")
}

/// A line without the tags of HTML.
fn without_tags(line: &str) -> String {
    let mut parts = line.split('<');
    let mut found = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_tag = part.starts_with(|one: char| one == '/' || one.is_ascii_alphabetic());
        match part.split_once('>').filter(|_| is_tag && !found.ends_with('%')) {
            Some((_, behind)) => found.push_str(behind),
            None => {
                found.push('<');
                found.push_str(part);
            }
        }
    }
    found
}

/// How long the insert of Python or Fluent is that begins behind a brace, and what it becomes.
fn braced(behind: &str) -> (usize, &'static str) {
    // Fluent: `{ $hostname }`, `{ -brand-short-name }`.
    if behind.starts_with([' ', '$', '-'])
        && let Some(end) = behind.find('}')
    {
        return (end + 1, "{}");
    }
    let name = behind.find(|character: char| !character.is_ascii_alphanumeric() && !"_.:".contains(character));
    match name.filter(|&end| behind[end..].starts_with('}')) {
        Some(end) => (end + 1, "{}"),
        None => (0, " "),
    }
}

/// How long the directive is that begins behind a percent sign, and what it becomes.
fn directive(behind: &str) -> (usize, &'static str) {
    let leading = |text: &str, set: &str| text.chars().take_while(|one| set.contains(*one)).map(char::len_utf8).sum();
    if behind.starts_with('%') {
        return (1, "%");
    }
    if behind.starts_with(['<', '>']) {
        return (1, " ");
    }
    if let Some(length) = behind.strip_prefix('(').and_then(|name| name.find(')')) {
        return (length + 3, "{}");
    }
    let digits: usize = leading(behind, "0123456789");
    if digits > 0 && behind[digits..].starts_with('%') {
        return (digits + 1, "{}");
    }
    let is_precision =
        |behind: &str| behind.starts_with('.') && !behind[1..].starts_with([' ', '\n']) && behind.len() > 1;
    let is_more = |behind: &str| {
        behind.starts_with('$') || behind.starts_with(|one: char| one.is_ascii_alphabetic()) || is_precision(behind)
    };
    if digits == 1 && !is_more(&behind[1..]) {
        // `%1` of Qt has no letter of its own.
        return (1, "{}");
    }
    let flags: usize = leading(behind, "0123456789$-+#'`I.*");
    let sizes: usize = leading(&behind[flags..], "hlLqjzt+#.*");
    let kind = behind[flags + sizes..].chars().next();
    match kind.filter(char::is_ascii_alphabetic) {
        Some('p') if behind[flags + sizes + 1..].starts_with(['A', 'B', 'S', 'T']) => (flags + sizes + 2, "{}"),
        Some(_) => (flags + sizes + 1, "{}"),
        None => (0, "%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str, short: bool) -> Chosen<'static> {
        Chosen { program: "git", means: "file-not-found", class: "message", short, text: text.to_owned() }
    }

    fn catalogues(pairs: &[(&'static str, &str, &str)]) -> Catalogues {
        let mut found = Catalogues::new();
        for (locale, original, translation) in pairs {
            found.entry(locale).or_default().insert((*original).to_owned(), (*translation).to_owned());
        }
        found
    }

    fn added(message: &Chosen, pairs: &[(&'static str, &str, &str)]) -> Vec<String> {
        let mut rows = Rows::default();
        rows.add(message, &catalogues(pairs)).unwrap();
        rows.lines.into_iter().map(|(_, line)| line).collect()
    }

    #[test]
    fn inserts_of_every_kind_become_gaps() {
        for (message, expected) in [
            ("Could not connect to %s: ", "Could not connect to"),
            ("%s: Cannot open “%.250s” (%1$s, %lu%% left)\n", "Cannot open “{}% left"),
            ("%X%P: %C: undefined reference to `%pT'", "undefined reference to"),
            ("%qE undeclared (first use in %<main%>)", "undeclared (first use in main"),
            ("Access denied to %1.\nTry again.", "Access denied to"),
            ("expected %2% but got %4%", "expected {} but got"),
            ("Package \"{}\" from {name} has %(count)d errors", "Package \"{}\" from {} has {} errors"),
            ("\n\n%s: RUN fsck NOW.\n\t(or not)", "RUN fsck NOW"),
            ("The key is not the one that is known. Somebody has changed it.", "The key is not the one that is known"),
            ("Wrong, e.g. too old. So", "Wrong, e.g. too old. So"),
            ("100 % of it", "100 % of it"),
            (
                "The server at <strong>{ $hostname }</strong> told { -brand-short-name } no",
                "The server at {} told {} no",
            ),
            ("option `%<n%>` of <%s> is a < b", "option ` n ` of <{}> is a < b"),
            ("%1을(를) 쓸 수 없음|/|%1$[을를 %1] 쓸 수 없음", "를) 쓸 수 없음"),
            ("checksum error (0x%x, should be 0x%x)", "checksum error ({}, should be"),
            ("파일 %s에서 %lu바이트를 쓸 수 없음", "파일 {} 쓸 수 없음"),
            ("%sNo rule to make target '%s'%s", "No rule to make target"),
            ("在%s中找不到 %s", "在{}中找不到"),
        ] {
            assert_eq!(pattern(message), expected);
        }
    }

    #[test]
    fn a_translation_that_says_too_little_or_nothing_new_is_left_out() {
        let original = "%s does not exist";
        let pairs = [
            ("de", original, "%s existiert nicht"),
            ("fr", original, "le fichier %s n’existe pas"),
            ("it", original, "%s does not exist"),
            ("ja", original, "%s は存在しません"),
            ("pl", original, "plik %s nie istnieje"),
        ];
        let [french, japanese, polish] = added(&message(original, false), &pairs).try_into().unwrap();
        assert_eq!(french, "le fichier {} n’existe pas\tfile-not-found\tmessage\tfr\tgit\n");
        assert!(japanese.starts_with("は存在しません\t"), "{japanese}");
        assert!(polish.starts_with("plik {} nie istnieje\t"), "{polish}");
        assert_eq!(added(&message(original, true), &pairs).len(), 4);
    }

    #[test]
    fn a_message_that_no_language_has_is_an_error() {
        assert!(Rows::default().add(&message("gone", false), &Catalogues::new()).is_err());
    }

    #[test]
    fn what_people_wrote_stands_first() {
        assert_eq!(written("# source: x\ntext\tmeans\nKein Platz\tdisk-full\n").last(), Some("Kein Platz"));
        assert_eq!(written("# generated-by: x\ntext\tmeans\nKein Platz\tdisk-full\n").last(), None);
    }

    #[test]
    fn a_folder_of_a_region_counts_for_its_language() {
        assert_eq!(language("pt_BR", false), Some("pt_BR"));
        assert_eq!(language("cs_CZ", false), None);
        assert_eq!(language("cs_CZ", true), Some("cs"));
        assert_eq!(language("de_AT", true), None);
        assert_eq!(language("hu_HU", true), Some("hu"));
    }

    #[test]
    fn each_chosen_message_has_four_cells() {
        let rows = chosen("# why\ngit\tfile-exists\tidiom, short\tIs there\\n\n").unwrap();
        let [row] = rows.as_slice() else { panic!("{rows:?}") };
        assert_eq!((row.class, row.short, row.text.as_str()), ("idiom", true, "Is there\n"));
        assert!(chosen("git\tfile-exists\tweak\tIs there\n").is_err());
        assert!(chosen("git\tfile-exists\tIs there\n").is_err());
    }
}
