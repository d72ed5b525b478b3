// Elements are made here, and strings enter them as text only.

/** An element; `attributes` may hold "class", "href" and so on; children are nodes, strings (as text) or lists of them. */
function el(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === true) node.setAttribute(key, "");
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(key, value);
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== "") node.append(child);
  }
  return node;
}

/** Words from an article or a record, kept apart from the text around them whatever their direction. */
function bdi(text, className) {
  return el("bdi", { dir: "auto", class: className }, text);
}

/** At most `limit` code points of a text. */
function shortened(text, limit) {
  const points = Array.from(text.slice(0, limit * 2 + 2));
  return points.length > limit ? points.slice(0, limit - 1).join("") + "…" : text;
}

/** A link to a mark, or only its words where it is not drawn. */
function ref(number, text) {
  if (number === null || number === undefined) return bdi(shortened(text, 400));
  return el("a", { class: "ref", href: linkTo({ s: marks[number].id }) }, bdi(shortened(text || marks[number].label, 400)));
}

function plural(count, one, many) {
  return count.toLocaleString("en") + " " + (count === 1 ? one : many || one + "s");
}

function section(title, ...children) {
  return [el("h3", {}, title), ...children];
}

function facts(rows) {
  const list = el("dl", { class: "facts" });
  for (const [name, value, className] of rows) {
    if (value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length)) continue;
    list.append(el("dt", {}, name), el("dd", { class: className }, value));
  }
  return list;
}

/** Several nodes with commas between them. */
function listed(nodes) {
  return nodes.flatMap((node, i) => (i ? [", ", node] : [node]));
}
