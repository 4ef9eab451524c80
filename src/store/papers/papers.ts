import type { Kysely } from 'kysely';
import type { PaperStore } from '../../core/paper/paper.ts';
import { titleKey } from '../../core/paper/title-key.ts';
import { createPaperAliases } from './paper-aliases.ts';
import { createPaperChanges } from './paper-changes.ts';
import { createPaperLists } from './paper-lists.ts';
import { createPaperLookup } from './paper-lookup.ts';
import { createPaperOrder } from './paper-order.ts';
import { createPaperWrites } from './paper-writes.ts';
import type { Schema } from '../database/schema.ts';

/** Creates the store of papers, over an open database or a transaction. */
export function createPaperStore(db: Kysely<Schema>): PaperStore {
  const keyOf = memoizedTitleKey();
  return {
    ...createPaperLookup(db, keyOf),
    ...createPaperWrites(db, keyOf),
    ...createPaperChanges(db),
    ...createPaperLists(db),
    ...createPaperAliases(db),
    ...createPaperOrder(db),
  };
}

/** Computes the title key. The last key is cached: a record is looked up by its title, then written with it. */
function memoizedTitleKey(): (title: string) => string {
  let last = { title: '', key: '' };
  return title => {
    if (title !== last.title) last = { title, key: titleKey(title) };
    return last.key;
  };
}
