// The list view: the same marks as text, for the keyboard, for screen readers and for narrow screens.
const PAGE = 100;

function listItem(number) {
  const mark = marks[number];
  const view = views.get(number);
  const link = el("a", { href: linkTo({ s: mark.id }), "aria-current": number === selected() ? "true" : null });
  if (mark.kind === "claim" && view) {
    const article = views.get(view.article);
    // Only a label that names whom a pronoun means says more than the clause does.
    const means = mark.label.includes("[") ? [bdi(shortened(mark.label, 120)), " · "] : "";
    link.append(
      el("span", { class: "said" }, el("span", { class: "who" }, speaker(view, false)), ": ", clause(view, 300), " ", badges(view)),
      el("span", { class: "note" }, means, article ? [bdi(shortened(article.outlet || "", 80)), ", " + article.day] : ""),
    );
  } else {
    const notes = [];
    if (mark.kind === "article" && view) notes.push([view.outlet, view.day].filter(Boolean).join(", "));
    else if (mark.kind === "event" && view) notes.push(words.status[view.status] || view.status);
    else if (mark.type) notes.push(words.source_kinds[mark.type] || mark.type);
    if (weight(number)) notes.push(plural(weight(number), "claim"));
    link.append(
      el("span", {}, glyph(mark.kind, isHollow(mark)), " ", bdi(shortened(mark.label, 300))),
      el("span", { class: "note" }, notes.join(" · ")),
    );
  }
  return el("li", {}, link);
}

function listGroup(kind, numbers) {
  const list = el("ol", {});
  const more = el("button", { type: "button", class: "plain" });
  let next = 0;
  const fill = () => {
    for (const number of numbers.slice(next, next + PAGE)) list.append(listItem(number));
    next += PAGE;
    more.hidden = next >= numbers.length;
    more.textContent = "Show more of " + numbers.length.toLocaleString("en");
  };
  more.addEventListener("click", fill);
  fill();
  return [el("h2", { id: "list-" + kind }, words.plurals[kind] + " (" + numbers.length.toLocaleString("en") + ")"), list, more];
}

/** All marks that pass the filters and hold the words searched for, by kind, claims in their order; how many. */
function renderList(all) {
  const box = document.getElementById("list-view");
  const query = (state.q || "").trim();
  const wanted = query ? new Set(find(query)) : null;
  const numbers = all.filter((number) => !wanted || wanted.has(number));
  const groups = ["claim", "source", "outlet", "entity", "place", "event", "article"].flatMap((kind) => {
    const found = numbers.filter((number) => marks[number].kind === kind);
    found.sort(kind === "claim" ? (a, b) => marks[a].order - marks[b].order : (a, b) => weight(b) - weight(a) || a - b);
    return found.length ? listGroup(kind, found) : [];
  });
  box.replaceChildren(...(groups.length ? groups : [el("p", {}, "Nothing passes the search and the filters.")]));
  return numbers.length;
}
