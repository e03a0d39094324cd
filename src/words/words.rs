//! Words: how text is cut, folded and hashed. The compiler and the scanner share this file, so that a phrase of the
//! catalog and the same phrase in a paste always meet under the same hash.
//!
//! A word is a run of ASCII letters, digits, `_` and non-ASCII letters. Scripts written without spaces (Han, kana, Thai)
//! are cut into pairs of characters. Case, accents, full-width forms, the Turkish dotless i and the German sharp s are
//! folded, because people type, retype and normalise all of them differently.

/// A word's hash: the key to symbols, phrases, carriers and hints.
pub type Hash = u32;

/// One word of a text, with byte offsets into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Hash of the folded word.
    pub hash: Hash,
}

const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;
const CASE_BITS: u64 = 0x2020_2020_2020_2020;
/// Longer words are hashed by this many bytes and their length: no message holds one, minified code and base64 do.
const HASHED_BYTES: usize = 64;

/// True for bytes that belong to words; every byte of a multi-byte character does until it is looked at closely.
#[must_use]
pub const fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

/// True for a name that is one ASCII word.
#[must_use]
pub fn is_one_word(name: &[u8]) -> bool {
    !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
}

/// Hashes one word that has no byte above 0x7F. Setting bit 5 of every byte lower-cases the letters and leaves digits alone.
#[must_use]
pub fn hash_ascii(word: &[u8]) -> Hash {
    hash_bytes(word, CASE_BITS)
}

#[inline]
fn hash_bytes(word: &[u8], case_bits: u64) -> Hash {
    let mut hash = (word.len() as u64).wrapping_mul(MULTIPLIER);
    let (eights, rest) = word[..word.len().min(HASHED_BYTES)].as_chunks::<8>();
    for eight in eights {
        hash = mix(hash, u64::from_le_bytes(*eight) | case_bits);
    }
    if !rest.is_empty() {
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        let mask = u64::MAX >> (64 - 8 * rest.len());
        hash = mix(hash, u64::from_le_bytes(last) | (case_bits & mask));
    }
    finish(hash)
}

/// Two more hashes of a name, in lower case and as it is written, that have nothing in common with the hash of words: together
/// with that they tell a name.
#[must_use]
pub fn name_hashes(name: &[u8]) -> (u32, u32) {
    let seed = (name.len() as u64).wrapping_mul(0xA076_1D64_78BD_642F);
    let (mut folded, mut exact) = (seed, seed);
    let (eights, rest) = name.as_chunks::<8>();
    for eight in eights {
        let eight = u64::from_le_bytes(*eight);
        (folded, exact) = (mix(folded, eight | CASE_BITS), mix(exact, eight));
    }
    if !rest.is_empty() {
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        let last = u64::from_le_bytes(last);
        (folded, exact) = (mix(folded, last | CASE_BITS), mix(exact, last));
    }
    (finish(folded), finish(exact))
}

/// Hashes the ASCII word that starts at `start`, reading eight bytes at a time past its end where the text goes on.
#[inline]
#[must_use]
pub fn hash_ascii_at(text: &[u8], start: usize, end: usize) -> Hash {
    let length = end - start;
    if length <= 8
        && let Some(eight) = text.get(start..start + 8).and_then(|bytes| bytes.first_chunk::<8>())
    {
        let seed = (length as u64).wrapping_mul(MULTIPLIER);
        let mask = u64::MAX >> (64 - 8 * length);
        return finish(mix(seed, (u64::from_le_bytes(*eight) | CASE_BITS) & mask));
    }
    hash_ascii(&text[start..end])
}

#[inline]
const fn mix(hash: u64, eight: u64) -> u64 {
    let mixed = (hash ^ eight).wrapping_mul(MULTIPLIER);
    mixed ^ (mixed >> 29)
}

#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the high half is folded in first")]
const fn finish(hash: u64) -> Hash {
    let spread = hash.wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (spread >> 32) as Hash ^ spread as Hash
}

/// Calls `found` for every word of a run of word bytes that holds bytes above 0x7F.
pub fn split_wide(text: &[u8], start: usize, end: usize, found: &mut impl FnMut(Word)) {
    let mut cutter = Cutter { word: Folded::new(), start: 0, previous: None, found };
    let mut at = start;
    for chunk in text[start..end].utf8_chunks() {
        for character in chunk.valid().chars() {
            cutter.take(character, at);
            at += character.len_utf8();
        }
        if !chunk.invalid().is_empty() {
            cutter.close(at);
            at += chunk.invalid().len();
        }
    }
    cutter.close(end);
}

/// Calls `found` for every word of a text.
pub fn split(text: &[u8], mut found: impl FnMut(Word)) {
    let mut at = 0;
    while at < text.len() {
        if !is_word_byte(text[at]) {
            at += 1;
            continue;
        }
        let start = at;
        let mut wide = false;
        while at < text.len() && is_word_byte(text[at]) {
            wide |= text[at] >= 0x80;
            at += 1;
        }
        if wide {
            split_wide(text, start, at, &mut found);
        } else {
            found(word(start, at, hash_ascii_at(text, start, at)));
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "texts are cut into blocks far below 4 GiB")]
const fn word(start: usize, end: usize, hash: Hash) -> Word {
    Word { start: start as u32, end: end as u32, hash }
}

/// What a character is to the cutter.
enum Class {
    Letter,
    /// A letter of a script without spaces.
    Dense,
    /// A mark that folds away.
    Mark,
    Other,
}

fn class(character: char) -> Class {
    match u32::from(character) {
        0x0300..=0x036F | 0x200B..=0x200D | 0xFE00..=0xFE0F | 0xFEFF => Class::Mark,
        0x3040..=0x30FF
        | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF
        | 0xF900..=0xFAFF
        | 0x2_0000..=0x3_FFFF
        | 0x0E00..=0x0E7F => Class::Dense,
        0xFF10..=0xFF19 | 0xFF21..=0xFF3A | 0xFF3F | 0xFF41..=0xFF5A => Class::Letter,
        0x5F => Class::Letter,
        _ if character.is_alphanumeric() => Class::Letter,
        _ => Class::Other,
    }
}

struct Cutter<'a, F: FnMut(Word)> {
    word: Folded,
    start: usize,
    /// The last dense character and where it began, and whether a pair was made with it.
    previous: Option<(char, usize, bool)>,
    found: &'a mut F,
}

impl<F: FnMut(Word)> Cutter<'_, F> {
    fn take(&mut self, character: char, at: usize) {
        match class(character) {
            Class::Letter => {
                self.close_dense(at);
                if self.word.is_empty() {
                    self.start = at;
                }
                self.word.push(character);
            }
            Class::Dense => {
                self.close_word(at);
                self.take_dense(character, at);
            }
            Class::Mark => {}
            Class::Other => self.close(at),
        }
    }

    fn take_dense(&mut self, character: char, at: usize) {
        if let Some((before, start, _)) = self.previous {
            let mut pair = Folded::new();
            pair.push(before);
            pair.push(character);
            (self.found)(word(start, at + character.len_utf8(), pair.hash()));
        }
        self.previous = Some((character, at, self.previous.is_some()));
    }

    fn close(&mut self, at: usize) {
        self.close_word(at);
        self.close_dense(at);
    }

    fn close_word(&mut self, at: usize) {
        if !self.word.is_empty() {
            (self.found)(word(self.start, at, self.word.hash()));
            self.word = Folded::new();
        }
    }

    fn close_dense(&mut self, at: usize) {
        if let Some((alone, start, paired)) = self.previous.take()
            && !paired
        {
            let mut single = Folded::new();
            single.push(alone);
            (self.found)(word(start, at, single.hash()));
        }
    }
}

/// A folded word in a fixed buffer; what does not fit only counts.
struct Folded {
    bytes: [u8; HASHED_BYTES],
    length: usize,
}

impl Folded {
    const fn new() -> Self {
        Self { bytes: [0; HASHED_BYTES], length: 0 }
    }

    const fn is_empty(&self) -> bool {
        self.length == 0
    }

    fn push(&mut self, character: char) {
        match fold(character) {
            Fold::One(folded) => self.push_folded(folded),
            Fold::SharpS => {
                self.push_folded('s');
                self.push_folded('s');
            }
        }
    }

    fn push_folded(&mut self, character: char) {
        // hash_ascii turns `_` into 0x7F by setting bit 5; the same word must hash alike here.
        let character = if character == '_' { '\u{7F}' } else { character };
        let mut utf8 = [0; 4];
        for byte in character.encode_utf8(&mut utf8).bytes() {
            if let Some(place) = self.bytes.get_mut(self.length) {
                *place = byte;
            }
            self.length += 1;
        }
    }

    fn hash(&self) -> Hash {
        if self.length <= HASHED_BYTES {
            return hash_bytes(&self.bytes[..self.length], 0);
        }
        let mut hash = (self.length as u64).wrapping_mul(MULTIPLIER);
        for eight in self.bytes.as_chunks::<8>().0 {
            hash = mix(hash, u64::from_le_bytes(*eight));
        }
        finish(hash)
    }
}

enum Fold {
    One(char),
    SharpS,
}

/// Base letters of U+00C0 to U+017F; a dot where the letter is its own.
const LATIN: &[u8; 192] = b"aaaaaa.ceeeeiiiidnooooo.ouuuuy.saaaaaa.ceeeeiiiidnooooo.ouuuuy.y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.llllllllllnnnnnn...oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Case, accent and width fold of one character.
fn fold(character: char) -> Fold {
    let code = u32::from(character);
    let narrow = match code {
        0..=0x7F => return Fold::One(character.to_ascii_lowercase()),
        0xDF | 0x1E9E => return Fold::SharpS,
        0xFF01..=0xFF5E => return Fold::One(char::from_u32(code - 0xFEE0).unwrap_or(character).to_ascii_lowercase()),
        0xC0..=0x17F => {
            let base = LATIN[(code - 0xC0) as usize];
            if base != b'.' {
                return Fold::One(char::from(base));
            }
            character
        }
        // Romanian comma-below letters are often typed with a cedilla, which the table folds too.
        0x218 | 0x219 => return Fold::One('s'),
        0x21A | 0x21B => return Fold::One('t'),
        0x0419 | 0x0439 => return Fold::One('и'),
        0x0401 | 0x0451 => return Fold::One('е'),
        _ => character,
    };
    Fold::One(narrow.to_lowercase().next().unwrap_or(narrow))
}

/// The key of two words that follow one another. A phrase of several words is looked for by two of them: alone, the words
/// of thousands of messages are those of every log.
#[inline]
#[must_use]
pub const fn pair(first: Hash, second: Hash) -> Hash {
    finish(mix(first as u64, (second as u64) << 32 | 0x5bd1_e995))
}

/// True for words that the pass over a text hashes: the digits that fill ordinary logs cost nothing.
#[inline]
#[must_use]
pub fn is_hashed(word: &[u8]) -> bool {
    word.first().is_some_and(|first| !first.is_ascii_digit())
}

/// The key of digits that look like the code of an error by themselves.
pub const TELLING: Hash = 0x7E11_C0DE;

/// True for digits in whose shape systems write their codes and hardly anyone anything else: `0x` and eight digits, the ten
/// decimal digits of such a number, five that begin as those of Windows' networking do.
#[inline]
#[must_use]
pub const fn is_telling(word: &[u8]) -> bool {
    match word {
        [b'0', b'x' | b'X', b'0' | b'8' | b'c' | b'C' | b'd' | b'D', _, _, _, _, _, _, _] => true,
        [b'1', b'0', b'7', b'3', ..] | [b'2', b'1', b'4', b'5'..=b'9', ..] | [b'3', b'2', b'2', b'1', ..] => {
            word.len() == 10
        }
        [b'8', b'0', b'0' | b'2', b'0'..=b'9' | b'f' | b'F', ..] => word.len() == 8,
        [b'1', b'0'..=b'2', b'0', _, _] => true,
        _ => false,
    }
}

/// True where two words are one name: "connect-timeout" is an option, "connect timeout" an error.
#[must_use]
pub fn joined(text: &[u8], end: usize, start: usize) -> bool {
    start == end + 1 && matches!(text.get(end), Some(b'-' | b'.' | b'/' | b'\\' | b'@'))
}

/// The 24 bits of a hash under which packs keep a phrase, and which the filter looks at.
#[inline]
#[must_use]
pub const fn key(hash: Hash) -> u32 {
    hash & ((1 << KEY_BITS) - 1)
}

/// Bits of a key.
pub const KEY_BITS: u32 = 24;

/// Hash of a sequence of words, for verifying a phrase in one comparison.
#[derive(Clone, Copy, Debug)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// The fingerprint of no words.
    #[must_use]
    pub const fn new() -> Self {
        Self(0x5851_F42D_4C95_7F2D)
    }

    /// Adds the next word; `joined` as [`joined`] tells of it and the word before.
    #[must_use]
    pub const fn with(self, hash: Hash, joined: bool) -> Self {
        Self(mix(self.0.rotate_left(17), hash as u64 | (joined as u64) << 32))
    }

    /// The low 20 bits, as packs store them: with the 24 bits of the key under which a phrase stands, that tells it from
    /// other texts.
    #[must_use]
    pub const fn print(self) -> u32 {
        self.0 as u32 & 0xF_FFFF
    }
}

impl Default for Fingerprint {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        split(text.as_bytes(), |word| found.push(&text[word.start as usize..word.end as usize]));
        found
    }

    fn hash(text: &str) -> Vec<Hash> {
        let mut found = Vec::new();
        split(text.as_bytes(), |word| found.push(word.hash));
        found
    }

    #[test]
    fn punctuation_separates_words() {
        assert_eq!(words("recv() failed (104: net::ERR_X)"), ["recv", "failed", "104", "net", "ERR_X"]);
    }

    #[test]
    fn dense_scripts_are_cut_into_pairs() {
        assert_eq!(words("错误10054：连接被"), ["错误", "10054", "连接", "接被"]);
        assert_eq!(words("a中b"), ["a", "中", "b"]);
    }

    #[test]
    fn case_accents_width_and_special_letters_fold() {
        for (one, other) in [
            ("WSAECONNRESET", "wsaeconnreset"),
            ("Größe", "GROSSE"),
            ("BAĞLANTI", "bağlanti"),
            ("ＥＲＲ＿Ｘ１", "err_x1"),
            ("réinitialisée", "reinitialisee"),
            ("e\u{301}te", "été"),
            ("Сброшено", "СБРОШЕНО"),
            ("й", "и\u{306}"),
            ("a_é", "A_E"),
        ] {
            assert_eq!(hash(one), hash(other), "{one} {other}");
        }
    }

    #[test]
    fn different_words_differ() {
        let texts = ["reset", "resett", "_reset", "rese", "reset_", "errno", "errno0", "10054", "10053", "x", "y", "_"];
        let hashes: std::collections::BTreeSet<_> = texts.iter().map(|text| hash(text)).collect();
        assert_eq!(hashes.len(), texts.len());
    }

    #[test]
    fn the_fast_hash_at_a_place_equals_the_plain_one() {
        let text = "a ECONNRESET connection_reset_by_peer_12345 zz";
        split(text.as_bytes(), |word| {
            assert_eq!(word.hash, hash_ascii(&text.as_bytes()[word.start as usize..word.end as usize]));
        });
    }

    #[test]
    fn broken_utf8_separates() {
        let mut count = 0;
        split(b"caf\xC3 \xFFreset\xE4\xB8", |_| count += 1);
        assert_eq!(count, 2);
    }
}
