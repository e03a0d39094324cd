"""Ruby programs. Debian 12: ruby ruby-faraday ruby-mysql2 ruby-pg ruby-redis ruby-sinatra ruby-sqlite3 ruby-webrick
ruby-bundler.
"""

from scenarios.lang_base import MARIADB, POSTGRES, program, redis


def ruby(client: str, file: str, code: str, fault: str, condition: str, setup: str = "", **more):
    return program(f"ruby 3.1 {client}", "ruby", f"ruby {file}", code, fault, condition, setup, **more)


def sql(client: str, file: str, statements: str, fault: str, condition: str, setup: str = POSTGRES, **more):
    head = {
        "pg": (
            'require "pg"\ndb = PG.connect(host: "db.example.com", dbname: "shop", user: "shop", password: "geheim")\n'
        ),
        "mysql2": (
            'require "mysql2"\n'
            'db = Mysql2::Client.new(host: "db.example.com", database: "shop", username: "shop", password: "geheim")\n'
        ),
    }[client]
    return ruby(client, file, head + statements, fault, condition, setup, **more)


LOGGED = """
require "net/http"
require "logger"
log = Logger.new($stdout, progname: "worker")
log.info("polling %s")
tries = 0
begin
  response = Net::HTTP.get_response(URI("%s"))
  log.info("got #{response.code} #{response.message}")
rescue StandardError => e
  tries += 1
  log.warn("attempt #{tries} failed: #{e.class}: #{e.message}")
  sleep 0.3
  retry if tries < 3
  log.error("giving up: #{e.message} (#{e.class})")
  exit 1
end
"""


def logged(url: str, fault: str, condition: str, setup: str = "", **more):
    return ruby(
        "net/http with Logger", "worker.rb", LOGGED % (url, url), fault, condition, setup, **{"kind": "log", **more}
    )


SCENARIOS = [
    ruby(
        "net/http", "fetch_rates.rb",
        'require "net/http"\nputs Net::HTTP.get(URI("http://app.example.com:8081/rates"))', "refused",
        "connection-refused", peer="app.example.com:8081",
    ),
    ruby(
        "net/http", "report.rb",
        'require "net/http"\nhttp = Net::HTTP.new("slow.example.com", 80)\nhttp.open_timeout = 1\nhttp.get("/report")',
        "connect_timeout", "connection-timed-out", peer="slow.example.com:80",
    ),
    ruby(
        "net/http", "report.rb",
        'require "net/http"\nhttp = Net::HTTP.new("api.example.com", 80)\nhttp.read_timeout = 1\nhttp.max_retries = 0\n'
        'puts http.get("/v1/report").body',
        "silent", "read-timed-out", "serve 80 recv hold", difficulty="easy",
    ),
    ruby(
        "net/http", "import.rb",
        'require "net/http"\nres = Net::HTTP.get_response(URI("http://api.example.com/items"))\nputs res.body.size',
        "closed_after_request", "connection-closed-early", "serve 80 recv close", difficulty="medium",
    ),
    logged(
        "http://api.example.com:9292/jobs", "reset_after_request", "connection-reset", "serve 9292 recv reset",
        peer="api.example.com:9292",
    ),
    logged("http://jobs.example.invalid/next", "name_unknown", "dns-name-not-found", "name_server"),
    logged("http://gone.example.com/next", "host_unreachable", "host-unreachable", peer="gone.example.com:80"),
    logged(
        "https://api.example.com/feed", "certificate_self_signed", "tls-certificate-untrusted",
        "certificate self api.example.com; serve 443 tls:self hold", peer="192.0.2.27:443",
    ),
    ruby(
        "net/http", "sync.rb",
        'require "net/http"\nuri = URI("https://shop.example.com/")\nNet::HTTP.start(uri.host, uri.port, use_ssl: true,'
        ' ca_file: "ca.pem") { |h| puts h.get("/").code }',
        "certificate_for_another_host", "tls-hostname-mismatch",
        "authority ca; certificate other api.example.com ca; serve 443 tls:other hold", peer="192.0.2.29:443",
    ),
    ruby(
        "net/http", "sync.rb",
        'require "net/http"\nNet::HTTP.start("shop.example.com", 443, use_ssl: true, ca_file: "ca.pem") { |h| puts'
        ' h.get("/").code }',
        "certificate_expired", "tls-certificate-expired",
        "authority ca; certificate old shop.example.com ca 20230101000000Z 20240101000000Z; serve 443 tls:old hold",
        peer="192.0.2.29:443",
    ),
    ruby(
        "net/http", "sync.rb", 'require "net/http"\nputs Net::HTTP.get(URI("https://app.example.com:8080/"))',
        "plain_text_where_tls", "tls-not-tls", "web 8080 '400 Bad Request'", peer="192.0.2.22:8080",
    ),
    ruby(
        "open-uri", "mirror.rb",
        'require "open-uri"\nFile.write("list.txt", URI.open("http://files.example.com/list.txt").read)', "unavailable",
        "http-503", "web 80 '503 Service Unavailable'",
    ),
    ruby(
        "open-uri", "mirror.rb", 'require "open-uri"\nputs URI.open("http://files.example.com/a").read',
        "redirects_in_a_ring", "http-too-many-redirects", "web 80 '302 Found' 'Location: http://files.example.com/a'",
    ),
    ruby(
        "Net::HTTPResponse#value", "pay.rb",
        'require "net/http"\nres = Net::HTTP.post(URI("http://api.example.com/pay"), "amount=5")\nres.value',
        "forbidden", "http-403", "web 80 '403 Forbidden'",
    ),
    ruby(
        "net/http", "legacy.rb", 'require "net/http"\nputs Net::HTTP.get(URI("http://legacy.example.com/status"))',
        "no_http_spoken", "http-protocol-error", "serve 80 recv 'send:* OK IMAP4rev1 ready\\r\\n' close",
    ),
    ruby(
        "Faraday 1", "billing.rb",
        'require "faraday"\nconn = Faraday.new(url: "http://api.example.com:8000") { |f| f.request :retry rescue nil;'
        ' f.adapter :net_http }\nbegin\n  conn.get("/invoices")\nrescue Faraday::Error => e\n  warn'
        " e.full_message(highlight: false)\n  exit 1\nend",
        "refused", "connection-refused", peer="api.example.com:8000",
    ),
    ruby(
        "Faraday 1 raise_error", "billing.rb",
        'require "faraday"\nconn = Faraday.new(url: "http://api.example.com") { |f| f.response :raise_error; f.adapter'
        ' :net_http }\nconn.get("/invoices/77")',
        "rate_limited", "http-429", "web 80 '429 Too Many Requests' 'Retry-After: 30'",
    ),
    ruby(
        "Net::SMTP", "mailer.rb",
        'require "net/smtp"\nNet::SMTP.start("mail.example.com", 25) { |s| s.send_message("Subject: x\\n\\nhi\\n",'
        ' "a@example.com", "b@example.org") }',
        "recipient_rejected", "smtp-rejected",
        "serve 25 'send:220 mail ESMTP\\r\\n' recv 'send:250 mail\\r\\n' recv 'send:250 2.1.0 Ok\\r\\n' recv 'send:550"
        " 5.1.1 <b@example.org>: Recipient address rejected: User unknown\\r\\n' recv 'send:221 2.0.0 Bye\\r\\n' close",
    ),
    ruby(
        "Net::SMTP", "mailer.rb",
        'require "net/smtp"\nsmtp = Net::SMTP.new("mail.example.com", 587)\nsmtp.disable_starttls\n'
        'smtp.start("web1", "app", "alt", :plain) { }',
        "wrong_password", "smtp-authentication-failed",
        "serve 587 'send:220 mail ESMTP\\r\\n' recv 'send:250-mail\\r\\n250 AUTH PLAIN LOGIN\\r\\n' recv "
        "'send:535 5.7.8 Error: authentication failed: (reason unavailable)\\r\\n' hold",
    ),
    ruby(
        "pg", "orders.rb",
        'require "pg"\nPG.connect(host: "db.example.com", dbname: "shop", user: "shop", password: "alt")',
        "wrong_password", "sql-auth-failed", POSTGRES, peer="192.0.2.20:5432",
    ),
    ruby(
        "pg", "orders.rb", 'require "pg"\nPG.connect("postgresql://shop@db.example.com:5433/shop?connect_timeout=2")',
        "refused", "connection-refused", also=("sql-connection-failed",), peer="192.0.2.20:5433",
    ),
    sql(
        "pg", "seed.rb", 'db.exec_params("insert into customers values ($1, $2)", [3, "ada@example.com"])', "duplicate",
        "sql-unique-violation",
    ),
    sql("pg", "report.rb", 'db.exec("select * from invoices where paid")', "table_missing", "sql-table-not-found"),
    sql(
        "pg", "worker.rb",
        'begin\n  db.exec("select pg_sleep(30)")\nrescue PG::Error => e\n  puts "#{Time.now.utc} worker[#{$$}]: job'
        ' orders.sync failed: #{e.class}: #{e.message}"\n  exit 1\nend',
        "backend_killed", "sql-connection-lost",
        POSTGRES
        + '(sleep 1; psql -h /run/postgresql -U postgres -c "select pg_terminate_backend(pid) from pg_stat_activity'
        " where pid <> pg_backend_pid() and query ~ 'sleep'\") &",
        kind="log", also=("sql-server-starting",), note="57P01, an administrator ended the session.",
    ),
    sql(
        "mysql2", "seed.rb", 'db.query("insert into orders (customer_id, amount) values (99, 5)")', "parent_missing",
        "sql-foreign-key-violation", MARIADB,
    ),
    ruby(
        "mysql2", "cron.rb",
        'require "mysql2"\nMysql2::Client.new(host: "db.example.com", username: "cron", password: "x")',
        "wrong_password", "sql-auth-failed", MARIADB,
    ),
    ruby(
        "mysql2", "cron.rb",
        'require "mysql2"\nMysql2::Client.new(host: "db.example.com", port: 3307, username: "cron")', "refused",
        "sql-connection-failed", also=("connection-refused", "cannot-connect"), difficulty="hard",
        note="115 is EINPROGRESS of the library's own connect and says nothing about the fault.",
    ),
    sql(
        "mysql2", "worker.rb", 'db.query("set session wait_timeout=1"); sleep 2; db.query("select 1").each { |r| p r }',
        "idle_connection_dropped", "sql-connection-lost", MARIADB,
    ),
    ruby(
        "redis", "cache.rb", 'require "redis"\nputs Redis.new(host: "cache.example.com").get("session:17")',
        "password_wanted", "redis-auth-failed",
        redis("-NOAUTH Authentication required."),
    ),
    ruby(
        "redis", "cache.rb", 'require "redis"\nRedis.new(host: "cache.example.com", reconnect_attempts: 0).set("a", 1)',
        "replica_written_to", "redis-read-only",
        redis("-READONLY You can't write against a read only replica."),
    ),
    ruby(
        "redis", "sidekiq.rb",
        'require "redis"\nRedis.new(host: "cache.example.com", port: 6390, reconnect_attempts: 0).ping', "refused",
        "connection-refused", peer="cache.example.com:6390",
    ),
    ruby(
        "sqlite3", "notes.rb", 'require "sqlite3"\nSQLite3::Database.new("/srv/notes/notes.db").execute("select 1")',
        "folder_missing", "sqlite-cannot-open",
    ),
    ruby(
        "WEBrick", "server.rb", 'require "webrick"\nWEBrick::HTTPServer.new(Port: 3000).start', "port_taken",
        "address-in-use", "serve 3000 hold", kind="log", also=(),
    ),
    ruby(
        "Sinatra", "app.rb",
        'require "sinatra/base"\nclass App < Sinatra::Base\n  set :bind, "192.0.2.250"\n  set :port, 4567\n  set'
        " :server, :webrick\nend\nApp.run!",
        "address_of_another_machine", "address-not-available", kind="log", difficulty="medium",
    ),
    ruby(
        "JSON", "load.rb", 'require "json"\nconfig = JSON.parse(File.read("settings.json"))\nputs config["port"]',
        "file_cut", "parse-error", 'printf \'{"port": 8080, "hosts": ["a", \' > settings.json',
    ),
    ruby(
        "YAML", "load.rb", 'require "yaml"\nputs YAML.load_file("deploy.yml")["servers"]', "indentation_wrong",
        "parse-error", "printf 'servers:\\n  - web1\\n web2: [\\n' > deploy.yml",
    ),
    program(
        "ruby 3.1 as a user", "ruby", "as deploy ruby rotate.rb",
        'File.open("/var/log/app.log", "a") { |f| f.puts "started" }', "log_not_writable", "permission-denied",
        "touch /var/log/app.log; chmod 640 /var/log/app.log", needs=("ruby",),
    ),
    ruby(
        "File", "export.rb",
        'File.open("/media/small/export.csv", "w") { |f| 100_000.times { |i| f.puts "row,#{i}" } }', "disk_full",
        "disk-full", "mkdir /media/small; mount -t tmpfs -o size=64k tmpfs /media/small",
    ),
    ruby(
        "File", "thumbs.rb",
        'Dir.mkdir("thumbs")\nfiles = (1..200).map { |i| File.open("thumbs/#{i}", "w") }\nputs files.size',
        "descriptors_used_up", "too-many-open-files", before="ulimit -n 64",
    ),
    ruby(
        "", "invoice.rb",
        "Invoice = Struct.new(:customer, :total)\ndef label(invoice)\n  invoice.customer.name.upcase\nend\n"
        "puts label(Invoice.new(nil, 20))",
        "nil_customer", "null-reference", also=("undefined-name",),
    ),
    ruby(
        "", "parser.rb", "def depth(node)\n  1 + depth(node[:child] || node)\nend\nputs depth({})", "endless_recursion",
        "stack-overflow",
    ),
    ruby(
        "", "notify.rb", 'require "slack-notifier"\nSlack::Notifier.new("x").ping "done"', "gem_missing",
        "module-not-found",
    ),
    ruby(
        "", "names.rb", 'File.foreach("names.txt") { |line| puts line.strip.split(/\\s*;\\s*/).first }', "latin1_file",
        "encoding-error", "printf 'M\\374ller; Anna\\n' > names.txt",
    ),
    ruby(
        "fetch", "settings.rb", 'SETTINGS = { host: "db", port: 5432 }\nputs SETTINGS.fetch(:password)', "key_missing",
        "key-not-found",
    ),
    ruby("", "average.rb", "sums = []\nputs sums.sum / sums.size", "no_values", "divide-by-zero"),
    ruby(
        "Timeout", "render.rb", 'require "timeout"\nTimeout.timeout(1) { sleep 5 }', "too_slow", "operation-timed-out"
    ),
    program(
        "bundler 2.3", "bundler", "bundle exec rackup", "", "gem_not_installed", "package-not-found",
        "rm -f rackup; printf \"source 'https://rubygems.org'\\ngem 'rack', '~> 99.0'\\n\" > Gemfile", kind="message",
        runtime="ruby", also=("dependency-conflict", "module-not-found"), needs=("bundle",),
    ),
    logged(
        "http://api.example.com/jobs", "none", "none",
        "serve 80 recv 'send:HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\nConnection: close\\r\\n\\r\\n[]' close",
    ),
    ruby(
        "with Logger", "nightly.rb",
        'require "logger"\nlog = Logger.new($stdout)\n%w[orders errors refused_payments].each_with_index do |table,'
        ' i|\n  log.info("exporting #{table}: #{(i + 1) * 502} rows, 0 errors, 0 failed")\nend\nlog.debug("retries: 0,'
        ' timeout: 30s, last error: none")\nlog.info("done in 1.104s, exit 0")',
        "none", "none", kind="log",
    ),
    ruby(
        "minitest", "test_client.rb",
        'require "minitest/autorun"\nclass ClientTest < Minitest::Test\n  def test_raises_on_connection_refused ='
        " assert(true)\n  def test_times_out_after_500_ms = assert(true)\nend",
        "none", "none", before="export SEED=42", kind="log",
    ),
    ruby(
        "WEBrick with access log", "server.rb",
        'require "webrick"\nrequire "net/http"\ns = WEBrick::HTTPServer.new(Port: 3001, BindAddress:'
        ' "127.0.0.1")\ns.mount_proc("/errors/500") { |_, r| r.body = "ok" }\nThread.new { sleep 0.5;'
        ' Net::HTTP.get(URI("http://127.0.0.1:3001/errors/500")); sleep 0.3; s.shutdown }\ns.start',
        "none", "none", kind="log",
    ),
]
