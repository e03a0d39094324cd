//! A view over a pack's bytes. Opening checks the header and the columns once; reading copies nothing but names, which are
//! stored in parts.

mod codes;
mod phrases;

use std::borrow::Cow;
use std::fmt;

use crate::layout::{
    self, ANY_NAMESPACE, HEADER, KEY_BLOCK, MAGIC, MARK_BLOCK, NONE, PackKind, SEARCH_SHIFT, SECTIONS, Section,
    VERSION, flag,
};
use crate::names::Names;
use crate::source::{Search, Width};
use crate::strings::Strings;
use crate::tree::Tree;
use crate::view::{ConditionView, EndpointView, NamespaceView, ReadingView, WrappingView};
use crate::words::Hash;

/// Why bytes are no pack that this code can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenError(String);

impl fmt::Display for OpenError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for OpenError {}

fn refuse<T>(reason: &str) -> Result<T, OpenError> {
    Err(OpenError(reason.to_owned()))
}

/// An opened pack.
#[derive(Clone, Debug)]
pub struct Pack {
    bytes: Cow<'static, [u8]>,
    sections: Vec<(usize, usize)>,
}

impl Pack {
    /// Opens a pack.
    ///
    /// # Errors
    /// Bytes that are no pack, of another kind, of another version or layout, or cut off.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>, kind: PackKind) -> Result<Self, OpenError> {
        let bytes = bytes.into();
        if bytes.len() < HEADER || bytes.get(..4) != Some(MAGIC) {
            return refuse("this is no pack of error-explainer; the server may have sent an error page in its place");
        }
        let number = |at: usize| u32_at(&bytes, at / 4 * 4, 0).unwrap_or_default();
        if number(4) & 0xFFFF != u32::from(VERSION) || number(8) != layout::checksum() {
            return refuse("this pack was made for another version of error-explainer; take both from one build");
        }
        if number(4) >> 16 != kind as u32 {
            return refuse("this pack is of another kind; articles and core were taken for one another");
        }
        if number(12) as usize != bytes.len() {
            return refuse("this pack is cut off or has something behind its end; fetch it again");
        }
        if number(24) as usize != SECTIONS.len() {
            return refuse("this pack is damaged: its section table is wrong");
        }
        let mut sections = Vec::with_capacity(SECTIONS.len());
        for index in 0..SECTIONS.len() {
            let (start, length) = (number(HEADER + 8 * index) as usize, number(HEADER + 8 * index + 4) as usize);
            match start.checked_add(length) {
                Some(end) if start >= HEADER && end <= bytes.len() => sections.push((start, end)),
                _ => return refuse("this pack is damaged: a section lies outside it"),
            }
        }
        let pack = Self { bytes, sections };
        pack.check_columns(kind)?;
        Ok(pack)
    }

    /// The bytes of the pack.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    fn check_columns(&self, kind: PackKind) -> Result<(), OpenError> {
        use Section as S;
        let length = |section: Section| self.section(section).len();
        let strings = |section: Section| Strings::read(self.section(section)).map(Strings::len);
        let sound = match kind {
            PackKind::Articles => {
                strings(S::ArticleConditions).is_some_and(|count| length(S::ArticleEnds) == 4 * count)
            }
            PackKind::Core => {
                let (codes, phrases, namespaces) =
                    (self.code_count(), self.phrase_rows(), length(S::NamespaceNumbers) / 2);
                let meanings = length(S::MeaningPrior);
                length(S::CodeValues) == 4 * codes
                    && Names::read(self.section(S::CodeNames)).map(Names::len) == Some(codes)
                    && length(S::CodeMarkSums) == 4 * codes.div_ceil(MARK_BLOCK)
                    && length(S::MeaningCondition) == 2 * meanings
                    && (length(S::MeaningText) == 0 || strings(S::MeaningText) == Some(2 * meanings))
                    && strings(S::ConditionText) == Some(4 * length(S::ConditionFlags))
                    && strings(S::NamespaceText) == Some(4 * namespaces)
                    && length(S::NamespaceFirst) == 4 * (namespaces + 1)
                    && length(S::PhraseKeys) == 3 * phrases.div_ceil(KEY_BLOCK)
                    && length(S::PhraseGaps) == 3 * phrases
                    && length(S::PhraseAnchor) == phrases
                    && length(S::PhraseWords) == phrases
                    && length(S::PhrasePrint) == 2 * phrases + phrases.div_ceil(2)
                    && length(S::PhraseTarget) == 3 * phrases
                    && length(S::CarrierKeys) == 2 * length(S::CarrierOfKey)
            }
        };
        if sound { Ok(()) } else { refuse("this pack is damaged: the columns of a table differ in length") }
    }

    fn section(&self, section: Section) -> &[u8] {
        self.sections.get(section as usize).and_then(|&(start, end)| self.bytes.get(start..end)).unwrap_or_default()
    }

    fn strings(&self, section: Section) -> Strings<'_> {
        Strings::read(self.section(section)).unwrap_or_default()
    }

    fn text(&self, section: Section, index: usize) -> &str {
        self.strings(section).get(index)
    }

    fn u8(&self, section: Section, index: usize) -> u8 {
        self.section(section).get(index).copied().unwrap_or_default()
    }

    fn weight(&self, section: Section, index: usize) -> f32 {
        f32::from(self.u8(section, index).cast_signed()) / 8.0
    }

    fn u16(&self, section: Section, index: usize) -> u16 {
        let bytes = self.section(section).get(2 * index..).and_then(<[u8]>::first_chunk);
        bytes.map_or(0, |bytes| u16::from_le_bytes(*bytes))
    }

    fn u32(&self, section: Section, index: usize) -> u32 {
        u32_at(self.section(section), 0, index).unwrap_or_default()
    }

    /// Identity of the catalog; a core and its articles carry the same.
    #[must_use]
    pub fn identity(&self) -> u64 {
        self.bytes.get(16..).and_then(<[u8]>::first_chunk).map_or(0, |bytes| u64::from_le_bytes(*bytes))
    }

    /// The pack's name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.text(Section::Meta, 0)
    }

    /// The version of its knowledge.
    #[must_use]
    pub fn version(&self) -> &str {
        self.text(Section::Meta, 1)
    }

    /// BCP 47 tags of its texts.
    pub fn locales(&self) -> impl Iterator<Item = &str> {
        self.text(Section::Meta, 2).split(' ').filter(|locale| !locale.is_empty())
    }

    /// How many message texts and idioms it recognises.
    #[must_use]
    pub fn phrase_count(&self) -> usize {
        self.text(Section::Meta, 3).parse().unwrap_or_default()
    }

    /// How many namespaces it has.
    #[must_use]
    pub fn namespace_count(&self) -> usize {
        self.section(Section::NamespaceNumbers).len() / 2
    }

    /// A namespace.
    #[must_use]
    pub fn namespace(&self, index: usize) -> NamespaceView<'_> {
        let text = |column| self.text(Section::NamespaceText, 4 * index + column);
        NamespaceView {
            name: text(0),
            title: text(1),
            platform: text(2),
            names: text(3),
            width: self.namespace_width(index),
            prior: self.namespace_prior(index),
        }
    }

    /// The rule for the reference page and the origin of a namespace, in the pack that has them.
    #[must_use]
    pub fn namespace_about(&self, index: usize) -> [&str; 2] {
        [0, 1].map(|column| self.text(Section::NamespaceAbout, 2 * index + column))
    }

    /// How the numbers of a namespace are stored and written.
    #[must_use]
    pub fn namespace_width(&self, index: usize) -> Width {
        match self.u8(Section::NamespaceNumbers, 2 * index) & ((1 << SEARCH_SHIFT) - 1) {
            0 => Width::Signed,
            1 => Width::Unsigned,
            2 => Width::Hex,
            _ => Width::Text,
        }
    }

    /// Whether the symbols of a namespace are looked for in texts.
    #[must_use]
    pub fn search(&self, namespace: usize) -> Search {
        match self.u8(Section::NamespaceNumbers, 2 * namespace) >> SEARCH_SHIFT {
            0 => Search::Symbols,
            1 => Search::Exceptions,
            3 => Search::Ordinary,
            _ => Search::Nowhere,
        }
    }

    /// How often people meet a bare number of a namespace, in log-odds.
    #[must_use]
    pub fn namespace_prior(&self, index: usize) -> f32 {
        self.weight(Section::NamespaceNumbers, 2 * index + 1)
    }

    /// The rules by which numbers hold codes of other namespaces.
    pub fn wrappings(&self) -> impl Iterator<Item = WrappingView> {
        (0..self.section(Section::WrappingNumbers).len() / 16).map(|index| {
            let number = |column| self.u32(Section::WrappingNumbers, 4 * index + column);
            WrappingView { index, mask: number(0), value: number(1), payload: number(2), or: number(3) }
        })
    }

    /// Namespaces whose numbers are told by their structure: the bits that tell it, and their value.
    pub fn structures(&self) -> impl Iterator<Item = (usize, u32, u32)> {
        let rows = self.section(Section::Structures).as_chunks::<9>().0;
        rows.iter().map(|&[namespace, a, b, c, d, e, f, g, h]| {
            (usize::from(namespace), u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h]))
        })
    }

    /// The parts of a namespace's numbers: name, bits, and the names of their values.
    pub fn fields(&self, namespace: usize) -> impl Iterator<Item = (&str, u32, &str)> {
        let numbers = self.section(Section::FieldNumbers).as_chunks::<5>().0;
        let own = numbers.iter().enumerate().filter(move |(_, field)| usize::from(field[0]) == namespace);
        own.map(|(index, &[_, a, b, c, d])| {
            let text = |column| self.text(Section::FieldText, 2 * index + column);
            (text(0), u32::from_le_bytes([a, b, c, d]), text(1))
        })
    }

    /// The name of a wrapping, the namespaces that it may wrap separated by spaces, and the namespace that it looks like.
    #[must_use]
    pub fn wrapping_text(&self, index: usize) -> (&str, &str, &str) {
        let text = |column| self.text(Section::WrappingText, 3 * index + column);
        (text(0), text(1), text(2))
    }

    /// How many conditions it describes or names.
    #[must_use]
    pub fn condition_count(&self) -> usize {
        self.section(Section::ConditionFlags).len()
    }

    /// A condition.
    #[must_use]
    pub fn condition(&self, index: usize) -> ConditionView<'_> {
        let text = |column| self.text(Section::ConditionText, 4 * index + column);
        let flags = self.u8(Section::ConditionFlags, index);
        ConditionView {
            slug: text(0),
            group: text(1),
            title: text(2),
            summary: text(3),
            full: flags & flag::FULL != 0,
            foreign: flags & flag::FOREIGN != 0,
        }
    }

    /// Which condition yields to which; `None` where it yields to all.
    pub fn yields(&self) -> impl Iterator<Item = (u16, Option<u16>)> {
        (0..self.section(Section::Yields).len() / 4).map(|index| {
            let to = self.u16(Section::Yields, 2 * index + 1);
            (self.u16(Section::Yields, 2 * index), (to != NONE).then_some(to))
        })
    }

    /// How many circumstances it tells.
    #[must_use]
    pub fn hint_count(&self) -> usize {
        self.section(Section::HintWeights).len()
    }

    /// A circumstance: axis, value and weight.
    #[must_use]
    pub fn hint(&self, index: usize) -> (&str, &str, f32) {
        let text = |column| self.text(Section::Hints, 2 * index + column);
        (text(0), text(1), self.weight(Section::HintWeights, index))
    }

    /// A carrier's text.
    #[must_use]
    pub fn carrier(&self, index: usize) -> &str {
        self.text(Section::CarrierText, index)
    }

    /// How many carriers it has.
    #[must_use]
    pub fn carrier_count(&self) -> usize {
        self.strings(Section::CarrierText).len()
    }

    /// Whose numbers a carrier may print.
    pub fn readings(&self, carrier: usize) -> impl Iterator<Item = ReadingView> {
        let range = self.u16(Section::CarrierFirst, carrier)..self.u16(Section::CarrierFirst, carrier + 1);
        range.map(usize::from).map(|index| ReadingView {
            namespace: Some(self.u8(Section::Readings, 3 * index))
                .filter(|&local| local != ANY_NAMESPACE)
                .map(usize::from),
            negated: self.u8(Section::Readings, 3 * index + 1) != 0,
            weight: self.weight(Section::Readings, 3 * index + 2),
        })
    }

    /// The carriers that print a number beside a known message.
    pub fn carriers_around_phrases(&self) -> impl Iterator<Item = usize> {
        (0..self.section(Section::AroundPhrase).len() / 2)
            .map(|index| usize::from(self.u16(Section::AroundPhrase, index)))
    }

    /// The ways in which texts name a peer.
    pub fn endpoints(&self) -> impl Iterator<Item = EndpointView<'_>> {
        (0..self.section(Section::EndpointWeights).len()).map(|index| {
            let text = |column| self.text(Section::EndpointText, 3 * index + column);
            EndpointView {
                text: text(0),
                operation: text(1),
                role: text(2),
                weight: self.weight(Section::EndpointWeights, index),
            }
        })
    }

    /// Marks of lines that report no error, with their weight in log-odds.
    pub fn silences(&self) -> impl Iterator<Item = (&str, f32)> {
        self.weighed(Section::SilenceText, Section::SilenceWeights)
    }

    /// Words that speak for or against taking a number near them for the code of an error, with their weight.
    pub fn speech(&self) -> impl Iterator<Item = (&str, f32)> {
        self.weighed(Section::SpeechText, Section::SpeechWeights)
    }

    fn weighed(&self, texts: Section, weights: Section) -> impl Iterator<Item = (&str, f32)> {
        self.strings(texts).iter().enumerate().map(move |(index, text)| (text, self.weight(weights, index)))
    }

    /// The usual service on a port.
    #[must_use]
    pub fn service(&self, port: u16) -> Option<&str> {
        let count = self.section(Section::ServicePorts).len() / 2;
        let place = (0..count).find(|&index| self.u16(Section::ServicePorts, index) == port)?;
        Some(self.text(Section::ServiceNames, place))
    }

    /// The usual port of a service.
    #[must_use]
    pub fn service_port(&self, service: &str) -> Option<u16> {
        let place = self.strings(Section::ServiceNames).iter().position(|name| name == service)?;
        Some(self.u16(Section::ServicePorts, place))
    }

    /// Log-odds by class, in the order of [`layout::WEIGHTS`].
    pub fn weights(&self) -> impl Iterator<Item = f32> {
        (0..self.section(Section::Weights).len() / 4).map(|index| f32::from_bits(self.u32(Section::Weights, index)))
    }

    /// The carriers that a word or a pair of words may betray.
    pub fn carriers_with_key(&self, hash: Hash) -> impl Iterator<Item = usize> {
        let keys = self.section(Section::CarrierKeys).as_chunks::<4>().0;
        let first = keys.partition_point(|key| u32::from_le_bytes(*key) < hash);
        let equal = keys.iter().skip(first).take_while(move |key| u32::from_le_bytes(**key) == hash);
        equal.zip(first..).map(|(_, place)| usize::from(self.u16(Section::CarrierOfKey, place)))
    }

    /// The keys of all carriers, in order.
    pub fn carrier_keys(&self) -> impl Iterator<Item = Hash> {
        (0..self.section(Section::CarrierKeys).len() / 4).map(|place| self.u32(Section::CarrierKeys, place))
    }

    /// The pack of the codes that few people meet, in a pack of articles.
    #[must_use]
    pub fn more(&self) -> &[u8] {
        self.section(Section::More)
    }

    /// Title and sentence of a meaning, in the pack that has them.
    #[must_use]
    pub fn meaning_text(&self, meaning: usize) -> (&str, &str) {
        let text = |column| self.text(Section::MeaningText, 2 * meaning + column);
        (text(0), text(1))
    }

    /// The article of a condition, in a pack of articles.
    #[must_use]
    pub fn article(&self, slug: &str) -> Option<Tree<'_>> {
        let place = self.strings(Section::ArticleConditions).iter().position(|name| name == slug)?;
        let start = if place == 0 { 0 } else { self.u32(Section::ArticleEnds, place - 1) };
        let end = self.u32(Section::ArticleEnds, place);
        Some(Tree::new(self.section(Section::ArticleTrees).get(start as usize..end as usize)?))
    }
}

fn u32_at(bytes: &[u8], offset: usize, index: usize) -> Option<u32> {
    bytes.get(offset + 4 * index..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
}

/// The first place for which `before` is false, where it is true for all places before that.
fn partition_point(count: usize, before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}
