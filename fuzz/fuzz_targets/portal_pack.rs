//! Any JSON as a portal's pack: it is taken and works, or refused with its defects and changes nothing.
#![no_main]

use std::sync::LazyLock;

use error_explainer::{ClassifyOptions, Explainer, Node};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/laws/mod.rs"]
mod laws;

static EXPLAINER: LazyLock<Explainer> = LazyLock::new(|| Explainer::new().expect("the catalog opens"));

fuzz_target!(|bytes: &[u8]| {
    let Ok(pack) = serde_json::from_slice::<Node>(bytes) else { return };
    let mut explainer = EXPLAINER.clone();
    match explainer.add_pack(&pack) {
        Ok(report) => {
            laws::classify(&explainer, &String::from_utf8_lossy(bytes), &ClassifyOptions::default());
            assert!(explainer.remove_pack(&report.name));
        }
        Err(error) => assert!(!error.defects.is_empty()),
    }
    assert_eq!(explainer.catalog(), EXPLAINER.catalog());
});
