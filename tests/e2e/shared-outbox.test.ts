import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startOutboxProcess } from '../support/cli-process.ts';
import { openEmulator } from '../support/emulator.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

const DELIVERIES = 200;
/** Five messages in five seconds are within the rate limit of a channel. */
const CHANNELS = 50;
const KILLS = 6;
const START = '2026-11-21T00:00:00Z';

it('two processes that share an outbox post each of 200 deliveries once, although they are killed in between', async () => {
  const emulator = await openEmulator();
  const { stores, unitOfWork, clock, file } = await openScheduleFixture(START);
  const { guild } = emulator.world.seed;
  const channels = Array.from({ length: CHANNELS }, (_, at) =>
    emulator.world.addChannel(guild.id, { name: `papers-${at}` }),
  );
  await unitOfWork(async ({ deliveries }) => {
    for (let at = 0; at < DELIVERIES; at += 1) {
      await deliveries.add({
        key: `notice:${at}`,
        origin: { kind: 'notice', id: String(at) },
        target: { kind: 'channel', id: channels[at % CHANNELS]?.id ?? '' },
        body: { content: `Notice ${at}` },
        nonce: `nonce ${at}`,
        paperIds: [],
        format: null,
        listName: null,
        slotDueAt: clock.now(),
        expiresAt: Number.MAX_SAFE_INTEGER,
        createdAt: clock.now(),
      });
    }
  });
  const realStart = Date.now();
  const start = () => startOutboxProcess(emulator, file, clock.now(), realStart);
  const running = [await start(), await start()];
  for (let kills = 0; kills < KILLS; kills += 1) {
    await sleep(100 + 50 * kills);
    await running.shift()?.stop('SIGKILL');
    running.push(await start());
  }
  const states = async () => {
    const found = await Promise.all(
      Array.from({ length: DELIVERIES }, (_, at) => stores.deliveries.get(at + 1)),
    );
    return new Set(found.map(delivery => delivery?.state));
  };
  await expect.poll(states, { timeout: 40_000, interval: 250 }).toEqual(new Set(['sent']));
  for (const each of running) await each.stop('SIGKILL');
  const texts = channels.flatMap(({ id }) =>
    emulator.world.messages.history(id, { limit: 20 }).map(message => message.content),
  );
  expect(texts.toSorted()).toEqual(Array.from({ length: DELIVERIES }, (_, at) => `Notice ${at}`).toSorted());
});
