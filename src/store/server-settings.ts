import type { Kysely } from 'kysely';
import {
  NO_SERVER_SETTINGS,
  type ServerSettings,
  type ServerSettingsStore,
} from '../core/server-settings.ts';
import type { Schema } from './database/schema.ts';

/** Creates the store of the settings of servers, over an open database or a transaction. */
export function createServerSettingsStore(db: Kysely<Schema>): ServerSettingsStore {
  async function get(guildId: string): Promise<ServerSettings> {
    const row = await db
      .selectFrom('server_settings')
      .selectAll()
      .where('guild_id', '=', guildId)
      .executeTakeFirst();
    return row ? { timezone: row.timezone, alertChannelId: row.alert_channel_id } : NO_SERVER_SETTINGS;
  }

  return {
    get,
    async change(guildId, { timezone, alertChannelId }) {
      const changed = {
        ...(timezone === undefined ? {} : { timezone }),
        ...(alertChannelId === undefined ? {} : { alert_channel_id: alertChannelId }),
      };
      await db
        .insertInto('server_settings')
        .values({ guild_id: guildId, timezone: null, alert_channel_id: null, ...changed })
        // Something must be set, and the key stays the same.
        .onConflict(conflict => conflict.column('guild_id').doUpdateSet({ guild_id: guildId, ...changed }))
        .execute();
      return get(guildId);
    },
  };
}
