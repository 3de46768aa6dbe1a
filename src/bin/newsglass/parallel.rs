//! Work on all cores whose results come in the order of the jobs, with as little of both in memory as keeps the cores busy.

use std::sync::mpsc::sync_channel;
use std::sync::{Condvar, Mutex, PoisonError};

/// Jobs in flight for each core: enough that one long article does not keep the others waiting.
const AHEAD: usize = 32;

/// Bytes in flight for each core, of which one job alone may have more.
const BYTES: usize = 1 << 20;

/// How many bytes of jobs are in flight.
struct Flight {
    bytes: Mutex<usize>,
    landed: Condvar,
    limit: usize,
}

impl Flight {
    /// Waits until there is room for so many.
    fn begin(&self, bytes: usize) {
        let mut all = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        while *all > 0 && *all + bytes > self.limit {
            all = self.landed.wait(all).unwrap_or_else(PoisonError::into_inner);
        }
        *all += bytes;
    }

    /// Makes room again: of so many, or of all.
    fn end(&self, bytes: usize) {
        let mut all = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        *all = all.saturating_sub(bytes);
        self.landed.notify_one();
    }
}

/// Gives each of the `jobs`, which come with their size in bytes, to `work` on some core, and the results in the order
/// of the jobs to `take`, here. The first error, of a job that could not be had or of `take`, ends it.
pub(crate) fn in_order<J: Send, R: Send>(
    jobs: impl Iterator<Item = Result<(usize, J), String>> + Send,
    work: impl Fn(J) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), String>,
) -> Result<(), String> {
    let cores = rayon::current_num_threads();
    let flight = Flight { bytes: Mutex::new(0), landed: Condvar::new(), limit: BYTES * cores };
    let (flight, work) = (&flight, &work);
    std::thread::scope(|threads| {
        let (queue, results) = sync_channel(AHEAD * cores);
        threads.spawn(move || {
            rayon::in_place_scope(|pool| {
                for job in jobs {
                    let (give, result) = sync_channel(1);
                    let (bytes, job) = match job {
                        Ok((bytes, job)) => (bytes, Ok(job)),
                        Err(e) => (0, Err(e)),
                    };
                    flight.begin(bytes);
                    // Nobody waits for more where `take` has failed.
                    if queue.send((bytes, result)).is_err() {
                        break;
                    }
                    match job {
                        Ok(job) => pool.spawn(move |_| drop(give.send(Ok(work(job))))),
                        Err(e) => {
                            drop(give.send(Err(e)));
                            break;
                        }
                    }
                }
            });
        });
        let mut outcome = Ok(());
        for (bytes, result) in results {
            outcome = result.recv().unwrap_or_else(|e| Err(e.to_string())).and_then(&mut take);
            flight.end(bytes);
            if outcome.is_err() {
                break;
            }
        }
        // Who may be waiting for room sees then that nobody takes more.
        flight.end(usize::MAX);
        outcome
    })
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn results_come_in_order_and_an_error_ends_it() {
        let jobs = || (0..5000u32).map(|i| Ok((if i % 7 == 0 { 1 << 23 } else { 10 }, i)));
        let mut seen = Vec::new();
        let push = |i| {
            seen.push(i);
            Ok(())
        };
        assert_eq!(in_order(jobs(), |i| i * 2, push), Ok(()));
        assert!(seen.len() == 5000 && seen.iter().enumerate().all(|(i, &n)| n as usize == 2 * i));
        let bad = jobs().take(9).chain([Err(String::from("no more"))]).chain(jobs());
        let mut count = 0;
        let add = |_| {
            count += 1;
            Ok(())
        };
        assert_eq!(in_order(bad, |i| i, add), Err(String::from("no more")));
        assert_eq!(count, 9);
        let full = |i| if i < 100 { Ok(()) } else { Err(String::from("the disk is full")) };
        assert_eq!(in_order(jobs(), |i| i, full), Err(String::from("the disk is full")));
    }
}
