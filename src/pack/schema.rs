//! The shape of an article, as a table: what a condition's file or a portal's condition may hold. One walk over the
//! table checks both and names every defect with its place.

use crate::defect::Defects;
use crate::value::{Node, Value};

/// The platforms of the public API.
pub const PLATFORMS: &[&str] = &[
    "windows", "linux", "macos", "ios", "android", "freebsd", "netbsd", "openbsd", "illumos", "aix", "wasi", "browser",
    "any",
];
/// How serious a condition can be.
pub const LEVELS: &[&str] = &["info", "low", "medium", "high", "critical"];
/// When a failed call may be repeated.
pub const RETRY_POLICIES: &[&str] = &["safe", "idempotent-only", "after-fix", "never"];
/// The notations that commands are written in.
pub const SHELLS: &[&str] = &["sh", "powershell", "cmd", "sql", "wireshark", "config", "text"];
/// The languages of developer examples.
pub const LANGUAGES: &[&str] = &["rust", "python", "javascript", "csharp", "java", "go", "c", "php", "ruby", "sh"];
/// What a pasted text may fill in a command.
pub const PLACEHOLDERS: &[&str] = &["host", "port", "pid", "path", "interface"];
/// What a cause's `when` may ask about.
pub const WHEN_KEYS: &[&str] = &["operation", "role", "platform", "runtime", "product", "service", "port", "host"];
/// What `when` may say of the peer's host.
pub const HOST_KINDS: &[&str] = &["loopback", "private", "public", "name"];

/// What may stand under a key.
#[derive(Clone, Copy)]
pub enum Kind {
    /// A text that is not empty.
    Text,
    /// One of these texts.
    OneOf(&'static [&'static str]),
    /// A number above zero.
    Positive,
    /// A number or a text that is not empty.
    NumberOrText,
    /// true or false.
    Bool,
    /// An array of texts.
    Texts,
    /// A text or an array of texts.
    TextOrTexts,
    /// A number, a text or an array of them.
    Ports,
    /// A table with these fields.
    Table(&'static [Field]),
    /// An array of tables with these fields.
    List(&'static [Field]),
    /// A table of likelihood ratios by cause.
    Ratios,
}

/// One key of a table.
#[derive(Clone, Copy)]
pub struct Field {
    key: &'static str,
    kind: Kind,
    required: bool,
}

impl Field {
    /// The key.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        self.key
    }

    /// What may stand under it.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// True where it must be there.
    #[must_use]
    pub const fn is_required(&self) -> bool {
        self.required
    }

    /// A key that must be there.
    #[must_use]
    pub const fn must(key: &'static str, kind: Kind) -> Field {
        Field { key, kind, required: true }
    }

    /// A key that may be there.
    #[must_use]
    pub const fn may(key: &'static str, kind: Kind) -> Field {
        Field { key, kind, required: false }
    }
}

const COMMAND: &[Field] = &[
    Field::must("platform", Kind::OneOf(PLATFORMS)),
    Field::must("shell", Kind::OneOf(SHELLS)),
    Field::must("text", Kind::Text),
];
const OBSERVATION: &[Field] =
    &[Field::must("id", Kind::Text), Field::must("text", Kind::Text), Field::must("shifts", Kind::Ratios)];
const WHEN: &[Field] = &[
    Field::may("operation", Kind::TextOrTexts),
    Field::may("role", Kind::TextOrTexts),
    Field::may("platform", Kind::TextOrTexts),
    Field::may("runtime", Kind::TextOrTexts),
    Field::may("product", Kind::TextOrTexts),
    Field::may("service", Kind::TextOrTexts),
    Field::may("port", Kind::Ports),
    Field::may("host", Kind::TextOrTexts),
    Field::must("factor", Kind::Positive),
    Field::must("because", Kind::Text),
];
const CAUSE: &[Field] = &[
    Field::must("id", Kind::Text),
    Field::must("title", Kind::Text),
    Field::must("text", Kind::Text),
    Field::must("likelihood", Kind::Positive),
    Field::may("when", Kind::List(WHEN)),
];
const DIAGNOSE: &[Field] = &[
    Field::must("id", Kind::Text),
    Field::must("title", Kind::Text),
    Field::must("text", Kind::Text),
    Field::may("pid", Kind::OneOf(&["reporter"])),
    Field::may("command", Kind::List(COMMAND)),
    Field::may("observation", Kind::List(OBSERVATION)),
];
const RESOLVE: &[Field] = &[
    Field::must("id", Kind::Text),
    Field::must("title", Kind::Text),
    Field::must("text", Kind::Text),
    Field::may("pid", Kind::OneOf(&["reporter"])),
    Field::may("causes", Kind::Texts),
    Field::may("command", Kind::List(COMMAND)),
];
/// The fields of an article. A portal's condition has `slug` beside them.
pub const ARTICLE: &[Field] = &[
    Field::may("slug", Kind::Text),
    Field::may("group", Kind::Text),
    Field::must("title", Kind::Text),
    Field::must("summary", Kind::Text),
    Field::may("background", Kind::Text),
    Field::may("scenarios", Kind::Texts),
    Field::may(
        "criticality",
        Kind::Table(&[
            Field::must("level", Kind::OneOf(LEVELS)),
            Field::must("transient", Kind::Bool),
            Field::must("text", Kind::Text),
        ]),
    ),
    Field::may("cause", Kind::List(CAUSE)),
    Field::may("diagnose", Kind::List(DIAGNOSE)),
    Field::may("resolve", Kind::List(RESOLVE)),
    Field::may(
        "developer",
        Kind::Table(&[
            Field::must("text", Kind::Text),
            Field::must(
                "retry",
                Kind::Table(&[Field::must("policy", Kind::OneOf(RETRY_POLICIES)), Field::must("text", Kind::Text)]),
            ),
            Field::may(
                "example",
                Kind::List(&[Field::must("language", Kind::OneOf(LANGUAGES)), Field::must("code", Kind::Text)]),
            ),
        ]),
    ),
    Field::may("related", Kind::List(&[Field::must("condition", Kind::Text), Field::must("difference", Kind::Text)])),
    Field::may("faq", Kind::List(&[Field::must("question", Kind::Text), Field::must("answer", Kind::Text)])),
    Field::may("source", Kind::List(&[Field::must("title", Kind::Text), Field::must("url", Kind::Text)])),
];

/// Where in its file or pack a value stands.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    file: &'a str,
    path: String,
}

impl<'a> Place<'a> {
    /// The top of a file; an empty name for a portal's pack, whose places are JSON paths.
    #[must_use]
    pub const fn top(file: &'a str) -> Self {
        Self { file, path: String::new() }
    }

    /// The place of an entry.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let dot = if self.path.is_empty() { "" } else { "." };
        Self { file: self.file, path: format!("{}{dot}{key}", self.path) }
    }

    /// The place of an array's item.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        Self { file: self.file, path: format!("{}[{index}]", self.path) }
    }

    /// The JSON path.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Notes a defect of the value that stands here.
    pub fn defect(&self, defects: &mut Defects, node: &Node, message: &str) {
        if self.file.is_empty() {
            defects.add(self.path.clone(), message);
        } else {
            defects.add(format!("{}:{}", self.file, node.line), format!("{}: {message}", self.path));
        }
    }
}

/// Checks a table against its fields.
pub fn check(node: &Node, fields: &[Field], place: &Place<'_>, defects: &mut Defects) {
    let Value::Table(entries) = &node.value else {
        place.defect(defects, node, &format!("must be a table, not {}", node.value.kind()));
        return;
    };
    for (key, value) in entries {
        match fields.iter().find(|field| field.key == key) {
            Some(field) => check_kind(value, field.kind, &place.key(key), defects),
            None => {
                let known: Vec<_> = fields.iter().map(|field| field.key).collect();
                place.key(key).defect(defects, value, &format!("is not known here; known are {}", known.join(", ")));
            }
        }
    }
    for field in fields.iter().filter(|field| field.required && node.get(field.key).is_none()) {
        place.key(field.key).defect(defects, node, "is missing");
    }
}

fn check_kind(node: &Node, kind: Kind, place: &Place<'_>, defects: &mut Defects) {
    match (kind, &node.value) {
        (Kind::Text | Kind::NumberOrText, Value::Text(text)) if text.trim().is_empty() => {
            place.defect(defects, node, "must not be empty")
        }
        (Kind::Text | Kind::TextOrTexts | Kind::NumberOrText, Value::Text(_))
        | (Kind::NumberOrText, Value::Number(_))
        | (Kind::Bool, Value::Bool(_)) => {}
        (Kind::OneOf(choices), Value::Text(text)) => {
            if !choices.contains(&text.as_str()) {
                place.defect(defects, node, &format!("\"{text}\" is none of {}", choices.join(", ")));
            }
        }
        (Kind::Positive, Value::Number(number)) => {
            if !(number.is_finite() && *number > 0.0) {
                place.defect(defects, node, "must be a number above 0");
            }
        }
        (Kind::Texts | Kind::TextOrTexts, Value::List(items)) => {
            for (index, item) in items.iter().enumerate() {
                check_kind(item, Kind::Text, &place.item(index), defects);
            }
        }
        (Kind::Ports, Value::List(items)) => {
            for (index, item) in items.iter().enumerate() {
                check_kind(item, Kind::NumberOrText, &place.item(index), defects);
            }
        }
        (Kind::Ports, Value::Text(_) | Value::Number(_)) => check_kind(node, Kind::NumberOrText, place, defects),
        (Kind::Table(fields), Value::Table(_)) => check(node, fields, place, defects),
        (Kind::List(fields), Value::List(items)) => {
            for (index, item) in items.iter().enumerate() {
                check(item, fields, &place.item(index), defects);
            }
        }
        (Kind::Ratios, Value::Table(entries)) => {
            for (key, ratio) in entries {
                check_kind(ratio, Kind::Positive, &place.key(key), defects);
            }
        }
        _ => place.defect(defects, node, &format!("must be {}, not {}", wanted(kind), node.value.kind())),
    }
}

fn wanted(kind: Kind) -> String {
    match kind {
        Kind::Text => "a string".to_owned(),
        Kind::OneOf(choices) => format!("one of {}", choices.join(", ")),
        Kind::Positive => "a number above 0".to_owned(),
        Kind::NumberOrText => "a number or a string".to_owned(),
        Kind::Bool => "true or false".to_owned(),
        Kind::Texts => "an array of strings".to_owned(),
        Kind::TextOrTexts => "a string or an array of strings".to_owned(),
        Kind::Ports => "a port, a range like \"1-1023\", or an array of them".to_owned(),
        Kind::Table(_) => "a table".to_owned(),
        Kind::List(_) => "an array of tables".to_owned(),
        Kind::Ratios => "a table of likelihood ratios by cause".to_owned(),
    }
}
