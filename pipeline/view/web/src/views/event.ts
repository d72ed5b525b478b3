// The event view: the versions of one event side by side, or the parts of a story, or the list to choose from.
import type { App, Picture, Told, View } from "../app.ts";
import type { Event } from "../data/model.ts";
import type { Child } from "../dom/el.ts";
import { append, byId, el, plural } from "../dom/el.ts";
import { choices, chooser, LISTED } from "../event/choose.ts";
import { column, sayingItem } from "../event/column.ts";
import { disputeBox } from "../event/dispute.ts";
import { between } from "../event/disputes.ts";
import { focusIn } from "../event/focus.ts";
import { header } from "../event/header.ts";
import { matrix } from "../event/matrix.ts";
import { copies, rowsOf } from "../event/outlets.ts";
import { eventPicture } from "../event/picture.ts";
import { differences } from "../event/slots.ts";
import { stageOf } from "../event/stage.ts";
import { partsOfStory, story } from "../event/story.ts";
import type { Compared, Version } from "../event/versions.ts";
import { compare, sayings } from "../event/versions.ts";
import { passes } from "../find/passing.ts";

/** The claims that pass, and those that would if no outlet were picked. */
function passingOf(app: App): { passing: ReadonlySet<number>; anyOutlet: ReadonlySet<number> } {
  const { claims: passing } = app.passing();
  if (!app.state.outlet?.length) return { passing, anyOutlet: passing };
  const dropped = new Set(app.state.drop);
  const anyOutlet = new Set([...app.store.claims.values()].filter((claim) =>
    passes(app.store, claim, app.state, "outlet") && !dropped.has(app.store.marks[claim.mark].id)).map(({ mark }) => mark));
  return { passing, anyOutlet };
}

/** All versions of an event, with all their claims. */
function every(app: App, event: Event): Version[] {
  const { columns, once } = compare(app.store, event, new Set(app.store.claims.keys()));
  return [...columns, ...once];
}

function comparison(app: App, found: Compared, whole: Compared): Child[] {
  const { store } = app;
  const { columns, once } = found;
  const differing = differences(app, columns);
  const box = disputeBox(app, between(store, [...columns, ...once], every(app, found.event)));
  const alone = found.event.versions.length === 1;
  const drawn = columns.map((version, place) => column(app, version, place, differing, alone));
  const beside = drawn.length === 2 && box !== null && !box.long;
  const copied = copies(store);
  const rows = rowsOf(store, [...whole.columns.map(({ claims }) => claims), ...(whole.once.length ? [whole.once.flatMap(({ claims }) => claims)] : [])]);
  const heads = [...whole.columns.map(({ number }) => ({ text: `Version ${number}` })),
    ...(whole.once.length ? [{ text: "Told once", title: "Something that only this article tells" }] : [])];
  return [
    box?.long ? el("p", { class: "summary" }, box.summary) : beside ? null : box?.box,
    drawn.length > 1 ? el("p", { class: "small" }, "Versions are kept apart where it is not sure that they say the same. Only what is called disputed or different here stands against another.") : "",
    beside ? el("div", { class: "versions pair" }, drawn[0], box.box, drawn[1]) : el("div", { class: "versions" }, drawn),
    box?.long ? box.box : null,
    once.length ? [el("h3", {}, `Told once each (${once.length})`), el("p", { class: "small" }, "One source in one article says it, and no other claim of the event surely says the same."),
      el("ul", { class: "refs once" }, sayings(store, once.flatMap(({ claims }) => claims)).map((one) => sayingItem(app, one, copied)))] : "",
    rows.length > 1 ? matrix(app, rows, heads, "● tells it, – does not.") : "",
  ];
}

function comparedText({ event, columns, once, hidden }: Compared): string {
  const parts = [];
  if (columns.length) parts.push(`${plural(columns.length, "version")} from ${plural(event.origins, "origin")} in ${plural(event.articles, "article")}`);
  if (once.length) parts.push(`${plural(once.length, "claim")} told once`);
  if (!parts.length) return "No claim of this event passes the filters.";
  return parts.join("; ") + (hidden ? `. ${plural(hidden, "claim")} left out by the filters.` : ".");
}

export function eventView(app: App): View {
  let before: { event: number | null; picture: (() => Picture) | null } = { event: null, picture: null };

  function shown(event: Event | null): { text: string; children: Child[]; picture: (() => Picture) | null } {
    if (!event) {
      const found = choices(app);
      const some = found.length > LISTED ? `${LISTED} of ${found.length.toLocaleString("en")}` : String(found.length);
      const disputed = found.filter((one) => one.event.status === "disputed").length;
      const text = found.length ? `${some} ${found.length === 1 ? "event" : "events"}, ${disputed ? disputed.toLocaleString("en") : "none"} of them disputed. Choose one to compare its versions.` : "No event to choose from.";
      return { text, children: [chooser(app, found)], picture: null };
    }
    const { passing, anyOutlet } = passingOf(app);
    if (event.parts.length) {
      const parts = partsOfStory(app, event, passing);
      const disputed = parts.filter(({ slots }) => slots.length).length;
      return {
        text: `${parts.length.toLocaleString("en")} of ${plural(event.parts.length, "part")} from ${plural(event.origins, "origin")} in ${plural(event.articles, "article")}${disputed ? `; ${disputed} with something disputed or told otherwise` : ""}.`,
        children: [header(app, event), ...story(app, event, parts, partsOfStory(app, event, anyOutlet))],
        picture: () => eventPicture(app, event, parts.slice(0, 12).flatMap(({ columns, once }) => [...columns, ...once].slice(0, 2))),
      };
    }
    const found = compare(app.store, event, passing);
    return {
      text: comparedText(found),
      children: [header(app, event), ...comparison(app, found, compare(app.store, event, anyOutlet))],
      picture: () => eventPicture(app, event, [...found.columns, ...found.once]),
    };
  }

  return {
    name: "event",
    keeps: () => (before.event === null ? {} : { event: app.store.marks[before.event].id }),
    show(): Told {
      const box = byId("view-event");
      const number = stageOf(app.store, app.state);
      const moved = number !== before.event;
      before = { event: number, picture: null };
      const { text, children, picture } = shown(number === null ? null : app.store.events.get(number)!);
      before.picture = picture;
      const restore = focusIn(box);
      const at = box.scrollTop;
      const topOf = (): number => (document.activeElement && box.contains(document.activeElement) ? document.activeElement.getBoundingClientRect().top : NaN);
      const top = topOf();
      box.replaceChildren();
      append(box, children);
      box.scrollTop = moved ? 0 : at;
      restore(moved ? box.querySelector("h2") : null);
      // What was just pressed stays where it is, however much is shown over it now.
      const shift = topOf() - top;
      if (!moved && shift) box.scrollTop += shift;
      // On a phone the panel would cover what it only says again.
      if (number !== null && number === app.selected()) byId("panel").classList.remove("open");
      return { text };
    },
    picture: () => before.picture?.() ?? null,
  };
}
