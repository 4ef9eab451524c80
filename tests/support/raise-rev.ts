import BetterSqlite3 from 'better-sqlite3';

/** Makes the corpus of a database file seem to have had so many more changes, so that an index is behind by them. */
export function raiseRev(file: string, changes: number): void {
  const database = new BetterSqlite3(file);
  try {
    database.prepare(`UPDATE counters SET value = value + ? WHERE name = 'rev'`).run(changes);
  } finally {
    database.close();
  }
}
