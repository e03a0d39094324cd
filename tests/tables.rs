//! Every code of every table, by every way in which a platform or a person writes it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

mod laws;
mod whole;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use error_explainer::{CodeMatch, CodeRef, CodeValue, Explainer, LookupOptions};
use error_explainer_pack::catalog;
use error_explainer_pack::compile::code_id;
use error_explainer_pack::source::{Namespace, Source, Width};

/// The catalog as it is written: how a set's numbers look and what people call it stand nowhere else.
fn source() -> Source {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/catalog"));
    catalog::read(folder, env!("CARGO_PKG_VERSION")).unwrap_or_else(|defects| panic!("{defects:?}")).source
}

static EXPLAINER: LazyLock<Explainer> = LazyLock::new(whole::explainer);

/// Codes of every set, as many as are asked for. Listing them is dear, because each is listed with its equivalents.
static CODES: LazyLock<BTreeMap<String, Vec<CodeRef>>> = LazyLock::new(|| {
    let sets = EXPLAINER.namespaces().into_iter();
    sets.map(|info| (info.namespace.clone(), sample(&info.namespace, info.codes))).collect()
});

fn sample(namespace: &str, count: usize) -> Vec<CodeRef> {
    let step = count.div_ceil(ALL);
    let page = if step == 1 { count } else { 1 };
    let starts = (0..count).step_by(step.max(page));
    starts.flat_map(|start| EXPLAINER.codes(namespace, start, Some(page))).map(|listed| listed.code).collect()
}

/// What a query gives in the code's own namespace.
fn within(query: &str, code: &CodeRef) -> Vec<CodeMatch> {
    let namespace = Some(code.namespace.clone());
    EXPLAINER.lookup(query, &LookupOptions { namespace, ..LookupOptions::default() })
}

/// Whether the code is what a query gives first in its own namespace.
fn is_first(query: &str, code: &CodeRef) -> bool {
    let namespace = Some(code.namespace.clone());
    let options = LookupOptions { namespace, limit: Some(1), ..LookupOptions::default() };
    EXPLAINER.lookup(query, &options).first().is_some_and(|found| found.code.id == code.id)
}

/// Codes of a set that are asked for: all of them, of HRESULT every third; many where a sample tells as much; a few where
/// nothing is optimised.
const ALL: usize = if cfg!(debug_assertions) { 20 } else { 4000 };
const MANY: usize = if cfg!(debug_assertions) { 10 } else { 150 };
/// Queries of a set beyond one for each code: small sets are asked for in every form, the codes of large ones take turns.
const FORMS: usize = if cfg!(debug_assertions) { 0 } else { 60 };
/// Every so many codes are asked for where each answer costs more.
const SAMPLED: usize = if cfg!(debug_assertions) { 200 } else { 25 };

/// Asks for the codes of every set by what `queries` makes of them, and fails with those that are not found.
fn every_code(
    most: usize,
    queries: impl Fn(&Namespace, &CodeRef) -> Vec<String>,
    found: impl Fn(&str, &CodeRef) -> bool,
) {
    let (mut asked, mut lost) = (0, BTreeMap::<String, Vec<String>>::new());
    for namespace in source().namespaces {
        let codes = &CODES[&namespace.name];
        for (number, code) in codes.iter().step_by(codes.len().div_ceil(most)).enumerate() {
            let queries: BTreeSet<String> = queries(&namespace, code).into_iter().collect();
            let some = queries.len().min(1 + FORMS / codes.len());
            for query in queries.iter().cycle().skip(number % queries.len().max(1)).take(some) {
                asked += 1;
                if !found(query, code) {
                    lost.entry(namespace.name.clone()).or_default().push(format!("{query} is not {}", code.id));
                }
            }
        }
    }
    let count: usize = lost.values().map(Vec::len).sum();
    lost.values_mut().for_each(|lost| lost.truncate(12));
    assert!(lost.is_empty(), "{count} of {asked} are lost, among them {lost:#?}");
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
    for codes in CODES.values() {
        for code in codes.iter().step_by(SAMPLED) {
            let found = EXPLAINER.lookup(&code.id, &LookupOptions::default());
            assert!(matches!(found.as_slice(), [only] if only.code == *code), "{}: {found:?}", code.id);
        }
    }
}

/// Where two codes of a set have one name, either is right.
#[test]
fn every_name_gives_its_code_in_any_case() {
    every_code(
        ALL,
        |_, code| {
            names(code).flat_map(|name| [name.clone(), name.to_ascii_lowercase(), name.to_ascii_uppercase()]).collect()
        },
        |query, code| {
            let found = within(query, code);
            let named = |found: &CodeMatch| names(&found.code).any(|name| name.eq_ignore_ascii_case(query));
            found.first().is_some_and(named) && found.iter().any(|found| found.code.id == code.id)
        },
    );
}

#[test]
fn every_value_gives_its_code_as_its_platform_writes_it() {
    every_code(
        ALL,
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
        MANY,
        |namespace, code| match code.value {
            CodeValue::Number(number) if namespace.width == Width::Hex => {
                let written = [format!("{number:08X}"), format!("{number:08x}")];
                written.into_iter().filter(|digits| digits.bytes().any(|byte| byte.is_ascii_digit())).collect()
            }
            _ => Vec::new(),
        },
        |query, code| within(query, code).iter().any(|found| found.code.id == code.id),
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
        ALL,
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
        MANY,
        |namespace, code| {
            let value = written(code);
            namespace.names.iter().flat_map(|name| [format!("{name} {value}"), format!("{value} ({name})")]).collect()
        },
        is_first,
    );
}

#[test]
fn equivalents_are_the_other_codes_of_the_same_condition() {
    let source = source();
    let widths: BTreeMap<_, _> = source.namespaces.iter().map(|namespace| (&namespace.name, namespace.width)).collect();
    let mut linked: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for code in source.codes.iter().filter(|code| !code.condition.is_empty()) {
        linked.entry(&code.condition).or_default().insert(code_id(code, widths[&code.namespace]));
    }
    for code in CODES.values().flat_map(|codes| codes.iter().step_by(SAMPLED)) {
        let found = EXPLAINER.lookup(&code.id, &LookupOptions::default()).remove(0);
        let mut same = found.condition.as_deref().map(|slug| linked[slug].clone()).unwrap_or_default();
        assert_eq!(same.remove(&code.id), found.condition.is_some(), "{}", code.id);
        // Who looks up a code wants those that people meet; the article has all.
        let equivalents: BTreeSet<String> = found.equivalents.into_iter().map(|other| other.id).collect();
        assert!(equivalents.is_subset(&same) && equivalents.len() == same.len().min(32), "{}", code.id);
    }
}

/// Without a namespace asked for, the code is among the matches; a name that many sets have gives them all.
#[test]
fn names_and_values_give_their_codes_among_those_of_all_sets() {
    let options = LookupOptions { limit: Some(usize::MAX), ..LookupOptions::default() };
    let mut lost = BTreeMap::<String, String>::new();
    for codes in CODES.values() {
        for code in codes.iter().step_by(SAMPLED) {
            for query in [&code.symbol, written(code)] {
                let found = EXPLAINER.lookup(query, &options);
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
    for codes in CODES.values() {
        for code in codes.iter().step_by(SAMPLED) {
            for query in names(code).map(String::as_str).chain([written(code)]) {
                laws::lookup(&EXPLAINER, query, &LookupOptions::default());
            }
        }
    }
}

/// Codes of each set, at least: a table never shrinks unnoticed.
const FLOORS: &str = "
    aadsts:318 ado:62 aix-errno:110 amqp:19 android-errno:129 android-install:57 aws-common:197 aws:1421
    azure-arm:58 azure-storage:165 berkeleydb:43 bluetooth-hci:66 bugcheck:523 cassandra:20 cfnetwork:36
    chromium-net:248 coap:27 common-dialog:31 configuration-manager:60 cpp-exception:28 cuda:87 curl-multi:14
    curl-url:33 curl:88 db2:106 device-manager:57 directshow:152 dns-ede:33 dns-rcode:20 dotnet-exception:181
    dotnet-socketerror:47 dragonfly-errno:96 eai-aix:11 eai-bsd:11 eai-glibc:18 eai-illumos:11 eai-lwip:9
    eai-openbsd:11 eai-windows:9 elasticsearch:55 emscripten-errno:131 envoy-flags:30 esent:419 exit-status:71
    ffmpeg:27 fido2:59 firefox:298 freebsd-errno:97 freerdp:27 freetds:309 ftp:58 gnutls:198 go-error:66
    gpg-error:438 grpc:17 gssapi:28 h-errno:5 haiku-errno:84 haproxy-termination:42 hresult:10552 http:93 http2:14
    http3:21 icmp:35 icmpv6:30 icu:139 ikev2:23 illumos-errno:122 imap:24 ipp:63 java-exception:440 js-exception:38
    kafka-plain:17 kafka:112 kerberos:77 krb5:275 kubernetes-reason:34 kubernetes-status:19 kubernetes:115
    ldap-ad:14 ldap:82 libgit2:31 librdkafka:60 libssh2:50 libusb:13 libuv:85 linux-alpha-errno:131 linux-errno:131
    linux-kernel-errno:19 linux-mips-errno:134 linux-parisc-errno:133 linux-powerpc-errno:132 linux-sparc-errno:134
    lmdb:20 lwip-err:16 mach:58 macos-errno:107 mapi:69 mariadb:275 mbedtls:254 modbus:10 mongodb:475 mosquitto:36
    mozilla-pkix:18 mpi:73 mqtt-connack:6 mqtt:43 mssql:513 mysql:1836 netbsd-errno:98 newlib-errno:126 nfs:71
    node:422 npm:68 nscocoa:60 nspr:77 nss:361 nsurl:50 ntstatus:3039 nvme:126 oci-registry:19 odbc:91
    openbsd-errno:95 opencl:62 openssl-reason:1662 openssl-ssl-error:13 openssl-verify:95 oracle:768 oracledb:199
    osstatus:555 pam:32 php-error:48 pkcs11:94 postgresql:103 python-exception:359 q850:48 qnx-errno:134 quic:19
    ras:330 rdp-disconnect:47 rdp-errinfo:119 redis:33 robocopy:17 rpc:29 rsync:26 rtsp:50 ruby-exception:158
    rust-errorkind:42 sftp:22 shell-copy:89 signal-aix:46 signal-dragonfly:34 signal-freebsd:33 signal-haiku:30
    signal-illumos:40 signal-linux-alpha:31 signal-linux-mips:31 signal-linux-parisc:31 signal-linux-sparc:31
    signal-linux:31 signal-macos:31 signal-netbsd:32 signal-openbsd:32 signal-qnx:31 sip:72 smtp-enhanced:151
    smtp-exchange:50 smtp:41 snmp:19 socks5:8 sqlite:106 sqlstate:158 ssh-disconnect:15 tapi:244 text-services:23
    tls-alert:34 tpm2:97 undici:23 upnp:33 usbd-status:61 vba:124 vulkan:47 vxworks-errno:89 wasi-errno:76
    websocket-close:15 wget:9 wifi-reason:34 wifi-status:41 win32:3679 windows-crt-errno:80 windows-multimedia:130
    winget:193 winldap:19 winsock:100 wlan-reason:157 zlib:9 zookeeper:33
";

#[test]
fn no_table_shrinks() {
    let sizes: BTreeMap<String, usize> =
        EXPLAINER.namespaces().into_iter().map(|info| (info.namespace, info.codes)).collect();
    let floors = FLOORS.split_whitespace().filter_map(|floor| floor.split_once(':'));
    let floors = floors.map(|(name, least)| (name, least.parse::<usize>().expect("a number")));
    let size = |name: &str| sizes.get(name).copied().unwrap_or_default();
    let small: Vec<String> = floors
        .filter(|(name, least)| size(name) < *least)
        .map(|(name, least)| format!("{name}: {} of {least}", size(name)))
        .collect();
    assert!(small.is_empty(), "{small:#?}");
}

#[test]
fn the_catalog_is_as_large_as_it_is_said_to_be() {
    let info = EXPLAINER.catalog();
    assert!(info.namespaces >= 45 && info.codes >= 15_000, "{} sets, {} codes", info.namespaces, info.codes);
    let codes = source().codes;
    let linked = codes.iter().filter(|code| !code.condition.is_empty()).count();
    let told = codes.iter().filter(|code| !code.summary.is_empty()).count();
    assert!(linked >= 3_000 && told >= 2_500, "{linked} codes mean a condition, {told} have a sentence of their own");
}
