import { cleanBeginning } from '../../core/text/untrusted-text.ts';
import { weigh } from './text-weight.ts';

const ELLIPSIS = '…';

/** A cut moves back to the end of a word if that is at most so many graphemes away, and more than half of the cut text stays. */
const MAX_WORD_BACKTRACK = 16;

/** Marks that no ellipsis follows: with a full stop before it, it would be four dots. */
const BEFORE_ELLIPSIS: ReadonlySet<string> = new Set([' ', '.', ',', ';', ':', '…']);

/** The code units after a limit that show whether a grapheme that ends there continues. */
const LOOKAHEAD = 2;

const ASCII = /^[ -~]*$/;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Returns the longest beginning of an untrusted text whose `render`ed form (escaped, for example) weighs at most
 * `limit`. A text is cut at the end of a grapheme, or of a word if one is near, and ends in `…` without a stop or comma
 * before it. Returns '' for a text without content, or if not even the ellipsis fits.
 */
export function fitText(text: string, limit: number, render: (text: string) => string): string {
  return longestBeginning(cleanBeginning(text, limit + LOOKAHEAD), limit, render, weigh);
}

/** Cuts a text to at most `limit` UTF-16 code units in the same way, for labels, which have no markdown. */
export function fitPlain(text: string, limit: number): string {
  return longestBeginning(
    cleanBeginning(text, limit + LOOKAHEAD),
    limit,
    part => part,
    part => part.length,
  );
}

function longestBeginning(
  text: string,
  limit: number,
  render: (text: string) => string,
  measure: (text: string) => number,
): string {
  if (text === '') return '';
  // Rendering never shortens a text, so one over the limit need not be rendered.
  if (text.length <= limit) {
    const whole = render(text);
    if (measure(whole) <= limit) return whole;
  }
  const ends = graphemeEnds(text, Math.max(0, Math.floor(limit) - ELLIPSIS.length));
  const cut = (graphemes: number): string | undefined => {
    const end = ends.after(withoutStops(text, ends, graphemes));
    const rendered = render(text.slice(0, end) + ELLIPSIS);
    return measure(rendered) <= limit ? rendered : undefined;
  };
  const longest = longestCut(ends.count, cut);
  if (longest === undefined) return '';
  const atWord = wordEnd(text, ends, longest.graphemes);
  return atWord === longest.graphemes ? longest.rendered : (cut(atWord) ?? longest.rendered);
}

/** Finds the greatest number of graphemes, up to `max`, for which `cut` returns a text. */
function longestCut(
  max: number,
  cut: (graphemes: number) => string | undefined,
): { readonly graphemes: number; readonly rendered: string } | undefined {
  // Most texts need few escapes, so steps of growing size go back from the end; then the last step is bisected.
  let tooMany = max + 1;
  let fitting = max;
  let rendered = cut(fitting);
  for (let step = 1; rendered === undefined && fitting > 0; step *= 2) {
    tooMany = fitting;
    fitting = Math.max(0, fitting - step);
    rendered = cut(fitting);
  }
  if (rendered === undefined) return undefined;
  while (tooMany - fitting > 1) {
    const middle = Math.floor((fitting + tooMany) / 2);
    const candidate = cut(middle);
    if (candidate === undefined) {
      tooMany = middle;
    } else {
      fitting = middle;
      rendered = candidate;
    }
  }
  return { graphemes: fitting, rendered };
}

interface GraphemeEnds {
  /** Number of graphemes. */
  readonly count: number;
  /** The offset at which the first so many graphemes end. */
  after(graphemes: number): number;
}

/** Finds the graphemes within the first `length` code units of a text. */
function graphemeEnds(text: string, length: number): GraphemeEnds {
  const head = text.slice(0, length + LOOKAHEAD);
  // In ASCII every character is a grapheme (a cleaned text has no line breaks); segmenting is a hundred times slower.
  if (ASCII.test(head)) return { count: Math.min(length, text.length), after: graphemes => graphemes };
  const ends = [0];
  for (const { index, segment } of segmenter.segment(head)) {
    const end = index + segment.length;
    if (end <= length) ends.push(end);
  }
  return { count: ends.length - 1, after: graphemes => ends[graphemes] ?? 0 };
}

/** Returns the greatest count up to `graphemes` that does not end with a mark that no ellipsis follows. */
function withoutStops(text: string, ends: GraphemeEnds, graphemes: number): number {
  let count = graphemes;
  while (count > 0 && BEFORE_ELLIPSIS.has(text.slice(ends.after(count - 1), ends.after(count)))) count -= 1;
  return count;
}

/** Returns the greatest count up to `graphemes` at which no word is split, if it is near; else `graphemes`. */
function wordEnd(text: string, ends: GraphemeEnds, graphemes: number): number {
  const least = Math.max(graphemes / 2, graphemes - MAX_WORD_BACKTRACK);
  for (let count = graphemes; count > least; count -= 1) {
    if (text.charAt(ends.after(count)) === ' ') return count;
  }
  return graphemes;
}
