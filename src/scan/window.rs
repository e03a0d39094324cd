//! The words around a hit, cut when one is there to be looked at closely.

use error_explainer_pack::pattern;
use error_explainer_pack::read::Pack;
use error_explainer_pack::view::{Part, PhraseView};
use error_explainer_pack::words::{self, Word};

/// Bytes before and behind a hit that are cut at least: other phrases of the same place need them soon.
const LEAST_BEFORE: usize = 60;
const LEAST_BEHIND: usize = 120;
/// Bytes that a word of a message and what separates it from the next take at most, on the average of the message.
const WORD: usize = 24;
/// Bytes more for one long word.
const SLACK: usize = 40;
/// Words that a `{}` may stand for.
const GAP: usize = 12;
/// Bytes between two words of one message: punctuation, a typographic quote and a space.
const CLOSE: usize = 6;
/// Bytes between two words where only a line break and indentation stand there.
const WRAPPED: usize = 64;

/// The words of a part of a text.
#[derive(Default)]
pub struct Window {
    start: usize,
    end: usize,
    words: Vec<Word>,
}

impl Window {
    /// Forgets the words, for another text.
    pub fn clear(&mut self) {
        (self.start, self.end) = (0, 0);
        self.words.clear();
    }

    /// The place of a hit among the words, after cutting so many bytes of its surroundings where that was not done yet.
    fn place(&mut self, text: &[u8], hit: &Word, before: usize, behind: usize) -> Option<usize> {
        let (start, end) = (hit.start as usize, hit.end as usize);
        let (from, to) = (start.saturating_sub(before), (end + behind).min(text.len()));
        if self.end == 0 || from < self.start || self.end < to {
            let (from, to) =
                (start.saturating_sub(before.max(LEAST_BEFORE)), (end + behind.max(LEAST_BEHIND)).min(text.len()));
            self.cut(text, from, to);
            // Cutting begins and ends between words; what was asked for is covered all the same.
            (self.start, self.end) = (from, to);
        }
        self.words.binary_search_by_key(&hit.start, |word| word.start).ok()
    }

    #[expect(clippy::cast_possible_truncation, reason = "blocks are far below 4 GiB")]
    fn cut(&mut self, text: &[u8], start: usize, end: usize) {
        let word_byte = |at: &usize| words::is_word_byte(text[*at]);
        // Begin and end between words; a word longer than the window is no part of a message.
        let start = if start == 0 { 0 } else { (start..end).find(|at| !word_byte(at)).unwrap_or(end) };
        let end = if end == text.len() { end } else { (start..end).rev().find(|at| !word_byte(at)).unwrap_or(start) };
        self.words.clear();
        words::split(&text[start..end], |word| {
            self.words.push(Word { start: word.start + start as u32, end: word.end + start as u32, ..word });
        });
    }

    /// Where a phrase stands that the hit betrays: first and last byte.
    pub fn find(&mut self, text: &[u8], pack: &Pack, phrase: &PhraseView, hit: &Word) -> Option<(usize, usize)> {
        if !phrase.is_split && phrase.part.words == 1 {
            let alone = words::Fingerprint::new().with(hit.hash, false).print() == phrase.part.print;
            return alone.then_some((hit.start as usize, hit.end as usize));
        }
        let (before, behind) = if phrase.is_split { pack.phrase_parts(phrase.row) } else { Default::default() };
        let reach = |words: usize, parts: &[Part]| {
            WORD * (words + parts.iter().map(|part| part.words + GAP).sum::<usize>()) + SLACK
        };
        let own_behind = phrase.part.words.saturating_sub(phrase.anchor + 1);
        let place = self.place(text, hit, reach(phrase.anchor, &before), reach(own_behind, &behind))?;
        self.phrase(text, phrase, place, &before, &behind)
    }

    /// Where a phrase stands whose anchor is the word at `place`: first and last byte.
    fn phrase(
        &self,
        text: &[u8],
        phrase: &PhraseView,
        place: usize,
        before: &[Part],
        behind: &[Part],
    ) -> Option<(usize, usize)> {
        let first = place.checked_sub(phrase.anchor)?;
        self.part(text, phrase.part, first)?;
        let (mut low, mut high) = (first, first + phrase.part.words);
        for part in before.iter().rev() {
            let nearest = low.checked_sub(part.words)?;
            low = (nearest.saturating_sub(GAP)..=nearest).rev().find(|&at| self.part(text, *part, at).is_some())?;
        }
        for part in behind {
            let at = (high..=high + GAP).find(|&at| self.part(text, *part, at).is_some())?;
            high = at + part.words;
        }
        Some((self.words.get(low)?.start as usize, self.words.get(high.checked_sub(1)?)?.end as usize))
    }

    fn part(&self, text: &[u8], part: Part, at: usize) -> Option<()> {
        let words = self.words.get(at..at + part.words)?;
        let sum = pattern::fingerprint(text, words);
        let near = words.windows(2).all(|pair| near(text, pair[0].end as usize, pair[1].start as usize));
        (sum.print() == part.print && near).then_some(())
    }
}

/// True where two words stand close enough to belong to one message. Overlapping pairs of dense scripts do.
fn near(text: &[u8], end: usize, start: usize) -> bool {
    if start <= end + CLOSE {
        return true;
    }
    start <= end + WRAPPED
        && text[end..start]
            .iter()
            .all(|byte| *byte >= 0x80 || byte.is_ascii_whitespace() || b"|>*#\"'()".contains(byte))
}
