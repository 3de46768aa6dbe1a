//! newsglass for Python: reports as dictionaries, tables of many reports as Arrow.

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator};
use newsglass::export::{Gathered, schema};
use newsglass::{Correction, Glass, Offsets, Options, export};
use pyo3::exceptions::{PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyIterator, PyString};
use rayon::prelude::*;
use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

/// What holds for every article of a call.
struct Settings {
    published: Option<String>,
    country: Option<String>,
    offsets: Offsets,
    tokens: bool,
    /// Seconds that an article may take.
    limit: Option<f64>,
}

/// An article, taken out of Python's hands.
struct Article {
    id: Option<String>,
    title: Option<String>,
    published: Option<String>,
    country: Option<String>,
    text: String,
    corrections: Vec<Correction>,
}

impl Settings {
    fn new(
        published: Option<&Bound<'_, PyAny>>,
        country: Option<String>,
        offsets: &str,
        tokens: bool,
        limit: Option<f64>,
    ) -> PyResult<Settings> {
        let offsets = Offsets::from_name(offsets).ok_or_else(|| {
            PyValueError::new_err(format!("there is no unit `{offsets}`; use codepoint, utf8 or utf16"))
        })?;
        if limit.is_some_and(|seconds| seconds.is_nan() || seconds < 0.0) {
            return Err(PyValueError::new_err("`limit` must be a number of seconds, 0 or more"));
        }
        let published = published.map(written).transpose()?.flatten();
        Ok(Settings { published, country, offsets, tokens, limit })
    }

    /// The report of an article, with spans in `offsets`; of its beginning where the seconds are too few for all of it.
    #[expect(clippy::disallowed_methods, reason = "the package has a clock, the core none")]
    fn report(&self, article: &Article, offsets: Offsets) -> newsglass::Report {
        let given = |own: &Option<String>, all: &Option<String>| {
            own.as_ref().filter(|s| !s.trim().is_empty()).or(all.as_ref()).cloned()
        };
        let (published, country) = (given(&article.published, &self.published), given(&article.country, &self.country));
        let options = Options {
            published_as: published.as_deref(),
            title: article.title.as_deref().filter(|t| !t.is_empty()),
            country: country.as_deref(),
            offsets,
            tokens: self.tokens,
            corrections: article.corrections.clone(),
            ..Options::default()
        };
        let start = std::time::Instant::now();
        // The other half is for the phases that can't be cut short.
        let in_time = || self.limit.is_none_or(|seconds| start.elapsed().as_secs_f64() < seconds / 2.0);
        Glass::embedded().analyze_while(&article.text, &options, &mut |_, _| in_time())
    }

    fn json(&self, article: &Article) -> String {
        export::line(&self.report(article, self.offsets))
    }
}

/// What a value is as text: a day in ISO's form, a key that is a number in its digits. Nothing for `None`, and for what
/// pandas and numpy have in empty cells (NaN, NaT, NA), which is not equal to itself.
fn written(value: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    let text = |v: &Bound<'_, PyString>| Some(v.to_string_lossy().into_owned());
    if let Ok(string) = value.cast::<PyString>() {
        return Ok(text(string));
    }
    // Of `pandas.NA` not even that can be told.
    if value.is_none() || !value.eq(value).unwrap_or(false) {
        return Ok(None);
    }
    match value.getattr_opt("isoformat")? {
        Some(form) => Ok(text(&form.call0()?.str()?)),
        None => Ok(text(&value.str()?)),
    }
}

/// Corrections of a text, a list of dictionaries as newsglass.d.ts has them; spans count in `unit`.
fn corrections(given: Option<&Bound<'_, PyAny>>, text: &str, unit: Offsets) -> PyResult<Vec<Correction>> {
    let Some(given) = given.filter(|list| !list.is_none()) else { return Ok(Vec::new()) };
    let json = given.py().import("json")?.getattr("dumps")?.call1((given,))?;
    Correction::read(&json.str()?.to_string_lossy(), text, unit).map_err(PyValueError::new_err)
}

/// What can be gone through for articles. A text is gone through by its letters, and a table by the names of its columns.
fn many<'py>(articles: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyIterator>> {
    let wrong = |says: &str| Err(PyTypeError::new_err(String::from(says)));
    if articles.is_instance_of::<PyString>() || articles.is_instance_of::<PyDict>() {
        return wrong("this is one article; give a list of articles, or use `analyze`");
    }
    if articles.hasattr("columns")? {
        return wrong(
            "a table is gone through by its columns; give its rows: `.to_dict(\"records\")` in pandas, `.to_dicts()` in \
             Polars, `.to_pylist()` in pyarrow",
        );
    }
    articles.try_iter()
}

impl Article {
    fn of(item: &Bound<'_, PyAny>, unit: Offsets) -> PyResult<Article> {
        if let Ok(text) = item.cast::<PyString>() {
            let text = text.to_string_lossy().into_owned();
            return Ok(Article {
                id: None,
                title: None,
                published: None,
                country: None,
                text,
                corrections: Vec::new(),
            });
        }
        let wrong = || PyTypeError::new_err("an article is a text, or a dictionary with the key `text`");
        let item = item.cast::<PyDict>().map_err(|_| wrong())?;
        let field =
            |name: &str| -> PyResult<Option<String>> { item.get_item(name)?.map_or(Ok(None), |value| written(&value)) };
        let text = item.get_item("text")?.ok_or_else(wrong)?;
        let text = text.cast::<PyString>().map_err(|_| PyTypeError::new_err("an article's `text` is no text"))?;
        let text = text.to_string_lossy().into_owned();
        Ok(Article {
            corrections: corrections(item.get_item("corrections")?.as_ref(), &text, unit)?,
            id: field("id")?,
            title: field("title")?,
            published: field("published")?,
            country: field("country")?,
            text,
        })
    }
}

/// JSON as Python's own reader makes objects of it.
fn loads(py: Python<'_>, json: &str) -> PyResult<Py<PyAny>> {
    Ok(py.import("json")?.getattr("loads")?.call1((json,))?.unbind())
}

/// The report of one article.
#[pyfunction]
#[pyo3(signature = (text, *, published=None, title=None, country=None, offsets="codepoint", tokens=false, corrections=None, limit=None))]
#[expect(clippy::too_many_arguments, reason = "they are keywords")]
fn analyze(
    py: Python<'_>,
    text: &Bound<'_, PyString>,
    published: Option<&Bound<'_, PyAny>>,
    title: Option<String>,
    country: Option<String>,
    offsets: &str,
    tokens: bool,
    corrections: Option<&Bound<'_, PyAny>>,
    limit: Option<f64>,
) -> PyResult<Py<PyAny>> {
    let settings = Settings::new(published, country, offsets, tokens, limit)?;
    let text = text.to_string_lossy().into_owned();
    let corrections = self::corrections(corrections, &text, settings.offsets)?;
    let article = Article { id: None, title, published: None, country: None, text, corrections };
    let json = py.detach(|| settings.json(&article));
    loads(py, &json)
}

/// Reports in the order of their articles, worked out ahead.
#[pyclass(module = "newsglass")]
struct Reports {
    state: Mutex<State>,
}

struct State {
    articles: Py<PyIterator>,
    settings: Arc<Settings>,
    ahead: VecDeque<Result<Receiver<String>, PyErr>>,
    ended: bool,
}

impl State {
    /// Takes articles in until enough are under way.
    fn fill(&mut self, py: Python<'_>) {
        while !self.ended && self.ahead.len() < 4 * rayon::current_num_threads() {
            let Some(item) = self.articles.bind(py).clone().next() else {
                self.ended = true;
                return;
            };
            self.ahead.push_back(item.and_then(|item| Article::of(&item, self.settings.offsets)).map(|article| {
                let (give, take) = sync_channel(1);
                let settings = Arc::clone(&self.settings);
                // Nobody waits for it where the iterator has been dropped.
                rayon::spawn(move || drop(give.send(settings.json(&article))));
                take
            }));
        }
    }
}

#[pymethods]
impl Reports {
    fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        let next = {
            let mut state =
                self.state.try_lock().map_err(|_| PyRuntimeError::new_err("another thread is reading this"))?;
            state.fill(py);
            state.ahead.pop_front()
        };
        let Some(next) = next.transpose()? else { return Ok(None) };
        let next = Mutex::new(next);
        let json = py.detach(|| next.into_inner().unwrap_or_else(PoisonError::into_inner).recv());
        loads(
            py,
            &json.map_err(|_| {
                PyRuntimeError::new_err("an article could not be analysed; this is a fault of newsglass")
            })?,
        )
        .map(Some)
    }
}

/// The reports of many articles, in order.
#[pyfunction]
#[pyo3(signature = (articles, *, published=None, country=None, offsets="codepoint", tokens=false, limit=None))]
fn analyze_many(
    articles: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    country: Option<String>,
    offsets: &str,
    tokens: bool,
    limit: Option<f64>,
) -> PyResult<Reports> {
    let settings = Arc::new(Settings::new(published, country, offsets, tokens, limit)?);
    let articles = many(articles)?.unbind();
    Ok(Reports { state: Mutex::new(State { articles, settings, ahead: VecDeque::new(), ended: false }) })
}

/// A table of facts, for whatever takes Arrow.
#[pyclass(module = "newsglass", frozen)]
struct Table {
    table: export::Table,
    batches: Vec<RecordBatch>,
}

#[pymethods]
impl Table {
    /// The table as a stream of the arrays that are here; they are shared, not copied, and the schema is as it is.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        drop(requested_schema);
        let batches = self.batches.clone().into_iter().map(Ok);
        let stream = FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new(batches, schema(self.table))));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }
}

/// The tables of many articles.
#[pyfunction]
#[pyo3(signature = (articles, *, only=None, published=None, country=None, offsets="codepoint", limit=None))]
fn tables<'py>(
    py: Python<'py>,
    articles: &Bound<'py, PyAny>,
    only: Option<Vec<String>>,
    published: Option<&Bound<'py, PyAny>>,
    country: Option<String>,
    offsets: &str,
    limit: Option<f64>,
) -> PyResult<Bound<'py, PyDict>> {
    let settings = Settings::new(published, country, offsets, false, limit)?;
    let of_many = export::Table::OF_MANY;
    let chosen: Vec<&(&str, export::Table)> = match &only {
        None => of_many.iter().collect(),
        Some(names) => {
            let find = |name: &String| {
                let names: Vec<_> = of_many.iter().map(|t| t.0).collect();
                let none =
                    || PyValueError::new_err(format!("there is no table `{name}`; there are {}", names.join(", ")));
                of_many.iter().find(|t| t.0 == name).ok_or_else(none)
            };
            names.iter().map(find).collect::<PyResult<_>>()?
        }
    };
    let kinds: Vec<_> = chosen.iter().map(|t| t.1).collect();
    let mut all = Vec::new();
    for item in many(articles)? {
        all.push(Article::of(&item?, settings.offsets)?);
    }
    // A share of the articles is one batch of each table.
    const SHARE: usize = 16;
    let gather = |(share, articles): (usize, &[Article])| {
        let mut gathered = Gathered::new(&kinds, settings.offsets);
        for (i, article) in articles.iter().enumerate() {
            let number = (share * SHARE + i + 1).to_string();
            let report = settings.report(article, Offsets::Utf8);
            gathered.add(article.id.as_deref().unwrap_or(&number), &article.text, &report);
        }
        gathered.finish()
    };
    let shares: Result<Vec<_>, _> = py.detach(|| all.par_chunks(SHARE).enumerate().map(gather).collect());
    let shares = shares.map_err(|e| PyValueError::new_err(format!("the tables could not be made: {e}")))?;
    let out = PyDict::new(py);
    for (i, (name, table)) in chosen.into_iter().enumerate() {
        let batches = shares.iter().filter_map(|share| share.get(i).cloned()).collect();
        out.set_item(name, Table { table: *table, batches })?;
    }
    Ok(out)
}

/// Who did what to whom in a news report, where, when, who says so and whether it happened.
#[pymodule(name = "newsglass")]
fn package(m: &Bound<'_, PyModule>) -> PyResult<()> {
    m.add("__version__", env!("CARGO_PKG_VERSION"))?;
    m.add_class::<Reports>()?;
    m.add_class::<Table>()?;
    m.add_function(wrap_pyfunction!(analyze, m)?)?;
    m.add_function(wrap_pyfunction!(analyze_many, m)?)?;
    m.add_function(wrap_pyfunction!(tables, m)?)
}
