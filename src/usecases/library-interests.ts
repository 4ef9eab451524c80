import { setImmediate } from 'node:timers/promises';
import type { LibraryStore } from '../core/library/library.ts';
import type { PaperId } from '../core/paper/paper.ts';
import type { NearHit, NearOptions, PaperIndex } from '../core/search/search.ts';
import { inSteps } from './in-steps.ts';

/** Saved papers from which recommendations are made, the newest ones: earlier ones say less about what a user reads now. */
const MAX_SAVES_READ = 200;
/** Fewer saved papers say too little about what a user reads. */
export const MIN_SAVES = 3;
/** Groups that a library is divided into at most: ten recommendations have room for hardly more. */
const MAX_INTERESTS = 6;
/** More than any library has. */
const WHOLE_LIBRARY = 1_000_000;

/** The library of a user as recommendations read it. */
export interface LibraryBasis {
  /** All saved papers. */
  readonly saved: ReadonlySet<PaperId>;
  /** The saved papers from which recommendations are made. */
  readonly basis: readonly PaperId[];
}

/** The papers near to one interest. */
export interface NearInterest {
  /** Saved papers of the interest. */
  readonly size: number;
  /** Nearest first. */
  readonly hits: readonly NearHit[];
}

/** Reads a library, or only its papers with a tag, for recommendations. */
export async function readLibraryBasis(
  userId: string,
  tag: string | undefined,
  library: Pick<LibraryStore, 'list' | 'entries'>,
): Promise<LibraryBasis> {
  const saved = (await library.list(userId, { offset: 0, limit: WHOLE_LIBRARY })).map(
    ({ paperId }) => paperId,
  );
  const basis =
    tag === undefined
      ? saved.slice(0, MAX_SAVES_READ)
      : (await library.entries(userId, { tag, offset: 0, limit: MAX_SAVES_READ })).map(
          ({ paperId }) => paperId,
        );
  return { saved: new Set(saved), basis };
}

/**
 * Divides saved papers into interests and returns the papers near to each, the largest interest first. Other events are
 * handled between its steps, each of which takes some milliseconds; papers may change in between.
 */
export async function nearInterests(
  basis: readonly PaperId[],
  options: NearOptions,
  index: Pick<PaperIndex, 'groupBySubject' | 'nearGroup'>,
): Promise<NearInterest[]> {
  const groups = await inSteps(index.groupBySubject(basis, MAX_INTERESTS));
  const interests: NearInterest[] = [];
  for (const group of groups) {
    await setImmediate();
    interests.push({ size: group.length, hits: await inSteps(index.nearGroup(group, options)) });
  }
  await setImmediate();
  return interests;
}
