//! The codes of network protocols.

use super::Namespace;

/// The tables of this file.
pub const ALL: &[Namespace] = &[];
