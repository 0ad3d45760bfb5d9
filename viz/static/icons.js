// One sign for each kind of thing, drawn on a 16 by 16 grid: shape as well as colour tells them apart.

const SIGNS = {
  page: "M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M5.5 7.5h5M5.5 10h5",
  rule: "M2 3.5h12M2 7.5h8M2 11.5h8",
  card: "M1.5 4.5a2 2 0 0 1 2-2h9a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2zM4.5 6.5h7M4.5 9.5h4",
  pediment: "M8 2L2 5.5h12zM3.5 6v5.5M8 6v5.5M12.5 6v5.5M2 13.5h12",
  hexagon: "M8 1.5l5.6 3.25v6.5L8 14.5l-5.6-3.25v-6.5z",
  pin: "M8 14.5C5 10.5 3.5 8.5 3.5 6a4.5 4.5 0 0 1 9 0c0 2.5-1.500 4.500-4.500 8.500zM8 4.500a1.500 1.500 0 1 1 0 3a1.500 1.500 0 1 1 0-3",
  "dashed-page": "M3.500 4v-2.500h2M7.500 1.500h2l3 3v2M12.500 8.500v2M12.500 12.500v2h-2M8.500 14.500h-2M4.500 14.500h-1v-2M3.500 10.500v-2M3.500 7v-1.500M5.500 9l2 2 3-4",
  ring: "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12M8 6.500a1.500 1.500 0 1 1 0 3a1.500 1.500 0 1 1 0-3",
  warning: "M8 2l6.500 11.500h-13zM8 6.500v3.500M8 11.500v.5",
  search: "M7 2.500a4.500 4.500 0 1 1 0 9a4.500 4.500 0 1 1 0-9M10.500 10.500l3.500 3.500",
  close: "M4 4l8 8M12 4l-8 8",
  link: "M6.500 9.500l3-3M7 4.500l1.500-1.500a2.800 2.800 0 0 1 4 4l-1.500 1.500M9 11.500l-1.500 1.500a2.800 2.800 0 0 1-4-4l1.500-1.500",
  theme: "M8 2a6 6 0 1 1 0 12zM8 2a6 6 0 1 0 0 12",
  whole: "M2 5.500v-3.500h3.500M10.500 2h3.500v3.500M14 10.500v3.500h-3.500M5.500 14h-3.500v-3.500",
  trace: "M3.500 2.500v11M3.500 8h4l2.500-4h3M7.500 8l2.500 4h3",
  question: "M5.500 6a2.500 2.500 0 1 1 3.500 2.300c-.7.3-1 .7-1 1.700M8 12.500v.3",
};

function sign(name, kind = "") {
  const path = svg("path", { d: SIGNS[name] || SIGNS.card });
  return svg("svg", { viewBox: "0 0 16 16", class: `sign ${name === "warning" ? "sign-warning" : ""} kind-${kind.toLowerCase()}`, "aria-hidden": "true" }, path);
}

function kindSign(type) {
  return sign(DATA.style.kinds[type].shape, type);
}
