//! Reports of one affair held against each other.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, unreachable_pub, reason = "tests")]

mod schemas;

use newsglass::Day;
use newsglass::compare::{Comparison, compare, compare_json};
use newsglass::{Glass, Options, Report};

const OWNER: &str = "Blast at Ormond Mill Kills 12

A blast at the Ormond mill in Torvik killed 12 workers on Monday, owner Karl Ruud said.

Soldiers closed the bridge at Stenfeld.
";

const UNION: &str = "Twenty Dead in Torvik

An explosion at the Ormond mill in Torvik killed 20 workers on Monday, union leader Ines Falk said.

Mayor Lena Brandt resigned on Tuesday.
";

fn reports() -> Vec<Report> {
    let options = || Options { published: Day::parse("2024-12-04"), ..Options::default() };
    [OWNER, UNION].iter().map(|text| Glass::embedded().analyze(text, &options())).collect()
}

fn told(list: &[newsglass::compare::Fact], words: &str) -> bool {
    list.iter().any(|f| f.text.contains(words))
}

fn compared() -> Comparison {
    compare(&reports())
}

#[test]
fn what_both_tell_is_shared_and_what_one_tells_is_single() {
    let c = compared();
    assert_eq!(c.schema, "newsglass.comparison/1");
    let killed = c.shared.iter().find(|f| f.text.contains("killed")).unwrap();
    let of: Vec<usize> = killed.sides.iter().map(|s| s.report).collect();
    assert_eq!(of, [0, 1]);
    assert!(told(&c.single, "closed the bridge"), "{:?}", c.single);
    assert!(told(&c.single, "resigned"), "{:?}", c.single);
    assert!(!told(&c.shared, "resigned"));
}

#[test]
fn numbers_that_differ_stand_side_by_side_with_who_says_them() {
    let c = compared();
    let number = c.differing.iter().find(|d| d.kind == "number").unwrap();
    let values: Vec<&str> = number.sides.iter().filter_map(|s| s.value.as_deref()).collect();
    assert_eq!(values, ["12", "20"]);
    let names: Vec<&str> =
        number.sides.iter().filter_map(|s| s.source.as_ref().and_then(|x| x.name.as_deref())).collect();
    assert_eq!(names, ["Karl Ruud", "Ines Falk"]);
    let text = [OWNER, UNION];
    for side in &number.sides {
        let [a, b] = side.span;
        assert_eq!(&text[side.report][a as usize..b as usize], side.value.as_deref().unwrap());
    }
}

/// The values of each difference of a kind between two texts.
fn differing(one: &str, other: &str, kind: &str) -> Vec<Vec<String>> {
    let options = || Options { published: Day::parse("2024-12-04"), ..Options::default() };
    let reports: Vec<Report> = [one, other].iter().map(|text| Glass::embedded().analyze(text, &options())).collect();
    let values = |d: &newsglass::compare::Difference| d.sides.iter().filter_map(|s| s.value.clone()).collect();
    compare(&reports).differing.iter().filter(|d| d.kind == kind).map(values).collect()
}

#[test]
fn a_share_is_held_against_the_share_it_is_told_as_and_not_against_its_neighbour() {
    let one = "Dockers accept 7 percent deal\n\nHAMBURG — Dockers in Hamburg ended a nine-day strike on Tuesday after \
               their union accepted a pay rise of 7 percent.";
    let other = "HAMBURG — Dockers in Hamburg went back to work on Tuesday with 8 percent more pay, ending a strike of \
                 nine days.";
    assert_eq!(differing(one, other, "number"), [["7 percent", "8 percent"]]);
    let one = "Shares in Brandt, which owns 5 percent of the company, fell 1.2 percent in Oslo.";
    let other = "Brandt, which holds 5 percent of Ormond, closed 1.5 percent lower in Oslo.";
    assert!(differing(one, other, "number").iter().all(|v| !v.contains(&"5 percent".to_owned())));
}

#[test]
fn of_two_sums_one_of_which_both_tell_the_other_alone_is_no_difference() {
    let one = "The battery firm Ormond reported a third-quarter loss of $212 million.";
    let other = "The battery firm Ormond lost $212 million in the third quarter, against $87 million a year ago.";
    assert_eq!(differing(one, other, "number"), Vec::<Vec<String>>::new());
}

#[test]
fn what_one_plans_and_another_rules_out_differs() {
    let one = "TORVIK — Karl Ruud will appeal against the sentence, his lawyer said.";
    let other = "TORVIK — Karl Ruud will not appeal against the sentence, his lawyer said.";
    assert_eq!(differing(one, other, "status"), [["planned", "negated"]]);
}

#[test]
fn a_deed_and_what_undoes_it_are_two() {
    let one = "ANTWERP — Police have closed the Kennedy tunnel in Antwerp, the mayor said.";
    let other = "ANTWERP — The Kennedy tunnel in Antwerp was reopened at midnight, the mayor said.";
    let c = of(one, other);
    assert!(c.shared.is_empty() && c.single.len() == 2, "{c:?}");
}

#[test]
fn what_a_headline_leaves_open_and_the_text_tells_is_no_difference() {
    let one = "Explosion feared at plant near Antwerp\n\nANTWERP — An explosion tore through a plant near Antwerp on Tuesday.";
    let other = "ANTWERP — An explosion at a plant near Antwerp on Tuesday destroyed a tank.";
    assert_eq!(differing(one, other, "status"), Vec::<Vec<String>>::new());
}

#[test]
fn a_name_that_holds_the_other_is_no_other_actor() {
    let one = "ANTWERP — Trade union ACV called for an inspection of the plant in Antwerp.";
    let other = "ANTWERP — Union ACV called for an inspection of the plant in Antwerp, it said.";
    assert_eq!(differing(one, other, "actor"), Vec::<Vec<String>>::new());
}

#[test]
fn tolls_and_hours_are_held_against_each_other() {
    let one = "ANTWERP — A blast shook a plant in Antwerp at 7.50 am on Tuesday. At least six workers had been killed, VRT said.";
    let other =
        "ANTWERP — The blast in Antwerp, at 7.45 am on Tuesday, destroyed a tank. The company confirmed eight deaths.";
    assert_eq!(differing(one, other, "hour"), [["07:50", "07:45"]]);
    assert_eq!(differing(one, other, "number"), [["at least 6", "8"]]);
    assert_eq!(differing(one, one, "hour"), Vec::<Vec<String>>::new());
    let evening =
        "ANTWERP — The king visited a hospital in Ghent at 9.15 pm on Tuesday. The company confirmed eight deaths.";
    assert_eq!(differing(one, evening, "hour"), Vec::<Vec<String>>::new());
}

#[test]
fn who_was_taken_to_hospital_is_held_against_who_was_hurt() {
    let one = "ANTWERP — A blast shook a plant in Antwerp on Tuesday. 11 people had been taken to hospital, VRT said.";
    let other = "ANTWERP — A blast destroyed a plant in Antwerp on Tuesday. Nineteen people were injured.";
    assert_eq!(differing(one, other, "number"), [["11", "19"]]);
}

#[test]
fn a_report_compared_with_itself_differs_in_nothing() {
    let options = Options { published: Day::parse("2024-12-04"), ..Options::default() };
    let report = Glass::embedded().analyze(OWNER, &options);
    let c = compare(&[report.clone(), report]);
    assert!(c.differing.is_empty(), "{:?}", c.differing);
    assert!(c.single.is_empty(), "{:?}", c.single);
}

#[test]
fn deeds_elsewhere_and_those_that_befall_others_are_two() {
    for [one, other] in [
        ["Rebels captured Aleppo on Monday.", "Rebels captured Homs on Monday."],
        ["Police arrested John Smith in London on Monday.", "Police arrested Maria Garcia in Madrid on Monday."],
        ["Police arrested Omar Khan on Monday.", "Police arrested Latif Shah in Herat on Monday."],
        ["A bomb killed 12 people in Kabul on Monday.", "A train crash killed 30 people in Madrid on Monday."],
    ] {
        let c = of(one, other);
        assert!(c.shared.is_empty() && c.differing.is_empty(), "{:?} {:?}", c.shared, c.differing);
    }
    for [one, other] in [
        [
            "Rebels captured the city of Aleppo on Monday.",
            "Aleppo, in northern Syria, was captured by rebels on Monday.",
        ],
        ["Police arrested Omar Khan on Monday.", "Police in Herat arrested Mr Khan on Monday."],
    ] {
        assert!(!of(one, other).shared.is_empty(), "{one} {other}");
    }
}

#[test]
fn nothing_and_one_report_compare_to_nothing_shared() {
    assert!(compare(&[]).shared.is_empty());
    assert!(compare(&reports()[..1]).shared.is_empty());
}

#[test]
fn a_comparison_is_what_its_schema_says_and_the_same_from_json() {
    let schema = schemas::closed("comparison.schema.json");
    let c = compared();
    let value = serde_json::to_value(&c).unwrap();
    if let Err(error) = schema.validate(&value) {
        panic!("at {}: {error}", error.instance_path);
    }
    assert_eq!(compare_json(&serde_json::to_string(&reports()).unwrap()).unwrap(), c);
    assert!(compare_json("[{}]").unwrap_err().starts_with("Report 1 "));
    // A span that ends before it begins, as fuzzing had it.
    let altered = r#"[{"schema":"newsglass.report/1","quantities":[{"span":[7,4],"kind":"killed","value":1}],
        "statements":[{"content":[[7,4]]}]}]"#;
    assert!(compare_json(altered).is_ok());
}

/// Compares two texts of one day.
fn of(one: &str, other: &str) -> Comparison {
    let options = || Options { published: Day::parse("2024-12-04"), ..Options::default() };
    compare(&[one, other].map(|text| Glass::embedded().analyze(text, &options())))
}

/// What the reports say where they differ in a number.
fn numbers(c: &Comparison) -> Vec<Vec<&str>> {
    let all = c.differing.iter().filter(|d| d.kind == "number");
    all.map(|d| d.sides.iter().filter_map(|s| s.value.as_deref()).collect()).collect()
}

#[test]
fn bounds_that_differ_are_told_as_two_though_both_may_be_true() {
    let c = of(
        "At least 63 people were killed in the battle for Stenfeld on Monday, the Red Cross said.",
        "At least 41 people were killed in the battle for Stenfeld on Monday, the army said.",
    );
    assert_eq!(numbers(&c), [["at least 63", "at least 41"]]);
    assert!(!c.shared.iter().any(|f| f.kind == "number"), "{:?}", c.shared);
    // Nor is a noun of that sentence a fact of its own.
    assert!(!c.shared.iter().any(|f| f.text.starts_with("The battle")), "{:?}", c.shared);
}

#[test]
fn numbers_of_one_thing_are_held_against_each_other_whatever_event_tells_them() {
    let c = of(
        "Heavy rain buried some 40 houses in the village of Torvik on Monday. The army sent six helicopters to Torvik.",
        "Some 55 houses in the village of Torvik were destroyed by rain on Monday. The army deployed eight helicopters in Torvik.",
    );
    let told = numbers(&c);
    assert!(told.contains(&vec!["some 40", "some 55"]), "{told:?}");
    assert!(told.contains(&vec!["6", "8"]), "{told:?}");
}

#[test]
fn a_rounded_number_agrees_and_so_does_the_same_under_another_name() {
    let c = of(
        "Shares of Ormond rose 24.6 percent on Monday. Some 230,000 households in Torvik are without power.",
        "Shares of Ormond jumped 25 percent on Monday. In Torvik 230,000 homes have no power.",
    );
    assert!(numbers(&c).is_empty(), "{:?}", numbers(&c));
}

#[test]
fn a_bare_noun_is_nothing_that_one_report_alone_has() {
    let c = of(
        "Soldiers closed the bridge at Stenfeld on Monday after the explosion.",
        "Mayor Lena Brandt resigned from office on Tuesday after the talks.",
    );
    assert!(c.single.iter().all(|f| f.text.split(' ').count() > 2), "{:?}", c.single);
    assert!(told(&c.single, "closed the bridge") && told(&c.single, "resigned"), "{:?}", c.single);
}

/// What the reports say where they differ in how long something was.
fn durations(c: &Comparison) -> Vec<Vec<&str>> {
    let all = c.differing.iter().filter(|d| d.kind == "duration");
    all.map(|d| d.sides.iter().filter_map(|s| s.value.as_deref()).collect()).collect()
}

#[test]
fn how_long_something_was_is_held_against_each_other() {
    let c = of(
        "The army recaptured Stenfeld on Monday after a siege of the town that lasted three weeks.",
        "The army recaptured Stenfeld on Monday after a siege of the town that lasted a month.",
    );
    assert_eq!(durations(&c), [["3 weeks", "1 month"]]);
    let c = of(
        "A court in Torvik sentenced the former mayor, Karl Ruud, to six years in prison on Monday.",
        "Former mayor Karl Ruud was sentenced to five years in prison by a court in Torvik on Monday.",
    );
    assert_eq!(durations(&c), [["6 years", "5 years"]]);
}

#[test]
fn a_duration_in_another_unit_agrees_and_one_of_something_else_is_not_compared() {
    let c = of(
        "A court in Torvik sentenced the former mayor, Karl Ruud, to 30 months in prison on Monday after a trial of two weeks.",
        "Former mayor Karl Ruud was sentenced to two and a half years in prison by a court in Torvik on Monday.",
    );
    assert!(durations(&c).is_empty(), "{:?}", durations(&c));
    let c = of(
        "The strike at the Ormond mill in Torvik lasted ten days. The mill was built over two years.",
        "Mayor Lena Brandt has been in office for four years. She spoke of the strike in Torvik.",
    );
    assert!(durations(&c).is_empty(), "{:?}", durations(&c));
}

#[test]
fn what_a_boat_may_carry_is_not_held_against_how_many_were_on_board() {
    let c = of(
        "A ferry with 120 passengers sank off Stenfeld on Monday. The vessel was licensed to carry 80 people.",
        "An overloaded ferry sank off Stenfeld on Monday. About 130 people were on board, twice what the boat was allowed to carry.",
    );
    assert!(!numbers(&c).iter().any(|n| n.contains(&"80")), "{:?}", numbers(&c));
}

#[test]
fn a_number_that_stands_in_the_sentence_of_both_is_no_difference() {
    let c = of(
        "Police broke up a march in Torvik on Monday. Seven officers were injured.",
        "Police broke up a march in Torvik on Monday, and 23 demonstrators and seven officers were injured.",
    );
    assert!(numbers(&c).is_empty(), "{:?}", numbers(&c));
}

#[test]
fn the_only_toll_of_each_and_people_by_another_name_are_held_against_each_other() {
    let c = of(
        "Some 40,000 people marched through Torvik on Monday against the pension plan, police said. Another 60 were wounded.",
        "Unions said 100,000 protesters had marched through Torvik on Monday against the pension plan. More than 80 were wounded in the clashes.",
    );
    let told = numbers(&c);
    assert!(told.contains(&vec!["some 40,000", "100,000"]), "{told:?}");
    assert!(told.contains(&vec!["60", "more than 80"]), "{told:?}");
}

/// What two texts of one day are said to share.
fn shared(one: &str, other: &str) -> Vec<String> {
    let options = || Options { published: Day::parse("2024-12-04"), ..Options::default() };
    let reports: Vec<Report> = [one, other].iter().map(|text| Glass::embedded().analyze(text, &options())).collect();
    compare(&reports).shared.iter().map(|f| f.text.clone()).collect()
}

#[test]
fn what_undoes_the_other_is_not_shared_nor_what_both_speak_of() {
    for (one, other) in [
        ("The pilots’ union called for a strike in Oslo.", "The pilots’ union called off the strike in Oslo."),
        ("Owners accepted the offer of Brandt on Monday.", "Owners rejected the offer of Brandt on Monday."),
        ("A court upheld the ban on cars in Oslo.", "A court lifted the ban on cars in Oslo."),
        ("Shares in Brandt rose 4 percent on Monday.", "Shares in Brandt fell 4 percent on Monday."),
        ("The mayor put off the vote on pensions.", "The mayor put on the vote on pensions."),
        ("The registry could not confirm that.", "The registry confirmed the invoice on Monday."),
    ] {
        assert_eq!(shared(one, other), [""; 0], "{one} {other}");
    }
    assert_eq!(shared("Rebels seized Melun on Monday.", "Rebels captured Melun on Monday.").len(), 1);
}
