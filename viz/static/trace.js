// The trace: one thing and its neighbourhood in columns, documents left, work right, each link with its words.

const MOST = 400; // cards of tasks; what is beyond is counted

function traceView() {
  const id = state.focus;
  if (!id) return el("div", { class: "message" }, el("p", {}, say("trace_choose")));
  const found = neighbourhood(id);
  const columns = el("div", { class: "columns" },
    column("documents", found.documents.size, documentCards(found), say("no_documents"), throughBox(found)),
    column("task_column", found.tasks.length, taskGroups(found), say("no_tasks")),
    ...lastColumns(found));
  const wires = svg("svg", { class: "wires", "aria-hidden": "true" });
  const whole = el("div", { class: "trace", "data-focus": id }, wires, columns);
  requestAnimationFrame(() => drawTraceWires(whole, wires, found));
  return whole;
}

// Projects and agencies; where there are none of either, both gaps share one column.
function lastColumns(found) {
  const both = [
    column("work_column", found.work.length, found.work.map((one) => thingCard(one)), say("no_work")),
    column("agency_column", found.agencies.length, found.agencies.map((one) => thingCard(one, rolesOf(one, found))), say("no_agencies"))];
  return found.work.length || found.agencies.length ? both : [el("div", { class: "column" }, ...both)];
}

function neighbourhood(id) {
  const around = linksOf(id).map((edge) => otherEnd(edge, id)).filter(isTask);
  const own = ["Task", "Section", "Document"].includes(thing(id).type);
  const paths = unlike(own ? pathsOf(id) : around.flatMap(pathsOf));
  const ends = [...paths.map(pathEnd), ...(own ? undrivenOf(id) : around)];
  const wanted = new Set(ends);
  const listed = tasks.filter((task) => wanted.has(task));
  const documents = new Set(paths.flat().map(driver));
  if (thing(id).type === "Document") documents.add(id);
  const other = new Set(listed.flatMap((task) => linksOf(task).map((edge) => otherEnd(edge, task))));
  const ofType = (types) => [id, ...other].filter((one, n, all) => types.includes(thing(one).type) && all.indexOf(one) === n);
  const issuers = [...documents].flatMap((one) => linksOf(one).filter((edge) => meaning(edge) === "issue").map((edge) => otherEnd(edge, one)));
  return { id, paths, documents, tasks: listed, through: throughOf(id), work: ofType(["Project", "Target", "Deliverable"]), agencies: ofType(["Agency"]), issuers: new Set(issuers) };
}

function column(name, count, cards, empty, more = null) {
  const inside = cards.length ? cards : [el("p", { class: "hollow" }, empty)];
  return el("section", { class: `column ${name}`, "aria-label": say(name) }, el("h2", {}, say(name), " ", el("span", { class: "muted" }, number(count))), ...inside, more);
}

// Documents: what nothing here drives first, each followed by those that carry it out.
function documentCards(found) {
  const placed = new Set();
  const between = [...new Set(found.paths.flat())].filter((edge) => found.documents.has(driven(edge)));
  const cards = [];
  const put = (id) => {
    if (placed.has(id)) return;
    placed.add(id);
    cards.push(thingCard(id));
    between.filter((edge) => driver(edge) === id).forEach((edge) => {
      if (placed.has(driven(edge))) return;
      cards.push(el("div", { class: "step" }, el("span", { class: "muted" }, reads(edge, id)), ...evidenceBlock(edge.evidence).slice(0, 1)));
      put(driven(edge));
    });
  };
  const roots = [...found.documents].filter((id) => !between.some((edge) => driven(edge) === id));
  roots.sort((a, b) => countIn(found, b) - countIn(found, a)).forEach(put);
  [...found.documents].forEach(put);
  return cards;
}

function countIn(found, id) {
  return found.paths.filter((path) => path.some((edge) => driver(edge) === id)).length;
}

// What a body does in the tasks shown: each role, with the tasks where there are several.
function rolesOf(id, found) {
  const inTasks = linksOf(id).filter((edge) => found.tasks.includes(otherEnd(edge, id)));
  const roles = [...new Set(inTasks.map((edge) => edge.type))].map((type) => inTasks.filter((edge) => edge.type === type));
  return roles.map((edgesHere) => `${capital(role(edgesHere[0], id))}${found.tasks.length > 1 ? `: ${edgesHere.slice(0, 6).map((edge) => place(otherEnd(edge, id))).join(", ")}${edgesHere.length > 6 ? "…" : ""}` : ""}`).join(" · ");
}

function thingCard(id, told = "") {
  const kind = thing(id).type;
  const about = told || (kind === "Document" ? particulars(id) : typeName(kind));
  const open = button({ class: "name", on: { click: () => select(id) } }, kindSign(kind), el("b", { class: `kind-${kind.toLowerCase()}` }, caption(id)));
  const warned = warningsAbout([id]).length ? sign("warning") : null;
  return el("div", { class: `tcard${id === state.sel ? " selected" : ""}`, "data-id": id, on: { dblclick: () => openTrace(id) } }, open, warned, el("div", { class: "muted" }, about), subject(id) && el("div", { class: "muted" }, subject(id)));
}

// What serves a document as a whole stands apart from the drivers named for a task.
function throughBox(found) {
  if (!found.through.length) return null;
  const lines = found.through.map((path) => el("p", { "data-through": path.map((edge) => edge.edge).join(" ") },
    link(driver(path[0])), " ", el("span", { class: "muted" }, reads(path[0], driver(path[0]))), " ", link(pathEnd(path)), ". ", capital(say("through_every", { programme: caption(pathEnd(path)), driver: caption(driver(path[0])) })), "."));
  const quotes = found.through.flatMap((path) => path.flatMap((edge) => evidenceBlock(edge.evidence)));
  return el("div", { class: "whole-programme" }, el("h3", {}, say("through")), ...lines, ...quotes);
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function link(id, text = null) {
  return button({ class: "link", "data-id": id, on: { click: () => select(id) } }, text || caption(id));
}

function taskGroups(found) {
  const groups = new Map();
  found.tasks.slice(0, MOST).forEach((id) => {
    const section = parents.get(id);
    if (!groups.has(section)) groups.set(section, []);
    groups.get(section).push(id);
  });
  const made = [...groups].flatMap(([section, ids]) => [groupHead(section, ids, found), ...ids.map((id) => traceTask(id, found))]);
  const left = found.tasks.length - MOST;
  return left > 0 ? [...made, el("p", { class: "muted" }, say("more", { n: left }))] : made;
}

// The heading of a group; where it cites, its words stand once, above the tasks that inherit them.
function groupHead(section, ids, found) {
  const edgesHere = found.paths.flat().filter((edge) => ids.includes(driven(edge)) && edge.properties && edge.properties.mode === "inherited");
  const heard = new Map(edgesHere.flatMap((edge) => withWords(edge.evidence)).map((one) => [evidenceKey(one), one]));
  const several = frames.size > 1 ? `${caption(thing(ids[0]).document)} ` : "";
  const name = section && thing(section) ? `${several}${place(section)} ${caption(section)}`.trim() : several;
  return el("div", { class: "group" }, section && thing(section) ? button({ class: "link", on: { click: () => select(section) } }, shortened(name, 140)) : name, ...[...heard.values()].map(quoteBlock));
}

function traceTask(id, found) {
  const into = found.paths.filter((path) => pathEnd(path) === id).map((path) => path[path.length - 1]);
  const direct = [...new Set(into)].filter((edge) => edge.properties.mode !== "inherited");
  const mode = into.length ? say(modeOf(into)) : say("none");
  const quotes = direct.flatMap((edge) => withWords(edge.evidence).map(quoteBlock));
  const head = el("div", { class: "head" }, button({ class: "name", on: { click: () => select(id) } }, kindSign("Task"), el("b", {}, lastNumber(id))), warningsOf(id).length ? sign("warning") : null, el("span", { class: "how" }, mode));
  const body = quotes.length ? quotes : [el("p", { class: isQuote(id) ? "words" : "", lang: isQuote(id) ? "vi" : null }, shortened(cardText(id), 170))];
  const toldAbove = found.through.length && found.tasks.length > 1; // the box of whole documents says it for all
  const none = into.length || toldAbove || !undrivenTasks.has(id) ? null : el("p", { class: "gap" }, noDriver(id));
  return el("div", { class: `tcard task${id === state.sel ? " selected" : ""}${into.length ? "" : " undriven"}`, "data-id": id, on: { click: (event) => event.target.closest("button") || select(id), dblclick: () => openTrace(id) } }, head, ...body, none);
}

function modeOf(edgesHere) {
  return edgesHere.some((edge) => edge.properties.mode !== "inherited") ? "direct" : "inherited";
}

// What is said of a task that no document is named for.
function noDriver(id) {
  const through = throughOf(id)[0];
  if (!through) return say("no_driver");
  return say("no_driver_serves", { driver: caption(driver(through[0])), programme: caption(pathEnd(through)) });
}

// Wires from documents to tasks, each from a port of its own; off the selected path they fade.
function drawTraceWires(whole, wires, found) {
  if (!whole.isConnected) return;
  const base = whole.getBoundingClientRect();
  wires.setAttribute("width", whole.scrollWidth);
  wires.setAttribute("height", whole.scrollHeight);
  const at = (id) => whole.querySelector(`.tcard[data-id="${CSS.escape(id)}"]`);
  const drawn = [...new Set(found.paths.flat())].filter((edge) => isTask(driven(edge)));
  const ports = new Map();
  const chosen = isTask(state.sel) && found.tasks.includes(state.sel) && found.tasks.length > 1 ? state.sel : null;
  drawn.forEach((edge) => {
    const [from, to] = [at(driver(edge)), at(driven(edge))];
    if (!from || !to) return;
    const [a, b] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
    const all = drawn.filter((one) => driver(one) === driver(edge)).length;
    const port = (ports.get(driver(edge)) || 0) + 1;
    ports.set(driver(edge), port);
    const into = drawn.filter((one) => driven(one) === driven(edge));
    const y1 = a.top - base.top + a.height * port / (all + 1);
    const y2 = b.top - base.top + b.height * (into.indexOf(edge) + 1) / (into.length + 1);
    const [x1, x2] = [a.right - base.left, b.left - base.left - 5];
    const dash = edge.properties.mode === "inherited" ? " dashed" : "";
    const off = chosen && driven(edge) !== chosen ? " off" : "";
    wires.append(svg("path", { class: `wire${dash}${off}`, d: `M${x1} ${y1}C${x1 + 50} ${y1} ${x2 - 50} ${y2} ${x2} ${y2}` }), svg("path", { class: `head${off}`, d: `M${x2 + 5} ${y2}l-9 -4v8z` }));
  });
}
