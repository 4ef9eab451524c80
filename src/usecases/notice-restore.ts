import type { MetadataStore } from '../core/metadata.ts';
import type { PaperId } from '../core/paper/paper.ts';
import type { UnitOfWork } from '../core/stores.ts';

/** The last restore of the database from a backup. */
export interface Restore {
  /** When the bot was first started on it, ms since the epoch. */
  readonly at: number;
  /** When it was made, or some minutes before, ms since the epoch: what was posted after it is not known. */
  readonly since: number;
  /** Papers with greater ids were added after the backup: the same id may have meant another paper before. */
  readonly maxPaperId: PaperId;
}

/**
 * Prepares a database that is a backup, which its own marker says, and removes the marker: what was due since may have been
 * posted before the database was restored, and is searched for in its channel before it is posted. Returns whether it is
 * one. `now` is in ms since the epoch.
 */
export async function noticeRestore(unitOfWork: UnitOfWork, now: number): Promise<boolean> {
  return unitOfWork(async ({ metadata, deliveries }) => {
    const marker = await metadata.get('backup');
    if (marker === undefined) return false;
    await metadata.set('restored', String(now));
    await metadata.set('restoredPapers', marker);
    await metadata.set('restoredSince', (await metadata.get('clock')) ?? String(now));
    await metadata.delete('backup');
    await deliveries.expectPosted();
    return true;
  });
}

/** Returns the last restore of the database; `undefined` if it never was. */
export async function lastRestore(metadata: Pick<MetadataStore, 'get'>): Promise<Restore | undefined> {
  const at = await metadata.get('restored');
  if (at === undefined) return undefined;
  const since = await metadata.get('restoredSince');
  const maxPaperId = await metadata.get('restoredPapers');
  return { at: Number(at), since: Number(since ?? at), maxPaperId: Number(maxPaperId ?? 0) };
}
