// What is shown, kept in the address behind "#", so that a copied link gives exactly this view. An address may be
// typed by anyone: what it names and nothing here has is left out.

const LINKED = { agency: "Agency", project: "Project", place_named: "Place", deliverable: "Deliverable", target: "Target" };
const FACETS = ["driver", "driver_kind", "how", ...Object.keys(LINKED), "due"];
const LISTS = ["warnings", "unresolved", "indirect", "undriven", "led", "unled", "due", ...Object.keys(DATA.ontology.nodes)];
const KNOWN = {
  driver: (value) => things.has(value),
  driver_kind: (value) => Object.hasOwn(DATA.ontology.kinds, value),
  how: (value) => ["direct", "inherited"].includes(value),
  due: (value) => /^[0-9]{4}$/.test(value),
};
Object.keys(LINKED).forEach((name) => { KNOWN[name] = (value) => things.has(value); });
const state = { view: "map", sel: null, focus: null, tab: "evidence", ev: null, list: null, lang: DATA.lang, theme: "light", at: null };
FACETS.forEach((name) => { state[name] = []; });
const watchers = [];

function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  const known = (id) => (things.has(id) ? id : null);
  state.view = ["map", "trace", "table"].includes(given.get("view")) ? given.get("view") : usual();
  state.sel = known(given.get("sel"));
  state.focus = known(given.get("focus"));
  state.tab = given.get("tab") === "document" ? "document" : "evidence";
  state.ev = /^[^ ]+ \d+ \d+$/.test(given.get("ev") || "") ? given.get("ev") : null;
  state.list = LISTS.includes(given.get("list")) ? given.get("list") : null;
  state.lang = given.get("lang") === "en" ? "en" : given.get("lang") === "vi" ? "vi" : DATA.lang;
  state.theme = ["light", "dark"].includes(given.get("theme")) ? given.get("theme") : matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  FACETS.forEach((name) => { state[name] = given.getAll(name).filter((value) => value === "none" || KNOWN[name](value)); });
  const at = (given.get("at") || "").split(",").map(Number);
  state.at = at.length === 3 && at.every(Number.isFinite) && at[2] >= 0.01 && at[2] <= 3 ? at : null;
}

// Where nothing is said: the map, on a phone the list, for a whole map is too small to read there.
function usual() {
  return phone() ? "table" : "map";
}

function address() {
  const said = new URLSearchParams();
  if (state.view !== "map" || usual() !== "map") said.set("view", state.view);
  ["sel", "focus", "ev", "list"].forEach((name) => state[name] && said.set(name, state[name]));
  if (state.tab !== "evidence") said.set("tab", state.tab);
  FACETS.forEach((name) => state[name].forEach((value) => said.append(name, value)));
  if (state.lang !== DATA.lang) said.set("lang", state.lang);
  if (state.theme !== (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) said.set("theme", state.theme);
  if (state.at) said.set("at", state.at.map((n) => Math.round(n * 1000) / 1000).join(","));
  return "#" + said.toString();
}

// Change what is shown; a step that "back" should undo makes an entry in the history.
function go(changes, step = true) {
  Object.assign(state, changes);
  history[step ? "pushState" : "replaceState"](null, "", address());
  refresh(changes);
}

function refresh(changes) {
  watchers.forEach((watch) => watch(changes));
}

function onChange(watch) {
  watchers.push(watch);
}

// Take a thing: its evidence opens, and the map keeps its place.
function select(id, more = {}) {
  go({ sel: id, tab: "evidence", ev: null, list: null, ...more });
}

function openTrace(id) {
  go({ view: "trace", focus: id, sel: id, list: null, ev: null });
}

// One step back: a list, the trace, the selection, the filters.
function stepBack() {
  if (state.view === "trace") go({ view: "map", focus: null });
  else if (state.sel) go({ sel: null, ev: null, tab: "evidence" });
  else if (state.list) go({ list: null });
  else if (FACETS.some((name) => state[name].length)) go(noFilters());
}

function noFilters() {
  return Object.fromEntries(FACETS.map((name) => [name, []]));
}
