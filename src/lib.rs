//! Explains error codes, messages, stack traces and logs, offline: what happened, what it is called on other platforms,
//! why it happens, how serious it is, how to find out which cause it is, and what to do.
//!
//! ```
//! use error_explainer::{ClassifyOptions, Explainer, LookupOptions};
//!
//! let explainer = Explainer::new()?;
//! let codes = explainer.lookup("WSAECONNRESET", &LookupOptions::default());
//! assert_eq!(codes[0].code.id, "winsock:10054");
//!
//! let found = explainer.classify("recv() failed (104: Connection reset by peer)", &ClassifyOptions::default());
//! let primary = found.primary.ok_or("nothing found")?;
//! assert_eq!(primary.condition.as_deref(), Some("connection-reset"));
//! assert_eq!(primary.code.map(|code| code.id).as_deref(), Some("linux-errno:104"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What it knows stands under `src/catalog/`, is compiled by `build.rs` and read in place. A text is walked once: words
//! to signals ([`scan`]), signals to findings ([`resolve`]), a finding to its explanation ([`mod@explain`]).

mod decode;
pub mod explain;
mod explainer;
mod few;
pub mod index;
#[cfg(target_arch = "wasm32")]
mod intake;
pub mod knowledge;
mod lookup;
pub mod model;
mod reading;
pub mod resolve;
pub mod scan;
mod scanner;
mod suggest;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use error_explainer_pack::defect::Defect;
pub use error_explainer_pack::value::{Node, Value};
pub use explainer::{Explainer, LoadError, PackError, UnknownIdError};
pub use model::*;
pub use scanner::Scanner;
