// What is shown, kept in the fragment of the address, so that a view can be shared and "back" works.
const FIELDS = ["s", "only", "tab", "q", "hide", "outlet", "by", "polarity", "when", "from", "to"];
let state = {};

function parseState(fragment) {
  const read = new URLSearchParams(fragment.replace(/^#/, ""));
  const found = {};
  for (const field of FIELDS) if (read.get(field)) found[field] = read.get(field);
  for (const field of ["from", "to"]) {
    if (found[field] && !/^\d{4}-\d{2}-\d{2}$/.test(found[field])) delete found[field];
  }
  return found;
}

function fragmentOf(wanted) {
  const written = new URLSearchParams();
  for (const field of FIELDS) if (wanted[field]) written.set(field, wanted[field]);
  return "#" + written.toString();
}

/** The address of the present view with some fields changed; an empty field is left out. */
function linkTo(changes) {
  return fragmentOf({ ...state, ...changes });
}

/** Go to a changed view. `quietly` makes no entry for "back": for typing. */
function go(changes, quietly) {
  const fragment = linkTo(changes);
  if (fragment === fragmentOf(state)) return;
  if (quietly) location.replace(fragment);
  else location.hash = fragment;
}

/** The number of the selected mark, or null. */
function selected() {
  return state.s && byId.has(state.s) ? byId.get(state.s) : null;
}

const narrow = window.matchMedia("(max-width: 760px)");
/** The view on stage. On a narrow screen the list comes first, as it is the more legible there. */
function tab() {
  return state.tab || (narrow.matches ? "list" : "graph");
}
