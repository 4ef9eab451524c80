import { z } from 'zod';
import type { MetadataStore } from '../core/metadata.ts';
import type { UnitOfWork } from '../core/stores.ts';
import type { PaperId } from '../core/paper/paper.ts';

const backupSchema = z.object({
  /** Papers with greater ids were added after the backup: the same id may mean another paper now. */
  maxPaperId: z.number(),
});
const restoreSchema = backupSchema.extend({ at: z.number() });

/** The last restore of the database from a backup. */
export interface Restore {
  /** When the bot was first started on it, ms since the epoch. */
  readonly at: number;
  /** The greatest id of a paper that means the same paper as before. */
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
    const { maxPaperId } = backupSchema.parse(JSON.parse(marker));
    await metadata.set('restored', JSON.stringify({ at: now, maxPaperId } satisfies Restore));
    await metadata.delete('backup');
    await deliveries.expectPosted();
    return true;
  });
}

/** Returns the last restore of the database; `undefined` if it never was. */
export async function lastRestore(metadata: Pick<MetadataStore, 'get'>): Promise<Restore | undefined> {
  const text = await metadata.get('restored');
  return text === undefined ? undefined : restoreSchema.parse(JSON.parse(text));
}
