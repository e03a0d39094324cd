//! The codes of network clients, libraries, runtimes and interfaces.

mod apple;
mod exceptions;
mod graphics;
mod libraries;
mod runtimes;
mod tls;
mod web;

use super::Namespace;

/// The tables of this folder.
pub const ALL: [&[Namespace]; 6] = [web::ALL, tls::ALL, apple::ALL, libraries::ALL, graphics::ALL, runtimes::ALL];
