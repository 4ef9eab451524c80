import type BetterSqlite3 from 'better-sqlite3';

/** Marks a file as Paperboy's (SQLite's application_id): the letters `Papr`. */
export const APPLICATION_ID = 0x50_61_70_72;

/** Returns true for a database of another program: one that has tables, but not the mark of Paperboy. */
export function isOfAnotherProgram(handle: BetterSqlite3.Database): boolean {
  if (Number(handle.pragma('application_id', { simple: true })) === APPLICATION_ID) return false;
  return handle.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() !== 0;
}
