import { nameTokens, spellingsOf } from '../authors/fold-name.ts';
import { nameKeyIn, organizationWordsIn, writtenNameOf } from '../documents/label-terms.ts';
import type { PostingLists } from '../storage/posting-lists.ts';
import type { StringTable } from '../storage/string-table.ts';
import { readTokens } from '../text/tokens.ts';
import { createTopK } from '../top-k.ts';
import { createNameCompletion, firstSpellings, MAX_SPELLINGS, type NameSource } from './complete-names.ts';
import { createWordOrder, type WordOrderState } from './word-order.ts';

/** Completes half-typed names and categories; those with the most papers come first, then by alphabet. */
export interface LabelCompletion {
  /** Takes over the terms added since the last call. */
  update(): void;
  /** See `PaperIndex.completeAuthors`. */
  authors(text: string, limit: number): readonly string[];
  organizations(text: string, limit: number): readonly string[];
  categories(text: string, limit: number): readonly string[];
  save(): LabelCompletionState;
}

/** The content of a label completion; views, not copies. */
export interface LabelCompletionState {
  readonly order: WordOrderState;
  /** The terms below this number are in the order, if they are words of names or categories. */
  readonly termCount: number;
}

/** The terms of an index: see `TermTable`. */
export interface LabelTerms extends Pick<StringTable, 'size' | 'find' | 'compare' | 'compareToPrefix'> {
  textOf(term: number): string;
  papersWith(term: number): number;
}

const AUTHOR = 'n:';
const AUTHOR_WORD = 'a:';
const ORGANIZATION = 'p:';
const ORGANIZATION_WORD = 'o:';
const CATEGORY = 'c:';
const encoder = new TextEncoder();
const ORDERED_PREFIXES = [AUTHOR_WORD, ORGANIZATION_WORD, CATEGORY].map(prefix => encoder.encode(prefix));

/** Longer texts are no name. */
const MAX_TYPED_LETTERS = 100;

/**
 * Creates a completion over an index's terms, empty or as it was saved. It keeps only an order of the words of names; the
 * names of each word are those of `scanNames` (see `TextIndex`).
 */
export function createLabelCompletion(
  terms: LabelTerms,
  scanNames: PostingLists['scan'],
  state?: LabelCompletionState,
): LabelCompletion {
  const order = createWordOrder(terms, state?.order);
  let termCount = state?.termCount ?? 0;

  const namesOf = (wordPrefix: string, keyOf: NameSource['keyOf']): NameSource => ({
    get size() {
      return terms.size;
    },
    findWord: word => terms.find(wordPrefix + word),
    forEachWordWithPrefix: (prefix, visit) => {
      order.forEachWithPrefix(wordPrefix + prefix, visit);
    },
    scanNames,
    papersWith: terms.papersWith,
    compareNames: terms.compare,
    keyOf,
  });
  const authorKey = (name: number): string => nameKeyIn(terms.textOf(name));
  const organizationKey = (name: number): string => organizationWordsIn(terms.textOf(name)).join(' ');
  const completeAuthors = createNameCompletion(namesOf(AUTHOR_WORD, authorKey));
  const completeOrganizations = createNameCompletion(namesOf(ORGANIZATION_WORD, organizationKey));

  /** Returns the names of a kind that most papers have. Visits all terms: one comparison dismisses nearly all of them. */
  function mostFrequent(kind: string, limit: number, keyOf: NameSource['keyOf']): readonly number[] {
    const prefix = encoder.encode(kind);
    const best = createTopK<number>(limit * MAX_SPELLINGS, compareByPapers);
    let minimum = 1;
    for (let term = 0; term < terms.size; term += 1) {
      if (terms.papersWith(term) < minimum || terms.compareToPrefix(term, prefix) !== 0) continue;
      best.offer(term);
      minimum = best.bound === undefined ? 1 : terms.papersWith(best.bound);
    }
    return firstSpellings(best.items, keyOf).slice(0, limit);
  }

  function compareByPapers(a: number, b: number): number {
    return terms.papersWith(b) - terms.papersWith(a) || terms.compare(a, b);
  }

  return {
    update() {
      for (; termCount < terms.size; termCount += 1) {
        const term = termCount;
        if (ORDERED_PREFIXES.some(prefix => terms.compareToPrefix(term, prefix) === 0)) order.insert(term);
      }
    },
    authors(text, limit) {
      const words = typedNameWords(text.slice(0, MAX_TYPED_LETTERS));
      const found =
        words.length === 0 ? mostFrequent(AUTHOR, limit, authorKey) : completeAuthors(words, limit);
      return found.map(name => writtenNameOf(terms.textOf(name)));
    },
    organizations(text, limit) {
      const words = readTokens(text.slice(0, MAX_TYPED_LETTERS)).tokens;
      const found =
        words.length === 0
          ? mostFrequent(ORGANIZATION, limit, organizationKey)
          : completeOrganizations(words, limit);
      return found.map(name => terms.textOf(name).slice(2));
    },
    categories(text, limit) {
      const typed = text.trim().toLowerCase();
      const best = createTopK<number>(limit, compareByPapers);
      order.forEachWithPrefix(CATEGORY, term => {
        if (terms.papersWith(term) > 0 && continuesCategory(terms.textOf(term).slice(2), typed))
          best.offer(term);
      });
      return best.items.map(term => writtenCategory(terms.textOf(term).slice(2)));
    },
    save: () => ({ order: order.save(), termCount }),
  };
}

/** Returns the words of a typed name, as names are indexed: folded, hyphened ones apart. */
const typedNameWords = (text: string): readonly string[] =>
  nameTokens(text)
    .flatMap(token => token.split('-'))
    .map(token => spellingsOf(token)[0] ?? token);

/** Returns true if a category, or a part of it, begins with what was typed: `cs.LG` with `cs`, `cs.l` and `lg`. */
const continuesCategory = (category: string, typed: string): boolean =>
  category.startsWith(typed) || category.split(/[.-]/).some(part => part.startsWith(typed));

/** Returns a category as arXiv writes it: two letters behind the point are capitals (`cs.LG`, but `physics.optics`). */
const writtenCategory = (category: string): string =>
  category.replace(
    /^([a-z-]+\.)([a-z]{2})$/,
    (_, archive: string, subject: string) => archive + subject.toUpperCase(),
  );
