/**
 * Real situations to try.
 *
 * @type {Record<string, string>}
 */
export const examples = {
  nginx:
    '2024/03/01 10:54:22 [error] 104#104: *7 recv() failed (104: Connection reset by peer) while reading response header from upstream, client: 10.0.0.5, server: app.example.com, request: "GET /orders HTTP/1.1", upstream: "http://10.0.54.12:8104/orders", host: "app.example.com"',
  python: `Traceback (most recent call last):
  File "C:\\jobs\\sync.py", line 41, in push
    reply = session.post(url, json=batch, timeout=30)
requests.exceptions.ConnectionError: ('Connection aborted.', ConnectionResetError(10054, 'An existing connection was forcibly closed by the remote host', None, 10054, None))`,
  node: `Error: read ECONNRESET
    at TLSWrap.onStreamRead (node:internal/stream_base_commons:217:20) {
  errno: -104,
  code: 'ECONNRESET',
  syscall: 'read'
}`,
  windows:
    "System.IO.IOException: Von der Übertragungsverbindung können keine Daten gelesen werden: Eine vorhandene Verbindung wurde vom Remotehost geschlossen.",
  go: "2024/05/14 09:12:03 connecting to database: dial tcp 127.0.0.1:5432: connect: connection refused",
  hresult: "0x80072746",
};
