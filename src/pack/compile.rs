//! Knowledge to bytes.

mod codes;
mod phrases;
#[cfg(feature = "source")]
mod tier;

use std::collections::BTreeMap;

use crate::defect::{Defect, Defects};
use crate::layout::{self, HEADER, MAGIC, NONE, PackKind, SECTIONS, Section, VERSION, flag};
use crate::order;
use crate::pattern;
use crate::source::{Code, CodeValue, Condition, Means, Namespace, Source, Width};
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
    let texts = phrases::distinct_texts(&source.phrases);
    Ok(finish(sections(source, known, common_words, texts)?, source))
}

/// Compiles the built-in catalog. Its core has what must be there first; beside the articles stand the sentences on single codes
/// and, as a pack of its own, the codes that few people meet.
///
/// # Errors
/// Every name that does not meet, every text that cannot be found again.
#[cfg(feature = "source")]
pub fn compile_catalog(source: &Source, common_words: &[Hash]) -> Result<Compiled, Vec<Defect>> {
    let texts = phrases::distinct_texts(&source.phrases);
    let (source, more) = tier::split(source);
    // A text of both is counted with the later ones.
    let later = phrases::distinct_texts(&more.phrases);
    let mut sections = sections(&source, Known::NOTHING, common_words, texts - later)?;
    let known = Known { condition: &|slug| source.conditions.iter().any(|one| one.slug == slug), code: &|_| true };
    let more = finish(self::sections(&more, known, common_words, later)?, &more).core;
    let apart = [Section::MeaningText, Section::NamespaceAbout];
    let [sentences, about] = apart.map(|section| (section, std::mem::take(&mut sections[section as usize])));
    Ok(finish_with(sections, &source, [sentences, about, (Section::More, more)]))
}

fn sections(
    source: &Source,
    known: Known<'_>,
    common_words: &[Hash],
    texts: usize,
) -> Result<Vec<Vec<u8>>, Vec<Defect>> {
    let mut compiler = Compiler::new(source, known);
    compiler.texts = texts;
    compiler.namespaces();
    compiler.codes();
    compiler.conditions();
    compiler.phrases(common_words);
    compiler.carriers();
    compiler.circumstances();
    compiler.defects.into_result()?;
    Ok(compiler.sections)
}

/// Names with their places. One type for all, because every further one would be compiled anew.
type Numbers = BTreeMap<String, u32>;

struct Compiler<'a> {
    source: &'a Source,
    known: Known<'a>,
    defects: Defects,
    sections: Vec<Vec<u8>>,
    /// Slug to number, with the conditions of other packs that this one names behind its own.
    condition_numbers: Numbers,
    foreign: Vec<String>,
    namespace_numbers: Numbers,
    code_numbers: Numbers,
    /// Different texts that betray an error.
    texts: usize,
}

impl<'a> Compiler<'a> {
    fn new(source: &'a Source, known: Known<'a>) -> Self {
        let condition_numbers = source.conditions.iter().map(|condition| condition.slug.clone()).zip(0..).collect();
        let namespace_numbers = source.namespaces.iter().map(|namespace| namespace.name.clone()).zip(0..).collect();
        Self {
            source,
            known,
            defects: Defects::default(),
            sections: vec![Vec::new(); SECTIONS.len()],
            condition_numbers,
            foreign: Vec::new(),
            namespace_numbers,
            code_numbers: Numbers::new(),
            texts: 0,
        }
    }

    fn put(&mut self, section: Section, bytes: Vec<u8>) {
        self.sections[section as usize] = bytes;
    }

    fn namespaces(&mut self) {
        let all = &self.source.namespaces;
        let names: Vec<String> = all.iter().map(|namespace| namespace.names.join("\n")).collect();
        let text = all.iter().zip(&names).flat_map(|(namespace, names)| {
            let Namespace { name, title, platform, .. } = namespace;
            [name, title, platform, names].map(String::as_str)
        });
        self.put(Section::NamespaceText, strings::write(text));
        let about = all.iter().flat_map(|Namespace { url, source, .. }| [url, source].map(String::as_str));
        self.put(Section::NamespaceAbout, strings::write(about));
        let numbers = all
            .iter()
            .flat_map(|n| [n.width as u8 | (n.search as u8) << layout::SEARCH_SHIFT, eighths(n.prior)])
            .collect();
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
        let mut structures = Vec::new();
        for (name, mask, value) in &self.source.structures {
            // A namespace that is not there is told with its fields.
            if let Some(&namespace) = self.namespace_numbers.get(name) {
                structures.push(u8_of(namespace as usize));
                structures.extend([mask, value].into_iter().flat_map(|bits| bits.to_le_bytes()));
            }
        }
        self.put(Section::Structures, structures);
        let (mut numbers, mut text) = (Vec::new(), Vec::new());
        for field in &self.source.fields {
            let Some(&namespace) = self.namespace_numbers.get(field.namespace.as_str()) else {
                self.defects.add(&field.place, format!("there is no namespace \"{}\"", field.namespace));
                continue;
            };
            numbers.push(u8_of(namespace as usize));
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
            return u16_of(number as usize);
        }
        if !(self.known.condition)(slug) {
            self.defects.add(place, format!("there is no condition \"{slug}\""));
            return NONE;
        }
        let number = u16_of(self.condition_numbers.len());
        self.condition_numbers.insert(slug.to_owned(), u32::from(number));
        self.foreign.push(slug.to_owned());
        number
    }

    /// The conditions that one yields to: named, those of a group, or all.
    fn yielded_to(&mut self, condition: &Condition) -> Vec<u16> {
        let mut found = Vec::new();
        for to in &condition.yields {
            let Some(group) = to.strip_prefix("group:") else {
                found.push(if to == "*" { NONE } else { self.condition(to, &condition.place) });
                continue;
            };
            let members =
                self.source.conditions.iter().filter(|other| other.group == group && other.slug != condition.slug);
            let before = found.len();
            found.extend(
                members
                    .filter_map(|other| self.condition_numbers.get(&other.slug))
                    .map(|number| u16_of(*number as usize)),
            );
            if found.len() == before {
                self.defects
                    .add(&condition.place, format!("it yields to the group {group}, which has no other condition"));
            }
        }
        found
    }

    fn conditions(&mut self) {
        let source = self.source;
        for condition in &source.conditions {
            self.check_related(condition);
        }
        let mut yields = Vec::new();
        for condition in &source.conditions {
            let from = self.condition(&condition.slug, "yields");
            for to in self.yielded_to(condition) {
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

    fn carriers(&mut self) {
        let (mut first, mut readings, mut around) = (Vec::new(), Vec::<u8>::new(), Vec::new());
        let mut keys: Vec<(Hash, u16)> = Vec::new();
        for (number, carrier) in self.source.carriers.iter().enumerate() {
            first.extend(u16_of(readings.len() / 3).to_le_bytes());
            for reading in &carrier.namespaces {
                let any = (reading.name == "*").then_some(layout::ANY_NAMESPACE);
                let named = || self.namespace_numbers.get(&reading.name).map(|&number| u8_of(number as usize));
                match any.or_else(named) {
                    Some(namespace) => readings.extend([namespace, u8::from(reading.negated), eighths(reading.weight)]),
                    None => self.defects.add(&carrier.place, format!("there is no namespace \"{}\"", reading.name)),
                }
            }
            if carrier.text.matches("{}").count() != 1 {
                self.defects
                    .add(&carrier.place, format!("\"{}\" must hold {{}} once, where the number stands", carrier.text));
            } else if carrier.text.contains("{phrase}") {
                around.extend(u16_of(number).to_le_bytes());
            } else if let Some((hash, _)) = pattern::carrier_anchor(&carrier.text) {
                keys.push((hash, u16_of(number)));
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
        order::by(&mut keys, Ord::cmp);
        self.put(Section::CarrierKeys, keys.iter().flat_map(|(hash, _)| hash.to_le_bytes()).collect());
        self.put(Section::CarrierOfKey, keys.iter().flat_map(|(_, carrier)| carrier.to_le_bytes()).collect());
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
        let speech = &self.source.speech;
        self.put(Section::SpeechText, strings::write(speech.iter().map(|(text, _)| text.as_str())));
        self.put(Section::SpeechWeights, speech.iter().map(|(_, weight)| eighths(*weight)).collect());
        self.put(Section::EndpointWeights, endpoints.iter().map(|endpoint| eighths(endpoint.weight)).collect());
        let services = &self.source.services;
        self.put(Section::ServicePorts, services.iter().flat_map(|(port, _)| port.to_le_bytes()).collect());
        self.put(Section::ServiceNames, strings::write(services.iter().map(|(_, name)| name.as_str())));
        self.put(Section::Weights, self.source.weights.iter().flat_map(|weight| weight.to_le_bytes()).collect());
        let mut locales: Vec<&str> = self.source.phrases.iter().map(|phrase| phrase.locale.as_str()).collect();
        order::by(&mut locales, Ord::cmp);
        locales.dedup();
        let meta = [&self.source.name, &self.source.version, &locales.join(" "), &self.texts.to_string()];
        self.put(Section::Meta, strings::write(meta.map(String::as_str)));
    }
}

/// What an endpoint's text may read.
const ENDPOINT_PLACEHOLDERS: &[&str] = &["host", "port", "address", "url", "path", "pid", ""];

/// What stands between each brace and the next closing one.
fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or_default())
}

fn condition_flags(condition: &Condition) -> u8 {
    let article = if condition.article.is_some() { flag::ARTICLE } else { 0 };
    article | if condition.full { flag::FULL } else { 0 }
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

#[expect(clippy::cast_possible_truncation, reason = "clamped; packs have far fewer rows")]
fn u24_of(number: usize) -> u32 {
    number.min(0xFF_FFFF) as u32
}

#[expect(clippy::cast_possible_truncation, reason = "clamped")]
fn u8_of(number: usize) -> u8 {
    number.min(usize::from(u8::MAX)) as u8
}

fn finish(sections: Vec<Vec<u8>>, source: &Source) -> Compiled {
    finish_with(sections, source, [])
}

/// Puts the sections together; `apart` are those that stand beside the articles.
fn finish_with<const N: usize>(
    mut sections: Vec<Vec<u8>>,
    source: &Source,
    apart: [(Section, Vec<u8>); N],
) -> Compiled {
    let mut trees = Vec::new();
    let mut ends = Vec::new();
    let described: Vec<_> =
        source.conditions.iter().filter_map(|c| Some((c.slug.as_str(), c.article.as_ref()?))).collect();
    for (_, article) in &described {
        tree::write(article, &mut trees);
        ends.extend(u32_of(trees.len()));
    }
    let identity = identity(sections.iter().chain([&trees]).chain(apart.iter().map(|(_, bytes)| bytes)));
    let core = assemble(PackKind::Core, identity, &sections);
    for section in &mut sections {
        section.clear();
    }
    sections[Section::ArticleConditions as usize] = strings::write(described.iter().map(|(slug, _)| *slug));
    sections[Section::ArticleEnds as usize] = ends;
    sections[Section::ArticleTrees as usize] = trees;
    for (section, bytes) in apart {
        sections[section as usize] = bytes;
    }
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
