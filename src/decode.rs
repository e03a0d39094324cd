//! Bytes of any encoding to UTF-8, chunk by chunk.

use crate::model::Encoding;
use crate::resolve::place::Offsets;

/// Turns chunks into UTF-8.
pub struct Decoder {
    state: State,
}

enum State {
    /// The text is UTF-8 made from a string.
    Text,
    /// The first bytes may be a byte order mark.
    Unknown {
        wanted: Option<Encoding>,
        seen: Vec<u8>,
    },
    Utf8,
    Utf16 {
        high_first: bool,
        odd: Option<u8>,
        surrogate: Option<u16>,
    },
    Windows1252,
}

impl Decoder {
    /// For strings.
    #[must_use]
    pub const fn text() -> Self {
        Self { state: State::Text }
    }

    /// For bytes: a byte order mark decides, else what is wanted, else UTF-8.
    #[must_use]
    pub const fn bytes(wanted: Option<Encoding>) -> Self {
        Self { state: State::Unknown { wanted, seen: Vec::new() } }
    }

    /// What offsets of a result count. Only known once bytes were seen.
    #[must_use]
    pub const fn offsets(&self) -> Offsets {
        match self.state {
            State::Text => Offsets::Utf16,
            State::Unknown { .. } | State::Utf8 => Offsets::Bytes,
            State::Utf16 { .. } => Offsets::Utf16Bytes,
            State::Windows1252 => Offsets::Single,
        }
    }

    /// Adds a chunk to the text.
    pub fn decode(&mut self, chunk: &[u8], text: &mut Vec<u8>) {
        match &mut self.state {
            State::Text | State::Utf8 => text.extend(chunk),
            State::Unknown { wanted, seen } => {
                seen.extend(chunk);
                if seen.len() >= 2 {
                    let (seen, wanted) = (std::mem::take(seen), *wanted);
                    self.state = state(&seen, wanted);
                    self.decode(&seen, text);
                }
            }
            State::Utf16 { high_first, odd, surrogate } => {
                for &byte in chunk {
                    let Some(first) = odd.take() else {
                        *odd = Some(byte);
                        continue;
                    };
                    let unit =
                        if *high_first { u16::from_be_bytes([first, byte]) } else { u16::from_le_bytes([first, byte]) };
                    push_unit(unit, surrogate, text);
                }
            }
            State::Windows1252 => {
                for &byte in chunk {
                    push_char(windows_1252(byte), text);
                }
            }
        }
    }

    /// Adds what a text that ended leaves behind.
    pub fn finish(&mut self, text: &mut Vec<u8>) {
        match &mut self.state {
            State::Unknown { wanted, seen } => {
                let (seen, wanted) = (std::mem::take(seen), *wanted);
                self.state = state(&seen, wanted);
                self.decode(&seen, text);
            }
            State::Utf16 { surrogate, .. } => {
                let alone = surrogate.take().map(|_| char::REPLACEMENT_CHARACTER);
                alone.into_iter().for_each(|character| push_char(character, text));
            }
            _ => {}
        }
    }
}

fn state(seen: &[u8], wanted: Option<Encoding>) -> State {
    let utf16 = |high_first| State::Utf16 { high_first, odd: None, surrogate: None };
    match (seen, wanted) {
        ([0xFF, 0xFE, ..], _) => utf16(false),
        ([0xFE, 0xFF, ..], _) => utf16(true),
        ([0xEF, 0xBB, ..], _) | (_, None | Some(Encoding::Utf8)) => State::Utf8,
        (_, Some(Encoding::Utf16Le)) => utf16(false),
        (_, Some(Encoding::Utf16Be)) => utf16(true),
        (_, Some(Encoding::Windows1252)) => State::Windows1252,
    }
}

fn push_char(character: char, text: &mut Vec<u8>) {
    text.extend(character.encode_utf8(&mut [0; 4]).as_bytes());
}

/// A lone surrogate becomes U+FFFD, which is one unit long as well.
fn push_unit(unit: u16, waiting: &mut Option<u16>, text: &mut Vec<u8>) {
    let pending = waiting.take();
    for decoded in char::decode_utf16(pending.into_iter().chain([unit])) {
        match decoded {
            Ok(character) => push_char(character, text),
            Err(lone) if lone.unpaired_surrogate() == unit && (0xD800..0xDC00).contains(&unit) => *waiting = Some(unit),
            Err(_) => push_char(char::REPLACEMENT_CHARACTER, text),
        }
    }
}

/// The characters of 0x80 to 0x9F; the five that the code page leaves open stay control characters.
const UPPER_CONTROLS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    let upper = byte.checked_sub(0x80).and_then(|place| UPPER_CONTROLS.get(usize::from(place)));
    upper.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(bytes: &[u8], wanted: Option<Encoding>, chunk: usize) -> String {
        let (mut decoder, mut text) = (Decoder::bytes(wanted), Vec::new());
        for part in bytes.chunks(chunk) {
            decoder.decode(part, &mut text);
        }
        decoder.finish(&mut text);
        String::from_utf8(text).expect("these texts are whole")
    }

    #[test]
    fn encodings_are_read_however_they_are_chunked() {
        let text = "a😀é错\n";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [&[0xFF, 0xFE][..], &utf16].concat();
        for chunk in 1..8 {
            assert_eq!(decode(text.as_bytes(), None, chunk), text);
            assert_eq!(decode(&utf16, Some(Encoding::Utf16Le), chunk), text);
            assert_eq!(decode(&marked, None, chunk), format!("\u{FEFF}{text}"));
            assert_eq!(decode(b"caf\xE9 \x80", Some(Encoding::Windows1252), chunk), "café €");
        }
    }

    #[test]
    fn lone_surrogates_become_replacement_characters() {
        let units: Vec<u8> = [0xD83D_u16, 0x61, 0xDE00, 0xD83D].into_iter().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&units, Some(Encoding::Utf16Le), 1), "\u{FFFD}a\u{FFFD}\u{FFFD}");
    }
}
