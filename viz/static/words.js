// What the page says, in the language chosen; names of things, dates, and how links read.

function say(key, blanks = {}) {
  const label = DATA.words[key][state.lang];
  return label.replace(/\{(\w+)\}/g, (_, name) => number(blanks[name]));
}

function number(value) {
  return typeof value === "number" ? value.toLocaleString(state.lang === "vi" ? "vi-VN" : "en-GB") : String(value);
}

// The numbers of a value, "3700" or "10.5-11", as the language writes them.
function figure(value) {
  return value.replace(/\d+(\.\d+)?/g, (found) => Number(found).toLocaleString(state.lang === "vi" ? "vi-VN" : "en-GB", { maximumFractionDigits: 20 }));
}

function tasksCount(n) {
  return n === 1 ? say("one_task") : say("tasks", { n });
}

function typeName(type) {
  return DATA.ontology.nodes[type][state.lang];
}

function kindName(id) {
  const kind = DATA.ontology.kinds[fact(id, "kind")];
  return kind ? kind[state.lang] : "";
}

function methodName(method) {
  return DATA.ontology.methods[method][state.lang];
}

// The short name: a symbol, a curated title in the language chosen, or the words themselves.
function caption(id) {
  const found = thing(id);
  if (!found) return id;
  const { title, title_en: english, text } = found.properties;
  if (found.type !== "Section" && found.type !== "Task") return (state.lang === "en" && found.caption_en) || found.caption;
  return (state.lang === "en" ? english || title : title) || text || found.caption;
}

// A document with its kind, unless its name says it already.
function fullName(id) {
  const kind = kindName(id);
  const name = caption(id);
  return !kind || fold(name).startsWith(fold(kind)) ? name : `${kind} ${name}`;
}

// What a card says: the document's words where they are loaded; in English a curated title before them.
function cardText(id) {
  const { title, title_en: english, text } = thing(id).properties;
  return (state.lang === "en" ? english || text || title : text || title) || thing(id).caption;
}

// Whether a card or heading shows the document's own words.
function isQuote(id) {
  return cardText(id) === fact(id, "text");
}

function subject(id) {
  return (state.lang === "en" && fact(id, "subject_en")) || fact(id, "subject") || "";
}

function day(date) {
  if (!date) return "";
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return date;
  const [year, month, number] = date.split("-").map(Number);
  const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  return state.lang === "vi" ? `${number}/${month}/${year}` : `${number} ${months[month - 1]} ${year}`;
}

function particulars(id) {
  return [kindName(id), fact(id, "issuer"), day(fact(id, "date"))].filter(Boolean).join(" · ");
}

// A place as a planner reads it on the map: part of one document, so without what all of it shares.
function place(id) {
  return fact(id, "place") || "";
}

// A link with its other end: what stands before it, the thing, what stands behind ("do Sở Y tế chủ trì").
function sentenceOf(edge, id, other) {
  const [before, behind = ""] = reads(edge, id).split("…").map((one) => one.trim());
  const muted = (text) => (text ? el("span", { class: "muted" }, text) : null);
  return [muted(before), " ", other, behind ? " " : "", muted(behind)].filter(Boolean);
}

// How a link reads in few words, without its other end.
function role(edge, id) {
  return reads(edge, id).replace("…", "").replace(/\s+/g, " ").trim();
}

function reads(edge, id) {
  return DATA.ontology.edges[edge.type].reads[edge.from === id ? "forward" : "backward"][state.lang];
}

// A thing in a list: a task with its place, a document with its kind.
function listed(id) {
  return place(id) ? `${place(id)} ${caption(id)}` : fullName(id);
}
