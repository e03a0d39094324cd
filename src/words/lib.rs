//! Text to words.
//!
//! The compiler of packs and the scanner share this crate, so that a phrase of the catalog and the same phrase in a paste
//! always meet under the same hash. It is a crate of its own because it alone is compiled for speed: every byte of a text
//! goes through [`pass`], all other code sees only what that lets through and is compiled for size.

pub mod filter;
mod mask;
pub mod pass;
pub mod words;
