//! How much of an interrupted run is done: the file it wrote tells.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

/// What stands in the output already.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Done {
    /// Answers, one for each line of the input that is not empty.
    pub(crate) count: u64,
    /// The key of the last one.
    pub(crate) last: Option<String>,
}

#[derive(serde::Deserialize)]
struct Named {
    id: Box<serde_json::value::RawValue>,
}

/// What every answer begins with.
const BEGINNING: &[u8] = b"{\"id\":";

/// The file of a run with `--out`, to be written on behind its last whole line; what follows that is cut off, where it
/// begins as an answer does: any other file is somebody's, and stays. A file that is not there is made.
pub(crate) fn lines(path: &Path) -> Result<(File, Done), String> {
    let failed = |e: std::io::Error| format!("`{}` could not be gone on with: {e}.", path.display());
    let foreign = || format!("`{}` does not end with an answer of --jsonl; name another file.", path.display());
    let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(failed)?;
    let mut done = Done::default();
    // Where the last whole line begins and ends.
    let (mut begin, mut end, mut at) = (0u64, 0u64, 0u64);
    let mut reader = BufReader::with_capacity(1 << 20, &file);
    loop {
        let part = reader.fill_buf().map_err(failed)?;
        if part.is_empty() {
            break;
        }
        for (i, _) in part.iter().enumerate().filter(|(_, b)| **b == b'\n') {
            (begin, end) = (end, at + i as u64 + 1);
            done.count += 1;
        }
        let n = part.len();
        at += n as u64;
        reader.consume(n);
    }
    if done.count > 0 {
        file.seek(SeekFrom::Start(begin)).map_err(failed)?;
        let mut line = Vec::new();
        file.by_ref().take(end - begin).read_to_end(&mut line).map_err(failed)?;
        let named: Named = serde_json::from_slice(&line).map_err(|_| foreign())?;
        done.last = Some(crate::article::key(&named.id));
    }
    file.seek(SeekFrom::Start(end)).map_err(failed)?;
    let mut rest = Vec::new();
    file.by_ref().take(BEGINNING.len() as u64).read_to_end(&mut rest).map_err(failed)?;
    if !BEGINNING.starts_with(&rest) {
        return Err(foreign());
    }
    file.set_len(end).map_err(failed)?;
    file.seek(SeekFrom::Start(end)).map_err(failed)?;
    Ok((file, done))
}
