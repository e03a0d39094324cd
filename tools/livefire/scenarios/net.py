"""Network programs and the faults of their peers.

Programs come from Debian 12: apt-get install --no-install-recommends apache2 apache2-utils autossh axel bind9
bind9-dnsutils bind9-host chrony cifs-utils dnsmasq dovecot-imapd dropbear-bin fetchmail fping freeradius-utils git
gnutls-bin haproxy hey httpie inetutils-telnet iperf3 iproute2 iptables iputils-arping iputils-ping iputils-tracepath
isync knot-dnsutils krb5-admin-server krb5-kdc krb5-user ldap-utils ldnsutils lftp libmemcached-tools lighttpd links
locales-all lynx mariadb-client mariadb-server memcached mosquitto mosquitto-clients mtr-tiny mutt ncat nfs-common
nftables nginx nmap ntpdate openssh-client openssh-server openvpn postfix postgresql proxychains4 putty-tools rclone
redis-tools restic rsync rsyslog s-nail samba siege slapd smbclient snmp snmpd socat squid sshfs sshpass stunnel4
tcpdump tftp-hpa tinyproxy tnftp traceroute unbound varnish vsftpd w3m whois wireguard-tools wrk. opensmtpd and
exim4-daemon-light exclude postfix and are unpacked under /opt/net (apt-get download, dpkg -x).

Every scenario runs on a private machine, made with namespaces by net_lab.sh; that takes root.
"""

from pathlib import Path

from scenario import Scenario

LAB = Path(__file__).with_name("net_lab.sh")


def lab(client: str, family: str, fault: str, condition: str, run: str, setup: str = ":", **more) -> Scenario:
    """A scenario whose two scripts run on the private machine."""
    script = f"lab_setup() {{\n{setup}\n}}\nlab_run() {{\n{run}\n}}"
    return Scenario(
        client, family, fault, condition, f"exec bash {LAB} .lab", setup=f"cat > .lab <<'LAB_END'\n{script}\nLAB_END",
        **more,
    )


def log(client: str, family: str, fault: str, condition: str, run: str, setup: str = ":", **more) -> Scenario:
    """The same where what is shown is a log."""
    return lab(client, family, fault, condition, run, setup, **{"kind": "log", "exits": False, **more})


SOCAT = [
    lab(
        "socat 1.7.4", "socat", "refused", "connection-refused", "socat - TCP:db.example.com:5432",
        peer="192.0.2.20:5432",
    ),
    lab(
        "socat 1.7.4 UDP relay (log)", "socat", "no_route_to_peer", "host-unreachable",
        "socat -lp relay -d -d TCP-LISTEN:8443,fork,reuseaddr TCP:gone.example.com:443 2>relay.log & up 8443\n"
        "echo hi | socat -t 3 - TCP:127.0.0.1:8443; sleep 1; cat relay.log",
        peer="192.0.2.77:443", kind="log", exits=False, needs=("socat",),
    ),
    lab(
        "socat 1.7.4", "socat", "connect_timeout", "connection-timed-out",
        "socat -u TCP:slow.example.com:9100,connect-timeout=2 -", peer="198.51.100.7:9100",
    ),
    lab(
        "socat 1.7.4", "socat", "resolver_missing", "dns-temporary-failure", "socat - TCP:metrics.example.org:2003",
        note="No name server is configured.",
    ),
    lab(
        "socat 1.7.4 TCP-LISTEN", "socat", "port_taken", "address-in-use", "socat TCP-LISTEN:8080 STDOUT",
        "serve 8080 hold",
    ),
    lab(
        "socat 1.7.4 TCP-LISTEN as a user", "socat", "low_port_as_user", "permission-denied",
        "as deploy socat TCP-LISTEN:443,fork TCP:app.example.com:8443",
    ),
    lab(
        "socat 1.7.4 OPENSSL", "socat", "certificate_self_signed", "tls-certificate-untrusted",
        "socat -u OPENSSL:api.example.com:8883 -", "certificate self api.example.com; serve 8883 tls:self hold",
    ),
    lab(
        "socat 1.7.4 OPENSSL", "socat", "plain_text_where_tls", "tls-not-tls",
        "socat - OPENSSL:mail.example.com:25,verify=0", "serve 25 'send:220 mail.example.com ESMTP\\r\\n' hold",
    ),
    lab(
        "socat 1.7.4", "socat", "reset_after_request", "connection-reset",
        "(printf 'GET / HTTP/1.0\\r\\n\\r\\n'; sleep 1) | socat -d - TCP:app.example.com:8080",
        "serve 8080 recv sleep:0.2 reset",
    ),
    lab(
        "socat 1.7.4 bind=", "socat", "source_address_not_here", "address-not-available",
        "socat - TCP:api.example.com:80,bind=203.0.113.50",
    ),
    lab(
        "socat 1.7.4 UNIX-CONNECT", "socat", "socket_file_missing", "file-not-found",
        "socat - UNIX-CONNECT:/run/haproxy/admin.sock",
    ),
    lab(
        "socat 1.7.4 PROXY", "socat", "proxy_wants_password", "http-407",
        "socat - PROXY:proxy.example.com:api.example.com:443,proxyport=3128",
        "serve 3128 recv 'send:HTTP/1.0 407 Proxy Authentication Required\\r\\n\\r\\n' close",
    ),
    lab(
        "socat 1.7.4 -d -d", "socat", "none", "none", "echo ping | socat -d -d - TCP:app.example.com:7",
        "serve 7 recv 'send:ping\\n' close", kind="log",
    ),
]

NCAT = [
    lab("ncat 7.93", "ncat", "refused", "connection-refused", "ncat cache.example.com 11211 --send-only"),
    lab("ncat 7.93 -w", "ncat", "connect_timeout", "connection-timed-out", "ncat -w 2 slow.example.com 443"),
    lab("ncat 7.93 -v", "ncat", "host_unreachable", "host-unreachable", "ncat -v gone.example.com 9200"),
    lab("ncat 7.93", "ncat", "name_unknown", "dns-name-not-found", "ncat -v printer.invalid 9100", "name_server"),
    lab("ncat 7.93 -l", "ncat", "port_taken", "address-in-use", "ncat -lk 0.0.0.0 9000", "serve 9000 hold"),
    lab("ncat 7.93 -l as a user", "ncat", "low_port_as_user", "permission-denied", "as deploy ncat -lv 514"),
    lab(
        "ncat 7.93 --ssl-verify", "ncat", "certificate_expired", "tls-certificate-expired",
        "ncat --ssl-verify --ssl-trustfile ca.pem -v api.example.com 8443",
        "authority ca; certificate old api.example.com ca 20240101000000Z 20250101000000Z; serve 8443 tls:old hold",
    ),
    lab(
        "ncat 7.93 --ssl", "ncat", "plain_text_where_tls", "io-error", "ncat -v --ssl mail.example.com 587",
        "serve 587 'send:220 mail.example.com ESMTP Postfix\\r\\n' hold", difficulty="hard", also=("tls-not-tls",),
        note="The program hides what failed: the greeting was no TLS.",
    ),
    lab(
        "ncat 7.93 --proxy", "ncat", "proxy_wants_password", "http-407",
        "ncat -v --proxy proxy.example.com:3128 --proxy-type http api.example.com 443",
        "serve 3128 recv 'send:HTTP/1.1 407 Proxy Authentication Required\\r\\n\\r\\n' close",
    ),
    lab(
        "ncat 7.93 -i", "ncat", "silent", "read-timed-out", "sleep 3 | ncat -v -i 1s legacy.example.com 4000",
        "serve 4000 hold", peer="192.0.2.23:4000",
    ),
    lab(
        "ncat 7.93 -v", "ncat", "none", "none", "ncat -v --recv-only app.example.com 13",
        "serve 13 'send:20 NOV 2026 18:44:33 UTC\\r\\n' close",
    ),
]

TELNET = [
    lab(
        "inetutils telnet 2.4", "telnet", "refused", "connection-refused", "session telnet legacy.example.com 2323",
        kind="transcript", peer="192.0.2.23:2323",
    ),
    lab(
        "inetutils telnet 2.4", "telnet", "host_unreachable", "host-unreachable", "session telnet gone.example.com",
        kind="transcript", peer="192.0.2.77",
    ),
    lab(
        "inetutils telnet 2.4 to SMTP", "telnet", "server_turns_away", "smtp-temporary-failure",
        "sleep 2 | tty telnet mail.example.com 25",
        "serve 25 sleep:0.3 'send:421 4.3.2 mail.example.com Service not available, too many connections\\r\\n' close",
        kind="transcript",
    ),
    lab(
        "inetutils telnet 2.4 to a web server", "telnet", "request_without_host", "http-400",
        "(echo 'GET / HTTP/1.1'; echo; sleep 1) | telnet app.example.com 80",
        "serve 80 recv 'send:HTTP/1.1 400 Bad Request\\r\\nServer: nginx/1.22.1\\r\\nContent-Type:"
        " text/html\\r\\nContent-Length: 157\\r\\nConnection: close\\r\\n\\r\\n<html>\\r\\n<head><title>400 Bad"
        " Request</title></head>\\r\\n<body>\\r\\n<center><h1>400 Bad"
        " Request</h1></center>\\r\\n<hr><center>nginx/1.22.1</center>\\r\\n</body>\\r\\n</html>\\r\\n' close",
        kind="transcript", peer="app.example.com",
    ),
]


VSFTPD = """printf "%s\\n" listen=YES anonymous_enable=YES local_enable=YES seccomp_sandbox=NO write_enable=YES \\
    secure_chroot_dir=/var/run/vsftpd/empty $OPTIONS > /etc/vsftpd.conf
mkdir -p /var/run/vsftpd/empty /srv/ftp /home/deploy
printf "auth required pam_unix.so\\naccount required pam_unix.so\\n" > /etc/pam.d/vsftpd
vsftpd & up 21"""
LFTP = "lftp -e 'set net:max-retries 1; set net:timeout 2; set net:reconnect-interval-base 1; "

FTP = [
    lab("lftp 4.9.2", "lftp", "refused", "connection-refused", f"{LFTP} ls; quit' ftp://files.example.com"),
    lab(
        "lftp 4.9.2", "lftp", "wrong_password", "ftp-login-failed",
        "lftp -e 'ls; quit' -u deploy,falsch files.example.com", VSFTPD, needs=("lftp", "vsftpd"),
    ),
    lab(
        "lftp 4.9.2 get", "lftp", "file_missing", "ftp-transfer-failed",
        f"{LFTP} get nightly/dump.sql.gz; quit' files.example.com", VSFTPD, also=("file-not-found",),
    ),
    lab(
        "lftp 4.9.2 put", "lftp", "upload_forbidden", "ftp-transfer-failed",
        f"echo x > report.csv; {LFTP} put report.csv; quit' files.example.com", VSFTPD, also=("permission-denied",),
    ),
    lab(
        "lftp 4.9.2 ftps", "lftp", "certificate_untrusted", "tls-certificate-untrusted",
        f"{LFTP} ls; quit' -u deploy,x ftps://files.example.com",
        "certificate self files.example.com; serve 990 tls:self 'send:220 ready\\r\\n' hold",
    ),
    lab(
        "lftp 4.9.2", "lftp", "name_unknown", "dns-name-not-found", f"{LFTP} ls; quit' ftp.example.invalid",
        "name_server",
    ),
    lab("lftp 4.9.2", "lftp", "no_route", "network-unreachable", f"{LFTP} ls; quit' ftp://far.example.com"),
    lab(
        "lftp 4.9.2 http", "lftp", "page_missing", "http-404",
        f"{LFTP} get http://files.example.com/nightly/dump.sql.gz; quit'", "web 80 '404 Not Found'",
    ),
    lab(
        "lftp 4.9.2 mirror", "lftp", "none", "none", f"{LFTP} mirror -v; quit' files.example.com",
        VSFTPD + "; echo a > /srv/ftp/errors.log; mkdir /srv/ftp/failed; echo b > /srv/ftp/failed/timeout.txt",
    ),
    lab("tnftp 20210827", "tnftp", "refused", "connection-refused", "tnftp -n files.example.com", peer="192.0.2.24:21"),
    lab(
        "tnftp 20210827 -d", "tnftp", "too_many_clients", "too-many-users", "session tnftp -a files.example.com",
        "serve 21 'send:421 There are too many connected users, please try later.\\r\\n' close",
        also=("ftp-login-failed",), difficulty="medium", note="421 at the greeting: the server takes no more users.",
    ),
    lab(
        "tnftp 20210827 fetching a URL", "tnftp", "unavailable", "http-503", "tnftp -o x http://files.example.com/x",
        "web 80 '503 Service Unavailable'",
    ),
    lab(
        "tnftp 20210827 fetching a URL", "tnftp", "file_missing", "file-not-found",
        "tnftp -o x ftp://files.example.com/debian.iso", VSFTPD, also=("ftp-transfer-failed", "permission-denied"),
        difficulty="hard", note="The program leaves out the 550 of the server.",
    ),
    lab(
        "vsftpd 3.0.3", "vsftpd", "configuration_bad", "configuration-invalid", "tty vsftpd /etc/bad.conf",
        "echo 'anonymous_enabled=YES' > /etc/bad.conf",
    ),
    lab(
        "vsftpd 3.0.3 with a writable chroot", "vsftpd", "writable_root", "configuration-invalid",
        "tnftp -n files.example.com <<< $'user deploy sommer2026\\nls\\nquit'",
        "OPTIONS=chroot_local_user=YES\n" + VSFTPD, also=("ftp-login-failed",), difficulty="medium",
        needs=("vsftpd", "tnftp"), kind="transcript",
    ),
    lab(
        "tftp-hpa 5.2", "tftp", "server_silent", "connection-timed-out", "tftp -v slow.example.com -c get boot.cfg",
        also=("read-timed-out",), peer="198.51.100.7:69",
    ),
]

SSHPASS = "sshpass -p falsch"

SSH = [
    lab(
        "OpenSSH 9.2 ssh", "ssh", "key_unknown", "ssh-permission-denied", "session ssh deploy@files.example.com uptime",
        "ssh_server -o PasswordAuthentication=no; ssh_known", kind="transcript", peer="files.example.com",
    ),
    lab(
        "OpenSSH 9.2 ssh with a password", "ssh", "wrong_password", "ssh-permission-denied",
        f"as deploy {SSHPASS} ssh -T -o NumberOfPasswordPrompts=2 deploy@files.example.com; echo; "
        "as deploy ssh -T -o NumberOfPasswordPrompts=2 deploy@files.example.com",
        "ssh_server; ssh_known", peer="files.example.com",
    ),
    lab(
        "OpenSSH 9.2 ssh", "ssh", "refused", "connection-refused", "ssh -p 2222 deploy@files.example.com hostname",
        peer="files.example.com:2222",
    ),
    lab(
        "OpenSSH 9.2 ssh", "ssh", "host_unreachable", "host-unreachable", "session ssh deploy@gone.example.com",
        kind="transcript", peer="gone.example.com:22",
    ),
    lab(
        "OpenSSH 9.2 ssh", "ssh", "connect_timeout", "connection-timed-out",
        "ssh -o ConnectTimeout=2 deploy@slow.example.com sudo systemctl restart app", peer="slow.example.com:22",
    ),
    lab(
        "OpenSSH 9.2 ssh", "ssh", "network_unreachable_ipv6", "network-unreachable",
        "session ssh -6 deploy@2001:db8:7::9", kind="transcript", peer="[2001:db8:7::9]:22",
    ),
    lab(
        "OpenSSH 9.2 ssh", "ssh", "name_unknown", "dns-name-not-found", "session ssh deploy@bastion.invalid",
        "name_server", kind="transcript",
    ),
    lab(
        "OpenSSH 9.2 ssh", "ssh", "host_key_changed", "ssh-host-key-changed",
        "as deploy ssh -T deploy@files.example.com",
        "ssh_server; ssh_known; cut -d' ' -f1,2 /home/deploy/.ssh/known_hosts > k; "
        "echo \"$(cat k) $(cut -d' ' -f2 /home/deploy/.ssh/id_ed25519.pub)\" > /home/deploy/.ssh/known_hosts",
        peer="files.example.com",
    ),
    lab(
        "OpenSSH 9.2 ssh from cron", "ssh", "host_key_unknown", "ssh-host-key-changed",
        "as deploy ssh -T deploy@files.example.com true", "ssh_server", difficulty="medium",
    ),
    lab(
        "OpenSSH 9.2 ssh -i", "ssh", "key_readable_by_all", "ssh-key-permissions",
        "as deploy ssh -T -i /home/deploy/.ssh/id_ed25519 deploy@files.example.com",
        "ssh_server -o PasswordAuthentication=no; ssh_trust; chmod 644 /home/deploy/.ssh/id_ed25519",
        also=("ssh-permission-denied",), peer="files.example.com",
    ),
    lab(
        "OpenSSH 9.2 ssh", "ssh", "banner_timeout", "connection-timed-out",
        "ssh -T -o ConnectTimeout=2 deploy@files.example.com", "serve 22 hold",
        also=("read-timed-out", "ssh-connection-closed"), peer="192.0.2.24:22",
    ),
    lab(
        "OpenSSH 9.2 ssh", "ssh", "closed_before_reading", "ssh-connection-closed", "ssh -T deploy@files.example.com",
        "serve 22 sleep:0.2 close", difficulty="medium", peer="192.0.2.24:22", also=("connection-reset",),
    ),
    lab(
        "OpenSSH 9.2 ssh", "ssh", "reset_after_banner", "connection-reset", "ssh -T deploy@files.example.com",
        "serve 22 'send:SSH-2.0-OpenSSH_9.2p1 Debian-2\\r\\n' recv reset", also=("ssh-connection-closed",),
        peer="192.0.2.24:22",
    ),
    lab(
        "OpenSSH 9.2 ssh to a web server", "ssh", "not_ssh", "ssh-connection-closed",
        "ssh -T -p 80 deploy@files.example.com", "serve 80 recv 'send:HTTP/1.1 400 Bad Request\\r\\n\\r\\n' close",
        also=("connection-closed-early",), difficulty="medium", peer="192.0.2.24:80",
    ),
    lab(
        "OpenSSH 9.2 ssh to an old device", "ssh", "no_common_kex", "ssh-negotiation-failed",
        "ssh -T admin@legacy.example.com", "ssh_server -o KexAlgorithms=diffie-hellman-group1-sha1",
        peer="192.0.2.23:22",
    ),
    lab(
        "OpenSSH 9.2 ssh to an old device", "ssh", "no_common_cipher", "ssh-negotiation-failed",
        "session ssh -c aes256-gcm@openssh.com admin@legacy.example.com", "ssh_server -o Ciphers=3des-cbc,aes128-cbc",
        kind="transcript", peer="192.0.2.23:22",
    ),
    lab(
        "OpenSSH 9.2 ssh to an old device", "ssh", "no_common_host_key", "ssh-negotiation-failed",
        "ssh -T -o HostKeyAlgorithms=rsa-sha2-512 admin@legacy.example.com", "ssh_server", peer="192.0.2.23:22",
    ),
    lab(
        "OpenSSH 9.2 ssh", "ssh", "bad_option_in_config", "configuration-invalid", "session ssh files.example.com",
        "as deploy mkdir -m 700 /home/deploy/.ssh; printf 'Host *\\n  StrictHostChecking no\\n' >"
        " /home/deploy/.ssh/config",
        kind="transcript",
    ),
    lab(
        "OpenSSH 9.2 ssh", "ssh", "config_writable_by_others", "permission-denied", "session ssh files.example.com",
        "as deploy mkdir -m 700 /home/deploy/.ssh; as deploy touch /home/deploy/.ssh/config; chmod 666"
        " /home/deploy/.ssh/config",
        kind="transcript", also=("configuration-invalid", "ssh-key-permissions"), difficulty="hard",
    ),
    lab(
        "OpenSSH 9.2 ssh -N -L", "ssh", "forwarded_port_taken", "address-in-use",
        "as deploy ssh -N -o ExitOnForwardFailure=yes -L 5432:127.0.0.1:5432 files.example.com",
        "ssh_server; ssh_trust; serve 5432 hold",
    ),
    lab(
        "OpenSSH 9.2 ssh -L", "ssh", "forward_target_refuses", "connection-refused",
        "as deploy ssh -N -L 8080:127.0.0.1:3000 files.example.com & up 8080; echo x | ncat 127.0.0.1 8080; sleep 0.5",
        "ssh_server; ssh_trust", kind="line", exits=False,
    ),
    lab(
        "OpenSSH 9.2 ssh -R", "ssh", "remote_port_taken", "address-in-use",
        "as deploy ssh -N -o ExitOnForwardFailure=yes -R 8080:localhost:3000 files.example.com",
        "ssh_server; ssh_trust; serve 8080 hold", difficulty="hard",
        note="Either the port is taken on the server or forwarding is forbidden.", also=("operation-not-permitted",),
    ),
    lab(
        "OpenSSH 9.2 ssh -W", "ssh", "forwarding_forbidden", "operation-not-permitted",
        "as deploy ssh -W db.example.com:5432 files.example.com", "ssh_server -o AllowTcpForwarding=no; ssh_trust",
        also=("permission-denied", "blocked-by-policy"), difficulty="medium",
    ),
    lab(
        "OpenSSH 9.2 ssh with many keys", "ssh", "too_many_keys", "ssh-permission-denied",
        "as deploy ssh -T -i a -i b -i c deploy@files.example.com",
        "ssh_server -o MaxAuthTries=2; ssh_known; for k in a b c; do ssh-keygen -qt ed25519 -N '' -f $k; done; chown"
        " deploy a b c",
        difficulty="medium", also=("ssh-connection-closed",), peer="192.0.2.24:22",
    ),
    lab(
        "OpenSSH 9.2 ssh ServerAliveInterval", "ssh", "peer_goes_silent", "connection-timed-out",
        "as deploy ssh -o ServerAliveInterval=1 -o ServerAliveCountMax=2 files.example.com 'sleep 30' & sleep 1.5; "
        "iptables -I INPUT -p tcp --dport 22 -j DROP; wait $!",
        "ssh_server; ssh_trust", peer="files.example.com",
    ),
    lab(
        "OpenSSH 9.2 ssh", "ssh", "session_process_killed", "ssh-connection-closed",
        "as deploy ssh -tt files.example.com 'sleep 30' & sleep 1; kill -9 $(pgrep -f 'sshd: deploy'); wait $!",
        "ssh_server; ssh_trust", also=("connection-closed-early", "connection-reset"), peer="files.example.com",
    ),
    lab(
        "OpenSSH 9.2 scp", "scp", "file_missing", "file-not-found",
        "session scp files.example.com:/srv/backup/nightly.tar.gz .", "ssh_server; ssh_trust", kind="transcript",
    ),
    lab(
        "OpenSSH 9.2 scp", "scp", "target_not_writable", "permission-denied",
        "session scp .profile deploy@files.example.com:/etc/app.conf",
        "ssh_server; ssh_trust; as deploy touch /home/deploy/.profile", kind="transcript",
    ),
    lab(
        "OpenSSH 9.2 scp -O", "scp", "target_full", "disk-full",
        "as deploy scp -O -q big files.example.com:/home/deploy/small/",
        "ssh_server; ssh_trust; mkdir /home/deploy/small; mount -t tmpfs -o size=1m tmpfs /home/deploy/small; "
        "chown deploy: /home/deploy/small; truncate -s 3M big",
    ),
    lab(
        "OpenSSH 9.2 sftp", "sftp", "subsystem_missing", "connection-closed-early", "as deploy sftp files.example.com",
        "sed -i /^Subsystem/d /etc/ssh/sshd_config; ssh_server; ssh_trust", difficulty="hard",
        also=("ssh-connection-closed",),
    ),
    lab(
        "OpenSSH 9.2 sftp -b", "sftp", "commands_fail", "file-not-found",
        "printf 'cd upload\\nput report.csv\\n' > batch; as deploy sftp -b batch files.example.com",
        "ssh_server; ssh_trust",
    ),
    lab(
        "OpenSSH 9.2 sftp", "sftp", "shell_prints_text", "protocol-error", "as deploy sftp files.example.com",
        "ssh_server; ssh_trust; echo 'echo Welcome to files' > /home/deploy/.bashrc; sed -i '/^Subsystem/s|.*|Subsystem"
        ' sftp bash -c "echo Welcome; exec /usr/lib/openssh/sftp-server"|\' /etc/ssh/sshd_config; kill $(cat'
        " /run/sshd.pid); sleep 0.3; /usr/sbin/sshd; up 22",
        difficulty="hard", also=("message-too-long", "invalid-data"),
        note="Text of the shell start files is taken for a packet length.",
    ),
    lab(
        "OpenSSH 9.2 ssh-add", "ssh-add", "no_agent", "cannot-connect", "session ssh-add", kind="transcript",
        difficulty="medium", also=("file-not-found",),
    ),
    lab(
        "OpenSSH 9.2 ssh-add", "ssh-add", "agent_socket_gone", "file-not-found",
        "SSH_AUTH_SOCK=/run/agent.1822 ssh-add -l", also=("cannot-connect",),
    ),
    lab(
        "OpenSSH 9.2 ssh-copy-id", "ssh-copy-id", "refused", "connection-refused",
        "as deploy ssh-copy-id files.example.com",
        "as deploy ssh-keygen -qt ed25519 -N '' -f /home/deploy/.ssh/id_ed25519", peer="files.example.com:22",
    ),
    log(
        "OpenSSH 9.2 sshd (log)", "sshd", "wrong_password", "ssh-permission-denied", "grep ssh2 /var/log/syslog",
        "syslog; ssh_server; ssh_known; rm /var/log/sshd.log; kill $(cat /run/sshd.pid); sleep 0.3; /usr/sbin/sshd -o"
        f" UsePAM=no; up 22; as deploy {SSHPASS} ssh oracle@files.example.com; as deploy {SSHPASS} ssh"
        " deploy@files.example.com; sleep 0.3",
        needs=("ssh", "rsyslogd"),
    ),
    log(
        "OpenSSH 9.2 sshd (log)", "sshd", "home_writable_by_others", "ssh-permission-denied",
        "tail -n 3 /var/log/sshd.log",
        "ssh_server -o LogLevel=VERBOSE; ssh_trust; chmod 777 /home/deploy; "
        "as deploy ssh -o BatchMode=yes files.example.com true",
        needs=("ssh",), difficulty="medium", also=("permission-denied", "ssh-key-permissions"),
    ),
    log(
        "OpenSSH 9.2 sshd", "sshd", "port_taken", "address-in-use", "/usr/sbin/sshd -D -e -p 22", "ssh_server",
        exits=True, needs=("ssh",),
    ),
    lab(
        "OpenSSH 9.2 sshd", "sshd", "no_host_keys", "configuration-invalid", "/usr/sbin/sshd",
        "rm -f /etc/ssh/ssh_host_*", also=("file-not-found",), needs=("ssh",), difficulty="medium",
    ),
    lab(
        "OpenSSH 9.2 sshd -t", "sshd", "bad_option", "configuration-invalid", "/usr/sbin/sshd -t",
        "ssh_server; sed -i '3i PermitRootLogon no' /etc/ssh/sshd_config; echo 'MaxSessions viele' >>"
        " /etc/ssh/sshd_config",
        needs=("ssh",),
    ),
    log(
        "OpenSSH 9.2 sshd (log)", "sshd", "client_without_common_kex", "ssh-negotiation-failed",
        "cat /var/log/sshd.log",
        "ssh_server; ssh -o KexAlgorithms=diffie-hellman-group14-sha1 deploy@files.example.com; sleep 0.3",
        needs=("ssh",), peer="192.0.2.24",
    ),
    log(
        "OpenSSH 9.2 sshd (log)", "sshd", "key_file_readable_by_all", "ssh-key-permissions", "cat sshd.err",
        "ssh_server; chmod 644 /etc/ssh/ssh_host_ed25519_key; kill $(cat /run/sshd.pid); sleep 0.2; "
        "/usr/sbin/sshd -D -e 2> sshd.err",
        needs=("ssh",), difficulty="medium", also=("configuration-invalid",),
    ),
    log(
        "OpenSSH 9.2 sshd (log)", "sshd", "none", "none", "cat /var/log/sshd.log",
        "ssh_server; ssh_trust; as deploy ssh files.example.com true; as deploy ssh files.example.com false; sleep 0.3",
        needs=("ssh",),
    ),
    lab(
        "OpenSSH 9.2 ssh -v", "ssh", "none", "none", "as deploy ssh -v files.example.com true", "ssh_server; ssh_trust",
        kind="log",
    ),
    lab(
        "OpenSSH 9.2 ssh-keygen and ssh-copy-id", "ssh-copy-id", "none", "none",
        "as deploy sshpass -p sommer2026 ssh-copy-id files.example.com", "ssh_server; ssh_known",
    ),
    lab(
        "OpenSSH 9.2 sftp", "sftp", "none", "none",
        "printf 'put errors.log\\nls -l\\nrename errors.log failed.log\\n' > batch; touch errors.log; as deploy sftp -b"
        " batch files.example.com",
        "ssh_server; ssh_trust",
    ),
    lab(
        "PuTTY plink 0.78", "plink", "refused", "connection-refused", "plink -batch -P 2222 deploy@files.example.com",
    ),
    lab(
        "PuTTY plink 0.78 -batch", "plink", "host_key_unknown", "ssh-host-key-changed",
        "plink -batch deploy@files.example.com uptime", "ssh_server", difficulty="medium", peer="files.example.com:22",
    ),
    lab(
        "PuTTY pscp 0.78", "pscp", "wrong_password", "ssh-permission-denied",
        "pscp -batch -pw falsch -hostkey \"$(ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub | cut -d' ' -f2)\" f"
        " deploy@files.example.com:",
        "ssh_server; touch f",
    ),
    lab(
        "dropbear dbclient 2022.83", "dbclient", "refused", "connection-refused",
        "dbclient -y deploy@files.example.com", peer="files.example.com:22",
    ),
    lab(
        "dropbear dbclient 2022.83", "dbclient", "key_unknown", "ssh-permission-denied",
        "dbclient -y deploy@files.example.com", "ssh_server -o PasswordAuthentication=no", peer="files.example.com:22",
    ),
    lab(
        "autossh 1.4g", "autossh", "ssh_fails_at_once", "connection-refused",
        "as deploy env AUTOSSH_LOGFILE=/home/deploy/log AUTOSSH_LOGLEVEL=7 AUTOSSH_GATETIME=30 autossh -M 0 -N -L"
        " 5433:localhost:5432 db.example.com; cat /home/deploy/log",
        kind="log", exits=False, peer="db.example.com:22",
    ),
    lab(
        "sshfs 3.7", "sshfs", "reset", "connection-reset",
        "sshfs -o StrictHostKeyChecking=no deploy@files.example.com: mnt",
        "mkdir mnt; serve 22 reset; chmod 666 /dev/fuse; mknod /dev/fuse c 10 229",
    ),
]

RSYNCD = """mkdir -p /srv/data; echo a > /srv/data/a
printf "%s\\n" "use chroot = no" "$TOP" "[data]" "path = /srv/data" "$MODULE" > /etc/rsyncd.conf
echo "deploy:geheim" > /etc/rsyncd.secrets; chmod 600 /etc/rsyncd.secrets
rsync --daemon --address=192.0.2.24; up 873"""

RSYNC = [
    lab(
        "rsync 3.5 to a daemon", "rsync", "refused", "connection-refused", "rsync -av files.example.com::data/ copy/",
        peer="files.example.com",
    ),
    lab(
        "rsync 3.5 to a daemon", "rsync", "wrong_password", "logon-failure",
        "RSYNC_PASSWORD=falsch rsync -a rsync://deploy@files.example.com/data/ copy/",
        'MODULE="auth users = deploy\nsecrets file = /etc/rsyncd.secrets"\n' + RSYNCD, also=("permission-denied",),
    ),
    lab(
        "rsync 3.5 to a daemon", "rsync", "module_unknown", "not-found", "rsync -a files.example.com::backup/ copy/",
        RSYNCD, also=("path-not-found", "file-not-found"), difficulty="medium",
    ),
    lab(
        "rsync 3.5 to a daemon", "rsync", "module_read_only", "read-only-filesystem",
        "rsync -a report/ files.example.com::data/", "mkdir report; touch report/a\n" + RSYNCD,
        also=("permission-denied",), difficulty="medium",
    ),
    lab(
        "rsync 3.5 to a daemon", "rsync", "host_not_allowed", "permission-denied", "rsync files.example.com::data/",
        "MODULE='hosts allow = 10.0.0.0/8'\n" + RSYNCD,
    ),
    lab(
        "rsync 3.5 --timeout", "rsync", "silent", "read-timed-out", "rsync --timeout=1 files.example.com::data/ copy/",
        "serve 873 hold", also=("connection-timed-out",),
    ),
    lab(
        "rsync 3.5 --contimeout", "rsync", "connect_timeout", "connection-timed-out",
        "rsync --contimeout=1 slow.example.com::data/ copy/",
    ),
    lab(
        "rsync 3.5 over ssh", "rsync", "host_key_unknown", "ssh-host-key-changed",
        "as deploy rsync -a /etc/hostname files.example.com:", "ssh_server", difficulty="medium",
    ),
    lab(
        "rsync 3.5 over ssh", "rsync", "rsync_missing_there", "command-not-found",
        "as deploy rsync -a --rsync-path=/opt/rsync/bin/rsync /etc/hostname files.example.com:",
        "ssh_server; ssh_trust",
    ),
    lab(
        "rsync 3.5 over ssh", "rsync", "no_route", "host-unreachable",
        "rsync -az /etc/hostname deploy@gone.example.com:/backup/", peer="gone.example.com:22",
    ),
    lab(
        "rsync 3.5 over ssh", "rsync", "shell_prints_text", "protocol-error",
        "as deploy rsync -a /etc/hostname files.example.com:",
        "ssh_server; ssh_trust; echo 'echo Welcome to files, deploy' > /home/deploy/.bashrc", difficulty="hard",
        also=("invalid-data",),
    ),
    log(
        "rsync 3.5 daemon (log)", "rsync", "clients_fail", "logon-failure", "grep -v connect /var/log/rsyncd.log",
        'TOP="log file = /var/log/rsyncd.log" MODULE="auth users = deploy\nsecrets file = /etc/rsyncd.secrets"\n'
        + RSYNCD
        + "; RSYNC_PASSWORD=x rsync -a rsync://deploy@files.example.com/data/ copy/; sleep 0.3",
        difficulty="medium", also=("permission-denied",),
    ),
    lab(
        "rsync 3.5 -avh --stats", "rsync", "none", "none", "rsync -avh --stats files.example.com::data/ copy/",
        "mkdir -p /srv/data/failed; echo x > /srv/data/failed/error.log\n" + RSYNCD,
    ),
]

REPO = """as deploy git config --global init.defaultBranch main; as deploy git config --global user.name Deploy
as deploy git config --global user.email deploy@example.com; install -d -o deploy /srv/git /srv/app
as deploy git init -q --bare /srv/git/app.git; as deploy mkdir work
cd work; as deploy git init -q
head -c 300000 /dev/urandom > data.bin; as deploy git add .; as deploy git commit -qm "First"
as deploy git push -q /srv/git/app.git main; cd .."""

GIT = [
    lab(
        "git clone over http", "git", "refused", "cannot-connect",
        "as deploy git clone http://git.example.com:3000/team/app.git", peer="git.example.com:3000",
        also=("connection-refused",),
    ),
    lab(
        "git pull over https", "git", "name_unknown", "dns-name-not-found",
        "as deploy git ls-remote https://git.example.invalid/app.git", "name_server",
    ),
    lab(
        "git clone over https", "git", "certificate_self_signed", "tls-certificate-untrusted",
        "as deploy git clone https://git.example.com/team/app.git",
        "certificate self git.example.com; serve 443 tls:self hold", peer="git.example.com",
    ),
    lab(
        "git clone over https", "git", "certificate_for_another_host", "tls-hostname-mismatch",
        "export GIT_SSL_CAINFO=$PWD/ca.pem; as deploy git clone https://git.example.com/team/app.git",
        "authority ca; certificate other shop.example.com ca; serve 443 tls:other hold", peer="git.example.com",
    ),
    lab(
        "git clone over http", "git", "password_wanted", "git-authentication-failed",
        "as deploy git clone http://git.example.com/team/app.git",
        "web 80 '401 Unauthorized' 'WWW-Authenticate: Basic realm=\"Gitea\"'", also=("http-401",),
    ),
    lab(
        "git push over http", "git", "wrong_password", "git-authentication-failed",
        "as deploy git push http://deploy:alt@git.example.com/team/app.git HEAD",
        "web 80 '401 Unauthorized' 'WWW-Authenticate: Basic realm=\"Gitea\"'; as deploy git init -q; as deploy git -c"
        " user.name=D -c user.email=d@example.com commit -q --allow-empty -m First",
        also=("http-401",),
    ),
    lab(
        "git push over http", "git", "forbidden", "http-403",
        "as deploy git push http://git.example.com/team/app.git HEAD",
        "web 80 '403 Forbidden'; as deploy git init -q; as deploy git -c user.name=D "
        "-c user.email=d@example.com commit -q --allow-empty -m First",
        peer="git.example.com",
    ),
    lab(
        "git clone over http", "git", "repository_missing", "git-repository-not-found",
        "as deploy git clone http://git.example.com/team/ap.git", "web 80 '404 Not Found'", also=("http-404",),
    ),
    lab(
        "git clone over http", "git", "bad_gateway", "http-502",
        "as deploy git clone http://git.example.com/team/app.git", "web 80 '502 Bad Gateway'", peer="git.example.com",
    ),
    lab(
        "git clone over http", "git", "closed_at_once", "connection-closed-early",
        "as deploy git clone http://git.example.com/team/app.git", "serve 80 recv close", peer="git.example.com",
    ),
    lab(
        "git fetch over http", "git", "reset_after_request", "connection-reset",
        "as deploy git ls-remote http://git.example.com/team/app.git", "serve 80 recv reset", peer="git.example.com",
    ),
    lab(
        "git clone over https to a plain port", "git", "not_tls", "tls-not-tls",
        "as deploy git clone https://git.example.com:8080/app.git", "web 8080 '400 Bad Request'",
        peer="git.example.com:8080",
    ),
    lab(
        "git clone over ssh", "git", "key_unknown", "ssh-permission-denied",
        "session git clone git@git.example.com:team/app.git", "ssh_server -o PasswordAuthentication=no; ssh_known",
        also=("git-authentication-failed",), kind="transcript", peer="git.example.com",
    ),
    lab(
        "git clone over ssh", "git", "repository_missing", "git-repository-not-found",
        "as deploy git clone ssh://git.example.com/srv/git/ap.git", "ssh_server; ssh_trust",
    ),
    lab(
        "git push over ssh, host key changed", "git", "host_key_changed", "ssh-host-key-changed",
        "as deploy git ls-remote ssh://git.example.com/srv/git/app.git",
        "ssh_server; ssh_known; cd /home/deploy/.ssh; "
        "ssh-keygen -qt ed25519 -N '' -f other; sed 's/^/git.example.com /' other.pub > known_hosts",
        also=(), peer="git.example.com",
    ),
    lab(
        "git clone over the git protocol", "git", "not_exported", "git-repository-not-found",
        "as deploy git clone git://git.example.com/team/app.git", "git daemon --base-path=/srv --reuseaddr & up 9418",
        also=("permission-denied",),
    ),
    lab(
        "git clone over the git protocol", "git", "connect_timeout", "connection-timed-out",
        "as deploy git clone git://slow.example.com/app.git", peer="slow.example.com",
    ),
    lab(
        "git clone over the git protocol", "git", "reset_after_request", "connection-reset",
        "as deploy git clone git://git.example.com/app.git", "serve 9418 recv reset", also=("git-transfer-failed",),
    ),
    lab(
        "git clone over ssh", "git", "cut_in_pack", "git-transfer-failed",
        "as deploy git clone ssh://git.example.com/srv/git/app.git",
        REPO
        + "; ssh_server; ssh_trust; sed -i 's|^|command=\"git-upload-pack /srv/git/app.git \\| stdbuf -o0 head -c"
        " 90000\" |' /home/deploy/.ssh/authorized_keys",
        also=("connection-closed-early",),
    ),
    lab(
        "git push over ssh", "git", "not_fast_forward", "git-push-rejected",
        "cd work; as deploy git commit -q --amend -m Again; as deploy git push git.example.com:/srv/git/app.git main",
        REPO + "; ssh_server; ssh_trust",
    ),
    lab(
        "git push over ssh", "git", "hook_declines", "git-push-rejected",
        "cd work; as deploy git commit -q --allow-empty -m WIP; as deploy git push git.example.com:/srv/git/app.git"
        " main",
        REPO
        + "; ssh_server; ssh_trust; printf '#!/bin/sh\\necho \"main is protected: open a merge request\"; exit 1\\n' "
        "> /srv/git/app.git/hooks/pre-receive; chmod +x /srv/git/app.git/hooks/pre-receive",
    ),
    lab(
        "git push over ssh", "git", "target_not_writable", "permission-denied",
        "cd work; as deploy git commit -q --allow-empty -m Next; as deploy git push git.example.com:/srv/git/app.git"
        " main",
        REPO
        + "; ssh_server; ssh_trust; chown -R root: /srv/git/app.git; as deploy git config --global safe.directory '*'",
        difficulty="hard", also=("git-push-rejected",),
        note="The other side may not write; it says only what it could not create.",
    ),
    lab(
        "git clone over ssh, in German", "git", "name_unknown", "dns-name-not-found",
        "as deploy git clone git@git.example.invalid:app.git", "name_server", language="de", locale="de_DE.UTF-8",
        also=(),
    ),
    lab(
        "git clone over http, in French", "git", "repository_missing", "git-repository-not-found",
        "as deploy git clone http://git.example.com/equipe/site.git", "web 80 '404 Not Found'", language="fr",
        locale="fr_FR.UTF-8", also=("http-404",),
    ),
    lab(
        "git clone over http, in Spanish", "git", "server_error", "http-500",
        "as deploy git clone http://git.example.com/equipo/web.git", "web 80 '500 Internal Server Error'",
        language="es", locale="es_ES.UTF-8", peer="git.example.com",
    ),
    lab(
        "git push over ssh, in Chinese", "git", "not_fast_forward", "git-push-rejected",
        "cd work; as deploy git commit -q --amend -m Again; as deploy git push git.example.com:/srv/git/app.git main",
        REPO + "; ssh_server; ssh_trust", language="zh-CN", locale="zh_CN.UTF-8",
    ),
    lab(
        "git clone over http, in Russian", "git", "password_wanted", "git-authentication-failed",
        "as deploy git clone http://deploy:x@git.example.com/team/app.git",
        "web 80 '401 Unauthorized' 'WWW-Authenticate: Basic realm=\"Gitea\"'", language="ru", locale="ru_RU.UTF-8",
        also=("http-401",),
    ),
    lab(
        "git clone over ssh", "git", "none", "none",
        "as deploy git clone --progress ssh://git.example.com/srv/git/app.git", REPO + "; ssh_server; ssh_trust",
    ),
    lab(
        "git push over ssh", "git", "none", "none",
        "cd work; as deploy git commit -q --allow-empty -m 'Fix error 500 on timeout'; "
        "as deploy git push git.example.com:/srv/git/app.git main",
        REPO + "; ssh_server; ssh_trust",
    ),
]

HTTP = [
    lab(
        "HTTPie 3.2", "httpie", "refused", "connection-refused", "http --ignore-stdin :5000/health", needs=("http",),
        peer="localhost:5000",
    ),
    lab(
        "HTTPie 3.2", "httpie", "name_unknown", "dns-name-not-found",
        "http --ignore-stdin GET http://shop.example.invalid/cart", "name_server", needs=("http",),
    ),
    lab(
        "HTTPie 3.2", "httpie", "certificate_self_signed", "tls-certificate-untrusted",
        "https --ignore-stdin api.example.com/v1/users", "certificate self api.example.com; serve 443 tls:self hold",
        needs=("https",), peer="api.example.com:443",
    ),
    lab(
        "HTTPie 3.2 --timeout", "httpie", "silent", "read-timed-out",
        "http --ignore-stdin --timeout=1 api.example.com/report", "serve 80 recv hold", needs=("http",),
        also=("operation-timed-out",), difficulty="medium",
    ),
    lab(
        "HTTPie 3.2", "httpie", "token_expired", "token-expired",
        "http --ignore-stdin api.example.com/v1/orders 'Authorization: Bearer eyJhbGciOi'",
        "serve 80 recv 'send:HTTP/1.1 401 Unauthorized\\r\\nContent-Type: application/json\\r\\nWWW-Authenticate:"
        ' Bearer error="invalid_token", error_description="The access token expired"\\r\\nContent-Length:'
        ' 61\\r\\n\\r\\n{"error":"invalid_token","error_description":"token expired"}\' close',
        needs=("http",),
    ),
    lab(
        "HTTPie 3.2 --check-status", "httpie", "unavailable", "http-503",
        "http --ignore-stdin --check-status --headers api.example.com/v1/orders",
        "web 80 '503 Service Unavailable' 'Retry-After: 120'", needs=("http",),
    ),
    lab(
        "HTTPie 3.2", "httpie", "redirects_in_a_ring", "http-too-many-redirects",
        "http --ignore-stdin --follow app.example.com/login", "web 80 '302 Found' 'Location: /login'", needs=("http",),
    ),
    lab(
        "HTTPie 3.2 through a proxy", "httpie", "proxy_refused", "proxy-connection-failed",
        "https --ignore-stdin --proxy=https:http://proxy.example.com:3128 api.example.com/", needs=("https",),
        also=("connection-refused",),
    ),
    lab(
        "HTTPie 3.2", "httpie", "closed_in_body", "connection-closed-early",
        "http --ignore-stdin --download api.example.com/export.csv",
        "serve 80 recv 'send:HTTP/1.1 200 OK\\r\\nContent-Type: text/csv\\r\\nContent-Length:"
        " 500\\r\\n\\r\\nid;name\\n1;a\\n' close",
        needs=("http",),
    ),
    lab(
        "HTTPie 3.2", "httpie", "none", "none",
        "http --ignore-stdin POST api.example.com/v1/jobs retries:=3 on_error=abort",
        "serve 80 recv 'send:HTTP/1.1 201 Created\\r\\nContent-Type: application/json\\r\\nX-RateLimit-Remaining:"
        ' 429\\r\\nContent-Length: 67\\r\\n\\r\\n{"id":503,"errors":[],"status":"queued","last_error":null,"code":0} '
        " ' close",
        needs=("http",),
    ),
    lab(
        "lynx 2.9 -dump", "lynx", "refused", "cannot-connect", "lynx -dump http://app.example.com:8080/",
        also=("connection-refused",), peer="app.example.com:8080",
    ),
    lab(
        "lynx 2.9 -dump", "lynx", "name_unknown", "dns-name-not-found", "lynx -dump http://www.example.invalid/",
        "name_server",
    ),
    lab(
        "lynx 2.9 -dump, in German", "lynx", "refused", "cannot-connect", "lynx -dump http://app.example.com:8080/",
        language="de", locale="de_DE.UTF-8", also=("connection-refused",), peer="app.example.com:8080",
    ),
    lab(
        "w3m 0.5.3 -dump", "w3m", "refused", "cannot-connect", "w3m -dump http://app.example.com:8080/",
        also=("connection-refused",), difficulty="hard", note="The program gives no reason.",
        peer="app.example.com:8080",
    ),
    lab(
        "w3m 0.5.3 -dump", "w3m", "certificate_self_signed", "tls-certificate-untrusted",
        "echo n | w3m -dump https://shop.example.com/", "certificate self shop.example.com; serve 443 tls:self hold",
        peer="shop.example.com",
    ),
    lab("links 2.28 -dump", "links", "refused", "connection-refused", "links -dump http://app.example.com:8080/"),
    lab(
        "links 2.28 -dump", "links", "name_unknown", "dns-name-not-found", "links -dump http://www.example.invalid/",
        "name_server",
    ),
    lab(
        "links 2.28 -dump", "links", "reset", "connection-reset", "links -dump http://app.example.com/",
        "serve 80 recv reset",
    ),
    lab(
        "axel 2.17", "axel", "file_missing", "http-404", "axel http://files.example.com/debian.iso",
        "web 80 '404 Not Found'", peer="files.example.com",
    ),
]

SCENARIOS = [*SOCAT, *NCAT, *TELNET, *FTP, *SSH, *RSYNC, *GIT, *HTTP]
