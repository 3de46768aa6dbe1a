//! newsglass for Python: reports as dictionaries, tables of many reports as Arrow.

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator};
use newsglass::export::{Gathered, schema};
use newsglass::{Glass, Offsets, Options, export};
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
}

/// An article, taken out of Python's hands.
struct Article {
    id: Option<String>,
    title: Option<String>,
    published: Option<String>,
    country: Option<String>,
    text: String,
}

impl Settings {
    fn new(published: Option<String>, country: Option<String>, offsets: &str, tokens: bool) -> PyResult<Settings> {
        let offsets = Offsets::from_name(offsets).ok_or_else(|| {
            PyValueError::new_err(format!("there is no unit `{offsets}`; use codepoint, utf8 or utf16"))
        })?;
        Ok(Settings { published, country, offsets, tokens })
    }

    /// The report of an article, with spans in `offsets`.
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
            ..Options::default()
        };
        Glass::embedded().analyze(&article.text, &options)
    }

    fn json(&self, article: &Article) -> String {
        export::line(&self.report(article, self.offsets))
    }
}

impl Article {
    fn of(item: &Bound<'_, PyAny>) -> PyResult<Article> {
        if let Ok(text) = item.cast::<PyString>() {
            let text = text.to_string_lossy().into_owned();
            return Ok(Article { id: None, title: None, published: None, country: None, text });
        }
        let wrong = || PyTypeError::new_err("an article is a text, or a dictionary with the key `text`");
        let item = item.cast::<PyDict>().map_err(|_| wrong())?;
        // A day is often a `datetime.date`, a key a number: what they are as text will do.
        let field = |name: &str| -> PyResult<Option<String>> {
            let value = item.get_item(name)?.filter(|v| !v.is_none());
            value.map(|v| Ok(v.str()?.to_string_lossy().into_owned())).transpose()
        };
        let text = item.get_item("text")?.ok_or_else(wrong)?;
        let text = text.cast::<PyString>().map_err(|_| PyTypeError::new_err("an article's `text` is no text"))?;
        Ok(Article {
            id: field("id")?,
            title: field("title")?,
            published: field("published")?,
            country: field("country")?,
            text: text.to_string_lossy().into_owned(),
        })
    }
}

/// JSON as Python's own reader makes objects of it.
fn loads(py: Python<'_>, json: &str) -> PyResult<Py<PyAny>> {
    Ok(py.import("json")?.getattr("loads")?.call1((json,))?.unbind())
}

/// The report of one article.
#[pyfunction]
#[pyo3(signature = (text, *, published=None, title=None, country=None, offsets="codepoint", tokens=false))]
fn analyze(
    py: Python<'_>,
    text: &Bound<'_, PyString>,
    published: Option<String>,
    title: Option<String>,
    country: Option<String>,
    offsets: &str,
    tokens: bool,
) -> PyResult<Py<PyAny>> {
    let settings = Settings::new(published, country, offsets, tokens)?;
    let text = text.to_string_lossy().into_owned();
    let article = Article { id: None, title, published: None, country: None, text };
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
            self.ahead.push_back(item.and_then(|item| Article::of(&item)).map(|article| {
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
#[pyo3(signature = (articles, *, published=None, country=None, offsets="codepoint", tokens=false))]
fn analyze_many(
    articles: &Bound<'_, PyAny>,
    published: Option<String>,
    country: Option<String>,
    offsets: &str,
    tokens: bool,
) -> PyResult<Reports> {
    let settings = Arc::new(Settings::new(published, country, offsets, tokens)?);
    let articles = articles.try_iter()?.unbind();
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
#[pyo3(signature = (articles, *, only=None, published=None, country=None, offsets="codepoint"))]
fn tables<'py>(
    py: Python<'py>,
    articles: &Bound<'py, PyAny>,
    only: Option<Vec<String>>,
    published: Option<String>,
    country: Option<String>,
    offsets: &str,
) -> PyResult<Bound<'py, PyDict>> {
    let settings = Settings::new(published, country, offsets, false)?;
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
    for item in articles.try_iter()? {
        all.push(Article::of(&item?)?);
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
