//! newsglass: facts tied to the words of a news report.
