import { describe, expect, it, onTestFinished } from 'vitest';
import { addDays } from '../../../src/core/time/calendar.ts';
import { newestListDay } from '../../../src/core/time/list-day.ts';
import { startHuggingFaceEmulator } from '../../../src/playground/hugging-face/hugging-face-emulator.ts';
import { HUGGING_FACE_RATE_POLICY } from '../../../src/sources/http/rate-policy.ts';
import { createHuggingFaceClient } from '../../../src/sources/huggingface/client.ts';
import { collect } from '../../support/collect.ts';
import { createFastClock } from '../../support/fast-clock.ts';
import { openTestSourceClient } from '../../support/source-client.ts';
import { listedPapers } from './listed-papers.ts';

const NOON = '2026-11-21T12:00:00Z';
const TODAY = '2026-11-21';

/** Starts the emulator, and the bot's own client of it. */
async function start(papers = listedPapers(394)) {
  const clock = createFastClock(NOON);
  const emulator = await startHuggingFaceEmulator({ papers, now: clock.now, newestDayAt: newestListDay });
  onTestFinished(emulator.stop);
  const { client: http, log } = openTestSourceClient(HUGGING_FACE_RATE_POLICY, [emulator.url], clock);
  const client = createHuggingFaceClient({ baseUrl: emulator.url, http, now: clock.now, log });
  return { clock, client, get: (path: string) => fetch(`${emulator.url}${path}`) };
}

describe("the bot's client of the emulated paper API", () => {
  it('reads a day of six to ten papers, with everything that is known of them', async () => {
    const { client } = await start();
    const records = await collect(client.daily(TODAY));
    expect(records.length).toBeGreaterThanOrEqual(6);
    expect(records.length).toBeLessThanOrEqual(10);
    for (const record of records) {
      expect(record).toMatchObject({
        fields: {
          abstract: null,
          tldr: 'What it says.',
          authors: ['Ada Author', 'Bo Writer'],
          organization: 'The Paper Lab',
          publishedAt: '2024-01-15',
          listedOn: [TODAY],
          upvotes: expect.any(Number),
          comments: expect.any(Number),
          thumbnail: null,
        },
      });
    }
  });

  it('reads more votes the next day', async () => {
    const { client, clock } = await start();
    const votes = async () => {
      const records = await collect(client.daily(TODAY));
      return records.flatMap(each => ('fields' in each ? [each.fields.upvotes ?? 0] : []));
    };
    const before = await votes();
    clock.advance(24 * 3_600_000);
    const after = await votes();
    expect(after).toHaveLength(before.length);
    expect(after.every((count, index) => count >= (before[index] ?? 0))).toBe(true);
    expect(after.reduce((a, b) => a + b)).toBeGreaterThan(before.reduce((a, b) => a + b));
  });

  it('reads a week and a month up to today, page by page', async () => {
    const { client } = await start();
    const daily = async (day: string) => (await collect(client.daily(day))).length;
    let [week, month] = [0, 0];
    for (let day = '2026-11-01'; day <= TODAY; day = addDays(day, 1)) {
      month += await daily(day);
      if (day >= '2026-11-16') week += await daily(day);
    }
    expect(await collect(client.weekly('2026-W47'))).toHaveLength(week);
    expect(await collect(client.monthly('2026-11'))).toHaveLength(month);
    expect(month).toBeGreaterThan(100);
  });

  it('reads trending papers, those with the most new votes first', async () => {
    const { client } = await start();
    const trending = await collect(client.trending({ limit: 5 }));
    expect(trending).toHaveLength(5);
    const votes = trending.flatMap(each => ('fields' in each ? [each.fields.upvotes ?? 0] : []));
    expect(votes[0]).toBeGreaterThan(10);
  });

  it('finds a paper by its id and by its title, and nothing that is not there', async () => {
    const { client } = await start();
    expect(await client.paper('2401.00007')).toMatchObject({ title: 'Paper number 7' });
    expect(await client.paper('2401.09999')).toBeUndefined();
    expect(await client.search('paper number 7', { limit: 1 })).toMatchObject([
      { fields: { title: 'Paper number 7' } },
    ]);
    expect(await client.search('zebra')).toEqual([]);
  });

  it('makes up no day for a paper of which the month alone is known', async () => {
    const { client } = await start(
      listedPapers(6).map(paper => ({ ...paper, publishedOn: null, authors: [] })),
    );
    const [record] = await collect(client.daily(TODAY));
    expect(record).toMatchObject({ fields: { publishedAt: null, authors: [], authorCount: null } });
  });
});

describe('the emulated paper API', () => {
  it.each([
    ['/api/daily_papers?date=2026-11-23', 400],
    ['/api/daily_papers?date=2026-02-30', 400],
    ['/api/daily_papers?date=%E5%AD%97%0A', 400],
    ['/api/daily_papers?week=2026-W99', 400],
    ['/api/daily_papers?limit=101', 400],
    ['/api/daily_papers?limit=x', 400],
    ['/api/daily_papers?p=-1', 400],
    ['/api/papers/search?q=a&limit=121', 400],
    [`/api/papers/search?q=${'a'.repeat(251)}`, 400],
    ['/api/papers/2401.99999', 404],
    ['/api/papers/', 404],
    ['//example.org/api/daily_papers', 404],
  ])('refuses %s with %i, and says why', async (path, status) => {
    const { get } = await start(listedPapers(20));
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(response.headers.get('x-error-message')).toMatch(/\w/);
    expect(await response.json()).toHaveProperty('error');
  });

  it('sends an empty page past the end, and a Link header before it', async () => {
    const { get } = await start();
    const first = await get('/api/daily_papers?month=2026-10&limit=100');
    expect(first.headers.get('link')).toMatch(
      /^<http:\/\/127\.0\.0\.1:\d+\/api\/daily_papers\?.*p=1>; rel="next"$/,
    );
    const past = await get('/api/daily_papers?month=2026-10&limit=100&p=9');
    expect(past.headers.get('link')).toBeNull();
    expect(await past.json()).toEqual([]);
  });

  it('refuses requests of other web pages', async () => {
    const clock = createFastClock(NOON);
    const emulator = await startHuggingFaceEmulator({
      papers: [],
      now: clock.now,
      newestDayAt: newestListDay,
    });
    onTestFinished(emulator.stop);
    const foreign = await fetch(`${emulator.url}/api/daily_papers`, {
      headers: { origin: 'https://evil.example' },
    });
    expect(foreign.status).toBe(403);
    expect((await fetch(`${emulator.url}/api/daily_papers`, { method: 'POST' })).status).toBe(405);
  });
});
