// The formats of `Glass.export`, in the order of a menu; `src/export/mod.rs` writes them, a test compares the names.

const table = (/** @type {string} */ name, /** @type {string} */ label) => ({ name: `csv-${name}`, label: `${label}, CSV`, extension: "csv", type: "text/csv" });

export const FORMATS = Object.freeze([
  { name: "markdown", label: "The brief, Markdown", extension: "md", type: "text/markdown" },
  { name: "text", label: "The brief, plain text", extension: "txt", type: "text/plain" },
  { name: "html", label: "Article and facts on one page, HTML", extension: "html", type: "text/html" },
  { name: "zip", label: "All tables, CSV in a ZIP", extension: "zip", type: "application/zip" },
  { name: "csv", label: "Events, CSV", extension: "csv", type: "text/csv" },
  table("entities", "People, groups, places"),
  table("mentions", "Every mention"),
  table("places", "Places with coordinates"),
  table("times", "Times"),
  table("quantities", "Numbers"),
  table("statements", "Statements"),
  table("relations", "Ties"),
  { name: "geojson", label: "Map, GeoJSON", extension: "geojson", type: "application/geo+json" },
  { name: "ical", label: "Calendar, iCalendar", extension: "ics", type: "text/calendar" },
  { name: "annotations", label: "Annotations, W3C JSON-LD", extension: "jsonld", type: "application/ld+json" },
  { name: "json", label: "The whole report, JSON", extension: "json", type: "application/json" },
  { name: "jsonl", label: "The whole report on one line, JSON", extension: "jsonl", type: "application/jsonl" },
].map((format) => Object.freeze(format)));
