import { SECOND_MS } from '../../core/time/duration.ts';
import { createFairQueue, type QueueOrigin } from './fair-queue.ts';

/** Discord waits 3 s for the first response: this leaves one for the work, the network and the response. */
export const MAX_WAIT_MS = 2 * SECOND_MS;

/** Some 20 ms of work: between two turns of the event loop, responses and further events are read, and heartbeats sent. */
const MAX_STARTS_PER_TURN = 8;

/** More than a person can do while it waits; a program that sends more has no more than its share. */
const MAX_WAITING_OF_PERSON = 10;

/** About 20 MB, and some 20 s of work for two seconds of waiting: any further ones could not be answered. */
const MAX_WAITING = 5_000;

/** Why an interaction is dropped: it waited too long, too many waited, or its person typed on. */
export type DropReason = 'too late' | 'too many' | 'typed on';

/** What the queue has to know of an interaction. */
export interface QueuedInteraction {
  readonly guildId: string | null;
  readonly user: { readonly id: string };
  isAutocomplete(): boolean;
}

export interface InteractionQueueOptions<T> {
  /** Works on an interaction that has waited for so long, ms. Must not reject. */
  readonly start: (interaction: T, waitedMs: number) => Promise<void>;
  readonly onDropped: (interaction: T, why: DropReason) => void;
  /** Time that no change of the machine's clock moves, ms. */
  readonly now: () => number;
  /** Calls back in the next turn of the event loop. */
  readonly nextTurn: (callback: () => void) => void;
}

/** Interactions on their way to their commands. */
export interface InteractionQueue<T> {
  /** Resolves when the interaction is worked on to its end, or dropped. Never rejects. */
  add(interaction: T): Promise<void>;
}

interface Waiting<T> {
  readonly interaction: T;
  readonly addedAt: number;
  readonly settle: (handled?: Promise<void>) => void;
}

/**
 * Creates a queue that starts interactions at once, as long as few come. In an overload it starts some in each turn of the
 * event loop, so that events are read and heartbeats sent in time; servers and people take turns; and what could not be
 * answered in time is dropped without any work, so that the rest is.
 *
 * How old an interaction is counts from when this process received it. Its id has the time of Discord's clock, but that can
 * only be compared with this machine's, which may be wrong; and events do not wait to be read, since this queue is short.
 */
export function createInteractionQueue<T extends QueuedInteraction>({
  start,
  onDropped,
  now,
  nextTurn,
}: InteractionQueueOptions<T>): InteractionQueue<T> {
  const waiting = createFairQueue<Waiting<T>>();
  let startsInTurn = 0;

  function countStart(): void {
    if (startsInTurn === 0) nextTurn(startWaiting);
    startsInTurn += 1;
  }

  function startWaiting(): void {
    startsInTurn = 0;
    while (startsInTurn < MAX_STARTS_PER_TURN) {
      const next = waiting.take();
      if (!next) return;
      const waitedMs = now() - next.addedAt;
      if (waitedMs > MAX_WAIT_MS) {
        drop(next, 'too late');
      } else {
        countStart();
        next.settle(start(next.interaction, waitedMs));
      }
    }
  }

  function drop({ interaction, settle }: Waiting<T>, why: DropReason): void {
    onDropped(interaction, why);
    settle();
  }

  return {
    add(interaction) {
      if (waiting.size === 0 && startsInTurn < MAX_STARTS_PER_TURN) {
        countStart();
        return start(interaction, 0);
      }
      const origin = originOf(interaction);
      return new Promise(settle => {
        const added = { interaction, addedAt: now(), settle };
        const earlier = interaction.isAutocomplete()
          ? waiting.replace(added, origin, each => each.interaction.isAutocomplete())
          : undefined;
        if (earlier) {
          drop(earlier, 'typed on');
        } else if (waiting.size >= MAX_WAITING || waiting.sizeOf(origin) >= MAX_WAITING_OF_PERSON) {
          drop(added, 'too many');
        } else {
          waiting.add(added, origin);
        }
      });
    },
  };
}

/** Outside of servers, each person has a share like a server's. */
function originOf({ guildId, user }: QueuedInteraction): QueueOrigin {
  return { server: guildId ?? `person ${user.id}`, person: user.id };
}
