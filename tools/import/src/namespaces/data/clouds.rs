//! Clouds and their registries.

use std::collections::BTreeSet;

use anyhow::Result;

use crate::namespaces::Namespace;
use crate::packages::{Pin, Sources};
use crate::readers::lists::{block, named_texts};
use crate::table::Table;

/// The tables of this file.
pub const ALL: &[Namespace] = &[
    Namespace { name: "aws", licence: "Apache-2.0", at_least: 600, import: aws },
    Namespace { name: "azure-storage", licence: "MIT", at_least: 100, import: azure_storage },
    Namespace { name: "oci-registry", licence: "Apache-2.0", at_least: 18, import: oci_registry },
];

const MOTO: Pin = Pin { name: "moto", version: "5.2.5" };
const AZURE_BLOB: Pin = Pin { name: "azure-storage-blob", version: "12.31.1" };

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
    Ok(Table::of_names(names, vec![sdk.label(), minio.label(), moto.label()]))
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
    let codes = named_texts(block(&text, "class StorageErrorCode", "class "));
    Ok(Table::of_names(codes.map(|(_, value)| value.to_owned()), vec![wheel.label()]))
}

/// `Value: "MANIFEST_UNKNOWN",` of the registry's own sources.
fn oci_registry(sources: &Sources) -> Result<Table> {
    let package = sources.debian("golang-github-docker-distribution-dev")?;
    let mut names = Vec::new();
    for path in ["registry/api/errcode/register.go", "registry/api/v2/errors.go"] {
        let text = package.read(path)?;
        let values = text.lines().filter_map(|line| line.trim().strip_prefix("Value:"));
        let values = values.map(|value| value.trim().trim_end_matches(',').trim_matches('"').to_owned());
        names.extend(values);
    }
    Ok(Table::of_names(names, vec![package.label()]))
}
