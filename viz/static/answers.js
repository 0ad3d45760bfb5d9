// The library's answers to "trace", read for one thing: nothing is worked out here that graph.queries.trace did not say.

const allPaths = []; // each a list of edges, from the driver to a task
const allThrough = []; // each a list of edges, from a driver to a whole document
const undrivenTasks = new Set();
const endedDrivers = new Set(); // the links that say that a driver is replaced or repealed
const driversByTask = new Map();
const tasksByDriver = new Map();

for (const answer of Object.values(DATA.answers)) {
  const known = (path) => path.map((id) => edges.get(id)).filter(Boolean);
  allPaths.push(...answer.paths.map(known));
  allThrough.push(...answer.through_document.map(known));
  answer.undriven.forEach((id) => undrivenTasks.add(id));
  answer.ended.forEach((id) => endedDrivers.add(id));
}
for (const paths of Object.values(DATA.through)) allThrough.push(...paths.map((path) => path.map((id) => edges.get(id)).filter(Boolean)));
for (const path of allPaths) {
  const task = driven(path[path.length - 1]);
  path.forEach((edge) => {
    gather(driversByTask, task, driver(edge));
    gather(tasksByDriver, driver(edge), task);
  });
}

function gather(table, key, value) {
  if (!table.has(key)) table.set(key, new Set());
  table.get(key).add(value);
}

function driver(edge) {
  return flow(edge) === "forward" ? edge.from : edge.to;
}

function driven(edge) {
  return flow(edge) === "forward" ? edge.to : edge.from;
}

function pathEnd(path) {
  return driven(path[path.length - 1]);
}

// The paths to a task, to all tasks of a section or document, or from a document down.
function pathsOf(id) {
  const asked = isTask(id) ? new Set([id]) : new Set(beneath(id));
  return unlike([...allPaths.filter((path) => asked.has(pathEnd(path))), ...cutFrom(allPaths, id)]);
}

// What the document of a thing carries out as a whole, and which programmes carry out the document asked about.
function throughOf(id) {
  const own = thing(id).document;
  const whole = allThrough.filter((path) => pathEnd(path) === own);
  return unlike([...whole, ...cutFrom(allThrough.filter((path) => frames.has(pathEnd(path))), id)]);
}

// The part of each path that begins at a document.
function cutFrom(paths, id) {
  return paths.map((path) => path.slice(path.findIndex((edge) => driver(edge) === id)))
    .filter((path) => path.length && driver(path[0]) === id);
}

function unlike(paths) {
  return [...new Map(paths.map((path) => [path.map((edge) => edge.edge).join(" "), path])).values()];
}

function undrivenOf(id) {
  return beneath(id).filter((task) => undrivenTasks.has(task));
}

// How a task is driven: cited in its sentence, only in a heading, or not at all.
const modes = new Map(tasks.map((id) => [id, "none"]));
for (const edge of DATA.edges) {
  if (meaning(edge) !== "driver" || !isTask(driven(edge))) continue;
  if (edge.properties.mode !== "inherited") modes.set(driven(edge), "direct");
  else if (modes.get(driven(edge)) !== "direct") modes.set(driven(edge), "inherited");
}

function driversOf(task) {
  return [...(driversByTask.get(task) || [])];
}

function drivenBy(id) {
  return [...(tasksByDriver.get(id) || [])];
}

// The tasks that meet every condition; conditions of one facet widen, facets narrow.
function fitting() {
  return new Set(tasks.filter((id) => FACETS.every((name) => meets(id, name))));
}

function meets(id, name) {
  return !state[name].length || facetValues(id, name).some((value) => state[name].includes(value));
}

function facetValues(task, name) {
  if (name === "how") return [modes.get(task)];
  if (name === "due") return dueYear(task);
  if (LINKED[name]) return linkedTo(task, LINKED[name]);
  const drivers = driversOf(task);
  if (!drivers.length) return ["none"];
  return name === "driver" ? drivers : drivers.map((id) => fact(id, "kind") || "other");
}

// The things of a type that a task is linked to.
function linkedTo(task, type) {
  const found = linksOf(task).map((edge) => otherEnd(edge, task)).filter((id) => thing(id).type === type);
  return found.length ? [...new Set(found)] : ["none"];
}

// The year in which a task is to be done, or its work ends.
function dueYear(task) {
  const day = fact(task, "due") || fact(task, "ends");
  return [day ? day.slice(0, 4) : "none"];
}

function filtered() {
  return FACETS.some((name) => state[name].length > 0);
}

// The library's answer to "overlaps" for one task: asked of the server, or read from a page that stands alone.
function overlapsOf(id) {
  if (!DATA.served) return Promise.resolve(DATA.overlaps.filter((pair) => pair.tasks.includes(id)).map((pair) => overlapOf(id, pair, pair.evidence, (one) => things.has(one) && thing(one))).filter((one) => things.has(one.other)));
  return fetch(`api/v1/overlaps?min=0.3&cap=20&of=${encodeURIComponent(id)}`).then((answer) => (answer.ok ? answer.json() : null)).then((answer) => {
    const evidence = new Map((answer ? answer.edges : []).map((edge) => [edge.edge, edge.evidence]));
    const summary = (one) => ({ properties: answer.things[one], document: answer.things[one.split("~")[0]] });
    return (answer ? answer.answer.pairs : []).map((pair) => overlapOf(id, pair, evidence.get(pair.edges[0]), summary));
  }).catch(() => []);
}

function overlapOf(id, pair, evidence, about) {
  const other = pair.tasks.find((one) => one !== id);
  const { properties, document } = about(other) || {};
  const own = other.split("~")[0] === id.split("~")[0];
  const called = typeof document === "string" ? caption(document) : document && document.caption;
  const name = properties ? `${own || !called ? "" : `${called} `}${properties.place}` : "";
  const kinds = Object.keys(pair.parts).sort((a, b) => pair.parts[b] - pair.parts[a]);
  const inOther = evidence.filter((one) => properties && one.place === properties.place).sort((a, b) => b.end - b.start - (a.end - a.start));
  return { other, name, score: pair.score, kinds, text: properties ? properties.text || properties.title || "" : "", evidence: inOther };
}
