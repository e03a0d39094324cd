//! The laws that the fuzz targets hold, on random input without a fuzzer: whatever comes in, the answer is sound.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use std::sync::OnceLock;

use error_explainer::{ClassifyOptions, Encoding, ExplainOptions, Explainer, LookupOptions, Node, ReportOptions};
use proptest::collection::vec;
use proptest::prelude::*;

mod laws;

/// Explainers are cheap to clone, not to make.
fn explainer() -> Explainer {
    static ONE: OnceLock<Explainer> = OnceLock::new();
    let make = || {
        let mut explainer = Explainer::new().expect("the catalog opens");
        let articles: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/articles.bin"));
        explainer.load_articles(articles).expect("both are of one build");
        explainer
    };
    ONE.get_or_init(make).clone()
}

/// What errors are made of, so that random texts are not merely noise.
const FRAGMENTS: &[&str] = &[
    "ECONNRESET",
    "econnrefused",
    "WSAECONNRESET",
    "EAI_AGAIN",
    "UV_EOF",
    "10054",
    "104",
    "-104",
    "-4077",
    "0x80072746",
    "2147952454",
    "Connection reset by peer",
    "connection",
    "reset",
    "by peer",
    "Verbindungsaufbau abgelehnt",
    "错误代码",
    "连接被对方重设",
    "errno",
    "errno: ",
    "os error ",
    "(os error ",
    "[WinError ",
    "[Errno ",
    "]",
    ")",
    "(",
    ": ",
    "'",
    "\"",
    " ",
    "  ",
    "\t",
    "\n",
    "\r\n",
    "\0",
    "\u{FEFF}",
    "\u{FFFD}",
    "😀",
    "é",
    "e\u{301}",
    "İı",
    "ß",
    "Ａ",
    "upstream: \"http://",
    "10.0.54.12",
    ":8104",
    "/",
    "[::1]:80",
    "host=",
    "port ",
    "Caused by: ",
    "The above exception was the direct cause of",
    "2024-03-01T10:54:22.104Z ",
    "2024/03/01 10:54:22 ",
    "nginx",
    "java.net.SocketException",
    "ConnectionResetError",
    "at java.base/java.net.Socket",
    "no errors",
    "#define ",
    "x",
    "_",
    "-",
    "0",
    "9999999999999999999",
    "{}",
    "{host}",
    "$(id)",
    "password=hunter2",
    "Bearer abcdef0123456789",
    "user:pass@",
    "C:\\Users\\me\\",
    "/home/me/",
    "me@example.com",
];

fn soup() -> impl Strategy<Value = String> {
    let fragment = proptest::sample::select(FRAGMENTS).prop_map(str::to_owned);
    let part = prop_oneof![6 => fragment, 1 => "\\PC{0,6}", 1 => any::<char>().prop_map(String::from)].boxed();
    prop_oneof![vec(part.clone(), 0..4), vec(part, 0..60)].prop_map(|parts| parts.concat())
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let noise = vec(any::<u8>(), 0..300);
    let damaged = (soup(), vec((any::<prop::sample::Index>(), any::<u8>()), 0..8)).prop_map(|(text, changes)| {
        let mut bytes = text.into_bytes();
        for (place, byte) in changes {
            if let Some(damaged) =
                (!bytes.is_empty()).then(|| place.index(bytes.len())).and_then(|place| bytes.get_mut(place))
            {
                *damaged = byte;
            }
        }
        bytes
    });
    prop_oneof![noise, damaged]
}

fn encoding() -> impl Strategy<Value = Option<Encoding>> {
    proptest::sample::select(vec![
        None,
        Some(Encoding::Utf8),
        Some(Encoding::Utf16Le),
        Some(Encoding::Utf16Be),
        Some(Encoding::Windows1252),
    ])
}

/// A JSON value, shaped like a pack now and then.
fn pack() -> impl Strategy<Value = String> {
    let keys = [
        "schema",
        "name",
        "codes",
        "phrases",
        "carriers",
        "conditions",
        "namespace",
        "value",
        "symbol",
        "text",
        "condition",
        "code",
        "slug",
        "title",
        "summary",
        "cause",
        "id",
        "likelihood",
        "when",
        "factor",
        "diagnose",
        "command",
        "platform",
        "shell",
        "observation",
        "shifts",
        "criticality",
        "level",
        "developer",
        "retry",
        "related",
        "locale",
        "url",
    ];
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|value| value.to_string()),
        any::<i32>().prop_map(|value| value.to_string()),
        proptest::sample::select(
            &[
                "1",
                "17",
                "-1",
                "1e300",
                "0.5",
                "4294967296",
                "\"\"",
                "\"acme\"",
                "\"ACME error {}\"",
                "\"connection-reset\"",
                "\"windows\"",
                "\"sh\""
            ][..]
        )
        .prop_map(str::to_owned),
        soup().prop_map(|text| serde_json::to_string(&text).expect("a string is JSON")),
    ];
    let value = leaf.prop_recursive(5, 64, 8, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(","))),
            vec((proptest::sample::select(keys.to_vec()), inner), 0..8).prop_map(object),
        ]
    });
    let lists = proptest::sample::select(vec!["codes", "phrases", "carriers", "conditions"]);
    vec((lists, vec(value, 0..4)), 0..5).prop_map(|parts| {
        let parts = parts.iter().map(|(key, items)| format!(",\"{key}\":[{}]", items.join(",")));
        format!("{{\"schema\":1,\"name\":\"acme\"{}}}", parts.collect::<String>())
    })
}

fn object(entries: Vec<(&str, String)>) -> String {
    let entries: Vec<String> = entries.into_iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
    format!("{{{}}}", entries.join(","))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_classified_soundly(text in soup(), least in proptest::option::of(0.0..=1.0), most in proptest::option::of(0_usize..5)) {
        let options = ClassifyOptions { min_confidence: least, max_findings: most, ..ClassifyOptions::default() };
        laws::classify(&explainer(), &text, &options);
    }

    #[test]
    fn any_bytes_are_classified_soundly(bytes in bytes(), encoding in encoding()) {
        laws::classify_bytes(&explainer(), &bytes, &ClassifyOptions { encoding, ..ClassifyOptions::default() });
    }

    #[test]
    fn any_chunks_are_the_whole_text(text in soup(), lengths in vec(0_usize..20, 0..20)) {
        let whole = laws::classify(&explainer(), &text, &ClassifyOptions::default());
        let parts = laws::classify_in_chunks(&explainer(), text.as_bytes(), &lengths);
        prop_assert_eq!(laws::json(&parts), laws::json(&whole));
    }

    #[test]
    fn any_query_is_looked_up_soundly(query in soup(), limit in proptest::option::of(0_usize..30)) {
        laws::lookup(&explainer(), &query, &LookupOptions { limit, ..LookupOptions::default() });
    }

    #[test]
    fn any_number_is_looked_up_soundly(number in any::<i64>(), small in -5000_i32..15_000) {
        for query in [number.to_string(), format!("0x{number:X}"), small.to_string(), format!("0x{small:x}"), format!("errno: {small}")] {
            laws::lookup(&explainer(), &query, &LookupOptions::default());
        }
    }

    #[test]
    fn anything_typed_is_completed_soundly(typed in prop_oneof![soup(), "[A-Za-z_:]{0,12}"], limit in proptest::option::of(0_usize..10)) {
        laws::suggest(&explainer(), &typed, limit);
    }

    #[test]
    fn every_finding_is_explained_and_reported(text in soup()) {
        let explainer = explainer();
        let result = laws::classify(&explainer, &text, &ClassifyOptions { min_confidence: Some(0.0), ..ClassifyOptions::default() });
        for finding in &result.findings {
            let explanation = explainer.explain_finding(finding, &ExplainOptions::default());
            prop_assert_eq!(&explanation.condition, &finding.condition);
        }
        let report = explainer.report(&result, &ReportOptions { text: Some(text.clone()), ..ReportOptions::default() });
        prop_assert!(report.starts_with("# "), "{}", report);
        let masked = explainer.redact(&text).text;
        prop_assert_eq!(&explainer.redact(&masked).text, &masked, "masking what is masked changes nothing");
    }

    #[test]
    fn any_pack_is_taken_or_refused_with_its_defects(pack in pack()) {
        let node: Node = serde_json::from_str(&pack).expect("it is JSON");
        let mut explainer = explainer();
        match explainer.add_pack(&node) {
            Ok(report) => {
                prop_assert_eq!(&report.name, "acme");
                laws::classify(&explainer, "ACME error 17: Connection reset by peer (104)", &ClassifyOptions::default());
                prop_assert!(explainer.remove_pack("acme"));
            }
            Err(error) => {
                prop_assert!(!error.defects.is_empty());
                prop_assert!(error.defects.iter().all(|defect| !defect.message.is_empty()));
            }
        }
    }
}
