// Where to begin: questions made from what is loaded, each with the number of its answers; and the lists behind them.

// Three groups: why there is a task, who does what by when, what a reader should look at.
function questions() {
  const asked = [[say("ask_why"), whyQuestions()], [say("ask_work"), workQuestions()], [say("ask_check"), checkQuestions()]];
  return asked.map(([name, all]) => [name, all.filter((one) => one && one.n)]).filter(([, all]) => all.length);
}

function whyQuestions() {
  const ranked = [...tasksByDriver.keys()].filter((id) => drivenBy(id).length).sort((a, b) => drivenBy(b).length - drivenBy(a).length || (a < b ? -1 : 1));
  const top = ranked.filter((id) => !DATA.local.includes(id)).slice(0, 1).concat(ranked.slice(0, 2)).filter((id, n, all) => all.indexOf(id) === n).slice(0, 2);
  return [
    ...top.map((id) => ({ sign: "page", kind: "Document", text: say("ask_drives", { name: caption(id) }), n: drivenBy(id).length, open: () => openTrace(id) })),
    sentenceQuestion(),
    { sign: "trace", kind: "Document", text: say("ask_indirect"), n: indirect().length, open: () => go({ list: "indirect" }) },
    ...throughQuestions(),
  ];
}

function workQuestions() {
  const project = busiest("Project");
  const named = (type, text) => ({ sign: DATA.style.kinds[type].shape, kind: type, text: say(text), n: ofType(type).length, open: () => go({ list: type }) });
  return [
    { sign: "pediment", kind: "Agency", text: say("ask_led"), n: ledTasks().length, open: () => go({ list: "led" }) },
    { sign: "card", kind: "Task", text: say("ask_due"), n: dueTasks().length, open: () => go({ list: "due" }) },
    project && { sign: "hexagon", kind: "Project", text: say("ask_project", { name: caption(project) }), n: tasksOf(project).length, open: () => openTrace(project) },
    named("Deliverable", "ask_deliverables"),
    named("Target", "ask_targets"),
  ];
}

function checkQuestions() {
  return [
    { sign: "card", kind: "Task", text: say("ask_undriven"), n: undrivenTasks.size, open: () => go({ list: "undriven", how: ["none"] }) },
    { sign: "card", kind: "Task", text: say("ask_unled"), n: unledTasks().length, open: () => go({ list: "unled" }) },
    { sign: "warning", kind: "", text: say("ask_warnings"), n: DATA.warnings.length, open: () => go({ list: "warnings" }) },
    { sign: "question", kind: "", text: say("ask_unresolved"), n: DATA.unresolved.length, open: () => go({ list: "unresolved" }) },
  ];
}

function ofType(type) {
  return [...things.keys()].filter((id) => thing(id).type === type);
}

function tasksOf(id) {
  return inOrder(linksOf(id).map((edge) => otherEnd(edge, id)).filter(isTask));
}

function busiest(type) {
  return ofType(type).sort((a, b) => tasksOf(b).length - tasksOf(a).length || (a < b ? -1 : 1))[0];
}

function leadsOf(task) {
  return linksOf(task).filter((edge) => edge.type === "LEADS").map((edge) => otherEnd(edge, task));
}

function ledTasks() {
  return tasks.filter((id) => leadsOf(id).length);
}

function unledTasks() {
  return tasks.filter((id) => !leadsOf(id).length);
}

// Tasks with a last day, or an end of their work, the earliest first.
function dueTasks() {
  const last = (id) => fact(id, "due") || fact(id, "ends") || "";
  return tasks.filter(last).sort((a, b) => (last(a) < last(b) ? -1 : last(a) > last(b) ? 1 : 0));
}

// A task whose driver is proven by a sentence that is here: the longest path first, the earliest among those.
function sentenceQuestion() {
  const proven = allPaths.filter((path) => path.every((edge) => withWords(edge.evidence).some((one) => characters(one.source) !== null)));
  const path = proven.sort((a, b) => b.length - a.length)[0];
  if (!path) return null;
  const id = pathEnd(path);
  return { sign: "card", kind: "Task", text: say("ask_sentence", { place: place(id), name: caption(thing(id).document) }), n: pathsOf(id).length, open: () => select(id, { view: "map" }) };
}

function throughQuestions() {
  const wholes = [...new Set(allThrough.map(pathEnd))].filter((id) => frames.has(id)).slice(0, 2);
  return wholes.map((id) => ({ sign: "page", kind: "Document", text: say("ask_through", { name: caption(id) }), n: allThrough.filter((path) => pathEnd(path) === id).length, open: () => select(id) }));
}

function indirect() {
  return inOrder(allPaths.filter((path) => path.length > 1).map(pathEnd));
}

function startView() {
  if (!frames.size) return [el("div", { class: "start" }, el("h2", {}, say("empty_title")), el("p", {}, say("empty_how")), el("p", {}, el("code", {}, `policygraph load ${state.lang === "vi" ? "TỆP" : "FILE"}`)))];
  const row = (one) => el("li", {}, button({ class: "question", on: { click: one.open } }, sign(one.sign, one.kind), el("span", {}, one.text), el("span", { class: "count" }, number(one.n))));
  const groups = questions().flatMap(([name, all]) => [el("h3", {}, name), el("ul", { class: "plain" }, ...all.map(row))]);
  const closing = narrow() ? button({ class: "close", "aria-label": say("close"), on: { click: () => showQuestions(false) } }, sign("close")) : null;
  return [el("div", { class: "start" }, el("div", { class: "phead" }, el("h2", {}, say("start")), closing), el("p", { class: "muted" }, say("start_how")), ...groups, loadedList())];
}

// What is loaded, and whether its words are here.
function loadedList() {
  const rows = DATA.frames.map((frame) => el("li", {}, kindSign("Document"), " ", link(frame.document, fullName(frame.document)), el("span", { class: "muted" }, ` · ${tasksCount(frame.tasks)}`), textSources(frame.document).length ? null : el("div", { class: "gap" }, say("text_not_loaded"), ": ", el("code", {}, `policygraph load ${state.lang === "vi" ? "TỆP" : "FILE"}`))));
  return block(say("sources"), el("ul", { class: "plain list loaded" }, ...rows));
}

// --- lists --------------------------------------------------------------------------------------------------------

function listView(name) {
  const found = listOf(name);
  const head = el("div", { class: "phead" }, el("h2", {}, found.title, " ", el("span", { class: "muted" }, number(found.n))), closer());
  return [head, el("div", { class: "pbody" }, found.note ? el("p", { class: "muted" }, found.note) : null, ...found.body)];
}

function listOf(name) {
  if (name === "warnings") return { title: say("ask_warnings"), n: DATA.warnings.length, body: DATA.warnings.map(warningBox) };
  if (name === "unresolved") return { title: say("ask_unresolved"), n: DATA.unresolved.length, body: DATA.unresolved.map(unresolvedBox) };
  if (name === "indirect") return { title: say("ask_indirect"), n: indirect().length, body: [taskList(indirect())] };
  if (name === "undriven") return { title: say("ask_undriven"), n: undrivenTasks.size, note: wholeNote(), body: [taskList(inOrder(undrivenTasks), 40)] };
  if (name === "unled") return { title: say("ask_unled"), n: unledTasks().length, body: [taskList(unledTasks(), 40)] };
  if (name === "due") return { title: say("ask_due"), n: dueTasks().length, body: [taskList(dueTasks(), 60, dueLine)] };
  if (name === "led") return { title: say("ask_led"), n: ledTasks().length, body: ledLists() };
  if (name === "Task") return { title: typeName("Task"), n: tasks.length, body: [taskList(tasks, 60)] };
  const ids = ofType(name);
  return { title: DATA.ontology.nodes[name] ? typeName(name) : name, n: ids.length, body: [folded("things", ids.map(thingItem), 60)] };
}

// Each body that leads, with its tasks; the one with most tasks first.
function ledLists() {
  const led = new Map();
  ledTasks().forEach((id) => leadsOf(id).forEach((body) => gather(led, body, id)));
  return [...led].sort((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1)).map(([body, ids]) => el("section", { class: "led" }, el("h3", {}, link(body), " ", el("span", { class: "muted" }, number(ids.size))), taskList([...ids], 10, deadlineOf)));
}

// By when, and who leads.
function dueLine(id) {
  return [deadlineOf(id), leadsOf(id).map(caption).join(", ")].filter(Boolean).join(" · ");
}

function deadlineOf(id) {
  return [fact(id, "deadline"), fact(id, "period")].filter(Boolean).join("; ") || say("no_deadline");
}

function wholeNote() {
  const through = allThrough[0];
  return through && frames.size === 1 ? capital(say("through_every", { programme: caption(pathEnd(through)), driver: caption(driver(through[0])) })) : "";
}

function thingItem(id) {
  const about = thing(id).type === "Document" ? [particulars(id), drivenBy(id).length ? tasksCount(drivenBy(id).length) : ""].filter(Boolean).join(" · ") : fact(id, "province") || "";
  return el("li", { "data-id": id }, button({ class: "item", on: { click: () => select(id) } }, kindSign(thing(id).type), el("span", {}, shortened(listed(id), 120), el("span", { class: "by" }, about))));
}

function unresolvedBox(one) {
  const about = one.candidates.filter((id) => things.has(id)).map((id) => link(id, fullName(id)));
  const named = one.mention.name || one.mention.symbol || "";
  return el("div", { class: "warned" }, el("div", { class: "wtitle" }, sign("warning"), words(named)), ...withWords(one.evidence).slice(0, 2).flatMap((each) => [quoteBlock(each), el("p", { class: "source" }, whereabouts(each))]), about.length ? el("p", {}, `${say("candidates")}: `, ...about.flatMap((each, n) => [n ? ", " : "", each])) : null);
}
