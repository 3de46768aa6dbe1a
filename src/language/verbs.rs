//! Dictionary forms of verbs: irregular ones by list, others by the verbs that there are.
//!
//! The decision list of [`super::lemmas`] generalises over endings and is wrong where English spells two ways: `shelled` is
//! of `shell` and `stopped` of `stop`. Where what it gives is no verb, the form is read back by the rules of spelling,
//! and the first reading that is a verb is taken.

use super::Tag;
use crate::lexicon::{Class, Map, Set, is, lines};
use std::sync::OnceLock;

#[derive(Debug, Default)]
struct Verbs {
    known: Set<&'static str>,
    irregular: Map<&'static str, &'static str>,
}

impl Verbs {
    fn get() -> &'static Verbs {
        static VERBS: OnceLock<Verbs> = OnceLock::new();
        VERBS.get_or_init(|| Verbs {
            known: lines("verbs").collect(),
            irregular: lines("irregular_verbs").filter_map(|l| l.split_once('\t')).collect(),
        })
    }
}

/// The dictionary form of `form`, in lower case and tagged `tag`, where it is another than `lemma`, the decision list's.
pub(super) fn lemma(form: &str, tag: Tag, lemma: &str) -> Option<String> {
    if !matches!(tag, Tag::Vbd | Tag::Vbn | Tag::Vbg | Tag::Vbz) {
        return None;
    }
    let verbs = Verbs::get();
    if matches!(tag, Tag::Vbd | Tag::Vbn | Tag::Vbg)
        && let Some(&irregular) = verbs.irregular.get(form)
    {
        return (irregular != lemma).then(|| irregular.to_owned());
    }
    if verbs.known.contains(lemma) {
        return None;
    }
    readings(form, tag).into_iter().find(|r| verbs.known.contains(r.as_str()))
}

/// True for the third person of a verb that there is: `unveils`.
pub(super) fn is_third_person(form: &str) -> bool {
    readings(form, Tag::Vbz).iter().any(|r| Verbs::get().known.contains(r.as_str()))
}

/// What a regular form can be of, the plainest first.
fn readings(form: &str, tag: Tag) -> Vec<String> {
    let mut all = Vec::new();
    let ending = match tag {
        Tag::Vbg => "ing",
        Tag::Vbz => "s",
        _ => "ed",
    };
    let Some(stem) = form.strip_suffix(ending).filter(|s| s.len() >= 2) else { return all };
    if let Some(y) = stem.strip_suffix('i').filter(|_| tag != Tag::Vbg) {
        all.push(format!("{y}y"));
    }
    if let Some(y) = stem.strip_suffix("ie").filter(|_| tag == Tag::Vbz) {
        all.push(format!("{y}y"));
    }
    if let Some(ie) = stem.strip_suffix('y').filter(|_| tag == Tag::Vbg) {
        all.push(format!("{ie}ie"));
    }
    all.push(stem.to_owned());
    if tag == Tag::Vbz {
        all.extend(stem.strip_suffix('e').map(str::to_owned));
        return all;
    }
    all.push(format!("{stem}e"));
    let mut ends = stem.chars().rev();
    if let (Some(a), Some(b)) = (ends.next(), ends.next())
        && a == b
    {
        all.push(stem[..stem.len() - a.len_utf8()].to_owned());
    }
    all
}

/// `lead` as `leading`, `stop` as `stopping`, `seize` as `seizing`.
pub(crate) fn gerund(verb: &str) -> String {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    if let Some(stem) = verb.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    if let Some(stem) = verb.strip_suffix('e').filter(|s| !s.ends_with(['e', 'o', 'y']) && s.contains(vowel)) {
        return format!("{stem}ing");
    }
    let letters: Vec<char> = verb.chars().collect();
    let short = match letters[..] {
        [.., a, b, c] => !vowel(a) && vowel(b) && !vowel(c) && !matches!(c, 'w' | 'x' | 'y'),
        _ => false,
    };
    let beats = letters.windows(2).filter(|w| vowel(w[0]) && !vowel(w[1])).count();
    // Those that bear their stress on the last syllable.
    let late = ["mit", "fer", "cur", "pel", "gin", "get", "trol", "quip"].iter().any(|end| verb.ends_with(end));
    let early = one_of!(verb, "offer" | "suffer" | "differ" | "target" | "budget" | "limit" | "vomit" | "profit");
    match letters.last() {
        Some(last) if short && (beats < 2 || late && !early) => format!("{verb}{last}ing"),
        _ => format!("{verb}ing"),
    }
}

/// `leading`, thought to be of `lead`, as `led`; where the spelling says that it is of another, that one's.
pub(crate) fn past_of(form: &str, lemma: &str) -> String {
    let form = form.to_lowercase();
    let silent = || Some(format!("{}e", form.strip_suffix("ing")?)).filter(|verb| gerund(verb) == form);
    if gerund(lemma) == form { past(lemma) } else { past(&silent().unwrap_or_else(|| lemma.to_owned())) }
}

/// `lead` as `led`, `begin` as `began`, `seize` as `seized`, `stop` as `stopped`.
fn past(verb: &str) -> String {
    if is(verb, Class::InvariantVerb) {
        return verb.to_owned();
    }
    // Of two forms the participle is the later in the alphabet, but for those with an ending of their own.
    let participle = |form: &str| ["en", "wn", "one", "ain"].iter().any(|end| form.ends_with(end));
    let forms = lines("irregular_verbs").filter_map(|l| l.split_once('\t'));
    if let Some((form, _)) = forms.filter(|&(form, of)| of == verb && !participle(form)).min() {
        return form.to_owned();
    }
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    match verb.strip_suffix('y').filter(|stem| !stem.ends_with(vowel)) {
        Some(stem) => format!("{stem}ied"),
        None if verb.ends_with('e') => format!("{verb}d"),
        None => gerund(verb).trim_end_matches("ing").to_owned() + "ed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_go_to_verbs_that_there_are() {
        for (form, tag, given, is) in [
            ("bombed", Tag::Vbd, "bom", Some("bomb")),
            ("shelled", Tag::Vbd, "shel", Some("shell")),
            ("shot", Tag::Vbd, "shet", Some("shoot")),
            ("fled", Tag::Vbd, "flead", Some("flee")),
            ("stopped", Tag::Vbd, "stopp", Some("stop")),
            ("carries", Tag::Vbz, "carrie", Some("carry")),
            ("moving", Tag::Vbg, "mov", Some("move")),
            ("left", Tag::Vbd, "leave", None),
            ("captured", Tag::Vbd, "capture", None),
        ] {
            assert_eq!(lemma(form, tag, given).as_deref(), is, "{form}");
        }
    }

    #[test]
    fn verbs_take_ing_as_english_spells_it() {
        for (verb, wanted) in [
            ("lead", "leading"),
            ("seize", "seizing"),
            ("stop", "stopping"),
            ("die", "dying"),
            ("flee", "fleeing"),
            ("be", "being"),
            ("offer", "offering"),
            ("commit", "committing"),
            ("occur", "occurring"),
            ("open", "opening"),
            ("fix", "fixing"),
            ("target", "targeting"),
            ("visit", "visiting"),
            ("agree", "agreeing"),
            ("help", "helping"),
        ] {
            assert_eq!(gerund(verb), wanted);
        }
    }

    #[test]
    fn verbs_have_a_past() {
        for (verb, wanted) in [
            ("dig", "dug"),
            ("begin", "began"),
            ("drive", "drove"),
            ("go", "went"),
            ("show", "showed"),
            ("write", "wrote"),
            ("win", "won"),
            ("cut", "cut"),
            ("seize", "seized"),
            ("agree", "agreed"),
            ("carry", "carried"),
            ("destroy", "destroyed"),
            ("stop", "stopped"),
            ("target", "targeted"),
            ("bring", "brought"),
        ] {
            assert_eq!(past(verb), wanted);
        }
        assert_eq!(past_of("Scaling", "scall"), "scaled");
    }
}
