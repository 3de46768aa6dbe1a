//! What one does with words.

macro_rules! acts {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What the source does by what it says. More may come.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Act {
            $($(#[$doc])* $variant,)*
        }

        impl Act {
            /// All of them.
            pub const ALL: &[Act] = &[$(Act::$variant,)*];

            /// The report's word for it.
            pub fn name(self) -> &'static str {
                match self {
                    $(Act::$variant => $name,)*
                }
            }
        }
    };
}

acts! {
    /// Says, writes, adds.
    Say = "say",
    /// Says so against doubt: claims, argues, insists.
    Claim = "claim",
    /// Passes on what is known from elsewhere: reports, finds, shows.
    Report = "report",
    /// Makes public: announces, declares, reveals.
    Announce = "announce",
    /// Says that it is so: confirms, agrees, affirms.
    Confirm = "confirm",
    /// Says against himself that it is so: admits, concedes.
    Admit = "admit",
    /// Says that it is not so: denies, rejects, dismisses.
    Deny = "deny",
    /// Says that he will not: refuses, declines.
    Refuse = "refuse",
    /// Says it with weight: stresses, underlines.
    Stress = "stress",
    /// Asks, wonders.
    Ask = "ask",
    /// Wants it done by others: demands, urges, orders.
    Demand = "demand",
    /// Puts forward: proposes, recommends, suggests doing.
    Propose = "propose",
    /// Will do it: promises, pledges, offers.
    Promise = "promise",
    /// Will do harm: threatens.
    Threaten = "threaten",
    /// Says that harm may come: warns, fears.
    Warn = "warn",
    /// Says that it will be: predicts, expects, forecasts.
    Predict = "predict",
    /// Lays a deed to someone: accuses, blames, charges.
    Accuse = "accuse",
    /// Speaks ill of it: criticizes, condemns.
    Criticize = "criticize",
    /// Speaks well of it: praises, welcomes, thanks.
    Praise = "praise",
    /// Is for it.
    Support = "support",
    /// Is against it.
    Oppose = "oppose",
    /// Holds it to be so: believes, thinks.
    Believe = "believe",
    /// Wishes it.
    Want = "want",
    /// Decides with force of law.
    Rule = "rule",
}

impl Act {
    /// The act of this name.
    pub fn from_name(name: &str) -> Option<Act> {
        Act::ALL.iter().copied().find(|a| a.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The strings behind `key` in `text`, up to the bracket that closes them.
    fn listed<'a>(text: &'a str, key: &str, close: char) -> Vec<&'a str> {
        let behind = text.split_once(key).map_or("", |(_, rest)| rest);
        behind.split(close).next().unwrap_or("").split('"').skip(1).step_by(2).collect()
    }

    #[test]
    fn schema_types_and_page_know_every_act() {
        let ours: Vec<&str> = Act::ALL.iter().map(|a| a.name()).collect();
        let schema = include_str!("../../schema/report.schema.json");
        assert_eq!(listed(schema, "\"act\": {\n     \"enum\": [", ']'), ours);
        let types = include_str!("../../www/newsglass.d.ts");
        assert_eq!(listed(types, "\n  act:", ';'), ours);
        for words in [include_str!("../../www/texts/en.json"), include_str!("../../www/texts/de.json")] {
            for act in &ours {
                assert!(words.contains(&format!("\"act.{act}\": \"")), "the page has no word for {act}");
            }
        }
    }
}
