import { describe, expect, it } from 'vitest';
import { newestListDay } from '../../src/core/time/list-day.ts';
import { REQUEST_TIMEOUT_MS } from '../../src/sources/http/send-request.ts';
import { textOf } from '../support/rendered-message.ts';
import { openListServer } from '../support/list-server.ts';
import { addMember } from '../support/users.ts';
import { runCli, startBot } from '../support/cli-process.ts';
import { silence } from '../support/source-server.ts';
import { openEmulator } from '../support/emulator.ts';
import { starterFolder } from '../support/temp-folder.ts';

const machine = { now: () => Date.now() };

describe('papers from remote sources', () => {
  it('are fetched by a serving bot, and search finds them', async () => {
    const server = await openListServer(machine);
    const title = 'Zebrafish quokka synthesis';
    server.list(newestListDay(Date.now()), '2611.00001', { title, upvotes: 7 });
    const emulator = await openEmulator();
    const folder = starterFolder();
    const bot = await startBot(emulator, folder, { HUGGINGFACE_URL: server.address });
    const ask = async (command: string, options: Record<string, string> = {}) => {
      const outcome = await emulator.userActions.slash(addMember(emulator), '#papers', command, options);
      return textOf(await outcome.message());
    };
    await expect
      .poll(() => ask('search', { query: 'quokka' }), { timeout: 20_000, interval: 300 })
      .toContain(title);
    expect(await ask('status')).toMatch(/Hugging Face updated <t:\d+:R>; next update <t:\d+:R>/);
    const status = JSON.parse((await runCli(['status', '--json'], folder)).stdout);
    expect(status.sources[0]).toEqual({
      name: 'huggingface',
      lastSuccess: expect.stringMatching(/Z$/),
      ageHours: 0,
      nextRun: expect.stringMatching(/Z$/),
      problem: null,
    });
    expect(status.alerts).toEqual([]);
    expect(bot.stderr()).toMatch(/"source":"Hugging Face","added":1,.*"event":"source_synced"/);
    expect((await bot.stop()).code).toBe(0);
  });

  it('do not delay the bot or its stop while a source does not answer', async () => {
    const server = await openListServer(machine);
    server.answer(newestListDay(Date.now()), silence);
    const emulator = await openEmulator();
    const bot = await startBot(emulator, starterFolder(), { HUGGINGFACE_URL: server.address });
    await server.arrived(1);
    const outcome = await emulator.userActions.slash('Ben', '#papers', 'search', { query: 'mamba' });
    expect(textOf(await outcome.message())).toContain('Mamba');
    const begun = Date.now();
    expect((await bot.stop()).code).toBe(0);
    // A busy machine takes seconds; the request would take a minute.
    expect(Date.now() - begun).toBeLessThan(REQUEST_TIMEOUT_MS);
  });
});
