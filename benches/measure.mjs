// Measurements that are the same in Node and in a browser.

/** What is looked up: symbols, numbers in every writing, dressed and wrapped codes, and one that is unknown. */
export const queries = [
  "WSAECONNRESET",
  "econnreset",
  "ECONNREFUSED",
  "EAGAIN",
  "10054",
  "104",
  "54",
  "60",
  "111",
  "10060",
  "-104",
  "-4077",
  "0x2746",
  "0x80072746",
  "80072746",
  "-2147014842",
  "2147952454",
  "os error 10054",
  "[WinError 10061]",
  "errno -110",
  "errno: -4077",
  "EAI_NONAME",
  "UV_EPIPE",
  "no such code",
];

/** What the first answer is about. */
const line =
  "requests.exceptions.ConnectionError: ('Connection aborted.', ConnectionResetError(10054, 'An existing connection was forcibly closed by the remote host', None, 10054, None))";

/** Seconds that one call of `run` takes: the median of samples until `enough` seconds have passed. */
function seconds(run, enough = 1.5, least = 5) {
  // Clocks of browsers tick in tenths of a millisecond: a sample is as many calls as take a hundred ticks.
  let calls = 1;
  while (milliseconds(run, calls) < 10) calls *= 2;
  const taken = [];
  const begun = performance.now();
  while (taken.length < least || performance.now() - begun < enough * 1000) {
    taken.push(milliseconds(run, calls) / calls);
  }
  return taken.sort((a, b) => a - b)[taken.length >> 1] / 1000;
}

function milliseconds(run, calls) {
  const begun = performance.now();
  for (let i = 0; i < calls; i += 1) run();
  return performance.now() - begun;
}

/** Megabytes per second, in millions of bytes. */
const rate = (bytes, run) => bytes.length / 1e6 / seconds(run);

/**
 * @param explainer
 * @param {Record<string, Uint8Array>} logs
 * @param {Uint8Array} sumWasm sum.wat, compiled
 */
export async function measure(explainer, logs, sumWasm) {
  const { instance } = await WebAssembly.instantiate(sumWasm);
  const results = { lookup: 0, logs: {} };
  results.lookup =
    queries.length /
    seconds(() => {
      for (const query of queries) explainer.lookup(query);
    });
  for (const [name, bytes] of Object.entries(logs)) {
    const text = new TextDecoder().decode(bytes);
    const { findings, lines } = explainer.classify(bytes);
    results.logs[name] = {
      findings: findings.length,
      occurrences: findings.reduce((sum, finding) => sum + finding.count, 0),
      lines,
      bytes: rate(bytes, () => explainer.classify(bytes)),
      string: rate(bytes, () => explainer.classify(text)),
      regexp: rate(bytes, () => matches(text)),
      read: rate(bytes, () => read(bytes, instance.exports)),
    };
  }
  return results;
}

/** About thirty patterns for the same errors, as one would write them by hand: what a page would do without us. */
const patterns = [
  "ECONNRESET",
  "ECONNREFUSED",
  "ETIMEDOUT",
  "EPIPE",
  "EADDRINUSE",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "ENOTFOUND",
  "ECONNABORTED",
  "WSAE[A-Z]+",
  "[Cc]onnection reset by peer",
  "[Cc]onnection refused",
  "[Cc]onnection timed out",
  "[Bb]roken pipe",
  "[Aa]ddress already in use",
  "[Nn]etwork is unreachable",
  "[Nn]o route to host",
  "forcibly closed by the remote host",
  "actively refused it",
  "did not properly respond after a period of time",
  "Only one usage of each socket address",
  "Name or service not known",
  "socket hang up",
  "Remote end closed connection",
  "\\[Errno -?\\d+\\]",
  "\\[WinError \\d+\\]",
  "os error \\d+",
  "SocketException(?: \\(\\d+\\))?:",
  "curl: \\(\\d+\\)",
  "unexpected EOF",
];

/** Milliseconds from load() to the first finding, with the articles still on their way, and to the first explanation. */
export async function startUp(load) {
  const begun = performance.now();
  const explainer = await load({ articlesLater: true });
  const { primary } = explainer.classify(line);
  const finding = performance.now() - begun;
  if (!primary) throw new Error("The first line shows nothing.");
  await explainer.articles;
  explainer.explain(primary);
  return { finding, explanation: performance.now() - begun };
}

const pattern = new RegExp(patterns.join("|"), "g");

function matches(text) {
  let count = 0;
  pattern.lastIndex = 0;
  while (pattern.exec(text)) count += 1;
  return count;
}

/** Brings the bytes into wasm by pieces, as classify has to, and adds them up there. */
function read(bytes, { memory, sum }) {
  const piece = 256 * 1024;
  const room = new Uint8Array(memory.buffer, 0, piece);
  let total = 0;
  for (let at = 0; at < bytes.length; at += piece) {
    const part = bytes.subarray(at, at + piece);
    room.set(part);
    if (part.length < piece) room.fill(0, part.length);
    total += sum(0, piece);
  }
  return total;
}
