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

  it('have no paper of arXiv that is not there, and say so at once', async () => {
    const startedAt = performance.now();
    expect(await type('/paper 2511.99999', /⚠️/)).toContain('is not among the papers here');
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
