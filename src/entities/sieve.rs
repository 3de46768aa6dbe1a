//! Steps that are known by name, so that one can be left out and its worth measured.

/// A step over what has been found so far, and what it is called.
pub(crate) type Sieve<S> = (&'static str, fn(&mut S));

/// Runs the steps in their order, but those whose names are in `without`.
pub(crate) fn sift<S>(state: &mut S, sieves: &[Sieve<S>], without: &[&str]) {
    for (_, run) in sieves.iter().filter(|(name, _)| !without.contains(name)) {
        run(state);
    }
}
