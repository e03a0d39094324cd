//! The codes of databases, brokers and platforms.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use super::Namespace;
use crate::c_constants::Constants;
use crate::crates::Pin;
use crate::sources::Sources;
use crate::table::{Table, Value};

/// The tables of this file.
pub const ALL: &[Namespace] = &[
    Namespace { name: "sqlstate", licence: "PostgreSQL", at_least: 120, import: |s| sqlstates(s, is_standard) },
    Namespace {
        name: "postgresql",
        licence: "PostgreSQL",
        at_least: 100,
        import: |s| sqlstates(s, |v| !is_standard(v)),
    },
    Namespace { name: "mysql", licence: "GPL-2.0-only; LGPL-2.1-or-later", at_least: 1500, import: mysql },
    Namespace { name: "mariadb", licence: "LGPL-2.1-or-later", at_least: 200, import: mariadb },
    Namespace { name: "sqlite", licence: "public domain", at_least: 100, import: sqlite },
    Namespace { name: "freetds", licence: "LGPL-2.0-or-later", at_least: 80, import: freetds },
    Namespace { name: "oracledb", licence: "UPL-1.0 OR Apache-2.0", at_least: 150, import: oracledb },
    Namespace {
        name: "kafka",
        licence: KAFKA_LICENCE,
        at_least: 105,
        import: |s| kafka(s, |name| !PLAIN.contains(&name)),
    },
    Namespace {
        name: "kafka-plain",
        licence: KAFKA_LICENCE,
        at_least: 15,
        import: |s| kafka(s, |name| PLAIN.contains(&name)),
    },
    Namespace { name: "librdkafka", licence: "BSD-2-Clause", at_least: 50, import: librdkafka },
    Namespace { name: "zookeeper", licence: "Apache-2.0", at_least: 30, import: zookeeper },
    Namespace { name: "cassandra", licence: "Apache-2.0", at_least: 18, import: cassandra },
    Namespace { name: "aws", licence: "Apache-2.0", at_least: 600, import: aws },
    Namespace { name: "azure-storage", licence: "MIT", at_least: 100, import: azure_storage },
    Namespace { name: "oci-registry", licence: "Apache-2.0", at_least: 18, import: oci_registry },
    Namespace {
        name: "pkcs11",
        licence: "BSD-3-Clause",
        at_least: 90,
        import: |s| macros(s, "libp11-kit-dev", "p11-kit/pkcs11.h", is_pkcs11),
    },
    Namespace {
        name: "tpm2",
        licence: "BSD-2-Clause",
        at_least: 80,
        import: |s| macros(s, "libtss2-dev", "tss2/tss2_tpm2_types.h", is_tpm2),
    },
    Namespace {
        name: "fido2",
        licence: "BSD-2-Clause",
        at_least: 55,
        import: |s| macros(s, "libfido2-dev", "fido/err.h", |n, _| n.starts_with("FIDO_") && n != "FIDO_ERR_SPEC_LAST"),
    },
    Namespace { name: "pam", licence: "BSD-3-Clause OR GPL-2.0-or-later", at_least: 30, import: pam },
    Namespace { name: "gpg-error", licence: "LGPL-2.1-or-later", at_least: 250, import: gpg_error },
    Namespace {
        name: "lmdb",
        licence: "OLDAP-2.8",
        at_least: 18,
        import: |s| macros(s, "liblmdb-dev", "lmdb.h", |n, v| n.starts_with("MDB_") && v < -30000),
    },
    Namespace {
        name: "berkeleydb",
        licence: "AGPL-3.0-only",
        at_least: 40,
        import: |s| macros(s, "libdb5.3-dev", "db.h", is_berkeleydb),
    },
    Namespace {
        name: "mpi",
        licence: "BSD-3-Clause",
        at_least: 60,
        import: |s| macros(s, "libopenmpi-dev", "openmpi/include/mpi.h", is_mpi),
    },
    Namespace { name: "nvme", licence: "LGPL-2.1-or-later", at_least: 110, import: nvme },
    Namespace { name: "ipp", licence: "Apache-2.0 WITH LLVM-exception", at_least: 60, import: ipp },
];

const MYSQL: Pin = Pin { name: "mysql-connector-python", version: "26.10.0" };
const KAFKA: Pin = Pin { name: "kafka-python", version: "3.0.12" };
const KAZOO: Pin = Pin { name: "kazoo", version: "2.11.0" };
const CASSANDRA: Pin = Pin { name: "cassandra-driver", version: "3.30.1" };
const ORACLEDB: Pin = Pin { name: "oracledb", version: "26.1.0" };
const MOTO: Pin = Pin { name: "moto", version: "5.2.5" };
const AZURE_BLOB: Pin = Pin { name: "azure-storage-blob", version: "12.31.1" };

/// SQLSTATEs with their condition names, and the names of PostgreSQL's macros as aliases.
fn sqlstates(sources: &Sources, wanted: impl Fn(&str) -> bool) -> Result<Table> {
    let package = sources.debian("postgresql-15")?;
    let text = package.read("15/errcodes.txt")?;
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split_whitespace().collect()).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in rows.iter().filter_map(|words| words.get(3)) {
        *counts.entry(name).or_default() += 1;
    }
    let mut pairs = Vec::new();
    for words in &rows {
        let [value, "E" | "W" | "S", name, spoken @ ..] = words.as_slice() else { continue };
        // Where PL/pgSQL has no name for a condition, or the same for two, the macro's tells them apart.
        let unique = name.trim_start_matches("ERRCODE_").to_lowercase();
        let spoken = spoken.first().filter(|spoken| counts.get(*spoken) == Some(&1));
        let symbol = spoken.map_or(unique, |spoken| (*spoken).to_owned());
        if wanted(value) {
            pairs.extend([symbol, (*name).to_owned()].map(|name| (Value::Text((*value).to_owned()), name)));
        }
    }
    Ok(Table::of_pairs(pairs, vec![package.label()]))
}

/// Whether the standard itself defines a SQLSTATE: both its class and its subclass begin with what the standard keeps
/// for itself. PostgreSQL's class F0 only looks like one.
fn is_standard(value: &str) -> bool {
    let kept = |at: usize| value.as_bytes().get(at).is_some_and(|byte| matches!(byte, b'0'..=b'4' | b'A'..=b'H'));
    kept(0) && kept(2) && !value.starts_with("F0")
}

/// MySQL's server and client codes; what MariaDB calls those that both have from the time before they parted.
fn mysql(sources: &Sources) -> Result<Table> {
    let wheel = sources.wheel(&MYSQL)?;
    let text = wheel.read("mysql/connector/errorcode.py")?;
    let mariadb = sources.debian("libmariadb-dev")?;
    let own = assignments(&text).filter_map(|(name, value)| Some((value.parse::<i64>().ok()?, current_name(name)?)));
    let mut pairs: Vec<_> = own.map(|(value, name)| (value, name.to_owned())).collect();
    let shared = |value| (1000..1880).contains(&value);
    let others = mariadb_codes(&mariadb.read("mariadb/mysqld_error.h")?).into_iter();
    pairs.extend(others.filter(|(value, name)| shared(*value) && !name.starts_with("CR_")));
    Ok(numbered(pairs, vec![wheel.label(), mariadb.label()]))
}

/// A MySQL name without the marks of codes that are no longer sent; none where a number was never used.
fn current_name(name: &str) -> Option<&str> {
    let name = name.trim_start_matches("OBSOLETE_").trim_end_matches("_UNUSED").trim_end_matches('_');
    (!name.starts_with("ER_UNUSED")).then_some(name)
}

/// What only MariaDB has, and numbers that mean something else there than in MySQL.
fn mariadb(sources: &Sources) -> Result<Table> {
    let package = sources.debian("libmariadb-dev")?;
    let wheel = sources.wheel(&MYSQL)?;
    let text = wheel.read("mysql/connector/errorcode.py")?;
    let mysql: BTreeSet<&str> = assignments(&text).filter_map(|(name, _)| current_name(name)).collect();
    let client = Constants::of_macros(&package.read("mariadb/errmsg.h")?);
    let client =
        client.iter().filter(|(name, value)| name.starts_with("CER_") || (name.starts_with("CR_") && *value > 5000));
    let client = client.filter(|(name, _)| !name.ends_with("_ERROR") || *name == "CR_FILE_ERROR");
    let client: Vec<_> = client.map(|(name, value)| (value, name.to_owned())).collect();
    let server = mariadb_codes(&package.read("mariadb/mysqld_error.h")?).into_iter();
    let own =
        server.filter(|(value, name)| *value > 1880 && !(2000..3000).contains(value) && !mysql.contains(name.as_str()));
    Ok(numbered(own.chain(client).collect(), vec![package.label()]))
}

/// The numbers of MariaDB's server that are in use.
fn mariadb_codes(header: &str) -> Vec<(i64, String)> {
    let markers = ["ER_UNUSED", "ER_ERROR_", "ER_LAST_"];
    let constants = Constants::of_macros(header);
    let used = constants.iter().filter(|(name, _)| !markers.iter().any(|marker| name.starts_with(marker)));
    used.map(|(name, value)| (value, name.to_owned())).collect()
}

/// `NAME = value` of Python source, without the quotes of a text.
fn assignments(source: &str) -> impl Iterator<Item = (&str, &str)> {
    source.lines().filter_map(|line| {
        let (name, value) = line.trim().split_once(" = ")?;
        let is_name = name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
        is_name.then(|| (name, value.trim().trim_matches('"')))
    })
}

fn numbered(pairs: Vec<(i64, String)>, sources: Vec<String>) -> Table {
    Table::of_pairs(pairs.into_iter().map(|(value, name)| (Value::Number(value), name)), sources)
}

/// The integer macros of a header in a Debian package that are wanted by name and value.
fn macros(sources: &Sources, package: &str, header: &str, wanted: fn(&str, i64) -> bool) -> Result<Table> {
    let package = sources.debian(package)?;
    let constants = Constants::of_macros(&package.read(header)?);
    let wanted = constants.iter().filter(|(name, value)| wanted(name, *value));
    Ok(numbered(wanted.map(|(name, value)| (value, name.to_owned())).collect(), vec![package.label()]))
}

/// The result codes stand in a block before the flags of `sqlite3_open_v2`, which are named alike.
fn sqlite(sources: &Sources) -> Result<Table> {
    let package = sources.debian("libsqlite3-dev")?;
    let constants = Constants::of_macros(&package.read("include/sqlite3.h")?);
    let results = constants
        .iter()
        .skip_while(|(name, _)| *name != "SQLITE_OK")
        .take_while(|(name, _)| !name.starts_with("SQLITE_OPEN_"));
    Ok(numbered(results.map(|(name, value)| (value, name.to_owned())).collect(), vec![package.label()]))
}

/// The numbers of DB-Library in FreeTDS, which pymssql and PHP print.
fn freetds(sources: &Sources) -> Result<Table> {
    macros(sources, "freetds-dev", "include/sybdb.h", |name, value| name.starts_with("SYBE") && value >= 100)
}

/// The errors of python-oracledb: `ERR_CONNECTION_CLOSED = 4011` is printed as `DPY-4011`.
fn oracledb(sources: &Sources) -> Result<Table> {
    let wheel = sources.wheel(&ORACLEDB)?;
    let text = wheel.read("oracledb/errors.py")?;
    let mut pairs = Vec::new();
    for (name, value) in assignments(&text).filter(|(name, _)| name.starts_with("ERR_")) {
        if let Ok(value) = value.parse::<i64>() {
            pairs.extend([(value, format!("DPY-{value}")), (value, name.to_owned())]);
        }
    }
    Ok(numbered(pairs, vec![wheel.label()]))
}

/// Names of Kafka's protocol that also stand in texts which have nothing to do with Kafka. They have a table of their
/// own whose symbols are not looked for.
const PLAIN: [&str; 17] = [
    "UNKNOWN",
    "NO_ERROR",
    "REQUEST_TIMED_OUT",
    "NETWORK_EXCEPTION",
    "INVALID_TIMESTAMP",
    "INVALID_CONFIG",
    "UNSUPPORTED_VERSION",
    "INVALID_REQUEST",
    "POLICY_VIOLATION",
    "SECURITY_DISABLED",
    "OPERATION_NOT_ATTEMPTED",
    "RESOURCE_NOT_FOUND",
    "DUPLICATE_RESOURCE",
    "UNACCEPTABLE_CREDENTIAL",
    "SNAPSHOT_NOT_FOUND",
    "INVALID_RECORD",
    "INVALID_REGISTRATION",
];

/// What brokers and the Java client print where kafka-python and librdkafka kept an older name.
const KAFKA_NAMES: [(i64, &str); 5] = [
    (-1, "UNKNOWN_SERVER_ERROR"),
    (6, "NOT_LEADER_OR_FOLLOWER"),
    (10, "MESSAGE_TOO_LARGE"),
    (17, "INVALID_TOPIC_EXCEPTION"),
    (39, "INVALID_REPLICA_ASSIGNMENT"),
];

const KAFKA_LICENCE: &str = "Apache-2.0; BSD-2-Clause";

/// The protocol's names and numbers, with the classes of kafka-python and the constants of librdkafka as aliases.
fn kafka(sources: &Sources, wanted: impl Fn(&str) -> bool) -> Result<Table> {
    let wheel = sources.wheel(&KAFKA)?;
    let text = wheel.read("kafka/errors.py")?;
    let (mut pairs, mut class, mut number) = (Vec::new(), "", None);
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("class ") {
            (class, number) = (rest.split('(').next().unwrap_or_default(), None);
        } else if let Some(value) = line.trim().strip_prefix("errno = ") {
            number = value.parse::<i64>().ok();
        } else if let (Some(name), Some(value)) = (line.trim().strip_prefix("message = '"), number) {
            let name = name.trim_end_matches('\'');
            if wanted(name) {
                pairs.extend([name, class].map(|name| (value, name.to_owned())));
            }
        }
    }
    let known: BTreeSet<i64> = pairs.iter().map(|(value, _)| *value).collect();
    let (package, codes) = rdkafka(sources)?;
    let names = KAFKA_NAMES.map(|(value, name)| (value, name.to_owned()));
    pairs.extend(names.into_iter().chain(codes).filter(|(value, _)| known.contains(value)));
    Ok(numbered(pairs, vec![wheel.label(), package]))
}

/// What librdkafka reports of itself rather than of a broker; its clients print the names without the prefix, which are
/// aliases where they are more than one word.
fn librdkafka(sources: &Sources) -> Result<Table> {
    let (package, codes) = rdkafka(sources)?;
    let mut pairs = Vec::new();
    for (value, name) in codes.into_iter().filter(|(value, _)| *value < -1) {
        let short = name.trim_start_matches("RD_KAFKA_RESP_ERR__").to_owned();
        pairs.push((value, name));
        if short.contains('_') {
            pairs.push((value, format!("_{short}")));
        }
    }
    Ok(numbered(pairs, vec![package]))
}

/// The package's label and every code but the two that only mark a range.
fn rdkafka(sources: &Sources) -> Result<(String, Vec<(i64, String)>)> {
    let package = sources.debian("librdkafka-dev")?;
    let constants = Constants::of_enums(&package.read("librdkafka/rdkafka.h")?);
    let codes = constants.iter().filter(|(name, _)| name.starts_with("RD_KAFKA_RESP_ERR_"));
    let real = codes
        .filter(|(name, _)| !name.ends_with("ERR__BEGIN") && !name.ends_with("ERR__END") && !name.ends_with("END_ALL"));
    Ok((package.label(), real.map(|(name, value)| (value, name.to_owned())).collect()))
}

fn zookeeper(sources: &Sources) -> Result<Table> {
    let package = sources.debian("libzookeeper-mt-dev")?;
    let header = package.read("zookeeper/zookeeper.h")?;
    // Before the enumeration stand comments that hold the word.
    let errors = header.split_once("enum ZOO_ERRORS").map_or("", |(_, rest)| rest);
    let constants = Constants::of_enums(&format!("enum {errors}"));
    let errors = constants.iter().filter(|(name, value)| name.starts_with('Z') && *value <= 0);
    let mut pairs: Vec<_> = errors.map(|(name, value)| (value, name.to_owned())).collect();
    let known: BTreeSet<i64> = pairs.iter().map(|(value, _)| *value).collect();
    let wheel = sources.wheel(&KAZOO)?;
    let exceptions = wheel.read("kazoo/exceptions.py")?;
    pairs.extend(keeper_exceptions(&exceptions).filter(|(value, _)| known.contains(value)));
    Ok(numbered(pairs, vec![package.label(), wheel.label()]))
}

/// The Java client's classes, by those of kazoo: `@_zookeeper_exception(-101)` above `class NoNodeError(…)` is
/// `NoNodeException`. Codes of the system itself have names that mean something else elsewhere, and so have some
/// others.
fn keeper_exceptions(source: &str) -> impl Iterator<Item = (i64, String)> {
    let elsewhere = ["SessionExpired", "AuthFailed", "InvalidCallback", "NotEmpty"];
    source.split("@_zookeeper_exception(").skip(1).filter_map(move |rest| {
        let (value, rest) = rest.split_once(')')?;
        let value = value.parse().ok().filter(|value| *value < -100 || *value == -4)?;
        let class = rest.trim_start().strip_prefix("class ")?.split('(').next()?.trim_end_matches("Error");
        (!elsewhere.contains(&class)).then(|| (value, format!("{class}Exception")))
    })
}

/// The native protocol's codes, by the driver's classes: `class OverloadedErrorMessage(…)`, `error_code = 0x1001`.
fn cassandra(sources: &Sources) -> Result<Table> {
    let wheel = sources.wheel(&CASSANDRA)?;
    let text = wheel.read("cassandra/protocol.py")?;
    let (mut pairs, mut class) = (Vec::new(), String::new());
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("class ") {
            let name = rest.split(['(', ':']).next().unwrap_or_default();
            class = name.trim_end_matches("Message").to_owned();
        } else if let Some(digits) = line.trim().strip_prefix("error_code = 0x") {
            pairs.push((i64::from_str_radix(digits, 16)?, class.clone()));
        }
    }
    Ok(numbered(pairs, vec![wheel.label()]))
}

/// The services of AWS whose errors people meet most; EC2 names none in its model, S3 few.
const SERVICES: [&str; 48] = [
    "acm",
    "apigateway",
    "apigatewayv2",
    "applicationautoscaling",
    "athena",
    "autoscaling",
    "batch",
    "cloudformation",
    "cloudfront",
    "cloudtrail",
    "cloudwatch",
    "cloudwatchlogs",
    "codebuild",
    "cognitoidentity",
    "cognitoidentityprovider",
    "configservice",
    "dynamodb",
    "ecr",
    "ecs",
    "efs",
    "eks",
    "elasticache",
    "elasticbeanstalk",
    "elbv2",
    "eventbridge",
    "firehose",
    "glacier",
    "glue",
    "iam",
    "kinesis",
    "kms",
    "lambda",
    "organizations",
    "rds",
    "redshift",
    "route53",
    "s3",
    "s3control",
    "secretsmanager",
    "ses",
    "sesv2",
    "sfn",
    "sns",
    "sqs",
    "ssm",
    "ssooidc",
    "sts",
    "wafv2",
];

/// Error names of the services' models, of S3's and EC2's documented lists as other packages hold them, and of those on
/// which the SDK retries or renews its credentials.
fn aws(sources: &Sources) -> Result<Table> {
    let sdk = sources.debian("golang-github-aws-aws-sdk-go-dev")?;
    let minio = sources.debian("golang-github-minio-minio-go-v7-dev")?;
    let moto = sources.wheel(&MOTO)?;
    let mut names = BTreeSet::new();
    for service in SERVICES {
        let text = sdk.read(&format!("aws-sdk-go/service/{service}/errors.go"))?;
        names.extend(text.lines().filter_map(error_constant).map(str::to_owned));
    }
    for text in [sdk.read("aws-sdk-go/aws/request/retryer.go")?, minio.read("v7/s3-error.go")?] {
        names.extend(keys(&text).map(str::to_owned));
    }
    for path in ["moto/ec2/exceptions.py", "moto/s3/exceptions.py"] {
        names.extend(codes_of_exceptions(&moto.read(path)?).map(str::to_owned));
    }
    let pairs = names.into_iter().map(|name| (Value::Text(name.clone()), name));
    Ok(Table::of_pairs(pairs, vec![sdk.label(), minio.label(), moto.label()]))
}

/// `ErrCodeNoSuchKey = "NoSuchKey"`
fn error_constant(line: &str) -> Option<&str> {
    let (name, value) = line.trim().split_once(" = ")?;
    let value = value.strip_prefix('"')?.strip_suffix('"')?;
    (name.starts_with("ErrCode") && is_error_name(value)).then_some(value)
}

/// The texts before a colon in Go's maps: `"Throttling": {},`.
fn keys(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let (key, _) = line.trim().strip_prefix('"')?.split_once('"')?;
        is_error_name(key).then_some(key)
    })
}

/// The code that an exception class of moto has: its attribute `code`, or the first text it hands to its base.
fn codes_of_exceptions(source: &str) -> impl Iterator<Item = &str> {
    let handed = source.split("super().__init__(").skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"'));
    let attributes = source.split(" code = \"").skip(1);
    handed.chain(attributes).filter_map(|rest| rest.split('"').next()).filter(|name| is_error_name(name))
}

/// Whether a text is a name such as `InvalidVpcID.NotFound` rather than a sentence.
fn is_error_name(text: &str) -> bool {
    let capitals = text.chars().filter(char::is_ascii_uppercase).count();
    text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '.')
        && (capitals > 1 || text == "Throttling" || text == "Unavailable")
}

/// `BLOB_NOT_FOUND = "BlobNotFound"`
fn azure_storage(sources: &Sources) -> Result<Table> {
    let wheel = sources.wheel(&AZURE_BLOB)?;
    let text = wheel.read("azure/storage/blob/_shared/models.py")?;
    let codes = text.split_once("class StorageErrorCode").map_or("", |(_, rest)| rest);
    let codes = codes.split("\nclass ").next().unwrap_or_default();
    let pairs = assignments(codes).map(|(_, value)| (Value::Text(value.to_owned()), value.to_owned()));
    Ok(Table::of_pairs(pairs.collect::<BTreeMap<_, _>>(), vec![wheel.label()]))
}

/// `Value: "MANIFEST_UNKNOWN",` of the registry's own sources.
fn oci_registry(sources: &Sources) -> Result<Table> {
    let package = sources.debian("golang-github-docker-distribution-dev")?;
    let mut pairs = Vec::new();
    for path in ["registry/api/errcode/register.go", "registry/api/v2/errors.go"] {
        let text = package.read(path)?;
        let values = text.lines().filter_map(|line| line.trim().strip_prefix("Value:"));
        let values = values.map(|value| value.trim().trim_end_matches(',').trim_matches('"').to_owned());
        pairs.extend(values.map(|value| (Value::Text(value.clone()), value)));
    }
    Ok(Table::of_pairs(pairs, vec![package.label()]))
}

/// p11-kit repeats the names in its own style; CKR_VENDOR_DEFINED begins a range.
fn is_pkcs11(name: &str, _: i64) -> bool {
    name.starts_with("CKR_") && name != "CKR_VENDOR_DEFINED"
}

/// Response codes but for the bases and modifiers from which they are put together.
fn is_tpm2(name: &str, _: i64) -> bool {
    let bases = ["VER1", "FMT1", "WARN", "H", "P", "S", "N_MASK", "MAX_FM0", "NOT_USED"];
    name.strip_prefix("TPM2_RC_").is_some_and(|rest| !bases.contains(&rest) && rest.len() > 1)
}

/// `DB_TIMEOUT` is a setting of many other programs.
fn is_berkeleydb(name: &str, value: i64) -> bool {
    name.starts_with("DB_") && value < -30000 && name != "DB_TIMEOUT"
}

fn is_mpi(name: &str, value: i64) -> bool {
    (name.starts_with("MPI_ERR_") || name.starts_with("MPI_T_ERR_")) && name != "MPI_ERR_LASTCODE" && value > 0
}

/// The return values stand before `_PAM_RETURN_VALUES`, which counts them; flags and items follow.
fn pam(sources: &Sources) -> Result<Table> {
    let package = sources.debian("libpam0g-dev")?;
    let header = package.read("security/_pam_types.h")?;
    let values = header.split_once("_PAM_RETURN_VALUES").map_or("", |(values, _)| values);
    let constants = Constants::of_macros(values);
    let values = constants.iter().filter(|(name, _)| name.starts_with("PAM_"));
    Ok(numbered(values.map(|(name, value)| (value, name.to_owned())).collect(), vec![package.label()]))
}

/// The codes without those that carry an errno, which depend on the system.
fn gpg_error(sources: &Sources) -> Result<Table> {
    let package = sources.debian("libgpg-error-dev")?;
    let constants = Constants::of_enums(&package.read("gpg-error.h")?);
    let is_code = |name: &str, value: i64| {
        name.starts_with("GPG_ERR_")
            && !name.starts_with("GPG_ERR_SOURCE_")
            && !name.ends_with("_DIM")
            && value < 1 << 15
    };
    let codes = constants.iter().filter(|(name, value)| is_code(name, *value));
    Ok(numbered(codes.map(|(name, value)| (value, name.to_owned())).collect(), vec![package.label()]))
}

fn ipp(sources: &Sources) -> Result<Table> {
    let package = sources.debian("libcups2-dev")?;
    let constants = Constants::of_enums(&package.read("cups/ipp.h")?);
    let codes = constants.iter().filter(|(name, value)| name.starts_with("IPP_STATUS_") && *value >= 0);
    Ok(numbered(codes.map(|(name, value)| (value, name.to_owned())).collect(), vec![package.label()]))
}

/// The status codes of each type stand together; the type is the second digit of what tools print: `0x281` is a read
/// error of the media.
fn nvme(sources: &Sources) -> Result<Table> {
    let package = sources.debian("libnvme-dev")?;
    let constants = Constants::of_enums(&package.read("nvme/types.h")?);
    let (mut pairs, mut status_type) = (Vec::new(), 0);
    for (name, code) in constants.iter().filter(|(name, _)| name.starts_with("NVME_SC_")) {
        status_type = match name {
            "NVME_SC_SUCCESS" => 0,
            "NVME_SC_CQ_INVALID" => 0x100,
            "NVME_SC_WRITE_FAULT" => 0x200,
            "NVME_SC_ANA_INTERNAL_PATH_ERROR" => 0x300,
            _ => status_type,
        };
        let is_mask = ["_MASK", "_SHIFT"].iter().any(|end| name.ends_with(end));
        if !is_mask && code <= 0xFF {
            pairs.push((status_type + code, name.to_owned()));
        }
    }
    Ok(numbered(pairs, vec![package.label()]))
}
