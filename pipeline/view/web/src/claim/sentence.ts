// A claim as a sentence that can be read aloud: who, by what words, when, as reported by whom, that what.
import type { App } from "../app.ts";
import type { Claim, Link } from "../data/model.ts";
import type { Child } from "../dom/el.ts";
import { append, bdi, el, shortened } from "../dom/el.ts";
import { ref } from "../dom/ref.ts";
import { clause, word } from "./words.ts";

/** Cues that are verbs of saying with their objects read on after a name: "told reporters", "has said". */
const READS_ON = /^(?:(?:has|have|had|also|later|then|previously)\s+)*[a-z]+(?:ed|id|old|aid|rote|poke|new|elt|ought|ays|ells|ote|arns|laims|sserts|enies)\b/i;

interface Said { readonly verb: string; readonly that: boolean }

/** The verb of an act of saying: the article's own words where they read on after a name, or those of the stance. */
function verbOf(app: App, link: Link): Said {
  const act = link.act!;
  const cue = act.cue?.replace(/\s+/g, " ").trim() ?? "";
  if (cue && cue.length <= 40 && READS_ON.test(cue) && !/[,:;“”"]/.test(cue)) return { verb: cue.replace(/\s+that$/i, ""), that: true };
  return { verb: word(app, "stances", act.stance), that: true };
}

/** What the article tells of the source beside its name ("a spokeswoman", "on condition of anonymity"). */
function appositive(app: App, claim: Claim, link: Link): string {
  const place = link.act?.places.find(({ role }) => role === "source");
  if (!place) return "";
  const words = app.store.textOf(claim.article, place.start, place.end).replace(/\s+/g, " ").trim();
  const at = words.toLowerCase().indexOf(link.label.toLowerCase());
  if (at < 0 || words.length > 120) return "";
  const rest = [words.slice(0, at), words.slice(at + link.label.length)].map((one) => one.replace(/^[\s,;–—-]+|[\s,;–—-]+$/g, "")).filter((one) => /\p{L}{2}/u.test(one));
  return rest.length === 1 ? rest[0] : "";
}

/** When it was said, after "on" or as it stands in the text. */
function saidWhen(link: Link): string {
  const said = link.act?.said;
  if (!said) return "";
  const day = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i.test(said.text.trim());
  const read = said.reading && said.reading !== said.text ? said.reading : "";
  if (day) return ` on ${said.text}${read ? " " + read : ""}`;
  return read ? ` (${said.text}: ${read})` : ` (${said.text})`;
}

/** The sentence. Each name in it is a link; what is said is in bold, negation and modality in words after it. */
export function sentence(app: App, claim: Claim): HTMLElement {
  const [first] = claim.chain;
  const last = claim.chain.at(-1);
  const line = el("p", { class: "sentence" });
  const name = (link: Link): Child => el("em", {}, ref(app, link.mark, shortened(link.label, 200)));
  if (!claim.chain.length) line.append("No source: ");
  else if (!first.act) append(line, [name(first), " reports in its own voice that "]);
  else {
    const beside = appositive(app, claim, first);
    const { verb } = verbOf(app, first);
    const between = claim.chain.slice(1, -1);
    append(line, [
      name(first), beside ? [", ", bdi(beside), ","] : "", " ", bdi(verb), saidWhen(first),
      between.map((link): Child[] => [", as told by ", name(link)]),
      last && last !== first ? [", as reported by ", name(last), ","] : "", " that ",
    ]);
  }
  const flags = [
    claim.unworded ? "said not to be so" : "",
    claim.polarity === "negative" && !claim.unworded ? "negative" : "",
    claim.modality === "actual" ? "" : word(app, "modality", claim.modality),
    first?.act?.stance === "denies" ? "denied" : "",
  ].filter(Boolean);
  line.append(el("strong", { class: "what" }, clause(app, claim, 600, true)), flags.length ? ` (${flags.join("; ")})` : "", ".");
  return line;
}
