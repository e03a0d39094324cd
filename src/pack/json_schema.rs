//! The JSON Schema of a portal's pack, made from the tables that validation walks, so that what is published and what is
//! accepted cannot differ.

use crate::portal;
use crate::schema::{ARTICLE, Field, Kind};

/// The schema, as the package publishes it.
#[must_use]
pub fn of_packs() -> String {
    let list = |fields: &[Field]| array(&object(fields, &[]));
    let parts = [
        ("schema", r#"{ "const": 1 }"#.to_owned()),
        ("name", TEXT.to_owned()),
        ("codes", list(portal::CODE)),
        ("phrases", list(portal::PHRASE)),
        ("carriers", list(portal::CARRIER)),
        // In the catalog the file's name is the slug.
        ("conditions", array(&object(ARTICLE, &["slug"]))),
    ];
    let properties: Vec<String> = parts.iter().map(|(key, schema)| format!("{}: {schema}", quoted(key))).collect();
    format!(
        "{{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": \"A pack of error-explainer\",\n  \
         \"type\": \"object\",\n  \"required\": [\"schema\", \"name\"],\n  \"additionalProperties\": false,\n  \
         \"properties\": {{\n    {}\n  }}\n}}\n",
        properties.join(",\n    ")
    )
}

const TEXT: &str = r#"{ "type": "string", "minLength": 1 }"#;
const POSITIVE: &str = r#"{ "type": "number", "exclusiveMinimum": 0 }"#;
const NUMBER_OR_TEXT: &str = r#"{ "type": ["number", "string"] }"#;

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

fn array(items: &str) -> String {
    format!(r#"{{ "type": "array", "items": {items} }}"#)
}

fn either(one: &str) -> String {
    format!(r#"{{ "anyOf": [{one}, {}] }}"#, array(one))
}

fn object(fields: &[Field], needed: &[&str]) -> String {
    let properties: Vec<_> =
        fields.iter().map(|field| format!("{}: {}", quoted(field.key()), of_kind(field.kind()))).collect();
    let is_needed = |field: &&Field| field.is_required() || needed.contains(&field.key());
    let required: Vec<_> = fields.iter().filter(is_needed).map(|field| quoted(field.key())).collect();
    format!(
        r#"{{ "type": "object", "required": [{}], "additionalProperties": false, "properties": {{ {} }} }}"#,
        required.join(", "),
        properties.join(", ")
    )
}

fn of_kind(kind: Kind) -> String {
    match kind {
        Kind::Text => TEXT.to_owned(),
        Kind::OneOf(choices) => {
            let choices: Vec<_> = choices.iter().map(|choice| quoted(choice)).collect();
            format!(r#"{{ "enum": [{}] }}"#, choices.join(", "))
        }
        Kind::Positive => POSITIVE.to_owned(),
        Kind::NumberOrText => NUMBER_OR_TEXT.to_owned(),
        Kind::Bool => r#"{ "type": "boolean" }"#.to_owned(),
        Kind::Texts => array(TEXT),
        Kind::TextOrTexts => either(TEXT),
        Kind::Ports => either(NUMBER_OR_TEXT),
        Kind::Table(fields) => object(fields, &[]),
        Kind::List(fields) => array(&object(fields, &[])),
        Kind::Ratios => format!(r#"{{ "type": "object", "additionalProperties": {POSITIVE} }}"#),
    }
}
