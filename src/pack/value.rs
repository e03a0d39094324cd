//! Values as authors write them, whatever the file format: TOML at build time, JSON for a portal's pack at run time.
//! Walking values instead of deserialising into structures lets every defect be named, not only the first.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A value with the line it stands on; 0 where the format knows none.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Line in its file, from 1; 0 for JSON.
    pub line: u32,
    /// What stands there.
    pub value: Value,
}

/// The kinds of value that TOML and JSON share.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// JSON's null.
    Null,
    /// true or false.
    Bool(bool),
    /// Any number; integers are exact up to 2^53.
    Number(f64),
    /// A text.
    Text(String),
    /// An array.
    List(Vec<Node>),
    /// A table or object, in the author's order.
    Table(Vec<(String, Node)>),
}

impl Value {
    /// The kind's name, for messages.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::Text(_) => "a string",
            Self::List(_) => "an array",
            Self::Table(_) => "a table",
        }
    }
}

impl Node {
    /// A value without a line.
    #[must_use]
    pub const fn new(value: Value) -> Self {
        Self { line: 0, value }
    }

    /// The entry of a table, if this is one and has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Table(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, node)| node),
            _ => None,
        }
    }

    /// The text, if this is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a table's entry, or an empty one.
    #[must_use]
    pub fn text_of(&self, key: &str) -> &str {
        self.get(key).and_then(Node::text).unwrap_or_default()
    }

    /// The number, if this is one.
    #[must_use]
    pub const fn number(&self) -> Option<f64> {
        match self.value {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The entries of a table's array; none where there is no such array.
    #[must_use]
    pub fn list_of(&self, key: &str) -> &[Node] {
        match self.get(key).map(|node| &node.value) {
            Some(Value::List(items)) => items,
            _ => &[],
        }
    }

    /// The texts of an entry that is a string or an array of strings.
    #[must_use]
    pub fn texts_of(&self, key: &str) -> Vec<&str> {
        match self.get(key).map(|node| &node.value) {
            Some(Value::Text(text)) => vec![text],
            Some(Value::List(items)) => items.iter().filter_map(Node::text).collect(),
            _ => Vec::new(),
        }
    }

    /// As [`Node::texts_of`], with numbers written out.
    #[must_use]
    pub fn written_of(&self, key: &str) -> Vec<String> {
        let written = |node: &Node| match &node.value {
            Value::Text(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        };
        match self.get(key) {
            Some(Node { value: Value::List(items), .. }) => items.iter().filter_map(written).collect(),
            Some(node) => written(node).into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// The entries of a table; none where this is no table.
    #[must_use]
    pub fn entries(&self) -> &[(String, Node)] {
        match &self.value {
            Value::Table(entries) => entries,
            _ => &[],
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue).map(Self::new)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    #[expect(clippy::cast_precision_loss, reason = "validation refuses what is no 32-bit code")]
    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "validation refuses what is no 32-bit code")]
    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut table = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            table.push(entry);
        }
        Ok(Value::Table(table))
    }
}
