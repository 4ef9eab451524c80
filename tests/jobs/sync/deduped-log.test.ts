import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../src/core/time/duration.ts';
import { createDedupedLog } from '../../../src/jobs/sync/deduped-log.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { silentLog } from '../../support/silent-log.ts';

function telling() {
  const clock = manualClock(0);
  const inner = silentLog();
  return {
    clock,
    log: createDedupedLog(inner, clock.now),
    levels: () => inner.events.map(({ level }) => level),
  };
}

describe('a log that tells once', () => {
  it('tells a warning once a day, and at debug in between, whatever its numbers', () => {
    const { clock, log, levels } = telling();
    log.warn('no answer', { source: 'arXiv', failed: 1 });
    log.warn('no answer', { source: 'arXiv', failed: 2 });
    clock.advance(DAY_MS);
    log.warn('no answer', { source: 'arXiv', failed: 1 });
    expect(levels()).toEqual(['warn', 'debug', 'warn']);
  });

  it('tells different warnings, and everything that is none', () => {
    const { log, levels } = telling();
    log.warn('no answer', { source: 'arXiv' });
    log.warn('no answer', { source: 'Hugging Face' });
    log.warn('odd fields', { fields: ['a'] });
    log.warn('odd fields', { fields: ['b'] });
    log.info('asked');
    log.info('asked');
    log.error('lost');
    expect(levels()).toEqual(['warn', 'warn', 'warn', 'warn', 'info', 'info', 'error']);
  });

  it('forgets the oldest rather than remember without end', () => {
    const { log, levels } = telling();
    for (let paper = 0; paper < 1_001; paper += 1) log.warn('odd fields', { paper: `p${paper}` });
    log.warn('odd fields', { paper: 'p1000' });
    log.warn('odd fields', { paper: 'p0' });
    expect(levels().slice(-2)).toEqual(['debug', 'warn']);
  });
});
