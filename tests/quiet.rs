//! What reports no error shows none: prose of several centuries, and what servers log all day long.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

mod laws;
mod whole;

use std::fmt::Write as _;
use std::fs;

use error_explainer::{Classification, ClassifyOptions};
use whole::explainer;

/// Lines of the generated logs together.
const LINES: u32 = 20_000;

/// What was found in a text, with the words that betrayed it.
fn noise(result: &Classification) -> Vec<String> {
    let found = result.findings.iter().map(|finding| {
        let said: Vec<&str> = finding.evidence.iter().map(|evidence| evidence.text.as_str()).collect();
        let what = finding.condition.clone().or_else(|| finding.code.as_ref().map(|code| code.id.clone()));
        format!("line {}: {} from {said:?}", finding.line, what.unwrap_or_default())
    });
    found.collect()
}

fn prose() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/prose");
    let paths = fs::read_dir(folder).expect("the prose is there").map(|entry| entry.expect("readable").path());
    let texts = paths.filter(|path| path.extension().is_some_and(|extension| extension == "txt"));
    texts.map(|path| (path.display().to_string(), fs::read_to_string(&path).expect("prose is text"))).collect()
}

#[test]
fn prose_shows_nothing() {
    let explainer = explainer();
    let texts = prose();
    assert!(texts.iter().map(|(_, text)| text.len()).sum::<usize>() > 100_000, "a small library");
    for (name, text) in texts {
        let found = noise(&laws::classify(&explainer, &text, &ClassifyOptions::default()));
        assert!(found.is_empty(), "{name}: {found:#?}");
    }
}

/// Alone, a paragraph has no neighbours that could silence what is seen in it.
#[test]
fn no_paragraph_of_prose_alone_shows_anything() {
    let explainer = explainer();
    for (name, text) in prose() {
        for paragraph in text.split("\n\n") {
            let found = noise(&explainer.classify(paragraph, &ClassifyOptions::default()));
            assert!(found.is_empty(), "{name}: {paragraph}: {found:#?}");
        }
    }
}

#[test]
fn ordinary_logs_show_nothing() {
    let explainer = explainer();
    for (name, line) in LOGS {
        let mut random = Random(0x5EED);
        let count = LINES / u32::try_from(LOGS.len()).expect("a few");
        let text = (0..count).map(|_| filled(line, &mut random)).collect::<Vec<_>>().join("\n");
        let result = explainer.classify(&text, &ClassifyOptions::default());
        let example =
            result.primary.as_ref().and_then(|primary| text.lines().nth(usize::try_from(primary.line).ok()? - 1));
        assert!(result.findings.is_empty(), "{name}: {:#?} in {example:?}", noise(&result));
    }
}

#[test]
fn ordinary_logs_in_one_show_nothing() {
    let mut random = Random(0xC0FFEE);
    let line = |_| filled(LOGS[random.below(LOGS.len())].1, &mut random);
    let text = (0..LINES).map(line).collect::<Vec<_>>().join("\n");
    let found = noise(&laws::classify(&explainer(), &text, &ClassifyOptions::default()));
    assert!(found.is_empty(), "{found:#?}");
}

/// What programs log when all is well; names in braces are filled in by [`fill`].
const LOGS: &[(&str, &[&str])] = &[
    (
        "nginx",
        &[
            "{ip} - - [{clf}] \"GET /{word}/{n} HTTP/1.1\" 200 {n} \"-\" \"Mozilla/5.0 (X11; Linux x86_64) Firefox/{small}.0\"",
            "{ip} - {word} [{clf}] \"POST /api/v{small}/{word} HTTP/2.0\" 200 {n} \"https://{host}/\" \"curl/7.88.1\" {ms}",
            "{ip} - - [{clf}] \"GET /static/{hash}.js HTTP/1.1\" 200 {n} \"https://{host}/{word}\" \"Mozilla/5.0\"",
        ],
    ),
    (
        "systemd",
        &[
            "{syslog} {word} systemd[1]: Started {word}.service - {Word} {word} daemon.",
            "{syslog} {word} systemd[1]: Starting session-{n}.scope - Session {n} of User {word}...",
            "{syslog} {word} systemd[1]: {word}.service: Consumed {ms}s CPU time, {small}.{small}M memory peak.",
            "{syslog} {word} systemd[1]: Finished {word}-cleanup.service - Cleanup of temporary files.",
            "{syslog} {word} systemd[1]: Reached target {word}.target - {Word}.",
        ],
    ),
    (
        "sshd",
        &[
            "{syslog} {word} sshd[{pid}]: Accepted publickey for {word} from {ip} port {port} ssh2: ED25519 SHA256:{hash}",
            "{syslog} {word} sshd[{pid}]: pam_unix(sshd:session): session opened for user {word}(uid={n}) by (uid=0)",
            "{syslog} {word} sshd[{pid}]: pam_unix(sshd:session): session closed for user {word}",
            "{syslog} {word} sshd[{pid}]: Server listening on 0.0.0.0 port {port}.",
            "{syslog} {word} systemd-logind[{pid}]: New session {n} of user {word}.",
        ],
    ),
    (
        "kernel",
        &[
            "[{kernel}] usb {small}-{small}: new high-speed USB device number {small} using xhci_hcd",
            "[{kernel}] pci 0000:00:{hex2}.0: [8086:{hex4}] type 00 class 0x{hex6}",
            "[{kernel}] e1000e: eth{small} NIC Link is Up 1000 Mbps Full Duplex, Flow Control: None",
            "[{kernel}] EXT4-fs (sda{small}): mounted filesystem {uuid} r/w with ordered data mode.",
            "[{kernel}] BIOS-e820: [mem 0x00000000{hex8}-0x00000000{hex8}] usable",
        ],
    ),
    (
        "Windows services",
        &[
            "Information {us} Service Control Manager 7036 None The {Word} Service service entered the running state.",
            "Information {us} Service Control Manager 7040 None The start type of the {Word} service was changed from demand start to auto start.",
            "Information {us} Microsoft-Windows-Kernel-General 12 (1) The operating system started at system time {iso}.",
            "Information {us} EventLog 6013 None The system uptime is {n} seconds.",
            "{us} INFO [{Word}.Hosting.Lifetime] Now listening on: http://localhost:{port}",
        ],
    ),
    (
        "applications",
        &[
            "{iso} INFO  [{word}-{small}] c.e.{word}.{Word}Service - Processed {n} records in {ms} ms",
            "{iso} DEBUG {word}: cache hit ratio {small}.{small} %, {n} entries, {n} bytes",
            "{iso} info: request {uuid} completed in {ms}ms with {n} rows",
            "{iso} [main] INFO {Word}Application - Started {Word}Application in {ms} seconds (process running for {ms})",
            "{{\"level\":\"info\",\"ts\":{epoch},\"msg\":\"sync finished\",\"items\":{n},\"took\":\"{ms}ms\",\"id\":\"{uuid}\"}}",
            "{iso} INFO commit {hash} deployed to {host} as version {small}.{small}.{small}",
            "{iso} INFO listening on 0.0.0.0:{port}, {small} workers, queue {n}",
            "{iso} INFO {ip}:{port} joined, {n} peers, {n} ms",
            "{iso} INFO {word} finished: {n} items, 0 errors, 0 warnings, exit code 0",
            "level=info method=GET path=/{word} status=200 bytes={n} duration={ms} request_id={hash}",
            "{iso} INFO health check of {host} answered 204 after {ms} ms, 0 failures in {n} checks",
        ],
    ),
    (
        "databases and brokers",
        &[
            "{iso} UTC [{pid}] LOG:  checkpoint complete: wrote {n} buffers ({small}.{small}%); 0 WAL file(s) added, 0 removed, {small} recycled",
            "{iso} UTC [{pid}] LOG:  database system is ready to accept connections",
            "{pid}:M {iso} * Background saving terminated with success",
            "{iso} [{pid}] [Note] [MY-010931] [Server] mysqld: ready for connections. Version: '8.0.{small}'  port: {port}",
            "[{iso}] INFO [GroupCoordinator {small}]: Stabilized group {word} generation {n} (kafka.coordinator.group.GroupCoordinator)",
        ],
    ),
    (
        "builds",
        &[
            "   Compiling {word} v{small}.{small}.{small}",
            "[{n}/{n}] Building C object src/CMakeFiles/{word}.dir/{word}.c.o",
            "Step {small}/{n} : COPY --chown={n}:{n} {word} /app/{word}",
            "Successfully built {hash}",
            "added {n} packages, and audited {n} packages in {small}s",
            "test {word}::{word}_{word} ... ok",
        ],
    ),
];

/// A line of a log, with every name in braces filled in.
fn filled(lines: &[&str], random: &mut Random) -> String {
    let mut rest = lines[random.below(lines.len())].replace("{{", "\u{1}").replace("}}", "\u{2}");
    let mut line = String::new();
    while let Some((before, (name, behind))) =
        rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
    {
        line += before;
        fill(name, random, &mut line);
        rest = behind.to_owned();
    }
    (line + &rest).replace('\u{1}', "{").replace('\u{2}', "}")
}

const WORDS: &[&str] = &[
    "orders", "billing", "ledger", "catalog", "gateway", "metrics", "invoice", "search", "mailer", "planner", "alice",
    "bruno", "carol", "backup", "images", "render", "weather", "harvest", "garden", "library",
];

fn fill(name: &str, random: &mut Random, line: &mut String) {
    let mut number = |least: u64, most: u64| least + random.next() % (most - least);
    let day = |number: &mut dyn FnMut(u64, u64) -> u64| {
        (number(2019, 2027), number(1, 13), number(1, 29), number(0, 24), number(0, 60), number(0, 60))
    };
    let written = match name {
        "n" => write!(line, "{}", number(0, 100_000)),
        "small" => write!(line, "{}", number(1, 40)),
        "ms" => write!(line, "{}.{:03}", number(0, 400), number(0, 1000)),
        "pid" => write!(line, "{}", number(300, 33_000)),
        "port" => write!(line, "{}", number(22, 65_536)),
        "epoch" => write!(line, "{}.{:06}", number(1_600_000_000, 1_800_000_000), number(0, 1_000_000)),
        "kernel" => write!(line, "{:>5}.{:06}", number(0, 99_999), number(0, 1_000_000)),
        "ip" => write!(line, "10.{}.{}.{}", number(0, 256), number(0, 256), number(1, 255)),
        "hex2" => write!(line, "{:02x}", number(0, 1 << 8)),
        "hex4" => write!(line, "{:04x}", number(0, 1 << 16)),
        "hex6" => write!(line, "{:06x}", number(0, 1 << 24)),
        "hex8" => write!(line, "{:08x}", number(0, 1 << 32)),
        "hash" => write!(line, "{:016x}{:016x}{:08x}", number(0, u64::MAX), number(0, u64::MAX), number(0, 1 << 32)),
        "uuid" => {
            let [a, b, c, d, e] = [32, 16, 16, 16, 48].map(|bits| number(0, 1 << bits));
            write!(line, "{a:08x}-{b:04x}-{c:04x}-{d:04x}-{e:012x}")
        }
        "iso" => {
            let (y, mo, d, h, mi, s) = day(&mut number);
            write!(line, "{y}-{mo:02}-{d:02} {h:02}:{mi:02}:{s:02}.{:03}", number(0, 1000))
        }
        "us" => {
            let (y, mo, d, h, mi, s) = day(&mut number);
            write!(line, "{mo}/{d}/{y} {}:{mi:02}:{s:02} {}", h % 12 + 1, if h < 12 { "AM" } else { "PM" })
        }
        "clf" => {
            let (y, mo, d, h, mi, s) = day(&mut number);
            write!(line, "{d:02}/{}/{y}:{h:02}:{mi:02}:{s:02} +0000", month(mo))
        }
        "syslog" => {
            let (_, mo, d, h, mi, s) = day(&mut number);
            write!(line, "{} {d:>2} {h:02}:{mi:02}:{s:02}", month(mo))
        }
        "host" => write!(line, "{}.example.org", WORDS[random.below(WORDS.len())]),
        "word" => write!(line, "{}", WORDS[random.below(WORDS.len())]),
        "Word" => {
            let word = WORDS[random.below(WORDS.len())];
            write!(line, "{}{}", word[..1].to_ascii_uppercase(), &word[1..])
        }
        _ => panic!("nothing fills {{{name}}}"),
    };
    written.expect("a string takes all");
}

fn month(number: u64) -> &'static str {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    NAMES[usize::try_from(number - 1).expect("a month") % 12]
}

/// The same numbers every time.
struct Random(u64);

impl Random {
    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % most as u64).expect("below a length")
    }
}
