// Many items, one stop for the tab key: the arrow keys go from item to item, in the order of the document.

/** Items are elements of class "item" in the box; the one with tabindex 0 is the stop. */
export function roving(box: HTMLElement): void {
  box.addEventListener("keydown", (event) => {
    const items = [...box.querySelectorAll<SVGElement | HTMLElement>(".item")];
    const at = items.findIndex((item) => item === document.activeElement);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (at < 0 || to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const item = items[Math.max(0, Math.min(items.length - 1, to))];
    for (const one of items) one.setAttribute("tabindex", one === item ? "0" : "-1");
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}
