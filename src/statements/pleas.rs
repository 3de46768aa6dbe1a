//! What someone says to a charge before a court.

use super::topics::Topic;
use crate::article::TokenId;
use crate::language::syntax::Syntax;

/// `pleaded guilty to stealing the car`, `pleaded not guilty to fraud`: what it is of, where the
/// plea ends, and whether the charge is denied.
pub(super) fn plea(syntax: &Syntax<'_>, t: TokenId) -> Option<(Topic, TokenId, bool)> {
    let guilty = (t + 1..t + 3).find(|&i| syntax.lemma(t) == "plead" && syntax.article.lower(i) == "guilty")?;
    let denied = syntax.article.lower(guilty - 1) == "not";
    let to = guilty + 1;
    if syntax.article.lower(to) != "to" || to + 1 >= syntax.sentence(t).end {
        return None;
    }
    let of = syntax.head(to).filter(|&o| o > to).unwrap_or(to + 1);
    let said = to + 1..syntax.extent(of).end.max(to + 2);
    Some((Topic::said(said, 0.85), to, denied))
}
