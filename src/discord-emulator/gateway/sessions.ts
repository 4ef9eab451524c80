import type { WireTimers } from '../wire-timers.ts';
import { createSession } from './session.ts';
import type { Session } from './session.ts';

/** With more sessions of a shard than this, its oldest ones are forgotten. */
const MAX_SESSIONS_PER_SHARD = 16;

/** How long a session can be resumed. Undocumented (docs, "Resuming"); bots observe minutes. */
const RESUME_TIMEOUT_MS = 5 * 60_000;

/** The sessions of the bot. */
export interface Sessions {
  create(id: string, options: Pick<Session, 'intents' | 'shard'>): Session;
  find(id: string): Session | undefined;
  all(): readonly Session[];
  /** Keeps a session without a connection until the timeout for a resume. */
  suspend(session: Session): void;
  end(session: Session): void;
  clear(): void;
}

/** Creates an empty set of sessions. */
export function createSessions(timers: WireTimers): Sessions {
  const sessions = new Map<string, Session>();
  return {
    create(id, options) {
      const session = createSession(id, options);
      sessions.set(id, session);
      const { shard } = options;
      const sameShard = [...sessions.values()].filter(
        each => each.shard.id === shard.id && each.shard.count === shard.count,
      );
      for (const old of sameShard.slice(0, -MAX_SESSIONS_PER_SHARD)) sessions.delete(old.id);
      return session;
    },
    find: id => sessions.get(id),
    all: () => [...sessions.values()],
    suspend(session) {
      const { attachCount } = session;
      timers.after(RESUME_TIMEOUT_MS, () => {
        // A client that resumed it within the timeout was counted.
        if (session.attachCount === attachCount) sessions.delete(session.id);
      });
    },
    end(session) {
      sessions.delete(session.id);
    },
    clear() {
      sessions.clear();
    },
  };
}
