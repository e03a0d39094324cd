// Logs to measure with: the same on every machine and in every run. They imitate what people paste or stream:
//
//   ordinary  access logs, syslog, application logs, JSON lines; full of numbers, times, versions, ports and words such
//             as "timeout" and "errors", and not one error
//   dense     an error of the network family in every line, as two dozen programs print them
//   mixed     the ordinary log with messages in Chinese, Russian and German in between: a JavaScript string of two-byte
//             units, and UTF-8 of several bytes

export const sizes = { ordinary: 16_000_000, dense: 4_000_000, mixed: 8_000_000 };

/** The log of that name, as lines of text of about `bytes` bytes. */
export function log(name, bytes = sizes[name]) {
  const line = { ordinary, dense, mixed }[name];
  const source = new Source(20260301);
  const lines = [];
  for (let made = 0; made < bytes;) {
    const next = line(source);
    lines.push(next);
    made += next.length + 1;
  }
  return `${lines.join("\n")}\n`;
}

/** Chance that repeats itself (mulberry32), and the clock of the log. */
class Source {
  constructor(seed) {
    this.state = seed;
    this.time = Date.UTC(2026, 2, 1, 8, 0, 0);
  }
  chance() {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  upTo(limit) {
    return Math.floor(this.chance() * limit);
  }
  one(list) {
    return list[this.upTo(list.length)];
  }
  hex(digits) {
    let text = "";
    for (let i = 0; i < digits; i += 1) text += this.upTo(16).toString(16);
    return text;
  }
  uuid() {
    return `${this.hex(8)}-${this.hex(4)}-4${this.hex(3)}-a${this.hex(3)}-${this.hex(12)}`;
  }
  address() {
    return this.chance() < 0.5
      ? `10.${this.upTo(256)}.${this.upTo(256)}.${this.upTo(256)}`
      : `${1 + this.upTo(222)}.${this.upTo(256)}.${this.upTo(256)}.${1 + this.upTo(254)}`;
  }
  port() {
    return 1024 + this.upTo(64000);
  }
  /** Some time later. */
  now() {
    this.time += this.upTo(400);
    return new Date(this.time);
  }
}

const two = (number) => String(number).padStart(2, "0");
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const clock = (time) => time.toISOString().slice(11, 19);
const times = {
  iso: (time) => time.toISOString(),
  comma: (time) => `${time.toISOString().slice(0, 10)} ${time.toISOString().slice(11, 23).replace(".", ",")}`,
  slashes: (time) => `${time.toISOString().slice(0, 10).replaceAll("-", "/")} ${clock(time)}`,
  syslog: (time) => `${months[time.getUTCMonth()]} ${String(time.getUTCDate()).padStart(2)} ${clock(time)}`,
  access: (time) =>
    `${two(time.getUTCDate())}/${months[time.getUTCMonth()]}/${time.getUTCFullYear()}:${clock(time)} +0000`,
};

const hosts = ["web-01", "web-02", "app-7f9c", "db-primary", "cache-3", "edge-fra-2", "worker-12", "gw", "build-5"];
const names = ["orders", "billing", "inventory", "search", "auth", "gateway", "reports", "mailer", "media", "catalog"];
const people = ["alice", "bob", "chen", "dmitri", "eva", "farid", "grace", "hugo", "ines", "jonas"];
const agents = [
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:135.0) Gecko/20100101 Firefox/135.0",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1",
  "curl/8.12.1",
  "kube-probe/1.32",
  "Prometheus/3.2.1",
  "Go-http-client/2.0",
];
const paths = [
  (s) => `/api/v${1 + s.upTo(3)}/${s.one(names)}/${s.upTo(1e6)}`,
  (s) => `/static/js/app.${s.hex(8)}.js`,
  (s) => `/search?q=${s.one(people)}+${s.upTo(1000)}&page=${1 + s.upTo(20)}`,
  () => "/healthz",
  (s) => `/img/${s.uuid()}.webp`,
  () => "/",
];
const threads = (s) =>
  s.one([`http-nio-8080-exec-${1 + s.upTo(200)}`, "main", `pool-${1 + s.upTo(9)}-thread-${1 + s.upTo(32)}`]);

const ordinaryLines = [
  (s) =>
    `${s.address()} - ${s.chance() < 0.1 ? s.one(people) : "-"} [${times.access(s.now())}] "${s.one(["GET", "GET", "GET", "POST", "PUT"])} ${s.one(paths)(s)} HTTP/1.1" ${s.one([200, 200, 200, 200, 304, 201, 204, 302])} ${s.upTo(90000)} "https://shop.example.com${s.one(paths)(s)}" "${s.one(agents)}" rt=${(s.chance() / 3).toFixed(3)}`,
  (s) =>
    `${s.address()} - - [${times.access(s.now())}] "GET ${s.one(paths)(s)} HTTP/2.0" 200 ${s.upTo(50000)} "-" "${s.one(agents)}"`,
  (s) =>
    `${times.syslog(s.now())} ${s.one(hosts)} systemd[1]: Started Session ${s.upTo(99999)} of User ${s.one(people)}.`,
  (s) =>
    `${times.syslog(s.now())} ${s.one(hosts)} sshd[${s.upTo(65536)}]: Accepted publickey for ${s.one(people)} from ${s.address()} port ${s.port()} ssh2: ED25519 SHA256:${s.hex(43)}`,
  (s) =>
    `${times.syslog(s.now())} ${s.one(hosts)} CRON[${s.upTo(65536)}]: (root) CMD (test -x /usr/sbin/anacron || run-parts --report /etc/cron.hourly)`,
  (s) =>
    `${times.syslog(s.now())} ${s.one(hosts)} kernel: [${s.upTo(9e6)}.${s.upTo(1e6)}] eth0: link is up, 10000 Mbps, full duplex, lpa 0x${s.hex(4)}`,
  (s) =>
    `${times.syslog(s.now())} ${s.one(hosts)} dhclient[${s.upTo(65536)}]: DHCPACK of ${s.address()} from ${s.address()} (xid=0x${s.hex(8)}), renewal in ${s.upTo(3600)} seconds.`,
  (s) =>
    `${times.comma(s.now())} INFO  [${threads(s)}] c.e.${s.one(names)}.${s.one(["OrderService", "PaymentClient", "CacheLoader", "JobScheduler"])} - Processed ${s.upTo(500)} items in ${s.upTo(4000)} ms (batch ${s.upTo(1e5)}, retries=0, errors=0)`,
  (s) =>
    `${times.comma(s.now())} DEBUG [${threads(s)}] o.a.h.i.conn.PoolingHttpClientConnectionManager - Connection leased: [id: ${s.upTo(4096)}][route: {s}->https://${s.one(names)}.example.internal:443][total available: ${s.upTo(20)}; total allocated: ${s.upTo(64)} of 200]`,
  (s) =>
    `${times.comma(s.now())} INFO  [${threads(s)}] com.zaxxer.hikari.pool.HikariPool - HikariPool-1 - Pool stats (total=${s.upTo(20)}, active=${s.upTo(10)}, idle=${s.upTo(10)}, waiting=0), connectionTimeout=30000, maxLifetime=1800000`,
  (s) =>
    `{"ts":"${times.iso(s.now())}","level":"info","svc":"${s.one(names)}","trace":"${s.hex(32)}","span":"${s.hex(16)}","msg":"request handled","status":200,"duration_ms":${s.upTo(900)},"bytes":${s.upTo(70000)},"peer":"${s.address()}:${s.port()}"}`,
  (s) =>
    `{"time":"${times.iso(s.now())}","severity":"INFO","message":"cache refreshed","keys":${s.upTo(20000)},"evicted":${s.upTo(300)},"version":"v${s.upTo(9)}.${s.upTo(40)}.${s.upTo(20)}","timeout":"30s"}`,
  (s) =>
    `time=${times.iso(s.now())} level=info caller=compact.go:${100 + s.upTo(900)} component=tsdb msg="write block" mint=${s.upTo(2e12)} maxt=${s.upTo(2e12)} ulid=${s.hex(26).toUpperCase()} duration=${(s.chance() * 4).toFixed(6)}s`,
  (s) =>
    `I${two(1 + s.upTo(12))}${two(1 + s.upTo(28))} ${clock(s.now())}.${String(s.upTo(1e6)).padStart(6, "0")}       1 reconciler.go:${s.upTo(900)}] "Successfully assigned" pod="default/${s.one(names)}-${s.hex(10)}-${s.hex(5)}" node="${s.one(hosts)}"`,
  (s) =>
    `${times.slashes(s.now())} [notice] ${s.upTo(65536)}#${s.upTo(65536)}: signal process started, worker process ${s.upTo(65536)} exited with code 0`,
  (s) =>
    `[${times.iso(s.now())}] production.INFO: User ${s.upTo(1e6)} updated profile {"ip":"${s.address()}","fields":["email","locale"],"took":${(s.chance() * 90).toFixed(2)}}`,
  (s) =>
    `${times.iso(s.now())} ${s.one(hosts)} postgres[${s.upTo(65536)}]: LOG:  checkpoint complete: wrote ${s.upTo(9000)} buffers (${(s.chance() * 40).toFixed(1)}%); 0 WAL file(s) added, 0 removed, ${s.upTo(5)} recycled; write=${(s.chance() * 270).toFixed(3)} s, sync=0.0${s.upTo(90)} s, total=${(s.chance() * 270).toFixed(3)} s`,
  (s) =>
    `   Compiling ${s.one(["serde", "tokio", "regex-automata", "hyper", "rustls", "syn", "clap_builder"])} v${s.upTo(3)}.${s.upTo(60)}.${s.upTo(200)}`,
  (s) =>
    `#${s.upTo(40)} ${(s.chance() * 60).toFixed(3)} Get:${s.upTo(200)} http://deb.example.org/debian bookworm/main amd64 lib${s.one(names)}${s.upTo(9)} amd64 ${s.upTo(9)}.${s.upTo(30)}.${s.upTo(9)}-${s.upTo(9)}+deb12u${s.upTo(9)} [${s.upTo(900)} kB]`,
  (s) =>
    `${s.one(names)}-1  | ${times.iso(s.now())} [worker ${s.upTo(16)}] job ${s.uuid()} finished: exit status 0, ${s.upTo(4000)} rows, ${(s.chance() * 12).toFixed(2)} s`,
];

function ordinary(s) {
  return s.one(ordinaryLines)(s);
}

const foreignMessages = [
  (s) => `订单 ${s.upTo(1e6)} 已成功创建,耗时 ${s.upTo(900)} 毫秒,用户编号 ${s.upTo(1e5)}`,
  (s) => `数据同步完成:共处理 ${s.upTo(9000)} 条记录,没有失败`,
  (s) => `Пользователь ${s.one(people)} вошёл в систему с адреса ${s.address()}, сеанс ${s.hex(8)}`,
  (s) => `Запрос обработан за ${s.upTo(900)} мс, ответ ${s.upTo(70000)} байт`,
  (s) => `Übertragung für Jürgen Größe abgeschlossen: ${s.upTo(900)} Datensätze geprüft, Prüfsumme ${s.hex(8)}`,
];

function mixed(s) {
  if (s.chance() < 0.7) return ordinary(s);
  return `${times.comma(s.now())} INFO  [${threads(s)}] ${s.one(names)} - ${s.one(foreignMessages)(s)}`;
}

/** What happened, as the platforms put it: [Linux number, symbol, text, Windows number, symbol, text]. */
const failures = [
  [
    104,
    "ECONNRESET",
    "Connection reset by peer",
    10054,
    "WSAECONNRESET",
    "An existing connection was forcibly closed by the remote host.",
  ],
  [
    111,
    "ECONNREFUSED",
    "Connection refused",
    10061,
    "WSAECONNREFUSED",
    "No connection could be made because the target machine actively refused it.",
  ],
  [
    110,
    "ETIMEDOUT",
    "Connection timed out",
    10060,
    "WSAETIMEDOUT",
    "A connection attempt failed because the connected party did not properly respond after a period of time, or established connection failed because connected host has failed to respond.",
  ],
  [
    32,
    "EPIPE",
    "Broken pipe",
    10053,
    "WSAECONNABORTED",
    "An established connection was aborted by the software in your host machine.",
  ],
  [
    98,
    "EADDRINUSE",
    "Address already in use",
    10048,
    "WSAEADDRINUSE",
    "Only one usage of each socket address (protocol/network address/port) is normally permitted.",
  ],
  [
    101,
    "ENETUNREACH",
    "Network is unreachable",
    10051,
    "WSAENETUNREACH",
    "A socket operation was attempted to an unreachable network.",
  ],
  [
    113,
    "EHOSTUNREACH",
    "No route to host",
    10065,
    "WSAEHOSTUNREACH",
    "A socket operation was attempted to an unreachable host.",
  ],
];

const errorLines = [
  (s, [number, , text]) =>
    `${times.slashes(s.now())} [error] ${s.upTo(65536)}#0: *${s.upTo(1e6)} recv() failed (${number}: ${text}) while reading response header from upstream, client: ${s.address()}, server: shop.example.com, request: "GET ${s.one(paths)(s)} HTTP/1.1", upstream: "http://${s.address()}:${s.port()}/"`,
  (s, [number, , text]) =>
    `${times.slashes(s.now())} [error] ${s.upTo(65536)}#0: *${s.upTo(1e6)} connect() failed (${number}: ${text}) while connecting to upstream, client: ${s.address()}, upstream: "http://${s.address()}:${s.port()}${s.one(paths)(s)}"`,
  (s, [number, , text]) => `OSError: [Errno ${number}] ${text}`,
  (s, [, , , number, , text]) => `OSError: [WinError ${number}] ${text}`,
  (s, [number, , text]) =>
    `requests.exceptions.ConnectionError: ('Connection aborted.', OSError(${number}, '${text}'))`,
  (s, [, symbol]) => `Error: connect ${symbol} ${s.address()}:${s.port()}`,
  (s, [, symbol]) =>
    `  errno: -${s.upTo(4096)}, code: '${symbol}', syscall: '${s.one(["read", "connect", "write"])}', address: '${s.address()}', port: ${s.port()}`,
  (s, [number, , text]) =>
    `thread 'main' panicked at src/main.rs:${s.upTo(400)}:10: called \`Result::unwrap()\` on an \`Err\` value: Os { code: ${number}, kind: Other, message: "${text}" }`,
  (s, [number, , text]) => `Error: ${text} (os error ${number})`,
  (s, [, , , number, , text]) => `Error: ${text} (os error ${number})`,
  (s, [, , text]) => `${times.slashes(s.now())} dial tcp ${s.address()}:${s.port()}: connect: ${text.toLowerCase()}`,
  (s, [, , text]) =>
    `${times.slashes(s.now())} read tcp ${s.address()}:${s.port()}->${s.address()}:443: read: ${text.toLowerCase()}`,
  (s, [, , text]) => `java.net.SocketException: ${text.replace(" by peer", "")}`,
  (s, [, , text]) => `Caused by: java.net.ConnectException: ${text}`,
  (s, [, , , number, , text]) => `System.Net.Sockets.SocketException (${number}): ${text}`,
  (s, [, , , number, symbol]) => `socket error ${number} (${symbol}) on ${s.address()}:${s.port()}`,
  (s, [, , text]) =>
    `curl: (7) Failed to connect to ${s.one(names)}.example.com port 443 after ${s.upTo(9000)} ms: ${text}`,
  (s, [, , text]) => `ssh: connect to host ${s.one(hosts)}.example.com port 22: ${text}`,
  (s, [, , text]) =>
    `psql: error: connection to server at "${s.one(hosts)}" (${s.address()}), port 5432 failed: ${text}`,
  (s, [number, , text]) =>
    `${times.syslog(s.now())} ${s.one(hosts)} rsyncd[${s.upTo(65536)}]: rsync error: read error: ${text} (${number})`,
  (s) => `Error: getaddrinfo ENOTFOUND ${s.one(names)}.example.internal`,
  (s) =>
    `requests.exceptions.ConnectionError: HTTPSConnectionPool(host='${s.one(names)}.example.com', port=443): Max retries exceeded with url: /v1/${s.upTo(1e5)} (Caused by NameResolutionError("Failed to resolve '${s.one(names)}.example.com' ([Errno -2] Name or service not known)"))`,
  () => `http.client.RemoteDisconnected: Remote end closed connection without response`,
  (s) => `Error: socket hang up at TLSSocket.socketOnEnd (node:_http_client:${s.upTo(900)}:23) { code: 'ECONNRESET' }`,
];

function dense(s) {
  return s.one(errorLines)(s, s.one(failures));
}
