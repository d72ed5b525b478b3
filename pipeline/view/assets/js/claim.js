// The panel of a claim: who says it along the chain, what is said, and the passage with its marks.

/** Who says a claim in a few words: the innermost source, as nodes. */
function speaker(claim, linked) {
  const first = claim.chain[0];
  if (!first) return ["No source"];
  const name = linked ? ref(first.mark, first.label) : bdi(shortened(first.label, 80));
  return [name, " ", first.stance ? words.stances[first.stance] || first.stance : "says"];
}

/** The clause that a claim was read from, its action in bold: one clause may hold several claims. */
function clause(claim, limit) {
  const [first, action, last] = claim.evidence;
  return el("bdi", { dir: "auto" }, shortened(first, limit), el("b", {}, shortened(action, limit)), shortened(last, limit));
}

/** A time as its words and what they were read as. */
function timeNodes(when) {
  if (!when) return null;
  const read = when.reading || when.value;
  return read && read !== when.text ? [bdi(when.text), " → " + read] : [bdi(when.text)];
}

function confidenceWords(value) {
  const grade = value >= 0.9 ? "high" : value >= 0.7 ? "fair" : value >= 0.5 ? "low" : "very low";
  return grade + " (" + value.toFixed(2) + "): how sure the program is of its reading, not whether it is so";
}

function chainList(claim) {
  const list = el("ol", { class: "chain" });
  claim.chain.forEach((link, depth) => {
    const last = depth === claim.chain.length - 1;
    const kind = words.source_kinds[link.kind] || link.kind;
    const notes = [];
    const own = last && link.kind === "outlet";
    if (own && claim.chain.length > 1) notes.push("outlet, reports it");
    else notes.push(kind);
    if (link.stance) notes.push(words.stances[link.stance] || link.stance);
    if (link.form) notes.push(words.forms[link.form]);
    const line = el("li", {}, ref(link.mark, link.label), el("span", { class: "small" }, " · " + notes.join(" · ")));
    if (link.cue) line.append(el("span", { class: "small" }, " · cue “", bdi(link.cue), "”"));
    if (link.said) line.append(el("div", { class: "small" }, "said ", timeNodes(link.said)));
    if (own) {
      const article = views.get(claim.article);
      if (article) line.append(el("div", { class: "small" }, "published " + article.published));
    }
    list.append(line);
  });
  return list;
}

function claimFacts(claim) {
  const of = (role) => listed(claim.parts.filter((p) => p.role === role).map((p) => partNodes(p)));
  const action = [bdi(claim.action)];
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

/** The passage. Each mark carries the numbers of its spans (`data-spans`) and, once, the name of its role. */
function passageNodes(passage) {
  const box = el("blockquote", { class: "passage" });
  const named = new Set();
  const last = new Map();
  for (const paragraph of passage.paragraphs) {
    for (const piece of paragraph.pieces) for (const span of piece.marks) last.set(span, piece);
  }
  for (const paragraph of passage.paragraphs) {
    const line = el("p", { dir: "auto" });
    if (paragraph.gap) line.append(el("span", { class: "gap", title: "text left out" }, "[…] "));
    for (const piece of paragraph.pieces) {
      if (!piece.marks.length) {
        line.append(piece.text);
        continue;
      }
      const roles = piece.marks.map((span) => passage.spans[span].role);
      const named_here = piece.marks
        .filter((span) => last.get(span) === piece && !named.has(span))
        .filter((span) => !["content", "evidence"].includes(passage.spans[span].role));
      named_here.forEach((span) => named.add(span));
      const label = [...new Set(named_here.map((span) => words.roles[passage.spans[span].role]))].join(", ");
      line.append(el("mark", {
        class: roles.join(" "),
        "data-spans": piece.marks.join(" "),
        "data-label": label || null,
        title: [...new Set(roles.map((role) => words.roles[role] || role))].join(", "),
      }, piece.text));
    }
    if (paragraph.cut) line.append(el("span", { class: "gap", title: "text left out" }, " […]"));
    box.append(line);
  }
  return box;
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

function claimPanel(claim) {
  const others = claim.events.flatMap((event) => views.get(event).claims).filter((number) => number !== claim.mark);
  const shown = [
    el("p", { class: "lead" }, speaker(claim, true), 
      claim.chain.length > 2 ? [", as told by ", ref(claim.chain[1].mark, claim.chain[1].label)] : "",
      claim.unworded ? el("span", { class: "neg" }, " (" + words.polarity.negative + ")") : "",),
    el("h2", { tabindex: "-1" }, clause(claim, 600)),
    ...section("Passage", passageNodes(claim.passage), articleLine(claim.article)),
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
    el("span", { class: "note" }, bdi(shortened(note, 160))));
}
