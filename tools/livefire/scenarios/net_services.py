"""Name servers, mail, directories, proxies, web servers, tunnels and monitoring; for the packages see net.py."""

from scenarios.net import lab, log

# Web server behind a proxy, on app.example.com.
BACKEND = "web 8080 '200 OK'"

NAMED = """mkdir -p /run/named /var/cache/bind; chown bind /run/named /var/cache/bind; rm -f /etc/bind/rndc.key
cat > /etc/bind/named.conf <<'CONF'
options { directory "/var/cache/bind"; listen-on port 53 { 192.0.2.20; }; listen-on-v6 { none; };
  recursion no; dnssec-validation no; };
zone "example.org" { type primary; file "/etc/bind/db.example.org"; };
CONF
printf '%s\\n' '$TTL 300' '@ IN SOA ns1 admin (1 3600 600 86400 300)' '  IN NS ns1' 'ns1 IN A 192.0.2.20' \\
    'www IN A 192.0.2.22' > /etc/bind/db.example.org
"""

DNS = [
    lab(
        "host 9.18", "host", "name_unknown", "dns-name-not-found", "host shop.example.invalid 127.0.0.1", "name_server"
    ),
    lab(
        "host 9.18", "host", "server_silent", "dns-timeout", "host -W 1 -R 1 www.example.org 198.51.100.7",
        peer="198.51.100.7",
    ),
    lab(
        "host 9.18", "host", "no_address_of_this_kind", "dns-no-data", "host -t AAAA db.example.net 127.0.0.1",
        "name_server --local=/example.net/ --host-record=db.example.net,192.0.2.20", difficulty="medium",
    ),
    lab(
        "nslookup 9.18", "nslookup", "name_unknown", "dns-name-not-found", "session nslookup printer.invalid",
        "name_server", kind="transcript",
    ),
    lab(
        "nslookup 9.18", "nslookup", "server_refuses", "dns-failure", "session nslookup www.example.net 192.0.2.20",
        NAMED + "named -u bind; sleep 1.5", kind="transcript", difficulty="medium", peer="192.0.2.20",
    ),
    lab(
        "nslookup 9.18", "nslookup", "no_server_reached", "dns-timeout",
        "session nslookup -timeout=1 -retry=1 www.example.org", "echo 'nameserver 198.51.100.7' > /etc/resolv.conf",
        kind="transcript", peer="198.51.100.7",
    ),
    lab(
        "nslookup 9.18", "nslookup", "nothing_listens", "connection-refused",
        "session nslookup www.example.org 192.0.2.22", kind="transcript", also=("dns-timeout", "port-unreachable"),
        peer="192.0.2.22:53",
    ),
    lab(
        "kdig 3.2", "kdig", "server_silent", "dns-timeout", "kdig +time=1 +retry=0 @198.51.100.7 www.example.org",
        peer="198.51.100.7:53", also=("connection-timed-out",),
    ),
    lab(
        "kdig 3.2 +tls", "kdig", "certificate_self_signed", "tls-certificate-untrusted",
        "kdig +tls-ca +tls-hostname=dns.example.com +time=2 +retry=0 @192.0.2.20 www.example.org",
        "certificate self dns.example.com; serve 853 tls:self hold", difficulty="medium",
        also=("tls-handshake-failure",), peer="192.0.2.20:853",
    ),
    lab(
        "drill 1.8", "drill", "nothing_listens", "dns-failure", "drill @192.0.2.22 www.example.org", difficulty="hard",
        also=("connection-refused", "cannot-connect", "dns-timeout"),
        note="Nothing listens there; the program gives no reason.",
    ),
    lab("getent 2.36", "getent", "none", "none", "getent -s files ahosts db.example.com"),
    lab(
        "dnsmasq 2.89", "dnsmasq", "port_taken", "address-in-use", "dnsmasq --no-daemon --conf-file=/dev/null -p 53",
        "name_server",
    ),
    lab(
        "dnsmasq 2.89", "dnsmasq", "option_unknown", "configuration-invalid", "dnsmasq --test -C dnsmasq.conf",
        "printf 'domain-needed\\nserver=/example.com/\\nno-resov\\n' > dnsmasq.conf",
    ),
    lab(
        "dnsmasq 2.89 --log-queries", "dnsmasq", "none", "none", "sleep 0.5; cat q.log",
        "(dnsmasq --no-daemon --no-resolv --conf-file=/dev/null --address=/app.example.net/192.0.2.22 -p 5353 -q "
        "--log-facility=$PWD/q.log &); sleep 0.5; dig @127.0.0.1 -p 5353 app.example.net",
        kind="log", exits=False,
    ),
    lab(
        "named-checkconf 9.18", "named-checkconf", "semicolon_missing", "configuration-invalid",
        "named-checkconf named.conf",
        "printf 'options {\\n  recursion no\\n  directory \"/var/cache/bind\";\\n};\\n' > named.conf",
        also=("syntax-error",),
    ),
    lab(
        "named-checkzone 9.18", "named-checkzone", "zone_broken", "configuration-invalid",
        "named-checkzone example.org db.example.org",
        "printf '$TTL 300\\n@ IN SOA ns1 admin (1 3600 600 86400 300)\\n IN NS ns1\\nwww IN A 192.0.2.256\\n' >"
        " db.example.org",
        difficulty="medium", also=("parse-error",),
    ),
    log(
        "named 9.18 (log)", "named", "transfer_refused", "connection-refused",
        "grep -e transfer -e refresh -e primary named.log | head -6",
        NAMED
        + 'echo \'zone "example.net" { type secondary; primaries { 192.0.2.22; }; file "db.net"; };\' >>'
        " /etc/bind/named.conf; (named -g -u bind > named.log 2>&1 &); sleep 3",
        peer="192.0.2.22:53",
    ),
    log(
        "named 9.18 (log)", "named", "zone_file_missing", "file-not-found", "grep zone named.log",
        NAMED + "rm /etc/bind/db.example.org; (named -g -u bind > named.log 2>&1 &); sleep 2",
    ),
    log(
        "named 9.18 (log)", "named", "none", "none", "head -30 named.log",
        NAMED + "(named -g -u bind > named.log 2>&1 &); sleep 2",
    ),
    lab(
        "unbound-checkconf 1.17", "unbound", "option_unknown", "configuration-invalid",
        "unbound-checkconf unbound.conf", "printf 'server:\\n  interface: 0.0.0.0\\n  do-ip7: no\\n' > unbound.conf",
        needs=("unbound-checkconf",),
    ),
    log(
        "unbound 1.17 (log)", "unbound", "port_taken", "address-in-use", "timeout 5 unbound -d -c unbound.conf",
        'printf \'server:\\n  interface: 127.0.0.1\\n  chroot: ""\\n  username: ""\\n  use-syslog: no\\n\' >'
        " unbound.conf; name_server",
    ),
]

POSTFIX = """cp /usr/share/postfix/master.cf.dist /etc/postfix/master.cf; touch /etc/postfix/main.cf; newaliases
syslog; postconf -e myhostname=mail.example.com mydestination=mail.example.com,localhost inet_interfaces=all \\
    relayhost='[192.0.2.22]:2526' \\
    inet_protocols=ipv4 smtp_connect_timeout=2 smtpd_relay_restrictions=reject_unauth_destination \\
    smtp_tls_security_level=none smtp_host_lookup=native compatibility_level=3.6 alias_maps= $OPTIONS
postconf -M smtp/inet='smtp inet n - n - - smtpd'; postconf -MF '*/*/chroot=n'
postfix start; up 25
"""
SEND = "printf 'Subject: Invoice\\n\\nhi\\n' | sendmail -f billing@example.com ada@example.org; sleep 2\n"
MAIL_LOG = (
    "grep -e 'status=' -e warning -e fatal -e error -e reject -e timeout -e lost /var/log/syslog | grep -v -e"
    " postfix-script"
)


def postfix(fault: str, condition: str, setup: str, run: str = MAIL_LOG, **more):
    return log(
        "postfix 3.7 (log)", "postfix", fault, condition, run, setup, **{"needs": ("postfix", "rsyslogd"), **more}
    )


MAIL = [
    postfix("relay_refuses_connection", "connection-refused", POSTFIX + SEND, peer="192.0.2.22:2526"),
    postfix(
        "relay_unreachable", "host-unreachable", "OPTIONS=relayhost=[192.0.2.77]:587\n" + POSTFIX + SEND,
        peer="192.0.2.77:587",
    ),
    postfix(
        "relay_silent", "connection-timed-out", "OPTIONS=relayhost=[198.51.100.7]:25\n" + POSTFIX + SEND + "sleep 2",
        peer="198.51.100.7:25",
    ),
    postfix(
        "name_unknown", "dns-name-not-found",
        "name_server; OPTIONS='relayhost= smtp_host_lookup=dns'\n"
        + POSTFIX
        + SEND.replace("example.org", "example.invalid"),
        also=("dns-temporary-failure",),
    ),
    postfix(
        "recipient_rejected", "smtp-rejected",
        "OPTIONS=relayhost=[192.0.2.22]:2525\n"
        + POSTFIX
        + "serve 2525 'send:220 relay ESMTP\\r\\n' recv 'send:250 relay\\r\\n' recv 'send:250 2.1.0 Ok\\r\\n' recv "
        "'send:550 5.7.1 <ada@example.org>: Relay access denied\\r\\n' recv 'send:250 Ok\\r\\n' hold\n"
        + SEND,
        peer="192.0.2.22:2525",
    ),
    postfix(
        "greylisted", "smtp-temporary-failure",
        "OPTIONS=relayhost=[192.0.2.22]:2525\n"
        + POSTFIX
        + "serve 2525 'send:220 relay ESMTP\\r\\n' recv 'send:250 relay\\r\\n' recv 'send:250 2.1.0 Ok\\r\\n' recv"
        " 'send:450 4.2.0 <ada@example.org>: Recipient address rejected: Greylisted, see policy\\r\\n' recv 'send:250"
        " Ok\\r\\n' hold\n"
        + SEND,
        peer="192.0.2.22:2525",
    ),
    postfix(
        "closed_in_greeting", "connection-closed-early",
        "OPTIONS=relayhost=[192.0.2.22]:2525\n" + POSTFIX + "serve 2525 sleep:0.2 close\n" + SEND,
        peer="192.0.2.22:2525",
    ),
    postfix(
        "relay_certificate_untrusted", "tls-certificate-untrusted",
        "OPTIONS='relayhost=[192.0.2.22]:2525 smtp_tls_security_level=verify smtp_tls_wrappermode=no'\n"
        + POSTFIX
        + "certificate self mail.example.com; serve 2525 'send:220 relay ESMTP\\r\\n' recv 'send:250-relay\\r\\n250"
        " STARTTLS\\r\\n' recv 'send:220 go\\r\\n' tls:self hold\n"
        + SEND,
        peer="192.0.2.22:2525", difficulty="medium", also=("tls-hostname-mismatch",),
    ),
    postfix(
        "name_of_relay_not_resolved", "dns-temporary-failure",
        "OPTIONS=relayhost=[smarthost.example.com]:587\n" + POSTFIX + SEND,
    ),
    postfix(
        "relay_wants_no_plain_password", "smtp-authentication-failed",
        "OPTIONS='relayhost=[192.0.2.22]:2525 smtp_sasl_auth_enable=yes "
        "smtp_sasl_password_maps=static:app:alt smtp_sasl_security_options=noanonymous'\n"
        + POSTFIX
        + "serve 2525 'send:220 relay ESMTP\\r\\n' recv 'send:250-relay\\r\\n250 AUTH PLAIN LOGIN\\r\\n' recv "
        "'send:535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6\\r\\n' hold\n"
        + SEND,
        peer="192.0.2.22:2525",
    ),
    postfix(
        "client_may_not_relay", "smtp-rejected",
        POSTFIX
        + "(echo 'EHLO web1'; sleep 0.3; echo 'MAIL FROM:<a@example.org>'; sleep 0.3; echo 'RCPT TO:<b@example.net>';"
        " sleep 0.5; echo QUIT; sleep 0.3) | ncat 192.0.2.26 25",
        difficulty="easy",
    ),
    postfix(
        "mailbox_full", "disk-full",
        "mkdir /srv/mail; mount -t tmpfs -o size=8k,mode=1777 tmpfs /srv/mail; "
        "OPTIONS='mail_spool_directory=/srv/mail'\n"
        + POSTFIX
        + "head -c 60000 /dev/zero | tr '\\0' x | fold -w 70 | "
        "sendmail -f billing@example.com deploy@mail.example.com; sleep 2",
    ),
    postfix(
        "user_unknown", "smtp-rejected", POSTFIX + SEND.replace("ada@example.org", "nobody7@mail.example.com"),
        "grep -e nobody7 /var/log/syslog", difficulty="medium",
    ),
    postfix(
        "none", "none",
        "OPTIONS=relayhost=[192.0.2.22]:2525\n"
        + POSTFIX
        + "serve 2525 'send:220 relay ESMTP\\r\\n' recv 'send:250 relay\\r\\n' recv 'send:250 2.1.0 Ok\\r\\n' recv"
        " 'send:250 2.1.5 Ok\\r\\n' recv 'send:354 End data\\r\\n' recv 'send:250 2.0.0 Ok: queued as"
        " 4A1C4503E0\\r\\n' hold\n"
        + SEND,
        "grep postfix/ /var/log/syslog",
    ),
    lab(
        "s-nail 14.9", "s-nail", "server_refused", "connection-refused",
        "echo hi | s-nail -Sv15-compat -Smta=smtp://mail.example.com:25 -Ssmtp-auth=none -r app@example.com -s Test"
        " ada@example.org; sleep 1; cat /root/dead.letter 2>/dev/null | head -0",
    ),
    lab(
        "mutt 2.2", "mutt", "server_refused", "connection-refused",
        "echo hi | mutt -e 'set smtp_url=smtp://mail.example.com:2526/ from=app@example.com copy=no' -s Test"
        " ada@example.org",
        also=("cannot-connect",), peer="mail.example.com",
    ),
    lab(
        "fetchmail 6.4", "fetchmail", "refused", "connection-refused", "fetchmail --nosyslog -f rc",
        "echo 'poll mail.example.com proto imap user ada password geheim ssl' > rc; chmod 600 rc",
        peer="192.0.2.26:993",
    ),
    lab(
        "fetchmail 6.4", "fetchmail", "certificate_self_signed", "tls-certificate-untrusted", "fetchmail -f rc",
        "echo 'poll mail.example.com proto imap user ada password geheim ssl' > rc; chmod 600 rc; certificate self"
        " mail.example.com; serve 993 tls:self 'send:* OK IMAP4rev1 ready\\r\\n' hold",
        peer="mail.example.com", kind="log",
    ),
    lab(
        "fetchmail 6.4", "fetchmail", "wrong_password", "logon-failure", "fetchmail -f rc",
        "echo 'poll mail.example.com proto pop3 user ada password alt' > rc; chmod 600 rc; serve 110 'send:+OK POP3"
        " ready\\r\\n' recv 'send:-ERR unknown command\\r\\n' recv 'send:+OK\\r\\n' recv 'send:-ERR [AUTH]"
        " Authentication failed.\\r\\n' recv hold",
    ),
    lab(
        "mbsync 1.4 (isync)", "mbsync", "wrong_password", "logon-failure", "mbsync -c rc all",
        "printf 'IMAPAccount w\\nHost mail.example.com\\nUser ada\\nPass alt\\nSSLType None\\nAuthMechs"
        " LOGIN\\n\\nIMAPStore r\\nAccount w\\n\\nMaildirStore l\\nPath m/\\nInbox m/I\\n\\nChannel all\\nFar"
        " :r:\\nNear :l:\\n' > rc; mkdir m; serve 143 'send:* OK [CAPABILITY IMAP4rev1] ready\\r\\n' recv 'send:1 NO"
        " [AUTHENTICATIONFAILED] Authentication failed.\\r\\n' hold",
    ),
    lab(
        "mbsync 1.4 (isync)", "mbsync", "closed_at_once", "connection-closed-early", "mbsync -c rc all",
        "printf 'IMAPAccount w\\nHost mail.example.com\\nUser ada\\nPass alt\\nSSLType None\\n\\nIMAPStore r\\nAccount"
        " w\\n\\nMaildirStore l\\nPath m/\\nInbox m/I\\n\\nChannel all\\nFar :r:\\nNear :l:\\n' > rc; mkdir m; serve"
        " 143 sleep:0.2 close",
        peer="192.0.2.26:143",
    ),
    log(
        "dovecot 2.3 (log)", "dovecot", "port_taken", "address-in-use", "grep -v Warning: dovecot.log | head",
        "printf 'protocols = imap\\nssl = no\\nlog_path = %s/dovecot.log\\nmail_location = maildir:~/m\\n' $PWD >"
        " d.conf; serve 143 hold; chmod 755 .; dovecot -c $PWD/d.conf; sleep 1",
    ),
    lab(
        "doveconf 2.3", "dovecot", "setting_unknown", "configuration-invalid", "doveconf -c d.conf -n",
        "printf 'protocols = imap\\nsll = no\\n' > d.conf", needs=("doveconf",),
    ),
]

SLAPD = """mkdir -p /srv/ldap/db; cat > slapd.conf <<'CONF'
include /etc/ldap/schema/core.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile /run/slapd.pid
database mdb
suffix "dc=example,dc=com"
rootdn "cn=admin,dc=example,dc=com"
rootpw geheim
directory /srv/ldap/db
CONF
printf '%s\\n' 'dn: dc=example,dc=com' 'objectClass: dcObject' 'objectClass: organization' 'o: Example' 'dc: example' \\
    > base.ldif
slapadd -f slapd.conf -l base.ldif; slapd -f slapd.conf -h ldap://192.0.2.20:389; up 389
"""
ADMIN = "-x -H ldap://db.example.com -D cn=admin,dc=example,dc=com"

DIRECTORIES = [
    lab(
        "ldapsearch 2.5", "ldapsearch", "refused", "cannot-connect",
        "ldapsearch -x -H ldap://db.example.com -b dc=example,dc=com", also=("connection-refused",),
        difficulty="medium",
    ),
    lab(
        "ldapsearch 2.5", "ldapsearch", "wrong_password", "ldap-bind-failed",
        f"ldapsearch {ADMIN} -w alt -b dc=example,dc=com", SLAPD,
    ),
    lab(
        "ldapsearch 2.5", "ldapsearch", "base_missing", "not-found",
        f"ldapsearch {ADMIN} -w geheim -b ou=people,dc=example,dc=com", SLAPD, also=("path-not-found",),
        difficulty="medium",
    ),
    lab(
        "ldapsearch 2.5 -ZZ", "ldapsearch", "certificate_self_signed", "tls-certificate-untrusted",
        "ldapsearch -x -H ldaps://db.example.com -b dc=example,dc=com -d 1 2>&1 | tail -6",
        "certificate self db.example.com; serve 636 tls:self hold", exits=False, difficulty="medium",
    ),
    lab(
        "ldapadd 2.5", "ldapadd", "entry_exists", "file-exists", f"ldapadd {ADMIN} -w geheim -f base.ldif", SLAPD,
        difficulty="hard", note="Result 68 of LDAP: the entry is already there.",
    ),
    lab(
        "ldapmodify 2.5", "ldapmodify", "rights_missing", "permission-denied",
        "printf 'dn: dc=example,dc=com\\nchangetype: modify\\nreplace: o\\no: Neu\\n' | ldapmodify -x -H"
        " ldap://db.example.com",
        SLAPD, difficulty="medium", also=("ldap-bind-failed",),
    ),
    lab(
        "ldapwhoami 2.5", "ldapwhoami", "connect_timeout", "connection-timed-out",
        "ldapwhoami -x -H ldap://slow.example.com -o nettimeout=1 -d 1 2>&1 | tail -5", exits=False,
        also=("cannot-connect",), difficulty="medium",
    ),
    lab(
        "slapd 2.5", "slapd", "port_taken", "address-in-use", "slapd -f slapd.conf -h ldap://192.0.2.20:389 -d 256",
        SLAPD, kind="log",
    ),
    lab(
        "slaptest 2.5", "slapd", "option_unknown", "configuration-invalid", "slaptest -f slapd.conf",
        "printf 'include /etc/ldap/schema/core.schema\\ndatabas mdb\\n' > slapd.conf", needs=("slaptest",),
    ),
    lab(
        "slapd 2.5 -d stats", "slapd", "none", "none", "sleep 0.3; cat slapd.log",
        SLAPD
        + "kill $(cat /run/slapd.pid); sleep 0.3; (slapd -f slapd.conf -h ldap://192.0.2.20:389 -d 256 > slapd.log"
        f" 2>&1 &); up 389; ldapsearch {ADMIN} -w geheim -b dc=example,dc=com",
        kind="log", exits=False,
    ),
    lab(
        "kinit (MIT 1.20)", "kinit", "no_kdc", "cannot-connect", "echo x | kinit ada@EXAMPLE.COM",
        "printf '[libdefaults]\\ndefault_realm = EXAMPLE.COM\\n[realms]\\nEXAMPLE.COM = {\\n kdc = 192.0.2.22\\n}\\n' >"
        " /etc/krb5.conf",
        difficulty="medium", also=("domain-not-found", "connection-refused"),
    ),
    lab(
        "kinit (MIT 1.20)", "kinit", "realm_unknown", "domain-not-found", "echo x | kinit ada@CORP.EXAMPLE.INVALID",
        "name_server", difficulty="medium", also=("dns-name-not-found", "not-found"),
    ),
    lab(
        "kinit (MIT 1.20)", "kinit", "wrong_password", "logon-failure", "echo falsch | kinit ada@EXAMPLE.COM",
        "printf '[libdefaults]\\ndefault_realm = EXAMPLE.COM\\ndns_lookup_kdc = false\\n[realms]\\nEXAMPLE.COM = {\\n"
        " kdc = 127.0.0.1\\n}\\n' > /etc/krb5.conf; mkdir -p /etc/krb5kdc /var/lib/krb5kdc; kdb5_util create -s -r"
        " EXAMPLE.COM -P master; kadmin.local -q 'addprinc -pw geheim ada'; krb5kdc; up 88; sleep 0.5",
    ),
    lab(
        "kinit (MIT 1.20)", "kinit", "principal_unknown", "logon-failure", "echo x | kinit eve@EXAMPLE.COM",
        "printf '[libdefaults]\\ndefault_realm = EXAMPLE.COM\\ndns_lookup_kdc = false\\n[realms]\\nEXAMPLE.COM = {\\n"
        " kdc = 127.0.0.1\\n}\\n' > /etc/krb5.conf; mkdir -p /etc/krb5kdc /var/lib/krb5kdc; kdb5_util create -s -r"
        " EXAMPLE.COM -P master; krb5kdc; up 88; sleep 0.5",
        difficulty="medium", also=("not-found",),
    ),
    lab(
        "kinit (MIT 1.20)", "kinit", "account_expired", "account-disabled", "echo geheim | kinit ada@EXAMPLE.COM",
        "printf '[libdefaults]\\ndefault_realm = EXAMPLE.COM\\ndns_lookup_kdc = false\\n[realms]\\nEXAMPLE.COM = {\\n"
        " kdc = 127.0.0.1\\n}\\n' > /etc/krb5.conf; mkdir -p /etc/krb5kdc /var/lib/krb5kdc; kdb5_util create -s -r"
        " EXAMPLE.COM -P master; kadmin.local -q 'addprinc -pw geheim -expire 2025-01-01 ada'; krb5kdc; up 88;"
        " sleep 0.5",
        difficulty="medium",
    ),
    lab(
        "kadmin.local (MIT 1.20)", "kadmin.local", "no_database", "file-not-found",
        "kadmin.local -r EXAMPLE.COM listprincs", "rm -rf /var/lib/krb5kdc",
    ),
    lab("klist (MIT 1.20)", "klist", "no_tickets", "file-not-found", "klist", difficulty="medium", also=("not-found",)),
    lab(
        "smbclient 4.17", "smbclient", "refused", "connection-refused", "smbclient -N -L //files.example.com",
        peer="files.example.com",
    ),
    lab(
        "smbclient 4.17", "smbclient", "host_unreachable", "host-unreachable", "smbclient -N -L //gone.example.com",
        peer="gone.example.com",
    ),
    lab(
        "smbclient 4.17", "smbclient", "wrong_password", "logon-failure", "smbclient -U ada%alt //127.0.0.1/data -c ls",
        "mkdir -p /srv/data /run/samba /var/lib/samba/private /var/log/samba; printf '[global]\\nserver role ="
        " standalone\\nlog file = /srv/smb.log\\n[data]\\npath = /srv/data\\n' > /etc/samba/smb.conf; useradd -M ada;"
        " printf 'geheim\\ngeheim\\n' | smbpasswd -s -a ada; smbd -D; up 445",
    ),
    lab(
        "smbclient 4.17", "smbclient", "share_missing", "network-name-not-found",
        "smbclient -U ada%geheim //127.0.0.1/backup -c ls",
        "mkdir -p /srv/data /run/samba /var/lib/samba/private /var/log/samba; printf '[global]\\nserver role ="
        " standalone\\nlog file = /srv/smb.log\\n[data]\\npath = /srv/data\\n' > /etc/samba/smb.conf; useradd -M ada;"
        " printf 'geheim\\ngeheim\\n' | smbpasswd -s -a ada; smbd -D; up 445",
    ),
    lab(
        "smbclient 4.17 get", "smbclient", "file_missing", "file-not-found",
        "smbclient -U ada%geheim //127.0.0.1/data -c 'get plan.ods'",
        "mkdir -p /srv/data /run/samba /var/lib/samba/private /var/log/samba; printf '[global]\\nserver role ="
        " standalone\\nlog file = /srv/smb.log\\n[data]\\npath = /srv/data\\n' > /etc/samba/smb.conf; useradd -M ada;"
        " printf 'geheim\\ngeheim\\n' | smbpasswd -s -a ada; smbd -D; up 445",
    ),
    lab(
        "testparm 4.17", "testparm", "none", "none", "testparm -s smb.conf",
        "printf '[global]\\nworkgroup = OFFICE\\n[errors]\\npath = /srv\\nmax "
        "connections = 500\\n' > smb.conf; mkdir -p /run/samba /var/lib/samba /var/cache/samba",
        kind="log",
    ),
    lab(
        "mount.cifs 7.0", "mount.cifs", "kernel_without_cifs", "operation-not-supported",
        "mount -t cifs //files.example.com/data /mnt -o guest,vers=3.0", difficulty="hard", also=("device-not-found",),
        note="The kernel does not know the file system.",
    ),
    lab(
        "snmpget 5.9", "snmpget", "no_agent", "connection-timed-out",
        "snmpget -v2c -c public -t 1 -r 1 198.51.100.7 .1.3.6.1.2.1.1.3.0", "mkdir -p /var/lib/snmp/cert_indexes",
        peer="198.51.100.7", also=("read-timed-out",),
    ),
    lab(
        "snmpwalk 5.9 v3", "snmpwalk", "user_unknown", "logon-failure",
        "snmpwalk -v3 -l authNoPriv -u monitor -a SHA -A falschfalsch -t 1 -r 0 127.0.0.1 .1.3.6.1.2.1.1",
        "mkdir -p /var/lib/snmp; echo 'agentaddress udp:127.0.0.1:161' > snmpd.conf; snmpd -C -c snmpd.conf; sleep 1",
        difficulty="medium",
    ),
    lab(
        "radtest (freeradius-utils 3.2)", "radtest", "server_silent", "connection-timed-out",
        "radtest -t pap ada geheim 198.51.100.7 0 testing123", difficulty="medium",
        also=("read-timed-out", "connection-closed-early"), peer="198.51.100.7:1812",
    ),
]

NGINX = """mkdir -p /var/log/nginx /var/lib/nginx /run; cat > nginx.conf <<CONF
worker_processes 1; error_log /srv/error.log; pid /run/nginx.pid;
events {{ }}
http {{ access_log /srv/access.log; proxy_connect_timeout 1s; proxy_read_timeout 1s; {http}
  server {{ listen 80; server_name www.example.com; {server} }} }}
CONF
nginx -c $PWD/nginx.conf; up 80; {then}
"""
HAPROXY = """cat > haproxy.cfg <<'CONF'
global
    log stderr format raw local0
defaults
    mode http
    log global
    option httplog
    timeout connect 1s
    timeout client 2s
    timeout server 1s
    retries 1
frontend www
    bind 192.0.2.10:80
    default_backend app
backend app
    {}
CONF
(haproxy -f haproxy.cfg > haproxy.log 2>&1 &); up 80; {}
"""


def nginx(
    fault: str, condition: str, server: str, then: str = "curl -s http://www.example.com/cart", http: str = "", **more
):
    setup = "echo '192.0.2.10 www.example.com' >> /etc/hosts\n" + NGINX.format(http=http, server=server, then=then)
    return log("nginx 1.22 error.log", "nginx", fault, condition, "sleep 0.2; cat /srv/error.log", setup, **more)


def haproxy(fault: str, condition: str, backend: str, then: str = "curl -s http://192.0.2.10/cart", **more):
    return log(
        "haproxy 2.6 (log)", "haproxy", fault, condition, "sleep 0.3; cat haproxy.log", HAPROXY.format(backend, then),
        **more,
    )


def apache(fault: str, condition: str, conf: str, setup: str = "", run: str = "", **more):
    """httpd in the foreground with modules for proxying."""
    modules = (
        "mpm_event authz_core authz_host authn_core authn_file auth_basic authz_user proxy proxy_http proxy_fcgi alias"
        " dir log_config"
    )
    start = (
        f"{{ for m in {modules}; do [ -e /usr/lib/apache2/modules/mod_$m.so ] && echo LoadModule ${{m}}_module"
        " /usr/lib/apache2/modules/mod_$m.so; done; printf '%s\\n' 'ServerName www.example.com' 'Listen 192.0.2.10:80'"
        " 'PidFile /run/a.pid' 'ErrorLog /srv/error.log' 'DocumentRoot /srv' 'LogLevel notice' 'User www-data' 'Group"
        ' www-data\' "$CONF"; } > httpd.conf; echo 192.0.2.10 www.example.com >> /etc/hosts\n'
    )
    default = "cat /srv/error.log"
    return log(
        "Apache httpd 2.4 (error log)", "apache2", fault, condition, run or default, f"CONF='{conf}'\n{start}{setup}",
        **more,
    )


START_APACHE = "apache2 -d $PWD -f $PWD/httpd.conf; up 80; curl -s http://www.example.com/cart; sleep 1.2"
SQUID = """mkdir -p /var/log/squid /run/squid; chown proxy /var/log/squid /run/squid .
cat > squid.conf <<CONF
http_port 192.0.2.28:3128
cache_log /srv/cache.log
access_log stdio:/srv/access.log
pid_filename /run/squid/squid.pid
http_access allow all
connect_timeout 1 second
shutdown_lifetime 1 second
cache deny all
CONF
install -o proxy -m 755 -d /srv; squid -f $PWD/squid.conf; up 3128
"""

PROXIES = [
    nginx(
        "upstream_refused", "connection-refused", "location / { proxy_pass http://192.0.2.22:9000; }",
        peer="192.0.2.22:9000",
    ),
    nginx(
        "upstream_group_down", "no-live-upstreams", "location / { proxy_pass http://shop; }",
        "for i in 1 2 3 4; do curl -s http://www.example.com/cart; done",
        "upstream shop { server 192.0.2.22:9000; server 192.0.2.23:9000; }", also=("connection-refused",),
        difficulty="hard", note="The refused connections come first and are the reason why no upstream is left.",
    ),
    nginx(
        "upstream_silent", "read-timed-out", "location / { proxy_pass http://192.0.2.22:9000; }",
        "serve 9000 recv hold; curl -s http://www.example.com/report", peer="192.0.2.22:9000",
    ),
    nginx(
        "upstream_unreachable", "connection-timed-out", "location / { proxy_pass http://198.51.100.7:8080; }",
        peer="198.51.100.7:8080",
    ),
    nginx(
        "upstream_closes", "connection-closed-early", "location / { proxy_pass http://192.0.2.22:9000; }",
        "serve 9000 recv close; curl -s http://www.example.com/", peer="192.0.2.22:9000",
    ),
    nginx(
        "upstream_reset", "connection-reset", "location / { proxy_pass http://192.0.2.22:9000; }",
        "serve 9000 recv reset; curl -s http://www.example.com/api/v1/orders", peer="192.0.2.22:9000",
    ),
    nginx(
        "upstream_tls_to_plain_port", "tls-not-tls", "location / { proxy_pass https://192.0.2.22:9000; }",
        "web 9000 '400 Bad Request'; curl -s http://www.example.com/", peer="192.0.2.22:9000",
    ),
    nginx(
        "upstream_header_too_big", "buffer-too-small", "location / { proxy_pass http://192.0.2.22:9000; }",
        "serve 9000 recv \"send:HTTP/1.1 200 OK\\r\\nSet-Cookie: $(head -c 9000 /dev/zero | tr '\\0' a)\\r\\n\\r\\n\""
        " close; curl -s http://www.example.com/login",
        difficulty="medium", also=("http-protocol-error",),
    ),
    nginx(
        "upstream_speaks_no_http", "http-protocol-error", "location / { proxy_pass http://192.0.2.22:9000; }",
        "serve 9000 recv 'send:SSH-2.0-OpenSSH_9.2p1\\r\\n' close; curl -s http://www.example.com/",
        difficulty="medium", peer="192.0.2.22:9000",
    ),
    nginx(
        "body_too_large", "http-413", "client_max_body_size 1k; location / { proxy_pass http://192.0.2.22:9000; }",
        "head -c 5000 /dev/zero | curl -s --data-binary @- http://www.example.com/upload",
    ),
    nginx("file_missing", "file-not-found", "root /srv/www;", "curl -s http://www.example.com/favicon.ico"),
    nginx(
        "file_not_readable", "permission-denied", "root /srv/www;",
        "mkdir -p /srv/www; install -m 600 /dev/null /srv/www/list.pdf; curl -s http://www.example.com/list.pdf",
    ),
    nginx(
        "name_of_upstream_unknown", "dns-name-not-found",
        "resolver 127.0.0.1; set \\$target backend.example.invalid; location / { proxy_pass http://\\$target; }",
        "name_server; curl -s http://www.example.com/",
    ),
    lab(
        "nginx 1.22 -t", "nginx", "upstream_name_unknown", "dns-name-not-found", "nginx -t -c $PWD/nginx.conf",
        "printf 'events { }\\nhttp {\\n  upstream app { server backend.invalid:9000; }\\n}\\n' > nginx.conf",
        also=("configuration-invalid",), difficulty="medium",
    ),
    lab(
        "nginx 1.22 -t", "nginx", "certificate_and_key_differ", "configuration-invalid", "nginx -t -c $PWD/nginx.conf",
        "certificate a a.example.com; certificate b b.example.com; printf 'events { }\\nhttp { server { listen 443 ssl;"
        " ssl_certificate a.pem; ssl_certificate_key b.key; } }\\n' > nginx.conf; mkdir -p /var/log/nginx",
        difficulty="medium",
    ),
    haproxy(
        "server_refuses", "connection-refused", "server app1 192.0.2.22:9000 check inter 300ms fall 2",
        "sleep 1.5; curl -s http://192.0.2.10/", also=("no-live-upstreams",),
    ),
    haproxy(
        "server_silent", "http-504", "server app1 192.0.2.22:9000",
        "serve 9000 recv hold; curl -s http://192.0.2.10/report; sleep 0.3", also=("read-timed-out",),
        difficulty="hard", note="sH: the server did not answer before timeout server; the client got 504.",
    ),
    haproxy(
        "server_not_reached", "http-503", "server app1 198.51.100.7:9000",
        also=("connection-timed-out", "cannot-connect"), difficulty="hard",
        note="sC: the connection to the server timed out; the client got 503.",
    ),
    haproxy(
        "answer_is_no_http", "http-502", "server app1 192.0.2.22:9000",
        "serve 9000 recv 'send:EHLO?\\r\\n' close; curl -s http://192.0.2.10/", also=("http-protocol-error",),
        difficulty="hard", note="PH: the proxy refused the answer of the server; the client got 502.",
    ),
    lab(
        "haproxy 2.6 -c", "haproxy", "keyword_unknown", "configuration-invalid", "haproxy -c -f haproxy.cfg",
        "printf 'defaults\\n    mode http\\n    timeout conect 5s\\nfrontend www\\n    bind :80\\n    default_backend"
        " app\\n' > haproxy.cfg",
    ),
    lab(
        "haproxy 2.6", "haproxy", "port_taken", "address-in-use", "haproxy -f haproxy.cfg",
        "printf 'defaults\\n  mode tcp\\n  timeout connect 1s\\n  timeout client 1s\\n  timeout server 1s\\nlisten"
        " db\\n  bind 0.0.0.0:3306\\n  server a 192.0.2.20:3306\\n' > haproxy.cfg; serve 3306 hold",
        peer="",
    ),
    haproxy(
        "none", "none", "server app1 192.0.2.22:8080",
        BACKEND + "; for p in / /errors /timeout?ms=504; do curl -s http://192.0.2.10$p; done",
    ),
    apache(
        "backend_refused", "connection-refused", "ProxyPass / http://192.0.2.22:9000/", START_APACHE,
        peer="192.0.2.22:9000",
    ),
    apache(
        "backend_silent", "read-timed-out", "ProxyPass / http://192.0.2.22:9000/ timeout=1",
        "serve 9000 recv hold; " + START_APACHE, peer="192.0.2.22:9000",
    ),
    apache(
        "fcgi_socket_missing", "file-not-found", 'ProxyPass / "unix:/run/php/php8.2-fpm.sock|fcgi://localhost/srv/"',
        START_APACHE,
    ),
    apache(
        "password_wrong", "http-401",
        "<Location />\nAuthType Basic\nAuthName x\nAuthUserFile /srv/users\nRequire valid-user\n</Location>",
        "echo 'ada:$apr1$x$abc' > /srv/users; apache2 -d $PWD -f $PWD/httpd.conf; up 80; curl -s -u ada:alt"
        " http://www.example.com/; sleep 0.3",
        difficulty="medium", also=("logon-failure",),
    ),
    apache(
        "forbidden_by_rule", "http-403", "<Location /intern>\nRequire ip 10.0.0.0/8\n</Location>",
        "apache2 -d $PWD -f $PWD/httpd.conf; up 80; curl -s http://www.example.com/intern/; sleep 0.3",
        also=("permission-denied",), difficulty="medium",
    ),
    apache(
        "port_taken", "address-in-use", "", "serve 80 hold", "apache2 -d $PWD -f $PWD/httpd.conf", exits=True,
        needs=("apache2",),
    ),
    apache(
        "directive_unknown", "configuration-invalid", "ProxyPas / http://192.0.2.22/", "",
        "apache2 -d $PWD -f $PWD/httpd.conf -t", exits=True,
    ),
    apache(
        "none", "none", "ProxyPass / http://192.0.2.22:8080/",
        BACKEND + "; " + START_APACHE + "; apache2 -d $PWD -f $PWD/httpd.conf -k graceful; sleep 1",
    ),
    lab(
        "lighttpd 1.4", "lighttpd", "port_taken", "address-in-use", "lighttpd -D -f l.conf",
        "printf 'server.document-root = \"/srv\"\\nserver.port = 80\\n' > l.conf; serve 80 hold", kind="log",
    ),
    log(
        "lighttpd 1.4 (log)", "lighttpd", "backend_refused", "connection-refused", "cat l.log",
        'printf \'server.modules = ("mod_proxy")\\nserver.document-root = "/srv"\\nserver.port = 80\\nproxy.server ='
        ' ("" => (("host" => "192.0.2.22", "port" => 9000)))\\n\' > l.conf; (lighttpd -D -f l.conf 2> l.log &); up 80;'
        " curl -s http://web1.example.com/; sleep 0.5",
        peer="192.0.2.22:9000",
    ),
    log(
        "squid 5.7 access.log", "squid", "server_refuses", "http-503", "sleep 0.5; cat /srv/access.log",
        SQUID + "curl -s -x http://proxy.example.com:3128 http://app.example.com:9000/v1/items",
        also=("connection-refused", "cannot-connect"), difficulty="hard", needs=("squid",), peer="app.example.com:9000",
    ),
    log(
        "squid 5.7 access.log", "squid", "client_denied", "http-403", "sleep 0.5; cat /srv/access.log",
        SQUID.replace("allow all", "deny all") + "curl -s -x http://proxy.example.com:3128 http://shop.example.com/",
        difficulty="medium", also=("blocked-by-policy", "permission-denied"),
    ),
    lab(
        "squid 5.7 error page in lynx", "squid", "connect_timeout", "connection-timed-out",
        "http_proxy=http://proxy.example.com:3128 lynx -dump -nolist http://slow.example.com/", SQUID, kind="message",
        peer="198.51.100.7",
    ),
    lab(
        "squid 5.7 -k parse", "squid", "directive_unknown", "configuration-invalid",
        "squid -k parse -f squid.conf 2>&1 | tail -3", "printf 'http_port 3128\\nhttp_acces allow all\\n' > squid.conf",
        exits=False,
    ),
    log(
        "squid 5.7 access.log", "squid", "none", "none", "sleep 0.5; cat /srv/access.log",
        SQUID
        + BACKEND
        + "; for p in / /errors/500 /timeout; do curl -s -x http://proxy.example.com:3128"
        " http://app.example.com:8080$p; done",
    ),
    lab(
        "tinyproxy 1.11 error page", "tinyproxy", "server_refuses", "cannot-connect",
        "http_proxy=http://127.0.0.1:8888 lynx -dump http://app.example.com:9000/",
        "printf 'Port 8888\\nListen 127.0.0.1\\nTimeout 5\\n' > t.conf; (tinyproxy -d -c t.conf > t.log 2>&1 &); up"
        " 8888",
        also=("connection-refused", "http-500", "http-502"), difficulty="medium",
    ),
    log(
        "tinyproxy 1.11 (log)", "tinyproxy", "server_refuses", "cannot-connect", "sleep 0.2; cat t.log",
        "printf 'Port 8888\\nListen 127.0.0.1\\nTimeout 5\\n' > t.conf; (tinyproxy -d -c t.conf > t.log 2>&1 &); up"
        " 8888; curl -s -x 127.0.0.1:8888 http://app.example.com:9000/",
        also=("connection-refused",), difficulty="hard", peer="app.example.com:9000",
    ),
    lab(
        "proxychains 4.16", "proxychains4", "proxy_refused", "proxy-connection-failed",
        "proxychains4 -f p.conf curl -s http://app.example.com/",
        "printf 'strict_chain\\n[ProxyList]\\nhttp 192.0.2.28 3128\\n' > p.conf", difficulty="hard",
        also=("connection-timed-out", "connection-refused"),
        note="The proxy refused; the program says timeout for whatever failed.", peer="192.0.2.28:3128",
    ),
    log(
        "stunnel 5.68 (log)", "stunnel", "server_certificate_untrusted", "tls-certificate-untrusted",
        "sleep 0.3; cat s.log",
        "authority ca; certificate self mail.example.com; serve 465 tls:self hold; printf 'foreground ="
        " yes\\n[smtps]\\nclient = yes\\naccept = 127.0.0.1:2525\\nconnect = mail.example.com:465\\nverifyChain ="
        " yes\\nCAfile = %s/ca.pem\\n' $PWD > s.conf; (stunnel s.conf > s.log 2>&1 &); up 2525; echo x | ncat 127.0.0.1"
        " 2525",
        peer="192.0.2.26:465",
    ),
    log(
        "stunnel 5.68 (log)", "stunnel", "server_refuses", "connection-refused",
        "sleep 0.3; grep -v -e ssl -e compiled -i s.log | tail -12",
        "printf 'foreground = yes\\n[db]\\nclient = yes\\naccept = 127.0.0.1:5433\\nconnect = 192.0.2.20:5433\\n' >"
        " s.conf; (stunnel s.conf > s.log 2>&1 &); up 5433; echo x | ncat 127.0.0.1 5433",
        peer="192.0.2.20:5433",
    ),
    log(
        "stunnel 5.68 (log)", "stunnel", "client_speaks_plain", "tls-not-tls", "sleep 0.3; tail -4 s.log",
        "certificate self web1.example.com; printf 'foreground = yes\\n[web]\\naccept = 0.0.0.0:443\\nconnect ="
        " 127.0.0.1:80\\ncert = %s/self.pem\\nkey = %s/self.key\\n' $PWD $PWD > s.conf; (stunnel s.conf > s.log 2>&1"
        " &); up 443; curl -s http://127.0.0.1:443/",
    ),
    log(
        "openvpn 2.6 client (log)", "openvpn", "server_silent", "connection-timed-out",
        "timeout 6 openvpn --client --dev null --proto udp --remote 198.51.100.7 1194 --ca ca.pem --cert c.pem --key"
        " c.key --tls-timeout 1 --hand-window 2 --connect-retry-max 1 --remote-cert-tls server",
        "authority ca; certificate c client ca", peer="198.51.100.7:1194", also=("tls-handshake-failure",),
        difficulty="medium",
    ),
    log(
        "openvpn 2.6 client (log)", "openvpn", "server_refuses", "connection-refused",
        "timeout 4 openvpn --client --dev null --proto tcp --remote 192.0.2.22 1194 --ca ca.pem --cert c.pem --key"
        " c.key --connect-retry-max 1 --remote-cert-tls server",
        "authority ca; certificate c client ca", peer="192.0.2.22:1194",
    ),
    lab(
        "openvpn 2.6", "openvpn", "certificate_file_missing", "file-not-found", "openvpn --config client.ovpn",
        "printf 'client\\ndev tun\\nremote vpn.example.com 1194\\nca ca.crt\\ncert laptop.crt\\nkey laptop.key\\n' >"
        " client.ovpn",
        also=("configuration-invalid",),
    ),
    lab(
        "wg-quick", "wg-quick", "kernel_without_wireguard", "protocol-not-supported", "wg-quick up ./wg0.conf",
        "printf '[Interface]\\nPrivateKey = abc\\nAddress = 10.8.0.2/24\\n' > wg0.conf; chmod 600 wg0.conf",
        difficulty="medium", also=("operation-not-supported", "device-not-found"),
    ),
]

TOOLS = [
    lab(
        "ping (iputils 20221126)", "ping", "host_unreachable", "host-unreachable", "session ping -c 3 192.0.2.77",
        kind="transcript", peer="192.0.2.77",
    ),
    lab(
        "ping (iputils 20221126)", "ping", "no_route", "network-unreachable", "session ping -c 1 203.0.113.9",
        kind="transcript", peer="203.0.113.9",
    ),
    lab(
        "ping (iputils 20221126)", "ping", "all_lost", "connection-timed-out",
        "session ping -c 3 -W 1 slow.example.com", kind="transcript", difficulty="medium",
        also=("host-unreachable", "read-timed-out"), peer="198.51.100.7",
    ),
    lab(
        "ping (iputils 20221126)", "ping", "resolver_missing", "dns-temporary-failure",
        "session ping -c 1 www.example.org", kind="transcript",
    ),
    lab(
        "ping (iputils 20221126)", "ping", "too_big", "message-too-long", "session ping -c 1 -M do -s 3000 192.0.2.78",
        kind="transcript",
    ),
    lab(
        "ping (iputils 20221126)", "ping", "none", "none", "session ping -c 4 -i 0.2 db.example.com", kind="transcript"
    ),
    lab(
        "arping (iputils 20221126)", "arping", "nobody_answers", "connection-timed-out",
        "arping -c 2 -w 2 -I eth0 192.0.2.77", difficulty="hard", also=("host-unreachable", "host-down"),
        peer="192.0.2.77",
    ),
    lab(
        "traceroute 2.1", "traceroute", "host_unreachable", "host-unreachable", "traceroute -n -q 2 -w 1 192.0.2.77",
        kind="transcript", peer="192.0.2.77", difficulty="hard", note="!H",
    ),
    lab(
        "traceroute 2.1", "traceroute", "name_unknown", "dns-name-not-found", "traceroute fw.example.invalid",
        "name_server",
    ),
    lab("mtr 0.95", "mtr", "name_unknown", "dns-name-not-found", "mtr -r -c 1 fw.example.invalid", "name_server"),
    lab(
        "nmap 7.93", "nmap", "host_down", "host-down", "nmap -n -p 22 192.0.2.77", difficulty="medium",
        also=("host-unreachable",),
    ),
    lab("nmap 7.93", "nmap", "none", "none", "nmap -n -p 22,25,80,443 192.0.2.22", "serve 80 hold", kind="log"),
    lab("iperf3 3.12", "iperf3", "refused", "connection-refused", "iperf3 -c app.example.com"),
    lab(
        "iperf3 3.12", "iperf3", "server_busy", "resource-busy", "iperf3 -c app.example.com -t 1",
        "iperf3 -s -D; up 5201; iperf3 -c app.example.com -t 20 & sleep 1", difficulty="medium",
    ),
    lab("iperf3 3.12 -s", "iperf3", "port_taken", "address-in-use", "iperf3 -s -p 5201", "serve 5201 hold"),
    lab("iperf3 3.12", "iperf3", "none", "none", "iperf3 -c app.example.com -t 2", "iperf3 -s -D; up 5201", kind="log"),
    lab(
        "ab 2.3", "ab", "refused", "connection-refused", "ab -n 10 http://app.example.com:8080/", peer="app.example.com"
    ),
    lab(
        "ab 2.3", "ab", "reset", "connection-reset", "ab -n 10 http://app.example.com:8080/", "serve 8080 recv reset",
        peer="app.example.com",
    ),
    lab("ab 2.3", "ab", "none", "none", "ab -n 20 -c 2 http://app.example.com:8080/", BACKEND, kind="log"),
    lab(
        "siege 4.0", "siege", "refused", "connection-refused",
        "siege -q -c 1 -r 2 -v http://app.example.com:8080/ 2>&1 | head -8",
        "mkdir -p /root/.siege; touch /root/.siege/siege.conf", exits=False, difficulty="medium",
    ),
    lab(
        "wrk 4.1", "wrk", "refused", "connection-refused", "wrk -d1 -c1 -t1 http://app.example.com:8080/",
        peer="app.example.com:8080",
    ),
    lab(
        "hey 0.1", "hey", "server_failing", "http-503", "hey -n 20 -c 2 http://app.example.com/",
        "web 80 '503 Service Unavailable'", kind="log", difficulty="medium",
    ),
    lab(
        "hey 0.1", "hey", "refused", "connection-refused", "hey -n 4 -c 2 http://app.example.com:8080/", kind="log",
        peer="192.0.2.22:8080",
    ),
    lab(
        "chronyc 4.3", "chronyc", "daemon_not_running", "cannot-connect", "chronyc -h 127.0.0.1 tracking",
        difficulty="medium", also=("connection-refused",),
    ),
    lab(
        "mosquitto_pub 2.0", "mosquitto_pub", "refused", "connection-refused",
        "mosquitto_pub -h app.example.com -t plant/1 -m 21.5",
    ),
    lab(
        "mosquitto_pub 2.0", "mosquitto_pub", "wrong_password", "logon-failure",
        "mosquitto_pub -h app.example.com -u sensor -P alt -t plant/1 -m 21.5",
        "printf 'listener 1883\\nallow_anonymous false\\npassword_file %s/pw\\n' $PWD > m.conf; mosquitto_passwd -b -c"
        " pw sensor geheim; chmod 644 pw; mosquitto -c m.conf -d; up 1883",
        also=("permission-denied",), difficulty="hard",
        note="The broker answered; it refused the login, not the connection.",
    ),
    log(
        "mosquitto 2.0 (log)", "mosquitto", "client_not_authorised", "logon-failure", "sleep 0.3; cat m.log",
        "printf 'listener 1883\\nallow_anonymous false\\n' > m.conf; (mosquitto -v -c m.conf > m.log 2>&1 &); up 1883;"
        " mosquitto_pub -h app.example.com -t a -m b",
        difficulty="medium", also=("permission-denied",), needs=("mosquitto",),
    ),
    log(
        "mosquitto 2.0 (log)", "mosquitto", "port_taken", "address-in-use", "mosquitto -c m.conf",
        "printf 'listener 1883 192.0.2.22\\n' > m.conf; serve 1883 hold",
    ),
    log(
        "mosquitto 2.0 (log)", "mosquitto", "none", "none", "sleep 0.3; cat m.log",
        "printf 'listener 1883\\nallow_anonymous true\\n' > m.conf; (mosquitto -v -c m.conf > m.log 2>&1 &); up 1883;"
        " mosquitto_pub -h app.example.com -t errors/500 -m 'no error'; sleep 0.2",
    ),
    lab(
        "memccat (libmemcached 1.1)", "memccat", "refused", "cannot-connect",
        "memccat --servers=cache.example.com session:1", difficulty="medium", also=("connection-refused",),
        peer="cache.example.com:11211",
    ),
    lab(
        "memcached 1.6", "memcached", "port_taken", "address-in-use", "memcached -u nobody -p 11211", "serve 11211 hold"
    ),
    lab("whois 5.5", "whois", "refused", "connection-refused", "whois -h app.example.com example.org"),
    lab(
        "whois 5.5", "whois", "name_unknown", "dns-name-not-found", "whois -h whois.example.invalid example.org",
        "name_server",
    ),
    lab(
        "git 2 daemon", "git-daemon", "port_taken", "address-in-use", "git daemon --base-path=/srv --port=9418",
        "serve 9418 hold", needs=("git",),
    ),
    log(
        "rsyslogd 8.2302 (log)", "rsyslogd", "server_refuses", "connection-refused",
        "grep -i -e suspended -e cannot /var/log/syslog | head -4",
        "syslog; kill $(cat /run/rsyslogd.pid); sleep 1; echo '*.* @@192.0.2.22:514' >> /etc/rsyslog.conf; rsyslogd;"
        " sleep 1; logger hi; sleep 2",
        peer="192.0.2.22:514",
    ),
    lab(
        "mount.nfs 2.6", "mount.nfs", "kernel_without_nfs", "device-not-found",
        "timeout 25 mount.nfs -o vers=4,retry=0,timeo=5,soft 198.51.100.7:/export /mnt",
        also=("operation-not-supported",), difficulty="hard",
        note="ENODEV of mount: the kernel does not know the file system.",
    ),
    lab(
        "showmount 2.6", "showmount", "nothing_listens", "cannot-connect", "showmount -e files.example.com",
        difficulty="hard", also=("connection-refused", "rpc-unavailable", "rpc-call-failed"),
    ),
    lab("tcpdump 4.99", "tcpdump", "interface_missing", "device-not-found", "tcpdump -c 1 -i eth7"),
    lab(
        "tcpdump 4.99 as a user", "tcpdump", "not_root", "operation-not-permitted", "as deploy tcpdump -c 1 -i eth0",
        also=("permission-denied",),
    ),
    lab("nft 1.0", "nft", "as_user", "operation-not-permitted", "as deploy nft list ruleset"),
    lab(
        "iptables 1.8", "iptables", "as_user", "permission-denied", "as deploy iptables -L",
        also=("operation-not-permitted",),
    ),
    lab(
        "tcpdump 4.99", "tcpdump", "none", "none",
        "tcpdump -nn -c 6 -i lo port 8080 & sleep 1; curl -s http://192.0.2.22:8080/error; wait", BACKEND, kind="log",
        exits=False,
    ),
    lab("ss (iproute2 6.1)", "ss", "none", "none", "ss -tln", "serve 8080 hold; serve 5432 hold", kind="log"),
]

SCENARIOS = [*DNS, *MAIL, *DIRECTORIES, *PROXIES, *TOOLS]
