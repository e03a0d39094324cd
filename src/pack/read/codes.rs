//! The codes of a pack: by number, by value, by namespace.

use std::borrow::Cow;
use std::ops::Range;

use super::{Pack, partition_point};
use crate::columns;
use crate::layout::{MARK_BLOCK, NONE, Section, UNEXPLAINED, VALUE_IS_SYMBOL};
use crate::names::Names;
use crate::source::Width;
use crate::view::CodeView;

impl Pack {
    /// How many codes it has.
    #[must_use]
    pub fn code_count(&self) -> usize {
        self.section(Section::CodeMarks).len()
    }

    /// The codes of a namespace, in the order of their values.
    #[must_use]
    pub fn codes_of_namespace(&self, namespace: usize) -> Range<usize> {
        let first = |namespace| (self.u32(Section::NamespaceFirst, namespace) as usize).min(self.code_count());
        first(namespace)..first(namespace + 1)
    }

    /// A code.
    #[must_use]
    pub fn code(&self, index: usize) -> CodeView<'_> {
        let meaning = self.meaning(index);
        let (title, summary) = meaning.map_or(("", ""), |meaning| self.meaning_text(meaning));
        CodeView {
            namespace: self.code_namespace(index),
            bits: self.code_bits(index),
            condition: self.code_condition(index),
            prior: self.code_prior(index),
            meaning,
            title,
            summary,
            url: self.code_url(index),
        }
    }

    /// The symbol and the other names of a code, in lines.
    #[must_use]
    pub fn code_names(&self, index: usize) -> String {
        self.names().get(index)
    }

    /// The words that the names of codes are made of.
    #[must_use]
    pub fn name_words(&self) -> Vec<String> {
        self.names().dictionary()
    }

    /// As [`Pack::code_names`], made of the words that [`Pack::name_words`] gave.
    #[must_use]
    pub fn code_names_with(&self, index: usize, words: &[String]) -> String {
        self.names().get_with(index, words)
    }

    /// Calls back with the symbol and the other names of every code, in lines.
    pub fn each_code_names(&self, words: &[String], found: impl FnMut(usize, &str)) {
        self.names().each(words, found);
    }

    fn names(&self) -> Names<'_> {
        Names::read(self.section(Section::CodeNames)).unwrap_or_default()
    }

    /// The bits of a code's number; in a namespace of texts nothing that tells.
    #[must_use]
    pub fn code_bits(&self, index: usize) -> u32 {
        columns::get(self.section(Section::CodeValues), 4, index)
    }

    /// The value of a code of a namespace of texts, where that is not its symbol.
    #[must_use]
    pub fn own_text(&self, index: usize) -> Option<&str> {
        let place = self.code_bits(index);
        (place != VALUE_IS_SYMBOL).then(|| self.text(Section::CodeTexts, place as usize))
    }

    /// The value of a code of a namespace of texts.
    #[must_use]
    pub fn code_text(&self, index: usize) -> Cow<'_, str> {
        match self.code_bits(index) {
            VALUE_IS_SYMBOL => {
                let mut names = self.code_names(index);
                names.truncate(names.find('\n').unwrap_or(names.len()));
                Cow::Owned(names)
            }
            place => Cow::Borrowed(self.text(Section::CodeTexts, place as usize)),
        }
    }

    /// The page on a code, where it has one of its own.
    fn code_url(&self, index: usize) -> &str {
        let count = self.section(Section::UrlCodes).len() / 3;
        let code = |place| columns::get(self.section(Section::UrlCodes), 3, place) as usize;
        let place = partition_point(count, |place| code(place) < index);
        if place < count && code(place) == index { self.text(Section::UrlText, place) } else { "" }
    }

    /// The row of what a code means, where somebody wrote that.
    fn meaning(&self, index: usize) -> Option<usize> {
        let (mark, ones, twos) = self.marks(index)?;
        match mark {
            1 => Some(ones),
            2 => Some(columns::get(self.section(Section::CodeAgain), 2, twos) as usize),
            _ => None,
        }
    }

    /// The mark of a code, and how many codes before it are marked 1 and 2.
    fn marks(&self, index: usize) -> Option<(u8, usize, usize)> {
        let marks = self.section(Section::CodeMarks);
        let mark = *marks.get(index)?;
        let (block, blocks) = (index / MARK_BLOCK, marks.len().div_ceil(MARK_BLOCK));
        let sums = self.section(Section::CodeMarkSums);
        let before = marks.get(block * MARK_BLOCK..index)?;
        let count = |kind: u8, row: usize| {
            columns::get(sums, 2, row) as usize + before.iter().filter(|mark| **mark == kind).count()
        };
        Some((mark, count(1, block), count(2, blocks + block)))
    }

    /// Calls back with the condition and the prior of every code.
    pub fn each_meaning(&self, mut found: impl FnMut(Option<u16>, f32)) {
        let again = self.section(Section::CodeAgain);
        let conditions = self.section(Section::MeaningCondition);
        let (mut ones, mut twos) = (0, 0);
        for mark in self.section(Section::CodeMarks) {
            let meaning = match mark {
                1 => {
                    ones += 1;
                    Some(ones - 1)
                }
                2 => {
                    twos += 1;
                    Some(columns::get(again, 2, twos - 1) as usize)
                }
                _ => None,
            };
            let condition = meaning.and_then(|meaning| u16::try_from(columns::get(conditions, 2, meaning)).ok());
            let prior = meaning.map_or(UNEXPLAINED, |meaning| self.weight(Section::MeaningPrior, meaning));
            found(condition.filter(|&condition| condition != NONE), prior);
        }
    }

    /// The condition that a code means, without reading the rest of the code.
    #[must_use]
    pub fn code_condition(&self, index: usize) -> Option<u16> {
        let conditions = self.section(Section::MeaningCondition);
        let condition = u16::try_from(columns::get(conditions, 2, self.meaning(index)?)).ok();
        condition.filter(|&condition| condition != NONE)
    }

    /// How often people meet a code, in log-odds.
    #[must_use]
    pub fn code_prior(&self, index: usize) -> f32 {
        self.meaning(index).map_or(UNEXPLAINED, |meaning| self.weight(Section::MeaningPrior, meaning))
    }

    /// The namespace of a code, without reading the rest of the code.
    #[must_use]
    pub fn code_namespace(&self, index: usize) -> usize {
        let last = |namespace: usize| self.codes_of_namespace(namespace).end;
        partition_point(self.namespace_count(), |namespace| last(namespace) <= index)
    }

    /// The codes whose number has these 32 bits, in any namespace of numbers.
    pub fn codes_with_bits(&self, bits: u32) -> impl Iterator<Item = usize> {
        (0..self.namespace_count())
            .filter(|&namespace| self.namespace_width(namespace) != Width::Text)
            .filter_map(move |namespace| self.find(namespace, |code| self.code_bits(code) < bits))
            .filter(move |&code| self.code_bits(code) == bits)
    }

    /// The codes whose value is this text, in any namespace of texts.
    pub fn codes_with_text<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        (0..self.namespace_count())
            .filter(|&namespace| self.namespace_width(namespace) == Width::Text)
            .filter_map(move |namespace| self.find(namespace, |code| *self.code_text(code) < *text))
            .filter(move |&code| self.code_text(code) == text)
    }

    /// The first code of a namespace for which `before` is false.
    fn find(&self, namespace: usize, before: impl Fn(usize) -> bool) -> Option<usize> {
        let codes = self.codes_of_namespace(namespace);
        let place = codes.start + partition_point(codes.len(), |place| before(codes.start + place));
        codes.contains(&place).then_some(place)
    }
}
