//! Statements within statements: `A said that B had denied it`.

use super::acts::Act;
use super::cues::Cues;
use super::quotations::{self, Quotation};
use super::{Draft, Statement};
use crate::article::TokenId;
use crate::entities::Entities;
use crate::language::syntax::Syntax;
use crate::language::{Relation, Tag};
use crate::order::Order;
use std::ops::Range;

/// How many statements back the one around another is looked for.
const STATEMENTS_BACK: usize = 24;

/// Drops the statements that are only part of what another's source says: those without an owner of their own.
pub(super) fn keep_owned(syntax: &Syntax<'_>, entities: &Entities, quotations: &[Quotation], drafts: &mut Vec<Draft>) {
    let order = |d: &Draft| (d.hull().start, std::cmp::Reverse(d.hull().end), d.source.is_none(), d.token);
    drafts.order_by_key(order);
    let mut keep: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts.drain(..) {
        let outer = keep
            .iter()
            .rev()
            .take(STATEMENTS_BACK)
            .find(|o| o.token != draft.token && o.covers(draft.token) && draft.hull().start < o.hull().end);
        // Whom a quotation itself quotes is left to its words.
        let quoted = || quotations::at(quotations, draft.token).is_some();
        if outer.is_none_or(|o| !quoted() && has_owner(syntax, entities, o, &draft)) {
            keep.push(draft);
        }
    }
    *drafts = keep;
}

/// True where the inner statement is a saying by someone else, named by a noun.
fn has_owner(syntax: &Syntax<'_>, entities: &Entities, outer: &Draft, inner: &Draft) -> bool {
    // "is expected to argue that ...": nobody's words around the saying of one who is named.
    let Some(source) = inner.source.as_ref().filter(|s| outer.source.is_none() || syntax.tag(s.referent).is_noun())
    else {
        return false;
    };
    let said = !matches!(inner.act, Act::Believe | Act::Want | Act::Support | Act::Oppose | Act::Predict | Act::Ask);
    let spoken = syntax.tag(inner.token).is_verb() && inner.confidence >= 0.75 && inner.matter.is_none();
    let entity = |t: TokenId| entities.headed_by(t).or_else(|| entities.covering(t));
    let other = outer.source.as_ref().is_none_or(|o| {
        o.referent != source.referent && (entity(o.referent).is_none() || entity(o.referent) != entity(source.referent))
    });
    said && spoken && other && (outer.source.is_none() || is_chained(syntax, outer, inner))
}

/// True where the inner saying is the clause that the outer one governs, or one joined to it; what stands deeper
/// is told in passing.
fn is_chained(syntax: &Syntax<'_>, outer: &Draft, inner: &Draft) -> bool {
    let mut at = inner.token;
    for _ in 0..3 {
        let Some(head) = syntax.head(at) else { return true };
        if !outer.covers(head) {
            return true;
        }
        if !matches!(syntax.relation(at), Relation::Conj | Relation::Parataxis) {
            return false;
        }
        at = head;
    }
    false
}

/// Cuts the clause before a phrase of attribution, where it took the phrase in: `said it would rain, according to ...`.
pub(super) fn untangle(syntax: &Syntax<'_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        // "according" has the tag of a verb.
        let own = syntax.tag(drafts[i].token);
        let governs = own.is_verb() && syntax.relation(drafts[i].token) != Relation::Case;
        if governs || own.is_noun() || own == Tag::Jj {
            continue;
        }
        let (cue, hull) = (drafts[i].token, drafts[i].hull());
        let near = i.saturating_sub(STATEMENTS_BACK)..drafts.len().min(i + STATEMENTS_BACK);
        for j in near.filter(|&j| j != i) {
            if hull.start <= drafts[j].token && hull.contains(&drafts[j].token) {
                // "learned that, according to ..., nobody came": all but the phrase.
                let opens = |c: &&mut Range<TokenId>| c.contains(&cue) && c.start < cue && cue - c.start > 2;
                for part in drafts[j].content.iter_mut().filter(opens) {
                    part.end = cue;
                }
            }
        }
    }
}

/// `..., the agency reported on Monday, citing sources`: what the sources say is what the agency reports.
pub(super) fn cited(syntax: &Syntax<'_>, drafts: &mut [Draft]) {
    drafts.order_by_key(|d| d.token);
    for i in 0..drafts.len() {
        if !one_of!(syntax.article.lower(drafts[i].token), "citing" | "quoting") {
            continue;
        }
        let sentence = syntax.sentence(drafts[i].token);
        let hull = drafts[i].hull();
        let tells = |d: &&Draft| syntax.tag(d.token).is_verb() && hull.contains(&d.token);
        let around = drafts[..i].iter().rev().take_while(|d| d.token >= sentence.start);
        // "Citing officials, the agency reported that ...", "The agency, citing officials, reported that ..."
        let behind = || {
            let later = drafts[i + 1..].iter().take_while(|d| d.token < sentence.end);
            later.filter(tells).find(|d| d.hull().start > d.token).map(|d| d.content.clone())
        };
        if let Some(said) = around.clone().filter(tells).last().is_none().then(behind).flatten() {
            drafts[i].content = said;
            continue;
        }
        let Some(teller) = around.filter(tells).last() else { continue };
        let said = teller.content.clone();
        drafts[i].content = said.into_iter().map(|c| c.start..c.end.min(drafts[i].token.max(c.start))).collect();
        drafts[i].content.retain(|c| c.start < c.end);
    }
}

/// `accuses Iran of building a bomb, a charge Iran denies`: what Iran denies is what it is accused of, which ends there.
pub(super) fn echoed(syntax: &Syntax<'_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let token = drafts[i].token;
        let Some(noun) = drafts[i].matter.filter(|&m| syntax.head(token) == Some(m) && m < token) else { continue };
        // "..., which Iran denies", whatever noun stands before it
        let which = drafts[i].content.last().map(|c| c.end - 1).filter(|&w| syntax.tag(w) == Tag::Wdt);
        let start = which.filter(|_| drafts[i].act == Act::Deny).unwrap_or(drafts[i].hull().start);
        let stands = one_of!(syntax.article.word(start.max(1) - 1), "," | "-" | "--" | "–" | "—")
            && (Some(start) == which || Cues::get().noun(syntax.lemma(noun)).is_some());
        let told = |d: &Draft| which != Some(start) || matches!(d.act, Act::Accuse | Act::Claim | Act::Say);
        let around =
            |d: &Draft| d.token < start && d.token >= syntax.sentence(token).start && d.covers(start) && told(d);
        let outer = (0..drafts.len()).filter(|&j| stands && around(&drafts[j])).max_by_key(|&j| drafts[j].token);
        let Some(j) = outer else { continue };
        for part in &mut drafts[j].content {
            part.end = part.end.min(start.max(part.start));
        }
        drafts[j].content.retain(|c| c.start < c.end);
        drafts[i].content = drafts[j].content.clone();
        drafts[i].matter = None;
    }
}

/// Names for every statement the smallest one around it; both slices run side by side in order of content.
pub(super) fn nest(drafts: &[Draft], statements: &mut [Statement]) {
    for i in 0..drafts.len() {
        let (token, own) = (drafts[i].token, drafts[i].hull());
        let near = i.saturating_sub(STATEMENTS_BACK)..drafts.len().min(i + STATEMENTS_BACK);
        // A larger one only, so that no chain runs in a circle.
        let around = near
            .filter(|&j| j != i && drafts[j].token != token && drafts[j].hull().len() > own.len())
            .filter(|&j| drafts[j].covers(token) && drafts[j].hull().end > own.start)
            .min_by_key(|&j| (drafts[j].hull().len(), j));
        statements[i].within = around.map(|j| j as u32);
    }
}
