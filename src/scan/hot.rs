//! The pass over every byte: cut the text into words, hash each once, keep the few that the filter lets through. Its
//! cost per byte does not depend on how much the catalog knows.

use error_explainer_pack::filter;
use error_explainer_pack::words::{self, Hash, Word};

use super::mask::{self, CHUNK};

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
    let mut sieve = Sieve { text, filter, found, start: 0, open: false, wide: false };
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
        } else if end - start > 1 && !self.text[start].is_ascii_digit() {
            // A phrase is never indexed under digits or one letter.
            let hash = words::hash_ascii_at(self.text, start, end);
            if filter::passes(self.filter, hash) {
                self.push(start, end, hash);
            }
        }
    }

    #[cold]
    fn wide_word(&mut self, end: usize) {
        let (text, filter, start) = (self.text, self.filter, self.start);
        let found = &mut *self.found;
        words::split_wide(text, start, end, &mut |word| {
            if filter::passes(filter, word.hash) {
                found.push(word);
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
        let mut found = Vec::new();
        words::split(text, |word| {
            let first = text[word.start as usize];
            if word.hash != 0 && (first >= 0x80 || (word.end - word.start > 1 && !first.is_ascii_digit())) {
                found.push(word);
            }
        });
        found
    }

    proptest! {
        #[test]
        fn the_pass_finds_the_words_of_the_plain_way(text in "([a-zA-Z0-9_:.,é中错误\n ]|[a-z]{1,90} ){0,120}") {
            let mut found = Vec::new();
            let counts = pass(text.as_bytes(), &everything(), &mut found);
            // Wide runs are cut by the same code; only runs that begin with an ASCII digit or have one letter differ.
            let wide = |word: &Word| !text.as_bytes()[word.start as usize..word.end as usize].is_ascii();
            let narrow = |words: Vec<Word>| words.into_iter().filter(|word| !wide(word) && word.end - word.start > 1
                && !text.as_bytes()[word.start as usize].is_ascii_digit()).collect::<Vec<_>>();
            prop_assert_eq!(narrow(found), narrow(plain(text.as_bytes())));
            prop_assert_eq!(counts.newlines, text.matches('\n').count() as u64);
            prop_assert_eq!(counts.wide, !text.is_ascii());
        }
    }
}
