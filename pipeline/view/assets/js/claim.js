// The panel of a claim: who says it along the chain, what is said, and the passage with its marks.

/** Who says a claim in a few words: the innermost source, as nodes. */
function speaker(claim, linked) {
  const first = claim.chain[0];
  if (!first) return ["No source"];
  const name = linked ? ref(first.mark, first.label) : bdi(shortened(first.label, 80));
  if (!first.act) return [name, ", in its own voice"];
  return [name, " ", words.stances[first.act.stance] || first.act.stance];
}

/** What a claim is other than a plain fact, as badges: negative, planned, possible … */
function badges(claim) {
  const found = [];
  if (claim.polarity === "negative") found.push(el("span", { class: "badge no" }, words.polarity.negative));
  if (claim.modality !== "actual") found.push(el("span", { class: "badge" }, words.modality[claim.modality] || claim.modality));
  if (claim.modality === "actual" && claim.certainty !== "certain") {
    found.push(el("span", { class: "badge" }, "certainty: " + (words.certainty[claim.certainty] || claim.certainty)));
  }
  return found;
}

/** The clause that a claim was read from, its action in bold: one clause may hold several claims. */
function clause(claim, limit) {
  const [first, action, last] = clauseOf(claim);
  return el("bdi", { dir: "auto" }, shortened(first, limit), el("b", {}, shortened(action, limit)), shortened(last, limit));
}

/** A time as its words and what they were read as. */
function timeNodes(when) {
  if (!when) return null;
  const read = when.reading || words.references[when.value] || "not placed in the calendar";
  return read && read !== when.text ? [bdi(when.text), " → " + read] : [bdi(when.text)];
}

function confidenceWords(value) {
  const grade = value >= 0.9 ? "high" : value >= 0.7 ? "fair" : value >= 0.5 ? "low" : "very low";
  return grade + " (" + value.toFixed(2) + "): how sure the program is of its reading, not whether it is so";
}

/** What the text tells of a source by its act: its position, why it is not named, how it knows; each in words. */
function toldOf(claim, act) {
  return placesOf(act.places).flatMap(({ role, start, end }) => {
    if (!["position", "reason", "basis"].includes(role)) return [];
    const kind = role === "basis" ? [" ", words.grounds[act.basis] || act.basis] : [];
    return [[words.roles[role] + ":", ...kind, " “", bdi(shortened(textOf(claim.article, start, end), 200)), "”"]];
  });
}

function chainList(claim) {
  const list = el("ol", { class: "chain" });
  claim.chain.forEach((link, depth) => {
    const { act } = link;
    const own = !act && depth === claim.chain.length - 1;
    const notes = [own && claim.chain.length > 1 ? "outlet, reports it" : words.source_kinds[link.kind] || link.kind];
    if (act) notes.push(words.stances[act.stance] || act.stance, words.forms[act.form] || act.form);
    const line = el("li", {}, ref(link.mark, link.label), el("span", { class: "small" }, " · " + notes.join(" · ")));
    if (act) {
      if (act.cue) line.append(el("span", { class: "small" }, " · cue “", bdi(act.cue), "”"));
      line.append(...toldOf(claim, act).map((told) => el("div", { class: "small" }, told)));
      line.append(el("div", { class: "small" }, act.said ? ["said ", timeNodes(act.said)] : "when it was said: not stated"));
    } else if (own) {
      const article = views.get(claim.article);
      if (article) line.append(el("div", { class: "small" }, "published " + article.published));
    }
    list.append(line);
  });
  return list;
}

function claimFacts(claim) {
  const of = (role) => listed(partsOf(claim, role).map(partNodes));
  const action = [listed(partsOf(claim, "action").map((part) => bdi(part.text)))];
  if (claim.plover) action.push(el("span", { class: "small" }, " " + claim.plover + " (PLOVER)"));
  const actors = of("actor");
  const time = claim.time ? [...timeNodes(claim.time)] : null;
  if (time && claim.time.basis) time.push(el("span", { class: "small" }, " " + words.basis[claim.time.basis]));
  return facts([
    ["Actor", actors.length ? actors : "none named", actors.length ? null : "no"],
    ["Action", action],
    ["Target", of("target")],
    ["Instrument", of("instrument")],
    ["Place", of("place")],
    ["Quantity", of("quantity")],
    ["Time", time || "not stated", time ? null : "no"],
    ["Polarity", words.polarity[claim.polarity], claim.polarity === "negative" ? "neg" : null],
    ["Modality", words.modality[claim.modality] || claim.modality],
    ["Certainty", words.certainty[claim.certainty] || claim.certainty],
    ["Tense", words.tense[claim.tense]],
    ["Confidence", confidenceWords(claim.confidence)],
  ]);
}

/** The words of a part, with the name that they mean where it is another. */
function partNodes(part) {
  if (part.mark === null || part.mark === undefined) return bdi(part.text);
  const label = marks[part.mark].label;
  const same = folded(label) === folded(part.text);
  return el("span", {}, ref(part.mark, part.text), same ? "" : el("span", { class: "small" }, " (", bdi(shortened(label, 80)), ")"));
}

const QUIET_SPANS = ["content", "evidence"];

/** The spans to mark in the passage of a claim, the longer first where two begin together. */
function spansOf(claim) {
  const found = new Map();
  const acted = claim.chain.filter((link) => link.act).map((link) => link.act);
  const flat = [...acted.map((act) => act.places), ...acted.slice(0, 1).map((act) => act.content)];
  for (const span of [...claim.places, ...flat.flatMap(placesOf)]) found.set([span.role, span.start, span.end].join(), span);
  return [...found.values()].sort((a, b) => a.start - b.start || b.end - a.end || (a.role < b.role ? -1 : 1));
}

/** The pieces between the borders of spans: [{text, spans: [number, …]}]. */
function piecesOf(article, start, end, spans) {
  const borders = new Set([start, end]);
  for (const span of spans) for (const at of [span.start, span.end]) if (start < at && at < end) borders.add(at);
  const order = [...borders].sort((a, b) => a - b);
  return order.slice(1).map((last, i) => {
    const first = order[i];
    const numbers = spans.flatMap((span, n) => (span.start <= first && last <= span.end ? [n] : []));
    return { text: textOf(article, first, last), spans: numbers };
  });
}

/** The passage. Each mark carries the numbers of its spans (`data-spans`) and, once, the name of its role. */
function passageNodes(claim) {
  const box = el("blockquote", { class: "passage" });
  const spans = spansOf(claim);
  const paragraphs = [];
  for (let i = 0; i < claim.shown.length; i += 3) {
    const [start, end, flags] = claim.shown.slice(i, i + 3);
    paragraphs.push({ gap: flags & 1, cut: flags & 2, pieces: piecesOf(claim.article, start, end, spans) });
  }
  const last = new Map();
  for (const { pieces } of paragraphs) for (const piece of pieces) for (const span of piece.spans) last.set(span, piece);
  for (const { gap, cut, pieces } of paragraphs) {
    const line = el("p", { dir: "auto" });
    if (gap) line.append(el("span", { class: "gap", title: "text left out" }, "[…] "));
    for (const piece of pieces) {
      if (!piece.spans.length) {
        line.append(piece.text);
        continue;
      }
      const roles = piece.spans.map((span) => spans[span].role);
      const ending = piece.spans.filter((span) => last.get(span) === piece && !QUIET_SPANS.includes(spans[span].role));
      const label = [...new Set(ending.map((span) => words.roles[spans[span].role]))].join(", ");
      line.append(el("mark", {
        class: roles.join(" "),
        "data-spans": piece.spans.join(" "),
        "data-label": label || null,
        title: [...new Set(roles.map((role) => words.roles[role] || role))].join(", "),
      }, piece.text));
    }
    if (cut) line.append(el("span", { class: "gap", title: "text left out" }, " […]"));
    box.append(line);
  }
  return box;
}

/** The further passages that make the same claim, each a button that leads to its mark in the passage. */
function repeatsOf(claim) {
  const spans = spansOf(claim);
  const again = claim.places.filter((place) => place.role === "repeated");
  if (!again.length) return [];
  const items = again.map(({ start, end }) => {
    const number = spans.findIndex((span) => span.role === "repeated" && span.start === start && span.end === end);
    const button = el("button", { type: "button", class: "plain again" }, bdi(shortened(textOf(claim.article, start, end), 200)));
    button.addEventListener("click", () => {
      const mark = document.querySelector('.passage mark[data-spans~="' + number + '"]');
      mark.tabIndex = -1;
      mark.scrollIntoView({ block: "center" });
      mark.focus({ preventScroll: true });
    });
    return el("li", {}, button);
  });
  return section("Also said at", el("ul", { class: "refs" }, items));
}

function articleLine(number) {
  const article = views.get(number);
  if (!article) return null;
  const line = el("p", { class: "small" }, ref(number, marks[number].label));
  if (article.outlet) line.append(", ", bdi(shortened(article.outlet, 120)));
  line.append(", " + article.published);
  if (article.url) line.append(". ", outside(article.url));
  return line;
}

/** A link out of the page: followed only when the reader presses it. */
function outside(url) {
  return el("a", { href: url, rel: "noopener noreferrer external", target: "_blank", title: url }, "Original article");
}

/** How a claim stands: its status, where the report begins, and the claims that agree, deny or tell it otherwise. */
function standing(claim) {
  const found = relationsOf.get(claim.mark) || [];
  if (!claim.status && !found.length) return [];
  const order = Object.keys(words.relations);
  const items = found.slice().sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)).map((relation) => {
    const other = views.get(relation.other);
    const why = (words.slots[relation.slot] || relation.slot) + ": " + (words.reasons[relation.reason] || relation.reason.replaceAll("-", " "));
    const article = views.get(other.article);
    return el("li", {},
      el("span", { class: "badge" }, relation.words), " ", speaker(other, false), ": ", ref(relation.other),
      el("span", { class: "note" }, bdi(shortened(article ? [article.outlet, article.day].filter(Boolean).join(", ") : "", 160)), " · " + why));
  });
  return section("How it stands",
    facts([
      ["Status", claim.status && (words.status[claim.status] || claim.status)],
      ["Origins", listed(claim.origins.map((origin) => ref(origin)))],
    ]),
    items.length ? el("ul", { class: "refs" }, items) : "");
}

function claimPanel(claim) {
  const others = claim.events.flatMap((event) => views.get(event).claims).filter((number) => number !== claim.mark);
  const flags = badges(claim);
  const passers = claim.chain.slice(1, -1).map((link) => ref(link.mark, link.label));
  const shown = [
    el("p", { class: "lead" }, speaker(claim, true), passers.length ? [", as told by ", ...listed(passers)] : "", ":"),
    el("h2", { tabindex: "-1" }, clause(claim, 600)),
    flags.length ? el("p", { class: "badges" }, flags) : "",
    ...section("Passage", passageNodes(claim), articleLine(claim.article)),
    ...repeatsOf(claim),
    ...standing(claim),
    ...section("Who says it, from the first to the last", chainList(claim)),
    ...section("What is said", claimFacts(claim)),
  ];
  if (claim.events.length) {
    shown.push(...section("The same event", el("ul", { class: "refs" },
      claim.events.map((event) => el("li", {}, ref(event), el("span", { class: "note" }, words.status[views.get(event).status]))),
      [...new Set(others)].map((number) => claimItem(views.get(number)))
    )));
  }
  shown.push(el("p", { class: "small" }, "Read by " + (claim.extractor || "Sayso") + ". Record " + marks[claim.mark].id));
  return shown;
}

/** A claim as an item of a list in the panel; `unsaid` leaves out who says it. */
function claimItem(claim, unsaid) {
  const article = views.get(claim.article);
  const note = article ? [article.outlet || "", article.day].filter(Boolean).join(", ") : "";
  return el("li", {},
    unsaid ? "" : el("span", { class: "small" }, speaker(claim, false), ": "), ref(claim.mark),
    claim.polarity === "negative" ? [" ", el("span", { class: "badge no" }, "negative")] : "",
    el("span", { class: "note" }, bdi(shortened(note, 160))));
}
