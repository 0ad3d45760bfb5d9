// The table: the same content as the map, as a list for eyes and screen readers; who leads and by when in columns of
// their own, as offices write it.

const COLUMNS = ["place", "task_column", "section_tasks_driver", "lead_column", "deadline", "linked_column"];

function tableView() {
  const shown = fitting();
  const head = el("tr", {}, ...COLUMNS.map((name) => el("th", { scope: "col" }, say(name))));
  const body = el("tbody", {});
  let last;
  for (const id of tasks.filter((one) => shown.has(one))) {
    const section = parents.get(id);
    if (section !== last) body.append(sectionRow(section));
    last = section;
    body.append(taskRow(id));
  }
  return el("div", { class: "table", id: "table", tabindex: "-1" }, el("table", {}, el("thead", {}, head), body), shown.size ? null : nothingFits());
}

function sectionRow(section) {
  if (!section || !thing(section)) return "";
  const several = frames.size > 1 ? `${caption(thing(section).document)} ` : "";
  return el("tr", { class: "section" }, el("th", { colspan: COLUMNS.length, scope: "rowgroup" }, button({ class: "link", on: { click: () => select(section) } }, el("span", { class: "muted" }, several + place(section)), " ", caption(section))));
}

function taskRow(id) {
  const text = shortened(cardText(id), 170);
  const name = button({ class: "rowname", lang: isQuote(id) ? "vi" : null, on: { click: () => select(id) } }, warningsOf(id).length ? sign("warning") : "", text);
  const cell = (column, inside) => el("td", { "data-head": say(column), class: inside ? null : "empty" }, inside || el("span", { class: "muted" }, "–"));
  const when = [fact(id, "deadline"), fact(id, "period")].filter(Boolean).join("; ");
  return el("tr", { class: id === state.sel ? "selected" : "", "data-id": id, on: { dblclick: () => openTrace(id) } }, el("td", { class: "number" }, lastNumber(id)), el("td", {}, name),
    cell("section_tasks_driver", driverCell(id)), cell("lead_column", bodiesCell(leadsOf(id))), cell("deadline", when && words(when)), cell("linked_column", linkedCell(id)));
}

function bodiesCell(ids) {
  return ids.length ? el("ul", { class: "plain" }, ...ids.map((one) => el("li", {}, link(one)))) : null;
}

function driverCell(id) {
  const into = linksOf(id).filter((edge) => meaning(edge) === "driver");
  if (!into.length) return el("span", { class: "gap" }, say("none"));
  return el("ul", { class: "plain" }, ...into.map((edge) => el("li", { class: "withsign" }, kindSign("Document"), el("div", {}, link(driver(edge)), upward(driver(edge)), edge.properties.mode === "inherited" ? el("span", { class: "muted" }, ` · ${say("inherited")}`) : ""))));
}

// The documents that a driver carries out, behind it.
function upward(id) {
  const over = linksOf(id).filter((edge) => meaning(edge) === "driver" && driven(edge) === id);
  return over.length ? el("span", { class: "muted" }, " ← ", over.map((edge) => caption(driver(edge))).join(", ")) : "";
}

function linkedCell(id) {
  const other = linksOf(id).filter((edge) => edge.type !== "LEADS" && !["hierarchy", "driver"].includes(meaning(edge))).map((edge) => otherEnd(edge, id));
  return other.length ? el("ul", { class: "plain" }, ...[...new Set(other)].map((one) => el("li", { class: "withsign" }, kindSign(thing(one).type), link(one, listed(one))))) : null;
}
