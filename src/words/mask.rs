//! Sixty-four bytes at a time as bit masks. One small interface; each target fills it with the instructions it has.

/// Bytes in a chunk: as many as a mask has bits.
pub const CHUNK: usize = 64;

/// A bit for each byte of a chunk, the lowest for the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Masks {
    /// The byte belongs to a word.
    pub word: u64,
    /// The byte is above 0x7F.
    pub wide: u64,
    /// The byte is a line feed.
    pub newline: u64,
}

/// The masks of a chunk.
#[inline]
pub fn of(chunk: &[u8; CHUNK]) -> Masks {
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    return wasm::of(chunk);
    #[cfg(target_arch = "x86_64")]
    return x86::of(chunk);
    #[cfg(not(any(all(target_arch = "wasm32", target_feature = "simd128"), target_arch = "x86_64")))]
    return plain(chunk);
}

/// The masks byte by byte: for targets without vectors, and what the others are tested against.
#[cfg_attr(any(target_arch = "x86_64", target_feature = "simd128"), cfg_attr(not(test), expect(dead_code)))]
pub fn plain(chunk: &[u8; CHUNK]) -> Masks {
    let mask = |test: fn(u8) -> bool| chunk.iter().rev().fold(0, |mask, &byte| mask << 1 | u64::from(test(byte)));
    Masks {
        word: mask(crate::words::is_word_byte),
        wide: mask(|byte| byte >= 0x80),
        newline: mask(|byte| byte == b'\n'),
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wasm {
    #![expect(unsafe_code, reason = "a vector is loaded through a pointer; everything else here is safe")]
    use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_lt, u8x16_splat, u8x16_sub, v128, v128_load, v128_or};

    use super::{CHUNK, Masks};

    pub fn of(chunk: &[u8; CHUNK]) -> Masks {
        let mut masks = Masks { word: 0, wide: 0, newline: 0 };
        for (lane, bytes) in chunk.as_chunks::<16>().0.iter().enumerate() {
            let vector = load(bytes);
            let shift = 16 * lane;
            masks.word |= u64::from(u8x16_bitmask(word(vector))) << shift;
            masks.wide |= u64::from(u8x16_bitmask(vector)) << shift;
            masks.newline |= u64::from(u8x16_bitmask(u8x16_eq(vector, u8x16_splat(b'\n')))) << shift;
        }
        masks
    }

    fn load(bytes: &[u8; 16]) -> v128 {
        // SAFETY: the sixteen bytes of the array may be read, and loads of wasm need no alignment.
        unsafe { v128_load(bytes.as_ptr().cast()) }
    }

    fn word(bytes: v128) -> v128 {
        let below = |base: u8, count: u8, bytes| u8x16_lt(u8x16_sub(bytes, u8x16_splat(base)), u8x16_splat(count));
        let letters = below(b'a', 26, v128_or(bytes, u8x16_splat(0x20)));
        let digits = below(b'0', 10, bytes);
        let lines = u8x16_eq(bytes, u8x16_splat(b'_'));
        // The bit mask looks at the highest bit of each byte only, which is set in every wide byte.
        v128_or(v128_or(letters, digits), v128_or(lines, bytes))
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    #![expect(unsafe_code, reason = "the vector instructions of x86-64; SSE2 is part of the architecture")]
    use core::arch::x86_64::{
        __m128i, _mm_add_epi8, _mm_cmpeq_epi8, _mm_cmplt_epi8, _mm_loadu_si128, _mm_movemask_epi8, _mm_or_si128,
        _mm_set1_epi8, _mm_sub_epi8,
    };

    use super::{CHUNK, Masks};

    pub fn of(chunk: &[u8; CHUNK]) -> Masks {
        let mut masks = Masks { word: 0, wide: 0, newline: 0 };
        for (lane, bytes) in chunk.as_chunks::<16>().0.iter().enumerate() {
            // SAFETY: SSE2 is there on every x86-64, and the sixteen bytes of the array may be read unaligned.
            let [word, wide, newline] = unsafe {
                let vector = _mm_loadu_si128(bytes.as_ptr().cast::<__m128i>());
                [word(vector), vector, _mm_cmpeq_epi8(vector, _mm_set1_epi8(0x0A))]
                    .map(|mask| u64::from(_mm_movemask_epi8(mask).cast_unsigned()))
            };
            let shift = 16 * lane;
            masks.word |= word << shift;
            masks.wide |= wide << shift;
            masks.newline |= newline << shift;
        }
        masks
    }

    /// # Safety
    /// Needs SSE2.
    unsafe fn word(bytes: __m128i) -> __m128i {
        unsafe {
            // There is no unsigned comparison: shift the range so that it begins at the least signed value.
            let below = |base: i8, count: i8, bytes| {
                let shifted = _mm_add_epi8(_mm_sub_epi8(bytes, _mm_set1_epi8(base)), _mm_set1_epi8(i8::MIN));
                _mm_cmplt_epi8(shifted, _mm_set1_epi8(i8::MIN + count))
            };
            let letters = below(0x61, 26, _mm_or_si128(bytes, _mm_set1_epi8(0x20)));
            let digits = below(0x30, 10, bytes);
            let lines = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x5F));
            _mm_or_si128(_mm_or_si128(letters, digits), _mm_or_si128(lines, bytes))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vectors_and_plain_bytes_agree_on_every_byte() {
        for first in (0..=255).step_by(CHUNK) {
            let chunk = std::array::from_fn(|index| (first + index) as u8);
            assert_eq!(of(&chunk), plain(&chunk), "from {first}");
        }
    }
}
