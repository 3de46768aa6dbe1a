//! Numbers in figures, read without the standard library's powers of five: 10 KB of the core for browsers that no compression
//! makes smaller, for numbers longer than a report has. They are written without such tables too (`zmij` in Cargo.toml).

/// The value of `12`, `-3.5`, `.25`, `1e6`; `None` for anything else.
///
/// What the standard library reads, bit for bit, up to fifteen digits; of longer numbers the last bit can be another.
pub(crate) fn read(text: &str) -> Option<f64> {
    let figures = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (figures, exponent) = figures.split_once(['e', 'E']).unwrap_or((figures, "0"));
    let (whole, part) = figures.split_once('.').unwrap_or((figures, ""));
    let digits = || whole.bytes().chain(part.bytes());
    if digits().next().is_none() || !digits().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut value: u64 = 0;
    // Powers of ten by which it is more than `value`.
    let mut tens: i32 = exponent.parse::<i16>().ok()?.into();
    for (i, digit) in digits().enumerate() {
        let fits = value < u64::MAX / 10 - 1;
        if fits {
            value = 10 * value + u64::from(digit - b'0');
        }
        tens += i32::from(!fits) - i32::from(i >= whole.len());
    }
    let scale = (0..tens.unsigned_abs().min(400)).fold(1.0_f64, |power, _| power * 10.0);
    // Ten to the 22nd is a float still, so that the one division is all that rounds.
    let size = if tens < 0 { value as f64 / scale } else { value as f64 * scale };
    Some(if text.starts_with('-') { -size } else { size })
}

/// A number as JSON has it, whole ones without a point: by the same function as the report's, so that a second is not needed.
pub(crate) fn written(value: f64) -> String {
    let mut text = serde_json::to_string(&value).unwrap_or_default();
    if text.ends_with(".0") {
        text.truncate(text.len() - 2);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{read, written};

    #[test]
    fn writes_what_the_standard_library_writes() {
        for value in [0.0, -0.5, 12.0, 3.25, -77.03637, 123_456_789.0, 0.001] {
            assert_eq!(written(value), value.to_string());
        }
    }

    #[test]
    fn reads_what_the_standard_library_reads() {
        for text in [
            "0",
            "-0.5",
            "3.14159",
            ".25",
            "7.",
            "+2",
            "1609.344",
            "0.000001",
            "123456789012345",
            "-77.03637",
            "3.6e6",
            "1e-6",
            "2E3",
        ] {
            assert_eq!(read(text).map(f64::to_bits), text.parse::<f64>().ok().map(f64::to_bits), "{text}");
        }
        for text in ["", ".", "-", "1e", "e5", "inf", "NaN", "1,000", "٣", "1.2.3", "0x1", " 1"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read(&"9".repeat(500)), Some(f64::INFINITY));
    }
}
