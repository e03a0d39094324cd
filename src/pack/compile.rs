//! Knowledge to bytes.

use std::collections::{BTreeMap, HashMap};

use crate::defect::{Defect, Defects};
use crate::filter;
use crate::layout::{
    self, AXES, HEADER, KeyKind, MAGIC, NONE, OPERATIONS, PackKind, SECTIONS, Section, TargetKind, VERSION, WEIGHTS,
    flag,
};
use crate::pattern::{self, Anchor};
use crate::source::{Code, CodeValue, Condition, Means, Namespace, Phrase, Source, Width};
use crate::strings;
use crate::tree;
use crate::words::Hash;

/// What another pack already knows, so that names of it may be used.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// True for the slug of a condition.
    pub condition: &'a dyn Fn(&str) -> bool,
    /// True for the id of a code.
    pub code: &'a dyn Fn(&str) -> bool,
}

impl Known<'_> {
    /// Nothing is known yet: for the built-in catalog.
    pub const NOTHING: Known<'static> = Known { condition: &|_| false, code: &|_| false };
}

/// A compiled pack: what is always needed, and the articles.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// Codes, phrases, carriers, summaries.
    pub core: Vec<u8>,
    /// The articles.
    pub articles: Vec<u8>,
}

impl Compiled {
    /// The length of each section of the core, in the order of [`SECTIONS`].
    pub fn sections(&self) -> impl Iterator<Item = usize> {
        let table = self.core.get(HEADER..HEADER + 8 * SECTIONS.len()).unwrap_or_default();
        table.as_chunks::<8>().0.iter().map(|&[.., a, b, c, d]| u32::from_le_bytes([a, b, c, d]) as usize)
    }
}

/// Compiles a pack.
///
/// # Errors
/// Every name that does not meet, every text that cannot be found again.
pub fn compile(source: &Source, known: Known<'_>, common_words: &[Hash]) -> Result<Compiled, Vec<Defect>> {
    let mut compiler = Compiler::new(source, known);
    compiler.namespaces();
    compiler.codes();
    compiler.conditions();
    compiler.phrases(common_words);
    compiler.carriers();
    compiler.circumstances();
    compiler.keys();
    compiler.defects.into_result()?;
    Ok(finish(compiler.sections, source))
}

struct Compiler<'a> {
    source: &'a Source,
    known: Known<'a>,
    defects: Defects,
    sections: Vec<Vec<u8>>,
    pool: Pool,
    /// Slug to number, with the conditions of other packs that this one names behind its own.
    condition_numbers: BTreeMap<String, u16>,
    foreign: Vec<String>,
    namespace_numbers: HashMap<&'a str, u8>,
    code_numbers: HashMap<String, u32>,
    keys: Vec<(Hash, u32)>,
}

impl<'a> Compiler<'a> {
    fn new(source: &'a Source, known: Known<'a>) -> Self {
        let condition_numbers = source.conditions.iter().map(|condition| condition.slug.clone()).zip(0..).collect();
        let namespace_numbers = source.namespaces.iter().map(|namespace| namespace.name.as_str()).zip(0..).collect();
        Self {
            source,
            known,
            defects: Defects::default(),
            sections: vec![Vec::new(); SECTIONS.len()],
            pool: Pool::new(),
            condition_numbers,
            foreign: Vec::new(),
            namespace_numbers,
            code_numbers: HashMap::new(),
            keys: Vec::new(),
        }
    }

    fn put(&mut self, section: Section, bytes: Vec<u8>) {
        self.sections[section as usize] = bytes;
    }

    fn namespaces(&mut self) {
        let all = &self.source.namespaces;
        let names: Vec<String> = all.iter().map(|namespace| namespace.names.join("\n")).collect();
        let text = all.iter().zip(&names).flat_map(|(namespace, names)| {
            let Namespace { name, title, platform, url, source, .. } = namespace;
            [name, title, platform, url, source, names].map(String::as_str)
        });
        self.put(Section::NamespaceText, strings::write(text));
        let searched = |namespace: &Namespace| if namespace.is_searched { 0 } else { layout::NOT_SEARCHED };
        let numbers = all.iter().flat_map(|n| [n.width as u8 | searched(n), eighths(n.prior)]).collect();
        self.put(Section::NamespaceNumbers, numbers);
        self.wrappings();
        self.fields();
    }

    fn wrappings(&mut self) {
        let wrappings = &self.source.wrappings;
        for name in wrappings.iter().flat_map(|w| w.into.iter().chain(Some(&w.outer).filter(|name| !name.is_empty()))) {
            if !self.namespace_numbers.contains_key(name.as_str()) {
                self.defects.add("namespaces", format!("a wrapping names \"{name}\", which is no namespace"));
            }
        }
        let numbers = wrappings.iter().flat_map(|w| [w.mask, w.value, w.payload, w.or]).flat_map(u32::to_le_bytes);
        self.sections[Section::WrappingNumbers as usize] = numbers.collect();
        let text: Vec<[String; 3]> =
            wrappings.iter().map(|w| [w.name.clone(), w.into.join(" "), w.outer.clone()]).collect();
        self.put(Section::WrappingText, strings::write(text.iter().flatten().map(String::as_str)));
    }

    fn fields(&mut self) {
        let (mut numbers, mut text) = (Vec::new(), Vec::new());
        for field in &self.source.fields {
            let Some(&namespace) = self.namespace_numbers.get(field.namespace.as_str()) else {
                self.defects.add(&field.place, format!("there is no namespace \"{}\"", field.namespace));
                continue;
            };
            numbers.push(namespace);
            numbers.extend(field.mask.to_le_bytes());
            text.push(field.name.clone());
            let lines: Vec<String> = field.values.iter().map(|(value, name)| format!("{value:x} {name}")).collect();
            text.push(lines.join("\n"));
        }
        self.put(Section::FieldNumbers, numbers);
        self.put(Section::FieldText, strings::write(text.iter().map(String::as_str)));
    }

    /// The number of a condition; a foreign one gets the next number.
    fn condition(&mut self, slug: &str, place: &str) -> u16 {
        if slug.is_empty() {
            return NONE;
        }
        if let Some(&number) = self.condition_numbers.get(slug) {
            return number;
        }
        if !(self.known.condition)(slug) {
            self.defects.add(place, format!("there is no condition \"{slug}\""));
            return NONE;
        }
        let number = u16_of(self.condition_numbers.len());
        self.condition_numbers.insert(slug.to_owned(), number);
        self.foreign.push(slug.to_owned());
        number
    }

    fn codes(&mut self) {
        let source = self.source;
        let mut columns = CodeColumns::default();
        for (code, number) in source.codes.iter().zip(0..) {
            let Some(&namespace) = self.namespace_numbers.get(code.namespace.as_str()) else {
                self.defects.add(&code.place, format!("there is no namespace \"{}\"", code.namespace));
                continue;
            };
            let id = code_id(code, source.namespaces[usize::from(namespace)].width);
            if self.code_numbers.insert(id.clone(), number).is_some() {
                self.defects.add(&code.place, format!("{id} stands twice"));
            }
            columns.namespace.push(namespace);
            columns.value.extend(self.stored_value(&code.value).to_le_bytes());
            columns.condition.extend(self.condition(&code.condition, &code.place).to_le_bytes());
            columns.prior.push(eighths(code.prior));
            columns.aliases.extend(self.pool.place(&code.aliases.join(" ")));
            columns.title.extend(self.pool.place(&code.title));
            columns.summary.extend(self.pool.place(&code.summary));
            columns.url.extend(self.pool.place(&code.url));
        }
        self.put(Section::CodeNamespace, columns.namespace);
        self.put(Section::CodeValue, columns.value);
        self.put(Section::CodeCondition, columns.condition);
        self.put(Section::CodePrior, columns.prior);
        self.put(Section::CodeAliases, columns.aliases);
        self.put(Section::CodeTitle, columns.title);
        self.put(Section::CodeSummary, columns.summary);
        self.put(Section::CodeUrl, columns.url);
        self.put(Section::CodeSymbol, strings::write(source.codes.iter().map(|code| code.symbol.as_str())));
        self.code_orders();
    }

    fn stored_value(&mut self, value: &CodeValue) -> u32 {
        match value {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "the 32 bits are what is stored"
            )]
            CodeValue::Number(number) => *number as u32,
            CodeValue::Text(text) => u32::from(u16::from_le_bytes(self.pool.place(text))),
        }
    }

    fn code_orders(&mut self) {
        let codes = &self.source.codes;
        let mut by_value: Vec<u16> = (0..u16_of(codes.len())).collect();
        by_value.sort_by_key(|&code| self.value_order(&codes[usize::from(code)].value));
        self.put(Section::ByValue, by_value.into_iter().flat_map(u16::to_le_bytes).collect());

        let mut symbols: Vec<(String, u32)> = Vec::new();
        for (code, number) in codes.iter().zip(0..) {
            let names = std::iter::once(&code.symbol).chain(&code.aliases).zip(0..);
            symbols.extend(
                names
                    .filter(|(name, _)| !name.is_empty())
                    .map(|(name, alias): (&String, u32)| (name.to_ascii_lowercase(), number << 8 | alias)),
            );
        }
        symbols.sort();
        for (place, (symbol, _)) in symbols.iter().enumerate() {
            if place == 0 || symbols[place - 1].0 != *symbol {
                self.symbol_key(symbol, place);
            }
        }
        let order = symbols.into_iter().flat_map(|(_, entry)| entry.to_le_bytes()).collect();
        self.put(Section::Symbols, order);
    }

    /// Text values sort by their text, behind all numbers.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the 32 bits are what is stored")]
    fn value_order<'v>(&self, value: &'v CodeValue) -> (bool, u32, &'v str) {
        match value {
            CodeValue::Number(number) => (false, *number as u32, ""),
            CodeValue::Text(text) => (true, 0, text),
        }
    }

    /// A symbol of several words ("net::ERR_FAILED") is found by its longest word.
    fn symbol_key(&mut self, symbol: &str, place: usize) {
        if let Some(hash) = pattern::symbol_key(symbol) {
            self.keys.push((hash, target(KeyKind::Symbol, place)));
        }
    }

    fn conditions(&mut self) {
        let source = self.source;
        for condition in &source.conditions {
            self.check_related(condition);
        }
        let mut yields = Vec::new();
        for condition in &source.conditions {
            let from = self.condition_numbers[&condition.slug];
            for to in &condition.yields {
                let to = if to == "*" { NONE } else { self.condition(to, "yields") };
                yields.extend(from.to_le_bytes());
                yields.extend(to.to_le_bytes());
            }
        }
        self.put(Section::Yields, yields);
        for phrase in &source.phrases {
            if let Means::Condition(slug) = &phrase.means {
                self.condition(slug, &phrase.place);
            }
        }
        // Only now are all foreign conditions known.
        let own = source.conditions.iter().flat_map(|c| [&c.slug, &c.group, &c.title, &c.summary].map(String::as_str));
        let foreign = self.foreign.iter().flat_map(|slug| [slug.as_str(), "", "", ""]);
        let text = strings::write(own.chain(foreign));
        let mut flags: Vec<u8> = source.conditions.iter().map(condition_flags).collect();
        flags.extend(self.foreign.iter().map(|_| flag::FOREIGN));
        self.put(Section::ConditionText, text);
        self.put(Section::ConditionFlags, flags);
    }

    fn check_related(&mut self, condition: &Condition) {
        let Some(article) = &condition.article else { return };
        for related in article.list_of("related") {
            let slug = related.text_of("condition");
            if !self.condition_numbers.contains_key(slug) && !(self.known.condition)(slug) {
                let line = if related.line > 0 { format!(":{}", related.line) } else { String::new() };
                let place = format!("{}{line}", condition.place);
                self.defects.add(place, format!("related \"{slug}\" is no condition"));
            }
        }
    }

    fn phrases(&mut self, common_words: &[Hash]) {
        let rarity = pattern::Rarity::new(self.source.phrases.iter().map(|phrase| phrase.text.as_str()), common_words);
        let mut columns = PhraseColumns::default();
        let mut seen: HashMap<Vec<u8>, &Phrase> = HashMap::new();
        for phrase in &self.source.phrases {
            let segments = pattern::segments(&phrase.text);
            let Some(Anchor { segment, word, hash }) = rarity.anchor(&segments) else {
                self.defects.add(&phrase.place, format!("\"{}\" has no word to find it by", phrase.text));
                continue;
            };
            let Some(class) = WEIGHTS.iter().position(|class| *class == phrase.class) else {
                self.defects.add(&phrase.place, format!("\"{}\" is none of {}", phrase.class, WEIGHTS.join(", ")));
                continue;
            };
            let mut bytes = Vec::new();
            for segment in &segments {
                bytes.push(u8_of(segment.words.len()));
                bytes.extend(&segment.fingerprint.to_le_bytes()[..5]);
            }
            let (kind, index) = self.phrase_target(phrase, &mut columns);
            if let Some(other) = seen.insert([&bytes[..], &[kind as u8]].concat(), phrase) {
                // Two conditions for one text are two readings; the same twice is a slip.
                if other.means == phrase.means {
                    self.defects.add(&phrase.place, format!("\"{}\" stands already at {}", phrase.text, other.place));
                }
            }
            self.keys.push((hash, target(KeyKind::Phrase, columns.class.len())));
            columns.class.push(u8_of(class));
            columns.target.push(kind as u8);
            columns.target.extend(index.to_le_bytes());
            columns.anchor.extend([u8_of(segment), u8_of(word)]);
            columns.operation.push(self.operation(phrase));
            columns.first.extend(u16_of(columns.segments.len() / 6).to_le_bytes());
            columns.segments.extend(bytes);
        }
        columns.first.extend(u16_of(columns.segments.len() / 6).to_le_bytes());
        self.put(Section::PhraseClass, columns.class);
        self.put(Section::PhraseTarget, columns.target);
        self.put(Section::PhraseAnchor, columns.anchor);
        self.put(Section::PhraseOperation, columns.operation);
        self.put(Section::PhraseFirst, columns.first);
        self.put(Section::Segments, columns.segments);
        self.put(Section::HintWeights, columns.hints.iter().map(|hint| eighths(hint.2)).collect());
        let text = columns.hints.iter().flat_map(|hint| [hint.0.as_str(), hint.1.as_str()]);
        self.put(Section::Hints, strings::write(text));
    }

    fn operation(&mut self, phrase: &Phrase) -> u8 {
        if phrase.operation.is_empty() {
            return layout::ANY_OPERATION;
        }
        OPERATIONS.iter().position(|operation| *operation == phrase.operation).map(u8_of).unwrap_or_else(|| {
            let known = OPERATIONS.join(", ");
            self.defects.add(&phrase.place, format!("\"{}\" is none of {known}", phrase.operation));
            layout::ANY_OPERATION
        })
    }

    fn phrase_target(&mut self, phrase: &Phrase, columns: &mut PhraseColumns) -> (TargetKind, u16) {
        match &phrase.means {
            Means::Condition(slug) => (TargetKind::Condition, self.condition(slug, &phrase.place)),
            Means::Code(id) => match self.code_numbers.get(id) {
                Some(&number) => (TargetKind::Code, u16_of(number as usize)),
                None => {
                    let known = if (self.known.code)(id) {
                        "is a code of another pack; name its condition"
                    } else {
                        "is no code"
                    };
                    self.defects.add(&phrase.place, format!("\"{id}\" {known}"));
                    (TargetKind::Code, NONE)
                }
            },
            Means::Hint { axis, value, weight } => {
                if !AXES.contains(&axis.as_str()) {
                    self.defects.add(&phrase.place, format!("\"{axis}\" is none of {}", AXES.join(", ")));
                }
                let hint = (axis.clone(), value.clone(), *weight);
                let number = columns.hints.iter().position(|other| *other == hint).unwrap_or_else(|| {
                    columns.hints.push(hint);
                    columns.hints.len() - 1
                });
                (TargetKind::Hint, u16_of(number))
            }
        }
    }

    fn carriers(&mut self) {
        let (mut first, mut readings, mut around) = (Vec::new(), Vec::<u8>::new(), Vec::new());
        for (number, carrier) in self.source.carriers.iter().enumerate() {
            first.extend(u16_of(readings.len() / 3).to_le_bytes());
            for reading in &carrier.namespaces {
                let any = (reading.name == "*").then_some(&layout::ANY_NAMESPACE);
                match any.or_else(|| self.namespace_numbers.get(reading.name.as_str())) {
                    Some(&namespace) => {
                        readings.extend([namespace, u8::from(reading.negated), eighths(reading.weight)])
                    }
                    None => self.defects.add(&carrier.place, format!("there is no namespace \"{}\"", reading.name)),
                }
            }
            if carrier.text.matches("{}").count() != 1 {
                self.defects
                    .add(&carrier.place, format!("\"{}\" must hold {{}} once, where the number stands", carrier.text));
            } else if carrier.text.contains("{phrase}") {
                around.extend(u16_of(number).to_le_bytes());
            } else if let Some((hash, _)) = pattern::carrier_anchor(&carrier.text) {
                self.keys.push((hash, target(KeyKind::Carrier, number)));
            } else {
                self.defects.add(&carrier.place, format!("\"{}\" has no word to find it by", carrier.text));
            }
        }
        first.extend(u16_of(readings.len() / 3).to_le_bytes());
        let text = strings::write(self.source.carriers.iter().map(|carrier| carrier.text.as_str()));
        self.put(Section::CarrierText, text);
        self.put(Section::CarrierFirst, first);
        self.put(Section::Readings, readings);
        self.put(Section::AroundPhrase, around);
    }

    fn circumstances(&mut self) {
        let endpoints = &self.source.endpoints;
        for endpoint in endpoints {
            for name in placeholders(&endpoint.text).filter(|name| !ENDPOINT_PLACEHOLDERS.contains(name)) {
                self.defects.add(&endpoint.place, format!("nothing reads {{{name}}}"));
            }
        }
        let text = endpoints.iter().flat_map(|e| [&e.text, &e.operation, &e.role].map(String::as_str));
        self.put(Section::EndpointText, strings::write(text));
        let silences = &self.source.silences;
        self.put(Section::SilenceText, strings::write(silences.iter().map(|(text, _)| text.as_str())));
        self.put(Section::SilenceWeights, silences.iter().map(|(_, weight)| eighths(*weight)).collect());
        self.put(Section::EndpointWeights, endpoints.iter().map(|endpoint| eighths(endpoint.weight)).collect());
        let services = &self.source.services;
        self.put(Section::ServicePorts, services.iter().flat_map(|(port, _)| port.to_le_bytes()).collect());
        self.put(Section::ServiceNames, strings::write(services.iter().map(|(_, name)| name.as_str())));
        self.put(Section::Weights, self.source.weights.iter().flat_map(|weight| weight.to_le_bytes()).collect());
        let mut locales: Vec<&str> = self.source.phrases.iter().map(|phrase| phrase.locale.as_str()).collect();
        locales.sort_unstable();
        locales.dedup();
        let texts = self.source.phrases.iter().filter(|phrase| !matches!(phrase.means, Means::Hint { .. })).count();
        let meta = [&self.source.name, &self.source.version, &locales.join(" "), &texts.to_string()];
        self.put(Section::Meta, strings::write(meta.map(String::as_str)));
        self.put(Section::Pool, strings::write(self.pool.texts.iter().map(String::as_str)));
        if self.pool.texts.len() > usize::from(NONE) {
            self.defects.add("catalog", "more than 65,535 different titles and summaries; widen the pool's places");
        }
    }

    fn keys(&mut self) {
        self.keys.sort_unstable();
        let mut distinct: Vec<Hash> = self.keys.iter().map(|(hash, _)| *hash).collect();
        self.put(Section::Keys, distinct.iter().flat_map(|hash| hash.to_le_bytes()).collect());
        self.put(Section::KeyTargets, self.keys.iter().flat_map(|(_, target)| target.to_le_bytes()).collect());
        distinct.dedup();
        let blocks = filter::build(&distinct);
        self.put(Section::Filter, blocks.into_iter().flat_map(u64::to_le_bytes).collect());
    }
}

/// What an endpoint's text may read.
const ENDPOINT_PLACEHOLDERS: &[&str] = &["host", "port", "address", "url", "path", "pid", ""];

/// What stands between each brace and the next closing one.
fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or_default())
}

/// Texts that many codes share, each stored once.
struct Pool {
    texts: Vec<String>,
    places: HashMap<String, u16>,
}

impl Pool {
    fn new() -> Self {
        Self { texts: vec![String::new()], places: HashMap::from([(String::new(), 0)]) }
    }

    fn place(&mut self, text: &str) -> [u8; 2] {
        if let Some(place) = self.places.get(text) {
            return place.to_le_bytes();
        }
        let place = u16_of(self.texts.len());
        self.texts.push(text.to_owned());
        self.places.insert(text.to_owned(), place);
        place.to_le_bytes()
    }
}

#[derive(Default)]
struct CodeColumns {
    namespace: Vec<u8>,
    value: Vec<u8>,
    condition: Vec<u8>,
    prior: Vec<u8>,
    aliases: Vec<u8>,
    title: Vec<u8>,
    summary: Vec<u8>,
    url: Vec<u8>,
}

#[derive(Default)]
struct PhraseColumns {
    class: Vec<u8>,
    target: Vec<u8>,
    anchor: Vec<u8>,
    operation: Vec<u8>,
    first: Vec<u8>,
    segments: Vec<u8>,
    hints: Vec<(String, String, f32)>,
}

fn condition_flags(condition: &Condition) -> u8 {
    let article = if condition.article.is_some() { flag::ARTICLE } else { 0 };
    article | if condition.full { flag::FULL } else { 0 }
}

fn target(kind: KeyKind, index: usize) -> u32 {
    #[expect(clippy::cast_possible_truncation, reason = "tables hold far fewer than 2^28 rows")]
    let index = index as u32;
    (kind as u32) << 28 | index
}

/// The id of a code: `namespace:value`.
#[must_use]
pub fn code_id(code: &Code, width: Width) -> String {
    match &code.value {
        CodeValue::Text(text) => format!("{}:{text}", code.namespace),
        CodeValue::Number(number) if width == Width::Hex => format!("{}:0x{number:08X}", code.namespace),
        CodeValue::Number(number) => format!("{}:{number}", code.namespace),
    }
}

/// A weight in steps of an eighth, from -16 to 15.875.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to i8 and stored as its bits")]
fn eighths(weight: f32) -> u8 {
    (weight * 8.0).round().clamp(-128.0, 127.0) as i8 as u8
}

#[expect(clippy::cast_possible_truncation, reason = "clamped; validation reports tables that are too long")]
fn u16_of(number: usize) -> u16 {
    number.min(usize::from(u16::MAX)) as u16
}

#[expect(clippy::cast_possible_truncation, reason = "clamped")]
fn u8_of(number: usize) -> u8 {
    number.min(usize::from(u8::MAX)) as u8
}

fn finish(mut sections: Vec<Vec<u8>>, source: &Source) -> Compiled {
    let mut trees = Vec::new();
    let mut ends = Vec::new();
    let described: Vec<_> =
        source.conditions.iter().filter_map(|c| Some((c.slug.as_str(), c.article.as_ref()?))).collect();
    for (_, article) in &described {
        tree::write(article, &mut trees);
        ends.extend(u32_of(trees.len()));
    }
    let identity = identity(sections.iter().chain([&trees]));
    let core = assemble(PackKind::Core, identity, &sections);
    for section in &mut sections {
        section.clear();
    }
    sections[Section::ArticleConditions as usize] = strings::write(described.iter().map(|(slug, _)| *slug));
    sections[Section::ArticleEnds as usize] = ends;
    sections[Section::ArticleTrees as usize] = trees;
    Compiled { core, articles: assemble(PackKind::Articles, identity, &sections) }
}

fn identity<'s>(sections: impl Iterator<Item = &'s Vec<u8>>) -> u64 {
    sections
        .flatten()
        .fold(0xCBF2_9CE4_8422_2325, |hash: u64, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01B3))
}

fn assemble(kind: PackKind, identity: u64, sections: &[Vec<u8>]) -> Vec<u8> {
    let body = HEADER + 8 * sections.len();
    let length = body + sections.iter().map(Vec::len).sum::<usize>();
    let mut bytes = Vec::with_capacity(length);
    bytes.extend(MAGIC);
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend((kind as u16).to_le_bytes());
    bytes.extend(layout::checksum().to_le_bytes());
    bytes.extend(u32_of(length));
    bytes.extend(identity.to_le_bytes());
    bytes.extend(u32_of(sections.len()));
    let mut offset = body;
    for section in sections {
        bytes.extend(u32_of(offset));
        bytes.extend(u32_of(section.len()));
        offset += section.len();
    }
    for section in sections {
        bytes.extend(section);
    }
    bytes
}

#[expect(clippy::cast_possible_truncation, reason = "packs are far below 4 GiB")]
const fn u32_of(number: usize) -> [u8; 4] {
    (number as u32).to_le_bytes()
}
