//! Numbers with their unit, their hedge, and what they count.
//!
//! The bounds say what the words allow and no more: a plain number has its value as least and greatest, `at least 12`
//! has a least one, `about 12` has none. `dozens` has no value, and twice its scale (24) as the least: a plural is two.

mod counted;
mod hedges;
pub(crate) mod numerals;
mod units;

use crate::article::{Article, TokenId, TokenKind};
use crate::language::{Analysis, NameKind, Tag};
use crate::span::Span;
use crate::times::Time;
use hedges::Bound;

/// A number in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The number and its unit: `40 km`, `approximately 280,000`.
    pub span: Span,
    /// `count`, `killed`, `wounded`, `displaced`, `money`, `percent`, `distance`, ...
    pub kind: &'static str,
    /// The value in `unit`, where the text names one.
    pub value: Option<f64>,
    /// Least value the words allow.
    pub min: Option<f64>,
    /// Greatest value the words allow.
    pub max: Option<f64>,
    /// `km`, `USD`, `percent`, ...
    pub unit: Option<String>,
    /// What is counted: `individuals`.
    pub of: Option<String>,
    /// `about`, `at least`, `more than`, ...
    pub hedge: Option<String>,
}

/// Every quantity, in order; numbers inside a time expression are not repeated.
pub fn find(article: &Article<'_>, analysis: &Analysis, times: &[Time]) -> Vec<Quantity> {
    let mut out = Vec::new();
    let mut taken = times.iter().map(|t| t.span).peekable();
    for sentence in &article.sentences {
        let reader = Reader { a: article, analysis, lo: sentence.tokens.start, hi: sentence.tokens.end };
        let mut i = reader.lo;
        let mut free = reader.lo;
        while i < reader.hi {
            let span = article.tokens[i as usize].span;
            while taken.peek().is_some_and(|t| t.end <= span.start) {
                taken.next();
            }
            if taken.peek().is_some_and(|t| t.overlaps(span)) {
                i += 1;
                free = i;
                continue;
            }
            match reader.read(i, free) {
                Some((mut quantity, end)) if end > i => {
                    // `1,498 people were killed in the north and another 810 in the south`
                    let bare = quantity.kind == "count"
                        && quantity.of.is_none()
                        && matches!(reader.low(end), "in" | "from" | "near");
                    if bare
                        && let Some(last) = out.last().filter(|q: &&Quantity| q.span.start >= sentence.span.start)
                        && counted::is_fate(last.kind)
                    {
                        quantity.kind = last.kind;
                    }
                    out.push(quantity);
                    i = end;
                    free = end;
                }
                _ => i += 1,
            }
        }
    }
    out
}

/// A number with what belongs to it, before the words around it are asked.
#[derive(Debug, Clone, Default)]
struct Amount {
    /// First token of the number or its currency sign.
    start: TokenId,
    end: TokenId,
    value: Option<f64>,
    min: Option<f64>,
    max: Option<f64>,
    kind: &'static str,
    unit: Option<String>,
    hedge: Option<&'static str>,
}

struct Reader<'a, 't> {
    a: &'a Article<'t>,
    analysis: &'a Analysis,
    lo: TokenId,
    hi: TokenId,
}

impl Reader<'_, '_> {
    fn low(&self, i: TokenId) -> &str {
        if i >= self.lo && i < self.hi { self.a.lower(i) } else { "" }
    }

    fn tag(&self, i: TokenId) -> Option<Tag> {
        if i < self.hi { self.analysis.word(i).map(|w| w.tag) } else { None }
    }

    fn glued(&self, i: TokenId) -> bool {
        i < self.hi && self.a.tokens.get(i as usize).is_some_and(|t| !t.spaced)
    }

    /// The quantity whose number begins at `i`; nothing before `free` belongs to it.
    fn read(&self, i: TokenId, free: TokenId) -> Option<(Quantity, TokenId)> {
        let mut amount = self.money(i).or_else(|| self.vague(i)).or_else(|| self.number(i))?;
        let mut bound = Bound::Exact;
        let mut start = amount.start;
        if let Some((from, words, what)) = hedges::before(self.a, amount.start, free) {
            (start, bound) = (from, what);
            amount.hedge = Some(words);
        }
        if let Some((end, words, what)) = hedges::behind(self.a, amount.end, self.hi).filter(|_| amount.hedge.is_none())
        {
            (amount.end, bound) = (end, what);
            amount.hedge = Some(words.trim_start_matches("- "));
        }
        if amount.min.is_none() && amount.max.is_none() {
            match bound {
                Bound::Exact => (amount.min, amount.max) = (amount.value, amount.value),
                Bound::Least => amount.min = amount.value,
                Bound::Most => amount.max = amount.value,
                Bound::About => {}
            }
        }
        let counted = if matches!(amount.kind, "count" | "fraction" | "money" | "percent") {
            counted::find(self.a, self.analysis, start, i, amount.end, self.lo, self.hi)
        } else {
            counted::Counted::default()
        };
        if amount.kind == "count" {
            if let Some(kind) = counted.kind {
                amount.kind = kind;
            } else if matches!(counted.noun.map(|n| self.a.lower(n)), Some("votes" | "ballots")) {
                amount.kind = "votes";
            }
        }
        // `voted 97-2`, `a vote of 52 to 48`
        if amount.kind == "count" && counted.noun.is_none() {
            let near = (1..=6).any(|k| self.low(start.wrapping_sub(k)).starts_with("vote"));
            if near || self.low(amount.end).starts_with("vote") {
                amount.kind = "votes";
            }
        }
        let of = counted.noun.map(|n| String::from(self.a.lower(n)));
        let quantity = Quantity {
            span: self.a.span_of(start..amount.end),
            kind: amount.kind,
            value: amount.value,
            min: amount.min,
            max: amount.max,
            unit: amount.unit,
            of,
            hedge: amount.hedge.map(String::from),
        };
        Some((quantity, amount.end))
    }

    /// A number at `i` with unit, or a mere count.
    fn number(&self, i: TokenId) -> Option<Amount> {
        if !self.stands(i) {
            return None;
        }
        if let Some(age) = self.age(i) {
            return Some(age);
        }
        if let Some(n) = numerals::ordinal(self.a, i, self.hi) {
            // `first` to `third` say an order, not a number.
            let rank = n.figures || n.value > 3.0;
            return rank.then(|| Amount {
                start: i,
                end: n.end,
                value: Some(n.value),
                kind: "ordinal",
                ..Amount::default()
            });
        }
        let half = self.low(i) == "half" && self.low(i + 1) == "a" && numerals::scale(self.low(i + 2)).is_some();
        if let Some(n) = numerals::fraction(self.a, i, self.hi)
            && !half
            && !(self.low(i) == "half" && matches!(self.low(i + 1), "-" | "time" | "hour"))
        {
            let scaled = numerals::scale(self.low(n.end)).filter(|_| !self.low(n.end).ends_with('s'));
            let (value, end) = scaled.map_or((n.value, n.end), |by| (n.value * by, n.end + 1));
            let kind = if scaled.is_some() { "count" } else { "fraction" };
            let mut amount = Amount { start: i, end, value: Some(value), kind, ..Amount::default() };
            self.add_unit(&mut amount, false);
            return Some(amount);
        }
        let minus = matches!(self.low(i), "-" | "−" | "minus" | "negative");
        let from = if minus { i + 1 } else { i };
        if minus && (self.low(i) == "-" && (!self.glued(from) || self.glued(i) && i > self.lo)) {
            return None;
        }
        let n = numerals::cardinal(self.a, from, self.hi)?;
        if !n.figures && n.value == 1.0 && n.end == from + 1 && !minus && !self.one_counts(from) {
            return None;
        }
        let sign = if minus { -1.0 } else { 1.0 };
        let mut amount =
            Amount { start: i, end: n.end, value: Some(sign * n.value), kind: "count", ..Amount::default() };
        self.add_range(&mut amount, n.figures);
        self.add_unit(&mut amount, n.figures);
        self.add_smaller(&mut amount);
        self.add_upper(&mut amount);
        Some(amount)
    }

    /// `between 10 dollars and 20 dollars`, `3km-5km`: the upper end with a unit of its own.
    fn add_upper(&self, amount: &mut Amount) {
        let between = self.low(amount.start.wrapping_sub(1)) == "between" && self.low(amount.end) == "and";
        let dash = numerals::ties(self.a, amount.end);
        if amount.unit.is_none() || amount.min.is_some() || !(between || dash) {
            return;
        }
        let from = amount.end + 1;
        let upper = match self.money(from) {
            Some(upper) => upper,
            None => {
                let Some(n) = numerals::cardinal(self.a, from, self.hi) else { return };
                let mut upper =
                    Amount { start: from, end: n.end, value: Some(n.value), kind: "count", ..Amount::default() };
                self.add_unit(&mut upper, n.figures);
                upper
            }
        };
        if upper.unit != amount.unit || upper.value <= amount.value {
            return;
        }
        (amount.min, amount.max, amount.value) = (amount.value, upper.value, None);
        amount.end = upper.end;
        amount.hedge = Some(if between { "between" } else { "to" });
        if between {
            amount.start -= 1;
        }
    }

    /// True where a number is an amount and no part of a name, a version, an address or a score.
    fn stands(&self, i: TokenId) -> bool {
        let token = self.a.tokens[i as usize];
        if token.kind == TokenKind::Address {
            return false;
        }
        if let Some(name) = self.analysis.name_at(i).and_then(|k| self.analysis.names.get(k)) {
            let whole = name.tokens.start < i && name.kind != NameKind::Place && token.kind == TokenKind::Number;
            if whole && !matches!(self.tag(i + 1), Some(Tag::Nns)) {
                return false;
            }
        }
        if token.kind != TokenKind::Number {
            return true;
        }
        let before = self.low(i.wrapping_sub(1));
        if matches!(
            before,
            "no."
                | "nos."
                | "no"
                | "number"
                | "page"
                | "pages"
                | "article"
                | "chapter"
                | "section"
                | "resolution"
                | "version"
                | "room"
                | "flight"
                | "route"
                | "highway"
                | "channel"
                | "apollo"
                | "type"
                | "mark"
                | "mk"
        ) {
            return matches!(before, "no" | "number");
        }
        // `iPhone 4`, `Boeing 737`: a capitalised word right before, and nothing counted behind.
        if i > self.lo && !self.glued(i) {
            let brand = self.a.word(i - 1).starts_with(char::is_lowercase);
            let named = self.a.word(i - 1).contains(char::is_uppercase)
                && (brand || self.tag(i - 1).is_some_and(Tag::is_proper))
                && units::sign(before).is_none();
            let counts = matches!(self.tag(i + 1), Some(Tag::Nns | Tag::Nn | Tag::Jj))
                || self.low(i + 1) == "%"
                || numerals::scale(self.low(i + 1)).is_some();
            if named && i - 1 > self.lo && !counts {
                return false;
            }
        }
        // `A-320`, `F-16`, `COVID-19`
        !(i >= self.lo + 2
            && self.glued(i)
            && self.low(i - 1) == "-"
            && self.glued(i - 1)
            && self.a.word(i - 2).starts_with(char::is_alphabetic))
    }

    /// `one` counts before a noun and after a hedge, and is a pronoun elsewhere.
    fn one_counts(&self, i: TokenId) -> bool {
        if matches!(self.low(i.wrapping_sub(1)), "the" | "no" | "this" | "that" | "each" | "every" | "any" | "another")
        {
            return false;
        }
        let next = self.low(i + 1);
        matches!(self.tag(i + 1), Some(Tag::Nn)) && !matches!(next, "day" | "time" | "thing" | "way")
            || matches!(next, "person" | "of") && next != "of"
            || units::unit(next, false).is_some()
            || units::currency(next).is_some()
            || matches!(next, "percent" | "per")
    }

    /// `15-20%`, `two to three dozen`, `between 5 and 10`.
    fn add_range(&self, amount: &mut Amount, figures: bool) {
        let k = amount.end;
        let between = self.low(amount.start.wrapping_sub(1)) == "between" && self.low(k) == "and";
        let from = self.low(amount.start.wrapping_sub(1)) == "from" && self.low(k) == "to";
        let dash = matches!(self.low(k), "-" | "–" | "—") && figures && (self.glued(k) == self.glued(k + 1));
        let to = self.low(k) == "to";
        if !(between || from || dash || to) {
            return;
        }
        let mut j = k + 1;
        let sign = units::sign(self.low(j)).filter(|_| amount.kind == "money");
        if sign.is_some() {
            j += 1;
        }
        let Some(m) = numerals::cardinal(self.a, j, self.hi) else { return };
        let (Some(low), high) = (amount.value, m.value) else { return };
        let mut low = low;
        // `5 to 6 million`
        if low < high && high >= 1000.0 && low < 1000.0 && numerals::scale(self.low(m.end - 1)).is_some() {
            let by = numerals::scale(self.low(m.end - 1)).unwrap_or(1.0);
            if low * by <= high {
                low *= by;
            }
        }
        if low >= high || dash && m.figures != figures {
            return;
        }
        // `from 5 to 10` tells a change as often as a range.
        if to && !from && !between && !figures && high > low * 3.0 {
            return;
        }
        if from && amount.kind != "money" && units::unit(self.low(m.end), m.figures).is_none() && self.low(m.end) != "%"
        {
            return;
        }
        if from {
            return;
        }
        (amount.min, amount.max, amount.value) = (Some(low), Some(high), None);
        amount.end = m.end;
        if between {
            amount.start -= 1;
        }
        amount.hedge = Some(if between { "between" } else { "to" });
    }

    /// Takes the unit behind a number.
    fn add_unit(&self, amount: &mut Amount, figures: bool) {
        let mut k = amount.end;
        // `40-km`, `three-foot`
        if numerals::ties(self.a, k) && (units::unit(self.low(k + 1), false).is_some() || self.low(k + 1) == "percent")
        {
            k += 1;
        }
        let low = self.low(k);
        let percent = match low {
            "%" | "percent" | "pct" | "percents" => 1,
            "per" if self.low(k + 1) == "cent" => 2,
            "percentage" if matches!(self.low(k + 1), "point" | "points") => 2,
            _ => 0,
        };
        if percent > 0 {
            amount.end = k + percent;
            let points = matches!(self.low(amount.end), "point" | "points") || low == "percentage";
            if points && low != "percentage" {
                amount.end += 1;
            }
            amount.kind = "percent";
            amount.unit = Some(String::from(if points { "percentage point" } else { "percent" }));
            return;
        }
        if self.money_behind(amount, k) {
            return;
        }
        // `6.4-magnitude`, `magnitude 6.4`
        if matches!(low, "magnitude") || low == "-" && self.low(k + 1) == "magnitude" {
            amount.end = if low == "-" { k + 2 } else { k + 1 };
            amount.kind = "magnitude";
            return;
        }
        let back = |n: u32| self.low(amount.start.wrapping_sub(n));
        if back(1) == "magnitude"
            || (back(1) == "of" && back(2) == "magnitude")
            || (back(1) == "-" && back(2) == "magnitude")
        {
            amount.kind = "magnitude";
            return;
        }
        if let Some((by, kind, _)) = units::power(low)
            && let Some(unit) = units::unit(self.low(k + 1), false).filter(|u| u.kind == "distance")
        {
            amount.end = k + 2;
            amount.kind = kind;
            amount.unit = Some(String::from(units::raised(unit, by)));
            return;
        }
        if low == "nautical" && matches!(self.low(k + 1), "mile" | "miles") {
            amount.end = k + 2;
            amount.kind = "distance";
            amount.unit = Some(String::from("nmi"));
            return;
        }
        if matches!(low, "metric" | "short" | "long" | "cubic") && matches!(self.low(k + 1), "ton" | "tons" | "tonnes")
        {
            amount.end = k + 2;
            amount.kind = "weight";
            amount.unit = Some(String::from("t"));
            return;
        }
        if matches!(low, "degree" | "degrees" | "deg" | "°") {
            let (code, more) = match self.low(k + 1) {
                "celsius" | "c" | "centigrade" => ("°C", 1),
                "fahrenheit" | "f" => ("°F", 1),
                _ => ("degree", 0),
            };
            amount.end = k + 1 + more;
            amount.kind = if more > 0 { "temperature" } else { "angle" };
            amount.unit = Some(String::from(code));
            return;
        }
        if figures && matches!(low, "c" | "f") && self.glued(k) {
            amount.end = k + 1;
            amount.kind = "temperature";
            amount.unit = Some(String::from(if low == "c" { "°C" } else { "°F" }));
            return;
        }
        // `in`, `m`, `t` are units glued to figures, or alone before no noun.
        let short = figures
            && (self.glued(k)
                || matches!(low, "m" | "g" | "ha" | "hp" | "l" | "mi" | "t")
                    && !matches!(self.tag(k + 1), Some(Tag::Nn)))
            || (low == "in" && figures && k + 1 == self.hi);
        if low == "pounds" && self.low(k + 1) != "sterling" {
            amount.end = k + 1;
            amount.kind = "weight";
            amount.unit = Some(String::from("lb"));
            return;
        }
        if let Some(unit) = units::unit(low, short) {
            amount.end = k + 1;
            amount.kind = unit.kind;
            amount.unit = Some(String::from(unit.code));
            // `100 km/h`, `60 miles per hour`, `an hour`
            let hour = match (self.low(k + 1), self.low(k + 2)) {
                ("per" | "an" | "/", "hour" | "h" | "hr") => 2,
                _ => 0,
            };
            if hour > 0 && unit.kind == "distance" {
                amount.end += hour;
                amount.kind = "speed";
                amount.unit = Some(String::from(if unit.code == "mi" { "mph" } else { "km/h" }));
            }
        }
    }

    /// `dollars`, `Lebanese pounds`, `US dollars`, `USD`, `€` behind an amount.
    fn money_behind(&self, amount: &mut Amount, k: TokenId) -> bool {
        let mut j = k;
        // `one-yen`, `million-dollar`
        if numerals::ties(self.a, j) && units::currency(self.low(j + 1)).is_some() {
            j += 1;
        }
        let low = self.low(j);
        let next = self.low(j + 1);
        if let Some(code) = units::currency_of(low, next) {
            amount.end = j + 2;
            amount.unit = Some(String::from(code));
            amount.kind = "money";
            return true;
        }
        let of_weight = low == "pounds"
            && next != "sterling"
            && !numerals::scale(self.low(j.wrapping_sub(1))).is_some_and(|s| s >= 1e6);
        if let Some((code, part)) = units::currency(low).filter(|_| !of_weight) {
            if part < 1.0 && matches!(amount.kind, "money") {
                return false;
            }
            // `won` after a number is a verb as often as a currency.
            if low == "won" && self.tag(j) == Some(Tag::Vbd) || low == "rand" && self.a.word(j) == "Rand" {
                return false;
            }
            amount.end = if next == "sterling" { j + 2 } else { j + 1 };
            amount.unit = Some(String::from(code));
            amount.kind = "money";
            if part < 1.0 {
                for bound in [&mut amount.value, &mut amount.min, &mut amount.max] {
                    *bound = bound.map(|v| (v * part * 1e6).round() / 1e6);
                }
            }
            return true;
        }
        let dollar = self.a.word(j) == "US" && next == "$";
        let code = if dollar { Some("USD") } else { units::sign(low) };
        if let Some(code) = code.filter(|_| {
            self.glued(j)
                || !low.bytes().all(|b| b.is_ascii_alphabetic())
                || self.a.word(j).bytes().all(|b| b.is_ascii_uppercase())
        }) {
            amount.end = if dollar { j + 2 } else { j + 1 };
            amount.unit = Some(String::from(code));
            amount.kind = "money";
            return true;
        }
        false
    }

    /// `$1.5 billion`, `US$ 6.8 billion`, `€20`, `EUR 20`.
    fn money(&self, i: TokenId) -> Option<Amount> {
        let word = self.a.word(i);
        let mut code = None;
        let mut k = i;
        // `US$`, `A$`, `HK$`: the letters may be a token of their own.
        let joined = match (self.low(i), self.low(i + 1)) {
            ("us" | "u.s." | "usd", "$") => Some("USD"),
            ("a" | "au", "$") if self.glued(i + 1) => Some("AUD"),
            ("c" | "ca", "$") => Some("CAD"),
            ("hk", "$") => Some("HKD"),
            ("nz", "$") => Some("NZD"),
            ("s", "$") if self.glued(i + 1) => Some("SGD"),
            ("r", "$") if self.glued(i + 1) => Some("BRL"),
            ("nt", "$") => Some("TWD"),
            ("gb", "£" | "#") => Some("GBP"),
            _ => None,
        };
        if let Some(found) = joined {
            code = Some(found);
            k = i + 2;
        } else if let Some(found) = units::sign(self.low(i)) {
            let letters = word.bytes().all(|b| b.is_ascii_alphabetic() || b == b'.');
            if !letters
                || word.bytes().filter(u8::is_ascii_alphabetic).all(|b| b.is_ascii_uppercase())
                || word == "Rs"
                || word == "Rs."
            {
                code = Some(found);
                k = i + 1;
            }
        } else if let Some((found, value, end)) = self.code_and_figures(i) {
            let mut amount = Amount {
                start: i,
                end,
                value: Some(value),
                kind: "money",
                unit: Some(String::from(found)),
                ..Amount::default()
            };
            self.add_cents(&mut amount);
            return Some(amount);
        }
        let code = code?;
        let n = numerals::cardinal(self.a, k, self.hi)?;
        let mut amount = Amount { start: i, end: n.end, value: Some(n.value), kind: "money", ..Amount::default() };
        self.add_range(&mut amount, n.figures);
        amount.unit = Some(String::from(code));
        // `$99 (USD)`, `$249 USD`, `$9.99 US dollars`, `$1.4 million dollars`
        let mut tail = Amount { start: amount.start, end: amount.end, kind: "count", ..Amount::default() };
        if self.money_behind(&mut tail, amount.end) && tail.unit.as_deref() != Some("GBP") {
            amount.end = tail.end;
            if code == "USD" {
                amount.unit = tail.unit;
            }
        }
        self.add_cents(&mut amount);
        if amount.min.is_none() {
            self.add_upper(&mut amount);
        }
        Some(amount)
    }

    /// `USD115` and `115USD` as one token; of `USD3.14` the cents are another.
    fn code_and_figures(&self, i: TokenId) -> Option<(&'static str, f64, TokenId)> {
        let word = self.a.word(i);
        let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
        let digits = word.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
        let (code, number) = match (letters, digits) {
            (2..=3, _) => word.split_at(letters),
            (0, 1..) => {
                let (number, code) = word.split_at(digits);
                (code, number)
            }
            _ => return None,
        };
        let upper = code.bytes().all(|b| b.is_ascii_uppercase()) || code == "Rs";
        if code.len() < 2 || number.is_empty() || !upper || !word.is_ascii() {
            return None;
        }
        let sign = units::sign(&code.to_ascii_lowercase())?;
        let cents = self.low(i + 1);
        if letters > 0 && self.glued(i + 1) && cents.len() == 3 && cents.starts_with('.') {
            return Some((sign, numerals::figures(&format!("{number}{cents}"))?, i + 2));
        }
        Some((sign, numerals::figures(number)?, i + 1))
    }

    /// `and 43 cents`.
    fn add_cents(&self, amount: &mut Amount) {
        let k = amount.end;
        let j = if self.low(k) == "and" { k + 1 } else { k };
        if let Some(n) = numerals::cardinal(self.a, j, self.hi)
            && n.value < 100.0
            && matches!(self.low(n.end), "cents" | "cent" | "pence" | "c" | "sen")
            && let Some(value) = amount.value.filter(|v| v.fract() == 0.0)
        {
            amount.value = Some(value + n.value / 100.0);
            amount.end = n.end + 1;
        }
    }

    /// `7 feet 10 inches`, `13 dollars and 45 cents`: a smaller unit of the same kind.
    fn add_smaller(&self, amount: &mut Amount) {
        if amount.kind == "money" {
            self.add_cents(amount);
            return;
        }
        for _ in 0..3 {
            let Some(first) =
                units::unit(self.low(amount.end - 1), false).filter(|u| matches!(u.kind, "distance" | "weight"))
            else {
                return;
            };
            let mut j = amount.end;
            if self.low(j) == "," {
                j += 1;
            }
            if self.low(j) == "and" {
                j += 1;
            }
            let Some(n) = numerals::cardinal(self.a, j, self.hi) else { return };
            let Some(unit) = units::unit(self.low(n.end), n.figures) else { return };
            let Some(whole) = units::unit(amount.unit.as_deref().unwrap_or(""), true) else { return };
            if unit.kind != first.kind || unit.factor >= first.factor {
                return;
            }
            let Some(value) = amount.value else { return };
            amount.value = Some(((value + n.value * unit.factor / whole.factor) * 1e6).round() / 1e6);
            amount.end = n.end + 1;
        }
    }

    /// `53-year-old`, `40 years old`, `aged 55`, `at the age of 56`, `Papermaster, 49,`.
    fn age(&self, i: TokenId) -> Option<Amount> {
        let n = numerals::cardinal(self.a, i, self.hi).filter(|n| n.value < 200.0)?;
        let made = |end: TokenId, unit: &str| Amount {
            start: i,
            end,
            value: Some(n.value),
            kind: "age",
            unit: Some(String::from(unit)),
            ..Amount::default()
        };
        let unit = |low: &str| match low {
            "year" | "years" => Some("year"),
            "month" | "months" => Some("month"),
            "week" | "weeks" => Some("week"),
            "day" | "days" => Some("day"),
            _ => None,
        };
        let mut k = n.end;
        if self.low(k) == "-" {
            k += 1;
        }
        if let Some(unit) = unit(self.low(k)) {
            let mut j = k + 1;
            if self.low(j) == "-" {
                j += 1;
            }
            if matches!(self.low(j), "old" | "olds") {
                return Some(made(j + 1, unit));
            }
            if self.low(j) == "of" && self.low(j + 1) == "age" {
                return Some(made(j + 2, unit));
            }
        }
        if matches!(self.low(n.end), "yo" | "y/o") {
            return Some(made(n.end + 1, "year"));
        }
        let back = |k: u32| self.low(i.wrapping_sub(k));
        if back(1) == "aged" || back(1) == "age" || (back(1) == "of" && back(2) == "age") {
            return Some(made(n.end, "year"));
        }
        // A number between commas behind a name, or between a name's comma and the end.
        let named = i >= self.lo + 2
            && back(1) == ","
            && self.tag(i - 2).is_some_and(Tag::is_proper)
            && matches!(self.low(n.end), "," | "." | "and" | "(")
            && n.figures
            && (1.0..=110.0).contains(&n.value)
            && n.value.fract() == 0.0
            && !(i >= self.lo + 4 && self.low(i - 3).bytes().all(|b| b.is_ascii_digit()));
        named.then(|| made(n.end, "year"))
    }

    /// `dozens`, `hundreds of thousands`, `thousands of`, `several`, `a few`, `a couple of`.
    fn vague(&self, i: TokenId) -> Option<Amount> {
        let made = |end: TokenId, value: Option<f64>, min: f64, words: &'static str| Amount {
            start: i,
            end,
            value,
            min: Some(min),
            kind: "count",
            hedge: Some(words),
            ..Amount::default()
        };
        let low = self.low(i);
        let plural = match low {
            "tens" => Some((10.0, "tens")),
            "dozens" => Some((12.0, "dozens")),
            "scores" => Some((20.0, "scores")),
            "hundreds" => Some((100.0, "hundreds")),
            "thousands" => Some((1e3, "thousands")),
            "millions" => Some((1e6, "millions")),
            "billions" => Some((1e9, "billions")),
            "trillions" => Some((1e12, "trillions")),
            _ => None,
        };
        if let Some((scale, words)) = plural {
            let next = if self.low(i + 1) == "of" {
                numerals::scale(self.low(i + 2)).filter(|_| self.low(i + 2).ends_with('s'))
            } else {
                None
            };
            let counted = self.low(i + 1) == "of" || low != "scores" && low != "tens";
            return match next {
                Some(by) => Some((made(i + 3, None, 2.0 * scale * by, words)).named(low, self.low(i + 2))),
                None if counted => Some(self.with_money(made(i + 1, None, 2.0 * scale, words))),
                None => None,
            };
        }
        match (low, self.low(i + 1)) {
            ("several", _) if matches!(self.tag(i + 1), Some(Tag::Nns | Tag::Jj | Tag::Nnps | Tag::Nn | Tag::Vbn)) => {
                let by = numerals::scale(self.low(i + 1)).filter(|_| !self.low(i + 1).ends_with('s'));
                Some(made(if by.is_some() { i + 2 } else { i + 1 }, None, 3.0 * by.unwrap_or(1.0), "several"))
            }
            ("a", "few") => {
                let by = numerals::scale(self.low(i + 2)).filter(|_| !self.low(i + 2).ends_with('s'));
                Some(made(if by.is_some() { i + 3 } else { i + 2 }, None, 3.0 * by.unwrap_or(1.0), "a few"))
            }
            ("a" | "an", next) if units::currency(next).is_some_and(|c| c.1 == 1.0) && !next.ends_with('s') => {
                let noun = matches!(self.tag(i + 2), Some(Tag::Nn | Tag::Nns | Tag::Hyph));
                let code = units::currency(next).map(|c| String::from(c.0));
                (!noun).then(|| Amount {
                    start: i,
                    end: i + 2,
                    value: Some(1.0),
                    kind: "money",
                    unit: code,
                    ..Amount::default()
                })
            }
            ("a", "couple" | "pair") => {
                let end = if self.low(i + 2) == "of" { i + 3 } else { i + 2 };
                Some(Amount { max: Some(2.0), ..made(end, Some(2.0), 2.0, "a couple") })
            }
            _ => None,
        }
    }

    /// `millions of dollars`.
    fn with_money(&self, mut amount: Amount) -> Amount {
        if self.low(amount.end) == "of"
            && let Some((code, _)) = units::currency(self.low(amount.end + 1)).filter(|(_, part)| *part == 1.0)
            && self.low(amount.end + 1) != "pounds"
        {
            amount.end += 2;
            amount.kind = "money";
            amount.unit = Some(String::from(code));
        }
        amount
    }
}

impl Amount {
    /// The words of a doubled vague number.
    fn named(mut self, first: &str, second: &str) -> Amount {
        self.hedge = match (first, second) {
            ("tens", "thousands") => Some("tens of thousands"),
            ("hundreds", "thousands") => Some("hundreds of thousands"),
            ("tens", "millions") => Some("tens of millions"),
            ("hundreds", "millions") => Some("hundreds of millions"),
            ("tens", "billions") => Some("tens of billions"),
            _ => self.hedge,
        };
        self
    }
}
