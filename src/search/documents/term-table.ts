import { withRoom } from '../storage/growable-array.ts';
import { createPostingLists, type PostingLists, type PostingListsState } from '../storage/posting-lists.ts';
import { createStringTable, type StringTableState } from '../storage/string-table.ts';
import { documentOf, titleFrequencyOf, type Posting } from './posting.ts';

/**
 * What papers are found by: stems and other terms, each kind with a prefix of its own, with their postings.
 *
 * | prefix | term |
 * |---|---|
 * | `s:` | stem of a word of title or text |
 * | `t:` | stop word of a title |
 * | `j:` `m:` `d:` `g:` | further index words: see `readTokens` |
 * | `a:` | word of an author's name |
 * | `n:` | full name of an author: see `nameTermOf` |
 * | `o:` | word of an organization's name |
 * | `p:` | full name of an organization |
 * | `c:` | category |
 */
export interface TermTable {
  readonly size: number;
  /** Returns a term's number, a new one if it is not known. */
  add(term: string): number;
  /** Returns a term's number, -1 if no paper ever had it. */
  find(term: string): number;
  textOf(term: number): string;
  /** See `StringTable`. */
  compare(a: number, b: number): number;
  compareToPrefix(term: number, prefix: Uint8Array): number;
  /** Returns how many papers have the term, and how many in their title. */
  papersWith(term: number): number;
  titlesWith(term: number): number;
  /** Appends a posting and counts its paper. */
  addPosting(term: number, posting: Posting): void;
  /** Counts one paper less; its posting stays until `purge`. */
  uncount(term: number, isInTitle: boolean): void;
  /** Visits the postings of a term block by block, those of removed papers included. */
  scan: PostingLists['scan'];
  /** Returns the number of postings of a term, those of removed papers included. */
  postingCount(term: number): number;
  /** Drops a term's postings of removed papers. */
  purge(term: number, isRemoved: (document: number) => boolean): void;
  save(): TermTableState;
}

/** The content of a term table; views, not copies. */
export interface TermTableState {
  readonly strings: StringTableState;
  readonly postings: PostingListsState;
  readonly papers: Uint32Array<ArrayBuffer>;
  readonly titles: Uint32Array<ArrayBuffer>;
}

/** Creates a table, empty or as it was saved. */
export function createTermTable(state?: TermTableState): TermTable {
  const strings = createStringTable(state?.strings);
  const postings = createPostingLists(state?.postings);
  let papers = state?.papers ?? new Uint32Array(0);
  let titles = state?.titles ?? new Uint32Array(0);
  return {
    get size() {
      return strings.size;
    },
    add(term) {
      const number = strings.add(term);
      papers = withRoom(Uint32Array, papers, strings.size);
      titles = withRoom(Uint32Array, titles, strings.size);
      return number;
    },
    find: term => strings.find(term),
    textOf: term => strings.at(term),
    compare: strings.compare,
    compareToPrefix: strings.compareToPrefix,
    papersWith: term => papers[term] ?? 0,
    titlesWith: term => titles[term] ?? 0,
    addPosting(term, posting) {
      postings.append(term, posting);
      papers[term] = (papers[term] ?? 0) + 1;
      if (titleFrequencyOf(posting) > 0) titles[term] = (titles[term] ?? 0) + 1;
    },
    uncount(term, isInTitle) {
      papers[term] = (papers[term] ?? 0) - 1;
      if (isInTitle) titles[term] = (titles[term] ?? 0) - 1;
    },
    scan: postings.scan,
    postingCount: term => postings.count(term),
    purge: (term, isRemoved) => postings.retain(term, posting => !isRemoved(documentOf(posting))),
    save: () => ({
      strings: strings.save(),
      postings: postings.save(),
      papers,
      titles,
    }),
  };
}
