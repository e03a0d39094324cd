use error_explainer::{ClassifyOptions, Explainer};
use serde_json::Value;
static ARTICLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/articles.bin"));
fn main() {
    let mut e = Explainer::new().unwrap();
    e.load_articles(ARTICLES).unwrap();
    let quiet = std::env::var("QUIET").is_ok();
    for file in std::env::args().skip(1) {
        let (mut right, mut all, mut silent, mut neg, mut peer, mut peers) = (0, 0, 0, 0, 0, 0);
        for l in std::fs::read_to_string(&file).unwrap().lines() {
            let v: Value = serde_json::from_str(l).unwrap();
            let text = v["text"].as_str().unwrap();
            let r = e.classify(text, &ClassifyOptions::default());
            let got = r.primary.as_ref().map_or("nothing".to_owned(), |p| {
                p.condition.clone().unwrap_or_else(|| format!("code {}", p.code.as_ref().map_or("-", |c| &c.id)))
            });
            let ev = || {
                r.primary
                    .as_ref()
                    .map(|p| p.evidence.iter().map(|e| format!("{:.1} {}", e.weight, e.text)).collect::<Vec<_>>())
            };
            let want = v["condition"].as_str().unwrap_or("none");
            if want == "none" {
                neg += 1;
                if r.findings.is_empty() {
                    silent += 1
                } else if !quiet {
                    println!(
                        "NOISE {} {} -> {} {:.2} {:?}",
                        v["id"],
                        v["client"],
                        got,
                        r.primary.as_ref().unwrap().confidence,
                        ev()
                    );
                }
                continue;
            }
            all += 1;
            let ok = got == want || v["also"].as_array().into_iter().flatten().any(|a| a == got.as_str());
            if ok {
                right += 1
            } else if !quiet {
                let others: Vec<_> =
                    r.findings.iter().skip(1).take(5).map(|f| f.condition.clone().unwrap_or_default()).collect();
                println!(
                    "MISS {} {} -> {got} {:.2} want {want}/{} {:?} others {others:?}",
                    v["id"],
                    v["client"],
                    r.primary.as_ref().map_or(0.0, |p| p.confidence),
                    v["also"],
                    ev()
                );
            }
            if let Some(w) = v["peer"].as_str() {
                peers += 1;
                let en = r.primary.as_ref().map(|p| p.entities.clone()).unwrap_or_default();
                let h = en.host.unwrap_or_default();
                let h = if h.contains(':') { format!("[{h}]") } else { h };
                let p = en.port.map_or(h.clone(), |p| format!("{h}:{p}"));
                if p == w || h == w || (w.starts_with(':') && p.ends_with(w)) {
                    peer += 1
                } else if !quiet {
                    println!("PEER {} {p} want {w}", v["id"]);
                }
            }
        }
        println!(
            "{file}: {right}/{all} {:.1}% negatives silent {silent}/{neg} peers {peer}/{peers}",
            100.0 * right as f64 / (all.max(1)) as f64
        );
    }
}
