// The data of the page, and what stands beside what in it.

const DATA = JSON.parse(document.getElementById("data").textContent);
const things = new Map(Object.entries(DATA.things));
const edges = new Map(DATA.edges.map((edge) => [edge.edge, edge]));
const edgesAt = new Map();
const parents = new Map();
const tasks = DATA.layout.tasks.map((box) => box.id);
const sections = DATA.layout.sections;
const frames = new Map(DATA.frames.map((frame) => [frame.document, frame]));
const sourceText = new Map(); // source id -> its characters, cut by code points

for (const edge of DATA.edges) {
  for (const end of [edge.from, edge.to]) {
    if (!edgesAt.has(end)) edgesAt.set(end, []);
    edgesAt.get(end).push(edge);
  }
  if (meaning(edge) === "hierarchy" && things.has(edge.from)) {
    const [part, whole] = flow(edge) === "backward" ? [edge.from, edge.to] : [edge.to, edge.from];
    if (!parents.has(part)) parents.set(part, whole);
  }
}

function thing(id) {
  return things.get(id);
}

function meaning(edge) {
  return DATA.ontology.edges[edge.type].meaning;
}

function flow(edge) {
  return DATA.ontology.edges[edge.type].flow;
}

function fact(id, name) {
  const found = things.get(id);
  return found ? found.properties[name] : undefined;
}

function isTask(id) {
  return things.has(id) && things.get(id).type === "Task";
}

// The links of a thing in the order of the ontology: who leads before who takes part.
const typeOrder = Object.keys(DATA.ontology.edges);
edgesAt.forEach((found) => found.sort((a, b) => typeOrder.indexOf(a.type) - typeOrder.indexOf(b.type)));

function linksOf(id) {
  return edgesAt.get(id) || [];
}

function otherEnd(edge, id) {
  return edge.from === id ? edge.to : edge.from;
}

// A thing and all that contain it, the document first.
function above(id) {
  const chain = [id];
  while (parents.has(chain[0]) && !chain.includes(parents.get(chain[0]))) chain.unshift(parents.get(chain[0]));
  return chain;
}

function beneath(id) {
  return tasks.filter((task) => task === id || above(task).includes(id));
}

function warningsAbout(ids) {
  return DATA.warnings.filter((one) => one.about.some((id) => ids.includes(id)));
}

// Warnings that a task shows: about it, or about a document whose words stand in it.
const warned = new Map();
function warningsOf(id) {
  if (!warned.has(id)) warned.set(id, warningsFor(id));
  return warned.get(id);
}

function warningsFor(id) {
  const found = warningsAbout([id]);
  if (!isTask(id)) return found;
  const place = fact(id, "place");
  const ours = (one) => one.place === place && sourceDocument(one.source) === thing(id).document;
  const inside = DATA.warnings.filter((one) => one.evidence.some(ours));
  return [...new Set([...found, ...inside])];
}

function sourceDocument(source) {
  const stated = DATA.sources[source] ? DATA.sources[source].document : source.slice(source.indexOf(".") + 1).split("~")[0];
  if (things.has(stated)) return stated;
  const merged = DATA.frames.find((frame) => (thing(frame.document).aliases || []).includes(stated));
  return merged ? merged.document : stated;
}

// Whether a source is a table in a file of its own.
function isTable(source) {
  return Boolean(DATA.sources[source]) && DATA.sources[source].kind === "table";
}

// The sources of a document that have words.
function textSources(document) {
  return Object.values(DATA.sources).filter((one) => one.kind !== "record" && sourceDocument(one.source) === document);
}

// The characters of a source's text, or null where they are not in this page.
function characters(source) {
  if (!sourceText.has(source)) {
    const text = DATA.sources[source] && DATA.sources[source].text;
    if (!text) return null;
    sourceText.set(source, /[\ud800-\udfff]/.test(text) ? Array.from(text) : text);
  }
  return sourceText.get(source);
}

function slice(source, start, end) {
  const text = characters(source);
  if (text === null) return "";
  return typeof text === "string" ? text.slice(start, end) : text.slice(start, end).join("");
}

// Long texts are not in a served page; they are fetched when somebody opens them.
function fetchText(source) {
  return fetch(`api/v1/sources/${encodeURIComponent(source)}/text`)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
    .then((answer) => { DATA.sources[source].text = answer.text; });
}
