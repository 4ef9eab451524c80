import type { Insertable, Kysely, Selectable } from 'kysely';
import {
  DEFAULT_SERVER_SETTINGS,
  type ServerSettings,
  type ServerSettingsChanges,
  type ServerSettingsStore,
} from '../core/server-settings.ts';
import type { Schema } from './database/schema.ts';

type Columns = Schema['server_settings'];

/** Creates the store of the settings of servers, over an open database or a transaction. */
export function createServerSettingsStore(db: Kysely<Schema>): ServerSettingsStore {
  async function get(guildId: string): Promise<ServerSettings> {
    const row = await db
      .selectFrom('server_settings')
      .selectAll()
      .where('guild_id', '=', guildId)
      .executeTakeFirst();
    return row ? toSettings(row) : DEFAULT_SERVER_SETTINGS;
  }

  return {
    get,
    async change(guildId, changes) {
      const changed = toColumns(changes);
      await db
        .insertInto('server_settings')
        .values({ guild_id: guildId, ...changed })
        // Something must be set, and the key stays the same.
        .onConflict(conflict => conflict.column('guild_id').doUpdateSet({ guild_id: guildId, ...changed }))
        .execute();
      return get(guildId);
    },
  };
}

function toSettings(row: Selectable<Columns>): ServerSettings {
  const defaults = DEFAULT_SERVER_SETTINGS;
  return {
    timezone: row.timezone,
    alertChannelId: row.alert_channel_id,
    saveEmoji: row.save_emoji ?? defaults.saveEmoji,
    voteEmoji: row.vote_emoji ?? defaults.voteEmoji,
    curatorRoleId: row.curator_role_id,
    deskChannelId: row.desk_channel_id,
    deskLeadMinutes: row.desk_lead_minutes ?? defaults.deskLeadMinutes,
    voters: row.voters === 'role' ? 'role' : defaults.voters,
    voterRoleId: row.voter_role_id,
    votesOwnSubmissions: toFlag(row.votes_own_submissions) ?? defaults.votesOwnSubmissions,
    digestStyle: row.digest_style === 'compact' ? 'compact' : defaults.digestStyle,
    discussion: row.discussion === 'off' || row.discussion === 'forum' ? row.discussion : defaults.discussion,
    discussionChannelId: row.discussion_channel_id,
    wallChannelId: row.wall_channel_id,
    wallThreshold: row.wall_threshold ?? defaults.wallThreshold,
    dateLanguage: row.date_language ?? defaults.dateLanguage,
    seenReplies: toFlag(row.seen_replies) ?? defaults.seenReplies,
  };
}

/** Returns the columns of the settings that are given; Kysely leaves out those that are `undefined`. */
function toColumns(changes: ServerSettingsChanges): Omit<Insertable<Columns>, 'guild_id'> {
  const columns = {
    timezone: changes.timezone,
    alert_channel_id: changes.alertChannelId,
    save_emoji: changes.saveEmoji,
    vote_emoji: changes.voteEmoji,
    curator_role_id: changes.curatorRoleId,
    desk_channel_id: changes.deskChannelId,
    desk_lead_minutes: changes.deskLeadMinutes,
    voters: changes.voters,
    voter_role_id: changes.voterRoleId,
    votes_own_submissions: fromFlag(changes.votesOwnSubmissions),
    digest_style: changes.digestStyle,
    discussion: changes.discussion,
    discussion_channel_id: changes.discussionChannelId,
    wall_channel_id: changes.wallChannelId,
    wall_threshold: changes.wallThreshold,
    date_language: changes.dateLanguage,
    seen_replies: fromFlag(changes.seenReplies),
  };
  return columns;
}

function toFlag(column: number | null): boolean | undefined {
  return column === null ? undefined : column === 1;
}

function fromFlag(flag: boolean | null | undefined): number | null | undefined {
  return flag === undefined || flag === null ? flag : Number(flag);
}
