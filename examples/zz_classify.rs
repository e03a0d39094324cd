use error_explainer::{ClassifyOptions, Explainer};
static ARTICLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/articles.bin"));
fn main() {
    let mut e = Explainer::new().unwrap();
    e.load_articles(ARTICLES).unwrap();
    for l in std::io::stdin().lines() {
        let l = l.unwrap();
        println!("{l}");
        let o = ClassifyOptions { min_confidence: Some(0.01), ..Default::default() };
        for f in e.classify(&l, &o).findings.iter().take(4) {
            println!(
                "    {:.2} {} {} {:?} alt {:?}",
                f.confidence,
                f.condition.as_deref().unwrap_or("-"),
                f.code.as_ref().map_or("-", |c| &c.id),
                f.evidence.iter().map(|e| format!("{:?} {:.1} {}", e.kind, e.weight, e.text)).collect::<Vec<_>>(),
                f.alternatives
                    .iter()
                    .map(|a| a.code.as_ref().map_or(a.condition.clone().unwrap_or_default(), |c| c.id.clone()))
                    .collect::<Vec<_>>()
            );
        }
    }
}
