import type { Paper, PaperId } from '../core/paper/paper.ts';
import type { PaperIndex } from '../core/search/search.ts';
import { nameTermsOf, openNameCounts } from './author-names.ts';
import { openCompletionIndex } from './completion.ts';
import { createAuthorIndex } from './author-index.ts';
import { orderBy, type Ordered } from './paper-orders.ts';
import { queryTermsOf } from './query-terms.ts';
import { openRankedText } from './ranked-text.ts';
import { shortNameOf } from './short-name.ts';
import { nearPapers, type HeldText } from './similar.ts';
import { stopWords } from './stop-words.ts';
import { openVocabulary } from './vocabulary.ts';
import { wordsOf, type Words } from './words.ts';

/** What must be known of a paper to take it out again, to find what is like it, and to order it. */
interface Held extends HeldText, Ordered {
  readonly authors: Uint32Array;
  readonly shortName: readonly string[];
  readonly titleStopWords: readonly string[];
}

/** Title twice: a word of the title tells more of a paper than one of its abstract. */
function textOf({ title, tldr, keywords, abstract }: Paper): Words {
  const texts = [title, title, tldr ?? '', ...keywords, abstract ?? ''].map(wordsOf);
  return { parts: texts.flatMap(({ parts }) => parts), joints: texts.flatMap(({ joints }) => joints) };
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
  const nameCounts = openNameCounts();
  const knownNames = createAuthorIndex();
  const ranked = openRankedText(vocabulary);
  const completion = openCompletionIndex(vocabulary.respell);
  const held = new Map<PaperId, Held>();
  let rev = 0;

  const nameTerms = ({ authors, shortName }: Held): string[] => [
    ...nameTermsOf(knownNames.namesOf(authors)),
    ...shortName,
  ];

  function remove(id: PaperId): void {
    const known = held.get(id);
    if (known === undefined) return;
    const names = nameTerms(known);
    const { titleStopWords } = known;
    ranked.remove({ id, text: vocabulary.release(known.words), names, titleStopWords });
    nameCounts.remove(names);
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
    search(query, { order, ...options }) {
      const terms = queryTermsOf(query, vocabulary, nameCounts);
      const { corrections, ignored } = terms;
      const compare = order === undefined ? undefined : orderBy(order, id => held.get(id));
      return { ...ranked.search(terms, { ...options, order: compare }), corrections, ignored };
    },
    similar: (id, limit) => nearPapers(id, limit, { held, vocabulary, ranked }),
    byAuthor(name) {
      const meant = knownNames.meantBy(name);
      const found = new Set<PaperId>();
      if (meant.size === 0) return found;
      for (const [id, { authors }] of held) if (authors.some(author => meant.has(author))) found.add(id);
      return found;
    },
    complete: (text, limit) => completion.complete(text, limit),
    put(paper) {
      remove(paper.id);
      const { parts, joints } = textOf(paper);
      const text = [...parts, ...joints];
      const name = shortNameOf(paper.title);
      const known: Held = {
        words: vocabulary.hold(text),
        written: parts.length,
        authors: knownNames.hold(paper.authors),
        shortName: name === undefined ? [] : [name],
        publishedAt: paper.publishedAt,
        arxivId: paper.arxivId,
        upvotes: paper.upvotes,
        titleStopWords: wordsOf(paper.title).parts.filter(word => stopWords.has(word)),
      };
      const names = nameTerms(known);
      held.set(paper.id, known);
      ranked.add({ id: paper.id, text, names, titleStopWords: known.titleStopWords });
      nameCounts.add(names);
      completion.add(paper);
    },
    remove,
    caughtUp(upTo) {
      rev = Math.max(rev, upTo);
    },
  };
}
