"""Node programs and tools around them. npm packages, installed in /opt/livefire/node: amqplib better-sqlite3 deno bun
esbuild eslint express fastify jest js-yaml jsonwebtoken kafkajs knex koa mocha mongodb nodemailer pino prisma
sequelize pg mysql2 socket.io-client superagent tsx typescript vite webpack winston ws zod; npm itself is that of
Node 20.
"""

from scenarios.lang_base import MARIADB, POSTGRES, program
from scenarios.net import lab

MODULES = "ln -s /opt/livefire/node/node_modules node_modules\n"


def node(client, file, code, fault, condition, setup="", **more):
    return program(
        f"node 20 {client}".strip(), "node", f"node {file}", code, fault, condition, MODULES + (setup or ":"), **more
    )


def npm(client, fault, condition, run, setup="", family="npm", **more):
    return lab(
        client, family, fault, condition, run, setup or ":",
        **{"runtime": "node", "kind": "log", "needs": (family,), **more},
    )


NPM = (
    "export npm_config_update_notifier=false npm_config_cache=$PWD/cache HOME=$PWD npm_config_fetch_retries=0"
    " npm_config_fetch_timeout=2000\nexport npm_config_registry=http://files.example.com:4873/\n"
)
KAFKA = (
    'const { Kafka, logLevel } = require("kafkajs");\nconst kafka = new Kafka({ clientId: "billing", brokers:'
    ' ["app.example.com:9092"], connectionTimeout: 1000, retry: { retries: 2, initialRetryTime: 100 } });\n'
)
MAIL = (
    'const nodemailer = require("nodemailer");\nconst mail = nodemailer.createTransport({ host: "mail.example.com",'
    ' port: 587, %s });\nmail.sendMail({ from: "app@example.com", to: "ada@example.org", subject: "Invoice", text: "hi"'
    ' }).catch((e) => {\n  console.error(new Date().toISOString(), "mailer:", e);\n  process.exit(1);\n});'
)
PINO = 'const log = require("pino")({ name: "orders-api" });\n'
WINSTON = (
    'const { createLogger, format, transports } = require("winston");\nconst log = createLogger({ format:'
    " format.combine(format.timestamp(), format.errors({ stack: true }), format.printf((i) => `${i.timestamp}"
    ' ${i.level}: ${i.message}${i.code ? " code=" + i.code : ""}`)), transports: [new transports.Console()] });\n'
)

LIBRARIES = [
    node(
        "nodemailer", "send.js", MAIL % "secure: false", "refused", "connection-refused", kind="log",
        peer="192.0.2.26:587",
    ),
    node(
        "nodemailer", "send.js", MAIL % 'auth: { user: "app", pass: "alt" }', "wrong_password",
        "smtp-authentication-failed",
        "serve 587 'send:220 mail ESMTP\\r\\n' recv 'send:250-mail\\r\\n250 AUTH PLAIN LOGIN\\r\\n' recv 'send:535"
        " 5.7.8 Error: authentication failed: bad password\\r\\n' hold",
        kind="log",
    ),
    node(
        "nodemailer", "send.js", MAIL % "secure: true", "plain_text_where_tls", "tls-not-tls",
        "serve 587 'send:220 mail ESMTP\\r\\n' hold", kind="log",
    ),
    node(
        "nodemailer", "send.js", MAIL % "greetingTimeout: 1000", "no_greeting", "read-timed-out", "serve 587 hold",
        kind="log", difficulty="medium", also=("connection-timed-out", "operation-timed-out"),
    ),
    node(
        "amqplib", "worker.js",
        'const amqp = require("amqplib");\namqp.connect("amqp://app.example.com").then(() => {});', "refused",
        "connection-refused", peer="192.0.2.22:5672",
    ),
    node(
        "amqplib", "worker.js",
        'const amqp = require("amqplib");\namqp.connect("amqp://app.example.com").catch((e) => {\n '
        " console.error(`[amqp] ${e.message}`);\n  process.exit(1);\n});",
        "closed_in_handshake", "connection-closed-early", "serve 5672 recv close", kind="line",
    ),
    node(
        "mongodb 7", "catalog.js",
        'const { MongoClient } = require("mongodb");\nnew MongoClient("mongodb://db.example.com:27017", {'
        " serverSelectionTimeoutMS: 1500 }).connect();",
        "refused", "connection-refused", peer="192.0.2.20:27017", also=("operation-timed-out",),
    ),
    node(
        "mongodb 7", "catalog.js",
        'const { MongoClient } = require("mongodb");\nnew MongoClient("mongodb://mongo.example.invalid/shop", {'
        " serverSelectionTimeoutMS: 1500 }).connect();",
        "name_unknown", "dns-name-not-found", "name_server", also=("operation-timed-out",),
    ),
    node(
        "kafkajs 2", "consume.js", KAFKA + "kafka.producer().connect().catch(() => process.exit(1));", "refused",
        "connection-refused", kind="log", peer="app.example.com:9092",
    ),
    node(
        "kafkajs 2", "consume.js", KAFKA + "kafka.admin().connect().catch(() => process.exit(1));", "silent",
        "connection-timed-out", "sed -i '/app.example/s/.*/198.51.100.7 app.example.com/' /etc/hosts", kind="log",
        peer="app.example.com:9092",
    ),
    node(
        "knex pg", "migrate.js",
        'const db = require("knex")({ client: "pg", connection: "postgres://shop:geheim@db.example.com/shop", pool: {'
        " min: 0, max: 1 }, acquireConnectionTimeout: 1000 });\n(async () => {\n  await db.transaction();\n  await"
        ' db("orders").select();\n})();',
        "pool_used_up", "connection-pool-exhausted", POSTGRES,
    ),
    node(
        "knex pg", "migrate.js",
        'const db = require("knex")({ client: "pg", connection: "postgres://shop:geheim@db.example.com/shop"'
        ' });\ndb("orders").insert({ customer_id: 1, amount: "viel" }).catch((e) => {\n  console.error(e);\n '
        " process.exit(1);\n});",
        "text_for_number", "sql-invalid-value", POSTGRES,
    ),
    node(
        "sequelize mysql", "app.js",
        'const { Sequelize } = require("sequelize");\nnew Sequelize("mysql://shop:geheim@db.example.com/shop", {'
        " logging: false }).authenticate();",
        "refused", "connection-refused", peer="192.0.2.20:3306", also=("sql-connection-failed",),
    ),
    node(
        "sequelize mysql", "app.js",
        'const { Sequelize } = require("sequelize");\nconst db = new'
        ' Sequelize("mysql://shop:geheim@db.example.com/shop", { logging: false });\ndb.query("insert into customers'
        ' values (9, \'ada@example.com\')").catch((e) => {\n  console.error(e.name + ":", e.original.message);\n '
        " process.exit(1);\n});",
        "duplicate", "sql-unique-violation", MARIADB, kind="line",
    ),
    node(
        "better-sqlite3", "cache.js", 'const db = require("better-sqlite3")("/srv/none/cache.db");', "folder_missing",
        "sqlite-cannot-open", difficulty="medium", also=("path-not-found", "file-not-found"),
    ),
    node(
        "better-sqlite3", "cache.js",
        'const db = require("better-sqlite3")("cache.db");\ndb.prepare("select * from pages").all();', "table_missing",
        "sql-table-not-found",
    ),
    node(
        "superagent", "sync.js",
        'require("superagent").get("http://api.example.com/items").then(() => {}, (e) => {\n  console.error("sync'
        ' failed:", e.message, e.status, e.response?.text);\n  process.exit(1);\n});',
        "forbidden", "http-403", "web 80 '403 Forbidden'", kind="line",
    ),
    node(
        "superagent", "sync.js",
        'require("superagent").get("http://api.example.com/items").timeout({ response: 800 }).then(() => {});',
        "silent", "read-timed-out", "serve 80 recv hold", also=("operation-timed-out", "connection-aborted"),
    ),
    node(
        "socket.io-client", "chat.js",
        'const s = require("socket.io-client").io("http://app.example.com:3001", { reconnectionAttempts: 2,'
        ' reconnectionDelay: 200 });\ns.on("connect_error", (e) => console.error("chat: connect_error:", e.message,'
        ' e.description?.message ?? ""));\ns.io.on("reconnect_failed", () => {\n  console.error("chat:'
        ' reconnect_failed");\n  process.exit(1);\n});',
        "refused", "cannot-connect", kind="log", difficulty="hard", also=("connection-refused",),
    ),
    node(
        "pino", "api.js",
        PINO
        + 'log.info({ port: 3000 }, "listening");\nfetch("http://app.example.com:8081/stock").catch((err) =>'
        ' log.error({ err, orderId: 4711 }, "stock check failed"));',
        "refused", "connection-refused", kind="log", peer="192.0.2.22:8081",
    ),
    node(
        "pino", "api.js",
        PINO
        + 'log.info({ req: { method: "GET", url: "/errors/500" }, res: { statusCode: 200 }, responseTime: 503 },'
        ' "request completed");\nlog.info({ errors: 0, retries: 0, timeoutMs: 30000 }, "flush done");',
        "none", "none", kind="log",
    ),
    node(
        "winston", "jobs.js",
        WINSTON
        + 'log.info("job export started");\nrequire("fs").promises.writeFile("/media/small/export.csv",'
        ' Buffer.alloc(300000)).catch((e) => log.error("job export failed: " + e.message, { code: e.code }));',
        "disk_full", "disk-full", "mkdir /media/small; mount -t tmpfs -o size=64k tmpfs /media/small", kind="log",
    ),
    node(
        "winston", "jobs.js",
        WINSTON
        + 'log.info("job cleanup finished: 0 errors, 404 files kept, 0 refused");\nlog.warn("no timeout configured,'
        ' using 30 s");',
        "none", "none", kind="log",
    ),
    node(
        "fastify", "api.js",
        'const app = require("fastify")({ logger: true });\napp.get("/", async () => JSON.parse("{"));\napp.listen({'
        ' port: 3000 }).then(async () => {\n  await fetch("http://127.0.0.1:3000/");\n  process.exit();\n});',
        "handler_throws", "parse-error", kind="log", also=("http-500",),
    ),
    node(
        "fastify", "api.js",
        'const app = require("fastify")({ logger: true });\napp.get("/errors/:code", async () => ({ ok: true'
        ' }));\napp.listen({ port: 3000 }).then(async () => {\n  await fetch("http://127.0.0.1:3000/errors/500");\n '
        " process.exit();\n});",
        "none", "none", kind="log",
    ),
    node(
        "express", "api.js", 'const app = require("express")();\napp.listen(8080, (e) => {\n  if (e) throw e;\n});',
        "port_taken", "address-in-use", "serve 8080 hold",
    ),
    node(
        "jsonwebtoken", "auth.js",
        'const jwt = require("jsonwebtoken");\nconst token = jwt.sign({ sub: 7 }, "k", { expiresIn: -60'
        ' });\njwt.verify(token, "k");',
        "token_expired", "token-expired",
    ),
    node(
        "jsonwebtoken", "auth.js",
        'const jwt = require("jsonwebtoken");\njwt.verify(jwt.sign({ sub: 7 }, "k1"), "k2");',
        "signed_with_another_key", "signature-invalid",
    ),
    node(
        "js-yaml", "conf.js", 'require("js-yaml").load("server:\\n  port: 80\\n host: a\\n");', "indentation_wrong",
        "parse-error",
    ),
    node(
        "zod", "conf.js",
        'const { z } = require("zod");\nz.object({ PORT: z.number(), HOST: z.string() }).parse({ PORT: "80" });',
        "configuration_bad", "configuration-invalid", difficulty="hard",
        also=("type-error", "invalid-data", "invalid-argument"),
    ),
    node(
        "worker_threads", "crunch.js",
        'const { Worker } = require("worker_threads");\nnew Worker("const a = []; while (true) a.push(new'
        ' Array(1e6).fill(1))", { eval: true, resourceLimits: { maxOldGenerationSizeMb: 32 } });',
        "heap_of_worker_full", "out-of-memory",
    ),
    node(
        "", "run.js", 'require("child_process").execSync("ffmpeg7 -i a.mov");', "program_missing", "command-not-found"
    ),
    node(
        "with ES modules", "run.mjs", 'import { total } from "./cart.mjs";', "export_missing", "undefined-name",
        "echo 'export const sum = 1;' > cart.mjs", difficulty="hard",
        also=("syntax-error", "symbol-not-found", "module-not-found"),
    ),
]

TOOLS = [
    npm(
        "npm 10 install", "registry_refused", "connection-refused", "npm install left-pad", NPM, peer="192.0.2.24:4873"
    ),
    npm(
        "npm 10 install", "package_missing", "package-not-found", "npm install @shop/pricing",
        NPM + "web 4873 '404 Not Found'", also=("http-404",),
    ),
    npm(
        "npm 10 install", "registry_forbidden", "http-403", "npm install @shop/pricing",
        NPM + "web 4873 '403 Forbidden'", peer="files.example.com:4873",
    ),
    npm(
        "npm 10 install", "registry_silent", "connection-timed-out", "npm install left-pad",
        NPM.replace("files.example.com", "198.51.100.7"), difficulty="medium",
        also=("read-timed-out", "operation-timed-out"), peer="198.51.100.7:4873",
    ),
    npm(
        "npm 10 ci", "lock_missing", "file-not-found", "npm ci", NPM + "echo '{}' > package.json", difficulty="hard",
        also=("configuration-invalid", "dependency-conflict"),
    ),
    npm(
        "npm 10 run", "script_missing", "not-found", "npm run biuld",
        NPM + 'echo \'{"scripts":{"build":"true"}}\' > package.json', difficulty="medium",
        also=("command-not-found", "undefined-name"),
    ),
    npm(
        "npm 10 run", "script_fails", "command-not-found", "npm run build",
        NPM
        + 'echo \'{"name":"shop","version":"1.4.2","scripts":{"build":"webpack7 --mode production"}}\' > package.json',
    ),
    npm(
        "npm 10 run", "none", "none", "npm run build",
        NPM
        + 'echo \'{"name":"shop","version":"1.4.2","scripts":{"build":"echo 0 errors, 0 warnings"}}\' > package.json',
    ),
    npm(
        "npm 10 install", "package_json_broken", "parse-error", "npm install",
        NPM + 'echo \'{"name": "shop",}\' > package.json',
    ),
    lab(
        "tsc 7", "tsc", "types_differ", "compile-error", "/opt/livefire/node/node_modules/.bin/tsc --noEmit cart.ts",
        "printf 'const total: number = \"5\";\\nconsole.log(totl);\\n' > cart.ts", runtime="node", needs=("node",),
        also=("type-error", "undefined-name"),
    ),
    lab(
        "esbuild", "esbuild", "import_missing", "module-not-found",
        "/opt/livefire/node/node_modules/.bin/esbuild app.js --bundle --outfile=out.js",
        "echo 'import \"left-pad2\"; ' > app.js", runtime="node", needs=("node",),
    ),
    lab(
        "vite 8 build", "vite", "import_missing", "module-not-found",
        "node node_modules/vite/bin/vite.js build 2>&1 | head -30",
        MODULES + "echo '<script type=module src=/app.js></script>' > index.html; echo 'import \"./cart.js\"' > app.js",
        runtime="node", needs=("node",), kind="log", exits=False, also=("file-not-found",),
    ),
    lab(
        "webpack 5", "webpack", "import_missing", "module-not-found",
        "node node_modules/webpack/bin/webpack.js --mode development",
        MODULES + "mkdir src; echo 'import x from \"./cart\"' > src/index.js", runtime="node", needs=("node",),
        kind="log", also=("file-not-found",),
    ),
    lab(
        "webpack 5", "webpack", "none", "none", "node node_modules/webpack/bin/webpack.js --mode development",
        MODULES + "mkdir src; echo 'console.log(\"error 500\")' > src/index.js", runtime="node", needs=("node",),
        kind="log",
    ),
    lab(
        "jest 30", "jest", "connection_refused_in_test", "connection-refused",
        "node node_modules/jest/bin/jest.js --ci 2>&1",
        MODULES
        + "echo '{}' > package.json; printf 'test(\"loads the cart\", async () => {\\n  await"
        ' require("axios").get("http://127.0.0.1:4010/cart");\\n});\\n\' > cart.test.js',
        runtime="node", needs=("node",), kind="log", difficulty="medium", also=("assertion-failed",),
    ),
    lab(
        "jest 30", "jest", "too_slow", "operation-timed-out",
        "node node_modules/jest/bin/jest.js --ci --testTimeout=500 2>&1",
        MODULES
        + "echo '{}' > package.json; printf 'test(\"loads the cart\", () => new Promise(() => {}));\\n' > cart.test.js",
        runtime="node", needs=("node",), kind="log",
    ),
    lab(
        "mocha 12", "mocha", "values_differ", "assertion-failed", "node node_modules/mocha/bin/mocha.js cart.test.js",
        MODULES
        + 'printf \'const assert = require("assert");\\ndescribe("cart", () => {\\n  it("survives ECONNRESET", () =>'
        ' {});\\n  it("adds up", () => assert.strictEqual(1 + 2, 4));\\n});\\n\' > cart.test.js',
        runtime="node", needs=("node",), kind="log",
    ),
    lab(
        "mocha 12", "mocha", "none", "none", "node node_modules/mocha/bin/mocha.js cart.test.js",
        MODULES
        + 'printf \'describe("client", () => {\\n  it("retries after '
        'ETIMEDOUT", () => {});\\n  it("throws on 404", () => {});\\n});\\n\' > cart.test.js',
        runtime="node", needs=("node",), kind="log",
    ),
    lab(
        "eslint 9", "eslint", "parsing_fails", "syntax-error", "node node_modules/eslint/bin/eslint.js cart.js",
        MODULES + "echo 'export default [{}];' > eslint.config.mjs; echo 'const a = {;' > cart.js", runtime="node",
        needs=("node",), also=("parse-error",),
    ),
    lab(
        "deno", "deno", "no_network_right", "permission-denied",
        "DENO_NO_UPDATE_CHECK=1 DENO_DIR=$PWD/d /opt/livefire/node/node_modules/.bin/deno run --no-prompt a.ts",
        "echo 'await fetch(\"http://api.example.com/\")' > a.ts", runtime="node",
        needs=("/opt/livefire/node/node_modules/.bin/deno",), kind="trace", difficulty="medium",
        also=("blocked-by-policy", "operation-not-permitted"),
    ),
    lab(
        "deno", "deno", "refused", "connection-refused",
        "DENO_NO_UPDATE_CHECK=1 DENO_DIR=$PWD/d /opt/livefire/node/node_modules/.bin/deno run -A a.ts",
        "echo 'await fetch(\"http://api.example.com:8080/\")' > a.ts", runtime="node",
        needs=("/opt/livefire/node/node_modules/.bin/deno",), kind="trace", peer="api.example.com:8080",
    ),
    lab(
        "bun", "bun", "refused", "connection-refused", "/opt/livefire/node/node_modules/.bin/bun a.ts",
        "echo 'await fetch(\"http://api.example.com:8080/\")' > a.ts", runtime="node",
        needs=("/opt/livefire/node/node_modules/.bin/bun",), kind="trace", also=("cannot-connect",),
        difficulty="medium", peer="api.example.com:8080",
    ),
]

SCENARIOS = [*LIBRARIES, *TOOLS]
