// The drawing as SVG, painted by the same functions as on the canvas.
import type { App, Picture } from "../app.ts";
import { plural } from "../dom/el.ts";
import { claimsOf } from "../out/selection.ts";
import type { Drawing } from "./canvas.ts";
import { headings } from "./canvas.ts";
import { font } from "./fit.ts";
import { paintEdge, paintItem } from "./paint.ts";
import { svgContext } from "./svg-context.ts";
import { readTheme } from "./theme.ts";

const MARGIN = 24;
const HEAD = 34;

/** All that is drawn, in sight or not; null where nothing is. */
export function pictureOf(app: App, drawing: Drawing): Picture | null {
  const drawn = drawing.drawn();
  if (!drawn?.places.size) return null;
  const { scene, places } = drawn;
  const theme = readTheme();
  const paint = { ...drawn.paint, theme };
  const { spacing } = paint;
  const ys = [...places.values()].map((at) => at.y);
  const width = spacing.right - spacing.left + spacing.side_width + 2 * MARGIN;
  const top = Math.min(...ys) - scene.rows.box / 2 - HEAD;
  const height = Math.max(...ys) + scene.rows.box / 2 - top + MARGIN;
  const { ctx, svg } = svgContext(width, height);
  ctx.fillStyle = theme.ground;
  ctx.fillRect(0, 0, width, height);
  ctx.translate(width / 2, -top);
  for (const { text, x, align } of headings(scene, spacing)) {
    ctx.font = font(13, 600);
    ctx.fillStyle = theme.soft;
    ctx.textAlign = align;
    ctx.textBaseline = "middle";
    ctx.fillText(text, x, top + 16);
  }
  const items = new Map(scene.items.map((item) => [item.number, item]));
  for (const edge of scene.edges) {
    const [one, other] = [items.get(edge.from)!, items.get(edge.to)!];
    if (edge.quiet || one.column === other.column) continue;
    paintEdge({ ctx, ...paint }, edge, [one, places.get(edge.from)!, other, places.get(edge.to)!], { own: false, dim: false });
  }
  for (const item of scene.items) paintItem({ ctx, ...paint }, item, places.get(item.number)!, item.number === app.selected());
  const drawnClaims = scene.items.map((item) => item.number).filter((number) => app.store.claims.has(number));
  const events = scene.items.flatMap((item) => app.store.events.get(item.number) ?? []);
  const passing = app.passing().claims;
  const behind = new Set(events.flatMap((event) => claimsOf(app, event.mark)).filter((number) => passing.has(number)));
  return {
    svg: svg(),
    title: drawnClaims.length ? `Who says what: ${plural(drawnClaims.length, "claim")}` : `${plural(events.length, "main event")}, and who tells of ${events.length === 1 ? "it" : "them"}`,
    claims: drawnClaims.length ? drawnClaims : [...behind],
  };
}
