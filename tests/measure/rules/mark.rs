//! Writes a switch around every condition of Rust source: `mark COPY TABLE REFUSED FILE...`, the files below COPY, altered in
//! place. `crate::switch::on(17, C, false)` is C, unless switch 17 is the active one. TABLE gets a line for each: number, file,
//! line, what the switch makes of the condition, its words. REFUSED has numbers that the compiler would not take.
//!
//! A condition is what stands between `&&` (without it: true) or `||` (false), what follows `if` or guards an arm (false), what
//! `filter`, `find`, `take_while`, `is_some_and` ask (true), and what `then` and `then_some` are asked of (false).

use proc_macro2::LineColumn;
use std::fmt::Write as _;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{BinOp, Expr};

/// Two places of a file between which a condition stands, what takes its place, and whether patterns are in it.
struct Condition {
    start: usize,
    end: usize,
    neutral: bool,
    chain: bool,
    line: usize,
}

#[derive(Default)]
struct Finder {
    lines: Vec<usize>,
    found: Vec<Condition>,
}

impl Finder {
    fn at(&self, text: &str, place: LineColumn) -> usize {
        let start = self.lines[place.line - 1];
        let chars = text[start..].char_indices().nth(place.column);
        start + chars.map_or(text.len() - start, |(at, _)| at)
    }
}

struct Walk<'t> {
    text: &'t str,
    finder: Finder,
}

/// True where a pattern is matched among what `&&` ties.
fn has_let(e: &Expr) -> bool {
    match e {
        Expr::Let(_) => true,
        Expr::Binary(b) => has_let(&b.left) || has_let(&b.right),
        _ => false,
    }
}

impl Walk<'_> {
    fn add(&mut self, e: &Expr, neutral: bool) {
        if matches!(e, Expr::Lit(_)) {
            return;
        }
        let span = e.span();
        let (start, end) = (self.finder.at(self.text, span.start()), self.finder.at(self.text, span.end()));
        self.finder.found.push(Condition { start, end, neutral, chain: has_let(e), line: span.start().line });
    }

    /// One side of `&&` or `||`; a longer row of the same is met further down.
    fn side(&mut self, e: &Expr, and: bool) {
        let same = match e {
            Expr::Binary(b) => matches!((b.op, and), (BinOp::And(_), true) | (BinOp::Or(_), false)),
            Expr::Let(_) => true,
            _ => false,
        };
        if !same && !has_let(e) {
            self.add(e, and);
        }
    }
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|a| a.path().is_ident("cfg") && a.meta.require_list().is_ok_and(|l| l.tokens.to_string() == "test"))
}

impl<'ast> Visit<'ast> for Walk<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_test(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_const(&mut self, _: &'ast syn::ItemConst) {}

    fn visit_item_static(&mut self, _: &'ast syn::ItemStatic) {}

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if item.sig.constness.is_none() {
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if item.sig.constness.is_none() {
            visit::visit_impl_item_fn(self, item);
        }
    }

    fn visit_expr_binary(&mut self, e: &'ast syn::ExprBinary) {
        if matches!(e.op, BinOp::And(_) | BinOp::Or(_)) {
            let and = matches!(e.op, BinOp::And(_));
            self.side(&e.left, and);
            self.side(&e.right, and);
        }
        visit::visit_expr_binary(self, e);
    }

    fn visit_expr_if(&mut self, e: &'ast syn::ExprIf) {
        self.add(&e.cond, false);
        visit::visit_expr_if(self, e);
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        if let Some((_, guard)) = &arm.guard {
            self.add(guard, false);
        }
        visit::visit_arm(self, arm);
    }

    fn visit_expr_method_call(&mut self, e: &'ast syn::ExprMethodCall) {
        let name = e.method.to_string();
        match (name.as_str(), e.args.first()) {
            ("filter" | "find" | "take_while" | "is_some_and", Some(Expr::Closure(c)))
                if !matches!(*c.body, Expr::Block(_)) =>
            {
                self.add(&c.body, true);
            }
            ("then" | "then_some", Some(_)) => self.add(&e.receiver, false),
            _ => {}
        }
        visit::visit_expr_method_call(self, e);
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [copy, table, refused, files @ ..] = &arguments[..] else { panic!("mark COPY TABLE REFUSED FILE...") };
    let refused = std::fs::read_to_string(refused).unwrap_or_default();
    let refused: Vec<usize> = refused.split_whitespace().map(|n| n.parse().unwrap()).collect();
    let (mut rows, mut number) = (String::new(), 0);
    for file in files {
        let path = format!("{copy}/{file}");
        let text = std::fs::read_to_string(&path).unwrap();
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut walk = Walk { text: &text, finder: Finder { lines, found: Vec::new() } };
        walk.visit_file(&syn::parse_file(&text).unwrap());
        let (mut opens, mut closes) = (Vec::new(), Vec::new());
        for c in walk.finder.found {
            number += 1;
            let words = text[c.start..c.end].split_whitespace().collect::<Vec<_>>().join(" ");
            let kind = if c.neutral { "true" } else { "false" };
            let _ = writeln!(rows, "{number}\t{file}\t{}\t{kind}\t{words}", c.line);
            if refused.contains(&number) {
                continue;
            }
            // A chain with patterns gets one more link.
            if c.chain {
                closes.push((c.end, c.start, number, format!(" && crate::switch::on({number}, true, false)")));
            } else {
                opens.push((c.start, c.end, number, format!("crate::switch::on({number}, ")));
                closes.push((c.end, c.start, number, format!(", {})", c.neutral)));
            }
        }
        // The wider one opens first, and closes last.
        let mut edits: Vec<(usize, u8, usize, usize, String)> = Vec::new();
        edits.extend(closes.into_iter().map(|(at, other, n, s)| (at, 0, usize::MAX - other, usize::MAX - n, s)));
        edits.extend(opens.into_iter().map(|(at, other, n, s)| (at, 1, usize::MAX - other, n, s)));
        edits.sort();
        let (mut out, mut from) = (String::new(), 0);
        for (at, _, _, _, words) in edits {
            out.push_str(&text[from..at]);
            out.push_str(&words);
            from = at;
        }
        out.push_str(&text[from..]);
        std::fs::write(&path, out).unwrap();
    }
    std::fs::write(table, rows).unwrap();
}
