"""Java programs. Debian 12: openjdk-17-jdk-headless libhikaricp-java libhttpclient-java libokhttp-java
libjackson2-databind-java libpostgresql-jdbc-java libmariadb-java libxerial-sqlite-jdbc-java libh2-java
liblogback-java libjsch-java libcommons-net-java libmail-java librabbitmq-client-java libmongodb-java
libsnakeyaml-java libspring-web-java libspring-jdbc-java tomcat10 maven.
"""

from scenarios.lang_base import MARIADB, POSTGRES
from scenarios.net import lab

JARS = [
    "HikariCP", "amqp-client", "bson", "commons-codec", "commons-logging", "commons-net", "h2", "httpclient",
    "httpcore", "jackson-annotations", "jackson-core", "jackson-databind", "javax.mail", "jsch", "mariadb-java-client",
    "mongodb-driver", "mongodb-driver-core", "okhttp", "okio", "postgresql", "snakeyaml", "slf4j-api", "spring3-core",
    "spring3-web", "spring3-jdbc", "spring3-transaction", "spring3-beans", "sqlite-jdbc", "netty-all",
]
PATH = ":".join(f"/usr/share/java/{jar}.jar" for jar in JARS)
LOGBACK = ":/usr/share/java/logback-classic.jar:/usr/share/java/logback-core.jar"
IMPORTS = """import java.io.*; import java.net.*; import java.net.http.*; import java.nio.file.*; import java.sql.*;
import java.time.*;
import java.util.*; import java.util.concurrent.*; import java.util.logging.*;"""


def java(client, name, body, fault, condition, setup="", options="", path=PATH, members="", imports="", **more):
    """`body` is what main of the class `name` does."""
    lines = "\n".join("        " + line for line in body.split("\n"))
    source = (
        f"{IMPORTS}\n{imports}\n\npublic class {name} {{\n{members}\n    public static void main(String[] args) throws"
        f" Exception {{\n{lines}\n    }}\n}}"
    )
    script = (
        f"cat > {name}.java <<'CODE_END'\n{source}\nCODE_END\nexport CLASSPATH=.:{path}\njavac -nowarn {name}.java\n"
    )
    fields = {"kind": "trace", "runtime": "java", "needs": ("java", "javac"), **more}
    return lab(
        f"java 17 {client}".strip(), "java", fault, condition, f"java -XX:+UseSerialGC {options} {name}",
        script + (setup or ":"),
        **fields,
    )


def logged(client, name, body, fault, condition, setup="", **more):
    """With logback in its default format."""
    return java(
        client, name, body, fault, condition, setup,
        **{
            "kind": "log", "path": PATH + LOGBACK,
            "options": "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener",
            **more,
        },
    )


LOG = '    static final org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger("com.example.shop.{}");\n'
QUIET = (
    "((ch.qos.logback.classic.Logger)"
    ' org.slf4j.LoggerFactory.getLogger("ROOT")).setLevel(ch.qos.logback.classic.Level.INFO);\n'
)
POOL = QUIET + """var config = new com.zaxxer.hikari.HikariConfig();
config.setJdbcUrl("%s"); config.setUsername("shop"); config.setPassword("%s");
config.setConnectionTimeout(2000); config.setMaximumPoolSize(2);
try (var pool = new com.zaxxer.hikari.HikariDataSource(config)) {
    %s
}"""
PG = 'var db = DriverManager.getConnection("jdbc:postgresql://db.example.com/shop", "shop", "geheim");\n'
MY = 'var db = DriverManager.getConnection("jdbc:mariadb://db.example.com/shop", "shop", "geheim");\n'
APACHE = (
    'org.apache.http.impl.client.HttpClients.createDefault().execute(new org.apache.http.client.methods.HttpGet("{}"));'
)
OKHTTP = (
    "var client = new okhttp3.OkHttpClient.Builder().readTimeout(1, TimeUnit.SECONDS).build();\n"
    'client.newCall(new okhttp3.Request.Builder().url("{}").build()).execute();'
)

CLIENTS = [
    java(
        "java.net.http", "Rates",
        'HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://app.example.com:8081/rates"))'
        ".build(),"
        " HttpResponse.BodyHandlers.ofString());",
        "refused", "cannot-connect", also=("connection-refused",), difficulty="hard",
        note="ConnectException without a message: the reason is lost.",
    ),
    java(
        "java.net.http", "Rates",
        'HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://api.example.com/rates")).build(), '
        "HttpResponse.BodyHandlers.ofString());",
        "no_http_spoken", "http-protocol-error", "serve 80 recv 'send:RFB 003.008\\r\\n\\r\\n' close",
    ),
    java(
        "java.net.http", "Rates",
        'HttpClient.newHttpClient().sendAsync(HttpRequest.newBuilder(URI.create("https://api.example.com/rates"))'
        ".build(),"
        " HttpResponse.BodyHandlers.ofString()).join();",
        "certificate_self_signed", "tls-certificate-untrusted",
        "certificate self api.example.com; serve 443 tls:self hold",
    ),
    java(
        "Apache HttpClient 4.5", "Feed", APACHE.format("http://shop.example.com:8080/feed.xml"), "refused",
        "connection-refused", peer="shop.example.com:8080",
    ),
    java(
        "Apache HttpClient 4.5", "Feed", APACHE.format("http://shop.example.com/feed.xml"), "closed_after_request",
        "connection-closed-early", "serve 80 recv close", difficulty="medium", peer="shop.example.com:80",
    ),
    java(
        "Apache HttpClient 4.5", "Feed", APACHE.format("http://gone.example.com/feed.xml"), "host_unreachable",
        "host-unreachable",
    ),
    java(
        "Apache HttpClient 4.5", "Feed", APACHE.format("https://shop.example.com/feed.xml"),
        "certificate_for_another_host", "tls-hostname-mismatch",
        "authority ca; certificate other api.example.com ca; serve 443 tls:other hold; keytool -importcert -noprompt"
        " -alias ca -file ca.pem -keystore trust.p12 -storepass changeit",
        options="-Djavax.net.ssl.trustStore=trust.p12 -Djavax.net.ssl.trustStorePassword=changeit",
        peer="shop.example.com",
    ),
    java(
        "okhttp 3.13", "Push", OKHTTP.format("http://app.example.com/push"), "silent", "read-timed-out",
        "serve 80 recv hold",
    ),
    java(
        "okhttp 3.13", "Push", OKHTTP.format("http://push.example.invalid/push"), "name_unknown", "dns-name-not-found",
        "name_server",
    ),
    java(
        "okhttp 3.13", "Push", OKHTTP.format("http://app.example.com/push"), "closed_after_request",
        "connection-closed-early", "serve 80 recv close", difficulty="medium", peer="app.example.com:80",
    ),
    java(
        "spring-web 4 RestTemplate", "Orders",
        'new org.springframework.web.client.RestTemplate().getForObject("http://api.example.com:8080/orders", '
        "String.class);",
        "refused", "connection-refused", peer="api.example.com:8080",
    ),
    java(
        "spring-web 4 RestTemplate", "Orders",
        'new org.springframework.web.client.RestTemplate().getForObject("http://api.example.com/orders", '
        "String.class);",
        "bad_gateway", "http-502", "web 80 '502 Bad Gateway'",
    ),
    java(
        "spring-web 4 RestTemplate", "Orders",
        'new org.springframework.web.client.RestTemplate().getForObject("http://api.example.com/orders", '
        "String.class);",
        "login_wanted", "http-401", "web 80 '401 Unauthorized'",
    ),
    java(
        "JSch 0.1", "Upload",
        'var session = new com.jcraft.jsch.JSch().getSession("deploy",'
        ' "files.example.com");\nsession.setPassword("alt");\nsession.setConfig("StrictHostKeyChecking",'
        ' "no");\nsession.connect(3000);',
        "no_common_algorithms", "ssh-negotiation-failed", "ssh_server",
    ),
    java(
        "JSch 0.1", "Upload",
        'var session = new com.jcraft.jsch.JSch().getSession("deploy", "files.example.com",'
        " 2222);\nsession.connect(3000);",
        "refused", "connection-refused",
    ),
    java(
        "JSch 0.1", "Upload",
        'var session = new com.jcraft.jsch.JSch().getSession("deploy", "files.example.com");\nsession.connect(3000);',
        "closed_at_once", "ssh-connection-closed", "serve 22 close", difficulty="medium",
        also=("connection-closed-early", "connection-reset"),
    ),
    java(
        "Commons Net FTP", "Upload",
        'var ftp = new org.apache.commons.net.ftp.FTPClient();\nftp.connect("files.example.com");\nif'
        ' (!ftp.login("deploy", "alt")) throw new IOException("login: " + ftp.getReplyString().trim());',
        "wrong_password", "ftp-login-failed",
        "serve 21 'send:220 ready\\r\\n' recv 'send:331 Password please\\r\\n' recv 'send:530 Login incorrect.\\r\\n'"
        " hold",
    ),
    java(
        "Commons Net FTP", "Upload",
        "var ftp = new"
        ' org.apache.commons.net.ftp.FTPClient();\nftp.setConnectTimeout(2000);\nftp.connect("slow.example.com");',
        "connect_timeout", "connection-timed-out",
    ),
    java(
        "JavaMail 1.6", "Invoice",
        'var p = new Properties();\np.put("mail.smtp.host", "mail.example.com");\np.put("mail.smtp.port", "2525");\nvar'
        " m = new"
        ' javax.mail.internet.MimeMessage(javax.mail.Session.getInstance(p));\nm.setFrom("app@example.com");'
        "\nm.setRecipients(javax.mail.Message.RecipientType.TO,"
        ' "ada@example.org");\nm.setText("hi");\njavax.mail.Transport.send(m);',
        "refused", "connection-refused", peer="mail.example.com:2525",
    ),
    java(
        "JavaMail 1.6", "Invoice",
        'var p = new Properties();\np.put("mail.smtp.host", "mail.example.com");\np.put("mail.smtp.auth", "true");\n'
        'var t = javax.mail.Session.getInstance(p).getTransport("smtp");\nt.connect("app", "alt");',
        "wrong_password", "smtp-authentication-failed",
        "serve 25 'send:220 mail ESMTP\\r\\n' recv 'send:250-mail\\r\\n250 AUTH PLAIN LOGIN\\r\\n' recv 'send:334"
        " VXNlcm5hbWU6\\r\\n' recv 'send:334 UGFzc3dvcmQ6\\r\\n' recv 'send:535 5.7.8 Error: authentication"
        " failed\\r\\n' recv close",
    ),
    java(
        "RabbitMQ client 5", "Worker",
        'var f = new com.rabbitmq.client.ConnectionFactory();\nf.setHost("app.example.com");\nf.newConnection();',
        "refused", "connection-refused",
    ),
    java(
        "MongoDB driver 3.6", "Catalog",
        "var s = com.mongodb.MongoClientOptions.builder().serverSelectionTimeout(2000).build();\nvar c = new"
        ' com.mongodb.MongoClient("db.example.com:27017",'
        ' s);\nSystem.out.println(c.getDatabase("shop").listCollectionNames().first());',
        "refused", "connection-refused", kind="log", also=("operation-timed-out",), peer="db.example.com:27017",
    ),
    java(
        "LDAP over JNDI", "Login",
        'var e = new Hashtable<String, String>();\ne.put("java.naming.factory.initial",'
        ' "com.sun.jndi.ldap.LdapCtxFactory");\ne.put("java.naming.provider.url",'
        ' "ldap://db.example.com:389");\ne.put("java.naming.security.principal",'
        ' "cn=app,dc=example,dc=com");\ne.put("java.naming.security.credentials", "alt");\nnew'
        " javax.naming.directory.InitialDirContext(e);",
        "wrong_password", "ldap-bind-failed",
        "serve 389 recv 'send:0\\x0c\\x02\\x01\\x01a\\x07\\x0a\\x011\\x04\\x00\\x04\\x00' hold",
    ),
    java(
        "LDAP over JNDI", "Login",
        'var e = new Hashtable<String, String>();\ne.put("java.naming.factory.initial",'
        ' "com.sun.jndi.ldap.LdapCtxFactory");\ne.put("java.naming.provider.url", "ldap://db.example.com:3389");\nnew'
        " javax.naming.directory.InitialDirContext(e);",
        "refused", "connection-refused", peer="db.example.com:3389",
    ),
    java(
        "RMI", "Remote", 'java.rmi.registry.LocateRegistry.getRegistry("app.example.com").lookup("pricing");',
        "refused", "connection-refused", peer="app.example.com",
    ),
]

DATABASES = [
    java(
        "JDBC PostgreSQL 42", "Import", PG, "refused", "connection-refused", also=("sql-connection-failed",),
        peer="db.example.com:5432",
    ),
    java("JDBC PostgreSQL 42", "Import", PG.replace("geheim", "alt"), "wrong_password", "sql-auth-failed", POSTGRES),
    java(
        "JDBC PostgreSQL 42", "Import",
        PG + 'db.createStatement().execute("insert into orders (customer_id, amount) values (99, 1)");',
        "parent_missing", "sql-foreign-key-violation", POSTGRES,
    ),
    java(
        "JDBC PostgreSQL 42", "Import", PG + 'db.createStatement().execute("select id, emial from customers");',
        "column_missing", "sql-column-not-found", POSTGRES,
    ),
    java(
        "JDBC PostgreSQL 42", "Import",
        PG + 'var s = db.createStatement();\ns.setQueryTimeout(1);\ns.execute("select pg_sleep(9)");', "query_too_slow",
        "sql-timeout", POSTGRES, difficulty="medium", also=("operation-cancelled", "operation-timed-out"),
    ),
    java(
        "JDBC PostgreSQL 42", "Import", PG + 'db.createStatement().execute("truncate customers");', "rights_missing",
        "sql-permission-denied",
        POSTGRES.replace("grant all on all tables in schema public to shop", "grant select on customers to shop"),
    ),
    java(
        "JDBC PostgreSQL 42", "Import",
        PG
        + 'var s = db.createStatement();\ns.execute("set transaction_read_only = on; begin read only");\n'
        's.execute("delete from orders");',
        "transaction_read_only", "sql-read-only", POSTGRES,
    ),
    java(
        "JDBC MariaDB 2.7", "Stock", MY, "refused", "connection-refused", also=("sql-connection-failed",),
        peer="db.example.com:3306",
    ),
    java(
        "JDBC MariaDB 2.7", "Stock", MY + 'db.createStatement().execute("insert into customers values (5, null)");',
        "value_missing", "sql-not-null-violation", MARIADB,
    ),
    java(
        "JDBC MariaDB 2.7", "Stock",
        MY
        + 'db.setAutoCommit(false);\nvar other = DriverManager.getConnection("jdbc:mariadb://db.example.com/shop",'
        ' "shop", "geheim");\nother.setAutoCommit(false);\nother.createStatement().execute("select * from customers'
        ' for update");\ndb.createStatement().execute("update customers set email = concat(email, 1)");',
        "rows_locked", "sql-lock-timeout", MARIADB,
    ),
    java(
        "JDBC SQLite", "Cache",
        'var db = DriverManager.getConnection("jdbc:sqlite:cache.db");\ndb.createStatement().execute("select * from'
        ' pages");',
        "file_is_no_database", "database-corrupt", "head -c 4096 /dev/urandom > cache.db", difficulty="medium",
        also=("file-corrupt",),
    ),
    java(
        "JDBC H2 2.1", "Cache", 'DriverManager.getConnection("jdbc:h2:./cache");', "file_in_use", "lock-held",
        "(java -cp $CLASSPATH org.h2.tools.Shell -url jdbc:h2:./cache -sql 'create table a(b int)'; sleep 99 | java -cp"
        " $CLASSPATH org.h2.tools.Shell -url jdbc:h2:./cache) & sleep 4",
        also=("sharing-violation", "sql-lock-timeout"), difficulty="medium",
    ),
    java(
        "JDBC without driver", "Cache",
        'DriverManager.getConnection("jdbc:oracle:thin:@db.example.com:1521/XE", "shop", "x");', "driver_missing",
        "class-not-found", difficulty="hard",
        also=("sql-connection-failed", "configuration-invalid", "not-found", "module-not-found"),
    ),
    logged(
        "HikariCP 2.7 with logback", "Pool",
        POOL % ("jdbc:postgresql://db.example.com/shop", "geheim", "pool.getConnection();"), "refused",
        "connection-refused", also=("sql-connection-failed",), peer="db.example.com:5432",
    ),
    logged(
        "HikariCP 2.7 with logback", "Pool",
        POOL % ("jdbc:postgresql://db.example.com/shop", "geheim", "for (int i = 0; i < 3; i++) pool.getConnection();"),
        "connections_not_returned", "connection-pool-exhausted", POSTGRES,
    ),
    logged(
        "HikariCP 2.7 with logback", "Pool",
        POOL % ("jdbc:mariadb://db.example.com/shop", "alt", "pool.getConnection();"), "wrong_password",
        "sql-auth-failed", MARIADB,
    ),
    logged(
        "HikariCP 2.7 with logback", "Pool",
        POOL
        % ("jdbc:postgresql://db.example.com/shop", "geheim", "System.out.println(pool.getConnection().isValid(1));"),
        "none", "none", POSTGRES,
    ),
    java(
        "spring-jdbc 4", "Dao",
        "var ds = new"
        ' org.springframework.jdbc.datasource.DriverManagerDataSource("jdbc:postgresql://db.example.com/shop", "shop",'
        ' "geheim");\nnew org.springframework.jdbc.core.JdbcTemplate(ds).update("insert into customers values (3, ?)",'
        ' "ada@example.com");',
        "duplicate", "sql-unique-violation", POSTGRES,
    ),
]

PLAIN = [
    logged(
        "with logback", "Scheduler",
        QUIET
        + 'log.info("job {} started, attempt {} of {}", "nightly-export", 1, 3);\ntry {\n    new'
        ' Socket("gone.example.com", 8443).close();\n} catch (IOException e) {\n    log.error("job nightly-export'
        ' failed after 3 attempts", new IllegalStateException("export target not available", e));\n}',
        "host_unreachable", "host-unreachable", members=LOG.format("Scheduler"),
    ),
    logged(
        "with logback", "Scheduler",
        QUIET
        + 'log.info("finished with 0 errors in 502 ms");\nlog.warn("no failed jobs to'
        ' retry");\nlog.info("connection to '
        'db.example.com:5432 closed, pool drained");',
        "none", "none", members=LOG.format("Scheduler"),
    ),
    java(
        "with java.util.logging", "Spooler",
        'var log = Logger.getLogger("com.example.Spooler");\ntry {\n    Files.write(Path.of("/media/small/spool.dat"),'
        ' new byte[300000]);\n} catch (IOException e) {\n    log.log(Level.SEVERE, "Cannot spool document 17", e);\n}',
        "disk_full", "disk-full", "mkdir /media/small; mount -t tmpfs -o size=64k tmpfs /media/small", kind="log",
    ),
    java(
        "with java.util.logging", "Spooler",
        'var log = Logger.getLogger("com.example.Spooler");\nlog.info("Spooler started, errors so far: 0");\n'
        'log.warning("Timeout is set to 500 ms; this is only a note");',
        "none", "none", kind="log",
    ),
    java(
        "Jackson 2.14", "Config", 'new com.fasterxml.jackson.databind.ObjectMapper().readTree("{\\"port\\": 8080, }");',
        "comma_too_many", "parse-error",
    ),
    java(
        "Jackson 2.14", "Config",
        'record P(int port) {}\nnew com.fasterxml.jackson.databind.ObjectMapper().readValue("{\\"port\\":'
        ' \\"viele\\"}", Map.class).forEach((k, v) -> System.out.println((Integer) v));',
        "text_for_number", "type-error",
    ),
    java(
        "SnakeYAML 1.33", "Config", 'new org.yaml.snakeyaml.Yaml().load("server:\\n  port: 80\\n host: a\\n");',
        "indentation_wrong", "parse-error",
    ),
    java(
        "", "Cart", 'Map<String, List<String>> carts = new HashMap<>();\nSystem.out.println(carts.get("ada").size());',
        "null", "null-reference",
    ),
    java("", "Cart", "System.out.println(List.of(1, 2).get(2));", "index_beyond", "index-out-of-range"),
    java(
        "", "Cart", "System.out.println(new ArrayDeque<String>().pop());", "empty_queue", "key-not-found",
        difficulty="hard", also=("no-data", "index-out-of-range"),
    ),
    java(
        "", "Cart", "var list = new ArrayList<byte[]>();\nwhile (true) list.add(new byte[1 << 20]);", "heap_full",
        "out-of-memory", options="-Xmx32m",
    ),
    java("", "Cart", 'Class.forName("com.example.payment.StripeGateway");', "class_missing", "class-not-found"),
    java("", "Cart", 'System.loadLibrary("tensor");', "library_missing", "shared-library-not-found"),
    java(
        "", "Cart", 'Integer.parseInt("4 711");', "no_number", "parse-error", difficulty="medium",
        also=("invalid-argument", "type-error"),
    ),
    java(
        "", "Cart",
        "var f = Executors.newSingleThreadExecutor().submit(() -> { Thread.sleep(9000); return 1; });\ntry {\n   "
        " f.get(500, TimeUnit.MILLISECONDS);\n} catch (TimeoutException e) {\n    e.printStackTrace();\n   "
        " System.exit(1);\n}",
        "too_slow", "operation-timed-out",
    ),
    java(
        "", "Cart",
        'new BufferedReader(new InputStreamReader(new FileInputStream("names.txt"), '
        "java.nio.charset.StandardCharsets.UTF_8.newDecoder())).readLine();",
        "latin1_file", "encoding-error", "printf 'M\\374ller\\n' > names.txt",
    ),
    java("", "Cart", 'Files.copy(Path.of("a"), Path.of("b"));', "target_exists", "file-exists", "touch a b"),
    java(
        "", "Cart", 'Files.delete(Path.of("target"));', "folder_not_empty", "directory-not-empty",
        "mkdir target; touch target/a",
    ),
    java("with -version", "Cart", "", "none", "none", options="-showversion -Xlog:gc", kind="log"),
    lab(
        "java 17", "java", "class_file_too_new", "unsupported-version", "java -cp . App",
        "printf 'public class App { public static void main(String[] a) { } }' > "
        "App.java; javac App.java; printf '\\000\\105' | dd of=App.class bs=1 seek=6 conv=notrunc",
        kind="trace", runtime="java", difficulty="medium", also=("class-not-found", "bad-exe-format"),
    ),
    lab(
        "java 17 -jar", "java", "jar_missing", "file-not-found", "java -jar /opt/app/shop-1.4.2.jar", kind="message",
        runtime="java", difficulty="medium",
    ),
    lab(
        "java 17", "java", "main_class_missing", "class-not-found", "java -cp lib com.example.Main", kind="message",
        runtime="java",
    ),
    lab(
        "java 17", "java", "heap_larger_than_memory", "out-of-memory", "java -Xms400g -version", kind="message",
        runtime="java", difficulty="medium", also=("insufficient-resources",),
    ),
    lab(
        "javac 17", "javac", "symbol_missing", "compile-error", "javac Cart.java",
        "printf 'public class Cart {\\n    int total() {\\n        return price * count;\\n    }\\n}\\n' > Cart.java",
        runtime="java", also=("undefined-name",),
    ),
]


def maven(fault: str, condition: str, version: int, setup: str = ":", **more):
    """A project whose parent, in this version, is to come from the repository of the company."""
    parent = (
        f"<parent><groupId>com.example</groupId><artifactId>parent</artifactId><version>{version}</version></parent>"
    )
    mirror = "<id>nexus</id><mirrorOf>*</mirrorOf><url>http://app.example.com:8081/repository/maven</url>"
    files = f"""cat > s.xml <<'XML'
<settings><mirrors><mirror>{mirror}</mirror></mirrors></settings>
XML
cat > pom.xml <<'XML'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId><artifactId>shop</artifactId><version>1</version>
  {parent}
</project>
XML
"""
    fields = {"runtime": "java", "kind": "log", "exits": False, "needs": ("mvn",), **more}
    run = "HOME=$PWD mvn -B -s s.xml -Dmaven.repo.local=$PWD/repo validate 2>&1 | tail -9"
    return lab("maven 3.8", "maven", fault, condition, run, files + setup, **fields)


BUILD = [
    maven("repository_refused", "connection-refused", 7, peer="app.example.com:8081"),
    maven(
        "artifact_missing", "package-not-found", 8, "web 8081 '404 Not Found'", difficulty="medium", also=("http-404",)
    ),
    maven("login_wanted", "http-401", 9, "web 8081 '401 Unauthorized'"),
]

CATALINA = """mkdir -p base/conf base/logs base/webapps/ROOT base/temp base/work
cp /etc/tomcat10/{server.xml,web.xml,catalina.properties} base/conf/
cp /usr/share/tomcat10/etc/* base/conf/; export CATALINA_HOME=/usr/share/tomcat10 CATALINA_BASE=$PWD/base
printf '%s\\n' 'handlers = java.util.logging.ConsoleHandler' \\
    'java.util.logging.ConsoleHandler.formatter = org.apache.juli.OneLineFormatter' \\
    > base/conf/logging.properties
"""
TOMCAT = [
    lab(
        "Tomcat 10.1 catalina.out", "tomcat", "port_taken", "address-in-use",
        "timeout 12 /usr/share/tomcat10/bin/catalina.sh run 2>&1 | grep -v -e 'Command line' "
        "-e Using -e VersionLogger | head -24",
        CATALINA + "serve 8080 hold", kind="log", runtime="java", exits=False,
        needs=("/usr/share/tomcat10/bin/catalina.sh",),
    ),
    lab(
        "Tomcat 10.1 catalina.out", "tomcat", "server_xml_broken", "parse-error",
        "timeout 12 /usr/share/tomcat10/bin/catalina.sh run 2>&1 | tail -15",
        CATALINA + "sed -i 's|</Host>||' base/conf/server.xml", kind="log", runtime="java", exits=False,
        needs=("/usr/share/tomcat10/bin/catalina.sh",), also=("configuration-invalid",),
    ),
    lab(
        "Tomcat 10.1 catalina.out", "tomcat", "listener_class_missing", "class-not-found",
        "(timeout 9 /usr/share/tomcat10/bin/catalina.sh run > out.log 2>&1); "
        "grep -v -e 'Command line' -e VersionLogger -e Using out.log | head -30",
        CATALINA
        + "mkdir -p base/webapps/ROOT/WEB-INF; printf"
        " '<web-app><listener><listener-class>com.example.shop.StartUp</listener-class></listener></web-app>' >"
        " base/webapps/ROOT/WEB-INF/web.xml",
        kind="log", runtime="java", exits=False, needs=("/usr/share/tomcat10/bin/catalina.sh",),
    ),
    lab(
        "Tomcat 10.1 catalina.out", "tomcat", "none", "none",
        "(timeout 9 /usr/share/tomcat10/bin/catalina.sh run > out.log 2>&1); grep -v -e 'Command line' -e AprLifecycle "
        "-e Using out.log | head -40",
        CATALINA, kind="log", runtime="java", exits=False, needs=("/usr/share/tomcat10/bin/catalina.sh",),
    ),
]

SCENARIOS = [*CLIENTS, *DATABASES, *PLAIN, *BUILD, *TOMCAT]
