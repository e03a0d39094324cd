//! Knowledge of errors as data.
//!
//! The walk of a pack: authored files or a portal's JSON become a [`source::Source`], are checked ([`schema`],
//! [`article`]), compiled to bytes ([`compile`]) and read in place ([`read`]). The build and the running engine share all
//! of it, except that TOML and TSV are read at build time only.

pub mod article;
#[cfg(feature = "source")]
pub mod catalog;
pub mod columns;
pub mod compile;
pub mod defect;
#[cfg(feature = "source")]
pub mod json_schema;
pub mod layout;
pub mod names;
pub mod order;
pub mod pattern;
pub mod portal;
pub mod read;
pub mod schema;
pub mod source;
pub mod strings;
pub mod tree;
pub mod value;
pub mod view;

pub use error_explainer_words::{filter, words};
