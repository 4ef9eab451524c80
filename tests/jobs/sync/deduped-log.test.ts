import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../src/core/time/duration.ts';
import { createDedupedLog } from '../../../src/jobs/sync/deduped-log.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createSilentLog } from '../../support/silent-log.ts';

function createLog() {
  const clock = createManualClock(0);
  const inner = createSilentLog();
  return {
    clock,
    log: createDedupedLog(inner, clock.now),
    levels: () => inner.events.map(({ level }) => level),
  };
}

describe('a deduped log', () => {
  it('logs a warning once a day, and at debug in between, whatever its numbers', () => {
    const { clock, log, levels } = createLog();
    log.warn('request_failed', { source: 'arXiv', failed: 1 });
    log.warn('request_failed', { source: 'arXiv', failed: 2 });
    clock.advance(DAY_MS);
    log.warn('request_failed', { source: 'arXiv', failed: 1 });
    expect(levels()).toEqual(['warn', 'debug', 'warn']);
  });

  it('logs different warnings, and everything at other levels', () => {
    const { log, levels } = createLog();
    log.warn('request_failed', { source: 'arXiv' });
    log.warn('request_failed', { source: 'Hugging Face' });
    log.warn('unknown_fields', { fields: ['a'] });
    log.warn('unknown_fields', { fields: ['b'] });
    log.info('source_synced');
    log.info('source_synced');
    log.error('lost');
    expect(levels()).toEqual(['warn', 'warn', 'warn', 'warn', 'info', 'info', 'error']);
  });

  it('forgets the oldest warnings beyond its limit', () => {
    const { log, levels } = createLog();
    for (let paper = 0; paper < 1_001; paper += 1) log.warn('unknown_fields', { paper: `p${paper}` });
    log.warn('unknown_fields', { paper: 'p1000' });
    log.warn('unknown_fields', { paper: 'p0' });
    expect(levels().slice(-2)).toEqual(['debug', 'warn']);
  });
});
