import type { LibraryEntry } from '../core/library/library-item.ts';
import type { Paper } from '../core/paper/paper.ts';
import { titleKey } from '../core/paper/title-key.ts';
import type { Stores } from '../core/stores.ts';
import { eachSaved } from './each-saved.ts';

/** A saved paper and what its owner attached to it. */
export interface SavedPaperEntry {
  readonly paper: Paper;
  readonly entry: LibraryEntry;
}

/**
 * Returns the user's saved papers whose titles begin with a text, newest first; those alone that have it as their whole
 * title, if there are any. Case and punctuation do not matter; a text without letters and digits begins no title.
 */
export async function findBegunSaves(
  text: string,
  userId: string,
  stores: Pick<Stores, 'library' | 'papers'>,
): Promise<SavedPaperEntry[]> {
  const begun = titleKey(text);
  if (!/[\p{L}\p{N}]/u.test(begun)) return [];
  const found: SavedPaperEntry[] = [];
  for await (const { paper, ...entry } of eachSaved(userId, stores))
    if (titleKey(paper.title).startsWith(begun)) found.push({ paper, entry });
  const whole = found.filter(({ paper }) => titleKey(paper.title) === begun);
  return whole.length > 0 ? whole : found;
}
