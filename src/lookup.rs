//! One code or symbol: which codes it can be.

use error_explainer_words::pass;
use error_explainer_words::words::{self, Word};

use crate::few::Few;
use crate::knowledge::{self, CodeId, Knowledge, NamespaceId};
use crate::model::{CodeMatch, CodeRef, LookupOptions};
use crate::reading::{self, Reading};
use crate::resolve::line;
use crate::resolve::rank::softmax;
use crate::scan::signal::Sated;
use crate::scan::{What, Window, number, signal};

/// Matches given unless the caller wants another number.
const MOST_MATCHES: usize = 20;
/// Codes of the same condition that are given; the article has all.
const MOST_EQUIVALENTS: usize = 32;
/// What the caller's platform speaks, in log-odds.
const ASKED_PLATFORM: f64 = 3.0;
/// What a number beside a symbol adds to the code that both name.
const NAMED_AND_NUMBERED: f64 = 4.0;

/// Every code that a query can be, most likely first.
#[must_use]
pub fn lookup(knowledge: &Knowledge, query: &str, options: &LookupOptions) -> Vec<CodeMatch> {
    let readings = readings(knowledge, query.trim());
    let namespace = |code: CodeId| knowledge.namespace(knowledge.namespace_of(code));
    let wanted = |code: CodeId| options.namespace.as_deref().is_none_or(|name| name == namespace(code).name);
    let asked = |code: CodeId| options.platform.as_deref().is_some_and(|name| name == namespace(code).platform);
    let weighed = readings.into_iter().filter(|reading| wanted(reading.code)).map(|reading| {
        let weight = reading.weight + if asked(reading.code) { ASKED_PLATFORM } else { 0.0 };
        (reading, weight)
    });
    let shares = softmax(weighed.collect());
    let most = options.limit.unwrap_or(MOST_MATCHES);
    if shares.is_empty() {
        let wanted = |found: &CodeMatch| options.namespace.as_deref().is_none_or(|name| name == found.code.namespace);
        return decoded(knowledge, query).into_iter().filter(wanted).take(most).collect();
    }
    let shares = if options.limit.is_none() { with_guess(shares, most) } else { shares };
    shares.into_iter().take(most).map(|(reading, share)| code_match(knowledge, &reading, share)).collect()
}

/// The likeliest readings, and for digits that may be hexadecimal at least one that takes them so.
fn with_guess(mut shares: Vec<(Reading, f64)>, most: usize) -> Vec<(Reading, f64)> {
    let guess = shares.iter().position(|(reading, _)| reading.is_guessed);
    if let Some(guess) = guess.filter(|guess| *guess >= most && most > 1) {
        shares.swap(guess, most - 1);
    }
    shares.truncate(most);
    shares
}

/// What can be told of a number that no set of codes has a name for, by its structure.
#[must_use]
pub fn decoded(knowledge: &Knowledge, query: &str) -> Vec<CodeMatch> {
    let is_filler = |word: &&str| FILLERS.contains(&word.trim_end_matches(':').to_ascii_lowercase().as_str());
    let mut telling = query.split_whitespace().filter(|word| !is_filler(word));
    let number = telling.next().filter(|_| telling.next().is_none()).and_then(only_number);
    let decimal = number.and_then(|number| number.decimal).and_then(knowledge::bits);
    let Some(bits) =
        number.and_then(|number| number.hexadecimal).filter(|bits| *bits > u32::from(u16::MAX)).or(decimal)
    else {
        return Vec::new();
    };
    let found = knowledge.structured(bits).map(|namespace| {
        let code = knowledge.nameless(namespace, bits);
        let title = knowledge.namespace(namespace).title;
        CodeMatch {
            title: [title, " ", &code.symbol].concat().trim().to_owned(),
            summary: None,
            condition: None,
            score: 1.0,
            via: None,
            fields: knowledge.fields_of(namespace, bits),
            equivalents: Vec::new(),
            url: None,
            code,
        }
    });
    found.collect()
}

/// The readings of a text that is nothing but a code, with or without its usual dressing.
#[must_use]
pub fn bare_code(knowledge: &Knowledge, text: &str) -> Option<Vec<Reading>> {
    let readings = readings(knowledge, text.trim());
    // Several names are several errors, not several readings of one code.
    let named = readings.iter().filter(|reading| names(knowledge, text, reading.code));
    let mut symbols = Few::<_, ()>::default();
    named.for_each(|reading| *symbols.entry(knowledge.symbol(reading.code)) = ());
    (!readings.is_empty() && symbols.len() <= 1 && !text.trim().contains('\n')).then_some(readings)
}

/// True where a text has the symbol or another name of a code.
fn names(knowledge: &Knowledge, text: &str, code: CodeId) -> bool {
    let text = text.to_ascii_uppercase();
    let has = |name: &str| !name.is_empty() && text.contains(&name.to_ascii_uppercase());
    knowledge.code_names(code).split('\n').any(has)
}

fn readings(knowledge: &Knowledge, query: &str) -> Vec<Reading> {
    if let Some(code) = knowledge.code_with_id(query) {
        return vec![Reading::plain(knowledge, code)];
    }
    let mut named = Few::<CodeId, ()>::default();
    knowledge
        .codes_named(query)
        .into_iter()
        .chain(knowledge.codes_with_text(query))
        .for_each(|code| *named.entry(code) = ());
    let mut named: Vec<_> = named.iter().map(|(code, ())| Reading::named(knowledge, *code, query)).collect();
    if let Some(number) = only_number(query) {
        named.extend(reading::of_number(knowledge, number));
    }
    if !named.is_empty() {
        return named;
    }
    let owned = of_owner(knowledge, query);
    if owned.is_empty() { dressed(knowledge, query) } else { owned }
}

/// Words between the owner of a code and the code, which say no more than that it is one.
const FILLERS: &[&str] =
    &["error", "errors", "code", "status", "errno", "number", "no", "rc", "exit", "returned", "reply"];

/// The codes of a query that names their owner beside one: "MySQL 2013", "UC (Envoy)", "PROTOCOL_ERROR (HTTP/2)".
fn of_owner(knowledge: &Knowledge, query: &str) -> Vec<Reading> {
    let mut rests: Few<String, Vec<NamespaceId>> = Few::default();
    for namespace in knowledge.namespaces() {
        let names = knowledge.namespace(namespace).names.lines();
        if let Some(rest) = names.filter_map(|name| without(query, name)).min_by_key(String::len) {
            rests.entry(rest).push(namespace);
        }
    }
    let mut readings: Vec<Reading> = Vec::new();
    for (rest, namespaces) in rests.iter() {
        readings.extend(reading::of_text(knowledge, rest, namespaces));
    }
    readings
}

/// A query without a name that stands in it as a word of its own, and without fillers and brackets.
fn without(query: &str, name: &str) -> Option<String> {
    let (query_lower, name_lower) = (query.to_ascii_lowercase(), name.to_ascii_lowercase());
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let stands_alone = |(before, behind): &(&str, &str)| {
        !before.bytes().next_back().is_some_and(is_part) && !behind.bytes().next().is_some_and(is_part)
    };
    let places = query_lower.match_indices(&name_lower);
    let (before, behind) = places
        .filter_map(|(start, _)| Some((query.get(..start)?, query.get(start + name.len()..)?)))
        .find(stands_alone)?;
    let edge = |c: char| c.is_whitespace() || "()[]{}<>\"'`#,:;=!?".contains(c);
    let words = [before, behind].map(|part| part.split(edge).collect::<Vec<_>>()).concat();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let is_filler = |word: &&&str| FILLERS.contains(&word.to_ascii_lowercase().as_str());
    let telling: Vec<&str> = words.iter().filter(|word| !is_filler(word)).copied().collect();
    // "RC (HAProxy)" asks for RC.
    let asked = if telling.is_empty() { words } else { telling };
    (!asked.is_empty()).then(|| asked.join(" "))
}

/// The number that a query is, but for brackets and punctuation around it.
fn only_number(query: &str) -> Option<number::Number> {
    let bare = query.trim_matches(|c: char| c.is_whitespace() || "()[]{}<>\"'`#.,:;!?".contains(c));
    number::read(bare.as_bytes()).filter(|number| number.length == bare.len())
}

/// The codes of a query that says nothing beside a symbol, or a number in its usual dressing.
fn dressed(knowledge: &Knowledge, query: &str) -> Vec<Reading> {
    let text = query.as_bytes();
    let (mut window, mut signals, mut words) = (Window::default(), Vec::new(), Vec::<Word>::new());
    words::split(text, |word| words.push(word));
    let mut hits = Vec::new();
    pass::pass(text, knowledge.filter(), &mut hits);
    for word in &hits {
        signal::read(knowledge, text, word, &mut window, &mut Sated::default(), &mut signals);
    }
    signals.retain(|signal| matches!(signal.what, What::Symbol(..) | What::Number(_)));
    let signals = line::without_nested(signals);
    let covered = |word: &Word| {
        signals.iter().any(|signal| signal.start <= word.start as usize && word.end as usize <= signal.end)
    };
    // In brackets behind a symbol, or before it, its number needs no carrier.
    let loose = |word: &Word| query.get(word.start as usize..word.end as usize).and_then(only_number);
    let has_symbol = signals.iter().any(|signal| matches!(signal.what, What::Symbol(..)));
    if words.iter().any(|word| !(covered(word) || has_symbol && loose(word).is_some())) {
        return Vec::new();
    }
    let numbers: Vec<number::Number> = words.iter().filter(|word| !covered(word)).filter_map(loose).collect();
    if numbers.len() > 1 {
        // An address, a version: whoever writes that beside a symbol tells more than a code.
        return Vec::new();
    }
    let mut readings: Vec<Reading> = Vec::new();
    for signal in signals {
        let found = match signal.what {
            What::Symbol(codes, _) => codes.into_iter().map(|code| Reading::plain(knowledge, code)).collect(),
            What::Number(found) => found,
            _ => Vec::new(),
        };
        let new = found.into_iter().filter(|one| readings.iter().all(|known| known.code != one.code));
        readings.extend(new.collect::<Vec<_>>());
    }
    for number in numbers {
        let meant = reading::of_number(knowledge, number);
        for reading in readings.iter_mut().filter(|one| meant.iter().any(|other| other.code == one.code)) {
            reading.weight += NAMED_AND_NUMBERED;
        }
    }
    readings
}

fn code_match(knowledge: &Knowledge, reading: &Reading, share: f64) -> CodeMatch {
    let code = reading.code;
    let condition = knowledge.condition_of(code);
    let equivalents = condition.map(|condition| knowledge.codes_of(condition)).unwrap_or_default();
    CodeMatch {
        code: knowledge.code_ref(code),
        title: knowledge.title_of(code),
        summary: Some(knowledge.summary_of(code).to_owned()).filter(|summary| !summary.is_empty()),
        condition: condition.map(|condition| knowledge.describe(condition).slug.to_owned()),
        score: share,
        via: reading.via.clone(),
        fields: match reading.outer {
            Some((namespace, bits)) => knowledge.fields_of(namespace, bits),
            None => knowledge.fields(code),
        },
        equivalents: elsewhere(knowledge, equivalents, code),
        url: knowledge.url_of(code),
    }
}

/// The codes that mean the same, the likeliest of each namespace before the others.
fn elsewhere(knowledge: &Knowledge, same: &[CodeId], code: CodeId) -> Vec<CodeRef> {
    let mut namespaces = Few::<NamespaceId, ()>::default();
    let (mut first, mut others) = (Vec::new(), Vec::new());
    for &other in same.iter().filter(|other| **other != code) {
        let known = namespaces.len();
        *namespaces.entry(knowledge.namespace_of(other)) = ();
        if namespaces.len() > known { first.push(other) } else { others.push(other) }
    }
    first.into_iter().chain(others).take(MOST_EQUIVALENTS).map(|other| knowledge.code_ref(other)).collect()
}

/// A code as `codes` lists it.
#[must_use]
pub fn listed(knowledge: &Knowledge, code: CodeId) -> CodeMatch {
    code_match(knowledge, &Reading::plain(knowledge, code), 1.0)
}
