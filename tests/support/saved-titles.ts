import { openSqlite } from '../../src/store/database/sqlite/open-sqlite.ts';
import { createStores } from '../../src/store/stores.ts';

/** Returns the titles in a user's library, newest first, read from the database of a running bot. */
export async function savedTitles(databaseFile: string, userId: string): Promise<string[]> {
  const database = await openSqlite(databaseFile);
  try {
    const { library, papers } = createStores(database.db);
    const saved = await library.list(userId, { offset: 0, limit: 100 });
    return (await papers.getMany(saved.map(({ paperId }) => paperId))).map(paper => paper.title);
  } finally {
    await database.close();
  }
}
