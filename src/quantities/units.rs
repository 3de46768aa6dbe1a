//! Units of measure and currencies, as news writes them.

/// A unit: its code in the report, the kind of quantity, and how many of the kind's base unit it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Measure {
    pub code: &'static str,
    pub kind: &'static str,
    pub factor: f64,
}

const fn m(code: &'static str, kind: &'static str, factor: f64) -> Measure {
    Measure { code, kind, factor }
}

/// Sorted by word. Words that are units only behind figures (`m`, `in`) are in [`SHORT`].
const UNITS: &[(&str, Measure)] = &[
    ("acre", m("acre", "area", 4046.86)),
    ("acres", m("acre", "area", 4046.86)),
    ("barrel", m("bbl", "volume", 158.987)),
    ("barrels", m("bbl", "volume", 158.987)),
    ("bushels", m("bushel", "volume", 35.239)),
    ("carat", m("carat", "weight", 0.0002)),
    ("carats", m("carat", "weight", 0.0002)),
    ("celsius", m("°C", "temperature", 1.0)),
    ("centimeter", m("cm", "distance", 0.01)),
    ("centimeters", m("cm", "distance", 0.01)),
    ("centimetre", m("cm", "distance", 0.01)),
    ("centimetres", m("cm", "distance", 0.01)),
    ("cm", m("cm", "distance", 0.01)),
    ("degrees", m("degree", "angle", 1.0)),
    ("fahrenheit", m("°F", "temperature", 1.0)),
    ("feet", m("ft", "distance", 0.3048)),
    ("foot", m("ft", "distance", 0.3048)),
    ("ft", m("ft", "distance", 0.3048)),
    ("gallon", m("gal", "volume", 3.785)),
    ("gallons", m("gal", "volume", 3.785)),
    ("gb", m("GB", "data", 1e9)),
    ("ghz", m("GHz", "frequency", 1e9)),
    ("gigabyte", m("GB", "data", 1e9)),
    ("gigabytes", m("GB", "data", 1e9)),
    ("gigawatt", m("GW", "power", 1e9)),
    ("gigawatts", m("GW", "power", 1e9)),
    ("gram", m("g", "weight", 0.001)),
    ("grams", m("g", "weight", 0.001)),
    ("gw", m("GW", "power", 1e9)),
    ("hectare", m("ha", "area", 1e4)),
    ("hectares", m("ha", "area", 1e4)),
    ("horsepower", m("hp", "power", 745.7)),
    ("hz", m("Hz", "frequency", 1.0)),
    ("inch", m("in", "distance", 0.0254)),
    ("inches", m("in", "distance", 0.0254)),
    ("kg", m("kg", "weight", 1.0)),
    ("kgs", m("kg", "weight", 1.0)),
    ("kilo", m("kg", "weight", 1.0)),
    ("kilogram", m("kg", "weight", 1.0)),
    ("kilogrammes", m("kg", "weight", 1.0)),
    ("kilograms", m("kg", "weight", 1.0)),
    ("kilometer", m("km", "distance", 1000.0)),
    ("kilometers", m("km", "distance", 1000.0)),
    ("kilometre", m("km", "distance", 1000.0)),
    ("kilometres", m("km", "distance", 1000.0)),
    ("kilos", m("kg", "weight", 1.0)),
    ("kilotons", m("kt", "weight", 1e6)),
    ("kilowatts", m("kW", "power", 1e3)),
    ("km", m("km", "distance", 1000.0)),
    ("km/h", m("km/h", "speed", 0.27778)),
    ("kmh", m("km/h", "speed", 0.27778)),
    ("kms", m("km", "distance", 1000.0)),
    ("knots", m("kn", "speed", 0.51444)),
    ("kph", m("km/h", "speed", 0.27778)),
    ("kw", m("kW", "power", 1e3)),
    ("kwh", m("kWh", "energy", 3.6e6)),
    ("lb", m("lb", "weight", 0.45359)),
    ("lbs", m("lb", "weight", 0.45359)),
    ("liter", m("l", "volume", 1.0)),
    ("liters", m("l", "volume", 1.0)),
    ("litre", m("l", "volume", 1.0)),
    ("litres", m("l", "volume", 1.0)),
    ("mb", m("MB", "data", 1e6)),
    ("megabytes", m("MB", "data", 1e6)),
    ("megawatt", m("MW", "power", 1e6)),
    ("megawatts", m("MW", "power", 1e6)),
    ("meter", m("m", "distance", 1.0)),
    ("meters", m("m", "distance", 1.0)),
    ("metre", m("m", "distance", 1.0)),
    ("metres", m("m", "distance", 1.0)),
    ("mg", m("mg", "weight", 1e-6)),
    ("mhz", m("MHz", "frequency", 1e6)),
    ("mile", m("mi", "distance", 1609.344)),
    ("miles", m("mi", "distance", 1609.344)),
    ("milligrams", m("mg", "weight", 1e-6)),
    ("millimeter", m("mm", "distance", 0.001)),
    ("millimeters", m("mm", "distance", 0.001)),
    ("millimetre", m("mm", "distance", 0.001)),
    ("millimetres", m("mm", "distance", 0.001)),
    ("ml", m("ml", "volume", 0.001)),
    ("mm", m("mm", "distance", 0.001)),
    ("mph", m("mph", "speed", 0.44704)),
    ("mw", m("MW", "power", 1e6)),
    ("mwh", m("MWh", "energy", 3.6e9)),
    ("ounce", m("oz", "weight", 0.02835)),
    ("ounces", m("oz", "weight", 0.02835)),
    ("oz", m("oz", "weight", 0.02835)),
    ("tb", m("TB", "data", 1e12)),
    ("terabytes", m("TB", "data", 1e12)),
    ("ton", m("ton", "weight", 907.18)),
    ("tonne", m("t", "weight", 1000.0)),
    ("tonnes", m("t", "weight", 1000.0)),
    ("tons", m("ton", "weight", 907.18)),
    ("watts", m("W", "power", 1.0)),
    ("yard", m("yd", "distance", 0.9144)),
    ("yards", m("yd", "distance", 0.9144)),
    ("yd", m("yd", "distance", 0.9144)),
    ("yds", m("yd", "distance", 0.9144)),
];

/// Units only where they stand right behind figures, or alone behind them.
const SHORT: &[(&str, Measure)] = &[
    ("\"", m("in", "distance", 0.0254)),
    ("''", m("in", "distance", 0.0254)),
    ("'", m("ft", "distance", 0.3048)),
    ("g", m("g", "weight", 0.001)),
    ("ha", m("ha", "area", 1e4)),
    ("hp", m("hp", "power", 745.7)),
    ("in", m("in", "distance", 0.0254)),
    ("l", m("l", "volume", 1.0)),
    ("m", m("m", "distance", 1.0)),
    ("mi", m("mi", "distance", 1609.344)),
    ("t", m("t", "weight", 1000.0)),
    ("°", m("degree", "angle", 1.0)),
    ("°c", m("°C", "temperature", 1.0)),
    ("°f", m("°F", "temperature", 1.0)),
    ("ºc", m("°C", "temperature", 1.0)),
    ("ºf", m("°F", "temperature", 1.0)),
];

/// Signs and codes that stand before an amount or behind it.
const SIGNS: &[(&str, &str)] = &[
    ("$", "USD"),
    ("a$", "AUD"),
    ("aed", "AED"),
    ("au$", "AUD"),
    ("aud", "AUD"),
    ("bgn", "BGN"),
    ("brl", "BRL"),
    ("c$", "CAD"),
    ("cad", "CAD"),
    ("chf", "CHF"),
    ("cny", "CNY"),
    ("czk", "CZK"),
    ("dkk", "DKK"),
    ("egp", "EGP"),
    ("eur", "EUR"),
    ("gbp", "GBP"),
    ("hk$", "HKD"),
    ("hkd", "HKD"),
    ("idr", "IDR"),
    ("ils", "ILS"),
    ("inr", "INR"),
    ("iqd", "IQD"),
    ("irr", "IRR"),
    ("jod", "JOD"),
    ("jpy", "JPY"),
    ("kes", "KES"),
    ("krw", "KRW"),
    ("kwd", "KWD"),
    ("l.e", "EGP"),
    ("l.e.", "EGP"),
    ("lbp", "LBP"),
    ("le", "EGP"),
    ("mnt", "MNT"),
    ("mxn", "MXN"),
    ("myr", "MYR"),
    ("ngn", "NGN"),
    ("nis", "ILS"),
    ("nok", "NOK"),
    ("nz$", "NZD"),
    ("nzd", "NZD"),
    ("php", "PHP"),
    ("pkr", "PKR"),
    ("pln", "PLN"),
    ("qar", "QAR"),
    ("r$", "BRL"),
    ("rm", "MYR"),
    ("rmb", "CNY"),
    ("rs", "INR"),
    ("rs.", "INR"),
    ("rub", "RUB"),
    ("s$", "SGD"),
    ("sar", "SAR"),
    ("sek", "SEK"),
    ("sgd", "SGD"),
    ("syp", "SYP"),
    ("thb", "THB"),
    ("try", "TRY"),
    ("twd", "TWD"),
    ("uah", "UAH"),
    ("us$", "USD"),
    ("usd", "USD"),
    ("usd$", "USD"),
    ("zar", "ZAR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("฿", "THB"),
    ("₦", "NGN"),
    ("₩", "KRW"),
    ("₪", "ILS"),
    ("€", "EUR"),
    ("₱", "PHP"),
    ("₴", "UAH"),
    ("₹", "INR"),
    ("₺", "TRY"),
    ("₽", "RUB"),
    ("₿", "BTC"),
];

/// Names of currencies behind an amount: word, code, part of one. `pounds` is weight before `of` and without a place.
const NAMES: &[(&str, &str, f64)] = &[
    ("baht", "THB", 1.0),
    ("bolivars", "VES", 1.0),
    ("bucks", "USD", 1.0),
    ("cent", "USD", 0.01),
    ("cents", "USD", 0.01),
    ("dinar", "dinar", 1.0),
    ("dinars", "dinar", 1.0),
    ("dirham", "AED", 1.0),
    ("dirhams", "AED", 1.0),
    ("dollar", "USD", 1.0),
    ("dollars", "USD", 1.0),
    ("euro", "EUR", 1.0),
    ("euros", "EUR", 1.0),
    ("franc", "CHF", 1.0),
    ("francs", "CHF", 1.0),
    ("hryvnia", "UAH", 1.0),
    ("hryvnias", "UAH", 1.0),
    ("krona", "SEK", 1.0),
    ("kroner", "NOK", 1.0),
    ("kronor", "SEK", 1.0),
    ("lira", "TRY", 1.0),
    ("liras", "TRY", 1.0),
    ("naira", "NGN", 1.0),
    ("pence", "GBP", 0.01),
    ("pennies", "USD", 0.01),
    ("peso", "peso", 1.0),
    ("pesos", "peso", 1.0),
    ("pounds", "GBP", 1.0),
    ("quid", "GBP", 1.0),
    ("rand", "ZAR", 1.0),
    ("reais", "BRL", 1.0),
    ("renminbi", "CNY", 1.0),
    ("rial", "IRR", 1.0),
    ("rials", "IRR", 1.0),
    ("ringgit", "MYR", 1.0),
    ("ringgits", "MYR", 1.0),
    ("riyal", "SAR", 1.0),
    ("riyals", "SAR", 1.0),
    ("rouble", "RUB", 1.0),
    ("roubles", "RUB", 1.0),
    ("ruble", "RUB", 1.0),
    ("rubles", "RUB", 1.0),
    ("rupee", "INR", 1.0),
    ("rupees", "INR", 1.0),
    ("rupiah", "IDR", 1.0),
    ("shekel", "ILS", 1.0),
    ("shekels", "ILS", 1.0),
    ("shilling", "shilling", 1.0),
    ("shillings", "shilling", 1.0),
    ("sterling", "GBP", 1.0),
    ("tugrik", "MNT", 1.0),
    ("tugriks", "MNT", 1.0),
    ("won", "KRW", 1.0),
    ("yen", "JPY", 1.0),
    ("yuan", "CNY", 1.0),
    ("zloty", "PLN", 1.0),
    ("zlotys", "PLN", 1.0),
    ("¢", "USD", 0.01),
    ("元", "CNY", 1.0),
];

/// Adjectives that say whose currency: adjective, name's stem, code.
const WHOSE: &[(&str, &str, &str)] = &[
    ("algerian", "dinar", "DZD"),
    ("american", "dollar", "USD"),
    ("argentine", "peso", "ARS"),
    ("australian", "dollar", "AUD"),
    ("bahraini", "dinar", "BHD"),
    ("british", "pound", "GBP"),
    ("canadian", "dollar", "CAD"),
    ("chilean", "peso", "CLP"),
    ("chinese", "yuan", "CNY"),
    ("colombian", "peso", "COP"),
    ("danish", "kroner", "DKK"),
    ("egyptian", "pound", "EGP"),
    ("indian", "rupee", "INR"),
    ("indonesian", "rupiah", "IDR"),
    ("iranian", "rial", "IRR"),
    ("iraqi", "dinar", "IQD"),
    ("japanese", "yen", "JPY"),
    ("jordanian", "dinar", "JOD"),
    ("kenyan", "shilling", "KES"),
    ("kuwaiti", "dinar", "KWD"),
    ("lebanese", "pound", "LBP"),
    ("malaysia", "ringgit", "MYR"),
    ("malaysian", "ringgit", "MYR"),
    ("mexican", "peso", "MXN"),
    ("nigerian", "naira", "NGN"),
    ("norwegian", "kroner", "NOK"),
    ("omani", "rial", "OMR"),
    ("pakistani", "rupee", "PKR"),
    ("philippine", "peso", "PHP"),
    ("qatari", "riyal", "QAR"),
    ("russian", "ruble", "RUB"),
    ("saudi", "riyal", "SAR"),
    ("singapore", "dollar", "SGD"),
    ("sudanese", "pound", "SDG"),
    ("swedish", "kron", "SEK"),
    ("swiss", "franc", "CHF"),
    ("syrian", "pound", "SYP"),
    ("turkish", "lira", "TRY"),
    ("u.s.", "dollar", "USD"),
    ("ukrainian", "hryvnia", "UAH"),
    ("us", "dollar", "USD"),
    ("yemeni", "rial", "YER"),
];

/// The unit a word names; `figures` where it stands behind figures.
pub(crate) fn unit(word: &str, figures: bool) -> Option<Measure> {
    let word = if word.len() > 1 { word.trim_end_matches('.') } else { word };
    if let Ok(k) = UNITS.binary_search_by(|(w, _)| (*w).cmp(word)) {
        return Some(UNITS[k].1);
    }
    SHORT.iter().find(|(w, _)| figures && *w == word).map(|(_, unit)| *unit)
}

/// The code of `$`, `US$`, `EUR`.
pub(crate) fn sign(word: &str) -> Option<&'static str> {
    SIGNS.binary_search_by(|(w, _)| (*w).cmp(word)).ok().map(|k| SIGNS[k].1)
}

/// The code of `dollars`, `euros`, and what part of one it is.
pub(crate) fn currency(word: &str) -> Option<(&'static str, f64)> {
    let word = word.trim_end_matches('.');
    NAMES.binary_search_by(|(w, ..)| (*w).cmp(word)).ok().map(|k| (NAMES[k].1, NAMES[k].2))
}

/// The code of `Lebanese pounds`.
pub(crate) fn currency_of(whose: &str, word: &str) -> Option<&'static str> {
    WHOSE.iter().find(|(w, stem, _)| *w == whose && word.starts_with(stem)).map(|(.., code)| *code)
}

/// True for words that make an area or a volume of a length: `square`, `cubic`, `sq`.
pub(crate) fn power(word: &str) -> Option<(&'static str, &'static str, i32)> {
    match word {
        "square" | "sq" | "sq." => Some(("2", "area", 2)),
        "cubic" | "cu" => Some(("3", "volume", 3)),
        _ => None,
    }
}

/// The code of an area or volume made of a length.
pub(crate) fn raised(unit: Measure, by: &str) -> &'static str {
    match (unit.code, by) {
        ("km", "2") => "km2",
        ("m", "2") => "m2",
        ("mi", "2") => "mi2",
        ("ft", "2") => "ft2",
        ("yd", "2") => "yd2",
        ("in", "2") => "in2",
        ("cm", "2") => "cm2",
        ("m", _) => "m3",
        ("ft", _) => "ft3",
        ("km", _) => "km3",
        ("cm", _) => "cm3",
        _ => unit.code,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(UNITS.is_sorted_by_key(|x| x.0));
        assert!(SIGNS.is_sorted_by_key(|x| x.0));
        assert!(NAMES.is_sorted_by_key(|x| x.0));
        assert!(WHOSE.is_sorted_by_key(|x| x.0));
    }
}
