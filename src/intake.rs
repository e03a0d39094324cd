//! What callers hand in, read from values: options, and findings that were given out before. Reading values by hand takes a
//! tenth of the code that deserialising into every type would.

use error_explainer_pack::value::{Node, Value};

use crate::model::{
    Classification, ClassifyOptions, CodeRef, CodeValue, Encoding, Entities, ExplainOptions, Finding, LookupOptions,
    ReportOptions,
};

/// A value of the wrong kind: what it is, and what it must be.
pub type Wrong = String;

/// Something that a caller hands in.
pub trait Intake: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// A field of the wrong kind.
    fn take(node: &Node) -> Result<Self, Wrong>;
}

impl Intake for LookupOptions {
    fn take(node: &Node) -> Result<Self, Wrong> {
        Ok(Self {
            platform: text(node, "platform")?,
            namespace: text(node, "namespace")?,
            limit: count(node, "limit")?,
        })
    }
}

impl Intake for ClassifyOptions {
    fn take(node: &Node) -> Result<Self, Wrong> {
        Ok(Self {
            platform: text(node, "platform")?,
            max_findings: count(node, "maxFindings")?,
            min_confidence: number(node, "minConfidence")?,
            encoding: encoding(node)?,
        })
    }
}

impl Intake for ExplainOptions {
    fn take(node: &Node) -> Result<Self, Wrong> {
        Ok(Self { platform: text(node, "platform")?, locale: text(node, "locale")?, answers: answers(node)? })
    }
}

impl Intake for ReportOptions {
    fn take(node: &Node) -> Result<Self, Wrong> {
        Ok(Self {
            text: text(node, "text")?,
            redact: match present(node, "redact").map(|found| &found.value) {
                None => None,
                Some(Value::Bool(redact)) => Some(*redact),
                Some(other) => return Err(wrong("redact", "true or false", other)),
            },
            platform: text(node, "platform")?,
            answers: answers(node)?,
        })
    }
}

impl Intake for Finding {
    /// What explanations and reports are made of; evidence and occurrences are not.
    fn take(node: &Node) -> Result<Self, Wrong> {
        if !matches!(node.value, Value::Table(_)) {
            return Err(wrong("a finding", "an object", &node.value));
        }
        Ok(Self {
            condition: text(node, "condition")?,
            code: present(node, "code").map(CodeRef::take).transpose()?,
            title: needed(node, "title")?,
            summary: needed(node, "summary")?,
            confidence: number(node, "confidence")?.unwrap_or_default(),
            evidence: Vec::new(),
            alternatives: Vec::new(),
            line: whole(node, "line")?.unwrap_or_default(),
            start: 0,
            end: 0,
            count: whole(node, "count")?.unwrap_or(1),
            occurrences: Vec::new(),
            caused_by: count(node, "causedBy")?,
            entities: present(node, "entities").map(Entities::take).transpose()?.unwrap_or_default(),
        })
    }
}

impl Intake for CodeRef {
    fn take(node: &Node) -> Result<Self, Wrong> {
        Ok(Self {
            id: needed(node, "id")?,
            namespace: needed(node, "namespace")?,
            value: match present(node, "value").map(|found| &found.value) {
                Some(Value::Text(text)) => CodeValue::Text(text.clone()),
                Some(Value::Number(number)) => CodeValue::Number(integer(*number)),
                other => return Err(wrong("value", "a number or a string", other.unwrap_or(&Value::Null))),
            },
            hex: text(node, "hex")?,
            symbol: needed(node, "symbol")?,
            aliases: node.texts_of("aliases").into_iter().map(str::to_owned).collect(),
            platform: needed(node, "platform")?,
        })
    }
}

impl Intake for Entities {
    fn take(node: &Node) -> Result<Self, Wrong> {
        Ok(Self {
            operation: text(node, "operation")?,
            role: text(node, "role")?,
            host: text(node, "host")?,
            port: whole(node, "port")?.and_then(|port| u16::try_from(port).ok()),
            service: text(node, "service")?,
            path: text(node, "path")?,
            pid: whole(node, "pid")?.and_then(|pid| u32::try_from(pid).ok()),
            timestamp: text(node, "timestamp")?,
            platform: text(node, "platform")?,
            runtime: text(node, "runtime")?,
            product: text(node, "product")?,
        })
    }
}

impl Intake for Classification {
    /// What a report tells of it.
    fn take(node: &Node) -> Result<Self, Wrong> {
        let Some(Value::List(findings)) = node.get("findings").map(|found| &found.value) else {
            return Err("findings must be the array that classify gave".to_owned());
        };
        Ok(Self {
            primary: present(node, "primary").map(Finding::take).transpose()?,
            findings: findings.iter().map(Finding::take).collect::<Result<_, _>>()?,
            context: crate::model::Context::default(),
            lines: whole(node, "lines")?.unwrap_or_default(),
            truncated: matches!(node.get("truncated").map(|found| &found.value), Some(Value::Bool(true))),
            density: Vec::new(),
        })
    }
}

fn encoding(node: &Node) -> Result<Option<Encoding>, Wrong> {
    Ok(match text(node, "encoding")?.as_deref() {
        None => None,
        Some("utf-8") => Some(Encoding::Utf8),
        Some("utf-16le") => Some(Encoding::Utf16Le),
        Some("utf-16be") => Some(Encoding::Utf16Be),
        Some("windows-1252") => Some(Encoding::Windows1252),
        Some(other) => {
            return Err(["encoding \"", other, "\" is none of utf-8, utf-16le, utf-16be, windows-1252"].concat());
        }
    })
}

fn answers(node: &Node) -> Result<Vec<(String, String)>, Wrong> {
    let given = present(node, "answers").map_or(&[][..], Node::entries);
    given
        .iter()
        .map(|(step, answer)| match answer.text() {
            Some(answer) => Ok((step.clone(), answer.to_owned())),
            None => Err(wrong("an answer", "a string", &answer.value)),
        })
        .collect()
}

/// An entry that is there and not null.
fn present<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    node.get(key).filter(|found| !matches!(found.value, Value::Null))
}

fn text(node: &Node, key: &str) -> Result<Option<String>, Wrong> {
    match present(node, key).map(|found| &found.value) {
        None => Ok(None),
        Some(Value::Text(text)) => Ok(Some(text.clone())),
        Some(other) => Err(wrong(key, "a string", other)),
    }
}

fn needed(node: &Node, key: &str) -> Result<String, Wrong> {
    text(node, key)?.ok_or_else(|| wrong(key, "a string", &Value::Null))
}

fn number(node: &Node, key: &str) -> Result<Option<f64>, Wrong> {
    match present(node, key).map(|found| &found.value) {
        None => Ok(None),
        Some(Value::Number(number)) => Ok(Some(*number)),
        Some(other) => Err(wrong(key, "a number", other)),
    }
}

fn whole(node: &Node, key: &str) -> Result<Option<u64>, Wrong> {
    match number(node, key)? {
        None => Ok(None),
        Some(number) if number >= 0.0 => Ok(Some(integer(number).unsigned_abs())),
        Some(_) => Err([key, " must not be negative"].concat()),
    }
}

fn count(node: &Node, key: &str) -> Result<Option<usize>, Wrong> {
    Ok(whole(node, key)?.map(|count| usize::try_from(count).unwrap_or(usize::MAX)))
}

#[expect(clippy::cast_possible_truncation, reason = "a saturating cast of what JavaScript holds as a number")]
const fn integer(number: f64) -> i64 {
    number as i64
}

fn wrong(what: &str, must: &str, found: &Value) -> Wrong {
    [what, " must be ", must, ", not ", found.kind()].concat()
}
