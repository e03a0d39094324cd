use error_explainer::knowledge::Knowledge;
use std::collections::BTreeMap;
static ARTICLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/articles.bin"));
fn main() {
    let mut k = Knowledge::built_in().unwrap();
    k.set_articles(ARTICLES).unwrap();
    let t0 = std::time::Instant::now();
    k.filter();
    println!("index {:?} filter {} KB", t0.elapsed(), k.filter().len() * 8 / 1024);
    let text = std::fs::read(std::env::args().nth(1).unwrap()).unwrap();
    let text = &text[..text.len().min(4_000_000)];
    let mut hits = Vec::new();
    let t = std::time::Instant::now();
    error_explainer_words::pass::pass(text, k.filter(), &mut hits);
    println!("{} hits, {:?}, {:.0} MB/s", hits.len(), t.elapsed(), text.len() as f64 / 1e6 / t.elapsed().as_secs_f64());
    let mut c: BTreeMap<(u32, String), (usize, usize, usize, usize)> = BTreeMap::new();
    let i = k.index();
    for h in &hits {
        let e = c.entry((h.hash, String::new())).or_insert((
            0,
            i.carriers(h.hash).count(),
            i.phrases(0, h.hash).len() + i.phrases(1, h.hash).len(),
            i.names_at(text, h).len(),
        ));
        e.0 += 1;
    }
    let mut first: BTreeMap<u32, String> = BTreeMap::new();
    for h in &hits {
        first.entry(h.hash).or_insert_with(|| {
            String::from_utf8_lossy(&text[(h.start as usize).saturating_sub(12)..h.end as usize]).replace('\n', "|")
        });
    }
    let mut v: Vec<_> = c.into_iter().map(|((h, _), n)| (n, first[&h].clone())).collect();
    v.sort_by(|a, b| b.0.0.cmp(&a.0.0));
    for ((n, c, p, s), w) in v.iter().take(40) {
        println!("{n:7} carriers {c} phrases {p} names {s}  …{w}");
    }
}
