//! What is read: a file or the standard input, as it is or compressed.

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How far the reading of an input is, in bytes as they are stored.
#[derive(Debug, Clone, Default)]
pub(crate) struct Position {
    read: Arc<AtomicU64>,
    /// How much text has been taken of it to be answered.
    taken: Arc<AtomicU64>,
    /// Where the end is known beforehand.
    pub(crate) size: Option<u64>,
}

impl Position {
    pub(crate) fn read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    pub(crate) fn taken(&self) -> u64 {
        self.taken.load(Ordering::Relaxed)
    }

    pub(crate) fn take(&self, bytes: usize) {
        self.taken.fetch_add(bytes as u64, Ordering::Relaxed);
    }
}

/// Counts what is read.
struct Counted<R> {
    inner: R,
    read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.read.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

/// Why the reading ended, without the words of the library that decodes. A file that was cut off is known by where it ends.
pub(crate) fn why(error: &std::io::Error) -> String {
    let ended = |e: &std::io::Error| e.kind() == std::io::ErrorKind::UnexpectedEof;
    let mut inner = error.get_ref().map(|e| e as &(dyn std::error::Error + 'static));
    let mut cut = ended(error);
    let compressed = cut || inner.is_some();
    while let Some(e) = inner {
        cut |= e.downcast_ref().is_some_and(ended);
        inner = e.source();
    }
    match () {
        () if cut => String::from("the file is cut short"),
        () if compressed => String::from("the compressed data is damaged"),
        () => error.to_string(),
    }
}

/// All that a file, or the standard input, holds.
pub(crate) fn whole(file: Option<&Path>) -> Result<Vec<u8>, String> {
    let (mut input, _) = open(file)?;
    let mut bytes = Vec::new();
    match input.read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(e) => Err(format!("{} could not be read: {}.", name(file), why(&e))),
    }
}

fn name(file: Option<&Path>) -> String {
    file.map_or(String::from("the standard input"), |path| format!("`{}`", path.display()))
}

/// What the file holds, or the standard input where there is none. Whether it is compressed its first bytes say, not
/// its name: no text begins with them.
pub(crate) fn open(file: Option<&Path>) -> Result<(Box<dyn BufRead + Send>, Position), String> {
    let failed = |e: std::io::Error| format!("{} could not be read: {}.", name(file), why(&e));
    let mut position = Position::default();
    let source: Box<dyn Read + Send> = match file {
        Some(path) => {
            let file = File::open(path).map_err(failed)?;
            position.size = length(&file);
            Box::new(file)
        }
        None => {
            position.size = standard_input_length();
            Box::new(std::io::stdin())
        }
    };
    let mut source = Counted { inner: source, read: position.read.clone() };
    let mut first = Vec::new();
    source.by_ref().take(4).read_to_end(&mut first).map_err(failed)?;
    let whole = |first: &[u8]| BufReader::with_capacity(1 << 16, Cursor::new(first.to_vec()).chain(source));
    let input: Box<dyn BufRead + Send> = match first.as_slice() {
        // Many members, as `cat` and parallel compressors write them.
        [0x1f, 0x8b, ..] => Box::new(BufReader::new(flate2::bufread::MultiGzDecoder::new(whole(&first)))),
        [0x28, 0xb5, 0x2f, 0xfd] | [0x50..=0x5f, 0x2a, 0x4d, 0x18] => {
            let frames = Zstandard { source: whole(&first), decoder: FrameDecoder::new(), within: false };
            Box::new(BufReader::with_capacity(1 << 16, frames))
        }
        _ => Box::new(whole(&first)),
    };
    Ok((input, position))
}

fn length(file: &File) -> Option<u64> {
    file.metadata().ok().filter(std::fs::Metadata::is_file).map(|m| m.len())
}

/// That of `< FILE`.
#[cfg(unix)]
fn standard_input_length() -> Option<u64> {
    use std::os::fd::AsFd;
    length(&File::from(std::io::stdin().as_fd().try_clone_to_owned().ok()?))
}

#[cfg(not(unix))]
fn standard_input_length() -> Option<u64> {
    None
}

/// The frames of a Zstandard file (RFC 8878), one after the other; the decoder knows one at a time.
struct Zstandard<R> {
    source: R,
    decoder: FrameDecoder,
    /// True where a frame is begun.
    within: bool,
}

impl<R: BufRead> Zstandard<R> {
    /// Begins the next frame, leaving out those that only a program reads (some compressors write them).
    fn begin(&mut self) -> std::io::Result<()> {
        match self.decoder.init(&mut self.source) {
            Ok(()) => self.within = true,
            Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                let mut skipped = self.source.by_ref().take(u64::from(length));
                std::io::copy(&mut skipped, &mut std::io::sink())?;
            }
            Err(e) => return Err(std::io::Error::other(e)),
        }
        Ok(())
    }

    fn end(&mut self) -> std::io::Result<()> {
        self.within = false;
        let sum = self.decoder.get_checksum_from_data();
        if sum.is_some() && sum != self.decoder.get_calculated_checksum() {
            return Err(std::io::Error::other("a Zstandard frame is damaged: its checksum is another"));
        }
        Ok(())
    }
}

impl<R: BufRead> Read for Zstandard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        loop {
            if !self.within {
                if self.source.fill_buf()?.is_empty() {
                    return Ok(0);
                }
                self.begin()?;
                continue;
            }
            if self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let one = BlockDecodingStrategy::UptoBlocks(1);
                self.decoder.decode_blocks(&mut self.source, one).map_err(std::io::Error::other)?;
            }
            let n = self.decoder.read(buffer)?;
            if n > 0 || buffer.is_empty() {
                return Ok(n);
            }
            if self.decoder.is_finished() {
                self.end()?;
            }
        }
    }
}
