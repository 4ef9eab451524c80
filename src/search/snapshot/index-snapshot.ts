import { readSnapshot, type SnapshotProblem } from './snapshot-file.ts';

/**
 * Raised with each change of what the index stores, of the rules that make terms of words, or of the stem vectors: an index
 * of another format is rebuilt. `tests/search/snapshot/saved-state.test.ts` fails if it was not.
 */
const INDEX_FORMAT = 1;

/** A snapshot of the index, as it is in the file. */
export interface IndexSnapshot<State> {
  readonly format: number;
  /** Given to this snapshot alone: the database of the papers has it too. */
  readonly id: string;
  readonly state: State;
}

/** The state of an index, or why there is none. */
export type IndexSnapshotReadResult<State> =
  | { readonly state: State; readonly problem?: undefined; readonly error?: undefined }
  | {
      readonly problem: SnapshotProblem | 'otherDatabase';
      readonly error?: unknown;
      readonly state?: undefined;
    };

/** Returns what `writeSnapshot` is to write for the state of an index. */
export function createIndexSnapshot<State>(id: string, state: State): IndexSnapshot<State> {
  return { format: INDEX_FORMAT, id, state };
}

/**
 * Reads the snapshot that has this id; `State` is the type that this version of the index writes. Never rejects: a snapshot
 * that cannot be used is a `problem`.
 */
export async function readIndexSnapshot<State>(
  file: string,
  id: string,
): Promise<IndexSnapshotReadResult<State>> {
  const read = await readSnapshot(file);
  if (read.problem !== undefined) return read;
  const snapshot: unknown = read.value;
  if (!isIndexSnapshot<State>(snapshot)) return { problem: 'otherFormat' };
  return snapshot.id === id ? { state: snapshot.state } : { problem: 'otherDatabase' };
}

function isIndexSnapshot<State>(value: unknown): value is IndexSnapshot<State> {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === INDEX_FORMAT;
}
