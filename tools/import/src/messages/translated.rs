//! glibc's translations of what it says.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::phrases::{self, Message, Phrases};
use super::{Texts, message};
use crate::files;
use crate::readers::gettext;

/// The conditions that two words of any language tell; the messages of others count alone from three words on.
const TOLD_IN_TWO_WORDS: &[&str] = &[
    "connection-reset",
    "connection-timed-out",
    "would-block",
    "in-progress",
    "already-in-progress",
    "connection-refused",
    "connection-aborted",
    "broken-pipe",
    "address-in-use",
    "address-not-available",
    "network-unreachable",
    "network-down",
    "host-unreachable",
    "dns-name-not-found",
    "dns-temporary-failure",
    "dns-no-data",
    "file-not-found",
    "permission-denied",
    "operation-not-permitted",
    "disk-full",
    "too-many-open-files",
    "out-of-memory",
    "no-buffer-space",
    "invalid-argument",
    "file-exists",
    "is-a-directory",
    "not-a-directory",
    "read-only-filesystem",
    "io-error",
    "segmentation-fault",
    "bus-error",
    "illegal-instruction",
    "floating-point-exception",
];

/// The symbols whose translations are ordinary sentences, with which many a program means files, keys or messages of its
/// own.
const ORDINARY: &[&str] = &[
    "EADV",
    "EBADE",
    "ECHRNG",
    "EFBIG",
    "EIDRM",
    "EKEYEXPIRED",
    "EKEYREVOKED",
    "ELNRNG",
    "EMSGSIZE",
    "ENOPROTOOPT",
    "EPROTONOSUPPORT",
    "EREMCHG",
    "EREMOTE",
    "EUNATCH",
    "EXFULL",
];

impl Texts<'_> {
    /// The translations of the texts of `english`.
    pub(super) fn translated(&self, english: &[&Phrases]) -> Result<Phrases> {
        let mut found = Phrases::default();
        let mut languages = 0;
        for path in self.translations.paths("LC_MESSAGES/libc.mo")? {
            let locale = locale_of(&path).with_context(|| format!("{} names no language", path.display()))?;
            let translations = gettext::translations(&files::read_bytes(&path)?)
                .with_context(|| format!("{} cannot be read", path.display()))?;
            languages += 1;
            for original in english.iter().flat_map(|phrases| phrases.iter()) {
                let Some(text) = translations.get(original.text).map(|text| text.trim()) else {
                    continue;
                };
                let is_short = phrases::is_short(text) && !TOLD_IN_TWO_WORDS.contains(&original.means);
                let weak = original.weak || is_short || ORDINARY.contains(&original.symbol);
                let english = message(text.to_owned(), original.means.to_owned(), original.symbol.to_owned(), "glibc");
                found.add(Message { locale: locale.clone(), weak, ..english });
            }
        }
        ensure!(languages >= 35, "only {languages} languages are there");
        Ok(english.iter().fold(found, |found, english| found.without(english)))
    }
}

/// The BCP 47 tag of the language of `…/locale/pt_BR/LC_MESSAGES/libc.mo`.
fn locale_of(path: &Path) -> Option<String> {
    Some(folder(path, 2)?.replace('_', "-"))
}

/// The name of a folder above a file: 1 is the nearest one.
pub(super) fn folder(path: &Path, above: usize) -> Option<&str> {
    path.ancestors().nth(above)?.file_name()?.to_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_names_the_language() {
        let path = Path::new("usr/share/locale/pt_BR/LC_MESSAGES/libc.mo");
        assert_eq!(locale_of(path).as_deref(), Some("pt-BR"));
    }
}
