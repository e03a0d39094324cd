//! Compiled messages of MySQL and MariaDB (`errmsg.sys`): a head, how many messages each section has, the length of each
//! message, and the messages, each ended by a zero.

use anyhow::{Context, Result, ensure};

const MAGIC: [u8; 4] = [254, 254, 2, 5];
const HEAD: usize = 32;

/// The messages in their order, which is that of their numbers.
pub fn texts(file: &[u8]) -> Result<Vec<String>> {
    ensure!(file.starts_with(&MAGIC), "no compiled messages of MariaDB");
    let number = |at: usize| -> Result<usize> {
        let bytes = file.get(at..at + 2).and_then(|bytes| bytes.first_chunk());
        Ok(usize::from(u16::from_le_bytes(*bytes.context("the file ends early")?)))
    };
    let (messages, sections) = (number(12)?, number(14)?);
    let start = HEAD + 2 * (sections + messages);
    let texts = file.get(start..).context("the file ends early")?.split(|byte| *byte == 0).take(messages);
    let texts: Vec<String> = texts.map(|text| String::from_utf8_lossy(text).into_owned()).collect();
    ensure!(texts.len() == messages, "only {} of {messages} messages are there", texts.len());
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_messages_behind_their_lengths() {
        let mut file = MAGIC.to_vec();
        file.resize(12, 0);
        file.extend([2, 0, 1, 0]);
        file.resize(HEAD, 0);
        file.extend([2, 0, 4, 0, 3, 0]);
        file.extend("Não\0Ja\0".bytes());
        assert_eq!(texts(&file).unwrap(), ["Não", "Ja"]);
        assert!(texts(&file[..36]).is_err());
        assert!(texts(b"no messages").is_err());
    }
}
