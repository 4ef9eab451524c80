import { describe, expect, it } from 'vitest';
import type { Emulator, EmulatorOptions } from '../../src/discord-emulator/emulator.ts';
import { openEmulator } from '../support/emulator.ts';
import { addMember } from '../support/users.ts';
import { openBot } from './open-bot.ts';

/** An emulator that knows the bot's commands from an earlier start. */
async function openKnownEmulator(options: Partial<EmulatorOptions> = {}): Promise<Emulator> {
  const emulator = await openEmulator(options);
  const first = openBot(emulator);
  await first.serve();
  await first.stop();
  return emulator;
}

describe('a start', () => {
  it.each([
    ['errors', { kind: 'response', status: 500 }, ['commands_not_registered']],
    [
      'a rate limit of two minutes',
      { kind: 'rateLimit', scope: 'user', retryAfter: 120 },
      ['rate_limited', 'commands_not_registered'],
    ],
    ['no response', { kind: 'hang' }, []],
  ] as const)('answers commands although their registration gets %s', async (_, fault, warnings) => {
    const emulator = await openKnownEmulator();
    emulator.faults.injectFault({ method: 'PUT', path: /commands$/ }, fault, { times: 1_000 });
    const { serve, log } = openBot(emulator);
    expect(await serve()).toBeDefined();
    const outcome = await emulator.userActions.slash(addMember(emulator), '#papers', 'help');
    expect(outcome.failed).toBeNull();
    expect(log.events.filter(({ level }) => /warn|error/.test(level)).map(({ event }) => event)).toEqual(
      warnings,
    );
  });

  it('has registered the commands when it is complete, also at the second attempt', async () => {
    const emulator = await openEmulator();
    emulator.faults.respondNext({ method: 'PUT', path: /commands$/ }, { status: 502 });
    await openBot(emulator).serve();
    expect(emulator.world.commands.list(null)).not.toHaveLength(0);
  });

  it('ends the bot if it can never register the commands in the server of DEV_GUILD_ID', async () => {
    const { serve, fatal } = openBot(await openEmulator(), '123456789012345678');
    await serve();
    expect(fatal).toEqual([
      expect.objectContaining({ message: expect.stringMatching(/Check DEV_GUILD_ID/) }),
    ]);
  });

  it('answers at once although one server stays unavailable', async () => {
    // Calls before the bot is ready are not answered.
    const emulator = await openKnownEmulator({ responseDeadlineMs: 500 });
    emulator.gateway.withholdGuild(emulator.world.addGuild({ name: 'Silent Group' }).id);
    const serving = openBot(emulator).serve();
    const isReadyFor = async () =>
      (await emulator.userActions.slash(addMember(emulator), '#papers', 'help')).failed === null;
    const startedAt = performance.now();
    await expect.poll(isReadyFor, { timeout: 10_000 }).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(await serving).toBeDefined();
  });
});
