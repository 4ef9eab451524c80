import type { Paper } from '../../../src/core/paper/paper.ts';
import type { ListedSave } from '../../../src/views/library/library-entry.ts';
import type { LibraryPage } from '../../../src/views/library/library-list.ts';

/** Creates a saved paper on a list, to which nothing is attached. */
export function listedSave(paper: Paper, options: Partial<ListedSave> = {}): ListedSave {
  return {
    paper,
    savedAt: 1_795_000_000_999,
    origins: [],
    status: 'to_read',
    tags: [],
    note: null,
    ...options,
  };
}

/** Creates the first page of a library with some papers, newest first. */
export function libraryPage(entries: readonly ListedSave[], options: Partial<LibraryPage> = {}): LibraryPage {
  const total = options.total ?? entries.length;
  return {
    entries,
    total,
    saved: total,
    offset: 0,
    limit: 10,
    view: { sort: 'newest' },
    ownTags: [],
    ...options,
  };
}
