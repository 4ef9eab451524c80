import BetterSqlite3 from 'better-sqlite3';

/** Held by one process at a time; the kernel releases it when the process dies, however it dies. */
export interface FileLock {
  release(): void;
}

/**
 * Takes the lock that is this file, or answers `undefined` at once where another process holds it. It is an exclusive
 * transaction kept open on a small SQLite file. Throws what SQLite throws where no file can be written.
 */
export function takeFileLock(file: string): FileLock | undefined {
  const handle = new BetterSqlite3(file, { timeout: 0 });
  try {
    handle.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    handle.close();
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined;
    throw error;
  }
  return { release: () => void handle.close() };
}
