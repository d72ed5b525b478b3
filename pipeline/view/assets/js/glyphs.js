// One shape and one colour for each kind, the same in the drawing, the legend and the lists.
const KINDS = ["source", "outlet", "article", "claim", "entity", "place", "event"];
const SHAPES = {
  source: "M0 -7A7 7 0 1 1 0 7A7 7 0 1 1 0 -7Z",
  outlet: "M-4 -7L4 -7L8 0L4 7L-4 7L-8 0Z",
  article: "M-5.5 -7.5L2 -7.5L5.5 -4L5.5 7.5L-5.5 7.5Z",
  claim: "M-6 -5L6 -5Q8 -5 8 -3L8 3Q8 5 6 5L-6 5Q-8 5 -8 3L-8 -3Q-8 -5 -6 -5Z",
  entity: "M-6.5 -6.5L6.5 -6.5L6.5 6.5L-6.5 6.5Z",
  place: "M0 7.5L-7.5 -6L7.5 -6Z",
  event: "M0 -8.5L8.5 0L0 8.5L-8.5 0Z",
};
const paths = {};
for (const kind of KINDS) paths[kind] = new Path2D(SHAPES[kind]);

/** Claims and unnamed sources are drawn hollow. */
function isHollow(mark) {
  return mark.kind === "claim" || (mark.kind === "source" && mark.type === "unnamed");
}

function glyph(kind, hollow) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "-10 -10 20 20");
  svg.setAttribute("class", "glyph");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[kind]);
  path.setAttribute("fill", hollow ? "none" : "var(--" + kind + ")");
  path.setAttribute("stroke", "var(--" + kind + ")");
  path.setAttribute("stroke-width", "2");
  svg.append(path);
  return svg;
}
