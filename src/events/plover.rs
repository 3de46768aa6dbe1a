//! The event types of the PLOVER ontology.

macro_rules! types {
    ($($variant:ident $text:literal $doc:literal),* $(,)?) => {
        /// An event type of PLOVER.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Plover { $(#[doc = $doc] $variant),* }

        impl Plover {
            /// All of them, in the order of the code book.
            pub const ALL: &'static [Plover] = &[$(Plover::$variant),*];

            /// The code book's name, in capitals.
            pub fn name(self) -> &'static str {
                match self { $(Plover::$variant => $text),* }
            }
        }
    };
}

types! {
    Agree "AGREE" "Agrees to do something, promises or plans cooperation.",
    Consult "CONSULT" "Meets, visits, talks, negotiates.",
    Support "SUPPORT" "Backs, praises, recognises, gives diplomatic or legal help.",
    Concede "CONCEDE" "Gives way: releases, eases, apologises, pardons.",
    Cooperate "COOPERATE" "Works or trades with another.",
    Aid "AID" "Gives material help.",
    Retreat "RETREAT" "Withdraws, surrenders, resigns, stops fighting.",
    Request "REQUEST" "Asks, appeals, demands.",
    Accuse "ACCUSE" "Blames, criticises, charges, investigates.",
    Reject "REJECT" "Refuses, opposes, vetoes.",
    Threaten "THREATEN" "Warns or threatens.",
    Protest "PROTEST" "Demonstrates, strikes, riots, obstructs.",
    Sanction "SANCTION" "Cuts ties or help, imposes sanctions.",
    Mobilize "MOBILIZE" "Raises or moves forces.",
    Coerce "COERCE" "Seizes, arrests, expels, restricts, represses.",
    Assault "ASSAULT" "Attacks, kills, abducts, destroys.",
}

impl Plover {
    /// The type of that name.
    pub fn from_name(name: &str) -> Option<Plover> {
        Plover::ALL.iter().copied().find(|p| p.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back_to_its_type() {
        assert!(Plover::ALL.iter().all(|&p| Plover::from_name(p.name()) == Some(p)));
        assert_eq!(Plover::from_name("WAR"), None);
    }
}
