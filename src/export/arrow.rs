//! Arrow: the tables of many reports, each row with the key of its document, for data frames, DuckDB, Spark and Parquet.

use super::rows::{Cell, Rows};
use super::tables::{Column, Table, Type};
use crate::offsets::Converter;
use crate::times::Day;
use crate::{Offsets, Report};
use arrow_array::builder::{BooleanBuilder, Date32Builder, Float64Builder, Int32Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use std::sync::Arc;

/// The first column of every table.
const KEY: &str = "document";

/// The columns of a table: the document's key, then those that CSV has. Days are `Date32`; whole numbers and positions
/// are `Int32`, as Spark has no numbers without a sign.
pub fn schema(table: Table) -> SchemaRef {
    let field = |Column(name, kind): &Column| Field::new(*name, data_type(*kind), true);
    let key = Field::new(KEY, DataType::Utf8, false);
    Arc::new(Schema::new([key].into_iter().chain(table.columns().iter().map(field)).collect::<Vec<_>>()))
}

fn data_type(kind: Type) -> DataType {
    match kind {
        Type::Text => DataType::Utf8,
        Type::List => DataType::List(Arc::new(Field::new_list_field(DataType::Utf8, true))),
        Type::Whole | Type::Offset => DataType::Int32,
        Type::Real => DataType::Float64,
        Type::Flag => DataType::Boolean,
        Type::Day => DataType::Date32,
    }
}

/// A column that grows.
#[derive(Debug)]
enum Growing {
    Text(StringBuilder),
    List(ListBuilder<StringBuilder>),
    Whole(Int32Builder),
    Real(Float64Builder),
    Flag(BooleanBuilder),
    Day(Date32Builder),
}

impl Growing {
    fn new(kind: Type) -> Growing {
        match kind {
            Type::Text => Growing::Text(StringBuilder::new()),
            Type::List => Growing::List(ListBuilder::new(StringBuilder::new())),
            Type::Whole | Type::Offset => Growing::Whole(Int32Builder::new()),
            Type::Real => Growing::Real(Float64Builder::new()),
            Type::Flag => Growing::Flag(BooleanBuilder::new()),
            Type::Day => Growing::Day(Date32Builder::new()),
        }
    }

    /// A cell that does not fit the column, which no row has, is none.
    fn push(&mut self, cell: &Cell) {
        match (self, cell) {
            (Growing::Text(column), Cell::Text(text)) => column.append_value(text),
            (Growing::List(column), Cell::List(list)) => column.append_value(list.iter().map(Some)),
            (Growing::Whole(column), Cell::Whole(n)) => column.append_option(i32::try_from(*n).ok()),
            (Growing::Real(column), Cell::Real(x)) => column.append_value(*x),
            (Growing::Flag(column), Cell::Flag(flag)) => column.append_value(*flag),
            (Growing::Day(column), Cell::Text(day)) => column.append_option(Day::parse(day).map(Day::number)),
            (Growing::Text(column), _) => column.append_null(),
            (Growing::List(column), _) => column.append_null(),
            (Growing::Whole(column), _) => column.append_null(),
            (Growing::Real(column), _) => column.append_null(),
            (Growing::Flag(column), _) => column.append_null(),
            (Growing::Day(column), _) => column.append_null(),
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Growing::Text(column) => Arc::new(column.finish()),
            Growing::List(column) => Arc::new(column.finish()),
            Growing::Whole(column) => Arc::new(column.finish()),
            Growing::Real(column) => Arc::new(column.finish()),
            Growing::Flag(column) => Arc::new(column.finish()),
            Growing::Day(column) => Arc::new(column.finish()),
        }
    }
}

/// Gathers the tables of many reports.
///
/// ```
/// # #[cfg(feature = "embedded")] {
/// use newsglass::export::{Gathered, Table};
/// let text = "Rebels captured Aleppo on Thursday.";
/// let mut tables = Gathered::new(&[Table::Events], newsglass::Offsets::Utf8);
/// tables.add("a1", text, &newsglass::analyze(text, &newsglass::Options::default()));
/// let events = tables.finish().unwrap().remove(0);
/// assert_eq!(events.num_rows(), 1);
/// # }
/// ```
#[derive(Debug)]
pub struct Gathered {
    tables: Vec<(Table, StringBuilder, Vec<Growing>)>,
    unit: Offsets,
}

impl Gathered {
    /// None of them has a row yet; `start` and `end` will count in `unit`.
    pub fn new(tables: &[Table], unit: Offsets) -> Gathered {
        let growing =
            |&table: &Table| (table, StringBuilder::new(), table.columns().iter().map(|c| Growing::new(c.1)).collect());
        Gathered { tables: tables.iter().map(growing).collect(), unit }
    }

    /// The rows of one more report of `text`, soonest where its spans count in UTF-8 bytes.
    pub fn add(&mut self, document: &str, text: &str, report: &Report) {
        if report.document.offsets != Offsets::Utf8 {
            return self.add(document, text, &super::in_bytes(report, text));
        }
        let converter = Converter::new(text, self.unit);
        for (table, keys, growing) in &mut self.tables {
            Rows { report, text, unit: &converter }.each(*table, &mut |cells| {
                keys.append_value(document);
                growing.iter_mut().zip(cells).for_each(|(column, cell)| column.push(cell));
            });
        }
    }

    /// A document that could not be read: a row of `documents` alone, with the reason in its column `error`.
    pub fn add_error(&mut self, document: &str, error: &str) {
        for (table, keys, growing) in &mut self.tables {
            if *table == Table::Documents {
                keys.append_value(document);
                for (column, Column(name, _)) in growing.iter_mut().zip(table.columns()) {
                    column.push(&if *name == "error" { Cell::from(error) } else { Cell::None });
                }
            }
        }
    }

    /// The tables, in the order asked for, and none of their rows left here. Fails where a column holds more than 2 GB.
    pub fn finish(&mut self) -> Result<Vec<RecordBatch>, ArrowError> {
        let batch = |(table, keys, growing): &mut (Table, StringBuilder, Vec<Growing>)| {
            let key: ArrayRef = Arc::new(keys.finish());
            let columns = [key].into_iter().chain(growing.iter_mut().map(Growing::finish)).collect();
            RecordBatch::try_new(schema(*table), columns)
        };
        self.tables.iter_mut().map(batch).collect()
    }
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::Options;
    use arrow_array::Array;
    use arrow_array::cast::AsArray;
    use arrow_array::types::{Date32Type, Int32Type};

    #[test]
    fn every_table_has_its_rows_with_key_days_and_positions() {
        let text = "🚨 HAMA, Syria (Reuters) — Rebels led by Abu Omar took Häma on Thursday, killing 12 people, the army’s \
                    spokesman Sami Haddad said.";
        let options = Options { published_as: Some("2024-12-06"), ..Options::default() };
        let report = crate::analyze(text, &options);
        let all: Vec<_> = Table::OF_MANY.iter().map(|t| t.1).collect();
        let mut tables = Gathered::new(&all, Offsets::CodePoint);
        tables.add("a", text, &report);
        tables.add_error("b", "no article");
        tables.add("c", text, &crate::analyze(text, &Options { offsets: Offsets::Utf16, ..options }));
        let batches = tables.finish().unwrap();
        let of = |table| &batches[all.iter().position(|t| *t == table).unwrap()];
        for ((name, table), batch) in Table::OF_MANY.iter().zip(&batches) {
            let rows = super::super::csv::write(&report, text, Offsets::Utf8, *table).lines().count() - 1;
            assert!(rows > 0, "{name}");
            let bad = usize::from(*table == Table::Documents);
            assert_eq!(batch.num_rows(), 2 * rows + bad, "{name}");
            let keys = batch.column(0).as_string::<i32>();
            assert_eq!((keys.value(0), keys.value(batch.num_rows() - 1)), ("a", "c"));
            // A day, number or text that does not fit its column would be lost: every cell of CSV is here.
            let filled: usize = batch.columns()[1..].iter().map(|c| c.len() - c.null_count()).sum();
            let cells = |f: &dyn Fn(&Cell) -> bool| {
                let mut n = 0;
                Rows { report: &report, text, unit: &Converter::new(text, Offsets::Utf8) }
                    .each(*table, &mut |row| n += row.iter().filter(|c| f(c)).count());
                n
            };
            assert_eq!(filled, 2 * cells(&|c| !matches!(c, Cell::None)) + bad, "{name}");
        }
        let times = of(Table::Times);
        let day = times.column_by_name("first_day").unwrap().as_primitive::<Date32Type>().value(0);
        assert_eq!(Some(day), Day::parse("2024-12-05").map(Day::number));
        let at = |name| times.column_by_name(name).unwrap().as_primitive::<Int32Type>().value(0) as usize;
        let words: String = text.chars().skip(at("start")).take(at("end") - at("start")).collect();
        assert_eq!(words, times.column_by_name("words").unwrap().as_string::<i32>().value(0));
        let errors = of(Table::Documents).column_by_name("error").unwrap().as_string::<i32>();
        assert_eq!((errors.null_count(), errors.value(1)), (2, "no article"));
        assert_eq!(tables.finish().unwrap()[0].num_rows(), 0);
    }
}
