import type { Dispatch } from './dispatch.ts';

/** Events kept for a resume. Discord does not tell its number; past it the session is gone. */
const KEPT = 1000;

/** An event with its sequence number, as it goes over the wire. */
export interface Numbered extends Dispatch {
  readonly op: 0;
  readonly s: number;
}

/** A session outlives its socket, so that a client can come back to it (docs, "Resuming"). */
export interface Session {
  readonly id: string;
  readonly intents: number;
  /** Numbers an event, keeps it, and sends it when somebody is connected. */
  dispatch(event: Dispatch): void;
  /** Connects a sender, in place of the one before. */
  attach(send: (event: Numbered) => void): void;
  detach(send: (event: Numbered) => void): void;
  /** The events after a number; undefined when some of them are kept no longer, or the number is of the future. */
  since(sequence: number): readonly Numbered[] | undefined;
}

/** Makes a session nobody is connected to. */
export function createSession(id: string, intents: number): Session {
  let sequence = 0;
  let kept: Numbered[] = [];
  let sender: ((event: Numbered) => void) | undefined;
  return {
    id,
    intents,
    dispatch(event) {
      sequence += 1;
      const numbered: Numbered = { op: 0, s: sequence, ...event };
      kept = [...kept.slice(-(KEPT - 1)), numbered];
      sender?.(numbered);
    },
    attach(send) {
      sender = send;
    },
    detach(send) {
      if (sender === send) sender = undefined;
    },
    since(number) {
      if (number > sequence || number < sequence - kept.length) return undefined;
      return kept.filter(each => each.s > number);
    },
  };
}
