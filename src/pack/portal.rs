//! A portal's own pack: JSON, walked as values at run time.

use crate::article::{self, Depth};
use crate::defect::{Defect, Defects};
use crate::schema::{self, Field, Kind, PLATFORMS, Place};
use crate::source::{
    Carrier, CarrierNamespace, Code, CodeValue, Condition, Means, Namespace, Phrase, Search, Source, Width,
};
use crate::value::{Node, Value};

/// The version of the portal schema.
const SCHEMA: f64 = 1.0;

/// Reads a portal's pack.
///
/// # Errors
/// Every defect, with its JSON path.
pub fn read(pack: &Node) -> Result<Source, Vec<Defect>> {
    let mut reader = Reader { defects: Defects::default(), source: Source::default() };
    reader.pack(pack);
    reader.defects.into_result()?;
    Ok(reader.source)
}

const KEYS: &[&str] = &["schema", "name", "codes", "phrases", "carriers", "conditions"];

/// The fields of a portal's code.
pub const CODE: &[Field] = &[
    Field::must("namespace", Kind::Text),
    Field::must("value", Kind::NumberOrText),
    Field::may("symbol", Kind::Text),
    Field::may("platform", Kind::OneOf(PLATFORMS)),
    Field::may("condition", Kind::Text),
    Field::may("title", Kind::Text),
    Field::may("summary", Kind::Text),
    Field::may("url", Kind::Text),
];
/// The fields of a portal's phrase.
pub const PHRASE: &[Field] = &[
    Field::must("text", Kind::Text),
    Field::may("condition", Kind::Text),
    Field::may("code", Kind::Text),
    Field::may("locale", Kind::Text),
];
/// The fields of a portal's carrier.
pub const CARRIER: &[Field] = &[Field::must("text", Kind::Text), Field::must("namespace", Kind::Text)];

struct Reader {
    defects: Defects,
    source: Source,
}

impl Reader {
    fn pack(&mut self, pack: &Node) {
        let top = Place::top("");
        let Value::Table(entries) = &pack.value else {
            self.defects.add("", format!("a pack is an object, not {}", pack.value.kind()));
            return;
        };
        for (key, value) in entries.iter().filter(|(key, _)| !KEYS.contains(&key.as_str())) {
            top.key(key).defect(&mut self.defects, value, &format!("is not known; known are {}", KEYS.join(", ")));
        }
        if pack.get("schema").and_then(Node::number) != Some(SCHEMA) {
            self.defects.add("schema", "must be 1");
        }
        self.source.name = pack.text_of("name").to_owned();
        if self.source.name.trim().is_empty() {
            self.defects.add("name", "must be a string that is not empty");
        }
        self.each(pack, "codes", Self::code);
        self.each(pack, "phrases", Self::phrase);
        self.each(pack, "carriers", Self::carrier);
        self.each(pack, "conditions", Self::condition);
    }

    fn each(&mut self, pack: &Node, key: &str, read: fn(&mut Self, &Node, &Place<'_>)) {
        let place = Place::top("").key(key);
        match pack.get(key).map(|node| (node, &node.value)) {
            None => {}
            Some((_, Value::List(items))) => {
                for (index, item) in items.iter().enumerate() {
                    read(self, item, &place.item(index));
                }
            }
            Some((node, other)) => {
                place.defect(&mut self.defects, node, &format!("must be an array, not {}", other.kind()))
            }
        }
    }

    fn namespace(&mut self, name: &str, platform: &str, width: Width) {
        if self.source.namespaces.iter().all(|namespace| namespace.name != name) {
            self.source.namespaces.push(Namespace {
                name: name.to_owned(),
                title: name.to_owned(),
                platform: if platform.is_empty() { "any" } else { platform }.to_owned(),
                width,
                prior: 0.0,
                url: String::new(),
                names: Vec::new(),
                search: Search::Symbols,
                source: self.source.name.clone(),
            });
        }
    }

    fn code(&mut self, node: &Node, place: &Place<'_>) {
        schema::check(node, CODE, place, &mut self.defects);
        if !node.text_of("url").is_empty() && !node.text_of("url").starts_with("https://") {
            place.key("url").defect(&mut self.defects, node, "must begin with https://");
        }
        let value = match node.get("value").map(|node| &node.value) {
            Some(Value::Number(number)) => self.number(*number, node, place),
            Some(Value::Text(text)) => CodeValue::Text(text.clone()),
            _ => return,
        };
        let width = if matches!(value, CodeValue::Text(_)) { Width::Text } else { Width::Signed };
        let text = |key: &str| node.text_of(key).to_owned();
        self.namespace(&text("namespace"), node.text_of("platform"), width);
        let namespace = self.source.namespaces.iter().find(|namespace| namespace.name == text("namespace"));
        if namespace.is_some_and(|namespace| namespace.width != width) {
            place.key("value").defect(&mut self.defects, node, "a namespace holds either numbers or strings");
        }
        self.source.codes.push(Code {
            namespace: text("namespace"),
            value,
            symbol: text("symbol"),
            aliases: Vec::new(),
            condition: text("condition"),
            title: text("title"),
            summary: text("summary"),
            // Whoever embeds the element with a pack means it: its codes come before strangers' of the same number.
            prior: 6.0,
            url: text("url"),
            place: place.path().to_owned(),
        });
    }

    fn number(&mut self, number: f64, node: &Node, place: &Place<'_>) -> CodeValue {
        let range = f64::from(i32::MIN)..=f64::from(u32::MAX);
        if number.fract() != 0.0 || !range.contains(&number) {
            place.key("value").defect(&mut self.defects, node, "must be a whole number of 32 bits");
            return CodeValue::Number(0);
        }
        #[expect(clippy::cast_possible_truncation, reason = "whole and of 32 bits")]
        CodeValue::Number(number as i64)
    }

    fn phrase(&mut self, node: &Node, place: &Place<'_>) {
        schema::check(node, PHRASE, place, &mut self.defects);
        let means = match (node.text_of("condition"), node.text_of("code")) {
            (condition, "") if !condition.is_empty() => Means::Condition(condition.to_owned()),
            ("", code) if !code.is_empty() => Means::Code(code.to_owned()),
            _ => {
                place.defect(&mut self.defects, node, "must have either a condition or a code");
                return;
            }
        };
        let locale = if node.text_of("locale").is_empty() { "en" } else { node.text_of("locale") };
        self.source.phrases.push(Phrase {
            text: node.text_of("text").to_owned(),
            means,
            class: "message".to_owned(),
            locale: locale.to_owned(),
            operation: String::new(),
            place: place.path().to_owned(),
        });
    }

    fn carrier(&mut self, node: &Node, place: &Place<'_>) {
        schema::check(node, CARRIER, place, &mut self.defects);
        let name = node.text_of("namespace").to_owned();
        self.namespace(&name, "", Width::Signed);
        self.source.carriers.push(Carrier {
            text: node.text_of("text").to_owned(),
            namespaces: vec![CarrierNamespace { name, negated: false, weight: 2.0 }],
            place: place.path().to_owned(),
        });
    }

    fn condition(&mut self, node: &Node, place: &Place<'_>) {
        article::check(node, Depth::Short, place, &mut self.defects);
        if node.text_of("slug").is_empty() {
            place.key("slug").defect(&mut self.defects, node, "is missing");
        }
        let slug = node.text_of("slug");
        if !slug.is_empty() && self.source.conditions.iter().any(|condition| condition.slug == slug) {
            place.defect(&mut self.defects, node, &format!("the slug \"{slug}\" stands twice"));
        }
        let text = |key: &str| node.text_of(key).to_owned();
        self.source.conditions.push(Condition {
            slug: text("slug"),
            group: text("group"),
            title: text("title"),
            summary: text("summary"),
            full: false,
            yields: Vec::new(),
            place: place.path().to_owned(),
            article: Some(node.clone()),
        });
    }
}
