//! Brokers and other systems of several nodes.

use std::collections::BTreeSet;

use anyhow::Result;

use crate::namespaces::Namespace;
use crate::namespaces::common::{BSD, macros};
use crate::packages::{Pin, Sources};
use crate::readers::{c, python};
use crate::table::Table;

/// The tables of this file.
pub const ALL: &[Namespace] = &[
    Namespace {
        name: "kafka",
        licence: KAFKA_LICENCE,
        at_least: 105,
        import: |s| kafka(s, |name| !PLAIN.contains(&name)),
    },
    Namespace {
        name: "kafka-plain",
        licence: KAFKA_LICENCE,
        at_least: 15,
        import: |s| kafka(s, |name| PLAIN.contains(&name)),
    },
    Namespace { name: "librdkafka", licence: "BSD-2-Clause", at_least: 50, import: librdkafka },
    Namespace { name: "zookeeper", licence: "Apache-2.0", at_least: 30, import: zookeeper },
    Namespace { name: "cassandra", licence: "Apache-2.0", at_least: 18, import: cassandra },
    Namespace {
        name: "mpi",
        licence: BSD,
        at_least: 60,
        import: |s| macros(s, "libopenmpi-dev", "openmpi/include/mpi.h", is_mpi),
    },
];

const KAFKA: Pin = Pin { name: "kafka-python", version: "3.0.12" };
const KAZOO: Pin = Pin { name: "kazoo", version: "2.11.0" };
const CASSANDRA: Pin = Pin { name: "cassandra-driver", version: "3.30.1" };

/// Names of Kafka's protocol that also stand in texts which have nothing to do with Kafka. They have a table of their
/// own whose symbols are not looked for.
const PLAIN: [&str; 17] = [
    "UNKNOWN",
    "NO_ERROR",
    "REQUEST_TIMED_OUT",
    "NETWORK_EXCEPTION",
    "INVALID_TIMESTAMP",
    "INVALID_CONFIG",
    "UNSUPPORTED_VERSION",
    "INVALID_REQUEST",
    "POLICY_VIOLATION",
    "SECURITY_DISABLED",
    "OPERATION_NOT_ATTEMPTED",
    "RESOURCE_NOT_FOUND",
    "DUPLICATE_RESOURCE",
    "UNACCEPTABLE_CREDENTIAL",
    "SNAPSHOT_NOT_FOUND",
    "INVALID_RECORD",
    "INVALID_REGISTRATION",
];

/// What brokers and the Java client print where kafka-python and librdkafka kept an older name.
const KAFKA_NAMES: [(i64, &str); 5] = [
    (-1, "UNKNOWN_SERVER_ERROR"),
    (6, "NOT_LEADER_OR_FOLLOWER"),
    (10, "MESSAGE_TOO_LARGE"),
    (17, "INVALID_TOPIC_EXCEPTION"),
    (39, "INVALID_REPLICA_ASSIGNMENT"),
];

const KAFKA_LICENCE: &str = "Apache-2.0; BSD-2-Clause";

/// The protocol's names and numbers, with the classes of kafka-python and the constants of librdkafka as aliases.
fn kafka(sources: &Sources, wanted: impl Fn(&str) -> bool) -> Result<Table> {
    let wheel = sources.wheel(&KAFKA)?;
    let text = wheel.read("kafka/errors.py")?;
    let (mut pairs, mut class, mut number) = (Vec::new(), "", None);
    for line in text.lines() {
        if let Some((name, _)) = python::class(line) {
            (class, number) = (name, None);
        } else if let Some(value) = line.trim().strip_prefix("errno = ") {
            number = value.parse::<i64>().ok();
        } else if let (Some(name), Some(value)) = (line.trim().strip_prefix("message = '"), number) {
            let name = name.trim_end_matches('\'');
            if wanted(name) {
                pairs.extend([name, class].map(|name| (value, name.to_owned())));
            }
        }
    }
    let known: BTreeSet<i64> = pairs.iter().map(|(value, _)| *value).collect();
    let (package, codes) = rdkafka(sources)?;
    let names = KAFKA_NAMES.map(|(value, name)| (value, name.to_owned()));
    pairs.extend(names.into_iter().chain(codes).filter(|(value, _)| known.contains(value)));
    Ok(Table::of_numbers(pairs, vec![wheel.label(), package]))
}

/// What librdkafka reports of itself rather than of a broker; its clients print the names without the prefix, which are
/// aliases where they are more than one word.
fn librdkafka(sources: &Sources) -> Result<Table> {
    let (package, codes) = rdkafka(sources)?;
    let mut pairs = Vec::new();
    for (value, name) in codes.into_iter().filter(|(value, _)| *value < -1) {
        let short = name.trim_start_matches("RD_KAFKA_RESP_ERR__").to_owned();
        pairs.push((value, name));
        if short.contains('_') {
            pairs.push((value, format!("_{short}")));
        }
    }
    Ok(Table::of_numbers(pairs, vec![package]))
}

/// The package's label and every code but the two that only mark a range.
fn rdkafka(sources: &Sources) -> Result<(String, Vec<(i64, String)>)> {
    let package = sources.debian("librdkafka-dev")?;
    let codes = c::enumerators(&package.read("librdkafka/rdkafka.h")?, "RD_KAFKA_RESP_ERR_UNKNOWN");
    let is_mark = |name: &str| ["ERR__BEGIN", "ERR__END", "END_ALL"].iter().any(|end| name.ends_with(end));
    let real = codes.numbers().filter(|(_, name)| !is_mark(name));
    Ok((package.label(), real.map(|(value, name)| (value, name.to_owned())).collect()))
}

fn zookeeper(sources: &Sources) -> Result<Table> {
    let package = sources.debian("libzookeeper-mt-dev")?;
    let codes = c::enumerators(&package.read("zookeeper/zookeeper.h")?, "ZOO_ERRORS");
    let mut pairs: Vec<_> = codes.numbers().map(|(value, name)| (value, name.to_owned())).collect();
    let known: BTreeSet<i64> = pairs.iter().map(|(value, _)| *value).collect();
    let wheel = sources.wheel(&KAZOO)?;
    let exceptions = wheel.read("kazoo/exceptions.py")?;
    pairs.extend(keeper_exceptions(&exceptions).filter(|(value, _)| known.contains(value)));
    Ok(Table::of_numbers(pairs, vec![package.label(), wheel.label()]))
}

/// The Java client's classes, by those of kazoo: `@_zookeeper_exception(-101)` above `class NoNodeError(…)` is
/// `NoNodeException`. Codes of the system itself have names that mean something else elsewhere, and so have some
/// others.
fn keeper_exceptions(source: &str) -> impl Iterator<Item = (i64, String)> {
    let elsewhere = ["SessionExpired", "AuthFailed", "InvalidCallback", "NotEmpty"];
    source.split("@_zookeeper_exception(").skip(1).filter_map(move |rest| {
        let (value, rest) = rest.split_once(')')?;
        let value = value.parse().ok().filter(|value| *value < -100 || *value == -4)?;
        let (class, _) = python::class(rest.trim_start().lines().next()?)?;
        let class = class.trim_end_matches("Error");
        (!elsewhere.contains(&class)).then(|| (value, format!("{class}Exception")))
    })
}

/// The native protocol's codes, by the driver's classes: `class OverloadedErrorMessage(…)`, `error_code = 0x1001`.
fn cassandra(sources: &Sources) -> Result<Table> {
    let wheel = sources.wheel(&CASSANDRA)?;
    let text = wheel.read("cassandra/protocol.py")?;
    let (mut pairs, mut class) = (Vec::new(), String::new());
    for line in text.lines() {
        if let Some((name, _)) = python::class(line) {
            class = name.trim_end_matches("Message").to_owned();
        } else if let Some(digits) = line.trim().strip_prefix("error_code = 0x") {
            pairs.push((i64::from_str_radix(digits, 16)?, class.clone()));
        }
    }
    Ok(Table::of_numbers(pairs, vec![wheel.label()]))
}

fn is_mpi(name: &str, value: i64) -> bool {
    (name.starts_with("MPI_ERR_") || name.starts_with("MPI_T_ERR_")) && name != "MPI_ERR_LASTCODE" && value > 0
}
