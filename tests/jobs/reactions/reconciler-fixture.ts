import { setImmediate } from 'node:timers/promises';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { SAVE_EMOJI } from '../../../src/core/message/reaction.ts';
import { createReactionReconciler } from '../../../src/jobs/reactions/reaction-reconciler.ts';
import { applyReaction, type ReactionEvent } from '../../../src/usecases/apply-reaction.ts';
import { createLiveReactions } from '../../../src/usecases/live-reactions.ts';
import { openTestDatabase } from '../../support/database.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createSilentLog } from '../../support/silent-log.ts';
import { createFakeReactions } from './fake-reactions.ts';

export const CHANNEL = '9000000000000000001';
export const POST = '5000000000000000100';
export const OLDER = '5000000000000000050';
export const GUILD = '8000000000000000001';
const START = Date.parse('2026-11-20T12:00:00Z');

/** A reconciler over a real database with ten papers, and Discord's reactions as a fake. */
export async function openReconciler() {
  const { stores, unitOfWork } = await openTestDatabase();
  const paperIds: number[] = [];
  for (let at = 1; at <= 10; at += 1) {
    paperIds.push((await stores.papers.insert(emptyPaper(`Paper no ${at}`))).id);
  }
  const clock = createManualClock(START);
  const wireClock = createInstantClock();
  const log = createSilentLog();
  const discord = createFakeReactions();
  const live = createLiveReactions();
  let isPosting = false;
  const reconciler = createReactionReconciler({
    stores,
    unitOfWork,
    reader: discord,
    live,
    clock,
    wireClock,
    canSend: () => true,
    isPosting: async () => isPosting,
    spreadKey: 'a bot',
    log,
  });
  const running = new AbortController();

  return {
    stores,
    unitOfWork,
    clock,
    wireClock,
    log,
    discord,
    reconciler,
    stop: () => running.abort(),
    setPosting: (is: boolean) => void (isPosting = is),
    run: () => reconciler.runDue(running.signal),
    paperIds,

    /** Stores a message with the first papers and creates it in the fake. */
    async post(messageId: string, { papers = 10, ageMs = 0, channelId = CHANNEL } = {}): Promise<void> {
      await stores.posted.remember({
        messageId,
        channelId,
        guildId: GUILD,
        kind: 'digest',
        paperIds: paperIds.slice(0, papers),
        postedAt: clock.now() - ageMs,
      });
      discord.set(channelId, messageId, SAVE_EMOJI, []);
    },

    /** A reaction while the bot receives events. */
    async react(
      change: 'added' | 'removed',
      messageId: string,
      userId: string,
      emoji = SAVE_EMOJI,
      roleIds: readonly string[] = [],
    ) {
      const event = { change, messageId, channelId: CHANNEL, userId, emoji, roleIds, at: clock.now() };
      live.received(event);
      await applyReaction(event, stores);
    },

    /** Returns how many members voted for the first paper in the server. */
    votes: async () => (await stores.votes.counts(GUILD, paperIds.slice(0, 1))).get(paperIds[0] ?? 0) ?? 0,

    received: (event: ReactionEvent) => live.received(event),

    savedBy: async (userId: string) => (await stores.library.list(userId, { offset: 0, limit: 99 })).length,

    /** Returns the last result in the log, without the time that it took. */
    lastResult() {
      const { messages, added, removed, cleared, method } =
        log.events.filter(({ event }) => event === 'reactions_reconciled').at(-1)?.fields ?? {};
      return { method, messages, added, removed, cleared };
    },
  };
}

/** Creates a clock on which each wait ends at once, which it records. */
function createInstantClock() {
  const clock = createManualClock(START);
  const pauses: number[] = [];
  return {
    ...clock,
    pauses,
    async wait(ms: number, signal?: AbortSignal): Promise<void> {
      if (signal?.aborted || ms <= 0) return;
      pauses.push(ms);
      await setImmediate();
      clock.advance(ms);
    },
  };
}
