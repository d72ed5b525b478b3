// The reader's hand on the map: drag, pinch, wheel and keys.
import type { Point } from "./camera.ts";

export interface Hand {
  /** Pulled by so many pixels. */
  pull(right: number, down: number): void;
  /** Zoomed by so many steps around a point of the box, or around its middle. */
  zoom(steps: number, at?: Point): void;
  whole(): void;
}

/** Pixels that a pointer moves before a press is a drag. */
const SLACK = 4;
const PULL = 90;
const KEYS: Record<string, Point> = { ArrowLeft: [PULL, 0], ArrowRight: [-PULL, 0], ArrowUp: [0, PULL], ArrowDown: [0, -PULL] };

/** Listens on the box of the map. A drag that began on a mark doesn't choose it. */
export function listen(box: HTMLElement, hand: Hand): void {
  const held = new Map<number, Point>();
  let start: Point | null = null;
  let dragged = false;

  const within = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = box.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };
  const letGo = ({ pointerId }: PointerEvent): void => {
    held.delete(pointerId);
    if (!held.size) {
      start = null;
      box.classList.remove("dragged");
    }
  };

  box.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || (event.target as Element).closest("button, .map-card")) return;
    if (!held.size) [start, dragged] = [within(event), false];
    held.set(event.pointerId, within(event));
  });
  box.addEventListener("pointermove", (event) => {
    const last = held.get(event.pointerId);
    if (!last || !start) return;
    const now = within(event);
    if (!dragged && held.size === 1 && Math.hypot(now[0] - start[0], now[1] - start[1]) < SLACK) return;
    if (!dragged) {
      dragged = true;
      box.classList.add("dragged");
      for (const id of held.keys()) box.setPointerCapture(id);
    }
    const other = [...held].find(([id]) => id !== event.pointerId)?.[1];
    held.set(event.pointerId, now);
    if (other) {
      const [before, after] = [last, now].map((one) => Math.max(20, Math.hypot(one[0] - other[0], one[1] - other[1])));
      hand.pull((now[0] - last[0]) / 2, (now[1] - last[1]) / 2);
      hand.zoom(Math.log2(after / before), [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2]);
    } else hand.pull(now[0] - last[0], now[1] - last[1]);
  });
  box.addEventListener("pointerup", letGo);
  box.addEventListener("pointercancel", letGo);
  box.addEventListener("dragstart", (event) => event.preventDefault());
  box.addEventListener("click", (event) => {
    if (!dragged) return;
    dragged = false;
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true });
  box.addEventListener("wheel", (event) => {
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode === 1 ? 18 : event.deltaMode === 2 ? 400 : 1);
    // A pinch on a touchpad comes as a wheel with Ctrl, in small steps.
    hand.zoom(-Math.max(-300, Math.min(300, pixels)) * (event.ctrlKey ? 0.012 : 0.0035), within(event));
  }, { passive: false });
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pull = KEYS[event.key];
    if (pull) hand.pull(...pull);
    else if (event.key === "+" || event.key === "=") hand.zoom(0.5);
    else if (event.key === "-" || event.key === "−") hand.zoom(-0.5);
    else if (event.key === "0") hand.whole();
    else return;
    event.preventDefault();
  });
}
