//! Parquet: a folder for each table, in it a file for each part of the run (`events/part-0000000000.parquet`), which DuckDB,
//! Polars, pandas and Spark read as one. A part is done when its file of documents is there.

use crate::resume::Done;
use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;
use newsglass::export::{Table, schema};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::arrow::{ArrowWriter, ProjectionMask};
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use std::fs::File;
use std::path::{Path, PathBuf};

/// A part has at most so many documents, so that an interruption loses a few minutes.
const DOCUMENTS: u64 = 10_000;
/// And at most so many bytes of text, unless one document has more.
const BYTES: u64 = 64 << 20;
/// Rows of a group, which is what the writer keeps in memory, encoded.
const GROUP: usize = 1 << 17;

/// The tables of a run, in a folder.
pub(crate) struct Parts {
    folder: PathBuf,
    /// Documents in parts that are done.
    done: u64,
    part: Option<Part>,
}

/// A part that is being written.
struct Part {
    /// What is written to, under a name that readers leave out, and the name it will have.
    files: Vec<(ArrowWriter<File>, PathBuf, PathBuf)>,
    documents: u64,
    bytes: u64,
}

impl Parts {
    /// The folder, made where it is not there, and what stands in it.
    pub(crate) fn open(folder: &Path) -> Result<(Parts, Done), String> {
        let mut done = Done::default();
        for path in parts(&folder.join("documents"))? {
            let failed = |e: &dyn std::fmt::Display| format!("`{}` could not be read: {e}.", path.display());
            let file = File::open(&path).map_err(|e| failed(&e))?;
            let reader = ParquetRecordBatchReaderBuilder::try_new(file).map_err(|e| failed(&e))?;
            let rows = reader.metadata().file_metadata().num_rows().unsigned_abs();
            if !path.ends_with(name(done.count)) || rows == 0 {
                return Err(failed(&format!("it does not follow on the {} documents before it", done.count)));
            }
            let keys = ProjectionMask::leaves(reader.parquet_schema(), [0]);
            let last = reader.with_projection(keys).with_offset(rows as usize - 1).build().map_err(|e| failed(&e))?;
            for batch in last {
                let batch = batch.map_err(|e| failed(&e))?;
                let keys = batch.column(0).as_string_opt::<i32>().ok_or_else(|| failed(&"it has no keys"))?;
                done.last = keys.iter().flatten().last().map(String::from);
            }
            done.count += rows;
        }
        Ok((Parts { folder: folder.to_owned(), done: done.count, part: None }, done))
    }

    /// Adds the tables of some documents, which have so many bytes of text, in the order of `Table::OF_MANY`.
    pub(crate) fn write(&mut self, batches: &[RecordBatch], bytes: usize) -> Result<(), String> {
        if self.part.is_none() {
            self.part = Some(Part::begin(&self.folder, self.done).map_err(|e| failed(&self.folder, &e))?);
        }
        let Some(part) = &mut self.part else { return Ok(()) };
        for ((writer, ..), batch) in part.files.iter_mut().zip(batches) {
            writer.write(batch).map_err(|e| failed(&self.folder, &e))?;
        }
        part.documents += batches.first().map_or(0, |documents| documents.num_rows() as u64);
        part.bytes += bytes as u64;
        if part.documents >= DOCUMENTS || part.bytes >= BYTES { self.end() } else { Ok(()) }
    }

    /// Ends the part that is being written.
    pub(crate) fn end(&mut self) -> Result<(), String> {
        let Some(part) = self.part.take() else { return Ok(()) };
        self.done += part.documents;
        part.end().map_err(|e| failed(&self.folder, &e))
    }
}

fn failed(folder: &Path, error: &dyn std::fmt::Display) -> String {
    format!("the tables in `{}` could not be written: {error}.", folder.display())
}

impl Part {
    /// The part that begins behind so many documents.
    fn begin(folder: &Path, done: u64) -> Result<Part, parquet::errors::ParquetError> {
        let mut files = Vec::with_capacity(Table::OF_MANY.len());
        for (table_name, table) in Table::OF_MANY {
            let folder = folder.join(table_name);
            std::fs::create_dir_all(&folder)?;
            let path = folder.join(name(done));
            let hidden = folder.join(format!(".{}.new", name(done)));
            let properties = WriterProperties::builder()
                .set_created_by(format!("newsglass {}", env!("CARGO_PKG_VERSION")))
                .set_compression(Compression::SNAPPY)
                .set_max_row_group_row_count(Some(GROUP))
                .build();
            let writer = ArrowWriter::try_new(File::create(&hidden)?, schema(*table), Some(properties))?;
            files.push((writer, hidden, path));
        }
        Ok(Part { files, documents: 0, bytes: 0 })
    }

    /// Gives the files their names, that of the documents last.
    fn end(self) -> Result<(), parquet::errors::ParquetError> {
        let mut names = Vec::with_capacity(self.files.len());
        for (writer, hidden, path) in self.files {
            writer.close()?;
            names.push((hidden, path));
        }
        for (hidden, path) in names.iter().rev() {
            std::fs::rename(hidden, path)?;
        }
        Ok(())
    }
}

/// The name of the part that begins behind so many documents; names in order are parts in order.
fn name(done: u64) -> String {
    format!("part-{done:010}.parquet")
}

/// The parts in a folder that are done, in order.
fn parts(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let failed = |e: std::io::Error| format!("`{}` could not be read: {e}.", folder.display());
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|e| e == "parquet") {
            all.push(path);
        }
    }
    all.sort();
    Ok(all)
}
