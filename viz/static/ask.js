// The questions of a planner about the selected thing: asked of the server, shown as rows with the words that prove them.

const QUESTIONS = {
  Task: ["impact", "gaps", "conflicts", "responsibilities"],
  Section: ["responsibilities", "gaps", "conflicts", "timeline", "overlaps"],
  Document: ["responsibilities", "gaps", "conflicts", "timeline", "overlaps", "impact", "influence"],
  Agency: ["responsibilities", "timeline", "impact"],
  Project: ["timeline", "overlaps", "responsibilities", "impact"],
  Deliverable: ["impact", "conflicts"],
  Target: ["impact", "conflicts"],
};

function askAddress(question, id, more) {
  const about = question === "impact" ? `impact/${encodeURIComponent(id)}?` : `${question}?of=${encodeURIComponent(id)}&`;
  return `api/v1/${about}lang=${state.lang}&${more}`;
}

function askBlock(id) {
  const known = QUESTIONS[thing(id).type] || [];
  if (!known.length) return null;
  const shown = el("div", { class: "answered", "aria-live": "polite" });
  const ask = (question) => button({ class: "chip", "data-question": question, on: { click: () => answerInto(shown, question, id) } }, say(`ask_${question}`));
  return block(say("ask_more"), el("div", { class: "asks" }, ...known.map(ask)), shown);
}

function answerInto(shown, question, id) {
  if (!DATA.served) {
    shown.replaceChildren(el("p", { class: "gap" }, say("ask_at_terminal"), " ", el("code", {}, `policygraph ${question} "${id}"`)));
    return;
  }
  shown.replaceChildren(el("p", { class: "muted" }, say("asking")));
  fetch(askAddress(question, id, "cap=200&format=rows"))
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
    .then((answer) => shown.replaceChildren(...sheetsView(answer.sheets), el("a", { class: "download", href: askAddress(question, id, "format=xlsx"), download: "" }, say("as_excel"))))
    .catch(() => shown.replaceChildren(el("p", { class: "gap" }, say("not_answered"))));
}

function sheetsView(sheets) {
  const full = sheets.filter((sheet) => sheet.rows.length && sheet.columns.some((column) => column.shown === "head"));
  if (!full.length) return [el("p", { class: "gap" }, sheets[0].empty)];
  return full.flatMap((sheet) => [el("h4", {}, sheet.title), folded("answer", sheet.rows.map((row, n) => rowView(sheet, row, sheet.proofs[n] || [])), 8), sheet.cut ? el("p", { class: "gap" }, sheet.cut) : ""]).filter(Boolean);
}

// A row as at the terminal: what is joined stands before the next value, the head first, then a line for each other column.
function rowView(sheet, row, proofs) {
  const head = [];
  const lines = [];
  let before = [];
  row.forEach((value, n) => {
    const { label, shown } = sheet.columns[n];
    if (value === null || value === "" || shown === "no" || (shown === "line" && value === 0)) return;
    const said = [...before, cellText(value)].join(" ");
    if (shown === "join") before.push(typeof value === "number" ? `${label.toLowerCase()} ${value}` : cellText(value));
    else if (shown === "head") head.push(said);
    else lines.push(el("div", { class: "small" }, el("span", { class: "muted" }, `${label}: `), shortened(said, 200)));
    if (shown !== "join") before = [];
  });
  return el("li", {}, el("div", {}, shortened([...head, ...before].join(" · "), 240)), ...lines, ...evidenceBlock(proofs).slice(0, 2));
}

function cellText(value) {
  if (typeof value === "number") return figure(Number.isInteger(value) ? String(value) : value.toFixed(2));
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value) : value;
}
