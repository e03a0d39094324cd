//! A filter over word hashes: it turns away the words of ordinary lines at once, so that the cost per byte does not grow
//! with the catalog. Blocked Bloom filter: one 64-bit block a word, three bits in it. It looks at the [`words::key`] of a hash
//! only, for that is all that packs keep of a phrase.

use crate::words::{self, Hash};

/// Bits spent for each key; with three probes inside one block about one strange word in 1,000 passes.
const BITS_PER_KEY: usize = 32;

/// Bytes of a filter for `keys` keys: a power of two, at least one block.
#[must_use]
pub fn size(keys: usize) -> usize {
    (keys * BITS_PER_KEY / 8).next_power_of_two().max(8)
}

/// Builds the filter of the given hashes, which are about so many.
#[must_use]
pub fn build(hashes: impl Iterator<Item = Hash>, count: usize) -> Vec<u64> {
    let mut blocks = vec![0; size(count) / 8];
    for hash in hashes {
        let place = block(hash, blocks.len());
        if let Some(block) = blocks.get_mut(place) {
            *block |= bits(hash);
        }
    }
    blocks
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
    (words::key(hash) >> 10) as usize & blocks.wrapping_sub(1)
}

/// The block is told by the upper bits of the key; the product spreads the lower ones over the three places in it.
#[inline]
const fn bits(hash: Hash) -> u64 {
    let spread = words::key(hash).wrapping_mul(0x9E37_79B1) >> 14;
    1 << (spread & 63) | 1 << ((spread >> 6) & 63) | 1 << (spread >> 12)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::hash_ascii;

    #[test]
    fn every_inserted_hash_passes_and_few_others_do() {
        let hashes: Vec<_> = (0..5000).map(|n| hash_ascii(format!("key{n}").as_bytes())).collect();
        let filter = build(hashes.iter().copied(), hashes.len());
        assert!(hashes.iter().all(|&hash| passes(&filter, hash)));
        let strangers = (0..10_000).filter(|n| passes(&filter, hash_ascii(format!("other{n}").as_bytes()))).count();
        assert!(strangers < 60, "{strangers} of 10000 strangers passed");
    }
}
