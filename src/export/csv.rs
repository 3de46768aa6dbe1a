//! CSV (RFC 4180): a table for each kind of fact, a row for each, for spreadsheets and data frames.

use super::{days, gloss, sentence, words};
use crate::Report;
use crate::report::WireSpan;

/// A kind of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// Who did what to whom.
    Events,
    /// People, groups, places and other things that are named or told of.
    Entities,
    /// Every mention of them.
    Mentions,
    /// Those of them that have coordinates.
    Places,
    /// Time expressions.
    Times,
    /// Numbers.
    Quantities,
    /// Who says what.
    Statements,
    /// How two entities stand to each other.
    Relations,
}

impl Table {
    /// Every table and the name of its file.
    pub const ALL: &'static [(&'static str, Table)] = &[
        ("events", Table::Events),
        ("entities", Table::Entities),
        ("mentions", Table::Mentions),
        ("places", Table::Places),
        ("times", Table::Times),
        ("quantities", Table::Quantities),
        ("statements", Table::Statements),
        ("relations", Table::Relations),
    ];

    fn header(self) -> &'static str {
        match self {
            Table::Events => {
                "event,type,mode,cameo,status,first_day,last_day,trigger,actor,target,place,origin,destination,time,\
                 instrument,quantity,said_by,sentence,confidence,weight,gloss,start,end"
            }
            Table::Entities => "entity,kind,named,name,aliases,description,roles,mentions,confidence",
            Table::Mentions => "entity,name,form,words,sentence,start,end",
            Table::Places => "entity,name,lat,lon,country,region,kind,geonames,radius_km,mentions,confidence",
            Table::Times => "words,kind,value,first_day,last_day,sentence,start,end",
            Table::Quantities => "words,kind,value,min,max,unit,of,hedge,sentence,start,end",
            Table::Statements => {
                "statement,source,source_entity,act,form,belief,content,cue,within,sentence,confidence,start,end"
            }
            Table::Relations => {
                "from,from_name,kind,to,to_name,status,change,first_day,last_day,words,sentence,confidence,start,end"
            }
        }
    }
}

const ROLES: &[&str] = &["actor", "target", "place", "origin", "destination", "time", "instrument", "quantity"];

/// A header and a row for each fact of the kind; spans must be UTF-8 and are written so.
pub(super) fn write(report: &Report, text: &str, table: Table) -> String {
    let mut rows = Rows { report, text, out: format!("{}\r\n", table.header()) };
    match table {
        Table::Events => rows.events(),
        Table::Entities => rows.entities(),
        Table::Mentions => rows.mentions(),
        Table::Places => rows.places(),
        Table::Times => rows.times(),
        Table::Quantities => rows.quantities(),
        Table::Statements => rows.statements(),
        Table::Relations => rows.relations(),
    }
    rows.out
}

struct Rows<'r> {
    report: &'r Report,
    text: &'r str,
    out: String,
}

/// What is written where there is nothing: an empty cell.
fn or_empty<T: ToString>(value: Option<T>) -> String {
    value.map_or(String::new(), |v| v.to_string())
}

impl Rows<'_> {
    fn row(&mut self, cells: &[String]) {
        for (i, value) in cells.iter().enumerate() {
            if i > 0 {
                self.out.push(',');
            }
            self.out.push_str(&cell(value));
        }
        self.out.push_str("\r\n");
    }

    /// A row that ends with the sentence, what is given and the span.
    fn placed(&mut self, mut cells: Vec<String>, span: WireSpan, rest: &[String]) {
        cells.push(sentence(self.report, self.text, span));
        cells.extend_from_slice(rest);
        cells.extend(span.map(|at| at.to_string()));
        self.row(&cells);
    }

    fn name(&self, id: u32) -> String {
        self.report.entities.get(id as usize).map_or(String::new(), |e| e.name.clone())
    }

    fn events(&mut self) {
        for event in &self.report.events {
            let source = event
                .statement
                .and_then(|s| self.report.statements.get(s as usize)?.source.as_ref())
                .map_or(String::new(), |s| words(self.text, s.span));
            let [first, last] = days(event.interval.as_ref());
            let mut cells = vec![
                event.id.to_string(),
                or_empty(event.r#type),
                or_empty(event.mode),
                or_empty(event.cameo),
                event.status.to_owned(),
                first,
                last,
                words(self.text, event.span),
            ];
            for role in ROLES {
                let fillers = event.roles.iter().filter(|r| r.role == *role).map(|r| words(self.text, r.span));
                cells.push(fillers.collect::<Vec<_>>().join("; "));
            }
            cells.push(source);
            let rest = [event.confidence.to_string(), event.weight.to_string(), gloss(event, self.text)];
            self.placed(cells, event.span, &rest);
        }
    }

    fn entities(&mut self) {
        for e in &self.report.entities {
            let roles: Vec<_> = e.roles.iter().map(|r| r.title.as_str()).collect();
            self.row(&[
                e.id.to_string(),
                e.kind.to_owned(),
                e.named.to_string(),
                e.name.clone(),
                e.aliases.join("; "),
                or_empty(e.description.as_ref()),
                roles.join("; "),
                e.mentions.len().to_string(),
                e.confidence.to_string(),
            ]);
        }
    }

    fn mentions(&mut self) {
        for e in &self.report.entities {
            for m in &e.mentions {
                let cells = vec![e.id.to_string(), e.name.clone(), m.form.to_owned(), words(self.text, m.span)];
                self.placed(cells, m.span, &[]);
            }
        }
    }

    fn places(&mut self) {
        for e in &self.report.entities {
            let Some(p) = &e.place else { continue };
            self.row(&[
                e.id.to_string(),
                e.name.clone(),
                p.lat.to_string(),
                p.lon.to_string(),
                or_empty(p.country.as_ref()),
                or_empty(p.region.as_ref()),
                p.kind.clone(),
                or_empty(p.geonames),
                or_empty(p.radius),
                e.mentions.len().to_string(),
                p.confidence.to_string(),
            ]);
        }
    }

    fn times(&mut self) {
        for t in &self.report.times {
            let (first, last) = (or_empty(t.start.as_ref()), or_empty(t.end.as_ref()));
            let cells = vec![words(self.text, t.span), t.kind.to_owned(), t.value.clone(), first, last];
            self.placed(cells, t.span, &[]);
        }
    }

    fn quantities(&mut self) {
        for q in &self.report.quantities {
            let cells = vec![
                words(self.text, q.span),
                q.kind.to_owned(),
                or_empty(q.value),
                or_empty(q.min),
                or_empty(q.max),
                or_empty(q.unit.as_ref()),
                or_empty(q.of.as_ref()),
                or_empty(q.hedge.as_ref()),
            ];
            self.placed(cells, q.span, &[]);
        }
    }

    fn statements(&mut self) {
        for (i, s) in self.report.statements.iter().enumerate() {
            let content: Vec<_> = s.content.iter().map(|&c| words(self.text, c)).collect();
            let cells = vec![
                i.to_string(),
                s.source.as_ref().map_or(String::new(), |x| words(self.text, x.span)),
                or_empty(s.source.as_ref().and_then(|x| x.entity)),
                s.act.to_owned(),
                s.form.to_owned(),
                s.belief.to_owned(),
                content.join(" … "),
                s.cue.map_or(String::new(), |c| words(self.text, c)),
                or_empty(s.within),
            ];
            self.placed(cells, s.span, &[s.confidence.to_string()]);
        }
    }

    fn relations(&mut self) {
        for r in &self.report.relations {
            let [first, last] = days(r.interval.as_ref());
            let cells = vec![
                r.from.to_string(),
                self.name(r.from),
                r.kind.to_owned(),
                r.to.to_string(),
                self.name(r.to),
                r.status.to_owned(),
                or_empty(r.change),
                first,
                last,
                words(self.text, r.span),
            ];
            self.placed(cells, r.span, &[r.confidence.to_string()]);
        }
    }
}

/// A cell. One that a spreadsheet would run as a formula is kept as text by an apostrophe before it; one that holds a
/// sign at which some spreadsheets cut (by their language, a semicolon or a tab) is quoted too, so that no formula
/// begins in its middle.
fn cell(value: &str) -> String {
    let formula = value.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '−'])
        || value.starts_with(['\t', '\r', '\n']);
    let number = value.parse::<f64>().is_ok_and(f64::is_finite);
    let value = if formula && !number { format!("'{value}") } else { value.to_owned() };
    if value.contains(['"', ',', '\n', '\r', ';', '\t', '|']) {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn cells_are_quoted_where_they_must_be_and_never_become_formulas() {
        assert_eq!(cell("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell(" @SUM(A1)"), "' @SUM(A1)");
        assert_eq!(cell("x;=1+1"), "\"x;=1+1\"");
        assert_eq!(cell("＝1+1"), "'＝1+1");
        assert_eq!(cell("-inf"), "'-inf");
        assert_eq!(cell("-3.5"), "-3.5");
    }
}
