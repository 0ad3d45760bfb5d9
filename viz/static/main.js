// The page as a whole: its regions, drawn anew when what is shown changes.

const part = Object.fromEntries(["top", "rail", "bar", "stage", "panel"].map((id) => [id, document.getElementById(id)]));
let questionsOpen = !matchMedia("(max-width: 1500px)").matches || !frames.size;
const stack = matchMedia("(max-width: 900px)");

function narrow() {
  return matchMedia("(max-width: 1500px)").matches;
}

// One column: the filters and the panel lie over the stage.
function phone() {
  return stack.matches;
}

function showFilters(open) {
  document.body.classList.toggle("filtering", open);
}

function showQuestions(open) {
  questionsOpen = open;
  refresh({ panel: true });
}

function topView() {
  const view = (name) => button({ "aria-pressed": String(state.view === name), "data-view": name, on: { click: () => openView(name) } }, say(name));
  const lang = (name) => button({ "aria-pressed": String(state.lang === name), lang: name, "data-lang": name, on: { click: () => go({ lang: name }) } }, name.toUpperCase());
  part.controls.replaceChildren(
    phone() ? button({ class: "ask filters", on: { click: () => showFilters(!document.body.classList.contains("filtering")) } }, sign("rule"), say("facets")) : "",
    narrow() && !panelOpen() ? button({ class: "ask", on: { click: () => showQuestions(true) } }, sign("question"), say("questions")) : "",
    el("div", { class: "switch views", role: "group", "aria-label": say("views") }, view("map"), view("trace"), view("table")),
    el("div", { class: "switch", role: "group", "aria-label": say("language") }, lang("vi"), lang("en")),
    button({ class: "icon", "aria-label": say("theme"), title: say("theme"), on: { click: () => go({ theme: state.theme === "dark" ? "light" : "dark" }) } }, sign("theme")),
    button({ class: "icon", id: "copy", "aria-label": say("copy_link"), title: say("copy_link"), on: { click: copyLink } }, sign("link")),
    button({ class: "icon keys", "aria-label": say("help"), title: say("help"), on: { click: toggleHelp } }, "?"));
  box.input.placeholder = say("search");
  box.input.setAttribute("aria-label", say("search"));
  part.switcher.replaceChildren(...switcher());
}

function openView(name) {
  if (name === "trace" && state.sel) openTrace(state.sel);
  else go({ view: name, focus: name === "trace" ? state.focus : null });
}

// The loaded documents: one is named, several are chosen from.
function switcher() {
  if (frames.size < 2) return [...frames.keys()].map((id) => button({ class: "programme", on: { click: () => select(id) } }, el("b", {}, caption(id)), el("span", { class: "muted" }, frameTitle(id).replace(fullName(id), "").replace(/^ · /, ""))));
  const choice = el("select", { "aria-label": say("go_to_document"), on: { change: (event) => event.target.value && goToFrame(event.target.value) } });
  choice.append(el("option", { value: "" }, `${say("documents")} (${number(frames.size)})`), ...[...frames.keys()].map((id) => el("option", { value: id }, shortened(frameTitle(id), 60))));
  choice.value = state.sel && frames.has(thing(state.sel).document) ? thing(state.sel).document : "";
  return [choice];
}

function goToFrame(id) {
  select(id, { view: "map", focus: null });
  showFrame(id);
}

function showFrame(id) {
  const frame = boxes.get(id);
  moveTo({ x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 }, Math.min((map.holder.clientWidth - 40) / frame.width, (map.holder.clientHeight - 40) / frame.height, 1));
}

function panelOpen() {
  if (phone() && state.view === "trace" && state.sel === state.focus && !state.list) return questionsOpen;
  return Boolean(state.sel || state.list || questionsOpen);
}

function renderRail() {
  part.rail.replaceChildren(...railView());
}

function renderStage() {
  const onMap = state.view === "map";
  part.mapHolder.hidden = !onMap;
  part.other.hidden = onMap;
  if (onMap) {
    part.other.replaceChildren();
    part.none.replaceChildren(...(filtered() && !shownTasks.size ? [nothingFits()] : []));
    map.network.setSize("100%", "100%");
    placeMap();
    map.network.redraw();
    return;
  }
  const kept = [part.other.scrollTop, part.other.dataset.shown];
  const shown = `${state.view} ${state.focus}`;
  part.other.replaceChildren(state.view === "trace" ? traceView() : tableView());
  part.other.scrollTop = kept[1] === shown ? kept[0] : 0;
  part.other.dataset.shown = shown;
  if (kept[1] !== shown && state.view === "table" && state.sel) revealRow(state.sel);
}

function revealRow(id) {
  const row = part.other.querySelector(`tr[data-id="${CSS.escape(id)}"]`);
  if (row) row.scrollIntoView({ block: phone() ? "start" : "center" });
}

function render(changes) {
  document.documentElement.lang = state.lang;
  document.documentElement.dataset.theme = state.theme;
  const focused = document.activeElement && part.controls.contains(document.activeElement) ? document.activeElement.dataset : null;
  markRelated();
  topView();
  if (focused) refocus(focused);
  renderRailKeepingFocus();
  part.bar.replaceChildren(...barView().filter(Boolean));
  document.body.classList.toggle("with-panel", panelOpen());
  document.body.classList.toggle("starting", panelOpen() && !state.sel && !state.list);
  part.panel.hidden = !panelOpen();
  part.panel.replaceChildren(...(panelOpen() ? panelView().filter(Boolean) : []));
  if (changes.sel || changes.list) part.panel.scrollTop = 0;
  renderStage();
  rename();
  if (changes.sel && things.has(state.sel)) said(`${typeName(thing(state.sel).type)} ${place(state.sel)}: ${shortened(["Task", "Section"].includes(thing(state.sel).type) ? cardText(state.sel) : caption(state.sel), 200)}`);
}

function refocus(kept) {
  const same = [...part.controls.querySelectorAll("button")].find((one) => Object.keys(kept).length && Object.keys(kept).every((name) => one.dataset[name] === kept[name]));
  if (same) same.focus();
}

function renderRailKeepingFocus() {
  const at = document.activeElement;
  const kept = at && part.rail.contains(at) ? [at.closest("[data-facet]") && at.closest("[data-facet]").dataset.facet, at.value, at.dataset.kind] : null;
  renderRail();
  if (!kept) return;
  const same = kept[0] ? [...part.rail.querySelectorAll(`[data-facet="${kept[0]}"] input`)].find((one) => one.value === kept[1]) : part.rail.querySelector(`[data-kind="${kept[2]}"]`);
  if (same) same.focus();
}

// Words that stand in the page's frame.
function rename() {
  document.querySelectorAll("[data-word]").forEach((one) => { one.textContent = say(one.dataset.word); });
  document.querySelectorAll("[data-label]").forEach((one) => one.setAttribute("aria-label", say(one.dataset.label)));
  document.querySelectorAll("[data-say]").forEach((one) => { one.setAttribute("aria-label", say(one.dataset.say)); one.title = say(one.dataset.say); });
  map.holder.setAttribute("aria-label", say("map_says", { n: tasks.length }));
  map.holder.setAttribute("aria-roledescription", say("map"));
  document.title = ["policygraph", state.sel && things.has(state.sel) ? shortened(listed(state.sel), 60) : ""].filter(Boolean).join(": ");
}

function copyLink() {
  if (state.view === "map") { const { x, y } = map.network.getViewPosition(); go({ at: [x, y, zoom()] }, false); }
  const toast = (text) => { part.toast.textContent = text; part.toast.hidden = false; said(text); setTimeout(() => { part.toast.hidden = true; }, 3000); };
  if (!navigator.clipboard) { toast(say("not_copied")); return; }
  navigator.clipboard.writeText(location.href).then(() => toast(say("copied")), () => toast(say("not_copied")));
}

function goBackInTime() {
  readAddress();
  if (state.at) moveTo({ x: state.at[0], y: state.at[1] }, state.at[2], false);
  refresh({ sel: state.sel, list: state.list });
}

function begin() {
  readAddress();
  part.switcher = el("div", { class: "programmes" });
  part.controls = el("div", { class: "controls" });
  part.top.append(el("div", { class: "mark" }, markSign(), "policygraph"), part.switcher, searchBox(), part.controls);
  part.mapHolder = el("div", { class: "mapholder" });
  part.none = el("div", {});
  part.other = el("div", { class: "other", tabindex: "-1" });
  part.toast = el("div", { class: "toast", hidden: true });
  part.stage.append(part.mapHolder, part.none, part.other, part.toast);
  document.body.append(help);
  document.documentElement.dataset.theme = state.theme;
  document.body.classList.toggle("with-panel", panelOpen());
  document.body.classList.toggle("starting", panelOpen() && !state.sel && !state.list);
  part.panel.hidden = !panelOpen();
  makeMap(part.mapHolder);
  onChange(render);
  render({ sel: state.sel });
  addEventListener("popstate", goBackInTime);
  stack.addEventListener("change", () => refresh({}));
  document.addEventListener("keydown", pageKeys);
  document.getElementById("skip").addEventListener("click", (event) => { event.preventDefault(); go({ view: "table" }); document.getElementById("table").focus(); });
  requestAnimationFrame(() => requestAnimationFrame(() => { document.body.dataset.ready = String(Math.round(performance.now())); }));
}

function markSign() {
  return svg("svg", { viewBox: "0 0 18 16", width: "18", height: "16", "aria-hidden": "true" }, svg("rect", { class: "m1", x: "1", y: "1", width: "11", height: "3.5" }), svg("rect", { class: "m2", x: "1", y: "6", width: "16", height: "3.5" }), svg("rect", { class: "m1", x: "1", y: "11", width: "13", height: "3.5" }));
}

begin();
