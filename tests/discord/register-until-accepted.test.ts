import { describe, expect, it } from 'vitest';
import { RegistrationError } from '../../src/discord/registration-error.ts';
import { registerUntilAccepted } from '../../src/discord/register-until-accepted.ts';
import { TokenRefusedError } from '../../src/discord/token-refused.ts';
import { createSilentLog } from '../support/silent-log.ts';
import { refusal } from './interactions/fake-rest.ts';
import { rateLimited } from './rate-limited.ts';

const SECOND = 1_000;

/** Registers against a Discord that fails with these errors first. */
async function registered(errors: readonly unknown[]) {
  const waits: number[] = [];
  const clock = { now: () => 0, wait: async (ms: number) => void waits.push(ms / SECOND) };
  const log = createSilentLog();
  const left = [...errors];
  const register = async () => {
    if (left.length > 0) throw left.shift();
    return 'accepted';
  };
  const result = await registerUntilAccepted(register, {
    clock,
    log,
    signal: new AbortController().signal,
  });
  return { result, waits, events: log.events };
}

describe('the registration of the commands', () => {
  it('is tried again after waits that grow to ten minutes, and logged each time', async () => {
    const { result, waits, events } = await registered(Array.from({ length: 6 }, () => refusal(500, 0)));
    expect(result).toBe('accepted');
    expect(waits).toEqual([1, 5, 20, 60, 600, 600]);
    expect(events).toHaveLength(6);
  });

  it('waits as long as a rate limit says', async () => {
    expect((await registered([rateLimited(120 * SECOND), rateLimited(0)])).waits).toEqual([120, 5]);
  });

  it.each([
    [400, 50_035],
    [403, 50_001],
    [404, 10_002],
  ])(
    'that Discord rejects with %d is logged, and not tried again before the next start',
    async (status, code) => {
      const { result, waits, events } = await registered([refusal(status, code)]);
      expect({ result, waits }).toEqual({ result: undefined, waits: [] });
      expect(events).toEqual([
        expect.objectContaining({
          level: 'error',
          event: 'commands_refused',
          fields: expect.objectContaining({ why: expect.stringContaining(String(code)) }),
        }),
      ]);
    },
  );

  it('is tried again after the most commands of a day', async () => {
    expect(await registered([refusal(400, 30_034)])).toMatchObject({ result: 'accepted', waits: [60] });
  });

  it('ends with what no retry can mend', async () => {
    await expect(registered([refusal(401, 0)])).rejects.toBeInstanceOf(TokenRefusedError);
    const error = new RegistrationError('not in this server');
    await expect(registered([error])).rejects.toBe(error);
  });
});
