//! Text to signals. Nothing here knows what a condition means; the catalog says which words count.

pub mod clean;
pub mod entities;
pub mod literal;
pub mod marks;
pub mod number;
pub mod signal;
pub(crate) mod window;

pub use signal::{Signal, What};
pub use window::Window;
