import { isMember } from '../state/guild.ts';
import type { World } from '../state/world.ts';
import type { Identify } from './client-payload.ts';
import { guildCreate } from './guild-dispatch.ts';
import type { Session } from './session.ts';

/** Sends READY and a GUILD_CREATE for each guild (docs, "Ready"). @param url the gateway URL for a resume */
export function sendReady(session: Session, { intents, shard }: Identify, world: World, url: string): void {
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
  for (const guild of guilds) session.dispatch(guildCreate(guild, intents, world));
}
