//! Any bytes as a compiled pack, whole or patched into the built-in one: refused, or read without a trap.
#![no_main]

use std::sync::LazyLock;

use arbitrary::Arbitrary;
use error_explainer::knowledge::Knowledge;
use error_explainer_pack::compile::{Compiled, Known, compile};
use error_explainer_pack::layout::PackKind;
use error_explainer_pack::portal;
use error_explainer_pack::read::Pack;
use error_explainer_pack::value::Node;
use libfuzzer_sys::fuzz_target;

const SOUND: &str = r#"{"schema":1,"name":"acme","codes":[{"namespace":"acme","value":17,"symbol":"ACME_GONE","condition":"gone"}],
    "phrases":[{"text":"the array {} is gone","condition":"gone"}],"carriers":[{"text":"ACME error {}","namespace":"acme"}],
    "conditions":[{"slug":"gone","title":"Gone","summary":"It went."}]}"#;

static COMPILED: LazyLock<Compiled> = LazyLock::new(|| {
    let node: Node = serde_json::from_str(SOUND).expect("it is JSON");
    compile(&portal::read(&node).expect("it is sound"), Known::NOTHING, &[]).expect("it compiles")
});

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    core: Vec<(u16, u8)>,
    articles: Vec<(u16, u8)>,
    whole: &'a [u8],
}

fn patched(bytes: &[u8], patches: &[(u16, u8)]) -> Vec<u8> {
    let mut patched = bytes.to_vec();
    for (place, byte) in patches {
        let place = usize::from(*place) % bytes.len();
        patched[place] = *byte;
    }
    patched
}

fuzz_target!(|input: Input<'_>| {
    for kind in [PackKind::Core, PackKind::Articles] {
        assert!(Pack::open(input.whole.to_vec(), kind).is_err() || input.whole.starts_with(b"EEPK"));
    }
    let Ok(mut knowledge) = Knowledge::built_in() else { return };
    let core = patched(&COMPILED.core, &input.core);
    if knowledge.add(core, patched(&COMPILED.articles, &input.articles)).is_ok() {
        for condition in knowledge.conditions() {
            let known = knowledge.describe(condition);
            assert!(known.slug.len() < usize::from(u16::MAX) + 1);
            for code in knowledge.codes_of(condition) {
                assert!(knowledge.code_ref(code).id.contains(':'));
            }
        }
    }
});
