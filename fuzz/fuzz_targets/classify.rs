//! Any bytes, in any encoding, in any chunks: the answer is sound, and chunks make no difference.
#![no_main]

use std::sync::LazyLock;

use arbitrary::Arbitrary;
use error_explainer::{ClassifyOptions, Encoding, Explainer};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/laws/mod.rs"]
mod laws;

static EXPLAINER: LazyLock<Explainer> = LazyLock::new(|| Explainer::new().expect("the catalog opens"));

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    encoding: u8,
    lengths: Vec<u8>,
    bytes: &'a [u8],
}

fuzz_target!(|input: Input<'_>| {
    let encoding = match input.encoding % 5 {
        0 => None,
        1 => Some(Encoding::Utf8),
        2 => Some(Encoding::Utf16Le),
        3 => Some(Encoding::Utf16Be),
        _ => Some(Encoding::Windows1252),
    };
    laws::classify_bytes(&EXPLAINER, input.bytes, &ClassifyOptions { encoding, ..ClassifyOptions::default() });
    if let Ok(text) = std::str::from_utf8(input.bytes) {
        let whole = laws::classify(&EXPLAINER, text, &ClassifyOptions::default());
        let lengths: Vec<usize> = input.lengths.iter().map(|length| usize::from(*length)).collect();
        let parts = laws::classify_in_chunks(&EXPLAINER, input.bytes, &lengths);
        assert_eq!(laws::json(&parts), laws::json(&whole));
    }
});
