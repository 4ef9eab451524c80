/** A group of prose lines: a title with the abstract below it, or a line that belongs to neither. */
export type ProseGroup<T> =
  | { readonly kind: 'pair'; readonly title: T; readonly abstract: T }
  | { readonly kind: 'stray'; readonly line: T };

interface Prose {
  readonly text: string;
}

// The cost of a stray line; the unit of all other costs.
const STRAY_COST = 1;

// Titles on real pages have up to 170 characters and abstracts mostly over a thousand, but an abstract may be short. A
// line of a length between these two can be either; the lines around it decide.
const SURELY_TITLE_BELOW = 200;
const SURELY_ABSTRACT_FROM = 400;

/**
 * Groups lines of prose into titles and abstracts at the lowest cost: long titles, short abstracts that are not a
 * sentence, and stray lines cost. A broken entry thus affects itself only, not the entries after it. The last line is
 * probably an abstract, whatever it looks like: the authors follow it, or the page was cut off there.
 */
export function groupProse<T extends Prose>(lines: readonly T[]): ProseGroup<T>[] {
  const plans = cheapestPlans(lines);
  const groups: ProseGroup<T>[] = [];
  for (let at = 0; at < lines.length; at += plans[at] === 'pair' ? 2 : 1) {
    const [line, next] = lines.slice(at, at + 2);
    if (!line) break;
    const paired = plans[at] === 'pair' && next !== undefined;
    groups.push(paired ? { kind: 'pair', title: line, abstract: next } : { kind: 'stray', line });
  }
  return groups;
}

/** Returns true if a stray line looks like an abstract, for the reason of its rejection. */
export function looksLikeAbstract(text: string): boolean {
  return abstractCost(text) < STRAY_COST;
}

/** Computes, from the last line to the first, what to do at each line if the lines before it are settled. */
function cheapestPlans(lines: readonly Prose[]): ('pair' | 'stray')[] {
  const plans: ('pair' | 'stray')[] = [];
  const costs: number[] = [];
  costs[lines.length] = 0;
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const [title, abstract] = lines.slice(at, at + 2);
    const alone = STRAY_COST + (costs[at + 1] ?? 0);
    const isLast = at + 2 === lines.length;
    const together =
      title && abstract
        ? titleCost(title.text) + abstractCost(abstract.text, isLast) + (costs[at + 2] ?? 0)
        : Number.POSITIVE_INFINITY;
    plans[at] = together <= alone ? 'pair' : 'stray';
    costs[at] = Math.min(together, alone);
  }
  return plans;
}

function titleCost(text: string): number {
  if (text.length < SURELY_TITLE_BELOW) return 0;
  // More than two strays: two abstracts in a row are never a paper.
  return text.length < SURELY_ABSTRACT_FROM ? 0.6 * STRAY_COST : 3 * STRAY_COST;
}

function abstractCost(text: string, isLast = false): number {
  if (text.length >= SURELY_TITLE_BELOW) return 0;
  if (isSentence(text)) return 0.2 * STRAY_COST;
  // More than two strays: two titles in a row are never a paper.
  return isLast && !isInTitleCase(text) ? 0.5 * STRAY_COST : 2.5 * STRAY_COST;
}

/** Returns true if the text ends in a full stop. Other marks do not count: `Is It Real? A Study` is a title. */
function isSentence(text: string): boolean {
  return /[.。]["'”’)\]]?$/u.test(text);
}

/** Returns true if at least half of the longer words after the first begin with a capital. */
function isInTitleCase(text: string): boolean {
  const words = text
    .split(' ')
    .slice(1)
    .filter(word => word.length >= 4);
  return words.length > 0 && 2 * words.filter(word => /^\P{L}*\p{Lu}/u.test(word)).length >= words.length;
}
