//! When a word that may be a time is one: `1982`, `May`, `fall`, `Sunday` of the Sunday Times.

use crate::language::{NameKind, Tag};
use crate::lexicon::{Class, is};
use crate::times::rule::Site;

/// Prepositions and the like that stand before a date.
const BEFORE_DATES: &[&str] = &[
    "after",
    "around",
    "before",
    "between",
    "by",
    "circa",
    "during",
    "for",
    "from",
    "in",
    "on",
    "since",
    "through",
    "throughout",
    "till",
    "to",
    "until",
];

/// True for figures right behind a sign that opens nothing and makes no range: `A-2000`, `$2000`.
fn is_part(s: &Site<'_, '_>) -> bool {
    let tied = s.article.tokens.get(s.start as usize).is_some_and(|t| !t.spaced);
    if !tied || s.start == s.lo {
        return false;
    }
    let (mark, two) = (s.before(1), s.before(2));
    let year = two.len() == 4 && two.bytes().all(|b| b.is_ascii_digit());
    let range =
        one_of!(mark, "-" | "–" | "—" | "/") && (year || one_of!(two, "mid" | "early" | "late" | "pre" | "post"));
    !range && !one_of!(mark, "(" | "[" | "\"" | "'" | "“" | "‘" | "—" | "–" | "--")
}

/// True where a year of four figures that stands alone is a year and no amount.
pub(super) fn bare_year(year: i32, s: &Site<'_, '_>) -> bool {
    let before = s.before(1);
    let after = s.after(1);
    let written = s.article.word(s.start);
    if written.starts_with("mid-") || written.starts_with("Mid-") {
        return true;
    }
    if written.starts_with(['\'', '’', '‘']) {
        return one_of!(
            before,
            "of" | "in" | "since" | "from" | "summer" | "winter" | "late" | "early" | "until" | "class"
        );
    }
    if !written.starts_with(|c: char| c.is_ascii_digit()) {
        // `two thousand ten` is an amount, `nineteen ninety-six` is not.
        return (!written.eq_ignore_ascii_case("two") && s.end - s.start > 1) || before == "year";
    }
    if one_of!(after, "bc" | "b.c." | "bce") || is(before, Class::BeforeAmount) || before.ends_with('$') {
        return false;
    }
    if is(after, Class::AfterAmount)
        || (s.glued_after() && one_of!(after, "/" | ":" | "." | "+" | "°") && s.end + 1 < s.hi && glued(s, s.end + 1))
        || is_part(s)
    {
        return false;
    }
    let plural = matches!(s.tag_after(1), Some(Tag::Nns | Tag::Nnps)) && !is(after, Class::DatedNoun);
    if BEFORE_DATES.contains(&before)
        || one_of!(before, "early" | "late" | "mid" | "year" | "fiscal" | "summer" | "spring" | "winter" | "autumn")
    {
        // `to 2000 troops`, `between 1500 and 2000 troops`, `for 1500 dollars`
        let loose = one_of!(before, "to" | "from" | "between" | "for" | "by" | "after" | "before" | "on" | "around");
        return !(loose && plural) && !(before == "on" && year < 1900) && !(loose && year < 1500);
    }
    let near = (1900..=2060).contains(&year);
    match before {
        "of" | "and" | "or" => near && !plural || (1500..1900).contains(&year) && !plural && before == "of",
        "the" | "'s" | "his" | "its" | "their" | "her" | "a" | "that" => near && (!plural || year % 100 != 0),
        _ => near && !plural && !matches!(s.tag_after(1), Some(Tag::Cd)),
    }
}

fn glued(s: &Site<'_, '_>, i: u32) -> bool {
    s.article.tokens.get(i as usize).is_some_and(|t| !t.spaced)
}

/// True where the expression lies in the name of a person or of a newspaper, or in another name that is no date.
fn in_a_name(s: &Site<'_, '_>) -> bool {
    let Some(name) = s.analysis.name_at(s.start).and_then(|k| s.analysis.names.get(k)) else { return false };
    let longer = name.tokens.start < s.start || name.tokens.end > s.end;
    let body = name.kind == NameKind::Organization && one_of!(s.before(1), "at" | "with" | "of");
    longer && (name.kind == NameKind::Person || body)
}

/// True where a month's name that stands alone is a month.
pub(super) fn bare_month(s: &Site<'_, '_>) -> bool {
    let low = s.article.lower(s.start);
    let before = s.before(1);
    let introduced = BEFORE_DATES.contains(&before)
        || one_of!(
            before,
            "of" | "last" | "next" | "this" | "late" | "early" | "mid" | "mid-" | "and" | "or" | "every" | "each"
        );
    if low.len() <= 3 && low != "may" {
        return false;
    }
    match low {
        "may" | "march" => {
            // `from March to May`, `planned for May`
            let tied = match before {
                "and" | "or" | "to" => {
                    crate::times::lexemes::month(s.before(2)).is_some_and(|m| !m.1 || s.before(3) == "from")
                }
                "for" => is(s.before(2), Class::PlannedForm),
                _ => true,
            };
            introduced && tied && !name_follows(s) && !in_a_name(s)
        }
        "april" | "june" | "august" => (introduced || !name_follows(s)) && !in_a_name(s) && before != "president",
        _ => !in_a_name(s),
    }
}

/// True where a capitalised word follows that may be a surname.
fn name_follows(s: &Site<'_, '_>) -> bool {
    s.end < s.hi && s.capital(s.end) && s.after(1).len() > 1 && matches!(s.tag_after(1), Some(Tag::Nnp))
}

/// True where a weekday is a day and no newspaper or other name.
pub(super) fn bare_weekday(s: &Site<'_, '_>) -> bool {
    let paper = is(s.after(1), Class::WeekdayTitle);
    let named = one_of!(
        s.before(1),
        "black" | "bloody" | "good" | "ash" | "palm" | "holy" | "super" | "maundy" | "cyber" | "shrove"
    ) && s.start > s.lo
        && s.capital(s.start - 1);
    s.capital(s.start) && !(paper && s.end < s.hi && s.capital(s.end)) && !named && !in_a_name(s) && !is_forename(s)
        || !s.capital(s.start) && !named
}

/// `Governor Monday Bello`, `A farmer, Friday Ojo, was`, `identified as Sunday`: what people are called in West Africa.
fn is_forename(s: &Site<'_, '_>) -> bool {
    let (before, after) = (s.before(1), s.after(1));
    let surname = s.end < s.hi
        && s.capital(s.end)
        && matches!(s.tag_after(1), Some(Tag::Nnp))
        && !is(after, Class::CalendarName)
        && crate::times::lexemes::month(after).is_none();
    let title = || is(before, Class::LeadingTitle) || is(before, Class::PersonalTitle) || is(before, Class::AgedNoun);
    let called = before == "as" && one_of!(s.before(2), "identified" | "named" | "known");
    let apposed = before == "," && one_of!(s.after(2), "," | ";");
    called || surname && (apposed || title())
}

/// `You do not sack a man on a Monday`: on any, and not on `a Monday night`.
pub(super) fn any_weekday(s: &Site<'_, '_>) -> bool {
    let noun = |t: Tag| t.is_noun() || matches!(t, Tag::Jj | Tag::Hyph);
    one_of!(s.before(1), "a" | "an") && !s.tag_after(1).is_some_and(noun)
}

/// True where `fall`, `spring` or `summer` is the season.
pub(super) fn bare_season(s: &Site<'_, '_>, determined: bool) -> bool {
    let low = s.article.lower(s.end - 1);
    let noun = s.analysis.word(s.end - 1).is_some_and(|w| w.tag.is_noun());
    let before = s.before(1);
    let introduced = one_of!(
        before,
        "in" | "by" | "until" | "since" | "during" | "through" | "of" | "from" | "for" | "before" | "after"
    );
    let capital = s.capital(s.end - 1) && s.end - 1 > s.lo;
    match low {
        "fall" | "spring" => {
            let preposition = BEFORE_DATES.contains(&before);
            noun && !capital
                && (determined && preposition
                    || introduced && matches!(s.tag_after(1), None | Some(Tag::Comma | Tag::Stop | Tag::Cc)))
                && s.after(1) != "of"
                && !matches!(s.tag_after(1), Some(Tag::Nn | Tag::Nns))
        }
        "summertime" | "springtime" | "wintertime" => true,
        _ => !capital && (introduced || determined) && before != "-",
    }
}

/// True where a bare plural (`years`, `hours`) is a length of time.
pub(super) fn bare_units(s: &Site<'_, '_>) -> bool {
    let before = s.before(1);
    let after = s.after(1);
    let preposition = one_of!(
        before,
        "for"
            | "after"
            | "in"
            | "within"
            | "over"
            | "during"
            | "many"
            | "through"
            | "take"
            | "taken"
            | "takes"
            | "took"
            | "last"
            | "lasted"
            | "spent"
    );
    let follows = one_of!(after, "later" | "ago" | "earlier" | "afterwards");
    let verb = s.start > s.lo && s.analysis.word(s.start - 1).is_some_and(|w| w.tag.is_verb());
    let frames = one_of!(after, "of" | "before" | "after") && verb
        || one_of!(after, "before" | "after")
            && s.start > s.lo
            && s.analysis.word(s.start - 1).is_some_and(|w| w.tag.is_noun() || w.tag == Tag::Rb)
        || one_of!(after, "of" | "before" | "after")
            && one_of!(
                before,
                "" | "," | "follow" | "following" | "despite" | "and" | "with" | "than" | "by" | "“" | "from"
            );
    preposition || follows || frames
}

/// True where a length of time is somebody's age.
pub(super) fn is_age(s: &Site<'_, '_>) -> bool {
    let after = s.after(1);
    one_of!(after, "old" | "olds")
        || (after == "-" && one_of!(s.after(2), "old" | "olds"))
        || (after == "of" && s.after(2) == "age")
        || (one_of!(after, "or" | "and") && one_of!(s.after(2), "older" | "younger"))
        || matches!(s.before(1), "aged")
}
