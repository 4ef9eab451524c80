import { once } from 'node:events';
import { expect, it, vi } from 'vitest';
import { openBot } from '../discord/open-bot.ts';
import { recordEvents, recordServerEvents } from '../discord/gateway/recorded-events.ts';
import { openEmulator } from '../support/emulator.ts';
import { addMember } from '../support/users.ts';

/** What takes the place of a value: nothing, null, and values of other types. */
const REPLACEMENTS: readonly unknown[] = [undefined, null, 7, 'odd', true, [], {}, [null]];

type Path = readonly string[];

/** Returns the path of every value in an object, at any depth. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, child]) => pathsIn(child, [...path, key]))];
}

/** Returns a copy of an object with another value at a path. */
function replaced(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const child = replaced(Object(value)[key], rest, replacement);
  if (Array.isArray(value)) return value.with(Number(key), child ?? null);
  return { ...Object(value), [key]: child };
}

it(
  'the bot survives every event with any one of its values missing, null or of another type',
  { timeout: 300_000 },
  async () => {
    // Thousands of responses to the same interaction would reach the limit of invalid requests, where the bot sends nothing.
    const emulator = await openEmulator({ rateLimits: 'off' });
    const bot = openBot(emulator);
    const client = await bot.serve();
    if (!client) throw new Error('not connected');
    const events = [...Object.values(await recordEvents(emulator)), ...(await recordServerEvents(emulator))];
    await vi.waitFor(() => expect(bot.reactions).toHaveLength(4));

    let sent = 0;
    for (const { t, d } of events) {
      for (const path of pathsIn(d).slice(1)) {
        for (const replacement of REPLACEMENTS) {
          emulator.gateway.sendEvent(t, replaced(d, path, replacement));
          sent += 1;
        }
        const read = once(client.ws, 'READ');
        emulator.gateway.sendEvent('READ', {});
        await read;
      }
    }
    process.stdout.write(`${sent} odd events of ${events.length} kinds\n`);
    expect(sent).toBeGreaterThan(1_000);
    const outcome = await emulator.userActions.slash(addMember(emulator), '#papers', 'help');
    expect(outcome.failed).toBeNull();
    expect(bot.fatal).toEqual([]);
  },
);
