"""The system log of a machine with several services, one of which fails; for the packages see net.py, lang_ruby.py and
lang_php.py.
"""

from scenarios.net import log
from scenarios.net_services import HAPROXY, NAMED, POSTFIX, SEND, SLAPD

# Something of every day before and after the fault: a resolver, a login, a mail.
BEFORE = """[ -e /var/log/syslog ] || syslog
dnsmasq --no-resolv --address=/printer.example.net/192.0.2.30 -p 5353 -q --pid-file=
dig @127.0.0.1 -p 5353 printer.example.net
rm -f /etc/ssh/ssh_host_*; ssh-keygen -q -t ed25519 -N "" -f /etc/ssh/ssh_host_ed25519_key
/usr/sbin/sshd -p 2200 -o UsePAM=no; up 2200
"""
AFTER = "\ndig @127.0.0.1 -p 5353 printer.example.net\n"
SHOW = "sleep 0.5; grep -v -e 'compile time' -e 'main process died' -e 'using nameserver' /var/log/syslog | tail -24"


def syslog(client: str, family: str, fault: str, condition: str, setup: str, **more):
    return log(
        f"{client} in syslog", family, fault, condition, SHOW, BEFORE + setup + AFTER,
        **{"needs": ("rsyslogd", "dnsmasq"), "difficulty": "medium", **more},
    )


def job(name: str, command: str, times: int = 2) -> str:
    """A program whose output goes to the log, started again when it ends."""
    return f"for n in $(seq {times}); do {command} 2>&1 | logger -t {name}; sleep 0.4; done"


PYTHON = """cat > worker.py <<'CODE'
import logging, logging.handlers, socket, time
log = logging.getLogger("shop-worker")
handler = logging.handlers.SysLogHandler("/dev/log")
handler.setFormatter(logging.Formatter("shop-worker: %(levelname)s %(message)s"))
log.addHandler(handler)
log.setLevel(logging.INFO)
log.info("worker started, queue depth 0")
for attempt in range(1, 4):
    try:
        with socket.create_connection(ADDRESS, timeout=1) as s:
            s.sendall(b"PING\\r\\n")
            log.info("queue answered %r", s.recv(100))
            break
    except OSError as e:
        log.warning("queue ADDRESS: %s (attempt %d of 3)", e, attempt)
        time.sleep(0.3)
else:
    log.error("queue not available, worker stops")
CODE
"""


def worker(address: str, setup: str = ":") -> str:
    host, port = address.split(":")
    return (
        PYTHON.replace("(ADDRESS,", f'(("{host}", {port}),').replace("ADDRESS", address)
        + setup
        + "\n/usr/bin/python3 worker.py"
    )


SCENARIOS = [
    syslog(
        "python SysLogHandler", "python", "queue_refuses", "connection-refused",
        worker("app.example.com:11300"),
        runtime="python", peer="app.example.com:11300",
    ),
    syslog(
        "python SysLogHandler", "python", "queue_unreachable", "host-unreachable",
        worker("gone.example.com:11300"),
        runtime="python", peer="gone.example.com:11300",
    ),
    syslog(
        "python SysLogHandler", "python", "queue_resets", "connection-reset",
        worker("app.example.com:11300", "serve 11300 recv reset"),
        runtime="python", peer="app.example.com:11300",
    ),
    syslog(
        "python SysLogHandler", "python", "queue_name_unknown", "dns-temporary-failure",
        worker("queue.example.net:11300"),
        runtime="python",
    ),
    syslog(
        "python SysLogHandler", "python", "none", "none",
        worker("app.example.com:11300", "serve 11300 recv 'send:PONG\\r\\n' close"),
        runtime="python",
    ),
    syslog(
        "php job through logger", "php", "database_refuses", "connection-refused",
        job("nightly-import", 'php -r \'$db = new PDO("pgsql:host=db.example.com;dbname=shop", "shop", "x");\''),
        runtime="php", also=("sql-connection-failed",), peer="db.example.com:5432",
    ),
    syslog(
        "ruby job through logger", "ruby", "feed_certificate_expired", "tls-certificate-expired",
        "authority ca; certificate old shop.example.com ca 20230101000000Z "
        "20240101000000Z; serve 443 tls:old hold; export SSL_CERT_FILE=$PWD/ca.pem\n"
        + job("feed-sync", "ruby -ropen-uri -e 'puts URI.open(\"https://shop.example.com/feed\").read'"),
        runtime="ruby", peer="192.0.2.29:443",
    ),
    syslog(
        "node job through logger", "node", "api_unavailable", "http-503",
        "web 80 '503 Service Unavailable'\n"
        + job(
            "price-update",
            'node -e \'fetch("http://api.example.com/prices").then((r) => { if (!r.ok) throw new Error(`prices: HTTP'
            " ${r.status} ${r.statusText}`) })'",
        ),
        runtime="node", peer="api.example.com",
    ),
    syslog(
        "curl in a cron job through logger", "curl", "upload_disk_full_there", "http-507",
        "web 80 '507 Insufficient Storage'\n"
        + job("backup-upload", "curl -sS -f -T /etc/hostname http://files.example.com/web1.tar"),
    ),
    syslog(
        "rsync job through logger", "rsync", "target_full", "disk-full",
        "mkdir -p src /srv/small; mount -t tmpfs -o size=64k tmpfs /srv/small; head -c 300000 "
        "/dev/urandom > src/dump.bin\n"
        + job("mirror", "rsync -a src/ /srv/small/", 1),
    ),
    syslog(
        "openvpn", "openvpn", "server_refuses", "connection-refused",
        "authority ca; certificate c client ca; timeout 4 openvpn --daemon --client --dev null --proto tcp --remote"
        " 192.0.2.22 1194 --ca $PWD/ca.pem --cert $PWD/c.pem --key $PWD/c.key --connect-retry-max 2 --connect-retry 1"
        " --remote-cert-tls server; sleep 3",
        peer="192.0.2.22:1194",
    ),
    syslog(
        "stunnel", "stunnel", "server_refuses", "connection-refused",
        "printf 'syslog = yes\\n[db]\\nclient = yes\\naccept = 127.0.0.1:5433\\nconnect = "
        "192.0.2.20:5433\\n' > s.conf; stunnel s.conf; up 5433; echo x | ncat 127.0.0.1 5433; sleep 0.3",
        peer="192.0.2.20:5433",
    ),
    syslog(
        "haproxy", "haproxy", "server_goes_down", "connection-refused",
        HAPROXY.replace("log stderr format raw local0", "log /dev/log local0").format(
            "server app1 192.0.2.22:9000 check inter 300ms fall 2", "sleep 1.5; curl -s http://192.0.2.10/"
        ),
        also=("no-live-upstreams",),
    ),
    syslog(
        "named", "named", "zone_file_missing", "file-not-found",
        NAMED + "rm /etc/bind/db.example.org; named -u bind; sleep 2",
    ),
    syslog(
        "slapd", "slapd", "port_taken", "address-in-use",
        SLAPD
        + "kill $(cat /run/slapd.pid); sleep 0.3; serve 389 hold; slapd -f slapd.conf -h ldap://192.0.2.20:389; "
        "sleep 0.5",
    ),
    syslog(
        "postfix", "postfix", "relay_refuses", "connection-refused",
        "postconf -n; " + POSTFIX.replace("syslog; ", "") + SEND, peer="192.0.2.22:2526",
    ),
    syslog(
        "sshd", "sshd", "break_in_attempts", "ssh-permission-denied",
        "for u in root admin oracle; do sshpass -p x ssh -p 2200 -o StrictHostKeyChecking=no $u@127.0.0.1; done",
    ),
    syslog(
        "sshd and others", "sshd", "none", "none",
        "ssh-keygen -q -t ed25519 -N '' -f k; mkdir -m 700 /root/.ssh; cp k.pub /root/.ssh/authorized_keys; ssh -i k -p"
        " 2200 -o StrictHostKeyChecking=no root@127.0.0.1 true",
    ),
    syslog(
        "git daemon", "git-daemon", "repository_not_exported", "git-repository-not-found",
        "git daemon --syslog --base-path=/srv --reuseaddr & up 9418; git ls-remote "
        "git://git.example.com/team/app.git; sleep 0.3",
        difficulty="hard", also=("permission-denied", "not-a-directory", "file-not-found"),
    ),
    syslog(
        "chronyd", "chronyd", "no_right_to_set_clock", "operation-not-permitted",
        "mkdir -p /run/chrony /var/lib/chrony; echo 'server 198.51.100.7' > c.conf; setpriv "
        "--bounding-set -sys_time --inh-caps -sys_time chronyd -u root -f $PWD/c.conf; sleep 1",
        also=("permission-denied",),
    ),
]
