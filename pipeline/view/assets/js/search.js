// Search as a combobox: type, arrow keys, Enter; Escape closes.
const SHOWN = 30;
let results = [];
let active = -1;

function closeResults() {
  const input = document.getElementById("q");
  document.getElementById("results").hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
  active = -1;
}

function setActive(number) {
  const items = [...document.querySelectorAll("#results [role=option]")];
  active = items.length ? (number + items.length) % items.length : -1;
  items.forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
  const input = document.getElementById("q");
  if (active >= 0) {
    input.setAttribute("aria-activedescendant", items[active].id);
    items[active].scrollIntoView({ block: "nearest" });
  }
}

function choose(number) {
  closeResults();
  focusPanel = true;
  go({ s: marks[number].id });
}

function openResults(query) {
  const list = document.getElementById("results");
  if (!query.trim()) {
    closeResults();
    return;
  }
  results = find(query);
  const items = results.slice(0, SHOWN).map((number, i) => {
    const mark = marks[number];
    const item = el("li", { role: "option", id: "result-" + i, "aria-selected": "false" },
      glyph(mark.kind, isHollow(mark)), bdi(shortened(mark.label, 90)), el("span", { class: "kind" }, words.kinds[mark.kind]));
    item.addEventListener("mousedown", (event) => {
      event.preventDefault();
      choose(number);
    });
    return item;
  });
  if (!results.length) items.push(el("li", { "aria-disabled": "true" }, "Nothing found"));
  else if (results.length > SHOWN) {
    items.push(el("li", { "aria-disabled": "true" }, SHOWN + " of " + results.length.toLocaleString("en") + "; the List view shows all"));
  }
  list.replaceChildren(...items);
  list.hidden = false;
  document.getElementById("q").setAttribute("aria-expanded", "true");
  setActive(0);
}

function startSearch() {
  const input = document.getElementById("q");
  let timer = null;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      go({ q: input.value }, true);
      if (tab() === "graph") openResults(input.value);
    }, 120);
  });
  input.addEventListener("keydown", (event) => {
    const open = !document.getElementById("results").hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (open) setActive(active + (event.key === "ArrowDown" ? 1 : -1));
      else openResults(input.value);
    } else if (event.key === "Enter") {
      event.preventDefault();
      clearTimeout(timer);
      if (!open || folded(input.value).trim() === "") openResults(input.value);
      if (results.length && active >= 0) choose(results[active]);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      closeResults();
    }
  });
  input.addEventListener("blur", closeResults);
}
