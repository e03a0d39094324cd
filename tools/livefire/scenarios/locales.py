"""Translated output: one table of programs and faults, run in many locales.

Packages (Debian 12): locales-all, coreutils, findutils, diffutils, grep, sed, gawk, m4, bison, flex, make, tar, cpio,
xz-utils, gcc-12-locales, binutils, gettext, git, subversion, mercurial, dpkg, apt, aptitude, dnf, rpm, rpm-i18n, zypper,
pacman-package-manager, flatpak, util-linux-locales, e2fsprogs, e2fsprogs-l10n, psmisc, procps, passwd, sudo, gnupg,
gnupg-l10n, gnutls-bin, cryptsetup-bin, parted, libparted-i18n, acl, attr, postgresql-15, mariadb-server, lftp, tnftp,
inetutils-telnet, iputils-ping, whois, lynx, axel, mutt, mailutils, libglib2.0-bin, libvirt-clients, libvirt-l10n,
vim, zsh, python3, php-cli, r-base-core, openjdk-17-jdk-headless, lua5.4, texinfo, sharutils, recode, man-db, openssl.
"""

from dataclasses import dataclass, replace

from scenario import Scenario

LOCALES = {
    "af": "af_ZA", "ar": "ar_EG", "ast": "ast_ES", "be": "be_BY", "bg": "bg_BG", "bs": "bs_BA", "ca": "ca_ES",
    "cs": "cs_CZ", "da": "da_DK", "de": "de_DE", "el": "el_GR", "eo": "eo", "es": "es_ES", "et": "et_EE", "eu": "eu_ES",
    "fa": "fa_IR", "fi": "fi_FI", "fr": "fr_FR", "ga": "ga_IE", "gl": "gl_ES", "he": "he_IL", "hi": "hi_IN",
    "hr": "hr_HR", "hu": "hu_HU", "ia": "ia_FR", "id": "id_ID", "is": "is_IS", "it": "it_IT", "ja": "ja_JP",
    "ka": "ka_GE", "kk": "kk_KZ", "ko": "ko_KR", "lt": "lt_LT", "lv": "lv_LV", "mr": "mr_IN", "ms": "ms_MY",
    "nb": "nb_NO", "ne": "ne_NP", "nl": "nl_NL", "nn": "nn_NO", "pl": "pl_PL", "pt": "pt_PT", "pt-BR": "pt_BR",
    "ro": "ro_RO", "ru": "ru_RU", "sk": "sk_SK", "sl": "sl_SI", "sq": "sq_AL", "sr": "sr_RS", "sv": "sv_SE",
    "ta": "ta_IN", "th": "th_TH", "tr": "tr_TR", "uk": "uk_UA", "vi": "vi_VN", "zh-CN": "zh_CN", "zh-TW": "zh_TW",
}  # fmt: skip

PROLOGUE = "export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=$PWD; umask 022; chmod 755 .; "
NOBODY = "setpriv --reuid=65534 --regid=65534 --clear-groups"
CACHE = "/tmp/livefire-cache"


@dataclass(frozen=True)
class Case:
    """A fault that is done in many locales."""

    family: str
    fault: str
    condition: str
    run: str
    setup: str = ""
    client: str = ""
    """The program with its version; the locale is added."""
    also: tuple[str, ...] = ()
    kind: str = "message"
    difficulty: str = "medium"
    runtime: str = "none"
    peer: str = ""
    note: str = ""
    needs: tuple[str, ...] = ()


def apart(mounts: str, command: str) -> str:
    """Runs a command where mounts of its own do not disturb anybody. Neither may contain single quotes."""
    return f"exec unshare -m sh -c '{mounts} >/dev/null 2>&1; exec {command}'"


TINY = "mkdir -p disk; mount -t tmpfs -o size=64k,mode=1777 tmpfs disk"
READ_ONLY = "mkdir -p disk; mount -t tmpfs tmpfs disk; echo 1 > disk/old.log; mkdir disk/dir; mount -o remount,ro disk"
QUOTA = "mkdir -p disk; mount -t tmpfs -o size=9m,usrquota,usrquota_block_hardlimit=64k,mode=1777 tmpfs disk"
SOME_DATA = "head -c 300000 /dev/urandom > backup.bin"
NO_DNS = (
    "echo nameserver 127.0.0.1 > resolv; echo hosts: dns > nss; mount --bind resolv /etc/resolv.conf; "
    "mount --bind nss /etc/nsswitch.conf"
)
ONLY_FILES = "echo hosts: files > nss; mount --bind nss /etc/nsswitch.conf"


def coreutils(program: str, fault: str, condition: str, run: str, **more) -> Case:
    return Case(program, fault, condition, run, client=f"{program} (GNU coreutils 9.1)", **more)


COREUTILS = [
    coreutils("cat", "missing_file", "file-not-found", "exec cat /etc/app/settings.conf"),
    coreutils("cat", "argument_is_a_directory", "is-a-directory", "exec cat /var/log"),
    coreutils("cat", "unreadable_file", "permission-denied", f"exec {NOBODY} cat /etc/shadow"),
    coreutils("cat", "file_used_as_directory", "not-a-directory", "exec cat /etc/hostname/config"),
    coreutils("cat", "read_error", "io-error", "exec cat /proc/self/mem",
              note="read of unmapped memory; the text shows only an input/output error"),
    coreutils("cp", "missing_source", "file-not-found", "exec cp release-2.4.tar.gz /srv/"),
    coreutils("cp", "disk_full", "disk-full", apart(TINY, "cp backup.bin disk/"), setup=SOME_DATA),
    coreutils("cp", "quota_used_up", "quota-exceeded", apart(QUOTA, f"{NOBODY} cp backup.bin disk/"), setup=SOME_DATA),
    coreutils("cp", "directory_without_r", "is-a-directory", "exec cp photos /tmp/", setup="mkdir photos"),
    coreutils("cp", "running_program", "text-file-busy", "cp /bin/true ./server; code=$?; kill %1; exit $code",
              setup="cp /bin/sleep server; ./server 50 & sleep 0.2"),
    coreutils("cp", "target_not_a_directory", "not-a-directory", "exec cp a.txt b.txt notes.txt",
              setup="touch a.txt b.txt notes.txt"),
    coreutils("cp", "unwritable_folder", "permission-denied", f"exec {NOBODY} cp /etc/hostname /usr/local/bin/tool"),
    coreutils("mv", "read_only_filesystem", "read-only-filesystem", apart(READ_ONLY, "mv disk/old.log disk/new.log")),
    coreutils("mv", "target_not_empty", "directory-not-empty", "exec mv build /srv/app-x/", client="",
              setup="mkdir -p build app-x/build/keep; cd app-x 2>/dev/null; cd ..; true"),
    coreutils("mv", "missing_source", "file-not-found", "exec mv upload.part upload.iso"),
    coreutils("mv", "mount_point", "directory-in-use", apart("mkdir -p data; mount -t tmpfs tmpfs data", "mv data data.old"),
              also=("resource-busy",)),
    coreutils("rm", "missing_file", "file-not-found", "exec rm /var/lock/worker.pid"),
    coreutils("rm", "argument_is_a_directory", "is-a-directory", "exec rm cache", setup="mkdir cache"),
    coreutils("rm", "foreign_file", "permission-denied", f"exec {NOBODY} rm -f /etc/fstab"),
    coreutils("rm", "read_only_filesystem", "read-only-filesystem", apart(READ_ONLY, "rm -f disk/old.log")),
    coreutils("rm", "sticky_folder", "operation-not-permitted", f"exec {NOBODY} rm -f shared/report.odt",
              setup="mkdir shared; chmod 1777 shared; echo 1 > shared/report.odt"),
    coreutils("rmdir", "full_folder", "directory-not-empty", "exec rmdir build", setup="mkdir build; touch build/a.o"),
    coreutils("rmdir", "mount_point", "directory-in-use",
              apart("mkdir -p backup; mount -t tmpfs tmpfs backup", "rmdir backup"), also=("resource-busy",)),
    coreutils("rmdir", "file_given", "not-a-directory", "exec rmdir notes.txt", setup="touch notes.txt"),
    coreutils("mkdir", "existing_folder", "file-exists", "exec mkdir logs", setup="mkdir logs"),
    coreutils("mkdir", "missing_parent", "file-not-found", "exec mkdir www/htdocs/img", also=("path-not-found",)),
    coreutils("mkdir", "file_as_parent", "not-a-directory", "exec mkdir -p release/2024", setup="touch release"),
    coreutils("mkdir", "unwritable_parent", "permission-denied", f"exec {NOBODY} mkdir /opt/service"),
    coreutils("mkdir", "name_too_long", "name-too-long", "exec mkdir $(printf %0260d 7)"),
    coreutils("mkdir", "read_only_filesystem", "read-only-filesystem", apart(READ_ONLY, "mkdir disk/incoming")),
    coreutils("ls", "missing_folder", "file-not-found", "exec ls -l /home/kim/projekt"),
    coreutils("ls", "unreadable_folder", "permission-denied", f"exec {NOBODY} ls /root"),
    coreutils("ls", "link_loop", "too-many-symbolic-links", "exec ls -L loop/", setup="ln -s loop2 loop; ln -s loop loop2"),
    coreutils("ls", "dangling_link", "file-not-found", "exec ls -lL current", setup="ln -s releases/9 current",
              difficulty="medium"),
    coreutils("dd", "full_device", "disk-full", "exec dd if=/dev/zero of=/dev/full bs=1k count=4"),
    coreutils("dd", "missing_input", "file-not-found", "exec dd if=debian.img of=/dev/null bs=4M"),
    coreutils("dd", "unwritable_device", "permission-denied", f"exec {NOBODY} dd if=/dev/zero of=/dev/vda count=1"),
    coreutils("dd", "bad_number", "invalid-argument", "exec dd if=/dev/zero of=/dev/null bs=4MX"),
    coreutils("dd", "read_error", "io-error", "exec dd if=/proc/self/mem of=/dev/null bs=512 count=1"),
    coreutils("ln", "existing_target", "file-exists", "exec ln -s /opt/app-2 current", setup="ln -s /opt/app-1 current"),
    coreutils("ln", "other_filesystem", "cross-device-link", apart(TINY, "ln backup.bin disk/backup.bin"), setup=SOME_DATA),
    coreutils("ln", "missing_target", "file-not-found", "exec ln shared.so.1 shared.so"),
    coreutils("df", "missing_folder", "file-not-found", "exec df -h /mnt/backup-nas"),
    coreutils("du", "unreadable_folder", "permission-denied", f"exec {NOBODY} du -sh /root"),
    coreutils("chown", "foreign_file", "operation-not-permitted", f"exec {NOBODY} chown nobody /etc/motd",
              setup="touch /etc/motd"),
    coreutils("chmod", "foreign_file", "operation-not-permitted", f"exec {NOBODY} chmod 777 /usr/bin/env"),
    coreutils("chmod", "missing_file", "file-not-found", "exec chmod +x deploy.sh"),
    coreutils("chgrp", "read_only_filesystem", "read-only-filesystem", apart(READ_ONLY, "chgrp adm disk/old.log")),
    coreutils("touch", "unwritable_folder", "permission-denied", f"exec {NOBODY} touch /etc/cron.d/job"),
    coreutils("touch", "read_only_filesystem", "read-only-filesystem", apart(READ_ONLY, "touch disk/.probe")),
    coreutils("touch", "missing_folder", "file-not-found", "exec touch /run/myapp/ready", also=("path-not-found",)),
    coreutils("sort", "missing_file", "file-not-found", "exec sort -u customers.csv"),
    coreutils("sort", "full_output", "disk-full", "exec sort /etc/passwd -o /dev/full"),
    coreutils("sort", "no_temporary_folder", "file-not-found", "seq 400000 | sort -S 32k -T /scratch/tmp -o out.txt",
              also=("path-not-found",)),
    coreutils("tee", "full_device", "disk-full", "echo data | tee /dev/full > /dev/null"),
    coreutils("tee", "unwritable_file", "permission-denied", f"echo 1 | {NOBODY} tee /proc/sys/vm/swappiness > /dev/null"),
    coreutils("wc", "argument_is_a_directory", "is-a-directory", "exec wc -l /etc"),
    coreutils("tail", "missing_file", "file-not-found", "exec tail -n 20 /var/log/app/error.log"),
    coreutils("head", "unreadable_file", "permission-denied", f"exec {NOBODY} head -3 /etc/gshadow"),
    coreutils("stat", "missing_file", "file-not-found", "exec stat id_ed25519"),
    coreutils("stat", "link_loop", "too-many-symbolic-links", "exec stat -L /srv/app-x/a",
              setup="mkdir app-x; ln -s b app-x/a; ln -s a app-x/b"),
    coreutils("env", "missing_command", "command-not-found", "exec env nodejs18 server.js", also=("file-not-found",)),
    coreutils("env", "not_executable", "not-executable", "exec env ./start.sh", setup="echo echo > start.sh",
              also=("permission-denied",)),
    coreutils("nohup", "missing_command", "command-not-found", "nohup worker-daemon --fast < /dev/zero 2>&1 | cat",
              also=("file-not-found",)),
    coreutils("nice", "raised_priority", "permission-denied", f"exec {NOBODY} nice -n -10 true",
              also=("operation-not-permitted",)),
    coreutils("seq", "closed_reader", "broken-pipe", "(trap '' PIPE; seq 1 900000 | head -1 > /dev/null)"),
    coreutils("cat", "closed_reader", "broken-pipe", "(trap '' PIPE; cat /bin/sleep /bin/ls /bin/cp | head -c 10 > /dev/null)"),
    coreutils("paste", "too_many_files", "too-many-open-files", "ulimit -n 10; exec paste f*",
              setup="for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo $i > f$i.csv; done"),
    coreutils("truncate", "file_too_large", "file-too-large", "exec truncate -s 8191P disk.img"),
    coreutils("fold", "full_output", "disk-full", "exec fold -w 20 /etc/services > /dev/full"),
    coreutils("mktemp", "missing_folder", "file-not-found", "exec mktemp -p /scratch/jobs job.XXXXXX",
              also=("path-not-found",)),
    coreutils("mkfifo", "existing_file", "file-exists", "exec mkfifo control", setup="mkfifo control"),
    coreutils("mknod", "not_root", "operation-not-permitted", f"chmod 777 .; exec {NOBODY} mknod loop9 b 7 9"),
    coreutils("chroot", "missing_folder", "file-not-found", "exec chroot /mnt/sysimage"),
    coreutils("chroot", "not_root", "operation-not-permitted", f"exec {NOBODY} chroot /srv"),
    coreutils("chroot", "missing_shell", "file-not-found", "exec chroot root /bin/zsh", setup="mkdir root",
              also=("command-not-found",)),
    coreutils("timeout", "missing_command", "command-not-found", "exec timeout 30 rsnapshot daily",
              also=("file-not-found",)),
    coreutils("install", "file_as_folder", "not-a-directory", "exec install -D -m 755 tool bin/tool",
              setup="touch bin; echo 1 > tool"),
    coreutils("split", "disk_full", "disk-full", apart(TINY, "split -b 20k backup.bin disk/part."), setup=SOME_DATA),
    coreutils("link", "too_many_symbolic_links", "too-many-symbolic-links", "exec link loop/x y", setup="ln -s loop loop"),
    coreutils("unlink", "argument_is_a_directory", "is-a-directory", "exec unlink spool", setup="mkdir spool",
              also=("operation-not-permitted",)),
    coreutils("readlink", "link_loop", "too-many-symbolic-links", "exec readlink -ve libssl.so", setup="ln -s libssl.so libssl.so"),
    coreutils("sha256sum", "missing_file", "file-not-found", "exec sha256sum image.iso"),
    coreutils("sha256sum", "wrong_checksum", "package-checksum-mismatch", "exec sha256sum -c SUMS", also=("file-corrupt",),
              setup="echo hello > image.iso; printf '%064d  image.iso\\n' 7 > SUMS",
              note="a checksum list that does not match the file"),
    coreutils("base64", "invalid_input", "invalid-data", "exec base64 -d secret.b64", setup="echo '!!not base64!!' > secret.b64",
              also=("parse-error",)),
    coreutils("kill", "no_such_process", "no-such-process", "exec env kill -9 4123456", needs=("kill",)),
]  # fmt: skip
