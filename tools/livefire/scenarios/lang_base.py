"""What the modules of language runtimes share: programs written on the spot, and database servers of the private
machine.
"""

from scenario import Scenario
from scenarios.net import lab

# A PostgreSQL server on db.example.com; shop may log in with the password geheim, OPTIONS go to its command line.
POSTGRES = """export PATH=$PATH:/usr/lib/postgresql/15/bin
install -d -o postgres /srv/pg; as postgres initdb -D /srv/pg -U postgres -A trust --no-sync --locale=C.UTF-8
echo "host all all 0.0.0.0/0 scram-sha-256" > /srv/pg/pg_hba.conf; echo "local all all trust" >> /srv/pg/pg_hba.conf
export PGHOST=/run/postgresql PGUSER=postgres
as postgres pg_ctl -D /srv/pg -w -l /srv/pg/log \\
    -o "-k /run/postgresql -c listen_addresses=* -c fsync=off $OPTIONS" start
createdb shop
psql -q shop <<'SQL'
create role shop login password 'geheim'; create role report login password 'geheim';
create table customers (id int primary key, email text not null unique);
create table orders (id serial primary key, customer_id int references customers,
  amount numeric check (amount > 0), placed date);
insert into customers values (1, 'ada@example.com'), (2, 'grace@example.com');
grant all on all tables in schema public to shop; grant all on all sequences in schema public to shop;
SQL
unset PGHOST PGUSER
"""

# The same with MariaDB.
MARIADB = """mariadb-install-db --user=mysql --datadir=/srv/mysql --auth-root-authentication-method=normal \\
    --skip-test-db
mariadbd --no-defaults --user=mysql --datadir=/srv/mysql --socket=/run/mysqld/mysqld.sock --bind-address=0.0.0.0 \\
    --innodb-lock-wait-timeout=1 $OPTIONS >/srv/mysql.log 2>&1 & up 3306
mariadb -S /run/mysqld/mysqld.sock <<'SQL'
create database shop; use shop;
create table customers (id int primary key, email varchar(60) not null unique);
create table orders (id int primary key auto_increment, customer_id int, amount decimal(8,2),
  foreign key (customer_id) references customers (id));
insert into customers values (1, 'ada@example.com'), (2, 'grace@example.com');
grant all on shop.* to shop@'%' identified by 'geheim';
grant select on shop.customers to report@'%' identified by 'geheim';
SQL
"""


def redis(reply: str) -> str:
    """A server on cache.example.com that answers every command of Redis with this line."""
    step = f'recv "send:{reply}\\r\\n" '
    return f"serve 6379 {step * 3}hold"


def write(file: str, code: str) -> str:
    return f"cat > {file} <<'CODE_END'\n{code.strip()}\nCODE_END\n"


def program(
    client: str, family: str, command: str, code: str, fault: str, condition: str, setup: str = "", before: str = "",
    after: str = "", **more
) -> Scenario:
    """Runs `command`, whose last word is the file that holds the code."""
    file = command.split()[-1]
    script = f"{before}\n{command}\nresult=$?\n{after}\nreturn $result" if before or after else command
    fields = {"kind": "trace", "runtime": family, "needs": (command.split()[0],), **more}
    return lab(client, family, fault, condition, script, write(file, code) + (setup or ":"), **fields)
