//! Completing and correcting what is being typed.

use std::ops::Range;

use error_explainer_pack::order;
use error_explainer_words::words;

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
    let mut collected = Collected { knowledge, suggestions: Vec::new() };
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
    suggestions: Vec<Suggestion>,
}

impl Collected<'_> {
    /// Adds codes, each symbol once with its most familiar code.
    fn add(&mut self, mut codes: Vec<CodeId>, corrected: bool) {
        order::heaviest_first(&mut codes, |&code| f64::from(self.knowledge.familiarity(code)));
        for code in codes {
            let reference = self.knowledge.code_ref(code);
            if self.suggestions.iter().all(|known| known.symbol != reference.symbol) {
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
    let begins = |name: &str| name.get(..typed.len()).is_some_and(|start| start.eq_ignore_ascii_case(typed));
    knowledge.each_code_names(|code, names| {
        if names.split('\n').any(begins) {
            codes.push(code);
        }
    });
    codes
}

fn corrected(knowledge: &Knowledge, typed: &str) -> Vec<CodeId> {
    within(knowledge, typed, if typed.len() >= TWO_ERRORS_FROM { 2 } else { 1 })
}

/// Names from this length are recognised with a slip where a text has nothing else.
const RECOGNISED_FROM: usize = 7;
/// How often people must meet a code for that, in log-odds.
const RECOGNISED_FAMILIARITY: f32 = 0.75;

/// The first word of a text that is the name of a well-known code but for one slip, and its codes.
#[must_use]
pub fn misspelt(knowledge: &Knowledge, text: &str) -> Option<(Range<usize>, Vec<CodeId>)> {
    let mut names = Vec::new();
    words::split(text.as_bytes(), |word| {
        let range = word.start as usize..word.end as usize;
        names.extend(text.get(range.clone()).filter(|name| looks_like_a_name(name)).map(|name| (range, name)));
    });
    // A name that is spelt right was seen and means no error here, and then nor does its neighbour.
    if names.iter().any(|(_, name)| !knowledge.index().codes_named(knowledge, name).is_empty()) {
        return None;
    }
    names.into_iter().find_map(|(range, name)| {
        let mut codes = within(knowledge, name, 1);
        // "DEFAULT" is no slip of EFAULT.
        let is_long = |code: CodeId| knowledge.code_names(code).split('\n').next().is_some_and(looks_like_a_name);
        codes.retain(|&code| knowledge.familiarity(code) >= RECOGNISED_FAMILIARITY && is_long(code));
        (!codes.is_empty()).then_some((range, codes))
    })
}

fn looks_like_a_name(word: &str) -> bool {
    let letters = word.bytes().filter(u8::is_ascii_uppercase).count();
    letters >= RECOGNISED_FROM && !word.bytes().any(|byte| byte.is_ascii_lowercase())
}

fn within(knowledge: &Knowledge, typed: &str, errors: usize) -> Vec<CodeId> {
    let typed = typed.to_ascii_lowercase();
    let near = |symbol: &str| {
        symbol.len().abs_diff(typed.len()) <= errors
            && distance(symbol.to_ascii_lowercase().as_bytes(), typed.as_bytes()) <= errors
    };
    let mut codes = Vec::new();
    knowledge.each_code_names(|code, names| {
        if names.split('\n').any(near) {
            codes.push(code);
        }
    });
    codes
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
