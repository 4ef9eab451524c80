import type { Paper, PaperId } from '../core/paper/paper.ts';
import type { PaperIndex } from '../core/search/search.ts';
import { authorTermsOf, createNameCounts } from './author-names.ts';
import { createCompletionIndex } from './completion.ts';
import { createAuthorIndex } from './author-index.ts';
import { orderBy, type SortKeys } from './paper-orders.ts';
import { queryTermsOf } from './query-terms.ts';
import { createRankedText } from './ranked-text.ts';
import { shortNameOf } from './short-name.ts';
import { similarPapers, type IndexedText } from './similar.ts';
import { STOP_WORDS } from './stop-words.ts';
import { createVocabulary } from './vocabulary.ts';
import { wordsOf, type Words } from './words.ts';

/** What the index keeps of a paper: to remove it, to find similar papers, and to sort it. */
interface IndexedPaper extends IndexedText, SortKeys {
  readonly authors: Uint32Array;
  readonly shortName: readonly string[];
  /** Words and full name of its organization. */
  readonly organization: readonly string[];
  readonly titleStopWords: readonly string[];
}

/** Returns the words of a paper's text. The title counts twice: its words are more significant than the abstract's. */
function textOf({ title, tldr, keywords, abstract }: Paper): Words {
  const texts = [title, title, tldr ?? '', ...keywords, abstract ?? ''].map(wordsOf);
  return {
    parts: texts.flatMap(({ parts }) => parts),
    compounds: texts.flatMap(({ compounds }) => compounds),
  };
}

/**
 * Creates an empty index. It keeps no papers, only terms, numbers, and the titles for completion.
 *
 * Authors are not part of the ranked text, where names would disturb word frequencies. Names are matched by words that no
 * text has (`lipton recurrent`), and by all words of a query that consists of names (`Song Han`); the full name of an
 * author ranks that author's papers first, and so does the name of a work (`mamba`) with that work. An organization's name
 * is found like an author's. Spelling is never corrected for names.
 */
export function createPaperIndex(): PaperIndex {
  const vocabulary = createVocabulary();
  const nameCounts = createNameCounts();
  const authorIndex = createAuthorIndex();
  const ranked = createRankedText(vocabulary);
  const completion = createCompletionIndex(vocabulary.correctSpelling);
  const indexed = new Map<PaperId, IndexedPaper>();
  let rev = 0;

  const nameTermsOf = ({ authors, shortName, organization }: IndexedPaper): string[] => [
    ...authorTermsOf(authorIndex.namesOf(authors)),
    ...shortName,
    ...organization,
  ];

  function remove(id: PaperId): void {
    const known = indexed.get(id);
    if (known === undefined) return;
    const names = nameTermsOf(known);
    const { titleStopWords } = known;
    ranked.remove({ id, text: vocabulary.remove(known.words), names, titleStopWords });
    nameCounts.remove(names);
    completion.remove(id);
    indexed.delete(id);
  }

  return {
    get size() {
      return indexed.size;
    },
    get rev() {
      return rev;
    },
    search(query, { order, ...options }) {
      const terms = queryTermsOf(query, vocabulary, nameCounts);
      const { corrections, ignored } = terms;
      const compare = order === undefined ? undefined : orderBy(order, id => indexed.get(id));
      return { ...ranked.search(terms, { ...options, order: compare }), corrections, ignored };
    },
    similar: (id, limit) => similarPapers(id, limit, { indexed, vocabulary, ranked }),
    byAuthor(name) {
      const matched = authorIndex.match(name);
      const found = new Set<PaperId>();
      if (matched.size === 0) return found;
      for (const [id, { authors }] of indexed) if (authors.some(author => matched.has(author))) found.add(id);
      return found;
    },
    complete: (text, limit) => completion.complete(text, limit),
    put(paper) {
      remove(paper.id);
      const { parts, compounds } = textOf(paper);
      const text = [...parts, ...compounds];
      const name = shortNameOf(paper.title);
      const known: IndexedPaper = {
        words: vocabulary.add(text),
        partCount: parts.length,
        authors: authorIndex.intern(paper.authors),
        shortName: name === undefined ? [] : [name],
        organization: paper.organization === null ? [] : authorTermsOf([paper.organization]),
        publishedAt: paper.publishedAt,
        arxivId: paper.arxivId,
        upvotes: paper.upvotes,
        titleStopWords: wordsOf(paper.title).parts.filter(word => STOP_WORDS.has(word)),
      };
      const names = nameTermsOf(known);
      indexed.set(paper.id, known);
      ranked.add({ id: paper.id, text, names, titleStopWords: known.titleStopWords });
      nameCounts.add(names);
      completion.add(paper);
    },
    remove,
    setRev(upTo) {
      rev = Math.max(rev, upTo);
    },
  };
}
