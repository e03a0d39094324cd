# A private machine for one scenario: its own network, processes, host name and writable copies of /etc and /var, and empty
# /run, /srv and home folders. Nothing that happens inside can be seen outside, and every process ends with it.
#
#     net_lab.sh FILE      FILE defines lab_setup (its output is thrown away) and lab_run (its output is the record)
#
# The machine is web1, 192.0.2.10 on eth0, without a default route. 192.0.2.20 to 192.0.2.29 and 2001:db8::20 are its own
# too and stand for the hosts named below. Nothing answers for the other addresses of 192.0.2.0/24 (host unreachable),
# packets to 198.51.100.0/24 vanish (timeout), and there is no route to 203.0.113.0/24 (network unreachable).

if [ "${LAB_INSIDE:-}" = "" ]; then
    exec env -i LAB_INSIDE=1 LC_ALL="$LC_ALL" LAB_LOG="${LAB_LOG:-}" TERM=dumb HOME=/root USER=root LOGNAME=root \
        PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        unshare --mount --net --uts --ipc --pid --fork --kill-child --mount-proc bash "${BASH_SOURCE[0]}" "$1"
fi
unset LAB_INSIDE
FAULTS="$(dirname "$(dirname "$(realpath "${BASH_SOURCE[0]}")")")/faults.py"

lab_up() {
    hostname web1
    mount -t tmpfs tmpfs /media
    local folder
    for folder in etc var; do
        mkdir -p "/media/$folder/upper" "/media/$folder/work"
        mount -t overlay overlay -o "lowerdir=/$folder,upperdir=/media/$folder/upper,workdir=/media/$folder/work" "/$folder"
    done
    mount -t tmpfs tmpfs /run
    mount -t tmpfs -o mode=700 tmpfs /root
    mount -t tmpfs tmpfs /home
    mount -t tmpfs tmpfs /srv
    mkdir -p /run/lock /run/sshd /run/postgresql /run/mysqld /media/dev
    chmod 1777 /run/lock /run/postgresql /run/mysqld
    mount --bind /dev /media/dev
    mount -t tmpfs -o mode=755 tmpfs /dev
    local node
    for node in null zero full random urandom tty; do
        touch "/dev/$node"
        mount --bind "/media/dev/$node" "/dev/$node"
    done
    mkdir -p /dev/shm /dev/pts /dev/net
    ln -s /proc/self/fd /dev/fd
    ln -s /proc/self/fd/0 /dev/stdin
    ln -s /proc/self/fd/1 /dev/stdout
    ln -s /proc/self/fd/2 /dev/stderr
    mount -t tmpfs -o mode=1777 tmpfs /dev/shm
    mount -t devpts -o ptmxmode=666,newinstance devpts /dev/pts
    ln -s pts/ptmx /dev/ptmx
    mknod /dev/net/tun c 10 200
    rm -f /etc/resolv.conf /etc/hostname
    : > /etc/resolv.conf
    echo web1 > /etc/hostname
    sed -i "/:1000:/d" /etc/passwd /etc/group
    echo "deploy:x:1000:1000::/home/deploy:/bin/bash" >> /etc/passwd
    echo "deploy:x:1000:" >> /etc/group
    echo 'deploy:$6$lab$DbuTpD3qN2OkFPkpBgOKaLfEPllKYQZrh.Ne/kWVZ/oYj9GClgvR95ZQogIOwRzJJcboIJOPw/8gsrV4FKK5k0:19000:0:99999:7:::' >> /etc/shadow
    mkdir -m 755 /home/deploy
    chown 1000:1000 /home/deploy
    chown deploy: .
    chmod 755 .
    cat > /etc/hosts <<-END
		127.0.0.1 localhost
		::1 localhost
		192.0.2.10 web1.example.com web1
		192.0.2.20 db.example.com
		192.0.2.21 cache.example.com
		192.0.2.22 app.example.com
		192.0.2.23 legacy.example.com
		192.0.2.24 files.example.com
		192.0.2.25 git.example.com
		192.0.2.26 mail.example.com
		192.0.2.27 api.example.com
		192.0.2.28 proxy.example.com
		192.0.2.29 shop.example.com
		2001:db8::20 six.example.com
		192.0.2.77 gone.example.com
		198.51.100.7 slow.example.com
		203.0.113.9 far.example.com
	END
    ip link set lo up
    ip link add eth0 type veth peer name wire0
    ip link set wire0 up
    ip link set eth0 up
    ip addr add 192.0.2.10/24 dev eth0
    for node in {20..29}; do
        ip addr add "192.0.2.$node/32" dev lo
    done
    ip addr add 2001:db8::20/128 dev lo nodad
    ip route add 198.51.100.0/24 via 192.0.2.1
    ip neigh add 192.0.2.1 lladdr "$(ip -br link show wire0 | awk '{ print $3 }')" dev eth0 nud permanent
    sysctl -qw net.ipv4.tcp_syn_retries=1 net.ipv4.tcp_retries2=3 net.ipv4.ip_unprivileged_port_start=1024
    sysctl -qw net.ipv4.neigh.eth0.mcast_solicit=2 net.ipv4.neigh.eth0.retrans_time_ms=400
    sysctl -qw net.ipv4.ping_group_range="0 2147483647"
}

# Runs a command on a terminal of its own.
tty() {
    script -qec "$(printf "%q " "$@")" /dev/null </dev/stdin | tr -d "\r"
    return "${PIPESTATUS[0]}"
}

# The same as deploy, after the prompt and the command as a terminal shows them.
session() {
    echo "deploy@web1:~\$ $*"
    cd /home/deploy || return
    tty setpriv --reuid deploy --regid deploy --init-groups env HOME=/home/deploy USER=deploy LOGNAME=deploy "$@"
}

# Waits until something listens on the TCP port.
up() {
    local tries
    for tries in {1..200}; do
        ss -Hltn | grep -q ":$1 " && return
        sleep 0.05
    done
}

# serve PORT STEP...: a server that does these steps on every connection; see faults.py.
serve() {
    /usr/bin/python3 "$FAULTS" "$@" </dev/null >/dev/null 2>&1 &
    up "$1"
}

# web PORT STATUS [HEADER]: answers every request with this status line.
web() {
    serve "$1" recv "send:HTTP/1.1 $2\r\n${3:+$3\r\n}Content-Length: 0\r\nConnection: close\r\n\r\n" close
}

as() {
    local user="$1"
    shift
    env HOME="$(getent passwd "$user" | cut -d: -f6)" USER="$user" LOGNAME="$user" setpriv --reuid "$user" --regid "$user" --init-groups "$@"
}

# authority NAME: makes NAME.pem and NAME.key, a certificate authority of one's own.
authority() {
    openssl req -x509 -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.pem" -days 3650 -subj "/O=Example/CN=Example $1 CA"
}

# certificate NAME HOST [AUTHORITY [FROM UNTIL]]: makes NAME.pem and NAME.key for HOST; self-signed without AUTHORITY.
certificate() {
    local from="${4:-$(date -u -d yesterday +%Y%m%d000000Z)}" until="${5:-$(date -u -d "+1 year" +%Y%m%d000000Z)}"
    openssl req -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.csr" -subj "/CN=$2"
    : > .index
    echo 01 > .serial
    echo "[ca]
default_ca=own
[own]
database=.index
serial=.serial
new_certs_dir=.
default_md=sha256
policy=any
unique_subject=no
copy_extensions=copy
[any]
commonName=supplied" > .ca.conf
    local by="${3:-$1}" self=""
    [ "${3:-}" = "" ] && self="-selfsign"
    openssl ca -batch -config .ca.conf $self -keyfile "$by.key" ${3:+-cert "$by.pem"} -in "$1.csr" -out "$1.pem" -notext \
        -startdate "$from" -enddate "$until" -extfile <(echo "subjectAltName=DNS:$2")
    rm -f .index* .serial* .ca.conf 0?.pem "$1.csr"
}

# name_server OPTION...: dnsmasq answers on 127.0.0.1 without asking anyone; names ending in .invalid do not exist.
name_server() {
    dnsmasq --no-hosts --no-resolv --local=/invalid/ --cache-size=0 --pid-file= "$@"
    echo "nameserver 127.0.0.1" > /etc/resolv.conf
}

# Lets syslog write to /var/log/syslog.
syslog() {
    rm -f /etc/rsyslog.d/*
    cat > /etc/rsyslog.conf <<-END
		module(load="imuxsock")
		\$ActionFileDefaultTemplate RSYSLOG_TraditionalFileFormat
		\$FileOwner root
		*.* /var/log/syslog
	END
    : > /var/log/syslog
    rsyslogd
    until [ -S /dev/log ]; do sleep 0.05; done
}

# Waits until a file holds a line like this.
until_line() {
    local tries
    for tries in {1..200}; do
        grep -q "$2" "$1" && return
        sleep 0.1
    done
}

# ssh_server [OPTION...]: an OpenSSH server with a new host key; deploy has a key pair, which the server does not know.
ssh_server() {
    rm -f /etc/ssh/ssh_host_*
    ssh-keygen -q -t ed25519 -N "" -C "" -f /etc/ssh/ssh_host_ed25519_key
    as deploy mkdir -p -m 700 /home/deploy/.ssh
    as deploy ssh-keygen -q -t ed25519 -N "" -C deploy@web1 -f /home/deploy/.ssh/id_ed25519
    /usr/sbin/sshd -o UsePAM=no -E /var/log/sshd.log "$@"
    up 22
}

# The server knows deploy's key; deploy knows the server's.
ssh_trust() {
    as deploy cp /home/deploy/.ssh/id_ed25519.pub /home/deploy/.ssh/authorized_keys
    ssh_known
}

ssh_known() {
    sed "s/^/files.example.com,192.0.2.24,git.example.com,192.0.2.25 /" /etc/ssh/ssh_host_ed25519_key.pub > /home/deploy/.ssh/known_hosts
    chown deploy: /home/deploy/.ssh/known_hosts
}

lab_up >"${LAB_LOG:-/dev/null}" 2>&1
source "$1"
rm -f "$1"
cd "$PWD" || exit 1
lab_setup >/dev/null 2>/dev/null </dev/null
lab_run
