import BetterSqlite3 from 'better-sqlite3';
import type { DatabaseProblem } from '../../../core/database-maintenance.ts';
import { SECOND_MS } from '../../../core/time/duration.ts';
import { isCorruption } from './sqlite-errors.ts';

/** More say nothing new. */
const MAX_PROBLEMS = 100;

/** How long each index waits for other writers, ms: the command line writes in batches of some milliseconds. */
const REINDEX_BUSY_TIMEOUT_MS = 10 * SECOND_MS;

/**
 * Returns what SQLite's `integrity_check` finds in a file, which other processes may use at the same time. Unlike
 * `quick_check` it compares each index with its table.
 */
export function checkIntegrity(file: string): DatabaseProblem[] {
  const handle = new BetterSqlite3(file, { readonly: true });
  try {
    const texts = integrityCheck(handle).flatMap(text => text.split('\n'));
    const indexByRoot = readIndexes(handle);
    return texts.filter(text => text !== 'ok' && text !== '').map(text => toProblem(text, indexByRoot));
  } catch (error) {
    // Without a readable header or schema, SQLite reads nothing.
    if (!isCorruption(error)) throw error;
    return [{ text: error.message, index: null, isHarmless: false }];
  } finally {
    handle.close();
  }
}

/** Rebuilds these indexes, and waits for other writers for a while. */
export function rebuildIndexes(file: string, names: readonly string[]): void {
  const handle = new BetterSqlite3(file, { timeout: REINDEX_BUSY_TIMEOUT_MS });
  try {
    for (const name of names) handle.exec(`REINDEX "${name.replaceAll('"', '""')}"`);
  } finally {
    handle.close();
  }
}

function integrityCheck(handle: BetterSqlite3.Database): string[] {
  return handle.prepare<[], string>(`PRAGMA integrity_check(${MAX_PROBLEMS})`).pluck().all();
}

/** Returns the names of the indexes by their root pages. */
function readIndexes(handle: BetterSqlite3.Database): ReadonlyMap<number, string> {
  const rows = handle
    .prepare<[], { readonly name: string; readonly rootpage: number }>(
      "SELECT name, rootpage FROM sqlite_schema WHERE type = 'index'",
    )
    .all();
  return new Map(rows.map(row => [row.rootpage, row.name]));
}

/** Reads one of SQLite's messages (its source, `sqlite3BtreeIntegrityCheck` and `sqlite3Pragma`). */
function toProblem(text: string, indexByRoot: ReadonlyMap<number, string>): DatabaseProblem {
  const [, named] = /(?:missing from|entries in|entry in) index (.+)$/.exec(text) ?? [];
  const [, root] = /^Tree (\d+)\b/.exec(text) ?? [];
  const index = named ?? (root === undefined ? undefined : indexByRoot.get(Number(root)));
  return {
    text,
    index: index ?? null,
    isHarmless: /^(?:\*\*\* in database \w+ \*\*\*|Page \d+: never used)$/.test(text),
  };
}
