import { isMember, type Guild } from '../state/guild.ts';
import type { World } from '../state/world.ts';
import type { Identify } from './client-payload.ts';
import { guildCreate } from './guild-dispatch.ts';
import type { Session } from './session.ts';
import { coversGuild, type Shard } from './shard.ts';

/** What READY depends on, beside the IDENTIFY. */
export interface ReadyContext {
  readonly world: World;
  /** The gateway URL for a resume. */
  readonly url: string;
  /** Guilds of which nothing is sent after READY. */
  readonly withheldGuilds: ReadonlySet<string>;
}

/** Sends READY and a GUILD_CREATE for each guild of the session's shard (docs, "Ready"). */
export function sendReady(
  session: Session,
  { shard }: Pick<Identify, 'shard'>,
  { world, url, withheldGuilds }: ReadyContext,
): void {
  const guilds = guildsOfShard(session.shard, world);
  session.dispatch({
    t: 'READY',
    d: {
      v: 10,
      user: { ...world.bot, email: null, verified: true, mfa_enabled: false },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      session_type: 'normal',
      resume_gateway_url: url,
      application: { id: world.application.id, flags: 0 },
      ...(shard === undefined ? {} : { shard }),
      private_channels: [],
      user_settings: {},
      relationships: [],
      presences: [],
      guild_join_requests: [],
      _trace: [],
    },
  });
  for (const guild of guilds) {
    if (!withheldGuilds.has(guild.id)) session.dispatch(guildCreate(guild, session.intents, world));
  }
}

/** Returns the guilds of the bot that a shard receives events of. */
export function guildsOfShard(shard: Shard, world: World): readonly Guild[] {
  return world.directory
    .guilds()
    .filter(guild => isMember(guild, world.bot.id) && coversGuild(shard, guild.id));
}
