//! A table of names, thousands of which are made of the same words: `ERROR_FILE_NOT_FOUND`, `STATUS_FILE_CLOSED`. Each name is
//! a sequence of tokens of a dictionary, behind those that it shares with the name before.
//!
//! Between two tokens stands an underscore where both are words and the second is not capitalised: `ERROR` + `FILE`, `unique` +
//! `violation`, but `Timed` + `Out`. So the commonest character is written nowhere.
//!
//! ```text
//! u32 names, u32 bytes of the dictionary
//! the dictionary: see below
//! u32 place in the stream of every STRIDE-th name, which shares nothing
//! u8  tokens that a name shares with the one before, << 4 | tokens of its own, 15 standing for that many and one more u8
//! the stream: a token below ONE_BYTE is a byte, the others two
//! ```
//!
//! The dictionary has the commonest tokens first, both parts in alphabetical order, each behind the bytes that it shares with
//! the one before: u32 tokens, u32 places of every STRIDE-th, u8 bytes shared, u8 bytes of its own, the bytes.

use std::collections::BTreeMap;

use crate::order;

/// From one name or token that stands for itself to the next.
const STRIDE: usize = 32;
/// Tokens that one byte stands for.
const ONE_BYTE: usize = 160;
/// Most that half a byte says.
const NIBBLE: usize = 15;

/// Writes a table. Names with more than 255 tokens or a token of more than 255 bytes are cut there.
#[must_use]
pub fn write<S: AsRef<str>>(names: &[S]) -> Vec<u8> {
    let split: Vec<Vec<&str>> = names.iter().map(|name| tokens(name.as_ref())).collect();
    let shared = shared_tokens(&split);
    let dictionary = dictionary(split.iter().zip(&shared).flat_map(|(tokens, &shared)| &tokens[shared..]).copied());
    let numbers: BTreeMap<String, u32> = dictionary.iter().map(|token| (*token).to_owned()).zip(0..).collect();
    let (mut places, mut counts, mut stream) = (Vec::new(), Vec::new(), Vec::new());
    for (row, (tokens, &shared)) in split.iter().zip(&shared).enumerate() {
        if row % STRIDE == 0 {
            places.extend(u32_of(stream.len()));
        }
        let own = &tokens[shared..];
        counts.push(u8_of(shared << 4 | own.len().min(NIBBLE)));
        if own.len() >= NIBBLE {
            stream.push(u8_of(own.len() - NIBBLE));
        }
        for token in own {
            push_token(numbers.get(*token).map_or(0, |&number| number as usize), &mut stream);
        }
    }
    let dictionary = write_dictionary(&dictionary);
    [&u32_of(names.len())[..], &u32_of(dictionary.len()), &dictionary, &places, &counts, &stream].concat()
}

/// How many tokens each name shares with the one before, as far as half a byte says it.
fn shared_tokens(split: &[Vec<&str>]) -> Vec<usize> {
    let shared = |row: usize| match row.checked_sub(1).filter(|_| !row.is_multiple_of(STRIDE)) {
        Some(before) => split[row].iter().zip(&split[before]).take_while(|(one, other)| one == other).count(),
        None => 0,
    };
    (0..split.len()).map(|row| shared(row).min(NIBBLE)).collect()
}

fn push_token(number: usize, stream: &mut Vec<u8>) {
    if number < ONE_BYTE {
        stream.push(u8_of(number));
    } else {
        let rest = number - ONE_BYTE;
        stream.extend([u8_of(ONE_BYTE + (rest >> 8)), (rest & 0xFF) as u8]);
    }
}

/// The different tokens: the commonest, then the others, both in alphabetical order.
fn dictionary<'a>(tokens: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut all: Vec<&str> = tokens.collect();
    order::by(&mut all, Ord::cmp);
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for token in all {
        match counted.last_mut() {
            Some((last, count)) if *last == token => *count += 1,
            _ => counted.push((token, 1)),
        }
    }
    order::by_key(&mut counted, |(_, count)| usize::MAX - count);
    let mut tokens: Vec<&str> = counted.into_iter().map(|(token, _)| token).collect();
    let count = tokens.len();
    let (common, rare) = tokens.split_at_mut(count.min(ONE_BYTE));
    order::by(common, Ord::cmp);
    order::by(rare, Ord::cmp);
    tokens
}

fn write_dictionary(tokens: &[&str]) -> Vec<u8> {
    let (mut places, mut shared, mut own, mut text) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (row, token) in tokens.iter().enumerate() {
        if row % STRIDE == 0 {
            places.extend(u32_of(text.len()));
        }
        let before = if row % STRIDE == 0 { "" } else { tokens[row - 1] };
        let same = token.bytes().zip(before.bytes()).take(255).take_while(|(one, other)| one == other).count();
        let rest = &token.as_bytes()[same..];
        let rest = &rest[..rest.len().min(255)];
        shared.push(u8_of(same));
        own.push(u8_of(rest.len()));
        text.extend(rest);
    }
    [&u32_of(tokens.len())[..], &places, &shared, &own, &text].concat()
}

/// Cuts a name where an underscore or nothing stands between two words.
fn tokens(name: &str) -> Vec<&str> {
    let bytes = name.as_bytes();
    let (mut found, mut start) = (Vec::new(), 0);
    let at = |place: usize| bytes.get(place).copied().unwrap_or_default();
    let capitalised = |place: usize| at(place).is_ascii_uppercase() && at(place + 1).is_ascii_lowercase();
    for place in 1..bytes.len() {
        // The underscore before a capitalised word, and one that does not stand between two words, is written out.
        let implied = at(place) == b'_'
            && at(place - 1).is_ascii_alphanumeric()
            && at(place + 1).is_ascii_alphanumeric()
            && !capitalised(place + 1);
        let camel = capitalised(place) && at(place - 1).is_ascii_alphanumeric();
        let line = at(place) == b'\n' || at(place - 1) == b'\n';
        let written = at(place) == b'_' && !implied && at(place - 1) != b'_';
        if place > start && (implied || camel || line || written) {
            found.push(&name[start..place]);
            start = if implied { place + 1 } else { place };
        }
    }
    found.extend(name.get(start..).filter(|rest| !rest.is_empty()));
    found.truncate(255);
    found
}

/// Adds a token to the tokens before.
fn join(name: &mut String, token: &str) {
    let capitalised =
        matches!(token.as_bytes(), [first, second, ..] if first.is_ascii_uppercase() && second.is_ascii_lowercase());
    let words = name.bytes().next_back().is_some_and(|byte| byte.is_ascii_alphanumeric())
        && token.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric());
    if words && !capitalised {
        name.push('_');
    }
    name.push_str(token);
}

/// A view over a table.
#[derive(Clone, Copy, Debug, Default)]
pub struct Names<'a> {
    dictionary: Dictionary<'a>,
    places: &'a [u8],
    counts: &'a [u8],
    stream: &'a [u8],
}

impl<'a> Names<'a> {
    /// The table in these bytes; nothing where they hold none.
    #[must_use]
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let (count, rest) = length(bytes)?;
        let (size, rest) = length(rest)?;
        let (dictionary, rest) = rest.split_at_checked(size)?;
        let (places, rest) = rest.split_at_checked(count.div_ceil(STRIDE).checked_mul(4)?)?;
        let (counts, stream) = rest.split_at_checked(count)?;
        Some(Self { dictionary: Dictionary::read(dictionary)?, places, counts, stream })
    }

    /// How many names there are.
    #[must_use]
    pub const fn len(self) -> usize {
        self.counts.len()
    }

    /// True where there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.counts.is_empty()
    }

    /// A name; empty where there is none of that number.
    #[must_use]
    pub fn get(self, row: usize) -> String {
        self.joined(row, |token, name| join(name, &self.dictionary.get(token)))
    }

    /// A name, made of tokens that [`Names::dictionary`] gave.
    #[must_use]
    pub fn get_with(self, row: usize, dictionary: &[String]) -> String {
        self.joined(row, |token, name| join(name, dictionary.get(token).map_or("", String::as_str)))
    }

    /// Every token.
    #[must_use]
    pub fn dictionary(self) -> Vec<String> {
        self.dictionary.all()
    }

    fn joined(self, row: usize, add: impl Fn(usize, &mut String)) -> String {
        let mut walk = self.walk(row / STRIDE);
        for _ in 0..row % STRIDE {
            walk.step();
        }
        let mut name = String::new();
        if walk.step() {
            walk.tokens.iter().for_each(|&token| add(token, &mut name));
        }
        name
    }

    /// Calls back with every name in order.
    pub fn each(self, dictionary: &[String], mut found: impl FnMut(usize, &str)) {
        let mut walk = self.walk(0);
        let mut name = String::new();
        let mut row = 0;
        while walk.step() {
            name.clear();
            for &token in &walk.tokens {
                join(&mut name, dictionary.get(token).map_or("", String::as_str));
            }
            found(row, &name);
            row += 1;
        }
    }

    fn walk(self, block: usize) -> Walk<'a> {
        let place = self.places.get(4 * block..).and_then(length).map_or(usize::MAX, |(place, _)| place);
        Walk { names: self, row: block * STRIDE, at: place, tokens: Vec::new() }
    }
}

/// The names from one that stands for itself on.
struct Walk<'a> {
    names: Names<'a>,
    row: usize,
    at: usize,
    tokens: Vec<usize>,
}

impl Walk<'_> {
    /// Reads the tokens of the next name; false behind the last.
    fn step(&mut self) -> bool {
        let Some(&count) = self.names.counts.get(self.row) else { return false };
        self.row += 1;
        self.tokens.truncate(usize::from(count >> 4));
        let mut own = usize::from(count) & NIBBLE;
        if own == NIBBLE {
            own += self.byte();
        }
        for _ in 0..own {
            let first = self.byte();
            let token = if first < ONE_BYTE { first } else { ((first - ONE_BYTE) << 8 | self.byte()) + ONE_BYTE };
            self.tokens.push(token);
        }
        true
    }

    fn byte(&mut self) -> usize {
        let byte = self.names.stream.get(self.at).copied().unwrap_or_default();
        self.at = self.at.saturating_add(1);
        usize::from(byte)
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Dictionary<'a> {
    places: &'a [u8],
    shared: &'a [u8],
    own: &'a [u8],
    text: &'a [u8],
}

impl<'a> Dictionary<'a> {
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let (count, rest) = length(bytes)?;
        let (places, rest) = rest.split_at_checked(count.div_ceil(STRIDE).checked_mul(4)?)?;
        let (shared, rest) = rest.split_at_checked(count)?;
        let (own, text) = rest.split_at_checked(count)?;
        Some(Self { places, shared, own, text })
    }

    const fn len(self) -> usize {
        self.shared.len()
    }

    /// Every token, read from the first to the last.
    fn all(self) -> Vec<String> {
        let (mut tokens, mut text, mut at) = (Vec::with_capacity(self.len()), Vec::new(), 0);
        for (&shared, &own) in self.shared.iter().zip(self.own) {
            let end = at + usize::from(own);
            text.truncate(usize::from(shared));
            text.extend(self.text.get(at..end).unwrap_or_default());
            tokens.push(String::from_utf8_lossy(&text).into_owned());
            at = end;
        }
        tokens
    }

    fn get(self, token: usize) -> String {
        let first = token / STRIDE * STRIDE;
        let mut at = self.places.get(token / STRIDE * 4..).and_then(length).map_or(usize::MAX, |(place, _)| place);
        let mut text = Vec::new();
        for row in first..=token {
            let (Some(&shared), Some(&own)) = (self.shared.get(row), self.own.get(row)) else { break };
            let end = at.saturating_add(usize::from(own));
            text.truncate(usize::from(shared));
            text.extend(self.text.get(at..end).unwrap_or_default());
            at = end;
        }
        String::from_utf8(text).unwrap_or_default()
    }
}

/// The number at the start of the bytes, and the rest.
fn length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    bytes.split_first_chunk::<4>().map(|(number, rest)| (u32::from_le_bytes(*number) as usize, rest))
}

#[expect(clippy::cast_possible_truncation, reason = "packs are far below 4 GiB")]
const fn u32_of(number: usize) -> [u8; 4] {
    (number as u32).to_le_bytes()
}

#[expect(clippy::cast_possible_truncation, reason = "clamped")]
fn u8_of(number: usize) -> u8 {
    number.min(usize::from(u8::MAX)) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn underscores_between_words_are_implied() {
        assert_eq!(tokens("ERROR_FILE_NOT_FOUND"), ["ERROR", "FILE", "NOT", "FOUND"]);
        assert_eq!(tokens("NSURLErrorTimedOut"), ["NSURL", "Error", "Timed", "Out"]);
        assert_eq!(tokens("E_FAIL\nFoo_Bar"), ["E", "FAIL", "\n", "Foo", "_Bar"]);
    }

    #[test]
    fn names_come_back() {
        let odd = [
            "",
            "_",
            "__x__",
            "a__b",
            "_A_",
            "Foo_Bar",
            "FOO_Bar_BAZ",
            "net::ERR_FAILED",
            "Bad Gateway",
            "X\nY_Z\nZz",
            "sD--",
            "5.7.1",
            "é_É",
            "Ünder_Über",
            "_\n_",
            "A_\n_B",
            "aB_cD",
            "HTTP2Error",
            "h2_Error",
            "1_2_3",
            "a_1B",
        ];
        let long = "A_".repeat(300);
        let many = (0..5000).map(|n| format!("ERROR_{}_{}", n % 97, n * 7919 % 1009));
        let names: Vec<String> = odd.iter().map(|&name| name.to_owned()).chain(many).collect();
        let bytes = write(&names);
        let table = Names::read(&bytes).expect("a table was written");
        for (row, name) in names.iter().enumerate() {
            assert_eq!(table.get(row), *name);
        }
        let mut all = Vec::new();
        table.each(&table.dictionary(), |row, name| all.push((row, name.to_owned())));
        assert!(all.iter().map(|(row, name)| (*row, name)).eq(names.iter().enumerate()));
        assert_eq!(table.get(names.len()), "");
        assert!(Names::read(&write(&[long])).is_some());
    }

    #[test]
    fn cut_and_changed_bytes_never_trap() {
        let bytes = write(&["ERROR_ONE", "ERROR_TWO", "Three"]);
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 0xFF;
            for damaged in [&bytes[..place], &changed[..]] {
                if let Some(table) = Names::read(damaged).filter(|table| table.len() < 1000) {
                    table.each(&table.dictionary(), |row, _| drop(table.get(row)));
                }
            }
        }
    }
}
