import type { LibraryImport, ReferenceFields, ReferenceResult } from '../core/library/library-import.ts';
import { cleanNote, READING_STATUSES } from '../core/library/library-item.ts';
import { addTags, MAX_TAG_LENGTH, parseTags } from '../core/library/tags.ts';
import type { PaperId } from '../core/paper/paper.ts';
import type { Stores } from '../core/stores.ts';
import { ownNote } from './own-note.ts';

/** A reference whose paper was found. */
export interface FoundReference extends Pick<ReferenceFields, 'keywords' | 'note' | 'status'> {
  readonly position: number;
  readonly paperId: PaperId;
}

/** Saves found papers for the user of an import. Returns what became of each reference. */
export async function saveFound(
  { id, userId, guildId, withTags }: LibraryImport,
  found: readonly FoundReference[],
  { library, libraryImports, papers }: Pick<Stores, 'library' | 'libraryImports' | 'papers'>,
  now: number,
): Promise<ReferenceResult[]> {
  if (found.length === 0) return [];
  const ids = [...new Set(found.map(({ paperId }) => paperId))];
  const seen = new Set(await libraryImports.settledPapers(id, ids));
  const inLibrary = new Set((await library.origins(userId, ids)).map(({ paperId }) => paperId));
  const given = new Set(
    await library.save(userId, ids, { kind: 'explicit', guildId, isImported: true }, now),
  );
  const addTagsTo = withTags ? await createTagger(id, userId, ids, { library, libraryImports }) : undefined;
  const results: ReferenceResult[] = [];
  for (const { position, paperId, keywords, note, status } of found) {
    const isRepeated = seen.has(paperId);
    seen.add(paperId);
    // A paper that was here keeps the note and the status that it has.
    if (!isRepeated && !inLibrary.has(paperId) && (note !== undefined || status !== undefined))
      await attach(userId, paperId, { note, status }, { library, papers }, now);
    const addedTags = addTagsTo ? await addTagsTo(paperId, keywords, now) : [];
    results.push({
      position,
      paperId,
      outcome: isRepeated ? 'repeated' : inLibrary.has(paperId) ? 'present' : 'added',
      gaveOrigin: !isRepeated && given.has(paperId),
      addedTags,
    });
  }
  return results;
}

/** Gives a paper that was just saved the note and the status of a file. */
async function attach(
  userId: string,
  paperId: PaperId,
  { note, status }: Pick<ReferenceFields, 'note' | 'status'>,
  { library, papers }: Pick<Stores, 'library' | 'papers'>,
  now: number,
): Promise<void> {
  // One that was removed lately has come back with what it had.
  const current = await library.item(userId, paperId);
  const isUnread = current?.status === READING_STATUSES[0];
  const paper = note === undefined || current?.note !== null ? undefined : await papers.get(paperId);
  const own = paper && cleanNote(ownNote(note ?? '', paper.tldr));
  const change = { ...(own ? { note: own } : {}), ...(status !== undefined && isUnread ? { status } : {}) };
  if (Object.keys(change).length > 0) await library.changeItem(userId, paperId, change, now);
}

/** Adds keywords to the tags of a saved paper, within the limits. Returns the tags that it did not have. */
type AddTagsTo = (paperId: PaperId, keywords: readonly string[], now: number) => Promise<readonly string[]>;

/** Reads the tags of a user and of saved papers once, for one transaction. */
async function createTagger(
  importId: number,
  userId: string,
  paperIds: readonly PaperId[],
  { library, libraryImports }: Pick<Stores, 'library' | 'libraryImports'>,
): Promise<AddTagsTo> {
  const own = new Set((await library.tags(userId)).map(({ tag }) => tag));
  const entries = await library.entries(userId, { paperIds, offset: 0, limit: paperIds.length });
  const tagsOf = new Map(entries.map(entry => [entry.paperId, entry.tags]));
  return async (paperId, keywords, now) => {
    const current = tagsOf.get(paperId);
    if (!current) return [];
    const wanted = parseTags(keywords.join('\n'));
    const long = wanted.invalid.filter(text => Array.from(text).length > MAX_TAG_LENGTH);
    const { tags, refused } = addTags(current, wanted.tags, [...own]);
    if (refused.length + long.length > 0)
      await libraryImports.countTagsLeftOut(importId, { refused: refused.length, long: long.length });
    const added = tags.filter(tag => !current.includes(tag));
    if (added.length > 0) await library.changeItem(userId, paperId, { tags }, now);
    tagsOf.set(paperId, tags);
    for (const tag of added) own.add(tag);
    return added;
  };
}
