// From the address to the view, and from the reader's hand to the address.
let focusPanel = false;
let before = {};

function renderStatus(shown, total) {
  const status = document.getElementById("status");
  const listed = tab() === "list";
  const most = listed ? marks.length : drawable(marks.map((_, n) => n)).length;
  const all = most.toLocaleString("en");
  let text;
  if (!marks.length) text = "Nothing to show.";
  else if (!total) text = "Nothing passes the filters.";
  else if (listed) text = plural(total, "mark") + (total < most ? " of " + all + " pass the search and the filters." : ".");
  else if (shown.size >= total && total >= most) text = "All " + plural(most, "mark") + " shown.";
  else {
    text = shown.size.toLocaleString("en") + " of " + all + " marks shown";
    if (state.only) text += ": the selected one and what it is tied to.";
    else if (shown.size < total) text += ": those that most claims share. Search, filter or select to see others.";
    else text += ": those that pass the filters.";
  }
  const number = selected();
  if (tab() === "graph" && number !== null && !state.only) {
    const told = [...near[number]].filter((n) => marks[n].kind === "claim");
    const missing = told.filter((n) => !shown.has(n)).length;
    if (missing) text += " " + plural(missing, "claim") + " of the selected one not drawn: “Show only this” draws them.";
  }
  if ((state.from || state.to) && state.when !== "published") text += " Claims without a known time are left out.";
  status.textContent = text;
}

function apply() {
  state = parseState(location.hash);
  const view = tab();
  document.getElementById("graph-view").hidden = view !== "graph";
  document.getElementById("list-view").hidden = view !== "list";
  document.getElementById("zoom").hidden = view !== "graph";
  for (const name of ["graph", "list"]) {
    document.getElementById("tab-" + name).setAttribute("aria-pressed", String(view === name));
  }
  document.getElementById("home").setAttribute("href", "#");
  const input = document.getElementById("q");
  if (document.activeElement !== input) input.value = state.q || "";
  renderFilters();
  const [shown, total] = chosen();
  renderStatus(shown, view === "list" ? renderList(passing()) : total);
  if (view === "graph") {
    if (!network) startGraph();
    const first = !drawn;
    const moved = drawGraph(shown);
    if (first || (moved && state.s === before.s) || (moved && state.only !== before.only) || before.view !== view) frame();
  }
  if (state.s !== before.s || !before.rendered || FIELDS.some((field) => state[field] !== before[field])) {
    const within = document.getElementById("panel").contains(document.activeElement) || focusPanel;
    renderPanel();
    if (before.rendered && state.s !== before.s && selected() !== null && (within || view === "list")) {
      document.querySelector("#panel h2").focus({ preventScroll: true });
    } else if (before.rendered && state.s !== before.s && selected() === null) {
      const back = [...document.querySelectorAll("#list-view a")].find((link) => link.hash === linkTo({ s: before.s }));
      (view === "list" && back ? back : document.getElementById("tab-" + view)).focus({ preventScroll: true });
    }
  }
  if (view === "graph" && selected() !== null && shown.has(selected())) reveal(selected());
  focusPanel = false;
  before = { ...state, view, rendered: true };
}

function start() {
  startFilters();
  startSearch();
  for (const name of ["graph", "list"]) {
    document.getElementById("tab-" + name).addEventListener("click", () => go({ tab: name }));
  }
  document.querySelector("[data-focus]").addEventListener("click", (event) => {
    event.preventDefault();
    (document.querySelector("#panel h2") || document.getElementById("panel")).focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && selected() !== null) go({ s: "", only: "" });
    else if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      document.getElementById("q").focus();
    }
  });
  window.addEventListener("hashchange", apply);
  narrow.addEventListener("change", apply);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => network && repaint());
  const hide = FILTERS.some((field) => parseState(location.hash)[field]);
  if (hide) document.getElementById("tab-filters").click();
  apply();
}

start();
