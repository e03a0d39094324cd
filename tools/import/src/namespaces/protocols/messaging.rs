//! Mail, message brokers and telephony.

use anyhow::Result;

use crate::namespaces::Namespace;
use crate::namespaces::common::{BSD, enumeration, macros};
use crate::packages::{Pin, Sources};
use crate::readers::lists::{block, named, numbered};
use crate::table::{Table, Value};

/// The tables of this file.
pub const ALL: &[Namespace] = &[
    Namespace { name: "smtp-enhanced", licence: "MIT", at_least: 120, import: smtp_enhanced },
    Namespace {
        name: "mqtt",
        licence: EPL,
        at_least: 43,
        import: |s| mosquitto(s, "mqtt_protocol.h", "mqtt5_return_codes"),
    },
    Namespace {
        name: "mqtt-connack",
        licence: EPL,
        at_least: 6,
        import: |s| mosquitto(s, "mqtt_protocol.h", "mqtt311_connack_codes"),
    },
    Namespace { name: "mosquitto", licence: EPL, at_least: 36, import: |s| mosquitto(s, "mosquitto.h", "mosq_err_t") },
    Namespace { name: "amqp", licence: BSD, at_least: 18, import: amqp },
    Namespace { name: "sip", licence: "MIT", at_least: 65, import: sip },
    Namespace {
        name: "q850",
        licence: "GPL-2.0-only",
        at_least: 45,
        import: |s| macros(s, "libpri-dev", "libpri.h", |name, _| name.starts_with("PRI_CAUSE_")),
    },
];

const EPL: &str = "EPL-2.0 OR BSD-3-Clause";

/// Enhanced status codes of a mail server.
const HARAKA_DSN: Pin = Pin { name: "haraka-dsn", version: "1.2.1" };
/// A client of RabbitMQ, generated from the specification of AMQP 0-9-1.
const PIKA: Pin = Pin { name: "pika", version: "1.4.4" };
/// A telephone in the browser.
const JSSIP: Pin = Pin { name: "jssip", version: "3.13.8" };

/// Details that also occur, or only occur, in class 2: success.
const OF_SUCCESS: [&str; 9] = ["0.0", "1.0", "1.5", "1.9", "3.6", "5.0", "6.0", "6.4", "7.0"];
const OF_SUCCESS_ONLY: [&str; 3] = ["1.5", "1.9", "3.6"];

/// Each detail in the classes in which it occurs: `"Mailbox full", // X.2.2`.
fn smtp_enhanced(sources: &Sources) -> Result<Table> {
    let package = sources.npm(&HARAKA_DSN)?;
    let source = package.read("index.js")?;
    let mut pairs = Vec::new();
    for line in source.lines() {
        let Some((text, comment)) = line.trim().split_once("\",") else { continue };
        let Some((text, detail)) = text.strip_prefix('"').zip(comment.trim().strip_prefix("// X.")) else { continue };
        let detail = detail.split_whitespace().next().unwrap_or(detail);
        if !OF_SUCCESS_ONLY.contains(&detail) {
            pairs.push((Value::Text(format!("5.{detail}")), text.to_owned()));
            pairs.push((Value::Text(format!("4.{detail}")), format!("{text}, transient")));
        }
        if OF_SUCCESS.contains(&detail) {
            pairs.push((Value::Text(format!("2.{detail}")), format!("{text}, success")));
        }
    }
    Ok(Table::of_pairs(pairs, vec![package.label()]))
}

/// An enumeration of Mosquitto's headers.
fn mosquitto(sources: &Sources, header: &str, name: &str) -> Result<Table> {
    enumeration(sources, "libmosquitto-dev", &format!("include/{header}"), name, |_, _| true)
}

/// The specification's constants, of which those below 300 are of frames, but for the one that says success.
fn amqp(sources: &Sources) -> Result<Table> {
    let pika = sources.wheel(&PIKA)?;
    let all = named(block(&pika.read("pika/spec.py")?, "PORT =", "class "));
    let is_reply = |code: i64, name: &str| name == "REPLY_SUCCESS" || (300..600).contains(&code);
    Ok(Table::of_numbers(all.into_iter().filter(|(code, name)| is_reply(*code, name)), vec![pika.label()]))
}

fn sip(sources: &Sources) -> Result<Table> {
    let package = sources.npm(&JSSIP)?;
    let source = package.read("lib/Constants.js")?;
    let mut codes = numbered(block(&source, "REASON_PHRASE", "}"));
    // JsSIP puts its name where RFC 3261 says "Server".
    for (_, phrase) in &mut codes {
        *phrase = phrase.replace("JsSIP ", "Server ");
    }
    Ok(Table::of_numbers(codes, vec![package.label()]))
}
