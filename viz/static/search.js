// Search: accents, case, đ and d, dashes aside; symbols with or without punctuation; hits grouped by kind.

const box = {};
let index = null;

// What each thing is found by, folded once.
function searchIndex() {
  if (!index) {
    index = [...things.values()].filter((one) => one.type !== "Task" || boxes.has(one.node)).map((one) => {
      const facts = one.properties;
      const said = [facts.symbol, facts.name, facts.text, facts.title, facts.title_en, facts.subject, facts.subject_en, facts.place, facts.issuer, facts.metric, ...(facts.abbreviations || []), ...(facts.aliases || [])].filter((text) => typeof text === "string");
      return { id: one.node, said, folded: said.map(fold), symbol: facts.symbol ? bare(facts.symbol) : "" };
    });
  }
  return index;
}

// Every word must stand in a thing; ranked by symbol or place, the whole phrase, then scattered words.
function search(query) {
  const folded = fold(query);
  const parts = folded.split(" ").filter(Boolean);
  const symbol = /\d/.test(query) ? bare(query) : "";
  if (!parts.length) return [];
  return searchIndex().map((one) => ({ ...one, rank: rankOf(one, folded, parts, symbol) })).filter((one) => one.rank < 9).sort((a, b) => a.rank - b.rank);
}

function rankOf(one, folded, parts, symbol) {
  if (symbol && one.symbol === symbol) return 0;
  if (one.folded.some((text) => text === folded)) return 0;
  if (symbol.length > 2 && one.symbol.startsWith(symbol)) return 1;
  if (one.folded.some((text) => text.startsWith(folded))) return 2;
  if (one.folded.some((text) => text.includes(folded))) return 3;
  const all = one.folded.join(" \n ");
  return parts.every((part) => all.includes(part)) ? 4 : 9;
}

// Names that come near what nothing has: by shared pairs of letters.
function nearest(query) {
  const pairs = (text) => new Set([...fold(text)].slice(1).map((letter, n) => fold(text)[n] + letter));
  const asked = pairs(query);
  const likeness = (id) => {
    const own = pairs(shortened(caption(id), 60));
    return 2 * [...own].filter((pair) => asked.has(pair)).length / (own.size + asked.size || 1);
  };
  return [...things.keys()].map((id) => [likeness(id), id]).filter(([likely]) => likely > 0.25).sort((a, b) => b[0] - a[0]).slice(0, 3).map(([, id]) => id);
}

function searchBox() {
  box.input = el("input", { type: "search", id: "search", role: "combobox", "aria-expanded": "false", "aria-controls": "results", "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", on: { input: showResults, keydown: searchKeys, focus: showResults } });
  box.results = el("div", { id: "results", role: "listbox", hidden: true });
  box.whole = el("div", { class: "search", on: { focusout: (event) => box.whole.contains(event.relatedTarget) || hideResults() } }, sign("search"), box.input, el("kbd", {}, "/"), box.results);
  return box.whole;
}

function showResults() {
  const query = box.input.value.trim();
  if (!query) { hideResults(); return; }
  const found = search(query);
  box.results.replaceChildren(...(found.length ? grouped(found, query) : nothingFound(query)), resultKeys());
  box.results.hidden = false;
  box.input.setAttribute("aria-expanded", "true");
  point(0);
  said(say("found", { n: found.length }));
  if (DATA.served && DATA.frames.some((frame) => frame.left)) searchBeyond(query);
}

// What a page does not hold is asked of its server; a hit opens the page around it.
let asking = 0;
function searchBeyond(query) {
  clearTimeout(asking);
  asking = setTimeout(() => {
    fetch(`api/v1/search?limit=4&q=${encodeURIComponent(query)}`).then((answer) => answer.json()).then((answer) => {
      const beyond = (answer.groups || []).flatMap((group) => group.items).filter((one) => !things.has(one.id));
      if (!beyond.length || box.input.value.trim() !== query || box.results.hidden) return;
      const hits = beyond.slice(0, 6).map((one) => el("button", { type: "button", class: "result", role: "option", tabindex: "-1", id: `result-${one.id}`, "data-id": one.id, on: { click: () => take(one.id) } }, el("span", { class: "number" }, one.place || ""), el("span", { class: "hit" }, shortened(one.caption, 110))));
      const head = el("div", { class: "rgroup" }, sign("search"), el("b", {}, say("beyond")));
      box.results.querySelector(".rkeys").before(head, ...hits);
    }).catch(() => {});
  }, 150);
}

function grouped(found, query) {
  const order = ["Document", "Agency", "Project", "Place", "Deliverable", "Target", "Task", "Section"];
  // What is named exactly comes first, whatever it is: a section by its place before the tasks in it.
  const exact = new Set(found.filter((one) => one.rank === 0).map((one) => thing(one.id).type));
  return [...order.filter((type) => exact.has(type)), ...order.filter((type) => !exact.has(type))].flatMap((type) => {
    const here = found.filter((one) => thing(one.id).type === type);
    if (!here.length) return [];
    const most = type === "Task" ? 6 : 3;
    return [el("div", { class: "rgroup", role: "presentation" }, kindSign(type), el("b", {}, typeName(type)), el("span", { class: "count" }, number(here.length))), ...here.slice(0, most).map((one) => result(one, query))];
  });
}

function result(one, query) {
  const id = one.id;
  const tail = thing(id).type === "Document" && drivenBy(id).length ? tasksCount(drivenBy(id).length) : thing(id).type === "Agency" ? elsewhereName(id) : "";
  return el("button", { type: "button", class: "result", role: "option", tabindex: "-1", id: `result-${id}`, "data-id": id, on: { click: () => take(id) } }, place(id) ? el("span", { class: "number" }, place(id)) : null, el("span", { class: "hit" }, ...hit(one, query)), el("span", { class: "muted" }, tail));
}

// The province of a body whose name does not say it: every province has one of that name.
function elsewhereName(id) {
  const province = fact(id, "province") || "";
  return caption(id).includes(province) ? "" : province;
}

// The words around a hit, the hit underlined.
function hit(one, query) {
  const shown = thing(one.id).type === "Document" ? [listed(one.id), ...one.said] : one.said;
  const asked = [fold(query), ...fold(query).split(" ")];
  for (const [text, at] of asked.flatMap((words) => shown.map((text) => [text, standsAt(text, words)]))) {
    if (at) {
      const from = at[0] > 42 ? text.lastIndexOf(" ", at[0] - 30) + 1 : 0;
      const behind = text.slice(at[1]);
      return [from ? "…" : "", text.slice(from, at[0]), el("u", {}, text.slice(at[0], at[1])), /^\s/.test(behind) ? " " : "", shortened(behind + " ", 90), thing(one.id).type === "Document" && text !== listed(one.id) ? ` (${caption(one.id)})` : ""];
    }
  }
  return [shortened(thing(one.id).type === "Document" ? listed(one.id) : cardTextOf(one.id), 110)];
}

function cardTextOf(id) {
  return ["Task", "Section"].includes(thing(id).type) ? cardText(id) : caption(id);
}

function nothingFound(query) {
  const near = nearest(query);
  const documents = [...things.values()].filter((one) => one.type === "Document").length;
  const more = near.length ? [el("p", { class: "muted" }, say("did_you_mean")), ...near.map((id) => el("button", { type: "button", class: "result near", role: "option", tabindex: "-1", id: `result-${id}`, "data-id": id, on: { click: () => take(id) } }, el("u", {}, shortened(listed(id), 90))))] : [];
  return [el("div", { class: "notfound" }, el("b", {}, say("found_nothing", { query })), el("p", { class: "muted" }, say("searched", { tasks: tasks.length, documents })), ...more)];
}

function resultKeys() {
  const one = (keys, name) => [el("kbd", {}, keys), " ", say(name), "   "];
  return el("div", { class: "rkeys" }, ...one("↑↓", "choose"), ...one("Enter", "open"), ...one("Esc", "close"));
}

function hideResults() {
  box.results.hidden = true;
  box.input.setAttribute("aria-expanded", "false");
  box.input.removeAttribute("aria-activedescendant");
}

function options() {
  return [...box.results.querySelectorAll(".result")];
}

function point(n) {
  const all = options();
  box.at = all.length ? (n + all.length) % all.length : 0;
  all.forEach((one, k) => one.setAttribute("aria-selected", String(k === box.at)));
  if (all[box.at]) {
    box.input.setAttribute("aria-activedescendant", all[box.at].id);
    all[box.at].scrollIntoView({ block: "nearest" });
  }
}

function searchKeys(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    point(box.at + (event.key === "ArrowDown" ? 1 : -1));
  } else if (event.key === "Enter" && options()[box.at]) {
    event.preventDefault();
    take(options()[box.at].dataset.id);
  } else if (event.key === "Escape") {
    event.stopPropagation();
    if (box.results.hidden) box.input.blur();
    hideResults();
  }
}

// A hit is taken: it is selected, and the map flies to it.
function take(id) {
  hideResults();
  if (!things.has(id)) { openAround(id); return; }
  if (state.view === "trace") select(id, { view: "map", focus: null });
  else select(id);
  if (state.view !== "map") { revealRow(id); return; }
  if (frames.has(id)) goToFrame(id);
  else flyTo(id, Math.max(zoom(), isTask(id) ? 0.9 : 0.5));
  map.holder.focus({ preventScroll: true });
}
