"""Python programs with libraries and loggers that the corpus had not. From PyPI, in the virtual environment
/opt/livefire/venv: aio-pika aiosmtplib alembic asyncssh boto3 celery Django docker elasticsearch fabric Flask
gunicorn h2 kafka-python kubernetes ldap3 loguru minio nats-py openai pandas paramiko peewee pika psycopg[binary]
pydantic PyJWT pymongo pytest scrapy SQLAlchemy structlog tenacity tornado trio Twisted uvicorn websocket-client.
"""

from scenarios.lang_base import MARIADB, POSTGRES, program, redis

PYTHON = "/opt/livefire/venv/bin/python"


def python(client, file, code, fault, condition, setup="", command=PYTHON, **more):
    return program(
        f"python 3.11 {client}".strip(), "python", f"{command} {file}", code, fault, condition, setup,
        **{"runtime": "python", "needs": (PYTHON,), **more},
    )


def logged(client, file, code, fault, condition, setup="", **more):
    head = (
        'import logging\nlogging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)-7s %(name)s:'
        ' %(message)s")\nlog = logging.getLogger("shop.jobs")\n'
    )
    return python(client, file, head + code, fault, condition, setup, **{"kind": "log", **more})


def tool(client, fault, condition, run, file="app.py", code="", setup="", **more):
    """A command of the virtual environment."""
    return program(
        client, client.split()[0], f"true {file}", code, fault, condition, setup,
        before="export PATH=/opt/livefire/venv/bin:$PATH", after=run,
        **{"runtime": "python", "needs": (PYTHON,), "kind": "log", "exits": False, **more},
    )


SQLALCHEMY = 'from sqlalchemy import create_engine, text\nengine = create_engine("%s")\n'
PG = SQLALCHEMY % "postgresql+psycopg://shop:geheim@db.example.com/shop"
TENACITY = """import urllib.request
from tenacity import retry, stop_after_attempt, wait_fixed, before_sleep_log

@retry(stop=stop_after_attempt(3), wait=wait_fixed(0.3), before_sleep=before_sleep_log(log, logging.WARNING))
def push():
    return urllib.request.urlopen("%s", timeout=1).status

log.info("pushing 12 events")
log.info("done: %%s", push())
"""

LIBRARIES = [
    python(
        "psycopg 3", "load.py", 'import psycopg\npsycopg.connect("postgresql://shop:alt@db.example.com/shop")',
        "wrong_password", "sql-auth-failed", POSTGRES,
    ),
    python(
        "psycopg 3", "load.py",
        'import psycopg\nwith psycopg.connect("postgresql://shop:geheim@db.example.com/shop") as db:\n    '
        'db.execute("insert into customers values (%s, null)", (5,))',
        "value_missing", "sql-not-null-violation", POSTGRES,
    ),
    python(
        "psycopg 3", "load.py",
        'import psycopg\na = psycopg.connect("postgresql://shop:geheim@db.example.com/shop", autocommit=False)\nb ='
        ' psycopg.connect("postgresql://shop:geheim@db.example.com/shop")\na.execute("select * from customers where id'
        ' = 1 for update")\nb.execute("select * from customers where id = 1 for update nowait")',
        "row_locked", "sql-lock-timeout", POSTGRES,
    ),
    python(
        "psycopg 3", "load.py",
        'import psycopg\ndb = [psycopg.connect("postgresql://shop:geheim@db.example.com/shop", autocommit=True) for _'
        ' in "ab"]\nfor c in db:\n    c.execute("begin isolation level serializable")\n    c.execute("select sum(id)'
        ' from customers")\nfor c in db:\n    c.execute("update customers set email = email || 1 where id = 1") if c is'
        ' db[0] else None\ndb[0].execute("commit")\ndb[1].execute("update customers set email = email || 2 where id'
        ' = 1")',
        "concurrent_update", "sql-serialization-failure", POSTGRES,
    ),
    python(
        "SQLAlchemy 2", "report.py",
        PG
        + 'with engine.connect() as c:\n    c.execute(text("select amount from orders where id = :i"), {"i": "vier"})',
        "text_for_number", "sql-invalid-value", POSTGRES, difficulty="medium",
    ),
    python(
        "SQLAlchemy 2", "report.py",
        SQLALCHEMY % "mysql+pymysql://shop:geheim@db.example.com/shop"
        + 'with engine.connect() as c:\n    c.execute(text("selct 1"))',
        "syntax", "sql-syntax-error", MARIADB,
    ),
    python(
        "SQLAlchemy 2", "report.py",
        PG.replace('shop")', 'shop", pool_size=1, max_overflow=0, pool_timeout=1)')
        + "a = engine.connect()\nb = engine.connect()",
        "pool_used_up", "connection-pool-exhausted", POSTGRES,
    ),
    python(
        "SQLAlchemy 2", "report.py", PG + "engine.connect()", "refused", "connection-refused",
        also=("sql-connection-failed",), peer="192.0.2.20",
    ),
    python(
        "peewee sqlite", "notes.py", 'from peewee import *\ndb = SqliteDatabase("/srv/none/notes.db")\ndb.connect()',
        "folder_missing", "sqlite-cannot-open",
    ),
    python(
        "pymongo 4", "catalog.py",
        'from pymongo import MongoClient\nMongoClient("db.example.com",'
        " serverSelectionTimeoutMS=1500).shop.items.find_one()",
        "refused", "connection-refused", peer="db.example.com:27017", also=("operation-timed-out",),
    ),
    python(
        "pymongo 4", "catalog.py",
        'from pymongo import MongoClient\nMongoClient("mongo.example.invalid",'
        " serverSelectionTimeoutMS=1500).shop.items.find_one()",
        "name_unknown", "dns-name-not-found", "name_server", also=("operation-timed-out",),
    ),
    python(
        "pika 1", "worker.py",
        'import pika\npika.BlockingConnection(pika.ConnectionParameters("app.example.com", connection_attempts=1))',
        "refused", "cannot-connect", also=("connection-refused",), difficulty="hard", peer="app.example.com",
    ),
    logged(
        "pika 1", "worker.py",
        'import pika\ntry:\n    pika.BlockingConnection(pika.ConnectionParameters("app.example.com",'
        ' connection_attempts=2, retry_delay=0.2))\nexcept pika.exceptions.AMQPError as e:\n    log.error("cannot start'
        ' consumer: %r", e)',
        "closed_in_handshake", "connection-closed-early", "serve 5672 recv close", difficulty="medium",
        peer="192.0.2.22:5672",
    ),
    logged(
        "kafka-python 3", "consume.py",
        'from kafka import KafkaProducer\ntry:\n    KafkaProducer(bootstrap_servers="app.example.com:9092")\nexcept'
        ' Exception as e:\n    log.error("no producer: %s: %s", type(e).__name__, e)',
        "refused", "connection-refused", peer="app.example.com:9092", also=("kafka-error",),
    ),
    python(
        "ldap3", "login.py",
        'from ldap3 import Server, Connection\nConnection(Server("ldap://db.example.com", connect_timeout=2), "cn=app",'
        ' "x", auto_bind=True)',
        "refused", "connection-refused", difficulty="medium", also=("cannot-connect",), peer="db.example.com",
    ),
    python(
        "ldap3", "login.py",
        'from ldap3 import Server, Connection\nConnection(Server("ldap://db.example.com", get_info=None),'
        ' "cn=app,dc=example,dc=com", "alt", auto_bind=True)',
        "wrong_password", "ldap-bind-failed",
        "serve 389 recv 'send:0\\x0c\\x02\\x01\\x01a\\x07\\x0a\\x011\\x04\\x00\\x04\\x00' recv hold",
    ),
    python(
        "boto3 S3", "archive.py",
        'import boto3\ns3 = boto3.client("s3", endpoint_url="http://files.example.com:9000",'
        ' aws_access_key_id="AKIAEXAMPLE", aws_secret_access_key="x",'
        ' region_name="eu-central-1")\ns3.put_object(Bucket="archive", Key="a", Body=b"x")',
        "access_denied", "cloud-access-denied",
        "serve 9000 recv 'send:HTTP/1.1 403 Forbidden\\r\\nContent-Type: application/xml\\r\\nContent-Length:"
        ' 106\\r\\nConnection: close\\r\\n\\r\\n<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Access'
        " Denied</Message></Error>             ' close",
        also=("http-403",),
    ),
    python(
        "boto3 S3", "archive.py",
        'import boto3, botocore.config\ns3 = boto3.client("s3", endpoint_url="http://files.example.com:9000",'
        ' aws_access_key_id="a", aws_secret_access_key="x", region_name="eu-central-1",'
        ' config=botocore.config.Config(retries={"max_attempts": 0}))\ns3.list_buckets()',
        "refused", "connection-refused", also=("cannot-connect",), peer="files.example.com:9000",
    ),
    python(
        "boto3 SQS", "archive.py",
        'import boto3\nsqs = boto3.client("sqs", endpoint_url="http://app.example.com:9324", aws_access_key_id="a", '
        'aws_secret_access_key="x", aws_session_token="old", region_name="eu-central-1")\nsqs.list_queues()',
        "token_expired", "token-expired",
        "serve 9324 recv 'send:HTTP/1.1 403 Forbidden\\r\\nContent-Type:"
        " application/x-amz-json-1.0\\r\\nContent-Length: 107\\r\\nConnection:"
        ' close\\r\\n\\r\\n{"__type":"ExpiredToken","message":"The security token included in the request is expired"} '
        "                  ' close",
        also=("cloud-access-denied",),
    ),
    python(
        "boto3 without credentials", "archive.py",
        'import boto3\nboto3.client("s3", endpoint_url="http://files.example.com:9000",'
        ' region_name="eu-central-1").list_buckets()',
        "credentials_missing", "cloud-access-denied", "export AWS_EC2_METADATA_DISABLED=true", difficulty="hard",
        also=("logon-failure", "configuration-invalid", "not-found"),
    ),
    python(
        "minio 7", "archive.py",
        'from minio import Minio\nimport urllib3\nMinio("files.example.com:9000", "a", "b", secure=False, '
        "http_client=urllib3.PoolManager(retries=False)).list_buckets()",
        "refused", "connection-refused", peer="files.example.com:9000",
    ),
    python(
        "elasticsearch 9", "index.py",
        'from elasticsearch import Elasticsearch\nEs = Elasticsearch("http://db.example.com:9200",'
        ' max_retries=1)\nEs.index(index="orders", document={})',
        "refused", "connection-refused", peer="db.example.com:9200",
    ),
    python(
        "elasticsearch 9", "index.py",
        'from elasticsearch import Elasticsearch\nElasticsearch("http://db.example.com:9200",'
        ' max_retries=0).index(index="orders", document={"a": 1})',
        "rate_limited", "http-429",
        "serve 9200 recv 'send:HTTP/1.1 429 Too Many Requests\\r\\nX-Elastic-Product: Elasticsearch\\r\\nContent-Type:"
        " application/json\\r\\nContent-Length: 108\\r\\nConnection:"
        ' close\\r\\n\\r\\n{"error":{"type":"es_rejected_execution_exception","reason":"rejected execution of'
        " coordinating operation\"}}' close",
        peer="db.example.com:9200",
    ),
    python(
        "docker SDK 7", "ps.py", "import docker\ndocker.from_env().containers.list()", "daemon_not_running",
        "container-runtime-unavailable", also=("file-not-found",),
    ),
    python(
        "kubernetes client", "pods.py",
        'from kubernetes import client\nc = client.Configuration()\nc.host = "http://app.example.com:6443"\nc.retries ='
        ' 0\nclient.CoreV1Api(client.ApiClient(c)).list_namespaced_pod("shop")',
        "refused", "connection-refused", peer="app.example.com:6443",
    ),
    python(
        "kubernetes client", "pods.py",
        'from kubernetes import client\nc = client.Configuration()\nc.host = "http://app.example.com:8001"\n'
        'client.CoreV1Api(client.ApiClient(c)).list_namespaced_pod("shop")',
        "forbidden", "http-403",
        "serve 8001 recv 'send:HTTP/1.1 403 Forbidden\\r\\nContent-Type: application/json\\r\\nContent-Length:"
        ' 201\\r\\nConnection: close\\r\\n\\r\\n{"kind":"Status","apiVersion":"v1","status":"Failure","message":"pods'
        ' is forbidden: User \\"system:serviceaccount:shop:ci\\" cannot list resource \\"pods\\" in API'
        ' group","reason":"Forbidden","code":403}        \' close',
        also=("permission-denied",),
    ),
    python(
        "openai", "ask.py",
        'from openai import OpenAI\nOpenAI(base_url="http://api.example.com/v1", api_key="sk-x",'
        ' max_retries=0).chat.completions.create(model="m", messages=[])',
        "quota_used_up", "http-429",
        "serve 80 recv 'send:HTTP/1.1 429 Too Many Requests\\r\\nContent-Type: application/json\\r\\nContent-Length:"
        ' 98\\r\\nConnection: close\\r\\n\\r\\n{"error":{"message":"You exceeded your current'
        ' quota.","type":"insufficient_quota","code":null}}   \' close',
        also=("quota-exceeded",),
    ),
    python(
        "openai", "ask.py",
        'from openai import OpenAI\nOpenAI(base_url="http://api.example.com/v1", api_key="sk-x", max_retries=0, '
        'timeout=1).chat.completions.create(model="m", messages=[])',
        "silent", "read-timed-out", "serve 80 recv hold", also=("operation-timed-out",), peer="api.example.com",
    ),
    python(
        "nats-py", "sub.py",
        'import asyncio, nats\nasync def main():\n    await nats.connect("nats://app.example.com:4222",'
        " allow_reconnect=False, connect_timeout=1)\nasyncio.run(main())",
        "refused", "connection-refused", also=("cannot-connect",), peer="192.0.2.22:4222",
    ),
    python(
        "asyncssh", "deploy.py",
        'import asyncio, asyncssh\nasyncio.run(asyncssh.connect("files.example.com", username="deploy", password="alt",'
        " known_hosts=None).__aenter__())",
        "wrong_password", "ssh-permission-denied", "ssh_server", peer="files.example.com",
    ),
    python(
        "fabric 3", "deploy.py",
        'from fabric import Connection\nConnection("deploy@files.example.com", connect_kwargs={"password": "alt",'
        ' "allow_agent": False, "look_for_keys": False}).run("uptime")',
        "wrong_password", "ssh-permission-denied", "ssh_server", peer="files.example.com",
    ),
    python(
        "fabric 3", "deploy.py",
        'from fabric import Connection\nConnection("files.example.com", port=2222).run("uptime")', "refused",
        "cannot-connect", difficulty="hard", also=("connection-refused",), peer="192.0.2.24:2222",
    ),
    python(
        "aiosmtplib", "mail.py",
        'import asyncio, aiosmtplib\nasyncio.run(aiosmtplib.send("Subject: x\\n\\nhi", sender="a@example.com",'
        ' recipients=["b@example.org"], hostname="mail.example.com", port=25))',
        "recipient_rejected", "smtp-rejected",
        "serve 25 'send:220 mail ESMTP\\r\\n' recv 'send:250 mail\\r\\n' recv 'send:250 2.1.0 Ok\\r\\n' recv 'send:550"
        " 5.1.1 <b@example.org>: user unknown\\r\\n' recv 'send:250 Ok\\r\\n' recv close",
    ),
    python(
        "websocket-client", "ticker.py",
        'import websocket\nwebsocket.create_connection("ws://app.example.com:9001/feed", timeout=2)', "not_upgraded",
        "websocket-handshake-failed", "web 9001 '503 Service Unavailable'", also=("http-503",),
    ),
    python(
        "trio", "probe.py", 'import trio\ntrio.run(trio.open_tcp_stream, "gone.example.com", 443)', "host_unreachable",
        "host-unreachable", peer="gone.example.com",
    ),
    python(
        "tornado", "app.py",
        "import asyncio, tornado.web\nasync def main():\n   "
        " tornado.web.Application().listen(8888)\nasyncio.run(main())",
        "port_taken", "address-in-use", "serve 8888 hold",
    ),
    python(
        "Twisted", "relay.py",
        "from twisted.internet import reactor, endpoints, protocol\nfrom twisted.python import log\nimport"
        ' sys\nlog.startLogging(sys.stdout)\nd = endpoints.HostnameEndpoint(reactor, "app.example.com",'
        ' 7000).connect(protocol.Factory.forProtocol(protocol.Protocol))\nd.addErrback(lambda f: (log.err(f, "relay'
        ' down"), reactor.stop()))\nreactor.run()',
        "refused", "connection-refused", kind="log",
    ),
    python(
        "pydantic 2", "settings.py",
        "from pydantic import BaseModel\nclass Settings(BaseModel):\n    port: int\n    host:"
        ' str\nSettings(port="viele")',
        "settings_wrong", "configuration-invalid", difficulty="hard",
        also=("type-error", "parse-error", "invalid-data", "invalid-argument"),
    ),
    python(
        "PyJWT", "auth.py",
        'import jwt\njwt.decode(jwt.encode({"exp": 1700000000}, "k" * 32, "HS256"), "k" * 32, ["HS256"])',
        "token_expired", "token-expired",
    ),
    python(
        "pandas 3", "load.py", 'import pandas\npandas.read_csv("umsatz.csv")', "file_latin1", "encoding-error",
        "printf 'Stra\\337e;1\\n' > umsatz.csv",
    ),
    python(
        "pandas 3", "load.py", 'import pandas\nd = pandas.DataFrame({"net": [1]})\nprint(d["gross"].sum())',
        "column_missing", "key-not-found",
    ),
    python(
        "tenacity", "push.py",
        'import logging\nlogging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")\nlog ='
        ' logging.getLogger("push")\n'
        + TENACITY % "http://app.example.com:8081/in",
        "refused", "connection-refused", kind="log",
    ),
    python(
        "tenacity", "push.py",
        'import logging\nlogging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")\nlog ='
        ' logging.getLogger("push")\n'
        + TENACITY % "http://app.example.com/in",
        "none", "none", "web 80 '202 Accepted'", kind="log",
    ),
    python(
        "loguru", "sync.py",
        "from loguru import logger\nimport http.client\n@logger.catch\ndef sync():\n    c ="
        ' http.client.HTTPConnection("api.example.com", timeout=1)\n    c.request("GET", "/v1")\n   '
        ' c.getresponse()\nlogger.info("sync started")\nsync()',
        "closed_after_request", "connection-closed-early", "serve 80 recv close", kind="log",
    ),
    python(
        "loguru", "sync.py",
        'from loguru import logger\nlogger.info("sync started, 0 errors pending")\nlogger.success("503 rows, no'
        ' timeout, none refused")',
        "none", "none", kind="log",
    ),
    python(
        "structlog", "ingest.py",
        'import structlog, socket\nlog = structlog.get_logger()\nlog.info("ingest.start", source="sensor-7",'
        ' retries=0)\ntry:\n    socket.create_connection(("slow.example.com", 1883), timeout=1)\nexcept OSError as e:\n'
        '    log.error("ingest.failed", error=repr(e), peer="slow.example.com:1883")',
        "connect_timeout", "connection-timed-out", kind="log", peer="slow.example.com:1883",
        also=("operation-timed-out",),
    ),
    logged(
        "logging", "nightly.py",
        'try:\n    with open("/media/small/out.bin", "wb") as f:\n        f.write(b"x" * 300000)\nexcept OSError:\n   '
        ' log.exception("export of %s failed, will try again at 02:00", "orders")',
        "disk_full", "disk-full", "mkdir /media/small; mount -t tmpfs -o size=64k tmpfs /media/small",
    ),
    logged(
        "logging", "nightly.py",
        'log.info("exported 500 orders, 404 customers; 0 failed")\nlog.warning("no errors to report")\nlog.info("closed'
        ' connection to db.example.com:5432")',
        "none", "none",
    ),
]

TOOLS = [
    tool(
        "celery 5.7 worker", "broker_refused", "connection-refused",
        "timeout 6 celery -A app worker --concurrency=1 2>&1 | grep -v -i superuser | tail -12",
        code=(
            "from celery import Celery\napp = Celery('shop',"
            " broker='redis://cache.example.com:6379/0')\napp.conf.broker_connection_retry_on_startup = True\n"
        ),
        setup="export C_FORCE_ROOT=1", peer="cache.example.com:6379",
    ),
    tool(
        "gunicorn 27", "port_taken", "address-in-use", "timeout 8 gunicorn -b 0.0.0.0:8000 app:app 2>&1 | head -12",
        code="def app(e, s):\n    s('200 OK', [])\n    return []\n", setup="serve 8000 hold",
    ),
    tool(
        "gunicorn 27", "import_fails", "module-not-found",
        "timeout 8 gunicorn -b 127.0.0.1:8000 app:app 2>&1 | tail -24", code="import flask_caching_redis\n",
    ),
    tool(
        "gunicorn 27", "worker_hangs", "process-not-responding",
        "(timeout 9 gunicorn -t 1 -b 127.0.0.1:8000 app:app > g.log 2>&1 &); up 8000; curl -s -o /dev/null -m 4 "
        "http://127.0.0.1:8000/; sleep 1; cat g.log | head -30",
        code="import time\ndef app(e, s):\n    time.sleep(30)\n", difficulty="medium",
        also=("operation-timed-out", "aborted", "process-killed", "unhandled-exception"),
    ),
    tool(
        "gunicorn 27", "none", "none",
        "(timeout 5 gunicorn --access-logfile - -b 127.0.0.1:8000 app:app > g.log 2>&1 &); up 8000; sleep 1; curl -s -o"
        " /dev/null http://127.0.0.1:8000/errors/500; sleep 0.3; cat g.log",
        code="def app(e, s):\n    s('200 OK', [])\n    return [b'ok']\n",
    ),
    tool(
        "uvicorn 0.54", "port_taken", "address-in-use", "timeout 6 uvicorn app:app --port 8000 --host 0.0.0.0 2>&1",
        code="async def app(s, r, t):\n    pass\n", setup="serve 8000 hold",
    ),
    tool(
        "uvicorn 0.54", "handler_loses_database", "connection-refused",
        "(timeout 6 uvicorn app:app --port 8000 > u.log 2>&1 &); up 8000; curl -s -o /dev/null http://127.0.0.1:8000/;"
        " sleep 0.3; tail -14 u.log",
        code=(
            "import psycopg\nasync def app(scope, receive, send):\n    if scope['type'] == 'http':\n        "
            "psycopg.connect('postgresql://shop@db.example.com/shop')\n"
        ),
        also=("sql-connection-failed",), peer="192.0.2.20:5432",
    ),
    tool(
        "uvicorn 0.54", "none", "none",
        "(timeout 6 uvicorn app:app --port 8000 > u.log 2>&1 &); up 8000; curl -s -o /dev/null"
        " 'http://127.0.0.1:8000/errors?code=500'; sleep 0.3; cat u.log",
        code=(
            "async def app(scope, receive, send):\n    if scope['type'] == 'http':\n        await send({'type':"
            " 'http.response.start', 'status': 200})\n        await send({'type': 'http.response.body', 'body':"
            " b'ok'})\n    elif scope['type'] == 'lifespan':\n        await receive()\n        await send({'type':"
            " 'lifespan.startup.complete'})\n        await receive()\n"
        ),
    ),
    tool(
        "django 5.2 manage.py", "database_missing", "sql-database-not-found",
        "django-admin migrate --settings=conf --pythonpath=. 2>&1 | tail -8", file="conf.py",
        code=(
            "SECRET_KEY = 'x'\nDATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql', 'NAME': 'shop2',"
            " 'USER': 'shop', 'PASSWORD': 'geheim', 'HOST': 'db.example.com'}}\nINSTALLED_APPS ="
            " ['django.contrib.contenttypes']\n"
        ),
        setup=POSTGRES,
    ),
    tool(
        "django 5.2 manage.py", "setting_missing", "configuration-invalid",
        "django-admin check --settings=conf --pythonpath=. 2>&1 | tail -4; django-admin shell --settings=conf "
        "--pythonpath=. -c 'from django.contrib.auth.models import User' 2>&1 | tail -3",
        file="conf.py", code="INSTALLED_APPS = []\n", difficulty="medium",
    ),
    tool(
        "alembic 1.20", "database_refused", "connection-refused", "alembic upgrade head 2>&1 | tail -9",
        setup=(
            "PATH=/opt/livefire/venv/bin:$PATH; alembic init m; "
            "sed -i 's|^sqlalchemy.url.*|sqlalchemy.url = mysql+pymysql://shop:x@db.example.com/shop|' alembic.ini"
        ),
        peer="db.example.com", also=("sql-connection-failed",),
    ),
    tool(
        "scrapy 2.19", "server_refuses", "connection-refused",
        "scrapy runspider app.py --nolog; scrapy runspider app.py 2>&1 | grep -e Retry -e Gave -e Error | head -6",
        code=(
            "import scrapy\nclass S(scrapy.Spider):\n    name = 'shop'\n    start_urls ="
            " ['http://shop.example.com:8080/']\n    def parse(self, r): pass\n"
        ),
        peer="shop.example.com:8080",
    ),
    tool(
        "scrapy 2.19", "none", "none", "scrapy runspider app.py -s TELNETCONSOLE_ENABLED=0 2>&1 | tail -26",
        code=(
            "import scrapy\nclass S(scrapy.Spider):\n    name = 'shop'\n    start_urls ="
            " ['http://shop.example.com/errors']\n    custom_settings = {'ROBOTSTXT_OBEY': False}\n    def parse(self,"
            " r): pass\n"
        ),
        setup="web 80 '200 OK'",
    ),
    tool(
        "pytest 9", "database_refused", "connection-refused",
        "pytest -q -p no:cacheprovider test_orders.py 2>&1 | tail -30", file="test_orders.py",
        code=(
            "import redis\n\ndef test_cart_is_kept():\n    r = redis.Redis('cache.example.com', 6379, retry=None)\n   "
            " r.set('cart:1', 'x')\n"
        ),
        difficulty="medium", also=("assertion-failed",), peer="cache.example.com:6379",
    ),
    tool(
        "pytest 9", "values_differ", "assertion-failed", "pytest -q -p no:cacheprovider test_orders.py 2>&1",
        file="test_orders.py",
        code="def test_times_out():\n    pass\n\ndef test_status():\n    assert {'status': 500} == {'status': 200}\n",
        difficulty="medium",
    ),
    tool(
        "pytest 9", "none", "none", "pytest -v -p no:cacheprovider test_orders.py 2>&1", file="test_orders.py",
        code=(
            "import pytest\n\n@pytest.mark.parametrize('code', [404, 500, "
            "503])\ndef test_error_is_shown(code):\n    pass\n\ndef test_connection_refused_is_retried():\n    pass\n"
        ),
    ),
    tool(
        "flask 3", "handler_fails", "redis-auth-failed",
        "(timeout 6 flask --app app run -p 5000 > f.log 2>&1 &); up 5000; curl -s http://127.0.0.1:5000/ -o /dev/null;"
        " sleep 0.3; grep -v -e WARNING f.log | tail -9",
        code=(
            "import flask, redis\napp = flask.Flask(__name__)\n@app.get('/')\ndef home():\n    return "
            "redis.Redis('cache.example.com', protocol=2, lib_name=None, lib_version=None).get('a')\n"
        ),
        setup=redis("-NOAUTH Authentication required."), also=("http-500",),
    ),
    tool(
        "flask 3", "none", "none",
        "(timeout 6 flask --app app run -p 5000 > f.log 2>&1 &); up 5000; curl -s http://127.0.0.1:5000/errors/503 -o"
        " /dev/null; sleep 0.3; cat f.log",
        code=(
            "import flask\napp = flask.Flask(__name__)\n@app.get('/errors/<int:n>')\ndef errors(n):\n    return 'ok'\n"
        ),
    ),
]

SCENARIOS = [*LIBRARIES, *TOOLS]
