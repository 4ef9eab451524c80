import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { FaultHook } from '../../../src/discord-emulator/faults.ts';
import { digestNote } from '../../../src/views/schedule/digest.ts';
import { armKillPoint, startOutboxProcess, type KillPoint, type Program } from '../../support/cli-process.ts';
import { DELIVERY_STEPS } from '../../support/delivery-steps.ts';
import { openEmulator } from '../../support/emulator.ts';
import { printCounts, repetitions } from '../../support/fault-counts.ts';
import { openScheduleFixture } from '../../support/schedule-fixture.ts';

/** Each step a number of times, or every other step once. */
function killsOf(times: number): (typeof DELIVERY_STEPS)[number][] {
  if (times === 0) return DELIVERY_STEPS.filter((_, at) => at % 2 === 1);
  return Array.from({ length: times }, () => DELIVERY_STEPS).flat();
}

/** A busy machine takes its time. */
const PATIENT = { timeout: 30_000, interval: 20 };

/** An outbox that two processes share, each delivery with a channel of its own. */
async function openSharedOutbox() {
  const emulator = await openEmulator({ rateLimits: 'off' });
  const { stores, clock, file } = await openScheduleFixture();
  const owners = new BetterSqlite3(file, { readonly: true });
  const owner = owners.prepare('SELECT owner FROM deliveries WHERE id = ?').pluck();
  const realStart = Date.now();
  const channelIds: string[] = [];
  return {
    emulator,
    channelIds,
    start: (killPoint?: KillPoint) => startOutboxProcess(emulator, file, clock.now(), realStart, killPoint),
    /** Returns the process that has claimed the newest delivery. */
    newestOwner: (processes: readonly Program[]) =>
      processes.find(({ process: { pid } }) => owner.get(channelIds.length) === `test:${pid}`),
    async add(): Promise<void> {
      const name = `papers-${channelIds.length}`;
      const { id: channelId } = emulator.world.addChannel(emulator.world.seed.guild.id, { name });
      channelIds.push(channelId);
      await stores.deliveries.add({
        key: `notice:${channelId}`,
        origin: { kind: 'notice', id: channelId },
        target: { kind: 'channel', id: channelId },
        body: digestNote({ heading: 'Papers', text: 'A note.', nonce: `nonce-${channelId}` }),
        nonce: `nonce-${channelId}`,
        paperIds: [],
        format: null,
        listName: null,
        slotDueAt: clock.now(),
        expiresAt: Number.MAX_SAFE_INTEGER,
        createdAt: clock.now(),
      });
    },
    state: async (id: number) => (await stores.deliveries.get(id))?.state,
    posts: () => channelIds.map(id => emulator.world.messages.history(id, { limit: 9 }).length),
  };
}

it('of two processes that share an outbox, one that is killed at any step loses and doubles nothing', async () => {
  const { emulator, channelIds, start, newestOwner, add, state, posts } = await openSharedOutbox();
  const kills = killsOf(repetitions(0, 20));
  const other = await start();
  const killed = new Map<string, number>();
  for (const step of kills) {
    const isSeenByEmulator = step === 'requestOnItsWay' || step === 'storedWithoutReply';
    const program = await start(isSeenByEmulator ? undefined : step);
    const kill: FaultHook = ({ method, path }) => {
      const isPost = method === 'POST' && path === `/channels/${channelIds.at(-1)}/messages`;
      if (!isPost || newestOwner([program, other]) !== program) return undefined;
      program.process.kill('SIGKILL');
      return { kind: 'drop' };
    };
    if (step === 'requestOnItsWay') emulator.faults.before(kill);
    else if (step === 'storedWithoutReply') emulator.faults.after(kill);
    else await armKillPoint(program);
    const isSettled = async () =>
      program.process.signalCode === 'SIGKILL' || (await state(channelIds.length)) === 'sent';
    // The other process may be quicker.
    while (program.process.signalCode === null) {
      await add();
      await expect.poll(isSettled, PATIENT).toBe(true);
    }
    emulator.faults.clear();
    killed.set(step, (killed.get(step) ?? 0) + 1);
  }
  const states = async () => new Set(await Promise.all(channelIds.map((_, at) => state(at + 1))));
  await expect.poll(states, PATIENT).toEqual(new Set(['sent']));
  expect(posts()).toEqual(channelIds.map(() => 1));
  await other.stop('SIGKILL');
  printCounts(1, {
    'kills of one of two processes': kills.length,
    deliveries: channelIds.length,
    messages: posts().reduce((sum, count) => sum + count, 0),
    ...Object.fromEntries(killed),
  });
}, 900_000);
