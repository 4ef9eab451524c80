import type { World } from '../state/world.ts';
import { toDispatch } from './dispatch.ts';
import { guildIdOf } from './event-guild.ts';
import type { Dispatch } from './event.ts';
import type { Sessions } from './sessions.ts';
import { coversGuild } from './shard.ts';

/** Sends the events of a world to the sessions of the bot, each those of its shard. */
export interface Dispatcher {
  /** @returns a function that removes the listener */
  onDispatch(listener: (event: Dispatch) => void): () => void;
  stop(): void;
}

/** Starts a dispatcher. */
export function startDispatcher(world: World, sessions: Pick<Sessions, 'all'>): Dispatcher {
  const listeners = new Set<(event: Dispatch) => void>();
  const stop = world.events.subscribe(event => {
    let sent: Dispatch | undefined;
    const guildId = guildIdOf(event);
    for (const session of sessions.all()) {
      if (!coversGuild(session.shard, guildId)) continue;
      const dispatch = toDispatch(event, session.intents, world);
      if (dispatch === undefined) continue;
      session.dispatch(dispatch);
      sent ??= dispatch;
    }
    if (sent !== undefined) for (const listener of listeners) listener(sent);
  });
  return {
    onDispatch(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    stop,
  };
}
