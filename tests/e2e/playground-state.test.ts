import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Action, ActionResult, HistoryPage } from '../../src/playground/web/protocol.ts';
import { runReset, startPlaygroundProgram } from '../support/playground-process.ts';
import { startProgram } from '../support/cli-process.ts';
import { playgroundFolder, tempFolder } from '../support/temp-folder.ts';

/** Performs an action as Ada, as the page does. */
async function act(url: string, action: Action): Promise<ActionResult> {
  const response = await fetch(`${url}/playground/actions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: 'ada', action }),
  });
  const result: ActionResult = JSON.parse(await response.text());
  return result;
}

async function history(url: string, channel = 'papers'): Promise<HistoryPage['messages']> {
  const response = await fetch(`${url}/playground/messages?as=ada&channel=${channel}`);
  const { messages }: HistoryPage = JSON.parse(await response.text());
  return messages;
}

/** Returns messages without the text that counts votes, which is edited some seconds after made-up members voted. */
function withoutCounts(messages: unknown): unknown {
  const text = JSON.stringify(messages, (name, value: unknown) =>
    name === 'edited_timestamp' ? null : value,
  );
  return JSON.parse(text.replaceAll(/\{[^{}]*"content":"-# [^"{}]*👍 \d[^"{}]*"[^{}]*\},?/g, ''));
}

describe('the playground as a process', () => {
  it('starts with one digest, over a kill too; is not started twice, nor cleared while it runs; keeps all over a restart; and is cleared', async () => {
    const folder = tempFolder();
    const killed = await startPlaygroundProgram(folder);
    const [digest, ...others] = await history(killed.url);
    expect(JSON.stringify(digest?.components)).toContain('Daily papers');
    expect(JSON.stringify(digest?.components)).toMatch(/▲ \d+ · 💬 \d+/);
    expect(others).toEqual([]);
    await killed.stop('SIGKILL');
    const first = await startPlaygroundProgram(folder);
    expect(await history(first.url)).toHaveLength(1);
    expect(await act(first.url, { kind: 'move_clock', to: 'next' })).toEqual({ kind: 'done' });
    // There is one schedule.
    const [, next, ...further] = await history(first.url);
    expect(further).toEqual([]);
    expect(JSON.stringify(next?.components)).toContain('Daily papers');
    expect(new Date(next?.timestamp ?? 0).getUTCMinutes()).toBeLessThan(5);

    const second = await startProgram('main.js', { cwd: folder, env: { PLAYGROUND_PORT: '0' } }).ended;
    expect(second.code).toBe(75);
    expect(await runReset(folder)).toMatchObject({
      code: 75,
      stderr: expect.stringContaining('Stop it first'),
    });

    await act(first.url, { kind: 'react', message: digest?.id ?? '', emoji: '1️⃣' });
    for (let day = 1; day <= 7; day += 1) await act(first.url, { kind: 'move_clock', to: 'day' });
    const before = await history(first.url);
    expect(before).toHaveLength(9);
    expect(JSON.stringify(before)).not.toContain('Late:');
    // Papers for which enough of the made-up members voted.
    const [famous] = await history(first.url, 'wall-of-fame');
    expect(JSON.stringify(famous?.components)).toContain('⭐ **Wall of fame**');
    expect((await first.stop()).code).toBe(0);
    expect(readFileSync(join(folder, 'data/playground/discord.json'), 'utf8')).toContain(digest?.id);

    const restarted = await startPlaygroundProgram(folder, Number(new URL(first.url).port));
    expect(withoutCounts(await history(restarted.url))).toEqual(withoutCounts(before));
    // What is next may be the vote of the reading club, if this starts after nine o'clock.
    await act(restarted.url, { kind: 'move_clock', to: 'day' });
    const after = await history(restarted.url);
    expect(after).toHaveLength(10);
    expect(Date.parse(after[9]?.timestamp ?? '')).toBeGreaterThan(Date.parse(before[8]?.timestamp ?? ''));
    await restarted.stop();
    expect(await runReset(folder)).toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(join(folder, 'data/playground'))).toBe(false);
    expect(await runReset(folder)).toMatchObject({ code: 0, stdout: 'There is no playground to clear.\n' });
  }, 180_000);

  it('rejects a damaged state, and does not change it', async () => {
    const folder = playgroundFolder();
    const file = join(folder, 'data/playground/discord.json');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '{"version":');
    const { code, stderr } = await startProgram('main.js', { cwd: folder, env: { PLAYGROUND_PORT: '0' } })
      .ended;
    expect(code).toBe(1);
    expect(stderr).toContain('npm run playground:reset');
    expect(readFileSync(file, 'utf8')).toBe('{"version":');
  });
});
