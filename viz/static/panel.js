// The right panel: the selected thing with what proves it, and the page of its document.

function panelView() {
  if (state.list) return listView(state.list);
  if (!state.sel) return startView();
  const id = state.sel;
  const tab = (name, key) => button({ role: "tab", id: `tab-${key}`, "aria-selected": String(state.tab === key), tabindex: state.tab === key ? "0" : "-1", "aria-controls": "tab-body", on: { click: () => go({ tab: key, ev: key === "document" ? state.ev : null }, false), keydown: tabKeys } }, say(name));
  const head = el("div", { class: "phead" }, kindSign(thing(id).type), el("span", { class: "muted" }, typeName(thing(id).type)), el("b", {}, place(id)), frames.size > 1 && place(id) ? el("span", { class: "muted" }, caption(thing(id).document)) : null, closer());
  return [head, el("div", { class: "tabs", role: "tablist" }, tab("evidence", "evidence"), tab("in_document", "document")), el("div", { class: "pbody", role: "tabpanel", id: "tab-body", "aria-labelledby": `tab-${state.tab}` }, ...(state.tab === "document" ? [documentPage(id)] : thingView(id)))];
}

function tabKeys(event) {
  if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
  event.stopPropagation();
  const next = state.tab === "evidence" ? "document" : "evidence";
  go({ tab: next, ev: null }, false);
  document.getElementById(`tab-${next}`).focus();
}

function closer() {
  return button({ class: "close", "aria-label": say("close"), title: say("close"), on: { click: () => go({ sel: null, list: null, ev: null, tab: "evidence" }) } }, sign("close"));
}

function thingView(id) {
  const body = { Task: taskBody, Section: sectionBody, Document: documentBody }[thing(id).type] || otherBody;
  return [...warningsOf(id).map(warningBox), ...body(id), askBlock(id), ...disagreements(id)];
}

function actions(id) {
  return el("div", { class: "actions" }, button({ class: "primary", on: { click: () => openTrace(id) } }, sign("trace"), say("trace")), button({ on: { click: copyLink } }, sign("link"), say("copy_link")));
}

function block(title, ...inside) {
  return el("section", {}, el("h3", {}, title), ...inside);
}

// --- a task -------------------------------------------------------------------------------------------------------

function taskBody(id) {
  return [statement(id), actions(id), block(say("why"), ...whyBody(id)), linkedBlock(id), waitingBlock(id), overlapsBlock(id), standsIn(id)];
}

// The full sentence, the words that name a document underlined; or a reader's short title, and that no text is here.
function statement(id) {
  const text = fact(id, "text");
  const short = (state.lang === "en" && fact(id, "title_en")) || fact(id, "title");
  if (!text) return el("div", {}, el("p", { class: "title" }, short || caption(id)), el("p", { class: "muted small" }, `${say("title_by_record")} · `, button({ class: "link", on: { click: () => go({ tab: "document" }, false) } }, say("text_not_loaded").toLowerCase())));
  const own = withWords(thing(id).evidence).find((one) => slice(one.source, one.start, one.end) === text);
  const cited = own ? everyLinkEvidence().filter((one) => one.source === own.source && one.start >= own.start && one.end <= own.end) : [];
  const said = own ? underlined(own, cited) : [text];
  return el("div", {}, el("p", { class: "sentence words", lang: "vi" }, ...said), short ? el("p", { class: "muted small" }, `${short} (${say("title_by_record")})`) : null);
}

function underlined(own, cited) {
  const cuts = [...new Set([own.start, own.end, ...cited.flatMap((one) => [one.start, one.end])])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, n) => {
    const piece = slice(own.source, cuts[n], end);
    const over = cited.filter((one) => one.start <= cuts[n] && end <= one.end).sort((a, b) => a.end - a.start - (b.end - b.start))[0];
    return over ? citedWords(over, piece) : piece;
  });
}

// A link, not a button: only a link breaks across lines with the sentence.
function citedWords(over, piece) {
  const open = (event) => { event.preventDefault(); go({ tab: "document", ev: evidenceKey(over) }); };
  return el("a", { class: "cited", href: "#", title: say("open_in_document"), on: { click: open } }, piece);
}

function whyBody(id) {
  const paths = pathsOf(id).filter((path) => pathEnd(path) === id);
  const through = throughOf(id)[0];
  const chains = paths.map((path) => chain(path));
  if (!chains.length) return [el("p", { class: "gap no-driver" }, noDriver(id)), ...throughQuotes(id)];
  return [...chains, through ? el("p", { class: "gap" }, say("also_serves", { driver: caption(driver(through[0])), programme: caption(pathEnd(through)) })) : null, ...throughQuotes(id)];
}

function throughQuotes(id) {
  return throughOf(id).flatMap((path) => path.flatMap((edge) => [el("p", { class: "small" }, link(driver(edge)), " ", el("span", { class: "muted" }, reads(edge, driver(edge))), " ", link(driven(edge))), ...evidenceBlock(edge.evidence)]));
}

// One path from the first document down to the task: each step with its words.
function chain(path) {
  const dashed = path[path.length - 1].properties.mode === "inherited";
  const steps = path.map((edge) => {
    const id = driver(edge);
    const next = isTask(driven(edge)) ? null : el("span", { class: "muted" }, `${reads(edge, id)} ${caption(driven(edge))}`);
    return el("li", {}, kindSign("Document"), el("div", {}, el("div", {}, link(id), warningsAbout([id]).length ? sign("warning") : "", el("span", { class: "muted" }, ` ${particulars(id)}`)), ...endedLines(id), next, ...evidenceBlock(edge.evidence)));
  });
  const task = pathEnd(path);
  const last = el("li", {}, kindSign("Task"), el("div", {}, el("div", {}, el("b", {}, lastNumber(task)), " ", el("span", { class: "muted" }, say("this_task")))));
  return el("ol", { class: `chain${dashed ? " dashed" : ""}`, "data-path": path.map((edge) => edge.edge).join(" ") }, ...steps, last);
}

// That a document is replaced or repealed as a whole, with the words that say so.
function endedLines(id) {
  const ending = linksOf(id).filter((edge) => endedDrivers.has(edge.edge) && edge.to === id);
  return ending.flatMap((edge) => [el("div", { class: "gap ended" }, sign("warning"), ...sentenceOf(edge, id, link(edge.from))), ...evidenceBlock(edge.evidence).slice(0, 2)]);
}

// Links by kind; what the text does not say is written out.
function linkedBlock(id) {
  const other = (types) => linksOf(id).filter((edge) => types.includes(thing(otherEnd(edge, id)).type) && !["driver", "hierarchy"].includes(meaning(edge)));
  const row = (name, found) => el("div", { class: "row" }, el("span", { class: "muted" }, name), el("div", {}, ...(found.length ? found : [el("em", { class: "muted" }, say("not_stated"))])));
  const once = (edgesHere) => edgesHere.filter((edge, n) => edgesHere.findIndex((one) => otherEnd(one, id) === otherEnd(edge, id)) === n);
  const chips = (edgesHere) => once(edgesHere).flatMap((edge) => [chip(otherEnd(edge, id), role(edge, id)), ...saidElsewhere(edge, id)]);
  const bodies = other(["Agency"]);
  const roles = [...new Set(bodies.map((edge) => edge.type))].map((type) => bodies.filter((edge) => edge.type === type));
  const rest = ["Project", "Deliverable", "Target", "Place"].filter((type) => other([type]).length);
  const documents = other(["Document", "Task"]);
  return block(say("linked"), ...(roles.length ? roles.map((found) => row(capital(reads(found[0], otherEnd(found[0], id))), chips(found))) : [row(typeName("Agency"), [])]), ...rest.map((type) => row(typeName(type), chips(other([type])))), documents.length ? row(say("links"), chips(documents)) : null, row(say("deadline"), [fact(id, "deadline"), fact(id, "period")].filter(Boolean).map((text) => words(text))));
}

// The words behind a link of a task, where they are not in the sentence above: another paragraph, or a table come back.
function saidElsewhere(edge, id) {
  const own = withWords(thing(id).evidence);
  const above = (one) => own.some((all) => all.source === one.source && all.start <= one.start && one.end <= all.end);
  const found = withWords(edge.evidence);
  return found.length && !found.some(above) ? evidenceBlock(edge.evidence).slice(0, 2) : [];
}

// What a task waits for, and who waits for it, one step each way: a product that one task needs and another makes.
function waitingBlock(id) {
  const ofType = (one, type) => linksOf(one).filter((edge) => edge.type === type);
  const line = (proofs, ...inside) => el("li", {}, el("div", {}, ...inside), ...proofs.flatMap((edge) => evidenceBlock(edge.evidence).slice(0, 2)));
  const numbered = (one) => link(one, thing(one).document === thing(id).document ? place(one) : `${caption(thing(one).document)} ${place(one)}`);
  const muted = (text) => el("span", { class: "muted" }, text);
  const projects = ofType(id, "NEEDS").filter((need) => thing(need.to).type === "Project").map((need) => line([], muted(`${capital(say("goes_with"))} `), link(need.to)));
  const needed = ofType(id, "NEEDS").filter((need) => thing(need.to).type !== "Project").map((need) => ({ product: need.to, makers: ofType(need.to, "PRODUCES") })).filter(({ makers }) => !makers.some((made) => made.from === id));
  const before = needed.map(({ product, makers }) => line(makers, muted(`${capital(say("waits_for"))} `), link(product), muted(makers.length ? ` · ${say("made_by")} ` : ` · ${say("made_by_none")}`), ...makers.flatMap((made, n) => [n ? ", " : "", numbered(made.from)])));
  const after = ofType(id, "PRODUCES").flatMap((made) => ofType(made.to, "NEEDS")).filter((need) => need.from !== id).map((need) => line([need], numbered(need.from), muted(` ${say("waits_for")} `), link(need.to)));
  return before.length || after.length || projects.length ? block(say("order_of_work"), folded("waiting", [...before, ...after, ...projects], 12)) : null;
}

// The tasks that do the same work, each with its score, what is the same, and the words that both have.
function overlapsBlock(id) {
  const shown = block(say("overlapping"));
  shown.hidden = true;
  overlapsOf(id).then((found) => {
    if (!found.length) return;
    const items = found.map((one) => el("li", {}, el("div", {}, things.has(one.other) ? link(one.other, one.name) : el("b", {}, one.name), el("span", { class: "muted" }, ` · ${figure(one.score.toFixed(2))} · ${one.kinds.map((kind) => say(`same_${kind}`)).join(", ")}`)), el("div", { class: "small" }, shortened(one.text, 120)), ...evidenceBlock(one.evidence).slice(0, 2)));
    shown.append(folded("overlapping", items, 5));
    shown.hidden = false;
  });
  return shown;
}

function chip(id, title) {
  return button({ class: `chip kind-${thing(id).type.toLowerCase()}`, title, on: { click: () => select(id) } }, kindSign(thing(id).type), shortened(listed(id), 80));
}

function standsIn(id) {
  const chainOf = above(id).slice(0, -1);
  return block(say("stands_in"), el("ul", { class: "plain list" }, ...chainOf.map((one) => el("li", { class: "withsign" }, kindSign(thing(one).type), link(one, shortened(listed(one), 130))))));
}

// --- a section, a document, anything else -------------------------------------------------------------------------

function sectionBody(id) {
  const found = beneath(id);
  const undriven = undrivenOf(id).length;
  const counts = el("p", { class: "muted" }, `${tasksCount(found.length)}: ${say("driven_count", { driven: found.length - undriven, undriven })}`);
  return [statement(id), actions(id), block(say("section_tasks"), counts, taskList(found)), ...throughBlock(id), standsIn(id)];
}

function throughBlock(id) {
  return throughOf(id).length ? [block(say("through"), ...throughQuotes(id))] : [];
}

// Tasks, each with a line about it: the documents behind it, or that none is named.
function taskList(ids, most = 60, about = driverLine) {
  const items = ids.map((id) => el("li", { "data-id": id }, button({ class: "item", on: { click: () => select(id) } }, el("span", { class: "number" }, place(id)), el("span", {}, shortened(cardText(id), 120), el("span", { class: "by" }, warningsOf(id).length ? sign("warning") : "", about(id))))));
  return folded("tasks", items, most);
}

function driverLine(id) {
  const into = linksOf(id).filter((edge) => meaning(edge) === "driver").map(driver);
  if (!into.length) return el("em", {}, say("no_driver"));
  return into.map((one) => [caption(one), ...linksOf(one).filter((edge) => meaning(edge) === "driver" && driven(edge) === one).map((edge) => caption(driver(edge)))].join(" ← ")).join(", ");
}

function folded(name, items, most) {
  const list = el("ul", { class: `plain list ${name}` }, ...items.slice(0, most));
  if (items.length <= most) return list;
  const more = button({ class: "link more", on: { click: () => { list.append(...items.slice(most)); more.remove(); } } }, say("more", { n: items.length - most }));
  return el("div", {}, list, more);
}

function documentBody(id) {
  const driven = drivenBy(id);
  const name = el("div", {}, el("p", { class: "title" }, fullName(id)), el("p", { class: "muted" }, [fact(id, "issuer"), day(fact(id, "date")) || say("date_not_stated"), fact(id, "term")].filter(Boolean).join(" · ")), subject(id) && subject(id) !== caption(id) ? el("p", {}, subject(id)) : null);
  const own = frames.has(id) ? [ownTasks(id)] : [];
  const drives = frames.has(id) && !driven.length ? [] : [block(`${say("drives_tasks")} ${tasksCount(driven.length)}`, driven.length ? taskList(inOrder(driven), 20) : el("p", { class: "gap" }, say("drives_none")))];
  return [name, actions(id), ...own, ...drives, ...throughBlock(id), documentLinks(id), mentions(id), sourcesBlock(id)];
}

// The tasks of a loaded document, counted; where the map does not draw them, the way to them.
function ownTasks(id) {
  const { tasks: all, left } = frames.get(id);
  const undriven = undrivenOf(id).length;
  const drawn = all - left;
  const counts = drawn ? `${tasksCount(drawn)}: ${say("driven_count", { driven: drawn - undriven, undriven })}` : say(DATA.served ? "closed_frame" : "closed_frame_file", { n: all, id });
  const open = left && DATA.served ? button({ class: "link", on: { click: () => openAround(id) } }, say("open_alone")) : null;
  return block(say("own_tasks"), el("p", { class: "muted" }, counts), open);
}

function inOrder(ids) {
  const wanted = new Set(ids);
  return tasks.filter((id) => wanted.has(id));
}

function documentLinks(id) {
  const found = linksOf(id).filter((edge) => !isTask(otherEnd(edge, id)) && thing(otherEnd(edge, id)).type !== "Section");
  if (!found.length) return null;
  const items = found.map((edge) => el("li", {}, el("div", {}, ...sentenceOf(edge, id, link(otherEnd(edge, id), listed(otherEnd(edge, id))))), ...evidenceBlock(edge.evidence).slice(0, 2)));
  return block(say("links"), folded("links", items, 8));
}

function mentions(id) {
  const found = frames.has(id) ? [] : withWords(thing(id).evidence);
  const more = found.slice(6).length + (thing(id).more || 0);
  return found.length ? block(say("mentioned"), ...found.slice(0, 6).flatMap((one) => [quoteBlock(one), el("p", { class: "source" }, whereabouts(one))]), more ? el("p", { class: "gap" }, say("more_places", { n: more })) : null) : null;
}

function sourcesBlock(id) {
  const found = Object.values(DATA.sources).filter((one) => sourceDocument(one.source) === id);
  if (!found.length) return null;
  const text = textSources(id).length ? null : el("p", { class: "gap" }, say("text_not_loaded"), ". ", el("code", {}, `policygraph load ${state.lang === "vi" ? "TỆP" : "FILE"}`));
  return block(say("sources"), el("ul", { class: "plain" }, ...found.map((one) => el("li", {}, `${say(`source_${one.kind}`)}: ${one.name}`))), text, publishedAt(id));
}

function otherBody(id) {
  const items = linksOf(id).map((edge) => el("li", {}, el("div", {}, ...sentenceOf(edge, id, link(otherEnd(edge, id), shortened(listed(otherEnd(edge, id)), 120)))), ...evidenceBlock(edge.evidence).slice(0, 2)));
  return [el("p", { class: "title" }, caption(id)), actions(id), factsBlock(id), block(say("links"), folded("links", items, 20))];
}

// What is known of a body, project, place, deliverable or target beside its name.
function factsBlock(id) {
  const { type, properties } = thing(id);
  const shown = Object.keys(DATA.words).filter((key) => key.startsWith("fact_")).map((key) => key.slice(5));
  const rows = shown.filter((name) => name in properties && !["name", "metric"].includes(name)).map((name) => [name, properties[name]]);
  return rows.length ? block(say("about_it"), ...rows.map(([name, value]) => el("div", { class: "row" }, el("span", { class: "muted" }, factName(name)), el("div", {}, factValue(name, value, type))))) : null;
}

// --- contradictions -----------------------------------------------------------------------------------------------

function factName(name) {
  return DATA.words[`fact_${name}`] ? say(`fact_${name}`) : name;
}

function factValue(name, value, type = "Document") {
  const told = name === "kind" && ["Document", "Deliverable"].includes(type) ? DATA.ontology.kinds : ["kind", "level", "comparator"].includes(name) ? DATA.ontology.codes : {};
  if (told[value]) return told[value][state.lang];
  if (name === "value" && type === "Target") return figure(String(value));
  if (["date", "due", "starts", "ends"].includes(name)) return day(String(value));
  return Array.isArray(value) ? value.join(", ") : String(value);
}

// Both readings side by side, the words, and why neither is taken.
function warningBox(one) {
  const reading = (facts, n) => el("div", { class: "reading" }, el("div", { class: "small" }, say("reading", { n: n + 1 })), ...Object.entries(facts).filter(([, value]) => typeof value !== "object" || Array.isArray(value)).map(([name, value]) => el("div", {}, el("span", { class: "small" }, `${factName(name)} `), el("b", {}, factValue(name, value)))));
  const about = one.about.filter((id) => id !== state.sel && things.has(id)).map((id) => link(id));
  return el("div", { class: "warned", role: "note" }, el("div", { class: "wtitle" }, sign("warning"), el("b", {}, say("two_readings")), " ", ...about), el("div", { class: "readings" }, ...one.readings.map(reading)), ...evidenceBlock(one.evidence).slice(0, 4), el("p", { class: "small" }, one.message[state.lang]));
}

function disagreements(id) {
  const found = thing(id);
  return Object.entries(found.readings || {}).map(([name, readings]) => el("div", { class: "warned mild" }, el("div", { class: "wtitle" }, el("b", {}, say("sources_disagree", { fact: factName(name) }))), el("div", { class: "readings" }, ...readings.map((one) => el("div", { class: "reading" }, el("b", {}, factValue(name, one.value, found.type)), ...one.evidence.slice(0, 2).map((n) => el("div", { class: "small" }, whereabouts(found.evidence[n]))))))));
}
