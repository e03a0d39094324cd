//! Numbers of several bytes as columns of bytes: first the lowest byte of every number, then the next one. Like stands beside
//! like, and the upper bytes, which hardly change from row to row, compress to nothing.

/// Writes numbers as `width` columns.
#[must_use]
pub fn write(numbers: &[u32], width: usize) -> Vec<u8> {
    let column = |place: usize| numbers.iter().map(move |number| number.to_le_bytes()[place]);
    (0..width.min(4)).flat_map(column).collect()
}

/// The number in a row of `width` columns; 0 where there is no such row.
#[must_use]
pub fn get(columns: &[u8], width: usize, row: usize) -> u32 {
    let rows = columns.len() / width.max(1);
    if row >= rows {
        return 0;
    }
    let byte = |place: usize| columns.get(place * rows + row).copied().map_or(0, u32::from) << (8 * place);
    (0..width.min(4)).map(byte).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        let numbers = [0, 1, 0x1234, 0x00AB_CDEF, 0x89AB_CDEF];
        let back: Vec<u32> = (0..6).map(|row| get(&write(&numbers, 4), 4, row)).collect();
        assert_eq!(back, [0, 1, 0x1234, 0x00AB_CDEF, 0x89AB_CDEF, 0]);
        assert_eq!(get(&write(&numbers, 3), 3, 3), 0x00AB_CDEF);
        assert_eq!(get(&[], 3, 0), 0);
    }
}
