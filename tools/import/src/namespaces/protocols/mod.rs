//! The codes of network protocols.

mod devices;
mod directory;
mod messaging;
mod network;
mod web;

use super::Namespace;

/// The tables of this folder.
pub const ALL: [&[Namespace]; 5] = [web::ALL, directory::ALL, network::ALL, messaging::ALL, devices::ALL];
