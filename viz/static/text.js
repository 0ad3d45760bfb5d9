// Text: comparison forms for search, and elements whose text is only ever text.

function fold(text) {
  return String(text).normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d")
    .replace(/[\u2010-\u2015\u2212]/g, "-").toLowerCase().replace(/\s+/g, " ").trim();
}

// The comparison form of a symbol: letters and digits alone, so that "57 nq tw" meets "57-NQ/TW".
function bare(text) {
  return fold(text).replace(/[^a-z0-9]/g, "").replace(/^0+(?=\d)/, "");
}

// Where folded words stand in a text: [start, end] in the text itself, or null.
function standsAt(text, folded) {
  let plain = "";
  const origin = [];
  for (let n = 0; n < text.length; n += 1) {
    for (const letter of foldLetter(text[n])) {
      if (letter === " " && plain.endsWith(" ")) continue;
      plain += letter;
      origin.push(n);
    }
  }
  const at = plain.indexOf(folded);
  return at < 0 ? null : [origin[at], origin[at + folded.length - 1] + 1];
}

function foldLetter(letter) {
  return /\s/.test(letter) ? " " : fold(letter);
}

// An element: attributes by name, `on` for listeners; strings become text nodes.
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  dress(made, attributes);
  made.append(...children.flat().filter((one) => one !== null && one !== undefined && one !== ""));
  return made;
}

function dress(made, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") Object.entries(value).forEach(([event, act]) => made.addEventListener(event, act));
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
}

function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  dress(made, attributes);
  made.append(...children);
  return made;
}

function button(attributes, ...children) {
  return el("button", { type: "button", ...attributes }, ...children);
}

// Words of a document: serif, and Vietnamese whatever language the page speaks.
function words(text, name = "words") {
  return el("span", { class: name, lang: "vi" }, text);
}

function shortened(text, length) {
  const flat = String(text).replace(/\s+/g, " ").trim();
  return flat.length <= length ? flat : flat.slice(0, length - 1).replace(/\s+\S*$/, "") + " …";
}
