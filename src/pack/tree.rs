//! Articles as bytes: a tree of tables, lists, texts and numbers, read in place.
//!
//! ```text
//! node    = tag, then by tag
//! table   = varint bytes, entries of (u8 key, node)      key: index into KEYS, or 255 and a text
//! list    = varint bytes, nodes
//! text    = varint bytes, UTF-8
//! number  = f32
//! bool    = nothing: the tag tells
//! ```

use crate::value::{Node, Value};

/// Keys that articles use often; a cause's own id in `shifts` is written out.
pub const KEYS: &[&str] = &[
    "slug",
    "group",
    "title",
    "summary",
    "background",
    "scenarios",
    "criticality",
    "level",
    "transient",
    "text",
    "cause",
    "id",
    "likelihood",
    "when",
    "operation",
    "role",
    "platform",
    "runtime",
    "product",
    "service",
    "port",
    "host",
    "factor",
    "because",
    "diagnose",
    "pid",
    "command",
    "shell",
    "observation",
    "shifts",
    "resolve",
    "causes",
    "developer",
    "retry",
    "policy",
    "example",
    "language",
    "code",
    "related",
    "condition",
    "difference",
    "faq",
    "question",
    "answer",
    "source",
    "url",
];

const NULL: u8 = 0;
const FALSE: u8 = 1;
const TRUE: u8 = 2;
const NUMBER: u8 = 3;
const TEXT: u8 = 4;
const LIST: u8 = 5;
const TABLE: u8 = 6;
/// Stands before a key that is written out.
const OWN_KEY: u8 = 255;

/// Writes a value as a tree.
pub fn write(node: &Node, into: &mut Vec<u8>) {
    match &node.value {
        Value::Null => into.push(NULL),
        Value::Bool(value) => into.push(if *value { TRUE } else { FALSE }),
        Value::Number(number) => {
            into.push(NUMBER);
            #[expect(clippy::cast_possible_truncation, reason = "likelihoods and ratios need no more digits")]
            into.extend((*number as f32).to_le_bytes());
        }
        Value::Text(text) => {
            into.push(TEXT);
            write_text(text, into);
        }
        Value::List(items) => {
            let mut body = Vec::new();
            for item in items {
                write(item, &mut body);
            }
            write_body(LIST, &body, into);
        }
        Value::Table(entries) => {
            let mut body = Vec::new();
            for (key, value) in entries {
                write_key(key, &mut body);
                write(value, &mut body);
            }
            write_body(TABLE, &body, into);
        }
    }
}

fn write_body(tag: u8, body: &[u8], into: &mut Vec<u8>) {
    into.push(tag);
    write_varint(body.len(), into);
    into.extend(body);
}

fn write_key(key: &str, into: &mut Vec<u8>) {
    match KEYS.iter().position(|known| *known == key).and_then(|index| u8::try_from(index).ok()) {
        Some(index) => into.push(index),
        None => {
            into.push(OWN_KEY);
            write_text(key, into);
        }
    }
}

fn write_text(text: &str, into: &mut Vec<u8>) {
    write_varint(text.len(), into);
    into.extend(text.as_bytes());
}

fn write_varint(mut number: usize, into: &mut Vec<u8>) {
    while number >= 0x80 {
        into.push((number & 0x7F) as u8 | 0x80);
        number >>= 7;
    }
    into.push((number & 0x7F) as u8);
}

/// A node of a tree. Damaged bytes read as nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tree<'a> {
    bytes: &'a [u8],
}

impl<'a> Tree<'a> {
    /// The tree that these bytes hold.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// The entry of a table, or an empty node.
    #[must_use]
    pub fn get(self, key: &str) -> Tree<'a> {
        self.entries().find(|(name, _)| *name == key).map(|(_, value)| value).unwrap_or_default()
    }

    /// True where nothing stands.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.bytes.is_empty()
    }

    /// The text, or an empty one.
    #[must_use]
    pub fn text(self) -> &'a str {
        match self.bytes.split_first() {
            Some((&TEXT, rest)) => Cursor(rest).text().unwrap_or_default(),
            _ => "",
        }
    }

    /// The number, or nothing.
    #[must_use]
    pub fn number(self) -> Option<f32> {
        match self.bytes.split_first() {
            Some((&NUMBER, rest)) => rest.first_chunk().map(|bytes| f32::from_le_bytes(*bytes)),
            _ => None,
        }
    }

    /// True where `true` stands.
    #[must_use]
    pub fn is_true(self) -> bool {
        self.bytes.first() == Some(&TRUE)
    }

    /// The items of a list; none where this is no list.
    pub fn items(self) -> impl Iterator<Item = Tree<'a>> {
        let mut cursor = Cursor(self.body(LIST));
        std::iter::from_fn(move || cursor.node())
    }

    /// The texts of a list, or the one text that stands here.
    pub fn texts(self) -> impl Iterator<Item = &'a str> {
        let alone = (self.bytes.first() == Some(&TEXT)).then(|| self.text());
        alone.into_iter().chain(self.items().map(Tree::text))
    }

    /// The texts or whole numbers of a list, or the one that stands here, written out.
    pub fn written(self) -> impl Iterator<Item = String> {
        let alone = (!matches!(self.bytes.first(), Some(&LIST) | None)).then_some(self);
        alone.into_iter().chain(self.items()).map(|item| match item.number() {
            Some(number) => number.to_string(),
            None => item.text().to_owned(),
        })
    }

    /// The entries of a table; none where this is no table.
    pub fn entries(self) -> impl Iterator<Item = (&'a str, Tree<'a>)> {
        let mut cursor = Cursor(self.body(TABLE));
        std::iter::from_fn(move || {
            let key = cursor.key()?;
            Some((key, cursor.node()?))
        })
    }

    fn body(self, tag: u8) -> &'a [u8] {
        match self.bytes.split_first() {
            Some((&found, rest)) if found == tag => Cursor(rest).sized().unwrap_or_default(),
            _ => &[],
        }
    }
}

struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(byte)
    }

    fn varint(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn sized(&mut self) -> Option<&'a [u8]> {
        let length = self.varint()?;
        let (body, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(body)
    }

    fn text(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.sized()?).ok()
    }

    fn key(&mut self) -> Option<&'a str> {
        match self.byte()? {
            OWN_KEY => self.text(),
            index => KEYS.get(usize::from(index)).copied(),
        }
    }

    fn node(&mut self) -> Option<Tree<'a>> {
        let whole = self.0;
        match self.byte()? {
            NULL | FALSE | TRUE => {}
            NUMBER => self.0 = self.0.get(4..)?,
            TEXT | LIST | TABLE => {
                self.sized()?;
            }
            _ => return None,
        }
        Some(Tree { bytes: whole.get(..whole.len() - self.0.len())? })
    }
}
