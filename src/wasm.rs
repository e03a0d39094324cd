//! The JavaScript boundary, and nothing else: types in and out, errors as values, memory for texts.
//!
//! Errors are thrown as plain objects with a `kind`, which the JavaScript side turns into its error classes.

use error_explainer_pack::value::Node;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::explainer::Explainer;
use crate::intake::Intake;
use crate::model::{Classification, ClassifyOptions, Finding};
use crate::scanner::Scanner;

/// An explainer as JavaScript holds it.
#[wasm_bindgen]
pub struct Core {
    explainer: Explainer,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Thrown {
    UnknownId { id: String, message: String },
    Pack { message: String, defects: Vec<PackDefect> },
    Corrupt { message: String },
    BadArgument { message: String },
}

#[derive(Serialize)]
struct PackDefect {
    path: String,
    message: String,
}

/// A panic is a defect of ours: it ends in a trap, which JavaScript recovers from, and says here where it was.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&JsValue::from_str(&panic.to_string()))));
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}

fn throw(thrown: &Thrown) -> JsValue {
    to_js(thrown).unwrap_or_else(|error| error)
}

fn bad_argument(name: &str, error: &str) -> JsValue {
    throw(&Thrown::BadArgument { message: [name, ": ", error].concat() })
}

/// An argument as a value.
fn node(name: &str, value: JsValue) -> Result<Node, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|error| bad_argument(name, &error.to_string()))
}

fn argument<T: Intake>(name: &str, value: JsValue) -> Result<T, JsValue> {
    T::take(&node(name, value)?).map_err(|error| bad_argument(name, &error))
}

/// Options that are left out are the defaults.
fn options<T: Intake + Default>(value: JsValue) -> Result<T, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(T::default());
    }
    argument("options", value)
}

#[wasm_bindgen]
impl Core {
    /// An explainer with the built-in catalog, without its articles.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Core, JsValue> {
        let explainer = Explainer::new().map_err(|error| throw(&Thrown::Corrupt { message: error.to_string() }))?;
        Ok(Self { explainer })
    }

    /// Gives it its articles.
    pub fn load_articles(&mut self, bytes: Vec<u8>) -> Result<(), JsValue> {
        self.explainer.load_articles(bytes).map_err(|error| throw(&Thrown::Corrupt { message: error.to_string() }))
    }

    /// Counts of what it knows.
    pub fn catalog(&self) -> Result<JsValue, JsValue> {
        to_js(&self.explainer.catalog())
    }

    /// Every code that a query can be.
    pub fn lookup(&self, query: &str, wanted: JsValue) -> Result<JsValue, JsValue> {
        to_js(&self.explainer.lookup(query, &options(wanted)?))
    }

    /// The article on an id or a finding.
    pub fn explain(&self, subject: JsValue, wanted: JsValue) -> Result<JsValue, JsValue> {
        let wanted = options(wanted)?;
        if let Some(id) = subject.as_string() {
            let explained = self.explainer.explain(&id, &wanted);
            return match explained {
                Ok(explanation) => to_js(&explanation),
                Err(error) => Err(throw(&Thrown::UnknownId { message: error.to_string(), id: error.id })),
            };
        }
        let finding: Finding = argument("finding", subject)?;
        to_js(&self.explainer.explain_finding(&finding, &wanted))
    }

    /// Completes or corrects what is being typed.
    pub fn suggest(&self, typed: &str, limit: Option<u32>) -> Result<JsValue, JsValue> {
        to_js(&self.explainer.suggest(typed, limit.map(|limit| limit as usize)))
    }

    /// All namespaces.
    pub fn namespaces(&self) -> Result<JsValue, JsValue> {
        to_js(&self.explainer.namespaces())
    }

    /// The codes of a namespace.
    pub fn codes(&self, namespace: &str, offset: Option<u32>, limit: Option<u32>) -> Result<JsValue, JsValue> {
        let limit = limit.map(|limit| limit as usize);
        to_js(&self.explainer.codes(namespace, offset.unwrap_or_default() as usize, limit))
    }

    /// All conditions.
    pub fn conditions(&self) -> Result<JsValue, JsValue> {
        to_js(&self.explainer.conditions())
    }

    /// Adds a portal's pack, given as the value that its JSON stands for.
    pub fn add_pack(&mut self, pack: JsValue) -> Result<JsValue, JsValue> {
        let pack = node("pack", pack)?;
        match self.explainer.add_pack(&pack) {
            Ok(report) => to_js(&report),
            Err(error) => {
                let message = error.to_string();
                let defect = |defect: crate::Defect| PackDefect { path: defect.place, message: defect.message };
                Err(throw(&Thrown::Pack { message, defects: error.defects.into_iter().map(defect).collect() }))
            }
        }
    }

    /// Takes a portal's pack away.
    pub fn remove_pack(&mut self, name: &str) -> bool {
        self.explainer.remove_pack(name)
    }

    /// A text without secrets.
    pub fn redact(&self, text: &str) -> Result<JsValue, JsValue> {
        to_js(&self.explainer.redact(text))
    }

    /// A report for a support ticket.
    pub fn report(&self, result: JsValue, wanted: JsValue) -> Result<String, JsValue> {
        let result: Classification = argument("classification", result)?;
        Ok(self.explainer.report(&result, &options(wanted)?))
    }

    /// An incremental classification. `bytes` in the options tells bytes from UTF-8 that was made from a string.
    pub fn scanner(&self, wanted: JsValue) -> Result<CoreScanner, JsValue> {
        let bytes = js_sys::Reflect::get(&wanted, &JsValue::from_str("bytes")).is_ok_and(|bytes| bytes.is_truthy());
        let wanted: ClassifyOptions = options(wanted)?;
        let scanner = if bytes { self.explainer.bytes_scanner(wanted) } else { self.explainer.text_scanner(wanted) };
        Ok(CoreScanner { scanner, input: Vec::new() })
    }
}

/// A scanner as JavaScript holds it. Chunks are written straight into its memory.
#[wasm_bindgen]
pub struct CoreScanner {
    scanner: Scanner,
    input: Vec<u8>,
}

#[wasm_bindgen]
impl CoreScanner {
    /// Where so many bytes may be written before `commit`. The memory may have moved: views of it are stale.
    pub fn space(&mut self, length: usize) -> *mut u8 {
        if self.input.len() < length {
            self.input.resize(length, 0);
        }
        self.input.as_mut_ptr()
    }

    /// Takes the bytes that were written.
    pub fn commit(&mut self, length: usize) {
        self.scanner.push(&self.input[..length.min(self.input.len())]);
    }

    /// How far the scanner has come.
    pub fn progress(&self) -> Result<JsValue, JsValue> {
        to_js(&self.scanner.progress())
    }

    /// What the text shows.
    pub fn finish(self) -> Result<JsValue, JsValue> {
        to_js(&self.scanner.finish())
    }
}
