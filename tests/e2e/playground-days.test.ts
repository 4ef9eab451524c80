import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPlaygroundProgram, type RunningPlayground } from '../support/playground-process.ts';
import { makePlaygroundFolder } from '../support/temp-folder.ts';

/** The made-up days of a new playground, as its console shows them. */
describe('the days of a new playground', () => {
  const folder = makePlaygroundFolder();
  let playground: RunningPlayground;

  beforeAll(async () => {
    playground = await startPlaygroundProgram(folder);
  });
  afterAll(async () => {
    await playground.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Types a line, and returns what is printed up to and including `end`. */
  async function type(line: string, end: RegExp): Promise<string> {
    const before = playground.stdout().length;
    playground.process.stdin?.write(`${line}\n`);
    await expect.poll(() => playground.stdout().slice(before), { timeout: 20_000 }).toMatch(end);
    return playground.stdout().slice(before);
  }

  /** Returns when the next planned work is due, as the page shows it, ms since the epoch. */
  async function nextDueAt(): Promise<number> {
    const response = await fetch(`${playground.url}/playground/live?as=ada`);
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += new TextDecoder().decode(chunk);
      const next = /"kind":"clock".*"next":(\d+)/.exec(text)?.[1];
      if (next !== undefined) return Number(next);
    }
    throw new Error('the page shows no clock');
  }

  async function moveToNext(): Promise<void> {
    await fetch(`${playground.url}/playground/actions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: 'ada', action: { kind: 'move_clock', to: 'next' } }),
    });
  }

  async function readDesk(): Promise<string> {
    const response = await fetch(`${playground.url}/playground/messages?as=ada&channel=curators`);
    return response.text();
  }

  it('have a list of today with votes and comments', async () => {
    const text = await type('/papers daily', /Post to channel/);
    expect(text).toMatch(/1–5 of (?:[6-9]|10) papers/);
    expect(text).toMatch(/▲ \d+ · 💬 \d+/);
  });

  it('have two weeks of lists', async () => {
    const first = new Date(Date.now() - 13 * 86_400_000).toISOString().slice(0, 10);
    expect(await type(`/papers daily date:${first}`, /Post to channel|⚠️/)).toMatch(/of (?:[6-9]|10) papers/);
    expect(await type('/papers weekly', /Post to channel/)).toMatch(/▲ \d+/);
  });

  it('have trending papers, and searches sorted by votes', async () => {
    expect(await type('/papers trending', /Post to channel/)).toMatch(/of \d+ papers[^]*▲ \d+/);
    const found = await type('/search query:models sort:upvotes', /Post to channel|⚠️/);
    const votes = [...found.matchAll(/▲ (\d+)/g)].map(([, count]) => Number(count));
    expect(votes.length).toBeGreaterThan(2);
    expect(votes).toEqual(votes.toSorted((a, b) => b - a));
  });

  it('have a desk of curators with the draft of the next digest', async () => {
    await expect.poll(readDesk, { timeout: 20_000 }).toContain('Post now');
    expect(await readDesk()).toContain('Draft of the next post');
  });

  it('say that they are made up', async () => {
    await type('as Ben', /You are Ben now/);
    expect(await type('/status', /made up/)).toContain('Daily lists, votes and comments are made up');
  });

  it('can be moved to the next subscription', async () => {
    const inFiveMinutes = Date.now() + 5 * 60_000;
    const time = new Date(inFiveMinutes).toISOString().slice('YYYY-MM-DDT'.length, 16);
    // Each member may only call so many commands within seconds.
    await type('as Cleo', /You are Cleo now/);
    await type(`/subscribe trending time:${time} days:daily timezone:UTC`, /subscribe stop/);
    await expect.poll(nextDueAt, { timeout: 20_000 }).toBeLessThan(inFiveMinutes + 10 * 60_000);
    const before = playground.stdout().length;
    const isSent = () => playground.stdout().slice(before).includes('(direct message) Paperboy:');
    // A digest may come first.
    for (let moves = 0; moves < 3 && !isSent(); moves += 1) await moveToNext();
    expect(playground.stdout().slice(before)).toContain('## Trending papers');
  });

  it('have no paper of arXiv that is not there, and say so at once', async () => {
    const startedAt = performance.now();
    expect(await type('/paper 2511.99999', /⚠️/)).toContain('is not among the papers here');
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
