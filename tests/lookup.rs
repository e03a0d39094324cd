//! One code or symbol: which codes it can be, in every notation in which people meet it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use std::collections::BTreeSet;

use error_explainer::{CodeMatch, CodeValue, Explainer, LookupOptions};

mod laws;
mod whole;

use whole::explainer;

fn lookup(query: &str) -> Vec<CodeMatch> {
    laws::lookup(&explainer(), query, &LookupOptions::default())
}

fn first(query: &str) -> String {
    lookup(query).first().map_or_else(|| "nothing".to_owned(), |found| found.code.id.clone())
}

fn assert_first(table: &[(&str, &str)]) {
    let wrong: Vec<_> =
        table.iter().map(|(query, id)| (query, id, first(query))).filter(|(_, id, got)| got != *id).collect();
    assert!(wrong.is_empty(), "query, wanted, got: {wrong:#?}");
}

fn in_namespace(namespace: &str) -> LookupOptions {
    LookupOptions { namespace: Some(namespace.to_owned()), ..LookupOptions::default() }
}

/// Whether a query, asked in the code's own namespace, gives the code.
fn gives(explainer: &Explainer, query: &str, code: &CodeMatch) -> bool {
    let matches = laws::lookup(explainer, query, &in_namespace(&code.code.namespace));
    matches.iter().any(|found| found.code.id == code.code.id)
}

#[test]
fn symbols_are_found_in_any_case() {
    assert_first(&[
        ("WSAECONNRESET", "winsock:10054"),
        ("wsaeconnreset", "winsock:10054"),
        ("WsaEConnReset", "winsock:10054"),
        ("  WSAECONNRESET\n", "winsock:10054"),
        ("ECONNRESET", "linux-errno:104"),
        ("econnreset", "linux-errno:104"),
        ("EWOULDBLOCK", "linux-errno:11"),
        ("eagain", "linux-errno:11"),
        ("EAI_NONAME", "eai-glibc:-2"),
        ("UV_ECONNRESET", "libuv:-4077"),
    ]);
}

#[test]
fn numbers_are_read_in_decimal_and_hexadecimal() {
    assert_first(&[
        ("10054", "winsock:10054"),
        (" 10054 ", "winsock:10054"),
        ("(10054)", "winsock:10054"),
        ("0x2746", "winsock:10054"),
        ("0X2746", "winsock:10054"),
        ("-104", "linux-errno:104"),
        ("\u{2212}104", "linux-errno:104"),
        ("-4077", "libuv:-4077"),
        ("111", "linux-errno:111"),
        ("61", "macos-errno:61"),
    ]);
}

#[test]
fn digits_that_may_be_hexadecimal_give_both_readings() {
    let ids: Vec<String> = lookup("2746").into_iter().map(|found| found.code.id).collect();
    assert!(ids.contains(&"winsock:10054".to_owned()), "{ids:?}");
    // However many sets have an 11, one that has a 17 is among the twenty.
    let values: BTreeSet<_> = lookup("11").into_iter().map(|found| found.code.hex).collect();
    assert!(values.contains(&Some("0xB".to_owned())) && values.contains(&Some("0x11".to_owned())), "{values:?}");
}

#[test]
fn codes_are_found_in_their_usual_dressing() {
    assert_first(&[
        ("os error 10054", "winsock:10054"),
        ("(os error 104)", "linux-errno:104"),
        ("[WinError 10054]", "winsock:10054"),
        ("WinError 10054", "winsock:10054"),
        ("[winerror 10054]", "winsock:10054"),
        ("[Errno 104]", "linux-errno:104"),
        ("Errno 60", "macos-errno:60"),
        ("errno 104", "linux-errno:104"),
        ("errno=104", "linux-errno:104"),
        ("errno -104", "linux-errno:104"),
        ("errno: -104", "linux-errno:104"),
        ("errno: -4077", "libuv:-4077"),
        ("errno: -4077,", "libuv:-4077"),
        ("WSAECONNRESET (10054)", "winsock:10054"),
        ("10054 WSAECONNRESET", "winsock:10054"),
        ("ECONNRESET (54)", "macos-errno:54"),
        ("Error 10054", "winsock:10054"),
        ("error code 10054", "winsock:10054"),
        ("Error: 10054", "winsock:10054"),
        ("WSAGetLastError() = 10054", "winsock:10054"),
        ("Socket Error # 10054", "winsock:10054"),
        ("winsock:10054", "winsock:10054"),
    ]);
}

#[test]
fn hresults_are_unwrapped() {
    for query in ["0x80072746", "0X80072746", "80072746", "-2147014842", "2147952454", "HRESULT: 0x80072746"] {
        let found = lookup(query).into_iter().find(|found| found.code.id == "winsock:10054");
        let found = found.unwrap_or_else(|| panic!("{query} is not winsock:10054"));
        assert_eq!(found.via.as_deref(), Some("HRESULT_FROM_WIN32(10054)"), "{query}");
        assert!(found.fields.iter().any(|field| field.value.contains("FACILITY_WIN32")), "{query}: {:?}", found.fields);
        assert_eq!(first(query), "winsock:10054", "{query}");
    }
}

#[test]
fn a_negated_errno_says_how_it_was_read() {
    let found = lookup("-104").remove(0);
    assert!(found.via.as_deref().is_some_and(|via| via.contains("104")), "{:?}", found.via);
    assert_eq!(lookup("-4077").remove(0).via, None);
}

#[test]
fn all_readings_of_104_are_listed_with_linux_first() {
    let matches = explainer().lookup("104", &LookupOptions { limit: Some(usize::MAX), ..LookupOptions::default() });
    assert_eq!(matches[0].code.id, "linux-errno:104");
    assert_eq!(matches[0].condition.as_deref(), Some("connection-reset"));
    assert!(matches.iter().any(|found| found.code.platform == "windows"), "Windows' C runtime has a 104 too");
    assert!(matches.iter().any(|found| found.code.platform == "macos"), "macOS has a 104 too");
    assert!(matches[0].score > 0.5, "{}", matches[0].score);
    let sum: f64 = matches.iter().map(|found| found.score).sum();
    assert!((sum - 1.0).abs() < 1e-9, "{sum}");
}

#[test]
fn macos_is_the_first_reading_of_54() {
    let found = lookup("54").remove(0);
    assert_eq!((found.code.id.as_str(), found.condition.as_deref()), ("macos-errno:54", Some("connection-reset")));
    let ids: Vec<&str> = found.equivalents.iter().map(|code| code.id.as_str()).collect();
    for id in ["linux-errno:104", "winsock:10054", "freebsd-errno:54", "libuv:-4077"] {
        assert!(ids.contains(&id), "{id} is none of {ids:?}");
    }
}

#[test]
fn what_is_no_code_gives_nothing() {
    for query in [
        "",
        " ",
        "-",
        "0x",
        "0xZZ",
        "hello",
        "hello world",
        "connection",
        "WSAENOTHING",
        "999999999999",
        "123456789",
        "-123456789",
        "1.2.3",
        "10:54:22",
        "10054ms",
        "winsock:",
        "winsock:99999",
        "nowhere:10054",
        "💥",
        "\0",
        "os error",
        "[WinError ]",
        "10.0.54.12",
        "2024-03-01",
    ] {
        assert_eq!(lookup(query).iter().map(|found| found.code.id.as_str()).collect::<Vec<_>>(), [""; 0], "{query:?}");
    }
}

#[test]
fn the_namespace_option_keeps_only_its_readings() {
    let explainer = explainer();
    let matches = laws::lookup(&explainer, "104", &in_namespace("windows-crt-errno"));
    assert_eq!(matches.iter().map(|found| found.code.id.as_str()).collect::<Vec<_>>(), ["windows-crt-errno:104"]);
    assert!((matches[0].score - 1.0).abs() < 1e-9);
    assert!(explainer.lookup("104", &in_namespace("nowhere")).is_empty());
}

#[test]
fn the_platform_option_adds_weight_and_hides_nothing() {
    let explainer = explainer();
    for (query, platform, id) in [
        ("60", "macos", "macos-errno:60"),
        ("ECONNRESET", "macos", "macos-errno:54"),
        ("ECONNRESET", "freebsd", "freebsd-errno:54"),
        ("os error 104", "linux", "linux-errno:104"),
    ] {
        let asked = LookupOptions { platform: Some(platform.to_owned()), ..LookupOptions::default() };
        let matches = laws::lookup(&explainer, query, &asked);
        let unasked = lookup(query);
        assert_eq!(matches[0].code.id, id, "{query} on {platform}");
        assert_eq!(matches.len(), unasked.len(), "{query} on {platform}");
        let before = unasked.iter().find(|found| found.code.id == id).map(|found| found.score);
        assert!(before.is_some_and(|score| score < matches[0].score), "{query} on {platform}: {before:?}");
    }
}

#[test]
fn the_limit_option_cuts_the_tail() {
    let all = lookup("104");
    for limit in 0..=all.len() {
        let asked = LookupOptions { limit: Some(limit), ..LookupOptions::default() };
        let ids: Vec<String> = explainer().lookup("104", &asked).into_iter().map(|found| found.code.id).collect();
        assert_eq!(ids, all[..limit].iter().map(|found| found.code.id.clone()).collect::<Vec<_>>());
    }
}

#[test]
fn what_is_said_twice_gives_each_code_once() {
    for query in ["ECONNRESET ECONNRESET", "[WinError 10054] WSAECONNRESET", "ECONNRESET]ECONNRESET"] {
        let twice = lookup(query);
        let once: Vec<_> = twice.iter().filter(|found| found.code.id == twice[0].code.id).collect();
        assert_eq!(once.len(), 1, "{query}");
    }
}

/// The ways in which programs print the codes of a set.
const CARRIERS: &[(&str, &[&str])] = &[
    ("winsock", &["[WinError {}]", "WinError {}", "os error {}", "WSAGetLastError() = {}", "Winsock error {}"]),
    ("linux-errno", &["[Errno {}]", "errno {}", "errno={}", "errno: -{}", "errno -{}", "os error {}", "(os error {})"]),
    ("macos-errno", &["[Errno {}]", "errno {}", "errno: -{}", "os error {}"]),
    ("freebsd-errno", &["[Errno {}]", "errno {}"]),
    ("windows-crt-errno", &["[Errno {}]", "errno {}"]),
    ("eai-glibc", &["[Errno {}]"]),
    ("eai-bsd", &["[Errno {}]"]),
    ("eai-windows", &["[Errno {}]"]),
    ("libuv", &["errno: {}", "errno: {},", "errno={}"]),
];

#[test]
fn every_code_is_read_in_the_carriers_of_its_platform() {
    let explainer = explainer();
    let mut lost = Vec::new();
    for (namespace, carriers) in CARRIERS {
        for code in explainer.codes(namespace, 0, Some(usize::MAX)) {
            let CodeValue::Number(value) = code.code.value else { panic!("{} is no number", code.code.id) };
            let queries = carriers.iter().map(|carrier| carrier.replace("{}", &value.to_string()));
            lost.extend(queries.filter(|query| !gives(&explainer, query, &code)));
        }
    }
    assert!(lost.is_empty(), "{} are not read: {lost:?}", lost.len());
}

#[test]
fn every_winsock_error_is_read_as_an_hresult() {
    let explainer = explainer();
    for code in explainer.codes("winsock", 0, Some(usize::MAX)) {
        let CodeValue::Number(value) = code.code.value else { panic!("{} is no number", code.code.id) };
        let hresult = 0x8007_0000_u32 | u32::try_from(value).expect("Winsock's codes are positive");
        let signed = hresult.cast_signed().to_string();
        for query in [format!("0x{hresult:08X}"), format!("{hresult:08x}"), hresult.to_string(), signed] {
            assert!(gives(&explainer, &query, &code), "{query} is not {}", code.code.id);
        }
    }
}

/// What people paste from every platform, and the code that they mean.
#[test]
fn the_first_reading_is_what_people_mean() {
    assert_first(&[
        ("0x80070643", "win32:1603"),
        ("0x8024402c", "hresult:0x8024402C"),
        ("0xC0000135", "ntstatus:0xC0000135"),
        ("0xC000021A", "ntstatus:0xC000021A"),
        ("-1073741515", "ntstatus:0xC0000135"),
        ("3221225781", "ntstatus:0xC0000135"),
        ("0x800F0922", "hresult:0x800F0922"),
        ("0x80131500", "hresult:0x80131500"),
        ("STATUS_SXS_ASSEMBLY_NOT_FOUND", "ntstatus:0xC0150004"),
        ("ERROR_INSTALL_FAILURE", "win32:1603"),
        ("1603", "win32:1603"),
        ("12029", "win32:12029"),
        ("SEC_E_UNTRUSTED_ROOT", "hresult:0x80090325"),
        ("EAI_AGAIN", "eai-glibc:-3"),
        ("exit code 137", "signal-linux:9"),
        ("SIGSEGV", "signal-linux:11"),
        ("ORA-03113", "oracle:3113"),
        ("MySQL 2013", "mysql:2013"),
        ("57P01", "postgresql:57P01"),
        ("SQLSTATE[HY000] [2002]", "mysql:2002"),
        ("AADSTS50011", "aadsts:50011"),
        ("NS_ERROR_NET_RESET", "firefox:0x804B0014"),
        ("net::ERR_CERT_AUTHORITY_INVALID", "chromium-net:-202"),
        ("NSURLErrorDomain -1005", "nsurl:-1005"),
        ("curl 35", "curl:35"),
        ("X509_V_ERR_CERT_HAS_EXPIRED", "openssl-verify:10"),
        ("SSL_ERROR_SYSCALL", "openssl-ssl-error:5"),
        ("PROTOCOL_ERROR", "http2:1"),
        ("PROTOCOL_ERROR (HTTP/2)", "http2:1"),
        ("CrashLoopBackOff", "kubernetes:CrashLoopBackOff"),
        ("UC (Envoy)", "envoy-flags:UC"),
        ("sD-- (HAProxy)", "haproxy-termination:sD"),
        ("5.7.1", "smtp-enhanced:5.7.1"),
        ("RCODE 2", "dns-rcode:2"),
        ("MQTT 0x87", "mqtt:135"),
    ]);
}

/// Several protocols have an error of that name.
#[test]
fn protocol_error_is_ranked_among_its_namesakes() {
    let found = lookup("PROTOCOL_ERROR");
    assert!(found.len() > 1 && found[0].score < 1.0, "{:?}", found.iter().map(|one| &one.code.id).collect::<Vec<_>>());
}
