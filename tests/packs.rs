//! A portal's own packs, and packs that are none.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use std::sync::{Arc, OnceLock};

use error_explainer::knowledge::Knowledge;
use error_explainer::{
    ClassifyOptions, CodeValue, ExplainOptions, Explainer, LookupOptions, Node, PackError, PackReport, Scanner,
};
use error_explainer_pack::compile::{Compiled, Known, compile};
use error_explainer_pack::layout::PackKind;
use error_explainer_pack::portal;
use error_explainer_pack::read::Pack;
use error_explainer_pack::tree::Tree;
use proptest::prelude::*;
use serde_json::{Value, json};

mod laws;

const CORE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/core.bin"));
const ARTICLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/articles.bin"));

fn explainer() -> Explainer {
    static ONE: OnceLock<Explainer> = OnceLock::new();
    let make = || {
        let mut explainer = Explainer::new().expect("the catalog opens");
        explainer.load_articles(ARTICLES).expect("both are of one build");
        explainer
    };
    ONE.get_or_init(make).clone()
}

fn node(pack: &Value) -> Node {
    serde_json::from_value(pack.clone()).expect("it is JSON")
}

fn add(explainer: &mut Explainer, pack: &Value) -> Result<PackReport, PackError> {
    explainer.add_pack(&node(pack))
}

fn with(pack: &Value) -> Explainer {
    let mut explainer = explainer();
    add(&mut explainer, pack).unwrap_or_else(|error| panic!("{error}"));
    explainer
}

/// What a portal of a maker of disk arrays would add.
fn acme() -> Value {
    json!({
        "schema": 1,
        "name": "acme",
        "codes": [
            { "namespace": "acme", "value": 17, "symbol": "ACME_DISK_GONE", "platform": "any", "condition": "disk-gone" },
            { "namespace": "acme", "value": 18, "title": "The array is busy", "summary": "Another request holds the array.", "url": "https://acme.example/18" },
            { "namespace": "acme-text", "value": "A-7", "symbol": "ACME_SEVEN", "condition": "connection-reset" },
        ],
        "phrases": [
            { "text": "The flux capacitor of array {} is discharged", "condition": "disk-gone" },
            { "text": "Der Fluxkompensator ist leer", "condition": "disk-gone", "locale": "de" },
            { "text": "array busy by another tenant", "code": "acme:18" },
        ],
        "carriers": [{ "text": "ACME error {}", "namespace": "acme" }, { "text": "(acme={})", "namespace": "acme" }],
        "conditions": [
            {
                "slug": "disk-gone", "group": "storage", "title": "A disk is gone", "summary": "The array lost a disk.",
                "cause": [{ "id": "pulled", "title": "Somebody pulled it", "text": "The slot is empty.", "likelihood": 3 }, { "id": "dead", "title": "It died", "text": "It clicks.", "likelihood": 1 }],
                "diagnose": [{ "id": "look", "title": "Is it there?", "text": "Look.", "command": [{ "platform": "linux", "shell": "sh", "text": "acmectl status {host}" }] }],
                "source": [{ "title": "The manual", "url": "https://acme.example/manual" }],
            },
            { "slug": "connection-reset", "title": "Reset by our gateway", "summary": "Our gateway cuts what idles for 60 s.", "background": "Ask the gateway team." },
        ],
    })
}

fn primary(explainer: &Explainer, text: &str) -> (Option<String>, Option<String>) {
    let primary = laws::classify(explainer, text, &ClassifyOptions::default()).primary;
    primary.map_or((None, None), |primary| (primary.condition, primary.code.map(|code| code.id)))
}

fn ids(explainer: &Explainer, query: &str) -> Vec<String> {
    laws::lookup(explainer, query, &LookupOptions::default()).into_iter().map(|found| found.code.id).collect()
}

/// Everything that an explainer says about a few questions, to tell whether a pack changed it.
fn answers(explainer: &Explainer) -> Value {
    let explanation = explainer.explain("connection-reset", &ExplainOptions::default()).expect("it is built in");
    let texts = ["ACME error 17", "ECONNRESET", "(os error 104)", "The flux capacitor of array 3 is discharged"];
    let classified: Vec<Value> =
        texts.iter().map(|text| laws::json(&explainer.classify(text, &ClassifyOptions::default()))).collect();
    json!([
        explanation,
        explainer.catalog(),
        explainer.namespaces(),
        explainer.conditions(),
        explainer.lookup("17", &LookupOptions::default()),
        classified
    ])
}

#[test]
fn the_report_counts_what_a_pack_holds() {
    let report = add(&mut explainer(), &acme()).unwrap_or_else(|error| panic!("{error}"));
    let overrides = vec!["connection-reset".to_owned()];
    let expected = PackReport { name: "acme".to_owned(), codes: 3, phrases: 3, carriers: 2, conditions: 2, overrides };
    assert_eq!(report, expected);
}

#[test]
fn its_codes_are_looked_up() {
    let explainer = with(&acme());
    let wrong: Vec<_> = [
        ("ACME_DISK_GONE", "acme:17"),
        ("acme_disk_gone", "acme:17"),
        ("acme:17", "acme:17"),
        ("17", "acme:17"),
        ("ACME error 17", "acme:17"),
        ("(acme=18)", "acme:18"),
        ("A-7", "acme-text:A-7"),
        ("ACME_SEVEN", "acme-text:A-7"),
        ("acme-text:A-7", "acme-text:A-7"),
    ]
    .into_iter()
    .filter_map(|(query, id)| {
        Some((query, ids(&explainer, query))).filter(|(_, got)| got.first().map(String::as_str) != Some(id))
    })
    .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let found = explainer.lookup("acme:18", &LookupOptions::default()).remove(0);
    assert_eq!(
        (found.title.as_str(), found.summary.as_deref()),
        ("The array is busy", Some("Another request holds the array."))
    );
    assert_eq!(found.url.as_deref(), Some("https://acme.example/18"));
    let found = explainer.lookup("ACME_SEVEN", &LookupOptions::default()).remove(0);
    assert_eq!(found.code.value, CodeValue::Text("A-7".to_owned()));
    assert!(found.equivalents.iter().any(|code| code.id == "winsock:10054"), "{:?}", found.equivalents);
    let reset = explainer.lookup("WSAECONNRESET", &LookupOptions::default()).remove(0);
    assert!(reset.equivalents.iter().any(|code| code.id == "acme-text:A-7"), "{:?}", reset.equivalents);
    assert_eq!(explainer.suggest("acme_d", None)[0].id, "acme:17");
}

#[test]
fn its_texts_and_numbers_are_found() {
    let explainer = with(&acme());
    let (gone, busy) = (Some("disk-gone".to_owned()), Some("acme:18".to_owned()));
    assert_eq!(
        primary(&explainer, "12:01 raid: ACME error 17 while scrubbing"),
        (gone.clone(), Some("acme:17".to_owned()))
    );
    assert_eq!(primary(&explainer, "raid: the flux capacitor of array 3 is discharged!").0, gone);
    assert_eq!(primary(&explainer, "raid: Der Fluxkompensator ist leer.").0, gone);
    assert_eq!(primary(&explainer, "raid: array busy by another tenant"), (None, busy.clone()));
    assert_eq!(primary(&explainer, "raid failed (acme=18), giving up"), (None, busy));
    assert_eq!(primary(&explainer, "raid has 17 disks, ACME makes errors"), (None, None));
}

#[test]
fn its_articles_are_shown_with_its_name() {
    let explainer = with(&acme());
    let explain =
        |id: &str| explainer.explain(id, &ExplainOptions::default()).unwrap_or_else(|error| panic!("{error}"));
    for id in ["disk-gone", "acme:17"] {
        let explanation = explain(id);
        assert_eq!((explanation.title.as_str(), explanation.pack.as_deref()), ("A disk is gone", Some("acme")), "{id}");
        assert_eq!(explanation.causes.iter().map(|cause| cause.likelihood).collect::<Vec<_>>(), [0.75, 0.25]);
        assert_eq!(explanation.diagnose[0].commands[0].text, "acmectl status {host}");
        assert_eq!(explanation.codes.iter().map(|code| code.id.as_str()).collect::<Vec<_>>(), ["acme:17"]);
    }
    for id in ["connection-reset", "winsock:10054", "acme-text:A-7"] {
        let explanation = explain(id);
        assert_eq!(
            (explanation.title.as_str(), explanation.background.as_str()),
            ("Reset by our gateway", "Ask the gateway team."),
            "{id}"
        );
        assert_eq!(explanation.pack.as_deref(), Some("acme"));
    }
    assert_eq!(explain("acme:18").title, "The array is busy");
    assert_eq!(explain("broken-pipe").pack, None);
    let conditions = explainer.conditions();
    let reset: Vec<&str> =
        conditions.iter().filter(|one| one.condition == "connection-reset").map(|one| one.title.as_str()).collect();
    assert_eq!(reset, ["Reset by our gateway"]);
}

#[test]
fn removing_a_pack_restores_what_was() {
    let mut explainer = with(&acme());
    assert_ne!(answers(&explainer), answers(&self::explainer()));
    assert!(explainer.remove_pack("acme"));
    assert_eq!(answers(&explainer), answers(&self::explainer()));
    assert!(!explainer.remove_pack("acme"));
    assert!(!explainer.remove_pack("catalog"), "the built-in catalog stays");
    assert_eq!(answers(&explainer), answers(&self::explainer()));
}

#[test]
fn packs_are_removed_in_any_order() {
    let other = json!({ "schema": 1, "name": "other", "codes": [{ "namespace": "acme", "value": 99, "symbol": "ACME_OTHER", "condition": "disk-gone" }],
        "conditions": [{ "slug": "disk-gone", "title": "Said otherwise", "summary": "Another portal says so." }] });
    let mut explainer = with(&acme());
    add(&mut explainer, &other).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        explainer.explain("acme:17", &ExplainOptions::default()).map(|one| one.title),
        Ok("Said otherwise".to_owned())
    );
    assert!(explainer.remove_pack("acme"));
    assert_eq!(ids(&explainer, "ACME_OTHER"), ["acme:99"]);
    assert_eq!(ids(&explainer, "ACME_DISK_GONE"), [""; 0]);
    assert_eq!(
        explainer.explain("acme:99", &ExplainOptions::default()).map(|one| one.title),
        Ok("Said otherwise".to_owned())
    );
    assert!(explainer.remove_pack("other"));
    assert_eq!(answers(&explainer), answers(&self::explainer()));
}

#[test]
fn a_pack_of_the_same_name_takes_the_place() {
    let mut explainer = with(&acme());
    let second =
        json!({ "schema": 1, "name": "acme", "codes": [{ "namespace": "acme", "value": 20, "symbol": "ACME_NEW" }] });
    for _ in 0..3 {
        add(&mut explainer, &second).unwrap_or_else(|error| panic!("{error}"));
    }
    assert_eq!(ids(&explainer, "ACME_NEW"), ["acme:20"]);
    assert_eq!(ids(&explainer, "ACME_DISK_GONE"), [""; 0]);
    assert_eq!(explainer.explain("connection-reset", &ExplainOptions::default()).expect("built in").pack, None);
}

#[test]
fn clones_do_not_see_each_others_packs() {
    let plain = explainer();
    let mut other = plain.clone();
    add(&mut other, &acme()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(ids(&plain, "ACME_DISK_GONE"), [""; 0]);
}

/// A pack of this content.
fn pack(content: Value) -> Value {
    let mut pack = json!({ "schema": 1, "name": "bad" });
    if let (Value::Object(pack), Value::Object(content)) = (&mut pack, content) {
        pack.extend(content);
    }
    pack
}

fn condition(content: Value) -> Value {
    let mut condition = json!({ "slug": "gone", "title": "Gone", "summary": "It went." });
    if let (Value::Object(condition), Value::Object(content)) = (&mut condition, content) {
        condition.extend(content);
    }
    pack(json!({ "conditions": [condition] }))
}

#[test]
fn every_defect_is_named_with_its_path() {
    let code = |content: Value| pack(json!({ "codes": [content] }));
    let ok = json!({ "namespace": "bad", "value": 1 });
    let cause = json!({ "id": "a", "title": "A", "text": "It.", "likelihood": 1 });
    let table: Vec<(Value, Vec<&str>)> = vec![
        (json!(null), vec![""]),
        (json!([]), vec![""]),
        (json!("pack"), vec![""]),
        (json!({}), vec!["schema", "name"]),
        (json!({ "schema": 2, "name": "" }), vec!["schema", "name"]),
        (json!({ "schema": "1", "name": 7 }), vec!["schema", "name"]),
        (json!({ "schema": 1, "name": "  " }), vec!["name"]),
        (pack(json!({ "colour": "red" })), vec!["colour"]),
        (
            pack(json!({ "codes": {}, "phrases": 1, "carriers": null, "conditions": "x" })),
            vec!["codes", "phrases", "carriers", "conditions"],
        ),
        (pack(json!({ "codes": [ok, ok] })), vec!["codes[1]"]),
        (code(json!(1)), vec!["codes[0]"]),
        (code(json!({})), vec!["codes[0].namespace", "codes[0].value"]),
        (code(json!({ "namespace": "", "value": "" })), vec!["codes[0].namespace", "codes[0].value"]),
        (code(json!({ "namespace": "bad", "value": 0.5 })), vec!["codes[0].value"]),
        (code(json!({ "namespace": "bad", "value": 4_294_967_296_u64 })), vec!["codes[0].value"]),
        (code(json!({ "namespace": "bad", "value": -2_147_483_649_i64 })), vec!["codes[0].value"]),
        (code(json!({ "namespace": "bad", "value": true })), vec!["codes[0].value"]),
        (code(json!({ "namespace": "bad", "value": 1, "platform": "amiga" })), vec!["codes[0].platform"]),
        (
            code(json!({ "namespace": "bad", "value": 1, "symbol": 1, "title": [], "summary": {}, "url": null })),
            vec!["codes[0].symbol", "codes[0].title", "codes[0].summary", "codes[0].url"],
        ),
        (code(json!({ "namespace": "bad", "value": 1, "sumary": "x" })), vec!["codes[0].sumary"]),
        (code(json!({ "namespace": "bad", "value": 1, "condition": "no-such-thing" })), vec!["codes[0]"]),
        (code(json!({ "namespace": "bad", "value": 1, "url": "javascript:alert(1)" })), vec!["codes[0].url"]),
        (pack(json!({ "codes": [ok, { "namespace": "bad", "value": "text" }] })), vec!["codes[1].value"]),
        (pack(json!({ "phrases": [{ "condition": "connection-reset" }] })), vec!["phrases[0].text"]),
        (pack(json!({ "phrases": [{ "text": "flux" }] })), vec!["phrases[0]"]),
        (
            pack(json!({ "phrases": [{ "text": "flux", "condition": "connection-reset", "code": "winsock:10054" }] })),
            vec!["phrases[0]"],
        ),
        (pack(json!({ "phrases": [{ "text": "flux", "condition": "no-such-thing" }] })), vec!["phrases[0]"]),
        (pack(json!({ "phrases": [{ "text": "flux", "code": "bad:1" }] })), vec!["phrases[0]"]),
        (pack(json!({ "phrases": [{ "text": "{}", "condition": "connection-reset" }] })), vec!["phrases[0]"]),
        (pack(json!({ "phrases": [{ "text": "...", "condition": "connection-reset" }] })), vec!["phrases[0]"]),
        (pack(json!({ "carriers": [{}] })), vec!["carriers[0].text", "carriers[0].namespace"]),
        (pack(json!({ "carriers": [{ "text": "ACME error", "namespace": "bad" }] })), vec!["carriers[0]"]),
        (pack(json!({ "carriers": [{ "text": "{} of {}", "namespace": "bad" }] })), vec!["carriers[0]"]),
        (pack(json!({ "carriers": [{ "text": "({})", "namespace": "bad" }] })), vec!["carriers[0]"]),
        (pack(json!({ "conditions": [1] })), vec!["conditions[0]", "conditions[0].slug"]),
        (
            pack(json!({ "conditions": [{}] })),
            vec!["conditions[0].title", "conditions[0].summary", "conditions[0].slug"],
        ),
        (
            condition(json!({ "criticality": { "level": "awful", "transient": "yes" } })),
            vec![
                "conditions[0].criticality.level",
                "conditions[0].criticality.transient",
                "conditions[0].criticality.text",
            ],
        ),
        (
            condition(
                json!({ "cause": [{ "id": "a" }, { "id": "b", "title": "B", "text": "It.", "likelihood": -1 }] }),
            ),
            vec![
                "conditions[0].cause[0].title",
                "conditions[0].cause[0].text",
                "conditions[0].cause[0].likelihood",
                "conditions[0].cause[1].likelihood",
            ],
        ),
        (condition(json!({ "cause": [cause, cause] })), vec!["conditions[0].cause[1]"]),
        (
            condition(json!({ "cause": [{ "id": "A b", "title": "A", "text": "It.", "likelihood": 1 }] })),
            vec!["conditions[0].cause[0]"],
        ),
        (
            condition(json!({ "resolve": [{ "id": "r", "title": "R", "text": "Do.", "causes": ["nobody"] }] })),
            vec!["conditions[0].resolve[0]"],
        ),
        (
            condition(
                json!({ "diagnose": [{ "id": "d", "title": "D", "text": "Do.", "command": [{ "platform": "windows", "shell": "sh", "text": "ls {planet}" }] }] }),
            ),
            vec!["conditions[0].diagnose[0]", "conditions[0].diagnose[0]"],
        ),
        (
            condition(json!({ "source": [{ "title": "S", "url": "http://acme.example" }] })),
            vec!["conditions[0].source[0]"],
        ),
        (
            condition(json!({ "related": [{ "condition": "no-such-thing", "difference": "Much." }] })),
            vec!["conditions[0]"],
        ),
        (
            pack(
                json!({ "conditions": [{ "slug": "a", "title": "A", "summary": "A." }, { "slug": "a", "title": "A", "summary": "A." }] }),
            ),
            vec!["conditions[1]"],
        ),
    ];
    let mut wrong = Vec::new();
    for (bad, paths) in table {
        let mut explainer = explainer();
        let named: Vec<String> = match add(&mut explainer, &bad) {
            Ok(_) => vec!["(it was taken)".to_owned()],
            Err(error) => error.defects.into_iter().map(|defect| defect.place).collect(),
        };
        let (mut got, mut wanted) = (named.clone(), paths.clone());
        got.sort();
        wanted.sort_unstable();
        if got != wanted {
            wrong.push(format!("{bad}\n    wanted {wanted:?}\n    got    {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_refused_pack_changes_nothing() {
    let mut bad = acme();
    bad["codes"][1]["platform"] = json!("amiga");
    let mut plain = explainer();
    let before = answers(&plain);
    add(&mut plain, &bad).expect_err("the platform is unknown");
    assert_eq!(answers(&plain), before);
    let mut explainer = with(&acme());
    let before = answers(&explainer);
    add(&mut explainer, &bad).expect_err("the platform is unknown");
    assert_eq!(answers(&explainer), before, "a pack of the same name that was refused leaves the old one");
}

#[test]
fn many_packs_stand_side_by_side() {
    let mut explainer = explainer();
    for number in 0..40 {
        let pack = json!({ "schema": 1, "name": format!("pack{number}"), "codes": [{ "namespace": format!("set{number}"), "value": number, "symbol": format!("SYMBOL_{number}") }] });
        add(&mut explainer, &pack).unwrap_or_else(|error| panic!("{error}"));
    }
    for number in (0..40).rev() {
        assert_eq!(ids(&explainer, &format!("SYMBOL_{number}")), [format!("set{number}:{number}")]);
        assert!(explainer.remove_pack(&format!("pack{number}")));
    }
}

#[test]
fn cut_and_foreign_packs_are_refused() {
    for (kind, bytes) in [(PackKind::Core, CORE), (PackKind::Articles, ARTICLES)] {
        let other = if kind == PackKind::Core { PackKind::Articles } else { PackKind::Core };
        assert!(Pack::open(bytes, kind).is_ok());
        assert!(Pack::open(bytes, other).is_err(), "kinds are told apart");
        for length in (0..400).chain([bytes.len() / 2, bytes.len() - 1]) {
            assert!(Pack::open(&bytes[..length], kind).is_err(), "{length} bytes of {}", bytes.len());
        }
        assert!(Pack::open([bytes, b"\0"].concat(), kind).is_err(), "one byte too many");
        for place in 0..28 {
            let mut damaged = bytes.to_vec();
            damaged[place] ^= 0x41;
            assert!(Pack::open(damaged, kind).is_err() || (16..24).contains(&place), "byte {place} of the header");
        }
    }
    for foreign in
        [&b""[..], b"EEPK", b"<!doctype html><title>404</title>", b"{\"schema\":1}", &[0; 4096], &[0xFF; 4096]]
    {
        assert!(Pack::open(foreign, PackKind::Core).is_err());
        let refused = explainer().load_articles(foreign).expect_err("these are no articles");
        assert!(!refused.to_string().is_empty());
    }
}

#[test]
fn articles_of_another_build_are_refused() {
    let mut other = ARTICLES.to_vec();
    other[16] ^= 1;
    assert!(explainer().load_articles(other).is_err());
    let mut explainer = explainer();
    assert!(explainer.load_articles(CORE).is_err());
    assert!(explainer.explain("connection-reset", &ExplainOptions::default()).is_ok_and(|one| !one.causes.is_empty()));
}

/// Reads everything that a pack holds.
fn walk(pack: &Pack) -> usize {
    let mut seen = pack.name().len()
        + pack.version().len()
        + pack.locales().count()
        + pack.phrase_count()
        + pack.identity() as usize % 7;
    for index in 0..=pack.namespace_count() {
        seen += pack.namespace(index).name.len() + pack.namespace_about(index).concat().len();
    }
    for wrapping in pack.wrappings() {
        let (name, into, fields) = pack.wrapping_text(wrapping.index);
        seen += name.len() + into.len() + fields.len();
    }
    for index in (0..=pack.code_count()).step_by(7) {
        let code = pack.code(index);
        seen += pack.code_names(index).len() + code.title.len() + code.summary.len() + code.url.len();
        seen += pack.codes_with_bits(code.bits).take(1000).count() + pack.code_text(index).len();
        seen += pack.codes_with_text(&pack.code_text(index)).take(1000).count();
    }
    pack.each_code_names(&pack.name_words(), |_, names| seen += names.len());
    for namespace in 0..=pack.namespace_count() {
        seen += pack.codes_of_namespace(namespace).len() + pack.fields(namespace).count();
    }
    for index in 0..=pack.condition_count() {
        seen += pack.condition(index).slug.len() + pack.condition(index).summary.len();
    }
    for row in 0..=pack.phrase_rows().min(5000) {
        let (before, behind) = pack.phrase_parts(row);
        seen += before.len() + behind.len() + pack.phrase(row).part.words;
        seen += pack.phrase_targets(row).into_iter().map(|hint| pack.hint(hint as usize).0.len()).sum::<usize>();
    }
    let keys: Vec<_> = pack.phrase_keys().chain(pack.carrier_keys()).step_by(7).collect();
    for key in keys {
        seen += pack.phrases_with_key(key).len() + pack.carriers_with_key(key).count();
    }
    for index in 0..=pack.carrier_count().min(5000) {
        seen += pack.carrier(index).len() + pack.readings(index).count();
    }
    seen += pack.yields().count()
        + pack.carriers_around_phrases().count()
        + pack.endpoints().map(|one| one.text.len()).sum::<usize>();
    seen += pack.weights().count();
    seen + pack.service(443).map_or(0, str::len) + pack.service_port("https").map_or(0, usize::from)
}

fn walk_tree(tree: Tree<'_>, depth: usize) -> usize {
    if depth > 20 {
        return 0;
    }
    let entries: usize = tree.entries().take(1000).map(|(key, value)| key.len() + walk_tree(value, depth + 1)).sum();
    let items: usize = tree.items().take(1000).map(|item| walk_tree(item, depth + 1)).sum();
    entries + items + tree.text().len() + usize::from(tree.is_true()) + tree.number().map_or(0, |_| 1)
}

/// Where to damage a pack: the section table is hit often, because all else hangs on it.
fn damage() -> impl Strategy<Value = Vec<(prop::sample::Index, bool, u8)>> {
    proptest::collection::vec((any::<prop::sample::Index>(), any::<bool>(), any::<u8>()), 1..12)
}

fn damaged(bytes: &[u8], changes: &[(prop::sample::Index, bool, u8)]) -> Vec<u8> {
    let mut damaged = bytes.to_vec();
    for (place, early, byte) in changes {
        let place = if *early { 24 + place.index(500.min(bytes.len() - 24)) } else { place.index(bytes.len()) };
        damaged[place] = *byte;
    }
    damaged
}

/// The compiled form of the portal's pack.
fn compiled() -> &'static Compiled {
    static ONE: OnceLock<Compiled> = OnceLock::new();
    ONE.get_or_init(|| {
        let source = portal::read(&node(&acme())).expect("it is a sound pack");
        let explainer = explainer();
        let known = |slug: &str| explainer.explain(slug, &ExplainOptions::default()).is_ok();
        compile(&source, Known { condition: &known, code: &known }, &[]).expect("it compiles")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_core_is_refused_or_read_without_trap(changes in damage()) {
        if let Ok(pack) = Pack::open(damaged(CORE, &changes), PackKind::Core) {
            walk(&pack);
        }
    }

    #[test]
    fn damaged_articles_are_refused_or_shown_without_trap(changes in damage()) {
        let bytes = damaged(ARTICLES, &changes);
        if let Ok(pack) = Pack::open(bytes.clone(), PackKind::Articles) {
            for slug in ["connection-reset", "broken-pipe", "no-such-thing", ""] {
                walk_tree(pack.article(slug).unwrap_or_default(), 0);
            }
        }
        let mut explainer = explainer();
        if explainer.load_articles(bytes).is_ok() {
            for condition in explainer.conditions().into_iter().filter(|condition| condition.full) {
                prop_assert!(explainer.explain(&condition.condition, &ExplainOptions::default()).is_ok());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_engine_with_a_damaged_pack_answers_without_trap(changes in damage(), articles in damage()) {
        let mut knowledge = Knowledge::built_in().expect("the catalog opens");
        if knowledge.add(damaged(&compiled().core, &changes), damaged(&compiled().articles, &articles)).is_ok() {
            let knowledge = Arc::new(knowledge);
            let mut scanner = Scanner::of_text(Arc::clone(&knowledge), ClassifyOptions::default());
            scanner.push(b"ACME error 17: the flux capacitor of array 3 is discharged (acme=18)\nArray busy by another tenant, ECONNRESET (104)");
            prop_assert_eq!(scanner.finish().density.len(), 64);
            for condition in knowledge.conditions() {
                let codes = knowledge.codes_of(condition);
                prop_assert!(codes.iter().all(|code| !knowledge.code_ref(*code).id.is_empty()));
                let tree = knowledge.article(knowledge.describe(condition).slug).map(|(tree, _)| tree);
                walk_tree(tree.unwrap_or_default(), 0);
            }
        }
    }

    #[test]
    fn random_bytes_are_no_pack(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        prop_assert!(Pack::open(bytes.clone(), PackKind::Core).is_err());
        prop_assert!(Pack::open(bytes, PackKind::Articles).is_err());
    }
}

#[test]
fn the_published_schema_is_that_of_the_validation() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/src/pack.schema.json");
    let schema = error_explainer_pack::json_schema::of_packs();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &schema).expect("the schema is written");
    }
    let published = std::fs::read_to_string(path).expect("the schema is published");
    let read = |text: &str| serde_json::from_str::<Value>(text).expect("a schema is JSON");
    assert_eq!(read(&published), read(&schema), "run this test with BLESS=1 to publish the schema anew");
}
