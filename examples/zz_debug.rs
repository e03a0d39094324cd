use error_explainer::knowledge::Knowledge;
use error_explainer_words::words;
static ARTICLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/articles.bin"));
fn main() {
    let mut k = Knowledge::built_in().unwrap();
    k.set_articles(ARTICLES).unwrap();
    let text = std::env::args().nth(1).unwrap();
    let mut ws = Vec::new();
    words::split(text.as_bytes(), |w| ws.push(w));
    for i in 0..ws.len() {
        let w = |i: usize| &text[ws[i].start as usize..ws[i].end as usize];
        let mut keys = vec![(format!("{}", w(i)), ws[i].hash)];
        if i > 0 {
            keys.push((format!("{} {}", w(i - 1), w(i)), words::pair(ws[i - 1].hash, ws[i].hash)));
        }
        for (n, h) in keys {
            for (l, p) in k.packs().enumerate() {
                for r in p.phrases_with_key(h) {
                    let v = p.phrase(r);
                    println!(
                        "{n}: layer {l} row {r} {v:?} targets {:?} parts {:?} passes {}",
                        p.phrase_targets(r),
                        p.phrase_parts(r),
                        error_explainer_words::filter::passes(k.filter(), h)
                    );
                }
            }
        }
    }
}
