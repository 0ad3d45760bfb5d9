// Pins: what is tied to the selection but out of view stands at the edge of the map; a click flies there.

const MOST_PINS = 6;
const MOST_PINS_ON_A_PHONE = 2;
const pins = { holder: null, shown: "" };

function pinHolder() {
  pins.holder = el("div", { class: "pins" });
  return pins.holder;
}

// The ends of the selection's wires that the view does not hold.
function outOfView(view, scale) {
  const ends = new Set(wiresOfSelection().flatMap((edge) => [driver(edge), driven(edge)]));
  ends.delete(state.sel);
  const out = (box) => box.x > view.right || box.x + Math.min(box.width, 200) < view.left || box.y > view.bottom || box.y + box.height < view.top;
  return [...ends].filter((id) => boxes.has(id) && !frames.has(id)).map((id) => ({ id, box: rectOf(id, scale) })).filter(({ box }) => box && out(box));
}

function placePins(view, scale) {
  const found = outOfView(view, scale);
  const kept = found.slice(0, phone() ? MOST_PINS_ON_A_PHONE : MOST_PINS);
  const key = `${state.lang} ${kept.map((one) => one.id).join(" ")}`;
  if (key !== pins.shown) pins.holder.replaceChildren(...kept.map((one) => pin(one.id)));
  pins.shown = key;
  const [width, height] = [map.holder.clientWidth, map.holder.clientHeight];
  let free = 42;
  kept.map((one, n) => ({ made: pins.holder.children[n], x: (one.box.x - view.left) * scale, y: (one.box.y - view.top) * scale }))
    .sort((a, b) => a.y - b.y)
    .forEach(({ made, x, y }, n) => {
      const top = Math.min(Math.max(free, y), height - 36 * (kept.length - n));
      made.style.left = `${Math.max(10, Math.min(x, width - made.offsetWidth - 10))}px`;
      made.style.top = `${top}px`;
      free = top + 36;
    });
}

function pin(id) {
  const name = isTask(id) ? lastNumber(id) : caption(id);
  const wires = wiresOfSelection().filter((one) => [driver(one), driven(one)].includes(id));
  const edge = wires.find((one) => [one.from, one.to].includes(state.sel)) || wires.find((one) => driver(one) === id) || wires[0];
  const why = edge.properties && edge.properties.mode === "inherited" ? say("inherited") : role(edge, id);
  return button({ class: "pin", "data-id": id, on: { click: () => flyTo(id) } }, kindSign(thing(id).type), el("b", {}, shortened(name, 40)), el("span", { class: "muted" }, why));
}
