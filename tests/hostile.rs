//! Texts that nobody would write and everybody may paste: the answer is sound, and there is one.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use std::time::Instant;

use error_explainer::{ClassifyOptions, Encoding, ExplainOptions, LookupOptions};

mod laws;
mod whole;

use whole::explainer;

const MEGABYTE: usize = 1 << 20;
const ENCODINGS: [Option<Encoding>; 5] =
    [None, Some(Encoding::Utf8), Some(Encoding::Utf16Le), Some(Encoding::Utf16Be), Some(Encoding::Windows1252)];

fn found(text: &str) -> Vec<(Option<String>, u64)> {
    let result = laws::classify(&explainer(), text, &ClassifyOptions::default());
    result.findings.into_iter().map(|finding| (finding.condition, finding.count)).collect()
}

fn once(condition: &str) -> Vec<(Option<String>, u64)> {
    vec![(Some(condition.to_owned()), 1)]
}

#[test]
fn texts_without_words_show_nothing() {
    for text in [
        String::new(),
        " ".to_owned(),
        "\n".to_owned(),
        "\r\n\t \u{A0}\u{3000}\u{FEFF}\u{2028}".to_owned(),
        "\0".to_owned(),
        "\0".repeat(MEGABYTE),
        "\u{FFFD}".repeat(1000),
        " ".repeat(10 * MEGABYTE),
        "\n".repeat(10 * MEGABYTE),
        "\r\n".repeat(MEGABYTE),
        "(".repeat(MEGABYTE),
        "[{(".repeat(100_000) + &")}]".repeat(100_000),
        "\u{301}".repeat(100_000),
        "💥".repeat(100_000),
    ] {
        assert_eq!(found(&text), [], "{} bytes of {:.12?}", text.len(), text);
    }
}

#[test]
fn lines_are_counted_however_many_there_are() {
    for lines in [0, 1, 2, 63, 64, 65, 1_000_000] {
        let result = laws::classify(&explainer(), &"\n".repeat(lines), &ClassifyOptions::default());
        assert_eq!(result.lines, lines as u64 + 1);
    }
}

#[test]
fn an_error_is_found_in_one_line_of_ten_megabytes() {
    let padding = "lorem ipsum dolor 12345 ".repeat(5 * MEGABYTE / 24);
    let solid = "x".repeat(5 * MEGABYTE);
    for around in [padding, solid, "错".repeat(MEGABYTE), "=".repeat(5 * MEGABYTE)] {
        let text = format!("{around} ECONNRESET {around}");
        assert_eq!(found(&text), once("connection-reset"), "{around:.12}");
    }
}

#[test]
fn an_error_is_found_between_nul_bytes_and_lone_surrogates() {
    for text in [
        "\0\0\0ECONNRESET\0\0\0",
        "\u{FFFD}Connection reset by peer\u{FFFD}",
        "\u{FFFD}\0recv() failed (104: Connection reset by peer)\0",
        "\u{1B}[31mECONNRESET\u{1B}[0m",
    ] {
        assert_eq!(found(text), once("connection-reset"), "{text:?}");
    }
    let broken: Vec<u8> = [0xD83D_u16, 0x20]
        .into_iter()
        .chain("ECONNRESET here".encode_utf16())
        .chain([0x20, 0xDE00, 0xD83D])
        .flat_map(u16::to_le_bytes)
        .collect();
    let options = ClassifyOptions { encoding: Some(Encoding::Utf16Le), ..ClassifyOptions::default() };
    let finding = laws::classify_bytes(&explainer(), &broken, &options).primary.expect("it is found");
    assert_eq!((finding.condition.as_deref(), finding.start, finding.end), (Some("connection-reset"), 4, 24));
}

#[test]
fn deep_brackets_hide_nothing() {
    let text = format!("{}ECONNRESET{}", "[".repeat(200_000), "]".repeat(200_000));
    assert_eq!(found(&text), once("connection-reset"));
    let text = "{\"error\":".repeat(50_000) + "\"ECONNRESET\"" + &"}".repeat(50_000);
    assert_eq!(found(&text), once("connection-reset"));
}

#[test]
fn a_million_repeats_fold_into_one_finding() {
    let million = 1_000_000;
    assert_eq!(found(&"ECONNRESET\n".repeat(million)), [(Some("connection-reset".to_owned()), million as u64)]);
}

#[test]
fn a_line_of_many_symbols_is_one_event() {
    assert_eq!(found(&"ECONNRESET ".repeat(200_000)), once("connection-reset"));
    let many =
        "Connection reset by peer. Connection refused. Broken pipe (os error 32) [WinError 10060] Operation timed out "
            .repeat(2000);
    let counts: Vec<u64> = found(&many).into_iter().map(|(_, count)| count).collect();
    assert_eq!(counts, [1; 4]);
}

/// Seconds that a text takes, the best of three.
fn seconds(text: &str) -> f64 {
    let explainer = explainer();
    let once = |_| {
        let start = Instant::now();
        let result = explainer.classify(text, &ClassifyOptions::default());
        assert!(result.primary.is_some(), "{text:.40}");
        start.elapsed().as_secs_f64()
    };
    (0..3).map(once).fold(f64::MAX, f64::min)
}

#[test]
fn the_time_grows_with_the_length_of_a_line_and_no_faster() {
    for unit in [
        "ECONNRESET ",
        "Connection reset by peer (104), ",
        "errno errno: (os error [WinError upstream: \"http:// connect to 10.0.0.1 port ECONNRESET ",
        "error code: 10054; ",
        "[[[[((((((ECONNRESET:",
    ] {
        let (short, long) = (seconds(&unit.repeat(12_000 / unit.len())), seconds(&unit.repeat(96_000 / unit.len())));
        assert!(
            long < 24.0 * short + 0.05,
            "{unit:?}: eight times the text took {:.0} times as long: {long:.2} s",
            long / short
        );
    }
}

#[test]
fn every_byte_and_every_pair_of_bytes_is_read() {
    let all: Vec<u8> = (0..=255).collect();
    let pairs: Vec<u8> = all.iter().flat_map(|first| all.iter().flat_map(move |second| [*first, *second])).collect();
    for encoding in ENCODINGS {
        let options = ClassifyOptions { encoding, ..ClassifyOptions::default() };
        for bytes in [&all[..], &pairs[..], &all.repeat(2000)] {
            laws::classify_bytes(&explainer(), bytes, &options);
        }
        for byte in 0..=255 {
            laws::classify_bytes(&explainer(), &[byte], &options);
        }
    }
}

#[test]
fn malformed_utf8_around_an_error_is_tolerated() {
    for around in [
        &b"\xFF"[..],
        b"\xC3",
        b"\xE9\x94",
        b"\xF0\x9F\x98",
        b"\x80\x80\x80",
        b"\xED\xA0\x80",
        b"\xC0\xAF",
        b"\xF8\x88\x80\x80\x80",
    ] {
        for separator in [&b" "[..], b"\n", b": "] {
            let bytes = [around, separator, b"ECONNRESET", separator, around, separator].concat();
            let result = laws::classify_bytes(&explainer(), &bytes, &ClassifyOptions::default());
            let finding = result.primary.unwrap_or_else(|| panic!("nothing is found in {bytes:?}"));
            let start = (around.len() + separator.len()) as u64;
            assert_eq!((finding.start, finding.end), (start, start + 10), "{bytes:?}");
        }
    }
}

#[test]
fn cut_byte_order_marks_and_half_units_are_tolerated() {
    for bytes in [
        &b"\xFF"[..],
        b"\xFE",
        b"\xEF",
        b"\xEF\xBB",
        b"\xEF\xBB\xBF",
        b"\xFF\xFE",
        b"\xFE\xFF",
        b"\xFF\xFE\x41",
        b"\xFF\xFE\x3D\xD8",
    ] {
        for encoding in ENCODINGS {
            let options = ClassifyOptions { encoding, ..ClassifyOptions::default() };
            assert!(laws::classify_bytes(&explainer(), bytes, &options).findings.is_empty(), "{bytes:?} {encoding:?}");
        }
    }
}

#[test]
fn queries_of_any_kind_are_answered() {
    let explainer = explainer();
    let long = "E".repeat(MEGABYTE);
    let digits = "1".repeat(MEGABYTE);
    for query in [
        "",
        "\0",
        "\u{FFFD}",
        "-",
        "--1",
        "- 1",
        "0x",
        "-0x",
        "-0x8000000000000000",
        "-9223372036854775808",
        "9223372036854775807",
        "18446744073709551615",
        "4294967295",
        "4294967296",
        "-2147483648",
        "-2147483649",
        "2147483648",
        "0",
        "-0",
        "00000000",
        "0x00000000",
        "0xFFFFFFFF",
        "FFFFFFFF",
        "-FFFFFFFF",
        ":",
        "::",
        "winsock:0x",
        "winsock:-0",
        "hresult:0xFFFFFFFFF",
        "((((((",
        "errno",
        "errno: ",
        "errno: -",
        "[WinError",
        "os error 99999999999",
        "\u{2212}",
        "𝟙𝟘𝟘𝟝𝟜",
        "１００５４",
        "ıI\u{130}",
        &long,
        &digits,
    ] {
        laws::lookup(&explainer, query, &LookupOptions::default());
        laws::suggest(&explainer, query, None);
        laws::classify(&explainer, query, &ClassifyOptions::default());
        let explained = explainer.explain(query, &ExplainOptions::default());
        assert!(explained.map_or_else(|error| error.id == query, |one| one.code.is_some()), "{query:.20?}");
    }
}

#[test]
fn options_of_any_kind_are_taken() {
    let explainer = explainer();
    let text = "ECONNRESET\nECONNREFUSED";
    for (max_findings, min_confidence) in [
        (Some(0), None),
        (Some(usize::MAX), Some(0.0)),
        (None, Some(1.0)),
        (None, Some(-1.0)),
        (Some(1), Some(f64::INFINITY)),
    ] {
        for platform in [None, Some(String::new()), Some("nowhere".to_owned()), Some("any".to_owned())] {
            let options = ClassifyOptions { platform, max_findings, min_confidence, encoding: None };
            laws::classify(&explainer, text, &options);
        }
    }
    let nan = ClassifyOptions { min_confidence: Some(f64::NAN), ..ClassifyOptions::default() };
    let result = explainer.classify(text, &nan);
    assert_eq!(result.findings.is_empty(), result.primary.is_none());
}
