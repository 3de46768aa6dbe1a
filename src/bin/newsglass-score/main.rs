//! Scores the language model on a treebank file, from its own tokens and from raw text; and names on whole reports.

mod names;

use newsglass::Data;
use newsglass::article::{self, Article};
use newsglass::language::{Analysis, Model};
use newsglass::lexicon::Lexicon;
use std::collections::HashMap;
use std::io::Write;
use std::process::ExitCode;

const HELP: &str = "\
usage: newsglass-score FILE.conllu [--model model.bin]
       newsglass-score FILE.jsonl

Parts of speech, tags, trees (with and without the relations' subtypes) and lemmas on the file's own tokens, then
sentences, tokens and the same from raw text, where a score is the F of the words both have.

Of lines {\"text\", \"gold\": {\"entities\": [[start, end, \"PERSON\" | \"ORG\" | \"LOC\"]]}}, offsets in code points: names in whole
reports, exact span and type.
";

#[derive(Default)]
struct Row {
    form: String,
    lemma: String,
    pos: String,
    tag: String,
    head: usize,
    relation: String,
}

#[derive(Default)]
struct Gold {
    rows: Vec<Row>,
    text: String,
    paragraph: bool,
}

fn read(path: &str) -> Result<Vec<Gold>, String> {
    let file = std::fs::read_to_string(path).map_err(|e| format!("`{path}` could not be read: {e}."))?;
    let mut all = Vec::new();
    let mut one = Gold::default();
    for line in file.lines() {
        if line.is_empty() {
            if !one.rows.is_empty() {
                all.push(std::mem::take(&mut one));
            }
        } else if let Some(text) = line.strip_prefix("# text = ") {
            text.clone_into(&mut one.text);
        } else if line.starts_with("# newpar") || line.starts_with("# newdoc") {
            one.paragraph = true;
        } else if !line.starts_with('#') {
            let f: Vec<&str> = line.split('\t').collect();
            if f.len() > 7 && f[0].bytes().all(|b| b.is_ascii_digit()) {
                one.rows.push(Row {
                    form: f[1].into(),
                    lemma: f[2].into(),
                    pos: f[3].into(),
                    tag: f[4].into(),
                    head: f[6].parse().unwrap_or(0),
                    relation: f[7].into(),
                });
            }
        }
    }
    if !one.rows.is_empty() {
        all.push(one);
    }
    Ok(all)
}

/// A word with everything that is scored; `at` and `head` are positions in the text without its white space.
#[derive(Clone, PartialEq, Eq)]
struct Scored<'a> {
    head: Option<(usize, usize)>,
    pos: &'a str,
    tag: &'a str,
    relation: &'a str,
    lemma: String,
}

type Words<'a> = HashMap<(usize, usize), Scored<'a>>;

fn gold_words(gold: &[Gold]) -> (Words<'_>, Vec<(usize, usize)>) {
    let mut words = HashMap::new();
    let mut sentences = Vec::new();
    let mut at = 0;
    for sentence in gold {
        let begin = at;
        let spans: Vec<(usize, usize)> = sentence
            .rows
            .iter()
            .map(|row| {
                let from = at;
                at += row.form.chars().filter(|c| !c.is_whitespace()).count();
                (from, at)
            })
            .collect();
        for (row, &span) in sentence.rows.iter().zip(&spans) {
            let head = row.head.checked_sub(1).and_then(|h| spans.get(h).copied());
            words.insert(
                span,
                Scored { head, pos: &row.pos, tag: &row.tag, relation: &row.relation, lemma: row.lemma.clone() },
            );
        }
        sentences.push((begin, at));
    }
    (words, sentences)
}

fn our_words(article: &Article<'_>, analysis: &Analysis) -> (Words<'static>, Vec<(usize, usize)>) {
    let mut dense = vec![0; article.text.len() + 1];
    let mut n = 0;
    for (i, c) in article.text.char_indices() {
        dense[i] = n;
        n += usize::from(!c.is_whitespace());
        dense[i + c.len_utf8()] = n;
    }
    let span = |s: newsglass::Span| (dense[s.start as usize], dense[s.end as usize]);
    let words = (0..article.tokens.len())
        .filter_map(|i| {
            let word = analysis.word(i as u32)?;
            let head = word.head.map(|h| span(article.span_of(h..h + 1)));
            let scored = Scored {
                head,
                pos: word.pos.name(),
                tag: word.tag.name(),
                relation: word.relation.name(),
                lemma: analysis.lemma(i as u32).to_owned(),
            };
            Some((span(article.tokens.get(i)?.span), scored))
        })
        .collect();
    (words, article.sentences.iter().map(|s| span(s.span)).collect())
}

fn report(out: &mut String, gold: &Words<'_>, ours: &Words<'_>) {
    let base = |r: &str| r.split(':').next().unwrap_or("").to_owned();
    let f = |same: &dyn Fn(&Scored<'_>, &Scored<'_>) -> bool| {
        let hits = gold.iter().filter(|(k, g)| ours.get(*k).is_some_and(|o| same(g, o))).count();
        2.0 * hits as f64 / (gold.len() + ours.len()) as f64
    };
    let mut line = |name: &str, value: f64| out.push_str(&format!("  {name:<28}{value:.4}\n"));
    line("tokens", f(&|_, _| true));
    line("UPOS", f(&|g, o| g.pos == o.pos));
    line("XPOS", f(&|g, o| g.tag == o.tag));
    line("lemmas", f(&|g, o| g.lemma == o.lemma));
    line("UAS", f(&|g, o| g.head == o.head));
    line("LAS", f(&|g, o| g.head == o.head && base(g.relation) == base(o.relation)));
    line("LAS with subtypes", f(&|g, o| g.head == o.head && g.relation == o.relation));
}

fn main() -> ExitCode {
    match run(&std::env::args().skip(1).collect::<Vec<_>>()) {
        Ok(text) => {
            let _ = std::io::stdout().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(message) => {
            let _ = writeln!(std::io::stderr(), "newsglass-score: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[String]) -> Result<String, String> {
    let mut path = None;
    let mut weights: Vec<u8> = Data::embedded().model.to_vec();
    let mut rest = arguments.iter();
    while let Some(a) = rest.next() {
        match a.as_str() {
            "--model" => {
                let file = rest.next().ok_or("--model needs a file behind it.")?;
                weights = std::fs::read(file).map_err(|e| format!("`{file}` could not be read: {e}."))?;
            }
            "--help" | "-h" => return Ok(HELP.into()),
            _ => path = Some(a),
        }
    }
    let path = path.ok_or(HELP)?;
    if path.ends_with(".jsonl") {
        return names::score(&std::fs::read_to_string(path).map_err(|e| format!("`{path}` could not be read: {e}."))?);
    }
    let gold = read(path)?;
    let model = Model::decode(&weights).map_err(|e| e.to_string())?;
    let lexicon = Lexicon::embedded();
    let (words, sentences) = gold_words(&gold);

    let forms: Vec<Vec<&str>> = gold.iter().map(|s| s.rows.iter().map(|r| r.form.as_str()).collect()).collect();
    let text = article::joined(&forms);
    let own = article::given(&text, &forms);
    let mut out = format!("{} sentences, {} words\non their own tokens\n", gold.len(), words.len());
    report(&mut out, &words, &our_words(&own, &model.analyze(&own, &lexicon)).0);

    let mut raw = String::new();
    for sentence in &gold {
        if !raw.is_empty() {
            raw.push_str(if sentence.paragraph { "\n\n" } else { " " });
        }
        raw.push_str(&sentence.text);
    }
    let read = article::read(&raw, None);
    let (ours, ends) = our_words(&read, &model.analyze(&read, &lexicon));
    out.push_str("from raw text\n");
    let hits = ends.iter().filter(|s| sentences.contains(s)).count();
    out.push_str(&format!("  {:<28}{:.4}\n", "sentences", 2.0 * hits as f64 / (ends.len() + sentences.len()) as f64));
    report(&mut out, &words, &ours);
    Ok(out)
}
