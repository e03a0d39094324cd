use error_explainer::{ClassifyOptions, Explainer};
fn main() {
    let mut e = Explainer::new().unwrap();
    e.load_articles(std::fs::read(".cache/bench/articles.bin").unwrap()).unwrap();
    let name = std::env::args().nth(1).unwrap();
    let text = std::fs::read(format!(".cache/bench/{name}.log")).unwrap();
    let n: usize = std::env::args().nth(2).unwrap().parse().unwrap();
    let t = std::time::Instant::now();
    let r = e.classify_bytes(&text[..n.min(text.len())], &ClassifyOptions::default());
    println!(
        "{} findings {:?} {:.1} MB/s",
        r.findings.len(),
        t.elapsed(),
        n.min(text.len()) as f64 / 1e6 / t.elapsed().as_secs_f64()
    );
}
