"""PHP programs. Debian 12: php-cli php-curl php-ldap php-mysql php-pgsql php-redis php-soap php-sqlite3
php-guzzlehttp-guzzle composer.
"""

from scenarios.lang_base import MARIADB, POSTGRES, program, redis
from scenarios.net import lab

LOG = "php -d display_errors=0 -d log_errors=1 -d error_log=php.log -d date.timezone=UTC"


def php(client: str, file: str, code: str, fault: str, condition: str, setup: str = "", **more):
    return program(f"php 8.2 {client}", "php", f"php {file}", "<?php\n" + code, fault, condition, setup, **more)


def logged(client: str, file: str, code: str, fault: str, condition: str, setup: str = "", **more):
    """What the program leaves in the error log."""
    return program(
        f"php 8.2 {client} (error log)", "php", f"{LOG} {file}", "<?php\n" + code, fault, condition, setup,
        after="cat php.log",
        **{"kind": "log", "exits": False, **more},
    )


GUZZLE = (
    'require "/usr/share/php/GuzzleHttp/autoload.php";\n$client = new GuzzleHttp\\Client(["base_uri" => "%s", "timeout"'
    " => 2]);\n"
)
MYSQLI = '$db = new mysqli("db.example.com", "shop", "geheim", "shop");\n'
PDO_MYSQL = '$db = new PDO("mysql:host=db.example.com;dbname=shop", "shop", "geheim");\n'
PDO_PGSQL = '$db = new PDO("pgsql:host=db.example.com;dbname=shop", "shop", "geheim");\n'

SCENARIOS = [
    php(
        "mysqli", "orders.php", '$db = new mysqli("db.example.com", "shop", "alt", "shop");', "wrong_password",
        "sql-auth-failed", MARIADB,
    ),
    php(
        "mysqli", "orders.php", '$db = new mysqli("db.example.com", "shop", "geheim", "shop");\necho $db->server_info;',
        "refused", "connection-refused", also=("sql-connection-failed",),
    ),
    php(
        "mysqli", "orders.php", '$db = new mysqli("legacy.example.com", "shop", "geheim");', "resolver_cannot_answer",
        "dns-temporary-failure", "name_server; sed -i /legacy/d /etc/hosts", also=("sql-connection-failed",),
    ),
    php(
        "mysqli", "orders.php", '$db = new mysqli("localhost", "shop", "geheim");', "socket_missing",
        "sql-connection-failed", also=("file-not-found",), difficulty="medium",
    ),
    logged(
        "mysqli", "import.php", MYSQLI + "$db->query(\"insert into customers values (7, 'grace@example.com')\");",
        "duplicate", "sql-unique-violation", MARIADB,
    ),
    logged(
        "mysqli", "import.php",
        MYSQLI + '$db->query("set session wait_timeout=1");\nsleep(2);\n$db->query("select 1");',
        "idle_connection_dropped", "sql-connection-lost", MARIADB,
    ),
    php(
        "PDO mysql", "stats.php", PDO_MYSQL + '$db->query("select * from statistics");', "table_missing",
        "sql-table-not-found", MARIADB,
    ),
    php(
        "PDO mysql", "stats.php", PDO_MYSQL + '$db->query("select count(* from orders");', "parenthesis_missing",
        "sql-syntax-error", MARIADB,
    ),
    php(
        "PDO mysql", "stats.php", 'new PDO("mysql:host=db.example.com;dbname=stats", "report", "geheim");',
        "database_missing", "sql-database-not-found",
        MARIADB + "mariadb -S /run/mysqld/mysqld.sock -e \"grant select on *.* to report@'%'\"\n",
    ),
    logged(
        "PDO mysql", "pay.php",
        PDO_MYSQL
        + '$other = new PDO("mysql:host=db.example.com;dbname=shop", "shop", "geheim");\n$other->beginTransaction();\n'
        "$other->exec(\"update customers set email = 'x' where id = 1\");\n"
        "try {\n    $db->exec(\"update customers set email = 'y' where id = 1\");\n} catch (PDOException $e) {\n"
        '    error_log("payment 4711 failed: " . $e->getMessage());\n}',
        "row_locked", "sql-lock-timeout", MARIADB,
    ),
    php(
        "PDO pgsql", "login.php", 'new PDO("pgsql:host=db.example.com;dbname=shop", "shop", "alt");', "wrong_password",
        "sql-auth-failed", POSTGRES,
    ),
    php(
        "PDO pgsql", "login.php",
        'new PDO("pgsql:host=slow.example.com;dbname=shop;connect_timeout=2", "shop", "alt");', "connect_timeout",
        "connection-timed-out", also=("sql-connection-failed",), peer="slow.example.com:5432",
    ),
    logged(
        "PDO pgsql", "order.php", PDO_PGSQL + '$db->exec("insert into orders (customer_id, amount) values (1, -5)");',
        "amount_negative", "sql-check-violation", POSTGRES,
    ),
    logged(
        "PDO pgsql", "order.php",
        PDO_PGSQL + '$s = $db->prepare("insert into orders (placed) values (?)");\n$s->execute(["31.02.2026"]);',
        "date_impossible", "sql-invalid-value", POSTGRES,
    ),
    logged(
        "pg_connect", "report.php",
        '$db = pg_connect("host=db.example.com dbname=shop user=shop password=geheim");\nif (!$db) {\n    exit(1);\n}',
        "too_many_connections", "sql-too-many-connections",
        "OPTIONS='-c max_connections=4 -c superuser_reserved_connections=3 -c max_wal_senders=0'\n"
        + POSTGRES
        + "PGPASSWORD=geheim psql -h db.example.com -U shop shop -c 'select pg_sleep(20)' & sleep 0.7",
    ),
    php(
        "PDO sqlite", "counter.php", '$db = new PDO("sqlite:/srv/data/counter.db");', "folder_missing",
        "sqlite-cannot-open",
    ),
    php(
        "PDO sqlite", "counter.php",
        '$a = new PDO("sqlite:counter.db");\n$a->exec("create table hits (n int)");\n$a->exec("begin exclusive");\n$b ='
        ' new PDO("sqlite:counter.db");\n$b->setAttribute(PDO::ATTR_TIMEOUT, 1);\n$b->exec("insert into hits values'
        ' (1)");',
        "file_locked", "sql-lock-timeout",
    ),
    php(
        "redis", "session.php", '$r = new Redis();\n$r->connect("cache.example.com", 6379, 2.0);\n$r->get("sess:1");',
        "refused", "connection-refused",
    ),
    php(
        "redis", "session.php", '$r = new Redis();\n$r->connect("cache.example.com");\nvar_dump($r->get("sess:1"));',
        "password_wanted", "redis-auth-failed",
        redis("-NOAUTH Authentication required."),
    ),
    php(
        "redis", "session.php",
        '$r = new Redis();\n$r->connect("cache.example.com", 6379, 1.0, null, 0, 1.0);\necho $r->get("cart:9");',
        "silent", "read-timed-out", "serve 6379 recv hold", difficulty="hard", also=("connection-closed-early",),
        note="The library prints the same when its read timeout runs out and when the connection ends.",
        peer="cache.example.com:6379",
    ),
    logged(
        "redis", "queue.php",
        '$r = new Redis();\n$r->connect("cache.example.com");\n$r->lPush("queue", "job");\n$r->set("b", 1);',
        "memory_full", "redis-out-of-memory",
        redis("-OOM command not allowed when used memory > 'maxmemory'."),
    ),
    php(
        "soap", "vat.php",
        '$c = new SoapClient(null, ["location" => "http://api.example.com/soap", "uri" => "urn:vat"]);\n'
        '$c->__soapCall("check", ["DE"]);',
        "refused", "cannot-connect", also=("connection-refused",), difficulty="medium",
    ),
    php(
        "soap", "vat.php",
        '$c = new SoapClient(null, ["location" => "http://api.example.com/soap", "uri" => "urn:vat"]);\n'
        '$c->__soapCall("check", ["DE"]);',
        "bad_gateway", "http-502", "web 80 '502 Bad Gateway'",
    ),
    php(
        "ldap", "login.php",
        '$ldap = ldap_connect("ldap://db.example.com:389");\nldap_bind($ldap, "cn=app,dc=example,dc=com", "geheim");',
        "no_server", "cannot-connect", difficulty="medium", also=("connection-refused",),
    ),
    php(
        "ldap", "login.php",
        '$ldap = ldap_connect("ldap://db.example.com");\nldap_set_option($ldap, LDAP_OPT_PROTOCOL_VERSION, 3);\nif'
        ' (!@ldap_bind($ldap, "cn=app,dc=example,dc=com", "alt")) {\n    fprintf(STDERR, "[auth] bind as cn=app failed:'
        ' %s (%d)\\n", ldap_error($ldap), ldap_errno($ldap));\n    exit(1);\n}',
        "wrong_password", "ldap-bind-failed",
        "serve 389 recv 'send:0\\x0c\\x02\\x01\\x01a\\x07\\x0a\\x011\\x04\\x00\\x04\\x00' hold", kind="line",
    ),
    php(
        "curl", "webhook.php",
        '$c = curl_init("https://api.example.com/hook");\ncurl_setopt($c, CURLOPT_RETURNTRANSFER, true);\n'
        'if (curl_exec($c) === false) {\n    echo "webhook failed: ", curl_error($c), " (", curl_errno($c), ")\\n";\n}',
        "certificate_self_signed", "tls-certificate-untrusted",
        "certificate self api.example.com; serve 443 tls:self hold", kind="line",
    ),
    php(
        "curl", "webhook.php",
        '$c = curl_init("http://app.example.com/upload");\ncurl_setopt_array($c, [CURLOPT_RETURNTRANSFER => true,'
        ' CURLOPT_PROXY => "proxy.example.com:3128"]);\nif (!curl_exec($c)) {\n    throw new RuntimeException("upload:'
        ' " . curl_error($c), curl_errno($c));\n}',
        "proxy_unresolvable", "dns-name-not-found", "sed -i /proxy/d /etc/hosts; name_server --local=/example.com/",
        also=("proxy-connection-failed",), difficulty="medium",
    ),
    php(
        "file_get_contents", "feed.php", '$xml = file_get_contents("https://shop.example.com/feed.xml");\n',
        "certificate_expired", "tls-certificate-untrusted",
        "certificate old shop.example.com '' 20230101000000Z 20240101000000Z; serve 443 tls:old hold",
        difficulty="medium", also=("tls-certificate-expired",), note="The text says only that the verification failed.",
        peer="shop.example.com",
    ),
    logged(
        "file_get_contents", "feed.php",
        '$xml = file_get_contents("http://shop.example.com/feed.xml");\nif ($xml === false) {\n'
        '    error_log("feed import aborted");\n}',
        "unavailable", "http-503", "web 80 '503 Service Unavailable'", peer="shop.example.com",
    ),
    logged(
        "fsockopen", "printer.php",
        '$s = fsockopen("gone.example.com", 9100, $no, $text, 5);\nif (!$s) {\n'
        '    error_log("printer: $text ($no)");\n}',
        "host_unreachable", "host-unreachable", peer="gone.example.com:9100",
    ),
    logged(
        "fsockopen", "printer.php", '$s = fsockopen("ssl://mail.example.com", 25, $no, $text, 5);',
        "plain_text_where_tls", "tls-not-tls", "serve 25 'send:220 mail.example.com ESMTP\\r\\n' hold",
        peer="mail.example.com:25",
    ),
    logged(
        "mail over fsockopen", "form.php",
        '$s = stream_socket_client("tcp://mail.example.com:25", $no, $text, 3);\nfgets($s);\nfwrite($s, "HELO'
        ' web1\\r\\n");\n$line = fgets($s);\nif ($line[0] !== "2") {\n    error_log("contact form: SMTP said " .'
        " trim($line));\n}",
        "greylisted", "smtp-temporary-failure",
        "serve 25 'send:220 mail ESMTP\\r\\n' recv "
        "'send:451 4.7.1 Greylisting in action, please come back later\\r\\n' hold",
    ),
    php(
        "Guzzle 7", "sync.php", GUZZLE % "http://api.example.com:8080" + '$client->get("/v1/items");', "refused",
        "cannot-connect", also=("connection-refused",), peer="api.example.com:8080",
    ),
    php(
        "Guzzle 7", "sync.php", GUZZLE % "http://api.example.com" + '$client->get("/v1/items");', "unauthorized",
        "http-401", "web 80 '401 Unauthorized'", peer="api.example.com",
    ),
    php(
        "Guzzle 7", "sync.php", GUZZLE % "http://api.example.com" + '$client->get("/v1/items");', "silent",
        "read-timed-out", "serve 80 recv hold", also=("operation-timed-out", "connection-timed-out"),
        peer="api.example.com",
    ),
    logged(
        "Guzzle 7", "sync.php",
        GUZZLE % "http://api.example.com"
        + 'foreach ([1, 2, 3] as $try) {\n    try {\n        $client->post("/v1/events");\n    } catch'
        ' (GuzzleHttp\\Exception\\GuzzleException $e) {\n        error_log("attempt $try: " . $e->getMessage());\n   '
        ' }\n}\nerror_log("events not delivered, 12 kept in the spool");',
        "closed_after_request", "connection-closed-early", "serve 80 recv close", peer="api.example.com",
    ),
    logged(
        "fopen", "upload.php", '$f = fopen("/srv/uploads/photo.jpg", "wb");\nfwrite($f, "x");', "folder_missing",
        "file-not-found", also=("path-not-found", "type-error"),
    ),
    logged(
        "file_put_contents", "cache.php", 'file_put_contents("/media/small/page.html", str_repeat("x", 300000));',
        "disk_full", "disk-full", "mkdir /media/small; mount -t tmpfs -o size=64k tmpfs /media/small",
    ),
    logged(
        "memory_limit", "export.php",
        'ini_set("memory_limit", "16M");\n$rows = [];\nwhile (true) {\n    $rows[] = str_repeat("row", 1000);\n}',
        "memory_limit", "out-of-memory",
    ),
    logged(
        "max_execution_time", "render.php", 'set_time_limit(1);\nwhile (true) {\n    md5("x");\n}', "too_slow",
        "operation-timed-out",
    ),
    logged("", "cart.php", "$cart = null;\necho $cart->total();", "null_object", "null-reference"),
    logged(
        "", "cart.php", 'require __DIR__ . "/vendor/autoload.php";', "vendor_missing", "file-not-found",
        also=("module-not-found",),
    ),
    logged("", "cart.php", "use App\\Cart;\n$cart = new Cart();", "class_missing", "class-not-found"),
    logged("", "cart.php", "echo intdiv(100, count([]));", "no_items", "divide-by-zero"),
    logged(
        "", "cart.php", 'function total(int $n): int {\n    return $n;\n}\ntotal("viele");', "string_for_int",
        "type-error",
    ),
    logged(
        "simplexml", "feed.php", '$xml = simplexml_load_string("<feed><item></feed>");', "xml_broken", "parse-error"
    ),
    logged(
        "json", "hook.php", '$data = json_decode("{\\"id\\": 7,", true, 16, JSON_THROW_ON_ERROR);', "json_cut",
        "parse-error",
    ),
    php(
        "", "config.php", 'return [\n    "db" => "shop"\n    "port" => 5432,\n];', "comma_missing", "syntax-error",
        kind="message",
    ),
    lab(
        "composer 2.5 install", "composer", "refused", "cannot-connect", "composer install --no-interaction --no-ansi",
        'printf \'{"repositories":[{"type":"composer","url":"http://files.example.com:8081"},'
        '{"packagist.org":false}],"require":{"acme/log":"^2"},"config":{"secure-http":false}}\' > composer.json; '
        "export COMPOSER_ALLOW_SUPERUSER=1",
        runtime="php", also=("connection-refused",), peer="files.example.com:8081",
    ),
    lab(
        "composer 2.5 install", "composer", "php_too_old", "dependency-conflict",
        "composer install --no-interaction --no-ansi",
        'printf \'{"repositories":[{"packagist.org":false}],"require":{"php":"^9.1","ext-swoole":"*"}}\' >'
        " composer.json; export COMPOSER_ALLOW_SUPERUSER=1",
        runtime="php",
    ),
    lab(
        "php 8.2 -S", "php", "port_taken", "address-in-use", "php -S 0.0.0.0:8000", "serve 8000 hold", runtime="php",
        kind="line",
    ),
    lab(
        "php 8.2 -S (log)", "php", "none", "none", "sleep 0.5; cat server.log",
        "echo '<?php echo 1;' > index.php; (php -S 127.0.0.1:8000 2> server.log &) ; up 8000; curl -s"
        " http://127.0.0.1:8000/errors?code=500 http://127.0.0.1:8000/index.php?timeout=504",
        runtime="php", kind="log", exits=False,
    ),
    logged(
        "own messages", "cron.php",
        'error_log("[cron] cleanup started");\nerror_log("[cron] 0 errors, 0 failed logins, 503 sessions kept");\n'
        'error_log("[cron] connection to db.example.com:3306 closed normally");',
        "none", "none",
    ),
    php(
        "phpinfo", "info.php",
        'printf("PHP %s\\nerror_reporting = %s\\nlog_errors_max_len = %s\\nmax_execution_time ='
        ' %d\\ndefault_socket_timeout = %s\\nmysqli.reconnect = Off\\nxmlrpc_errors = 0\\nLast error: %s\\n",'
        ' PHP_VERSION, "E_ALL", "1024", 0, ini_get("default_socket_timeout"), json_encode(error_get_last()));',
        "none", "none", kind="message",
    ),
]
