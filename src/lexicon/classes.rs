//! Classes of words: open lists that rules ask by name, `data/classes.tsv`.
//!
//! A word may be of several classes. Rules ask a token (`analysis.is(t, Class::Speech)`) or, where no token is at hand, a
//! word (`lexicon.is(word, Class::Speech)`); none keeps a list of its own. What is grammar (pronouns, auxiliaries,
//! prepositions) stays with the rule that needs it.

use super::{Map, rows};
use std::sync::OnceLock;

macro_rules! classes {
    ($($(#[$doc:meta])* $class:ident = $name:literal,)*) => {
        /// What a word can be.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Class {
            $($(#[$doc])* $class,)*
        }

        impl Class {
            /// All of them.
            pub const ALL: &[Class] = &[$(Class::$class,)*];

            /// The name in `data/classes.tsv`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Class::$class => $name,)*
                }
            }
        }
    };
}

classes! {
    /// Verbs of saying, by lemma: their subject is who a quotation beside them is of.
    Speech = "speech-verb",
    /// Verbs, by lemma, that only someone does: a subject that no list knows is a body of people.
    HumanVerb = "human-verb",
    /// Verbs, by lemma, with a second noun that says what someone is or comes to be.
    Becoming = "becoming-verb",
    /// Nouns that stand for nothing a later word could mean.
    EmptyNoun = "empty-noun",
    /// Nouns that are plural without an ending.
    PluralNoun = "plural-noun",
    /// Nouns for a body that are, where someone has them, an attribute and nobody who acts: `its authority`.
    AttributeNoun = "attribute-noun",
    /// Adjectives that behind `the` mean a thing and no people: `the total`.
    ThingAdjective = "thing-adjective",
    /// Nouns for stretches of time: no entities.
    TimeNoun = "time-noun",
    /// Words that tell one mention from the others and not the entity from other entities.
    Deictic = "deictic",
    /// Nouns for what persons and bodies alike are to each other.
    RelationNoun = "relation-noun",
    /// Words of a title below the office itself, or of one not held.
    LowerTitle = "lower-title",
    /// Titles of who leads a state, beside those of kings.
    HeadOfState = "head-of-state",
    /// Nouns for whoever leads a land, whatever his title.
    LeaderNoun = "leader-noun",
    /// Nouns for a state that is someone's own: `his country`.
    LandNoun = "land-noun",
    /// Nouns, singular, for the parties to a conflict: named by the same noun again, they are the same.
    PartyNoun = "party-noun",
    /// Those of them that name a body and not its members.
    PartyCollective = "party-collective",
    /// Words that set a part of the parties apart.
    Partitive = "partitive",
    /// Nouns for an armed group, party or movement.
    GroupNoun = "group-noun",
    /// Nouns for an institution of any other sort, by which it is called after its name.
    InstitutionNoun = "institution-noun",
    /// Nouns that only say what the body named in front of them is: `the Hamas movement`.
    NamedBody = "named-body",
    /// Nouns that say of a name beside them that it is a body's.
    CompanyNoun = "company-noun",
    /// What firms and teams have, behind their name: `X's shareholders`, `X striker Jon Bell`.
    BodyPart = "body-part",
    /// Verbs, by lemma, that firms do and towns rarely: `owned by X`.
    BodyVerb = "body-verb",
    /// Words in capitals before the name of a storm: `Hurricane Ada`.
    StormWord = "storm-word",
    /// Given names that are better known as places: `Jordan`.
    PlaceGivenName = "place-given-name",
    /// Nouns whose capital makes a name of them: `the Commission`.
    CapitalizedBody = "capitalized-body",
    /// Words at the end of a company's or an agency's name that are often left out.
    OptionalEnd = "optional-end",
    /// Legal forms behind the name of a company, as they are written.
    CompanyForm = "company-form",
    /// Single words of the actors' lists that are ordinary words or names of other things as well.
    CommonActorName = "common-actor-name",
    /// Abbreviations in capitals that name nobody, as they are written.
    CommonAbbreviation = "common-abbreviation",
    /// Last words of military and police units: `507th Maintenance Group`.
    UnitNoun = "unit-noun",
    /// Words that a number follows in the name of a unit: `Task Force 50`.
    NumberedUnit = "numbered-unit",
    /// What stands before the name of a ship, as it is written.
    ShipPrefix = "ship-prefix",
    /// Nouns for ships, before their name.
    Vessel = "vessel",
    /// Bodies of the sky, as their names are written.
    Celestial = "celestial",
    /// Verbs, by lemma, that are done to someone and no body.
    Befalls = "personal-verb",
    /// Sports, as a report of one has them before its headline.
    Sport = "sport",
    /// Words of matches and races.
    SportTerm = "sport-term",
    /// What a place is called by, with its name behind `of`.
    Settlement = "settlement-noun",
    /// Last words of titles that someone has of his state: `Chinese leader`.
    StateRole = "state-role",
    /// Words that say what a place is, before or behind its name: `X province`, `city of X`.
    Designator = "designator",
    /// What stands or lies somewhere, behind its name: `the X camp`.
    SiteNoun = "site-noun",
    /// First words of the names of places: `Jebel Marra`.
    PlaceOpening = "place-opening",
    /// Prepositions before a place.
    PlacePreposition = "place-preposition",
    /// Verbs, as they stand before a place.
    PlaceVerb = "place-verb",
    /// What a place is said to be, or has: `the town of X`, `the streets of X`.
    PlaceNoun = "place-noun",
    /// Nouns before a list of places.
    PlacePlural = "place-plural",
    /// Words behind a place: `X residents`.
    PlaceFollower = "place-follower",
    /// Words before or behind the name of a place that no table has.
    PlaceNeighbor = "place-neighbor",
    /// Words that end the name of a place.
    GeographicEnd = "geographic-end",
    /// Capitalised words behind a place that make a name of another kind of it: `Hama University`.
    NonPlaceEnd = "non-place-end",
    /// What is named with `of` and a place without being there: `the University of X`.
    NonPlaceHead = "non-place-head",
    /// Words behind a place that make it the name of a disease or strain.
    Disease = "disease",
    /// Titles right before a person's name, that make no place of it.
    PersonalTitle = "personal-title",
    /// Days and months, which are names of towns somewhere.
    CalendarName = "calendar-name",
    /// Words for a change, behind which `from X to Y` has a before and an after.
    ChangeWord = "change-word",
    /// Words before a sum that say it is money.
    PayingWord = "paying-word",
    /// What a score is the score of: `a 3-1 win`.
    ScoreNoun = "score-noun",
    /// People whose age may stand between commas behind them.
    AgedNoun = "aged-noun",
    /// Words that look like what befell people and are not: `deadline`.
    NoFate = "no-fate",
    /// Nouns that count no people: an attack may kill, but 12 houses are not killed.
    CountedThing = "counted-thing",
    /// Abbreviations, without their stop, that more of the same sentence follows: titles, and what stands before a name or figure.
    LeadingAbbreviation = "leading-abbreviation",
    /// Abbreviations, without their last stop, that may end a sentence as well.
    Abbreviation = "abbreviation",
    /// Those that are abbreviations only with a capital: `No.`, `Art.`, `Sat.`; `art.`, `sat.` end a sentence.
    CapitalAbbreviation = "capital-abbreviation",
    /// Second halves that keep their hyphen at the end of a line: `Israeli-` / `occupied`.
    CompoundHalf = "compound-half",
    /// Words in capitals that head a line without naming a place.
    HeadlineLabel = "headline-label",
    /// What is counted in millions: `3m people` are no metres.
    MillionsNoun = "millions-noun",
    /// What is written right behind figures and is a token of its own: `5km`.
    GluedUnit = "glued-unit",
    /// Verbs and adjectives, by lemma, under which what follows is said to have taken place: `managed to capture`.
    ImplicativeVerb = "implicative-verb",
    /// Verbs, by lemma, under which what follows did not take place: `refused to back`.
    FailingVerb = "failing-verb",
    /// Verbs, by lemma, under which what follows is over: `stopped backing`.
    EndingVerb = "ending-verb",
    /// Verbs, by lemma, under which what follows is one side's word.
    ClaimVerb = "claim-verb",
    /// What bodies hold somewhere, without being there themselves.
    Gathering = "gathering",
    /// Nouns that a light verb makes a hold of: `take control of`, `lay siege to`.
    HoldNoun = "hold-noun",
    /// Nouns for a hold that a place is under: `under the occupation of`.
    RuleNoun = "rule-noun",
    /// Buildings and grounds that sides fight over.
    Ground = "ground",
    /// Nouns for those who act for the body or state that they belong to.
    TroopNoun = "troop-noun",
    /// Nouns for those whose withdrawal gives a place up: `withdrew its forces from the town`.
    ForceNoun = "force-noun",
    /// Common nouns that stand before another for a whole side: `rebel hands`, `government control`.
    SideNoun = "side-noun",
    /// Verbs, by lemma, that only carry the noun which names the deed: `launched an attack`.
    CarrierVerb = "carrier-verb",
    /// Verbs whose object is said to do what follows: `accuses India of backing the rebels`.
    AccusingVerb = "accusing-verb",
    /// Nouns behind the name of a part of a country: `Victoria state`.
    DivisionNoun = "division-noun",
    /// Nouns for a part of a town that is called like another town.
    TownPart = "town-part",
    /// Nouns for a body that is part of whose it is: `Yale's office`.
    OwnBody = "own-body",
    /// Nouns for those in arms, who are somewhere though no name is given.
    ArmedNoun = "armed-noun",
    /// Verbs, by lemma, that put someone into an office.
    AppointingVerb = "appointing-verb",
    /// Nouns for what firms and associations are made up of: `whose brands include X`.
    BrandNoun = "brand-noun",
    /// Adjectives before an office that someone may not hold: `the alleged leader`.
    SupposedAdjective = "supposed-adjective",
    /// First words of an office below or beside another: `deputy prime minister`.
    DeputyWord = "deputy-word",
    /// Nouns for the armed services of a state: `Kenya army chief`.
    ServiceNoun = "service-noun",
    /// Verbs, by lemma, of harm that `in` with another deed explains: `died in an explosion`.
    HarmVerb = "harm-verb",
    /// Verbs, by lemma, of what came of a deed and was not its aim: `passed it to become the first`.
    ResultVerb = "result-verb",
    /// Nouns that say for how long and not for what: `banned for life`.
    TermNoun = "term-noun",
    /// Nouns for a place that acts as its people: `the city sued`.
    PolityNoun = "polity-noun",
    /// What is said of hostages who are hostages no more.
    FreeingWord = "freeing-word",
    /// Names of the hundredth part of a currency.
    CoinWord = "coin-word",
    /// Names of currencies that are other words as well, or have their number before them.
    PlainCurrency = "plain-currency",
    /// Verbs, by lemma, whose infinitive has their subject and not their object: `promised them to leave`.
    SubjectControl = "subject-control-verb",
    /// Forms of verbs, as they stand, with a charge behind `of`.
    ChargedForm = "charged-form",
    /// Codes, as they are written, right before or behind a sum, `USD3.14`, and tokens of their own.
    CurrencyCode = "currency-code",
    /// Words that a text in English has many of.
    CommonWord = "common-word",
    /// Nouns for a body right before its name, or behind it: `copper miner Belaz`, `Belaz, a miner`.
    DescribingNoun = "describing-noun",
    /// What a company has and a person has not: `Belaz shares`, `Belaz CEO`.
    CompanyAsset = "company-asset",
    /// Last words, without a stop, of the names of companies.
    CompanyEnd = "company-end",
    /// Nouns for who stands for a state at a body: `Peru's U.N. Ambassador` is Peru's.
    EnvoyNoun = "envoy-noun",
    /// Verbs, by lemma, after which who does them holds an office no longer.
    LeavingVerb = "leaving-verb",
    /// Verbs, by lemma, after which whom they are done to holds an office no longer.
    RemovingVerb = "removing-verb",
    /// Verbs, by lemma, of those who come together somewhere: `ministers, meeting in Quito, ...`.
    GatheringVerb = "gathering-verb",
    /// Nouns that mean the same without a word before: they point at nothing that a text has said.
    UniqueNoun = "unique-noun",
    /// Bodies that speak by office: what they say of their doings needs no other word.
    OfficialBody = "official-body",
    /// Words for more of something than is named: `to do more to ...`.
    BareQuantifier = "bare-quantifier",
    /// Where one land ends: whose it is says nothing of the side.
    BorderNoun = "border-noun",
    /// Words before `leader` that leave the whole land to him.
    RulerWord = "ruler-word",
    /// Verbs, by lemma, of judging: what is said with them is why.
    JudgingVerb = "judging-verb",
    /// What a move or a law is for: `is aimed at`, `are designed to`.
    PurposeVerb = "purpose-verb",
    /// Nouns for a deed by which the text calls it again.
    DeedNoun = "deed-noun",
    /// What somebody said, by which the text calls it again.
    RemarkNoun = "remark-noun",
    /// Words of titles and offices before a person, that are not part of the name.
    LeadingTitle = "leading-title",
    /// What a hyphen ties to a name without being of it: `Trump-era`.
    HyphenSuffix = "hyphen-suffix",
    /// Titles without a stop that are no other word and stand in no other name.
    PlainTitle = "plain-title",
    /// What a number behind it names and does not count: `page 4`.
    NumberedThing = "numbered-thing",
    /// Works whose titles stand in quotation marks.
    WorkNoun = "work-noun",
    /// Where someone who is not named is heard: `the court heard that ...`.
    HearingNoun = "hearing-noun",
    /// Verbs of what is met with: `drew praise from doctors`.
    DrawingVerb = "drawing-verb",
    /// What someone acts on, believing it: `on the assumption that ...`.
    ViewNoun = "view-noun",
    /// Nouns whose infinitive is their own: `in an effort to ...`.
    AimNoun = "aim-noun",
    /// What stands before a colon in capitals without speaking.
    ColonLabel = "colon-label",
    /// Adjectives of a source that leaves it open.
    UnsureAdjective = "unsure-adjective",
    /// Titles of rank that a given name follows.
    RoyalTitle = "royal-title",
    /// Ranks cut short, without their stop.
    RankAbbreviation = "rank-abbreviation",
    /// Nouns for persons that a body is as often: `the chip giant`.
    PersonOrBody = "person-or-body",
    /// Nouns for a name that someone goes by.
    AliasNoun = "alias-noun",
    /// Words whose dates lie ahead: `scheduled for Friday`, `due on Monday`.
    AheadVerb = "ahead-word",
    /// Verbs whose present tense with a day tells what is arranged: `the trial opens on Monday`.
    ArrangedVerb = "arranged-verb",
    /// Verbs that put something on another day.
    MovingVerb = "moving-verb",
    /// What stands before an amount and not before a year.
    BeforeAmount = "before-amount",
    /// What follows an amount and no year.
    AfterAmount = "after-amount",
    /// What follows a weekday that is part of a name: `Sunday Times`.
    WeekdayTitle = "weekday-title",
    /// What `for` and a month stand behind: `planned for May`.
    PlannedForm = "planned-form",
    /// Nouns whose year stands before them: `the 2004 elections`.
    DatedNoun = "dated-noun",
    /// Nouns by which a firm is called after its name.
    FirmNoun = "firm-noun",
    /// Nouns of sources that are no one in particular.
    UnnamedSource = "unnamed-source",
    /// Verbs, by lemma, whose `for` names the reason.
    ReasonFor = "reason-for",
    /// Verbs and nouns, by lemma, whose `over` names the reason.
    ReasonOver = "reason-over",
    /// Nouns, by lemma, of what is signed, passed or struck down.
    Paper = "paper",
    /// `as it seeks to expand`: what one is after.
    Seeking = "seeking",
    /// Verbs, by lemma, that make an idiom with a noun that only links: `play a role`.
    IdiomVerb = "idiom-verb",
    /// Verbs, by lemma, of how something is, with an adjective: `is looking good`.
    SensedVerb = "sensed-verb",
    /// Verbs, by lemma, of saying and of doing: with a noun for object they are deeds.
    DoneSpeech = "done-speech",
    /// Verbs, by lemma, that say nothing without their object.
    VagueVerb = "vague-verb",
    /// Adverbs before a participle that is how something is: `was especially moving`.
    DegreeAdverb = "degree-adverb",
    /// Verbs, by lemma, whose participle behind a noun says what it is called, or is for.
    NamingVerb = "naming-verb",
    /// Verbs, by lemma, whose participle behind a noun says what is to come of it.
    DestiningVerb = "destining-verb",
    /// Adverbs of what is so as a rule.
    UsualAdverb = "usual-adverb",
    /// Verbs, by lemma, of beginning or going on with something: their infinitive is an aim.
    LaunchingVerb = "launching-verb",
    /// Verbs, by lemma, under whose negation what follows is open.
    ProvingVerb = "proving-verb",
    /// Verbs, by lemma, that do something by saying it: `the court ruled that`.
    PerformativeVerb = "performative-verb",
    /// Verbs, by lemma, under which what follows is so.
    KnowingVerb = "knowing-verb",
    /// Verbs, by lemma, that with an object are followed by an aim: `increased patrols to prevent it`.
    ChangingVerb = "changing-verb",
    /// Verbs, by lemma, that end what their gerund tells.
    CeasingVerb = "ceasing-verb",
    /// Nouns, by lemma, for what is wanted and not yet done, behind whose `of` it stands.
    GoalNoun = "goal-noun",
    /// Nouns, by lemma, that explain what was done.
    ReasonNoun = "reason-noun",
    /// Nouns, by lemma, by which something may be done: `the only way to achieve it`.
    WayNoun = "way-noun",
    /// Nouns, by lemma, without which nothing was: `no evidence of fraud`.
    EvidenceNoun = "evidence-noun",
    /// Nouns, by lemma, for when something is to be.
    TimingNoun = "timing-noun",
    /// Nouns, by lemma, for how long something takes.
    SpanNoun = "span-noun",
    /// Nouns, by lemma, that count what stands behind their `of`: `a series of talks`.
    SeriesNoun = "series-noun",
    /// Verbs, by lemma, that say of their subject that it takes place.
    OccurringVerb = "occurring-verb",
    /// Verbs, by lemma, whose object is part of what their subject is to be: `the plan includes building`.
    IncludingVerb = "including-verb",
    /// Nouns for bodies that use force: `a police raid`.
    ActingBody = "acting-body",
    /// Verbs, by lemma, that nobody does: `it rained`.
    WeatherVerb = "weather-verb",
    /// Nouns before a deed that say how or why and not who: `an air strike`.
    DeedModifier = "deed-modifier",
    /// Verbs, by lemma, whose subject ends what others do: `to quell the violence`.
    HaltingVerb = "halting-verb",
    /// Nouns, by lemma, of which a deed may be, and not by them: `the men's tournament`.
    PlainPerson = "plain-person",
    /// Verbs, by lemma, that only someone does, of what is to come.
    WillingVerb = "willing-verb",
    /// Verbs, by lemma, whose subject does what their object's gerund says: `had trouble finding`.
    BearingVerb = "bearing-verb",
    /// Verbs, by lemma, that are done to persons: `the leader of the group accused of it`.
    ChargingVerb = "charging-verb",
    /// Verbs, by lemma, that are done to documents.
    PublishingVerb = "publishing-verb",
    /// Verbs, by lemma, of which a deed can be the subject.
    OutcomeVerb = "outcome-verb",
    /// Nouns, by lemma, by which others are to act.
    CallNoun = "call-noun",
    /// Verbs, by lemma, whose participle says how someone is: `is committed to it`.
    MindedVerb = "minded-verb",
    /// Verbs, by lemma, of letting or getting someone out.
    RescuingVerb = "rescuing-verb",
    /// Nouns, by lemma, for what is only said where they stand beside a verb of saying.
    SpokenNoun = "spoken-noun",
    /// Verbs, by lemma, whose gerund is part of something: `the job involves travelling`.
    EntailingVerb = "entailing-verb",
    /// Verbs, by lemma, of how something is or stays.
    RemainingVerb = "remaining-verb",
    /// Verbs, by lemma, whose adjective is part of the deed: `fell ill`, `pleaded guilty`.
    TurningVerb = "turning-verb",
    /// Verbs, by lemma, by which nobody is accused.
    InspectingVerb = "inspecting-verb",
    /// Verbs and adjectives, by lemma, with which someone binds himself to what follows.
    VowWord = "vow-word",
    /// Verbs, by lemma, that agree to nothing: `aiming to relieve the shortage`.
    AimingVerb = "aiming-verb",
    /// What explodes or burns, by lemma.
    Blast = "blast-word",
    /// Verbs, by lemma, of what explosions do.
    BlastHarm = "blast-harm",
    /// Verbs, by lemma, whose `as` says what someone takes their object for.
    ViewingVerb = "viewing-verb",
    /// Nouns, by lemma, for what is filed: to dismiss it is a deed and no denial.
    FiledNoun = "filed-noun",
    /// Verbs, by lemma, of finding out: `to determine whether it leaks`.
    LearningVerb = "learning-verb",
    /// Verbs, by lemma, whose object is what says something: `faces a lawsuit alleging`.
    TakingVerb = "taking-verb",
    /// Verbs, by lemma, that make what they say likely and no more.
    LikelyVerb = "likely-verb",
    /// Verbs, by lemma, whose `with` is a part and no means: `closed the speech with a tribute`.
    BoundaryVerb = "boundary-verb",
    /// Verbs, by lemma, above what a headline or first sentence tells.
    AnnouncingVerb = "announcing-verb",
    /// Verbs, by lemma, of what courts do.
    RulingVerb = "ruling-verb",
    /// Words with an event that make it another one than those told.
    AnotherWord = "another-word",
    /// Words that a clause begins with and that look at what stood before it.
    LinkingAdverb = "linking-adverb",
    /// Nouns that with a preposition begin a sentence which looks back: `by comparison`.
    LinkingNoun = "linking-noun",
    /// Nouns, by lemma, whose clause is what they say.
    AllegationNoun = "allegation-noun",
    /// Words for a woman.
    FemaleWord = "female-word",
    /// Words for a man.
    MaleWord = "male-word",
    /// Times and means that stand behind a verb of saying and do not speak.
    NoSpeaker = "no-speaker",
    /// Nouns for what a state has: `the army`.
    StateBody = "state-body",
    /// Nouns by which an institution of any sort is called.
    GeneralBody = "general-body",
    /// Nouns by which those who bring news are called where the news is of them.
    MediaNoun = "media-noun",
    /// Nouns by which only those are called that have them in their name.
    NamedInstitution = "named-institution",
    /// Last words of offices by which their holder is called: `the minister`.
    ShortOffice = "short-office",
    /// Words before an office by which its holder is not called by the office alone.
    LowerOffice = "lower-office",
    /// Nouns, by lemma, that without a word which says which are no event.
    EmptyEvent = "empty-event",
}

/// A set of classes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClassSet([u64; 4]);

impl ClassSet {
    /// True where the class is one of them.
    pub fn has(self, class: Class) -> bool {
        self.0[class as usize / 64] >> (class as u8 % 64) & 1 == 1
    }

    fn with(mut self, class: Class) -> ClassSet {
        self.0[class as usize / 64] |= 1 << (class as u8 % 64);
        self
    }
}

/// The table: every word that is of a class, with the number of its set.
#[derive(Debug)]
struct Classes {
    words: Map<&'static str, u16>,
    sets: Vec<ClassSet>,
}

const LIST: &str = "classes";

fn classes() -> &'static Classes {
    static CLASSES: OnceLock<Classes> = OnceLock::new();
    CLASSES.get_or_init(Classes::new)
}

/// The number among [`sets`] of a word's classes, in small letters but for classes of words as they are written.
pub(crate) fn set_of(word: &str) -> u16 {
    classes().words.get(word).copied().unwrap_or_default()
}

/// Every set of classes that some word is of; the first is empty.
pub(crate) fn sets() -> &'static [ClassSet] {
    &classes().sets
}

/// The classes of a word.
pub(crate) fn classes_of(word: &str) -> ClassSet {
    sets().get(usize::from(set_of(word))).copied().unwrap_or_default()
}

/// True where the word is of the class.
pub(crate) fn is(word: &str, class: Class) -> bool {
    classes_of(word).has(class)
}

impl Classes {
    fn new() -> Classes {
        let mut sets = vec![ClassSet::default()];
        let mut words = Map::default();
        for row in rows(LIST) {
            let [name, list] = row[..] else { continue };
            let Some(&class) = Class::ALL.iter().find(|c| c.name() == name) else { continue };
            for word in list.split(' ') {
                let number: &mut u16 = words.or_default(word);
                let set = sets[usize::from(*number)].with(class);
                *number = sets.iter().position(|&s| s == set).unwrap_or(sets.len()) as u16;
                if usize::from(*number) == sets.len() {
                    sets.push(set);
                }
            }
        }
        Classes { words, sets }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_room_for_every_class() {
        assert!(Class::ALL.len() <= 256);
    }

    #[test]
    fn every_line_is_of_a_class_and_every_class_has_words() {
        for row in rows(LIST) {
            assert_eq!(row.len(), 2, "{row:?}");
            assert!(Class::ALL.iter().any(|c| c.name() == row[0]), "{row:?}");
            assert!(row[1].split(' ').all(|w| !w.is_empty()), "{row:?}");
        }
        for class in Class::ALL {
            assert!(rows(LIST).any(|row| row[0] == class.name()), "{class:?}");
        }
    }

    #[test]
    fn words_have_their_classes() {
        assert!(is("say", Class::Speech) && is("say", Class::HumanVerb));
        assert!(!is("say", Class::TimeNoun) && classes_of("").eq(&ClassSet::default()));
    }
}
