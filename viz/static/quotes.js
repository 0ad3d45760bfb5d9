// The words that prove something, marked where they stand, with where and how they were found.

function withWords(evidence) {
  return evidence.filter((one) => one.start !== undefined);
}

function quoteOf(one) {
  return one.quote || slice(one.source, one.start, one.end);
}

// Where evidence stands: document, place, characters, and how it was found; in a table file, sheet and cell.
function whereabouts(one) {
  const cell = one.place && cellName(one.place);
  if (cell) return [cell, one.method === "table" ? "" : methodName(one.method)].filter(Boolean).join(" · ");
  const span = one.start === undefined ? "" : say("characters", { start: String(one.start), end: String(one.end) });
  return [caption(sourceDocument(one.source)), placeName(one.place), span, methodName(one.method)].filter(Boolean).join(" · ");
}

// A cell of a table in words, as graph/written.py knows it; nothing of another place.
function cellName(name) {
  const found = /^\[(.*)\](?:(.*)!)?([A-Z]+[0-9]+)$/s.exec(name);
  if (!found) return "";
  const [, file, sheet, cell] = found;
  return `${file} · ${sheet ? say("cell_of_sheet", { sheet, cell }) : say("cell", { cell })}`;
}

// A place inside a section as it is written; a place outside all of them by its name.
function placeName(name) {
  return DATA.words[`at_${name}`] ? say(`at_${name}`) : name;
}

// A quote with some words around it, marked; it opens its page in the document.
function quoteBlock(one) {
  const key = evidenceKey(one);
  const marked = el("mark", {}, quoteOf(one));
  const parts = ["“", around(one, -1), marked, around(one, 1), "”"];
  return button({ class: "quote", lang: "vi", title: say("open_in_document"), "data-ev": key, on: { click: () => go({ tab: "document", ev: key }) } }, ...parts);
}

function evidenceKey(one) {
  return `${one.source} ${one.start} ${one.end}`;
}

// Up to eight words of the same line, or of the same cell of a table, before or behind a quote.
function around(one, side) {
  const text = characters(one.source);
  if (text === null) return "…";
  const near = side < 0 ? slice(one.source, Math.max(0, one.start - 80), one.start) : slice(one.source, one.end, one.end + 80);
  const line = side < 0 ? near.split(/[\n\t]/).pop() : near.split(/[\n\t]/)[0];
  const whole = line.length === near.length;
  const found = line.replace(/^- /, "").split(" ").filter(Boolean);
  const kept = side < 0 ? found.slice(-8) : found.slice(0, 8);
  const cut = whole || kept.length < found.length;
  const glued = side > 0 && line && !line.startsWith(" ");
  if (!kept.length) return "";
  return side < 0 ? `${cut ? "…" : ""}${kept.join(" ")} ` : `${glued ? "" : " "}${kept.join(" ")}${cut ? "…" : ""}`;
}

// The evidence of a thing or link: every quote, or where a reader found it and that it comes without its words.
function evidenceBlock(evidence) {
  const last = (one) => (one.source.startsWith("table.") ? 2 : 0) + (one.method === "inherited" ? 1 : 0);
  const worded = withWords(evidence);
  const telling = worded.filter((one) => !one.fields || one.fields.length); // a bare number of a row tells nothing more
  const quoted = (telling.length ? telling : worded).sort((a, b) => last(a) - last(b));
  if (quoted.length) return quoted.flatMap((one) => [quoteBlock(one), el("p", { class: "source" }, whereabouts(one))]);
  return evidence.slice(0, 3).map((one) => el("p", { class: "source" }, whereabouts(one), " · ", el("em", {}, say("without_words"))));
}
