// Views that another script of the page brings: it runs before this one, and leaves them here.
import type { App, View } from "./app.ts";

type Maker = (app: App) => View;

declare global {
  interface Window { saysoViews?: Maker[] }
}

/** Offer a view to the page. */
export function offerView(make: Maker): void {
  (window.saysoViews ??= []).push(make);
}

/** The views that were offered before the page started. */
export function offeredViews(app: App): View[] {
  return (window.saysoViews ?? []).map((make) => make(app));
}
