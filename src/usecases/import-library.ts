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
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { findReference } from './find-reference.ts';
import { saveFound, type FoundReference } from './save-references.ts';

/** References that are added by one statement, after which other work runs: some milliseconds. */
const ADDED_AT_ONCE = 250;

/** References of one transaction: some milliseconds. */
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
