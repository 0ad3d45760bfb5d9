// Where things stand on the map, what lies under a point, and how text breaks into lines.

const FAR = 0.46;
const NEAR = 0.8;
const boxes = new Map();
const columnsOf = new Map(); // section box -> its tasks by column and row
const cellOf = new Map();
const PITCH_X = 296;
const PITCH_Y = 94;

["frames", "cited", "tasks"].forEach((name) => DATA.layout[name].forEach((box) => boxes.set(box.id, box)));

for (const box of DATA.layout.tasks) {
  const section = sections.find((one) => box.x >= one.x && box.x < one.x + one.width && box.y >= one.y && box.y < one.y + one.height);
  if (!section) continue;
  const cell = { id: box.id, section, column: Math.round((box.x - section.x) / PITCH_X), row: Math.round((box.y - section.y - section.header) / PITCH_Y) };
  if (!columnsOf.has(section)) columnsOf.set(section, []);
  columnsOf.get(section).push(cell);
  cellOf.set(box.id, cell);
}

// The whole map.
function extent() {
  const all = [...DATA.layout.frames, ...DATA.layout.cited, ...DATA.layout.groups];
  if (!all.length) return { x: 0, y: 0, width: 1000, height: 600 };
  const x = Math.min(...all.map((box) => box.x));
  const y = Math.min(...all.map((box) => box.y));
  return { x, y, width: Math.max(...all.map((box) => box.x + box.width)) - x, height: Math.max(...all.map((box) => box.y + box.height)) - y };
}

const measuring = document.createElement("canvas").getContext("2d");
const lineCache = new Map();

// Text in lines of a width at a font, at most so many; what is left is counted in words.
function linesOf(text, font, width, most) {
  const key = `${font}|${Math.round(width)}|${most}|${text}`;
  if (!lineCache.has(key)) {
    if (lineCache.size > 20000) lineCache.clear();
    lineCache.set(key, brokenLines(text, font, width, most));
  }
  return lineCache.get(key);
}

function brokenLines(text, font, width, most) {
  measuring.font = font;
  const all = text.replace(/\s+/g, " ").trim().split(" ").flatMap((word) => pieces(word, width));
  const lines = [];
  let line = "";
  for (let n = 0; n < all.length; n += 1) {
    const longer = line ? `${line} ${all[n]}` : all[n];
    if (!line || measuring.measureText(longer).width <= width) { line = longer; continue; }
    if (lines.length + 1 === most) return cutLine(lines, line, all.length - n, width);
    lines.push(line);
    line = all[n];
  }
  return { lines: line ? [...lines, line] : lines, left: 0 };
}

// A word wider than the column, in pieces that fit: English has such words, Vietnamese syllables are short.
function pieces(word, width) {
  let kept = word.length;
  const fits = () => measuring.measureText(kept < word.length ? `${word.slice(0, kept)}-` : word).width <= width;
  while (kept > 2 && !fits()) kept -= 1;
  if (kept === word.length) return [word];
  kept = Math.max(2, Math.min(kept, word.length - 3));
  return [`${word.slice(0, kept)}-`, ...pieces(word.slice(kept), width)];
}

// The last line there is room for, with room for "…" behind it.
function cutLine(lines, line, left, width) {
  let [kept, more] = [line, left];
  while (kept.includes(" ") && measuring.measureText(`${kept}…`).width > width) {
    kept = kept.slice(0, kept.lastIndexOf(" "));
    more += 1;
  }
  return { lines: [...lines, kept], left: more };
}

// From afar a section holds its number, its title at one size on the screen, and one bar a task. Bars of a row of
// sections start on one line: the row's longest title says where.
const SANS = '"Segoe UI Variable Text","Segoe UI",-apple-system,BlinkMacSystemFont,"Noto Sans","Helvetica Neue",Arial,sans-serif';
const rowHeads = new Map();
const chapterIds = new Set(DATA.layout.chapters.map((box) => box.id));

function farTitle(section, zoom) {
  const size = zoom < 0.26 ? 11 : 12;
  const most = Math.max(1, Math.floor((section.height * zoom * 0.62 - 18) / (size * 1.28)));
  return { size, ...linesOf(sectionTitle(section), `${size}px ${SANS}`, section.width * zoom - 2, most) };
}

function sectionTitle(section) {
  return section.id && !chapterIds.has(section.id) ? caption(section.id) : "";
}

function farBars(section, zoom) {
  const key = `${section.y}|${section.height}|${Math.round(zoom * 500)}|${state.lang}|${frameAt(section)}`;
  if (!rowHeads.has(key)) {
    if (rowHeads.size > 5000) rowHeads.clear();
    const row = sections.filter((one) => one.y === section.y && frameAt(one) === frameAt(section) && one.height === section.height);
    rowHeads.set(key, Math.max(...row.map((one) => (sectionTitle(one) ? 32 + farTitle(one, zoom).lines.length * farTitle(one, zoom).size * 1.28 : 20))));
  }
  const head = rowHeads.get(key);
  const pitch = Math.min(17, (section.height * zoom - head) / section.rows);
  return { head, pitch, thick: Math.max(2, Math.min(9.5, pitch * 0.64)) };
}

function frameAt(box) {
  const found = DATA.layout.frames.find((one) => box.x >= one.x && box.x < one.x + one.width && box.y >= one.y && box.y < one.y + one.height);
  return found ? found.id : "";
}

// How long a sentence is beside the longest; where no text is loaded all bars are alike.
const longest = Math.max(1, ...tasks.map((id) => (fact(id, "text") || "").length));

function barLength(id) {
  const text = fact(id, "text");
  return text ? 0.16 + 0.84 * Math.sqrt(text.length / longest) : 0.6;
}

// The rectangle of a task on the map at a zoom: its bar from afar, else its card.
function taskRect(section, cell, zoom) {
  if (zoom >= FAR) return boxes.get(cell.id);
  const { head, pitch, thick } = farBars(section, zoom);
  return { x: section.x + cell.column * PITCH_X, y: section.y + (head + cell.row * pitch) / zoom, width: 280 * barLength(cell.id), height: thick / zoom };
}

function rectOf(id, zoom) {
  if (!isTask(id)) return boxes.get(id) || sectionBox(id);
  const cell = cellOf.get(id);
  return cell ? taskRect(cell.section, cell, zoom) : boxes.get(id);
}

function sectionBox(id) {
  return sections.find((one) => one.id === id) || DATA.layout.chapters.find((one) => one.id === id);
}

function holds(box, point) {
  return point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y && point.y <= box.y + box.height;
}

// The thing under a point of the map, the innermost first; null between things.
function under(point, zoom) {
  const cited = DATA.layout.cited.find((box) => holds(box, point));
  if (cited) return cited.id;
  const section = sections.find((box) => holds(box, point));
  if (section) {
    const cell = (columnsOf.get(section) || []).find((one) => holds(reachable(taskRect(section, one, zoom), zoom), point));
    if (cell) return cell.id;
    return point.y < section.y + (zoom < FAR ? farBars(section, zoom).head / zoom : section.header) ? section.id || null : null;
  }
  const chapter = DATA.layout.chapters.find((box) => holds({ ...box, height: 100 }, point));
  if (chapter) return chapter.id;
  const frame = DATA.layout.frames.find((box) => holds({ ...box, height: columnsOf.size && box.height > 400 ? 150 : box.height }, point));
  return frame ? frame.id : null;
}

// A bar is thin: it answers to clicks over its whole row.
function reachable(rect, zoom) {
  return zoom >= FAR ? rect : { x: rect.x, y: rect.y - 2.5 / zoom, width: 280, height: rect.height + 5 / zoom };
}
