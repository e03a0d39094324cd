//! The web: HTTP in its versions, and what runs over it.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};

use crate::namespaces::Namespace;
use crate::namespaces::common::{BSD, class, kept};
use crate::packages::{Pin, Sources};
use crate::readers::c;
use crate::readers::lists::{block, named, numbered};
use crate::table::Table;

/// The tables of this file.
pub const ALL: &[Namespace] = &[
    Namespace { name: "http", licence: "MIT; BSD-3-Clause", at_least: 85, import: http },
    Namespace { name: "http2", licence: "MIT", at_least: 14, import: http2 },
    Namespace {
        name: "http3",
        licence: BSD,
        at_least: 21,
        import: |s| class(s, &AIOQUIC, "aioquic/h3/connection.py", "ErrorCode"),
    },
    Namespace {
        name: "quic",
        licence: BSD,
        at_least: 18,
        import: |s| class(s, &AIOQUIC, "aioquic/quic/packet.py", "QuicErrorCode"),
    },
    Namespace {
        name: "websocket-close",
        licence: BSD,
        at_least: 15,
        import: |s| class(s, &WEBSOCKETS, "websockets/frames.py", "CloseCode"),
    },
    Namespace { name: "grpc", licence: BSD, at_least: 17, import: grpc },
    Namespace { name: "tls-alert", licence: "Apache-2.0", at_least: 33, import: tls_alert },
];

/// HTTP/2 in Python.
const H2: Pin = Pin { name: "h2", version: "4.4.1" };
/// QUIC and HTTP/3 in Python.
const AIOQUIC: Pin = Pin { name: "aioquic", version: "1.7.2" };
const WEBSOCKETS: Pin = Pin { name: "websockets", version: "17.4" };
const GRPCLIB: Pin = Pin { name: "grpclib", version: "0.4.9" };
/// The status codes that IANA has registered.
const STATUSES: Pin = Pin { name: "statuses", version: "2.0.2" };
/// The same, and what single servers and services add to them.
const HTTP_STATUS: Pin = Pin { name: "http-status", version: "2.1.0" };

/// What RFC 9110 calls two codes by now; the package still has their names of RFC 7231 and 4918.
const RENAMED: [(i64, &str); 2] = [(413, "Content Too Large"), (422, "Unprocessable Content")];

/// IANA's registry, then what single vendors return: those of packages, then those of documentation only.
fn http(sources: &Sources) -> Result<Table> {
    let (registry, vendors) = (sources.npm(&STATUSES)?, sources.npm(&HTTP_STATUS)?);
    let mut codes = numbered(&registry.read("codes.json")?);
    for (code, name) in RENAMED {
        let row = codes.iter_mut().find(|(number, _)| *number == code);
        row.with_context(|| format!("{code} is not in codes.json"))?.1 = name.to_owned();
    }
    let vendors_own = kept(include_str!("kept/http.tsv"))?;
    codes.extend(vendors_own.iter().map(|row| (row.value, row.symbol.to_owned())));
    let mut known: BTreeSet<i64> = codes.iter().map(|(code, _)| *code).collect();
    // nginx stands before the unofficial ones: its 499 is met far more often than ArcGIS's.
    for file in ["nginx", "iis", "cloudflare", "unofficial"] {
        let new = numbered(&vendors.read(&format!("dist/{file}.d.ts"))?);
        codes.extend(new.into_iter().filter(|(code, _)| known.insert(*code)));
    }
    let documents: BTreeSet<&str> = vendors_own.iter().map(|row| row.source).collect();
    let labels = [registry.label(), vendors.label()].into_iter().chain(documents.into_iter().map(str::to_owned));
    Ok(Table::of_numbers(codes, labels.collect()))
}

/// The codes of the protocol, with the names that nghttp2, and with it Node and curl, gives them.
fn http2(sources: &Sources) -> Result<Table> {
    let (h2, nghttp2) = (sources.wheel(&H2)?, sources.debian("libnghttp2-dev")?);
    let mut pairs = named(block(&h2.read("h2/errors.py")?, "class ErrorCodes", "def "));
    let names = c::enumerators(&nghttp2.read("nghttp2/nghttp2.h")?, "NGHTTP2_PROTOCOL_ERROR");
    ensure!(names.numbers().count() == pairs.len(), "nghttp2.h has not the codes of h2");
    pairs.extend(names.numbers().map(|(code, name)| (code, name.to_owned())));
    Ok(Table::of_numbers(pairs, vec![h2.label(), nghttp2.label()]))
}

/// The codes in capitals, and as Go and .NET spell those of several words: DeadlineExceeded.
fn grpc(sources: &Sources) -> Result<Table> {
    let wheel = sources.wheel(&GRPCLIB)?;
    let codes = named(block(&wheel.read("grpclib/const.py")?, "class Status", "_Cardinality"));
    let camel = |name: &str| {
        let words = name.split('_').map(|word| word[..1].to_owned() + &word[1..].to_lowercase());
        words.collect::<String>()
    };
    let spelt = codes.iter().filter(|(_, name)| name.contains('_')).map(|(code, name)| (*code, camel(name)));
    Ok(Table::of_numbers(codes.iter().cloned().chain(spelt), vec![wheel.label()]))
}

/// The alerts that OpenSSL knows, under their names of RFC 8446.
fn tls_alert(sources: &Sources) -> Result<Table> {
    let openssl = sources.debian("libssl-dev")?;
    let mut pairs = Vec::new();
    for header in ["openssl/ssl3.h", "openssl/tls1.h"] {
        for (code, name) in c::definitions(&openssl.read(header)?).numbers() {
            let name = ["SSL3_AD_", "TLS1_AD_", "TLS13_AD_"].iter().find_map(|start| name.strip_prefix(start));
            let Some(name) = name else { continue };
            // The RFC has one l in this word.
            pairs.push((code, name.to_lowercase().replace("cancelled", "canceled")));
            pairs.push((code, format!("SSL_AD_{name}")));
        }
    }
    Ok(Table::of_numbers(pairs, vec![openssl.label()]))
}
