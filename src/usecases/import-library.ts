import { setImmediate } from 'node:timers/promises';
import type {
  ImportOutcome,
  ImportStage,
  LibraryImport,
  OpenReference,
  ReadReference,
  ReferenceFields,
  ReferenceResult,
} from '../core/library/library-import.ts';
import { cleanNote, READING_STATUSES } from '../core/library/library-item.ts';
import { addTags, parseTag } from '../core/library/tags.ts';
import type { PaperId } from '../core/paper/paper.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { ownNote } from './own-note.ts';
import { findReference } from './find-reference.ts';

/** References that are added by one statement, after which other work runs: some milliseconds. */
const ADDED_AT_ONCE = 250;

/** References, and papers of an undo, of one transaction: some milliseconds. */
const CHANGED_AT_ONCE = 25;

/** Starts an import, whose references are looked for later. Returns `undefined` if one of the user runs already. */
export async function startImport(
  started: Parameters<Stores['libraryImports']['start']>[0],
  references: readonly ReadReference[],
  unitOfWork: UnitOfWork,
): Promise<LibraryImport | undefined> {
  return unitOfWork(async ({ libraryImports }) => {
    const added = await libraryImports.start(started);
    if (!added) return undefined;
    // One transaction, so that no import has only a part of its references; the event loop is not held for that long.
    for (let at = 0; at < references.length; at += ADDED_AT_ONCE) {
      await libraryImports.addReferences(added.id, references.slice(at, at + ADDED_AT_ONCE), at);
      await setImmediate();
    }
    return added;
  });
}

/** What becomes of a reference whose paper is not in the corpus. */
export type NextForUnknown = (fields: ReferenceFields) => ImportStage | ImportOutcome;

interface MatchOptions {
  readonly unitOfWork: UnitOfWork;
  /** ms since the epoch */
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/**
 * Looks for the papers of the open references of a stage in the corpus, at most `limit` of them, and saves those that it
 * finds; `next` says what becomes of the others. Returns how many there were. It stops when the signal is aborted, and can
 * be repeated.
 */
export async function matchReferences(
  importId: number,
  stage: ImportStage,
  { next, limit }: { readonly next: NextForUnknown; readonly limit: number },
  { unitOfWork, now, signal }: MatchOptions,
): Promise<number> {
  let matched = 0;
  while (matched < limit && !signal.aborted) {
    const count = await unitOfWork(async stores => {
      const running = await stores.libraryImports.get(importId);
      if (!running || running.finishedAt !== null) return 0;
      const open = await stores.libraryImports.open(
        importId,
        stage,
        Math.min(CHANGED_AT_ONCE, limit - matched),
      );
      await settleReferences(running, open, next, stores, now());
      return open.length;
    });
    if (count === 0) return matched;
    matched += count;
    await setImmediate();
  }
  return matched;
}

/** Settles references, or moves them to another stage. */
async function settleReferences(
  running: LibraryImport,
  open: readonly OpenReference[],
  next: NextForUnknown,
  stores: Stores,
  now: number,
): Promise<void> {
  const found: FoundReference[] = [];
  const results: ReferenceResult[] = [];
  const moved = new Map<ImportStage, number[]>();
  for (const { position, fields } of open) {
    const paperId = await findReference(fields, stores.papers);
    if (typeof paperId === 'number') {
      const { keywords, note, status } = fields;
      found.push({ position, paperId, keywords, note, status });
      continue;
    }
    const then = paperId === 'ambiguous' ? 'ambiguous' : next(fields);
    if (isStage(then)) moved.set(then, [...(moved.get(then) ?? []), position]);
    else results.push({ position, outcome: then });
  }
  const saved = await saveFound(running, found, stores, now);
  await stores.libraryImports.settle(running.id, [...results, ...saved]);
  for (const [stage, positions] of moved) await stores.libraryImports.moveTo(running.id, stage, positions);
}

function isStage(then: ImportStage | ImportOutcome): then is ImportStage {
  return then === 'corpus' || then === 'arxiv' || then === 'title';
}

/** A reference whose paper was found. */
interface FoundReference extends Pick<ReferenceFields, 'keywords' | 'note' | 'status'> {
  readonly position: number;
  readonly paperId: PaperId;
}

/** Saves found papers for the user of an import. */
async function saveFound(
  { id, userId, guildId, withTags }: LibraryImport,
  found: readonly FoundReference[],
  { library, libraryImports, papers }: Pick<Stores, 'library' | 'libraryImports' | 'papers'>,
  now: number,
): Promise<ReferenceResult[]> {
  if (found.length === 0) return [];
  const ids = [...new Set(found.map(({ paperId }) => paperId))];
  const seen = new Set(await libraryImports.settledPapers(id, ids));
  const inLibrary = new Set((await library.origins(userId, ids)).map(({ paperId }) => paperId));
  const given = new Set(await library.save(userId, ids, { kind: 'explicit', guildId }, now));
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
    const wanted = [...new Set(keywords.flatMap(keyword => parseTag(keyword) ?? []))];
    if (!current || wanted.length === 0) return [];
    const { tags, refused } = addTags(current, wanted, [...own]);
    if (refused.length > 0) await libraryImports.countTagsLeftOut(importId, refused.length);
    const added = tags.filter(tag => !current.includes(tag));
    if (added.length > 0) await library.changeItem(userId, paperId, { tags }, now);
    tagsOf.set(paperId, tags);
    for (const tag of added) own.add(tag);
    return added;
  };
}

/**
 * Takes back what a finished import added: papers leave the library unless they are saved otherwise too, and the others lose
 * the tags that it gave them. Returns how many papers have left; `undefined` if it was undone before.
 */
export async function undoImport(
  finished: LibraryImport,
  { unitOfWork, now }: { readonly unitOfWork: UnitOfWork; readonly now: number },
): Promise<number | undefined> {
  const imported = await unitOfWork(async ({ libraryImports }) => {
    const current = await libraryImports.get(finished.id);
    if (!current || current.finishedAt === null || current.undoneAt !== null) return undefined;
    return libraryImports.imported(finished.id);
  });
  if (!imported) return undefined;
  let left = 0;
  for (let at = 0; at < imported.length; at += CHANGED_AT_ONCE) {
    const papers = imported.slice(at, at + CHANGED_AT_ONCE);
    left += await unitOfWork(({ library }) => takeBack(finished.userId, papers, library, now));
    await setImmediate();
  }
  // At the end, so that an undo that a crash interrupted can be repeated.
  await unitOfWork(({ libraryImports }) => libraryImports.recordUndone(finished.id, now));
  return left;
}

async function takeBack(
  userId: string,
  papers: Awaited<ReturnType<Stores['libraryImports']['imported']>>,
  library: Stores['library'],
  now: number,
): Promise<number> {
  for (const { paperId, addedTags } of papers) {
    const entry = addedTags.length === 0 ? undefined : await library.item(userId, paperId);
    if (entry)
      await library.changeItem(
        userId,
        paperId,
        { tags: entry.tags.filter(tag => !addedTags.includes(tag)) },
        now,
      );
  }
  const given = papers.filter(({ gaveOrigin }) => gaveOrigin).map(({ paperId }) => paperId);
  if (given.length === 0) return 0;
  await library.removeOrigin(userId, given, { kind: 'explicit' }, now);
  const still = new Set((await library.origins(userId, given)).map(({ paperId }) => paperId));
  return given.filter(paperId => !still.has(paperId)).length;
}
