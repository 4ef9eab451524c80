import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  createInteractionQueue,
  MAX_WAIT_MS,
  type DropReason,
  type QueuedInteraction,
} from '../../../src/discord/interactions/interaction-queue.ts';

interface TestInteraction extends QueuedInteraction {
  readonly id: string;
}

/** A queue whose time and turns of the event loop the test controls. */
function openQueue() {
  let now = 0;
  let next: (() => void) | undefined;
  const started: { readonly id: string; readonly at: number; readonly waitedMs: number }[] = [];
  const dropped: { readonly id: string; readonly why: DropReason }[] = [];
  const queue = createInteractionQueue<TestInteraction>({
    start: async ({ id }, waitedMs) => void started.push({ id, at: now, waitedMs }),
    onDropped: ({ id }, why) => void dropped.push({ id, why }),
    now: () => now,
    nextTurn: callback => (next = callback),
  });
  let count = 0;
  return {
    started,
    dropped,
    add(person: string, { server = 'A', isTyping = false }: { server?: string; isTyping?: boolean } = {}) {
      count += 1;
      const interaction = { guildId: server, user: { id: person }, isAutocomplete: () => isTyping };
      return queue.add({ id: `${person}/${count}`, ...interaction });
    },
    /** Ends the turn, after so many ms. */
    turn(ms: number) {
      now += ms;
      const callback = next;
      next = undefined;
      callback?.();
    },
  };
}

type TestQueue = ReturnType<typeof openQueue>;

/** Fills the current turn, so that what is added next has to wait. */
function fillTurn({ add }: TestQueue): void {
  for (let at = 0; at < 8; at += 1) void add(`first ${at}`);
}

/** 500 a second for 10 s, where a turn takes as long as its interactions: 5 ms each. */
function overload() {
  const queue = openQueue();
  let sent = 0;
  let before = 0;
  for (let now = 0; now < 10_000;) {
    for (; sent < now / 2; sent += 1) void queue.add(`person ${sent}`, { server: `server ${sent % 10}` });
    const ms = Math.max(1, (queue.started.length - before) * 5);
    before = queue.started.length;
    queue.turn(ms);
    now += ms;
  }
  return { ...queue, sent };
}

describe('on an idle bot', () => {
  it('an interaction starts at once, also the next one in the next turn', () => {
    const { add, turn, started } = openQueue();
    void add('ada');
    expect(started).toHaveLength(1);
    turn(5);
    void add('ben');
    expect(started.map(({ waitedMs }) => waitedMs)).toEqual([0, 0]);
  });
});

describe('in an overload', () => {
  it('as many are answered as can be, in the last seconds as in the first, and all in time', () => {
    const { started, dropped, sent } = overload();
    const between = (from: number, to: number) => started.filter(({ at }) => at >= from && at < to).length;
    expect(between(0, 10_000)).toBeGreaterThan(1_900);
    expect(between(8_000, 10_000) / between(0, 2_000)).toBeGreaterThan(0.95);
    expect(Math.max(...started.map(({ waitedMs }) => waitedMs))).toBeLessThanOrEqual(MAX_WAIT_MS);
    expect(dropped.length).toBeGreaterThan(sent - 1_900 - 1_200);
    expect(new Set(dropped.map(({ why }) => why))).toEqual(new Set(['too late']));
  });

  it('a person who calls once is not behind one who calls often, nor a server behind a larger one', () => {
    const queue = openQueue();
    fillTurn(queue);
    for (let at = 0; at < 20; at += 1) void queue.add('loud');
    void queue.add('ada');
    for (let at = 0; at < 100; at += 1) void queue.add(`crowd ${at}`, { server: 'B' });
    void queue.add('cleo', { server: 'C' });
    queue.turn(40);
    const names = queue.started.slice(8).map(({ id }) => id.replace(/\/.*/, ''));
    expect(names).toHaveLength(8);
    expect(names).toEqual(expect.arrayContaining(['loud', 'ada', 'cleo', 'crowd 0']));
    // A person has a share of ten at most.
    expect(queue.dropped.filter(({ id, why }) => id.startsWith('loud') && why === 'too many')).toHaveLength(
      10,
    );
  });

  it('only the newest completion of a person is worked on', async () => {
    const queue = openQueue();
    fillTurn(queue);
    const earlier = queue.add('ada', { isTyping: true });
    void queue.add('ada');
    void queue.add('ada', { isTyping: true });
    void queue.add('ben', { isTyping: true });
    await earlier;
    expect(queue.dropped).toEqual([{ id: 'ada/9', why: 'typed on' }]);
    queue.turn(40);
    expect(queue.started.slice(8).map(({ id }) => id)).toEqual(['ada/11', 'ben/12', 'ada/10']);
  });

  it('a person who types on keeps the turn of the completion that waited', async () => {
    const queue = openQueue();
    fillTurn(queue);
    void queue.add('ada', { isTyping: true });
    for (let at = 0; at < 8; at += 1) void queue.add(`crowd ${at}`);
    for (let key = 0; key < 20; key += 1) void queue.add('ada', { isTyping: true });
    expect(new Set(queue.dropped.map(({ why }) => why))).toEqual(new Set(['typed on']));
    queue.turn(40);
    expect(queue.started[8]?.id).toBe('ada/37');
  });

  it('what is dropped counts as finished, and what waits does not', async () => {
    const queue = openQueue();
    fillTurn(queue);
    let isFinished = false;
    const waiting = queue.add('ada').then(() => (isFinished = true));
    await setImmediate();
    expect(isFinished).toBe(false);
    queue.turn(MAX_WAIT_MS + 1);
    await waiting;
    expect(queue.dropped).toEqual([{ id: 'ada/9', why: 'too late' }]);
  });
});
