import type { WireTimers } from '../wire-timers.ts';
import { createSession } from './session.ts';
import type { Session } from './session.ts';

/** With more sessions than this, the oldest ones are forgotten. */
const MAX_SESSIONS = 16;

/** How long a session can be resumed. Undocumented (docs, "Resuming"); bots observe minutes. */
const RESUME_TIMEOUT_MS = 5 * 60_000;

/** The sessions of the bot. */
export interface Sessions {
  create(id: string, intents: number): Session;
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
    create(id, intents) {
      const session = createSession(id, intents);
      sessions.set(id, session);
      for (const old of [...sessions.keys()].slice(0, -MAX_SESSIONS)) sessions.delete(old);
      return session;
    },
    find: id => sessions.get(id),
    all: () => [...sessions.values()],
    suspend(session) {
      const { attachCount } = session;
      timers.after(RESUME_TIMEOUT_MS, () => {
        // A client that has resumed it meanwhile was counted.
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
