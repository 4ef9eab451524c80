import type { PaperId } from '../paper/paper.ts';
import { DAY_MS } from '../time/duration.ts';

/** After this time a pick counts half, ms: what a group read last season gives way to what it reads now. */
const HALF_LIFE_MS = 60 * DAY_MS;

/** How often a paper was picked while its title was typed, by all users together. */
export interface PaperPicks {
  /** The number of picks at `pickedAt`, each older one halved for every 60 days. */
  readonly weight: number;
  /** The last pick, ms since the epoch. */
  readonly pickedAt: number;
}

/** Counts the picks of papers; who picked is not stored. */
export interface PickCounter {
  /** Counts a pick of a user, once a day for a paper. */
  count(paperId: PaperId, userId: string): void;
}

/** The picks of all papers. */
export interface PaperPickStore {
  /** Adds picks at an instant, ms since the epoch. A paper that is gone is left out. */
  add(paperId: PaperId, picks: { readonly count: number; readonly at: number }): Promise<void>;
  /** Returns the picks of the papers that were picked last, at most `limit`. */
  latest(limit: number): Promise<ReadonlyMap<PaperId, PaperPicks>>;
}

/** Returns what picks count at `now`, ms since the epoch. A clock that was ahead makes none count more. */
export function weightAt({ weight, pickedAt }: PaperPicks, now: number): number {
  return weight * 2 ** -(Math.max(0, now - pickedAt) / HALF_LIFE_MS);
}
