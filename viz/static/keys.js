// The keyboard: the map is one tab stop; within it arrows go from card to card.

function mapKeys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  if (ways[event.key]) {
    event.preventDefault();
    const next = nearestCard(ways[event.key]);
    if (next) { select(next); reveal(next); }
  } else if (event.key === "Enter" && state.sel) {
    event.preventDefault();
    openTrace(state.sel);
  }
}

// The card nearest in a direction: distance along it, and three times that across it.
function nearestCard([right, down]) {
  const reachable = [...tasks.filter((id) => shownTasks.has(id)), ...DATA.layout.cited.map((box) => box.id)];
  const from = state.sel && rectOf(state.sel, zoom());
  if (!from) return reachable[0] || null;
  const centre = (rect) => ({ x: rect.x + Math.min(rect.width, 20), y: rect.y + rect.height / 2 });
  const here = centre(from);
  let best = [Infinity, null];
  for (const id of reachable) {
    if (id === state.sel) continue;
    const there = centre(rectOf(id, zoom()));
    const along = (there.x - here.x) * right + (there.y - here.y) * down;
    const across = Math.abs((there.x - here.x) * down) + Math.abs((there.y - here.y) * right);
    const cost = along + 3 * across;
    if (along > 1 && cost < best[0]) best = [cost, id];
  }
  return best[1];
}

// Bring a card into view without changing the zoom, only where it is out of it.
function reveal(id) {
  const box = rectOf(id, zoom());
  if (!inView(id)) moveTo({ x: box.x + box.width / 2, y: box.y + box.height / 2 }, zoom());
}

function inView(id) {
  const box = rectOf(id, zoom());
  const { x, y } = map.network.getViewPosition();
  const [w, h] = [map.holder.clientWidth / zoom() / 2, map.holder.clientHeight / zoom() / 2];
  return box.x > x - w && box.x + box.width < x + w && box.y > y - h + 40 / zoom() && box.y + box.height < y + h;
}

function pageKeys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") { escape(); return; }
  if (event.target.closest("input, textarea, select")) return;
  const acts = {
    "/": () => box.input.focus(),
    t: () => { go({ view: state.view === "table" ? "map" : "table" }); },
    "?": () => toggleHelp(),
    0: () => inMap(() => fit()),
    1: () => inMap(() => (state.sel ? flyTo(state.sel, 1) : moveTo(map.network.getViewPosition(), 1))),
    "+": () => inMap(() => zoomBy(1.4)),
    "=": () => inMap(() => zoomBy(1.4)),
    "-": () => inMap(() => zoomBy(1 / 1.4)),
  };
  if (acts[event.key]) { event.preventDefault(); acts[event.key](); }
}

function inMap(act) {
  if (state.view === "map") act();
}

function escape() {
  if (help.open) help.close();
  else { stepBack(); if (state.view === "map") map.holder.focus({ preventScroll: true }); }
}

const help = el("dialog", { class: "help" });
function toggleHelp() {
  if (help.open) { help.close(); return; }
  const rows = [["/", "key_search"], ["← ↑ ↓ →", "key_arrows"], ["Enter", "key_enter"], ["Esc", "key_escape"], ["0", "key_zero"], ["1", "key_one"], ["+ −", "key_zoom"], ["t", "key_table"], ["?", "key_help"]];
  help.setAttribute("aria-label", say("help"));
  help.replaceChildren(el("h2", {}, say("help")), el("dl", {}, ...rows.flatMap(([keys, name]) => [el("dt", {}, el("kbd", {}, keys)), el("dd", {}, say(name))])), button({ on: { click: () => help.close() } }, say("close")));
  help.showModal();
}

// What a screen reader hears.
function said(text) {
  document.getElementById("said").textContent = text;
}
