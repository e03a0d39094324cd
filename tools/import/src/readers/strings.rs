//! Texts in compiled libraries: strings that end in a zero byte, one behind the other, and beside them a table of offsets
//! from the first. Where such a table lies differs from build to build, so it is looked for by what it must hold.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

/// The texts of a table `offset[code]` of 16-bit offsets, as musl has for `strerror`. `first` is the text at offset 0,
/// which stands for 0, and `next` are those of 1, 2 and so on, as many as make the table unmistakable.
pub fn by_index<'f>(file: &'f [u8], first: &str, next: &[&str], codes: &[i64]) -> Result<BTreeMap<i64, &'f str>> {
    let strings = start_of(file, first)?;
    let mut head = vec![0, 0];
    for text in next {
        let offset = u16::try_from(start_of(&file[strings..], text)?).context("the texts lie too far apart")?;
        head.extend(offset.to_le_bytes());
    }
    let table = position(file, &head).context("the table of offsets is not where texts are counted from 0")?;
    let text = |&code: &i64| {
        let at = table + 2 * usize::try_from(code).ok()?;
        Some((code, string(file, strings + usize::from(half(file, at)?))?))
    };
    Ok(codes.iter().filter_map(text).collect())
}

/// The texts of a table of pairs (code, offset), both of 16 bits, as glibc has for `gai_strerror`. `first` is the text at
/// offset 0 with its code, `second` the one behind it.
pub fn by_pair<'f>(file: &'f [u8], first: (i16, &str), second: (i16, &str)) -> Result<BTreeMap<i64, &'f str>> {
    let strings = start_of(file, first.1)?;
    let offset = u16::try_from(start_of(&file[strings..], second.1)?).context("the texts lie too far apart")?;
    let mut head = Vec::new();
    for half in [first.0.to_le_bytes(), [0, 0], second.0.to_le_bytes(), offset.to_le_bytes()] {
        head.extend(half);
    }
    let table = position(file, &head).context("the table of codes and offsets is not in the library")?;
    let mut found = BTreeMap::new();
    // The texts stand in the order of the table, so the first offset that does not grow is no longer one of its own.
    let mut last = None;
    for at in (table..).step_by(4) {
        let (Some(code), Some(offset)) = (half(file, at), half(file, at + 2)) else {
            break;
        };
        if last.is_some_and(|last| offset <= last) {
            break;
        }
        last = Some(offset);
        if let Some(text) = string(file, strings + usize::from(offset)) {
            found.insert(i64::from(code.cast_signed()), text);
        }
    }
    Ok(found)
}

/// The strings that stand behind one another from `first` on, up to an empty one.
pub fn run<'f>(file: &'f [u8], first: &str) -> Result<Vec<&'f str>> {
    let mut at = start_of(file, first)?;
    let mut found = Vec::new();
    while let Some(text) = string(file, at).filter(|text| !text.is_empty()) {
        found.push(text);
        at += text.len() + 1;
    }
    Ok(found)
}

/// Where `text` begins that ends in a zero byte.
fn start_of(file: &[u8], text: &str) -> Result<usize> {
    let ended: Vec<u8> = text.bytes().chain([0]).collect();
    position(file, &ended).with_context(|| format!("the library has no text \"{text}\""))
}

fn position(file: &[u8], wanted: &[u8]) -> Option<usize> {
    file.windows(wanted.len()).position(|window| window == wanted)
}

fn half(file: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*file.get(at..at + 2)?.first_chunk()?))
}

fn string(file: &[u8], at: usize) -> Option<&str> {
    let rest = file.get(at..)?;
    let end = rest.iter().position(|&byte| byte == 0)?;
    std::str::from_utf8(&rest[..end]).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_found_by_the_texts_of_the_first_codes() {
        let mut file = b"..No error\0Out of memory\0Not permitted\0\0\0".to_vec();
        let table = [0_u16, 23, 9].into_iter().flat_map(u16::to_le_bytes);
        file.extend(table);
        let found = by_index(&file, "No error", &["Not permitted"], &[1, 2, 9]).unwrap();
        assert_eq!(found, BTreeMap::from([(1, "Not permitted"), (2, "Out of memory")]));
    }

    #[test]
    fn pairs_are_read_until_the_offsets_no_longer_grow() {
        let mut file: Vec<u8> = [(-9_i16, 0_i16), (-3, 6), (-1, 12), (0, 0)]
            .into_iter()
            .flat_map(|(code, offset)| [code.to_le_bytes(), offset.to_le_bytes()].concat())
            .collect();
        file.extend(b"first\0other\0third\0");
        let found = by_pair(&file, (-9, "first"), (-3, "other")).unwrap();
        assert_eq!(found, BTreeMap::from([(-9, "first"), (-3, "other"), (-1, "third")]));
    }

    #[test]
    fn a_run_ends_at_an_empty_string() {
        assert_eq!(
            run(b"xx\0Invalid flags\0Try again\0\0more\0", "Invalid flags").unwrap(),
            ["Invalid flags", "Try again"]
        );
    }
}
