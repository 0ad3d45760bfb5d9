// The page of the document: the words marked in their paragraph and section, neighbours muted and cut.

function documentPage(id) {
  const one = evidenceToShow(id);
  if (!one) return notLoaded(id);
  if (characters(one.source) === null) return elsewhere(one);
  const document = sourceDocument(one.source);
  const foreign = thing(id).type === "Document" && id !== document && !textSources(id).length;
  const body = (isTable(one.source) ? null : partAt(one, document)) || linesAt(one);
  return el("div", { class: "paper" }, foreign ? el("p", { class: "note" }, say("not_in_loaded")) : null, ...body, el("p", { class: "source" }, whereabouts(one)));
}

// The evidence asked for, else the thing's own first words.
function evidenceToShow(id) {
  if (state.ev) {
    const [source, start, end] = state.ev.split(" ");
    const known = everyEvidence().find((one) => evidenceKey(one) === state.ev);
    return known || (Object.hasOwn(DATA.sources, source) ? { source, start: Number(start), end: Number(end), place: "", method: "structure" } : null);
  }
  const found = withWords(thing(id).evidence);
  const texts = found.filter((one) => !isTable(one.source));
  const own = texts.length ? texts : found; // the document itself before a table of its tasks
  return own.find((one) => one.place !== "ticker" && one.place !== "headline") || own[0] || null;
}

function everyEvidence() {
  return [...DATA.edges.flatMap((edge) => edge.evidence), ...[...things.values()].flatMap((one) => one.evidence), ...DATA.warnings.flatMap((one) => one.evidence), ...DATA.unresolved.flatMap((one) => one.evidence)];
}

function notLoaded(id) {
  const document = thing(id).document;
  const own = frames.has(document) ? document : null;
  if (own && textSources(own).length) return el("p", { class: "message" }, say("nowhere"));
  return el("div", { class: "message" }, el("h3", {}, say("text_not_loaded")), el("p", {}, say("how_to_load", { document: fullName(own || id) })), el("p", {}, el("code", {}, `policygraph load ${state.lang === "vi" ? "TỆP" : "FILE"}`)), publishedAt(own));
}

function publishedAt(document) {
  const about = Object.values(DATA.sources).filter((one) => document && sourceDocument(one.source) === document).map((one) => one.about || {}).find((one) => one.published);
  return about ? el("p", { class: "muted" }, `${say("published")}: ${about.published}${about.published_on ? `, ${day(about.published_on)}` : ""}`) : null;
}

function elsewhere(one) {
  if (!DATA.served) return el("p", { class: "message" }, say("text_elsewhere"));
  fetchText(one.source).then(() => refresh({ sel: state.sel })).catch(() => said(say("text_elsewhere")));
  return el("p", { class: "message" }, say("fetching"));
}

function partsOfSource(source) {
  const spans = [];
  for (const one of things.values()) {
    if (!["Task", "Section"].includes(one.type)) continue;
    const own = one.evidence.find((each) => each.source === source && each.start !== undefined && each.method === "structure") || one.evidence.find((each) => each.source === source && each.start !== undefined);
    if (own) spans.push({ id: one.node, type: one.type, start: own.start, end: own.end });
  }
  return spans.sort((a, b) => a.start - b.start);
}

function partAt(one, document) {
  const parts = partsOfSource(one.source);
  const at = parts.findIndex((part) => part.start <= one.start && one.end <= part.end);
  if (at < 0) return null;
  const part = parts[at];
  const chain = above(part.id).filter((id) => id !== part.id || part.type === "Section");
  const heading = parts.find((other) => other.id === chain[chain.length - 1] && other.type === "Section");
  const crumbs = el("p", { class: "crumbs" }, ...chain.slice(0, heading ? -1 : undefined).flatMap((id, n) => [n ? " › " : "", link(id, id === document ? caption(id) : `${lastNumber(id)}. ${shortened(caption(id), 60)}`)]));
  const title = heading ? el("h3", { class: "words", lang: "vi" }, `${lastNumber(heading.id)}. `, ...marked(one.source, heading, marksIn(one, heading))) : null;
  const beside = (other) => other && other.type === "Task" && parents.get(other.id) === parents.get(part.id);
  const own = part.type === "Task" ? [beside(parts[at - 1]) && neighbour(one.source, parts[at - 1]), paragraph(one, part), beside(parts[at + 1]) && neighbour(one.source, parts[at + 1])] : firstBelow(one.source, parts, at);
  return [crumbs, title, ...own.filter(Boolean)];
}

function firstBelow(source, parts, at) {
  return parts.slice(at + 1, at + 3).filter((part) => part.type === "Task").map((part) => neighbour(source, part));
}

function paragraph(one, part) {
  return el("div", { class: "para here" }, el("span", { class: "number" }, lastNumber(part.id)), el("p", { class: "words", lang: "vi" }, ...marked(one.source, part, marksIn(one, part))));
}

function neighbour(source, part) {
  return el("div", { class: "para" }, button({ class: "number link", on: { click: () => select(part.id, { tab: "document" }) } }, lastNumber(part.id)), el("p", { class: "words", lang: "vi" }, shortened(slice(source, part.start, part.end), 130)));
}

// What is marked in a part: the words asked for; without any, all that prove a link.
function marksIn(one, part) {
  const own = thing(state.sel);
  const about = () => [...own.evidence, ...linksOf(state.sel).flatMap((edge) => edge.evidence)];
  const wanted = state.ev ? [one] : ["Task", "Section"].includes(own.type) ? everyLinkEvidence() : withWords(about());
  return wanted.filter((each) => each.source === one.source && each.start >= part.start && each.end <= part.end && each.end - each.start < part.end - part.start);
}

function everyLinkEvidence() {
  return DATA.edges.filter((edge) => meaning(edge) !== "hierarchy").flatMap((edge) => withWords(edge.evidence));
}

// Text in pieces, marked where a span covers it.
function marked(source, part, spans) {
  const cuts = [...new Set([part.start, part.end, ...spans.flatMap((one) => [one.start, one.end])])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, n) => {
    const piece = slice(source, cuts[n], end);
    return spans.some((one) => one.start <= cuts[n] && end <= one.end) ? el("mark", {}, piece) : piece;
  });
}

// Words outside every section and task (a title, a lead): the lines around them; in a table their cell.
function linesAt(one) {
  const before = slice(one.source, Math.max(0, one.start - 600), one.start);
  const behind = slice(one.source, one.end, one.end + 600);
  const ends = isTable(one.source) ? /[\n\t]/ : /\n/;
  const start = one.start - before.split(ends).pop().length;
  const end = one.end + behind.split(ends)[0].length;
  const place = (one.place && cellName(one.place)) || placeName(one.place);
  return [el("p", { class: "crumbs" }, link(sourceDocument(one.source)), place ? ` › ${place}` : ""), el("div", { class: "para here" }, el("span", { class: "number" }), el("p", { class: "words", lang: "vi" }, ...marked(one.source, { start, end }, [one])))];
}
