use error_explainer::{Explainer, LookupOptions};
use std::io::BufRead;
static ARTICLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/articles.bin"));
fn main() {
    let mut e = Explainer::new().unwrap();
    e.load_articles(ARTICLES).unwrap();
    for l in std::io::stdin().lock().lines() {
        let l = l.unwrap();
        let r = e.lookup(&l, &LookupOptions::default());
        print!("{l:30} ");
        for m in r.iter().take(5) {
            print!(
                " {} {}{} {:.2} |",
                m.code.id,
                m.code.symbol,
                m.via.as_deref().map(|v| format!(" via {v}")).unwrap_or_default(),
                m.score
            );
        }
        println!();
        if let Some(m) = r.first() {
            println!(
                "      {} — {} [{}] {} eq {:?}",
                m.title,
                m.summary.as_deref().unwrap_or("-"),
                m.condition.as_deref().unwrap_or("-"),
                m.fields.iter().map(|f| format!("{}={}", f.name, f.value)).collect::<Vec<_>>().join(", "),
                m.equivalents.len()
            );
        }
    }
}
