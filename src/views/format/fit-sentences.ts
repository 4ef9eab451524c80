import { sentencesOf } from '../../core/paper/summary/sentences.ts';
import { cleanBeginning } from '../../core/text/untrusted-text.ts';
import { fitText } from './fit-text.ts';
import { weigh } from './text-weight.ts';

/** The part of the room that a shortened text fills at least: a few words of many say too little. */
const MIN_FILLED = 1 / 3;

/** A space, a quotation mark and a letter of two code units. */
const NEXT_SENTENCE_LENGTH = 4;

/**
 * Ends of clauses and phrases: a mark of punctuation, or the space before a bracket or a word that begins another one.
 */
const CLAUSE_END =
  /[,;:)—–](?= )|[，；：、]| (?=[([])| (?=(?:and|or|but|while|whereas|where|which|because|although|when|by|with|using)\b)/gu;

/**
 * Returns the longest beginning of an untrusted text that ends with a sentence and whose `render`ed form weighs at most
 * `limit`. If that would be short, it ends with a clause and `…`; a text without clauses is cut as by `fitText`.
 */
export function fitSentences(text: string, limit: number, render: (text: string) => string): string {
  const clean = cleanBeginning(text, limit + NEXT_SENTENCE_LENGTH);
  if (clean === '') return '';
  /** Renders a part, once for the test and for the result; `undefined` if it is too heavy. */
  const renderFitting = (part: string): string | undefined => {
    // Rendering never shortens a text, so one over the limit need not be rendered.
    if (part.length > limit) return undefined;
    const rendered = render(part);
    return weigh(rendered) <= limit ? rendered : undefined;
  };
  const whole = renderFitting(clean);
  if (whole !== undefined) return whole;
  // What follows cannot be shown; the beginning of the next sentence shows an end.
  const head = clean.slice(0, limit + NEXT_SENTENCE_LENGTH);
  const sentences = longest(
    sentenceEnds(head).map(end => withoutGap(head.slice(0, end))),
    renderFitting,
  );
  if (sentences && sentences.text.length >= limit * MIN_FILLED) return sentences.rendered;
  const clauses = longest(
    clauseEnds(head).map(end => `${head.slice(0, end).replace(/[,;:—–] ?$/u, '')}…`),
    renderFitting,
  );
  if (clauses && clauses.text.length >= limit * MIN_FILLED) return clauses.rendered;
  return sentences?.rendered ?? fitText(clean, limit, render);
}

/** A part of a text, and what it is rendered as. */
interface RenderedPart {
  readonly text: string;
  readonly rendered: string;
}

/** Returns the last of the parts, in ascending order of their length, that can be rendered; `undefined` if none can. */
function longest(
  parts: readonly string[],
  renderFitting: (part: string) => string | undefined,
): RenderedPart | undefined {
  for (const text of parts.toReversed()) {
    const rendered = text === '' ? undefined : renderFitting(text);
    if (rendered !== undefined) return { text, rendered };
  }
  return undefined;
}

/** Returns where the sentences of a beginning end, but for the last one, which may go on. */
function sentenceEnds(head: string): number[] {
  const ends: number[] = [];
  for (const sentence of sentencesOf(head).slice(0, -1))
    ends.push(head.indexOf(sentence, ends.at(-1) ?? 0) + sentence.length);
  return ends;
}

/** Returns where the clauses of a beginning end, but for those inside brackets: what was opened is closed. */
function clauseEnds(head: string): number[] {
  const ends: number[] = [];
  let opened = 0;
  let from = 0;
  for (const { 0: mark, index } of head.matchAll(CLAUSE_END)) {
    const end = mark === ')' ? index + 1 : index;
    opened = openBrackets(head.slice(from, end), opened);
    from = end;
    if (opened === 0) ends.push(end);
  }
  return ends;
}

/** Returns how many brackets are open after a part of a text, `before` of them before it. */
function openBrackets(part: string, before: number): number {
  let opened = before;
  for (const mark of part.match(/[()[\]]/g) ?? []) {
    // A closing one without an opening one, as in `a)`, closes nothing.
    opened = mark === '(' || mark === '[' ? opened + 1 : Math.max(0, opened - 1);
  }
  return opened;
}

/** Drops the mark of sentences that were left out before the next one. */
function withoutGap(text: string): string {
  return text.replace(/ ?…$/, '');
}
