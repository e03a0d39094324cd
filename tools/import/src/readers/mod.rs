//! Readers of what packages hold: source of several languages, compiled libraries and message catalogues.

pub mod c;
pub mod definitions;
pub mod errmsg;
mod expression;
pub mod gettext;
pub mod go;
pub mod lists;
pub mod mozilla;
pub mod python;
pub mod rust;
pub mod strings;
