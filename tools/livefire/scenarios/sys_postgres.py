"""PostgreSQL: client errors, server logs, tools around it.

Debian packages: postgresql, postgresql-client, pgbouncer, openssl.
"""

from scenario import Scenario

# A cluster of its own in the empty folder; psql finds it through PGHOST.
FOLDER = r"""
chmod 755 .
export PATH=/usr/lib/postgresql/15/bin:$PATH PGHOST=$PWD PGUSER=postgres PGDATABASE=shop HOME=$PWD
as() { setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; }
pg() { as pg_ctl -D "$PWD/data" -w -l "$PWD/log" -o "-k $PWD" "$@"; }
install -d -o postgres data
touch log; chown postgres . log
as initdb -D data -U postgres -A trust --no-sync
cat >> data/postgresql.conf <<END
listen_addresses = ''
fsync = off
log_timezone = 'UTC'
END
trap '{ pg stop -m immediate; umount small; } >/dev/null 2>&1' EXIT
"""

TABLES = r"""
createdb shop
psql -q <<'END'
create table customers (id int primary key, email varchar(40) not null, unique (email));
create table orders (id serial primary key, customer_id int references customers,
  amount numeric(8,2) check (amount > 0), placed date, state varchar(10) not null default 'new', meta json);
insert into customers values (1, 'ada@example.com'), (2, 'grace@example.com');
insert into orders (customer_id, amount) values (1, 20), (2, 30);
create role app login password 'app';
create role report login;
END
: > log
"""

STARTED = FOLDER + "pg start\n" + TABLES
ON_TCP = FOLDER + "sed -i \"s/^listen_addresses = .*/listen_addresses = '127.0.0.1'/\" data/postgresql.conf\n" \
    "echo port = 5433 >> data/postgresql.conf\nexport PGPORT=5433\n"
SMALL_DISK = "mkdir small; mount -t tmpfs -o size=3m tmpfs small; install -d -o postgres small/space\n"
SLEEPERS = "select pid from pg_stat_activity where query ~ '^select pg_sleep'"
SECOND_SESSION = "psql -q <<'END' >/dev/null 2>&1 &\n{}\nEND\nsleep 0.7\n"


def client(fault: str, condition: str, run: str, **more) -> Scenario:
    """One psql session with its own server."""
    fields = {"client": "psql 15", "family": "psql", "setup": STARTED, "runtime": "sql", "kind": "message"}
    return Scenario(fault=fault, condition=condition, run=run, **{**fields, **more})


def server(fault: str, condition: str, run: str, **more) -> Scenario:
    """What the server writes to its log."""
    fields = {"client": "postgres 15 server log", "family": "postgres", "setup": STARTED, "runtime": "sql",
              "kind": "log"}
    return Scenario(fault=fault, condition=condition, run=run, **{**fields, **more})


def sql(statement: str, options: str = "") -> str:
    return f"psql {options} <<'END'\n{statement}\nEND\n"


def quietly(statement: str) -> str:
    return f"psql -q >/dev/null 2>&1 <<'END'\n{statement}\nEND\n"


CLIENT = [
    client("insert_duplicate_key", "sql-unique-violation", sql("insert into customers values (1, 'eve@example.com');")),
    client("duplicate_email_verbose", "sql-unique-violation",
           sql("\\set VERBOSITY verbose\ninsert into customers values (9, 'ada@example.com');")),
    client("create_unique_index_on_duplicates", "sql-unique-violation", sql("create unique index on orders (state);")),
    client("orphan_row", "sql-foreign-key-violation",
           sql("insert into orders (customer_id, amount) values (77, 12.50);")),
    client("delete_parent", "sql-foreign-key-violation", sql("delete from customers where id = 1;"),
           difficulty="medium"),
    client("null_into_not_null", "sql-not-null-violation", sql("insert into customers (id) values (3);")),
    client("check_constraint", "sql-check-violation",
           sql("insert into orders (customer_id, amount) values (1, -5);", "-v ON_ERROR_STOP=1")),
    client("text_into_integer", "sql-invalid-value", sql("select * from orders where id = 'abc';")),
    client("impossible_date", "sql-invalid-value", sql("update orders set placed = '2024-02-30';"),
           also=("value-out-of-range",)),
    client("numeric_overflow", "sql-invalid-value", sql("update orders set amount = 99999999.99;"),
           also=("value-out-of-range",), difficulty="medium"),
    client("varchar_too_long", "sql-invalid-value", sql("update orders set state = 'waiting for payment';"),
           difficulty="medium"),
    client("integer_overflow", "value-out-of-range", sql("select 2147483647 + 1;"), also=("sql-invalid-value",)),
    client("bigint_out_of_range", "value-out-of-range",
           sql("select * from orders where id = 99999999999999999999::bigint;"), also=("sql-invalid-value",)),
    client("divide_by_zero", "divide-by-zero", sql("select sum(amount) / 0 from orders;")),
    client("bytes_not_utf8", "encoding-error",
           r"printf 'insert into customers values (5, \x27M\xfcller\x27);\n' | psql", also=("sql-invalid-value",)),
    client("json_text_malformed", "parse-error", sql("""update orders set meta = '{"size": 3,}' where id = 1;"""),
           also=("sql-invalid-value",), difficulty="medium"),
    client("table_missing", "sql-table-not-found", sql("select count(*) from invoices;")),
    client("table_missing_in_schema_verbose", "sql-table-not-found",
           sql("\\set VERBOSITY verbose\ndelete from public.sessions where id = 4;")),
    client("column_missing_with_hint", "sql-column-not-found", sql("select emial from customers;")),
    client("column_missing_in_insert", "sql-column-not-found",
           sql("insert into orders (customer_id, total) values (1, 3);")),
    client("typo_in_keyword", "sql-syntax-error", sql("selct * from orders;")),
    client("statement_cut_off", "sql-syntax-error", sql("insert into orders (customer_id, amount) values (1, 2;")),
    client("unterminated_quote", "sql-syntax-error", "psql -c \"select * from customers where email = 'ada\"",
           difficulty="medium"),
    client("function_missing", "undefined-name", sql("select json_extract(meta, 'x') from orders;"), difficulty="hard",
           note="no condition of its own for a missing function; the name is not defined"),
    client("database_missing", "sql-database-not-found", "psql -d shopp -c 'select 1'"),
    client("role_missing", "sql-auth-failed", "psql -U aplication -c 'select 1'"),
    client("select_without_grant", "sql-permission-denied", "psql -U report -c 'select * from customers'"),
    client("create_in_public_schema", "sql-permission-denied", "psql -U app -c 'create table t (id int)'"),
    client("alter_foreign_table", "sql-permission-denied", "psql -U app -c 'alter table orders add note text'",
           difficulty="medium"),
    client("create_database_without_right", "sql-permission-denied", "psql -U app -c 'create database other'"),
    client("statement_timeout", "sql-timeout", sql("set statement_timeout = '200ms';\nselect pg_sleep(5);")),
    client("lock_timeout", "sql-lock-timeout",
           SECOND_SESSION.format("begin; update orders set amount = 1 where id = 1; select pg_sleep(3);")
           + sql("set lock_timeout = 300;\nupdate orders set amount = 2 where id = 1;")),
    client("nowait", "sql-lock-timeout",
           SECOND_SESSION.format("begin; lock table orders; select pg_sleep(2);")
           + sql("begin;\nlock table orders nowait;"), difficulty="medium"),
    client("deadlock", "sql-deadlock",
           SECOND_SESSION.format("begin; update orders set amount = 1 where id = 2; select pg_sleep(1.5);"
                                 "update orders set amount = 1 where id = 1;")
           + sql("begin;\nupdate orders set amount = 3 where id = 1;\nselect pg_sleep(1);\n"
                 "set deadlock_timeout = '100ms';\nupdate orders set amount = 3 where id = 2;")),
    client("serializable_conflict", "sql-serialization-failure",
           SECOND_SESSION.format("select pg_sleep(1); update orders set amount = 9 where id = 1;")
           + sql("begin isolation level repeatable read;\nselect amount from orders where id = 1;\nselect "
           "pg_sleep(1.5);\nupdate orders set amount = 10 where id = 1;", "-q")),
    client("read_only_transaction", "sql-read-only", sql("begin read only;\ninsert into customers values (8, 'x');")),
    client("standby_is_read_only", "sql-read-only",
           "psql -c 'drop table orders'",
           setup=FOLDER + "pg start\n" + TABLES + "pg stop\ntouch data/standby.signal\npg start\n"),
    client("aborted_transaction", "sql-unique-violation", sql("begin;\ninsert into customers values (1, "
           "'again@example.com');\nselect count(*) from customers;\ncommit;"), kind="transcript", difficulty="medium",
           note="the later errors follow from the first"),
    client("disk_full_tablespace", "sql-disk-full",
           sql("create table big tablespace small as select repeat('x', 500) from generate_series(1, 20000);"),
           also=("disk-full",),
           setup=STARTED + SMALL_DISK + "psql -c \"create tablespace small location '$PWD/small/space'\""),
    client("temp_file_limit", "insufficient-resources",
           sql("set temp_file_limit = '1MB'; set work_mem = '64kB';\n"
               "select count(*) from (select g from generate_series(1, 400000) g order by random()) s;", "-q"),
           also=("sql-disk-full", "quota-exceeded"), difficulty="hard", note="a configured limit, not a full disk"),
    client("lock_table_exhausted", "sql-out-of-memory",
           sql("do $$ begin for i in 1..20000 loop execute format('create table t%s (a int)', i); end loop; end $$;"),
           setup=FOLDER + "echo 'max_locks_per_transaction = 10\nmax_connections = 5\nmax_wal_senders = 0' >> "
           "data/postgresql.conf\npg start\n" + TABLES, difficulty="medium"),
    client("too_many_clients", "sql-too-many-connections",
           "for i in 1 2 3 4 5; do psql -c 'select pg_sleep(3)' >/dev/null 2>&1 & done; sleep 0.7\npsql -c 'select 1'",
           setup=FOLDER + "echo 'max_connections = 5\nmax_wal_senders = 0\nsuperuser_reserved_connections = 1' >> "
           "data/postgresql.conf\npg start\n" + TABLES),
    client("slots_reserved_for_superuser", "sql-too-many-connections",
           "for i in 1 2; do psql -U app -c 'select pg_sleep(3)' >/dev/null 2>&1 & done; sleep 0.7\n"
           "psql -U app -c 'select 1'",
           setup=FOLDER + "echo 'max_connections = 5\nmax_wal_senders = 0\nsuperuser_reserved_connections = 3' >> "
           "data/postgresql.conf\npg start\n" + TABLES, difficulty="medium"),
    client("role_connection_limit", "sql-too-many-connections", "psql -q -c 'alter role app connection limit "
           "1'\npsql -U app -c 'select pg_sleep(3)' >/dev/null 2>&1 & sleep 0.7\npsql -U app -c 'select 1'",
           difficulty="medium"),
    client("no_login_right", "sql-auth-failed", "psql -q -c 'create role batch'\npsql -U batch -c 'select 1'",
           difficulty="medium"),
    client("password_wrong", "sql-auth-failed", "PGPASSWORD=secret psql -h 127.0.0.1 -U app -c 'select 1'",
           setup=ON_TCP + "pg start\n" + TABLES
           + "echo 'host all all 127.0.0.1/32 scram-sha-256' > data/pg_hba.conf\npg reload\nsleep 0.5\n",
           peer="127.0.0.1:5433"),
    client("no_password_supplied", "sql-auth-failed", "psql -w -h 127.0.0.1 -U app -c 'select 1'",
           setup=ON_TCP + "pg start\n" + TABLES
           + "echo 'host all all 127.0.0.1/32 scram-sha-256' > data/pg_hba.conf\npg reload\nsleep 0.5\n",
           peer="127.0.0.1:5433", difficulty="medium"),
    client("no_pg_hba_entry", "sql-auth-failed", "psql -h 127.0.0.1 -U app -c 'select 1'", setup=ON_TCP + "pg start\n"
           + TABLES + "echo 'local all all trust' > data/pg_hba.conf\npg reload\nsleep 0.5\n", peer="127.0.0.1:5433"),
    client("peer_authentication", "sql-auth-failed", "psql -U app -c 'select 1'",
           setup=STARTED + "echo 'local all all peer' > data/pg_hba.conf\npg reload\nsleep 0.5\n"),
    client("server_not_running_socket", "sql-connection-failed", "PGHOST=/var/run/postgresql psql -c 'select 1'",
           setup=FOLDER, also=("file-not-found",), note="the socket is missing because no server runs"),
    client("server_not_running_tcp", "connection-refused", "psql -h 127.0.0.1 -p 5439 -U app -c 'select 1'",
           setup=FOLDER, also=("sql-connection-failed",), peer="127.0.0.1:5439"),
    client("socket_without_right", "permission-denied",
           "setpriv --reuid=nobody --regid=nogroup --clear-groups psql -U app -c 'select 1'",
           setup=FOLDER + "echo unix_socket_permissions = 0700 >> data/postgresql.conf\npg start\n" + TABLES,
           also=("sql-connection-failed",)),
    client("host_name_unknown", "dns-name-not-found", "psql -h db-1.example.internal -U app -c 'select 1'",
           setup=FOLDER, peer="db-1.example.internal"),
    client("backend_killed", "sql-connection-lost",
           "(sleep 0.6; kill -9 $(psql -Atc \"" + SLEEPERS + "\")) &\n" + sql("select pg_sleep(2);\nselect 2;"),
           difficulty="medium"),
    client("neighbour_crashed", "sql-connection-lost",
           SECOND_SESSION.format("select pg_sleep(30);") + "(sleep 0.5; kill -9 $(psql -Atc \"" + SLEEPERS + "\")) &\n"
           + sql("select count(*) from generate_series(1, 100000000);\nselect 2;"), difficulty="hard"),
    client("terminated_by_admin", "sql-connection-lost",
           sql("select pg_terminate_backend(pg_backend_pid());"), also=("sql-server-starting",),
           note="57P01 comes before the lost connection"),
    client("server_stopped_fast", "sql-server-starting",
           "(sleep 0.6; pg stop -m fast >/dev/null) &\n" + sql("select pg_sleep(3);"), also=("sql-connection-lost",)),
    client("server_shutting_down", "sql-server-starting", SECOND_SESSION.format("select pg_sleep(3);")
           + "pg -W stop -m smart >/dev/null\nsleep 0.3\npsql -c 'select 1'", difficulty="medium"),
    client("server_starting_up", "sql-server-starting", "sleep 1; psql -c 'select 1'",
           setup=FOLDER + "pg start\n" + TABLES + "pg stop\ntouch data/recovery.signal\n"
           "echo \"restore_command = 'sleep 4; false'\" >> data/postgresql.conf\npg -W start\n"),
    client("hot_standby_off", "sql-server-starting", "psql -c 'select 1'",
           setup=FOLDER + "pg start\n" + TABLES + "pg stop\ntouch data/standby.signal\n"
           "echo hot_standby = off >> data/postgresql.conf\npg -W start\nsleep 1.5\n", difficulty="medium"),
    client("cancelled_by_user", "operation-cancelled", "timeout --foreground -s INT 0.6 psql -c 'select pg_sleep(5)'",
           also=("interrupted-by-user",), difficulty="medium"),
    client("idle_in_transaction", "sql-connection-lost",
           sql("set idle_in_transaction_session_timeout = 200;\nbegin;\n\\! sleep 0.6\nselect 1;"),
           also=("sql-timeout",), difficulty="medium"),
    client("tls_required_but_off", "tls-not-tls", "psql 'host=127.0.0.1 sslmode=require' -c 'select 1'",
           setup=ON_TCP + "pg start\n" + TABLES, peer="127.0.0.1:5433", difficulty="hard",
           note="the server answered that it does not speak TLS"),
    client("tls_root_missing", "file-not-found", "psql 'host=127.0.0.1 sslmode=verify-ca' -c 'select 1'", setup=ON_TCP
           + "as openssl req -x509 -newkey rsa:2048 -nodes -days 3 -subj /CN=db-1.example.internal -keyout "
           "data/server.key -out data/server.crt\nchmod 600 data/server.key\necho ssl = on >> "
           "data/postgresql.conf\npg start\n" + TABLES, also=("tls-certificate-untrusted",), difficulty="medium"),
    client("tls_host_mismatch", "tls-hostname-mismatch",
           "psql \"host=127.0.0.1 sslmode=verify-full sslrootcert=$PWD/data/server.crt\" -c 'select 1'", setup=ON_TCP
           + "as openssl req -x509 -newkey rsa:2048 -nodes -days 3 -subj /CN=db-1.example.internal -keyout "
           "data/server.key -out data/server.crt\nchmod 600 data/server.key\necho ssl = on >> "
           "data/postgresql.conf\npg start\n" + TABLES, peer="127.0.0.1:5433"),
    client("tls_untrusted", "tls-certificate-untrusted",
           "psql \"host=127.0.0.1 sslmode=verify-ca sslrootcert=/etc/ssl/certs/ca-certificates.crt\" -c 'select 1'",
           setup=ON_TCP + "as openssl req -x509 -newkey rsa:2048 -nodes -days 3 -subj /CN=db-1.example.internal "
           "-keyout data/server.key -out data/server.crt\nchmod 600 data/server.key\necho ssl = on >> "
           "data/postgresql.conf\npg start\n" + TABLES, peer="127.0.0.1:5433"),
    client("script_file_missing", "file-not-found", "psql -f migrations/004_invoices.sql"),
    client("copy_row_with_missing_column", "sql-invalid-value",
           "printf '3,eve@example.com\\n4\\n' | psql -c '\\copy customers from stdin csv'", difficulty="medium"),
    client("page_zeroed_and_broken", "database-corrupt", "psql -c 'select count(*) from orders'",
           setup=STARTED + "f=$(psql -Atc \"select pg_relation_filepath('orders')\")\npsql -qc checkpoint\npg stop\n"
           "dd if=/dev/urandom of=data/$f bs=512 count=4 conv=notrunc\npg start\n"),
    client("relation_file_deleted", "file-not-found", "psql -c 'table customers'", also=("database-corrupt",),
           setup=STARTED
           + "f=$(psql -Atc \"select pg_relation_filepath('customers')\")\npg stop\nrm data/$f\npg start\n"),
    client("data_folder_of_other_version", "unsupported-version",
           "as pg_ctl -D data start", setup=FOLDER + "echo 13 > data/PG_VERSION\n", family="pg_ctl", client="pg_ctl 15",
           kind="log", difficulty="medium"),
    client("dump_without_right", "sql-permission-denied", "pg_dump -U report shop", family="pg_dump",
           client="pg_dump 15", difficulty="medium"),
    client("restore_of_plain_text", "invalid-data",
           "pg_dump shop > shop.dump; pg_restore -d shop shop.dump", also=("invalid-argument",), family="pg_restore",
           client="pg_restore 15", difficulty="hard", note="a plain SQL dump given to pg_restore"),
    client("restore_of_cut_archive", "invalid-data",
           "pg_dump -Fc shop | head -c 900 > shop.dump; pg_restore -l shop.dump", also=("file-corrupt",
           "connection-closed-early"), family="pg_restore", client="pg_restore 15", difficulty="hard",
           note="the archive ends too early"),
    client("restore_over_existing", "sql-unique-violation",
           "pg_dump -a --inserts -t customers shop | psql -q", family="psql", difficulty="medium"),
    client("isready_refuses", "sql-server-starting", "sleep 1; pg_isready",
           setup=FOLDER + "pg start\n" + TABLES + "pg stop\ntouch data/recovery.signal\n"
           "echo \"restore_command = 'sleep 4; false'\" >> data/postgresql.conf\npg -W start\n",
           family="pg_isready", client="pg_isready 15", difficulty="hard"),
    client("isready_no_response", "sql-connection-failed", "pg_isready -h 127.0.0.1 -p 5439", setup=FOLDER,
           family="pg_isready", client="pg_isready 15", also=("cannot-connect",), difficulty="hard",
           peer="127.0.0.1:5439"),
]

LOG = [
    server("duplicate_key_in_log", "sql-unique-violation",
           quietly("insert into customers values (2, 'linus@example.com');") + "cat log"),
    server("delete_parent_in_log", "sql-foreign-key-violation", quietly("delete from customers;") + "cat log"),
    server("table_missing_in_log", "sql-table-not-found",
           quietly("update session set last_seen = now() where id = 12;") + "cat log"),
    server("statement_timeout_in_log", "sql-timeout",
           quietly("set statement_timeout = 100;\nselect count(*) from orders, pg_sleep(3);") + "cat log"),
    server("lock_timeout_in_log", "sql-lock-timeout",
           SECOND_SESSION.format("begin; update orders set amount = 1 where id = 1; select pg_sleep(3);")
           + quietly("set lock_timeout = 300;\nupdate orders set amount = 2 where id = 1;") + "cat log"),
    server("deadlock_in_log", "sql-deadlock",
           SECOND_SESSION.format("begin; update orders set amount = 1 where id = 2; select pg_sleep(1.5);"
                                 "update orders set amount = 1 where id = 1;")
           + quietly("begin;\nupdate orders set amount = 3 where id = 1;\nselect pg_sleep(1);\n"
                     "set deadlock_timeout = '100ms';\nupdate orders set amount = 3 where id = 2;") + "cat log"),
    server("password_wrong_in_log", "sql-auth-failed",
           "PGPASSWORD=secret psql -h 127.0.0.1 -U app -c 'select 1' >/dev/null 2>&1\ncat log",
           setup=ON_TCP + "pg start\n" + TABLES
           + "echo 'host all all 127.0.0.1/32 scram-sha-256' > data/pg_hba.conf\npg reload\nsleep 0.5\n: > log\n"),
    server("role_missing_in_log", "sql-auth-failed",
           "psql -U deploy -c 'select 1' >/dev/null 2>&1\ncat log", difficulty="medium"),
    server("too_many_clients_in_log", "sql-too-many-connections",
           "for i in 1 2 3 4 5 6 7; do psql -c 'select pg_sleep(2)' >/dev/null 2>&1 & done; sleep 0.7\ncat log",
           setup=FOLDER + "echo 'max_connections = 5\nmax_wal_senders = 0\nsuperuser_reserved_connections = 1' >> "
           "data/postgresql.conf\npg start\n" + TABLES),
    server("client_gone", "sql-connection-lost",
           "psql -c 'select pg_sleep(1), repeat($$x$$, 9000000)' >/dev/null 2>&1 & sleep 0.5; disown; kill -9 $!; "
           "sleep 1\ncut -c 1-300 log", also=("broken-pipe",), difficulty="medium"),
    server("client_gone_in_transaction", "sql-connection-lost",
           "(echo 'begin;'; sleep 2) | psql >/dev/null 2>&1 & sleep 0.6; disown; kill -9 $!; sleep 0.5; cat log",
           difficulty="medium"),
    server("backend_killed_in_log", "process-killed",
           "psql -c 'select pg_sleep(3)' >/dev/null 2>&1 & sleep 0.6\n"
           "kill -9 $(psql -Atc \"" + SLEEPERS + "\")\n"
           "sleep 1\ncat log"),
    server("backend_segfault_in_log", "segmentation-fault",
           "psql -c 'select pg_sleep(3)' >/dev/null 2>&1 & sleep 0.6\n"
           "kill -SEGV $(psql -Atc \"" + SLEEPERS + "\")\n"
           "sleep 1\nhead -3 log"),
    server("admin_terminates_in_log", "sql-server-starting",
           "psql -c 'select pg_sleep(3)' >/dev/null 2>&1 & sleep 0.6; pg stop -m fast >/dev/null\nhead -5 log",
           also=("sql-connection-lost",), difficulty="medium"),
    server("wal_disk_full", "disk-full",
           quietly("create table big as select repeat('x', 500) from generate_series(1, 90000);") + "head -12 log",
           also=("sql-disk-full",),
           setup=FOLDER + "mkdir small; mount -t tmpfs -o size=34m tmpfs small; chown postgres small\n"
           "cp -a data/pg_wal small/wal; rm -rf data/pg_wal; ln -s $PWD/small/wal data/pg_wal\n"
           "echo max_wal_size = 128MB >> data/postgresql.conf\n"
           "pg start\n" + TABLES),
    server("page_broken_in_log", "database-corrupt",
           "psql -c 'select count(*) from orders' >/dev/null 2>&1\ntail -3 log", setup=FOLDER.replace("--no-sync",
           "--no-sync -k") + "pg start\n" + TABLES + "f=$(psql -Atc \"select pg_relation_filepath('orders')\")\npg "
           "stop\nprintf 'rubbish' | dd of=data/$f bs=1 seek=8100 conv=notrunc\npg start\n"),
    server("control_file_missing", "file-not-found", "as postgres -D data -k $PWD",
           setup=FOLDER + "rm data/global/pg_control\n", client="postgres 15 at start", kind="message"),
    server("wal_damaged_at_start", "database-corrupt", "pg start >/dev/null\ncat log", also=("invalid-data",),
           setup=STARTED + "pg stop -m immediate\nfor f in data/pg_wal/0*; do dd if=/dev/urandom of=$f bs=1M "
           "count=16; done\n: > log\n", difficulty="medium"),
    server("pid_file_of_running_server", "lock-held", "as postgres -D data -k $PWD", client="postgres 15 at start",
           kind="message"),
    server("port_taken", "address-in-use", "as postgres -D data -k $PWD", setup=ON_TCP
           + "python3 -m http.server -b 127.0.0.1 5433 & http=$!\ntrap '{ kill $http; pg stop -m immediate; } "
           ">/dev/null 2>&1' EXIT\nsleep 0.7\n", client="postgres 15 at start"),
    server("data_folder_open_to_all", "configuration-invalid", "as postgres -D data -k $PWD",
           setup=FOLDER + "chmod 777 data\n", client="postgres 15 at start", kind="message", difficulty="hard",
           also=("permission-denied",), note="the server refuses rights that are too wide"),
    server("data_folder_of_another_user", "permission-denied", "as postgres -D data -k $PWD",
           setup=FOLDER + "chown -R nobody data\nchmod 700 data\n", client="postgres 15 at start", kind="message"),
    server("unknown_setting", "configuration-invalid", "as postgres -D data -k $PWD",
           setup=FOLDER + "echo 'shared_bufers = 128MB' >> data/postgresql.conf\n", client="postgres 15 at start"),
    server("setting_out_of_range", "configuration-invalid", "as postgres -D data -k $PWD",
           setup=FOLDER + "echo 'max_connections = 0' >> data/postgresql.conf\n", client="postgres 15 at start",
           also=("value-out-of-range",), difficulty="medium"),
    server("configuration_syntax", "configuration-invalid", "as postgres -D data -k $PWD",
           setup=FOLDER + "echo 'work_mem == 4MB' >> data/postgresql.conf\n", client="postgres 15 at start",
           also=("syntax-error",)),
    server("pg_hba_method_unknown", "configuration-invalid", "as postgres -D data -k $PWD",
           setup=FOLDER + "echo 'host all all 0.0.0.0/0 md55' > data/pg_hba.conf\n", client="postgres 15 at start"),
    server("shared_memory_too_big", "out-of-memory", "as postgres -D data -k $PWD",
           setup=FOLDER + "echo 'shared_buffers = 4000GB\nhuge_pages = off' >> data/postgresql.conf\n",
           client="postgres 15 at start"),
    server("out_of_memory_in_backend", "sql-out-of-memory", quietly("set work_mem = '2GB';\nselect count(*) from "
           "(select md5(g::text) m from generate_series(1, 9000000) g order by 1) s;")
           + "grep -v '^Top\\|^  ' log | tail -4", also=("out-of-memory",), setup="ulimit -v 700000\n" + STARTED),
    server("standby_cannot_reach_primary", "connection-refused", "sleep 1.2; head -8 log", setup=FOLDER
           + "touch data/standby.signal\necho \"primary_conninfo = 'host=127.0.0.1 port=5439 user=replicator'\" >> "
           "data/postgresql.conf\npg -W start\n", peer="127.0.0.1:5439", difficulty="medium"),
    server("archive_folder_missing", "file-not-found", quietly("select pg_switch_wal();") + "sleep 1.5; cat log",
           setup=FOLDER + "cat >> data/postgresql.conf <<'END'\narchive_mode = on\narchive_command = 'cp %p "
           "/mnt/backup/wal/%f'\nEND\npg start\n" + TABLES, difficulty="medium"),
]

POOLER = r"""
cat > pgbouncer.ini <<END
[databases]
shop = host=$PWD port=5432 dbname=shop
gone = host=127.0.0.1 port=5439 dbname=shop
[pgbouncer]
listen_addr =
unix_socket_dir = $PWD/pooler
listen_port = 6432
auth_type = trust
auth_file = $PWD/users.txt
pool_mode = session
default_pool_size = 1
max_client_conn = 2
query_wait_timeout = 2
server_login_retry = 1
END
echo '"app" "app"' > users.txt; mkdir pooler; chown postgres pooler . users.txt pgbouncer.ini
as pgbouncer pgbouncer.ini > pooler.log 2>&1 & pooler=$!
trap '{ kill -9 $pooler; pg stop -m immediate; } >/dev/null 2>&1' EXIT
sleep 0.7
"""


def pooled(fault: str, condition: str, run: str, **more) -> Scenario:
    fields = {"client": "psql 15 through pgbouncer 1.18", "family": "pgbouncer", "setup": STARTED + POOLER,
              "kind": "message", "runtime": "sql"}
    return Scenario(fault=fault, condition=condition, run=run, **{**fields, **more})


POOL = [
    pooled("database_not_configured", "sql-database-not-found",
           "psql -h $PWD/pooler -p 6432 -U app -d shopp -c 'select 1'"),
    pooled("backend_refused_in_log", "cannot-connect", "psql -h $PWD/pooler -p 6432 -U app -d gone -c 'select 1' "
           ">/dev/null 2>&1; grep -v 'stats:' pooler.log | tail -6", client="pgbouncer 1.18 log", kind="log",
           peer="127.0.0.1:5439", difficulty="hard", also=("connection-refused", "connection-pool-exhausted"),
           note="the log says only that connecting failed"),
    pooled("query_wait_timeout", "connection-pool-exhausted",
           "psql -h $PWD/pooler -p 6432 -U app -c 'select pg_sleep(6)' >/dev/null 2>&1 & sleep 0.5\n"
           "psql -h $PWD/pooler -p 6432 -U app -c 'select 1'", also=("sql-timeout",), difficulty="medium"),
    pooled("max_client_conn", "sql-too-many-connections", "for i in 1 2; do psql -h $PWD/pooler -p 6432 -U app -c "
           "'select pg_sleep(2)' >/dev/null 2>&1 & done; sleep 0.5\npsql -h $PWD/pooler -p 6432 -U app -c 'select "
           "1'", difficulty="medium"),
    pooled("configuration_unknown_key", "configuration-invalid",
           "sed -i 's/pool_mode = session/pool_mode = sesion/' pgbouncer.ini; as pgbouncer pgbouncer.ini",
           client="pgbouncer 1.18 at start"),
]

NORMAL = [
    server("start_and_stop", "none", "pg start >/dev/null; pg stop >/dev/null; cat log", setup=FOLDER,
           client="postgres 15 start-up log"),
    server("crash_recovery_that_works", "none", "pg start >/dev/null; cat log",
           setup=STARTED + "pg stop -m immediate\n: > log\n",
           client="postgres 15 log of a recovery", difficulty="hard",
           note="recovery is what the server should do; nothing failed here"),
    server("slow_queries_and_checkpoints", "none",
           quietly("select pg_sleep(0.3);\nselect count(*) from orders where state = 'error';\ncheckpoint;")
           + "cat log", setup=FOLDER + "printf 'log_min_duration_statement = 0\\nlog_checkpoints = "
           "on\\nlog_connections = on\\nlog_disconnections = on\\n' >> data/postgresql.conf\npg start\n" + TABLES),
    client("pgbench_run", "none", "pgbench -i -q -s 1; pgbench -t 200 -c 2 -n", family="pgbench", client="pgbench 15",
           kind="log"),
    client("query_result_with_error_words", "none",
           sql("select 'error' as level, 0 as failed, 'retry refused' as name;\n\\d orders\nvacuum verbose customers;"),
           kind="transcript"),
    client("migration_script", "none",
           sql("create table if not exists customers (id int);\nalter table orders add column error_code int;\n"
               "create index on orders (error_code);\nselect count(*) filter (where error_code is not null) as errors "
               "from orders;"), kind="transcript", note="a notice, and no error"),
    client("initdb", "none", "as initdb -D other -U postgres -A trust --no-sync", setup=FOLDER + "chown postgres .\n",
           family="initdb", client="initdb 15", kind="log"),
]

SCENARIOS = CLIENT + LOG + POOL + NORMAL
