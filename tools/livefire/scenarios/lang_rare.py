"""Conditions that come up rarely, each shown by a runtime or tool that meets it; for the packages see the other
modules of lang_*. Besides them: gnutls-bin, lftp, axel, httpie, openssl, and grpcio and websockets from PyPI.
"""

from scenarios.lang_base import redis
from scenarios.lang_go import go
from scenarios.lang_java import java
from scenarios.lang_node import node
from scenarios.lang_php import GUZZLE, logged as php_logged, php
from scenarios.lang_python import logged as python_logged, python
from scenarios.lang_ruby import ruby
from scenarios.lang_rust import rust
from scenarios.lang_small import lua, tcl
from scenarios.net import lab

GO_STATUS = (
    'resp, err := http.Get("http://api.example.com/%s")\nif err != nil || resp.StatusCode > 299'
    ' {\n\tlogrus.WithFields(logrus.Fields{"url": "/%s", "status": resp.Status}).Error("request'
    ' rejected")\n\tos.Exit(1)\n}'
)
RUBY_STATUS = (
    'require "net/http"\nrequire "logger"\nlog = Logger.new($stdout)\nres ='
    ' Net::HTTP.get_response(URI("http://api.example.com/%s"))\nlog.error("GET /%s -> #{res.code} #{res.message}")'
    " unless res.is_a?(Net::HTTPSuccess)"
)
NODE_STATUS = (
    'require("axios").get("http://api.example.com/%s").catch((e) => {\n  console.error(new Date().toISOString(),'
    ' "[sync]", e.message, e.response.statusText);\n  process.exit(1);\n});'
)
HTTPIE = "http --ignore-stdin --check-status --print=h {}"


def status(code: int, reason: str) -> str:
    return f"web 80 '{code} {reason}'"


HTTP = [
    ruby(
        "Faraday 1 raise_error", "plan.rb",
        'require "faraday"\nFaraday.new("http://api.example.com") { |f| f.response :raise_error; f.adapter :net_http '
        '}.get("/plans/pro")',
        "payment_required", "http-402",
        status(402, "Payment Required"),
    ),
    php(
        "Guzzle 7", "put.php", GUZZLE % "http://api.example.com" + '$client->put("/v1/items/7");', "method_not_allowed",
        "http-405",
        status(405, "Method Not Allowed"),
    ),
    lab(
        "HTTPie 3.2 --check-status", "httpie", "not_acceptable", "http-406",
        HTTPIE.format("api.example.com/v1 Accept:image/webp"),
        status(406, "Not Acceptable"),
        needs=("http",),
    ),
    go(
        "net/http with logrus", "sync", GO_STATUS % ("upload", "upload"), "request_timeout", "http-408",
        status(408, "Request Timeout"),
        kind="line",
    ),
    python_logged(
        "requests", "sync.py",
        'import requests\nr = requests.put("http://api.example.com/orders/7", json={})\nif not r.ok:\n   '
        ' log.error("PUT %s: %s %s", r.url, r.status_code, r.reason)',
        "conflict", "http-409",
        status(409, "Conflict"),
    ),
    java(
        "spring-web 4 RestTemplate", "Legacy",
        'new org.springframework.web.client.RestTemplate().getForObject("http://api.example.com/v1", String.class);',
        "gone", "http-410",
        status(410, "Gone"),
    ),
    rust(
        "ureq 2", "length_required", "http-411", "agent http://api.example.com/upload", status(411, "Length Required")
    ),
    node(
        "axios", "sync.js", NODE_STATUS % "docs/4", "precondition_failed", "http-412",
        status(412, "Precondition Failed"),
        kind="line",
    ),
    ruby(
        "net/http with Logger", "sync.rb", RUBY_STATUS % ("search", "search"), "uri_too_long", "http-414",
        status(414, "URI Too Long"),
        kind="line",
    ),
    php(
        "Guzzle 7", "post.php", GUZZLE % "http://api.example.com" + '$client->post("/v1/photos");',
        "media_type_unsupported", "http-415",
        status(415, "Unsupported Media Type"),
    ),
    go(
        "net/http with logrus", "sync", GO_STATUS % ("bulk", "bulk"), "expectation_failed", "http-417",
        status(417, "Expectation Failed"),
        kind="line",
    ),
    lab(
        "HTTPie 3.2 --check-status", "httpie", "teapot", "http-418", HTTPIE.format("BREW api.example.com/pot"),
        status(418, "I'\\''m a teapot"),
        needs=("http",),
    ),
    rust(
        "reqwest with env_logger", "misdirected", "http-421", "retry http://api.example.com/push",
        status(421, "Misdirected Request"),
        kind="log",
    ),
    node(
        "axios", "sync.js", NODE_STATUS % "orders", "unprocessable", "http-422",
        status(422, "Unprocessable Entity"),
        kind="line",
    ),
    lab(
        "curl 7.88 DELETE to a WebDAV server", "curl", "locked", "http-423",
        "curl -sS -f -X DELETE http://files.example.com/plan.odt",
        status(423, "Locked"),
    ),
    ruby(
        "net/http with Logger", "sync.rb", RUBY_STATUS % ("replay", "replay"), "too_early", "http-425",
        status(425, "Too Early"),
        kind="line",
    ),
    php_logged(
        "file_get_contents", "old.php", 'file_get_contents("http://api.example.com/v0");', "upgrade_required",
        "http-426",
        status(426, "Upgrade Required"),
    ),
    go(
        "net/http with logrus", "sync", GO_STATUS % ("item", "item"), "precondition_required", "http-428",
        status(428, "Precondition Required"),
        kind="line",
    ),
    java(
        "Apache HttpClient 4.5", "Big",
        "var r = org.apache.http.impl.client.HttpClients.createDefault().execute(new"
        ' org.apache.http.client.methods.HttpGet("http://api.example.com/"));\nthrow new IOException("portal answered "'
        " + r.getStatusLine());",
        "header_too_large", "http-431",
        status(431, "Request Header Fields Too Large"),
    ),
    python_logged(
        "requests", "sync.py",
        'import requests\nlog.info("checking feature")\nrequests.request("PATCH",'
        ' "http://api.example.com/x").raise_for_status()',
        "not_implemented", "http-501",
        status(501, "Not Implemented"),
    ),
    ruby(
        "Net::HTTPResponse#value", "old.rb",
        'require "net/http"\nNet::HTTP.get_response(URI("http://api.example.com/")).value', "version_not_supported",
        "http-505",
        status(505, "HTTP Version Not Supported"),
    ),
    node("axios", "sync.js", NODE_STATUS % "dav", "loop", "http-508", status(508, "Loop Detected"), kind="line"),
    lab(
        "curl 7.88 -I in a hotel", "curl", "captive_portal", "http-511", "curl -sSI http://shop.example.com/",
        "serve 80 recv 'send:HTTP/1.1 511 Network Authentication "
        "Required\\r\\nContent-Type: text/html\\r\\nContent-Length: 0\\r\\nConnection: close\\r\\n\\r\\n' close",
    ),
    lab(
        "HTTPie 3.2 behind a CDN", "httpie", "origin_down", "http-52x", HTTPIE.format("shop.example.com/"),
        "serve 80 recv 'send:HTTP/1.1 521 <none>\\r\\nServer: "
        "cloudflare\\r\\nCF-RAY: 8f1c2d3e4f5a6b7c-FRA\\r\\nContent-Length: 0\\r\\nConnection: close\\r\\n\\r\\n' close",
        needs=("http",), difficulty="medium",
    ),
    php_logged(
        "curl", "cdn.php",
        '$c = curl_init("http://shop.example.com/");\ncurl_setopt_array($c, [CURLOPT_RETURNTRANSFER => 1,'
        ' CURLOPT_FAILONERROR => 1]);\nif (curl_exec($c) === false) {\n    error_log("price feed via Cloudflare: " .'
        " curl_error($c));\n}",
        "origin_timeout", "http-52x",
        status(522, "Connection timed out"),
        difficulty="medium",
    ),
]

# A server that closes every WebSocket with a code.
WS = """cat > ws.py <<'CODE'
import asyncio, sys, websockets
async def handler(ws):
    await ws.recv()
    await ws.close(int(sys.argv[1]), sys.argv[2])
async def main():
    async with websockets.serve(handler, "", 9001, max_size=1000):
        await asyncio.Future()
asyncio.run(main())
CODE
/opt/livefire/venv/bin/python ws.py {} '{}' & up 9001
"""
GO_WS = (
    'c, _, err := websocket.DefaultDialer.Dial("ws://app.example.com:9001/feed", nil)\nif err != nil'
    ' {\n\tlog.Fatal(err)\n}\nc.WriteMessage(1, []byte("hello"))\nlog.Print("feed: subscribed")\n_, _, err ='
    ' c.ReadMessage()\nlog.Fatalf("feed: %v", err)'
)
NODE_WS = (
    'const WebSocket = require("ws");\nconst ws = new WebSocket("ws://app.example.com:9001/feed");\nws.on("open", () =>'
    ' ws.send("%s"));\nws.on("close", (code, reason) => {\n  console.error(`[ws] closed: code=${code}'
    " reason=${reason}`);\n});"
)
PYTHON_WS = (
    'import websocket\nws = websocket.WebSocketApp("ws://app.example.com:9001/feed", on_open=lambda w:'
    ' w.send("hello"),\n    on_close=lambda w, code, text: log.error("feed closed by the server: %s %s", code,'
    " text))\nws.run_forever()"
)
WEBSOCKET = [
    go(
        "gorilla websocket", "feed", GO_WS, "going_away", "websocket-going-away",
        WS.format(1001, "server shutting down"), kind="log",
    ),
    node(
        "ws", "feed.js", NODE_WS % "hello", "protocol_error", "websocket-protocol-error", WS.format(1002, "bad frame"),
        kind="line",
    ),
    python_logged(
        "websocket-client", "feed.py", PYTHON_WS, "unsupported_data", "websocket-protocol-error",
        WS.format(1003, "text only"),
    ),
    go(
        "gorilla websocket", "feed", GO_WS, "policy", "websocket-policy-violation", WS.format(1008, "token missing"),
        kind="log",
    ),
    node(
        "ws", "feed.js", NODE_WS.replace('"%s"', '"x".repeat(5000)'), "message_too_big", "websocket-message-too-big",
        WS.format(1000, "bye"), kind="line",
    ),
    python_logged(
        "websocket-client", "feed.py", PYTHON_WS, "server_error", "websocket-server-error",
        WS.format(1011, "internal error"),
    ),
    go(
        "gorilla websocket", "feed", GO_WS, "service_restart", "websocket-service-restart",
        WS.format(1012, "service restart"), kind="log",
    ),
    node(
        "ws", "feed.js", NODE_WS % "hello", "try_again_later", "websocket-service-restart",
        WS.format(1013, "try again later"), kind="line",
    ),
    go(
        "gorilla websocket", "feed", GO_WS.replace("log.Fatalf", "log.Printf"), "none", "none", WS.format(1000, "bye"),
        kind="log", difficulty="hard", note="1000 is the normal end.",
    ),
    node("ws", "feed.js", NODE_WS % "hello", "none", "none", WS.format(1000, "done"), kind="line", difficulty="medium"),
]

# A server that ends every call with a status.
GRPC = """cat > grpcd.py <<'CODE'
import sys, grpc
from concurrent.futures import ThreadPoolExecutor
def abort(request, context):
    context.abort(grpc.StatusCode[sys.argv[1]], sys.argv[2])
class Handler(grpc.GenericRpcHandler):
    def service(self, details):
        return grpc.unary_unary_rpc_method_handler(abort)
server = grpc.server(ThreadPoolExecutor(2))
server.add_generic_rpc_handlers((Handler(),))
server.add_insecure_port("0.0.0.0:50051")
server.start()
server.wait_for_termination()
CODE
/opt/livefire/venv/bin/python grpcd.py {} '{}' & up 50051
"""
GO_GRPC = (
    "ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)\ndefer cancel()\nconn, err :="
    ' grpc.Dial("app.example.com:50051", grpc.WithInsecure())\nif err == nil {\n\t_, err ='
    " health.NewHealthClient(conn).Check(ctx, &health.HealthCheckRequest{})\n}\n%s"
)
GO_LOGS = [
    'log.Fatalf("inventory: %v", err)', 'logrus.WithError(err).WithField("sku", "A-17").Fatal("reserve failed")',
    (
        'logger, _ := zap.NewProduction()\nlogger.Error("call failed", zap.String("method", "/shop.Stock/Reserve"),'
        " zap.Error(err))\nos.Exit(1)"
    ),
]
PYTHON_GRPC = (
    'import grpc\nchannel = grpc.insecure_channel("app.example.com:50051")\ncall ='
    ' channel.unary_unary("/shop.Stock/Reserve")\ntry:\n    call(b"")\nexcept grpc.RpcError as e:\n   '
    ' log.error("reserve failed: %s %s", e.code(), e.details())'
)
CODES = [
    ("CANCELLED", "client went away", "grpc-cancelled", ("operation-cancelled",)),
    ("UNKNOWN", "handler threw KeyError", "grpc-unknown", ()),
    ("INVALID_ARGUMENT", "amount must be positive", "grpc-invalid-argument", ("invalid-argument",)),
    ("NOT_FOUND", "order 4711 does not exist", "grpc-not-found", ("not-found",)),
    ("ALREADY_EXISTS", "sku A-17 is already listed", "grpc-already-exists", ()),
    ("PERMISSION_DENIED", "caller may not write stock", "grpc-permission-denied", ("permission-denied",)),
    ("RESOURCE_EXHAUSTED", "quota of 100 calls a minute is used up", "grpc-resource-exhausted", ("quota-exceeded",)),
    ("FAILED_PRECONDITION", "warehouse is closed", "grpc-failed-precondition", ()),
    ("ABORTED", "transaction was superseded", "grpc-aborted", ()),
    ("OUT_OF_RANGE", "page 90 of 12", "grpc-out-of-range", ("value-out-of-range",)),
    ("UNIMPLEMENTED", "method Reserve is not implemented", "grpc-unimplemented", ("not-implemented",)),
    ("INTERNAL", "stock table has no primary key", "grpc-internal", ()),
    ("UNAVAILABLE", "shard 3 is moving", "grpc-unavailable", ()),
    ("DATA_LOSS", "segment 18 cannot be read back", "grpc-data-loss", ()),
    ("UNAUTHENTICATED", "token has no audience", "grpc-unauthenticated", ()),
]
RPC = [
    (
        go(
            "grpc", "inventory", GO_GRPC % GO_LOGS[number % 3], f"status_{code.lower()}", condition,
            GRPC.format(code, text), kind="line", also=also,
        )
        if number % 4
        else python_logged(
            "grpcio", "inventory.py", PYTHON_GRPC, f"status_{code.lower()}", condition, GRPC.format(code, text),
            also=also,
        )
    )
    for number, (code, text, condition, also) in enumerate(CODES)
]

REDIS_RUBY = (
    'require "redis"\nrequire "logger"\nlog = Logger.new($stdout)\nbegin\n  Redis.new(host: "cache.example.com",'
    ' reconnect_attempts: 0).get("cart:1")\nrescue Redis::BaseError => e\n  log.error("cache: #{e.class}:'
    ' #{e.message}")\nend'
)
REDIS_PHP = '$r = new Redis();\n$r->connect("cache.example.com");\n$r->set("cart:1", "x");'
REDIS = [
    ruby(
        "redis", "cart.rb", REDIS_RUBY, "cluster_down", "redis-cluster-down",
        redis("-CLUSTERDOWN The cluster is down"),
        kind="line",
    ),
    php_logged(
        "redis", "cart.php", REDIS_PHP, "slot_moved", "redis-moved",
        redis("-MOVED 3999 192.0.2.31:6379"),
        difficulty="medium",
    ),
    ruby(
        "redis", "cart.rb", REDIS_RUBY, "loading", "redis-loading",
        redis("-LOADING Redis is loading the dataset in memory"),
        kind="line",
    ),
    php_logged(
        "redis", "cart.php", REDIS_PHP, "script_runs", "redis-busy",
        redis("-BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE."),
    ),
    ruby(
        "redis", "cart.rb", REDIS_RUBY, "max_clients", "redis-max-clients",
        redis("-ERR max number of clients reached"),
        kind="line",
    ),
    php_logged(
        "redis", "cart.php", REDIS_PHP, "disk_of_server_full", "redis-error",
        redis("-MISCONF Redis is configured to save RDB snapshots, but it is currently not able to persist on disk."),
        also=("disk-full",), difficulty="medium",
    ),
    ruby(
        "redis", "cart.rb", REDIS_RUBY, "replica_of_dead_master", "redis-loading",
        redis("-MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'."),
        kind="line", difficulty="medium",
    ),
]

S_SERVER = (
    "authority ca; certificate a api.example.com ca; openssl s_server -quiet -accept 443 -cert a.pem -key a.key {} & up"
    " 443; export SSL_CERT_FILE=$PWD/ca.pem"
)
CURL_TLS = "curl -sS --cacert ca.pem {} https://api.example.com/"
GO_TLS = 'if _, err := http.Get("https://api.example.com/"); err != nil {\n\tlog.Fatalf("token refresh: %v", err)\n}'
RUBY_TLS = 'require "net/http"\nputs Net::HTTP.get(URI("https://api.example.com/"))'
PHP_TLS = (
    '$c = curl_init("https://api.example.com/");\ncurl_setopt_array($c, [CURLOPT_RETURNTRANSFER => 1, CURLOPT_CAINFO =>'
    ' "ca.pem"]);\nif (curl_exec($c) === false) {\n    error_log("sync: " . curl_error($c) . " (" . curl_errno($c) .'
    ' ")");\n}'
)
NODE_TLS = 'fetch("https://api.example.com/").catch((e) => {\n  console.error(e);\n  process.exit(1);\n});'
NODE_CA = "\nexport NODE_EXTRA_CA_CERTS=$PWD/ca.pem"
NOT_YET = (
    "authority ca; certificate a api.example.com ca 20300101000000Z 20310101000000Z; serve 443 tls:a hold; export"
    " SSL_CERT_FILE=$PWD/ca.pem"
)
CLIENT_CERT = S_SERVER.format("-Verify 1 -verify_return_error -CAfile ca.pem")
TLS = [
    go(
        "net/http", "tokens", GO_TLS, "client_certificate_wanted", "tls-client-certificate-required", CLIENT_CERT,
        difficulty="medium", also=("tls-handshake-failure",), peer="api.example.com",
    ),
    ruby(
        "net/http", "tokens.rb", RUBY_TLS, "client_certificate_wanted", "tls-client-certificate-required", CLIENT_CERT,
        difficulty="medium", also=("tls-handshake-failure",),
    ),
    php_logged(
        "curl", "tokens.php", PHP_TLS, "client_certificate_wanted", "tls-client-certificate-required", CLIENT_CERT,
        difficulty="medium", also=("tls-handshake-failure",),
    ),
    go(
        "net/http", "tokens", GO_TLS, "not_yet_valid", "tls-certificate-not-yet-valid", NOT_YET,
        also=("tls-certificate-expired",), difficulty="medium", note="The dates tell that it is not valid yet.",
        peer="api.example.com",
    ),
    ruby(
        "net/http", "tokens.rb", RUBY_TLS, "not_yet_valid", "tls-certificate-not-yet-valid", NOT_YET,
        peer="192.0.2.27:443",
    ),
    php_logged("curl", "tokens.php", PHP_TLS, "not_yet_valid", "tls-certificate-not-yet-valid", NOT_YET),
    rust(
        "reqwest with anyhow", "no_common_version", "tls-protocol-version", "fetch https://api.example.com/",
        S_SERVER.format("-tls1_1 -cipher DEFAULT@SECLEVEL=0"), difficulty="medium", also=("tls-handshake-failure",),
        peer="api.example.com",
    ),
    ruby(
        "net/http", "tokens.rb", RUBY_TLS, "only_tls_1_1", "tls-weak-parameters",
        S_SERVER.format("-tls1_1 -cipher DEFAULT@SECLEVEL=0"), difficulty="hard",
        also=("tls-protocol-version", "tls-handshake-failure"),
        note="The server speaks TLS 1.1; the library objects to its signature algorithm.", peer="192.0.2.27:443",
    ),
    go(
        "net/http", "tokens", GO_TLS, "no_common_version", "tls-protocol-version",
        S_SERVER.format("-tls1_1 -cipher DEFAULT@SECLEVEL=0"), difficulty="medium", also=("tls-handshake-failure",),
        peer="api.example.com",
    ),
    go(
        "net/http", "tokens", GO_TLS, "no_common_cipher", "tls-handshake-failure",
        S_SERVER.format("-tls1_2 -cipher CAMELLIA256-SHA:CAMELLIA256-SHA256"), peer="api.example.com",
    ),
    node(
        "fetch", "tokens.js", NODE_TLS, "no_common_cipher", "tls-handshake-failure",
        S_SERVER.format("-tls1_2 -cipher CAMELLIA256-SHA:CAMELLIA256-SHA256") + NODE_CA,
    ),
    java(
        "HttpsURLConnection", "Tokens", 'new URL("https://api.example.com/").openStream();', "no_common_cipher",
        "tls-handshake-failure", S_SERVER.format("-tls1_2 -cipher CAMELLIA256-SHA:CAMELLIA256-SHA256"),
    ),
    ruby(
        "net/http", "tokens.rb", RUBY_TLS, "certificate_key_small", "tls-weak-parameters",
        "openssl req -x509 -newkey rsa:1024 -nodes -keyout w.key -out w.pem -days 9 -subj /CN=api.example.com -addext"
        " subjectAltName=DNS:api.example.com; openssl s_server -quiet -accept 443 -cert w.pem -key w.key -cipher"
        " DEFAULT@SECLEVEL=0 & up 443; export SSL_CERT_FILE=$PWD/w.pem",
        difficulty="medium", peer="192.0.2.27:443",
    ),
    lab(
        "openssl s_client 3.0 -crl_check", "openssl", "revoked", "tls-certificate-revoked",
        "openssl s_client -connect api.example.com:443 -CAfile ca.pem -CRL crl.pem "
        "-crl_check -verify_return_error -brief",
        S_SERVER.format("")
        + "; : > i; echo 01 > n; printf"
        " '[ca]\\ndefault_ca=o\\n[o]\\ndatabase=i\\ncrlnumber=n\\ndefault_md=sha256\\ndefault_crl_days=9\\n' >"
        " c.conf; openssl ca -config c.conf -cert ca.pem -keyfile ca.key -revoke a.pem; openssl ca -config c.conf"
        " -cert ca.pem -keyfile ca.key -gencrl -out crl.pem",
    ),
    lab(
        "curl 7.88 --crlfile", "curl", "revoked", "tls-certificate-revoked", CURL_TLS.format("--crlfile crl.pem"),
        S_SERVER.format("")
        + "; : > i; echo 01 > n; printf"
        " '[ca]\\ndefault_ca=o\\n[o]\\ndatabase=i\\ncrlnumber=n\\ndefault_md=sha256\\ndefault_crl_days=9\\n' >"
        " c.conf; openssl ca -config c.conf -cert ca.pem -keyfile ca.key -revoke a.pem; openssl ca -config c.conf"
        " -cert ca.pem -keyfile ca.key -gencrl -out crl.pem",
    ),
    lab(
        "gnutls-cli 3.7", "gnutls-cli", "certificate_self_signed", "tls-certificate-untrusted",
        "gnutls-cli -p 443 api.example.com < /dev/null", "certificate self api.example.com; serve 443 tls:self hold",
        kind="log", peer="api.example.com:443",
    ),
    lab(
        "gnutls-cli 3.7", "gnutls-cli", "plain_text_where_tls", "tls-not-tls",
        "gnutls-cli -p 8080 app.example.com < /dev/null", "web 8080 '400 Bad Request'", kind="log", difficulty="medium",
        also=("tls-handshake-failure",), peer="app.example.com:8080",
    ),
    lab(
        "openssl s_client 3.0 -servername", "openssl", "name_not_served", "tls-unrecognized-name",
        "openssl s_client -connect api.example.com:443 -servername shop.example.com -brief",
        S_SERVER.format("-servername api.example.com -servername_fatal -cert2 a.pem -key2 a.key"), difficulty="medium",
    ),
    go(
        "net/http", "tokens", GO_TLS, "closed_in_handshake", "connection-closed-early", "serve 443 recv close",
        difficulty="medium", also=("tls-unexpected-eof",), peer="api.example.com",
    ),
    ruby(
        "net/http", "tokens.rb", RUBY_TLS, "closed_in_handshake", "tls-unexpected-eof", "serve 443 recv close",
        also=("connection-closed-early",),
    ),
    php_logged(
        "curl", "tokens.php", PHP_TLS, "reset_in_handshake", "connection-reset",
        ":> ca.pem; authority ca; serve 443 recv reset", difficulty="medium",
    ),
]

SYSTEM = [
    lab(
        "node 20 into head", "node", "reader_gone", "broken-pipe",
        "node -e 'setInterval(() => console.log(\"x\".repeat(100000)), 1)' | head -c 1 > /dev/null", runtime="node",
        kind="trace", exits=False,
    ),
    lab(
        "php 8.2 socket write", "php", "peer_resets", "connection-reset", "php push.php",
        "serve 7000 reset; cat > push.php <<'CODE'\n<?php\n$s ="
        " stream_socket_client('tcp://app.example.com:7000');\nfor ($i = 0; $i < 4; $i++) {\n    fwrite($s,"
        " str_repeat('x', 100));\n    usleep(200000);\n}\nCODE\n",
        runtime="php", kind="message", also=("broken-pipe",),
    ),
    ruby(
        "UDPSocket", "beacon.rb", 'require "socket"\nUDPSocket.new.send("x" * 70_000, 0, "192.0.2.22", 9999)',
        "datagram_too_big", "message-too-long",
    ),
    go(
        "net UDP", "beacon",
        'c, _ := net.Dial("udp", "192.0.2.22:9999")\n_, err := c.Write(make([]byte, 70000))\nlog.Fatal("beacon: ",'
        " err)",
        "datagram_too_big", "message-too-long", peer="192.0.2.22:9999",
    ),
    go(
        "net UDP", "beacon",
        'c, _ := net.Dial("udp", "192.0.2.22:9999")\nc.Write([]byte("x"))\n_, err := c.Read(make([]byte,'
        ' 9))\nlog.Fatal("beacon: ", err)',
        "port_closed", "connection-refused", peer="192.0.2.22:9999", also=("port-unreachable",), difficulty="medium",
    ),
    java(
        "DatagramChannel", "Beacon",
        'var c = java.nio.channels.DatagramChannel.open().connect(new InetSocketAddress("192.0.2.22", 9999));\n'
        "c.write(java.nio.ByteBuffer.allocate(1));\nThread.sleep(200);\nc.read(java.nio.ByteBuffer.allocate(9));",
        "port_closed", "port-unreachable", also=("connection-refused",),
    ),
    ruby(
        "connect_nonblock", "poll.rb",
        'require "socket"\ns = Socket.new(:INET, :STREAM)\ns.connect_nonblock(Socket.sockaddr_in(80, "198.51.100.7"))',
        "still_connecting", "in-progress",
    ),
    ruby(
        "read_nonblock", "poll.rb", 'require "socket"\ns = TCPSocket.new("192.0.2.22", 7000)\ns.read_nonblock(100)',
        "nothing_there_yet", "would-block", "serve 7000 hold",
    ),
    python(
        "socket", "poll.py",
        'import socket\ns = socket.create_connection(("app.example.com", 7000))\ns.setblocking(False)\ns.recv(100)',
        "nothing_there_yet", "would-block", "serve 7000 hold",
    ),
    ruby(
        "sockets", "poll.rb", 'require "socket"\ns = Socket.new(:INET, :STREAM)\ns.getpeername', "never_connected",
        "not-connected",
    ),
    python(
        "socket", "poll.py", "import socket\ns = socket.socket()\ns.shutdown(socket.SHUT_WR)", "never_connected",
        "not-connected",
    ),
    python(
        "socket", "poll.py",
        'import socket\ns = socket.create_connection(("app.example.com", 7000))\ns.connect(("app.example.com", 7000))',
        "connected_twice", "already-connected", "serve 7000 hold",
    ),
    python(
        "socket", "poll.py", 'import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.send(b"x")',
        "no_destination", "destination-required",
    ),
    php(
        "sockets", "poll.php",
        '$s = stream_socket_client("tcp://[2001:db8:9::1]:80", $no, $text, 2);\necho "$text ($no)\\n";',
        "no_ipv6_route", "network-unreachable", kind="message",
    ),
    ruby(
        "sockets", "poll.rb", 'require "socket"\nSocket.new(:INET, :STREAM, 132)', "protocol_unknown_to_kernel",
        "protocol-not-supported", also=("protocol-wrong-type",),
    ),
    python(
        "socket", "poll.py", "import socket\nsocket.socket(29, socket.SOCK_RAW)", "family_unknown_to_kernel",
        "address-family-not-supported",
    ),
    python("socket", "poll.py", "import socket\nsocket.socket(fileno=0)", "descriptor_is_no_socket", "not-a-socket"),
    python("os", "poll.py", 'import os\nos.write(99, b"x")', "descriptor_closed", "bad-descriptor"),
    ruby(
        "File", "walk.rb", 'File.symlink("a", "b")\nFile.symlink("b", "a")\nFile.read("a")', "links_in_a_ring",
        "too-many-symbolic-links",
    ),
    go(
        "os", "walk", 'if err := os.Rename("report.csv", "/media/other/report.csv"); err != nil {\n\tlog.Fatal(err)\n}',
        "other_file_system", "cross-device-link",
        "touch report.csv; mkdir /media/other; mount -t tmpfs tmpfs /media/other",
    ),
    go(
        "os", "walk", 'if err := os.WriteFile(strings.Repeat("n", 300), nil, 0o644); err != nil {\n\tlog.Fatal(err)\n}',
        "name_too_long", "name-too-long",
    ),
    ruby(
        "Dir", "walk.rb", 'Dir.rmdir("target")', "folder_not_empty", "directory-not-empty",
        "mkdir target; touch target/a",
    ),
    php_logged(
        "copy", "walk.php", 'copy("a.txt", "/media/ro/a.txt");', "read_only", "read-only-filesystem",
        "touch a.txt; mkdir /media/ro; mount -t tmpfs -o ro tmpfs /media/ro",
    ),
    java(
        "Files", "Walk", 'Files.writeString(Path.of("/media/ro/a.txt"), "x");', "read_only", "read-only-filesystem",
        "mkdir /media/ro; mount -t tmpfs -o ro tmpfs /media/ro",
    ),
    go(
        "os", "walk", 'f, _ := os.Open("/etc/hosts")\n_, err := f.Write([]byte("x"))\nlog.Fatal(err)',
        "opened_for_reading", "bad-descriptor",
    ),
    ruby("File", "walk.rb", 'File.open("a/b", "w")', "file_as_folder", "not-a-directory", "touch a"),
    go(
        "os/exec", "run", 'log.Fatal(exec.Command("./deploy.sh").Run())', "no_right_to_execute", "permission-denied",
        "printf '#!/bin/sh\\n' > deploy.sh", also=("not-executable",),
    ),
    go(
        "os/exec", "run", 'log.Fatal(exec.Command("./tool").Run())', "no_program", "bad-exe-format",
        "echo x > tool; chmod +x tool",
    ),
    go(
        "os/exec", "run", 'log.Fatal(exec.Command("echo", strings.Repeat("x", 3000000)).Run())', "arguments_too_long",
        "argument-list-too-long",
    ),
    lab(
        "ruby 3.1", "ruby", "segmentation_fault", "segmentation-fault",
        "ruby -e 'Process.kill(:SEGV, $$); sleep 1' 2>&1 | head -12", runtime="ruby", kind="trace", exits=False,
    ),
    lab(
        "php 8.2", "php", "terminated", "process-terminated",
        'bash -c \'php -r "sleep(20);" & sleep 0.5; kill $!; wait $!; echo "worker exited with status $?"\'',
        runtime="php", kind="line", difficulty="hard", note="143 is 128 and SIGTERM.",
    ),
    lab(
        "node 20 with a small heap", "node", "heap_full", "out-of-memory",
        "node --max-old-space-size=20 -e 'const a = []; for (;;) a.push(new Array(1e5).fill(a.length))' 2>&1 | "
        "grep -v '^ *[0-9]*: 0x' | head -30",
        runtime="node", kind="trace", exits=False, also=("aborted",),
    ),
    lua(
        "beacon.lua",
        'local socket = require("socket")\nlocal u = assert(socket.udp())\nu:setpeername("192.0.2.22",'
        ' 9999)\nu:settimeout(1)\nu:send("x")\nprint(assert(u:receive()))',
        "port_closed", "connection-refused", also=("port-unreachable",), difficulty="medium",
    ),
    tcl(
        "push.tcl",
        "set s [socket app.example.com 7000]\nfconfigure $s -buffering none\nputs $s hello\nafter 300\nputs $s"
        " again\nafter 300\nputs $s more",
        "peer_resets", "connection-reset", "serve 7000 reset", also=("broken-pipe",),
    ),
]

SCENARIOS = [*HTTP, *WEBSOCKET, *RPC, *REDIS, *TLS, *SYSTEM]
