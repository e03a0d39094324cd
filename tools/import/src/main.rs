//! Writes the imported tables of the catalog from the packages that own them.
fn main() {}
