//! Compiled message catalogues of gettext (`.mo`): a table of original texts and one of translations, each entry a length
//! and an offset.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};

const MAGIC: u32 = 0x9504_12DE;

/// Original text to translation, of those with plural forms the singular to the last form; texts with a context are left out.
pub fn translations(file: &[u8]) -> Result<BTreeMap<String, String>> {
    let number = |at: usize| -> Result<usize> {
        let bytes = file.get(at..at + 4).and_then(|bytes| bytes.first_chunk());
        let bytes = bytes.context("the file ends early")?;
        Ok(u32::from_le_bytes(*bytes) as usize)
    };
    ensure!(number(0)? == MAGIC as usize, "not a little-endian message catalogue");
    let (count, originals, translations) = (number(8)?, number(12)?, number(16)?);
    let text = |table: usize, entry: usize| -> Result<&str> {
        let (length, offset) = (number(table + 8 * entry)?, number(table + 8 * entry + 4)?);
        let bytes = file.get(offset..offset + length).context("a text lies outside the file")?;
        std::str::from_utf8(bytes).context("the catalogue is not in UTF-8")
    };
    let mut found = BTreeMap::new();
    for entry in 0..count {
        let (original, translation) = (text(originals, entry)?, text(translations, entry)?);
        let (original, translation) = match (original.split_once('\0'), translation.rsplit_once('\0')) {
            (Some((singular, _)), Some((_, last))) => (singular, last),
            (Some((singular, _)), None) => (singular, translation),
            (None, _) => (original, translation),
        };
        if !original.is_empty() && !original.contains('\x04') {
            found.insert(original.to_owned(), translation.to_owned());
        }
    }
    Ok(found)
}

/// Whether a catalogue says that it is in UTF-8, as most are.
pub fn is_utf8(file: &[u8]) -> bool {
    let text = String::from_utf8_lossy(file);
    let charset = text.split_once("charset=").map(|(_, behind)| behind.trim_start());
    charset.is_some_and(|name| name.get(..5).is_some_and(|name| name.eq_ignore_ascii_case("utf-8")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue(pairs: &[(&str, &str)]) -> Vec<u8> {
        let count = u32::try_from(pairs.len()).unwrap();
        let mut texts = Vec::new();
        let (mut originals, mut translations) = (Vec::new(), Vec::new());
        let start = 28 + 16 * count;
        for (pair, table) in [(0, &mut originals), (1, &mut translations)] {
            for texts_of in pairs {
                let text = [texts_of.0, texts_of.1][pair];
                table.extend(u32::try_from(text.len()).unwrap().to_le_bytes());
                table.extend((start + u32::try_from(texts.len()).unwrap()).to_le_bytes());
                texts.extend(text.bytes().chain([0]));
            }
        }
        let head = [MAGIC, 0, count, 28, 28 + 8 * count, 0, 0];
        let mut file: Vec<u8> = head.into_iter().flat_map(u32::to_le_bytes).collect();
        file.extend(originals);
        file.extend(translations);
        file.extend(texts);
        file
    }

    #[test]
    fn reads_pairs_and_the_last_of_plural_forms_and_leaves_out_the_header() {
        let file = catalogue(&[
            ("", "Content-Type: text/plain; charset=UTF-8\n"),
            ("Broken pipe", "Datenübergabe unterbrochen (broken pipe)"),
            ("%d file\0%d files", "%d Datei\0%d Dateien"),
        ]);
        let found = translations(&file).unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!(found["Broken pipe"], "Datenübergabe unterbrochen (broken pipe)");
        assert_eq!(found["%d file"], "%d Dateien");
    }

    #[test]
    fn a_catalogue_names_its_charset() {
        assert!(is_utf8(&catalogue(&[("", "Content-Type: text/plain; charset=utf-8\n")])));
        assert!(!is_utf8(&catalogue(&[("", "Content-Type: text/plain; charset=ISO-8859-2\n")])));
    }

    #[test]
    fn a_torn_file_is_an_error() {
        let file = catalogue(&[("Broken pipe", "Tubería rota")]);
        assert!(translations(&file[..file.len() - 8]).is_err());
        assert!(translations(b"no catalogue").is_err());
    }
}
