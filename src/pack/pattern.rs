//! Texts as patterns of words: how a phrase, a carrier and a symbol are found again in a paste.

use std::collections::HashMap;

use crate::words::{self, Fingerprint, Hash, Word};

/// The words of a phrase between two of its `{}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Their hashes.
    pub words: Vec<Hash>,
    /// Their fingerprint.
    pub fingerprint: u64,
}

/// The segments between the `{}` of a phrase.
#[must_use]
pub fn segments(phrase: &str) -> Vec<Segment> {
    phrase.split("{}").map(segment).filter(|segment| !segment.words.is_empty()).collect()
}

fn segment(text: &str) -> Segment {
    let mut cut = Vec::new();
    words::split(text.as_bytes(), |word| cut.push(word));
    Segment { words: cut.iter().map(|word| word.hash).collect(), fingerprint: fingerprint(text.as_bytes(), &cut).bits() }
}

/// The fingerprint of words of a text that follow one another.
#[must_use]
pub fn fingerprint(text: &[u8], cut: &[Word]) -> Fingerprint {
    let mut end = None;
    cut.iter().fold(Fingerprint::new(), |sum, word| {
        let joined = end.is_some_and(|end| words::joined(text, end, word.start as usize));
        end = Some(word.end as usize);
        sum.with(word.hash, joined)
    })
}

/// The word of a phrase under which it is indexed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Its segment.
    pub segment: usize,
    /// Its place in the segment.
    pub word: usize,
    /// Its hash.
    pub hash: Hash,
}

/// How rare words are: a phrase is indexed under its rarest word, so that ordinary lines ask for it least.
pub struct Rarity {
    /// Hash to how common the word is, and how long.
    words: HashMap<Hash, (u32, usize)>,
}

/// Above any count of phrases.
const COMMON: u32 = 1_000_000;

impl Rarity {
    /// Counts the words of all phrases; `common_words` are the ones that ordinary logs and prose are full of, the most
    /// common first.
    pub fn new<'a>(phrases: impl Iterator<Item = &'a str>, common_words: &[Hash]) -> Self {
        let mut words: HashMap<Hash, (u32, usize)> = HashMap::new();
        for phrase in phrases {
            words::split(phrase.as_bytes(), |word| {
                let text = &phrase.as_bytes()[word.start as usize..word.end as usize];
                // Digits are never looked at in a paste unless a carrier asks.
                let digits = if text[0].is_ascii_digit() { 2 * COMMON } else { 0 };
                let entry = words.entry(word.hash).or_insert((digits, text.len()));
                entry.0 += 1;
            });
        }
        for (hash, rank) in common_words.iter().rev().zip(0..) {
            words.entry(*hash).or_insert((0, 0)).0 += COMMON + rank;
        }
        Self { words }
    }

    /// The rarest word; among equals the longest, then the first. None where a phrase has only digits.
    #[must_use]
    pub fn anchor(&self, segments: &[Segment]) -> Option<Anchor> {
        let places = segments.iter().enumerate().flat_map(|(segment, part)| {
            part.words.iter().enumerate().map(move |(word, hash)| Anchor { segment, word, hash: *hash })
        });
        let anchor = places.min_by_key(|place| {
            let (count, length) = self.words.get(&place.hash).copied().unwrap_or_default();
            (count, usize::MAX - length)
        })?;
        (self.words.get(&anchor.hash)?.0 < 2 * COMMON).then_some(anchor)
    }
}

/// The word of a carrier under which it is indexed, with the byte where it begins: the last one before the number, else
/// the first one behind it.
#[must_use]
pub fn carrier_anchor(carrier: &str) -> Option<(Hash, usize)> {
    let (before, after) = carrier.split_once("{}")?;
    let mut anchor = None;
    words::split(before.as_bytes(), |word| anchor = Some((word.hash, word.start as usize)));
    if anchor.is_none() {
        words::split(after.as_bytes(), |word| {
            anchor.get_or_insert((word.hash, before.len() + 2 + word.start as usize));
        });
    }
    anchor
}

/// The word of a symbol under which it is indexed: its longest, so that `net::ERR_FAILED` is found by `ERR_FAILED`.
#[must_use]
pub fn symbol_key(symbol: &str) -> Option<Hash> {
    let mut longest: Option<words::Word> = None;
    words::split(symbol.as_bytes(), |word| {
        if longest.is_none_or(|other| word.end - word.start > other.end - other.start) {
            longest = Some(word);
        }
    });
    longest.map(|word| word.hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(word: &str) -> Hash {
        segment(word).words[0]
    }

    #[test]
    fn a_phrase_is_anchored_at_its_rarest_word() {
        let phrases = ["Connection reset by peer", "Connection refused", "recv failed {} by server"];
        let rarity = Rarity::new(phrases.into_iter(), &[hash("connection"), hash("by"), hash("reset")]);
        let anchor = rarity.anchor(&segments(phrases[0])).expect("it has words");
        assert_eq!(anchor, Anchor { segment: 0, word: 3, hash: hash("peer") });
        assert_eq!(rarity.anchor(&segments("104 105")), None);
    }

    #[test]
    fn a_name_with_hyphens_is_no_message() {
        assert_ne!(segment("connect-timeout").fingerprint, segment("connect timeout").fingerprint);
        assert_eq!(segment("Connect, timeout").fingerprint, segment("connect timeout").fingerprint);
    }

    #[test]
    fn a_carrier_is_anchored_beside_its_number() {
        assert_eq!(carrier_anchor("[WinError {}]"), Some((hash("winerror"), 1)));
        assert_eq!(carrier_anchor("({}: Errno)"), Some((hash("errno"), 5)));
        assert_eq!(carrier_anchor("({})"), None);
    }
}
