import { sql, type Kysely } from 'kysely';
import type { LibraryStore } from '../../core/library/library.ts';
import type { Schema } from '../database/schema.ts';
import { canonicalIds, toCanonicalIds } from '../papers/paper-redirects.ts';

/** Creates the part of the store that counts the savers of papers in a server. */
export function createServerSavers(db: Kysely<Schema>): Pick<LibraryStore, 'countServerSavers'> {
  return {
    async countServerSavers(guildId, paperIds) {
      if (paperIds.length === 0) return new Map();
      const { rows } = await sql<{ readonly paper_id: number; readonly savers: number }>`
        SELECT paper_id, count(DISTINCT user_id) AS savers FROM save_origins
          LEFT JOIN posted_messages ON posted_messages.message_id = save_origins.message_id
        WHERE paper_id IN ${canonicalIds(db, paperIds)}
          AND (save_origins.guild_id = ${guildId} OR posted_messages.guild_id = ${guildId})
        GROUP BY paper_id`.execute(db);
      const savers = new Map(rows.map(row => [row.paper_id, row.savers]));
      const canonical = await toCanonicalIds(db, paperIds);
      return new Map(
        paperIds.flatMap((id, index) => {
          const count = savers.get(canonical[index] ?? id);
          return count === undefined ? [] : [[id, count] as const];
        }),
      );
    },
  };
}
