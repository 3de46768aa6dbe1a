//! The spelling under which a name is looked up.

/// Letters and digits only, accents folded away, case kept: `Hay'at Tahrir al-Shām` is `HayatTahriralSham`.
pub fn fold(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    if name.is_ascii() {
        out.extend(name.bytes().filter(|&b| b.is_ascii_alphanumeric() || b == b'&').map(char::from));
    } else {
        name.chars().for_each(|c| push(&mut out, c));
    }
    out
}

/// As [`fold`], in lower case.
pub fn fold_case(name: &str) -> String {
    let mut out = fold(name);
    if out.is_ascii() {
        out.make_ascii_lowercase();
        out
    } else {
        out.to_lowercase()
    }
}

fn push(out: &mut String, c: char) {
    if c.is_ascii_alphanumeric() || c == '&' {
        out.push(c);
    } else if !c.is_ascii() && c.is_alphanumeric() {
        out.push_str(plain(c));
        if plain(c).is_empty() {
            out.push(c);
        }
    }
}

/// The letters an accented Latin letter is spelled with where accents are left out; empty for any other.
fn plain(c: char) -> &'static str {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'À' | 'Á' | 'Â' | 'Ã' | 'Ä' | 'Å' | 'Ā' | 'Ă' | 'Ą' => "A",
        'ç' | 'ć' | 'č' | 'ĉ' => "c",
        'Ç' | 'Ć' | 'Č' => "C",
        'ď' | 'đ' | 'ð' => "d",
        'Ď' | 'Đ' => "D",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ə' => "e",
        'È' | 'É' | 'Ê' | 'Ë' | 'Ē' | 'Ė' | 'Ę' => "E",
        'ğ' | 'ģ' => "g",
        'Ğ' => "G",
        'ḥ' | 'ħ' => "h",
        'Ḥ' => "H",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => "i",
        'Ì' | 'Í' | 'Î' | 'Ï' | 'Ī' | 'İ' => "I",
        'ķ' => "k",
        'ł' | 'ľ' | 'ļ' | 'ĺ' => "l",
        'Ł' | 'Ľ' => "L",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'Ñ' | 'Ń' | 'Ň' => "N",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ö' | 'Ø' | 'Ō' | 'Ő' => "O",
        'ř' | 'ŕ' => "r",
        'Ř' => "R",
        'ś' | 'š' | 'ş' | 'ș' | 'ṣ' => "s",
        'Ś' | 'Š' | 'Ş' | 'Ș' | 'Ṣ' => "S",
        'ť' | 'ţ' | 'ț' | 'ṭ' => "t",
        'Ť' | 'Ţ' | 'Ț' | 'Ṭ' => "T",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' => "u",
        'Ù' | 'Ú' | 'Û' | 'Ü' | 'Ū' | 'Ů' | 'Ű' => "U",
        'ý' | 'ÿ' => "y",
        'Ý' => "Y",
        'ź' | 'ż' | 'ž' | 'ẓ' => "z",
        'Ź' | 'Ż' | 'Ž' => "Z",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_fold_together() {
        assert_eq!(fold("Hay’at Tahrir al-Shām"), "HayatTahriralSham");
        assert_eq!(fold_case("Lukiškės"), "lukiskes");
        assert_eq!(fold("R&AW U.N."), "R&AWUN");
        assert_eq!(fold("東京"), "東京");
    }
}
