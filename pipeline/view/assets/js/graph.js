// The drawing: vis-network with places computed before, no physics, and a renderer of its own for marks.
const theme = {};
const FONT = "14px Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
let network = null;
let nodes = null;
let columns = new Set(); // those that hold a mark
let visible = []; // the edges between marks on the canvas
let drawn = null; // the set of marks on the canvas
let lit = null; // what stays bright while a mark is selected: its number and its neighbours'

function readTheme() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ground", "surface", "sunk", "line", "ink", "soft", "accent", "edge", ...KINDS]) {
    theme[name] = style.getPropertyValue("--" + name).trim();
  }
}

let fitted = new Map();
/** A label that fits a width, cut between code points; isolated, so that its direction stays its own. */
function fit(ctx, text, width) {
  const key = width + "\n" + text;
  if (!fitted.has(key)) {
    const points = Array.from(text);
    let length = points.length;
    const cutTo = (n) => (n < points.length ? points.slice(0, n).join("").trimEnd() + "…" : text);
    while (length > 1 && ctx.measureText(cutTo(length)).width > width) length -= Math.max(1, Math.floor((length - 1) / 12));
    fitted.set(key, "\u2068" + cutTo(length) + "\u2069");
  }
  return fitted.get(key);
}

const broken = new Map();
/** A label on one line, or on two with the break between words. */
function fitLines(ctx, text, width) {
  const key = width + "\n" + text;
  if (!broken.has(key)) {
    const pieces = text.split(" ");
    let first = 0;
    while (first < pieces.length && ctx.measureText(pieces.slice(0, first + 1).join(" ")).width <= width) first += 1;
    const lines = first === 0 || first === pieces.length ? [text] : [pieces.slice(0, first).join(" "), pieces.slice(first).join(" ")];
    broken.set(key, lines.map((line) => fit(ctx, line, width)));
  }
  return broken.get(key);
}

/** What a claim is other than a plain fact: that it is negative, and its modality. */
function tagsOf(view) {
  if (!view) return "";
  const tags = view.polarity === "negative" ? ["negative"] : [];
  if (view.modality !== "actual") tags.push(view.modality);
  return tags.join(" · ");
}

/** The label of a claim without the flags before it, which stand at the end of its box. */
function wordsOfClaim(number) {
  const view = views.get(number);
  const label = shortened(marks[number].label, 300);
  const flags = view ? [view.modality === "actual" ? "" : view.modality, "not"].filter(Boolean) : [];
  for (const flag of [flags.join(", ") + ": ", ...flags.map((one) => one + ": ")]) {
    if (label.startsWith(flag)) return label.slice(flag.length);
  }
  return label;
}

function drawClaim(ctx, number, x, y, strong) {
  const width = spacing.claim_width;
  const view = views.get(number);
  ctx.beginPath();
  ctx.roundRect(x - width / 2, y - 13, width, 26, 5);
  ctx.fillStyle = theme.surface;
  ctx.fill();
  ctx.strokeStyle = strong ? theme.accent : theme.edge;
  ctx.lineWidth = strong ? 2.5 : 1;
  if (view && view.polarity === "negative") ctx.setLineDash([5, 4]);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.fillStyle = theme.ink;
  ctx.textAlign = "left";
  const tags = tagsOf(view);
  let room = width - 22;
  if (tags) {
    ctx.save();
    ctx.font = "700 " + FONT.replace("14px", "11px");
    const long = ctx.measureText(tags).width + 12;
    ctx.beginPath();
    ctx.roundRect(x + width / 2 - long - 6, y - 8, long, 16, 3);
    ctx.fillStyle = view.polarity === "negative" ? theme.ink : theme.sunk;
    ctx.fill();
    ctx.fillStyle = view.polarity === "negative" ? theme.surface : theme.soft;
    ctx.fillText(tags, x + width / 2 - long, y + 0.5);
    ctx.restore();
    room -= long + 4;
  }
  ctx.fillText(fit(ctx, wordsOfClaim(number), room), x - width / 2 + 11, y + 0.5);
}

function drawSide(ctx, number, x, y, strong) {
  const mark = marks[number];
  const width = spacing.side_width;
  const left = mark.column === 0;
  const at = port(number, x, left);
  ctx.save();
  ctx.translate(at, y);
  ctx.fillStyle = isHollow(mark) ? theme.surface : theme[mark.kind];
  ctx.strokeStyle = theme[mark.kind];
  ctx.lineWidth = 2;
  ctx.fill(paths[mark.kind]);
  ctx.stroke(paths[mark.kind]);
  ctx.restore();
  ctx.fillStyle = strong ? theme.accent : theme.ink;
  ctx.textAlign = left ? "right" : "left";
  const lines = fitLines(ctx, shortened(mark.label, 200), width - 32);
  const from = left ? at - 15 : at + 15;
  lines.forEach((line, i) => {
    const height = y + (i - (lines.length - 1) / 2) * 16;
    if (strong) {
      const long = ctx.measureText(line).width;
      ctx.fillRect(left ? from - long : from, height + 8, long, 1.5);
    }
    ctx.fillText(line, from, height + 0.5);
  });
}

const MARK_HEIGHT = 26;
function widthOf(number) {
  return marks[number].column === 1 ? spacing.claim_width : spacing.side_width;
}

function renderMark({ ctx, id, x, y, state: { hover } }) {
  const claim = marks[id].kind === "claim";
  return {
    drawNode() {
      ctx.globalAlpha = lit && !lit.has(id) ? 0.28 : 1;
      ctx.font = FONT;
      ctx.textBaseline = "middle";
      ctx.direction = "ltr";
      const strong = hover || id === selected();
      if (claim) drawClaim(ctx, id, x, y, strong);
      else drawSide(ctx, id, x, y, strong);
    },
    nodeDimensions: { width: widthOf(id), height: MARK_HEIGHT },
  };
}

/** Where an edge meets a mark: the side of a claim's box, or the shape beside a label. */
function port(number, x, left) {
  if (marks[number].column === 1) return x + (left ? -1 : 1) * spacing.claim_width / 2;
  return x + (left ? 1 : -1) * (spacing.side_width / 2 - 10);
}

function drawEdge(ctx, edge, own) {
  const from = network.getPosition(edge.from);
  const to = network.getPosition(edge.to);
  const claim = marks[edge.from].column === 1 ? from : to;
  const side = claim === from ? to : from;
  const left = side.x < claim.x;
  const x1 = port(edge.from, from.x, left);
  let x2 = port(edge.to, to.x, left);
  const ahead = x2 > x1 ? 1 : -1;
  x2 -= ahead * (marks[edge.to].column === 1 ? 1 : 11);
  const bend = (x2 - x1) * 0.5;
  ctx.strokeStyle = own ? theme.accent : theme.edge;
  ctx.fillStyle = ctx.strokeStyle;
  ctx.globalAlpha = own ? 1 : lit ? 0.15 : 0.85;
  ctx.lineWidth = own ? 1.8 : 1;
  ctx.setLineDash(edge.relation === "describes" || edge.quiet ? [4, 4] : []);
  ctx.beginPath();
  ctx.moveTo(x1, from.y);
  ctx.bezierCurveTo(x1 + bend, from.y, x2 - bend, to.y, x2 - ahead * 5, to.y);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(x2, to.y);
  ctx.lineTo(x2 - ahead * 7, to.y - 3);
  ctx.lineTo(x2 - ahead * 7, to.y + 3);
  ctx.fill();
}

/** The role of an edge of the selected mark, beside its other end, where every row has a line of its own. */
function drawRole(ctx, edge) {
  const outward = selected() === edge.from;
  const from = network.getPosition(edge.from);
  const to = network.getPosition(edge.to);
  const left = to.x < from.x;
  const ahead = left ? -1 : 1;
  const x = outward ? port(edge.to, to.x, left) - ahead * 21 : port(edge.from, from.x, left) + ahead * 6;
  const y = outward ? to.y : from.y;
  ctx.globalAlpha = 1;
  ctx.font = FONT.replace("14px", "12px");
  ctx.textAlign = outward === ahead > 0 ? "right" : "left";
  ctx.textBaseline = "middle";
  ctx.lineWidth = 5;
  ctx.strokeStyle = theme.ground;
  ctx.fillStyle = theme.ink;
  ctx.strokeText(words.roles[edge.relation], x, y);
  ctx.fillText(words.roles[edge.relation], x, y);
}

const ROLE_EDGES = new Set(["actor", "target", "place", "instrument"]);
/** A source that is spoken of stands among those who speak: an edge back to it could be taken for its saying so. */
const isQuiet = (edge) => edge.quiet || marks[edge.to].column === 0;

/** The edges between the marks drawn; quiet ones only at the selected mark, whose edges come last, on top. */
function drawEdges(ctx) {
  if (!drawn) return;
  const number = selected();
  for (const mine of [false, true]) {
    for (const edge of visible) {
      const own = number !== null && (edge.from === number || edge.to === number);
      if (own === mine && (own || !isQuiet(edge)) && marks[edge.from].column !== marks[edge.to].column) drawEdge(ctx, edge, own);
    }
  }
  for (const edge of visible) {
    if (ROLE_EDGES.has(edge.relation) && (edge.from === number || edge.to === number)) drawRole(ctx, edge);
  }
  ctx.globalAlpha = 1;
}

/** A word over each column, in sight however far one has moved: a claim beside a source is not the source's deed. */
function drawHeads(ctx) {
  const scale = network.getScale();
  const corner = network.DOMtoCanvas({ x: 0, y: 0 });
  ctx.save();
  ctx.globalAlpha = 1;
  ctx.fillStyle = theme.ground;
  ctx.fillRect(corner.x, corner.y, ctx.canvas.width / scale, 28 / scale);
  ctx.translate(0, corner.y + 15 / scale);
  ctx.scale(1 / scale, 1 / scale);
  ctx.font = "600 " + FONT.replace("14px", "13px");
  ctx.fillStyle = theme.soft;
  ctx.textBaseline = "middle";
  ctx.direction = "ltr";
  const half = spacing.side_width / 2;
  for (const [column, align, x, text] of [
    [0, "right", spacing.left + half - 25, "Who says it"],
    [1, "left", -spacing.claim_width / 2, "What is said"],
    [2, "left", spacing.right - half + 25, "What it is about"],
  ]) {
    ctx.textAlign = align;
    if (columns.has(column)) ctx.fillText(text, x * scale, 0);
  }
  ctx.restore();
}

/** Put the marks in the set `shown`, and no others, into the drawing. */
function place(shown) {
  const places = stack(shown);
  columns = new Set([...shown].map((n) => marks[n].column));
  // vis-network may draw at each step, so that at each step both ends of every edge must be there.
  nodes.update([...shown].map((n) => nodeOf(n, places.get(n))));
  visible = [...shown].flatMap((n) => tiesOf[n].filter((edge) => edge.from === n && shown.has(edge.to)));
  nodes.remove(nodes.getIds().filter((n) => !shown.has(n)));
  measure();
}

function nodeOf(number, { x, y }) {
  return { id: number, shape: "custom", label: shortened(marks[number].label, 60), x, y };
}

/** Sizes, known before the first drawing: or vis-network leaves out what it takes for small and out of sight. */
function measure() {
  for (const [id, node] of Object.entries(network.body.nodes)) {
    if (node.shape) Object.assign(node.shape, { customSizeWidth: widthOf(id), customSizeHeight: MARK_HEIGHT });
  }
}

/** Draw the marks in the set `shown`, stacked anew if the set is another than before; whether it was. */
function drawGraph(shown) {
  const number = selected();
  lit = number !== null && !state.only && shown.has(number) ? new Set([number, ...near[number]]) : null;
  const moved = !drawn || drawn.size !== shown.size || [...shown].some((n) => !drawn.has(n));
  if (moved) place(shown);
  drawn = shown;
  network.redraw();
  return moved;
}

/** Show the top of the drawing at a size that can be read: the whole width if that is large enough. */
function frame() {
  const box = document.getElementById("graph").getBoundingClientRect();
  if (!box.width || !box.height || !drawn || !drawn.size) return;
  const at = network.getPositions([...drawn]);
  const ys = Object.values(at).map((place) => place.y);
  const xs = Object.values(at).map((place) => place.x);
  const half = spacing.side_width / 2;
  const least = Math.min(...xs) - half - 12;
  const most = Math.max(...xs) + half + 12;
  const scale = Math.min(1, Math.max(0.78, box.width / (most - least)));
  const head = Math.min(...ys) - 54;
  const y = head + box.height / scale / 2;
  const wide = (most - least) * scale > box.width;
  network.moveTo({ position: { x: wide ? spacing.left + half - 160 + box.width / scale / 2 : (least + most) / 2, y }, scale });
}

/** Bring a mark into sight without changing the size; on a narrow screen the panel covers a part of the drawing. */
function reveal(number) {
  const place = network.getPosition(number);
  const box = document.getElementById("graph").getBoundingClientRect();
  if (!box.width) return;
  const cover = narrow.matches ? document.getElementById("panel").getBoundingClientRect().top : box.bottom;
  const height = Math.min(box.bottom, cover > box.top ? cover : box.bottom) - box.top;
  const at = network.canvasToDOM(place);
  const scale = network.getScale();
  const reach = widthOf(number) / 2 * scale;
  const wide = box.width >= 900 * scale;
  const inside = at.y > 44 && at.y < height - 20 && (wide || (at.x - reach > -20 && at.x + reach < box.width + 20));
  if (inside) return;
  const shift = (box.height - height) / 2 / scale;
  const last = Math.max(...Object.values(network.getPositions([...drawn])).map((other) => other.y)) + 40;
  const half = box.height / scale / 2;
  const y = shift ? place.y + shift : Math.max(half - 54, Math.min(place.y, last - half)); // no empty half below the end
  network.moveTo({ position: { x: wide ? network.getViewPosition().x : place.x, y } });
}

function zoomBy(factor) {
  network.moveTo({ scale: Math.min(3, Math.max(0.08, network.getScale() * factor)) });
}

function startGraph() {
  readTheme();
  nodes = new vis.DataSet(picture.nodes.map(([number, x, y]) => nodeOf(number, { x, y })));
  const options = picture.options;
  options.nodes.ctxRenderer = renderMark;
  const box = document.getElementById("graph");
  fitColumns(box.getBoundingClientRect().width);
  // vis-network ties an edge to the middle of a mark, under its label; here they run from shape to box.
  network = new vis.Network(box, { nodes, edges: new vis.DataSet([]) }, options);
  // Nothing on the canvas answers to keys: the panel and the list do.
  box.querySelector(".vis-network").tabIndex = -1;
  network.on("beforeDrawing", drawEdges);
  network.on("afterDrawing", drawHeads);
  measure();
  network.on("resize", ({ width }) => {
    const { width: shownWidth } = box.getBoundingClientRect();
    if (!width || !shownWidth || !drawn || !fitColumns(shownWidth)) return;
    fitted = new Map();
    place(drawn);
    frame();
    if (selected() !== null && drawn.has(selected())) reveal(selected());
  });
  network.on("click", (event) => {
    if (event.nodes.length) go({ s: marks[event.nodes[0]].id });
    else go({ s: "", only: "" });
  });
  network.on("hoverNode", () => { box.style.cursor = "pointer"; });
  network.on("blurNode", () => { box.style.cursor = "default"; });
  // The columns are tall: the wheel moves along them, with Ctrl (or a pinch) it zooms.
  box.addEventListener("wheel", (event) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const center = network.getViewPosition();
    const unit = (event.deltaMode === 1 ? 32 : 1) / network.getScale();
    network.moveTo({ position: { x: center.x + event.deltaX * unit, y: center.y + event.deltaY * unit } });
  }, { capture: true, passive: false });
  document.getElementById("zoom-in").addEventListener("click", () => zoomBy(1.25));
  document.getElementById("zoom-out").addEventListener("click", () => zoomBy(0.8));
  document.getElementById("zoom-fit").addEventListener("click", () => network.fit({ nodes: [...drawn], animation: false }));
}

function repaint() {
  readTheme();
  drawGraph(drawn);
}
