// One entry for "back" for what the hand does in one go: a drag, some presses of a key, some turns of the wheel.
import type { App } from "../app.ts";
import type { Days } from "./viewport.ts";

/** How long nothing may happen within one go, in milliseconds. */
const PAUSE = 900;
/** How long the page waits at least before it follows the hand, in milliseconds: filters, panel and lanes are drawn anew. */
const FOLLOW = 90;

export interface Gesture {
  /** Go on to these days. The first step makes the entry, the rest change it. `held`: the hand stays on until `end`. */
  step(days: Days, held?: boolean): void;
  /** The hand is off: the page is brought to the last step at once, and what comes next is another entry. */
  end(): void;
  /** Where the hand is while the page may still be behind; null between gestures. */
  readonly days: Days | null;
}

export function gestureOf(app: App): Gesture {
  let wanted: Days | null = null;
  let began = false;
  let follow = 0;
  let pause = 0;
  let wait = 0;

  function bring(): void {
    window.clearTimeout(follow);
    follow = 0;
    if (!wanted) return;
    const { from, to } = wanted;
    if ((app.state.from ?? "") === from && (app.state.to ?? "") === to) return;
    const start = performance.now();
    app.go({ from, to }, began);
    // What takes long is done less often, so that the hand is never held up for long.
    wait = Math.max(FOLLOW, 2 * (performance.now() - start));
    began = true;
  }

  const gesture = {
    days: null as Days | null,
    step(days: Days, held = false): void {
      wanted = gesture.days = days;
      follow ||= window.setTimeout(bring, began ? wait : 0);
      window.clearTimeout(pause);
      if (!held) pause = window.setTimeout(() => gesture.end(), PAUSE);
    },
    end(): void {
      window.clearTimeout(pause);
      bring();
      wanted = gesture.days = null;
      began = false;
    },
  };
  return gesture;
}
