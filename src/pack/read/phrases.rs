//! The phrases of a pack: by key, with what they stand for.

use std::ops::Range;

use super::{Pack, partition_point};
use crate::columns;
use crate::layout::{KEY_BLOCK, OPERATIONS, SEVERAL, Section, TargetKind};
use crate::view::{Part, PhraseView};
use crate::words::{self, Hash};

impl Pack {
    /// How many phrases it has, hints included.
    #[must_use]
    pub fn phrase_rows(&self) -> usize {
        self.section(Section::PhraseShape).len()
    }

    /// The phrases that a word or a pair of words may betray.
    #[must_use]
    pub fn phrases_with_key(&self, hash: Hash) -> Range<usize> {
        let wanted = words::key(hash);
        let full = self.section(Section::PhraseKeys);
        let blocks = full.len() / 3;
        // The phrases of one key may begin in the block before the first that starts with it.
        let block = partition_point(blocks, |block| columns::get(full, 3, block) < wanted).saturating_sub(1);
        let gaps = self.section(Section::PhraseGaps);
        let (mut row, mut key) = (block * KEY_BLOCK, columns::get(full, 3, block));
        while row < self.phrase_rows() && key < wanted {
            row += 1;
            key = key.wrapping_add(columns::get(gaps, 3, row));
        }
        let start = row;
        while row < self.phrase_rows() && key == wanted {
            row += 1;
            key = key.wrapping_add(columns::get(gaps, 3, row));
        }
        start..row
    }

    /// The keys of all phrases, in order.
    pub fn phrase_keys(&self) -> impl Iterator<Item = Hash> {
        let gaps = self.section(Section::PhraseGaps);
        (0..self.phrase_rows()).scan(0_u32, move |key, row| {
            *key = key.wrapping_add(columns::get(gaps, 3, row));
            Some(*key)
        })
    }

    /// A phrase.
    #[must_use]
    pub fn phrase(&self, row: usize) -> PhraseView {
        let shape = usize::from(self.u8(Section::PhraseShape, row));
        let [class, kind, operation, split] =
            self.section(Section::Shapes).as_chunks::<4>().0.get(shape).copied().unwrap_or([0xFF; 4]);
        PhraseView {
            row,
            class: usize::from(class),
            kind: match kind {
                0 => TargetKind::Condition,
                1 => TargetKind::Code,
                _ => TargetKind::Hint,
            },
            operation: OPERATIONS.get(usize::from(operation)).copied(),
            is_split: split == 1,
            anchor: usize::from(self.u8(Section::PhraseAnchor, row)),
            part: Part { words: usize::from(self.u8(Section::PhraseWords, row)), print: self.print(row) },
        }
    }

    fn print(&self, row: usize) -> u32 {
        let rows = self.phrase_rows();
        let (lower, upper) = self.section(Section::PhrasePrint).split_at_checked(2 * rows).unwrap_or_default();
        let nibbles = upper.get(row / 2).copied().unwrap_or_default() >> (row % 2 * 4) & 0xF;
        columns::get(lower, 2, row) | u32::from(nibbles) << 16
    }

    /// The numbers of the conditions, codes or hints that a phrase stands for.
    #[must_use]
    pub fn phrase_targets(&self, row: usize) -> Vec<u32> {
        let target = columns::get(self.section(Section::PhraseTarget), 3, row);
        let Some(place) = target.checked_sub(SEVERAL).map(|place| place as usize) else { return vec![target] };
        let lists = self.section(Section::TargetLists);
        let count = columns::get(lists, 3, place) as usize;
        (place + 1..(place + 1 + count).min(lists.len() / 3)).map(|place| columns::get(lists, 3, place)).collect()
    }

    /// The parts of a split phrase before and behind the anchored one.
    #[must_use]
    pub fn phrase_parts(&self, row: usize) -> (Vec<Part>, Vec<Part>) {
        let count = self.section(Section::SplitPhrases).len() / 2;
        let phrase = |place| usize::from(self.u16(Section::SplitPhrases, place));
        let place = partition_point(count, |place| phrase(place) < row);
        if place >= count || phrase(place) != row {
            return (Vec::new(), Vec::new());
        }
        let parts = self.u16(Section::SplitFirst, place)..self.u16(Section::SplitFirst, place + 1);
        let mut parts: Vec<Part> = parts
            .map(|part| Part {
                words: usize::from(self.u8(Section::PartWords, usize::from(part))),
                print: columns::get(self.section(Section::PartPrint), 3, usize::from(part)),
            })
            .collect();
        let behind = parts.split_off(usize::from(self.u8(Section::SplitBefore, place)).min(parts.len()));
        (parts, behind)
    }
}
