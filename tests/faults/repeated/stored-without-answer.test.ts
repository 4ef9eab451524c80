import { describe, expect, it } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../../src/core/time/duration.ts';
import type { Fault } from '../../../src/discord-emulator/faults.ts';
import { openEmulatedOutbox } from '../../support/emulated-outbox.ts';
import { printCounts, repetitions } from '../../support/fault-counts.ts';

/** One round for each of the waits. */
const ROUNDS = 2;

/** What follows after Discord has stored a message. */
const FAULTS: readonly Fault[] = [
  { kind: 'response', status: 500, body: { message: 'Internal Server Error', code: 0 } },
  { kind: 'drop' },
  { kind: 'truncate' },
  { kind: 'hang' },
];

/** Discord remembers a nonce for the first wait, and has forgotten it after the second. */
const WAITS_MS = [SECOND_MS, 10 * MINUTE_MS] as const;

/** An outbox in which the first attempt of each post is stored, and ends in one of the faults. */
async function openFaultyOutbox(channelCount: number) {
  const outbox = await openEmulatedOutbox({ channelCount, papersPerChannel: ROUNDS });
  const attempted = new Set<unknown>();
  let requests = 0;
  outbox.emulator.faults.after(({ method, path, body }) => {
    if (method !== 'POST' || !path.endsWith('/messages')) return undefined;
    requests += 1;
    const { nonce }: { nonce?: unknown } = Object(body);
    if (attempted.has(nonce)) return undefined;
    attempted.add(nonce);
    return FAULTS[attempted.size % FAULTS.length];
  });
  return {
    ...outbox,
    requests: () => requests,
    /** Puts a digest for each channel into the outbox, and attempts each once. */
    async attemptAll(): Promise<number[]> {
      const ids = await outbox.runAll();
      await outbox.deliverer.drain();
      return ids;
    },
    /** Repeats what failed, after a wait. */
    async retryAfter(waitMs: number): Promise<void> {
      for (let next = waitMs; (await outbox.deliverer.nextDueAt()) !== undefined; next = MINUTE_MS) {
        outbox.clock.advance(next);
        await outbox.deliverer.drain();
      }
    },
  };
}

describe('a post that Discord stores without a proper answer', () => {
  it('is in its channel once, and recorded', async () => {
    const { attemptAll, retryAfter, states, channelIds, posts, requests } = await openFaultyOutbox(
      repetitions(12, 500),
    );
    const ids: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      ids.push(...(await attemptAll()));
      await retryAfter(WAITS_MS[round] ?? 0);
    }
    expect(await states(ids)).toEqual({ sent: channelIds.length * ROUNDS });
    expect(channelIds.map(id => posts(id).length)).toEqual(channelIds.map(() => ROUNDS));
    printCounts(2, { sends: ids.length, requests: requests(), messages: channelIds.flatMap(posts).length });
  });

  it('and that a moderator deletes before the retry is not posted again', async () => {
    const { attemptAll, retryAfter, states, channelIds, posts, emulator } = await openFaultyOutbox(
      repetitions(6, 100),
    );
    const ids: number[] = [];
    let deleted = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      ids.push(...(await attemptAll()));
      for (const message of channelIds.flatMap(posts)) {
        emulator.world.messages.remove(message);
        deleted += 1;
      }
      await retryAfter(WAITS_MS[round] ?? 0);
    }
    expect(deleted).toBe(ids.length);
    expect(channelIds.flatMap(posts)).toEqual([]);
    expect(await states(ids)).toEqual({ sent_deleted: ids.length });
    printCounts(3, { sends: ids.length, deleted, 'sent_deleted states': ids.length, 'second posts': 0 });
  });
});
