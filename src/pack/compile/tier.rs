//! The built-in catalog in two: what people meet is needed at once, the codes that hardly anybody meets and what programs say in
//! other languages follow with the articles.

use std::collections::HashSet;

use super::code_id;
use crate::source::{Code, Means, Phrase, Source, Width};

/// How often people must meet a code for it to be needed at once, in log-odds, its namespace's prior added.
const FAMILIAR: f32 = 0.75;

/// The tables of messages that follow with the articles: what single programs say. What systems and runtimes say, in any
/// language, is needed at once.
const LATER: &[&str] = &[
    "phrases/languages.tsv:",
    "phrases/programs-locales.tsv:",
    "phrases/secure.tsv:",
    "phrases/services.tsv:",
    "phrases/system.tsv:",
    "phrases/windows.tsv:",
];

/// The codes that people meet, with all else that the catalog knows, and the other codes with their messages.
pub fn split(source: &Source) -> (Source, Source) {
    let familiar = |code: &Code| prior(source, code) + code.prior >= FAMILIAR;
    let (told, named): (Vec<Code>, Vec<Code>) = source.codes.iter().cloned().partition(familiar);
    let later: HashSet<String> = named.iter().map(|code| code_id(code, width(source, code))).collect();
    let is_later = |phrase: &Phrase| {
        let is_of_later = matches!(&phrase.means, Means::Code(id) if later.contains(id));
        is_of_later || LATER.iter().any(|table| phrase.place.starts_with(table))
    };
    let (late, early): (Vec<Phrase>, Vec<Phrase>) = source.phrases.iter().cloned().partition(is_later);
    let used: HashSet<&str> = named.iter().map(|code| code.namespace.as_str()).collect();
    let namespaces = source.namespaces.iter().filter(|namespace| used.contains(namespace.name.as_str())).cloned();
    let more = Source {
        name: source.name.clone(),
        version: source.version.clone(),
        namespaces: namespaces.collect(),
        codes: named,
        phrases: late,
        weights: source.weights.clone(),
        ..Source::default()
    };
    (Source { codes: told, phrases: early, ..source.clone() }, more)
}

fn prior(source: &Source, code: &Code) -> f32 {
    source.namespaces.iter().find(|namespace| namespace.name == code.namespace).map_or(0.0, |namespace| namespace.prior)
}

fn width(source: &Source, code: &Code) -> Width {
    let own = source.namespaces.iter().find(|namespace| namespace.name == code.namespace);
    own.map_or(Width::Signed, |namespace| namespace.width)
}
