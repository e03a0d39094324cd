//! The codes of databases, brokers, clouds and security hardware.

mod brokers;
mod clouds;
mod databases;
mod security;

use super::Namespace;

/// The tables of this folder.
pub const ALL: [&[Namespace]; 4] = [databases::ALL, brokers::ALL, clouds::ALL, security::ALL];
