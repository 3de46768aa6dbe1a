//! How likely a statement is right as it is shown: one at all, of this owner, with these bounds.
//!
//! A linear model over readable features, trained on the verdicts of strict readers (`train/statements/right.tsv`): which cue
//! it is and how it stands, whose words they are and how clearly that one hangs on the cue, and what the words look like.

use super::cues::Cues;
use super::learned::View;
use super::{Draft, Statement, quotations, senses};
use crate::article::TokenId;
use crate::entities::Entity;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::lexicon::{Bag, Linear};
use std::sync::OnceLock;

/// Arcs looked at above a cue.
const CLIMB: usize = 3;

/// Gives each statement its confidence; `drafts` and `statements` run side by side.
pub(super) fn judge(view: &View<'_>, drafts: &[Draft], statements: &mut [Statement]) {
    static MODEL: OnceLock<Linear> = OnceLock::new();
    let model = MODEL.get_or_init(|| Linear::read("statements/right_weights"));
    for (draft, statement) in drafts.iter().zip(statements) {
        let score = model.score(|bag| features(view, draft, statement, bag));
        statement.confidence = 1.0 / (1.0 + libm::expf(-(score as f32) / 100.0));
    }
}

/// What the model looks at; the statement has the confidence that its rules give.
pub(super) fn features(view: &View<'_>, draft: &Draft, statement: &Statement, bag: &mut Bag<'_>) {
    let syntax = view.syntax;
    let (form, act) = (statement.form.name(), statement.act.name());
    bag.add(format_args!("sure={}", (draft.confidence * 20.0) as i32));
    bag.add(format_args!("form={form}"));
    bag.add(format_args!("act={act}"));
    bag.add(format_args!("act={act}|{form}"));
    bag.add(format_args!("belief={}", statement.belief.name()));
    bag.add(format_args!("within={}", statement.within.is_some()));
    of_cue(syntax, draft, form, bag);
    of_source(view, draft, statement, form, bag);
    of_content(view, draft, form, bag);
    around(syntax, draft, form, bag);
}

/// The words that make it a statement, how they are told, and what they hang on.
fn of_cue(syntax: &Syntax<'_>, draft: &Draft, form: &str, bag: &mut Bag<'_>) {
    let t = draft.token;
    let Some(cue) = draft.cue.clone() else {
        bag.add(format_args!("cue=-|{form}"));
        return;
    };
    let (tag, lemma, relation) = (syntax.tag(t), syntax.lemma(t), syntax.relation(t).name());
    let (arc, link) = syntax.margins(t);
    bag.add(format_args!("cue={}", tag.name()));
    bag.add(format_args!("cue={}|{form}", tag.name()));
    bag.add(format_args!("cue:lemma={lemma}"));
    bag.add(format_args!("cue:sense={}|{}", senses::of(lemma, tag), tag.name()));
    bag.add(format_args!("cue:long={}", cue.len().min(4)));
    bag.add(format_args!("cue:arc={arc}"));
    bag.add(format_args!("cue:link={link}"));
    if tag.is_verb() {
        let frames = Cues::get().verb(lemma).iter().map(|c| c.frames);
        let [clause, quotation] = frames.fold([false; 2], |[c, q], f| [c || f.clause, q || f.quotation]);
        bag.add(format_args!("cue:frames={}{}", u8::from(clause), u8::from(quotation)));
    }
    for c in syntax.children(t).filter(|&c| c < t) {
        match syntax.relation(c) {
            Relation::Aux | Relation::AuxPass | Relation::Mark | Relation::Advmod => {
                bag.add(format_args!("cue:with={}", syntax.article.lower(c)));
            }
            _ => {}
        }
    }
    let mut path = String::new();
    for at in std::iter::successors(Some(t), |&t| syntax.head(t)).take(CLIMB) {
        path.push_str(syntax.relation(at).name());
        bag.add(format_args!("cue:path={path}"));
        if let Some(head) = syntax.head(at) {
            bag.add(format_args!("cue:path={path}:{}", syntax.tag(head).name()));
        }
        path.push('>');
    }
    bag.add(format_args!("cue:rel={relation}|{}", tag.name()));
}

/// Whose words they are, where he stands, and how he hangs on the cue.
fn of_source(view: &View<'_>, draft: &Draft, statement: &Statement, form: &str, bag: &mut Bag<'_>) {
    let syntax = view.syntax;
    let Some((speaker, source)) = draft.source.as_ref().zip(statement.source.as_ref()) else {
        bag.add(format_args!("who=-"));
        bag.add(format_args!("who=-|{form}"));
        return;
    };
    let entity = source.entity.and_then(|id| view.entities.get(id));
    let who = class(syntax, speaker.referent, entity);
    let named = entity.is_some_and(|e| e.named);
    let pronoun = matches!(syntax.tag(speaker.words.start), Tag::Prp | Tag::PrpS | Tag::Wp | Tag::Wdt | Tag::Dt)
        && speaker.words.len() == 1;
    bag.add(format_args!("who={who}{}", u8::from(named)));
    bag.add(format_args!("who={who}{}|{form}", u8::from(named)));
    bag.add(format_args!("who={who}|{}", statement.act.name()));
    bag.add(format_args!("who:pronoun={pronoun}|{named}"));
    bag.add(format_args!("who:known={}|{form}", entity.is_some()));
    bag.add(format_args!("who:long={}", (speaker.words.len() / 3).min(5)));
    let side = if speaker.words.start < draft.token { "before" } else { "behind" };
    bag.add(format_args!("who:{side}|{form}"));
    bag.add(format_args!("who:far={}", (speaker.words.start.abs_diff(draft.token) / 5).min(6)));
    let head = syntax.head_of(speaker.words.clone()).unwrap_or(speaker.words.start);
    let direct = syntax.head(head) == Some(draft.token);
    let (arc, link) = syntax.margins(head);
    bag.add(format_args!("who:arc={arc}|{direct}"));
    bag.add(format_args!("who:link={link}|{direct}"));
    bag.add(format_args!("who:relation={}|{direct}", syntax.relation(head).name()));
    if let Some(mention) = entity.and_then(|e| e.mentions.iter().find(|m| speaker.words.contains(&m.head))) {
        bag.add(format_args!("who:form={:?}{}", mention.form, mention.doubtful));
    }
    bag.add(format_args!("who:inside={}", draft.covers(head)));
}

/// What is said: how long, how it begins and ends, how much of it stands between marks.
fn of_content(view: &View<'_>, draft: &Draft, form: &str, bag: &mut Bag<'_>) {
    let syntax = view.syntax;
    let article = syntax.article;
    let hull = draft.hull();
    let long = match hull.len() {
        0..=2 => "2",
        3..=5 => "5",
        6..=9 => "9",
        10..=15 => "15",
        16..=25 => "25",
        26..=40 => "40",
        _ => "more",
    };
    bag.add(format_args!("said:long={long}"));
    bag.add(format_args!("said:long={long}|{form}"));
    bag.add(format_args!("said:parts={}|{form}", draft.content.len().min(3)));
    let first = hull.start;
    let begin = match syntax.tag(first) {
        Tag::Wp | Tag::Wrb | Tag::Wdt => "wh",
        Tag::In | Tag::To | Tag::Prp => article.lower(first),
        tag => tag.name(),
    };
    bag.add(format_args!("said:begin={begin}"));
    bag.add(format_args!("said:begin={begin}|{}", syntax.tag(draft.token).name()));
    let head = syntax.head_of(hull.clone()).unwrap_or(first);
    let finite = hull.clone().any(|t| syntax.tag(t).is_finite());
    bag.add(format_args!("said:head={}", syntax.tag(head).name()));
    bag.add(format_args!("said:relation={}", syntax.relation(head).name()));
    bag.add(format_args!("said:finite={finite}|{form}"));
    bag.add(format_args!("said:direct={}", syntax.head(head) == Some(draft.token)));
    bag.add(format_args!("said:arc={}", syntax.margins(head).0));
    bag.add(format_args!("said:matter={}", draft.matter.is_some()));
    // A clause that ends where its sentence does is less often cut.
    let sentence = syntax.sentence(hull.end.saturating_sub(1));
    let left = sentence.end.saturating_sub(hull.end);
    let rest = if left <= 1 { "none" } else { "some" };
    bag.add(format_args!("said:rest={rest}|{form}"));
    bag.add(format_args!("said:next={}", article.word(hull.end)));
    let sentences = 1 + article.tokens.get(hull.end.saturating_sub(1) as usize).map_or(0, |t| t.sentence)
        - article.tokens.get(first as usize).map_or(0, |t| t.sentence);
    bag.add(format_args!("said:sentences={}|{form}", sentences.min(3)));
    let quoted = hull.clone().filter(|&t| quotations::at(view.quotations, t).is_some()).count();
    bag.add(format_args!("said:quoted={}", quoted * 3 / hull.len().max(1)));
    let behind = first > draft.token;
    let gap = if behind { first - draft.token } else { draft.token.saturating_sub(hull.end) };
    bag.add(format_args!("said:gap={}|{behind}", (gap / 2).min(5)));
    let commas = hull.clone().filter(|&t| article.word(t) == ",").count();
    bag.add(format_args!("said:commas={}", commas.min(4)));
}

/// The sentence of the cue.
fn around(syntax: &Syntax<'_>, draft: &Draft, form: &str, bag: &mut Bag<'_>) {
    let article = syntax.article;
    let sentence = syntax.sentence(draft.token);
    let number = article.tokens.get(draft.token as usize).map_or(0, |t| t.sentence);
    bag.add(format_args!("block={:?}|{form}", article.block_kind_of(draft.token)));
    bag.add(format_args!("number={}", number.min(3)));
    bag.add(format_args!("length={}", sentence.len().max(1).ilog2()));
    let end = sentence.clone().rev().take(3).find(|&i| matches!(article.word(i), "?" | "!" | "." | ":" | ";"));
    bag.add(format_args!("end={}", end.map_or("-", |i| article.word(i))));
    let has: [(&str, &dyn Fn(TokenId) -> bool); 5] = [
        ("i", &|i| matches!(article.lower(i), "i" | "we" | "my" | "our")),
        ("you", &|i| matches!(article.lower(i), "you" | "your")),
        ("named", &|i| syntax.tag(i).is_proper()),
        ("past", &|i| syntax.tag(i) == Tag::Vbd),
        ("modal", &|i| syntax.tag(i) == Tag::Md),
    ];
    for (name, is) in has {
        bag.add(format_args!("has:{name}={}", sentence.clone().any(is)));
    }
}

/// What a speaker is: the pronoun, the kind of his entity, or that the text has none.
fn class<'a>(syntax: &Syntax<'a>, t: TokenId, entity: Option<&Entity>) -> &'a str {
    match entity.map(|e| e.kind) {
        Some(kind) => kind.name(),
        None if syntax.tag(t) == Tag::Prp => syntax.article.lower(t),
        None => syntax.tag(t).name(),
    }
}
