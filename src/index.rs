//! What is made of the packs when the first question comes: the filter over all words that they ask for, the names of codes
//! by hash, and the codes of each condition. Stored in the packs it would be larger than everything that it is made of.

use error_explainer_pack::order;
use error_explainer_pack::pattern;
use error_explainer_pack::read::Pack;
use error_explainer_pack::source::{Search, Width};
use error_explainer_pack::view::WrappingView;
use error_explainer_words::filter;
use error_explainer_words::words::{self, Hash, KEY_BITS, Word};

use crate::knowledge::{CodeId, ConditionId, Knowledge, NamespaceId};
use crate::reading::Allowed;

/// The names and numbers of codes, what is asked of them most, the carriers, and the filter.
#[derive(Clone, Debug, Default)]
pub struct Index {
    filter: Vec<u64>,
    names: Buckets<Name>,
    numbers: Buckets<Numbered>,
    texts: Buckets<Numbered>,
    tables: Vec<Table>,
    wrappings: Vec<Wrapping>,
    /// The axis of each hint of each pack.
    axes: Vec<Vec<String>>,
    /// The words that the names of each pack's codes are made of.
    words: Vec<Vec<String>>,
    carriers: Vec<Carrier>,
    /// Keys of the carriers with their numbers.
    carrier_keys: Buckets<(Hash, u32)>,
}

/// What is asked of a pack's codes again and again, and the keys of its phrases.
#[derive(Clone, Debug)]
struct Table {
    namespaces: Vec<u8>,
    conditions: Vec<Option<u16>>,
    /// The code's own; its namespace may be another pack's.
    priors: Vec<f32>,
    phrase_keys: Vec<u32>,
    /// The first phrase of each value of the upper bits of a key, one more at the end.
    phrase_first: Vec<u32>,
}

/// Lower bits of a phrase's key, by which phrases of one group are told.
const GROUP_BITS: u32 = 12;

impl Table {
    fn new(pack: &Pack) -> Self {
        let mut table = Self {
            namespaces: Vec::with_capacity(pack.code_count()),
            conditions: Vec::with_capacity(pack.code_count()),
            priors: Vec::with_capacity(pack.code_count()),
            phrase_keys: pack.phrase_keys().collect(),
            phrase_first: Vec::new(),
        };
        let mut row = 0;
        for group in 0..=1 << (KEY_BITS - GROUP_BITS) {
            row += table.phrase_keys[row..].iter().take_while(|key| **key >> GROUP_BITS < group).count();
            table.phrase_first.push(u32::try_from(row).unwrap_or(u32::MAX));
        }
        for (namespace, number) in (0..pack.namespace_count()).zip(0..=u8::MAX) {
            table.namespaces.extend(std::iter::repeat_n(number, pack.codes_of_namespace(namespace).len()));
        }
        pack.each_meaning(|condition, prior| {
            table.conditions.push(condition);
            table.priors.push(prior);
        });
        table
    }
}

/// A rule by which a number holds another.
#[derive(Clone, Debug)]
pub struct Wrapping {
    /// Its bits.
    pub bits: WrappingView,
    /// Its name.
    pub name: String,
    /// The namespaces of which the inner number may be.
    pub into: Vec<NamespaceId>,
    /// The namespace that the outer number looks like it is of.
    pub outer: Option<NamespaceId>,
}

/// A carrier in its parts.
#[derive(Clone, Debug)]
pub struct Carrier {
    key: Hash,
    /// Whose numbers it prints.
    pub allowed: Allowed,
    /// What stands before the number.
    pub before: String,
    /// What stands behind it.
    pub behind: String,
    /// Where in its text the word begins by which it is found.
    pub anchor: usize,
}

/// Things by the lowest bits of a number that they have.
#[derive(Clone, Debug)]
struct Buckets<T> {
    /// First of each bucket, one more at the end.
    first: Vec<u32>,
    all: Vec<T>,
}

impl<T> Default for Buckets<T> {
    fn default() -> Self {
        Self { first: Vec::new(), all: Vec::new() }
    }
}

impl<T: Copy> Buckets<T> {
    /// Sorts things into buckets, as many as there are things.
    fn new(all: &[T], number: impl Fn(&T) -> u32) -> Self {
        let count = all.len().next_power_of_two();
        let bucket = |thing: &T| number(thing) as usize & (count - 1);
        let mut first = vec![0_u32; count + 1];
        for thing in all {
            first[bucket(thing) + 1] += 1;
        }
        for place in 1..=count {
            first[place] += first[place - 1];
        }
        let mut next = first.clone();
        let mut sorted = all.to_vec();
        for thing in all {
            let place = &mut next[bucket(thing)];
            sorted[*place as usize] = *thing;
            *place += 1;
        }
        Self { first, all: sorted }
    }

    /// The things among which those of a number are.
    fn of(&self, number: u32) -> &[T] {
        let place = number as usize & self.first.len().saturating_sub(2);
        let end = |place: usize| self.first.get(place).copied().unwrap_or_default() as usize;
        self.all.get(end(place)..end(place + 1)).unwrap_or_default()
    }
}

/// A code with the bits of its number, or a hash of its text.
#[derive(Clone, Copy, Debug)]
struct Numbered {
    bits: u32,
    code: CodeId,
}

/// A name of a code.
#[derive(Clone, Copy, Debug)]
struct Name {
    /// Hash of the word that betrays it in a text.
    key: Hash,
    /// Another hash of the name in lower case, and of the name as it is written.
    folded: u32,
    exact: u32,
    code: CodeId,
    /// Whether texts are searched for it.
    search: Search,
    /// Where that word begins in it, and how long it is: the hashes tell the rest, so that it need not be read.
    offset: u8,
    length: u8,
}

/// A name that stands in a text.
#[derive(Clone, Debug)]
pub struct Named {
    /// Its first byte.
    pub start: usize,
    /// One past its last.
    pub end: usize,
    /// True where it is written as the catalog writes it.
    pub is_exact: bool,
    /// True where it counts only where it is thrown.
    pub is_exception: bool,
    /// True where it names what also happens in order.
    pub is_ordinary: bool,
    /// The codes, in the order of the packs.
    pub codes: Vec<CodeId>,
}

impl Index {
    /// Goes through the names of all packs once.
    #[must_use]
    pub fn new(knowledge: &Knowledge) -> Self {
        let packs = knowledge.packs();
        let mut names = Vec::with_capacity(packs.clone().map(Pack::code_count).sum());
        let mut texts = Vec::new();
        let words: Vec<Vec<String>> = packs.clone().map(Pack::name_words).collect();
        for ((layer, pack), words) in packs.clone().enumerate().zip(&words) {
            collect(layer, pack, words, &mut names, &mut texts);
        }
        let numbers: Vec<Numbered> =
            packs.clone().enumerate().flat_map(|(layer, pack)| numbered(layer, pack).collect::<Vec<_>>()).collect();
        let tables: Vec<Table> = packs.clone().map(Table::new).collect();
        let carriers: Vec<Carrier> =
            packs.enumerate().flat_map(|(layer, pack)| carriers_of(knowledge, layer, pack)).collect();
        let carrier_keys: Vec<(Hash, u32)> = carriers.iter().map(|carrier| carrier.key).zip(0..).collect();
        let searched = names.iter().filter(|name| name.search != Search::Nowhere).map(|name| name.key);
        let phrases = tables.iter().flat_map(|table| table.phrase_keys.iter().copied());
        let keys: Vec<Hash> = searched.chain(phrases).chain(carriers.iter().map(|carrier| carrier.key)).collect();
        Self {
            filter: filter::build(keys.iter().copied(), keys.len()),
            names: Buckets::new(&names, |name| name.key),
            numbers: Buckets::new(&numbers, |number| number.bits),
            texts: Buckets::new(&texts, |text| text.bits),
            wrappings: knowledge.packs().flat_map(|pack| wrappings_of(knowledge, pack)).collect(),
            axes: knowledge.packs().map(axes_of).collect(),
            words,
            tables,
            carriers,
            carrier_keys: Buckets::new(&carrier_keys, |(key, _)| *key),
        }
    }

    /// The filter over all words that any pack asks for.
    #[must_use]
    pub fn filter(&self) -> &[u64] {
        &self.filter
    }

    /// The number of a code's namespace in its pack.
    #[must_use]
    pub fn namespace(&self, layer: usize, local: usize) -> Option<usize> {
        self.tables.get(layer)?.namespaces.get(local).copied().map(usize::from)
    }

    /// The number of a code's condition in its pack.
    #[must_use]
    pub fn condition(&self, layer: usize, local: usize) -> Option<u16> {
        self.tables.get(layer)?.conditions.get(local).copied().flatten()
    }

    /// How often people meet a code, apart from its namespace, in log-odds.
    #[must_use]
    pub fn prior(&self, layer: usize, local: usize) -> f32 {
        self.tables.get(layer).and_then(|table| table.priors.get(local)).copied().unwrap_or_default()
    }

    /// The phrases of a pack that a word or a pair of words may betray.
    #[must_use]
    pub fn phrases(&self, layer: usize, hash: Hash) -> std::ops::Range<usize> {
        let Some(table) = self.tables.get(layer) else { return 0..0 };
        let wanted = words::key(hash);
        let first = |group: u32| table.phrase_first.get(group as usize).map_or(0, |first| *first as usize);
        let group = wanted >> GROUP_BITS;
        let keys = table.phrase_keys.get(first(group)..first(group + 1)).unwrap_or_default();
        let before = keys.iter().take_while(|key| **key < wanted).count();
        let start = first(group) + before;
        start..start + keys[before..].iter().take_while(|key| **key == wanted).count()
    }

    /// The carriers that a word or a pair of words may betray.
    pub fn carriers(&self, hash: Hash) -> impl Iterator<Item = &Carrier> {
        let alike = self.carrier_keys.of(hash).iter().filter(move |(key, _)| *key == hash);
        alike.filter_map(|(_, number)| self.carriers.get(*number as usize))
    }

    /// The names that stand around a word of a text, each with its codes.
    #[must_use]
    pub fn names_at(&self, text: &[u8], hit: &Word) -> Vec<Named> {
        let mut found: Vec<Named> = Vec::new();
        let bucket = self.names.of(hit.hash);
        for name in bucket.iter().filter(|name| name.key == hit.hash && name.search != Search::Nowhere) {
            let Some((start, end, is_exact)) = stands(name, text, hit) else { continue };
            let is_exception = name.search == Search::Exceptions;
            let is_ordinary = name.search == Search::Ordinary;
            match found.iter_mut().find(|named| (named.start, named.end) == (start, end)) {
                Some(named) => {
                    named.codes.push(name.code);
                    named.is_exact |= is_exact;
                    named.is_exception &= is_exception;
                    named.is_ordinary &= is_ordinary;
                }
                None => found.push(Named { start, end, is_exact, is_exception, is_ordinary, codes: vec![name.code] }),
            }
        }
        found
    }

    /// The codes of a name, in any case.
    #[must_use]
    pub fn codes_named(&self, knowledge: &Knowledge, name: &str) -> Vec<CodeId> {
        let Some((key, _)) = key_of(name) else { return Vec::new() };
        let (folded, _) = words::name_hashes(name.as_bytes());
        let alike = self.names.of(key).iter().filter(|known| known.key == key && known.folded == folded);
        let same =
            |known: &&Name| knowledge.code_names(known.code).split('\n').any(|own| own.eq_ignore_ascii_case(name));
        alike.filter(same).map(|known| known.code).collect()
    }

    /// The codes whose value is this text.
    pub fn codes_with_text<'k>(&'k self, knowledge: &'k Knowledge, text: &'k str) -> impl Iterator<Item = CodeId> + 'k {
        let (_, hash) = words::name_hashes(text.as_bytes());
        let alike = self.texts.of(hash).iter().filter(move |value| value.bits == hash);
        alike.map(|value| value.code).filter(move |&code| knowledge.code_text(code) == text)
    }

    /// The rules by which numbers hold others.
    #[must_use]
    pub fn wrappings(&self) -> &[Wrapping] {
        &self.wrappings
    }

    /// The words that the names of a pack's codes are made of.
    #[must_use]
    pub fn words(&self, layer: usize) -> &[String] {
        self.words.get(layer).map_or(&[], Vec::as_slice)
    }

    /// The axis of a hint of a pack.
    #[must_use]
    pub fn axis(&self, layer: usize, hint: usize) -> &str {
        self.axes.get(layer).and_then(|axes| axes.get(hint)).map_or("", String::as_str)
    }

    /// The codes whose number has these 32 bits.
    pub fn codes_with_bits(&self, bits: u32) -> impl Iterator<Item = CodeId> {
        self.numbers.of(bits).iter().filter(move |number| number.bits == bits).map(|number| number.code)
    }
}

/// The codes of a pack that are numbers.
fn numbered(layer: usize, pack: &Pack) -> impl Iterator<Item = Numbered> {
    let namespaces = (0..pack.namespace_count()).filter(|&namespace| pack.namespace_width(namespace) != Width::Text);
    let codes = namespaces.flat_map(|namespace| pack.codes_of_namespace(namespace));
    codes.map(move |code| Numbered { bits: pack.code_bits(code), code: Knowledge::code_id(layer, code) })
}

fn collect(layer: usize, pack: &Pack, words: &[String], names: &mut Vec<Name>, texts: &mut Vec<Numbered>) {
    let searched: Vec<Search> = (0..pack.namespace_count()).map(|namespace| pack.search(namespace)).collect();
    let mut namespace = 0;
    pack.each_code_names(words, |code, lines| {
        while namespace + 1 < searched.len() && pack.codes_of_namespace(namespace).end <= code {
            namespace += 1;
        }
        let id = Knowledge::code_id(layer, code);
        if pack.namespace_width(namespace) == Width::Text {
            let symbol = lines.split('\n').next().unwrap_or_default();
            let value = pack.own_text(code).unwrap_or(symbol);
            texts.push(Numbered { bits: words::name_hashes(value.as_bytes()).1, code: id });
        }
        for name in lines.split('\n') {
            let (Some((key, offset)), Ok(length)) = (key_of(name), u8::try_from(name.len())) else { continue };
            let search = searched.get(namespace).copied().unwrap_or(Search::Nowhere);
            let (folded, exact) = words::name_hashes(name.as_bytes());
            names.push(Name { key, folded, exact, code: id, search, offset, length });
        }
    });
}

/// The hash of the word under which a name is looked for, and where that begins in it.
fn key_of(name: &str) -> Option<(Hash, u8)> {
    if words::is_one_word(name.as_bytes()) {
        return Some((words::hash_ascii(name.as_bytes()), 0));
    }
    let (hash, start) = pattern::symbol_key(name)?;
    Some((hash, u8::try_from(start).ok()?))
}

/// Where a name stands around a word of a text, and whether it is written as the catalog writes it.
fn stands(name: &Name, text: &[u8], hit: &Word) -> Option<(usize, usize, bool)> {
    let start = (hit.start as usize).checked_sub(usize::from(name.offset))?;
    let end = start + usize::from(name.length);
    let (folded, exact) = words::name_hashes(text.get(start..end)?);
    (folded == name.folded).then_some((start, end, exact == name.exact))
}

/// The rules of a pack by which numbers hold others.
fn wrappings_of(knowledge: &Knowledge, pack: &Pack) -> Vec<Wrapping> {
    let wrapping = |bits: WrappingView| {
        let (name, into, outer) = pack.wrapping_text(bits.index);
        let into = into.split(' ').filter_map(|name| knowledge.namespace_named(name)).collect();
        Wrapping { bits, name: name.to_owned(), into, outer: knowledge.namespace_named(outer) }
    };
    pack.wrappings().map(wrapping).collect()
}

fn axes_of(pack: &Pack) -> Vec<String> {
    (0..pack.hint_count()).map(|hint| pack.hint(hint).0.to_owned()).collect()
}

/// The carriers of a pack that are found by a word.
fn carriers_of(knowledge: &Knowledge, layer: usize, pack: &Pack) -> Vec<Carrier> {
    let parts = |number: usize| {
        let text = pack.carrier(number);
        let (before, behind) = text.split_once("{}").filter(|_| !text.contains("{phrase}"))?;
        let (key, anchor) = pattern::carrier_anchor(text)?;
        let allowed = Allowed::new(knowledge, layer, pack, number);
        Some(Carrier { key, allowed, before: before.to_owned(), behind: behind.to_owned(), anchor })
    };
    (0..pack.carrier_count()).filter_map(parts).collect()
}

/// The codes of each condition, those that people meet most first.
#[derive(Clone, Debug, Default)]
pub struct CodesOf(Vec<(ConditionId, Vec<CodeId>)>);

impl CodesOf {
    /// Goes through the codes of all packs once.
    #[must_use]
    pub fn new(knowledge: &Knowledge) -> Self {
        let mut linked: Vec<(ConditionId, f64, CodeId)> = knowledge
            .codes()
            .filter_map(|code| Some((knowledge.condition_of(code)?, f64::from(knowledge.familiarity(code)), code)))
            .collect();
        order::by(&mut linked, |one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
        let mut found: Vec<(ConditionId, Vec<CodeId>)> = Vec::new();
        for (condition, _, code) in linked {
            match found.last_mut() {
                Some((last, codes)) if *last == condition => codes.push(code),
                _ => found.push((condition, vec![code])),
            }
        }
        Self(found)
    }

    /// The codes that mean a condition.
    #[must_use]
    pub fn get(&self, condition: ConditionId) -> &[CodeId] {
        let place = self.0.binary_search_by_key(&condition, |(known, _)| *known);
        place.ok().and_then(|place| self.0.get(place)).map_or(&[], |(_, codes)| codes)
    }
}
