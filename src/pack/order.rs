//! Sorting in little code. The standard library's sort is compiled anew for every type and every comparison, five kilobytes
//! each time; here one sort of places serves all, and only moving the items is compiled for each type.

use std::cmp::Ordering;

/// Sorts by a comparison; equal items keep their order.
pub fn by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let places = places(items.len(), &|one, other| compare(&items[one], &items[other]));
    arrange(items, &places);
}

/// Sorts by a key; equal items keep their order.
pub fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts by a weight, the heaviest first; equal items keep their order.
pub fn heaviest_first<T>(items: &mut [T], weight: impl Fn(&T) -> f64) {
    by(items, |one, other| weight(other).total_cmp(&weight(one)));
}

/// Where each place of the sorted order takes its item from.
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|&one, &other| compare(one, other));
    places
}

/// Moves every item to its place, by swaps.
fn arrange<T>(items: &mut [T], places: &[usize]) {
    for place in 0..places.len() {
        let mut from = places[place];
        // What stood there has been swapped behind the places already filled: follow it.
        while from < place {
            from = places[from];
        }
        items.swap(place, from);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_sorted_and_equal_ones_keep_their_order() {
        for length in [0, 1, 2, 7, 100, 1000_usize] {
            let mut items: Vec<(usize, usize)> = (0..length).map(|n| (n * 7919 % 31, n)).collect();
            let mut wanted = items.clone();
            wanted.sort_by_key(|item| item.0);
            by_key(&mut items, |item| item.0);
            assert_eq!(items, wanted);
        }
    }
}
