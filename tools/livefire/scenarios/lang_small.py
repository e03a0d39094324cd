"""Other languages. Debian 12: lua5.1 lua-socket lua-sec lua-cjson lua-sql-sqlite3, tcl tcl-tls tcllib, r-base-core
r-cran-httr r-cran-jsonlite r-cran-rsqlite, erlang-base erlang-inets erlang-ssl, elixir, ocaml, ghc
libghc-network-dev libghc-aeson-dev, guile-3.0, sbcl, mono-mcs libmono-system-net-http4.0-cil
libmono-system-data4.0-cil, groovy, nim, swi-prolog-nox, fpc.
"""

from scenarios.lang_base import program
from scenarios.net import lab

SELF = "certificate self {0}; serve {1} tls:self hold"


def lua(file, code, fault, condition, setup="", **more):
    return program("lua 5.1", "lua", f"lua {file}", code, fault, condition, setup, **more)


def tcl(file, code, fault, condition, setup="", **more):
    return program("tclsh 8.6", "tcl", f"tclsh {file}", code, fault, condition, setup, **{"kind": "trace", **more})


def r(file, code, fault, condition, setup="", **more):
    return program("Rscript 4.2", "r", f"Rscript {file}", code, fault, condition, setup, **{"kind": "message", **more})


def erlang(file, code, fault, condition, setup="", **more):
    return program(
        "escript (Erlang 25)", "erlang", f"escript {file}", "#!/usr/bin/env escript\n" + code, fault, condition, setup,
        **more,
    )


def elixir(file, code, fault, condition, setup="", **more):
    return program("elixir 1.14", "elixir", f"elixir {file}", code, fault, condition, setup, **more)


def ocaml(file, code, fault, condition, setup="", **more):
    return program(
        "ocaml 4.13", "ocaml", f"ocaml unix.cma {file}", code, fault, condition, setup, **{"kind": "message", **more}
    )


def haskell(file, code, fault, condition, setup="", **more):
    return program(
        "runghc 9.0", "haskell", f"runghc {file}", code, fault, condition, setup, **{"kind": "message", **more}
    )


def mono(file, code, fault, condition, setup="", **more):
    """Compiled with mcs; the trace is that of the runtime."""
    script = (
        f"cat > {file}.cs <<'CODE_END'\nusing System; using System.IO; using System.Net; using System.Net.Http; using"
        f" System.Net.Sockets;\n{code}\nCODE_END\nmcs -r:System.Net.Http.dll -r:System.Data.dll {file}.cs\n"
    )
    return lab(
        "mono 6.8", "mono", fault, condition, f"mono {file}.exe", script + (setup or ":"),
        **{"kind": "trace", "runtime": "dotnet", "needs": ("mono", "mcs"), **more},
    )


def nim(file, code, fault, condition, setup="", **more):
    script = f"cat > {file}.nim <<'CODE_END'\n{code}\nCODE_END\nnim c --hints:off -d:ssl --nimcache:cache {file}.nim\n"
    return lab(
        "nim 1.6", "nim", fault, condition, f"./{file}", script + (setup or ":"),
        **{"kind": "trace", "runtime": "nim", "needs": ("nim",), **more},
    )


LUA = [
    lua(
        "poll.lua",
        'local http = require("socket.http")\nlocal body, err = http.request("http://app.example.com:8081/status")\n'
        'if not body then\n  error("poll failed: " .. err)\nend',
        "refused", "connection-refused",
    ),
    lua(
        "poll.lua",
        'local socket = require("socket")\nlocal c ='
        ' socket.tcp()\nc:settimeout(1)\nassert(c:connect("slow.example.com", 9100))',
        "connect_timeout", "operation-timed-out", difficulty="hard", also=("connection-timed-out", "read-timed-out"),
        note="LuaSocket says only `timeout`.",
    ),
    lua(
        "poll.lua",
        'local socket = require("socket")\nlocal c = assert(socket.connect("legacy.example.com",'
        ' 4001))\nc:send("STATUS\\n")\nprint(assert(c:receive("*l")))',
        "closed_after_request", "connection-closed-early", "serve 4001 recv close", difficulty="medium",
    ),
    lua(
        "fetch.lua",
        'local https = require("ssl.https")\nlocal body, code = https.request{url = "https://api.example.com/", verify'
        ' = "peer", cafile = "/etc/ssl/certs/ca-certificates.crt"}\nprint(os.date("!%F %T"), "fetch", tostring(body),'
        " code)",
        "certificate_self_signed", "tls-certificate-untrusted", SELF.format("api.example.com", 443), kind="line",
        difficulty="medium",
    ),
    lua(
        "fetch.lua",
        'local http = require("socket.http")\nlocal _, code = http.request("http://nowhere.example.invalid/")\n'
        'io.stderr:write("lua: cannot fetch feed: ", code, "\\n")\nos.exit(1)',
        "name_unknown", "dns-name-not-found", "name_server", kind="line",
    ),
    lua("state.lua", 'local f = assert(io.open("/var/lib/app/state.json", "r"))', "file_missing", "file-not-found"),
    lua(
        "state.lua", 'local cjson = require("cjson")\nlocal t = cjson.decode(\'{"retries": 3, "hosts": [\')',
        "json_cut", "parse-error",
    ),
    lua("state.lua", "local settings = {}\nprint(settings.db.host)", "nil_field", "null-reference"),
    lua("state.lua", 'local redis = require("resty.redis")', "module_missing", "module-not-found"),
    lua("state.lua", "local function f(x) return 1 + f(x) end\nf(1)", "endless_recursion", "stack-overflow"),
    lua("state.lua", 'for i = 1, 3 do\n  print(i)\nprint("done")', "end_missing", "syntax-error", kind="message"),
]

TCL = [
    tcl(
        "probe.tcl", "set s [socket db.example.com 5433]\nputs connected", "refused", "connection-refused",
        peer="db.example.com:5433",
    ),
    tcl(
        "probe.tcl", "set s [socket gone.example.com 80]", "host_unreachable", "host-unreachable",
        peer="gone.example.com:80",
    ),
    tcl(
        "probe.tcl",
        "package require http\nset t [http::geturl http://files.example.invalid/list]\nputs [http::code $t]",
        "name_unknown", "dns-name-not-found", "name_server",
    ),
    tcl(
        "probe.tcl",
        'package require http\nset t [http::geturl http://api.example.com/ -timeout 1000]\nputs "[clock format [clock'
        ' seconds] -gmt 1] status=[http::status $t] code=[http::code $t] error=[http::error $t]"',
        "silent", "operation-timed-out", "serve 80 recv hold", kind="line", difficulty="hard",
        also=("read-timed-out", "connection-timed-out"), note="The whole text is status=timeout.",
    ),
    tcl("probe.tcl", "socket -server accept 8015\nvwait forever", "port_taken", "address-in-use", "serve 8015 hold"),
    tcl("probe.tcl", "set f [open /etc/shadow.d/keys w]", "folder_missing", "file-not-found"),
    tcl("probe.tcl", "puts [expr {10 / 0}]", "zero", "divide-by-zero"),
    tcl("probe.tcl", "puts $undefined_total", "variable_missing", "undefined-name"),
    tcl("probe.tcl", "package require mysqltcl 3", "package_missing", "module-not-found"),
]

R = [
    r(
        "pull.R", 'library(httr)\nr <- GET("http://api.example.com:8000/series")', "refused", "cannot-connect",
        also=("connection-refused",), peer="api.example.com:8000",
    ),
    r(
        "pull.R", 'library(httr)\nr <- GET("http://api.example.com/series")\nstop_for_status(r)', "unavailable",
        "http-503", "web 80 '503 Service Unavailable'",
    ),
    r(
        "pull.R", 'library(httr)\nr <- GET("https://api.example.com/series")', "certificate_self_signed",
        "tls-certificate-untrusted", SELF.format("api.example.com", 443), peer="api.example.com",
    ),
    r(
        "pull.R", 'library(httr)\nr <- GET("http://api.example.com/series", timeout(1))', "silent", "read-timed-out",
        "serve 80 recv hold", also=("operation-timed-out", "connection-timed-out"), peer="api.example.com",
    ),
    r(
        "pull.R", 'x <- read.csv("http://files.example.com/rates.csv")', "file_missing", "http-404",
        "web 80 '404 Not Found'", peer="files.example.com",
    ),
    r(
        "pull.R", 'download.file("http://files.example.invalid/rates.csv", "rates.csv")', "name_unknown",
        "dns-name-not-found", "name_server",
    ),
    r("pull.R", 'x <- read.csv("umsatz_2026.csv")', "file_missing", "file-not-found"),
    r(
        "pull.R", 'library(DBI)\ndb <- dbConnect(RSQLite::SQLite(), "/srv/none/x.db")', "folder_missing",
        "sqlite-cannot-open",
    ),
    r(
        "pull.R", 'library(DBI)\ndb <- dbConnect(RSQLite::SQLite(), "x.db")\ndbGetQuery(db, "select * from sales")',
        "table_missing", "sql-table-not-found",
    ),
    r("pull.R", "library(tidymodels)", "package_missing", "module-not-found"),
    r("pull.R", "x <- list(a = 1)\ny <- x$a + mittelwert", "object_missing", "undefined-name"),
    r("pull.R", "x <- jsonlite::fromJSON('{\"a\": [1, 2,}')", "json_broken", "parse-error"),
    r("pull.R", "x <- 1:10\ny <- x[[12]]", "subscript_beyond", "index-out-of-range"),
    r("pull.R", 'total <- 1 + "zwei"', "text_for_number", "type-error"),
    r(
        "pull.R", 'con <- socketConnection("gone.example.com", 6311, timeout = 5)', "host_unreachable",
        "cannot-connect", difficulty="hard", also=("host-unreachable",), peer="gone.example.com:6311",
    ),
    r("pull.R", "x <- numeric(2^40)", "vector_too_big", "out-of-memory"),
    r(
        "pull.R",
        'message("[INFO] 0 errors, 503 rows")\nmessage("[INFO] connection closed")\nprint(summary(c(404, 500, 502)))',
        "none", "none", kind="log",
    ),
]

ERLANG = [
    erlang(
        "probe.escript", 'main(_) ->\n  {ok, S} = gen_tcp:connect("db.example.com", 5433, []),\n  gen_tcp:close(S).',
        "refused", "connection-refused",
    ),
    erlang(
        "probe.escript",
        'main(_) ->\n  inets:start(),\n  R = httpc:request(get, {"http://gone.example.com/status", []}, [{timeout,'
        ' 4000}], []),\n  io:format(standard_error, "~s probe failed: ~p~n",'
        " [calendar:system_time_to_rfc3339(erlang:system_time(second)), R]),\n  halt(1).",
        "host_unreachable", "host-unreachable", kind="line", peer="gone.example.com:80",
    ),
    erlang(
        "probe.escript",
        'main(_) ->\n  inets:start(), ssl:start(),\n  R = httpc:request(get, {"https://api.example.com/", []}, [{ssl,'
        ' [{verify, verify_peer}, {cacertfile, "ca.pem"}]}], []),\n  io:format("~p~n", [R]), halt(1).',
        "certificate_self_signed", "tls-certificate-untrusted", "authority ca; " + SELF.format("api.example.com", 443),
        kind="log", peer="api.example.com:443",
    ),
    erlang(
        "probe.escript", 'main(_) ->\n  {ok, Bin} = file:read_file("/etc/app/sys.config"),\n  io:format("~s", [Bin]).',
        "file_missing", "file-not-found",
    ),
    erlang(
        "probe.escript",
        'main(_) ->\n  {ok, S} = gen_tcp:connect("legacy.example.com", 4001, [binary, {active, false}]),\n  ok ='
        ' gen_tcp:send(S, "x"),\n  {ok, D} = gen_tcp:recv(S, 0, 1000),\n  io:format("~p~n", [D]).',
        "silent", "operation-timed-out", "serve 4001 hold", difficulty="hard",
        also=("read-timed-out", "connection-timed-out"),
    ),
    erlang(
        "probe.escript", "main(_) ->\n  {ok, _} = gen_tcp:listen(8080, [{ip, {0,0,0,0}}]).", "port_taken",
        "address-in-use", "serve 8080 hold",
    ),
    erlang(
        "probe.escript", "main(_) ->\n  spawn(fun() -> cache:get(1) end),\n  timer:sleep(200), halt(1).",
        "module_missing", "undefined-name", kind="log", difficulty="medium", also=("module-not-found",),
    ),
    lab(
        "erl 25 -name", "erlang", "epmd_not_reached", "connection-refused",
        "erl -noshell -sname shop -start_epmd false -eval 'halt().' 2>&1 | head -20", exits=False, kind="log",
        runtime="erlang", needs=("erl",), difficulty="hard", also=("cannot-connect",),
    ),
    erlang(
        "probe.escript",
        'main(_) ->\n  logger:set_primary_config(level, info),\n  logger:notice("retry 0 of 5, no error"),'
        ' logger:info("listening on port ~p", [5672]), timer:sleep(100).',
        "none", "none", kind="log",
    ),
    elixir(
        "probe.exs",
        "defmodule Poller do\n  use GenServer\n  def init(url), do: {:ok, url, {:continue, :poll}}\n  def"
        " handle_continue(:poll, url) do\n    {:ok, _socket} = :gen_tcp.connect(url, 6380, [])\n    {:noreply, url}\n "
        " end\nend\nGenServer.start(Poller, 'cache.example.com')\nProcess.sleep(300)",
        "refused", "connection-refused", kind="log",
    ),
    elixir(
        "probe.exs",
        "Application.ensure_all_started(:inets)\n{:ok, _} = :httpc.request('http://files.example.invalid/x')",
        "name_unknown", "dns-name-not-found", "name_server", difficulty="medium",
    ),
    elixir("probe.exs", 'File.read!("config/prod.secret.exs")', "file_missing", "file-not-found"),
    elixir(
        "probe.exs", "user = nil\nIO.puts(user.name)", "nil_user", "null-reference",
        also=("undefined-name", "key-not-found"),
    ),
    elixir("probe.exs", 'map = %{host: "db"}\nIO.puts(map.port)', "key_missing", "key-not-found"),
    elixir(
        "probe.exs", 'String.to_integer("12a")', "no_number", "parse-error", difficulty="hard",
        also=("type-error", "invalid-argument"),
    ),
    elixir(
        "probe.exs", "Task.async(fn -> Process.sleep(5000) end) |> Task.await(500)", "too_slow", "operation-timed-out",
        kind="log",
    ),
    elixir(
        "probe.exs",
        'require Logger\nLogger.info("Running ShopWeb.Endpoint with cowboy at 127.0.0.1:4000'
        ' (http)")\nLogger.debug("QUERY OK source=\\"errors\\" db=0.5ms")\nLogger.info("Sent 200 in'
        ' 504µs")\nProcess.sleep(100)',
        "none", "none", kind="log",
    ),
]

ML = [
    ocaml(
        "probe.ml",
        "let () =\n  let s = Unix.socket Unix.PF_INET Unix.SOCK_STREAM 0 in\n  Unix.connect s (Unix.ADDR_INET"
        ' (Unix.inet_addr_of_string "192.0.2.20", 5433))',
        "refused", "connection-refused",
    ),
    ocaml(
        "probe.ml",
        "let () =\n  let s = Unix.socket Unix.PF_INET Unix.SOCK_STREAM 0 in\n  Unix.connect s (Unix.ADDR_INET"
        ' (Unix.inet_addr_of_string "203.0.113.9", 80))',
        "no_route", "network-unreachable",
    ),
    ocaml("probe.ml", 'let () = ignore (open_in "/etc/app/rules.conf")', "file_missing", "file-not-found"),
    ocaml(
        "probe.ml", 'let () = print_int (List.assoc "port" [("host", 1)])', "key_missing", "key-not-found",
        difficulty="medium", also=("not-found",),
    ),
    ocaml(
        "probe.ml", "let a = [|1; 2|]\nlet () = print_int a.(5)", "index_beyond", "index-out-of-range",
        difficulty="medium",
    ),
    ocaml("probe.ml", 'let () = print_int ("1" + 2)', "text_for_number", "type-error", also=("compile-error",)),
    haskell(
        "Probe.hs",
        'import Network.Socket\nmain :: IO ()\nmain = do\n  a:_ <- getAddrInfo Nothing (Just "db.example.com") (Just'
        ' "5433")\n  s <- socket AF_INET Stream defaultProtocol\n  connect s (addrAddress a)',
        "refused", "connection-refused",
    ),
    haskell(
        "Probe.hs",
        'import Network.Socket\nmain :: IO ()\nmain = getAddrInfo Nothing (Just "files.example.invalid") (Just "80")'
        " >>= print",
        "name_unknown", "dns-name-not-found", "name_server",
    ),
    haskell(
        "Probe.hs", 'main :: IO ()\nmain = readFile "/etc/app/rules.conf" >>= putStrLn', "file_missing",
        "file-not-found",
    ),
    haskell(
        "Probe.hs", "main :: IO ()\nmain = print (head ([] :: [Int]))", "empty_list", "index-out-of-range",
        difficulty="hard", also=("no-data",),
    ),
    haskell(
        "Probe.hs", "import qualified Data.Map as M\nmain :: IO ()\nmain = print (M.fromList [(1, 2)] M.! (7 :: Int))",
        "key_missing", "key-not-found",
    ),
    haskell(
        "Probe.hs", 'main :: IO ()\nmain = putStrLn ("rows: " ++ 5)', "text_for_number", "compile-error",
        also=("type-error",),
    ),
    haskell(
        "Probe.hs", "import System.IO\nmain :: IO ()\nmain = writeFile \"/media/small/out\" (replicate 300000 'x')",
        "disk_full", "disk-full", "mkdir /media/small; mount -t tmpfs -o size=64k tmpfs /media/small",
    ),
    program(
        "guile 3.0", "guile", "guile --no-auto-compile probe.scm",
        '(use-modules (web client))\n(http-get "http://app.example.com:8081/")', "refused", "connection-refused",
        peer="app.example.com:8081",
    ),
    program(
        "guile 3.0", "guile", "guile --no-auto-compile probe.scm", '(display (call-with-input-file "rules.scm" read))',
        "file_missing", "file-not-found",
    ),
    program(
        "guile 3.0", "guile", "guile --no-auto-compile probe.scm", "(use-modules (ice-9 match))\n(display (totl 1 2))",
        "name_misspelt", "undefined-name",
    ),
    program(
        "sbcl 2.2", "sbcl", "sbcl --script probe.lisp",
        "(require :sb-bsd-sockets)\n(let ((s (make-instance (quote sb-bsd-sockets:inet-socket) :type :stream "
        ":protocol :tcp)))\n  (sb-bsd-sockets:socket-connect s #(192 0 2 20) 5433))",
        "refused", "connection-refused",
    ),
    program(
        "sbcl 2.2", "sbcl", "sbcl --script probe.lisp", '(with-open-file (f "/etc/app/rules.lisp") (read f))',
        "file_missing", "file-not-found",
    ),
    program(
        "sbcl 2.2", "sbcl", "sbcl --script probe.lisp",
        "(defun average (l) (/ (reduce (function +) l) (length l)))\n(print (average nil))", "zero", "divide-by-zero",
    ),
    program(
        "swipl 9.0", "prolog", "swipl -g main -t halt probe.pl",
        ":- use_module(library(socket)).\nmain :- tcp_connect('db.example.com':5433, _, []).", "refused",
        "connection-refused", needs=("swipl",),
    ),
    program(
        "swipl 9.0", "prolog", "swipl -g main -t halt probe.pl",
        "main :- open('/etc/app/rules.pl', read, S), read(S, T), print(T).", "file_missing", "file-not-found",
        needs=("swipl",),
    ),
    lab(
        "fpc 3.2 program", "fpc", "file_missing", "file-not-found", "./ledger",
        "printf 'program ledger;\\nvar f: text; s: string;\\nbegin\\n  assign(f, "
        '"ledger.txt"); reset(f); readln(f, s);\\nend.\\n\' | tr \'"\' "\'" > ledger.pas; fpc -gl ledger.pas',
        runtime="pascal", kind="trace", difficulty="hard", note="Run time error 2 of Pascal: file not found.",
    ),
    lab(
        "fpc 3.2 program", "fpc", "zero", "divide-by-zero", "./ledger",
        "printf 'program ledger;\\nvar n: integer;\\nbegin\\n  n := 0; writeln(100 div "
        "n);\\nend.\\n' > ledger.pas; fpc -gl ledger.pas",
        runtime="pascal", kind="trace", difficulty="hard", note="Run time error 200 of Pascal.",
    ),
]

CSHARP = [
    mono(
        "Sync", 'class Sync { static void Main() { var c = new TcpClient("db.example.com", 1433); } }', "refused",
        "connection-refused",
    ),
    mono(
        "Sync",
        "class Sync { static void Main() { Console.WriteLine(new"
        ' WebClient().DownloadString("http://api.example.com:8080/items")); } }',
        "refused", "connection-refused",
    ),
    mono(
        "Sync",
        "class Sync { static void Main() { Console.WriteLine(new"
        ' WebClient().DownloadString("http://api.example.com/items")); } }',
        "unavailable", "http-503", "web 80 '503 Service Unavailable'",
    ),
    mono(
        "Sync",
        "class Sync { static void Main() { var h = new HttpClient();"
        ' h.GetStringAsync("http://api.example.com/items").Result.ToString(); } }',
        "not_found", "http-404", "web 80 '404 Not Found'",
    ),
    mono(
        "Sync",
        "class Sync { static void Main() { var h = new HttpClient { Timeout = TimeSpan.FromSeconds(1) }; "
        'h.GetStringAsync("http://api.example.com/items").Result.ToString(); } }',
        "silent", "operation-timed-out", "serve 80 recv hold", difficulty="hard",
        also=("read-timed-out", "operation-cancelled", "connection-timed-out"),
        note="HttpClient reports its own timeout as a cancelled task.",
    ),
    mono(
        "Sync", 'class Sync { static void Main() { new WebClient().DownloadString("https://api.example.com/"); } }',
        "certificate_self_signed", "tls-certificate-untrusted", SELF.format("api.example.com", 443), difficulty="hard",
        also=("tls-handshake-failure",),
    ),
    mono(
        "Sync",
        'class Sync { static void Main() { new WebClient().DownloadString("http://files.example.invalid/"); } }',
        "name_unknown", "dns-name-not-found", "name_server",
    ),
    mono(
        "Sync", "class Sync { static void Main() { new TcpListener(IPAddress.Any, 8080).Start(); } }", "port_taken",
        "address-in-use", "serve 8080 hold",
    ),
    mono(
        "Load", 'class Load { static void Main() { File.ReadAllText("/etc/app/appsettings.json"); } }',
        "folder_missing", "path-not-found", also=("file-not-found",),
    ),
    mono(
        "Load", "class Load { static string Name; static void Main() { Console.WriteLine(Name.Length); } }", "null",
        "null-reference",
    ),
    mono(
        "Load", 'class Load { static void Main() { object o = "7"; Console.WriteLine((int)o); } }', "cast", "type-error"
    ),
    mono(
        "Load",
        "class Load { static void Main() { var d = new System.Collections.Generic.Dictionary<string,int>();"
        ' Console.WriteLine(d["port"]); } }',
        "key_missing", "key-not-found",
    ),
    mono(
        "Load", "class Load { static int F(int n) { return 1 + F(n + 1); } static void Main() { F(0); } }",
        "endless_recursion", "stack-overflow",
    ),
    lab(
        "mono 6.8", "mono", "assembly_missing", "class-not-found", "mono app.exe",
        "printf 'public class Lib { public static int F() { return 1; } }' > Lib.cs; mcs -target:library Lib.cs; printf"
        " 'class A { static void Main() { System.Console.WriteLine(Lib.F()); } }' > app.cs; mcs -r:Lib.dll app.cs; rm"
        " Lib.dll",
        kind="trace", runtime="dotnet", also=("module-not-found", "file-not-found"), needs=("mono", "mcs"),
    ),
    program(
        "groovy 2.4", "groovy", "groovy deploy.groovy",
        'def text = new URL("http://api.example.com:8080/version").text\nprintln text', "refused", "connection-refused",
        runtime="java",
    ),
    program(
        "groovy 2.4", "groovy", "groovy deploy.groovy", "def config = null\nprintln config.servers.size()", "null",
        "null-reference", runtime="java",
    ),
    program(
        "groovy 2.4", "groovy", "groovy deploy.groovy", "println new groovy.json.JsonSlurper().parseText('{\"a\": }')",
        "json_broken", "parse-error", runtime="java",
    ),
    nim(
        "fetch", 'import httpclient\necho newHttpClient().getContent("http://app.example.com:8081/")', "refused",
        "connection-refused",
    ),
    nim(
        "fetch", 'import httpclient\necho newHttpClient(timeout = 1000).getContent("http://app.example.com/")',
        "silent", "read-timed-out", "serve 80 recv hold", difficulty="medium", also=("operation-timed-out",),
    ),
    nim(
        "fetch", 'let s = readFile("/etc/app/rules.txt")\necho s.len', "file_missing", "file-not-found",
        difficulty="hard", also=("permission-denied",), note="The program says only that it cannot open the file.",
    ),
    nim("fetch", 'import tables\nlet t = {"host": 1}.toTable\necho t["port"]', "key_missing", "key-not-found"),
]

SCENARIOS = [*LUA, *TCL, *R, *ERLANG, *ML, *CSHARP]
