//! Texts as patterns of words: how a phrase, a carrier and a symbol are found again in a paste.

use crate::order;
use crate::words::{self, Fingerprint, Hash, Word};

/// The words of a phrase between two of its `{}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Their hashes.
    pub words: Vec<Hash>,
    /// Which of them the pass over a text hashes.
    pub hashed: Vec<bool>,
    /// Their fingerprint, as packs store it.
    pub print: u32,
}

/// The segments between the `{}` of a phrase.
#[must_use]
pub fn segments(phrase: &str) -> Vec<Segment> {
    phrase.split("{}").map(segment).filter(|segment| !segment.words.is_empty()).collect()
}

fn segment(text: &str) -> Segment {
    let mut cut = Vec::new();
    words::split(text.as_bytes(), |word| cut.push(word));
    let hashed = |word: &Word| {
        let bytes = &text.as_bytes()[word.start as usize..word.end as usize];
        words::is_hashed(bytes)
    };
    Segment {
        words: cut.iter().map(|word| word.hash).collect(),
        hashed: cut.iter().map(hashed).collect(),
        print: fingerprint(text.as_bytes(), &cut).print(),
    }
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

/// Where a phrase is indexed: under two of its words that follow one another, or under its only one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Their segment.
    pub segment: usize,
    /// The place of the second of them, or of the only one, in the segment.
    pub word: usize,
    /// The key.
    pub hash: Hash,
}

/// How rare words are: a phrase is indexed under its rarest words, so that ordinary lines ask for it least.
pub struct Rarity {
    /// By hash: how common the word is, and how long.
    words: Vec<(Hash, u32, usize)>,
}

/// Above any count of phrases.
const COMMON: u32 = 1_000_000;

impl Rarity {
    /// Counts the words of all phrases; `common_words` are the ones that ordinary logs and prose are full of, the most
    /// common first.
    pub fn new<'a>(phrases: impl Iterator<Item = &'a str>, common_words: &[Hash]) -> Self {
        let mut seen: Vec<(Hash, u32, usize)> = Vec::new();
        for phrase in phrases {
            words::split(phrase.as_bytes(), |word| seen.push((word.hash, 1, (word.end - word.start) as usize)));
        }
        seen.extend(common_words.iter().rev().zip(0..).map(|(hash, rank)| (*hash, COMMON + rank, 0)));
        order::by_key(&mut seen, |(hash, ..)| *hash);
        let mut words: Vec<(Hash, u32, usize)> = Vec::new();
        for (hash, count, length) in seen {
            match words.last_mut() {
                Some((last, sum, _)) if *last == hash => *sum += count,
                _ => words.push((hash, count, length)),
            }
        }
        Self { words }
    }

    /// How common a word is, and how long.
    fn of(&self, hash: Hash) -> (u32, usize) {
        let place = self.words.binary_search_by(|(known, ..)| known.cmp(&hash));
        place.ok().and_then(|place| self.words.get(place)).map_or((0, 0), |(_, count, length)| (*count, *length))
    }

    /// The rarest pair of words, and where there is none the rarest word; among equals the longest, then the first. None
    /// where the pass over a text hashes no word of the phrase.
    #[must_use]
    pub fn anchor(&self, segments: &[Segment]) -> Option<Anchor> {
        let pairs = self.candidates(segments, |part, word| {
            let both = word > 0 && part.hashed[word] && part.hashed[word - 1];
            both.then(|| (words::pair(part.words[word - 1], part.words[word]), [word - 1, word]))
        });
        let singles =
            || self.candidates(segments, |part, word| part.hashed[word].then(|| (part.words[word], [word, word])));
        pairs.or_else(singles)
    }

    fn candidates(
        &self,
        segments: &[Segment],
        key: impl Fn(&Segment, usize) -> Option<(Hash, [usize; 2])>,
    ) -> Option<Anchor> {
        let places = segments.iter().enumerate().flat_map(|(segment, part)| {
            (0..part.words.len()).filter_map(|word| Some((segment, word, key(part, word)?))).collect::<Vec<_>>()
        });
        let common = |segment: usize, words: [usize; 2]| {
            let of = |word: usize| self.of(segments[segment].words[word]);
            let [one, other] = words.map(of);
            (one.0.min(other.0), one.0.max(other.0), usize::MAX - one.1 - other.1)
        };
        let (segment, word, (hash, _)) = places.min_by_key(|(segment, _, (_, words))| common(*segment, *words))?;
        Some(Anchor { segment, word, hash })
    }
}

/// Where a carrier is indexed: under the last two words before its number, else under the last one that is looked at ("HTTP/1.1
/// {}" under "HTTP"), else under the first word behind it; with the byte where the last of them begins. One that is nothing but its number is
/// indexed under numbers that tell by themselves.
#[must_use]
pub fn carrier_anchor(carrier: &str) -> Option<(Hash, usize)> {
    let (before, after) = carrier.split_once("{}")?;
    if before.is_empty() && after.is_empty() {
        return Some((words::TELLING, 0));
    }
    let cut = |text: &str| {
        let mut cut = Vec::new();
        words::split(text.as_bytes(), |word| {
            let bytes = &text.as_bytes()[word.start as usize..word.end as usize];
            cut.push((word, words::is_hashed(bytes)));
        });
        cut
    };
    match cut(before).as_slice() {
        [.., (first, true), (last, true)] => Some((words::pair(first.hash, last.hash), last.start as usize)),
        [.., (last, true)] => Some((last.hash, last.start as usize)),
        [before @ .., (_, false)] if before.iter().any(|(_, hashed)| *hashed) => {
            let (last, _) = before.iter().rfind(|(_, hashed)| *hashed)?;
            Some((last.hash, last.start as usize))
        }
        [.., (_, false)] => None,
        [] => {
            let (first, _) = cut(after).into_iter().next().filter(|(_, hashed)| *hashed)?;
            Some((first.hash, before.len() + 2 + first.start as usize))
        }
    }
}

/// The word of a symbol under which it is indexed, with its first byte: its longest, so that `net::ERR_FAILED` is found by
/// `ERR_FAILED`.
#[must_use]
pub fn symbol_key(symbol: &str) -> Option<(Hash, usize)> {
    let mut longest: Option<words::Word> = None;
    words::split(symbol.as_bytes(), |word| {
        if longest.is_none_or(|other| word.end - word.start > other.end - other.start) {
            longest = Some(word);
        }
    });
    longest.map(|word| (word.hash, word.start as usize))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(word: &str) -> Hash {
        segment(word).words[0]
    }

    #[test]
    fn a_phrase_is_anchored_at_its_rarest_pair_of_words() {
        let phrases = ["Connection reset by peer", "Connection refused", "recv failed {} by server"];
        let rarity = Rarity::new(phrases.into_iter(), &[hash("connection"), hash("by"), hash("reset")]);
        let anchor = |phrase| rarity.anchor(&segments(phrase));
        let pair = words::pair(hash("by"), hash("peer"));
        assert_eq!(anchor(phrases[0]), Some(Anchor { segment: 0, word: 3, hash: pair }));
        assert_eq!(anchor("7 refused"), Some(Anchor { segment: 0, word: 1, hash: hash("refused") }));
        assert_eq!(anchor("104 105"), None);
    }

    #[test]
    fn a_name_with_hyphens_is_no_message() {
        assert_ne!(segment("connect-timeout").print, segment("connect timeout").print);
        assert_eq!(segment("Connect, timeout").print, segment("connect timeout").print);
    }

    #[test]
    fn a_carrier_is_anchored_beside_its_number() {
        assert_eq!(carrier_anchor("[WinError {}]"), Some((hash("winerror"), 1)));
        assert_eq!(carrier_anchor("Error code: {}"), Some((words::pair(hash("error"), hash("code")), 6)));
        assert_eq!(carrier_anchor("({}: Errno)"), Some((hash("errno"), 5)));
        assert_eq!(carrier_anchor("({})"), None);
    }
}
