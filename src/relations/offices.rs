//! Who leads or serves whom, by the offices that linking found.

use super::{Finder, Holds, Tie, fits};
use crate::article::TokenId;
use crate::entities::{EntityId, EntityKind, Form};
use crate::language::Tag;
use crate::span::Span;
use std::collections::BTreeMap;
use std::ops::Range;

impl Finder<'_> {
    /// Offices that linking found: `President of Syria`, `editor of the Syria Report`.
    pub(super) fn offices(&mut self) {
        let mut found = Vec::new();
        for (id, entity) in self.entities.list.iter().enumerate() {
            for role in &entity.roles {
                let Some(of) = role.of else { continue };
                let title = role.title.to_lowercase();
                let words: Vec<&str> = title.split([' ', '-']).collect();
                let former = words.iter().any(|w| PAST.contains(w)) || self.former(role.span);
                let suffixes = title.match_indices(' ').map(|(i, _)| &title[i + 1..]);
                let last = std::iter::once(&title[..])
                    .chain(suffixes)
                    .find_map(|t| self.table.noun(t))
                    .or_else(|| words.iter().rev().find_map(|w| self.table.noun(w)));
                let deputy =
                    words.iter().any(|w| matches!(*w, "vice" | "deputy" | "assistant" | "spokesman" | "spokeswoman"));
                let force = words.iter().any(|w| {
                    matches!(
                        *w,
                        "army" | "military" | "police" | "intelligence" | "navy" | "security" | "staff" | "air"
                    )
                });
                let state = matches!(self.kind(of), EntityKind::Place | EntityKind::People);
                let kind = match last {
                    _ if force && state => "works_for",
                    _ if title == "secretary-general" || title.contains("secretary general") => "leads",
                    Some(link) if matches!(link.kind, "leads" | "works_for" | "member_of" | "family_of") => {
                        if deputy && link.kind == "leads" { "works_for" } else { link.kind }
                    }
                    // "his colleague", "an ally of the party": no one's employee.
                    Some(link) if link.kind != "controls" => continue,
                    Some(_) => "controls",
                    _ if self.kind(of) == EntityKind::Person => continue,
                    _ if words.iter().any(|w| STRANGERS.contains(w)) => continue,
                    _ => "works_for",
                };
                // "the U.N. rights chief", "the group's finance director": heads a part of it.
                let kind = if kind == "leads"
                    && self.table.noun(&title).is_none_or(|_| !title.contains(' '))
                    && self.partial(&words, role.span)
                {
                    "works_for"
                } else {
                    kind
                };
                // "a Taliban commander": one of them.
                let kind = if kind == "leads" && self.kind(of) == EntityKind::Group && self.one_of_several(role.span) {
                    "member_of"
                } else {
                    kind
                };
                // "a lawyer from the town", "the French actor": only officials serve a place.
                if kind == "works_for" && state && !force && !words.iter().any(|w| SERVANTS.contains(w)) {
                    continue;
                }
                found.push((kind, id as EntityId, of, role.span, former));
            }
        }
        for (kind, from, to, span, former) in found {
            // "Republican Senator": what kind of senator, not whose.
            let people = kind == "works_for" && self.kind(to) == EntityKind::People;
            if from != to && !people && fits(kind, self.kind(from), self.kind(to)) {
                let status = if former { Holds::Past } else { Holds::Current };
                self.ties.push(Tie { kind, from, to, span, status, interval: None, change: None, confidence: 0.85 });
            }
        }
        self.heads_of_state();
        self.mayors();
    }

    /// `In Huancayo, Mayor Dennys Cuba said`: of the one town of the sentence, or of the sentence before it in the same
    /// paragraph.
    fn mayors(&mut self) {
        let article = self.syntax.article;
        let mut towns: Vec<(TokenId, EntityId)> = Vec::new();
        for (id, entity) in self.entities.list.iter().enumerate() {
            let town = self
                .places
                .of(id as EntityId)
                .filter(|p| p.confidence > 0.75)
                .is_some_and(|p| matches!(p.kind.as_str(), "city" | "town" | "village" | "capital" | "district"));
            if town && entity.kind == EntityKind::Place && entity.named {
                let names = entity.mentions.iter().filter(|m| m.form == Form::Name);
                towns.extend(names.map(|m| (m.head, id as EntityId)));
            }
        }
        towns.sort_unstable();
        let only = |range: Range<TokenId>| {
            let (from, to) = (towns.partition_point(|t| t.0 < range.start), towns.partition_point(|t| t.0 < range.end));
            let here = towns.get(from..to)?;
            let first = here.first()?.1;
            here.iter().all(|t| t.1 == first).then_some(first)
        };
        for (id, entity) in self.entities.list.iter().enumerate() {
            let Some(role) = entity.roles.iter().find(|r| r.of.is_none() && r.title.eq_ignore_ascii_case("mayor"))
            else {
                continue;
            };
            let Some(token) = article.tokens_in(role.span).next() else { continue };
            let Some(here) = article.sentence_of(token) else { continue };
            let before = here.tokens.start.checked_sub(1).and_then(|t| article.sentence_of(t));
            let before = before.filter(|b| b.block == here.block).map(|b| b.tokens.clone());
            // "In Huancayo, ...": where the sentence begins.
            let begin = here.tokens.start;
            let set = matches!(article.lower(begin), "in" | "at").then(|| only(begin + 1..begin + 5)).flatten();
            let town = set.or_else(|| only(here.tokens.clone())).or_else(|| {
                let none = !towns.iter().any(|t| here.tokens.contains(&t.0));
                before.filter(|_| none).and_then(only)
            });
            if let Some(to) = town.filter(|_| entity.kind == EntityKind::Person && !self.former(role.span)) {
                let from = id as EntityId;
                self.ties.push(Tie {
                    kind: "leads",
                    from,
                    to,
                    span: role.span,
                    status: Holds::Current,
                    interval: None,
                    change: None,
                    confidence: 0.6,
                });
            }
        }
    }

    /// `human rights chief`, `deputy governor`: of a part, or below another.
    pub(super) fn partial(&self, title: &[&str], span: Span) -> bool {
        let syntax = self.syntax;
        let whole = |w: &str| {
            matches!(
                w,
                "chief"
                    | "executive"
                    | "managing"
                    | "general"
                    | "supreme"
                    | "party"
                    | "opposition"
                    | "acting"
                    | "interim"
                    | "group"
                    | "team"
                    | "club"
                    | "union"
                    | "board"
                    | "founding"
                    | "president"
                    | "co"
                    | "overall"
                    | "company"
                    | "state"
                    | "national"
                    | "top"
                    | "rebel"
                    | "gang"
                    | "prime"
                    | "first"
                    | "head"
                    | "political"
                    | "spiritual"
            ) || FORCES.contains(&w)
                || PAST.contains(&w)
        };
        let last = title.last().copied().unwrap_or("");
        if title.iter().any(|w| matches!(*w, "deputy" | "vice" | "assistant" | "associate")) {
            return true;
        }
        if !matches!(last, "chief" | "director" | "head" | "boss") {
            return false;
        }
        if title.iter().rev().skip(1).any(|w| !whole(w)) {
            return true;
        }
        let Some(first) = syntax.article.tokens_in(span).next() else { return false };
        let begin = syntax.sentence(first).start;
        (begin.max(first.saturating_sub(3))..first)
            .rev()
            .take_while(|&x| {
                let place = self.entities.headed_by(x).is_some_and(|e| self.kind(e) == EntityKind::Place);
                matches!(syntax.tag(x), Tag::Nn | Tag::Nns)
                    || syntax.tag(x) == Tag::Jj && SECTORS.contains(&syntax.article.lower(x))
                    || place && syntax.article.word(x + 1) != "'s"
            })
            .any(|x| {
                let w = syntax.article.lower(x);
                !whole(w)
                    && !matches!(w, "new" | "longtime" | "long-time" | "current" | "outspoken" | "powerful" | "late")
            })
    }

    /// `a senior commander`, not `the commander`.
    pub(super) fn one_of_several(&self, span: Span) -> bool {
        let article = self.syntax.article;
        let Some(first) = article.tokens_in(span).next() else { return false };
        let begin = self.syntax.sentence(first).start;
        (begin.max(first.saturating_sub(4))..first).rev().take_while(|&t| !self.syntax.is_edge(t)).any(|t| {
            matches!(article.lower(t), "a" | "an" | "senior" | "local" | "regional" | "field" | "another" | "junior")
        })
    }

    /// True where `former` or the like stands right before an office.
    fn former(&self, span: Span) -> bool {
        let article = self.syntax.article;
        let Some(first) = article.tokens_in(span).next() else { return false };
        let begin = self.syntax.sentence(first).start;
        (begin.max(first.saturating_sub(2))..first).any(|t| PAST.contains(&article.lower(t)))
    }

    /// `President Edem Kpodzro`, `Interior Minister Kipchumba Murkomen`: of the country the article is about, where
    /// it says no other.
    fn heads_of_state(&mut self) {
        let mut counts: BTreeMap<&str, (u32, usize)> = BTreeMap::new();
        let mut states: BTreeMap<&str, EntityId> = BTreeMap::new();
        let mut all = 0;
        for (id, entity) in self.entities.list.iter().enumerate() {
            let Some(place) = self.places.of(id as EntityId).filter(|_| entity.named) else { continue };
            let Some(country) = place.country.as_deref() else { continue };
            let names = entity.mentions.iter().filter(|m| m.form == Form::Name).count() as u32;
            let first = entity.mentions.first().map_or(usize::MAX, |m| m.span.start as usize);
            let entry = counts.entry(country).or_insert((0, first));
            entry.0 += names;
            entry.1 = entry.1.min(first);
            all += names;
            if place.kind == "country" {
                states.entry(country).or_insert(id as EntityId);
            }
        }
        let first = counts.values().map(|c| c.1).min();
        let of = counts.iter().find(|(_, c)| c.0 * 5 >= all * 3 || c.0 * 5 >= all * 2 && Some(c.1) == first);
        let Some((&country, (names, _))) = of else { return };
        let Some(&state) = states.get(country).filter(|_| *names > 1) else { return };
        let mut holders: BTreeMap<(&str, String), Vec<(EntityId, Span, bool)>> = BTreeMap::new();
        for (id, entity) in self.entities.list.iter().enumerate() {
            if entity.kind != EntityKind::Person || !entity.named {
                continue;
            }
            for role in entity.roles.iter().filter(|r| r.of.is_none() || r.of == Some(state)) {
                let title = role.title.to_lowercase();
                let article = self.syntax.article;
                let next = article.tokens_in(role.span).next_back().map_or("", |t| article.word(t + 1));
                // Before the name, so that it is this person's office and not one spoken of.
                if role.of.is_none() && !next.starts_with(char::is_uppercase) && next != "," {
                    continue;
                }
                let kind = match title.trim_start_matches("the ") {
                    "president" | "king" | "queen" | "emir" | "sultan" | "prime minister" => "leads",
                    t if t.ends_with(" minister") => "works_for",
                    _ => continue,
                };
                let past = PAST.iter().any(|p| title.starts_with(p)) || self.former(role.span);
                let list = holders.entry((kind, title)).or_default();
                if !past && !list.iter().any(|h| h.0 == id as EntityId) {
                    list.push((id as EntityId, role.span, role.of.is_none()));
                }
            }
        }
        for ((kind, title), list) in holders {
            let wrong = if title == "prime minister" { WITHOUT_PREMIER } else { MONARCHIES };
            if matches!(title.as_str(), "president" | "prime minister") && wrong.contains(&country) {
                continue;
            }
            if let [(from, span, true)] = list[..] {
                self.ties.push(Tie {
                    kind,
                    from,
                    to: state,
                    span,
                    status: Holds::Current,
                    interval: None,
                    change: None,
                    confidence: 0.6,
                });
            }
        }
    }
}

/// People who have to do with a body and do not work for it.
const STRANGERS: &[&str] = &[
    "client",
    "creditor",
    "customer",
    "fan",
    "graduate",
    "hopeful",
    "icon",
    "investor",
    "native",
    "patient",
    "resident",
    "shareholder",
    "survivor",
    "symbol",
    "target",
    "veteran",
    "victim",
    "visitor",
];

/// Adjectives for the part of a body that someone heads.
pub(super) const SECTORS: &[&str] = &[
    "commercial",
    "deputy",
    "economic",
    "financial",
    "humanitarian",
    "legal",
    "nuclear",
    "regional",
    "sporting",
    "technical",
];

/// States whose head is no president, so that a president there is somebody else's: ISO codes, sorted.
const MONARCHIES: &[&str] = &[
    "AU", "BE", "BH", "BN", "BS", "BT", "CA", "DK", "ES", "GB", "JM", "JO", "JP", "KH", "KW", "LS", "LU", "MA", "MY",
    "NL", "NO", "NZ", "OM", "PG", "QA", "SA", "SE", "SZ", "TH", "TO", "VA",
];

/// States without a prime minister.
const WITHOUT_PREMIER: &[&str] = &[
    "AO", "AR", "BJ", "BO", "BR", "CL", "CO", "CR", "CY", "DO", "EC", "GH", "GM", "GT", "HN", "ID", "KE", "LR", "MW",
    "MX", "NG", "NI", "PA", "PH", "PY", "SL", "SV", "TR", "US", "UY", "VE", "ZA", "ZM",
];

/// What says of an office that it is no longer held.
const PAST: &[&str] = &["former", "ex", "late", "ousted", "deposed", "onetime", "then", "erstwhile", "previous"];

/// Those who serve a state or a town and do not only come from there.
pub(super) const SERVANTS: &[&str] = &[
    "adviser",
    "advisor",
    "agent",
    "ambassador",
    "attorney",
    "colonel",
    "commissioner",
    "consul",
    "deputy",
    "diplomat",
    "envoy",
    "general",
    "inspector",
    "judge",
    "justice",
    "lieutenant",
    "major",
    "minister",
    "negotiator",
    "official",
    "officer",
    "prosecutor",
    "representative",
    "secretary",
    "sheriff",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "vice",
];

/// What a chief leads for a state and not in its stead.
pub(super) const FORCES: &[&str] = &["air", "army", "intelligence", "military", "navy", "police", "security", "staff"];
