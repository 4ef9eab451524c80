import { expect, it } from 'vitest';
import { startBot } from '../../support/cli-process.ts';
import { openEmulator } from '../../support/emulator.ts';
import { printCounts, repetitions } from '../../support/fault-counts.ts';
import { starterFolder } from '../../support/temp-folder.ts';

it(
  'a bot whose token is refused while it posts sends nothing more, and exits 78',
  { timeout: 600_000 },
  async () => {
    const runs = repetitions(1, 20);
    let refused = 0;
    let later = 0;
    for (let run = 0; run < runs; run += 1) {
      const emulator = await openEmulator();
      const bot = await startBot(emulator, starterFolder());
      for (const channel of ['#papers', '#general']) {
        await emulator.userActions.slash('Ada', '#papers', 'schedule create', { channel });
      }
      const connections = emulator.faults.find({ path: '/gateway/bot' }).length;
      const body = { message: '401: Unauthorized', code: 0 };
      emulator.faults.respondNext(
        { method: 'POST', path: /^\/channels\/\d+\/messages$/ },
        { status: 401, body },
        100,
      );
      for (const schedule of ['1', '2']) {
        void emulator.userActions.slash('Ada', '#papers', 'schedule run', { schedule });
      }
      const { code, stderr } = await bot.ended;
      expect(code).toBe(78);
      expect(stderr).toMatch(/Discord refused the token/);
      expect(emulator.faults.find({ path: '/gateway/bot' })).toHaveLength(connections);
      const first = emulator.faults.requests.findIndex(({ status }) => status === 401);
      refused += emulator.faults.requests.filter(({ status }) => status === 401).length;
      later += emulator.faults.requests
        .slice(first + 1)
        .filter(({ status, path }) => status !== 401 && path.startsWith('/channels/')).length;
      await emulator.stop();
    }
    // Both posts may be on their way before the first answer.
    expect(refused).toBeLessThanOrEqual(2 * runs);
    expect(later).toBe(0);
    printCounts(11, {
      runs,
      '401': refused,
      'requests begun later': later,
      'exit 78': runs,
      'new connections': 0,
    });
  },
);
