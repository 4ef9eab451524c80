import type { Dispatch } from './event.ts';
import type { Shard } from './shard.ts';

/** Events kept for a resume; a session that missed more cannot be resumed. Discord does not publish its number. */
const MAX_REPLAY_EVENTS = 1000;

/** An event with its sequence number, as it is sent. */
export interface NumberedDispatch extends Dispatch {
  readonly op: 0;
  readonly s: number;
}

/** The connection of a session. */
export interface SessionListener {
  send(event: NumberedDispatch): void;
  /** Called when the session is detached: another connection replaced this one, or the session was suspended or ended. */
  detached(reason: 'replaced' | 'suspended' | 'ended'): void;
}

/** A session. It outlives its socket, so that a client can resume it (docs, "Resuming"). */
export interface Session {
  readonly id: string;
  readonly intents: number;
  /** A resume continues it. */
  readonly shard: Shard;
  /** The sequence number of the last event. */
  readonly sequence: number;
  /** Number of connections so far. */
  readonly attachCount: number;
  /** Numbers an event, keeps it for a resume, and sends it if a client is connected. */
  dispatch(event: Dispatch): void;
  /** Attaches a connection; it replaces the previous one. */
  attach(listener: SessionListener): void;
  /** Detaches the current connection. */
  release(reason: 'suspended' | 'ended'): void;
  /** Detaches a connection that was closed. @returns true if it was the current one */
  detach(listener: SessionListener): boolean;
  /** Returns the events after a sequence number; undefined if some of them are no longer kept. */
  eventsAfter(sequence: number): readonly NumberedDispatch[] | undefined;
}

/** Creates a session without a connection. */
export function createSession(id: string, { intents, shard }: Pick<Session, 'intents' | 'shard'>): Session {
  let sequence = 0;
  let attachCount = 0;
  let kept: NumberedDispatch[] = [];
  let current: SessionListener | undefined;
  return {
    id,
    intents,
    shard,
    get sequence() {
      return sequence;
    },
    get attachCount() {
      return attachCount;
    },
    dispatch(event) {
      sequence += 1;
      const numbered: NumberedDispatch = { op: 0, s: sequence, ...event };
      kept = [...kept.slice(-(MAX_REPLAY_EVENTS - 1)), numbered];
      current?.send(numbered);
    },
    attach(listener) {
      const previous = current;
      current = listener;
      attachCount += 1;
      previous?.detached('replaced');
    },
    release(reason) {
      const previous = current;
      current = undefined;
      previous?.detached(reason);
    },
    detach(listener) {
      if (current !== listener) return false;
      current = undefined;
      return true;
    },
    eventsAfter(number) {
      if (number < sequence - kept.length) return undefined;
      return kept.filter(each => each.s > number);
    },
  };
}
