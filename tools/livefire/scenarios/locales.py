"""Translated output: one table of programs and faults, and the languages in which each is shown.

Packages (Debian 12): locales-all, coreutils, findutils, diffutils, grep, sed, gawk, m4, bison, make, tar, cpio, xz-
utils, gcc-12-locales, binutils, gettext, indent, git, subversion, mercurial, dpkg, apt, aptitude, dnf, createrepo-c,
rpm, rpm-i18n, zypper, pacman-package-manager, flatpak, util-linux-locales, fdisk, e2fsprogs, e2fsprogs-l10n,
xfsprogs, quota, psmisc, procps, passwd, adduser, sudo, cron, gnupg, gnupg-l10n, cryptsetup-bin, parted,
libparted-i18n, acl, attr, postgresql-15, mariadb-server, lftp, tnftp, inetutils-telnet, iputils-ping, whois, curl,
lynx, elinks, axel, mutt, mailutils, mpop, gsasl, tin, newsboat, dnsmasq, network-manager, libglib2.0-bin,
gstreamer1.0-tools, libvirt-clients, libvirt-l10n, alsa-utils, vim, vim-runtime, nano, less, pv, zsh, tcsh, python3,
guile-3.0, r-base-core, openjdk-17-jdk-headless, texinfo, sharutils, recode, enscript, wdiff, aspell, man-db, gdb,
openssl, iproute2.
"""

from dataclasses import dataclass
from pathlib import Path

from scenario import Scenario
from scenarios import sys_postgres as postgres

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
FAULTS = Path(__file__).parent.parent / "faults.py"


@dataclass(frozen=True)
class Case:
    """A fault that is done in many locales."""

    family: str
    fault: str
    condition: str
    run: str
    setup: str = ""
    client: str = ""
    """The program with its version; the language is added."""
    domain: str = "coreutils"
    """The message catalogue with its translations: where to look for further languages."""
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
    coreutils("cp", "directory_without_r", "is-a-directory", "exec cp photos /tmp/", setup="mkdir photos"),
    coreutils("cp", "running_program", "text-file-busy", "cp /bin/true ./server; code=$?; kill %1; exit $code",
              setup="cp /bin/sleep server; ./server 50 & sleep 0.2"),
    coreutils("cp", "target_not_a_directory", "not-a-directory", "exec cp a.txt b.txt notes.txt",
              setup="touch a.txt b.txt notes.txt"),
    coreutils("cp", "unwritable_folder", "permission-denied", f"exec {NOBODY} cp /etc/hostname /usr/local/bin/tool"),
    coreutils("mv", "read_only_filesystem", "read-only-filesystem", apart(READ_ONLY, "mv disk/old.log disk/new.log")),
    coreutils("mv", "target_not_empty", "directory-not-empty", "exec mv build releases/",
              setup="mkdir -p build releases/build/keep"),
    coreutils("mv", "missing_source", "file-not-found", "exec mv upload.part upload.iso"),
    coreutils("mv", "mount_point", "directory-in-use", apart("mkdir -p data; mount -t tmpfs tmpfs data",
              "mv data data.old"), also=("resource-busy",)),
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
    coreutils("ls", "link_loop", "too-many-symbolic-links", "exec ls -L loop/",
              setup="ln -s loop2 loop; ln -s loop loop2"),
    coreutils("ls", "dangling_link", "file-not-found", "exec ls -lL current", setup="ln -s releases/9 current",
              difficulty="medium"),
    coreutils("dd", "full_device", "disk-full", "exec dd if=/dev/zero of=/dev/full bs=1k count=4"),
    coreutils("dd", "missing_input", "file-not-found", "exec dd if=debian.img of=/dev/null bs=4M"),
    coreutils("dd", "unwritable_device", "permission-denied",
              f"exec {NOBODY} dd if=/dev/zero of=/etc/swap.img count=1"),
    coreutils("dd", "bad_number", "invalid-argument", "exec dd if=/dev/zero of=/dev/null bs=4MX"),
    coreutils("dd", "read_error", "io-error", "exec dd if=/proc/self/mem of=/dev/null bs=512 count=1"),
    coreutils("ln", "existing_target", "file-exists", "exec ln -s /opt/app-2 current",
              setup="ln -s /opt/app-1 current"),
    coreutils("ln", "other_filesystem", "cross-device-link", apart(TINY, "ln backup.bin disk/backup.bin"),
              setup=SOME_DATA),
    coreutils("ln", "missing_target", "file-not-found", "exec ln shared.so.1 shared.so"),
    coreutils("df", "missing_folder", "file-not-found", "exec df -h /mnt/backup-nas"),
    coreutils("du", "unreadable_folder", "permission-denied", f"exec {NOBODY} du -sh /root"),
    coreutils("chown", "foreign_file", "operation-not-permitted", f"exec {NOBODY} chown nobody /etc/motd"),
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
    coreutils("tee", "unwritable_file", "permission-denied",
              f"echo 1 | {NOBODY} tee /proc/sys/vm/swappiness > /dev/null"),
    coreutils("wc", "argument_is_a_directory", "is-a-directory", "exec wc -l /etc"),
    coreutils("tail", "missing_file", "file-not-found", "exec tail -n 20 /var/log/app/error.log"),
    coreutils("head", "unreadable_file", "permission-denied", f"exec {NOBODY} head -3 /etc/gshadow"),
    coreutils("stat", "missing_file", "file-not-found", "exec stat id_ed25519"),
    coreutils("stat", "link_loop", "too-many-symbolic-links", "exec stat -L app-x/a",
              setup="mkdir app-x; ln -s b app-x/a; ln -s a app-x/b"),
    coreutils("env", "missing_command", "command-not-found", "exec env nodejs18 server.js", also=("file-not-found",)),
    coreutils("env", "not_executable", "not-executable", "exec env ./start.sh", setup="echo echo > start.sh",
              also=("permission-denied",)),
    coreutils("nohup", "missing_command", "command-not-found", "nohup worker-daemon --fast < /dev/zero 2>&1 | cat",
              also=("file-not-found",)),
    coreutils("nice", "raised_priority", "permission-denied", f"exec {NOBODY} nice -n -10 true",
              also=("operation-not-permitted",)),
    coreutils("seq", "closed_reader", "broken-pipe", "(trap '' PIPE; seq 1 900000 | head -1 > /dev/null)"),
    coreutils("cat", "closed_reader", "broken-pipe",
              "(trap '' PIPE; cat /bin/sleep /bin/ls /bin/cp | head -c 10 > /dev/null)"),
    coreutils("truncate", "file_too_large", "file-too-large", "exec truncate -s 8191P disk.img"),
    coreutils("fold", "full_output", "disk-full", "exec fold -w 20 /etc/services > /dev/full"),
    coreutils("mktemp", "missing_folder", "file-not-found", "exec mktemp -p /scratch/jobs job.XXXXXX",
              also=("path-not-found",)),
    coreutils("mkfifo", "existing_file", "file-exists", "exec mkfifo control", setup="mkfifo control"),
    coreutils("mknod", "not_root", "operation-not-permitted", f"chmod 777 .; exec {NOBODY} mknod loop9 b 7 9"),
    coreutils("chroot", "missing_folder", "file-not-found", "exec chroot /mnt/sysimage"),
    coreutils("chroot", "not_root", "operation-not-permitted", f"exec {NOBODY} chroot /srv"),
    coreutils("timeout", "missing_command", "command-not-found", "exec timeout 30 rsnapshot daily",
              also=("file-not-found",)),
    coreutils("install", "file_as_folder", "not-a-directory", "exec install -D -m 755 tool bin/tool",
              setup="touch bin; echo 1 > tool"),
    coreutils("split", "disk_full", "disk-full", apart(TINY, "split -b 20k backup.bin disk/part."), setup=SOME_DATA),
    coreutils("link", "too_many_symbolic_links", "too-many-symbolic-links", "exec link loop/x y",
              setup="ln -s loop loop"),
    coreutils("unlink", "argument_is_a_directory", "is-a-directory", "exec unlink spool", setup="mkdir spool",
              also=("operation-not-permitted",)),
    coreutils("readlink", "link_loop", "too-many-symbolic-links", "exec readlink -ve libssl.so",
              setup="ln -s libssl.so libssl.so"),
    coreutils("sha256sum", "missing_file", "file-not-found", "exec sha256sum image.iso"),
    coreutils("sha256sum", "wrong_checksum", "package-checksum-mismatch", "exec sha256sum -c SUMS",
              also=("file-corrupt",), setup="echo hello > image.iso; printf '%064d  image.iso\\n' 7 > SUMS",
              note="a checksum list that does not match the file"),
    coreutils("base64", "invalid_input", "invalid-data", "exec base64 -d secret.b64",
              setup="echo '!!not base64!!' > secret.b64", also=("parse-error",)),
    coreutils("kill", "no_such_process", "no-such-process", "exec env kill -9 4123456", needs=("kill",)),
]  # fmt: skip


def git(fault: str, condition: str, run: str, **more) -> Case:
    return Case("git", fault, condition, run, client="git 2.39.5", domain="git", **more)


REPOSITORY = "git init -q -b main .; git config user.email kim@example.com; git config user.name Kim; "
COMMITTED = REPOSITORY + "echo one > app.conf; git add app.conf; git commit -qm one; "

GIT = [
    git("outside_repository", "git-not-a-repository", "exec git status"),
    git("unknown_revision", "git-unknown-revision", "exec git log release-9", setup=COMMITTED),
    git("remote_missing", "git-repository-not-found", "exec git fetch origin", setup=COMMITTED),
    git("clone_missing_folder", "git-repository-not-found", "exec git clone /srv/git/shop.git",
        also=("file-not-found",)),
    git("clone_target_exists", "directory-not-empty", "exec git clone shop www",
        setup="mkdir shop www; touch www/x; cd shop; " + COMMITTED + "cd ..", also=("file-exists",)),
    git("push_not_fast_forward", "git-push-rejected", "exec git push origin main", difficulty="medium", setup=COMMITTED
        + "git clone -q --bare . up.git; git remote add origin up.git; git commit -q --amend -m two; "),
    git("merge_conflict", "git-merge-conflict", "exec git merge other", setup=COMMITTED
        + "git checkout -qb other; echo two > app.conf; git commit -qam two; git checkout -q main; echo three > "
        "app.conf; git commit -qam three; "),
    git("index_locked", "lock-held", "exec git add app.conf", setup=COMMITTED
        + "echo 2 > app.conf; touch .git/index.lock; ", also=("file-exists",)),
    git("pathspec_unknown", "file-not-found", "exec git add src/main.c", setup=COMMITTED,
        also=("git-unknown-revision",)),
    git("checkout_unknown_branch", "git-unknown-revision", "exec git checkout featrue", setup=COMMITTED,
        also=("file-not-found",)),
    git("apply_corrupt_patch", "invalid-data", "exec git apply fix.patch", also=("file-corrupt", "parse-error"),
        setup=COMMITTED + "printf -- '--- a/app.conf\\n+++ b/app.conf\\n@@ -1,4 +1,2 @@\\n-one\\n' > fix.patch; "),
    git("host_refuses", "connection-refused", "exec git clone git://127.0.0.1:$REFUSED/shop.git",
        peer="127.0.0.1:$REFUSED"),
    git("dubious_ownership", "git-dubious-ownership", "exec git status",
        setup="mkdir repo; cd repo; git init -q .; chown -R 65534 ."),
    git("object_corrupt", "file-corrupt", "exec git cat-file -p HEAD:app.conf", setup=COMMITTED
        + "find .git/objects -type f | while read f; do chmod 644 $f; : > $f; done; ", also=("invalid-data",)),
]  # fmt: skip


def dpkg(fault: str, condition: str, run: str, **more) -> Case:
    return Case("dpkg", fault, condition, run, client="dpkg 1.21.22", domain="dpkg", **{"kind": "log", **more})


def package(name: str, fields: str = "", files: str = "") -> str:
    """Builds NAME.deb."""
    return (f"mkdir -p {name}/DEBIAN; {files} printf 'Package: {name}\\nVersion: 1.0\\nArchitecture: all\\n"
            f"Maintainer: Kim <kim@example.com>\\nDescription: demo\\n{fields}' > {name}/DEBIAN/control; "
            f"dpkg-deb --root-owner-group -b {name} {name}.deb; ")


DPKG_ROOT = "mkdir -p root/var/lib/dpkg/info root/var/lib/dpkg/updates; touch root/var/lib/dpkg/status; "
DPKG = [
    dpkg("missing_archive", "file-not-found", "exec dpkg --root=$PWD/root -i skype_8.1_amd64.deb", setup=DPKG_ROOT),
    dpkg("no_archive", "invalid-data", "exec dpkg -i app.deb", setup="echo '<html>404</html>' > app.deb",
         also=("file-corrupt",)),
    dpkg("cut_archive", "file-corrupt", "exec dpkg --root=$PWD/root -i demo.deb", also=("connection-closed-early",
         "invalid-data"), setup=DPKG_ROOT + package("demo",
         files="mkdir -p demo/opt; head -c 90000 /dev/urandom > demo/opt/blob;") + "truncate -s 40000 demo.deb"),
    dpkg("dependency_missing", "dependency-conflict", "exec dpkg --root=$PWD/root -i demo.deb",
         setup=DPKG_ROOT + package("demo", "Depends: libfoo2 (>= 2.1)\\n")),
    dpkg("packages_conflict", "dependency-conflict",
         "dpkg --root=$PWD/root -i old.deb >/dev/null 2>&1; exec dpkg --root=$PWD/root -i demo.deb", setup=DPKG_ROOT
         + package("old") + package("demo", "Conflicts: old\\n")),
    dpkg("file_of_other_package", "file-exists",
         "dpkg --root=$PWD/root -i old.deb >/dev/null 2>&1; exec dpkg --root=$PWD/root -i demo.deb", setup=DPKG_ROOT
         + package("old", files="mkdir -p old/usr/bin; touch old/usr/bin/tool;") + package("demo",
         files="mkdir -p demo/usr/bin; touch demo/usr/bin/tool;"), also=("dependency-conflict",)),
    dpkg("postinst_fails", "installer-failed", "exec dpkg --root=$PWD/root --force-script-chrootless -i demo.deb",
         setup=DPKG_ROOT + package("demo", files="printf '#!/bin/sh\\nexit 7\\n' > demo/DEBIAN/postinst; "
                                   "chmod 755 demo/DEBIAN/postinst;"), difficulty="hard"),
    dpkg("postinst_crashes", "segmentation-fault", "exec dpkg --root=$PWD/root --force-script-chrootless -i demo.deb",
         setup=DPKG_ROOT + package("demo", files="printf '#!/bin/sh\\nkill -SEGV $$\\n' > demo/DEBIAN/postinst; "
                                   "chmod 755 demo/DEBIAN/postinst;")),
    dpkg("disk_full", "disk-full", apart("mkdir -p root/opt; mount -t tmpfs -o size=64k tmpfs root/opt",
                                         "dpkg --root=$PWD/root -i demo.deb"),
         setup=DPKG_ROOT + package("demo", files="mkdir -p demo/opt; head -c 300000 /dev/urandom > demo/opt/blob;")),
    dpkg("not_root", "permission-denied", f"exec {NOBODY} dpkg --configure -a", also=("elevation-required",
         "operation-not-permitted"), note="the text asks for the rights of the superuser"),
    dpkg("not_installed", "package-not-found", "exec dpkg -L nginx-full-extras"),
    dpkg("query_unknown_package", "package-not-found", "exec dpkg -s libfoo2"),
    dpkg("lock_held", "lock-held",
         "flock_py & sleep 0.6; dpkg --root=$PWD/root --configure -a; code=$?; kill %1; exit $code", setup=DPKG_ROOT
         + "flock_py() { python3 -c 'import fcntl, time; f = open(\"root/var/lib/dpkg/lock\", \"w\"); "
         "fcntl.lockf(f, fcntl.LOCK_EX); time.sleep(9)'; }"),
    dpkg("database_unreadable", "parse-error", "exec dpkg --root=$PWD/root -l", also=("file-corrupt", "invalid-data"),
         setup=DPKG_ROOT + "printf 'Package: a\\nVersion 1\\n\\n' > root/var/lib/dpkg/status"),
    dpkg("read_only_database", "read-only-filesystem",
         apart("mount --bind root root; mount -o remount,bind,ro root", "dpkg --root=$PWD/root -i demo.deb"),
         setup=DPKG_ROOT + package("demo")),
]  # fmt: skip

APT_ROOT = (
    "mkdir -p apt/lists/partial apt/cache/archives/partial apt/etc/apt.conf.d apt/etc/sources.list.d "
    "apt/etc/preferences.d "
    "apt/etc/trusted.gpg.d apt/dpkg; touch apt/dpkg/status apt/etc/sources.list; export APT_CONFIG=$PWD/apt.conf; "
    "printf 'Dir \"%s/apt\";\\nDir::Etc \"etc\";\\nDir::State \"%s/apt\";\\nDir::State::status "
    "\"%s/apt/dpkg/status\";\\n"
    "Dir::Cache \"%s/apt/cache\";\\nDir::Log \"%s/apt\";\\nAPT::Sandbox::User \"root\";\\nAcquire::Languages "
    "\"none\";\\n"
    "Acquire::Retries \"0\";\\n' $PWD $PWD $PWD $PWD $PWD > apt.conf; "
)


def source(line: str) -> str:
    return APT_ROOT + f"echo \"{line}\" > apt/etc/sources.list; "


def apt(fault: str, condition: str, run: str, **more) -> Case:
    return Case("apt", fault, condition, run, **{"client": "apt-get 2.6.1", "domain": "apt", "setup": APT_ROOT, **more})


INDEX = (
    "mkdir repo; printf 'Package: demo\\nVersion: 1.0\\nArchitecture: all\\nMaintainer: Kim <kim@example.com>\\n"
    "Filename: ./demo.deb\\nSize: 400\\nDepends: libfoo2 (>= 2.1)\\nDescription: demo\\n\\n' > repo/Packages; "
)
TRUSTED = APT_ROOT + INDEX + "echo \"deb [trusted=yes] file:$PWD/repo ./\" > apt/etc/sources.list; apt-get update; "
APT = [
    apt("unknown_package", "package-not-found", "exec apt-get install -y nodejs-legacy-18", setup=TRUSTED),
    apt("dependency_missing", "dependency-conflict", "exec apt-get install -y demo", setup=TRUSTED, kind="log"),
    apt("server_refuses", "connection-refused", "exec apt-get update",
        setup=source("deb [trusted=yes] http://127.0.0.1:$REFUSED/debian stable main"), peer="127.0.0.1:$REFUSED",
        kind="log"),
    apt("no_dns_server", "dns-temporary-failure", apart(NO_DNS, "apt-get update"), kind="log",
        setup=source("deb [trusted=yes] http://deb.example.org/debian stable main"), peer="deb.example.org"),
    apt("repository_unsigned", "signature-invalid", "exec apt-get update", kind="log",
        setup=APT_ROOT + INDEX + "printf 'Suite: stable\\nDate: Thu, 01 Jan 2026 00:00:00 UTC\\n' > repo/Release; "
        "echo \"deb file:$PWD/repo ./\" > apt/etc/sources.list; "),
    apt("server_answers_404", "http-404", "exec apt-get update", kind="log", also=("package-not-found",),
        peer="127.0.0.1:$HTTP_404", setup=source("deb http://127.0.0.1:$HTTP_404/debian stable main")),
    apt("not_root", "permission-denied", f"exec {NOBODY} apt-get install -y sl", setup="", also=("elevation-required",
        )),
    apt("lock_held", "lock-held", "flock_py & sleep 0.6; apt-get update; code=$?; kill %1; exit $code",
        setup=APT_ROOT + "flock_py() { python3 -c 'import fcntl, time; f = open(\"apt/lists/lock\", \"w\"); "
        "fcntl.lockf(f, fcntl.LOCK_EX); time.sleep(9)'; }"),
    apt("sources_line_malformed", "configuration-invalid", "exec apt-get update",
        setup=source("deb http//deb.example.org/ stable main"), also=("parse-error", "syntax-error")),
    apt("read_only_lists", "read-only-filesystem", apart("mount --bind apt apt; mount -o remount,bind,ro apt",
        "apt-get update")),
    apt("unsupported_scheme", "file-not-found", "exec apt-get update", difficulty="hard", also=("not-found",
        "protocol-not-supported"), setup=source("deb [trusted=yes] gopher://deb.example.org/ stable main"),
        note="no driver for the method"),
]  # fmt: skip


def rpm(fault: str, condition: str, run: str, **more) -> Case:
    return Case("rpm", fault, condition, run, client="rpm 4.18.0", domain="rpm", **more)


SPEC = (
    "printf 'Name: demo\\nVersion: 1\\nRelease: 1\\nSummary: demo\\nLicense: MIT\\nBuildArch: noarch\\nRequires: "
    "libfoo >= 2.1\\n"
    "%%description\\ndemo\\n%%files\\n' > demo.spec; rpmbuild --define \"_topdir $PWD/b\" --define \"_rpmdir $PWD\" "
    "-bb demo.spec; "
    "mv noarch/*.rpm demo.rpm; mkdir root; "
)
RPM = [
    rpm("missing_package_file", "file-not-found", "exec rpm --force-debian -ivh google-chrome.rpm"),
    rpm("dependency_missing", "dependency-conflict", "exec rpm --force-debian --root $PWD/root -i demo.rpm",
        setup=SPEC),
    rpm("not_installed", "package-not-found", "exec rpm -q kernel-debug-core"),
    rpm("erase_not_installed", "package-not-found", "exec rpm --force-debian -e httpd-tools"),
    rpm("not_a_package", "invalid-data", "exec rpm --force-debian -ivh app.rpm",
        setup="head -c 4000 /dev/zero > app.rpm", also=("file-corrupt",)),
    rpm("spec_missing", "file-not-found", "exec rpmbuild -bb nginx.spec"),
    rpm("spec_unknown_tag", "parse-error", "exec rpmbuild -bb demo.spec", also=("syntax-error",
        "configuration-invalid"), setup="printf 'Name: demo\\nVersion: 1\\nRelaese: 1\\n' > demo.spec"),
]  # fmt: skip

OTHER_PACKAGES = [
    Case("dnf", "unknown_package", "package-not-found",
         "exec dnf --installroot=$PWD/root --releasever=9 -y install htop-pro", client="dnf 4.14.0", domain="dnf",
         setup="mkdir -p root repo; createrepo_c repo; mkdir -p root/etc/yum.repos.d; printf "
         "'[demo]\\nname=demo\\nbaseurl=file://%s/repo\\ngpgcheck=0\\n' $PWD > root/etc/yum.repos.d/demo.repo"),
    Case("dnf", "unknown_command", "invalid-argument", "exec dnf instal htop", client="dnf 4.14.0", domain="dnf",
         also=("command-not-found",)),
    Case("zypper", "unknown_package", "package-not-found", "exec zypper --root $PWD/root -n install htop-pro",
         client="zypper 1.14.59", domain="zypper", setup="mkdir root"),
    Case("zypper", "not_root", "permission-denied", f"exec {NOBODY} zypper -n install htop", client="zypper 1.14.59",
         domain="zypper", also=("elevation-required",)),
    Case("zypper", "unknown_command", "invalid-argument", "exec zypper --root $PWD/root instal htop",
         client="zypper 1.14.59", domain="zypper", setup="mkdir root", also=("command-not-found",)),
    Case("pacman", "unknown_package", "package-not-found",
         "exec pacman --root $PWD/root --dbpath $PWD/db --config c -S --noconfirm htop-pro", client="pacman 6.0.2",
         domain="pacman", setup="mkdir -p root db/sync; printf '[options]\\nArchitecture = auto\\n[core]\\nServer = "
         "file:///srv/none\\n' > c; tar czf db/sync/core.db --files-from /dev/null"),
    Case("pacman", "lock_held", "lock-held", "exec pacman --root $PWD/root --dbpath $PWD/db --config c -Sy",
         client="pacman 6.0.2", domain="pacman",
         setup="mkdir -p root db; printf '[options]\\n[core]\\nServer = file:///srv/none\\n' > c; touch db/db.lck"),
    Case("pacman", "not_root", "permission-denied", f"exec {NOBODY} pacman -S htop", client="pacman 6.0.2",
         domain="pacman", also=("elevation-required",)),
    Case("pacman", "server_refuses", "cannot-connect", "exec pacman --root $PWD/root --dbpath $PWD/db --config c -Sy",
         client="pacman 6.0.2", domain="pacman", peer="127.0.0.1:$REFUSED", kind="log", also=("connection-refused",),
         setup="mkdir -p root db; printf '[options]\\nSigLevel = Never\\n[core]\\nServer = http://127.0.0.1:%s/\\n' "
         "$REFUSED > c"),
    Case("pacman", "not_installed", "package-not-found",
         "exec pacman --root $PWD/root --dbpath $PWD/db --config c -R --noconfirm foo", client="pacman 6.0.2",
         domain="pacman", setup="mkdir -p root db; printf '[options]\\n' > c"),
    Case("pacman", "package_file_missing", "file-not-found",
         "exec pacman --root $PWD/root --dbpath $PWD/db --config c -U ./yay.pkg.tar.zst", client="pacman 6.0.2",
         domain="pacman", setup="mkdir -p root db; printf '[options]\\n' > c"),
    Case("aptitude", "not_root", "permission-denied", f"exec {NOBODY} aptitude -y install sl", client="aptitude 0.8.13",
         domain="aptitude", also=("elevation-required", "lock-held")),
    Case("flatpak", "unknown_application", "package-not-found", "exec flatpak --user run org.example.Editor",
         client="flatpak 1.14.10", domain="flatpak", also=("not-found",)),
]  # fmt: skip


def case(family: str, client: str, domain: str, fault: str, condition: str, run: str, **more) -> Case:
    return Case(family, fault, condition, run, client=client, domain=domain, **more)


IMAGE = "truncate -s 4M disk.img; mkfs.ext4 -q -F disk.img; "
UTIL_LINUX = [
    case("mount", "mount (util-linux 2.38.1)", "util-linux", "missing_device", "device-not-found",
         "exec mount /dev/sdz9 /mnt", also=("file-not-found",)),
    case("mount", "mount (util-linux 2.38.1)", "util-linux", "missing_folder", "file-not-found",
         "exec mount -t tmpfs tmpfs /mnt/backup-nas", also=("path-not-found",)),
    case("mount", "mount (util-linux 2.38.1)", "util-linux", "not_root", "permission-denied",
         f"exec {NOBODY} mount -t tmpfs tmpfs /mnt", also=("operation-not-permitted", "elevation-required")),
    case("mount", "mount (util-linux 2.38.1)", "util-linux", "unknown_filesystem", "device-not-found",
         "exec unshare -m mount -t btrfsx none /mnt", difficulty="hard", also=("operation-not-supported",
         "invalid-argument"), note="unknown file system type, ENODEV"),
    case("mount", "mount (util-linux 2.38.1)", "util-linux", "not_in_fstab", "not-found",
         "exec mount /media/usb", also=("file-not-found", "configuration-invalid"), difficulty="hard"),
    case("umount", "umount (util-linux 2.38.1)", "util-linux", "folder_in_use", "directory-in-use",
         "exec unshare -m sh -c 'mkdir data; mount -t tmpfs tmpfs data; cd data; exec umount ../data'",
         also=("resource-busy",)),
    case("umount", "umount (util-linux 2.38.1)", "util-linux", "not_mounted", "invalid-argument", "exec umount /srv",
         difficulty="hard", also=("not-found",), note="the text says not mounted"),
    case("umount", "umount (util-linux 2.38.1)", "util-linux", "not_root", "operation-not-permitted",
         f"exec {NOBODY} umount /proc", also=("permission-denied", "elevation-required")),
    case("losetup", "losetup (util-linux 2.38.1)", "util-linux", "missing_image", "file-not-found",
         "exec losetup -f --show root.squashfs"),
    case("wipefs", "wipefs (util-linux 2.38.1)", "util-linux", "missing_device", "file-not-found",
         "exec wipefs /dev/sdz"),
    case("logger", "logger (util-linux 2.38.1)", "util-linux", "missing_file", "file-not-found",
         "exec logger -f /var/log/none.log"),
    case("flock", "flock (util-linux 2.38.1)", "util-linux", "missing_folder", "file-not-found",
         "exec flock /run/lock/app/job.lock true", also=("path-not-found",)),
    case("setpriv", "setpriv (util-linux 2.38.1)", "util-linux", "missing_command", "command-not-found",
         "exec setpriv --clear-groups nodejs18", also=("file-not-found",)),
    case("unshare", "unshare (util-linux 2.38.1)", "util-linux", "not_root", "operation-not-permitted",
         f"exec {NOBODY} unshare -m true"),
    case("nsenter", "nsenter (util-linux 2.38.1)", "util-linux", "no_such_process", "file-not-found",
         "exec nsenter -t 4123456 -n true", also=("no-such-process",)),
    case("prlimit", "prlimit (util-linux 2.38.1)", "util-linux", "no_such_process", "no-such-process",
         "exec prlimit -p 4123456"),
    case("renice", "renice (util-linux 2.38.1)", "util-linux", "foreign_process", "operation-not-permitted",
         f"exec {NOBODY} renice -n -5 -p 1", also=("permission-denied",)),
    case("ionice", "ionice (util-linux 2.38.1)", "util-linux", "no_such_process", "no-such-process",
         "exec ionice -p 4123456"),
    case("fallocate", "fallocate (util-linux 2.38.1)", "util-linux", "disk_full", "disk-full", apart(TINY,
         "fallocate -l 5M disk/swapfile")),
    case("mkswap", "mkswap (util-linux 2.38.1)", "util-linux", "missing_file", "file-not-found",
         "exec mkswap /swapfile2"),
    case("swapon", "swapon (util-linux 2.38.1)", "util-linux", "missing_file", "file-not-found",
         "exec swapon /swapfile2"),
    case("blockdev", "blockdev (util-linux 2.38.1)", "util-linux", "not_a_device", "not-a-typewriter",
         "exec blockdev --getsize64 notes.txt", setup="touch notes.txt"),
    case("more", "more (util-linux 2.38.1)", "util-linux", "missing_file", "file-not-found",
         "exec more README.install"),
    case("fdisk", "fdisk (util-linux 2.38.1)", "util-linux", "unreadable_device", "permission-denied",
         f"chmod 600 disk.img; exec {NOBODY} fdisk -l disk.img", setup="truncate -s 4M disk.img"),
    case("sfdisk", "sfdisk (util-linux 2.38.1)", "util-linux", "missing_device", "file-not-found",
         "exec sfdisk -d /dev/nvme7n1"),
]  # fmt: skip


def filesystem(family: str, fault: str, condition: str, run: str, **more) -> Case:
    return Case(family, fault, condition, run, client=f"{family} 1.47.0", domain="e2fsprogs", **more)


E2FSPROGS = [
    filesystem("e2fsck", "missing_device", "file-not-found", "exec e2fsck -p /dev/sdz1", also=("device-not-found",),
        kind="log"),
    filesystem("e2fsck", "no_superblock", "file-corrupt", "exec e2fsck -fn disk.img", setup="truncate -s 2M disk.img",
               also=("invalid-data",), kind="log"),
    filesystem("e2fsck", "wrong_counts", "file-corrupt", "exec e2fsck -fn disk.img", kind="log",
               setup=IMAGE + "debugfs -w -R 'ssv free_blocks_count 7' disk.img; debugfs -w -R 'clri <11>' disk.img"),
    filesystem("tune2fs", "no_filesystem", "file-corrupt", "exec tune2fs -l disk.img", setup="truncate -s 2M disk.img",
               also=("invalid-data",)),
    filesystem("tune2fs", "unreadable", "permission-denied", f"chmod 600 disk.img; exec {NOBODY} tune2fs -l disk.img",
        setup=IMAGE),
    filesystem("mkfs.ext4", "missing_folder", "file-not-found", "exec mkfs.ext4 -q /mnt/none/disk.img 8M"),
    filesystem("mkfs.ext4", "mounted_device", "device-in-use",
        "exec unshare -m sh -c 'mount -o loop disk.img m && exec mkfs.ext4 -q -F disk.img'", setup=IMAGE + "mkdir m",
        also=("resource-busy", "directory-in-use")),
    filesystem("resize2fs", "too_big", "file-not-found", "exec resize2fs /dev/vg0/home 20G", also=("device-not-found",
        )),
    filesystem("badblocks", "missing_device", "file-not-found", "exec badblocks /dev/sdz 100",
        also=("device-not-found",)),
    filesystem("lsattr", "missing_file", "file-not-found", "exec lsattr /etc/none.conf"),
    filesystem("chattr", "not_supported", "operation-not-supported", "exec chattr +C /proc/version",
        also=("not-a-typewriter",)),
]  # fmt: skip

STORAGE = [
    case("parted", "parted 3.5", "parted", "missing_device", "file-not-found", "exec parted -s /dev/sdz print",
         also=("device-not-found",)),
    case("parted", "parted 3.5", "parted", "no_label", "invalid-data", "exec parted -s disk.img print",
         setup="truncate -s 8M disk.img", also=("file-corrupt",), difficulty="hard", note="unrecognised disk label"),
    case("parted", "parted 3.5", "parted", "unreadable", "permission-denied",
         f"chmod 600 disk.img; exec {NOBODY} parted -s $PWD/disk.img print", setup="truncate -s 8M disk.img"),
    case("parted", "parted 3.5", "parted", "outside_of_device", "value-out-of-range",
         "exec parted -s disk.img mklabel gpt mkpart a 1MiB 900MiB", setup="truncate -s 8M disk.img",
         difficulty="medium", also=("invalid-argument",)),
    case("cryptsetup", "cryptsetup 2.6.1", "cryptsetup", "missing_device", "file-not-found",
         "exec cryptsetup luksDump /dev/sdz2", also=("device-not-found", "permission-denied")),
    case("cryptsetup", "cryptsetup 2.6.1", "cryptsetup", "no_luks", "invalid-data", "exec cryptsetup luksDump disk.img",
         setup="truncate -s 20M disk.img", difficulty="hard", note="not a valid LUKS device"),
    case("cryptsetup", "cryptsetup 2.6.1", "cryptsetup", "wrong_passphrase", "logon-failure",
         "echo secret9 | cryptsetup open --test-passphrase disk.img", difficulty="medium", also=("key-not-found",),
         setup="truncate -s 20M disk.img; echo secret1 | cryptsetup luksFormat -q --pbkdf pbkdf2 "
         "--pbkdf-force-iterations 1000 disk.img", note="no key available with this passphrase"),
    case("cryptsetup", "cryptsetup 2.6.1", "cryptsetup", "key_file_missing", "file-not-found",
         "cryptsetup open --test-passphrase --key-file /etc/keys/home.key disk.img",
         setup="truncate -s 20M disk.img; echo secret1 | cryptsetup luksFormat -q --pbkdf pbkdf2 "
         "--pbkdf-force-iterations 1000 disk.img"),
    case("setfacl", "setfacl 2.3.1", "acl", "missing_file", "file-not-found",
         "exec setfacl -m u:daemon:rw share/plan.ods"),
    case("setfacl", "setfacl 2.3.1", "acl", "not_supported", "operation-not-supported",
         "exec setfacl -m u:daemon:rw /proc/version"),
    case("setfattr", "setfattr 2.5.1", "attr", "not_supported", "operation-not-supported",
         "exec setfattr -n user.origin -v x /proc/version"),
    case("getfattr", "getfattr 2.5.1", "attr", "attribute_missing", "no-data",
         "exec getfattr -n user.origin notes.txt", setup="touch notes.txt"),
    case("quota", "quota 4.06", "quota", "user_missing", "not-found", "exec quota -u kim77"),
    case("fuser", "fuser (psmisc 23.6)", "psmisc", "missing_file", "file-not-found", "exec fuser /mnt/usb"),
    case("killall", "killall (psmisc 23.6)", "psmisc", "no_process", "no-such-process", "exec killall nginx-worker"),
    case("killall", "killall (psmisc 23.6)", "psmisc", "foreign_process", "operation-not-permitted",
         f"{NOBODY} killall livefire-nap",
         setup="cp /bin/sleep livefire-nap; ./livefire-nap 20 & trap 'kill $!' EXIT; sleep 0.3", needs=("killall",)),
    case("sysctl", "sysctl (procps-ng 4.0.2)", "procps-ng", "unknown_key", "file-not-found",
         "exec sysctl net.ipv4.tcp_fastopenx", also=("key-not-found",)),
    case("sysctl", "sysctl (procps-ng 4.0.2)", "procps-ng", "not_root", "permission-denied",
         f"exec {NOBODY} sysctl -w vm.swappiness=10"),
    case("xfs_repair", "xfs_repair 6.1.0", "xfsprogs", "missing_device", "file-not-found", "exec xfs_repair /dev/sdz1"),
]  # fmt: skip


# A user kim of our own, in files that only the scenario sees.
ACCOUNT = (
    "cp /etc/passwd /etc/shadow /etc/pam.d/su .; echo kim:x:4711:4711::/:/bin/sh >> passwd; "
    "echo kim:$(openssl passwd -6 right):{shadow} >> shadow; chmod 640 shadow; chgrp shadow shadow; "
)
OWN_ACCOUNTS = "mount --bind passwd /etc/passwd; mount --bind shadow /etc/shadow; mount --bind su /etc/pam.d/su"
GOOD_ACCOUNT = ACCOUNT.format(shadow="20000:0:99999:7:::")


def account(family: str, domain: str, fault: str, condition: str, run: str, **more) -> Case:
    clients = {"su": "su (util-linux 2.38.1)", "sudo": "sudo 1.9.13p3"}
    client = clients.get(family, f"{family} (shadow 4.13)")
    return Case(family, fault, condition, run, client=client, domain=domain, **more)


ACCOUNTS = [
    account("su", "Linux-PAM", "wrong_password", "logon-failure", f"echo wrong | exec {NOBODY} su - daemon"),
    account("su", "Linux-PAM", "account_expired", "account-disabled", apart(OWN_ACCOUNTS, "su kim -c true"),
            setup=ACCOUNT.format(shadow="20000:0:99999:7::10:"), note="the account has expired",
            also=("logon-failure",)),
    account("su", "Linux-PAM", "password_expired", "password-expired", apart(OWN_ACCOUNTS,
            "su kim -c true < /dev/null"), setup=ACCOUNT.format(shadow="0:0:99999:7:::")),
    account("su", "Linux-PAM", "locked_after_failures", "account-locked-out", apart(OWN_ACCOUNTS, "su kim -c true"),
            setup=GOOD_ACCOUNT + "mkdir tally; echo 'auth required pam_faillock.so preauth deny=1 dir='$PWD/tally > "
            "su; echo 'auth [default=die] pam_faillock.so authfail deny=1 dir='$PWD/tally >> su; echo 'account "
            "required pam_permit.so' >> su; cp su su2; (exec unshare -m sh -c '" + OWN_ACCOUNTS
            + "; su kim -c true; su kim -c true')"),
    account("su", "util-linux", "unknown_user", "not-found", "exec su - kim77 -c id", also=("logon-failure",)),
    account("su", "util-linux", "shell_missing", "file-not-found", "exec su -s /bin/ksh93x nobody -c id",
            also=("command-not-found",)),
    account("su", "util-linux", "shell_crashes", "segmentation-fault", "exec su -s /bin/sh nobody -c 'kill -SEGV $$'"),
    account("sudo", "sudoers", "not_in_sudoers", "permission-denied", "echo right | exec unshare -m sh -c '"
            + OWN_ACCOUNTS + "; exec setpriv --reuid=4711 --clear-groups sudo -S -p \"\" id'", setup=GOOD_ACCOUNT,
            difficulty="medium"),
    account("sudo", "sudo", "wrong_password", "logon-failure", "echo wrong | exec unshare -m sh -c '" + OWN_ACCOUNTS
            + "; exec setpriv --reuid=4711 --clear-groups sudo -S -p \"\" id'", setup=GOOD_ACCOUNT),
    account("sudo", "sudo", "password_needed", "logon-failure", f"exec {NOBODY} sudo -n systemctl restart nginx",
            difficulty="hard", also=("permission-denied",), note="a password is needed and none may be asked for"),
    account("sudo", "sudo", "missing_command", "command-not-found", "exec sudo docker-compose2 up",
            also=("file-not-found",)),
    account("sudo", "sudo", "unknown_user", "not-found", "exec sudo -u deploy77 id", also=("invalid-argument",)),
    account("sudo", "sudoers", "syntax_error", "syntax-error", "exec visudo -cf sudoers",
            also=("configuration-invalid", "parse-error"), setup="echo 'kim ALL=(ALL NOPASSWD: ALL' > sudoers"),
    account("passwd", "shadow", "unknown_user", "not-found", "exec passwd kim77"),
    account("passwd", "shadow", "foreign_user", "permission-denied", f"exec {NOBODY} passwd root",
            also=("operation-not-permitted",)),
    account("chage", "shadow", "not_root", "permission-denied", f"exec {NOBODY} chage -l root"),
    account("useradd", "shadow", "group_missing", "not-found", "exec useradd -g printers77 kim77"),
    account("useradd", "shadow", "existing_user", "file-exists", "exec useradd daemon", difficulty="hard"),
    account("userdel", "shadow", "unknown_user", "not-found", "exec userdel kim77"),
    account("usermod", "shadow", "group_missing", "not-found", "exec usermod -aG docker77 nobody"),
    account("newgrp", "shadow", "unknown_group", "not-found", "exec newgrp printers77"),
    Case("deluser", "unknown_user", "not-found", "exec /usr/sbin/deluser kim77", client="deluser (adduser 3.134)",
         domain="adduser"),
    Case("adduser", "not_root", "permission-denied", f"exec {NOBODY} /usr/sbin/adduser kim77", client="adduser 3.134",
         domain="adduser", also=("elevation-required",)),
    Case("crontab", "missing_file", "file-not-found", "exec crontab jobs.cron", client="crontab (cron 3.0)",
         domain="libc"),
]  # fmt: skip


def gpg(fault: str, condition: str, run: str, **more) -> Case:
    return Case("gpg", fault, condition, run, client="gpg 2.2.40", domain="gnupg2", **more)


KEYS = (
    "export GNUPGHOME=$PWD/g; mkdir -m 700 g; gpg --batch --passphrase '' --quick-gen-key kim@example.com default "
    "default never; "
    "trap 'gpgconf --kill all' EXIT; "
)
NO_KEYS = "export GNUPGHOME=$PWD/h; mkdir -m 700 h; : > h/pubring.kbx; gpg --list-keys; "
GNUPG = [
    gpg("bad_signature", "signature-invalid", "gpg --verify file.sig file",
        setup=KEYS + "echo one > file; gpg --batch -b file; mv file.sig x; mv x file.sig; echo two > file"),
    gpg("public_key_missing", "signature-invalid", "gpg --verify file.sig file", also=("key-not-found", "not-found"),
        setup=KEYS + "echo one > file; gpg --batch -b file; gpgconf --kill all; " + NO_KEYS),
    gpg("secret_key_missing", "key-not-found", "gpg -d file.gpg", also=("not-found",), difficulty="hard",
        note="no secret key", setup=KEYS
        + "echo one > file; gpg --batch --trust-model always -e -r kim file; gpgconf --kill all; " + NO_KEYS),
    gpg("recipient_unknown", "key-not-found", "gpg --batch --auto-key-locate local -e -r eve@example.com notes.txt",
        also=("not-found",), setup=NO_KEYS + "touch notes.txt", difficulty="hard"),
    gpg("wrong_passphrase", "logon-failure", "gpg --batch --passphrase wrong --pinentry-mode loopback -d file.gpg",
        also=("invalid-data",), setup=NO_KEYS
        + "echo one | gpg --batch --passphrase right --pinentry-mode loopback -c -o file.gpg; gpgconf --kill all; ",
        difficulty="hard", note="decryption failed: bad session key"),
    gpg("missing_file", "file-not-found", "gpg --import keys.asc", setup=NO_KEYS),
    gpg("no_openpgp_data", "invalid-data", "gpg --verify file.sig", setup=NO_KEYS + "echo hello > file.sig",
        also=("signature-invalid",)),
    gpg("checksum_of_armor", "file-corrupt", "gpg --import key.asc", also=("invalid-data",), setup=KEYS
        + "gpg --armor --export kim > key.asc; python3 -c \"t = open('key.asc').read().split('\\n'); i = len(t) // "
        "2; t[i] = t[i].swapcase(); open('key.asc', 'w').write('\\n'.join(t))\"; gpgconf --kill all; " + NO_KEYS),
    gpg("output_not_writable", "disk-full",
        "gpg --batch --yes --passphrase x --pinentry-mode loopback -o - -c notes.txt > /dev/full", setup=NO_KEYS
        + "head -c 90000 /dev/urandom > notes.txt"),
    Case("gpgsm", "missing_file", "file-not-found", "gpgsm --import ca.pem", client="gpgsm 2.2.40", domain="gnupg2",
         setup=NO_KEYS + "gpgsm --list-keys"),
]  # fmt: skip


def compiler(fault: str, condition: str, source_text: str, run: str, **more) -> Case:
    setup = f"cat > main.c <<'END'\n{source_text}\nEND"
    return Case("gcc", fault, condition, run, client="gcc 12.2.0", domain="gcc-12", setup=setup,
                **{"kind": "log", "runtime": "c", **more})


TOOLCHAIN = [
    compiler("undeclared", "compile-error", "int main(void) { return cuont; }", "exec gcc -c main.c",
             also=("undefined-name",)),
    compiler("semicolon_missing", "compile-error", "int main(void)\n{\n    int i = 3\n    return i;\n}",
             "exec gcc -c main.c", also=("syntax-error",)),
    compiler("wrong_type", "compile-error",
             "struct s { int a; };\nint main(void) { struct s x = {1}; int *p = x; return *p; }",
             "exec gcc -c main.c", also=("type-error",)),
    compiler("redefinition", "compile-error", "int limit = 3;\nint limit = 4;\nint main(void) { return limit; }",
             "exec gcc -c main.c"),
    Case("gcc", "include_missing", "file-not-found", "exec gcc -c main.c", client="gcc 12.2.0", domain="libc",
         also=("compile-error",),
         setup="printf '#include <openssl/sslx.h>\\nint main(void) { return 0; }\\n' > main.c", kind="log",
         runtime="c"),
    compiler("source_missing", "file-not-found", "", "exec gcc -c server.c"),
    compiler("too_few_arguments", "compile-error", "int f(int a, int b);\nint main(void) { return f(1); }",
             "exec gcc -c main.c"),
    compiler("undefined_reference", "linker-error", "int connect_db(void);\nint main(void) { return connect_db(); }",
             "exec gcc main.c", also=("symbol-not-found",)),
    Case("ld", "undefined_reference", "linker-error", "exec ld -o app main.o", client="ld (GNU Binutils 2.40)",
         domain="ld", runtime="c", also=("symbol-not-found",), kind="log",
         setup="printf 'int connect_db(void);\\nint _start(void) { return connect_db(); }\\n' > main.c; gcc -c main.c"),
    Case("ld", "library_missing", "linker-error", "exec ld -o app main.o -lpqx", client="ld (GNU Binutils 2.40)",
         domain="ld", runtime="c", also=("file-not-found",),
         setup="echo 'int _start(void) { return 0; }' > main.c; gcc -c main.c"),
    Case("ld", "multiple_definition", "linker-error", "exec ld -o app a.o b.o", client="ld (GNU Binutils 2.40)",
         domain="ld", runtime="c", setup="echo 'int _start(void) { return 0; }' > a.c; cp a.c b.c; gcc -c a.c b.c",
         kind="log"),
    Case("ld", "input_missing", "file-not-found", "exec ld -o app main.o util.o", client="ld (GNU Binutils 2.40)",
         domain="ld", runtime="c"),
    Case("as", "no_such_instruction", "compile-error", "exec as main.s -o main.o", client="as (GNU Binutils 2.40)",
         domain="gas", runtime="c", setup="printf 'start:\\n    moov %%eax, %%ebx\\n' > main.s", also=("syntax-error",
         )),
    Case("objdump", "not_an_object", "bad-exe-format", "exec objdump -d notes.txt",
         client="objdump (GNU Binutils 2.40)", domain="binutils", setup="echo hello > notes.txt",
         also=("invalid-data",), difficulty="medium"),
    Case("strip", "missing_file", "file-not-found", "exec strip bin/server", client="strip (GNU Binutils 2.40)",
         domain="binutils"),
    Case("nm", "no_symbols_unreadable", "permission-denied", f"exec {NOBODY} nm secret.o",
         client="nm (GNU Binutils 2.40)", domain="binutils", setup="install -m 600 /bin/true secret.o"),
    Case("ar", "missing_member_file", "file-not-found", "exec ar rc libapp.a a.o b.o",
         client="ar (GNU Binutils 2.40)", domain="binutils"),
    Case("readelf", "not_an_object", "bad-exe-format", "exec readelf -h notes.txt",
         client="readelf (GNU Binutils 2.40)", domain="binutils", setup="echo hello > notes.txt",
         also=("invalid-data",), difficulty="medium"),
]  # fmt: skip


def make(fault: str, condition: str, makefile: str, run: str = "exec make", **more) -> Case:
    return Case("make", fault, condition, run, client="GNU Make 4.3", domain="make",
                **{"setup": f"printf '{makefile}' > Makefile", **more})


BUILD = [
    make("no_rule", "file-not-found", "app: main.o\\n\\tld -o app main.o\\n", difficulty="medium"),
    make("no_makefile", "file-not-found", "", "exec make install", setup=":", difficulty="hard",
         also=("configuration-invalid",)),
    make("missing_separator", "syntax-error", "app: main.c\\n    cc -o app main.c\\n", also=("parse-error",
         "configuration-invalid")),
    make("command_missing", "command-not-found", "app:\\n\\tclang-29 -o app main.c\\n", also=("file-not-found",)),
    make("command_not_executable", "permission-denied", "app:\\n\\t./configure\\n",
         setup="printf 'app:\\n\\t./configure\\n' > Makefile; echo > configure", also=("not-executable",)),
    make("recipe_crashes", "segmentation-fault", "test:\\n\\t@sh -c \"kill -SEGV $$$$\"\\n"),
    make("recipe_killed", "process-killed", "test:\\n\\t@sh -c \"kill -KILL $$$$\"\\n"),
    make("recipe_terminated", "process-terminated", "test:\\n\\t@sh -c \"kill -TERM $$$$\"\\n"),
    make("recipe_aborts", "aborted", "test:\\n\\t@sh -c \"kill -ABRT $$$$\"\\n"),
    make("cannot_fork", "too-many-processes", "all:\\n\\t@echo one; echo two\\n",
         "exec setpriv --reuid=54321 --regid=54321 --clear-groups prlimit --nproc=1:1 make"),
    make("folder_missing", "file-not-found", "", "exec make -C src/lib all", also=("path-not-found",)),
    Case("m4", "missing_file", "file-not-found", "exec m4 acinclude.m4", client="m4 1.4.19", domain="m4"),
    Case("m4", "end_of_file_in_string", "syntax-error", "exec m4 conf.m4", client="m4 1.4.19", domain="m4",
         also=("parse-error",), setup="echo \"define(\\`a', \\`b\" > conf.m4"),
    Case("m4", "divide_by_zero", "divide-by-zero", "exec m4 conf.m4", client="m4 1.4.19", domain="m4",
         setup="echo 'eval(7 / 0)' > conf.m4"),
    Case("bison", "syntax_error", "syntax-error", "exec bison calc.y", client="bison 3.8.2", domain="bison",
         also=("parse-error", "compile-error"),
         setup="printf '%%%%\\nexpr: expr '+' expr;\\nline\\n%%%%\\n' > calc.y", kind="log"),
    Case("bison", "missing_file", "file-not-found", "exec bison parser.y", client="bison 3.8.2", domain="bison"),
    Case("msgfmt", "syntax_error", "syntax-error", "exec msgfmt de.po", client="msgfmt 0.21", domain="gettext-tools",
         also=("parse-error",), setup="printf 'msgid \"a\\nmsgstr \"b\"\\n' > de.po"),
    Case("msgfmt", "missing_file", "file-not-found", "exec msgfmt -o app.mo po/de.po", client="msgfmt 0.21",
         domain="gettext-tools"),
    Case("gdb", "no_such_file", "file-not-found", "exec gdb -q -batch ./server", client="gdb 13.1", domain="libc"),
    Case("indent", "missing_file", "file-not-found", "exec indent main.c", client="GNU indent 2.2.12", domain="indent"),
]  # fmt: skip


def tar(fault: str, condition: str, run: str, **more) -> Case:
    return Case("tar", fault, condition, run, client="tar (GNU tar) 1.34", domain="tar", **more)


ARCHIVES = [
    tar("missing_archive", "file-not-found", "exec tar xzf release-2.4.tar.gz"),
    tar("missing_member", "file-not-found", "exec tar cf backup.tar /etc/app.d"),
    tar("not_an_archive", "invalid-data", "exec tar xf notes.tar", setup="head -c 2000 /etc/services > notes.tar",
        also=("file-corrupt",)),
    tar("archive_cut", "file-corrupt", "exec tar tf a.tar",
        setup="tar cf a.tar /etc/services /etc/protocols; truncate -s 9000 a.tar", also=("connection-closed-early",
        "invalid-data"), difficulty="hard", note="unexpected end of the archive"),
    tar("disk_full", "disk-full", apart(TINY, "tar xf a.tar -C disk"), setup=SOME_DATA + "; tar cf a.tar backup.bin",
        difficulty="hard", also=("io-error",), note="only a part could be written; the text does not say why"),
    tar("read_only", "read-only-filesystem", apart(READ_ONLY, "tar xf a.tar -C disk"), setup="touch b; tar cf a.tar b"),
    tar("unreadable_folder", "permission-denied", f"exec {NOBODY} tar cf /dev/null /root"),
    tar("member_not_in_archive", "file-not-found", "exec tar xf a.tar etc/hosts.deny",
        setup="touch b; tar cf a.tar b", also=("not-found",)),
    Case("cpio", "cut_archive", "file-corrupt", "exec cpio -id -I a.cpio", client="cpio (GNU cpio) 2.13",
         domain="cpio", also=("connection-closed-early",),
         setup="ls /etc/services | cpio -o > a.cpio; truncate -s 3000 a.cpio"),
    Case("cpio", "missing_archive", "file-not-found", "exec cpio -id -I initrd.cpio", client="cpio (GNU cpio) 2.13",
         domain="cpio"),
    Case("cpio", "missing_member", "file-not-found", "echo etc/app.conf | cpio -o > /dev/null",
         client="cpio (GNU cpio) 2.13", domain="cpio"),
    Case("xz", "not_xz", "invalid-data", "exec xz -d data.xz", client="xz 5.4.1", domain="xz",
         setup="echo hello > data.xz", also=("file-corrupt",)),
    Case("xz", "data_damaged", "file-corrupt", "exec xz -t data.xz", client="xz 5.4.1", domain="xz",
         also=("invalid-data",), setup="head -c 60000 /dev/urandom | xz > data.xz; printf 'XXXX' | dd of=data.xz "
         "bs=1 seek=30000 conv=notrunc"),
    Case("xz", "data_cut", "file-corrupt", "exec xz -t data.xz", client="xz 5.4.1", domain="xz",
         also=("connection-closed-early", "invalid-data"),
         setup="head -c 60000 /dev/urandom | xz > data.xz; truncate -s 900 data.xz", difficulty="hard"),
    Case("xz", "memory_limit", "out-of-memory", "exec xz -9 -M 20MiB --no-adjust -k data", client="xz 5.4.1",
         domain="xz", setup="touch data", also=("insufficient-resources",), difficulty="hard"),
    Case("xz", "target_exists", "file-exists", "exec xz -k data", client="xz 5.4.1", domain="xz",
         setup="touch data data.xz"),
    Case("unshar", "missing_file", "file-not-found", "exec unshar parts.shar", client="unshar (sharutils) 4.15.2",
         domain="sharutils"),
    Case("uudecode", "no_begin_line", "invalid-data", "exec uudecode mail.txt", client="uudecode (sharutils) 4.15.2",
         domain="sharutils", setup="echo hello > mail.txt", also=("parse-error",)),
]  # fmt: skip

FIND_OUT = "find (GNU findutils) 4.9.0"
TEXT_TOOLS = [
    case("find", FIND_OUT, "findutils", "missing_folder", "file-not-found", "exec find /srv/media -name '*.mkv'"),
    case("find", FIND_OUT, "findutils", "unreadable_folder", "permission-denied", f"exec {NOBODY} find /root -type f"),
    case("find", FIND_OUT, "findutils", "loop", "too-many-symbolic-links", "exec find -L dir",
         setup="mkdir dir; ln -s ../dir dir/again"),
    case("find", FIND_OUT, "findutils", "delete_not_empty", "directory-not-empty", "exec find . -name build -delete",
         setup="mkdir -p build/x; mkdir -p build/x"),
    case("find", FIND_OUT, "findutils", "exec_missing", "command-not-found",
         "exec find . -maxdepth 0 -exec jhead -n {} +", also=("file-not-found",)),
    case("xargs", "xargs (GNU findutils) 4.9.0", "findutils", "command_missing", "command-not-found",
         "echo a | xargs prettier --check", also=("file-not-found",)),
    case("xargs", "xargs (GNU findutils) 4.9.0", "findutils", "command_crashes", "segmentation-fault",
         "echo a | xargs sh -c 'kill -SEGV $$'"),
    case("xargs", "xargs (GNU findutils) 4.9.0", "findutils", "command_killed", "process-killed",
         "echo a | xargs sh -c 'kill -KILL $$'"),
    case("xargs", "xargs (GNU findutils) 4.9.0", "findutils", "argument_too_long", "argument-list-too-long",
         "head -c 180000 /dev/zero | tr '\\0' x | xargs -s 150000 -x echo", difficulty="medium"),
    case("xargs", "xargs (GNU findutils) 4.9.0", "findutils", "cannot_fork", "too-many-processes",
         "exec setpriv --reuid=54322 --regid=54322 --clear-groups prlimit --nproc=1:1 xargs -a /etc/hostname echo"),
    case("grep", "grep (GNU grep) 3.8", "grep", "missing_file", "file-not-found", "exec grep -n timeout app.log"),
    case("grep", "grep (GNU grep) 3.8", "grep", "folder_given", "is-a-directory", "exec grep root /etc",
         difficulty="easy"),
    case("grep", "grep (GNU grep) 3.8", "grep", "bad_expression", "syntax-error", "exec grep '[a-z' /etc/hostname",
         also=("parse-error", "invalid-argument")),
    case("grep", "grep (GNU grep) 3.8", "grep", "full_output", "disk-full", "exec grep -r a /etc/services > /dev/full"),
    case("sed", "sed (GNU sed) 4.9", "sed", "missing_file", "file-not-found", "exec sed -i s/80/8080/ nginx.conf"),
    case("sed", "sed (GNU sed) 4.9", "sed", "unterminated_command", "syntax-error",
         "exec sed 's/80/8080' /etc/hostname", also=("parse-error",)),
    case("sed", "sed (GNU sed) 4.9", "sed", "read_only", "read-only-filesystem", apart(READ_ONLY,
         "sed -i s/1/2/ disk/old.log")),
    case("sed", "sed (GNU sed) 4.9", "sed", "unwritable_folder", "permission-denied",
         f"exec {NOBODY} sed -i s/a/b/ /etc/services"),
    case("gawk", "gawk 5.2.1", "gawk", "missing_file", "file-not-found", "exec gawk '{ print $1 }' access.log"),
    case("gawk", "gawk 5.2.1", "gawk", "divide_by_zero", "divide-by-zero", "echo 5 | gawk '{ print $1 / 0 }'"),
    case("gawk", "gawk 5.2.1", "gawk", "syntax_error", "syntax-error", "exec gawk 'BEGIN { print ( }'",
         also=("parse-error",)),
    case("gawk", "gawk 5.2.1", "gawk", "function_missing", "undefined-name", "exec gawk 'BEGIN { print trimm(1) }'"),
    case("gawk", "gawk 5.2.1", "gawk", "too_many_files", "too-many-open-files",
         "ulimit -n 8; exec gawk 'BEGIN { for (i = 0; i < 9; i++) { while ((\"echo \" i) | getline x); print x > "
         "(\"f\" i) } }'"),
    case("diff", "diff (GNU diffutils) 3.8", "diffutils", "missing_file", "file-not-found",
         "exec diff -u old.conf /etc/hostname"),
    case("diff", "diff (GNU diffutils) 3.8", "diffutils", "unreadable", "permission-denied",
         f"exec {NOBODY} diff /etc/shadow /etc/passwd"),
    case("cmp", "cmp (GNU diffutils) 3.8", "diffutils", "missing_file", "file-not-found",
         "exec cmp image.iso /etc/hostname"),
    case("wdiff", "wdiff 1.2.2", "wdiff", "missing_file", "file-not-found", "exec wdiff old.txt new.txt"),
    case("man", "man-db 2.11.2", "man-db", "no_entry", "not-found", "exec man nginx-tuning", difficulty="medium",
         also=("file-not-found",)),
    case("recode", "recode 3.7.12", "recode", "missing_file", "file-not-found", "exec recode latin1..utf8 letter.txt"),
    case("recode", "recode 3.7.12", "recode", "unknown_charset", "invalid-argument",
         "exec recode latin77..utf8 letter.txt", setup="touch letter.txt", difficulty="hard", also=("encoding-error",
         )),
    case("iconv", "iconv (GNU libc) 2.36", "libc", "invalid_input", "encoding-error",
         "exec iconv -f UTF-8 -t UTF-16 names.csv -o out.csv", setup="printf 'M\\374ller\\n' > names.csv",
         also=("invalid-data",)),
    case("iconv", "iconv (GNU libc) 2.36", "libc", "unknown_charset", "file-not-found",
         "exec iconv -f CP77 -t UTF-8 names.csv", setup="touch names.csv", also=("encoding-error",
         "operation-not-supported", "invalid-argument"), difficulty="hard",
         note="the character set is unknown; the text shows ENOENT"),
    case("getent", "getent (GNU libc) 2.36", "libc", "unknown_database", "invalid-argument", "exec getent hostnames",
         difficulty="hard", also=("not-found",)),
    case("pv", "pv 1.6.20", "libc", "missing_file", "file-not-found", "exec pv dump.sql"),
    case("enscript", "enscript 1.6.5", "enscript", "missing_file", "file-not-found",
         "exec enscript -p out.ps report.txt"),
    case("less", "less 590", "libc", "missing_file", "file-not-found", "exec less /var/log/none.log"),
]  # fmt: skip

UNREACHABLE = "exec unshare -n sh -c 'ip link set lo up; exec {}'"
NO_ROUTE = "exec unshare -n sh -c 'ip link set lo up; ip route add unreachable 192.0.2.0/24; exec {}'"
NO_ANSWER = (
    "exec unshare -n sh -c 'ip link set lo up; ip link add v0 type veth peer name v1; ip addr add 192.0.2.1/24 dev v0; "
    "ip link set v0 arp off up; ip link set v1 up; sysctl -qw net.ipv4.tcp_syn_retries=1; exec {}'"
)
TELNET, FTP, PING = "telnet (inetutils 2.4)", "tnftp 20210827", "ping (iputils 20221126)"
NETWORK = [
    case("telnet", TELNET, "libc", "refused", "connection-refused", "exec telnet 127.0.0.1 $REFUSED",
         peer="127.0.0.1:$REFUSED"),
    case("telnet", TELNET, "libc", "no_answer", "connection-timed-out", NO_ANSWER.format("telnet 192.0.2.10 8080"),
         peer="192.0.2.10:8080"),
    case("telnet", TELNET, "libc", "no_route", "host-unreachable", NO_ROUTE.format("telnet 192.0.2.10 8080"),
         peer="192.0.2.10:8080"),
    case("telnet", TELNET, "libc", "no_network", "network-unreachable", UNREACHABLE.format("telnet 192.0.2.10 8080"),
         peer="192.0.2.10:8080"),
    case("telnet", TELNET, "libc", "unknown_host", "dns-name-not-found", apart(ONLY_FILES,
         "telnet router.example.lan"), peer="router.example.lan"),
    case("ping", PING, "libc", "unknown_host", "dns-name-not-found", apart(ONLY_FILES, "ping -c1 nas.example.lan"),
         peer="nas.example.lan"),
    case("ping", PING, "libc", "no_dns_server", "dns-temporary-failure", apart(NO_DNS, "ping -c1 www.example.com"),
         peer="www.example.com"),
    case("ping", PING, "libc", "no_network", "network-unreachable", UNREACHABLE.format("ping -c1 192.0.2.10"),
         peer="192.0.2.10"),
    case("ping", PING, "libc", "host_unreachable", "host-unreachable", NO_ROUTE.format("ping -c1 192.0.2.10"),
         peer="192.0.2.10"),
    case("ftp", FTP, "libc", "refused", "connection-refused", "exec ftp -n 127.0.0.1 $REFUSED",
         peer="127.0.0.1:$REFUSED"),
    case("ftp", FTP, "libc", "no_answer", "connection-timed-out", NO_ANSWER.format("ftp -n 192.0.2.10"),
         peer="192.0.2.10"),
    case("ftp", FTP, "libc", "no_dns_server", "dns-temporary-failure", apart(NO_DNS, "ftp -n ftp.example.org"),
         peer="ftp.example.org"),
    case("lftp", "lftp 4.9.2", "lftp", "refused", "connection-refused",
         "lftp -c 'set net:max-retries 1; open ftp://127.0.0.1:'$REFUSED'; ls'", peer="127.0.0.1"),
    case("lftp", "lftp 4.9.2", "lftp", "login_incorrect", "ftp-login-failed",
         "lftp -c 'set net:max-retries 1; set ftp:ssl-allow no; set ftp:use-feat no; open -u kim,wrong "
         "ftp://127.0.0.1:2199; ls'", setup=f"python3 {FAULTS} 2199 'send:220 ready\\r\\n' recv 'send:331 Password "
         "please\\r\\n' recv 'send:530 Login incorrect.\\r\\n' recv hold & trap 'kill $!' EXIT; sleep 0.7"),
    case("lftp", "lftp 4.9.2", "lftp", "local_file_missing", "file-not-found",
         "lftp -c 'put -O file:///tmp backup-77.tgz'"),
    case("lftp", "lftp 4.9.2", "lftp", "unknown_command", "command-not-found", "lftp -c 'mirorr /pub'",
         difficulty="hard", also=("invalid-argument",)),
    case("lftp", "lftp 4.9.2", "lftp", "unknown_host", "dns-name-not-found", apart(ONLY_FILES,
         "lftp -c \"open ftp://ftp.example.org; ls\""), peer="ftp.example.org"),
    case("whois", "whois 5.5.17", "libc", "refused", "connection-refused",
         "exec whois -h 127.0.0.1 -p $REFUSED example.com", peer="127.0.0.1:$REFUSED"),
    case("whois", "whois 5.5.17", "whois", "interrupted", "connection-timed-out",
         NO_ANSWER.format("whois -h 192.0.2.10 example.com"), peer="192.0.2.10"),
    case("whois", "whois 5.5.17", "libc", "unknown_host", "dns-name-not-found", apart(ONLY_FILES,
         "whois -h whois.example.net example.com"), peer="whois.example.net"),
    case("curl", "curl 7.88.1 -v", "libc", "refused", "connection-refused",
         "exec curl -sv http://127.0.0.1:$REFUSED/", peer="127.0.0.1:$REFUSED", kind="log", difficulty="easy",
         note="system text in the language of the user, curl's own in English"),
    case("curl", "curl 7.88.1 -v", "libc", "no_route", "host-unreachable",
         NO_ROUTE.format("curl -sv http://192.0.2.10/"), peer="192.0.2.10:80", kind="log"),
    case("axel", "axel 2.17.11", "axel", "server_answers_404", "http-404",
         "exec axel http://127.0.0.1:$HTTP_404/a.iso", peer="127.0.0.1:$HTTP_404"),
    case("lynx", "lynx 2.9.0", "lynx", "refused", "cannot-connect", "exec lynx -dump http://127.0.0.1:$REFUSED/",
         peer="127.0.0.1:$REFUSED", also=("connection-refused",)),
    case("lynx", "lynx 2.9.0", "lynx", "missing_file", "file-not-found",
         "exec lynx -dump file://localhost/srv/none.html"),
    case("elinks", "elinks 0.13", "elinks", "refused", "connection-refused",
         "exec elinks -dump http://127.0.0.1:$REFUSED/", peer="127.0.0.1:$REFUSED"),
    case("elinks", "elinks 0.13", "elinks", "unknown_host", "dns-name-not-found", apart(ONLY_FILES,
         "elinks -dump http://wiki.example.lan/"), peer="wiki.example.lan"),
    case("svn", "svn 1.14.2", "subversion", "refused", "connection-refused",
         "exec svn checkout svn://127.0.0.1:$REFUSED/shop", peer="127.0.0.1:$REFUSED"),
    case("svn", "svn 1.14.2", "subversion", "locked", "lock-held", "exec svn update",
         setup="svnadmin create r; svn co file://$PWD/r w; cd w; sqlite3 .svn/wc.db \"insert into wc_lock values "
         "(1, '', -1)\""),
    case("svn", "svn 1.14.2", "subversion", "unknown_host", "dns-name-not-found", apart(ONLY_FILES,
         "svn ls svn://svn.example.org/shop"), peer="svn.example.org"),
    case("hg", "Mercurial 6.3.2", "hg", "no_repository", "not-found", "exec hg log", also=("git-not-a-repository",),
         difficulty="hard"),
    case("hg", "Mercurial 6.3.2", "hg", "unknown_revision", "git-unknown-revision", "exec hg update release9",
         also=("not-found",), setup="hg init .; echo 1 > a; hg add a; hg commit -u kim -m one"),
    case("hg", "Mercurial 6.3.2", "hg", "repository_missing", "git-repository-not-found",
         "exec hg clone /srv/hg/shop", also=("not-found", "file-not-found")),
    case("virsh", "virsh 9.0.0", "libvirt", "no_daemon", "file-not-found", "exec virsh list --all",
         also=("cannot-connect",), note="the socket of the daemon is missing"),
    case("virsh", "virsh 9.0.0", "libvirt", "refused", "connection-refused",
         "exec virsh -c qemu+tcp://127.0.0.1/system list", peer="127.0.0.1:16509"),
    case("virsh", "virsh 9.0.0", "libvirt", "unknown_option", "invalid-argument", "exec virsh list --al"),
    case("nmcli", "nmcli 1.42.4", "NetworkManager", "no_bus", "file-not-found", "exec nmcli device status",
         also=("cannot-connect", "service-not-started")),
    case("dnsmasq", "dnsmasq 2.90", "dnsmasq", "configuration_missing", "file-not-found",
         "exec dnsmasq --test -C /etc/dnsmasq.lan.conf"),
    case("dnsmasq", "dnsmasq 2.90", "dnsmasq", "bad_option", "configuration-invalid",
         "exec dnsmasq --test -C lan.conf", setup="echo 'dhcp-rang=1' > lan.conf"),
    case("dnsmasq", "dnsmasq 2.90", "dnsmasq", "port_taken", "address-in-use",
         "exec unshare -n sh -c 'ip link set lo up; python3 -m http.server -b 127.0.0.1 5353 >/dev/null 2>&1 & "
         "http=$!; sleep 1; dnsmasq -k -p 5353 -a 127.0.0.1 -z -C /dev/null; code=$?; kill $http; exit $code'"),
    case("mail", "mail (GNU Mailutils 3.15)", "mailutils", "unreadable_mailbox", "not-found",
         f"exec {NOBODY} mail -f $PWD/mbox", difficulty="hard", also=("file-not-found", "permission-denied"),
         note="the mailbox may not be read; the text says that it is not found", setup="echo > mbox; chmod 600 mbox"),
    case("mutt", "mutt 2.2.9", "mutt", "missing_attachment", "file-not-found",
         "echo x | mutt -s hi -a plan77.pdf -- kim@example.com"),
    case("mpop", "mpop 1.4.17", "mpop", "refused", "connection-refused",
         "exec mpop --host=127.0.0.1 --port=$REFUSED --user=kim --passwordeval='echo x' --tls=off --auth=user "
         "--delivery=mbox,m", peer="127.0.0.1:$REFUSED", difficulty="medium"),
    case("gsasl", "gsasl 2.2.0", "gsasl", "refused", "connection-refused",
         "exec gsasl -m PLAIN -a kim -p x --smtp 127.0.0.1 $REFUSED", peer="127.0.0.1:$REFUSED"),
]  # fmt: skip


def gio(fault: str, condition: str, run: str, **more) -> Case:
    return Case("gio", fault, condition, run, client="gio (GLib 2.74.6)", domain="glib20", **more)


DESKTOP = [
    gio("missing_file", "file-not-found", "exec gio cat notes.txt"),
    gio("target_exists", "file-exists", "exec gio mkdir photos", setup="mkdir photos"),
    gio("folder_not_empty", "directory-not-empty", "exec gio remove build", setup="mkdir build; touch build/a"),
    gio("scheme_not_supported", "operation-not-supported", "exec gio list smb://nas/share"),
    Case("gio", "read_only", "read-only-filesystem", apart(READ_ONLY, "gio mkdir disk/new"),
         client="gio (GLib 2.74.6)", domain="glib20"),
    gio("copy_folder", "is-a-directory", "exec gio copy photos backup", setup="mkdir photos", difficulty="medium",
        also=("operation-not-supported",)),
    gio("permission", "permission-denied", f"exec {NOBODY} gio list /root"),
    Case("gsettings", "schema_missing", "not-found", "exec gsettings get org.example.editor font",
         client="gsettings (GLib 2.74.6)", domain="glib20", also=("key-not-found",)),
    Case("gdbus", "no_bus", "file-not-found",
         "DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/77/bus exec gdbus call --session -d org.a -o / -m a.b",
         client="gdbus (GLib 2.74.6)", domain="glib20", also=("cannot-connect",)),
    Case("gst-launch", "missing_file", "file-not-found", "gst-launch-1.0 -q filesrc location=film.mkv ! fakesink",
         client="gst-launch 1.22.0", domain="gstreamer-1.0", needs=("gst-launch-1.0",), kind="log"),
    Case("gst-launch", "no_element", "not-found", "gst-launch-1.0 filesrc location=film.mkv ! dekodebin ! fakesink",
         client="gst-launch 1.22.0", domain="gstreamer-1.0", needs=("gst-launch-1.0",), also=("module-not-found",),
         difficulty="hard"),
    Case("vim", "unknown_command", "undefined-name",
         "vim -Nu NONE -es -c 'set verbosefile=log' -c 'Wq' -c 'qa!'; cat log", client="vim 9.0", domain="vim",
         also=("command-not-found", "syntax-error"), difficulty="hard", note="E492: not an editor command"),
    Case("vim", "tag_file_missing", "file-not-found",
         "vim -Nu NONE -es -c 'set verbosefile=log' -c 'source plugin/setup.vim' -c 'qa!'; cat log", client="vim 9.0",
         domain="vim"),
    Case("vim", "undefined_variable", "undefined-name",
         "vim -Nu NONE -es -c 'set verbosefile=log' -c 'echo g:themee' -c 'qa!'; cat log", client="vim 9.0",
         domain="vim"),
    Case("vim", "bad_pattern", "syntax-error",
         "vim -Nu NONE -es -c 'set verbosefile=log' -c 'call search(\"[\\\\(\", \"z\")' -c 'qa!'; cat log",
         client="vim 9.0", domain="vim", also=("invalid-argument",)),
    Case("aplay", "missing_file", "file-not-found", "exec aplay -D null alarm.wav", client="aplay 1.2.8",
         domain="alsa-utils"),
]  # fmt: skip

SHELLS = [
    case("zsh", "zsh 5.9", "libc", "missing_file", "file-not-found", "exec zsh -fc 'sort < users.csv'",
         runtime="shell"),
    case("zsh", "zsh 5.9", "libc", "folder_executed", "permission-denied", "exec zsh -fc /etc", runtime="shell",
         also=("is-a-directory",)),
    case("zsh", "zsh 5.9", "libc", "not_executable", "permission-denied", "exec zsh -fc ./start.sh",
         setup="echo echo > start.sh", runtime="shell", also=("not-executable",)),
    case("zsh", "zsh 5.9", "libc", "arguments_too_long", "argument-list-too-long",
         "exec zsh -fc '/bin/true ${(l:200000::x:)1}'", runtime="shell"),
    case("zsh", "zsh 5.9", "libc", "read_only", "read-only-filesystem", "exec unshare -m sh -c \"" + READ_ONLY
         + "; zsh -fc 'date > disk/stamp'\"", runtime="shell"),
    case("zsh", "zsh 5.9", "libc", "too_many_files", "too-many-open-files",
         "exec zsh -fc '{ : < /none } 2> /dev/null; ulimit -n 16; for i in {1..20}; do exec {fd}< /etc/hostname; "
         "done'", runtime="shell"),
    case("zsh", "zsh 5.9", "libc", "cannot_fork", "too-many-processes",
         "exec setpriv --reuid=54323 --regid=54323 --clear-groups prlimit --nproc=1:1 zsh -fc 'ls; date'",
         runtime="shell"),
    case("zsh", "zsh 5.9", "libc", "cd_missing", "file-not-found", "exec zsh -fc 'cd ~/projekt-77'", runtime="shell",
         also=("path-not-found",)),
    case("tcsh", "tcsh 6.24.07", "tcsh", "missing_command", "command-not-found",
         "LANG=$LC_ALL exec tcsh -fc 'nodejs18 server.js'", runtime="shell"),
    case("tcsh", "tcsh 6.24.07", "tcsh", "missing_file", "file-not-found",
         "LANG=$LC_ALL exec tcsh -fc 'sort < users.csv'", runtime="shell"),
    case("tcsh", "tcsh 6.24.07", "tcsh", "undefined_variable", "undefined-name",
         "LANG=$LC_ALL exec tcsh -fc 'echo $TARGET_DIR'", runtime="shell"),
    case("tcsh", "tcsh 6.24.07", "tcsh", "program_crashes", "segmentation-fault",
         "LANG=$LC_ALL exec tcsh -fc './crash; true'", runtime="shell",
         setup="echo 'int main(void) { return *(volatile int *)0; }' > c.c; gcc -o crash c.c; ulimit -c 0"),
    case("tcsh", "tcsh 6.24.07", "tcsh", "no_match", "file-not-found", "LANG=$LC_ALL exec tcsh -fc 'rm *.bak'",
         runtime="shell", difficulty="hard", also=("not-found",)),
    case("tcsh", "tcsh 6.24.07", "tcsh", "file_exists", "file-exists",
         "LANG=$LC_ALL exec tcsh -fc 'set noclobber; date > out.log'", runtime="shell", setup="touch out.log"),
    case("tcsh", "tcsh 6.24.07", "tcsh", "divide_by_zero", "divide-by-zero",
         "LANG=$LC_ALL exec tcsh -fc '@ x = 5 / 0'", runtime="shell"),
]  # fmt: skip

PYTHON = "python3 -c 'import locale; locale.setlocale(locale.LC_ALL, \"\")\n{}'"


def interpreter(family: str, client: str, fault: str, condition: str, run: str, **more) -> Case:
    return Case(family, fault, condition, run, client=client,
                **{"runtime": family, "domain": "libc", "kind": "trace", **more})


def r(fault: str, condition: str, code: str, **more) -> Case:
    return Case("r", fault, condition, f"Rscript --vanilla -e '{code}'", client="R 4.2.2", domain="R",
                **{"needs": ("Rscript",), **more})


PY, GUILE = "python 3.11, setlocale(LC_ALL, '')", "guile 3.0.8"
INTERPRETERS = [
    interpreter("python", PY, "missing_file", "file-not-found", PYTHON.format("open(\"config.yml\")")),
    interpreter("python", PY, "refused", "connection-refused",
        PYTHON.format("import os, socket; socket.create_connection((\"127.0.0.1\", int(os.environ[\"REFUSED\"])))")),
    interpreter("python", PY, "disk_full", "disk-full",
        PYTHON.format("f = open(\"/dev/full\", \"w\"); f.write(\"x\"); f.flush()")),
    interpreter("python", PY, "unknown_host", "dns-name-not-found", "exec unshare -m sh -c \"" + ONLY_FILES
        + "; exec python3 run.py\"", setup="printf 'import locale, socket\\nlocale.setlocale(locale.LC_ALL, "
        "\"\")\\nsocket.create_connection((\"db.example.lan\", 5432))\\n' > run.py", peer="db.example.lan:5432"),
    interpreter("python", PY, "too_many_files", "too-many-open-files", PYTHON.format("import os, resource; "
        "os.strerror(1); resource.setrlimit(resource.RLIMIT_NOFILE, (9, 9))\nfs = [open(\"/etc/hostname\") for i "
        "in range(20)]")),
    interpreter("python", PY, "permission", "permission-denied", f"exec {NOBODY} "
        + PYTHON.format("open(\"/etc/shadow\")")),
    interpreter("python", PY, "address_in_use", "address-in-use", PYTHON.format("import socket; a = "
        "socket.create_server((\"127.0.0.1\", 0)); socket.create_server(a.getsockname())")),
    interpreter("python", PY, "broken_pipe", "broken-pipe",
        PYTHON.format("import os; r, w = os.pipe(); os.close(r); os.write(w, b\"x\")")),
    interpreter("python", PY, "reset", "connection-reset", PYTHON.format("import os, socket; s = "
        "socket.create_connection((\"127.0.0.1\", int(os.environ[\"RESET_AFTER_REQUEST\"]))); "
        "s.sendall(b\"hello\"); s.recv(9)"), note="reset by the peer"),
    interpreter("guile", GUILE, "missing_file", "file-not-found", "guile -c '(open-input-file \"config.scm\")'"),
    interpreter("guile", GUILE, "refused", "connection-refused", "guile -c '(connect (socket PF_INET SOCK_STREAM "
        "0) AF_INET INADDR_LOOPBACK (string->number (getenv \"REFUSED\")))'"),
    interpreter("guile", GUILE, "folder_not_empty", "directory-not-empty", "guile -c '(rmdir \"build\")'",
        setup="mkdir build; touch build/a"),
    r("missing_file", "file-not-found", "x <- read.csv(\"umsatz.csv\")"),
    r("object_missing", "undefined-name", "print(umsatz)"),
    r("function_missing", "undefined-name", "ggplott(1)"),
    r("package_missing", "module-not-found", "library(tidyversex)"),
    r("index_out_of_range", "index-out-of-range", "x <- list(1, 2); x[[7]]"),
    r("type_error", "type-error", "1 + \"a\""),
    r("syntax_error", "syntax-error", "x <- c(1, 2))", also=("parse-error",)),
    r("no_memory", "out-of-memory", "x <- numeric(4e12)"),
    r("refused", "cannot-connect", "p <- as.integer(Sys.getenv(\"REFUSED\")); socketConnection(\"127.0.0.1\", p)",
      also=("connection-refused",), peer="127.0.0.1:$REFUSED", difficulty="hard"),
    Case("java", "class_missing", "class-not-found", "exec java com.example.Main", client="java 17", domain="jdk",
         runtime="java"),
    Case("javac", "symbol_missing", "compile-error", "exec javac Main.java", client="javac 17", domain="javac",
         runtime="java", kind="log", also=("undefined-name",),
         setup="printf 'class Main {\\n    int f() { return cuont; }\\n}\\n' > Main.java"),
    Case("javac", "type_mismatch", "compile-error", "exec javac Main.java", client="javac 17", domain="javac",
         runtime="java", kind="log", also=("type-error",),
         setup="printf 'class Main {\\n    int f() { return \"a\"; }\\n}\\n' > Main.java"),
    Case("javac", "source_missing", "file-not-found", "exec javac Server.java", client="javac 17", domain="javac",
         runtime="java"),
    Case("javac", "package_missing", "class-not-found", "exec javac Main.java", client="javac 17", domain="javac",
         runtime="java", kind="log", also=("compile-error", "module-not-found"),
         setup="printf 'import org.example.json.Parser;\\nclass Main { Parser p; }\\n' > Main.java"),
]  # fmt: skip


def sql_case(fault: str, condition: str, run: str, **more) -> Case:
    return Case("psql", fault, condition, run, client="psql 15",
                **{"domain": "postgres-15", "setup": postgres.STARTED, "runtime": "sql", **more})


def log_case(fault: str, condition: str, run: str, **more) -> Case:
    return Case("postgres", fault, condition, run, client="postgres 15 server log", domain="postgres-15",
                **{"setup": postgres.STARTED, "runtime": "sql", "kind": "log", **more})


SQL, QUIETLY, OTHER_SESSION = postgres.sql, postgres.quietly, postgres.SECOND_SESSION
POSTGRES = [
    sql_case("duplicate_key", "sql-unique-violation", SQL("insert into customers values (2, 'eve@example.com');")),
    sql_case("orphan_row", "sql-foreign-key-violation",
             SQL("insert into orders (customer_id, amount) values (78, 1);")),
    sql_case("null_value", "sql-not-null-violation", SQL("insert into customers (id) values (4);")),
    sql_case("check_constraint", "sql-check-violation", SQL("update orders set amount = -2 where id = 1;")),
    sql_case("syntax", "sql-syntax-error", SQL("select * form orders;")),
    sql_case("table_missing", "sql-table-not-found", SQL("select * from invoices;")),
    sql_case("column_missing", "sql-column-not-found", SQL("select total from orders;")),
    sql_case("invalid_value", "sql-invalid-value", SQL("select 'abc'::int;")),
    sql_case("read_only", "sql-read-only", SQL("begin read only;\ndelete from orders;")),
    sql_case("divide_by_zero", "divide-by-zero", SQL("select 1 / 0;")),
    sql_case("no_grant", "sql-permission-denied", "psql -U report -c 'select * from orders'"),
    sql_case("database_missing", "sql-database-not-found", "psql -d shopp -c 'select 1'"),
    sql_case("role_missing", "sql-auth-failed", "psql -U deploy -c 'select 1'"),
    sql_case("refused", "connection-refused", "psql -h 127.0.0.1 -p 5439 -c 'select 1'", setup=postgres.FOLDER,
             also=("sql-connection-failed",), peer="127.0.0.1:5439"),
    sql_case("no_socket", "sql-connection-failed", "psql -c 'select 1'", setup=postgres.FOLDER,
             also=("file-not-found",)),
    sql_case("statement_timeout", "sql-timeout", SQL("set statement_timeout = '200ms';\nselect pg_sleep(5);", "-q")),
    sql_case("backend_gone", "sql-connection-lost", SQL("select pg_terminate_backend(pg_backend_pid());"),
             also=("sql-server-starting",)),
    sql_case("unknown_host", "dns-name-not-found", "export PGHOST=db-1.example.internal; psql -c 'select 1'",
             setup=postgres.FOLDER, peer="db-1.example.internal"),
    sql_case("file_missing", "file-not-found", "psql -f migrations/004.sql"),
    log_case("lock_timeout_in_log", "sql-lock-timeout",
             OTHER_SESSION.format("begin; lock table orders; select pg_sleep(2);")
             + QUIETLY("set lock_timeout = 200;\nselect * from orders;") + "cat log"),
    log_case("deadlock_in_log", "sql-deadlock", OTHER_SESSION.format("begin; update orders set amount = 1 where id "
             "= 2; select pg_sleep(1.5); update orders set amount = 1 where id = 1;")
             + QUIETLY("begin;\nupdate orders set amount = 3 where id = 1;\nselect pg_sleep(1);\nset "
             "deadlock_timeout = '100ms';\nupdate orders set amount = 3 where id = 2;") + "cat log"),
    log_case("too_many_clients", "sql-too-many-connections", QUIETLY("alter role app connection limit 0;")
             + "psql -U app -c 'select 1' >/dev/null 2>&1; cat log"),
    log_case("port_taken", "address-in-use", "as postgres -D data -k $PWD", setup=postgres.ON_TCP
             + "python3 -m http.server -b 127.0.0.1 5433 & http=$!\ntrap '{ kill $http; pg stop -m immediate; } "
             ">/dev/null 2>&1' EXIT\nsleep 0.7\n"),
    log_case("pid_file_held", "lock-held", "as postgres -D data -k $PWD", setup=postgres.FOLDER + "pg start\n",
             also=("file-exists",)),
    log_case("backend_killed", "process-killed", OTHER_SESSION.format("select pg_sleep(3)")
             + f"kill -9 $(psql -qAtc \"{postgres.SLEEPERS}\" | head -1); sleep 0.6; head -4 log"),
    log_case("unknown_setting", "configuration-invalid", "as postgres -D data -k $PWD", setup=postgres.FOLDER
             + "echo 'shared_bufers = 128MB' >> data/postgresql.conf\n"),
]  # fmt: skip


def guile(fault: str, condition: str, code: str, **more) -> Case:
    return interpreter("guile", GUILE, fault, condition, f"guile -c '{code}' 2>&1 | tail -3",
                       **{"kind": "message", **more})


def python(fault: str, condition: str, code: str, **more) -> Case:
    return interpreter("python", PY, fault, condition, PYTHON.format(code), **more)


TCP = "(socket PF_INET SOCK_STREAM 0)"
ERRNO = [
    guile("not_connected", "not-connected", f"(getpeername {TCP})"),
    guile("address_of_nobody", "address-not-available", f"(bind {TCP} AF_INET (inet-pton AF_INET \"192.0.2.1\") 8080)"),
    guile("address_in_use", "address-in-use", f"(let ((s {TCP})) (bind s AF_INET INADDR_LOOPBACK 0) (listen s 1) "
          f"(bind {TCP} AF_INET INADDR_LOOPBACK (sockaddr:port (getsockname s))))"),
    guile("unknown_family", "address-family-not-supported", "(socket 999 SOCK_STREAM 0)"),
    guile("unknown_protocol", "protocol-not-supported", "(socket PF_INET SOCK_STREAM IPPROTO_UDP)"),
    guile("unknown_option", "protocol-option-not-available", f"(setsockopt {TCP} SOL_SOCKET 9999 1)"),
    guile("no_destination", "destination-required", "(send (socket PF_INET SOCK_DGRAM 0) #vu8(1 2))"),
    guile("connected_twice", "already-connected", f"(let ((s {TCP})) (do ((i 0 (+ i 1))) ((= i 2)) "
          "(connect s AF_INET INADDR_LOOPBACK (string->number (getenv \"SILENT\")))))"),
    guile("no_such_process", "no-such-process", "(kill 4123456 0)"),
    guile("no_child", "no-child-processes", "(waitpid -1)"),
    guile("bad_descriptor", "bad-descriptor", "(close-fdes 99)"),
    guile("not_a_socket", "not-a-socket", "(getpeername (open-input-file \"/etc/hostname\"))"),
    guile("fifo_without_reader", "no-such-device-address", "(open \"control\" (logior O_WRONLY O_NONBLOCK))",
          setup="mkfifo control"),
    guile("not_a_link", "invalid-argument", "(readlink \"/etc/hostname\")", difficulty="hard"),
    guile("other_filesystem", "cross-device-link", "(link \"/proc/version\" \"version\")"),
    guile("name_too_long", "name-too-long", "(mkdir (make-string 300 #\\a))"),
    guile("not_owner", "operation-not-permitted", "(setuid 54330) (chmod \"/etc/hostname\" 511)"),
    guile("connection_reset", "connection-reset", f"(use-modules (rnrs bytevectors)) (let ((s {TCP})) (connect s "
          "AF_INET INADDR_LOOPBACK (string->number (getenv \"RESET_AFTER_REQUEST\"))) (send s #vu8(104 10)) "
          "(usleep 300000) (recv! s (make-bytevector 9)))"),
    guile("broken_pipe", "broken-pipe", "(sigaction SIGPIPE SIG_IGN) (let ((p (pipe))) (close-port (car p)) "
          "(display \"x\" (cdr p)) (force-output (cdr p)))"),
    python("exec_format", "bad-exe-format", "import os; os.execv(\"./tool\", [\"tool\"])",
           setup="printf '\\177ELFxx' > tool; chmod 755 tool"),
    python("argument_too_long", "argument-list-too-long",
           "import os; os.execv(\"/bin/true\", [\"true\", \"x\" * 200000])"),
    python("would_block", "would-block", "import os; r, w = os.pipe(); os.set_blocking(r, False); os.read(r, 1)"),
    python("in_progress", "in-progress", "import os, socket; s = socket.socket(); s.setblocking(False); "
           "s.connect((\"127.0.0.1\", int(os.environ[\"SILENT\"])))"),
    python("file_too_large", "file-too-large", "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (9, "
           "9))\nf = open(\"log\", \"w\"); f.write(\"x\" * 99); f.flush()"),
    python("no_memory", "out-of-memory", "import mmap; mmap.mmap(-1, 1 << 46)"),
    python("message_too_long", "message-too-long", "import socket; socket.socket(socket.AF_INET, "
           "socket.SOCK_DGRAM).sendto(b\"x\" * 70000, (\"127.0.0.1\", 9))"),
    python("illegal_seek", "illegal-seek", "import os; r, w = os.pipe(); os.lseek(r, 0, 0)"),
    python("not_a_terminal", "not-a-typewriter", "import os; os.get_terminal_size(os.open(\"/etc/hostname\", 0))"),
    python("wrong_socket_type", "protocol-wrong-type", "import socket; a = socket.socket(socket.AF_UNIX, "
           "socket.SOCK_DGRAM); a.bind(\"s\"); socket.socket(socket.AF_UNIX).connect(\"s\")"),
    python("attribute_missing", "no-data", "import os; os.getxattr(\".\", \"user.origin\")"),
    python("fork_limit", "too-many-processes",
           "import os, resource; resource.setrlimit(resource.RLIMIT_NPROC, (1, 1)); os.setuid(54329); os.fork()"),
    Case("python", "no_answer", "connection-timed-out", NO_ANSWER.format("python3 run.py"), client=PY, domain="libc",
         runtime="python", kind="trace", setup="printf 'import locale, socket\\nlocale.setlocale(locale.LC_ALL, "
         "\"\")\\nsocket.create_connection((\"192.0.2.10\", 5432))\\n' > run.py", peer="192.0.2.10:5432"),
    Case("python", "no_route", "host-unreachable", NO_ROUTE.format("python3 run.py"), client=PY, domain="libc",
         runtime="python", kind="trace", setup="printf 'import locale, socket\\nlocale.setlocale(locale.LC_ALL, "
         "\"\")\\nsocket.create_connection((\"192.0.2.10\", 5432))\\n' > run.py", peer="192.0.2.10:5432"),
    Case("python", "no_dns_server", "dns-temporary-failure", "exec unshare -m sh -c \"" + NO_DNS
         + "; exec python3 run.py\"", client=PY, domain="libc", runtime="python", kind="trace",
         peer="db.example.com:5432", setup="printf 'import locale, socket\\nlocale.setlocale(locale.LC_ALL, "
         "\"\")\\nsocket.create_connection((\"db.example.com\", 5432))\\n' > run.py"),
]  # fmt: skip
BROKEN_CONNECTIONS = [
    git("reset_by_server", "connection-reset", "exec git clone git://127.0.0.1:$RESET_AFTER_REQUEST/shop.git"),
    case("svn", "svn 1.14.2", "subversion", "closed_by_server", "connection-closed-early",
         "exec svn checkout svn://127.0.0.1:$CLOSE/shop", peer="127.0.0.1:$CLOSE"),
    case("svn", "svn 1.14.2", "subversion", "reset_by_server", "connection-reset",
         "exec svn checkout svn://127.0.0.1:$RESET/shop", peer="127.0.0.1:$RESET"),
    case("svn", "svn 1.14.2", "subversion", "garbage", "http-protocol-error",
         "exec svn checkout http://127.0.0.1:$GARBAGE/shop", peer="127.0.0.1:$GARBAGE", also=("parse-error",
         "invalid-data", "protocol-error"), difficulty="hard"),
    case("svn", "svn 1.14.2", "subversion", "server_answers_401", "logon-failure",
         "exec svn --non-interactive checkout http://127.0.0.1:$HTTP_401/shop", difficulty="hard", also=("http-401",)),
    case("svn", "svn 1.14.2", "subversion", "server_answers_503", "http-503",
         "exec svn checkout http://127.0.0.1:$HTTP_503/shop", difficulty="hard"),
    apt("reset_by_server", "cannot-connect", "exec apt-get update", kind="log", also=("connection-reset",
        "connection-closed-early"), difficulty="hard", peer="127.0.0.1:$RESET_AFTER_REQUEST",
        setup=source("deb [trusted=yes] http://127.0.0.1:$RESET_AFTER_REQUEST/debian stable main")),
    apt("server_answers_503", "http-503", "exec apt-get update", kind="log", peer="127.0.0.1:$HTTP_503",
        setup=source("deb [trusted=yes] http://127.0.0.1:$HTTP_503/debian stable main")),
    apt("silent_server", "cannot-connect", "exec apt-get -o Acquire::http::Timeout=2 update", kind="log",
        also=("read-timed-out", "connection-timed-out"), difficulty="hard", peer="127.0.0.1:$SILENT",
        setup=source("deb [trusted=yes] http://127.0.0.1:$SILENT/debian stable main")),
    apt("no_network", "network-unreachable", UNREACHABLE.format("apt-get update"), kind="log", also=("cannot-connect",
        ), peer="192.0.2.10:80", setup=source("deb [trusted=yes] http://192.0.2.10/debian stable main")),
    apt("no_answer", "connection-timed-out", NO_ANSWER.format("apt-get update"), kind="log", peer="192.0.2.10:80",
        setup=source("deb [trusted=yes] http://192.0.2.10/debian stable main")),
    case("whois", "whois 5.5.17", "libc", "reset_by_server", "connection-reset",
         "exec whois -h 127.0.0.1 -p $RESET_AFTER_REQUEST example.com"),
    case("curl", "curl 7.88.1", "libc", "reset_by_server", "connection-reset",
         "exec curl -sS http://127.0.0.1:$RESET_AFTER_REQUEST/", difficulty="easy"),
    case("lftp", "lftp 4.9.2", "lftp", "server_answers_403", "http-403",
         "lftp -c \"open http://127.0.0.1:$HTTP_403; cat a\""),
    case("lynx", "lynx 2.9.0", "lynx", "reset_by_server", "connection-aborted",
         "exec lynx -dump http://127.0.0.1:$RESET_AFTER_REQUEST/", difficulty="hard", also=("connection-reset",
         "connection-closed-early", "io-error"), note="reset by the server; the text says aborted"),
    case("elinks", "elinks 0.13", "elinks", "reset_by_server", "connection-reset",
         "exec elinks -dump http://127.0.0.1:$RESET_AFTER_REQUEST/"),
    case("mpop", "mpop 1.4.17", "mpop", "silent_server", "read-timed-out",
         "exec mpop --host=127.0.0.1 --port=$SILENT --user=kim --passwordeval='echo x' --timeout=2 --tls=off "
         "--auth=user --delivery=mbox,m", also=("operation-timed-out", "connection-timed-out")),
    case("mpop", "mpop 1.4.17", "mpop", "login_refused", "logon-failure",
         "mpop --host=127.0.0.1 --port=2198 --user=kim --passwordeval='echo x' --tls=off --auth=user "
         "--delivery=mbox,m", setup=f"python3 {FAULTS} 2198 'send:+OK ready\\r\\n' recv 'send:-ERR\\r\\n' recv "
         "'send:+OK\\r\\n' recv 'send:-ERR [AUTH] invalid login\\r\\n' recv hold & trap 'kill $!' EXIT; sleep 0.7"),
    case("virsh", "virsh 9.0.0", "libvirt", "unknown_host", "dns-name-not-found", apart(ONLY_FILES,
         "virsh -c qemu+tcp://kvm-2.example.lan/system list"), peer="kvm-2.example.lan:16509"),
    r("server_answers_404", "http-404",
      "x <- readLines(url(paste0(\"http://127.0.0.1:\", Sys.getenv(\"HTTP_404\"), \"/a.csv\")))"),
    r("server_answers_500", "http-500",
      "download.file(paste0(\"http://127.0.0.1:\", Sys.getenv(\"HTTP_500\"), \"/a.csv\"), \"a.csv\")"),
    sql_case("reset_by_server", "sql-connection-lost",
             "psql \"host=127.0.0.1 port=$RESET_AFTER_REQUEST sslmode=disable\" -c 'select 1'",
             setup="export HOME=$PWD", also=("connection-reset", "connection-closed-early"),
             peer="127.0.0.1:$RESET_AFTER_REQUEST", domain="libpq5-15"),
    sql_case("closed_by_server", "sql-connection-lost",
             "psql \"host=127.0.0.1 port=$CLOSE_AFTER_REQUEST sslmode=disable\" -c 'select 1'",
             setup="export HOME=$PWD", also=("connection-closed-early",), peer="127.0.0.1:$CLOSE_AFTER_REQUEST",
             domain="libpq5-15"),
    sql_case("silent_server", "connection-timed-out",
             "psql \"host=127.0.0.1 port=$SILENT connect_timeout=2\" -c 'select 1'", setup="export HOME=$PWD",
             also=("read-timed-out", "operation-timed-out", "sql-connection-failed"), peer="127.0.0.1:$SILENT",
             domain="libpq5-15", difficulty="hard"),
    sql_case("no_tls", "tls-not-tls", "psql \"host=127.0.0.1 port=$GARBAGE sslmode=require\" -c 'select 1'",
             setup="export HOME=$PWD", difficulty="hard", also=("http-protocol-error", "protocol-error",
             "tls-handshake-failure"), peer="127.0.0.1:$GARBAGE", domain="libpq5-15"),
]  # fmt: skip


MARIA = (
    f"mkdir -p {CACHE}; [ -d {CACHE}/maria ] || mariadb-install-db --no-defaults --datadir={CACHE}/maria "
    "--skip-test-db --user=root; "
    f"cp -a {CACHE}/maria data; export MYSQL_UNIX_PORT=$PWD/s; lang=${{LC_ALL%.*}}; "
    "mariadbd --no-defaults --datadir=$PWD/data --socket=$PWD/s --skip-networking --user=root "
    "--lc-messages-dir=/usr/share/mysql "
    "--lc-messages=${lang/C/en_US} --pid-file=$PWD/pid --log-error=$PWD/log --innodb-buffer-pool-size=16M & "
    "trap 'kill $(cat pid); wait' EXIT; for i in $(seq 60); do [ -S s ] && break; sleep 0.2; done; sleep 0.5; "
    "mariadb --no-defaults -e \"create database shop; create table shop.customers (id int primary key, email "
    "varchar(40) not null unique) engine=innodb; "
    "insert into shop.customers values (1, 'ada@example.com'), (2, 'grace@example.com'); "
    "create table shop.orders (id int primary key, customer_id int, foreign key (customer_id) references "
    "shop.customers (id)) engine=innodb; "
    "create user app@localhost identified by 'app'\"; "
)


def maria(fault: str, condition: str, statement: str, **more) -> Case:
    run = f"mariadb --no-defaults -u root shop -e \"{statement}\""
    return Case("mariadb", fault, condition, run, client="mariadb 10.11", domain="mariadb",
                **{"setup": MARIA, "runtime": "sql", "difficulty": "easy", **more})


MARIADB = [
    maria("duplicate_key", "sql-unique-violation", "insert into customers values (1, 'eve@example.com')"),
    maria("table_missing", "sql-table-not-found", "select * from invoices"),
    maria("column_missing", "sql-column-not-found", "select total from orders"),
    maria("syntax", "sql-syntax-error", "selct * from orders"),
    maria("orphan_row", "sql-foreign-key-violation", "insert into orders values (1, 77)"),
    maria("null_value", "sql-not-null-violation", "insert into customers values (5, null)"),
    maria("database_missing", "sql-database-not-found", "use shopp"),
    Case("mariadb", "wrong_password", "sql-auth-failed", "mariadb --no-defaults -u app -pwrong shop",
         client="mariadb 10.11", domain="mariadb", setup=MARIA, runtime="sql", difficulty="easy"),
    Case("mariadb", "no_grant", "sql-permission-denied",
         "mariadb --no-defaults -u app -papp -e 'select * from shop.orders'", client="mariadb 10.11",
         domain="mariadb", setup=MARIA, runtime="sql", difficulty="easy"),
    maria("invalid_value", "sql-invalid-value", "insert into customers values ('abc', 'x')"),
    maria("lock_timeout", "sql-lock-timeout",
          "set innodb_lock_wait_timeout = 1; update customers set email = 'c' where id = 1", setup=MARIA
          + "mariadb --no-defaults shop -e \"start transaction; update customers set email = 'b' where id = 1; "
          "select sleep(6)\" & sleep 1; "),
]  # fmt: skip


def normal(family: str, domain: str, fault: str, run: str, **more) -> Case:
    """An ordinary run; nothing is wrong."""
    return Case(family, fault, "none", run, client=f"{family}, an ordinary run", domain=domain,
                **{"kind": "log", "difficulty": "medium", **more})


NORMAL = [
    normal("ls", "coreutils", "help_text", "ls --help | tail -40"),
    normal("timeout", "coreutils", "help_text_with_failures", "timeout --help", difficulty="hard"),
    normal("rm", "coreutils", "verbose_removal", "rm -rv error-logs",
           setup="mkdir error-logs; touch error-logs/error.log error-logs/failed.txt"),
    normal("sha256sum", "coreutils", "checksums_match", "sha256sum -c SUMS",
           setup="echo a > a.iso; echo b > b.iso; sha256sum *.iso > SUMS"),
    normal("dd", "coreutils", "records", "dd if=/dev/zero of=disk.img bs=1M count=3"),
    normal("stat", "coreutils", "status_of_a_file", "stat error.log", setup="touch error.log"),
    normal("df", "coreutils", "full_disks_in_a_table", "df -h / /dev/shm", difficulty="hard"),
    normal("tee", "coreutils", "help_text", "tee --help", difficulty="hard"),
    normal("git", "git", "status", "git status", setup=COMMITTED + "echo 2 >> app.conf; touch error_handler.c; "),
    normal("git", "git", "commit_and_switch",
           "git commit --allow-empty -m 'Fix connection refused error'; git switch -c fix-timeout; git branch -v",
           setup=COMMITTED),
    normal("git", "git", "clone", "git clone up.git work; cd work; git pull", setup=COMMITTED
           + "git clone -q --bare . up.git"),
    normal("svn", "subversion", "checkout_and_info", "svn checkout file://$PWD/r w; cd w; svn info | grep -v UUID",
           setup="svnadmin create r"),
    normal("hg", "hg", "update", "hg update -C 0; hg summary",
           setup="hg init .; echo 1 > a; hg add a; hg commit -u kim -m one"),
    normal("dpkg", "dpkg", "install", "dpkg --root=$PWD/root -i demo.deb", setup=DPKG_ROOT + package("demo")),
    normal("dpkg", "dpkg", "help_text", "dpkg --help | head -40", difficulty="hard"),
    normal("apt", "apt", "simulated_install", "apt-get -s install demo", setup=(APT_ROOT
           + INDEX).replace("Depends: libfoo2 (>= 2.1)\\n", "")
           + "echo \"deb [trusted=yes] file:$PWD/repo ./\" > apt/etc/sources.list; apt-get update; "),
    normal("apt", "apt", "policy", "apt-cache policy coreutils", setup=""),
    normal("dnf", "dnf", "empty_update", "dnf --installroot=$PWD/root --releasever=9 -y update",
           setup="mkdir -p root/etc/yum.repos.d repo; createrepo_c repo; printf "
           "'[demo]\\nname=demo\\nbaseurl=file://%s/repo\\ngpgcheck=0\\n' $PWD > root/etc/yum.repos.d/demo.repo"),
    normal("zypper", "zypper", "repositories",
           "zypper --root $PWD/root ar -f dir://$PWD/repo errors-repo; zypper --root $PWD/root lr",
           setup="mkdir root repo"),
    normal("pacman", "pacman", "help_text", "pacman -S --help", difficulty="medium"),
    normal("lscpu", "util-linux", "table", "lscpu | head -30"),
    normal("findmnt", "util-linux", "help_text", "findmnt --help", needs=("findmnt",)),
    normal("flock", "util-linux", "help_text_with_failures", "flock --help", difficulty="hard"),
    normal("mkfs.ext4", "e2fsprogs", "file_system_made", "mkfs.ext4 -F disk.img", setup="truncate -s 8M disk.img"),
    normal("e2fsck", "e2fsprogs", "clean", "e2fsck -f -n disk.img", setup=IMAGE),
    normal("tune2fs", "e2fsprogs", "errors_behaviour", "tune2fs -e remount-ro disk.img; tune2fs -c 30 disk.img",
           setup=IMAGE, difficulty="hard"),
    normal("parted", "parted", "partition_table", "parted -s $PWD/disk.img mklabel gpt mkpart data 1MiB 6MiB print",
           setup="truncate -s 8M disk.img"),
    normal("cryptsetup", "cryptsetup", "help_text", "cryptsetup --help | head -40", difficulty="hard"),
    normal("passwd", "shadow", "help_text", "passwd --help", difficulty="medium"),
    normal("useradd", "shadow", "help_text", "useradd --help", difficulty="medium"),
    normal("sudo", "sudo", "list_of_rights", "sudo --help", difficulty="medium"),
    normal("gpg", "gnupg2", "good_signature", "gpg --verify file.sig file", setup=KEYS
           + "echo one > file; gpg --batch -b file"),
    normal("gpg", "gnupg2", "key_import", "gpg --import key.asc; gpg --list-keys", setup=KEYS
           + "gpg --armor --export kim > key.asc; gpgconf --kill all; " + NO_KEYS),
    normal("gcc", "gcc-12", "warnings_only", "gcc -Wall -c main.c",
           setup="printf 'int main(void) { int error; return 0; }\\n' > main.c", difficulty="hard",
           note="a warning of a compiler; the file was compiled"),
    normal("make", "make", "up_to_date", "make; make -n clean; make --version",
           setup="printf 'app: ;\\nclean:\\n\\trm -f error.o\\n' > Makefile; touch app"),
    normal("make", "make", "help_text", "make --help", difficulty="hard"),
    normal("msgfmt", "gettext-tools", "statistics", "msgfmt --statistics -o x.mo de.po",
           setup="printf 'msgid \"Error\"\\nmsgstr \"Fehler\"\\n\\nmsgid \"No\"\\nmsgstr \"\"\\n' > de.po"),
    normal("bison", "bison", "help_text", "bison --help | head -40"),
    normal("tar", "tar", "totals", "tar --totals -cvf a.tar error.log timeout.log",
           setup="echo 1 > error.log; echo 2 > timeout.log"),
    normal("cpio", "cpio", "blocks", "ls | cpio -ov > /dev/null", setup="touch error.log denied.txt"),
    normal("xz", "xz", "list", "xz -l data.xz; xz -tv data.xz", setup="head -c 50000 /dev/zero | xz > data.xz"),
    normal("grep", "grep", "help_text_with_errors", "grep --help | tail -40", difficulty="hard"),
    normal("diff", "diffutils", "differences", "diff -rs old new",
           setup="mkdir old new; echo error > old/a; echo error > new/a; echo x > old/b; touch new/c",
           difficulty="hard"),
    normal("gawk", "gawk", "help_text", "gawk --help | head -40"),
    normal("aspell", "aspell", "help_text", "aspell help | head -30"),
    normal("lftp", "lftp", "help_text", "lftp -c 'help get'; lftp --version | head -5"),
    normal("virsh", "libvirt", "help_of_a_command", "virsh help migrate | head -40", difficulty="hard"),
    normal("virsh", "libvirt", "test_driver", "virsh -c test:///default list --all; virsh -c test:///default "
           "dominfo test; virsh -c test:///default destroy test"),
    normal("nmcli", "NetworkManager", "help_text", "nmcli connection help", difficulty="medium"),
    normal("gio", "glib20", "help_text", "gio help copy", difficulty="medium"),
    normal("gst-launch", "gstreamer-1.0", "pipeline", "gst-launch-1.0 fakesrc num-buffers=3 ! fakesink",
           needs=("gst-launch-1.0",)),
    normal("vim", "vim", "help_text", "vim --help | head -40"),
    normal("psql", "psql-15", "listing", SQL("\\d orders\n\\l shop\nselect 'error' as level, 0 as failed;"),
           setup=postgres.STARTED, runtime="sql"),
    normal("psql", "psql-15", "help_text", "psql --help | head -40", needs=("psql",)),
    normal("postgres", "postgres-15", "start_and_recovery", "pg start >/dev/null; cat log", setup=postgres.STARTED
           + "pg stop -m immediate\n: > log\n", runtime="sql", difficulty="hard",
           note="recovery is what the server should do; nothing failed here"),
    normal("initdb", "initdb-15", "new_cluster", "as initdb -D other -U postgres -A trust --no-sync",
           setup=postgres.FOLDER + "chown postgres .\n", runtime="sql", needs=("psql",)),
    normal("javac", "javac", "help_text", "javac -help | head -40", difficulty="medium"),
    normal("java", "jdk", "help_text", "java -help 2>&1 | head -40", difficulty="hard"),
    normal("free", "procps-ng", "help_text", "free --help; uptime --help"),
    normal("dnsmasq", "dnsmasq", "configuration_is_good", "dnsmasq --test -C lan.conf; dnsmasq --help | head -20",
           setup="echo 'port=5300' > lan.conf"),
    normal("killall", "psmisc", "help_text", "killall --help; fuser --help", difficulty="medium"),
    normal("enscript", "enscript", "pages", "enscript -q -p out.ps notes.txt; enscript -p out.ps notes.txt",
           setup="echo hello > notes.txt"),
    normal("wdiff", "wdiff", "statistics", "wdiff -s old.txt new.txt",
           setup="echo 'an error here' > old.txt; echo 'no error here' > new.txt"),
    normal("recode", "recode", "help_text", "recode --help | head -40"),
    normal("texi2any", "texinfo", "help_text", "makeinfo --help | head -40", needs=("makeinfo",)),
    normal("man", "man-db", "help_text", "man --help | head -40"),
    normal("mutt", "mutt", "help_text", "mutt -h | head -30"),
    normal("tin", "tin", "help_text", "tin -h | head -40"),
    normal("flatpak", "flatpak", "help_text", "flatpak run --help | head -30"),
    normal("aptitude", "aptitude", "help_text", "aptitude --help | head -40", difficulty="medium"),
    normal("sed", "sed", "help_text", "sed --help | head -40"),
    normal("nano", "nano", "help_text", "nano --help | head -40"),
    normal("adduser", "adduser", "help_text", "/usr/sbin/adduser --help"),
    normal("newsboat", "newsboat", "help_text", "newsboat --help | head -40"),
    normal("whois", "whois", "help_text", "whois --help"),
    normal("mail", "mailutils", "help_text", "mail --help | head -40"),
    normal("mail", "mailutils", "empty_mailbox", "mail -f /var/mail/kim77", difficulty="hard",
           note="a mailbox without messages"),
]  # fmt: skip

CASES = [
    *COREUTILS, *GIT, *DPKG, *APT, *RPM, *OTHER_PACKAGES, *UTIL_LINUX, *E2FSPROGS, *STORAGE, *ACCOUNTS, *GNUPG,
    *TOOLCHAIN, *BUILD, *ARCHIVES, *TEXT_TOOLS, *NETWORK, *DESKTOP, *SHELLS, *INTERPRETERS, *ERRNO, *BROKEN_CONNECTIONS,
    *POSTGRES, *MARIADB, *NORMAL,
]  # fmt: skip


def scenario(case: Case, language: str) -> Scenario:
    """The case in a language."""
    locale = LOCALES[language] if language == "eo" else LOCALES[language] + ".UTF-8"
    return Scenario(
        client=f"{case.client} ({language})", family=case.family, fault=case.fault, condition=case.condition,
        run=case.run, also=case.also, kind=case.kind, difficulty=case.difficulty, language=language, locale=locale,
        runtime=case.runtime, peer=case.peer, note=case.note, setup=PROLOGUE + case.setup, needs=case.needs,
        exits="| " not in case.run and "cat log" not in case.run,
    )  # fmt: skip


# Chosen so that languages and programs are spread evenly, and only where the text that matters is translated.
SHOWN_IN = {
    "cat missing_file": "pt-BR", "cat argument_is_a_directory": "gl", "cat unreadable_file": "hu",
    "cat file_used_as_directory": "cs", "cat read_error": "lt ru", "cp missing_source": "ca", "cp disk_full": "ja",
    "cp directory_without_r": "ko", "cp running_program": "sr pt", "cp target_not_a_directory": "de",
    "cp unwritable_folder": "uk", "mv read_only_filesystem": "da", "mv target_not_empty": "eo",
    "mv missing_source": "sk", "mv mount_point": "it ko", "rm missing_file": "lt", "rm argument_is_a_directory": "bg",
    "rm foreign_file": "fr", "rm read_only_filesystem": "el", "rm sticky_folder": "vi", "rmdir full_folder": "fi",
    "rmdir mount_point": "sl eo", "rmdir file_given": "zh-CN", "mkdir existing_folder": "pl",
    "mkdir missing_parent": "es", "mkdir file_as_parent": "be", "mkdir unwritable_parent": "nl",
    "mkdir name_too_long": "id gl", "mkdir read_only_filesystem": "zh-TW", "ls missing_folder": "hr",
    "ls unreadable_folder": "sv", "ls link_loop": "tr", "ls dangling_link": "pt", "dd full_device": "bg",
    "dd missing_input": "ia", "dd unwritable_device": "da", "dd bad_number": "pt", "dd read_error": "nb be",
    "ln existing_target": "pl", "ln other_filesystem": "ko id", "ln missing_target": "be", "df missing_folder": "ia",
    "du unreadable_folder": "fi", "chown foreign_file": "bg", "chmod foreign_file": "cs",
    "chmod missing_file": "zh-CN", "chgrp read_only_filesystem": "id", "touch unwritable_folder": "eo",
    "touch read_only_filesystem": "nl", "touch missing_folder": "pt-BR", "sort missing_file": "tr",
    "sort full_output": "sl", "sort no_temporary_folder": "ca", "tee full_device": "nb", "tee unwritable_file": "vi",
    "wc argument_is_a_directory": "sk", "tail missing_file": "hr", "head unreadable_file": "uk",
    "stat missing_file": "zh-TW", "stat link_loop": "de", "env missing_command": "hu", "env not_executable": "es",
    "nohup missing_command": "el", "nice raised_priority": "gl", "seq closed_reader": "lt cs",
    "cat closed_reader": "da hr", "truncate file_too_large": "sr vi", "fold full_output": "fr",
    "mktemp missing_folder": "it", "mkfifo existing_file": "ja", "mknod not_root": "ru",
    "chroot missing_folder": "uk", "chroot not_root": "cs", "timeout missing_command": "nb",
    "install file_as_folder": "it", "split disk_full": "pt-BR", "link too_many_symbolic_links": "vi",
    "unlink argument_is_a_directory": "eo", "readlink link_loop": "sk", "sha256sum missing_file": "id",
    "sha256sum wrong_checksum": "zh-CN pt", "base64 invalid_input": "fi", "kill no_such_process": "sv",
    "git outside_repository": "ru", "git unknown_revision": "fr", "git remote_missing": "bg",
    "git clone_missing_folder": "bg", "git clone_target_exists": "ca", "git push_not_fast_forward": "es it",
    "git merge_conflict": "de id", "git index_locked": "pl de", "git pathspec_unknown": "el",
    "git checkout_unknown_branch": "pt", "git apply_corrupt_patch": "zh-TW", "git host_refuses": "tr",
    "git dubious_ownership": "id zh-CN", "git object_corrupt": "zh-CN", "dpkg missing_archive": "nb",
    "dpkg no_archive": "pt", "dpkg cut_archive": "da th", "dpkg dependency_missing": "ja th tr",
    "dpkg packages_conflict": "pl th ru", "dpkg file_of_other_package": "eo", "dpkg postinst_fails": "vi sv",
    "dpkg postinst_crashes": "es", "dpkg disk_full": "cs", "dpkg not_root": "it", "dpkg not_installed": "nl",
    "dpkg query_unknown_package": "pt-BR th", "dpkg lock_held": "ro", "dpkg database_unreadable": "th",
    "dpkg read_only_database": "sk", "apt unknown_package": "sl ne mr", "apt dependency_missing": "ru ne mr gl",
    "apt server_refuses": "nb", "apt no_dns_server": "vi", "apt repository_unsigned": "fr",
    "apt server_answers_404": "lt", "apt not_root": "pt", "apt lock_held": "ko", "apt sources_line_malformed": "ja",
    "apt read_only_lists": "bg", "apt unsupported_scheme": "hu", "rpm missing_package_file": "sr",
    "rpm dependency_missing": "pl ar fr", "rpm not_installed": "da", "rpm erase_not_installed": "nb",
    "rpm not_a_package": "sk", "rpm spec_missing": "sv", "rpm spec_unknown_tag": "de", "dnf unknown_package": "hu",
    "dnf unknown_command": "bg", "zypper unknown_package": "nn ar", "zypper not_root": "hu ar",
    "zypper unknown_command": "gl ar nn", "pacman unknown_package": "hr", "pacman lock_held": "ro hi ar ko",
    "pacman not_root": "hi", "pacman server_refuses": "bg hi", "pacman not_installed": "lt",
    "pacman package_file_missing": "gl", "aptitude not_root": "uk", "flatpak unknown_application": "zh-TW hi",
    "mount missing_device": "tr", "mount missing_folder": "pt", "mount not_root": "nl",
    "mount unknown_filesystem": "hr", "mount not_in_fstab": "fr", "umount folder_in_use": "pl da",
    "umount not_mounted": "hr", "umount not_root": "de", "losetup missing_image": "sl", "wipefs missing_device": "vi",
    "logger missing_file": "fi", "flock missing_folder": "tr", "setpriv missing_command": "pt",
    "unshare not_root": "sl", "nsenter no_such_process": "it", "prlimit no_such_process": "nl",
    "renice foreign_process": "cs", "ionice no_such_process": "uk", "fallocate disk_full": "id",
    "mkswap missing_file": "hr", "swapon missing_file": "ru", "blockdev not_a_device": "ja",
    "more missing_file": "zh-CN", "fdisk unreadable_device": "pt-BR", "sfdisk missing_device": "hu",
    "e2fsck missing_device": "sr", "e2fsck no_superblock": "sv", "e2fsck wrong_counts": "eo",
    "tune2fs no_filesystem": "ca ms", "tune2fs unreadable": "sr", "mkfs.ext4 missing_folder": "da",
    "mkfs.ext4 mounted_device": "ms vi", "resize2fs too_big": "sr", "badblocks missing_device": "tr",
    "lsattr missing_file": "cs", "chattr not_supported": "id", "parted missing_device": "zh-TW",
    "parted no_label": "ko", "parted unreadable": "sk", "parted outside_of_device": "ro",
    "cryptsetup missing_device": "ro", "cryptsetup no_luks": "es", "cryptsetup wrong_passphrase": "ja nl",
    "cryptsetup key_file_missing": "ka", "setfacl missing_file": "gl", "setfacl not_supported": "de",
    "setfattr not_supported": "sv", "getfattr attribute_missing": "gl", "quota user_missing": "cs",
    "fuser missing_file": "el", "killall no_process": "eu", "killall foreign_process": "sr",
    "sysctl unknown_key": "ko", "sysctl not_root": "pt-BR", "xfs_repair missing_device": "pl",
    "su wrong_password": "ia he hi ta ar mr sk", "su account_expired": "fi he", "su password_expired": "nb he",
    "su locked_after_failures": "he", "su unknown_user": "uk", "su shell_missing": "nl", "su shell_crashes": "it cs",
    "sudo not_in_sudoers": "ro", "sudo wrong_password": "ast zh-TW", "sudo password_needed": "nb pt-BR",
    "sudo missing_command": "ka", "sudo unknown_user": "sr", "sudo syntax_error": "hu ast",
    "passwd unknown_user": "kk", "passwd foreign_user": "ne kk", "chage not_root": "ca kk",
    "useradd group_missing": "el kk", "useradd existing_user": "kk", "userdel unknown_user": "eu kk",
    "usermod group_missing": "ka kk", "newgrp unknown_group": "kk", "deluser unknown_user": "zh-CN eu",
    "adduser not_root": "da", "crontab missing_file": "be", "gpg bad_signature": "tr ja",
    "gpg public_key_missing": "el nb", "gpg secret_key_missing": "ca fi", "gpg recipient_unknown": "da pl",
    "gpg wrong_passphrase": "fr hu", "gpg missing_file": "eo", "gpg no_openpgp_data": "pt",
    "gpg checksum_of_armor": "ru", "gpg output_not_writable": "gl", "gpgsm missing_file": "fi",
    "gcc undeclared": "el", "gcc semicolon_missing": "nl", "gcc wrong_type": "id", "gcc redefinition": "sr",
    "gcc include_missing": "ia", "gcc source_missing": "be", "gcc too_few_arguments": "zh-CN",
    "gcc undefined_reference": "es", "ld undefined_reference": "bg", "ld library_missing": "sr",
    "ld multiple_definition": "ru", "ld input_missing": "fr", "as no_such_instruction": "id",
    "objdump not_an_object": "ro", "strip missing_file": "sk", "nm no_symbols_unreadable": "sv",
    "ar missing_member_file": "ca", "readelf not_an_object": "ca", "make no_rule": "ga", "make no_makefile": "pl",
    "make missing_separator": "fi", "make command_missing": "be", "make command_not_executable": "vi",
    "make recipe_crashes": "uk bg", "make recipe_killed": "pt", "make recipe_terminated": "pt-BR",
    "make recipe_aborts": "nl", "make cannot_fork": "lt ru", "make folder_missing": "it", "m4 missing_file": "eo",
    "m4 end_of_file_in_string": "ko", "m4 divide_by_zero": "nl", "bison syntax_error": "ga ms",
    "bison missing_file": "hr", "msgfmt syntax_error": "et", "msgfmt missing_file": "sl", "gdb no_such_file": "ia",
    "indent missing_file": "hu", "tar missing_archive": "sk", "tar missing_member": "nb", "tar not_an_archive": "ga",
    "tar archive_cut": "ms", "tar disk_full": "et", "tar read_only": "ja", "tar unreadable_folder": "tr",
    "tar member_not_in_archive": "sl", "cpio cut_archive": "gl", "cpio missing_archive": "zh-TW",
    "cpio missing_member": "de", "xz not_xz": "hr", "xz data_damaged": "cs", "xz data_cut": "pt",
    "xz memory_limit": "hu eo", "xz target_exists": "fi", "unshar missing_file": "ru", "uudecode no_begin_line": "et",
    "find missing_folder": "lt", "find unreadable_folder": "be", "find loop": "ga", "find delete_not_empty": "es",
    "find exec_missing": "it", "xargs command_missing": "lt", "xargs command_crashes": "ms be",
    "xargs command_killed": "gl", "xargs argument_too_long": "sr sl", "xargs cannot_fork": "bg ca",
    "grep missing_file": "be", "grep folder_given": "vi", "grep bad_expression": "eo", "grep full_output": "cs",
    "sed missing_file": "sl", "sed unterminated_command": "af he ast", "sed read_only": "hu",
    "sed unwritable_folder": "hr", "gawk missing_file": "pt-BR", "gawk divide_by_zero": "vi",
    "gawk syntax_error": "ro", "gawk function_missing": "sv", "gawk too_many_files": "de", "diff missing_file": "fr",
    "diff unreadable": "id", "cmp missing_file": "zh-CN", "wdiff missing_file": "zh-TW", "man no_entry": "ast",
    "recode missing_file": "da", "recode unknown_charset": "he ga", "iconv invalid_input": "be",
    "iconv unknown_charset": "ia", "getent unknown_database": "ia", "pv missing_file": "tr",
    "enscript missing_file": "ca", "less missing_file": "nl", "telnet refused": "lt", "telnet no_answer": "pl el",
    "telnet no_route": "uk el", "telnet no_network": "nb ca", "telnet unknown_host": "ko", "ping unknown_host": "el",
    "ping no_dns_server": "sk lt", "ping no_network": "eo cs", "ping host_unreachable": "bg de", "ftp refused": "ja",
    "ftp no_answer": "it vi", "ftp no_dns_server": "sl hu", "lftp refused": "ko", "lftp login_incorrect": "es",
    "lftp local_file_missing": "de", "lftp unknown_command": "fr", "lftp unknown_host": "ru", "whois refused": "be",
    "whois interrupted": "pt-BR it", "whois unknown_host": "sk", "curl refused": "fi", "curl no_route": "zh-TW lt",
    "axel server_answers_404": "ja", "lynx refused": "vi", "lynx missing_file": "tr", "elinks refused": "lt",
    "elinks unknown_host": "is", "svn refused": "de", "svn locked": "sv", "svn unknown_host": "nb",
    "hg no_repository": "pt-BR", "hg unknown_revision": "zh-TW", "hg repository_missing": "el",
    "virsh no_daemon": "id", "virsh refused": "hu", "virsh unknown_option": "mr hi ta bs", "nmcli no_bus": "da",
    "dnsmasq configuration_missing": "nb", "dnsmasq bad_option": "ka", "dnsmasq port_taken": "fi es",
    "mail unreadable_mailbox": "pl", "mutt missing_attachment": "cs", "mpop refused": "eo", "gsasl refused": "eo",
    "gio missing_file": "be", "gio target_exists": "lt", "gio folder_not_empty": "gl",
    "gio scheme_not_supported": "lv hi fa ta th sq bs mr ne", "gio read_only": "nb", "gio copy_folder": "fa lv",
    "gio permission": "el", "gsettings schema_missing": "fa ms lv", "gdbus no_bus": "be",
    "gst-launch missing_file": "eu af", "gst-launch no_element": "af ast sq", "vim unknown_command": "af",
    "vim tag_file_missing": "ga af", "vim undefined_variable": "ca af", "vim bad_pattern": "es af",
    "aplay missing_file": "ja", "zsh missing_file": "ia", "zsh folder_executed": "gl", "zsh not_executable": "be",
    "zsh arguments_too_long": "sl tr", "zsh read_only": "hr", "zsh too_many_files": "uk", "zsh cannot_fork": "sk eo",
    "zsh cd_missing": "fr", "tcsh missing_command": "et", "tcsh missing_file": "pl", "tcsh undefined_variable": "fi",
    "tcsh program_crashes": "ru fr", "tcsh no_match": "it", "tcsh file_exists": "el", "tcsh divide_by_zero": "ja",
    "python missing_file": "ia", "python refused": "nl", "python disk_full": "zh-TW", "python unknown_host": "pt",
    "python too_many_files": "gl", "python permission": "id", "python address_in_use": "vi",
    "python broken_pipe": "bg", "python reset": "eo", "guile missing_file": "lt", "guile refused": "uk",
    "guile folder_not_empty": "ko", "r missing_file": "da", "r object_missing": "nn", "r function_missing": "tr",
    "r package_missing": "zh-CN", "r index_out_of_range": "ko", "r type_error": "it nn", "r syntax_error": "es nn",
    "r no_memory": "pl nn ja", "r refused": "ru nn", "java class_missing": "sv", "javac symbol_missing": "zh-CN",
    "javac type_mismatch": "ja", "javac source_missing": "zh-CN", "javac package_missing": "ja",
    "guile not_connected": "bg sk", "guile address_of_nobody": "hr zh-CN", "guile address_in_use": "it",
    "guile unknown_family": "sl", "guile unknown_protocol": "el", "guile unknown_option": "pt",
    "guile no_destination": "pt-BR", "guile connected_twice": "vi", "guile no_such_process": "ca",
    "guile no_child": "hu", "guile bad_descriptor": "es", "guile not_a_socket": "gl",
    "guile fifo_without_reader": "be", "guile not_a_link": "nb", "guile other_filesystem": "nl",
    "guile name_too_long": "de", "guile not_owner": "zh-TW", "guile connection_reset": "id",
    "guile broken_pipe": "eo", "python exec_format": "ko", "python argument_too_long": "lt",
    "python would_block": "pl", "python in_progress": "sv", "python file_too_large": "be", "python no_memory": "sk",
    "python message_too_long": "ca", "python illegal_seek": "fi", "python not_a_terminal": "uk",
    "python wrong_socket_type": "tr", "python attribute_missing": "sr", "python fork_limit": "sl",
    "python no_answer": "pt-BR", "python no_route": "nb", "python no_dns_server": "da",
    "git reset_by_server": "ko zh-TW", "svn closed_by_server": "es ko", "svn reset_by_server": "it zh-TW",
    "svn garbage": "pl", "svn server_answers_401": "de it", "svn server_answers_503": "sv",
    "apt reset_by_server": "zh-CN", "apt server_answers_503": "nl", "apt silent_server": "pl", "apt no_network": "fi",
    "apt no_answer": "sk", "whois reset_by_server": "lt nl", "curl reset_by_server": "bg uk",
    "lftp server_answers_403": "uk", "lynx reset_by_server": "et", "elinks reset_by_server": "hu",
    "mpop silent_server": "sr pt-BR", "mpop login_refused": "es sv", "virsh unknown_host": "bg",
    "r server_answers_404": "lt", "r server_answers_500": "zh-TW nn", "psql reset_by_server": "ka",
    "psql closed_by_server": "el", "psql silent_server": "cs", "psql no_tls": "ja", "psql duplicate_key": "ka",
    "psql orphan_row": "uk", "psql null_value": "de", "psql check_constraint": "fr", "psql syntax": "sv",
    "psql table_missing": "zh-TW", "psql column_missing": "it", "psql invalid_value": "ru", "psql read_only": "ko",
    "psql divide_by_zero": "es", "psql no_grant": "zh-CN", "psql database_missing": "ja", "psql role_missing": "sv",
    "psql refused": "fr", "psql no_socket": "de", "psql statement_timeout": "ru", "psql backend_gone": "uk",
    "psql unknown_host": "zh-TW", "psql file_missing": "ko", "postgres lock_timeout_in_log": "ka sv",
    "postgres deadlock_in_log": "ru ko", "postgres too_many_clients": "de ja", "postgres port_taken": "fr it",
    "postgres pid_file_held": "es it", "postgres backend_killed": "zh-TW", "postgres unknown_setting": "uk",
    "mariadb duplicate_key": "fr nb", "mariadb table_missing": "pt sr", "mariadb column_missing": "hu",
    "mariadb syntax": "hi", "mariadb orphan_row": "es", "mariadb null_value": "el", "mariadb database_missing": "et",
    "mariadb wrong_password": "nl", "mariadb no_grant": "sv", "mariadb invalid_value": "ka",
    "mariadb lock_timeout": "uk sr", "ls help_text": "et ru", "timeout help_text_with_failures": "et fr",
    "rm verbose_removal": "eu pl", "sha256sum checksums_match": "eu tr", "dd records": "tr",
    "stat status_of_a_file": "hr es", "df full_disks_in_a_table": "kk zh-CN", "tee help_text": "pt-BR de",
    "git status": "vi zh-TW", "git commit_and_switch": "sv", "git clone": "it", "svn checkout_and_info": "pt-BR it",
    "hg update": "ro sv", "dpkg install": "id", "dpkg help_text": "ca", "apt simulated_install": "ar ko",
    "apt policy": "th", "dnf empty_update": "sr fa cs", "zypper repositories": "pt ja", "pacman help_text": "ar nl",
    "lscpu table": "tr uk", "findmnt help_text": "hr pt-BR", "flock help_text_with_failures": "cs es",
    "mkfs.ext4 file_system_made": "hu fr", "e2fsck clean": "ca cs", "tune2fs errors_behaviour": "ms tr",
    "parted partition_table": "sl uk", "cryptsetup help_text": "da nl", "passwd help_text": "eu zh-CN",
    "useradd help_text": "ka zh-TW", "sudo list_of_rights": "sk fa ja", "gpg good_signature": "et it",
    "gpg key_import": "ro pl", "gcc warnings_only": "fi de", "make up_to_date": "id sv", "make help_text": "da pt-BR",
    "msgfmt statistics": "eu ru", "bison help_text": "ms uk", "tar totals": "eu ko", "cpio blocks": "ga zh-CN",
    "xz list": "ca fr", "grep help_text_with_errors": "th zh-TW", "diff differences": "lv pt-BR",
    "gawk help_text": "sr sv", "aspell help_text": "ga pl", "lftp help_text": "pl cs",
    "virsh help_of_a_command": "vi de", "virsh test_driver": "ta ko", "nmcli help_text": "hr es",
    "gio help_text": "fi fa lv nl", "gst-launch pipeline": "ast af it", "vim help_text": "eo af tr",
    "psql listing": "cs", "psql help_text": "el", "postgres start_and_recovery": "zh-CN ja",
    "initdb new_cluster": "ka ru", "javac help_text": "zh-CN ja", "java help_text": "pt-BR de",
    "free help_text": "ro sv", "dnsmasq configuration_is_good": "ro fr", "killall help_text": "nl pl",
    "enscript pages": "sl es", "wdiff statistics": "sl ru", "recode help_text": "ga cs",
    "texi2any help_text": "cs it", "man help_text": "tr zh-CN", "mutt help_text": "da tr",
    "tin help_text": "et zh-TW", "flatpak help_text": "hi uk", "aptitude help_text": "ru nl",
    "sed help_text": "ast pt-BR", "nano help_text": "sq ko", "adduser help_text": "gl de",
    "newsboat help_text": "sk es", "whois help_text": "ka pl", "mail help_text": "sr fr",
    "mail empty_mailbox": "fr uk",
}  # fmt: skip

SCENARIOS = [
    scenario(case, language) for case in CASES for language in SHOWN_IN[f"{case.family} {case.fault}"].split()
]
