//! A view over a pack's bytes. Opening checks the header and the columns once; reading copies nothing.

use std::borrow::Cow;
use std::fmt;

use crate::layout::{
    self, ANY_NAMESPACE, HEADER, KeyKind, MAGIC, NONE, NOT_SEARCHED, OPERATIONS, PackKind, SECTIONS, Section,
    TargetKind, VERSION, flag,
};
use crate::source::Width;
use crate::strings::Strings;
use crate::tree::Tree;
use crate::view::{CodeView, ConditionView, EndpointView, NamespaceView, PhraseView, ReadingView, WrappingView};
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
        let codes = length(S::CodeNamespace);
        let phrases = length(S::PhraseClass);
        let strings = |section: Section| Strings::read(self.section(section)).map(Strings::len);
        let sound = match kind {
            PackKind::Articles => {
                strings(S::ArticleConditions).is_some_and(|count| length(S::ArticleEnds) == 4 * count)
            }
            PackKind::Core => {
                length(S::CodeValue) == 4 * codes
                    && [S::CodeCondition, S::CodeAliases, S::CodeTitle, S::CodeSummary, S::CodeUrl, S::ByValue]
                        .iter()
                        .all(|&section| length(section) == 2 * codes)
                    && strings(S::CodeSymbol) == Some(codes)
                    && strings(S::ConditionText) == Some(4 * length(S::ConditionFlags))
                    && 2 * strings(S::NamespaceText).unwrap_or(1) == 6 * length(S::NamespaceNumbers)
                    && length(S::PhraseTarget) == 3 * phrases
                    && length(S::PhraseOperation) == phrases
                    && length(S::PhraseFirst) == 2 * (phrases + 1)
                    && length(S::Keys) == length(S::KeyTargets)
                    && (length(S::Filter) / 8).is_power_of_two()
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
        let text = |column| self.text(Section::NamespaceText, 6 * index + column);
        NamespaceView {
            name: text(0),
            title: text(1),
            platform: text(2),
            url: text(3),
            source: text(4),
            names: text(5),
            width: self.namespace_width(index),
            prior: self.namespace_prior(index),
        }
    }

    /// How the numbers of a namespace are stored and written.
    #[must_use]
    pub fn namespace_width(&self, index: usize) -> Width {
        match self.u8(Section::NamespaceNumbers, 2 * index) & !NOT_SEARCHED {
            0 => Width::Signed,
            1 => Width::Unsigned,
            2 => Width::Hex,
            _ => Width::Text,
        }
    }

    /// True where the symbols of a namespace are looked for in texts.
    #[must_use]
    pub fn is_searched(&self, namespace: usize) -> bool {
        self.u8(Section::NamespaceNumbers, 2 * namespace) & NOT_SEARCHED == 0
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

    /// How many codes it has.
    #[must_use]
    pub fn code_count(&self) -> usize {
        self.section(Section::CodeNamespace).len()
    }

    /// A code.
    #[must_use]
    pub fn code(&self, index: usize) -> CodeView<'_> {
        let pooled = |section| self.text(Section::Pool, usize::from(self.u16(section, index)));
        let namespace = usize::from(self.u8(Section::CodeNamespace, index));
        let condition = self.u16(Section::CodeCondition, index);
        CodeView {
            namespace,
            value: self.u32(Section::CodeValue, index),
            condition: (condition != NONE).then_some(condition),
            prior: self.weight(Section::CodePrior, index),
            symbol: self.text(Section::CodeSymbol, index),
            aliases: pooled(Section::CodeAliases),
            title: pooled(Section::CodeTitle),
            summary: pooled(Section::CodeSummary),
            url: pooled(Section::CodeUrl),
        }
    }

    /// The condition that a code means, without reading the rest of the code.
    #[must_use]
    pub fn code_condition(&self, index: usize) -> Option<u16> {
        Some(self.u16(Section::CodeCondition, index)).filter(|&condition| condition != NONE)
    }

    /// The namespace of a code, without reading the rest of the code.
    #[must_use]
    pub fn code_namespace(&self, index: usize) -> usize {
        usize::from(self.u8(Section::CodeNamespace, index))
    }

    /// How often people meet a code, in log-odds.
    #[must_use]
    pub fn code_prior(&self, index: usize) -> f32 {
        self.weight(Section::CodePrior, index)
    }

    /// The text that a code of a text namespace has as its value.
    #[must_use]
    pub fn pooled(&self, place: u32) -> &str {
        self.text(Section::Pool, place as usize)
    }

    /// The codes whose number has these 32 bits, in any namespace of numbers.
    pub fn codes_with_bits(&self, bits: u32) -> impl Iterator<Item = usize> {
        let order = |place: usize| {
            let code = usize::from(self.u16(Section::ByValue, place));
            (self.is_text(code), self.u32(Section::CodeValue, code))
        };
        let first = partition_point(self.code_count(), |place| order(place) < (false, bits));
        (first..self.code_count())
            .take_while(move |&place| order(place) == (false, bits))
            .map(|place| usize::from(self.u16(Section::ByValue, place)))
    }

    /// The codes whose value is this text, in any namespace of texts.
    pub fn codes_with_text<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        let order = |place: usize| {
            let code = usize::from(self.u16(Section::ByValue, place));
            (self.is_text(code), self.pooled(self.u32(Section::CodeValue, code)))
        };
        let numbers = partition_point(self.code_count(), |place| !order(place).0);
        let first = partition_point(self.code_count(), |place| place < numbers || order(place).1 < text);
        (first..self.code_count())
            .take_while(move |&place| order(place).1 == text)
            .map(|place| usize::from(self.u16(Section::ByValue, place)))
    }

    fn is_text(&self, code: usize) -> bool {
        self.namespace_width(self.code_namespace(code)) == Width::Text
    }

    /// How many symbols, aliases counted, it has.
    #[must_use]
    pub fn symbol_count(&self) -> usize {
        self.section(Section::Symbols).len() / 4
    }

    /// A symbol of the sorted list, with its code.
    #[must_use]
    pub fn symbol(&self, place: usize) -> (&str, usize) {
        let entry = self.u32(Section::Symbols, place);
        let code = (entry >> 8) as usize;
        let name = match (entry & 0xFF) as usize {
            0 => self.text(Section::CodeSymbol, code),
            alias => {
                let aliases = self.text(Section::Pool, usize::from(self.u16(Section::CodeAliases, code)));
                aliases.split(' ').nth(alias - 1).unwrap_or_default()
            }
        };
        (name, code)
    }

    /// The place of the first symbol that is not before the given one, in lower-case order.
    #[must_use]
    pub fn first_symbol(&self, from: &str) -> usize {
        partition_point(self.symbol_count(), |place| compare_folded(self.symbol(place).0, from).is_lt())
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

    /// A phrase.
    #[must_use]
    pub fn phrase(&self, index: usize) -> PhraseView {
        let target = self.section(Section::PhraseTarget).get(3 * index..3 * index + 3).unwrap_or(&[0xFF; 3]);
        let number = u16::from_le_bytes([target[1], target[2]]);
        PhraseView {
            class: usize::from(self.u8(Section::PhraseClass, index)),
            kind: match target[0] {
                0 => TargetKind::Condition,
                1 => TargetKind::Code,
                _ => TargetKind::Hint,
            },
            target: number,
            operation: OPERATIONS.get(usize::from(self.u8(Section::PhraseOperation, index))).copied(),
            anchor_segment: usize::from(self.u8(Section::PhraseAnchor, 2 * index)),
            anchor_word: usize::from(self.u8(Section::PhraseAnchor, 2 * index + 1)),
            first: usize::from(self.u16(Section::PhraseFirst, index)),
            end: usize::from(self.u16(Section::PhraseFirst, index + 1)),
        }
    }

    /// A segment of a phrase: its number of words and its fingerprint.
    #[must_use]
    pub fn segment(&self, index: usize) -> (usize, u64) {
        let bytes = self.section(Section::Segments).get(6 * index..).and_then(<[u8]>::first_chunk::<6>);
        bytes.map_or((0, 0), |&[words, a, b, c, d, e]| {
            (usize::from(words), u64::from_le_bytes([a, b, c, d, e, 0, 0, 0]))
        })
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
        let texts = self.strings(Section::SilenceText);
        texts.iter().enumerate().map(|(index, text)| (text, self.weight(Section::SilenceWeights, index)))
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

    /// What a word's hash may betray.
    pub fn keys(&self, hash: Hash) -> impl Iterator<Item = (KeyKind, usize)> {
        let keys = self.section(Section::Keys).as_chunks::<4>().0;
        let targets = self.section(Section::KeyTargets).as_chunks::<4>().0;
        let first = keys.partition_point(|key| u32::from_le_bytes(*key) < hash);
        let equal = keys[first..].iter().take_while(move |key| u32::from_le_bytes(**key) == hash);
        equal.zip(targets.get(first..).unwrap_or_default()).map(|(_, target)| {
            let target = u32::from_le_bytes(*target);
            let kind = match target >> 28 {
                0 => KeyKind::Symbol,
                1 => KeyKind::Phrase,
                _ => KeyKind::Carrier,
            };
            (kind, (target & 0x0FFF_FFFF) as usize)
        })
    }

    /// Every hash that the pack asks for, in order.
    pub fn key_hashes(&self) -> impl Iterator<Item = Hash> {
        (0..self.section(Section::Keys).len() / 4).map(|place| self.u32(Section::Keys, place))
    }

    /// The filter over the hashes of all keys.
    #[must_use]
    pub fn filter(&self) -> Vec<u64> {
        self.section(Section::Filter).as_chunks::<8>().0.iter().map(|bytes| u64::from_le_bytes(*bytes)).collect()
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

/// Compares two symbols without regard to ASCII case.
fn compare_folded(one: &str, other: &str) -> std::cmp::Ordering {
    let fold = |text: &str| text.bytes().map(|byte| byte.to_ascii_lowercase()).collect::<Vec<_>>();
    fold(one).cmp(&fold(other))
}
