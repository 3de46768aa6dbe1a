//! HTML pasted by mistake: tags and entities are stepped over, so that spans keep pointing into the
//! text as given.

use crate::span::Span;

const NAMES: &[&str] = &[
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "b",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "label",
    "li",
    "link",
    "main",
    "mark",
    "meta",
    "nav",
    "noscript",
    "ol",
    "p",
    "path",
    "picture",
    "pre",
    "q",
    "s",
    "script",
    "section",
    "small",
    "source",
    "span",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "u",
    "ul",
    "video",
];

/// Tags after which a new block begins.
const BREAKING: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "title",
    "tr",
    "ul",
];

/// A stretch that is markup and not text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Markup {
    pub span: Span,
    /// True where a new block begins behind it.
    pub breaks: bool,
}

/// Every tag, comment, script, style and character reference of `text`, in order. A lone `<` is text.
pub(crate) fn find(text: &str) -> Vec<Markup> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    // Where a search for a closing mark has failed once it fails for good: keeps the scan linear.
    let (mut comments, mut scripts, mut styles) = (true, true, true);
    while let Some(step) = bytes[at..].iter().position(|&b| b == b'<' || b == b'&') {
        let start = at + step;
        at = start + 1;
        if bytes[start] == b'&' {
            if let Some(end) = reference(bytes, start) {
                found.push(Markup { span: Span::new(start, end), breaks: false });
                at = end;
            }
            continue;
        }
        if comments && text[start..].starts_with("<!--") {
            match text[start..].find("-->") {
                Some(n) => {
                    at = start + n + 3;
                    found.push(Markup { span: Span::new(start, at), breaks: false });
                }
                None => comments = false,
            }
            continue;
        }
        let Some((name, end)) = tag(text, start) else { continue };
        at = end;
        if (name == "script" && scripts) || (name == "style" && styles) {
            let closing = if name == "script" { "</script>" } else { "</style>" };
            match find_ascii(bytes, end, closing.as_bytes()) {
                Some(n) => at = n + closing.len(),
                None if name == "script" => scripts = false,
                None => styles = false,
            }
        }
        found.push(Markup { span: Span::new(start, at), breaks: is_breaking(&name) });
    }
    found
}

/// True for a tag behind which a new block begins; an element of a site's own holds a post or a picture.
fn is_breaking(name: &str) -> bool {
    BREAKING.binary_search(&name).is_ok() || NAMES.binary_search(&name).is_err()
}

/// `needle` (lower-case ASCII) in `bytes` from `from`, whatever its case.
fn find_ascii(bytes: &[u8], from: usize, needle: &[u8]) -> Option<usize> {
    bytes.get(from..)?.windows(needle.len()).position(|w| w.eq_ignore_ascii_case(needle)).map(|n| from + n)
}

/// The lower-cased name of the tag that begins at `start`, and one past its `>`.
fn tag(text: &str, start: usize) -> Option<(String, usize)> {
    let bytes = text.as_bytes();
    let mut at = start + 1;
    let closing = bytes.get(at) == Some(&b'/');
    if closing {
        at += 1;
    }
    if bytes.get(at..at + 8).is_some_and(|b| b.eq_ignore_ascii_case(b"!doctype")) {
        let end = bytes[at..bytes.len().min(at + 300)].iter().position(|&b| b == b'>')? + at + 1;
        return Some((String::from("html"), end));
    }
    let length = bytes[at..].iter().take(24).take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
    let name = text.get(at..at + length)?.to_ascii_lowercase();
    let known = NAMES.binary_search(&name.as_str()).is_ok();
    at += length;
    if !matches!(bytes.get(at), Some(b'>' | b'/' | b' ' | b'\n' | b'\t' | b'\r')) {
        return None;
    }
    // A tag ends soon; 4 KB leaves room for data in attributes and keeps the scan linear.
    let end = bytes[at..bytes.len().min(at + 4096)].iter().position(|&b| b == b'>' || b == b'<')? + at;
    // An element of a site's own, `<post author="...">` and `</post>`, is told by its attributes or as one that closes.
    let own =
        !name.is_empty() && (closing && end == at || text.get(at..end).is_some_and(|inner| inner.contains("=\"")));
    (bytes[end] == b'>' && (known || own)).then_some((name, end + 1))
}

/// One past a character reference such as `&nbsp;` or `&#8217;`.
fn reference(bytes: &[u8], start: usize) -> Option<usize> {
    let rest = &bytes[start + 1..bytes.len().min(start + 12)];
    let end = rest.iter().position(|&b| b == b';')?;
    let body = &rest[..end];
    let known = [
        &b"nbsp"[..],
        b"amp",
        b"quot",
        b"apos",
        b"lt",
        b"gt",
        b"ldquo",
        b"rdquo",
        b"lsquo",
        b"rsquo",
        b"mdash",
        b"ndash",
        b"hellip",
    ];
    let numeric = body.len() > 1 && body[0] == b'#' && body[1..].iter().all(|b| b.is_ascii_hexdigit() || *b == b'x');
    (numeric || known.contains(&body)).then_some(start + end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_for_the_binary_search() {
        assert!(NAMES.is_sorted() && BREAKING.is_sorted());
    }

    #[test]
    fn a_lone_angle_bracket_is_text() {
        assert!(find("5 < 6 and x <y> z & <3").is_empty());
    }

    #[test]
    fn tags_scripts_and_references_are_found() {
        let text = "<p class=\"x\">Rebels&nbsp;seize</p><script>var a = '<b>';</script> Hama";
        let seen: Vec<_> = find(text).iter().map(|m| m.span.of(text)).collect();
        assert_eq!(seen, ["<p class=\"x\">", "&nbsp;", "</p>", "<script>var a = '<b>';</script>"]);
        let listed: Vec<_> = find("<dl><dt>Who<dd><mark>Rebels").iter().map(|m| m.breaks).collect();
        assert_eq!(listed, [true, true, true, false]);
    }
}
