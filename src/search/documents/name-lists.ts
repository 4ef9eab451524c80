import { withRoom } from '../storage/growable-array.ts';
import { createPostingLists, type PostingLists, type PostingListsState } from '../storage/posting-lists.ts';

/** For each word of names, by its term, the terms of the full names with it. */
export interface NameLists {
  /** Lists a full name under a word. */
  add(word: number, name: number): void;
  /** Visits the full names with a word. */
  scan: PostingLists['scan'];
  save(): NameListsState;
}

/** The content of name lists; views, not copies. */
export interface NameListsState {
  readonly lists: PostingListsState;
  /** For each term: the key of its list + 1, 0 without one. Few terms are words of names. */
  readonly keys: Uint32Array<ArrayBuffer>;
  readonly keyCount: number;
}

/** Creates lists, none or as they were saved. */
export function createNameLists(state?: NameListsState): NameLists {
  const lists = createPostingLists(state?.lists);
  let keys = state?.keys ?? new Uint32Array(0);
  let keyCount = state?.keyCount ?? 0;
  return {
    add(word, name) {
      keys = withRoom(Uint32Array, keys, word + 1);
      if (keys[word] === 0) {
        keyCount += 1;
        keys[word] = keyCount;
      }
      lists.append((keys[word] ?? 0) - 1, name);
    },
    scan: (word, visit) => lists.scan((keys[word] ?? 0) - 1, visit),
    save: () => ({ lists: lists.save(), keys, keyCount }),
  };
}
