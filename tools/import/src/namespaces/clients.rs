//! The codes of network clients, libraries, runtimes and proxies.

use super::Namespace;

/// The tables of this file.
pub const ALL: &[Namespace] = &[];
