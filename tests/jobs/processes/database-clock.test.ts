import { expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src/core/time/duration.ts';
import { createDatabaseClock } from '../../../src/jobs/processes/database-clock.ts';

/** The clock of a host that is so many ms wrong, and a server that answers after a time. */
function openClock({ wrongByMs = 0, answersAfterMs = 0 } = {}) {
  let passed = 0;
  let setBy = wrongByMs;
  const host = { now: () => 1_000_000 + passed + setBy, wait: async () => undefined };
  const clock = createDatabaseClock({
    host,
    monotonic: () => 5_000 + passed,
    async readTime() {
      passed += answersAfterMs;
      return 1_000_000 + passed;
    },
  });
  return {
    clock,
    pass: (ms: number) => void (passed += ms),
    setHost: (ms: number) => void (setBy = ms),
    error: () => clock.now() - (1_000_000 + passed),
  };
}

it.each([10 * MINUTE_MS, -10 * MINUTE_MS])(
  'a host whose clock is %d ms wrong has the server’s time',
  async ms => {
    const { clock, pass, setHost, error } = openClock({ wrongByMs: ms });
    expect(error()).toBe(ms);
    await clock.sync();
    expect(error()).toBe(0);
    pass(MINUTE_MS);
    setHost(-ms);
    expect(error()).toBe(0);
  },
);

it('a clock that agrees with the server, as far as a slow answer says, is not changed', async () => {
  const { clock, error } = openClock({ wrongByMs: 200, answersAfterMs: 300 });
  await clock.sync();
  expect(error()).toBe(200);
  const wrong = openClock({ wrongByMs: -5_000, answersAfterMs: 300 });
  await wrong.clock.sync();
  expect(wrong.error()).toBe(0);
});
