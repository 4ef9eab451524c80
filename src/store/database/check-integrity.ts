import BetterSqlite3 from 'better-sqlite3';
import type { DatabaseProblem } from '../../core/database-maintenance.ts';

/** More say nothing new. */
const MAX_PROBLEMS = 100;

/**
 * Returns what SQLite's `integrity_check` finds in a file, which others may use meanwhile. Unlike `quick_check` it compares
 * each index with its table.
 */
export function checkIntegrity(file: string): DatabaseProblem[] {
  const handle = new BetterSqlite3(file, { readonly: true });
  try {
    const texts = integrityCheck(handle).flatMap(text => text.split('\n'));
    const indexByRoot = readIndexes(handle);
    return texts.filter(text => text !== 'ok' && text !== '').map(text => toProblem(text, indexByRoot));
  } finally {
    handle.close();
  }
}

/** Rebuilds these indexes, and waits for other writers for a while. */
export function rebuildIndexes(file: string, names: readonly string[]): void {
  const handle = new BetterSqlite3(file, { timeout: 10_000 });
  try {
    for (const name of names) handle.exec(`REINDEX "${name.replaceAll('"', '""')}"`);
  } finally {
    handle.close();
  }
}

function integrityCheck(handle: BetterSqlite3.Database): string[] {
  try {
    return handle.prepare<[], string>(`PRAGMA integrity_check(${MAX_PROBLEMS})`).pluck().all();
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError && /^SQLITE_(?:CORRUPT|NOTADB)/.test(error.code))
      return [error.message];
    throw error;
  }
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
