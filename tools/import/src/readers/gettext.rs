//! Compiled message catalogues of gettext (`.mo`): a table of original texts and one of translations, each entry a length
//! and an offset.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};

const MAGIC: u32 = 0x9504_12DE;

/// Original text to translation; plural forms and texts with a context are left out.
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
        if !original.is_empty() && !original.contains(['\0', '\x04']) {
            found.insert(original.to_owned(), translation.to_owned());
        }
    }
    Ok(found)
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
    fn reads_pairs_and_leaves_out_the_header_and_plural_forms() {
        let file = catalogue(&[
            ("", "Content-Type: text/plain; charset=UTF-8\n"),
            ("Broken pipe", "Datenübergabe unterbrochen (broken pipe)"),
            ("%d file\0%d files", "%d Datei\0%d Dateien"),
        ]);
        let found = translations(&file).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found["Broken pipe"], "Datenübergabe unterbrochen (broken pipe)");
    }

    #[test]
    fn a_torn_file_is_an_error() {
        let file = catalogue(&[("Broken pipe", "Tubería rota")]);
        assert!(translations(&file[..file.len() - 8]).is_err());
        assert!(translations(b"no catalogue").is_err());
    }
}
