//! The codes of databases, brokers and platforms.

use super::Namespace;

/// The tables of this file.
pub const ALL: &[Namespace] = &[];
