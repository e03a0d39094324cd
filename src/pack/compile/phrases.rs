//! Phrases to columns: by the key under which they are found, with a fingerprint and what they stand for.

use super::{Compiler, eighths, u8_of, u16_of, u24_of};
use crate::columns;
use crate::layout::{self, AXES, KEY_BLOCK, NONE, OPERATIONS, SEVERAL, Section, TargetKind, WEIGHTS};
use crate::order;
use crate::pattern::{self, Anchor, Rarity, Segment};
use crate::source::{Means, Phrase};
use crate::strings;
use crate::words::{self, Hash};

/// What can be found of a phrase, and how; equal ones are one row.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    key: u32,
    /// Words and fingerprint of each part between two `{}`.
    parts: Vec<(u8, u32)>,
    anchored: u8,
    word: u8,
    class: u8,
    kind: u8,
    operation: u8,
}

/// Axis, value and weight of a circumstance.
type Hint = (String, String, f32);

impl Compiler<'_> {
    pub(super) fn phrases(&mut self, common_words: &[Hash]) {
        let source = self.source;
        let rarity = Rarity::new(source.phrases.iter().map(|phrase| phrase.text.as_str()), common_words);
        let mut found: Vec<(Row, u32, &Phrase)> = Vec::new();
        let mut hints: Vec<Hint> = Vec::new();
        for phrase in &source.phrases {
            let (kind, target) = self.phrase_target(phrase, &mut hints);
            let Some(row) = self.row(phrase, kind, &rarity) else { continue };
            found.push((row, target, phrase));
        }
        order::by(&mut found, |one, other| one.0.cmp(&other.0));
        let rows = self.grouped(&found);
        self.phrase_keys(&rows);
        self.phrase_columns(&rows);
        self.phrase_targets(&rows);
        self.split_phrases(&rows);
        self.put(Section::HintWeights, hints.iter().map(|hint| eighths(hint.2)).collect());
        let text = hints.iter().flat_map(|hint| [hint.0.as_str(), hint.1.as_str()]);
        self.put(Section::Hints, strings::write(text));
    }

    /// Makes one row of those that are found alike, with what each of them stands for.
    fn grouped(&mut self, found: &[(Row, u32, &Phrase)]) -> Vec<(Row, Vec<u32>)> {
        let mut rows: Vec<(Row, Vec<u32>)> = Vec::new();
        for alike in found.chunk_by(|one, other| one.0 == other.0) {
            let mut targets: Vec<u32> = Vec::new();
            for (place, (_, target, phrase)) in alike.iter().enumerate() {
                // Two conditions for one text are two readings; the same twice is a slip.
                match alike[..place].iter().find(|(_, other, _)| other == target) {
                    Some((.., other)) => {
                        let message = format!("\"{}\" stands already at {}", phrase.text, other.place);
                        self.defects.add(&phrase.place, message);
                    }
                    None => targets.push(*target),
                }
            }
            rows.extend(alike.first().map(|(row, ..)| (row.clone(), targets)));
        }
        rows
    }

    fn row(&mut self, phrase: &Phrase, kind: TargetKind, rarity: &Rarity) -> Option<Row> {
        let segments = pattern::segments(&phrase.text);
        let Some(Anchor { segment, word, hash }) = rarity.anchor(&segments) else {
            self.defects.add(&phrase.place, format!("\"{}\" has no word to find it by", phrase.text));
            return None;
        };
        let Some(class) = WEIGHTS.iter().position(|class| *class == phrase.class) else {
            self.defects.add(&phrase.place, format!("\"{}\" is none of {}", phrase.class, WEIGHTS.join(", ")));
            return None;
        };
        let part = |segment: &Segment| (u8_of(segment.words.len()), segment.print);
        Some(Row {
            key: words::key(hash),
            parts: segments.iter().map(part).collect(),
            anchored: u8_of(segment),
            word: u8_of(word),
            class: u8_of(class),
            kind: kind as u8,
            operation: self.operation(phrase),
        })
    }

    fn operation(&mut self, phrase: &Phrase) -> u8 {
        if phrase.operation.is_empty() {
            return layout::ANY_OPERATION;
        }
        OPERATIONS.iter().position(|operation| *operation == phrase.operation).map(u8_of).unwrap_or_else(|| {
            let known = OPERATIONS.join(", ");
            self.defects.add(&phrase.place, format!("\"{}\" is none of {known}", phrase.operation));
            layout::ANY_OPERATION
        })
    }

    fn phrase_target(&mut self, phrase: &Phrase, hints: &mut Vec<Hint>) -> (TargetKind, u32) {
        match &phrase.means {
            Means::Condition(slug) => (TargetKind::Condition, u32::from(self.condition(slug, &phrase.place))),
            Means::Code(id) => match self.code_numbers.get(id) {
                Some(&number) => (TargetKind::Code, number),
                None => {
                    let known = if (self.known.code)(id) {
                        "is a code of another pack; name its condition"
                    } else {
                        "is no code"
                    };
                    self.defects.add(&phrase.place, format!("\"{id}\" {known}"));
                    (TargetKind::Code, u32::from(NONE))
                }
            },
            Means::Hint { axis, value, weight } => {
                if !AXES.contains(&axis.as_str()) {
                    self.defects.add(&phrase.place, format!("\"{axis}\" is none of {}", AXES.join(", ")));
                }
                let hint = (axis.clone(), value.clone(), *weight);
                let number = hints.iter().position(|other| *other == hint).unwrap_or_else(|| {
                    hints.push(hint);
                    hints.len() - 1
                });
                (TargetKind::Hint, u24_of(number))
            }
        }
    }

    /// Keys as what they add to the one before, with a full one now and then to search by.
    fn phrase_keys(&mut self, rows: &[(Row, Vec<u32>)]) {
        let keys: Vec<u32> = rows.iter().map(|(row, _)| row.key).collect();
        let gaps: Vec<u32> = keys.iter().scan(0, |before, &key| Some(key - std::mem::replace(before, key))).collect();
        let full: Vec<u32> = keys.iter().step_by(KEY_BLOCK).copied().collect();
        self.put(Section::PhraseKeys, columns::write(&full, 3));
        self.put(Section::PhraseGaps, columns::write(&gaps, 3));
    }

    fn phrase_columns(&mut self, rows: &[(Row, Vec<u32>)]) {
        let anchored = |row: &Row| row.parts.get(usize::from(row.anchored)).copied().unwrap_or_default();
        let shape = |row: &Row| [row.class, row.kind, row.operation, u8::from(row.parts.len() > 1)];
        let mut shapes: Vec<[u8; 4]> = rows.iter().map(|(row, _)| shape(row)).collect();
        order::by(&mut shapes, Ord::cmp);
        shapes.dedup();
        let number = |row: &Row| shapes.iter().position(|known| *known == shape(row)).map_or(0, u8_of);
        self.put(Section::PhraseShape, rows.iter().map(|(row, _)| number(row)).collect());
        self.put(Section::Shapes, shapes.concat());
        self.put(Section::PhraseAnchor, rows.iter().map(|(row, _)| row.word).collect());
        self.put(Section::PhraseWords, rows.iter().map(|(row, _)| anchored(row).0).collect());
        let prints: Vec<u32> = rows.iter().map(|(row, _)| anchored(row).1).collect();
        let upper =
            |pair: &[u32]| u8_of(pair.iter().zip([0, 4]).map(|(print, by)| (print >> 16) << by).sum::<u32>() as usize);
        let bytes = [columns::write(&prints, 2), prints.chunks(2).map(upper).collect()].concat();
        self.put(Section::PhrasePrint, bytes);
    }

    fn phrase_targets(&mut self, rows: &[(Row, Vec<u32>)]) {
        let (mut targets, mut lists) = (Vec::new(), Vec::<u32>::new());
        for (_, own) in rows {
            if let [target] = own.as_slice() {
                targets.push(*target);
                continue;
            }
            targets.push(SEVERAL | u24_of(lists.len()));
            lists.push(u24_of(own.len()));
            lists.extend(own);
        }
        self.put(Section::PhraseTarget, columns::write(&targets, 3));
        self.put(Section::TargetLists, columns::write(&lists, 3));
    }

    /// The parts beside the anchored one, of the phrases that have several.
    fn split_phrases(&mut self, rows: &[(Row, Vec<u32>)]) {
        let (mut phrases, mut first, mut before) = (Vec::new(), Vec::new(), Vec::new());
        let mut parts: Vec<(u8, u32)> = Vec::new();
        for (number, (row, _)) in rows.iter().enumerate().filter(|(_, (row, _))| row.parts.len() > 1) {
            phrases.extend(u16_of(number).to_le_bytes());
            first.extend(u16_of(parts.len()).to_le_bytes());
            before.push(row.anchored);
            let others = row.parts.iter().enumerate().filter(|(place, _)| *place != usize::from(row.anchored));
            parts.extend(others.map(|(_, part)| *part));
        }
        first.extend(u16_of(parts.len()).to_le_bytes());
        if rows.len() > usize::from(u16::MAX) || parts.len() > usize::from(u16::MAX) {
            self.defects.add("phrases", "more than 65,535 texts; widen the numbers of phrases");
        }
        self.put(Section::SplitPhrases, phrases);
        self.put(Section::SplitFirst, first);
        self.put(Section::SplitBefore, before);
        self.put(Section::PartWords, parts.iter().map(|(words, _)| *words).collect());
        let prints: Vec<u32> = parts.iter().map(|(_, print)| *print).collect();
        self.put(Section::PartPrint, columns::write(&prints, 3));
    }
}

/// How many different texts betray an error, those of two languages counted twice.
pub(super) fn distinct_texts(phrases: &[Phrase]) -> usize {
    let telling = phrases.iter().filter(|phrase| !matches!(phrase.means, Means::Hint { .. }));
    let mut texts: Vec<(&str, &str)> = telling.map(|phrase| (phrase.text.as_str(), phrase.locale.as_str())).collect();
    order::by(&mut texts, Ord::cmp);
    texts.dedup();
    texts.len()
}
