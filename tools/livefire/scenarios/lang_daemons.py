"""Servers and tools written in Go, Rust, Erlang and Python, and how supervisors log them. Debian 12: caddy docker-cli
etcd-server etcd-client fd-find gh git-lfs influxdb influxdb-client nats-server podman prometheus
prometheus-alertmanager prometheus-blackbox-exporter rabbitmq-server rclone restic ripgrep skopeo supervisor yt-dlp.
"""

from scenarios.net import lab, log


def tool(client: str, fault: str, condition: str, run: str, setup: str = ":", **more):
    return lab(client, client.split()[0], fault, condition, run, setup, **{"runtime": "go", **more})


def daemon(client: str, fault: str, condition: str, run: str, setup: str = ":", **more):
    """Runs it for some seconds; what it logs is the text."""
    return log(f"{client} (log)", client.split()[0], fault, condition, run, setup, **{"runtime": "go", **more})


PROMETHEUS = """cat > p.yml <<'CONF'
global: {{ scrape_interval: 1s, scrape_timeout: 1s }}
{}
CONF
"""
RUN_PROMETHEUS = (
    "timeout -s KILL 13 prometheus --config.file=p.yml --storage.tsdb.path=data --web.listen-address=127.0.0.1:9090"
    " --log.level={} 2>&1"
)
MONITORING = [
    daemon(
        "prometheus 2.42", "port_taken", "address-in-use", RUN_PROMETHEUS.format("info") + " | tail -12",
        PROMETHEUS.format("") + "serve 9090 hold",
    ),
    daemon(
        "prometheus 2.42", "target_refuses", "connection-refused",
        RUN_PROMETHEUS.format("debug") + " | grep -i -e 'scrape failed' | head -6",
        PROMETHEUS.format(
            "scrape_configs:\n- job_name: node\n  static_configs:\n  - targets: ['app.example.com:9100']"
        ),
        peer="192.0.2.22:9100",
    ),
    daemon(
        "prometheus 2.42", "target_silent", "operation-timed-out",
        RUN_PROMETHEUS.format("debug") + " | grep -i -e 'scrape failed' | head -6",
        PROMETHEUS.format("scrape_configs:\n- job_name: node\n  static_configs:\n  - targets: ['app.example.com:9100']")
        + "serve 9100 recv hold",
        also=("read-timed-out", "connection-timed-out"), difficulty="medium",
    ),
    daemon(
        "prometheus 2.42", "target_answers_500", "http-500",
        RUN_PROMETHEUS.format("debug") + " | grep -i -e 'scrape failed' | head -3",
        PROMETHEUS.format("scrape_configs:\n- job_name: api\n  static_configs:\n  - targets: ['api.example.com:8080']")
        + "web 8080 '500 Internal Server Error'",
        peer="api.example.com:8080",
    ),
    daemon(
        "prometheus 2.42", "alertmanager_refuses", "connection-refused",
        RUN_PROMETHEUS.format("info --rules.alert.resend-delay=1s") + " | grep -e notifier | head -4",
        PROMETHEUS.format(
            "alerting:\n  alertmanagers:\n  - static_configs: [{targets: ['app.example.com:9093']}]\nrule_files:"
            " [r.yml]"
        )
        + "sed -i 's/scrape_interval: 1s/scrape_interval: 1s, evaluation_interval: 1s/' p.yml\n"
        "printf 'groups:\\n- name: g\\n  rules:\\n  - alert: Always\\n    expr: vector(1)\\n' > r.yml",
        peer="192.0.2.22:9093",
    ),
    daemon(
        "prometheus 2.42", "remote_write_name_unknown", "dns-name-not-found",
        RUN_PROMETHEUS.format("info") + " | grep -i -e 'remote' | tail -5",
        "name_server\n"
        + PROMETHEUS.format(
            "scrape_configs:\n- job_name: self\n  static_configs:\n  - targets: ['127.0.0.1:9090']\nremote_write:\n-"
            " url: http://mimir.example.invalid/push\n  queue_config: {batch_send_deadline: 1s}"
        ),
    ),
    daemon(
        "prometheus 2.42", "data_folder_not_writable", "permission-denied",
        "timeout 5 setpriv --reuid 1000 --regid 1000 --clear-groups prometheus --config.file=p.yml"
        " --storage.tsdb.path=/srv/prometheus 2>&1 | tail -9",
        PROMETHEUS.format("") + "mkdir -m 755 /srv/prometheus; chmod 755 .", kind="log",
    ),
    daemon("prometheus 2.42", "none", "none", RUN_PROMETHEUS.format("info") + " | head -20", PROMETHEUS.format("")),
    tool(
        "promtool 2.42", "configuration_bad", "configuration-invalid", "promtool check config p.yml",
        "printf 'scrape_configs:\\n- job_name: node\\n  static_config:\\n  - targets: [a:1]\\n' > p.yml",
    ),
    tool(
        "promtool 2.42", "none", "none", "promtool check config p.yml",
        "printf 'scrape_configs:\\n- job_name: errors\\n  static_configs:\\n  - targets: [a:1]\\n' > p.yml",
    ),
    daemon(
        "prometheus-alertmanager 0.25", "receiver_refuses", "connection-refused",
        "cat am.log | grep -e dispatcher -e notify | tail -5",
        "printf 'route: {receiver: hook, group_wait: 0s}\\nreceivers:\\n- name: hook\\n  webhook_configs: [{url:"
        ' "http://app.example.com:5001/alert"}]\\n\' > am.yml; (prometheus-alertmanager --config.file=am.yml'
        " --storage.path=d --cluster.listen-address= > am.log 2>&1 &); up 9093; curl -s"
        " http://127.0.0.1:9093/api/v2/alerts -H 'Content-Type: application/json' -d"
        ' \'[{"labels":{"alertname":"DiskFull"}}]\'; sleep 4; kill $(pgrep -x prometheus-aler); sleep 1',
        difficulty="medium", peer="192.0.2.22:5001",
    ),
    daemon(
        "prometheus-blackbox-exporter 0.23", "probe_certificate", "tls-certificate-untrusted",
        "cat bb.log | grep target | tail -8",
        "certificate self shop.example.com; serve 443 tls:self hold; printf 'modules:\\n  http:\\n    prober: http\\n  "
        "  timeout: 2s\\n' > bb.yml; (prometheus-blackbox-exporter --config.file=bb.yml --log.level=debug > bb.log 2>&1"
        " &); up 9115; curl -s 'http://127.0.0.1:9115/probe?target=https://shop.example.com&module=http'",
        peer="shop.example.com",
    ),
    daemon(
        "influxd 1.6", "port_taken", "address-in-use", "timeout 6 influxd -config i.conf 2>&1 | tail -4",
        "serve 8086 hold; printf '[meta]\\n dir = "
        '"%s/m"\\n[data]\\n dir = "%s/d"\\n wal-dir = "%s/w"\\n\' $PWD $PWD $PWD > i.conf',
    ),
    tool(
        "influx 1.6", "refused", "connection-refused", "influx -host app.example.com -execute 'show databases'",
        peer="app.example.com:8086",
    ),
    tool(
        "influx 1.6", "database_missing", "sql-database-not-found",
        "influx -execute 'select * from cpu' -database telegraf",
        'printf \'[meta]\\n dir = "%s/m"\\n[data]\\n dir = "%s/d"\\n wal-dir = "%s/w"\\n\' $PWD $PWD $PWD > i.conf;'
        " (influxd -config i.conf > i.log 2>&1 &); up 8086",
    ),
]

ETCD = (
    "(etcd --data-dir d --listen-client-urls http://127.0.0.1:2379 --advertise-client-urls http://127.0.0.1:2379"
    " --listen-peer-urls http://127.0.0.1:2380 > etcd.log 2>&1 &); up 2379; sleep 0.5; "
)
STORES = [
    daemon("etcd 3.4", "port_taken", "address-in-use", "timeout 6 etcd --data-dir d 2>&1 | tail -4", "serve 2379 hold"),
    daemon(
        "etcd 3.4", "peers_refuse", "connection-refused",
        "grep -e 'not established' -e refused -e unreachable -e 'probe' etcd.log | head -8",
        "(timeout 6 etcd --name a --data-dir d --initial-cluster a=http://127.0.0.1:2380,b=http://192.0.2.22:2380"
        " --initial-advertise-peer-urls http://127.0.0.1:2380 --logger=zap > etcd.log 2>&1); true",
        peer="192.0.2.22:2380",
    ),
    daemon(
        "etcd 3.4", "data_folder_full", "disk-full",
        "timeout 8 etcd --data-dir /media/small/d 2>&1 | tail -24 | head -14",
        "mkdir /media/small; mount -t tmpfs -o size=2m tmpfs /media/small",
    ),
    daemon("etcd 3.4", "none", "none", "grep -v 'default host' etcd.log | head -30", ETCD),
    tool(
        "etcdctl 3.4", "refused", "grpc-deadline-exceeded",
        "ETCDCTL_API=3 etcdctl --endpoints=db.example.com:2379 --dial-timeout=1s --command-timeout=2s get /a",
        also=("operation-timed-out", "grpc-unavailable", "cannot-connect"), difficulty="hard",
        peer="db.example.com:2379",
    ),
    tool(
        "etcdctl 3.4", "silent", "grpc-deadline-exceeded",
        "ETCDCTL_API=3 etcdctl --endpoints=http://db.example.com:2379 --command-timeout=2s put /a b", "serve 2379 hold",
        also=("operation-timed-out",), difficulty="medium", peer="db.example.com:2379",
    ),
    tool(
        "etcdctl 3.4", "revision_too_new", "grpc-out-of-range",
        "ETCDCTL_API=3 etcdctl --endpoints=127.0.0.1:2379 get /a --rev=99", ETCD, difficulty="hard",
        also=("value-out-of-range", "not-found"),
    ),
    tool(
        "etcdctl 3.4", "login_wrong", "logon-failure",
        "ETCDCTL_API=3 etcdctl --endpoints=127.0.0.1:2379 --user root:alt get /a",
        ETCD
        + "ETCDCTL_API=3; export ETCDCTL_API; etcdctl user add root:geheim; etcdctl user grant-role root root; etcdctl"
        " auth enable",
        difficulty="hard", also=("grpc-invalid-argument", "grpc-unauthenticated"),
    ),
    daemon(
        "nats-server 2.9", "port_taken", "address-in-use", "timeout 4 nats-server -a 127.0.0.1 -p 4222 2>&1",
        "serve 4222 hold",
    ),
    daemon(
        "nats-server 2.9", "route_refused", "connection-refused",
        "timeout 5 nats-server -a 127.0.0.1 -p 4222 --cluster nats://127.0.0.1:6222 --cluster_name "
        "shop --routes nats://192.0.2.22:6222 2>&1",
        peer="192.0.2.22:6222",
    ),
    daemon(
        "nats-server 2.9", "configuration_bad", "configuration-invalid", "nats-server -c n.conf",
        "printf 'port: 4222\\nauthorization {\\n  user: a\\n  pasword: b\\n}\\n' > n.conf", exits=True,
    ),
    daemon(
        "nats-server 2.9", "client_not_authorised", "logon-failure", "sleep 0.5; cat n.log",
        "(nats-server -a 127.0.0.1 --user app --pass geheim -DV > n.log 2>&1 "
        '&); up 4222; (echo \'CONNECT {"user":"app","pass":"alt"}\'; echo PING; sleep 1) | ncat 127.0.0.1 4222',
        difficulty="medium",
    ),
    daemon(
        "nats-server 2.9", "none", "none", "sleep 0.5; cat n.log",
        "(nats-server -a 127.0.0.1 -DV > n.log 2>&1 &); up 4222; (printf 'CONNECT {}\\r\\nPUB "
        "errors.500 2\\r\\nok\\r\\nPING\\r\\n'; sleep 0.5) | ncat 127.0.0.1 4222",
    ),
]

CADDY = "XDG_DATA_HOME=$PWD XDG_CONFIG_HOME=$PWD caddy"
WEB = [
    daemon(
        "caddy 2.6", "port_taken", "address-in-use",
        f"{CADDY} run --config Caddyfile --adapter caddyfile 2>&1 | tail -3",
        "printf ':8080\\nrespond ok\\n' > Caddyfile; serve 8080 hold",
    ),
    daemon(
        "caddy 2.6", "backend_refuses", "connection-refused", "grep -e error c.log | tail -2",
        "printf '{\\n admin off\\n}\\n:8080 {\\n log\\n reverse_proxy 192.0.2.22:9000\\n}\\n' > Caddyfile; ("
        + CADDY
        + " run --config Caddyfile --adapter caddyfile > "
        "c.log 2>&1 &); up 8080; curl -s http://127.0.0.1:8080/cart; sleep 0.3",
        peer="192.0.2.22:9000", also=("http-502",),
    ),
    daemon(
        "caddy 2.6", "backend_silent", "read-timed-out", "grep -e error c.log | tail -1",
        "printf '{\\n admin off\\n}\\n:8080 {\\n reverse_proxy 192.0.2.22:9000 {\\n  transport http {\\n  "
        " response_header_timeout 1s\\n  }\\n }\\n}\\n' > Caddyfile; serve 9000 recv hold; ("
        + CADDY
        + " run --config Caddyfile --adapter caddyfile > c.log 2>&1 &); up 8080; curl -s http://127.0.0.1:8080/cart;"
        " sleep 0.3",
        also=("http-504",),
    ),
    daemon(
        "caddy 2.6", "backend_certificate", "tls-certificate-untrusted", "grep -e error c.log | tail -1",
        "printf '{\\n admin off\\n}\\n:8080 {\\n reverse_proxy https://api.example.com\\n}\\n' > Caddyfile; certificate"
        " self api.example.com; serve 443 tls:self hold; ("
        + CADDY
        + " run --config Caddyfile --adapter caddyfile > c.log 2>&1 &); up 8080; curl -s http://127.0.0.1:8080/;"
        " sleep 0.3",
        also=("http-502",),
    ),
    daemon(
        "caddy 2.6", "acme_server_refuses", "connection-refused",
        "timeout 4 env " + CADDY + " run --config Caddyfile --adapter caddyfile 2>&1 | grep -e error -e warn | head -5",
        "printf '{\\n admin off\\n acme_ca https://192.0.2.22:14000/dir\\n}\\nshop.example.com\\nrespond ok\\n' >"
        " Caddyfile",
        difficulty="medium", peer="192.0.2.22:14000",
    ),
    tool(
        "caddy 2.6 validate", "directive_unknown", "configuration-invalid",
        f"{CADDY} validate --config Caddyfile --adapter caddyfile 2>&1 | tail -1",
        "printf ':80 {\\n  reverse_prox app:9000\\n}\\n' > Caddyfile",
    ),
    daemon(
        "caddy 2.6", "none", "none", "cat c.log",
        "printf '{\\n admin off\\n}\\n:8080 {\\n log\\n respond ok\\n}\\n' > Caddyfile; ("
        + CADDY
        + " run --config Caddyfile --adapter caddyfile > c.log 2>&1 &); up 8080; curl -s"
        " http://127.0.0.1:8080/errors/500; sleep 0.3",
    ),
]

RESTIC = (
    "export RESTIC_PASSWORD=geheim XDG_CACHE_HOME=$PWD/cache RESTIC_REPOSITORY=/srv/backup; mkdir data; echo a >"
    " data/a; "
)
BACKUP = [
    tool(
        "restic 0.14", "wrong_password", "logon-failure", "RESTIC_PASSWORD=alt restic snapshots",
        RESTIC + "restic init", difficulty="medium",
    ),
    tool("restic 0.14", "repository_missing", "file-not-found", "restic snapshots", RESTIC, also=("path-not-found",)),
    tool(
        "restic 0.14 rest:", "refused", "connection-refused",
        "timeout 8 restic -r rest:http://files.example.com:8000/web1 snapshots", RESTIC, kind="log", exits=False,
        peer="192.0.2.24:8000",
    ),
    tool(
        "restic 0.14 sftp:", "host_key_unknown", "ssh-host-key-changed",
        "restic -r sftp:deploy@files.example.com:/backup snapshots", RESTIC + "ssh_server", difficulty="medium",
        peer="files.example.com",
    ),
    tool(
        "restic 0.14 s3:", "wrong_key", "cloud-access-denied",
        "AWS_ACCESS_KEY_ID=AKIAEXAMPLE AWS_SECRET_ACCESS_KEY=x timeout 20 restic -r "
        "s3:http://files.example.com:9000/backup snapshots",
        RESTIC
        + "serve 9000 recv 'send:HTTP/1.1 403 Forbidden\\r\\nContent-Type: application/xml\\r\\nContent-Length:"
        " 148\\r\\nConnection: close\\r\\n\\r\\n<?xml"
        ' version="1.0"?><Error><Code>AccessDenied</Code><Message>Access'
        " Denied.</Message><Resource>/backup/</Resource><RequestId>17A5E3</RequestId></Error>    ' close",
        also=("http-403",), difficulty="medium",
    ),
    tool(
        "restic 0.14 backup", "target_full", "disk-full", "restic backup -q data; echo exit=$?",
        RESTIC.replace("/srv/backup", "/media/small/r")
        + "mkdir /media/small; mount -t tmpfs -o size=1200k tmpfs /media/small; restic init; head -c 3000000"
        " /dev/urandom > data/big",
        exits=False, kind="log",
    ),
    tool(
        "restic 0.14 backup", "repository_locked", "lock-held", "restic prune",
        RESTIC + "restic init; (sleep 20 | restic backup --stdin) & sleep 2",
    ),
    tool(
        "restic 0.14 check", "pack_damaged", "file-corrupt", "restic check --read-data",
        RESTIC
        + "head -c 90000 /dev/urandom > data/b; restic init; restic backup data; "
        "f=$(find /srv/backup/data -type f -size +50k); chmod u+w $f; printf x | dd of=$f bs=1 seek=500 conv=notrunc",
        kind="log", also=("package-checksum-mismatch",),
    ),
    tool(
        "restic 0.14 backup", "source_unreadable", "permission-denied",
        "as deploy env RESTIC_PASSWORD=geheim XDG_CACHE_HOME=/home/deploy RESTIC_REPOSITORY=/home/deploy/r "
        "restic backup data",
        RESTIC
        + "chmod 755 . data; echo k > data/key.pem; chmod 600 data/key.pem; as deploy env RESTIC_PASSWORD=geheim "
        "XDG_CACHE_HOME=/home/deploy restic -r /home/deploy/r init",
        kind="log",
    ),
    tool(
        "restic 0.14 backup", "none", "none", "restic backup --verbose=2 data",
        RESTIC + "touch data/errors.log data/failed.txt; restic init", kind="log",
    ),
    tool(
        "rclone 1.60 ftp", "wrong_password", "ftp-login-failed",
        "rclone --low-level-retries 1 --retries 1 ls :ftp,host=files.example.com,user=deploy,pass=$(rclone obscure "
        "alt):",
        "printf 'listen=YES\\nlocal_enable=YES\\nseccomp_sandbox=NO\\nsecure_chroot_dir=/var/run/vsftpd/empty\\n' >"
        " /etc/vsftpd.conf; mkdir -p /var/run/vsftpd/empty; printf 'auth required pam_unix.so\\naccount required"
        " pam_unix.so\\n' > /etc/pam.d/vsftpd; vsftpd & up 21",
        kind="log",
    ),
    tool(
        "rclone 1.60 webdav", "unauthorized", "http-401",
        "RCLONE_CONFIG_DAV_TYPE=webdav RCLONE_CONFIG_DAV_URL=http://files.example.com rclone --retries 1 ls dav:",
        "web 80 '401 Unauthorized'", kind="log",
    ),
    tool(
        "rclone 1.60 s3", "name_unknown", "dns-name-not-found",
        "RCLONE_CONFIG_M_TYPE=s3 RCLONE_CONFIG_M_PROVIDER=Minio"
        " RCLONE_CONFIG_M_ENDPOINT=http://minio.example.invalid:9000 RCLONE_CONFIG_M_ACCESS_KEY_ID=a"
        " RCLONE_CONFIG_M_SECRET_ACCESS_KEY=b timeout 40 rclone --low-level-retries 1 --retries 1 ls m:data",
        "name_server", kind="log",
    ),
    tool(
        "rclone 1.60 sftp", "refused", "connection-refused",
        "rclone --low-level-retries 2 --retries 1 lsd :sftp,host=files.example.com,port=2222,user=a,pass=$(rclone"
        " obscure x):",
        kind="log", peer="192.0.2.24:2222",
    ),
    tool(
        "rclone 1.60 copy", "target_full", "disk-full", "rclone --retries 2 copy -v src /media/small",
        "mkdir src /media/small; mount -t tmpfs -o size=100k tmpfs "
        "/media/small; head -c 300000 /dev/urandom > src/dump.bin",
        kind="log",
    ),
    tool(
        "rclone 1.60 copy", "remote_missing", "configuration-invalid", "rclone copy src backup:web1",
        difficulty="medium", also=("not-found",), kind="log",
    ),
    tool(
        "rclone 1.60 copy", "none", "none", "rclone copy -v src dst", "mkdir src; touch src/error.log src/timeout.csv",
        kind="log",
    ),
]

CONTAINERS = [
    tool(
        "skopeo 1.9", "registry_refused", "connection-refused",
        "skopeo inspect --tls-verify=false docker://app.example.com:5000/shop/api:1.4", peer="192.0.2.22:5000",
    ),
    tool(
        "skopeo 1.9", "registry_answers_404", "http-404",
        "skopeo inspect --tls-verify=false docker://app.example.com:5000/shop/api:1.4",
        "serve 5000 recv 'send:HTTP/1.1 404 Not Found\\r\\nContent-Type: application/json\\r\\nContent-Length:"
        ' 86\\r\\nConnection: close\\r\\n\\r\\n{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest'
        ' unknown","detail":"tag 1.4"}]}\' close',
        also=("container-image-pull-failed", "not-found"), peer="app.example.com:5000",
    ),
    tool(
        "skopeo 1.9", "plain_http_registry", "tls-not-tls", "skopeo inspect docker://app.example.com:5000/shop/api:1.4",
        "web 5000 '200 OK'", peer="app.example.com:5000",
    ),
    tool(
        "skopeo 1.9", "certificate_self_signed", "tls-certificate-untrusted",
        "skopeo inspect docker://app.example.com:5000/shop/api:1.4",
        "certificate self app.example.com; serve 5000 tls:self hold", peer="app.example.com:5000",
    ),
    tool(
        "podman 4.3 pull", "name_unknown", "dns-name-not-found",
        "podman --root $PWD/r --runroot $PWD/rr --storage-driver vfs pull registry.example.invalid/shop/api:1.4",
        "name_server", kind="log", also=("container-image-pull-failed",),
    ),
    tool(
        "podman 4.3 pull", "unauthorized", "http-401",
        "podman --root $PWD/r --runroot $PWD/rr --storage-driver vfs pull --tls-verify=false "
        "app.example.com:5000/shop/api:1.4",
        "web 5000 '401 Unauthorized'", kind="log", also=("container-image-pull-failed",), difficulty="medium",
        peer="app.example.com:5000",
    ),
    tool(
        "podman 4.3 run", "image_missing", "container-image-pull-failed",
        "podman --root $PWD/r --runroot $PWD/rr --storage-driver vfs run --rm --pull=never localhost/shop:2",
        also=("not-found",), difficulty="medium",
    ),
    tool(
        "docker 28 ps", "daemon_not_running", "container-runtime-unavailable",
        "/usr/local/bin/docker -H tcp://192.0.2.22:2375 ps", needs=("docker",), peer="192.0.2.22:2375",
    ),
    tool(
        "docker 28 pull", "no_route", "network-unreachable",
        "/usr/local/bin/docker -H tcp://203.0.113.9:2375 pull nginx", also=("container-runtime-unavailable",),
        difficulty="medium", peer="203.0.113.9:2375",
    ),
    tool(
        "gh 2.23", "offline", "cannot-connect", "GH_TOKEN=x GH_CONFIG_DIR=$PWD gh pr list -R example/shop",
        difficulty="hard", also=("internet-disconnected", "dns-temporary-failure", "dns-failure"),
    ),
    tool(
        "git-lfs 3.3", "server_answers_403", "http-403", "as deploy git lfs fetch --all",
        "as deploy git init -q; as deploy git lfs install --local; as deploy git remote add origin"
        " http://git.example.com/app.git; as deploy git config user.name D; as deploy git config user.email"
        " d@example.com; as deploy git config lfs.url http://git.example.com/lfs; printf 'version"
        " https://git-lfs.github.com/spec/v1\\noid"
        " sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\\nsize 12345\\n' > a.bin; chown"
        " deploy a.bin; echo '*.bin filter=lfs' > .gitattributes; as deploy git -c filter.lfs.clean= -c"
        " filter.lfs.process= -c filter.lfs.required=false add .; as deploy git commit -qm a; web 80 '403 Forbidden'",
        kind="log", needs=("git-lfs",), difficulty="hard",
        also=("permission-denied", "http-401", "git-authentication-failed"),
        note="The program turns 401 and 403 into an authorization error.", peer="git.example.com",
    ),
]

RUST = [
    lab(
        "ripgrep 13", "ripgrep", "folder_missing", "file-not-found", "rg TODO /srv/projects/shop", runtime="rust",
        needs=("rg",),
    ),
    lab(
        "ripgrep 13", "ripgrep", "pattern_broken", "syntax-error", "rg '(\\d+' .", runtime="rust", needs=("rg",),
        also=("parse-error", "invalid-argument"),
    ),
    lab(
        "ripgrep 13 as a user", "ripgrep", "file_unreadable", "permission-denied", "as deploy rg key .",
        "echo key > a; chmod 600 a; echo key > b", runtime="rust", needs=("rg",),
    ),
    lab(
        "ripgrep 13", "ripgrep", "none", "none", "rg -n 'connection refused|ECONNRESET' src",
        "mkdir src; printf 'fn kind() {\\n    // ECONNRESET is handled above\\n    "
        '"connection refused" => Kind::Refused,\\n}\\n\' > src/kind.rs',
        runtime="rust", needs=("rg",), kind="transcript",
    ),
    lab(
        "fd 8.6", "fd", "folder_missing", "not-a-directory", "fdfind -e log . /srv/none", runtime="rust",
        needs=("fdfind",), also=("file-not-found", "path-not-found"), difficulty="medium",
    ),
]

SUPERVISED = [
    log(
        "rabbitmq-server 3.10 (log)", "rabbitmq", "port_taken", "address-in-use", "tail -25 r.log",
        "serve 5672 hold; mkdir -p /srv/r; (HOME=/srv RABBITMQ_BASE=/srv/r RABBITMQ_MNESIA_BASE=/srv/r"
        " RABBITMQ_LOG_BASE=/srv/r RABBITMQ_LOGS=- RABBITMQ_ENABLED_PLUGINS_FILE=/srv/r/p"
        " RABBITMQ_NODENAME=shop@localhost timeout 25 /usr/lib/rabbitmq/bin/rabbitmq-server > r.log 2>&1); true",
        runtime="erlang", needs=("/usr/lib/rabbitmq/bin/rabbitmq-server",),
    ),
    lab(
        "rabbitmqctl 3.10", "rabbitmqctl", "node_down", "cannot-connect",
        "HOME=/srv /usr/lib/rabbitmq/bin/rabbitmqctl -n shop@localhost -t 3 list_queues 2>&1",
        "echo abcdefgh > /srv/.erlang.cookie; chmod 400 /srv/.erlang.cookie", runtime="erlang", kind="log",
        also=("connection-refused",), difficulty="medium", needs=("/usr/lib/rabbitmq/bin/rabbitmqctl",),
    ),
    log(
        "supervisord 4 (log)", "supervisor", "command_missing", "command-not-found", "grep worker s.log",
        "printf"
        " '[supervisord]\\nnodaemon=true\\nlogfile=%s/s.log\\npidfile=%s/s.pid\\n'"
        "'[program:worker]\\ncommand=/opt/app/bin/worker\\n'"
        " $PWD $PWD > s.conf; (timeout 4 supervisord -c s.conf); true",
        runtime="python", also=("file-not-found",), needs=("supervisord",),
    ),
    lab(
        "yt-dlp 2023.03", "yt-dlp", "name_unknown", "dns-name-not-found",
        "yt-dlp --no-cache-dir --retries 0 --extractor-retries 0 http://video.example.invalid/watch", "name_server",
        runtime="python", kind="log",
    ),
    lab(
        "yt-dlp 2023.03", "yt-dlp", "forbidden", "http-403", "yt-dlp --no-cache-dir http://shop.example.com/clip.mp4",
        "web 80 '403 Forbidden'", runtime="python", kind="log", peer="shop.example.com",
    ),
    lab(
        "ansible 2.14", "ansible", "host_unreachable", "host-unreachable",
        "ANSIBLE_NOCOLOR=1 ansible -i inv all -m ping", "printf 'gone.example.com ansible_user=deploy\\n' > inv",
        runtime="python", kind="log", peer="gone.example.com:22",
    ),
    lab(
        "ansible-playbook 2.14", "ansible", "task_fails", "address-in-use",
        "ANSIBLE_NOCOLOR=1 ANSIBLE_HOME=/srv ansible-playbook -i localhost, -c local p.yml",
        "serve 8080 hold; printf -- '- hosts: all\\n  gather_facts: false\\n  tasks:\\n  - name: Start the web"
        " server\\n    command: socat TCP-LISTEN:8080 STDOUT\\n' > p.yml",
        runtime="python", kind="log", needs=("ansible-playbook",),
    ),
    lab(
        "ansible-playbook 2.14", "ansible", "none", "none",
        "ANSIBLE_NOCOLOR=1 ANSIBLE_HOME=/srv ansible-playbook -i localhost, -c local p.yml",
        "printf -- '- hosts: all\\n  gather_facts: false\\n  tasks:\\n  - name: Restart if connection was refused\\n   "
        " command: /bin/true\\n  - name: Ignore errors 500\\n    command: /bin/true\\n' > p.yml",
        runtime="python", kind="log", needs=("ansible-playbook",),
    ),
]

SCENARIOS = [*MONITORING, *STORES, *WEB, *BACKUP, *CONTAINERS, *RUST, *SUPERVISED]
