import type { WireTimers } from '../wire-timers.ts';
import { createSession } from './session.ts';
import type { Session } from './session.ts';

/** Sessions nobody came back to: the oldest beyond this many are forgotten. */
const MOST_SESSIONS = 16;

/** How long a session waits for its client, in ms. The docs ("Resuming") tell no number; minutes are seen. */
const WAITS = 5 * 60_000;

/** The sessions of the bot. */
export interface Sessions {
  create(id: string, intents: number): Session;
  find(id: string): Session | undefined;
  all(): readonly Session[];
  /** Nobody is connected to it any longer: it waits a while for its client. */
  leave(session: Session): void;
  end(session: Session): void;
  clear(): void;
}

/** Makes an empty set of sessions. */
export function createSessions(timers: WireTimers): Sessions {
  const sessions = new Map<string, Session>();
  return {
    create(id, intents) {
      const session = createSession(id, intents);
      sessions.set(id, session);
      for (const old of [...sessions.keys()].slice(0, -MOST_SESSIONS)) sessions.delete(old);
      return session;
    },
    find: id => sessions.get(id),
    all: () => [...sessions.values()],
    leave(session) {
      const { comings } = session;
      timers.after(WAITS, () => {
        if (session.comings === comings) sessions.delete(session.id);
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
