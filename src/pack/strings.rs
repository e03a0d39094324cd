//! A table of strings: `u32 count`, a `u32` offset for every sixteenth string, the low bytes of all lengths, the high
//! bytes of all lengths, and the texts. Lengths beside lengths and text beside text compress well, and a string is found
//! by adding at most fifteen lengths.

const STRIDE: usize = 16;

/// Writes a table. Strings of 64 KiB and more are refused by validation; here they are cut at a character.
#[must_use]
pub fn write<'a>(strings: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
    let strings: Vec<&str> = strings.into_iter().map(cut).collect();
    let mut bytes = u32_of(strings.len()).to_vec();
    let mut offset = 0;
    for group in strings.chunks(STRIDE) {
        bytes.extend(u32_of(offset));
        offset += group.iter().map(|text| text.len()).sum::<usize>();
    }
    bytes.extend(strings.iter().map(|text| (text.len() & 0xFF) as u8));
    bytes.extend(strings.iter().map(|text| (text.len() >> 8) as u8));
    for text in strings {
        bytes.extend(text.as_bytes());
    }
    bytes
}

fn cut(text: &str) -> &str {
    &text[..text.floor_char_boundary(usize::from(u16::MAX))]
}

#[expect(clippy::cast_possible_truncation, reason = "packs are far below 4 GiB")]
const fn u32_of(number: usize) -> [u8; 4] {
    (number as u32).to_le_bytes()
}

/// A view over a table.
#[derive(Clone, Copy, Debug, Default)]
pub struct Strings<'a> {
    offsets: &'a [u8],
    low: &'a [u8],
    high: &'a [u8],
    text: &'a [u8],
}

impl<'a> Strings<'a> {
    /// The table in these bytes; nothing where they hold none.
    #[must_use]
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let (count, rest) = bytes.split_first_chunk::<4>()?;
        let count = u32::from_le_bytes(*count) as usize;
        let (offsets, rest) = rest.split_at_checked(count.div_ceil(STRIDE).checked_mul(4)?)?;
        let (low, rest) = rest.split_at_checked(count)?;
        let (high, text) = rest.split_at_checked(count)?;
        Some(Self { offsets, low, high, text })
    }

    /// How many strings there are.
    #[must_use]
    pub const fn len(self) -> usize {
        self.low.len()
    }

    /// True where there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.low.is_empty()
    }

    /// A string; empty where there is none of that number.
    #[must_use]
    pub fn get(self, index: usize) -> &'a str {
        self.find(index).unwrap_or_default()
    }

    fn find(self, index: usize) -> Option<&'a str> {
        let group = index / STRIDE;
        let offset = self.offsets.get(group * 4..)?.first_chunk::<4>()?;
        let start = (group * STRIDE..index).map(|before| self.length(before)).sum::<usize>();
        let start = start + u32::from_le_bytes(*offset) as usize;
        let text = self.text.get(start..start + self.length(index))?;
        std::str::from_utf8(text).ok()
    }

    fn length(self, index: usize) -> usize {
        let byte = |column: &[u8]| column.get(index).copied().map_or(0, usize::from);
        byte(self.low) | byte(self.high) << 8
    }

    /// All strings in order.
    pub fn iter(self) -> impl Iterator<Item = &'a str> {
        (0..self.len()).map(move |index| self.get(index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_come_back_in_order() {
        let texts: Vec<String> = (0..100).map(|n| "é".repeat(n * 7 % 301)).collect();
        let bytes = write(texts.iter().map(String::as_str));
        let table = Strings::read(&bytes).expect("a table was written");
        assert_eq!(table.iter().collect::<Vec<_>>(), texts);
        assert_eq!(table.get(100), "");
    }

    #[test]
    fn cut_bytes_never_trap() {
        let bytes = write(["one", "two", "three"]);
        for length in 0..bytes.len() {
            if let Some(table) = Strings::read(&bytes[..length]) {
                table.iter().for_each(drop);
            }
        }
    }
}
