import { setMaxListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createReactionQueue } from '../../src/discord/reaction-queue.ts';
import type { ReactionChange, ReactionEvent } from '../../src/usecases/apply-reaction.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { createSilentLog } from '../support/silent-log.ts';

const nextTurn = () => new Promise(resolve => setImmediate(resolve));

const change = (what: ReactionChange['change'], userId = 'ada', messageId = '1'): ReactionChange => ({
  change: what,
  channelId: '9',
  messageId,
  userId,
  emoji: '🔖',
  at: 0,
});

/** A queue over a store that fails while the disk is full, or for one message for ever. */
function openQueue({
  poisoned,
  maxEvents = 1_000,
}: { readonly poisoned?: string; readonly maxEvents?: number } = {}) {
  const clock = createManualClock(0);
  const log = createSilentLog();
  const stopping = new AbortController();
  // The manual clock keeps listening after a wait.
  setMaxListeners(0, stopping.signal);
  const stored: string[] = [];
  let isFull = false;
  let lost = 0;
  const queue = createReactionQueue({
    async apply(event: ReactionEvent) {
      await nextTurn();
      if (isFull || event.messageId === poisoned) throw new Error('database or disk is full');
      stored.push(event.change === 'cleared' ? 'cleared' : `${event.change} by ${event.userId}`);
    },
    onLost: () => void (lost += 1),
    maxEvents,
    clock,
    log,
    signal: stopping.signal,
  });
  return {
    queue,
    stored,
    log,
    lost: () => lost,
    stop: () => stopping.abort(),
    fill: (full: boolean) => {
      isFull = full;
    },
    async pass(ms: number) {
      for (let turn = 0; turn < 4; turn += 1) await nextTurn();
      clock.advance(ms);
      for (let turn = 0; turn < 4; turn += 1) await nextTurn();
    },
  };
}

describe('a reaction', () => {
  it('that cannot be stored is stored once there is room, in order', async () => {
    const { queue, stored, fill, pass } = openQueue();
    fill(true);
    queue.add(change('added'));
    await pass(1_000);
    queue.add(change('removed'));
    queue.add(change('added', 'ben'));
    await pass(5_000);
    expect(stored).toEqual([]);
    fill(false);
    await pass(60_000);
    await queue.settled();
    expect(stored.toSorted()).toEqual(['added by ada', 'added by ben', 'removed by ada']);
    expect(stored.filter(each => each.endsWith('ada'))).toEqual(['added by ada', 'removed by ada']);
  });

  it('that can never be stored holds up no other, and is given up after a day', async () => {
    const { queue, stored, log, lost, pass } = openQueue({ poisoned: '666' });
    queue.add(change('added', 'ada', '666'));
    queue.add(change('added'));
    await pass(0);
    expect(stored).toEqual(['added by ada']);
    for (let minutes = 0; minutes < 25 * 60; minutes += 60) await pass(3_600_000);
    await queue.settled();
    expect(log.events.filter(({ level }) => level === 'error').map(({ event }) => event)).toEqual([
      'reaction_failed',
    ]);
    expect(lost()).toBe(1);
  });

  it('keeps its place before and after a moderator clears the message', async () => {
    const { queue, stored, fill, pass } = openQueue();
    fill(true);
    queue.add(change('added'));
    queue.add({ change: 'cleared', messageId: '1', emoji: undefined });
    queue.add(change('added', 'ben'));
    queue.add(change('added', 'cleo', '2'));
    await pass(1_000);
    expect(stored).toEqual([]);
    fill(false);
    for (let tries = 0; tries < 3; tries += 1) await pass(60_000);
    await queue.settled();
    expect(stored.filter(each => each !== 'added by cleo')).toEqual([
      'added by ada',
      'cleared',
      'added by ben',
    ]);
    expect(stored).toContain('added by cleo');
  });

  it('is tried a last time when the bot stops', async () => {
    const { queue, stored, fill, stop, pass } = openQueue();
    fill(true);
    queue.add(change('added'));
    await pass(0);
    fill(false);
    stop();
    await queue.settled();
    expect(stored).toEqual(['added by ada']);
  });

  it('is lost, and logged, when as many wait as can; the others are stored', async () => {
    const { queue, stored, fill, pass, log, lost } = openQueue({ maxEvents: 100 });
    fill(true);
    for (let at = 0; at < 101; at += 1) queue.add(change('added', String(at)));
    expect(log.events.map(({ event }) => event)).toEqual(['reaction_failed']);
    expect(lost()).toBe(1);
    await pass(0);
    fill(false);
    await pass(1_000);
    expect(stored).toHaveLength(100);
    queue.add(change('added', 'one more'));
    await pass(0);
    expect(stored).toHaveLength(101);
  });
});
