//! The tag sets: Universal part-of-speech tags, Penn Treebank tags, Universal Dependencies relations.

macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "the text form is the documentation")]
        #[repr(u8)]
        pub enum $name { $($variant),* }

        impl $name {
            /// All of them, in the order of their numbers.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The name that CoNLL-U files and the report use.
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $text),* }
            }

            /// The one with this name.
            pub fn from_name(name: &str) -> Option<$name> {
                match name { $($text => Some($name::$variant),)* _ => None }
            }
        }
    };
}

names!(
    /// Universal part of speech.
    Pos {
        Adj "ADJ", Adp "ADP", Adv "ADV", Aux "AUX", Cconj "CCONJ", Det "DET", Intj "INTJ", Noun "NOUN", Num "NUM",
        Part "PART", Pron "PRON", Propn "PROPN", Punct "PUNCT", Sconj "SCONJ", Sym "SYM", Verb "VERB", X "X",
    }
);

names!(
    /// Penn Treebank tag, as the English Web Treebank has them.
    Tag {
        Cc "CC", Cd "CD", Dt "DT", Ex "EX", Fw "FW", In "IN", Jj "JJ", Jjr "JJR", Jjs "JJS", Ls "LS", Md "MD", Nn "NN",
        Nnp "NNP", Nnps "NNPS", Nns "NNS", Pdt "PDT", Pos "POS", Prp "PRP", PrpS "PRP$", Rb "RB", Rbr "RBR", Rbs "RBS",
        Rp "RP", Sym "SYM", To "TO", Uh "UH", Vb "VB", Vbd "VBD", Vbg "VBG", Vbn "VBN", Vbp "VBP", Vbz "VBZ", Wdt "WDT",
        Wp "WP", WpS "WP$", Wrb "WRB", Comma ",", Stop ".", Colon ":", Open "``", Close "''", Lrb "-LRB-", Rrb "-RRB-",
        Hyph "HYPH", Nfp "NFP", Add "ADD", Afx "AFX", Gw "GW", Xx "XX", Dollar "$",
    }
);

names!(
    /// Universal Dependencies relation, with the subtypes English treebanks use.
    Relation {
        Acl "acl", AclRelcl "acl:relcl", Advcl "advcl", AdvclRelcl "advcl:relcl", Advmod "advmod", Amod "amod",
        Appos "appos", Aux "aux", AuxPass "aux:pass", Case "case", Cc "cc", CcPreconj "cc:preconj", Ccomp "ccomp",
        Compound "compound", CompoundPrt "compound:prt", Conj "conj", Cop "cop", Csubj "csubj",
        CsubjOuter "csubj:outer", CsubjPass "csubj:pass", Dep "dep", Det "det", DetPredet "det:predet",
        Discourse "discourse", Dislocated "dislocated", Expl "expl", Fixed "fixed", Flat "flat",
        Goeswith "goeswith", Iobj "iobj", List "list", Mark "mark", Nmod "nmod", NmodDesc "nmod:desc",
        NmodPoss "nmod:poss", NmodUnmarked "nmod:unmarked", Nsubj "nsubj", NsubjOuter "nsubj:outer",
        NsubjPass "nsubj:pass", Nummod "nummod", Obj "obj", Obl "obl", OblAgent "obl:agent",
        OblUnmarked "obl:unmarked", Orphan "orphan", Parataxis "parataxis", Punct "punct", Reparandum "reparandum",
        Root "root", Vocative "vocative", Xcomp "xcomp",
    }
);

impl Tag {
    /// True for `NNP` and `NNPS`.
    pub fn is_proper(self) -> bool {
        matches!(self, Tag::Nnp | Tag::Nnps)
    }

    /// True for common and proper nouns.
    pub fn is_noun(self) -> bool {
        matches!(self, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps)
    }

    /// True for the six verb tags; modals are not among them.
    pub fn is_verb(self) -> bool {
        matches!(self, Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz)
    }

    /// True for a verb form that can stand alone as a predicate (`VBD`, `VBP`, `VBZ`) or a modal.
    pub fn is_finite(self) -> bool {
        matches!(self, Tag::Vbd | Tag::Vbp | Tag::Vbz | Tag::Md)
    }
}

impl Relation {
    /// The relation without its subtype.
    pub fn base(self) -> &'static str {
        self.name().split(':').next().unwrap_or("")
    }

    /// True for the relations that tie a verb to its subject, active or passive, noun or clause.
    pub fn is_subject(self) -> bool {
        matches!(
            self,
            Relation::Nsubj
                | Relation::NsubjPass
                | Relation::NsubjOuter
                | Relation::Csubj
                | Relation::CsubjPass
                | Relation::CsubjOuter
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back_to_its_tag() {
        assert!(Pos::ALL.iter().all(|&p| Pos::from_name(p.name()) == Some(p)));
        assert!(Tag::ALL.iter().all(|&t| Tag::from_name(t.name()) == Some(t)));
        assert!(Relation::ALL.iter().all(|&r| Relation::from_name(r.name()) == Some(r)));
    }
}
