"""Go programs. Debian 12: golang-go and the libraries
golang-github-{go-sql-driver-mysql,gorilla-websocket,jackc-pgx-v4,lib-pq,
rs-zerolog,sirupsen-logrus,mattn-go-sqlite3,gin-gonic-gin}-dev, golang-go.uber-zap-dev, golang-google-grpc-dev,
golang-gopkg-yaml.v3-dev.
"""

import re

from scenarios.lang_base import MARIADB, POSTGRES
from scenarios.net import lab

PACKAGES = {
    "bufio": "", "bytes": "", "context": "", "sql": "database/sql", "json": "encoding/json", "errors": "", "fmt": "",
    "io": "", "log": "", "net": "", "http": "net/http", "smtp": "net/smtp", "rpc": "net/rpc", "os": "",
    "exec": "os/exec", "strconv": "", "sync": "", "tls": "crypto/tls", "time": "", "xml": "encoding/xml",
    "template": "text/template", "syscall": "", "filepath": "path/filepath", "strings": "",
    "logrus": "github.com/sirupsen/logrus", "zap": "go.uber.org/zap", "zlog": 'zlog "github.com/rs/zerolog/log"',
    "yaml": "gopkg.in/yaml.v3", "websocket": "github.com/gorilla/websocket", "grpc": "google.golang.org/grpc",
    "pgx": "github.com/jackc/pgx/v4", "pq": '_ "github.com/lib/pq"', "mysql": '_ "github.com/go-sql-driver/mysql"',
    "health": 'health "google.golang.org/grpc/health/grpc_health_v1"', "gin": "github.com/gin-gonic/gin",
}


def go(
    client: str, name: str, body: str, fault: str, condition: str,
    setup: str = "",
    imports: str = "",
    run: str = "",
    build: bool = True,
    **more,
):
    """`body` is what main does, after declarations and a line `---` if there are any; imports are found in it."""
    before, found, after = body.partition("\n---\n")
    declarations, statements = (before, after) if found else ("", before)
    used = [package for package in PACKAGES if re.search(rf"\b{package}\.", body)] + imports.split()
    lines = [
        path if path.endswith('"') else f'"{path or package}"' for package, path in ((p, PACKAGES[p]) for p in used)
    ]
    source = "package main\n\nimport (\n{}\n)\n\n{}\nfunc main() {{\n{}\n}}\n".format(
        "\n".join("\t" + line for line in lines), declarations,
        "\n".join("\t" + line for line in statements.split("\n")),
    )
    script = (
        f"cat > main.go <<'CODE_END'\n{source}CODE_END\nexport GO111MODULE=off GOPATH=/usr/share/gocode"
        " GOCACHE=/tmp/livefire-go GOFLAGS=-trimpath\n"
    )
    if build:
        script += f"go build -o {name} main.go\n"
    fields = {"kind": "line", "runtime": "go", "needs": ("go",), **more}
    return lab(
        f"go 1.19 {client}".strip(), "go", fault, condition, run or f"./{name}", script + (setup or ":"), **fields
    )


RETRY = """client := &http.Client{Timeout: 2 * time.Second}
for attempt := 1; attempt <= 3; attempt++ {
	resp, err := client.Get("%s")
	if err == nil {
		logrus.WithField("status", resp.StatusCode).Info("delivered")
		return
	}
	logrus.WithFields(logrus.Fields{"attempt": attempt, "max": 3}).WithError(err).Warn("delivery failed, will retry")
	time.Sleep(200 * time.Millisecond)
}
logrus.Fatal("giving up after 3 attempts")
"""
ZAP = "logger, _ := zap.NewProduction()\ndefer logger.Sync()\n"
PQ = 'db, _ := sql.Open("postgres", "postgres://shop:geheim@db.example.com/shop?sslmode=disable")\n'
MYSQL = 'db, _ := sql.Open("mysql", "shop:geheim@tcp(db.example.com:3306)/shop")\n'

SCENARIOS = [
    go(
        "net/http", "fetcher",
        'if _, err := http.Get("http://app.example.com:9090/metrics"); err != nil {\n\tlog.Fatal(err)\n}', "refused",
        "connection-refused", peer="192.0.2.22:9090",
    ),
    go(
        "net/http with logrus", "courier", RETRY.strip() % "http://gone.example.com/hook", "host_unreachable",
        "host-unreachable", kind="log", peer="192.0.2.77:80",
    ),
    go(
        "net/http with logrus", "courier", RETRY.strip() % "http://api.example.com/hook", "closed_after_request",
        "connection-closed-early", "serve 80 recv close", kind="log", peer="api.example.com",
    ),
    go(
        "net/http with logrus", "courier", RETRY.strip() % "http://api.example.com:8080/hook", "reset_after_request",
        "connection-reset", "serve 8080 recv reset", kind="log", peer="192.0.2.27:8080",
    ),
    go(
        "net/http with logrus", "courier", RETRY.strip() % "http://hooks.example.invalid/in", "name_unknown",
        "dns-name-not-found", "name_server", kind="log",
    ),
    go(
        "net/http with logrus", "courier", RETRY.strip() % "https://api.example.com/hook", "certificate_self_signed",
        "tls-certificate-untrusted", "certificate self api.example.com; serve 443 tls:self hold", kind="log",
        peer="api.example.com",
    ),
    go(
        "net/http with logrus", "courier", RETRY.strip() % "http://api.example.com/hook", "silent", "read-timed-out",
        "serve 80 recv hold", kind="log", also=("operation-timed-out",), difficulty="medium", peer="api.example.com",
    ),
    go(
        "net/http with logrus", "courier", RETRY.strip() % "http://slow.example.com:8086/write", "connect_timeout",
        "connection-timed-out", kind="log", also=("operation-timed-out",), difficulty="medium",
        peer="slow.example.com:8086",
    ),
    go(
        "net/http with logrus", "courier", RETRY.strip() % "http://api.example.com/hook", "none", "none",
        "web 80 '204 No Content'", kind="log",
    ),
    go(
        "net/http", "fetcher",
        'if _, err := http.Get("https://app.example.com:8080/v1/items"); err != nil {\n\tlog.Fatalf("load items: %v",'
        " err)\n}",
        "plain_http_on_tls_port", "tls-not-tls", "web 8080 '400 Bad Request'", peer="app.example.com:8080",
    ),
    go(
        "net/http", "fetcher",
        'if _, err := http.Get("https://shop.example.com/"); err != nil {\n\tlog.Fatalf("load items: %v", err)\n}',
        "certificate_for_another_host", "tls-hostname-mismatch",
        "authority ca; certificate other api.example.com ca; serve 443 tls:other hold; "
        "export SSL_CERT_FILE=$PWD/ca.pem",
        peer="shop.example.com",
    ),
    go(
        "net/http", "fetcher",
        'if _, err := http.Get("https://shop.example.com/"); err != nil {\n\tlog.Fatalf("load items: %v", err)\n}',
        "certificate_expired", "tls-certificate-expired",
        "authority ca; certificate old shop.example.com ca 20230101000000Z 20240101000000Z; "
        "serve 443 tls:old hold; export SSL_CERT_FILE=$PWD/ca.pem",
        peer="shop.example.com",
    ),
    go(
        "net/http", "fetcher",
        'if _, err := http.Get("http://legacy.example.com/status"); err != nil {\n\tlog.Fatal(err)\n}',
        "no_http_spoken", "http-protocol-error", "serve 80 recv 'send:220 FTP ready\\r\\n' close",
        peer="legacy.example.com",
    ),
    go(
        "net/http through a proxy", "fetcher",
        'if _, err := http.Get("https://api.example.com/"); err != nil {\n\tlog.Fatal(err)\n}', "proxy_refused",
        "proxy-connection-failed", "export HTTPS_PROXY=http://proxy.example.com:3128", also=("connection-refused",),
        peer="192.0.2.28:3128",
    ),
    go(
        "net/http with zap", "billing",
        ZAP
        + 'resp, err := http.Post("http://api.example.com/charge", "application/json", strings.NewReader("{}"))\nif err'
        ' != nil || resp.StatusCode >= 400 {\n\tlogger.Error("charge failed", zap.Int("status", resp.StatusCode),'
        ' zap.String("order", "A-4711"), zap.Error(fmt.Errorf("unexpected status %s",'
        " resp.Status)))\n\tos.Exit(1)\n}",
        "rate_limited", "http-429", "web 80 '429 Too Many Requests'",
    ),
    go(
        "net/http server with zap", "api",
        ZAP
        + 'if err := http.ListenAndServe(":8080", nil); err != nil {\n\tlogger.Fatal("server stopped",'
        " zap.Error(err))\n}",
        "port_taken", "address-in-use", "serve 8080 hold", kind="log", exits=True,
    ),
    go(
        "net/http handler that panics", "api",
        'http.HandleFunc("/cart", func(w http.ResponseWriter, r *http.Request) {\n\tvar cart *Cart\n\tfmt.Fprintln(w,'
        ' cart.Items[0])\n})\ngo http.ListenAndServe("127.0.0.1:8080", nil)\ntime.Sleep(300 *'
        ' time.Millisecond)\nhttp.Get("http://127.0.0.1:8080/cart")'.join(
            ["type Cart struct{ Items []string }\n---\n", ""]
        ),
        "nil_pointer", "null-reference", kind="log", also=("segmentation-fault",),
    ),
    go(
        "database/sql pq", "orders", PQ + 'if err := db.Ping(); err != nil {\n\tlog.Fatalf("connect: %v", err)\n}',
        "refused", "connection-refused", imports="pq", peer="192.0.2.20:5432", also=("sql-connection-failed",),
    ),
    go(
        "database/sql pq", "orders",
        PQ.replace("geheim", "alt") + 'if err := db.Ping(); err != nil {\n\tlog.Fatalf("connect: %v", err)\n}',
        "wrong_password", "sql-auth-failed", POSTGRES, imports="pq",
    ),
    go(
        "database/sql pq", "orders",
        PQ.replace("?sslmode=disable", "") + 'if err := db.Ping(); err != nil {\n\tlog.Fatalf("connect: %v", err)\n}',
        "tls_not_offered", "tls-not-tls", POSTGRES, imports="pq", difficulty="hard",
        also=("operation-not-supported", "tls-handshake-failure", "sql-connection-failed"),
    ),
    go(
        "database/sql pq", "orders",
        PQ + '_, err := db.Exec("insert into customers values (3, $1)", "ada@example.com")\nlog.Fatal(err)',
        "duplicate", "sql-unique-violation", POSTGRES, imports="pq",
    ),
    go(
        "database/sql pq with logrus", "orders",
        PQ
        + 'db.SetMaxOpenConns(1)\n_, err := db.Exec("select pg_sleep(20)")\n'
        'logrus.WithError(err).WithField("job", "rollup").Error("job failed")',
        "backend_killed", "sql-connection-lost",
        POSTGRES
        + '(sleep 2; psql -h /run/postgresql -U postgres -c "select pg_terminate_backend(pid) from pg_stat_activity'
        " where pid <> pg_backend_pid() and query ~ 'pg_sleep'\") &",
        imports="pq", also=("sql-server-starting",), note="57P01: an administrator ended the session.",
    ),
    go(
        "pgx 4", "rollup",
        'conn, err := pgx.Connect(context.Background(), "postgres://shop:geheim@db.example.com/shop")\nif err != nil'
        ' {\n\tlog.Fatal(err)\n}\n_, err = conn.Exec(context.Background(), "update orders set amnt ='
        ' 1")\nlog.Fatal(err)',
        "column_missing", "sql-column-not-found", POSTGRES,
    ),
    go(
        "pgx 4", "rollup",
        "ctx, cancel := context.WithTimeout(context.Background(), time.Second)\ndefer cancel()\nconn, err :="
        ' pgx.Connect(ctx, "postgres://shop:geheim@db.example.com/shop")\nif err != nil {\n\tlog.Fatal(err)\n}\n_, err'
        ' = conn.Exec(ctx, "select pg_sleep(9)")\nlog.Printf("rollup of 2026-11: %v", err)\nos.Exit(1)',
        "query_too_slow", "operation-timed-out", POSTGRES, also=("sql-timeout", "read-timed-out"),
    ),
    go(
        "pgx 4", "rollup",
        "_, err := pgx.Connect(context.Background(),"
        ' "postgres://shop:x@slow.example.com/shop?connect_timeout=2")\nlog.Fatal(err)',
        "connect_timeout", "connection-timed-out", also=("sql-connection-failed", "operation-timed-out"),
        peer="slow.example.com",
    ),
    go(
        "database/sql mysql", "stock", MYSQL + "log.Fatal(db.Ping())", "wrong_password", "sql-auth-failed",
        MARIADB.replace("by 'geheim'", "by 'neu'"), imports="mysql",
    ),
    go(
        "database/sql mysql", "stock", MYSQL + '_, err := db.Exec("update stok set n = 1")\nlog.Fatal(err)',
        "table_missing", "sql-table-not-found", MARIADB, imports="mysql",
    ),
    go(
        "database/sql mysql", "stock",
        'db, _ := sql.Open("mysql", "shop:geheim@tcp(db.example.com:3306)/shop")\ndb.SetMaxOpenConns(1)\ndb.Exec("set'
        ' session wait_timeout=1")\ntime.Sleep(2 * time.Second)\nctx, c :='
        ' context.WithCancel(context.Background())\ndefer c()\ncon, _ := db.Conn(ctx)\ncon.ExecContext(ctx, "set'
        ' session wait_timeout=1")\ntime.Sleep(2 * time.Second)\n_, err := con.ExecContext(ctx, "select'
        ' 1")\nlog.Fatal("stock: ", err)',
        "idle_connection_dropped", "sql-connection-lost", MARIADB, imports="mysql",
        also=("connection-reset", "connection-closed-early"), difficulty="medium",
    ),
    go(
        "gorilla websocket", "ticker",
        '_, _, err := websocket.DefaultDialer.Dial("ws://app.example.com:8080/feed", nil)\nlog.Fatal("dial: ", err)',
        "not_upgraded", "websocket-handshake-failed", "web 8080 '200 OK'", difficulty="medium",
    ),
    go(
        "gorilla websocket", "ticker",
        'c, _, err := websocket.DefaultDialer.Dial("ws://127.0.0.1:9001/feed", nil)\nif err != nil'
        ' {\n\tlog.Fatal(err)\n}\nfor {\n\t_, m, err := c.ReadMessage()\n\tif err != nil {\n\t\tlog.Fatalf("ticker:'
        ' read: %v", err)\n\t}\n\tlog.Printf("ticker: %s", m)\n}'.join(
            [
                (
                    'func init() {\n\thttp.HandleFunc("/feed", func(w http.ResponseWriter, r *http.Request) {\n\t\tu :='
                    ' websocket.Upgrader{}\n\t\tc, _ := u.Upgrade(w, r, nil)\n\t\tc.WriteMessage(1, []byte("EURUSD'
                    ' 1.09"))\n\t\tc.Close()\n\t})\n\tgo http.ListenAndServe("127.0.0.1:9001", nil)\n\ttime.Sleep(300 *'
                    " time.Millisecond)\n}\n---\n"
                ),
                "",
            ]
        ),
        "closed_without_close_frame", "websocket-abnormal-closure", kind="log",
    ),
    go(
        "grpc", "inventory",
        "ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)\ndefer cancel()\nconn, _ :="
        ' grpc.Dial("app.example.com:50051", grpc.WithInsecure())\n_, err := health.NewHealthClient(conn).Check(ctx,'
        ' &health.HealthCheckRequest{})\nlog.Fatalf("inventory: %v", err)',
        "refused", "grpc-unavailable", also=("connection-refused",), peer="192.0.2.22:50051",
    ),
    go(
        "grpc", "inventory",
        "ctx, cancel := context.WithTimeout(context.Background(), time.Second)\ndefer cancel()\nconn, _ :="
        ' grpc.Dial("app.example.com:50051", grpc.WithInsecure())\n_, err := health.NewHealthClient(conn).Check(ctx,'
        ' &health.HealthCheckRequest{})\nlog.Fatalf("inventory: %v", err)',
        "silent", "grpc-deadline-exceeded", "serve 50051 hold", also=("operation-timed-out",), difficulty="medium",
    ),
    go(
        "net/smtp", "notify",
        'err := smtp.SendMail("mail.example.com:25", nil, "app@example.com", []string{"ada@example.org"},'
        ' []byte("hi"))\nlog.Printf("notify: %v", err)\nos.Exit(1)',
        "mailbox_full", "smtp-rejected",
        "serve 25 'send:220 mail ESMTP\\r\\n' recv 'send:250 mail\\r\\n' recv "
        "'send:250 ok\\r\\n' recv 'send:552 5.2.2 <ada@example.org>: Mailbox full\\r\\n' hold",
    ),
    go(
        "net", "agent",
        'c, err := net.DialTimeout("tcp", "legacy.example.com:4001", time.Second)\nif err != nil'
        " {\n\tlog.Fatal(err)\n}\nfor i := 0; i < 9; i++ {\n\tif _, err := c.Write(make([]byte, 65536)); err != nil"
        ' {\n\t\tlog.Fatalf("agent: flush: %v", err)\n\t}\n\ttime.Sleep(50 * time.Millisecond)\n}',
        "peer_resets", "connection-reset", "serve 4001 reset", peer="192.0.2.23:4001",
    ),
    go(
        "net", "agent",
        'c, _ := net.Dial("tcp", "legacy.example.com:4001")\nc.SetReadDeadline(time.Now().Add(time.Second))\n'
        '_, err := c.Read(make([]byte, 10))\nlog.Fatalf("agent: poll: %v", err)',
        "silent", "read-timed-out", "serve 4001 hold", peer="192.0.2.23:4001",
    ),
    go(
        "net", "agent", '_, err := net.Dial("tcp6", "[2001:db8:9::1]:443")\nlog.Fatal(err)', "no_ipv6_route",
        "network-unreachable", peer="[2001:db8:9::1]:443",
    ),
    go(
        "net as a user", "agent", '_, err := net.Listen("tcp", ":443")\nlog.Fatal(err)', "low_port_as_user",
        "permission-denied", "chmod 755 agent", run="as deploy ./agent",
    ),
    go(
        "net", "agent", '_, err := net.Listen("tcp", "192.0.2.99:80")\nlog.Fatal(err)', "address_not_here",
        "address-not-available",
    ),
    go(
        "net", "agent",
        'for i := 0; ; i++ {\n\tif _, err := net.Dial("tcp", "192.0.2.22:8080"); err != nil'
        ' {\n\t\tlog.Fatalf("connection %d: %v", i, err)\n\t}\n}',
        "descriptors_used_up", "too-many-open-files", "serve 8080 hold; ulimit -n 40",
    ),
    go(
        "with zerolog", "ingest",
        'if err := os.WriteFile("/media/small/segment-000001.wal", make([]byte, 300000), 0o644); err != nil'
        ' {\n\tzlog.Fatal().Err(err).Str("component", "wal").Msg("cannot append")\n}',
        "disk_full", "disk-full", "mkdir /media/small; mount -t tmpfs -o size=64k tmpfs /media/small",
    ),
    go(
        "with zerolog", "ingest",
        'if _, err := os.Open("/etc/ingest/config.toml"); err != nil {\n\tzlog.Fatal().Err(err).Msg("config")\n}',
        "file_missing", "file-not-found",
    ),
    go(
        "with zerolog", "ingest",
        'zlog.Info().Int("errors", 0).Int("retries", 0).Str("status", "200").Msg("flush'
        ' complete")\nzlog.Debug().Str("state", "closed").Msg("circuit breaker ok")\nzlog.Info().Dur("timeout",'
        ' 500*time.Millisecond).Msg("listening on :9200")',
        "none", "none", kind="log",
    ),
    go(
        "encoding/json", "loader",
        'var v struct{ Port int }\nif err := json.Unmarshal([]byte(`{"Port": "80"}`), &v); err != nil'
        " {\n\tlog.Fatal(err)\n}",
        "string_for_number", "type-error", difficulty="medium", also=("parse-error",),
    ),
    go(
        "encoding/json", "loader",
        'var v struct{ Port int }\nf, _ := os.Open("state.json")\nif err := json.NewDecoder(f).Decode(&v); err != nil'
        ' {\n\tlog.Fatalf("state.json: %v", err)\n}',
        "file_cut", "parse-error", "printf '{\"Port\": 8' > state.json", difficulty="medium",
        also=("connection-closed-early", "file-corrupt"), note="unexpected EOF of a JSON decoder that reads a file.",
    ),
    go(
        "yaml.v3", "loader",
        'var v map[string]int\nb, _ := os.ReadFile("app.yml")\nif err := yaml.Unmarshal(b, &v); err != nil'
        ' {\n\tlog.Fatalf("app.yml: %v", err)\n}',
        "tab_for_indent", "parse-error", "printf 'a: 1\\n\\tb: 2\\n' > app.yml",
    ),
    go(
        "strconv", "loader",
        'n, err := strconv.Atoi(os.Getenv("WORKERS"))\nif err != nil {\n\tlog.Fatal("WORKERS: ",'
        " err)\n}\nfmt.Println(n)",
        "no_number", "parse-error", "export WORKERS=vier", difficulty="medium",
        also=("invalid-argument", "configuration-invalid", "syntax-error"),
    ),
    go(
        "", "planner", "items := []int{1, 2, 3}\nn := len(os.Args) + 4\nfmt.Println(items[n])", "index_beyond",
        "index-out-of-range", kind="trace",
    ),
    go(
        "", "planner", 'var m map[string]int\nm["a"] = 1', "map_nil", "null-reference", kind="trace",
        difficulty="medium",
    ),
    go("", "planner", "n := len(os.Args) - 1\nfmt.Println(100 / n)", "zero", "divide-by-zero", kind="trace"),
    go("", "planner", 'var x interface{} = "7"\nfmt.Println(x.(int))', "assertion_wrong", "type-error", kind="trace"),
    go(
        "", "planner", "var wg sync.WaitGroup\nwg.Add(1)\nwg.Wait()", "nobody_left_to_wake", "process-not-responding",
        kind="trace", difficulty="medium", also=("deadlock-avoided",),
    ),
    go(
        "", "planner", "func f(n int) int { return f(n+1) + 1 }\n---\nfmt.Println(f(0))", "endless_recursion",
        "stack-overflow", kind="trace",
    ),
    go(
        "os/exec", "runner",
        'out, err := exec.Command("ffmpeg7", "-version").CombinedOutput()\nlog.Fatalf("%s: %v", out, err)',
        "program_missing", "command-not-found", also=("file-not-found",),
    ),
    go(
        "os/exec", "runner", 'err := exec.Command("bash", "-c", "kill -9 $$").Run()\nlog.Fatalf("worker 3: %v", err)',
        "child_killed", "process-killed",
    ),
    go(
        "build", "planner", 'count := 5\nfmt.Printn("ok")', "name_misspelt", "compile-error",
        run="go build -o planner main.go", build=False, kind="message", also=("undefined-name",),
    ),
    go(
        "vet and test", "planner", 'fmt.Println("ok")', "none", "none",
        'printf \'package main\\n\\nimport "testing"\\n\\nfunc TestTimeoutError(t *testing.T) '
        "{}\\nfunc TestConnectionRefused(t *testing.T) {}\\n' > main_test.go",
        run="HOME=$PWD go test -v", build=False, kind="log",
    ),
    go(
        "test", "planner", 'fmt.Println("ok")', "assertion_fails", "assertion-failed",
        'printf \'package main\\n\\nimport "testing"\\n\\nfunc TestTotal(t *testing.T) {\\n\\tif got, want := 3, 4; got'
        ' != want {\\n\\t\\tt.Fatalf("total = %%d, want %%d", got, want)\\n\\t}\\n}\\n\' > main_test.go',
        run="HOME=$PWD go test", build=False, kind="log",
    ),
    go(
        "modules", "planner", 'fmt.Println("ok")', "proxy_name_unknown", "dns-name-not-found",
        "name_server; mkdir m; cd m; printf 'module example.com/a\\n\\ngo 1.19\\n\\nrequire example.com/b v1.2.0\\n' >"
        " go.mod; printf 'package main\\nimport _ \"example.com/b\"\\nfunc main() {}\\n' > main.go",
        run=(
            "GO111MODULE=on GOFLAGS=-mod=mod GOPROXY=https://proxy.example.invalid HOME=$PWD GOPATH=$PWD/p go build"
            " ./..."
        ),
        build=False, kind="message",
    ),
    go(
        "gin", "web",
        'gin.SetMode(gin.ReleaseMode)\nr := gin.Default()\nr.GET("/orders", func(c *gin.Context) {'
        ' panic(os.ErrPermission) })\ngo r.Run("127.0.0.1:8080")\ntime.Sleep(300 *'
        ' time.Millisecond)\nhttp.Get("http://127.0.0.1:8080/orders")',
        "handler_panics", "permission-denied", kind="log", difficulty="medium",
        also=("http-500", "unhandled-exception"),
    ),
    go(
        "gin", "web",
        'r := gin.Default()\nr.GET("/errors/:code", func(c *gin.Context) { c.String(200, "ok") })\ngo'
        ' r.Run("127.0.0.1:8080")\ntime.Sleep(300 * time.Millisecond)\nhttp.Get("http://127.0.0.1:8080/errors/500")',
        "none", "none", kind="log",
    ),
]
