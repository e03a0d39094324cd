//! Codes to columns: by namespace and value, their names as tokens, and what they mean once for all codes that mean the same.

use std::collections::BTreeMap;

use super::{Compiler, code_id, eighths, u16_of, u24_of, u32_of};
use crate::columns;
use crate::layout::{MARK_BLOCK, NONE, Section, UNEXPLAINED, VALUE_IS_SYMBOL};
use crate::names::{self, Names};
use crate::order;
use crate::source::{Code, CodeValue};
use crate::strings;

impl<'a> Compiler<'a> {
    pub(super) fn codes(&mut self) {
        let codes = self.sorted();
        self.number(&codes);
        self.values(&codes);
        self.names(&codes);
        self.meanings(&codes);
        self.urls(&codes);
    }

    /// The codes of known namespaces, by namespace and value; texts sort by their text.
    fn sorted(&mut self) -> Vec<(usize, &'a Code)> {
        let source = self.source;
        let mut codes: Vec<(usize, &Code)> = Vec::new();
        for code in &source.codes {
            match self.namespace_numbers.get(&code.namespace) {
                Some(&namespace) => codes.push((namespace as usize, code)),
                None => self.defects.add(&code.place, format!("there is no namespace \"{}\"", code.namespace)),
            }
        }
        order::by(&mut codes, |one, other| (one.0, stored(&one.1.value)).cmp(&(other.0, stored(&other.1.value))));
        codes
    }

    fn number(&mut self, codes: &[(usize, &Code)]) {
        for ((namespace, code), number) in codes.iter().zip(0..) {
            let id = code_id(code, self.source.namespaces[*namespace].width);
            if self.code_numbers.insert(id.clone(), number).is_some() {
                self.defects.add(&code.place, format!("{id} stands twice"));
            }
        }
        let first = |namespace: usize| codes.iter().take_while(|(own, _)| *own < namespace).count();
        let first = (0..=self.source.namespaces.len()).flat_map(|namespace| u32_of(first(namespace))).collect();
        self.put(Section::NamespaceFirst, first);
    }

    fn values(&mut self, codes: &[(usize, &Code)]) {
        let mut texts: Vec<&str> = Vec::new();
        let values: Vec<u32> = codes
            .iter()
            .map(|(_, code)| match &code.value {
                CodeValue::Number(_) => stored(&code.value).0,
                CodeValue::Text(text) if *text == code.symbol => VALUE_IS_SYMBOL,
                CodeValue::Text(text) => {
                    texts.push(text);
                    u32::from(u16_of(texts.len() - 1))
                }
            })
            .collect();
        let texts = strings::write(texts);
        self.put(Section::CodeTexts, texts);
        self.put(Section::CodeValues, columns::write(&values, 4));
    }

    fn names(&mut self, codes: &[(usize, &Code)]) {
        let written: Vec<String> = codes.iter().map(|(_, code)| lines(code)).collect();
        let bytes = names::write(&written);
        let back = Names::read(&bytes).unwrap_or_default();
        let mut lost = Vec::new();
        back.each(&back.dictionary(), |row, name| {
            if written.get(row).is_some_and(|written| written != name) {
                lost.push(row);
            }
        });
        for row in lost {
            self.defects.add(&codes[row].1.place, "the symbol is too long, or the pack has too many different words");
        }
        self.put(Section::CodeNames, bytes);
    }

    /// A code has no meaning, the next one, or one that a code before it had.
    fn meanings(&mut self, codes: &[(usize, &Code)]) {
        let mut known: BTreeMap<String, u32> = BTreeMap::new();
        let (mut marks, mut sums, mut again) = (Vec::new(), [Vec::new(), Vec::new()], Vec::new());
        let (mut conditions, mut priors, mut text) = (Vec::new(), Vec::new(), Vec::<&str>::new());
        for (row, (_, code)) in codes.iter().enumerate() {
            if row % MARK_BLOCK == 0 {
                sums[0].push(u32::from(u16_of(conditions.len())));
                sums[1].push(u32::from(u16_of(again.len())));
            }
            let condition = self.condition(&code.condition, &code.place);
            let prior = eighths(code.prior);
            if condition == NONE && code.title.is_empty() && code.summary.is_empty() && prior == eighths(UNEXPLAINED) {
                marks.push(0);
                continue;
            }
            let next = u32::from(u16_of(conditions.len()));
            let key = [&condition.to_string(), &*prior.to_string(), &code.title, &code.summary].join("\n");
            let meaning = *known.entry(key).or_insert(next);
            if meaning != next {
                marks.push(2);
                again.push(meaning);
                continue;
            }
            marks.push(1);
            conditions.push(u32::from(condition));
            priors.push(prior);
            text.extend([code.title.as_str(), code.summary.as_str()]);
        }
        let text = strings::write(text);
        self.put(Section::CodeMarks, marks);
        self.put(Section::CodeMarkSums, columns::write(&sums.concat(), 2));
        self.put(Section::CodeAgain, columns::write(&again, 2));
        self.put(Section::MeaningCondition, columns::write(&conditions, 2));
        self.put(Section::MeaningPrior, priors);
        self.put(Section::MeaningText, text);
    }

    /// The pages of codes that have one of their own.
    fn urls(&mut self, codes: &[(usize, &Code)]) {
        let own = || codes.iter().enumerate().filter(|(_, (_, code))| !code.url.is_empty());
        let text = strings::write(own().map(|(_, (_, code))| code.url.as_str()));
        let rows: Vec<u32> = own().map(|(row, _)| u24_of(row)).collect();
        self.put(Section::UrlCodes, columns::write(&rows, 3));
        self.put(Section::UrlText, text);
    }
}

/// The symbol and the aliases, in lines.
fn lines(code: &Code) -> String {
    let names: Vec<&str> = std::iter::once(&code.symbol).chain(&code.aliases).map(String::as_str).collect();
    names.join("\n")
}

/// The order of values: numbers by their bits, texts by their text.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the 32 bits are what is stored")]
fn stored(value: &CodeValue) -> (u32, &str) {
    match value {
        CodeValue::Number(number) => (*number as u32, ""),
        CodeValue::Text(text) => (0, text),
    }
}
