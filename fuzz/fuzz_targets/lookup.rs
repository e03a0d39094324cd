//! Any query: scores are sound, suggestions are codes, and whatever is found is explained.
#![no_main]

use std::sync::LazyLock;

use error_explainer::{ExplainOptions, Explainer, LookupOptions};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/laws/mod.rs"]
mod laws;

static EXPLAINER: LazyLock<Explainer> = LazyLock::new(|| Explainer::new().expect("the catalog opens"));

fuzz_target!(|query: &str| {
    for found in laws::lookup(&EXPLAINER, query, &LookupOptions::default()) {
        let explanation = EXPLAINER.explain(&found.code.id, &ExplainOptions::default());
        assert!(explanation.is_ok_and(|one| one.code.is_some_and(|code| code.id == found.code.id)));
    }
    laws::suggest(&EXPLAINER, query, None);
});
