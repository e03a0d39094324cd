"""Compilers, linkers, sanitizers, file systems, containers and the services of a Linux system.

Debian packages: gcc, g++, gfortran, clang, lld, binutils, nasm, gdb, valgrind, make, cmake, bison, flex, m4, gawk,
e2fsprogs, xfsprogs, dosfstools, mdadm, cryptsetup-bin, dmsetup, fdisk, quota, acl, attr, kmod, iptables, nftables,
iproute2, bubblewrap, supervisor, monit, logrotate, cron, passwd, sudo, gnupg, openssh-client, xz-utils, bzip2,
unzip, zstd, cpio, dpkg, jq, libxml2-utils, systemd, dbus, libcap2-bin, schedutils (util-linux), sqlite3.
"""

from scenario import Scenario

SMALL = "mkdir small; mount -t tmpfs -o size=1m tmpfs small; trap 'umount -l small' EXIT\n"
IMAGE = "truncate -s 16M disk.img; mkfs.ext4 -q -F disk.img; mkdir mnt; trap 'umount -l mnt 2>/dev/null' EXIT\n"
UNPRIVILEGED = "chmod 755 . ; as() { setpriv --reuid=65534 --regid=65534 --clear-groups \"$@\"; }\n"


def source(name: str, text: str) -> str:
    return f"cat > {name} <<'END'\n{text}\nEND\n"


def one(client: str, family: str, fault: str, condition: str, run: str, **more) -> Scenario:
    return Scenario(client=client, family=family, fault=fault, condition=condition, run=run, **more)


def c(fault: str, condition: str, text: str, run: str, **more) -> Scenario:
    """A C program that is compiled and perhaps run."""
    fields = {"client": "gcc 12", "family": "gcc", "runtime": "c", "needs": ("gcc",)}
    return Scenario(fault=fault, condition=condition, run=run, **{**fields, **more, "setup": source("main.c", text)
                                                                  + more.get("setup", "")})


BUILD = [
    c("undefined_function", "linker-error", "int frame_size(void);\nint main(void) { return frame_size(); }",
      "gcc main.c -o app"),
    c("library_missing", "linker-error", "int main(void) { return 0; }", "gcc main.c -lquux -o app",
      client="gcc 12, ld.bfd"),
    c("defined_twice", "linker-error", "int limit = 3;\nint main(void) { return limit; }",
      "gcc main.c other.c -o app", setup="echo 'int limit = 4;' > other.c\n"),
    c("undefined_function_lld", "linker-error", "void draw(int);\nint main(void) { draw(1); }",
      "clang -fuse-ld=lld main.c -o app", client="clang 14, lld", family="clang", needs=("clang", "ld.lld")),
    c("main_missing", "linker-error", "int helper(void) { return 1; }", "gcc main.c -o app", difficulty="medium"),
    c("object_for_other_cpu", "linker-error", "int main(void) { return 0; }",
      "gcc main.c other.o -o app", setup="printf 'int x;' > o.c; gcc -m32 -c o.c -o other.o || "
      "objcopy -I binary -O elf32-i386 -B i386 main.c other.o\n", also=("bad-exe-format",), difficulty="medium"),
    c("shared_object_not_pic", "linker-error", "int counter;\nint *where(void) { return &counter; }",
      "gcc -fno-pic -mcmodel=medium -c main.c && gcc -shared main.o -o libm.so 2>&1", difficulty="medium"),
    c("semicolon_missing", "compile-error", "int main(void) {\n    int n = 3\n    return n;\n}",
      "clang main.c -o app", client="clang 14", family="clang", needs=("clang",)),
    c("header_missing", "compile-error", "#include <openssl/quux.h>\nint main(void) { return 0; }",
      "clang main.c -o app", client="clang 14", family="clang", needs=("clang",), also=("file-not-found",)),
    c("static_assertion", "compile-error", "_Static_assert(sizeof(long) == 4, \"long must have 32 bits\");\n"
      "int main(void) { return 0; }", "gcc -c main.c", also=("assertion-failed",), difficulty="medium"),
    c("error_directive", "compile-error", "#ifndef PORT\n#error \"PORT is not defined, connection refused\"\n#endif\n"
      "int main(void) { return 0; }", "gcc -c main.c", difficulty="hard",
      note="The words after #error are the programmer's."),
    c("warnings_are_errors", "compile-error", "int main(void) { int unused; return 0; }",
      "gcc -Wall -Werror -c main.c"),
    one("g++ 12", "g++", "no_matching_function", "compile-error", "g++ -c main.cc", runtime="c", setup=source(
        "main.cc", "#include <string>\nvoid send(const std::string& text);\nint main() { send(42); }")),
    one("g++ 12", "g++", "template_without_operator", "compile-error", "g++ -c main.cc 2>&1 | head -12", runtime="c",
        setup=source("main.cc", "#include <algorithm>\n#include <vector>\nstruct Point { int x, y; };\n"
                     "int main() { std::vector<Point> p(2); std::sort(p.begin(), p.end()); }"), exits=False),
    one("g++ 12", "g++", "undefined_virtual_table", "linker-error", "g++ main.cc -o app", runtime="c",
        setup=source("main.cc", "struct Shape { virtual void draw(); };\nint main() { Shape s; s.draw(); }")),
    one("gfortran 12", "gfortran", "unknown_symbol", "compile-error", "gfortran -c main.f90", runtime="fortran",
        setup=source("main.f90", "program main\n  implicit none\n  total = 3\n  print *, total\nend program")),
    one("gfortran 12 runtime", "gfortran", "array_bound_passed", "index-out-of-range", "./app", runtime="fortran",
        setup=source("main.f90", "program main\n  integer :: a(3), i\n  i = 4\n"
        "  if (command_argument_count() > 5) i = 1\n"
                     "  a(i) = 1\n  print *, a\nend program") + "gfortran -fcheck=bounds main.f90 -o app\n"),
    one("gfortran 12 runtime", "gfortran", "file_missing", "file-not-found", "./app", runtime="fortran",
        setup=source("main.f90", "program main\n  open(unit=11, file='mesh.dat', status='old')\nend program")
        + "gfortran main.f90 -o app\n"),
    one("gas 2.40", "as", "unknown_instruction", "compile-error", "as main.s -o main.o", runtime="c",
        also=("syntax-error",), setup="printf 'main:\\n  movq %%rax, %%rbx\\n  jumpy main\\n' > main.s\n"),
    one("nasm 2.16", "nasm", "operand_size_unknown", "compile-error", "nasm -f elf64 main.asm", runtime="c",
        also=("syntax-error",), setup="printf 'main:\\n  mov [rax], 1\\n  mov eax, undefined_label\\n' > main.asm\n"),
    one("cmake 3.25", "cmake", "package_missing", "package-not-found", "cmake -S . -B b 2>&1 | tail -14", runtime="c",
        also=("configuration-invalid", "file-not-found"), exits=False, setup=source(
            "CMakeLists.txt", "cmake_minimum_required(VERSION 3.16)\nproject(shop C)\nfind_package(Quux REQUIRED)")),
    one("cmake 3.25", "cmake", "unknown_command", "configuration-invalid", "cmake -S . -B b 2>&1 | tail -8",
        runtime="c", also=("undefined-name", "syntax-error"), exits=False, setup=source(
            "CMakeLists.txt", "cmake_minimum_required(VERSION 3.16)\nproject(shop C)\nadd_programm(app main.c)")),
    one("make 4.3", "make", "no_rule", "file-not-found", "make", difficulty="medium", also=("not-found",),
        setup="printf 'app: main.o\\n\\tcc -o $@ $^\\n' > Makefile\n"),
    one("make 4.3", "make", "recipe_program_missing", "command-not-found", "make", difficulty="medium",
        setup="printf 'all:\\n\\tprotoc-gen-quux shop.proto\\n' > Makefile\n"),
    one("make 4.3", "make", "tab_missing", "syntax-error", "make", also=("configuration-invalid", "parse-error"),
        setup="printf 'all:\\n    echo hi\\n' > Makefile\n"),
    one("bison 3.8", "bison", "grammar_symbol_unknown", "compile-error", "bison g.y", difficulty="medium",
        also=("undefined-name", "syntax-error"), setup=source("g.y", "%token A\n%%\ns: A expr;")),
    one("ar 2.40", "ar", "archive_truncated", "file-corrupt", "ar t lib.a", difficulty="medium",
        also=("bad-exe-format", "invalid-data"), setup="echo 'not an archive' > lib.a\n"),
    one("strip 2.40", "binutils", "not_an_object", "bad-exe-format", "strip notes.txt", difficulty="medium",
        also=("invalid-data",), needs=("strip",), setup="echo hello > notes.txt\n"),
]

RUN = [
    c("asan_double_free", "heap-corruption", "#include <stdlib.h>\nint main(void) { char *p = malloc(8); free(p); "
      "free(p); return 0; }", "./app 2>&1 | head -16", setup="gcc -g -fsanitize=address main.c -o app\n",
      client="gcc 12, AddressSanitizer, double free", family="asan", exits=False, kind="trace"),
    c("asan_stack_overflow_write", "stack-buffer-overrun",
      "#include <string.h>\nint main(int c, char **v) { char b[8]; memset(b, c, 20); return b[0]; }",
      "./app 2>&1 | head -14", setup="gcc -g -fsanitize=address main.c -o app\n", also=("heap-corruption",
                                                                                    "segmentation-fault"),
      client="gcc 12, AddressSanitizer, stack", family="asan", exits=False, kind="trace", difficulty="medium"),
    c("ubsan_division", "divide-by-zero", "int main(int c, char **v) { return 10 / (c - 1); }", "./app 2>&1",
      setup="gcc -g -fsanitize=undefined -fno-sanitize-recover=all main.c -o app\n",
      client="gcc 12, UBSan", family="ubsan"),
    c("ubsan_index", "index-out-of-range", "int main(int c, char **v) { int a[4] = {0}; return a[c + 4]; }",
      "./app 2>&1", setup="gcc -g -fsanitize=undefined -fno-sanitize-recover=all main.c -o app\n",
      client="gcc 12, UBSan", family="ubsan"),
    c("ubsan_null", "null-reference", "struct s { int a, b; };\nint main(int c, char **v) "
      "{ struct s *p = c > 9 ? (struct s *)v : 0; return p->b; }", "./app 2>&1",
      setup="gcc -g -fsanitize=undefined main.c -o app\n", client="gcc 12, UBSan", family="ubsan",
      also=("segmentation-fault",), difficulty="medium"),
    c("stack_smashed", "stack-buffer-overrun", "#include <string.h>\nint main(int c, char **v) { char b[8]; "
      "strcpy(b, v[1]); return b[0]; }", "./app 0123456789012345678901234567890123456789",
      setup="gcc -O0 -fstack-protector-all -D_FORTIFY_SOURCE=0 main.c -o app\n", client="C program"),
    c("fortified_copy", "stack-buffer-overrun", "#include <string.h>\nint main(int c, char **v) { char b[8]; "
      "strcpy(b, v[1]); return b[0]; }", "./app 0123456789012345678901234567890123456789",
      setup="gcc -O2 -D_FORTIFY_SOURCE=2 main.c -o app\n", client="C program", difficulty="medium",
      also=("aborted", "heap-corruption")),
    c("freed_foreign_pointer", "heap-corruption", "#include <stdlib.h>\nint main(int c, char **v) { free(v); }",
      "./app", setup="gcc -w main.c -o app\n", client="C program", also=("aborted",)),
    c("assertion", "assertion-failed", "#include <assert.h>\nint main(int c, char **v) { assert(c > 3); }", "./app",
      setup="gcc main.c -o app\n", client="C program", also=("aborted",)),
    c("integer_division", "divide-by-zero", "int main(int c, char **v) { return 10 / (c - 1); }",
      "bash -c './app; echo \"exit $?\"' 2>&1", setup="gcc -O0 main.c -o app\n", client="C program in a shell",
      also=("floating-point-exception",), difficulty="medium", note="SIGFPE of an integer division, exit 136.",
      exits=False),
    c("unknown_instruction", "illegal-instruction", "int main(void) { __builtin_trap(); }",
      "bash -c './app; echo \"exit $?\"' 2>&1", setup="gcc main.c -o app\n", client="C program in a shell",
      exits=False),
    c("mapped_file_shrunk", "bus-error", "#include <fcntl.h>\n#include <sys/mman.h>\n#include <unistd.h>\n"
      "int main(void) { int f = open(\"d\", O_RDWR | O_CREAT, 0600); ftruncate(f, 4096); char *p = mmap(0, 4096, "
      "PROT_READ, MAP_SHARED, f, 0); ftruncate(f, 0); return p[9]; }", "bash -c './app; echo \"exit $?\"' 2>&1",
      setup="gcc -w main.c -o app\n", client="C program in a shell", exits=False, difficulty="medium"),
    c("core_in_gdb", "segmentation-fault", "#include <string.h>\nstatic void parse(char *s) { *s = 'x'; }\n"
      "int main(void) { parse(0); return 0; }",
      "gdb -q -batch -ex run -ex bt -ex 'info registers rip' ./app 2>&1 | grep -v libthread", kind="transcript",
      setup="gcc -g main.c -o app\n", client="gdb 13", family="gdb", needs=("gcc", "gdb"), exits=False),
    c("abort_in_gdb", "aborted", "#include <stdlib.h>\nint main(void) { abort(); }",
      "gdb -q -batch -ex run -ex bt ./app 2>&1 | grep -v libthread", kind="transcript",
      setup="gcc -g main.c -o app\n", client="gdb 13", family="gdb", needs=("gcc", "gdb"), exits=False),
    c("valgrind_invalid_write", "heap-corruption", "#include <stdlib.h>\nint main(void) { char *p = malloc(8); "
      "p[8] = 1; free(p); return 0; }", "valgrind ./app 2>&1 | tail -18", kind="trace",
      setup="gcc -g main.c -o app\n", client="valgrind 3.19", family="valgrind", needs=("gcc", "valgrind"),
      exits=False, also=("index-out-of-range", "segmentation-fault"), difficulty="medium"),
    c("valgrind_null", "segmentation-fault", "int main(void) { int *p = 0; return *p; }",
      "valgrind ./app 2>&1 | head -18", kind="trace", setup="gcc -g -O0 main.c -o app\n", client="valgrind 3.19",
      family="valgrind", needs=("gcc", "valgrind"), exits=False),
    c("library_removed", "shared-library-not-found", "int area(void);\nint main(void) { return area(); }",
      "ldd ./app; ./app", setup="echo 'int area(void) { return 3; }' > s.c; gcc -shared -fPIC s.c -o libshape.so; "
      "gcc main.c -L. -lshape -o app; rm libshape.so\n", client="ldd and a program", family="ldd"),
    c("symbol_gone_from_library", "symbol-not-found", "int area(void);\nint main(void) { return area(); }",
      "LD_LIBRARY_PATH=. ./app", setup="echo 'int area(void) { return 3; }' > s.c; gcc -shared -fPIC s.c -o "
      "libshape.so; gcc main.c -L. -lshape -o app; echo 'int volume(void) { return 3; }' > s.c; gcc -shared -fPIC s.c "
      "-o libshape.so\n", client="dynamic linker", family="ld.so"),
    c("perror_of_thread_limit", "too-many-processes", "#include <pthread.h>\n#include <stdio.h>\n#include <string.h>\n"
      "#include <unistd.h>\nstatic void *f(void *a) { sleep(9); return a; }\nint main(void) { for (int i = 0; ; i++) { "
      "pthread_t t; int e = pthread_create(&t, 0, f, 0); if (e) { printf(\"pthread_create: thread %d: %s\\n\", i, "
      "strerror(e)); return 1; } } }", UNPRIVILEGED + "ulimit -u 20; as ./app", difficulty="hard",
      setup="gcc main.c -o app\n", client="C program, threads"),
    c("file_size_limit", "file-too-large", "#include <stdio.h>\n#include <signal.h>\n#include <fcntl.h>\n#include "
      "<unistd.h>\nint main(void) { signal(SIGXFSZ, SIG_IGN); int f = open(\"d\", O_WRONLY | O_CREAT, 0600); "
      "char b[4096]; "
      "for (;;) if (write(f, b, 4096) < 0) { perror(\"write snapshot\"); return 1; } }", "ulimit -f 8; ./app",
      setup="gcc -w main.c -o app\n", client="C program, ulimit"),
]

DISKS = [
    one("mount", "mount", "file_system_unknown", "invalid-argument", "mount disk.img mnt", difficulty="hard",
        also=("file-corrupt", "invalid-data"), setup="dd if=/dev/urandom of=disk.img bs=1M count=1; mkdir mnt\n",
        note="wrong fs type, bad superblock, …: mount cannot say which."),
    one("mount", "mount", "mount_point_missing", "path-not-found", "mount disk.img /mnt/quux/data",
        also=("file-not-found",), setup=IMAGE),
    one("mount as user", "mount", "not_root", "operation-not-permitted", UNPRIVILEGED + "as mount -t tmpfs none .",
        also=("permission-denied", "elevation-required")),
    one("mount UUID", "mount", "uuid_unknown", "device-not-found",
        "mount UUID=5b0c9a2e-4d43-4a55-8f5e-8d1f7c3e2b19 mnt",
        also=("file-not-found",), setup=IMAGE),
    one("mount, unknown type", "mount", "no_driver", "device-not-found", "mount -t zfs tank mnt", difficulty="hard",
        also=("operation-not-supported", "protocol-not-supported", "unsupported-version", "invalid-argument"),
        setup=IMAGE, note="unknown filesystem type: the kernel has no driver (ENODEV)."),
    one("umount", "umount", "folder_in_use", "directory-in-use", "(cd mnt; umount ../mnt)",
        also=("resource-busy",), setup=IMAGE + "mount disk.img mnt\n"),
    one("umount", "umount", "not_mounted", "invalid-argument", "umount mnt", also=("not-found",), setup=IMAGE,
        difficulty="hard", note="umount prints its own words for EINVAL."),
    one("touch on ext4 mounted ro", "coreutils", "mounted_read_only", "read-only-filesystem", "touch mnt/a",
        setup=IMAGE + "mount -o ro disk.img mnt\n", needs=("touch",)),
    one("cp on a full ext4", "coreutils", "disk_full_image", "disk-full", "cp big mnt/; df -h mnt",
        setup=IMAGE + "mount disk.img mnt; head -c 30M /dev/zero > big\n", needs=("cp",)),
    one("inodes used up", "coreutils", "no_inodes_left", "disk-full", "for i in $(seq 400); do touch mnt/f$i || break; "
        "done; df -h mnt; df -i mnt", difficulty="hard", needs=("touch",),
        setup="truncate -s 16M disk.img; mkfs.ext4 -q -F -N 64 disk.img; mkdir mnt; mount disk.img mnt; "
        "trap 'umount -l mnt 2>/dev/null' EXIT\n", note="The disk has space; its inodes are used up (ENOSPC)."),
    one("e2fsck", "e2fsck", "superblock_destroyed", "file-corrupt", "e2fsck -n disk.img", also=("invalid-data",),
        setup=IMAGE + "dd if=/dev/zero of=disk.img bs=1k count=64 conv=notrunc\n", difficulty="medium"),
    one("e2fsck", "e2fsck", "inode_table_damaged", "file-corrupt", "e2fsck -fn disk.img", kind="log",
        setup=IMAGE + "mount disk.img mnt; for i in 1 2 3 4 5 6; do echo $i > mnt/f$i; done; umount mnt; "
        "debugfs -w -R 'clri <13>' disk.img; debugfs -w -R 'clri <14>' disk.img\n", difficulty="medium"),
    one("xfs_repair", "xfs_repair", "superblock_destroyed", "file-corrupt", "xfs_repair -n disk.img 2>&1 | tail -5",
        setup="truncate -s 320M disk.img; mkfs.xfs -q disk.img; dd if=/dev/zero of=disk.img bs=512 count=1 "
        "conv=notrunc; "
        "dd if=/dev/zero of=disk.img bs=1M seek=60 count=260\n", exits=False, difficulty="medium"),
    one("mkfs.ext4", "mkfs.ext4", "device_mounted", "device-in-use", "mkfs.ext4 $(losetup -j disk.img | cut -d: -f1)",
        also=("resource-busy",), setup=IMAGE + "mount disk.img mnt\n", difficulty="medium"),
    one("swapon", "swapon", "not_a_swap_file", "invalid-data", "swapon f", difficulty="medium",
        also=("invalid-argument", "file-corrupt"), setup="head -c 1M /dev/zero > f; chmod 600 f\n"),
    one("losetup", "losetup", "file_missing", "file-not-found", "losetup -f backup.img"),
    one("cryptsetup", "cryptsetup", "wrong_passphrase", "logon-failure",
        "echo wrong | cryptsetup open --test-passphrase disk.img x", difficulty="medium", also=("permission-denied",
                                                                                             "operation-not-permitted"),
        setup="truncate -s 30M disk.img; echo right | cryptsetup -q luksFormat --pbkdf pbkdf2 "
        "--pbkdf-force-iterations 1000 disk.img -\n"),
    one("cryptsetup", "cryptsetup", "not_luks", "invalid-data", "cryptsetup luksDump disk.img", difficulty="medium",
        also=("invalid-argument", "file-corrupt"), setup="truncate -s 1M disk.img\n"),
    one("mdadm", "mdadm", "no_superblock", "not-found", "mdadm --examine disk.img", difficulty="hard",
        also=("invalid-data", "device-not-found", "file-corrupt"), setup="truncate -s 1M disk.img\n"),
    one("sfdisk", "sfdisk", "device_missing", "file-not-found", "sfdisk -l /dev/sdzz", also=("device-not-found",)),
    one("fallocate", "fallocate", "tmpfs_full", "disk-full", "fallocate -l 8M small/spool", setup=SMALL),
    one("rm of an immutable file", "coreutils", "immutable", "operation-not-permitted", "rm -f mnt/f",
        setup=IMAGE + "mount disk.img mnt; touch mnt/f; chattr +i mnt/f; trap 'chattr -i mnt/f; umount -l mnt' EXIT\n",
        needs=("rm",)),
    one("setfacl", "setfacl", "user_unknown", "invalid-argument", "touch f; setfacl -m u:nosuchuser:rw f",
        difficulty="medium", also=("not-found",)),
]

ARCHIVES = [
    one("xz 5.4", "xz", "file_truncated", "file-corrupt", "xz -t a.xz",
        also=("connection-closed-early", "invalid-data"),
        setup="head -c 100000 /dev/urandom > a; xz a; truncate -s 50000 a.xz\n", difficulty="medium"),
    one("bzip2 1.0", "bzip2", "bytes_changed", "file-corrupt", "bzip2 -tvv a.bz2", also=("invalid-data",),
        setup="head -c 100000 /dev/urandom > a; bzip2 a; printf 'xxxx' | dd of=a.bz2 bs=1 seek=4000 conv=notrunc\n"),
    one("unzip 6.0", "unzip", "not_a_zip", "file-corrupt", "unzip -q a.zip", also=("invalid-data",),
        setup="echo '<html>404</html>' > a.zip\n", difficulty="medium"),
    one("unzip 6.0", "unzip", "crc_wrong", "file-corrupt", "unzip -t a.zip", also=("invalid-data",), kind="log",
        setup="head -c 5000 /dev/urandom > a; zip -0 -q a.zip a; printf 'xxxx' | dd of=a.zip bs=1 seek=900 "
        "conv=notrunc\n"),
    one("zstd 1.5", "zstd", "wrong_format", "invalid-data", "zstd -d a.zst -o b", also=("file-corrupt",),
        setup="echo hello > a.zst\n", difficulty="medium"),
    one("cpio 2.13", "cpio", "archive_cut", "file-corrupt", "cpio -idmu < a.cpio",
        also=("connection-closed-early", "invalid-data"), difficulty="medium",
        setup="seq 9000 > a; echo a | cpio -o -H newc > a.cpio; truncate -s 3000 a.cpio; rm a\n"),
    one("dpkg-deb", "dpkg", "package_cut", "file-corrupt", "dpkg-deb -x p.deb out",
        also=("invalid-data", "connection-closed-early"), needs=("dpkg-deb",), difficulty="medium",
        setup="mkdir -p p/DEBIAN; printf 'Package: p\\nVersion: 1\\nArchitecture: all\\nMaintainer: "
        "x <x@example.com>\\n"
        "Description: x\\n' > p/DEBIAN/control; head -c 90000 /dev/urandom > p/data; dpkg-deb -b p p.deb; "
        "truncate -s 30000 p.deb\n"),
    one("gpg 2.2", "gpg", "signature_of_other_text", "signature-invalid", "gpg --verify f.sig f",
        setup="export GNUPGHOME=$PWD/g; mkdir -m 700 g; gpg -q --batch --passphrase '' --quick-gen-key "
        "'Dev <dev@example.com>'; echo a > f; gpg -q --batch -b -o f.sig f; echo b > f; "
        "trap 'gpgconf --kill all' EXIT\n"),
    one("gpg 2.2", "gpg", "key_unknown", "signature-invalid", "gpg --verify f.sig f", difficulty="medium",
        also=("not-found",),
        setup="export GNUPGHOME=$PWD/g; mkdir -m 700 g; gpg -q --batch --passphrase '' --quick-gen-key "
        "'Dev <dev@example.com>'; echo a > f; gpg -q --batch -b -o f.sig f; gpgconf --kill all; export "
        "GNUPGHOME=$PWD/h; mkdir -m 700 h; trap 'gpgconf --kill all' EXIT\n"),
    one("gpg 2.2", "gpg", "no_secret_key", "not-found", "gpg --batch -d f.gpg", difficulty="hard",
        also=("permission-denied", "key-not-found", "signature-invalid"),
        setup="export GNUPGHOME=$PWD/g; mkdir -m 700 g; gpg -q --batch --passphrase '' --quick-gen-key "
        "'Dev <dev@example.com>' default default; echo a > f; gpg -q --batch --trust-model always -e -r "
        "dev@example.com "
        "f; gpgconf --kill all; export GNUPGHOME=$PWD/h; mkdir -m 700 h; trap 'gpgconf --kill all' EXIT\n"),
]

SERVICES = [
    one("systemd-analyze verify", "systemd", "unit_file_wrong", "configuration-invalid",
        "systemd-analyze verify ./web.service 2>&1 | grep -v '^/lib'", needs=("systemd-analyze",), exits=False,
        setup=source("web.service", "[Service]\nExecStart=bin/web\nRestart=sometimes\nMemoryMax=2 apples")),
    one("systemctl in a container", "systemctl", "not_booted_with_systemd", "operation-not-supported",
        "systemctl status nginx", difficulty="hard", also=("service-not-started", "host-down", "cannot-connect"),
        note="There is no systemd; EHOSTDOWN is how systemctl says so. No host is down."),
    one("dbus-send", "dbus-send", "bus_socket_missing", "file-not-found",
        "DBUS_SYSTEM_BUS_ADDRESS=unix:path=/run/nobus dbus-send --system --print-reply --dest=org.example.A /a a.b.C",
        also=("cannot-connect",), difficulty="medium"),
    one("logrotate", "logrotate", "unknown_option", "configuration-invalid", "logrotate -s st c", kind="log",
        setup="printf '/srv/app/x.log {\\n  weekley\\n  rotate 4\\n}\\n' > c; chmod 644 c\n"),
    one("logrotate", "logrotate", "folder_too_open", "permission-denied", "logrotate -s st c", difficulty="hard",
        also=("configuration-invalid",), kind="log", note="logrotate refuses a folder that others can write to.",
        setup="mkdir logs; chown 33:33 logs; chmod 777 logs; echo a > logs/x.log; printf '%s/logs/x.log {\\n  size 1\\n"
        "}\\n' $PWD > c; chmod 644 c\n"),
    one("logrotate", "logrotate", "log_missing", "file-not-found", "logrotate -f -s st c",
        setup="printf '/srv/app/none/x.log {\\n  weekly\\n}\\n' > c; chmod 644 c\n"),
    one("supervisord log", "supervisord", "program_missing", "command-not-found", "grep -Ev 'CRIT|SIGTERM' log",
        kind="log", exits=False, also=("file-not-found",), setup="printf '[supervisord]\\nlogfile=%s/log\\npidfile="
        "%s/p\\nnodaemon=true\\n[program:web]\\ncommand=/opt/web/bin/serve\\n' $PWD $PWD > s.conf; "
        "timeout 3 supervisord -c s.conf\n"),
    one("supervisord log", "supervisord", "program_crashes", "segmentation-fault", "grep -Ev 'CRIT|SIGTERM' log",
        kind="log", exits=False, difficulty="medium", also=("container-crash-loop",),
        setup="printf '#!/bin/sh\\nkill -SEGV $$\\n' > crash; chmod +x crash; printf '[supervisord]\\nlogfile=%s/log\\n"
        "pidfile=%s/p\\nnodaemon=true\\n[program:web]\\ncommand=%s/crash\\nstartretries=1\\n' $PWD $PWD $PWD > s.conf; "
        "timeout 6 supervisord -c s.conf\n"),
    one("crontab", "crontab", "minute_out_of_range", "configuration-invalid", "echo '61 * * * * true' | crontab -",
        also=("value-out-of-range", "syntax-error", "parse-error"), difficulty="medium"),
    one("visudo", "visudo", "syntax", "syntax-error", "visudo -c -f s", also=("configuration-invalid", "parse-error"),
        setup="printf 'dev ALL=(ALL NOPASSWD ALL\\n' > s; chmod 440 s\n"),
    one("sudo as a user", "sudo", "setuid_stripped", "operation-not-permitted",
        UNPRIVILEGED + "as setpriv --no-new-privs sudo -n true", difficulty="hard",
        also=("elevation-required", "permission-denied", "privilege-not-held")),
    one("useradd", "useradd", "name_taken", "file-exists", "useradd daemon", difficulty="medium",
        needs=("useradd",)),
    one("su", "su", "user_unknown", "not-found", "su nosuchuser -c true", difficulty="medium"),
    one("su as a user", "su", "password_wrong", "logon-failure", UNPRIVILEGED + "echo wrong | as su root -c true",
        difficulty="medium", also=("permission-denied",)),
    one("modprobe", "modprobe", "module_missing", "not-found", "modprobe wireguard-quux", difficulty="hard",
        also=("file-not-found",)),
    one("insmod", "insmod", "kernel_without_modules", "not-implemented", "insmod m.ko",
        setup="head -c 4000 /dev/urandom > m.ko\n"),
    one("sysctl", "sysctl", "key_unknown", "file-not-found", "sysctl -w net.ipv4.quux=1"),
    one("sysctl as a user", "sysctl", "not_root", "permission-denied", UNPRIVILEGED + "as sysctl -w vm.swappiness=10"),
    one("nft", "nft", "syntax", "syntax-error", "nft add rule inet filter input tcp dprot 22 accept",
        difficulty="medium", also=("configuration-invalid", "parse-error")),
    one("iptables as a user", "iptables", "not_root", "permission-denied", UNPRIVILEGED + "as iptables -L",
        also=("operation-not-permitted", "elevation-required")),
    one("ip link", "ip", "device_missing", "device-not-found", "ip link set wg7 up", difficulty="medium"),
    one("ip addr", "ip", "address_there_already", "file-exists", "ip addr add 127.0.0.1/8 dev lo",
        difficulty="medium", also=("address-in-use",)),
    one("ip route", "ip", "gateway_not_on_link", "network-unreachable",
        "unshare -n sh -c 'ip link set lo up; ip route add 10.9.0.0/16 via 192.0.2.1'", difficulty="hard",
        also=("host-unreachable", "invalid-argument", "address-not-available"), note="ENETUNREACH in ip's own words."),
    one("tc", "tc", "qdisc_missing", "invalid-argument", "unshare -n tc qdisc del dev lo root", difficulty="hard",
        also=("file-not-found", "not-found")),
    one("ping -I", "ping", "foreign_source", "address-not-available", "ping -c1 -I 192.0.2.200 127.0.0.1"),
    one("taskset", "taskset", "cpu_missing", "invalid-argument", "taskset -c 900 true", difficulty="medium"),
    one("chrt as a user", "chrt", "not_allowed", "operation-not-permitted", UNPRIVILEGED + "as chrt -f 50 true"),
    one("prlimit", "prlimit", "process_gone", "no-such-process", "prlimit --pid 4000000 --nofile=10"),
    one("strace -p", "strace", "process_gone", "no-such-process", "strace -p 4000000"),
    one("gdb -p as a user", "gdb", "ptrace_forbidden", "operation-not-permitted",
        UNPRIVILEGED + "as gdb -q -batch -p 1 2>&1 | head -4", exits=False, difficulty="medium",
        also=("permission-denied",)),
    one("bwrap", "bwrap", "folder_missing", "file-not-found", "bwrap --ro-bind /srv/none /x true",
        also=("path-not-found",)),
    one("unshare as a user", "unshare", "not_allowed", "operation-not-permitted", UNPRIVILEGED + "as unshare -m true"),
    one("nsenter", "nsenter", "process_gone", "file-not-found", "nsenter -t 4000000 -n true",
        also=("no-such-process",), difficulty="medium"),
    one("chroot", "chroot", "no_shell_in_folder", "file-not-found", "mkdir r; chroot r /bin/ls",
        also=("command-not-found",), difficulty="medium"),
    one("flock", "flock", "lock_held", "lock-held", "flock -n l -c true || echo \"backup: another run holds the lock\"",
        setup="flock l sleep 5 & sleep 0.3\n", difficulty="medium", exits=False),
    one("ssh-add", "ssh-add", "key_readable_by_all", "ssh-key-permissions", "ssh-add k",
        setup="ssh-keygen -q -t ed25519 -N '' -f k; chmod 644 k; eval $(ssh-agent); trap 'kill $SSH_AGENT_PID' EXIT\n"),
    one("ssh-add", "ssh-add", "no_agent", "cannot-connect", "SSH_AUTH_SOCK= ssh-add -l", difficulty="medium",
        also=("not-found", "service-not-started", "connection-refused")),
    one("at the shell: xargs", "findutils", "program_missing", "command-not-found", "echo a | xargs nosuchprogram",
        also=("file-not-found",), needs=("xargs",)),
    one("jq 1.6", "jq", "json_cut", "parse-error", "echo '{\"a\": [1, 2' | jq .", setup=":"),
    one("xmllint", "xmllint", "tag_not_closed", "parse-error", "echo '<a><b></a>' | xmllint -", setup=":"),
    one("gawk 5.2", "gawk", "division", "divide-by-zero", "echo 5 0 | gawk '{ print $1 / $2 }'"),
    one("gawk 5.2", "gawk", "syntax", "syntax-error", "gawk '{ print $1 ) }' /dev/null"),
    one("sed 4.9", "sed", "expression_cut", "syntax-error", "sed 's/a/b' /dev/null", also=("configuration-invalid",)),
    one("m4", "m4", "include_missing", "file-not-found", "echo 'include(site.m4)' | m4", difficulty="medium"),
]

KERNEL = [
    c("segfault_in_dmesg", "segmentation-fault", "int main(void) { *(volatile int *)24 = 1; }",
      "dmesg | grep encoder | tail -1", setup="gcc main.c -o encoder; ./encoder\n", client="kernel log",
      family="kernel", kind="log", exits=False),
    c("trap_in_dmesg", "illegal-instruction", "int main(void) { __asm__(\"ud2\"); }",
      "dmesg | grep decoder | tail -1", setup="gcc main.c -o decoder; ./decoder\n", client="kernel log",
      family="kernel", kind="log", exits=False),
    c("divide_in_dmesg", "divide-by-zero", "int main(int c, char **v) { return 9 / (c - 1); }",
      "dmesg | grep ratio | tail -1", setup="gcc -O0 main.c -o ratio; ./ratio\n", client="kernel log",
      family="kernel", kind="log", exits=False, also=("floating-point-exception",)),
    one("kernel log, ext4", "kernel", "directory_block_destroyed", "file-corrupt", "ls -R mnt; dmesg | "
        "grep 'EXT4-fs error' | tail -3", kind="log", exits=False, difficulty="medium", needs=("dmesg",),
        also=("io-error",),
        setup=IMAGE + "mount disk.img mnt; mkdir mnt/d; for i in $(seq 300); do touch mnt/d/f$i; done; umount mnt; "
        "sync; b=$(debugfs -R 'blocks /d' disk.img 2>/dev/null | cut -d' ' -f1); dd if=/dev/urandom of=disk.img bs=1k "
        "seek=$b count=1 conv=notrunc; sync; sleep 1; mount disk.img mnt\n"),
]

SCENARIOS = BUILD + RUN + DISKS + ARCHIVES + SERVICES + KERNEL
