use proptest::prelude::*;

use super::redact;

#[test]
fn secrets_are_masked_and_what_explains_stays() {
    let cases = [
        ("Authorization: Bearer abcdefgh", "Authorization: Bearer [token]"),
        ("-H 'authorization: Basic dXNlcjpwYXNz' https://db.test", "-H 'authorization: Basic [token]' https://db.test"),
        ("Authorization: Digest username=\"bob\", nonce=\"1\"", "Authorization: Digest [token]"),
        ("{\"Authorization\": \"Bearer a.b-c_d\", \"x\": 1}", "{\"Authorization\": \"Bearer [token]\", \"x\": 1}"),
        ("got bearer 0123456789abcdef from db:5432", "got bearer [token] from db:5432"),
        ("jwt eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl end", "jwt [token] end"),
        ("password=hunter2 host=db port=5432", "password=[password] host=db port=5432"),
        ("Server=db;User Id=sa;Password=p,w!d;Encrypt=True", "Server=db;User Id=sa;Password=[password];Encrypt=True"),
        ("redis:6379,password=abc,ssl=True", "redis:6379,password=[password],ssl=True"),
        ("{\"db_password\": \"a \\\"b\\\" c\", \"port\": 1}", "{\"db_password\": \"[password]\", \"port\": 1}"),
        ("{\\\"secret\\\": \\\"abc\\\", \\\"n\\\": 1}", "{\\\"secret\\\": \\\"[secret]\\\", \\\"n\\\": 1}"),
        ("  api_key: abcdef\n  port: 80", "  api_key: [key]\n  port: 80"),
        ("\"password\"=>\"abc\", \"id\"=>1", "\"password\"=>\"[password]\", \"id\"=>1"),
        ("GET /?access_token=abc&page=2 504", "GET /?access_token=[token]&page=2 504"),
        ("mysql --password hunter2 -h db", "mysql --password [password] -h db"),
        ("<password>abc</password>", "<password>[password]</password>"),
        ("export AWS_SECRET_ACCESS_KEY='a/b+c'", "export AWS_SECRET_ACCESS_KEY='[key]'"),
        ("postgres://bob:p@ss@db.test:5432/app", "postgres://bob:[password]@db.test:5432/app"),
        ("https://x-access-token:abc@github.com/a", "https://x-access-token:[password]@github.com/a"),
        ("key AKIAIOSFODNN7EXAMPLE denied", "key [key] denied"),
        ("ghp_0123456789abcdefghijABCDEFGHIJ012345.", "[token]."),
        ("xoxb-123456789012-abc and AIzaSyA-0123456789abcdefghijklmnopqrstu", "[token] and [key]"),
        ("mail bob.smith+x@mail.example.com, retry", "mail [email], retry"),
        ("Cookie: sid=abc; theme=dark\nHost: db.test", "Cookie: [cookie]\nHost: db.test"),
        ("curl -H 'Cookie: a=b' https://db.test", "curl -H 'Cookie: [cookie]' https://db.test"),
        ("card 4111 1111 1111 1111 and 3782-822463-10005.", "card [card] and [card]."),
        ("open /home/bob/app.log: EACCES", "open /home/[user]/app.log: EACCES"),
        (r"C:\Users\John Doe\app.log and C:\Users\bob", r"C:\Users\[user]\app.log and C:\Users\[user]"),
        (r#""C:\\Users\\bob\\x""#, r#""C:\\Users\\[user]\\x""#),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nok", "[private-key]\nok"),
    ];
    for (text, expected) in cases {
        assert_eq!(redact(text).text, expected);
        assert_eq!(redact(expected).text, expected);
    }
}

#[test]
fn an_unfinished_private_key_is_masked_as_far_as_it_goes() {
    let line = "MIIEowIBAAKCAQEA0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKL";
    let text = ["-----BEGIN PRIVATE KEY-----\n", line, "\n", line, "\nand so on"].concat();
    assert_eq!(redact(&text).text, "[private-key]\nand so on");
}

#[test]
fn text_without_secrets_stays_as_it_is() {
    for text in [
        "",
        "requests.exceptions.ConnectionError: ('Connection aborted.', ConnectionResetError(10054, 'forcibly closed'))",
        "2024/03/01 10:54:22 [error] 104#104: *7 recv() failed (104: Connection reset by peer), client: 10.0.0.5",
        "FATAL: password authentication failed for user \"app\" (using password: YES)",
        "SyntaxError: Unexpected token: '<' at line 1",
        "error: unexpected token: foo; password: incorrect",
        "mscorlib, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089",
        "systemd[1]: user@1000.service: Main process exited, code=exited, status=1/FAILURE",
        "git@github.com: Permission denied (publickey). fatal: ssh://git@github.com:22/a.git",
        "npm ERR! react@18.2.0 https://registry.test/react/-/react-18.2.0.tgz",
        "token = lexer.next(); if password == other { return }",
        "PWD=/srv/app TOKEN=$TOKEN password=${DB_PASSWORD} secret=**** token: null token=5",
        "GET /home/index.html HTTP/1.1 https://site.test/home/page",
        "0x80070005 ERROR_ACCESS_DENIED token: 0x3e7 Bearer token is invalid, Basic authentication required",
        "1710000000 2024-03-01T10:54:22.123456Z 1234 5678 9012 3456 00000000: 4141 4141 4141 4141 4141",
        "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE----- expected -----BEGIN PRIVATE KEY----- here",
        "org.example.Foo@1b6d3586 handler@app.js:10:5 C:\\Users\\Public\\x std::password::Token::new",
    ] {
        let result = redact(text);
        assert_eq!((result.text.as_str(), result.masked.len()), (text, 0));
    }
}

#[test]
fn kinds_are_counted() {
    let masked = redact("password=a1 password=b2 bob@example.com").masked;
    let counts: Vec<_> = masked.iter().map(|masked| (masked.kind.as_str(), masked.count)).collect();
    assert_eq!(counts, [("password", 2), ("email", 1)]);
}

#[test]
fn hostile_repetition_takes_linear_time() {
    for part in [
        "password=",
        "password:\"",
        "eyJ-",
        "eyJa.",
        "ghp_-",
        "://",
        "a@",
        "-----BEGIN PRIVATE KEY-----",
        "/home/",
        "bearer ",
        "authorization: x ",
        "cookie: ",
        "4111 ",
        "--token ",
        "<password>",
        "\\Users\\",
        "   =",
        "a.b@",
        "password=a,b",
    ] {
        let text = part.repeat(200_000 / part.len());
        let start = std::time::Instant::now();
        let result = redact(&text);
        assert!(start.elapsed().as_secs() < 5, "{part:?} took {:?}", start.elapsed());
        assert!(result.masked.len() < 4);
    }
}

/// Texts of parts that mean something to the rules, glued at random.
fn tricky() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "password",
        "token",
        "Authorization",
        "Bearer",
        "Basic",
        "Cookie",
        "secret",
        "api_key",
        "=",
        ":",
        ": ",
        "=>",
        "==",
        "\"",
        "'",
        "\\",
        "\\\"",
        " ",
        "\n",
        "\t",
        ",",
        ";",
        "&",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "<",
        ">",
        "/",
        "//",
        "://",
        "@",
        ".",
        "-",
        "--",
        "_",
        "+",
        "%",
        "a",
        "b1",
        "bob",
        "example.com",
        "hunter2",
        "eyJhbGciOiJI",
        "eyJzdWIiOiIx",
        ".c2ln",
        "ghp_0123456789abcdefghijABCDEF",
        "AKIAIOSFODNN7EXAMPLE",
        "4111 1111 1111 1111",
        "/home/",
        "\\Users\\",
        "C:",
        "é",
        "日本",
        "\0",
        "[token]",
        "[password]",
        "[user",
        "-----BEGIN PRIVATE KEY-----",
        "-----END PRIVATE KEY-----",
        "0123456789abcdef0123456789abcdef0123456789",
        "https",
        "git",
        "GET ",
        "\u{202e}",
        "null",
        "$X",
        "${",
        "****",
        "0x1",
        "12",
    ]);
    prop::collection::vec(parts, 0..24).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn masking_twice_changes_nothing(text in tricky()) {
        let once = redact(&text);
        prop_assert_eq!(&redact(&once.text).text, &once.text, "{:?}", text);
        prop_assert_eq!(once.masked.is_empty(), once.text == text);
    }

    #[test]
    fn any_text_is_borne(text in any::<String>()) {
        let _masked = redact(&text);
    }
}
