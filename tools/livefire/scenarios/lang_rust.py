"""Rust programs: those of lang_rust/, built once with cargo and the crates of its Cargo.toml, into a folder outside
the repository.
"""

from pathlib import Path

from scenario import Scenario
from scenarios.lang_base import POSTGRES
from scenarios.net import LAB

CRATE = Path(__file__).with_name("lang_rust") / "Cargo.toml"
TARGET = "/opt/livefire/rust/target"


def rust(
    client: str, fault: str, condition: str, arguments: str,
    setup: str = ":",
    before: str = "",
    backtrace: int = 0,
    **more,
) -> Scenario:
    script = (
        f"lab_setup() {{\ncp {TARGET}/debug/shop .; export RUST_BACKTRACE={backtrace}\n{setup}\n}}\nlab_run()"
        f" {{\n{before}\n./shop {arguments}\n}}"
    )
    build = f"cargo build -q --manifest-path {CRATE} --target-dir {TARGET}"
    fields = {"kind": "message", "runtime": "rust", "needs": ("cargo",), **more}
    return Scenario(
        f"rust program ({client})", "rust", fault, condition, f"exec bash {LAB} .lab",
        setup=f"{build}\ncat > .lab <<'LAB_END'\n{script}\nLAB_END",
        **fields,
    )


SELF = "certificate self api.example.com; serve 443 tls:self hold"
SCENARIOS = [
    rust(
        "reqwest with anyhow", "refused", "connection-refused", "fetch http://app.example.com:8081/prices",
        peer="app.example.com:8081",
    ),
    rust(
        "reqwest with anyhow", "name_unknown", "dns-name-not-found", "fetch http://prices.example.invalid/list",
        "name_server",
    ),
    rust(
        "reqwest with anyhow", "certificate_self_signed", "tls-certificate-untrusted",
        "fetch https://api.example.com/list", SELF, peer="api.example.com",
    ),
    rust(
        "reqwest with anyhow", "unavailable", "http-503", "fetch http://api.example.com/list",
        "web 80 '503 Service Unavailable'", peer="api.example.com",
    ),
    rust(
        "reqwest with anyhow", "closed_after_request", "connection-closed-early", "fetch http://api.example.com/list",
        "serve 80 recv close", peer="api.example.com",
    ),
    rust(
        "reqwest with anyhow", "silent", "operation-timed-out", "fetch http://api.example.com/list",
        "serve 80 recv hold", also=("read-timed-out", "connection-timed-out"), difficulty="medium",
    ),
    rust(
        "reqwest with env_logger", "host_unreachable", "host-unreachable", "retry http://gone.example.com/push",
        kind="log", peer="gone.example.com",
    ),
    rust(
        "reqwest with env_logger", "reset_after_request", "connection-reset", "retry http://api.example.com/push",
        "serve 80 recv reset", kind="log", peer="api.example.com",
    ),
    rust(
        "reqwest with env_logger", "rate_limited", "http-429", "retry http://api.example.com/push",
        "web 80 '429 Too Many Requests'", kind="log", peer="api.example.com",
    ),
    rust(
        "reqwest with env_logger", "no_http_spoken", "http-protocol-error", "retry http://legacy.example.com/push",
        "serve 80 recv 'send:220 ready\\r\\n' close", kind="log", peer="legacy.example.com",
    ),
    rust("reqwest with env_logger", "none", "none", "retry http://api.example.com/push", "web 80 '200 OK'", kind="log"),
    rust(
        "reqwest with tracing", "no_route", "network-unreachable", "traced http://203.0.113.9/catalogue", kind="log",
        peer="203.0.113.9",
    ),
    rust(
        "reqwest with tracing", "plain_http_on_tls_port", "tls-not-tls", "traced https://api.example.com:8080/",
        "web 8080 '400 Bad Request'", kind="log", difficulty="hard",
        also=("tls-handshake-failure", "tls-unexpected-eof", "protocol-error"), peer="api.example.com:8080",
    ),
    rust(
        "reqwest with tracing", "none", "none", "traced http://api.example.com/catalogue", "web 80 '200 OK'", kind="log"
    ),
    rust(
        "reqwest, unwrap", "refused", "connection-refused", "unwrap http://app.example.com:8081/prices", kind="trace",
        peer="192.0.2.22:8081",
    ),
    rust(
        "reqwest, unwrap, with backtrace", "forbidden", "http-403",
        f"unwrap http://app.example.com/prices 2>&1 | sed s#{CRATE.parent}#/srv/app#", "web 80 '403 Forbidden'",
        kind="trace", backtrace=1, exits=False, peer="app.example.com",
    ),
    rust("ureq 2", "refused", "connection-refused", "agent http://app.example.com:8081/", peer="app.example.com:8081"),
    rust(
        "ureq 2", "silent", "read-timed-out", "agent http://app.example.com/", "serve 80 recv hold",
        peer="app.example.com",
    ),
    rust(
        "ureq 2", "not_found", "http-404", "agent http://app.example.com/v2/items", "web 80 '404 Not Found'",
        peer="app.example.com",
    ),
    rust(
        "ureq 2", "certificate_for_another_host", "tls-certificate-untrusted", "agent https://app.example.com/",
        "certificate self api.example.com; serve 443 tls:self hold", also=("tls-hostname-mismatch",),
        peer="app.example.com",
    ),
    rust(
        "tokio-postgres", "refused", "connection-refused",
        "postgres 'host=db.example.com user=shop password=x' 'select 1'", also=("sql-connection-failed",),
    ),
    rust(
        "tokio-postgres", "wrong_password", "sql-auth-failed",
        "postgres 'host=db.example.com user=shop password=alt dbname=shop' 'select 1'", POSTGRES,
    ),
    rust(
        "tokio-postgres", "table_exists", "file-exists",
        "postgres 'host=db.example.com user=shop password=geheim dbname=shop' 'create table customers (id int)'",
        POSTGRES.replace("grant all on all tables", "grant all on schema public to shop; grant all on all tables"),
        difficulty="hard", also=("sql-syntax-error",), note="42P07: the table is already there.",
    ),
    rust(
        "tokio-postgres", "syntax", "sql-syntax-error",
        "postgres 'host=db.example.com user=shop password=geheim dbname=shop' 'alter table orders ad note text'",
        POSTGRES,
    ),
    rust("redis 0.25", "refused", "connection-refused", "redis redis://cache.example.com:6390/"),
    rust(
        "redis 0.25", "password_wanted", "redis-auth-failed", "redis redis://cache.example.com/",
        "serve 6379 recv 'send:-NOAUTH Authentication required.\\r\\n-NOAUTH Authentication required.\\r\\n' recv "
        "'send:-NOAUTH Authentication required.\\r\\n' hold",
    ),
    rust(
        "redis 0.25", "wrong_type", "redis-wrong-type", "redis redis://cache.example.com/",
        "serve 6379 recv 'send:+OK\\r\\n+OK\\r\\n' recv 'send:-WRONGTYPE Operation against a key holding the wrong kind"
        " of value\\r\\n' hold",
    ),
    rust(
        "rusqlite", "locked", "sql-lock-timeout", "sqlite app.db 'insert into a values (1)'",
        "python3 -c \"import sqlite3; sqlite3.connect('app.db').execute('create table a (b)')\"; python3 -c \"import"
        " sqlite3,time; d=sqlite3.connect('app.db'); d.execute('begin exclusive'); time.sleep(30)\" & sleep 1",
    ),
    rust("rusqlite", "table_missing", "sql-table-not-found", "sqlite app.db 'select * from jobs'"),
    rust("rusqlite", "folder_missing", "sqlite-cannot-open", "sqlite /srv/none/app.db 'select 1'"),
    rust(
        "tungstenite", "not_upgraded", "websocket-handshake-failed", "websocket ws://app.example.com:9001/feed",
        "web 9001 '200 OK'", difficulty="medium",
    ),
    rust(
        "tungstenite", "reset_in_handshake", "connection-reset", "websocket ws://app.example.com:9001/feed",
        "serve 9001 recv reset",
    ),
    rust("toml with anyhow", "file_missing", "file-not-found", "toml /etc/shop/config.toml"),
    rust(
        "toml with anyhow", "quote_missing", "parse-error", "toml shop.toml",
        "printf 'host = \"db\\nport = 5432\\n' > shop.toml",
    ),
    rust(
        "toml with anyhow", "field_missing", "key-not-found", "toml shop.toml", "printf 'host = \"db\"\\n' > shop.toml",
        difficulty="medium", also=("parse-error", "configuration-invalid"),
    ),
    rust(
        "serde_json", "number_too_big", "value-out-of-range", 'json \'{"host": "db", "port": 543200}\'',
        difficulty="medium", also=("parse-error", "type-error"),
    ),
    rust(
        "serde_json", "json_cut", "parse-error", 'json \'{"host": "db"\'', difficulty="medium",
        also=("connection-closed-early",),
    ),
    rust(
        "csv", "row_too_short", "parse-error", "csv stock.csv", "printf 'sku;n\\nA1,3,x\\nB2\\n' > stock.csv",
        difficulty="medium", also=("invalid-data",),
    ),
    rust(
        "color-eyre", "disk_full", "disk-full", "eyre /media/small/snapshot.bin",
        "mkdir /media/small; mount -t tmpfs -o size=64k tmpfs /media/small", kind="trace",
    ),
    rust(
        "color-eyre", "folder_read_only", "read-only-filesystem", "eyre /media/small/snapshot.bin",
        "mkdir /media/small; mount -t tmpfs -o ro tmpfs /media/small", kind="trace",
    ),
    rust("std::net", "port_taken", "address-in-use", "listen 0.0.0.0:8080", "serve 8080 hold"),
    rust("std::net", "address_not_here", "address-not-available", "listen 192.0.2.99:80"),
    rust("std::fs, expect", "file_unreadable", "is-a-directory", "expect /etc", kind="trace"),
    rust("tokio::time", "too_slow", "operation-timed-out", "timeout", difficulty="medium"),
    rust("panic", "index_beyond", "index-out-of-range", "index", kind="trace"),
    rust("panic", "none_unwrapped", "null-reference", "none", kind="trace", difficulty="medium"),
    rust("panic", "zero", "divide-by-zero", "divide", kind="trace"),
    rust(
        "panic", "no_number", "parse-error", "parse vier", kind="trace", difficulty="medium", also=("invalid-argument",)
    ),
    rust("panic", "assertion", "assertion-failed", "assert 3", kind="trace"),
    rust("String::from_utf8", "latin1_file", "encoding-error", "utf8 names.txt", "printf 'M\\374ller' > names.txt"),
    rust("stack", "endless_recursion", "stack-overflow", "stack 2>&1 | cat", kind="trace", exits=False),
]
