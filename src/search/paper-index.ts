import type { Paper, PaperId } from '../core/paper.ts';
import type { PaperIndex } from '../core/search.ts';
import { nameTermsOf, openNameCounts } from './author-names.ts';
import { openCompletionIndex } from './completion.ts';
import { queryTermsOf } from './query-terms.ts';
import { openRankedText } from './ranked-text.ts';
import { shortNameOf } from './short-name.ts';
import { stopWords } from './stop-words.ts';
import { openVocabulary } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** What must be known of a paper to take it out again. */
interface Held {
  readonly text: Uint32Array;
  readonly names: readonly string[];
  readonly titleStopWords: readonly string[];
}

/** Title twice: a word of the title tells more of a paper than one of its abstract. */
function textOf({ title, tldr, keywords, abstract }: Paper): string[] {
  return [title, title, tldr ?? '', ...keywords, abstract ?? ''].flatMap(text => {
    const { parts, joints } = wordsOf(text);
    return [...parts, ...joints];
  });
}

/**
 * An empty index. It keeps no paper: terms, numbers, and the titles that completion answers.
 *
 * Authors are not part of the ranked text, where names would disturb the frequencies of words. Their names are looked
 * for by words that no text knows (`lipton recurrent`), and by all words of a query that consists of names (`Song
 * Han`); somebody's full name puts that author's papers first, and so does the name of a work (`mamba`) with that work.
 * A name is never respelled.
 */
export function openPaperIndex(): PaperIndex {
  const vocabulary = openVocabulary();
  const names = openNameCounts();
  const ranked = openRankedText(vocabulary);
  const completion = openCompletionIndex();
  const held = new Map<PaperId, Held>();
  let rev = 0;

  function remove(id: PaperId): void {
    const known = held.get(id);
    if (known === undefined) return;
    ranked.remove({ ...known, id, text: vocabulary.release(known.text) });
    names.remove(known.names);
    completion.remove(id);
    held.delete(id);
  }

  return {
    get size() {
      return held.size;
    },
    get rev() {
      return rev;
    },
    search(query, { limit }) {
      const terms = queryTermsOf(query, vocabulary, names);
      return { ...ranked.search(terms, limit), corrections: terms.corrections };
    },
    complete: (text, limit) => completion.complete(text, limit),
    put(paper) {
      remove(paper.id);
      const text = textOf(paper);
      const shortName = shortNameOf(paper.title);
      const known = {
        names: [...nameTermsOf(paper.authors), ...(shortName === undefined ? [] : [shortName])],
        titleStopWords: wordsOf(paper.title).parts.filter(word => stopWords.has(word)),
      };
      held.set(paper.id, { ...known, text: vocabulary.hold(text) });
      ranked.add({ ...known, id: paper.id, text });
      names.add(known.names);
      completion.add(paper);
      rev = Math.max(rev, paper.rev);
    },
    remove,
  };
}
