// What passes the filters, and of that what is shown.
const FILTERS = ["outlet", "by", "polarity", "from", "to"];

/** The outlet by which a claim is filtered. */
function outletOf(claim) {
  const last = claim.chain[claim.chain.length - 1];
  return last ? last.label : "";
}

/** Whether an interval meets the days that are asked for, both included; what is unknown does not. */
function meetsDays(begin, finish, open) {
  if (!begin && !(open && finish)) return false;
  const after = state.to && begin && begin.slice(0, state.to.length) > state.to;
  const end = (finish || (open ? null : begin) || "").replace(/T00:00(:00)?$/, "");
  // A finish is exclusive: an interval that ends where the day begins does not meet it.
  const before = state.from && end && (finish ? end <= state.from : end.slice(0, 10) < state.from.slice(0, end.length));
  return !after && !before;
}

/** When a claim was said: the first time along its chain. */
function saidAt(claim) {
  const link = claim.chain.find(({ act }) => act && act.said);
  return link ? link.act.said : null;
}

function meetsTime(claim) {
  if (!state.from && !state.to) return true;
  if (state.when === "published") {
    const article = views.get(claim.article);
    return Boolean(article) && meetsDays(article.date, null, false);
  }
  const time = state.when === "said" ? saidAt(claim) : claim.time;
  return Boolean(time) && meetsDays(time.begin, time.finish, true);
}

function passes(claim) {
  return (!state.outlet || outletOf(claim) === state.outlet)
    && (!state.by || (claim.chain[0] && claim.chain[0].kind === state.by))
    && (!state.polarity || claim.polarity === state.polarity)
    && meetsTime(claim);
}

/** The kinds that the legend hides. */
function hiddenKinds() {
  return new Set((state.hide || "").split(",").filter(Boolean));
}

/** Numbers of all marks that pass, most important first. Marks without a passing claim go with their claims. */
function passing() {
  const hidden = hiddenKinds();
  const filtered = FILTERS.some((field) => state[field]);
  const passed = new Set(claims.filter(passes).map((claim) => claim.mark));
  const found = [];
  marks.forEach((mark, number) => {
    if (hidden.has(mark.kind)) return;
    if (mark.kind === "claim" ? !passed.has(number) : filtered && ![...near[number]].some((n) => passed.has(n))) return;
    found.push(number);
  });
  return found.sort((a, b) => marks[a].rank - marks[b].rank);
}

/** The selected mark, its neighbours, and what its claims are tied to. */
function surroundings(number, allowed) {
  const found = new Set([number]);
  const firsts = [...near[number]].filter((n) => allowed.has(n)).sort((a, b) => marks[a].rank - marks[b].rank);
  for (const n of firsts) if (found.size < page.limit) found.add(n);
  if (marks[number].kind !== "claim") {
    for (const n of firsts) {
      if (marks[n].kind !== "claim") continue;
      for (const other of near[n]) if (allowed.has(other) && found.size < page.limit) found.add(other);
    }
  }
  return found;
}

/** Of these marks, by rank, those that there is room for beside the claims: as `opening` in pipeline/view/rank.py. */
function roomFor(first) {
  const claimsOf = (number) => [...near[number]].filter((n) => marks[n].column === 1).length;
  const about = first.filter((n) => marks[n].column === 2).map((n) => [n, claimsOf(n)])
    .sort((a, b) => b[1] - a[1] || (marks[a[0]].kind === "event") - (marks[b[0]].kind === "event"));
  const room = Math.max(12, first.filter((n) => marks[n].column === 1).length);
  const out = new Set(about.slice(room).map((pair) => pair[0]));
  return new Set(first.filter((n) => !out.has(n)));
}

/** Without articles where there are claims: they say nothing by themselves, and are drawn when they are selected. */
function drawable(numbers) {
  const claimed = numbers.some((n) => marks[n].kind === "claim");
  return numbers.filter((n) => !(claimed && marks[n].kind === "article" && n !== selected()));
}

/** What is drawn: [set of numbers, how many pass]. */
function chosen() {
  const all = drawable(passing());
  const allowed = new Set(all);
  const number = selected();
  if (number !== null && state.only) return [surroundings(number, allowed), all.length];
  const shown = roomFor(all.slice(0, page.limit));
  if (number !== null && (marks[number].kind === "claim" || !shown.has(number))) for (const n of surroundings(number, allowed)) shown.add(n);
  return [shown, all.length];
}

function renderFilters() {
  for (const field of ["outlet", "by", "polarity", "when", "from", "to"]) {
    const input = document.getElementById("f-" + field);
    const value = state[field] || (field === "when" ? "time" : "");
    if (input.value !== value) input.value = value;
  }
  const on = FILTERS.filter((field) => state[field]).length;
  document.getElementById("filtered").textContent = on ? " (" + on + ")" : "";
  const hidden = hiddenKinds();
  for (const button of document.querySelectorAll("#legend button")) {
    button.setAttribute("aria-pressed", String(!hidden.has(button.dataset.kind)));
  }
}

function startFilters() {
  const choices = (id, pairs) => {
    for (const [value, text] of pairs) document.getElementById(id).append(el("option", { value }, shortened(text, 60)));
  };
  choices("f-outlet", [...new Set(claims.map(outletOf))].sort().map((outlet) => [outlet, outlet]));
  const kinds = new Set(claims.map((claim) => claim.chain[0] && claim.chain[0].kind));
  choices("f-by", Object.entries(words.source_kinds).filter(([kind]) => kinds.has(kind)));
  const legend = document.getElementById("legend");
  for (const kind of KINDS) {
    const count = marks.filter((mark) => mark.kind === kind).length;
    if (!count) continue;
    const button = el("button", { type: "button", "aria-pressed": "true", "data-kind": kind },
      glyph(kind, kind === "claim"), words.plurals[kind], el("span", { class: "n" }, String(count)));
    button.addEventListener("click", () => {
      const hidden = hiddenKinds();
      if (!hidden.delete(kind)) hidden.add(kind);
      go({ hide: [...hidden].sort().join(",") }, true);
    });
    legend.append(el("li", {}, button));
  }
  const form = document.getElementById("filters");
  form.addEventListener("change", (event) => {
    const name = event.target.name;
    go({ [name]: name === "when" && event.target.value === "time" ? "" : event.target.value }, true);
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    go({ outlet: "", by: "", polarity: "", when: "", from: "", to: "", hide: "" }, true);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  const toggle = document.getElementById("tab-filters");
  toggle.addEventListener("click", () => {
    form.hidden = !form.hidden;
    toggle.setAttribute("aria-expanded", String(!form.hidden));
  });
}
