//! Readings: the codes that one number can be.

use error_explainer_pack::order;
use error_explainer_pack::read::Pack;
use error_explainer_pack::source::Width;
use error_explainer_pack::view::WrappingView;

use crate::knowledge::{self, CodeId, Knowledge, NamespaceId};
use crate::scan::number::{self, Number};

/// One code that a number can be.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The code.
    pub code: CodeId,
    /// How much speaks for this reading, in log-odds, without what the rest of the text says.
    pub weight: f64,
    /// How the number was unwrapped: "HRESULT_FROM_WIN32(10054)".
    pub via: Option<String>,
    /// The number that wraps it, with the namespace that this looks like it is of.
    pub outer: Option<(NamespaceId, u32)>,
    /// True where digits were read as hexadecimal that nothing marks as such.
    pub is_guessed: bool,
}

impl Reading {
    /// A code that is asked for by one of its names or by its text.
    #[must_use]
    pub fn named(knowledge: &Knowledge, code: CodeId, asked: &str) -> Self {
        let mut reading = Self::plain(knowledge, code);
        if knowledge.code_names(code).split('\n').any(|name| name == asked) {
            reading.weight += SAME_CASE;
        }
        reading
    }

    /// A code as such, with how often people meet it.
    #[must_use]
    pub fn plain(knowledge: &Knowledge, code: CodeId) -> Self {
        Self { code, weight: f64::from(knowledge.familiarity(code)), via: None, outer: None, is_guessed: false }
    }
}

/// What it adds to sets of 32 bits that a number is written with all eight digits.
const PADDED: f64 = 3.0;
/// What it costs to read digits as hexadecimal that nothing marks as such: eight of them are how Windows writes its codes
/// without the 0x, fewer hardly ever are.
const EIGHT_DIGITS: f64 = 3.0;
const UNMARKED_HEXADECIMAL: f64 = 8.0;
/// What it adds that a name or a text is written in just that case.
const SAME_CASE: f64 = 2.0;

/// Every reading of a number in any namespace, most likely first.
pub fn of_number(knowledge: &Knowledge, number: Number) -> Vec<Reading> {
    let mut readings = Vec::new();
    let any = |_: NamespaceId| Some(0.0);
    if let Some(decimal) = number.decimal {
        add(knowledge, decimal, 0.0, &any, &mut readings);
    }
    if let Some(hexadecimal) = number.hexadecimal {
        let cost = cost_of_hexadecimal(number);
        // Eight digits with zeros before them are how sets of 32 bits are written, and no others.
        let padded = number.surely_hexadecimal && number.length >= 10 && hexadecimal < 1 << 28;
        let any = |namespace| Some(if padded && knowledge.width(namespace) == Width::Hex { PADDED } else { 0.0 });
        let before = readings.len();
        add(knowledge, i64::from(hexadecimal), -cost, &any, &mut readings);
        readings.iter_mut().skip(before).for_each(|reading| reading.is_guessed = !number.surely_hexadecimal);
    }
    best_first(&mut readings);
    readings
}

fn cost_of_hexadecimal(number: Number) -> f64 {
    match (number.surely_hexadecimal, number.length) {
        (true, _) => 0.0,
        (false, 8) => EIGHT_DIGITS,
        (false, _) => UNMARKED_HEXADECIMAL,
    }
}

/// What stands where a carrier has its number.
#[derive(Clone, Copy, Debug)]
pub struct Printed<'t> {
    /// A number.
    pub number: Option<Number>,
    /// Letters and digits, for codes that are no numbers: "08006", "5.7.1", "UC".
    pub text: &'t str,
}

/// Longest text that is a code.
const MOST_TEXT: usize = 40;

impl<'t> Printed<'t> {
    /// What stands at the start of a text.
    #[must_use]
    pub fn read(text: &'t [u8]) -> Self {
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"._-".contains(byte);
        let length = text.iter().take(MOST_TEXT + 1).take_while(|byte| is_part(byte)).count();
        // A full stop or a dash behind it ends a sentence; the dashes of HAProxy's "sD--" belong to it.
        let end = text[..length].iter().rposition(|byte| *byte != b'.').map_or(0, |last| last + 1);
        let text_read = std::str::from_utf8(&text[..end]).unwrap_or_default();
        Self { number: number::read(text), text: if length > MOST_TEXT { "" } else { text_read } }
    }
}

/// Whose numbers a carrier prints.
#[derive(Clone, Debug, Default)]
pub struct Allowed {
    /// Namespaces with what the carrier adds to them; none stands for any.
    plain: Vec<(Option<NamespaceId>, f64)>,
    /// The same of numbers that are printed negated.
    negated: Vec<(Option<NamespaceId>, f64)>,
    /// True where some are no numbers.
    has_texts: bool,
}

impl Allowed {
    /// What a carrier of a pack allows.
    #[must_use]
    pub fn new(knowledge: &Knowledge, layer: usize, pack: &Pack, carrier: usize) -> Self {
        let mut allowed = Self::default();
        for view in pack.readings(carrier) {
            let namespace = view.namespace.map(|local| knowledge.canonical_namespace(layer, local));
            allowed.has_texts |= namespace.is_none_or(|namespace| knowledge.width(namespace) == Width::Text);
            let list = if view.negated { &mut allowed.negated } else { &mut allowed.plain };
            list.push((namespace, f64::from(view.weight)));
        }
        allowed
    }
}

/// The readings of a number or text that a carrier allows, and how many bytes of it they read.
pub fn of_carrier(knowledge: &Knowledge, allowed: &Allowed, printed: Printed<'_>) -> (Vec<Reading>, usize) {
    let mut readings = Vec::new();
    let mut length = 0;
    for (sign, list) in [(1, &allowed.plain), (-1, &allowed.negated)] {
        if list.is_empty() {
            continue;
        }
        let weigh = |namespace: NamespaceId| {
            let fits = list.iter().filter(|(one, _)| one.is_none_or(|one| one == namespace));
            fits.map(|(_, weight)| *weight).reduce(f64::max)
        };
        if let Some(number) = printed.number {
            if let Some(decimal) = number.decimal {
                add(knowledge, decimal * sign, 0.0, &weigh, &mut readings);
            }
            // Eight digits that begin with 8 or 9 are how Windows' codes are written without 0x.
            let is_status = |bits: &u32| number.length == 8 && bits.leading_zeros() == 0;
            let marked = number.hexadecimal.filter(|bits| number.surely_hexadecimal || is_status(bits));
            if let Some(hexadecimal) = marked.filter(|_| sign > 0) {
                add(knowledge, i64::from(hexadecimal), 0.0, &weigh, &mut readings);
            }
            length = number.length;
        }
        if allowed.has_texts {
            let before = readings.len();
            add_text(knowledge, printed.text, &weigh, &mut readings);
            if readings.len() > before {
                length = printed.text.len();
            }
        }
    }
    best_first(&mut readings);
    (readings, length)
}

/// Adds the codes whose value is a text, in the namespaces that `weigh` allows.
fn add_text(
    knowledge: &Knowledge,
    text: &str,
    weigh: &dyn Fn(NamespaceId) -> Option<f64>,
    readings: &mut Vec<Reading>,
) {
    for code in knowledge.codes_with_text(text) {
        if let Some(allowed) = weigh(knowledge.namespace_of(code)) {
            readings.push(Reading {
                code,
                weight: allowed + f64::from(knowledge.familiarity(code)),
                via: None,
                outer: None,
                is_guessed: false,
            });
        }
    }
}

/// Every reading of a whole text as a code of some namespaces: by name, by value, by number.
pub fn of_text(knowledge: &Knowledge, text: &str, namespaces: &[NamespaceId]) -> Vec<Reading> {
    let within = |namespace: NamespaceId| namespaces.contains(&namespace).then_some(0.0);
    let mut readings = Vec::new();
    for code in knowledge.codes_named(text) {
        if within(knowledge.namespace_of(code)).is_some() {
            readings.push(Reading::named(knowledge, code, text));
        }
    }
    add_text(knowledge, text, &within, &mut readings);
    if let Some(number) = number::read(text.as_bytes()).filter(|number| number.length == text.len()) {
        if let Some(decimal) = number.decimal {
            add(knowledge, decimal, 0.0, &within, &mut readings);
        }
        if let Some(hexadecimal) = number.hexadecimal {
            add(knowledge, i64::from(hexadecimal), -cost_of_hexadecimal(number), &within, &mut readings);
        }
    }
    best_first(&mut readings);
    readings
}

fn best_first(readings: &mut Vec<Reading>) {
    order::by(readings, |one, other| other.weight.total_cmp(&one.weight).then(one.code.cmp(&other.code)));
    let mut seen = Vec::new();
    readings.retain(|reading| {
        !seen.contains(&reading.code) && {
            seen.push(reading.code);
            true
        }
    });
}

/// Adds the codes of this value, plain and wrapped, in the namespaces that `weigh` allows.
fn add(
    knowledge: &Knowledge,
    value: i64,
    weight: f64,
    weigh: &dyn Fn(NamespaceId) -> Option<f64>,
    readings: &mut Vec<Reading>,
) {
    let Some(bits) = knowledge::bits(value) else { return };
    for code in knowledge.codes_with_bits(bits) {
        let namespace = knowledge.namespace_of(code);
        let width = knowledge.width(namespace);
        if !stands_for(value, width) {
            continue;
        }
        if let Some(allowed) = weigh(namespace) {
            let telling = match width {
                Width::Hex if bits >= TELLING_BITS => EXACT,
                Width::Signed if value < 0 => WRAPPED,
                _ => 0.0,
            };
            readings.push(Reading {
                code,
                weight: weight + allowed + telling + f64::from(knowledge.familiarity(code)),
                via: None,
                outer: None,
                is_guessed: false,
            });
        }
    }
    for wrapping in knowledge.index().wrappings() {
        let Some(inner) = unwrap(&wrapping.bits, value, bits) else { continue };
        for code in knowledge.codes_with_bits(inner) {
            let namespace = knowledge.namespace_of(code);
            let allowed = weigh(wrapping.outer.unwrap_or(namespace)).filter(|_| wrapping.into.contains(&namespace));
            if let Some(allowed) = allowed {
                let weight = weight + allowed + WRAPPED + f64::from(knowledge.familiarity(code));
                readings.push(Reading {
                    code,
                    weight,
                    via: Some(format!("{}({inner})", wrapping.name)),
                    outer: wrapping.outer.map(|outer| (outer, bits)),
                    is_guessed: false,
                });
            }
        }
    }
}

/// The code that a number wraps by this rule.
fn unwrap(wrapping: &WrappingView, value: i64, bits: u32) -> Option<u32> {
    if wrapping.payload == 0 {
        return u32::try_from(-value).ok().filter(|&inner| inner > 0);
    }
    (bits & wrapping.mask == wrapping.value).then_some(bits & wrapping.payload | wrapping.or)
}

/// What it adds that a number with upper bits is one of a set of such numbers: nothing else is written so.
const EXACT: f64 = 6.0;
const TELLING_BITS: u32 = 0x0100_0000;

/// What it adds that a number unwraps at all: ordinary numbers have neither those upper bits nor a minus sign.
const WRAPPED: f64 = 3.0;

/// True where a namespace of this width writes the value so: an unsigned one may be written as a negative number.
fn stands_for(value: i64, width: Width) -> bool {
    match width {
        Width::Signed => i32::try_from(value).is_ok(),
        Width::Unsigned | Width::Hex => true,
        Width::Text => false,
    }
}
