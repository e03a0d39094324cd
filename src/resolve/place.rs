//! Places in a text: bytes, UTF-16 units and lines, counted as far as they are asked for.

/// A place in the whole text, all counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// UTF-8 bytes before it.
    pub byte: u64,
    /// UTF-16 units before it.
    pub unit: u64,
    /// Line feeds before it.
    pub line: u64,
}

/// What offsets of a result count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offsets {
    /// UTF-16 units: the text was a string.
    Utf16,
    /// Bytes of UTF-8.
    Bytes,
    /// Bytes of UTF-16.
    Utf16Bytes,
    /// Bytes of a code page, one for each character.
    Single,
}

impl Offsets {
    /// The offset of a place.
    #[must_use]
    pub const fn of(self, place: Place) -> u64 {
        match self {
            Self::Utf16 | Self::Single => place.unit,
            Self::Bytes => place.byte,
            Self::Utf16Bytes => 2 * place.unit,
        }
    }
}

/// Walks through a block and tells the place of any offset in it.
pub struct Cursor<'t> {
    text: &'t [u8],
    at: usize,
    place: Place,
    wide: bool,
}

impl<'t> Cursor<'t> {
    /// A cursor at the start of a block that begins at `base`. `wide`: the block has bytes above 0x7F.
    #[must_use]
    pub const fn new(text: &'t [u8], base: Place, wide: bool) -> Self {
        Self { text, at: 0, place: base, wide }
    }

    /// The place of an offset in the block. Cheap where offsets rise slowly.
    pub fn place(&mut self, offset: usize) -> Place {
        let offset = offset.min(self.text.len());
        if offset >= self.at {
            let (bytes, units, lines) = self.count(self.at, offset);
            self.place.byte += bytes;
            self.place.unit += units;
            self.place.line += lines;
        } else {
            let (bytes, units, lines) = self.count(offset, self.at);
            self.place.byte -= bytes;
            self.place.unit -= units;
            self.place.line -= lines;
        }
        self.at = offset;
        self.place
    }

    fn count(&self, from: usize, to: usize) -> (u64, u64, u64) {
        let text = &self.text[from..to];
        let bytes = text.len() as u64;
        let lines = text.iter().filter(|byte| **byte == b'\n').count() as u64;
        let units = if self.wide { text.iter().map(|byte| units(*byte)).sum() } else { bytes };
        (bytes, units, lines)
    }
}

/// UTF-16 units that begin with a byte of UTF-8.
const fn units(byte: u8) -> u64 {
    (byte & 0xC0 != 0x80) as u64 + (byte >= 0xF0) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_bytes_units_and_lines_in_any_order() {
        let text = "a😀\n错é\nx";
        let mut cursor = Cursor::new(text.as_bytes(), Place::default(), true);
        for (offset, character) in text.char_indices().chain(text.char_indices().rev()) {
            let before = &text[..offset];
            let expected = Place {
                byte: offset as u64,
                unit: before.encode_utf16().count() as u64,
                line: before.matches('\n').count() as u64,
            };
            assert_eq!(cursor.place(offset), expected, "{character}");
        }
    }
}
