// The panel beside the drawing: what is selected, or an overview.
const ROLES = [
  ["source", "Says"],
  ["passes", "Passes on from others"],
  ["actor", "Said to act"],
  ["target", "Said to be acted on"],
  ["instrument", "Said to be the means"],
  ["place", "Said to be where"],
  ["reports", "Reports from others"],
];

function claimList(told, unsaid) {
  const list = el("ul", { class: "refs" });
  let next = 0;
  const more = el("button", { type: "button", class: "plain" }, "Show more");
  const fill = () => {
    for (const claim of told.slice(next, next + 40)) list.append(claimItem(claim, unsaid));
    next += 40;
    more.hidden = next >= told.length;
  };
  more.addEventListener("click", fill);
  fill();
  return [list, more];
}

function entityPanel(number, view) {
  const mark = marks[number];
  const shown = [el("h2", { tabindex: "-1" }, bdi(shortened(mark.label, 600)))];
  if (view) {
    const links = view.links.map((link) => el("code", {}, link));
    shown.push(facts([
      ["Kind", words.source_kinds[mark.type] || mark.type],
      ["Also called", listed(view.aliases.slice(0, 40).map((alias) => bdi(shortened(alias, 200))))],
      ["Identifiers", listed(links)],
      ["Lies in", view.country && el("code", {}, view.country)],
      ["Point", view.point && view.point.join(", ")],
      ["Mentions", plural(view.mentions, "mention") + " in " + plural(view.articles, "article")],
    ]));
  }
  for (const [role, title] of ROLES) {
    const found = [...((parts.get(number) || new Map()).get(role) || [])];
    if (found.length) shown.push(...section(title + " (" + found.length + ")", ...claimList(found, role === "source")));
  }
  if (mark.kind === "outlet") {
    const published = articles.filter((article) => near[number].has(article.mark));
    if (published.length) shown.push(...section("Articles (" + published.length + ")", el("ul", { class: "refs" }, published.map((article) =>
      el("li", {}, ref(article.mark), el("span", { class: "note" }, article.day))))));
  }
  if (view && view.judgements.length) {
    shown.push(...section("Why these names are one", el("ul", { class: "refs" }, view.judgements.slice(0, 60).map((judgement) =>
      el("li", {}, bdi(shortened(judgement.subject, 200)),
        el("span", { class: "note" }, (words.verdicts[judgement.verdict] || judgement.verdict) + ": " + judgement.reason.replaceAll("-", " ")))))));
  }
  return shown;
}

/** What an article has from elsewhere, and what others have from it, as items of a list. */
function elsewhere(number) {
  const share = (found) => (found.share === null ? "" : el("span", { class: "note" }, Math.round(100 * found.share) + " % of its words are the same"));
  const has = derivations.filter((found) => found.article === number).map((found) =>
    el("li", {}, words.derivations[found.kind] + " ", ref(found.of, found.of === null ? found.label || "another article" : null),
      found.of !== null && found.label ? [" (", bdi(shortened(found.label, 120)), ")"] : "", share(found)));
  const given = derivations.filter((found) => found.of === number).map((found) =>
    el("li", {}, ref(found.article), " is " + words.derived[found.kind], share(found)));
  return has.length || given.length ? section("From and to other articles", el("ul", { class: "refs" }, has, given)) : [];
}

function articlePanel(number, view) {
  const told = claims.filter((claim) => claim.article === number);
  return [
    el("h2", { tabindex: "-1" }, bdi(shortened(marks[number].label, 600))),
    facts([
      ["Outlet", view.outlet ? bdi(shortened(view.outlet, 300)) : null],
      ["By", view.byline ? bdi(shortened(view.byline, 300)) : null],
      ["Published", view.published],
      ["Seed", view.path ? bdi(view.path) : null],
      ["Web", view.url ? outside(view.url) : null],
    ]),
    ...elsewhere(number),
    ...section("Claims in the order of the text (" + told.length + ")", ...claimList(told)),
  ];
}

function eventItem(event) {
  const { status, articles: count } = views.get(event);
  return el("li", {}, ref(event), el("span", { class: "note" }, plural(count, "article") + " · " + (words.status[status] || status)));
}

function articleItem(article) {
  const view = views.get(article);
  const copied = derivations.some((found) => found.article === article && found.kind === "copy");
  const note = [view.outlet, view.published, copied ? words.derivations.copy + " another" : ""].filter(Boolean).join(", ");
  return el("li", {}, ref(article), el("span", { class: "note" }, bdi(shortened(note, 300))));
}

function eventPanel(number, view) {
  const told = view.claims.map((claim) => views.get(claim)).filter(Boolean);
  const wholes = events.filter((event) => event.parts.includes(number)).map((event) => event.mark);
  return [
    el("h2", { tabindex: "-1" }, bdi(shortened(marks[number].label, 600))),
    facts([
      ["Status", words.status[view.status] || view.status],
      ["Type", view.type ? view.type + " (PLOVER)" : null],
      ["When", view.when || "not stated"],
      ["Told by", plural(view.articles, "article") + ", " + plural(view.origins, "origin")],
    ]),
    ...(view.parts.length ? section("Articles (" + view.toldBy.length + ")", el("ul", { class: "refs" }, view.toldBy.map(articleItem))) : []),
    ...(view.parts.length ? section("Parts (" + view.parts.length + ")", el("ul", { class: "refs" }, view.parts.map(eventItem))) : []),
    ...(wholes.length ? section("Part of", el("ul", { class: "refs" }, wholes.map(eventItem))) : []),
    ...(told.length ? section("Claims that tell of it (" + told.length + ")", ...claimList(told)) : []),
  ];
}

/** The marks of these kinds with the most claims in these roles, under a title; nothing if there are none. */
function top(title, roles, kinds) {
  const found = marks.map((mark, number) => [weight(number, roles), mark.rank, number])
    .filter(([count, , number]) => count && kinds.includes(marks[number].kind))
    .sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, 8);
  if (!found.length) return [];
  return section(title, el("ul", { class: "refs" }, found.map(([count, , number]) =>
    el("li", {}, glyph(marks[number].kind, isHollow(marks[number])), " ", ref(number), el("span", { class: "small" }, " " + plural(count, "claim"))))));
}

function overview() {
  const counts = [plural(claims.length, "claim"), plural(articles.length, "article"), plural(events.length, "event")];
  const shown = [
    el("h2", { tabindex: "-1" }, "Who says what, about whom"),
    el("p", {}, counts.join(", ") + ". Read from left to right: sources, what they say, what it is about. Select a mark to see its passage and its chain of sources."),
    el("p", { class: "small" }, "A hollow circle is a source that the article does not name. A dashed claim is negative: said not to be so."),
  ];
  if (page.rejections) shown.push(el("p", { class: "small" }, plural(page.rejections, "item") + " could not be used; rejections.jsonl says why."));
  if (!claims.length) shown.push(el("p", {}, "No claims were found."));
  else shown.push(...top("Who says most", SAYS, ["source"]), ...top("Outlets, in their own voice", ["source"], ["outlet"]), ...top("What is most spoken of", SPOKEN_OF, ["entity", "place", "source", "outlet"]));
  const disputed = events.filter((event) => event.status === "disputed").slice(0, 8);
  if (disputed.length) shown.push(...section("Disputed", el("ul", { class: "refs" }, disputed.map((event) => el("li", {}, ref(event.mark))))));
  return shown;
}

function renderPanel() {
  const panel = document.getElementById("panel");
  const number = selected();
  panel.classList.toggle("open", number !== null);
  panel.classList.toggle("sheet", tab() === "graph");
  if (number === null) {
    const lost = state.s ? [el("p", {}, "What the address asks for is not on this page: ", el("code", {}, shortened(state.s, 80)))] : [];
    panel.replaceChildren(...lost, ...overview());
    return;
  }
  const mark = marks[number];
  const view = views.get(number);
  const only = el("a", { class: "plain", href: linkTo({ only: state.only ? "" : "1", tab: "graph" }) }, state.only ? "Show all" : "Show only this");
  const close = el("a", { class: "plain close", href: linkTo({ s: "", only: "" }), id: "close" }, "Close");
  const head = el("header", {}, glyph(mark.kind, isHollow(mark)), words.kinds[mark.kind], only, close);
  let body;
  if (mark.kind === "claim" && view) body = claimPanel(view);
  else if (mark.kind === "article" && view) body = articlePanel(number, view);
  else if (mark.kind === "event" && view) body = eventPanel(number, view);
  else body = entityPanel(number, view);
  panel.replaceChildren(head, ...body);
  panel.scrollTop = 0;
}
