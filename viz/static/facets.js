// The left rail: the legend of kinds, and the conditions that tasks can be held to, each with its number of tasks.

const SHOWN = 6;
const opened = new Set();

function railView() {
  if (!frames.size) return [];
  const done = phone() ? button({ class: "done", on: { click: () => showFilters(false) } }, say("show_tasks", { n: fitting().size })) : null;
  return [kindFacet(), ...FACETS.map(facet), done].filter(Boolean);
}

function kindFacet() {
  const counts = new Map();
  things.forEach((one) => counts.set(one.type, (counts.get(one.type) || 0) + 1));
  const all = Object.keys(DATA.ontology.nodes).filter((type) => counts.get(type));
  const order = ["Task", "Section", "Document", ...all].filter((type, n, list) => counts.get(type) && list.indexOf(type) === n);
  const rows = order.map((type) => button({ class: `kindrow${state.list === type ? " on" : ""}`, "aria-pressed": String(state.list === type), "data-kind": type, on: { click: () => { showFilters(false); go({ list: state.list === type ? null : type, sel: null }); } } }, kindSign(type), el("span", {}, typeName(type)), el("span", { class: "count" }, counted(counts.get(type), DATA.totals[type]))));
  const part = DATA.frames.some((frame) => frame.left) ? el("p", { class: "gap small" }, say("counts_drawn")) : null;
  return el("section", { class: "facet" }, el("h2", {}, say("kind")), part, ...rows);
}

// How many there are here, and in all where the page holds only part of the graph.
function counted(here, all) {
  return DATA.frames.some((frame) => frame.left) && !DATA.around && all > here ? say("of_all", { n: here, all }) : number(here);
}

// The tasks of each value, counted among those that meet the conditions of the other facets.
function facetCounts(name) {
  const counts = new Map();
  tasks.filter((id) => FACETS.every((other) => other === name || meets(id, other))).forEach((id) => {
    new Set(facetValues(id, name)).forEach((value) => counts.set(value, (counts.get(value) || 0) + 1));
  });
  state[name].forEach((value) => counts.has(value) || counts.set(value, 0));
  return counts;
}

function facet(name) {
  const counts = facetCounts(name);
  if (![...counts.keys()].some((value) => value !== "none")) return null;
  const last = (value) => (value === "none" ? 1 : 0);
  const often = (value) => (name === "due" ? 0 : -counts.get(value)); // years stand in their order
  const values = [...counts.keys()].sort((a, b) => last(a) - last(b) || often(a) - often(b) || (a < b ? -1 : 1));
  const most = Math.max(...values.filter((value) => value !== "none").map((value) => counts.get(value)), 1);
  const shut = values.length > SHOWN && !opened.has(name);
  const kept = shut ? values.filter((value, n) => n < SHOWN - 1 || value === "none" || state[name].includes(value)) : values;
  const rows = kept.map((value) => facetRow(name, value, counts.get(value), most));
  const more = values.length > SHOWN ? button({ class: "link more", on: { click: () => { opened[shut ? "add" : "delete"](name); renderRail(); } } }, shut ? say("more", { n: values.length - kept.length }) : say("fewer")) : null;
  return el("section", { class: "facet", "data-facet": name }, el("h2", {}, facetName(name)), ...rows, more);
}

function facetRow(name, value, count, most) {
  const box = el("input", { type: "checkbox", value, checked: state[name].includes(value), on: { change: () => toggle(name, value) } });
  const bar = el("span", { class: "share" });
  bar.style.width = value === "none" ? "0" : `${Math.round(100 * count / most)}%`;
  return el("label", { class: `frow${value === "none" ? " gap" : ""}`, title: valueName(name, value) }, box, el("span", { class: "fname" }, bar, el("span", {}, valueName(name, value))), el("span", { class: "count" }, number(count)));
}

function facetName(name) {
  return LINKED[name] ? typeName(LINKED[name]) : say(name);
}

function valueName(name, value) {
  if (value === "none") return name.startsWith("driver") || name === "how" ? say("no_driver_stated") : capital(say("none"));
  if (name === "how") return capital(say(value));
  if (name === "driver_kind") return DATA.ontology.kinds[value] ? DATA.ontology.kinds[value][state.lang] : value;
  return things.has(value) ? caption(value) : value;
}

function toggle(name, value) {
  const on = state[name].includes(value);
  go({ [name]: on ? state[name].filter((one) => one !== value) : [...state[name], value] });
  if (!on && state.view === "map") revealFitting();
}

// Where none of the tasks that fit is in view, the map goes to the document that has most of them.
function revealFitting() {
  const fitting = tasks.filter((id) => shownTasks.has(id));
  if (!fitting.length || fitting.some(inView)) return;
  const counts = new Map();
  fitting.forEach((id) => counts.set(thing(id).document, (counts.get(thing(id).document) || 0) + 1));
  showFrame([...counts].sort((a, b) => b[1] - a[1])[0][0]);
}

// The conditions in force, each removable.
function conditions() {
  return FACETS.flatMap((name) => state[name].map((value) => {
    const what = `${facetName(name)}: ${valueName(name, value)}`;
    return button({ class: "condition", "aria-label": say("remove_filter", { what }), on: { click: () => toggle(name, value) } }, what, sign("close"));
  }));
}

function nothingFits() {
  return el("div", { class: "nothing", role: "alert" }, el("h2", {}, say("nothing_fits")), el("p", { class: "muted" }, say("drop_one")), el("div", { class: "conditions" }, ...conditions()));
}

// The bar above the stage: how many tasks, under which conditions, and what the colours mean.
function barView() {
  if (!frames.size) return [];
  const shown = fitting().size;
  const count = el("b", { class: "counted" }, filtered() ? say("tasks_of", { n: shown, all: tasks.length }) : tasksCount(tasks.length));
  const clear = filtered() ? button({ class: "link", on: { click: () => go(noFilters()) } }, say("clear")) : null;
  const back = state.view === "trace" ? button({ class: "back", on: { click: () => go({ view: "map", focus: null }) } }, `← ${say("back_to_map")}`) : null;
  const title = state.view === "trace" && state.focus ? el("b", {}, shortened(say("trace_of", { name: listed(state.focus) }), 90)) : count;
  return [back, title, state.view === "trace" ? null : el("div", { class: "conditions" }, ...conditions(), clear), state.view === "table" ? null : key(), state.view === "map" ? map.buttons : null];
}

function key() {
  const swatch = (mode) => el("span", { class: "keyed" }, el("span", { class: `swatch ${state.view === "trace" ? "line " : ""}${mode}` }), say(mode));
  const modesShown = state.view === "trace" ? ["direct", "inherited"] : ["direct", "inherited", "none"];
  return el("div", { class: "key" }, el("span", { class: "muted" }, say("driver")), ...modesShown.map(swatch));
}
