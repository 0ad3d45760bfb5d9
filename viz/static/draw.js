// How the map is drawn: containers keep their place, what they show adapts to the zoom.

const signPaths = new Map();

function token(name) {
  return DATA.style.tokens[state.theme][name];
}

function kindColour(type) {
  return DATA.style.kinds[type].colour[state.theme];
}

function font(ctx, size, zoom, weight = 400, face = SANS) {
  ctx.font = `${weight} ${size / zoom}px ${face}`;
}

// One line at a place, its size in pixels of the screen.
function letter(ctx, text, x, y, { size, zoom, weight = 400, colour, align = "left" }) {
  font(ctx, size, zoom, weight);
  ctx.fillStyle = colour;
  ctx.textAlign = align;
  ctx.textBaseline = "alphabetic";
  ctx.fillText(text, x, y);
}

// --- frames and headings, drawn below the cards -------------------------------------------------------------------

function drawGround(ctx, zoom) {
  DATA.layout.frames.forEach((box) => drawFrame(ctx, box, zoom));
  DATA.layout.chapters.forEach((box) => drawChapter(ctx, box, zoom));
  sections.forEach((box) => drawSection(ctx, box, zoom));
  DATA.layout.groups.forEach((box) => drawGroup(ctx, box, zoom));
}

function drawFrame(ctx, box, zoom) {
  ctx.fillStyle = token("paper");
  ctx.strokeStyle = state.sel === box.id ? token("ink") : token("hairline");
  ctx.lineWidth = (state.sel === box.id ? 1.5 : 1) / zoom;
  rounded(ctx, box, 6);
  ctx.fill();
  ctx.stroke();
  const size = Math.min(32 * Math.max(zoom, 0.3), Math.max(17, 32 * zoom));
  const big = zoom < FAR ? Math.min(20, Math.max(11, 76 * zoom)) : size;
  const top = box.y + Math.min(84, (big + 8) / zoom);
  const room = (box.width - 80) * zoom;
  const title = linesOf(frameTitle(box.id), `700 ${big}px ${SANS}`, room, 1);
  letter(ctx, title.lines[0] + (title.left ? "…" : ""), box.x + 40, top, { size: big, zoom, weight: 700, colour: token("ink") });
  const small = Math.max(12, 15 * zoom);
  const counts = linesOf(frameCounts(box.id), `${small}px ${SANS}`, room, 1);
  if (zoom >= 0.17) letter(ctx, counts.lines[0] + (counts.left ? "…" : ""), box.x + 40, top + Math.min(76, (small + 7) / zoom), { size: small, zoom, colour: token("muted") });
}

function frameTitle(id) {
  return [fullName(id), fact(id, "province"), fact(id, "term")].filter(Boolean).join(" · ");
}

function frameCounts(id) {
  const frame = frames.get(id);
  if (frame.left === frame.tasks && frame.tasks) return say(DATA.served ? "closed_frame" : "closed_frame_file", { n: frame.tasks, id });
  const inside = sections.filter((box) => box.id && thing(box.id).document === id).length;
  const cited = new Set(linksOf(id).filter((edge) => ["reference", "driver"].includes(meaning(edge)) && edge.from === id).map((edge) => edge.to)).size;
  return say(inside ? "frame_counts" : "frame_counts_plain", { tasks: frame.tasks, sections: inside, cited });
}

function drawChapter(ctx, box, zoom) {
  const size = zoom < FAR ? (zoom < 0.26 ? 13 : 14) : 24 * Math.max(zoom, 0.6);
  const base = box.y + 100 - 16 / Math.max(zoom, 0.3);
  const number = lastNumber(box.id);
  letter(ctx, number, box.x, base, { size, zoom, colour: token("muted") });
  const indent = ctx.measureText(number).width + 9 / zoom;
  const title = linesOf(caption(box.id), `700 ${size}px ${SANS}`, box.width * zoom - indent * zoom, 1);
  letter(ctx, title.lines[0] + (title.left ? "…" : ""), box.x + indent, base, { size, zoom, weight: 700, colour: token("ink") });
}

// The number of a heading below its part: II.2 is 2, III stays III.
function lastNumber(id) {
  return place(id).replace(/^[IVXLC]+\./, "");
}

function drawSection(ctx, box, zoom) {
  ctx.fillStyle = token("ink");
  ctx.fillRect(box.x, box.y, box.width, Math.max(2, 1.4 / zoom));
  const count = String((columnsOf.get(box) || []).length);
  if (zoom < FAR) {
    const label = box.id && !chapterIds.has(box.id) ? lastNumber(box.id) : "";
    letter(ctx, label, box.x, box.y + 16 / zoom, { size: 11, zoom, colour: token("muted") });
    letter(ctx, count, box.x + box.width - 5 / zoom, box.y + 16 / zoom, { size: 11, zoom, colour: token("muted"), align: "right" });
    const title = farTitle(box, zoom);
    title.lines.forEach((line, n) => letter(ctx, line + (title.left && n === title.lines.length - 1 ? "…" : ""), box.x, box.y + (30 + n * title.size * 1.28) / zoom, { size: title.size, zoom, colour: box.id === state.sel ? token("driver") : token("ink") }));
    return;
  }
  const size = Math.max(14.5 * zoom, 11);
  const own = box.id && !chapterIds.has(box.id);
  const indent = own ? measured(lastNumber(box.id), size, zoom) + 10 / zoom : 0;
  if (own) letter(ctx, lastNumber(box.id), box.x, box.y + 30, { size, zoom, colour: token("muted") });
  letter(ctx, count, box.x + box.width, box.y + 30, { size: size - 1, zoom, colour: token("muted"), align: "right" });
  const title = linesOf(sectionTitle(box), `600 ${size}px ${SANS}`, (box.width - indent - 40) * zoom, 3);
  title.lines.forEach((line, n) => letter(ctx, line + (title.left && n === title.lines.length - 1 ? " …" : ""), box.x + indent, box.y + 30 + n * size * 1.32 / zoom, { size, zoom, weight: 600, colour: token("ink") }));
}

function measured(text, size, zoom) {
  measuring.font = `${size}px ${SANS}`;
  return measuring.measureText(text).width / zoom;
}

function drawGroup(ctx, box, zoom) {
  ctx.fillStyle = token("ink");
  const top = box.y + box.height - Math.max(19 / zoom, 36);
  ctx.fillRect(box.x, top, box.width, Math.max(2, 1.4 / zoom));
  const size = Math.max(11.5, 16 * zoom);
  const fits = Math.min(1, box.width / measured(say(box.id), size * 1.1, zoom)); // in bold it is a tenth wider
  letter(ctx, say(box.id), box.x, top + Math.max(15 / zoom, 26), { size: size * fits, zoom, weight: 700, colour: token("ink") });
}

// --- cards --------------------------------------------------------------------------------------------------------

function drawCard(ctx, id, zoom, look) {
  ctx.save();
  ctx.globalAlpha = look.alpha;
  if (isTask(id)) drawTask(ctx, id, zoom, look);
  else drawCited(ctx, boxes.get(id), zoom, look);
  ctx.restore();
}

function drawTask(ctx, id, zoom, look) {
  const rect = rectOf(id, zoom);
  if (zoom < FAR) drawBar(ctx, rect, id, zoom, look);
  else drawTaskCard(ctx, rect, id, zoom, look);
}

function drawBar(ctx, rect, id, zoom, look) {
  const mode = modes.get(id);
  ctx.lineWidth = 1 / zoom;
  ctx.fillStyle = mode === "direct" ? token("driver") : token(mode === "inherited" ? "paper" : "hollow");
  ctx.strokeStyle = mode === "none" ? token("hollow-edge") : token("driver");
  ctx.fillRect(rect.x, rect.y, rect.width, rect.height);
  if (mode === "inherited") hatch(ctx, rect, zoom);
  ctx.strokeRect(rect.x, rect.y, rect.width, rect.height);
  if (warningsOf(id).length) {
    ctx.fillStyle = token("warning-icon");
    triangle(ctx, rect.x + rect.width + 3 / zoom, rect.y, rect.height);
  }
  if (look.selected || look.hover) outline(ctx, { x: rect.x - 3 / zoom, y: rect.y - 3 / zoom, width: rect.width + 6 / zoom, height: rect.height + 6 / zoom }, zoom, 2);
}

function hatch(ctx, rect, zoom) {
  ctx.save();
  ctx.beginPath();
  ctx.rect(rect.x, rect.y, rect.width, rect.height);
  ctx.clip();
  ctx.strokeStyle = token("driver");
  ctx.lineWidth = 1.6 / zoom;
  ctx.beginPath();
  for (let x = rect.x - rect.height; x < rect.x + rect.width; x += 4.5 / zoom) {
    ctx.moveTo(x, rect.y + rect.height);
    ctx.lineTo(x + rect.height, rect.y);
  }
  ctx.stroke();
  ctx.restore();
}

function triangle(ctx, x, y, size) {
  ctx.beginPath();
  ctx.moveTo(x + size / 2, y);
  ctx.lineTo(x + size, y + size);
  ctx.lineTo(x, y + size);
  ctx.fill();
}

function drawTaskCard(ctx, rect, id, zoom, look) {
  ctx.fillStyle = token("card");
  ctx.strokeStyle = look.related || look.hover ? token("border") : token("hairline");
  ctx.lineWidth = 1 / zoom;
  rounded(ctx, rect, 6);
  if (look.selected) shadow(ctx, zoom);
  ctx.fill();
  ctx.shadowColor = "transparent";
  ctx.stroke();
  modeEdge(ctx, rect, id);
  if (look.selected) outline(ctx, rect, zoom, 1.5);
  const near = zoom >= NEAR;
  if (near) drawCardHead(ctx, rect, id);
  const size = near ? 12.5 : 11 / zoom;
  const leading = near ? 17.5 : 14.1 / zoom;
  const most = near ? 3 : Math.max(2, Math.floor((rect.height - 8) / leading));
  drawCardText(ctx, rect, id, { size, leading, most, top: near ? 38 : (rect.height - (most - 1) * leading + size * 0.7) / 2, counted: near });
}

// A bar at the left edge says from mid distance, too, whether and how the task is driven.
function modeEdge(ctx, rect, id) {
  const mode = modes.get(id);
  if (mode === "none") return;
  ctx.save();
  rounded(ctx, rect, 6);
  ctx.clip();
  ctx.fillStyle = token("driver");
  if (mode === "direct") ctx.fillRect(rect.x, rect.y, 4, rect.height);
  else for (let y = rect.y; y < rect.y + rect.height; y += 10) ctx.fillRect(rect.x, y, 4, 6);
  ctx.restore();
}

function drawCardHead(ctx, rect, id) {
  letter(ctx, lastNumber(id), rect.x + 12, rect.y + 18, { size: 11.5, zoom: 1, colour: token("muted") });
  cardSigns(id).forEach(([name, colour], n) => drawSign(ctx, name, rect.x + rect.width - 26 - n * 20, rect.y + 7, colour));
}

function cardSigns(id) {
  const linked = [...new Set(linksOf(id).map((edge) => thing(otherEnd(edge, id)).type))].filter((type) => !["Section", "Task"].includes(type) && (type !== "Document" || modes.get(id) !== "none"));
  const signs = linked.filter((type) => type !== "Document" || driversOf(id).length).map((type) => [DATA.style.kinds[type].shape, kindColour(type)]);
  return warningsOf(id).length ? [["warning", token("warning-icon")], ...signs] : signs;
}

function drawSign(ctx, name, x, y, colour) {
  if (!signPaths.has(name)) signPaths.set(name, new Path2D(SIGNS[name]));
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(0.875, 0.875);
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.5;
  ctx.stroke(signPaths.get(name));
  ctx.restore();
}

function drawCardText(ctx, rect, id, { size, leading, most, top, counted }) {
  const text = cardText(id);
  const face = `${size}px ${SANS}`;
  let shown = linesOf(text, face, rect.width - 24, most);
  if (shown.left && !counted) shown = { lines: [...shown.lines.slice(0, -1), `${shown.lines[shown.lines.length - 1]}…`], left: 0 };
  const tail = shown.left ? say("more_words", { n: shown.left }) : "";
  if (tail) {
    measuring.font = face;
    const room = rect.width - 24 - measuring.measureText(`… ${tail}`).width;
    const last = linesOf(shown.lines[shown.lines.length - 1], face, room, 1);
    shown = { lines: [...shown.lines.slice(0, -1), last.lines[0] + "…"], left: shown.left + last.left };
  }
  ctx.font = face;
  ctx.textAlign = "left";
  ctx.fillStyle = token("ink");
  shown.lines.forEach((line, n) => ctx.fillText(line, rect.x + 12, rect.y + top + n * leading));
  if (!tail) return;
  const end = rect.x + 12 + ctx.measureText(shown.lines[shown.lines.length - 1] + " ").width;
  ctx.fillStyle = token("muted");
  ctx.font = `${size * 0.9}px ${SANS}`;
  ctx.fillText(say("more_words", { n: shown.left }), end, rect.y + top + (shown.lines.length - 1) * leading);
}

function drawCited(ctx, box, zoom, look) {
  const n = drivenBy(box.id).length;
  const named = warningsAbout([box.id]).length ? token("warning") : look.selected || look.related ? kindColour("Document") : token("ink");
  ctx.fillStyle = token("hairline");
  ctx.fillRect(box.x, box.y + box.height, box.width, 1 / zoom);
  if (look.selected || look.hover) outline(ctx, box, zoom, look.selected ? 1.5 : 1);
  if (zoom < NEAR) {
    const size = Math.min(12, box.height * zoom * 0.72);
    const name = linesOf(caption(box.id), `${size}px ${SANS}`, box.width * zoom - (n ? 22 : 12), 1);
    letter(ctx, name.lines[0] + (name.left ? "…" : ""), box.x + 8, box.y + box.height / 2 + size * 0.36 / zoom, { size, zoom, weight: look.related ? 600 : 400, colour: named });
    if (n) letter(ctx, String(n), box.x + box.width - 6, box.y + box.height / 2 + size * 0.36 / zoom, { size, zoom, colour: token("muted"), align: "right" });
    return;
  }
  drawSign(ctx, warningsAbout([box.id]).length ? "warning" : "page", box.x + 6, box.y + 10, warningsAbout([box.id]).length ? token("warning-icon") : kindColour("Document"));
  const name = linesOf(caption(box.id), `600 14px ${SANS}`, box.width - 64, 1);
  letter(ctx, name.lines[0] + (name.left ? "…" : ""), box.x + 30, box.y + 22, { size: 14, zoom: 1, weight: 600, colour: named });
  if (n) letter(ctx, String(n), box.x + box.width - 6, box.y + 22, { size: 13, zoom: 1, colour: token("muted"), align: "right" });
  linesOf(`${particulars(box.id)}`, `11.5px ${SANS}`, box.width - 40, 1).lines.forEach((line) => letter(ctx, line, box.x + 30, box.y + 42, { size: 11.5, zoom: 1, colour: token("muted") }));
  const about = linesOf(subject(box.id), `11.5px ${SANS}`, box.width - 44, 1);
  if (about.lines.length) letter(ctx, about.lines[0] + (about.left ? "…" : ""), box.x + 30, box.y + 60, { size: 11.5, zoom: 1, colour: token("muted") });
}

// --- what is selected ---------------------------------------------------------------------------------------------

// A wire from a document to what it drives: solid where the sentence cites it, dashed where a heading does.
function drawWire(ctx, edge, zoom, alpha) {
  const from = rectOf(driver(edge), zoom);
  const to = rectOf(driven(edge), zoom);
  if (!from || !to) return;
  const [x1, y1, y2] = [from.x + from.width, from.y + from.height / 2, to.y + to.height / 2];
  const inColumn = to.x <= from.x + from.width;
  const x2 = inColumn ? to.x + to.width : to.x - 5 / zoom;
  const bend = inColumn ? 70 / zoom : Math.max(60, (x2 - x1) * 0.45);
  ctx.save();
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = ctx.fillStyle = token("driver");
  ctx.lineWidth = 2 / zoom;
  ctx.setLineDash(edge.properties && edge.properties.mode === "inherited" ? [7 / zoom, 4 / zoom] : []);
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.bezierCurveTo(x1 + bend, y1, inColumn ? x2 + bend : x2 - bend, y2, x2, y2);
  ctx.stroke();
  ctx.setLineDash([]);
  arrow(ctx, x2, y2, inColumn ? -1 : 1, 6 / zoom);
  ctx.restore();
}

function arrow(ctx, x, y, way, size) {
  ctx.beginPath();
  ctx.moveTo(x + way * 4 * size / 6, y);
  ctx.lineTo(x - way * size, y - size * 0.7);
  ctx.lineTo(x - way * size, y + size * 0.7);
  ctx.fill();
}

function rounded(ctx, box, radius) {
  ctx.beginPath();
  ctx.roundRect(box.x, box.y, box.width, box.height, radius);
}

function outline(ctx, box, zoom, width) {
  ctx.strokeStyle = token("ink");
  ctx.lineWidth = width / zoom;
  rounded(ctx, box, 6);
  ctx.stroke();
}

function shadow(ctx, zoom) {
  ctx.shadowColor = "rgba(0,0,0,.22)";
  ctx.shadowBlur = 10 / zoom;
  ctx.shadowOffsetY = 2 / zoom;
}

// Number and title of the columns whose header is out of view, pinned at the top of the map.
function drawPinned(ctx, view, zoom, ratio, width) {
  if (zoom < NEAR) return;
  const open = sections.filter((box) => box.id && box.y + 40 < view.top && box.y + box.height > view.top + 40 / zoom && box.x < view.right && box.x + box.width > view.left);
  if (!open.length) return;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.fillStyle = token("paper");
  ctx.fillRect(0, 0, width, 34);
  ctx.fillStyle = token("hairline");
  ctx.fillRect(0, 34, width, 1);
  open.forEach((box) => {
    const x = Math.max(12, (box.x - view.left) * zoom);
    const room = (box.x + box.width - view.left) * zoom - x;
    const title = linesOf(`${lastNumber(box.id)}  ${caption(box.id)}`, `600 13px ${SANS}`, room - 16, 1);
    if (title.lines.length && room > 60) letter(ctx, title.lines[0] + (title.left ? " …" : ""), x, 22, { size: 13, zoom: 1, weight: 600, colour: token("ink") });
  });
  ctx.restore();
}
