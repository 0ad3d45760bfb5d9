// The map: vis-network carries zoom, drag and the picture; what is drawn and what a click means is ours.

const map = { network: null, holder: null, hover: null, tip: null };

function makeMap(stage) {
  map.holder = el("div", { class: "map", id: "map", tabindex: "0", role: "application", "aria-roledescription": say("map"), on: { keydown: mapKeys } });
  map.tip = el("div", { class: "tip", hidden: true });
  map.buttons = zoomButtons();
  stage.append(map.holder, pinHolder(), map.tip, notice());
  map.network = new vis.Network(map.holder, { nodes: DATA.nodes, edges: [] }, {
    physics: false,
    layout: { improvedLayout: false },
    nodes: { shape: "custom", ctxRenderer: cardRenderer, chosen: false },
    interaction: { dragNodes: false, selectable: false, hover: false, keyboard: false, zoomSpeed: 0.7 },
  });
  map.network.on("beforeDrawing", (ctx) => drawGround(ctx, zoom()));
  map.network.on("afterDrawing", drawOver);
  map.network.on("click", (event) => clicked(event, false));
  map.network.on("doubleClick", (event) => clicked(event, true));
  map.network.on("zoom", moved);
  map.network.on("dragEnd", moved);
  map.holder.addEventListener("mousemove", pointed);
  map.holder.addEventListener("mouseleave", () => pointAt(null));
}

// The first time that the map is seen it shows what the address says, or all of it.
function placeMap() {
  if (map.placed || !map.holder.clientWidth) return;
  map.placed = true;
  if (state.at) moveTo({ x: state.at[0], y: state.at[1] }, state.at[2], false);
  else if (state.sel && rectOf(state.sel, 1) && !frames.has(state.sel)) flyTo(state.sel, 0.9, false);
  else fitStart();
}

// A whole map too small to read opens at its first document; the rest is a key or a drag away.
function fitStart() {
  const first = DATA.layout.frames[0];
  if (phone() && first) { topLeft(first); return; }
  if (!first || DATA.layout.frames.length === 1 || fitScale(extent()) >= 0.19) { fit(false); return; }
  const cited = DATA.layout.cited.length ? extent().x : first.x;
  const box = { x: cited, y: first.y, width: first.x + first.width - cited, height: first.height };
  moveTo({ x: box.x + box.width / 2, y: box.y + box.height / 2 }, fitScale(box), false);
}

// On a phone the first document from its beginning, at a size that can be read.
function topLeft(box) {
  const scale = 0.3;
  moveTo({ x: box.x + map.holder.clientWidth / 2 / scale, y: box.y + map.holder.clientHeight / 2 / scale }, scale, false);
}

function fitScale(box) {
  return Math.min((map.holder.clientWidth - 40) / box.width, (map.holder.clientHeight - 32) / box.height, 1);
}

function zoom() {
  return map.network.getScale();
}

function cardRenderer({ ctx, id }) {
  const box = boxes.get(id);
  return { drawNode: () => drawCard(ctx, id, zoom(), look(id)), nodeDimensions: { width: box.width, height: box.height } };
}

let shownTasks = new Set(tasks);
let relatedThings = new Set();

function look(id) {
  const chosen = id === state.sel;
  const related = relatedThings.has(id);
  const out = isTask(id) ? !shownTasks.has(id) : filtered() && !drivenBy(id).some((task) => shownTasks.has(task));
  return { selected: chosen, related, hover: id === map.hover, alpha: out ? 0.16 : relatedThings.size && !related && !chosen ? 0.63 : 1 };
}

function drawOver(ctx) {
  const scale = zoom();
  const wires = wiresOfSelection();
  wires.forEach((edge) => drawWire(ctx, edge, scale, wires.length > 6 ? 0.45 : 0.85));
  const { width, height } = map.holder.getBoundingClientRect();
  const { x, y } = map.network.getViewPosition();
  const view = { left: x - width / 2 / scale, right: x + width / 2 / scale, top: y - height / 2 / scale, bottom: y + height / 2 / scale };
  placePins(view, scale);
  drawPinned(ctx, view, scale, ctx.canvas.width / width, width);
}

function wiresOfSelection() {
  if (!state.sel || !things.has(state.sel)) return [];
  return [...new Set(pathsOf(state.sel).flat())];
}

function markRelated() {
  shownTasks = fitting();
  relatedThings = new Set();
  if (!state.sel || !things.has(state.sel)) return;
  pathsOf(state.sel).flat().forEach((edge) => [driver(edge), driven(edge)].forEach((id) => relatedThings.add(id)));
  if (!["Task", "Document"].includes(thing(state.sel).type) || !relatedThings.size) linksOf(state.sel).forEach((edge) => relatedThings.add(otherEnd(edge, state.sel)));
  if (thing(state.sel).type === "Section") beneath(state.sel).forEach((id) => relatedThings.add(id));
  if (![...relatedThings].some((id) => boxes.has(id) && id !== state.sel && !frames.has(id))) relatedThings = new Set();
}

// --- pointing ---------------------------------------------------------------------------------------------------

function clicked(event, double) {
  const id = under(event.pointer.canvas, zoom());
  map.holder.focus({ preventScroll: true });
  if (id && double && closedFrame(id)) openAround(id);
  else if (id && double) openTrace(id);
  else if (id) select(id);
  else if (!double && state.sel) go({ sel: null, ev: null, tab: "evidence" });
}

// The page of what is around one thing, from the server.
function openAround(id) {
  location.assign(`?around=${encodeURIComponent(id)}#sel=${encodeURIComponent(id)}`);
}

function closedFrame(id) {
  return DATA.served && frames.has(id) && frames.get(id).left > 0 && frames.get(id).left === frames.get(id).tasks;
}

function pointed(event) {
  if (!matchMedia("(hover: hover)").matches) return; // a finger does not hover
  const area = map.holder.getBoundingClientRect();
  const spot = { x: event.clientX - area.left, y: event.clientY - area.top };
  pointAt(under(map.network.DOMtoCanvas(spot), zoom()), spot);
}

function pointAt(id, spot) {
  if (id !== map.hover) {
    map.hover = id;
    map.holder.classList.toggle("pointing", Boolean(id));
    map.network.redraw();
  }
  map.tip.hidden = !id || zoom() >= FAR;
  if (map.tip.hidden) return;
  const about = isTask(id) ? driversOf(id).map(caption).join(", ") || say("no_driver_stated") : particulars(id);
  map.tip.replaceChildren(el("b", {}, place(id) || caption(id)), " ", place(id) ? shortened(cardText(id), 160) : subject(id), el("div", { class: "muted" }, about));
  map.tip.style.left = `${Math.min(spot.x + 14, map.holder.clientWidth - 330)}px`;
  map.tip.style.top = spot.y + 120 > map.holder.clientHeight ? `${spot.y - 90}px` : `${spot.y + 16}px`;
}

// --- moving -----------------------------------------------------------------------------------------------------

function still() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function moveTo(position, scale, animated = true) {
  map.network.moveTo({ position, scale, animation: animated && !still() ? { duration: 260, easingFunction: "easeInOutQuad" } : false });
  if (!animated || still()) pulse();
  else map.network.once("animationFinished", moved);
}

function pulse() {
  rulers.scale.textContent = `${Math.round(zoom() * 100)}%`;
}

// The view has moved: its centre and zoom belong to the address.
let settling = 0;
function moved() {
  pulse();
  pointAt(null);
  clearTimeout(settling);
  settling = setTimeout(() => {
    if (state.view !== "map") return;
    const { x, y } = map.network.getViewPosition();
    go({ at: [Math.round(x), Math.round(y), zoom()] }, false);
  }, 200);
}

function fit(animated = true) {
  const all = extent();
  const scale = fitScale(all);
  moveTo({ x: all.x + all.width / 2, y: all.y + all.height / 2 }, Math.max(scale, 0.01), animated);
  if (state.at) go({ at: null }, false);
}

function flyTo(id, scale = Math.max(zoom(), 0.6), animated = true) {
  const box = rectOf(id, scale);
  const sheet = phone() ? 0.3 * map.holder.clientHeight / scale : 0; // the panel lies over the lower part
  if (box) moveTo({ x: box.x + Math.min(box.width, 600) / 2, y: box.y + Math.min(box.height, 500) / 2 + sheet }, scale, animated);
}

function zoomBy(factor) {
  moveTo(map.network.getViewPosition(), Math.min(2.5, Math.max(0.02, zoom() * factor)));
}

const rulers = {};
function zoomButtons() {
  rulers.scale = el("span", { class: "scale" });
  const made = (name, text, act) => button({ "aria-label": say(name), title: say(name), "data-say": name, on: { click: act } }, text);
  rulers.whole = button({ class: "whole", on: { click: () => fit() } }, sign("whole"), el("span", { "data-word": "whole_map" }, say("whole_map")));
  return el("div", { class: "zoom" }, made("zoom_out", "−", () => zoomBy(1 / 1.4)), rulers.scale, made("zoom_in", "+", () => zoomBy(1.4)), rulers.whole);
}

// A page that does not show everything says so.
function notice() {
  const left = DATA.frames.reduce((sum, frame) => sum + frame.left, 0);
  const all = DATA.frames.reduce((sum, frame) => sum + frame.tasks, 0);
  const cut = Object.values(DATA.answers).map((answer) => answer.cut).find(Boolean);
  const said = [left ? say("left_out", { n: all - left, all }) : "", cut ? say("cut", cut) : "", DATA.left ? say("links_left", { n: DATA.left }) : ""].filter(Boolean);
  const around = DATA.around ? [say("only_around", { name: listed(DATA.around) }), DATA.served ? el("a", { href: "?" }, say("everything")) : ""] : [];
  return el("div", { class: "notice", hidden: !said.length && !around.length }, said.join(" "), ...around.flatMap((one) => [" ", one]));
}
