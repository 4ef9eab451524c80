import { expect, it } from 'vitest';
import { createRepeatLog } from '../../src/core/repeat-log.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { createSilentLog } from '../support/silent-log.ts';

const nextTurn = () => new Promise(resolve => setImmediate(resolve));

/** A log over a clock that the test moves, and the warnings and errors that were written. */
function openLog() {
  const clock = createManualClock(0);
  const written = createSilentLog();
  return {
    log: createRepeatLog(written, clock),
    async pass(ms: number) {
      clock.advance(ms);
      await nextTurn();
    },
    lines: () => written.events.filter(({ level }) => level !== 'debug'),
    debugLines: () => written.events.filter(({ level }) => level === 'debug'),
  };
}

it('writes a warning that repeats for ten minutes in eleven lines, with their number', async () => {
  const { log, pass, lines, debugLines } = openLog();
  for (let each = 0; each < 1_200; each += 1) {
    log.warn('unreachable', { attempt: each });
    await pass(500);
  }
  expect(lines()).toHaveLength(11);
  expect(lines()[0]).toEqual({ level: 'warn', event: 'unreachable', fields: { attempt: 0 } });
  expect(lines()[1]?.fields).toEqual({ attempt: 119, repeats: 119 });
  const repeats = lines().reduce((sum, { fields }) => sum + Number(fields['repeats'] ?? 0), 0);
  expect(repeats).toBe(1_199);
  expect(debugLines()).toHaveLength(1_199);
});

it('writes a warning at once if the last one was more than a minute ago', async () => {
  const { log, pass, lines } = openLog();
  log.warn('unreachable');
  await pass(60_000);
  log.warn('unreachable');
  expect(lines().map(({ fields }) => fields)).toEqual([{}, {}]);
});

it('writes warnings with other reasons, and what is no warning, at once', () => {
  const { log, lines } = openLog();
  log.warn('not_sent', { why: 'reset' });
  log.warn('not_sent', { why: 'refused' });
  log.error('not_sent', { why: 'timeout' });
  log.info('sent');
  log.info('sent');
  expect(lines()).toHaveLength(5);
});

it('writes events other than the given ones each time', () => {
  const written = createSilentLog();
  const log = createRepeatLog(written, createManualClock(0), { events: ['postponed'] });
  for (const event of ['postponed', 'postponed', 'failed', 'failed']) log.warn(event);
  expect(written.events.filter(({ level }) => level === 'warn').map(({ event }) => event)).toEqual([
    'postponed',
    'failed',
    'failed',
  ]);
});
