// Text and drawings made fit for XML 1.0, and for programs that know no style sheets.

// eslint-disable-next-line no-control-regex -- they are what is looked for
const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text without the characters that XML can't hold: control characters, and surrogates that stand alone. */
export function xmlText(text: string): string {
  return text.replace(UNFIT, (char) => (char >= "\ud800" && char <= "\udfff" ? "\ufffd" : ""));
}

const DROPPED = new Set(["script", "foreignobject", "style", "title", "desc", "animate", "set", "image"]);

/** A drawing cleaned in place: no scripts, styles, links, handlers or pointers out of it. */
export function cleaned(node: Element): Element {
  for (const child of [...node.children]) {
    if (DROPPED.has(child.localName.toLowerCase())) child.remove();
    else cleaned(child);
  }
  for (const child of [...node.children]) if (child.localName === "a") child.replaceWith(...child.childNodes);
  for (const { name, value } of [...node.attributes]) {
    const outward = /^on|^class$|^style$|^tabindex$|^role$|^aria-|^data-/i.test(name)
      || (/^(?:xlink:)?href$/i.test(name) && !value.startsWith("#")) || /url\(\s*['"]?(?!['"]?#)/i.test(value);
    if (outward) node.removeAttribute(name);
    else if (xmlText(value) !== value) node.setAttribute(name, xmlText(value));
  }
  for (const child of node.childNodes) if (child.nodeType === 3 && child.nodeValue) child.nodeValue = xmlText(child.nodeValue);
  return node;
}

/** A drawing as the text of a file. */
export function xmlOf(svg: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;
}
