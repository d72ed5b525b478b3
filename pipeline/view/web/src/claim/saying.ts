// How a saying reads on: by which words, and what joins them to what is said. Pure: it knows texts and places only.
//
// What is said must stay what it was. So the article's own words are kept wherever they run from the speaker on into
// the clause; "that" is put in only before a whole clause; all else is quoted.

/** Offsets in the article, half open. */
export interface Spot {
  readonly start: number;
  readonly end: number;
}

export interface Reading {
  /** The characters between two offsets; "" where they are not known. */
  readonly text: (start: number, end: number) => string;
  readonly source: Spot | null;
  readonly cue: Spot | null;
  readonly said: Spot | null;
  readonly content: readonly Spot[];
  readonly clause: Spot;
  readonly action: Spot;
  /** Who acts, and who or what is acted on: the subject of a whole clause is one of them. */
  readonly actors: readonly Spot[];
  readonly targets: readonly Spot[];
  /** Whether the action is read from a noun ("the shelling of Orvel"). */
  readonly nominal: boolean;
  readonly form: string;
  readonly stance: string;
  /** The stance in a word: "denied". */
  readonly word: string;
}

/**
 * that: a whole clause follows, after "that" · on: the article's own words read on into the clause · quoted: the
 * source's own words · worded: the article's words for it · telling: the article's words of saying too, since none of
 * ours has their sense ("seems unlikely that …").
 */
export type Joint = "that" | "on" | "quoted" | "worded" | "telling";

export interface Saying {
  /** "told reporters on Monday"; "according to". */
  readonly verb: string;
  readonly joint: Joint;
  /** Whether the verb's words hold the time of saying. */
  readonly timed: boolean;
  /** Where the words that are quoted begin, where that is before the clause. */
  readonly from?: number;
}

const BEFORE = String.raw`(?:(?:has|have|had|also|later|then|today|now|just|earlier|already|previously|first|once|again|still|[a-z]{2,}ly)\s+)*`;
const ONE = (verbs: string): RegExp => new RegExp(`^${BEFORE}(?:${verbs})(?![a-z-])`, "i");
/** Verbs that "that" and a whole clause can follow. */
const THAT = ONE("said|says|say|added|adds|add|noted|notes|note|wrote|writes|write|written|reported|reports|report|announced|announces|announce|explained|explains|explain|claimed|claims|claim|alleged|alleges|allege|insisted|insists|insist|argued|argues|argue|stated|states|state|declared|declares|declare|confirmed|confirms|confirm|denied|denies|deny|warned|warns|warn|stressed|stresses|stress|admitted|admits|admit|acknowledged|acknowledges|acknowledge|conceded|concedes|concede|believed|believes|believe|thought|thinks|think|predicted|predicts|predict|promised|promises|promise|vowed|vows|vow|pledged|pledges|pledge|threatened|threatens|threaten|revealed|reveals|reveal|recalled|recalls|recall|tweeted|tweets|tweet|posted|posts|concluded|concludes|conclude|found|finds|suggested|suggests|suggest|hoped|hopes|hope|feared|fears|fear|knew|knows|know|realised|realized|repeated|repeats|maintained|maintains|testified|testifies|estimated|estimates|estimate|shows|showed|shown|show|indicated|indicates|indicate|pointed out|points out|remarked|remarks|observed|observes|asserted|asserts|affirmed|affirms|emphasised|emphasized|emphasises|emphasizes|underlined|underlines|reiterated|reiterates|cautioned|cautions|doubted|doubts|doubt|disclosed|discloses|commented|comments|continued|continues|agreed|agrees|agree");
/** Verbs that want a hearer first. */
const HEARER = ONE("told|tells|tell|informed|informs|inform|assured|assures|assure|reminded|reminds|remind");
/** Verbs that begin no whole clause, but that what was said can follow in quotation marks. */
const QUOTES = ONE("asked|asks|ask|urged|urges|urge|demanded|demands|demand|called|calls|call|described|describes|describe|ordered|orders|advised|advises|advise|wondered|wonders|questioned|replied|replies|answered|answers|shouted|shouts|yelled|yells|dismissed|dismisses|rejected|rejects|disputed|disputes|accused|accuses|accuse|decided|decides|decide|expected|expects|expect|wanted|wants|want|concurred|responded|responds");
/** Participles that the stance's word stands for, as "said" for "saying". */
const PARTICIPLE = /^(?:also )?(?:saying|adding|noting|stating|writing|insisting|arguing|claiming|alleging|warning|denying|confirming|announcing|explaining|stressing|declaring|predicting)$/i;
/** Stances whose word can be followed by "that" and a whole clause, with the mood left as it is. */
const STANCES = new Set(["asserts", "confirms", "denies", "alleges", "warns", "threatens", "promises", "predicts", "believes", "doubts", "acknowledges", "knows", "unsaid"]);
/** Stances that tell of a mind, not of words: no quotation follows them. */
const MUTE = new Set(["knows", "believes", "wants", "doubts", "supports", "opposes", "praises", "criticises", "refuses", "predicts"]);
/** Words that turn round, or hold back, the saying that they stand before. */
const TURNING = /(?:\bnot|n['’]t|\bnever|\bneither|\bnor|\bhardly|\bwithout|\bno longer|\b(?:declined|refused|failed|unable|reluctant|expected|likely|about|want(?:s|ed)?|would|will|may|might|could|should|must|to))\s+$/i;
/** What ends a stretch that one verb phrase can hold. */
const BROKEN = /[.,;:!?()[\]“”"„«»‘\n—–]|(?:^|\s)['’]/;
/** What can't follow "said" but where its subject stands before it: "what Tamsk says was a strike". */
const EXTRACTED = /^\s*(?:is|are|was|were|has|have|had|will|would|could|may|might)\b/i;
const LONG = 60;
/** What an impersonal saying ("is believed to …") speaks of: the words before it, as far as nothing breaks them off. */
const SUBJECT = /(?<=^|[,;:(“"]\s?|[.!?]\s|\b(?:and|but|that|as|while|when|which|who)\s)(?:[\p{L}\p{N}'’-]+\s+){0,8}[\p{L}\p{N}'’-]*$/u;
/** The longest stretch from the words of saying to the clause that is quoted with them. */
const FAR = 200;

const squeezed = (text: string): string => text.replace(/\s+/g, " ").trim();

export type Clause = Pick<Reading, "text" | "clause" | "action" | "actors" | "targets" | "nominal">;

const HELPER = /(?:^|\s)(?:is|are|was|were|am|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must|cannot|never)(?:\s|$)|n['’]t(?:\s|$)|['’](?:s|re|m|ve|d|ll)(?:\s|$)/;
const PASSIVE = /(?:^|\s)(?:is|are|was|were|be|been|being)(?:\s|$)/;
const OPENING = /^(?:|the|an?|his|her|its|their|our|my|some|all|many|most|several|more than|at least|about|around|no)$/;
/** Participles that stand after a noun as often as not: "rhetoric aimed at Tamsk". */
const AFTER_NOUN = /^(?:aimed|based|related|called|named|located|involved|designed|intended|trained|born|known|made|found|given|seen)(?:\s|$)/;

/** Whether a clause has a subject before a verb that is no infinitive, no participle alone and in no clause within it. */
export function isWhole({ text, clause, action, actors, targets, nominal }: Clause): boolean {
  if (nominal) return false;
  if (/^there (?:is|are|was|were|has|have|had|will|would|could|may|might|must)\b/i.test(text(clause.start, clause.end))) return true;
  const before = (spots: readonly Spot[]): Spot | undefined => spots.filter(({ start, end }) => clause.start <= start && end <= action.start).sort((a, b) => a.start - b.start)[0];
  const subject = before(actors) ?? before(targets);
  if (!subject || !OPENING.test(squeezed(text(clause.start, subject.start)).toLowerCase())) return false;
  const between = squeezed(text(subject.end, action.start)).toLowerCase();
  if (/(?:^|\s)to$|(?:^|\s)(?:who|which|that|whom|whose|where|when|while|if|because)(?:\s|$)|[“”"]/.test(between)) return false;
  const verb = squeezed(text(action.start, action.end)).toLowerCase().replace(/[^\p{L}\s'’]/gu, "");
  if (!actors.includes(subject)) return PASSIVE.test(`${between} ${verb}`) && HELPER.test(`${between} ${verb}`) && !/^to\s/.test(verb);
  const helped = HELPER.test(between) || HELPER.test(verb.split(" ")[0]);
  if (/^(?:to|be|been|being)(?:\s|$)|^\S+ing(?:\s|$)/.test(verb) || AFTER_NOUN.test(verb)) return HELPER.test(between);
  return helped || !/['’]s?$/.test(text(subject.start, subject.end));
}

/** Whether an offset lies within quotation marks that open in what is said. */
function isQuoted({ text, content, clause }: Reading): boolean {
  const piece = content.find(({ start, end }) => start <= clause.start && clause.start < end);
  if (!piece) return false;
  const before = text(piece.start, clause.start);
  if (/[“”"]/.test(text(clause.start, clause.end))) return false;
  const curly = (before.match(/“/g)?.length ?? 0) - (before.match(/”/g)?.length ?? 0);
  return curly > 0 || (before.match(/"/g)?.length ?? 0) % 2 === 1;
}

/** The words between two offsets, where they are known, on one line, and nothing breaks them off; else null. */
function between({ text }: Reading, start: number, end: number): string | null {
  if (end < start || end - start > LONG) return null;
  if (end === start) return "";
  const words = text(start, end);
  return words && !BROKEN.test(words) ? words : null;
}

/** Where to begin so that the words of saying are quoted with the clause; null where they don't lead to it. */
function leading(reading: Reading): number | null {
  const { text, source, cue, clause } = reading;
  if (!cue || cue.end > clause.start || clause.start - cue.end > FAR || clause.end - cue.start > 2 * FAR) return null;
  if (source && cue.end <= source.start && source.end <= clause.start) return null;
  const gap = text(cue.end, clause.start);
  if ((!gap && cue.end < clause.start) || /[.!?]\s|[\n:“”"]/.test(gap)) return null;
  const room = Math.max(source && source.end <= cue.start ? source.end : 0, cue.start - LONG);
  let before = "";
  for (let at = room; at < cue.start && !before; at += 1) before = text(at, cue.start);
  if (!source) return cue.start - (SUBJECT.exec(before)?.[0].length ?? 0);
  const [lead = ""] = /(?:(?:^|(?<=\s))[a-z'’]+\s+){1,4}$/.exec(before) ?? [];
  return cue.start - (lead && (source?.end === cue.start - lead.length - 1 || TURNING.test(lead)) ? lead.length : 0);
}

/** Whether the clause goes as far as a sentence, or a part of one between commas, does. */
function isEnded({ text, content, clause, nominal }: Reading): boolean {
  const piece = content.find(({ start, end }) => start <= clause.start && clause.start < end);
  return !nominal && (piece?.end === clause.end || /^[,.;:!?”"\n]/.test(text(clause.end, clause.end + 1)));
}

/** Whether the clause opens a sentence, or stands beside another clause of what is said. */
function isOpen({ text, content, clause }: Reading): boolean {
  const piece = content.find(({ start, end }) => start <= clause.start && clause.start < end);
  if (!piece) return false;
  const before = text(piece.start, clause.start);
  if (clause.start === piece.start) return true;
  return /(?:^|\s)that\s+$|[.;]\s+$|,\s+(?:and|but)\s+(?:that\s+)?$/i.test(before) && !/(?:^|\s)(?:if|unless|whether)(?:\s)[^.;]*$/i.test(before);
}

/** By which words a source said what the clause says, and what joins the two. */
export function sayingOf(reading: Reading): Saying {
  const { text, source, cue, said, clause, form, stance, word } = reading;
  const words = cue ? squeezed(text(cue.start, cue.end)).replace(/[\s:,;]+$/, "").replace(/\s+that$/i, "") : "";
  const quoted = form === "direct" || isQuoted(reading);
  const within = (start: number, end: number): boolean => said !== null && start <= said.start && said.end <= end;
  if (cue && /^according to$/i.test(words)) {
    const joint = quoted ? "quoted" : isOpen(reading) && isWhole(reading) ? "that" : "worded";
    return { verb: "according to", joint, timed: false };
  }
  // Whom or what an impersonal saying is about stands before it, and its verb is in their number: "scenes show that …".
  const impersonal = source === null && !quoted ? leading(reading) : null;
  if (impersonal !== null) return { verb: "", joint: "telling", timed: false, from: impersonal };
  const usable = words.length <= LONG && !BROKEN.test(words);
  const lead = cue && source && source.end <= cue.start ? between(reading, source.end, cue.start) : null;
  // What stands before the cue may turn it round ("has not said"): it is kept, or else the cue is not used.
  const turned = cue !== null && lead === null && TURNING.test(text(Math.max(0, cue.start - 24), cue.start));
  const known = usable && !turned && (THAT.test(words) || HEARER.test(words) || QUOTES.test(words));
  if (cue && usable && !turned && !quoted) {
    const tail = between(reading, cue.end, clause.start);
    const verbal = known || (lead !== null && !/^\S+ing(?:\s|$)/i.test(words) && /^[a-z'’]/.test(words));
    if (tail !== null && /\s$/.test(tail) && verbal) {
      const thats = /(?:^|\s)that\s+$/i.test(tail);
      const phrase = squeezed(`${lead ?? ""} ${words} ${tail.replace(/that\s+$/i, "")}`);
      const timed = within(source && lead !== null ? source.end : cue.start, clause.start);
      if (thats && (known || STANCES.has(stance)) && (isWhole(reading) || isEnded(reading))) return { verb: phrase, joint: "that", timed };
      const heard = !HEARER.test(words) || squeezed(tail) !== "";
      if (heard && (THAT.test(words) || HEARER.test(words)) && squeezed(tail).split(" ").length <= 5 && isWhole(reading)) return { verb: phrase, joint: "that", timed };
      const extracted = THAT.test(words) && EXTRACTED.test(text(cue.end, clause.end));
      if (lead !== null && !thats && !extracted) return { verb: phrase, joint: "on", timed };
    }
  }
  const hearer = cue && HEARER.test(words) ? hearerOf(reading) : "";
  const spoken = known ? words[0].toLowerCase() + words.slice(1) : words;
  const fallback = quoted && MUTE.has(stance) ? "is quoted" : word;
  const verb = known && (!HEARER.test(words) || hearer) ? squeezed(`${lead ?? ""} ${spoken} ${hearer}`) : HEARER.test(words) ? "said" : fallback;
  const timed = cue !== null && known && within(source && lead !== null ? source.end : cue.start, cue.end + (hearer ? hearer.length + 1 : 0));
  if (quoted && !known && MUTE.has(stance)) {
    const from = leading(reading);
    if (from !== null) return { verb: "", joint: "telling", timed: false, from };
  }
  if (quoted) return { verb, joint: "quoted", timed };
  const takes = known && cue && !QUOTES.test(words);
  if (takes && isOpen(reading) && isWhole(reading)) return { verb, joint: "that", timed };
  const plain = cue !== null && !turned && PARTICIPLE.test(words) && /^\s*(?:that\s+)?$/i.test(text(cue.end, clause.start));
  const from = takes || plain ? null : leading(reading);
  if (from !== null) return { verb: "", joint: "telling", timed: false, from };
  return { verb, joint: STANCES.has(stance) && cue && isOpen(reading) && isWhole(reading) && !QUOTES.test(words) ? "that" : "worded", timed };
}

/** Whom something is told: the words after the cue, up to what breaks them off; "" where there are none to be sure of. */
function hearerOf({ text, cue, content, source }: Reading): string {
  if (!cue) return "";
  const next = [...content, ...(source ? [source] : [])].map(({ start }) => start).filter((start) => start >= cue.end);
  const end = Math.min(cue.end + LONG, ...next);
  let words = "";
  for (let at = end; at > cue.end && !words; at -= 1) words = text(cue.end, at);
  const [, found = ""] = /^ ([^.,;:!?()“”"\n—–]+?)(?: that)? ?(?=[.,;:“”"\n]|$)/.exec(words) ?? [];
  return found.split(" ").length <= 5 && !/\b(?:and|but|as|after|when|while|because|who|which)\b/i.test(found) ? found : "";
}
