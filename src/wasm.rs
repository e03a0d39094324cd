//! The JavaScript boundary.
use wasm_bindgen::prelude::*;

/// The core.
#[wasm_bindgen]
#[derive(Default)]
pub struct Core;

#[wasm_bindgen]
impl Core {
    /// A core with the built-in catalog.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Core { Core }
}
