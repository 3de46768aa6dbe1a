//! MUC, B³ and CEAF-e as the CoNLL-2012 scorer has them, summed over documents.

use std::collections::BTreeMap;

type Chain = Vec<(u32, u32)>;

/// Numerator and denominator of precision, then of recall.
#[derive(Debug, Default, Clone, Copy)]
struct Sums {
    p: (f64, f64),
    r: (f64, f64),
}

impl Sums {
    fn add(&mut self, other: &Sums) {
        self.p.0 += other.p.0;
        self.p.1 += other.p.1;
        self.r.0 += other.r.0;
        self.r.1 += other.r.1;
    }

    fn f(&self) -> (f64, f64, f64) {
        let share = |x: (f64, f64)| if x.1 > 0.0 { x.0 / x.1 } else { 0.0 };
        let (p, r) = (share(self.p), share(self.r));
        (p, r, if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 })
    }
}

/// The three measures, and whether mentions were found.
#[derive(Debug, Default, Clone, Copy)]
pub struct Scores {
    mentions: Sums,
    muc: Sums,
    b3: Sums,
    ceaf: Sums,
}

impl Scores {
    pub fn add(&mut self, other: &Scores) {
        self.mentions.add(&other.mentions);
        self.muc.add(&other.muc);
        self.b3.add(&other.b3);
        self.ceaf.add(&other.ceaf);
    }
}

impl std::fmt::Display for Scores {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (name, sums) in [("mentions", &self.mentions), ("MUC", &self.muc), ("B3", &self.b3), ("CEAFe", &self.ceaf)]
        {
            let (p, r, x) = sums.f();
            write!(f, "{name} P {p:.3} R {r:.3} F {x:.3}   ")?;
        }
        write!(f, "CoNLL F {:.4}", (self.muc.f().2 + self.b3.f().2 + self.ceaf.f().2) / 3.0)
    }
}

fn index(chains: &[Chain]) -> BTreeMap<(u32, u32), usize> {
    chains.iter().enumerate().flat_map(|(i, c)| c.iter().map(move |&m| (m, i))).collect()
}

pub fn score(key: &[Chain], response: &[Chain]) -> Scores {
    let (k, r) = (index(key), index(response));
    let common = k.keys().filter(|m| r.contains_key(m)).count() as f64;
    let mut out =
        Scores { mentions: Sums { p: (common, r.len() as f64), r: (common, k.len() as f64) }, ..Scores::default() };
    // How many mentions each pair of chains shares.
    let mut shared: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for (m, i) in &k {
        if let Some(j) = r.get(m) {
            *shared.entry((*i, *j)).or_default() += 1.0;
        }
    }
    let muc = |chains: &[Chain], other: &BTreeMap<(u32, u32), usize>| {
        let mut sums = (0.0, 0.0);
        for chain in chains {
            let mut parts: Vec<usize> = chain.iter().filter_map(|m| other.get(m).copied()).collect();
            let missing = chain.len() - parts.len();
            parts.sort_unstable();
            parts.dedup();
            sums.0 += (chain.len() - parts.len() - missing) as f64;
            sums.1 += (chain.len() - 1) as f64;
        }
        sums
    };
    out.muc = Sums { p: muc(response, &k), r: muc(key, &r) };
    let mut b3 = (0.0, 0.0);
    for (&(i, j), &n) in &shared {
        b3.0 += n * n / response[j].len() as f64;
        b3.1 += n * n / key[i].len() as f64;
    }
    out.b3 = Sums { p: (b3.0, r.len() as f64), r: (b3.1, k.len() as f64) };
    let phi: Vec<Vec<f64>> = (0..key.len())
        .map(|i| {
            let of = |j: usize| {
                2.0 * shared.get(&(i, j)).copied().unwrap_or(0.0) / (key[i].len() + response[j].len()) as f64
            };
            (0..response.len()).map(of).collect()
        })
        .collect();
    let best = assignment(&phi);
    out.ceaf = Sums { p: (best, response.len() as f64), r: (best, key.len() as f64) };
    out
}

/// Worth of the best one-to-one matching (Hungarian algorithm with potentials).
fn assignment(worth: &[Vec<f64>]) -> f64 {
    let (rows, columns) = (worth.len(), worth.first().map_or(0, Vec::len));
    if rows == 0 || columns == 0 {
        return 0.0;
    }
    let n = rows.max(columns);
    let cost = |i: usize, j: usize| if i < rows && j < columns { -worth[i][j] } else { 0.0 };
    let (mut u, mut v) = (vec![0.0; n + 1], vec![0.0; n + 1]);
    let mut of = vec![0usize; n + 1];
    for i in 1..=n {
        of[0] = i;
        let (mut least, mut used, mut way) = (vec![f64::INFINITY; n + 1], vec![false; n + 1], vec![0usize; n + 1]);
        let mut j = 0;
        loop {
            used[j] = true;
            let (row, mut delta, mut next) = (of[j], f64::INFINITY, 0);
            for k in 1..=n {
                if !used[k] {
                    let reduced = cost(row - 1, k - 1) - u[row] - v[k];
                    if reduced < least[k] {
                        least[k] = reduced;
                        way[k] = j;
                    }
                    if least[k] < delta {
                        delta = least[k];
                        next = k;
                    }
                }
            }
            for k in 0..=n {
                if used[k] {
                    u[of[k]] += delta;
                    v[k] -= delta;
                } else {
                    least[k] -= delta;
                }
            }
            j = next;
            if of[j] == 0 {
                break;
            }
        }
        while j != 0 {
            of[j] = of[way[j]];
            j = way[j];
        }
    }
    (1..=n).filter(|&j| of[j] > 0).map(|j| -cost(of[j] - 1, j - 1)).sum()
}
