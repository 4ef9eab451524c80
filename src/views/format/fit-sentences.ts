import { sentencesOf } from '../../core/paper/summary/sentences.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { fitText } from './fit-text.ts';
import { weigh } from './text-weight.ts';

/** The part of the room that a shortened text fills at least: a few words of many say too little. */
const MIN_FILLED = 1 / 3;

/** A space, a quotation mark and a letter of two code units. */
const NEXT_SENTENCE_LENGTH = 4;

/** Ends of clauses and phrases: a mark of punctuation, or the space before a word that begins another one. */
const CLAUSE_END =
  /[,;:)—–](?= )|[，；：、]| (?=(?:and|or|but|while|whereas|where|which|because|although|when|by|with|using)\b)/gu;

/**
 * Returns the longest beginning of an untrusted text that ends with a sentence and whose `render`ed form weighs at most
 * `limit`. If that would be short, it ends with a clause and `…`; a text without clauses is cut as by `fitText`.
 */
export function fitSentences(text: string, limit: number, render: (text: string) => string): string {
  const clean = cleanText(text);
  if (clean === '') return '';
  const fits = (part: string) => part.length <= limit && weigh(render(part)) <= limit;
  if (fits(clean)) return render(clean);
  // Rendering never shortens a text, so what follows cannot be shown; the beginning of the next sentence shows an end.
  const head = clean.slice(0, limit + NEXT_SENTENCE_LENGTH);
  const sentences = longest(
    sentenceEnds(head).map(end => withoutGap(head.slice(0, end))),
    fits,
  );
  if (sentences.length >= limit * MIN_FILLED) return render(sentences);
  const clauses = longest(
    clauseEnds(head).map(end => `${head.slice(0, end)}…`),
    fits,
  );
  if (clauses.length >= limit * MIN_FILLED) return render(clauses);
  return sentences === '' ? fitText(clean, limit, render) : render(sentences);
}

/** Returns the last of the parts, in ascending order of their length, that fits; '' if none does. */
function longest(parts: readonly string[], fits: (part: string) => boolean): string {
  return parts.findLast(part => part !== '' && fits(part)) ?? '';
}

/** Returns where the sentences of a beginning end, but for the last one, which may go on. */
function sentenceEnds(head: string): number[] {
  const ends: number[] = [];
  for (const sentence of sentencesOf(head).slice(0, -1))
    ends.push(head.indexOf(sentence, ends.at(-1) ?? 0) + sentence.length);
  return ends;
}

function clauseEnds(head: string): number[] {
  return [...head.matchAll(CLAUSE_END)].map(({ 0: mark, index }) => (mark === ')' ? index + 1 : index));
}

/** Drops the mark of sentences that were left out before the next one. */
function withoutGap(text: string): string {
  return text.replace(/ ?…$/, '');
}
