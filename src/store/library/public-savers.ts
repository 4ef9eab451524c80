import { sql, type Kysely } from 'kysely';
import type { LibraryStore } from '../../core/library/library.ts';
import type { Schema } from '../database/schema.ts';
import { canonicalId } from '../papers/paper-redirects.ts';

/** Creates the part of the store that names the users who let others see what they save. */
export function createPublicSavers(db: Kysely<Schema>): Pick<LibraryStore, 'publicSavers'> {
  return {
    async publicSavers(paperId, guildId, limit) {
      const { rows } = await sql<{ readonly user_id: string }>`
        SELECT save_origins.user_id FROM save_origins
          JOIN user_settings ON user_settings.user_id = save_origins.user_id AND public_saves = 1
          LEFT JOIN posted_messages ON posted_messages.message_id = save_origins.message_id
        WHERE paper_id = ${canonicalId(paperId)}
          AND (save_origins.guild_id = ${guildId} OR posted_messages.guild_id = ${guildId})
        GROUP BY save_origins.user_id ORDER BY min(saved_at), save_origins.user_id LIMIT ${limit}`.execute(
        db,
      );
      return rows.map(row => row.user_id);
    },
  };
}
