//! The pass over every byte: cut the text into words, hash each once, keep the few that the filter lets through. Its
//! cost per byte does not depend on how much the catalog knows.

use crate::filter;
use crate::mask::{self, CHUNK};
use crate::words::{self, Hash, Word};

/// What the pass counted beside the words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Line feeds.
    pub newlines: u64,
    /// True where some byte is not ASCII.
    pub wide: bool,
}

/// Finds the words of `text` that the filter lets through, in order.
pub fn pass(text: &[u8], filter: &[u64], found: &mut Vec<Word>) -> Counts {
    let mut sieve = Sieve { text, filter, found, start: 0, open: false, wide: false, previous: None };
    let mut counts = Counts::default();
    let (chunks, rest) = text.as_chunks::<CHUNK>();
    let mut base = 0;
    for chunk in chunks {
        sieve.chunk(base, mask::of(chunk), &mut counts);
        base += CHUNK;
    }
    if !rest.is_empty() {
        // Padded with spaces, which end a word and are none themselves.
        let mut last = [b' '; CHUNK];
        last[..rest.len()].copy_from_slice(rest);
        sieve.chunk(base, mask::of(&last), &mut counts);
    }
    sieve.close(text.len());
    counts
}

struct Sieve<'a> {
    text: &'a [u8],
    filter: &'a [u64],
    found: &'a mut Vec<Word>,
    start: usize,
    open: bool,
    /// The open word has a byte above 0x7F in an earlier chunk.
    wide: bool,
    /// The word before, if it was hashed.
    previous: Option<Hash>,
}

impl Sieve<'_> {
    #[inline]
    fn chunk(&mut self, base: usize, masks: mask::Masks, counts: &mut Counts) {
        counts.newlines += u64::from(masks.newline.count_ones());
        counts.wide |= masks.wide != 0;
        // A bit is set where a word begins or ends.
        let mut edges = masks.word ^ (masks.word << 1 | u64::from(self.open));
        while edges != 0 {
            let at = edges.trailing_zeros();
            edges &= edges - 1;
            if self.open {
                self.wide |= masks.wide & below(at) != 0 && masks.wide & below(at) & from(self.start, base) != 0;
                self.word(base + at as usize);
                self.wide = false;
            } else {
                self.start = base + at as usize;
            }
            self.open = !self.open;
        }
        self.wide = self.open && (self.wide || masks.wide & from(self.start, base) != 0);
    }

    #[inline]
    fn word(&mut self, end: usize) {
        let start = self.start;
        if self.wide {
            self.wide_word(end);
        } else if words::is_hashed(&self.text[start..end]) {
            let hash = words::hash_ascii_at(self.text, start, end);
            self.hashed(start, end, hash);
        } else {
            self.digits(start, end);
        }
    }

    #[inline]
    fn digits(&mut self, start: usize, end: usize) {
        self.previous = None;
        if words::is_telling(&self.text[start..end]) {
            self.push(start, end, words::TELLING);
        }
    }

    /// Keeps a word whose key, or whose key together with the word before, the filter lets through.
    #[inline]
    fn hashed(&mut self, start: usize, end: usize, hash: Hash) {
        if filter::passes(self.filter, hash) {
            self.push(start, end, hash);
        }
        if let Some(before) = self.previous {
            let pair = words::pair(before, hash);
            if filter::passes(self.filter, pair) {
                self.push(start, end, pair);
            }
        }
        self.previous = Some(hash);
    }

    #[cold]
    fn wide_word(&mut self, end: usize) {
        words::split_wide(self.text, self.start, end, &mut |word| {
            let (start, end) = (word.start as usize, word.end as usize);
            if words::is_hashed(&self.text[start..end]) {
                self.hashed(start, end, word.hash);
            } else {
                self.digits(start, end);
            }
        });
    }

    #[expect(clippy::cast_possible_truncation, reason = "blocks are far below 4 GiB")]
    fn push(&mut self, start: usize, end: usize, hash: Hash) {
        self.found.push(Word { start: start as u32, end: end as u32, hash });
    }

    fn close(&mut self, end: usize) {
        if self.open {
            self.word(end);
        }
    }
}

/// The bits below `at`.
const fn below(at: u32) -> u64 {
    (1 << at) - 1
}

/// The bits of a chunk that belong to a word which began at `start`.
const fn from(start: usize, base: usize) -> u64 {
    if start <= base { u64::MAX } else { u64::MAX << (start - base) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn everything() -> Vec<u64> {
        vec![u64::MAX]
    }

    /// The plain way: what the pass must equal.
    fn plain(text: &[u8]) -> Vec<Word> {
        let (mut found, mut previous) = (Vec::new(), None);
        words::split(text, |word| {
            let bytes = &text[word.start as usize..word.end as usize];
            if !words::is_hashed(bytes) {
                previous = None;
                found.extend(words::is_telling(bytes).then_some(Word { hash: words::TELLING, ..word }));
                return;
            }
            found.push(word);
            found.extend(previous.map(|before| Word { hash: words::pair(before, word.hash), ..word }));
            previous = Some(word.hash);
        });
        found
    }

    proptest! {
        #[test]
        fn the_pass_finds_the_words_of_the_plain_way(text in "([a-zA-Z0-9_:., \n]|[a-z]{1,90} ){0,120}") {
            let mut found = Vec::new();
            let counts = pass(text.as_bytes(), &everything(), &mut found);
            prop_assert_eq!(found, plain(text.as_bytes()));
            prop_assert_eq!(counts.newlines, text.matches('\n').count() as u64);
        }

        #[test]
        fn wide_words_are_found_wherever_chunks_end(text in "([a-z]{2,70}|[é中错误ßа]{1,30}| ){0,60}") {
            let mut found = Vec::new();
            let counts = pass(text.as_bytes(), &everything(), &mut found);
            prop_assert_eq!(found, plain(text.as_bytes()));
            prop_assert_eq!(counts.wide, !text.is_ascii());
        }
    }
}
