//! Signals to findings.

pub mod bare;
pub mod ledger;
pub mod line;
pub mod place;
pub mod rank;
