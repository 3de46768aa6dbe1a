//! What stands in the rows of the tables of facts.

use super::tables::Table;
use super::{gloss, sentence, words};
use crate::Report;
use crate::offsets::Converter;
use crate::report::WireSpan;

/// The parts in an event that have columns of their own, in the order of those.
const PARTS: &[&str] = &["actor", "target", "place", "origin", "destination", "time", "instrument", "quantity"];

/// What stands in a row under a column.
#[derive(Debug, Clone)]
pub(super) enum Cell {
    None,
    Text(String),
    List(Vec<String>),
    Whole(u32),
    Real(f64),
    Flag(bool),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Cell {
        Cell::Text(text.clone())
    }
}

impl From<Vec<String>> for Cell {
    fn from(list: Vec<String>) -> Cell {
        Cell::List(list)
    }
}

impl From<u32> for Cell {
    fn from(n: u32) -> Cell {
        Cell::Whole(n)
    }
}

impl From<usize> for Cell {
    fn from(n: usize) -> Cell {
        Cell::Whole(n as u32)
    }
}

impl From<f64> for Cell {
    fn from(x: f64) -> Cell {
        Cell::Real(x)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Cell {
        value.map_or(Cell::None, Into::into)
    }
}

/// The rows of a report's tables. Its spans must count in UTF-8 bytes; those of the rows count in `unit`.
pub(super) struct Rows<'r> {
    pub(super) report: &'r Report,
    pub(super) text: &'r str,
    pub(super) unit: &'r Converter<'r>,
}

type Emit<'e> = dyn FnMut(&[Cell]) + 'e;

impl Rows<'_> {
    /// Gives `emit` every row of the table, with a cell for each column.
    pub(super) fn each(&self, table: Table, emit: &mut Emit<'_>) {
        match table {
            #[cfg(feature = "tables")]
            Table::Documents => self.documents(emit),
            #[cfg(feature = "tables")]
            Table::Roles => self.roles(emit),
            Table::Events => self.events(emit),
            Table::Entities => self.entities(emit),
            Table::Mentions => self.mentions(emit),
            Table::Places => self.places(emit),
            Table::Times => self.times(emit),
            Table::Quantities => self.quantities(emit),
            Table::Statements => self.statements(emit),
            Table::Relations => self.relations(emit),
        }
    }

    /// A row that ends with the sentence, what is given and the span.
    fn placed(&self, emit: &mut Emit<'_>, mut cells: Vec<Cell>, span: WireSpan, rest: Vec<Cell>) {
        cells.push(sentence(self.report, self.text, span).into());
        cells.extend(rest);
        cells.extend(span.map(|at| Cell::Whole(self.unit.at(at))));
        emit(&cells);
    }

    fn words(&self, span: WireSpan) -> Cell {
        words(self.text, span).into()
    }

    fn name(&self, id: u32) -> Cell {
        self.report.entities.get(id as usize).map(|e| &e.name).into()
    }

    #[cfg(feature = "tables")]
    fn documents(&self, emit: &mut Emit<'_>) {
        let document = &self.report.document;
        let warnings: Vec<_> = self.report.warnings.iter().map(|w| w.message.clone()).collect();
        emit(&[
            document.title.as_ref().into(),
            document.published.as_ref().into(),
            document.published_from.into(),
            document.language.into(),
            document.words.into(),
            self.report.brief.sentence.as_ref().map(|s| &s.text).into(),
            warnings.into(),
            Cell::None,
        ]);
    }

    #[cfg(feature = "tables")]
    fn roles(&self, emit: &mut Emit<'_>) {
        for event in &self.report.events {
            for r in &event.roles {
                let name = r.entity.map_or(Cell::None, |id| self.name(id));
                let [start, end] = r.span;
                let words = self.words(r.span);
                emit(&[event.id.into(), r.role.into(), r.entity.into(), name, words, start.into(), end.into()]);
            }
        }
    }

    fn events(&self, emit: &mut Emit<'_>) {
        for event in &self.report.events {
            let source =
                event.statement.and_then(|s| self.report.statements.get(s as usize)?.source.as_ref()).map(|s| s.span);
            let mut cells = vec![
                event.id.into(),
                event.r#type.into(),
                event.mode.into(),
                event.cameo.into(),
                event.status.into(),
                event.interval.as_ref().map(|i| &i[0]).into(),
                event.interval.as_ref().map(|i| &i[1]).into(),
                self.words(event.span),
            ];
            for part in PARTS {
                let fillers = event.roles.iter().filter(|r| r.role == *part).map(|r| words(self.text, r.span));
                cells.push(fillers.collect::<Vec<_>>().into());
            }
            cells.push(source.map_or(Cell::None, |span| self.words(span)));
            let rest =
                vec![event.confidence.into(), event.weight.into(), gloss(event, self.text).into(), event.within.into()];
            self.placed(emit, cells, event.span, rest);
        }
    }

    fn entities(&self, emit: &mut Emit<'_>) {
        for e in &self.report.entities {
            let roles: Vec<_> = e.roles.iter().map(|r| r.title.clone()).collect();
            emit(&[
                e.id.into(),
                e.kind.into(),
                Cell::Flag(e.named),
                (&e.name).into(),
                e.aliases.clone().into(),
                e.description.as_ref().into(),
                roles.into(),
                e.mentions.len().into(),
                e.confidence.into(),
            ]);
        }
    }

    fn mentions(&self, emit: &mut Emit<'_>) {
        for e in &self.report.entities {
            for m in &e.mentions {
                let cells = vec![e.id.into(), (&e.name).into(), m.form.into(), self.words(m.span)];
                self.placed(emit, cells, m.span, Vec::new());
            }
        }
    }

    fn places(&self, emit: &mut Emit<'_>) {
        for e in &self.report.entities {
            let Some(p) = &e.place else { continue };
            emit(&[
                e.id.into(),
                (&e.name).into(),
                p.lat.into(),
                p.lon.into(),
                p.country.as_ref().into(),
                p.region.as_ref().into(),
                (&p.kind).into(),
                p.geonames.into(),
                p.radius.into(),
                e.mentions.len().into(),
                p.confidence.into(),
            ]);
        }
    }

    fn times(&self, emit: &mut Emit<'_>) {
        for t in &self.report.times {
            let (first, last) = (t.start.as_ref().into(), t.end.as_ref().into());
            let cells = vec![self.words(t.span), t.kind.into(), (&t.value).into(), first, last];
            self.placed(emit, cells, t.span, Vec::new());
        }
    }

    fn quantities(&self, emit: &mut Emit<'_>) {
        for q in &self.report.quantities {
            let cells = vec![
                self.words(q.span),
                q.kind.into(),
                q.value.into(),
                q.min.into(),
                q.max.into(),
                q.unit.as_ref().into(),
                q.of.as_ref().into(),
                q.hedge.as_ref().into(),
            ];
            self.placed(emit, cells, q.span, Vec::new());
        }
    }

    fn statements(&self, emit: &mut Emit<'_>) {
        for (i, s) in self.report.statements.iter().enumerate() {
            let content: Vec<_> = s.content.iter().map(|&c| words(self.text, c)).collect();
            let cells = vec![
                i.into(),
                s.source.as_ref().map_or(Cell::None, |x| self.words(x.span)),
                s.source.as_ref().and_then(|x| x.entity).into(),
                s.act.into(),
                s.form.into(),
                s.belief.into(),
                content.join(" … ").into(),
                s.cue.map_or(Cell::None, |c| self.words(c)),
                s.within.into(),
            ];
            self.placed(emit, cells, s.span, vec![Cell::Flag(s.negated), s.confidence.into()]);
        }
    }

    fn relations(&self, emit: &mut Emit<'_>) {
        for r in &self.report.relations {
            let cells = vec![
                r.from.into(),
                self.name(r.from),
                r.kind.into(),
                r.to.into(),
                self.name(r.to),
                r.status.into(),
                r.change.into(),
                r.interval.as_ref().map(|i| &i[0]).into(),
                r.interval.as_ref().map(|i| &i[1]).into(),
                self.words(r.span),
            ];
            self.placed(emit, cells, r.span, vec![r.confidence.into()]);
        }
    }
}
