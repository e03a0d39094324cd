//! Errors in texts: which condition, which code, whose, where.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use error_explainer::{Classification, ClassifyOptions, Encoding, EvidenceKind, ExplainOptions, Finding};
use proptest::prelude::*;

mod laws;
mod whole;

use whole::explainer;

const REQUESTS: &str = "requests.exceptions.ConnectionError: ('Connection aborted.', ConnectionResetError(10054, 'An existing connection was forcibly closed by the remote host', None, 10054, None))";
const NGINX: &str = r#"2024/03/01 10:54:22 [error] 104#104: *7 recv() failed (104: Connection reset by peer) while reading response header from upstream, client: 10.0.0.5, upstream: "http://10.0.54.12:8104/""#;

/// A log as people paste them: several programs, several languages, stack frames, emoji.
const LOG: &str = "\u{FEFF}启动服务器 🚀 已完成\n\
2024-03-01T10:54:22.104Z INFO listening on 0.0.0.0:8104 ✅\n\
Traceback (most recent call last):\r\n  File \"客户端.py\", line 10, in <module>\r\n\
ConnectionResetError: [WinError 10054] Eine vorhandene Verbindung wurde vom Remotehost geschlossen\r\n\
😀😀 Error: connect ECONNREFUSED 127.0.0.1:5432\n    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1495:16) {\n\
  errno: -111,\n  code: 'ECONNREFUSED',\n  syscall: 'connect'\n}\n\
java.net.SocketException: Connection reset\n\tat java.base/java.net.Socket.read(Socket.java:104)\n\
错误代码: 10060 é ü ß – recv() failed (104: Connection reset by peer)\n\
curl: getaddrinfo EAI_AGAIN café.example\nwrite: Broken pipe\n🏁";

fn classify(text: &str) -> Classification {
    laws::classify(&explainer(), text, &ClassifyOptions::default())
}

fn primary(text: &str) -> Finding {
    classify(text).primary.unwrap_or_else(|| panic!("nothing is found in {text:?}"))
}

fn condition(finding: &Finding) -> &str {
    finding.condition.as_deref().unwrap_or_default()
}

fn code(finding: &Finding) -> &str {
    finding.code.as_ref().map_or("", |code| code.id.as_str())
}

#[test]
fn a_python_exception_from_windows_is_a_reset_on_windows() {
    let result = classify(REQUESTS);
    let primary = result.primary.expect("it is found");
    assert_eq!((condition(&primary), code(&primary)), ("connection-reset", "winsock:10054"));
    assert_eq!(primary.title, "Connection reset by peer");
    assert_eq!(result.context.platform.as_deref(), Some("windows"));
    assert!(primary.confidence > 0.9, "{}", primary.confidence);
}

#[test]
fn a_line_of_nginx_tells_the_peer_and_the_role() {
    let result = classify(NGINX);
    let primary = result.primary.expect("it is found");
    assert_eq!((condition(&primary), code(&primary)), ("connection-reset", "linux-errno:104"));
    assert_eq!(result.context.platform.as_deref(), Some("linux"));
    assert_eq!(result.context.product.as_deref(), Some("nginx"));
    let entities = &primary.entities;
    assert_eq!(entities.role.as_deref(), Some("client"));
    assert_eq!(entities.operation.as_deref(), Some("read"));
    assert_eq!((entities.host.as_deref(), entities.port), (Some("10.0.54.12"), Some(8104)));
    assert_eq!(entities.timestamp.as_deref(), Some("2024/03/01 10:54:22"));
    assert_eq!(entities.pid, Some(104));
}

#[test]
fn commands_name_the_peer_of_the_text() {
    let mut explainer = explainer();
    explainer.load_articles(include_bytes!(concat!(env!("OUT_DIR"), "/articles.bin")).as_slice()).expect("one build");
    let finding = explainer.classify(NGINX, &ClassifyOptions::default()).primary.expect("it is found");
    let explanation = explainer.explain_finding(&finding, &ExplainOptions::default());
    let commands: Vec<String> =
        explanation.diagnose.into_iter().flat_map(|step| step.commands).map(|one| one.text).collect();
    assert!(commands.iter().any(|command| command.contains("10.0.54.12") && command.contains("8104")), "{commands:#?}");
    assert!(commands.iter().all(|command| !command.contains("{host}") && !command.contains("{port}")), "{commands:#?}");
}

#[test]
fn the_conditions_of_the_family_are_told_apart() {
    for (text, wanted) in [
        ("read ECONNRESET", "connection-reset"),
        ("Error: connect ECONNREFUSED 127.0.0.1:5432", "connection-refused"),
        ("connect: connection timed out (110)", "connection-timed-out"),
        ("dial tcp 10.0.0.1:443: connect: no route to host", "host-unreachable"),
        ("connect: Network is unreachable", "network-unreachable"),
        ("write: broken pipe", "broken-pipe"),
        ("OSError: [Errno 98] Address already in use", "address-in-use"),
        ("OSError: [Errno 48] Address already in use", "address-in-use"),
        ("BlockingIOError: [Errno 11] Resource temporarily unavailable", "would-block"),
        ("BlockingIOError: [Errno 115] Operation now in progress", "in-progress"),
        (
            "ConnectionAbortedError: [WinError 10053] An established connection was aborted by the software in your host machine",
            "connection-aborted",
        ),
        ("Error: getaddrinfo ENOTFOUND db.example.com", "dns-name-not-found"),
        (
            "thread 'main' panicked: Os { code: 104, kind: ConnectionReset, message: \"Connection reset by peer\" }",
            "connection-reset",
        ),
        ("An existing connection was forcibly closed by the remote host. (os error 10054)", "connection-reset"),
    ] {
        assert_eq!(condition(&primary(text)), wanted, "{text}");
    }
}

#[test]
fn a_text_that_is_nothing_but_a_code_is_looked_up() {
    for (text, id) in [
        ("10054", "winsock:10054"),
        (" 10054\n", "winsock:10054"),
        ("Errno 60", "macos-errno:60"),
        ("ECONNRESET", "linux-errno:104"),
        ("wsaeconnreset", "winsock:10054"),
        ("0x80072746", "winsock:10054"),
        ("-104", "linux-errno:104"),
    ] {
        let finding = primary(text);
        assert_eq!(code(&finding), id, "{text:?}");
        assert!(finding.confidence < 0.9, "a bare code is not sure: {}", finding.confidence);
    }
    let alternatives = primary("104").alternatives;
    assert!(
        alternatives.iter().any(|other| other.code.as_ref().is_some_and(|code| code.platform != "linux")),
        "{alternatives:?}"
    );
}

#[test]
fn a_bare_code_is_found_where_it_stands() {
    for text in ["10054", "  10054", "\n\n10054\n", "😀 10054".trim_start_matches("😀"), "\u{FEFF}ECONNRESET"] {
        let finding = primary(text);
        let length = finding.end - finding.start;
        assert_eq!(length, finding.evidence[0].text.encode_utf16().count() as u64, "{text:?}: {finding:?}");
    }
}

#[test]
fn evidence_is_quoted_by_utf16_offsets() {
    for before in ["", "a ", "😀 ", "错误 ", "é̀ ", "😀错误😀\n\u{FEFF}\r\n", "👩‍👩‍👧‍👦 \u{10FFFF} "]
    {
        let text = format!("{before}{NGINX} 🎉\n{REQUESTS} 错误");
        let result = classify(&text);
        assert!(result.findings.iter().any(|finding| condition(finding) == "connection-reset"), "{before:?}");
        let quoted: Vec<&str> =
            result.findings.iter().flat_map(|finding| &finding.evidence).map(|one| one.text.as_str()).collect();
        assert!(quoted.contains(&"Connection reset by peer"), "{before:?}: {quoted:?}");
        let first = &result.findings[0];
        assert_eq!(first.line, 1 + before.matches('\n').count() as u64, "{before:?}");
    }
}

/// How a piece of the bytes reads.
type Decode<'d> = &'d dyn Fn(&[u8]) -> String;

#[test]
fn offsets_into_bytes_count_bytes() {
    let text = "😀 错误é: recv() failed (104: Connection reset by peer) 错误";
    let latin = "Größe café: recv() failed (104: Connection reset by peer) ü";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&[0xFF, 0xFE][..], &utf16].concat();
    let swapped: Vec<u8> = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let windows_1252: Vec<u8> =
        latin.chars().map(|c| u8::try_from(u32::from(c)).expect("all of it is Latin-1")).collect();
    let from_units = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        String::from_utf16_lossy(&bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair)).collect::<Vec<_>>())
    };
    let cases: [(&str, &[u8], Option<Encoding>, Decode<'_>); 6] = [
        ("UTF-8", text.as_bytes(), None, &|bytes| String::from_utf8_lossy(bytes).into_owned()),
        ("UTF-8 with mark", &[&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat(), None, &|bytes| {
            String::from_utf8_lossy(bytes).into_owned()
        }),
        ("UTF-16LE with mark", &marked, None, &|bytes| from_units(bytes, u16::from_le_bytes)),
        ("UTF-16LE as asked", &utf16, Some(Encoding::Utf16Le), &|bytes| from_units(bytes, u16::from_le_bytes)),
        ("UTF-16BE with mark", &swapped, None, &|bytes| from_units(bytes, u16::from_be_bytes)),
        ("windows-1252", &windows_1252, Some(Encoding::Windows1252), &|bytes| {
            bytes.iter().map(|byte| char::from(*byte)).collect()
        }),
    ];
    for (name, bytes, encoding, decode) in cases {
        let options = ClassifyOptions { encoding, ..ClassifyOptions::default() };
        let result = laws::classify_bytes(&explainer(), bytes, &options);
        let finding = result.primary.unwrap_or_else(|| panic!("{name}: nothing is found"));
        assert_eq!(condition(&finding), "connection-reset", "{name}");
        for evidence in finding.evidence.iter().filter(|evidence| !evidence.text.is_empty()) {
            let place = |offset: u64| usize::try_from(offset).expect("a short text");
            assert_eq!(decode(&bytes[place(evidence.start)..place(evidence.end)]), evidence.text, "{name}");
        }
    }
}

#[test]
fn repeated_errors_fold_into_one_finding() {
    for lines in [1_u64, 2, 7, 100, 150, 3000] {
        let line = "😀 [error] recv() failed (104: Connection reset by peer)\nall is well\n";
        let result = classify(&line.repeat(usize::try_from(lines).expect("few")));
        assert_eq!(result.findings.len(), 1, "{lines} lines: {:?}", result.findings);
        let finding = &result.findings[0];
        assert_eq!(finding.count, lines);
        let expected: Vec<u64> = (0..lines.min(100)).map(|number| 2 * number + 1).collect();
        assert_eq!(finding.occurrences.iter().map(|one| one.line).collect::<Vec<_>>(), expected);
        assert_eq!(result.lines, 2 * lines + 1);
    }
}

#[test]
fn the_density_counts_what_was_found() {
    for text in [
        LOG.to_owned(),
        "fine\n".repeat(500) + NGINX,
        format!("{NGINX}\n").repeat(640),
        "10054".to_owned(),
        "all is well".to_owned(),
    ] {
        let result = classify(&text);
        let found: u64 = result.findings.iter().map(|finding| finding.count).sum();
        assert_eq!(result.density.iter().map(|count| u64::from(*count)).sum::<u64>(), found, "{text:.60}");
    }
    let even = classify(&format!("{NGINX}\n").repeat(640)).density;
    assert!(even.iter().all(|count| (9..=11).contains(count)), "{even:?}");
    let late = classify(&("fine\n".repeat(500) + NGINX)).density;
    assert_eq!(late.iter().rposition(|count| *count > 0), Some(63), "{late:?}");
}

#[test]
fn density_is_silent_where_nothing_is_found() {
    let options = ClassifyOptions { min_confidence: Some(0.999), ..ClassifyOptions::default() };
    let result = laws::classify(&explainer(), "Connection reset", &options);
    assert_eq!((result.findings.len(), result.density.iter().sum::<u32>()), (0, 0));
}

#[test]
fn the_cause_that_the_text_marks_is_looked_at_first() {
    let python = "Traceback (most recent call last):\n  File \"pool.py\", line 10, in get\nConnectionRefusedError: [Errno 111] Connection refused\n\nThe above exception was the direct cause of the following exception:\n\nTraceback (most recent call last):\n  File \"app.py\", line 5, in <module>\nTimeoutError: [Errno 110] Connection timed out\n";
    let java = "java.net.SocketTimeoutException: connect timed out\n\tat app.Client.call(Client.java:33)\nCaused by: java.net.ConnectException: Connection refused\n\tat java.base/sun.nio.ch.Net.connect0(Native Method)\n";
    for text in [python, java] {
        let result = classify(text);
        let first = &result.findings[0];
        assert_eq!((condition(first), first.caused_by), ("connection-refused", None), "{text}");
        let timed_out = result
            .findings
            .iter()
            .find(|finding| condition(finding) == "connection-timed-out")
            .expect("both are found");
        assert_eq!(timed_out.caused_by, Some(0), "{text}");
    }
}

#[test]
fn ordinary_lines_show_nothing() {
    let result = |text: &str| laws::classify(&explainer(), text, &ClassifyOptions::default());
    let noise: Vec<_> = [
        "2024-03-01 10:54:22,104 INFO Started server process [10054]",
        "Mar  1 10:54:22 host sshd[10054]: Accepted publickey for root from 10.0.54.12 port 10060 ssh2",
        "127.0.0.1 - - [01/Mar/2024:10:54:22 +0000] \"GET /104/10054 HTTP/1.1\" 200 10054 \"-\" \"curl/7.88.1\"",
        "node v18.104.0, npm 10.0.54, python 3.11.2, gcc 12.2.0",
        "listening on 0.0.0.0:10054",
        "Server listening at http://127.0.0.1:10061",
        "connected to 10.0.54.12:104 in 104ms",
        "took 110 s, 10054 rows, 104 MB, 61%",
        "elapsed=0.104s user=10054 sys=111",
        "GET /error/10054 200 OK",
        "uploaded 10054 of 10060 files",
        "error: 0 warnings: 0",
        "0 errors, 0 warnings",
        "test result: ok. 104 passed; 0 failed; 0 ignored; finished in 10.54s",
        "retry 3/10: waiting 104 ms",
        "order 10054 shipped to customer 104",
        "version 10.0.54 (build 10054)",
        "2024-03-01T10:54:22.104Z",
        "10:54:22",
        "10.0.54.12",
        "00:1a:2b:3c:4d:5e",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "0x7ffd1010 in main () at main.c:104",
        "pid 104 exited with code 0",
        "The quick brown fox resets its connection to nature.",
        "Peer 104 joined the network",
        "Please reset your password",
        "#define ECONNRESET 104 /* Connection reset by peer */",
        "Connection established, keep-alive timeout 75 s",
        "你好,世界 10054",
        "line 104, column 54",
        "HTTP/1.1 200 OK",
        "[104/200] Compiling error v1.0.4",
        "Downloaded 54 crates (10.0 MB) in 1.04s",
        "kernel: [10054.104111] usb 1-1: new high-speed USB device number 54 using xhci_hcd",
        "SELECT * FROM errors WHERE id = 10054;",
        "id=104 status=ok code=0",
    ]
    .into_iter()
    .filter_map(|line| Some((line, result(line).primary?.condition)))
    .collect();
    assert!(noise.is_empty(), "{noise:#?}");
}

#[test]
fn options_bound_the_findings() {
    let text = "read: Connection reset by peer\nconnect: Connection refused (111)\nwrite: Broken pipe (os error 32)\nbind: Address already in use\n\
        connect: Network is unreachable\nconnect ETIMEDOUT 10.0.0.1:80\n";
    let all = classify(text).findings.len();
    assert_eq!(all, 6);
    for most in 0..=all {
        let options = ClassifyOptions { max_findings: Some(most), ..ClassifyOptions::default() };
        let result = laws::classify(&explainer(), text, &options);
        assert_eq!((result.findings.len(), result.truncated), (most, most < all));
    }
    let mut last = usize::MAX;
    for least in [0.0, 0.3, 0.5, 0.7, 0.9, 0.97, 1.0] {
        let options = ClassifyOptions { min_confidence: Some(least), ..ClassifyOptions::default() };
        let count = laws::classify(&explainer(), text, &options).findings.len();
        assert!(count <= last, "{count} findings from {least}, {last} from less");
        last = count;
    }
    assert_eq!(last, 0, "nothing is wholly certain");
}

#[test]
fn what_is_only_half_sure_is_told_only_on_demand() {
    let anything = ClassifyOptions { min_confidence: Some(0.0), ..ClassifyOptions::default() };
    let texts: Vec<String> = (1..150).map(|number| format!("it said error {number} there")).collect();
    let unsure = |text: &&String| {
        laws::classify(&explainer(), text, &anything).findings.iter().any(|finding| finding.confidence < 0.5)
    };
    let unsure: Vec<&String> = texts.iter().filter(unsure).collect();
    assert!(!unsure.is_empty(), "numbers without a platform are ambiguous");
    for text in unsure {
        assert!(classify(text).findings.iter().all(|finding| finding.confidence >= 0.5), "{text}");
    }
}

#[test]
fn two_codes_are_two_findings() {
    for text in ["ECONNRESET\nECONNREFUSED", "ECONNRESET, EPIPE", "[WinError 10054]\n[WinError 10061]"] {
        let found = classify(text).findings;
        assert_eq!(found.len(), 2, "{text:?}: {found:?}");
    }
}

#[test]
fn colours_of_a_terminal_hide_nothing() {
    for text in [
        "\u{1B}[31mECONNRESET\u{1B}[0m happened",
        "\u{1B}[1;31merror\u{1B}[0m: \u{1B}[31mConnection reset by peer\u{1B}[0m",
        "\u{1B}[31m[WinError 10054]\u{1B}[39m",
    ] {
        let quoted: Vec<String> = primary(text).evidence.into_iter().map(|evidence| evidence.text).collect();
        let whole = ["ECONNRESET", "Connection reset by peer", "[WinError 10054]"];
        assert!(quoted.iter().any(|text| whole.contains(&text.as_str())), "{text:?}: {quoted:?}");
    }
}

#[test]
fn options_bound_a_bare_code_too() {
    for options in [
        ClassifyOptions { max_findings: Some(0), ..ClassifyOptions::default() },
        ClassifyOptions { min_confidence: Some(0.99), ..ClassifyOptions::default() },
    ] {
        assert!(laws::classify(&explainer(), "10054", &options).findings.is_empty(), "{options:?}");
    }
}

#[test]
fn the_platform_option_decides_between_readings() {
    let text = "failed with errno 60";
    for (platform, id) in [("macos", "macos-errno:60"), ("linux", "linux-errno:60"), ("freebsd", "freebsd-errno:60")] {
        let options = ClassifyOptions {
            platform: Some(platform.to_owned()),
            min_confidence: Some(0.0),
            ..ClassifyOptions::default()
        };
        let result = laws::classify(&explainer(), text, &options);
        assert_eq!(result.primary.as_ref().map(code), Some(id), "{platform}");
    }
}

#[test]
fn a_text_cut_anywhere_in_two_is_the_same_text() {
    let explainer = explainer();
    let whole = laws::json(&classify(LOG));
    for cut in 0..=LOG.len() {
        let parts = laws::classify_in_chunks(&explainer, LOG.as_bytes(), &[cut]);
        assert_eq!(laws::json(&parts), whole, "cut at byte {cut}");
    }
}

/// Logs that are longer than what the scanner holds at once, with lines of every length.
fn long_text() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just(NGINX.to_owned()),
        Just(REQUESTS.to_owned()),
        Just(LOG.to_owned()),
        Just("😀错误 ".repeat(3000)),
        Just("x".repeat(70_000)),
        Just("all is well".to_owned()),
        "[ -~é错😀]{0,200}",
    ];
    proptest::collection::vec(line, 1..14).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn however_a_text_is_chunked_it_is_the_same_text(
        text in long_text(),
        lengths in proptest::collection::vec(prop_oneof![0_usize..8, 0_usize..4000, 0_usize..100_000], 0..40),
    ) {
        let explainer = explainer();
        let whole = laws::json(&laws::classify(&explainer, &text, &ClassifyOptions::default()));
        let parts = laws::json(&laws::classify_in_chunks(&explainer, text.as_bytes(), &lengths));
        prop_assert_eq!(parts, whole);
    }

    #[test]
    fn however_bytes_are_chunked_they_are_the_same_bytes(cuts in proptest::collection::vec(1_usize..50, 0..40), encoding in 0_usize..4) {
        let explainer = explainer();
        let units = |unit: fn(u16) -> [u8; 2]| LOG.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        let (bytes, encoding) = match encoding {
            0 => (LOG.as_bytes().to_vec(), None),
            1 => (units(u16::to_le_bytes), None),
            2 => (units(u16::to_be_bytes), Some(Encoding::Utf16Be)),
            _ => (LOG.bytes().collect(), Some(Encoding::Windows1252)),
        };
        let options = ClassifyOptions { encoding, ..ClassifyOptions::default() };
        let whole = laws::json(&laws::classify_bytes(&explainer, &bytes, &options));
        let mut scanner = explainer.bytes_scanner(options);
        let mut rest = &bytes[..];
        for cut in cuts {
            let (chunk, behind) = rest.split_at(cut.min(rest.len()));
            scanner.push(chunk);
            rest = behind;
        }
        scanner.push(rest);
        prop_assert_eq!(laws::json(&scanner.finish()), whole);
    }
}

#[test]
fn progress_counts_what_was_pushed() {
    let mut scanner = explainer().text_scanner(ClassifyOptions::default());
    let text = format!("{NGINX}\n").repeat(2000);
    for chunk in text.as_bytes().chunks(1000) {
        scanner.push(chunk);
    }
    let progress = scanner.progress();
    assert_eq!(progress.bytes, text.len() as u64);
    assert!(progress.lines > 1000 && progress.findings == 1, "{progress:?}");
}

#[test]
fn a_symbol_with_an_address_is_more_than_a_code() {
    let result = classify("ECONNREFUSED 127.0.0.1:5432");
    let entities = &result.findings[0].entities;
    assert_eq!((entities.host.as_deref(), entities.port), (Some("127.0.0.1"), Some(5432)));
}

#[test]
fn the_platform_that_the_caller_names_decides_and_is_told() {
    let asked = |platform: &str| {
        let options = ClassifyOptions { platform: Some(platform.to_owned()), ..ClassifyOptions::default() };
        laws::classify(&explainer(), "worker failed: ECONNRESET while draining", &options).findings.remove(0)
    };
    for (platform, code) in [("macos", "macos-errno:54"), ("linux", "linux-errno:104"), ("freebsd", "freebsd-errno:54")]
    {
        let finding = asked(platform);
        assert_eq!(finding.code.expect("a name has a code").id, code);
        assert!(finding.evidence.iter().any(|evidence| evidence.kind == EvidenceKind::Option), "{platform}");
    }
}

#[test]
fn words_with_two_meanings_are_one_finding() {
    let result = classify("worker 3: request timed out");
    let conditions: Vec<_> = result.findings.iter().map(condition).collect();
    assert_eq!(conditions, ["connection-timed-out"]);
    let others: Vec<_> =
        result.findings[0].alternatives.iter().filter_map(|other| other.condition.as_deref()).collect();
    assert_eq!(others, ["read-timed-out"]);
}

#[test]
fn a_number_without_a_name_is_told_by_its_parts() {
    let explainer = explainer();
    for text in ["0x8024ABCD", "error code: 0x8024ABCD", "-2145080371"] {
        let finding = primary(text);
        assert_eq!(code(&finding), "hresult:0x8024ABCD", "{text}");
        assert!(finding.summary.contains("FACILITY_WINDOWSUPDATE"), "{}", finding.summary);
        let told = explainer.explain_finding(&finding, &ExplainOptions::default());
        assert_eq!(told.summary, finding.summary);
    }
    assert!(classify("write to 0x8024ABCD").findings.is_empty());
}

#[test]
fn a_number_is_a_code_where_its_line_speaks_of_an_error() {
    for (text, condition_of_it) in [
        ("Seit heute Morgen kommt Fehler 10054 beim Senden", Some("connection-reset")),
        ("erro 10060 ao conectar no banco", Some("connection-timed-out")),
        ("ошибка 10.061 при подключении", Some("connection-refused")),
        ("エラーコード：１００５４ が表示されます", Some("connection-reset")),
        ("answered 204 after 204.802 ms, 0 failures in 10071 checks", None),
        ("failed after 10054 requests", None),
        ("error: port 10054 is taken by version 10060", None),
        ("Rechnung 10054 vom 3. März", None),
    ] {
        let found = classify(text).primary;
        assert_eq!(found.as_ref().map(condition), condition_of_it, "{text}");
    }
}

#[test]
fn a_well_known_name_with_one_slip_is_recognised_but_less_sure() {
    for text in ["WSAECONRESET", "i get ECONREFUSED since today", "ETIMEDOUTT when uploading"] {
        let finding = primary(text);
        assert!(finding.confidence < 0.9, "{text}: {}", finding.confidence);
    }
    for text in ["ECONOMICS", "SOLUTIONS FOR ETERNITY", "WSAECONNRESET is not WSAECONRESET"] {
        let found: Vec<_> = classify(text).findings.iter().map(|one| condition(one).to_owned()).collect();
        assert!(found.iter().all(|one| one == "connection-reset") && found.len() <= 1, "{text}: {found:?}");
    }
}

#[test]
fn escapes_of_json_and_html_hide_nothing() {
    for text in [
        r#"{"err":"read ECONNRESET\n    at TLSWrap.onStreamRead (stream.js:1)"}"#,
        "read: Connection&nbsp;reset&#32;by peer &quot;db&quot;".replace("&#32;", "&#160;").as_str(),
        r#"{\"message\":\"\u8fdc\u7a0b\u4e3b\u673a\u5f3a\u8feb\u5173\u95ed\u4e86\u4e00\u4e2a\u73b0\u6709\u7684\u8fde\u63a5\u3002\"}"#,
    ] {
        assert_eq!(condition(&primary(text)), "connection-reset", "{text}");
    }
}
