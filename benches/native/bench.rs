//! Measures the library natively. `benches/bench.mjs` runs it and shows its numbers beside those of wasm:
//! `cargo bench --bench native -- FOLDER QUERY...` prints lines `name<TAB>number`.

use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use error_explainer::{ClassifyOptions, ExplainOptions, Explainer, LookupOptions};

/// What the first answer is about.
const LINE: &str = "requests.exceptions.ConnectionError: ('Connection aborted.', ConnectionResetError(10054, \
    'An existing connection was forcibly closed by the remote host', None, 10054, None))";

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo adds an option of its own.
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let folder = arguments.next().ok_or("usage: cargo bench --bench native -- FOLDER QUERY...")?;
    let folder = Path::new(&folder);
    let queries: Vec<String> = arguments.collect();
    let options = ClassifyOptions::default();

    // The very first, with a cold catalog, as a program that asks once meets it.
    let begun = Instant::now();
    let mut explainer = Explainer::new()?;
    black_box(explainer.classify(LINE, &options));
    let finding = begun.elapsed().as_secs_f64();
    explainer.load_articles(std::fs::read(folder.join("articles.bin"))?)?;
    let primary = explainer.classify(LINE, &options).primary.ok_or("the first line shows nothing")?;
    black_box(explainer.explain_finding(&primary, &ExplainOptions::default()));
    println!("finding\t{}\nexplanation\t{}", finding * 1e3, begun.elapsed().as_secs_f64() * 1e3);

    let lookups = seconds(|| {
        for query in &queries {
            black_box(explainer.lookup(query, &LookupOptions::default()));
        }
    });
    println!("lookup\t{}", queries.len() as f64 / lookups);

    for name in ["ordinary", "dense", "mixed"] {
        let text = std::fs::read_to_string(folder.join(format!("{name}.log")))?;
        let rate = |seconds: f64| text.len() as f64 / 1e6 / seconds;
        let bytes = rate(seconds(|| drop(black_box(explainer.classify_bytes(text.as_bytes(), &options)))));
        let string = rate(seconds(|| drop(black_box(explainer.classify(&text, &options)))));
        let read = rate(seconds(|| {
            black_box(black_box(text.as_bytes()).iter().map(|byte| u64::from(*byte)).sum::<u64>());
        }));
        println!("logs.{name}.bytes\t{bytes}\nlogs.{name}.string\t{string}\nlogs.{name}.read\t{read}");
    }
    Ok(())
}

/// What one call takes: the median of the calls that fit into a second and a half, five at least.
fn seconds(mut run: impl FnMut()) -> f64 {
    let mut taken = Vec::new();
    run();
    let begun = Instant::now();
    while taken.len() < 5 || begun.elapsed() < Duration::from_millis(1500) {
        let before = Instant::now();
        run();
        taken.push(before.elapsed().as_secs_f64());
    }
    taken.sort_by(f64::total_cmp);
    taken[taken.len() / 2]
}
