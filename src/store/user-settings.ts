import type { Kysely } from 'kysely';
import { NO_USER_SETTINGS, type UserSettings, type UserSettingsStore } from '../core/user-settings.ts';
import type { Schema } from './database/schema.ts';

/** Creates the store of the settings of users, over an open database or a transaction. */
export function createUserSettingsStore(db: Kysely<Schema>): UserSettingsStore {
  async function get(userId: string): Promise<UserSettings> {
    const row = await db
      .selectFrom('user_settings')
      .selectAll()
      .where('user_id', '=', userId)
      .executeTakeFirst();
    return row ? { timezone: row.timezone, publicSaves: row.public_saves === 1 } : NO_USER_SETTINGS;
  }

  return {
    get,
    async change(userId, { timezone, publicSaves }) {
      const changed = {
        ...(timezone === undefined ? {} : { timezone }),
        ...(publicSaves === undefined ? {} : { public_saves: publicSaves ? 1 : 0 }),
      };
      await db
        .insertInto('user_settings')
        .values({ user_id: userId, timezone: null, ...changed })
        // Something must be set, and the key stays the same.
        .onConflict(conflict => conflict.column('user_id').doUpdateSet({ user_id: userId, ...changed }))
        .execute();
      return get(userId);
    },
  };
}
