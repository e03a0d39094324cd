//! A filter over word hashes: it turns away the words of ordinary lines at once, so that the cost per byte does not grow
//! with the catalog. Blocked Bloom filter: one 64-bit block a word, three bits in it.

use crate::words::Hash;

/// Bits spent for each key; with three probes inside one block about one strange word in 1,000 passes.
const BITS_PER_KEY: usize = 32;

/// Bytes of a filter for `keys` keys: a power of two, at least one block.
#[must_use]
pub fn size(keys: usize) -> usize {
    (keys * BITS_PER_KEY / 8).next_power_of_two().max(8)
}

/// Builds the filter of the given hashes.
#[must_use]
pub fn build(hashes: &[Hash]) -> Vec<u64> {
    let mut blocks = vec![0; size(hashes.len()) / 8];
    for &hash in hashes {
        insert(&mut blocks, hash);
    }
    blocks
}

/// Adds a hash, keeping the size.
pub fn insert(blocks: &mut [u64], hash: Hash) {
    let place = block(hash, blocks.len());
    if let Some(block) = blocks.get_mut(place) {
        *block |= bits(hash);
    }
}

/// False where the hash was surely not inserted. The number of blocks is a power of two.
#[inline]
#[must_use]
pub fn passes(blocks: &[u64], hash: Hash) -> bool {
    let bits = bits(hash);
    blocks.get(block(hash, blocks.len())).is_some_and(|block| block & bits == bits)
}

#[inline]
const fn block(hash: Hash, blocks: usize) -> usize {
    (hash >> 16) as usize & blocks.wrapping_sub(1)
}

#[inline]
const fn bits(hash: Hash) -> u64 {
    1 << (hash & 63) | 1 << ((hash >> 5) & 63) | 1 << ((hash >> 10) & 63)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::hash_ascii;

    #[test]
    fn every_inserted_hash_passes_and_few_others_do() {
        let hashes: Vec<_> = (0..5000).map(|n| hash_ascii(format!("key{n}").as_bytes())).collect();
        let filter = build(&hashes);
        assert!(hashes.iter().all(|&hash| passes(&filter, hash)));
        let strangers = (0..10_000).filter(|n| passes(&filter, hash_ascii(format!("other{n}").as_bytes()))).count();
        assert!(strangers < 60, "{strangers} of 10000 strangers passed");
    }
}
