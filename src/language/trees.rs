//! From arc scores to a tree: one root, no cycles, whatever the scores.

use super::kernels::best_sum;

/// Room for the search, used again for the next sentence.
#[derive(Debug, Default)]
pub(super) struct Search {
    heads: Vec<Option<usize>>,
    mark: Vec<u32>,
    best: [Vec<f32>; 4],
    split: [Vec<u16>; 4],
    stack: Vec<(usize, usize, usize)>,
}

const OPEN_LEFT: usize = 0;
const OPEN_RIGHT: usize = 1;
const SHUT_LEFT: usize = 2;
const SHUT_RIGHT: usize = 3;

impl Search {
    /// The heads of a sentence of `n` words, `None` for the root. `scores[d * (n + 1) + h]` says how well `d` hangs on
    /// `h - 1`, or, at 0, how well it is the root.
    ///
    /// Where the best head of each word gives a tree that is it, crossing arcs included; otherwise the best tree
    /// without crossing arcs (Eisner 1996) with one root.
    pub(super) fn tree(&mut self, n: usize, scores: &[f32]) -> &[Option<usize>] {
        self.heads.clear();
        for d in 0..n {
            let row = &scores[d * (n + 1)..(d + 1) * (n + 1)];
            let mut top = if d == 0 { n.min(2) % (n + 1) } else { 1 };
            for (h, &score) in row.iter().enumerate() {
                if h != d + 1 && (score > row[top] || top == d + 1) {
                    top = h;
                }
            }
            self.heads.push(top.checked_sub(1));
        }
        if n > 0 && !self.is_tree() {
            self.project(n, scores);
        }
        &self.heads
    }

    fn is_tree(&mut self) -> bool {
        let n = self.heads.len();
        if self.heads.iter().filter(|h| h.is_none()).count() != 1 {
            return false;
        }
        // Walks up from every word; a walk that meets its own mark has gone round.
        self.mark.clear();
        self.mark.resize(n, 0);
        for start in 0..n {
            let mut at = start;
            loop {
                if self.mark[at] == start as u32 + 1 {
                    return false;
                }
                if self.mark[at] != 0 {
                    break;
                }
                self.mark[at] = start as u32 + 1;
                match self.heads[at] {
                    Some(h) => at = h,
                    None => break,
                }
            }
        }
        true
    }

    #[inline(never)]
    fn project(&mut self, n: usize, scores: &[f32]) {
        let arc = |d: usize, h: usize| scores[d * (n + 1) + h + 1];
        let cell = |i: usize, j: usize| i * n + j;
        for (best, split) in self.best.iter_mut().zip(&mut self.split) {
            best.clear();
            best.resize(n * n, f32::MIN);
            split.clear();
            split.resize(n * n, 0);
        }
        for i in 0..n {
            self.best[SHUT_LEFT][cell(i, i)] = 0.0;
            self.best[SHUT_RIGHT][cell(i, i)] = 0.0;
        }
        for width in 1..n {
            for i in 0..n - width {
                let j = i + width;
                let run = |kind: usize, row: usize, from: usize| &self.best[kind][row * n + from..][..width];
                let open = best_sum(run(SHUT_RIGHT, i, i), run(SHUT_LEFT, j, i + 1));
                let open = open.map_or((f32::MIN, i), |(s, k)| (s, i + k));
                self.keep(OPEN_LEFT, [i, j], n, open.0 + arc(i, j), open.1);
                self.keep(OPEN_RIGHT, [i, j], n, open.0 + arc(j, i), open.1);
                let run = |kind: usize, row: usize, from: usize| &self.best[kind][row * n + from..][..width];
                let left = best_sum(run(SHUT_LEFT, i, i), run(OPEN_LEFT, j, i));
                let right = best_sum(run(OPEN_RIGHT, i, i + 1), run(SHUT_RIGHT, j, i + 1));
                let (score, k) = left.map_or((f32::MIN, i), |(s, k)| (s, i + k));
                self.keep(SHUT_LEFT, [i, j], n, score, k);
                let (score, k) = right.map_or((f32::MIN, j), |(s, k)| (s, i + 1 + k));
                self.keep(SHUT_RIGHT, [i, j], n, score, k);
            }
        }
        let mut root = 0;
        let mut top = f32::MIN;
        for r in 0..n {
            let s = self.best[SHUT_LEFT][cell(0, r)] + self.best[SHUT_RIGHT][cell(r, n - 1)] + scores[r * (n + 1)];
            if s > top {
                (top, root) = (s, r);
            }
        }
        self.heads[root] = None;
        self.stack.clear();
        self.stack.extend([(SHUT_LEFT, 0, root), (SHUT_RIGHT, root, n - 1)]);
        while let Some((kind, i, j)) = self.stack.pop() {
            if i >= j {
                continue;
            }
            let k = self.split[kind][cell(i, j)] as usize;
            match kind {
                OPEN_LEFT | OPEN_RIGHT => {
                    let (d, h) = if kind == OPEN_LEFT { (i, j) } else { (j, i) };
                    self.heads[d] = Some(h);
                    self.stack.extend([(SHUT_RIGHT, i, k), (SHUT_LEFT, k + 1, j)]);
                }
                SHUT_LEFT => self.stack.extend([(SHUT_LEFT, i, k), (OPEN_LEFT, k, j)]),
                _ => self.stack.extend([(OPEN_RIGHT, i, k), (SHUT_RIGHT, k, j)]),
            }
        }
    }

    /// The score of the span from `i` to `j` stands in row `i` and in row `j` too, where `i` is the column, so that all
    /// parts of a span stand one behind the other.
    fn keep(&mut self, kind: usize, [i, j]: [usize; 2], n: usize, score: f32, split: usize) {
        self.best[kind][i * n + j] = score;
        self.best[kind][j * n + i] = score;
        self.split[kind][i * n + j] = split as u16;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_well_formed(heads: &[Option<usize>]) -> bool {
        heads.iter().filter(|h| h.is_none()).count() == 1
            && (0..heads.len()).all(|start| {
                let mut at = start;
                for _ in 0..heads.len() {
                    match heads[at] {
                        Some(h) => at = h,
                        None => return true,
                    }
                }
                false
            })
    }

    #[test]
    fn any_scores_give_a_tree() {
        let mut seed = 7u32;
        let mut search = Search::default();
        for round in 0..400 {
            let n = round % 17 + 1;
            let scores: Vec<f32> = (0..n * (n + 1))
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (seed >> 20) as f32 / 100.0
                })
                .collect();
            let heads = search.tree(n, &scores).to_vec();
            assert_eq!(heads.len(), n);
            assert!(is_well_formed(&heads), "{heads:?}");
        }
    }

    #[test]
    fn scores_that_are_no_numbers_give_a_tree_too() {
        let mut search = Search::default();
        for n in 1..6 {
            assert!(is_well_formed(search.tree(n, &vec![f32::NAN; n * (n + 1)])));
            assert!(is_well_formed(search.tree(n, &vec![0.0; n * (n + 1)])));
        }
    }

    #[test]
    fn the_best_heads_are_kept_where_they_make_a_tree() {
        // Word 1 is the root, 0 and 2 hang on it.
        let scores = [0.0, 0.0, 5.0, 0.0, 5.0, 0.0, 0.0, 0.0, 0.0, 0.0, 5.0, 0.0];
        assert_eq!(Search::default().tree(3, &scores), [Some(1), None, Some(1)]);
    }
}
