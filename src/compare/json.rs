//! Reading parts of a report in JSON: what is missing, or of another shape, is nothing.

use serde_json::Value;

/// The members of an object's list, each as `read` has it; none where there is no such list.
pub(super) fn list<T>(value: &Value, key: &str, read: fn(&Value) -> T) -> Vec<T> {
    value[key].as_array().map_or(Vec::new(), |all| all.iter().map(read).collect())
}

pub(super) fn words(value: &Value, key: &str) -> Option<String> {
    value[key].as_str().map(str::to_owned)
}

pub(super) fn word(value: &Value, key: &str) -> String {
    words(value, key).unwrap_or_default()
}

pub(super) fn id(value: &Value, key: &str) -> Option<u32> {
    value[key].as_u64().map(|n| n as u32)
}

pub(super) fn pair(value: &Value) -> [u32; 2] {
    [0, 1].map(|i: usize| value[i].as_u64().unwrap_or(0) as u32)
}
