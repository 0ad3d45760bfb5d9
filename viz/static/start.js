// Where to begin: questions made from what is loaded, each with the number of its answers; and the lists behind them.

function questions() {
  const ranked = [...tasksByDriver.keys()].filter((id) => drivenBy(id).length).sort((a, b) => drivenBy(b).length - drivenBy(a).length || (a < b ? -1 : 1));
  const top = ranked.filter((id) => !DATA.local.includes(id)).slice(0, 1).concat(ranked.slice(0, 2)).filter((id, n, all) => all.indexOf(id) === n).slice(0, 2);
  return [
    ...top.map((id) => ({ sign: "page", kind: "Document", text: say("ask_drives", { name: caption(id) }), n: drivenBy(id).length, open: () => openTrace(id) })),
    sentenceQuestion(),
    { sign: "card", kind: "Task", text: say("ask_undriven"), n: undrivenTasks.size, open: () => go({ list: "undriven", how: ["none"] }) },
    { sign: "trace", kind: "Document", text: say("ask_indirect"), n: indirect().length, open: () => go({ list: "indirect" }) },
    ...throughQuestions(),
    { sign: "warning", kind: "", text: say("ask_warnings"), n: DATA.warnings.length, open: () => go({ list: "warnings" }) },
    { sign: "question", kind: "", text: say("ask_unresolved"), n: DATA.unresolved.length, open: () => go({ list: "unresolved" }) },
  ].filter((one) => one && one.n);
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
  const rows = questions().map((one) => el("li", {}, button({ class: "question", on: { click: one.open } }, sign(one.sign, one.kind), el("span", {}, one.text), el("span", { class: "count" }, number(one.n)))));
  const closing = narrow() ? button({ class: "close", "aria-label": say("close"), on: { click: () => showQuestions(false) } }, sign("close")) : null;
  return [el("div", { class: "start" }, el("div", { class: "phead" }, el("h2", {}, say("start")), closing), el("p", { class: "muted" }, say("start_how")), el("ul", { class: "plain" }, ...rows), loadedList())];
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
  if (name === "Task") return { title: typeName("Task"), n: tasks.length, body: [taskList(tasks, 60)] };
  const ids = [...things.keys()].filter((id) => thing(id).type === name);
  return { title: DATA.ontology.nodes[name] ? typeName(name) : name, n: ids.length, body: [folded("things", ids.map(thingItem), 60)] };
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
