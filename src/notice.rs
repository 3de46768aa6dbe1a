//! Sentences in which a report speaks of itself: what is odd about a text, what a reader would still ask.

/// A sentence with the code of what it says, by which a page can say it in its reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What is said, one of the codes in `schema/report.schema.json`.
    pub code: &'static str,
    /// The words and numbers that stand in the sentence.
    pub values: Vec<String>,
    /// The sentence, in English.
    pub message: String,
}

impl Notice {
    /// `template` holds `{0}`, `{1}` where the values stand.
    pub(crate) fn new<const N: usize>(code: &'static str, template: &str, values: [String; N]) -> Notice {
        // Cut before it is filled: a value may hold braces of its own.
        let mut message = String::new();
        for (i, part) in template.split('{').enumerate() {
            let slot = part.split_once('}').filter(|_| i > 0);
            match slot.and_then(|(name, rest)| Some((values.get(name.parse::<usize>().ok()?)?, rest))) {
                Some((value, rest)) => {
                    message.push_str(value);
                    message.push_str(rest);
                }
                None => message.push_str(part),
            }
        }
        Notice { code, values: values.into(), message }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_where_the_template_says() {
        let notice = Notice::new("x", "{1} or {0}?", [String::from("a {1}"), String::from("b")]);
        assert_eq!(notice.message, "b or a {1}?");
    }
}
