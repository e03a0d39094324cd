//! Every code of every table, by every way in which a platform or a person writes it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

mod laws;

use std::collections::BTreeMap;
use std::path::Path;

use error_explainer::{CodeMatch, CodeRef, CodeValue, Explainer, LookupOptions};
use error_explainer_pack::catalog;
use error_explainer_pack::source::{Namespace, Source, Width};

/// The catalog as it is written: how a set's numbers look and what people call it stand nowhere else.
fn source() -> Source {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/catalog"));
    catalog::read(folder, env!("CARGO_PKG_VERSION")).unwrap_or_else(|defects| panic!("{defects:?}")).source
}

fn explainer() -> Explainer {
    Explainer::new().expect("the catalog opens")
}

fn codes(explainer: &Explainer, namespace: &str) -> Vec<CodeRef> {
    explainer.codes(namespace, 0, Some(usize::MAX)).into_iter().map(|listed| listed.code).collect()
}

/// What a query gives in the code's own namespace.
fn within(explainer: &Explainer, query: &str, code: &CodeRef) -> Vec<CodeMatch> {
    let namespace = Some(code.namespace.clone());
    explainer.lookup(query, &LookupOptions { namespace, ..LookupOptions::default() })
}

/// Whether the code is what a query gives first in its own namespace.
fn is_first(explainer: &Explainer, query: &str, code: &CodeRef) -> bool {
    let namespace = Some(code.namespace.clone());
    let options = LookupOptions { namespace, limit: Some(1), ..LookupOptions::default() };
    explainer.lookup(query, &options).first().is_some_and(|found| found.code.id == code.id)
}

/// Every so many codes of a set are asked for without naming the set: each answer costs as much as its conditions have codes.
const SAMPLED: usize = 20;

/// Asks for every code by what `queries` makes of it, and fails with those that are not found.
fn every_code(
    queries: impl Fn(&Namespace, &CodeRef) -> Vec<String>,
    found: impl Fn(&Explainer, &str, &CodeRef) -> bool,
) {
    let explainer = explainer();
    let (mut asked, mut lost) = (0, BTreeMap::<String, Vec<String>>::new());
    for namespace in source().namespaces {
        for code in codes(&explainer, &namespace.name) {
            for query in queries(&namespace, &code) {
                asked += 1;
                if !found(&explainer, &query, &code) {
                    lost.entry(namespace.name.clone()).or_default().push(format!("{query} is not {}", code.id));
                }
            }
        }
    }
    let count: usize = lost.values().map(Vec::len).sum();
    lost.values_mut().for_each(|lost| lost.truncate(12));
    assert!(asked > 0 && lost.is_empty(), "{count} of {asked} are lost, among them {lost:#?}");
}

fn names(code: &CodeRef) -> impl Iterator<Item = &String> {
    std::iter::once(&code.symbol).chain(&code.aliases)
}

/// The value as the id has it.
fn written(code: &CodeRef) -> &str {
    code.id.split_once(':').map_or("", |(_, value)| value)
}

#[test]
fn every_id_gives_its_code_and_nothing_else() {
    let explainer = explainer();
    for info in explainer.namespaces() {
        for code in codes(&explainer, &info.namespace) {
            let found = explainer.lookup(&code.id, &LookupOptions::default());
            assert!(matches!(found.as_slice(), [only] if only.code == code), "{}: {found:?}", code.id);
        }
    }
}

/// Where two codes of a set have one name, either is right.
#[test]
fn every_name_gives_its_code_in_any_case() {
    every_code(
        |_, code| names(code).flat_map(|name| [name.clone(), name.to_ascii_lowercase()]).collect(),
        |explainer, query, code| {
            let found = within(explainer, query, code);
            let named = |found: &CodeMatch| names(&found.code).any(|name| name.eq_ignore_ascii_case(query));
            found.first().is_some_and(named) && found.iter().any(|found| found.code.id == code.id)
        },
    );
}

#[test]
fn every_value_gives_its_code_as_its_platform_writes_it() {
    every_code(
        |namespace, code| match &code.value {
            CodeValue::Text(text) => vec![text.clone()],
            CodeValue::Number(number) => {
                let mut queries = vec![number.to_string(), written(code).to_owned()];
                queries.extend(code.hex.iter().flat_map(|hex| [hex.clone(), hex.to_ascii_lowercase()]));
                if namespace.width == Width::Hex {
                    queries.push(as_signed(*number).to_string());
                }
                queries
            }
        },
        is_first,
    );
}

/// The same 32 bits, read as a signed number.
fn as_signed(number: i64) -> i32 {
    u32::try_from(number).expect("a number of a set of hexadecimal ones").cast_signed()
}

/// Without 0x the digits may be decimal ones too, and letters alone are a word.
#[test]
fn eight_hexadecimal_digits_give_their_code() {
    every_code(
        |namespace, code| match code.value {
            CodeValue::Number(number) if namespace.width == Width::Hex => {
                let written = [format!("{number:08X}"), format!("{number:08x}")];
                written.into_iter().filter(|digits| digits.bytes().any(|byte| byte.is_ascii_digit())).collect()
            }
            _ => Vec::new(),
        },
        |explainer, query, code| within(explainer, query, code).iter().any(|found| found.code.id == code.id),
    );
}

/// The kernel, and libraries after it, return errno with a minus sign.
#[test]
fn every_negated_errno_gives_its_code() {
    let source = source();
    let negated = source.wrappings.iter().filter(|wrapping| wrapping.payload == 0);
    let sets: Vec<&String> = negated.flat_map(|wrapping| &wrapping.into).collect();
    assert!(["linux-errno", "macos-errno"].iter().all(|name| sets.iter().any(|set| set == name)), "{sets:?}");
    every_code(
        |namespace, code| match code.value {
            CodeValue::Number(number) if number > 0 && sets.contains(&&namespace.name) => vec![format!("-{number}")],
            _ => Vec::new(),
        },
        is_first,
    );
}

#[test]
fn every_value_gives_its_code_beside_the_name_of_its_owner() {
    every_code(
        |namespace, code| {
            let value = written(code);
            namespace.names.iter().flat_map(|name| [format!("{name} {value}"), format!("{value} ({name})")]).collect()
        },
        is_first,
    );
}

/// Without a namespace asked for, the code is among the matches; a name that many sets have gives them all.
#[test]
fn names_and_values_give_their_codes_among_those_of_all_sets() {
    let explainer = explainer();
    let options = LookupOptions { limit: Some(usize::MAX), ..LookupOptions::default() };
    let mut lost = BTreeMap::<String, String>::new();
    for info in explainer.namespaces() {
        for code in codes(&explainer, &info.namespace).into_iter().step_by(SAMPLED) {
            for query in [&code.symbol, written(&code)] {
                let found = explainer.lookup(query, &options);
                if !found.iter().any(|found| found.code.id == code.id) {
                    let others = found.iter().take(3).map(|found| found.code.id.as_str());
                    lost.insert(format!("{query} is not {}", code.id), others.collect::<Vec<_>>().join(" "));
                }
            }
        }
    }
    assert!(lost.is_empty(), "{} are lost: {lost:#?}", lost.len());
}

#[test]
fn no_name_or_value_gives_a_code_twice() {
    let explainer = explainer();
    for info in explainer.namespaces() {
        for code in codes(&explainer, &info.namespace).into_iter().step_by(SAMPLED) {
            for query in names(&code).map(String::as_str).chain([written(&code)]) {
                laws::lookup(&explainer, query, &LookupOptions::default());
            }
        }
    }
}
