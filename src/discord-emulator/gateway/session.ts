import type { Dispatch } from './event.ts';

/** Events kept for a resume. Discord does not tell its number; past it the session is gone. */
const KEPT = 1000;

/** An event with its sequence number, as it goes over the wire. */
export interface Numbered extends Dispatch {
  readonly op: 0;
  readonly s: number;
}

/** A connection as its session sees it. */
export interface Listener {
  send(event: Numbered): void;
  /** The session is this connection's no longer: another took its place, or it is to be resumed, or it is over. */
  lost(why: 'replaced' | 'suspended' | 'over'): void;
}

/** A session outlives its socket, so that a client can come back to it (docs, "Resuming"). */
export interface Session {
  readonly id: string;
  readonly intents: number;
  /** The number of the last event. */
  readonly sequence: number;
  /** How often somebody connected. */
  readonly comings: number;
  /** Numbers an event, keeps it, and sends it when somebody is connected. */
  dispatch(event: Dispatch): void;
  /** Connects a listener, in place of the one before. */
  attach(listener: Listener): void;
  /** Takes the session from whoever is connected. */
  release(why: 'suspended' | 'over'): void;
  /** The listener itself has gone. @returns whether it was the one connected */
  detach(listener: Listener): boolean;
  /** The events after a number; undefined when some of them are kept no longer. */
  since(sequence: number): readonly Numbered[] | undefined;
}

/** Makes a session nobody is connected to. */
export function createSession(id: string, intents: number): Session {
  let sequence = 0;
  let comings = 0;
  let kept: Numbered[] = [];
  let current: Listener | undefined;
  return {
    id,
    intents,
    get sequence() {
      return sequence;
    },
    get comings() {
      return comings;
    },
    dispatch(event) {
      sequence += 1;
      const numbered: Numbered = { op: 0, s: sequence, ...event };
      kept = [...kept.slice(-(KEPT - 1)), numbered];
      current?.send(numbered);
    },
    attach(listener) {
      const before = current;
      current = listener;
      comings += 1;
      before?.lost('replaced');
    },
    release(why) {
      const before = current;
      current = undefined;
      before?.lost(why);
    },
    detach(listener) {
      if (current !== listener) return false;
      current = undefined;
      return true;
    },
    since(number) {
      if (number < sequence - kept.length) return undefined;
      return kept.filter(each => each.s > number);
    },
  };
}
