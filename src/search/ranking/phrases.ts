import type { TextIndex } from '../documents/text-index.ts';
import { readTokens } from '../text/tokens.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { stemOf } from '../text/stem.ts';

/** Documents whose texts are read for one phrase; a phrase of stop words alone would match too many. */
const MAX_READ = 20_000;

/**
 * Returns the documents that have a phrase: the same words, stop words included, in a row within one text. At most the
 * first 20,000 documents that have all its words are looked at.
 */
export function documentsWithPhrase(phrase: string, index: TextIndex): Set<number> {
  const found = new Set<number>();
  const { tokens } = readTokens(phrase);
  const wanted = tokens.map(token => index.words.find(token));
  if (wanted.length === 0 || wanted.includes(-1)) return found;
  for (const document of documentsWithAll(tokens, index)) {
    const { title, text } = index.documents.record(document);
    if (isInRow(title, wanted, 0) || isInRow(text, wanted, 1)) found.add(document);
  }
  return found;
}

/** Returns the documents with all words of a phrase, by their stems; of stop words alone, those with them in the title. */
function documentsWithAll(tokens: readonly string[], { terms, documents }: TextIndex): number[] {
  const content = tokens.filter(token => !STOP_WORDS.has(token));
  const names =
    content.length > 0 ? content.map(token => `s:${stemOf(token)}`) : tokens.map(token => `t:${token}`);
  const numbers = [...new Set(names)]
    .map(name => terms.find(name))
    .toSorted((a, b) => terms.papersWith(a) - terms.papersWith(b));
  const counts = new Uint16Array(documents.capacity);
  let left: number[] = [];
  for (const [i, term] of numbers.entries()) {
    const next: number[] = [];
    if (term === -1) return [];
    terms.scan(term, (postings, from, to) => {
      for (let at = from; at < to; at += 1) {
        const document = (postings[at] ?? 0) >>> 8;
        if (counts[document] !== i) continue;
        counts[document] = i + 1;
        next.push(document);
      }
    });
    left = next;
  }
  return left.filter(document => !documents.isRemoved(document)).slice(0, MAX_READ);
}

/** Returns true if the numbers are in a row in `words`, whose numbers are shifted by `shift`. */
function isInRow(words: Uint32Array, wanted: readonly number[], shift: number): boolean {
  const [first = 0] = wanted;
  for (
    let start = words.indexOf(first + shift);
    start !== -1;
    start = words.indexOf(first + shift, start + 1)
  ) {
    let length = 1;
    while (length < wanted.length && words[start + length] === (wanted[length] ?? 0) + shift) length += 1;
    if (length === wanted.length) return true;
  }
  return false;
}
