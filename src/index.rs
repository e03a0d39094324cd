//! What is made of the packs when the first question comes: the filter over all words that they ask for, the names of codes
//! by hash, and the codes of each condition. Stored in the packs it would be larger than everything that it is made of.

use error_explainer_pack::order;
use error_explainer_pack::pattern;
use error_explainer_pack::read::Pack;
use error_explainer_pack::source::{Search, Width};
use error_explainer_words::filter;
use error_explainer_words::words::{self, Hash};

use crate::knowledge::{CodeId, ConditionId, Knowledge};

/// The names and numbers of codes, and the filter.
#[derive(Clone, Debug, Default)]
pub struct Index {
    filter: Vec<u64>,
    names: Buckets<Name>,
    numbers: Buckets<Numbered>,
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

/// A code that is a number.
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
    /// Hash of the whole name.
    whole: Hash,
    code: CodeId,
    /// Whether texts are searched for it.
    search: Search,
}

/// Codes that have one name.
#[derive(Clone, Debug)]
pub struct Named {
    /// The name as the catalog writes it.
    pub name: String,
    /// True where it counts only where it is thrown.
    pub is_exception: bool,
    /// The codes, in the order of the packs.
    pub codes: Vec<CodeId>,
}

impl Index {
    /// Goes through the names of all packs once.
    #[must_use]
    pub fn new<'p>(packs: impl Iterator<Item = &'p Pack> + Clone) -> Self {
        let mut names = Vec::with_capacity(packs.clone().map(Pack::code_count).sum());
        for (layer, pack) in packs.clone().enumerate() {
            collect(layer, pack, &mut names);
        }
        let numbers: Vec<Numbered> =
            packs.clone().enumerate().flat_map(|(layer, pack)| numbered(layer, pack).collect::<Vec<_>>()).collect();
        let searched = names.iter().filter(|name| name.search != Search::Nowhere).map(|name| name.key);
        let keys = packs.flat_map(|pack| pack.phrase_keys().chain(pack.carrier_keys()));
        let keys: Vec<Hash> = searched.chain(keys).collect();
        Self {
            filter: filter::build(keys.iter().copied(), keys.len()),
            names: Buckets::new(&names, |name| name.key),
            numbers: Buckets::new(&numbers, |number| number.bits),
        }
    }

    /// The filter over all words that any pack asks for.
    #[must_use]
    pub fn filter(&self) -> &[u64] {
        &self.filter
    }

    /// The names that a word of a text may betray, each with its codes.
    #[must_use]
    pub fn betrayed(&self, knowledge: &Knowledge, key: Hash) -> Vec<Named> {
        let bucket = self.names.of(key);
        let mut searched = bucket.iter().filter(|name| name.key == key && name.search != Search::Nowhere).peekable();
        if searched.peek().is_none() { Vec::new() } else { named(knowledge, searched) }
    }

    /// The codes of a name, in any case.
    #[must_use]
    pub fn codes_named(&self, knowledge: &Knowledge, name: &str) -> Vec<CodeId> {
        let Some((key, whole)) = hashes(name) else { return Vec::new() };
        let found = named(knowledge, self.names.of(key).iter().filter(|name| name.key == key && name.whole == whole));
        let same = found.into_iter().filter(|named| named.name.eq_ignore_ascii_case(name));
        same.flat_map(|named| named.codes).collect()
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

fn collect(layer: usize, pack: &Pack, names: &mut Vec<Name>) {
    let searched: Vec<Search> = (0..pack.namespace_count()).map(|namespace| pack.search(namespace)).collect();
    let mut namespace = 0;
    pack.each_code_names(|code, lines| {
        while namespace + 1 < searched.len() && pack.codes_of_namespace(namespace).end <= code {
            namespace += 1;
        }
        for (key, whole) in lines.split('\n').filter_map(hashes) {
            let search = searched.get(namespace).copied().unwrap_or(Search::Nowhere);
            names.push(Name { key, whole, code: Knowledge::code_id(layer, code), search });
        }
    });
}

/// The hash of the word under which a name is looked for, and of the whole name. Most names are one word.
fn hashes(name: &str) -> Option<(Hash, Hash)> {
    let whole = words::hash_ascii(name.as_bytes());
    let is_word = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let key = if is_word && !name.is_empty() { whole } else { pattern::symbol_key(name)? };
    Some((key, whole))
}

/// Puts together the codes of each name; the name is read once.
fn named<'n>(knowledge: &Knowledge, names: impl Iterator<Item = &'n Name>) -> Vec<Named> {
    let mut found: Vec<(Hash, Named)> = Vec::new();
    for name in names {
        match found.iter_mut().find(|(whole, _)| *whole == name.whole) {
            Some((_, named)) => {
                named.codes.push(name.code);
                named.is_exception &= name.search == Search::Exceptions;
            }
            None => {
                let lines = knowledge.code_names(name.code);
                let own = lines.split('\n').find(|own| words::hash_ascii(own.as_bytes()) == name.whole);
                let own = own.unwrap_or_default().to_owned();
                let is_exception = name.search == Search::Exceptions;
                found.push((name.whole, Named { name: own, is_exception, codes: vec![name.code] }));
            }
        }
    }
    found.into_iter().map(|(_, named)| named).collect()
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
