import type { ReactionReader } from '../core/message/reaction-reader.ts';
import type { Clock } from '../core/time/clock.ts';
import type { Log } from '../core/log.ts';
import type { Deliverer } from '../jobs/deliver.ts';
import { createReactionReconciler, type ReactionReconciler } from '../jobs/reactions/reaction-reconciler.ts';
import { startTicker, type Ticker } from '../jobs/ticker.ts';
import { processClock } from '../process/clock.ts';
import { storeOwnReaction, type OwnReaction, type ReactionEvent } from '../usecases/apply-reaction.ts';
import { createLiveReactions } from '../usecases/live-reactions.ts';
import { createReactionBatches } from '../usecases/reaction-batches.ts';
import type { Cleanups } from './cleanups.ts';
import type { Corpus } from './open-corpus.ts';

/** What follows from events about reactions. */
export interface ReactionEvents {
  /** Called when an event arrives, before it is applied. */
  received(event: ReactionEvent): void;
  /** Stores an event, unless the signal is aborted before. */
  apply(event: ReactionEvent, signal: AbortSignal): Promise<void>;
  /** Called when an event could not be stored. */
  lost(): void;
  /** Called when the bot's own reaction was added to a message, or removed from it. */
  ownReaction(reaction: OwnReaction): Promise<void>;
  /** Called when Discord has begun another session: it sends no events from before. */
  sessionStarted(): void;
}

export interface ReconcilingOptions {
  readonly reader: ReactionReader;
  readonly deliverer: Pick<Deliverer, 'isIdle'>;
  readonly canSend: () => boolean;
  /** The bot's user id. */
  readonly botId: string;
}

/** The reactions on posts: those that arrive, and those that were missed. */
export interface Reactions {
  readonly events: ReactionEvents;
  /** Starts to compare the reactions on posts with what is known: now, after each new session, and every night. */
  startReconciling(options: ReconcilingOptions, cleanups: Cleanups): void;
}

export function createReactions(
  { stores, unitOfWork }: Pick<Corpus, 'stores' | 'unitOfWork'>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Reactions {
  const live = createLiveReactions();
  let running: { readonly reconciler: ReactionReconciler; readonly ticker: Ticker } | undefined;
  return {
    events: {
      received: event => live.received(event),
      apply: createReactionBatches({ stores, unitOfWork }),
      lost: () => running?.reconciler.eventLost(),
      ownReaction: reaction => storeOwnReaction(reaction, stores),
      sessionStarted() {
        running?.reconciler.sessionStarted();
        running?.ticker.wake();
      },
    },

    startReconciling({ reader, deliverer, canSend, botId }, cleanups) {
      const isPosting = async () => !(await deliverer.isIdle());
      const reconciler = createReactionReconciler({
        stores,
        unitOfWork,
        reader,
        live,
        clock,
        wireClock: processClock,
        canSend,
        isPosting,
        spreadKey: botId,
        log,
      });
      const ticker = startTicker({
        work: signal => reconciler.runDue(signal),
        nextDueAt: async () => reconciler.nextDueAt(),
        clock,
        log,
      });
      cleanups.add(() => ticker.stop());
      running = { reconciler, ticker };
    },
  };
}
