// Elements are made here, and strings enter them as text only.

export type Child = Node | string | number | null | undefined | false | readonly Child[];
export type Attributes = Record<string, string | number | boolean | null | undefined>;

function fill(node: Element, attributes: Attributes, children: readonly Child[]): void {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(key, "");
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(key, String(value));
  }
  append(node, children);
}

/** Put children after what an element holds: nodes, strings (as text), or lists of them. */
export function append(node: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(node, child as readonly Child[]);
    else if (child instanceof Node) node.append(child);
    else if (typeof child === "string" || typeof child === "number") node.append(String(child));
  }
}

/** An element; `attributes` may hold "class", "href" and so on. */
export function el<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const node = document.createElement(name);
  fill(node, attributes, children);
  return node;
}

/** An SVG element. */
export function svg<K extends keyof SVGElementTagNameMap>(name: K, attributes: Attributes = {}, ...children: Child[]): SVGElementTagNameMap[K] {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  fill(node, attributes, children);
  return node;
}

/** A button; what it does when pressed. */
export function button(attributes: Attributes, pressed: (event: MouseEvent) => void, ...children: Child[]): HTMLButtonElement {
  const node = el("button", { type: "button", ...attributes }, ...children);
  node.addEventListener("click", pressed);
  return node;
}

/** Words from an article or a record, kept apart from the text around them whatever their direction. */
export function bdi(text: string, className?: string): HTMLElement {
  return el("bdi", { dir: "auto", class: className }, text);
}

/** At most `limit` code points of a text. */
export function shortened(text: string, limit: number): string {
  const points = Array.from(text.slice(0, limit * 2 + 2));
  return points.length > limit ? points.slice(0, limit - 1).join("") + "…" : text;
}

/** Made once: `toLocaleString` looks its format up at each call. */
const NUMBERS = new Intl.NumberFormat("en");

export function plural(count: number, one: string, many = one + "s"): string {
  return NUMBERS.format(count) + " " + (count === 1 ? one : many);
}

export function section(title: string, ...children: Child[]): Child[] {
  return [el("h3", {}, title), ...children];
}

/** Names and values; those without a value are left out. */
export function facts(rows: readonly (readonly [name: string, value: Child, className?: string | null])[]): HTMLElement {
  const list = el("dl", { class: "facts" });
  for (const [name, value, className] of rows) {
    if (value === null || value === undefined || value === false || value === "" || (Array.isArray(value) && !value.length)) continue;
    list.append(el("dt", {}, name), el("dd", { class: className }, value));
  }
  return list;
}

/** Several children with commas between them. */
export function listed(nodes: readonly Child[]): Child[] {
  return nodes.flatMap((node, i): Child[] => (i ? [", ", node] : [node]));
}

/** The element of this id, which the page's template has. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}
