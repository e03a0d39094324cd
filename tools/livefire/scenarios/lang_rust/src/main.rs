//! Small programs that meet a fault; the first argument says which one, the second is a URL, address or path.
use std::{env, fs, io::Write, net::TcpListener, time::Duration};

use anyhow::Context;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[allow(dead_code)]
struct Config {
    host: String,
    port: u16,
}

#[derive(Debug, thiserror::Error)]
enum SyncError {
    #[error("cannot reach the catalogue")]
    Catalogue(#[source] reqwest::Error),
    #[error("cannot store the snapshot {path}")]
    Snapshot { path: String, source: std::io::Error },
}

fn get(url: &str) -> Result<String, reqwest::Error> {
    let client = reqwest::blocking::Client::builder().timeout(Duration::from_secs(1)).build()?;
    client.get(url).send()?.error_for_status()?.text()
}

fn fetch(url: &str) -> anyhow::Result<()> {
    let body = get(url).with_context(|| format!("failed to fetch price list from {url}"))?;
    println!("{} bytes", body.len());
    Ok(())
}

fn agent(url: &str) -> anyhow::Result<()> {
    let answer = ureq::AgentBuilder::new().timeout_read(Duration::from_secs(1)).build().get(url).call()?;
    println!("{}", answer.status());
    Ok(())
}

fn retry(url: &str) {
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("shop=debug")).init();
    log::info!("pushing metrics to {url}");
    for attempt in 1..=3 {
        match get(url) {
            Ok(_) => {
                log::info!("pushed after {attempt} attempt(s), 0 errors");
                return;
            }
            Err(error) => log::warn!("attempt {attempt}/3 failed: {}", chain(&error)),
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    log::error!("metrics dropped");
    std::process::exit(1);
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text.push_str(&format!(": {cause}"));
        next = cause.source();
    }
    text
}

fn traced(url: &str) {
    tracing_subscriber::fmt().with_ansi(false).init();
    let span = tracing::info_span!("sync", tenant = 17);
    let _entered = span.enter();
    match get(url).map_err(SyncError::Catalogue) {
        Ok(body) => tracing::info!(bytes = body.len(), errors = 0, "catalogue synced"),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "sync failed");
            std::process::exit(1)
        }
    }
}

fn eyre(path: &str) -> color_eyre::Result<()> {
    color_eyre::config::HookBuilder::new().theme(color_eyre::config::Theme::new()).display_env_section(false).install()?;
    let write = || -> Result<(), SyncError> {
        let failed = |source| SyncError::Snapshot { path: path.to_owned(), source };
        fs::File::create(path).and_then(|mut file| file.write_all(&vec![0; 300_000])).map_err(failed)
    };
    write()?;
    Ok(())
}

async fn postgres(options: &str, statement: &str) -> anyhow::Result<()> {
    let (client, connection) = tokio_postgres::connect(options, tokio_postgres::NoTls).await.context("connecting to the order database")?;
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            eprintln!("connection task: {error}");
        }
    });
    client.batch_execute(statement).await.context("running migration 0007_orders")?;
    println!("migrated");
    Ok(())
}

fn redis_get(url: &str) -> anyhow::Result<()> {
    let mut connection = redis::Client::open(url)?.get_connection_with_timeout(Duration::from_secs(1))?;
    connection.set_read_timeout(Some(Duration::from_secs(1)))?;
    let value: String = redis::cmd("GET").arg("session:1").query(&mut connection)?;
    println!("{value}");
    Ok(())
}

fn websocket(url: &str) -> anyhow::Result<()> {
    let (mut socket, _) = tungstenite::connect(url)?;
    println!("{}", socket.read()?);
    Ok(())
}

#[allow(unconditional_recursion)]
fn depth(n: u64) -> u64 {
    std::hint::black_box(depth(n + 1)) + 1
}

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = env::args().collect();
    let word = |n: usize| arguments.get(n).map_or("", String::as_str);
    let runtime = || tokio::runtime::Runtime::new();
    match word(1) {
        "fetch" => fetch(word(2)),
        "agent" => agent(word(2)),
        "retry" => {
            retry(word(2));
            Ok(())
        }
        "traced" => {
            traced(word(2));
            Ok(())
        }
        "unwrap" => {
            println!("{}", get(word(2)).unwrap());
            Ok(())
        }
        "expect" => {
            let text = fs::read_to_string(word(2)).expect("the rules must be readable");
            println!("{}", text.len());
            Ok(())
        }
        "toml" => {
            let text = fs::read_to_string(word(2)).with_context(|| format!("cannot read {}", word(2)))?;
            let config: Config = toml::from_str(&text).with_context(|| format!("cannot parse {}", word(2)))?;
            println!("{config:?}");
            Ok(())
        }
        "json" => {
            let config: Config = serde_json::from_str(word(2))?;
            println!("{config:?}");
            Ok(())
        }
        "csv" => {
            for row in csv::Reader::from_path(word(2))?.records() {
                println!("{:?}", row?);
            }
            Ok(())
        }
        "eyre" => {
            if let Err(report) = eyre(word(2)) {
                eprintln!("Error: {report:?}");
                std::process::exit(1);
            }
            Ok(())
        }
        "listen" => {
            TcpListener::bind(word(2)).with_context(|| format!("cannot listen on {}", word(2)))?;
            Ok(())
        }
        "postgres" => runtime()?.block_on(postgres(word(2), word(3))),
        "redis" => redis_get(word(2)),
        "sqlite" => {
            let database = rusqlite::Connection::open(word(2))?;
            database.execute_batch(word(3))?;
            Ok(())
        }
        "websocket" => websocket(word(2)),
        "timeout" => runtime()?.block_on(async {
            tokio::time::timeout(Duration::from_millis(300), tokio::time::sleep(Duration::from_secs(9))).await.context("render of page 3")?;
            Ok(())
        }),
        "index" => {
            let values = [1, 2, 3];
            println!("{}", values[arguments.len() + 4]);
            Ok(())
        }
        "none" => {
            let found = arguments.iter().find(|a| a.starts_with("--user="));
            println!("{}", found.unwrap());
            Ok(())
        }
        "divide" => {
            println!("{}", 100 / (arguments.len() - 2));
            Ok(())
        }
        "parse" => {
            let workers: u32 = word(2).parse().expect("WORKERS");
            println!("{workers}");
            Ok(())
        }
        "utf8" => {
            println!("{}", String::from_utf8(fs::read(word(2))?)?);
            Ok(())
        }
        "assert" => {
            assert_eq!(arguments.len(), 4, "wrong number of warehouses");
            Ok(())
        }
        "stack" => {
            println!("{}", depth(0));
            Ok(())
        }
        other => anyhow::bail!("no such program: {other}"),
    }
}
