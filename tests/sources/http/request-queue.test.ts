import { expect, it } from 'vitest';
import { createRequestQueue } from '../../../src/sources/http/request-queue.ts';
import { createFastClock } from '../../support/fast-clock.ts';

it('lets the papers of the day go before lookups that wait for their turn', async () => {
  const queue = createRequestQueue(
    { source: 'arXiv', concurrency: 1, gapMs: 3_000 },
    createFastClock('2026-03-05T12:00:00Z'),
  );
  const sent: string[] = [];
  const request = (name: string, yields: boolean) =>
    queue.run(() => Promise.resolve(void sent.push(name)), undefined, yields);
  await Promise.all([
    request('first lookup', true),
    ...Array.from({ length: 5 }, (_, at) => request(`lookup ${at}`, true)),
    request('list of the day', false),
    request('another list', false),
  ]);
  expect(sent.slice(0, 3)).toEqual(['first lookup', 'list of the day', 'another list']);
  expect(sent).toHaveLength(8);
});
