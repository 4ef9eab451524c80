import { isMember } from '../state/guild.ts';
import type { World } from '../state/world.ts';
import type { Identify } from './client-payload.ts';
import { guildCreate } from './guild-dispatch.ts';
import type { Session } from './session.ts';

/** What READY depends on, beside the IDENTIFY. */
export interface ReadyContext {
  readonly world: World;
  /** The gateway URL for a resume. */
  readonly url: string;
  /** Guilds of which nothing is sent after READY. */
  readonly withheldGuilds: ReadonlySet<string>;
}

/** Sends READY and a GUILD_CREATE for each guild (docs, "Ready"). */
export function sendReady(
  session: Session,
  { intents, shard }: Identify,
  { world, url, withheldGuilds }: ReadyContext,
): void {
  const guilds = world.directory.guilds().filter(guild => isMember(guild, world.bot.id));
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
    if (!withheldGuilds.has(guild.id)) session.dispatch(guildCreate(guild, intents, world));
  }
}
