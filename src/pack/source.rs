//! Knowledge as authored, after reading and before compiling: the same structure for the built-in catalog and for a
//! portal's pack.

use crate::value::Node;

/// Everything that one pack holds.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The pack's name: "catalog" for the built-in one.
    pub name: String,
    /// Version of the knowledge.
    pub version: String,
    /// Sets of codes.
    pub namespaces: Vec<Namespace>,
    /// How wrapped codes unwrap.
    pub wrappings: Vec<Wrapping>,
    /// The parts of structured numbers.
    pub fields: Vec<Field>,
    /// Namespaces whose numbers are told by their structure: its name, the bits that tell it, and their value.
    pub structures: Vec<(String, u32, u32)>,
    /// Codes of all namespaces.
    pub codes: Vec<Code>,
    /// What can have happened.
    pub conditions: Vec<Condition>,
    /// Texts that betray conditions, codes and circumstances.
    pub phrases: Vec<Phrase>,
    /// Ways in which numbers are printed.
    pub carriers: Vec<Carrier>,
    /// Marks of lines that report no error, with their weight in log-odds.
    pub silences: Vec<(String, f32)>,
    /// Words that speak for or against taking a number near them for the code of an error, with their weight.
    pub speech: Vec<(String, f32)>,
    /// Ways in which a peer is named.
    pub endpoints: Vec<Endpoint>,
    /// Usual services by port.
    pub services: Vec<(u16, String)>,
    /// Log-odds by class, in the order of [`crate::layout::WEIGHTS`].
    pub weights: Vec<f32>,
}

/// A set of codes with one owner.
#[derive(Clone, Debug)]
pub struct Namespace {
    /// "winsock".
    pub name: String,
    /// A heading: "Windows Sockets".
    pub title: String,
    /// One of [`crate::schema::PLATFORMS`].
    pub platform: String,
    /// How its numbers are stored and written.
    pub width: Width,
    /// How often people meet a bare number of it, in log-odds.
    pub prior: f32,
    /// Rule for the reference page: `{symbol}`, `{symbol_lower}` and `{value}` stand for the code's.
    pub url: String,
    /// What people call it beside a code: "HTTP", "MySQL".
    pub names: Vec<String>,
    /// Whether its symbols are looked for in texts.
    pub search: Search,
    /// Package and version that the table came from.
    pub source: String,
}

/// A part of a structured number: the facility of an HRESULT.
#[derive(Clone, Debug)]
pub struct Field {
    /// The namespace whose numbers have it.
    pub namespace: String,
    /// "facility".
    pub name: String,
    /// Its bits.
    pub mask: u32,
    /// The names of its values.
    pub values: Vec<(u32, String)>,
    /// Where the author wrote it, for messages.
    pub place: String,
}

/// Whether the symbols of a namespace are looked for in texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Search {
    /// They are names that stand for an error wherever they stand: `ECONNRESET`.
    Symbols,
    /// They are names of exceptions, which source code and prose are full of: they count where one is thrown.
    Exceptions,
    /// They are ordinary words: "Not Found".
    Nowhere,
    /// They are names of what also happens in order: a signal that ends a program or tells it to read its files again.
    Ordinary,
}

/// How the numbers of a namespace are stored and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// Signed, written in decimal.
    Signed,
    /// Unsigned 32-bit, written in decimal.
    Unsigned,
    /// Unsigned 32-bit, written in hexadecimal.
    Hex,
    /// Not numbers: "08006", "UC".
    Text,
}

/// A rule by which a number holds a code of another namespace.
#[derive(Clone, Debug)]
pub struct Wrapping {
    /// As `via` writes it: "HRESULT_FROM_WIN32".
    pub name: String,
    /// The namespace that such a number looks like it is of; empty where it looks like one that it may be wrapped into.
    pub outer: String,
    /// Bits that tell the wrapping.
    pub mask: u32,
    /// Their value.
    pub value: u32,
    /// Bits that hold the wrapped code; 0 where the wrapping is a minus sign.
    pub payload: u32,
    /// Bits that the wrapped code has beside those.
    pub or: u32,
    /// Namespaces that the wrapped code may belong to.
    pub into: Vec<String>,
}

/// A code's value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CodeValue {
    /// A number in the range of i32 or u32.
    Number(i64),
    /// A text such as "08006".
    Text(String),
}

/// One code.
#[derive(Clone, Debug)]
pub struct Code {
    /// Its namespace's name.
    pub namespace: String,
    /// Its value.
    pub value: CodeValue,
    /// Its canonical symbol; may be empty in a portal's pack.
    pub symbol: String,
    /// Other symbols of the same value.
    pub aliases: Vec<String>,
    /// Slug of the condition that it means, or empty.
    pub condition: String,
    /// A heading, or empty.
    pub title: String,
    /// One sentence, or empty.
    pub summary: String,
    /// How often people meet it, in log-odds.
    pub prior: f32,
    /// Reference page of its own, or empty for the namespace's rule.
    pub url: String,
    /// Where the author wrote it, for messages.
    pub place: String,
}

/// One condition.
#[derive(Clone, Debug)]
pub struct Condition {
    /// "connection-reset".
    pub slug: String,
    /// "network".
    pub group: String,
    /// A heading.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Its article, where one is written.
    pub article: Option<Node>,
    /// True where the article has every part.
    pub full: bool,
    /// Slugs of the conditions to which it yields when both are found; `*` for all.
    pub yields: Vec<String>,
    /// File or JSON path where it is written, for messages.
    pub place: String,
}

/// What a phrase stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Means {
    /// A condition's slug.
    Condition(String),
    /// A code's id: "linux-errno:104".
    Code(String),
    /// A circumstance: axis ("platform"), value ("windows") and weight in log-odds.
    Hint {
        /// One of [`crate::layout::AXES`].
        axis: String,
        /// The value on that axis.
        value: String,
        /// Weight in log-odds.
        weight: f32,
    },
}

/// A text that betrays something. `{}` stands for up to a few words.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// The text.
    pub text: String,
    /// What it stands for.
    pub means: Means,
    /// Class of its weight, one of [`crate::layout::WEIGHTS`].
    pub class: String,
    /// BCP 47 tag of its language; "en" for English.
    pub locale: String,
    /// The operation during which it means that, one of [`crate::layout::OPERATIONS`]; empty for any.
    pub operation: String,
    /// Where the author wrote it, for messages.
    pub place: String,
}

/// A way in which programs print a number: "[WinError {}]". `{phrase}` stands for a message that is known.
#[derive(Clone, Debug)]
pub struct Carrier {
    /// The text around the number.
    pub text: String,
    /// Whose number it may be.
    pub namespaces: Vec<CarrierNamespace>,
    /// Where the author wrote it, for messages.
    pub place: String,
}

/// One reading of a carrier's number.
#[derive(Clone, Debug, PartialEq)]
pub struct CarrierNamespace {
    /// The namespace's name; `*` for any.
    pub name: String,
    /// True where the number is printed negated.
    pub negated: bool,
    /// Weight of this reading in log-odds.
    pub weight: f32,
}

/// A way in which a text names the peer: "upstream: \"{url}\"".
#[derive(Clone, Debug)]
pub struct Endpoint {
    /// The text, with `{host}`, `{port}`, `{url}`, `{path}`, `{pid}`, `{time}` and `{}`.
    pub text: String,
    /// How surely it names the peer; the highest wins.
    pub weight: f32,
    /// The operation that it tells, or empty.
    pub operation: String,
    /// The reporter's role that it tells, or empty.
    pub role: String,
    /// Where the author wrote it, for messages.
    pub place: String,
}
