// Where the focus stands in a box that is drawn anew, so that it comes back to the same link or tick.

/** What tells a control from the others of its box: its tick's value, or what its link selects, and which of these. */
function keyOf(node: Element): string {
  if (node instanceof HTMLInputElement) return "input " + node.value;
  const read = node instanceof HTMLAnchorElement ? new URLSearchParams(node.hash.slice(1)) : null;
  return read ? `link ${read.get("s") ?? ""} ${read.get("event") ?? ""} ${node.closest("[data-mark]")?.getAttribute("data-mark") ?? ""}` : node.tagName;
}

const controls = (box: Element): Element[] => [...box.querySelectorAll("a, input, button, [tabindex='0']")];

/**
 * Notes which control of the box has the focus; the function that comes back puts it there again, or, if the control is
 * gone or `first` is given, to `first`. Where the focus is not in the box, nothing is done.
 */
export function focusIn(box: Element): (first: HTMLElement | null) => void {
  const active = document.activeElement;
  const within = active !== null && active !== box && box.contains(active);
  const key = within ? keyOf(active) : "";
  const which = within ? controls(box).filter((node) => keyOf(node) === key).indexOf(active) : -1;
  return (first) => {
    if (!within && !(first && document.activeElement === document.body && active !== document.body)) return;
    const same = controls(box).filter((node) => keyOf(node) === key);
    const next = first ?? (same[which] ?? same[0] ?? null);
    if (next instanceof HTMLElement) next.focus({ preventScroll: true });
  };
}
