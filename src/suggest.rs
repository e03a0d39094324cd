//! Completing and correcting what is being typed.

use std::collections::BTreeSet;

use crate::knowledge::{CodeId, Knowledge};
use crate::model::{CodeValue, Suggestion};

/// Suggestions given unless the caller wants another number.
const MOST: usize = 8;
/// Shorter inputs are not corrected: everything is near to them.
const CORRECTED_FROM: usize = 4;
/// Inputs from this length may have two errors.
const TWO_ERRORS_FROM: usize = 8;

/// Codes whose symbol or number begins with what is typed, then those that differ by a slip.
#[must_use]
pub fn suggest(knowledge: &Knowledge, typed: &str, limit: Option<usize>) -> Vec<Suggestion> {
    let typed = typed.trim();
    let most = limit.unwrap_or(MOST);
    if typed.is_empty() {
        return Vec::new();
    }
    let mut collected = Collected { knowledge, seen: BTreeSet::new(), suggestions: Vec::new() };
    collected.add(numbered(knowledge, typed), false);
    collected.add(prefixed(knowledge, typed), false);
    if collected.suggestions.len() < most && typed.len() >= CORRECTED_FROM {
        collected.add(corrected(knowledge, typed), true);
    }
    collected.suggestions.truncate(most);
    collected.suggestions
}

struct Collected<'k> {
    knowledge: &'k Knowledge,
    seen: BTreeSet<String>,
    suggestions: Vec<Suggestion>,
}

impl Collected<'_> {
    /// Adds codes, each symbol once with its most familiar code.
    fn add(&mut self, mut codes: Vec<CodeId>, corrected: bool) {
        codes.sort_by(|&one, &other| self.knowledge.familiarity(other).total_cmp(&self.knowledge.familiarity(one)));
        for code in codes {
            let reference = self.knowledge.code_ref(code);
            if self.seen.insert(reference.symbol.clone()) {
                self.suggestions.push(Suggestion {
                    text: reference.symbol.clone(),
                    symbol: reference.symbol,
                    id: reference.id,
                    title: self.knowledge.title_of(code),
                    corrected,
                });
            }
        }
    }
}

fn numbered(knowledge: &Knowledge, typed: &str) -> Vec<CodeId> {
    if !typed.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let begins = |code: &CodeId| match knowledge.code_ref(*code).value {
        CodeValue::Number(number) => number.to_string().starts_with(typed),
        CodeValue::Text(text) => text.starts_with(typed),
    };
    knowledge.codes().filter(begins).collect()
}

fn prefixed(knowledge: &Knowledge, typed: &str) -> Vec<CodeId> {
    let mut codes = Vec::new();
    for (layer, pack) in knowledge.packs().enumerate() {
        for place in pack.first_symbol(typed)..pack.symbol_count() {
            let (symbol, code) = pack.symbol(place);
            if !symbol.get(..typed.len()).is_some_and(|start| start.eq_ignore_ascii_case(typed)) {
                break;
            }
            codes.push(Knowledge::code_id(layer, code));
        }
    }
    codes
}

fn corrected(knowledge: &Knowledge, typed: &str) -> Vec<CodeId> {
    let typed = typed.to_ascii_lowercase();
    let errors = if typed.len() >= TWO_ERRORS_FROM { 2 } else { 1 };
    let near = |symbol: &str| {
        symbol.len().abs_diff(typed.len()) <= errors
            && distance(symbol.to_ascii_lowercase().as_bytes(), typed.as_bytes()) <= errors
    };
    let packs = knowledge.packs().enumerate();
    packs
        .flat_map(|(layer, pack)| (0..pack.symbol_count()).map(move |place| (layer, pack.symbol(place))))
        .filter(|(_, (symbol, _))| near(symbol))
        .map(|(layer, (_, code))| Knowledge::code_id(layer, code))
        .collect()
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
fn distance(one: &[u8], other: &[u8]) -> usize {
    let width = other.len() + 1;
    let mut rows: [Vec<usize>; 3] = [(0..width).collect(), (0..width).collect(), (0..width).collect()];
    for (i, a) in one.iter().enumerate() {
        rows.rotate_left(1);
        let [before, last, row] = &mut rows;
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let replaced = last[j] + usize::from(a != b);
            row[j + 1] = replaced.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                row[j + 1] = row[j + 1].min(before[j - 1] + 1);
            }
        }
    }
    rows[2][other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_single_slips() {
        for (one, other, slips) in
            [("", "abc", 3), ("reset", "reset", 0), ("reset", "rset", 1), ("reset", "erset", 1), ("abc", "xyz", 3)]
        {
            assert_eq!(distance(one.as_bytes(), other.as_bytes()), slips, "{one} {other}");
        }
    }
}
