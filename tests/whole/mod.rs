//! The explainer as people have it: with its articles and the codes that follow with them.

use std::sync::LazyLock;

use error_explainer::Explainer;

static WHOLE: LazyLock<Explainer> = LazyLock::new(|| {
    let mut explainer = Explainer::new().expect("the catalog opens");
    let articles: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/articles.bin"));
    explainer.load_articles(articles).expect("both are of one build");
    explainer
});

/// One for each test, made once.
pub fn explainer() -> Explainer {
    WHOLE.clone()
}
