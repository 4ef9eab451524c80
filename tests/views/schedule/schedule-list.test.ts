import { describe, expect, it } from 'vitest';
import { scheduleList } from '../../../src/views/schedule/schedule-list.ts';
import { scheduleSaved } from '../../../src/views/schedule/schedule-saved.ts';
import { scheduleName, type ScheduleSummary } from '../../../src/views/schedule/schedule-text.ts';
import { textsOf } from '../message-parts.ts';

const schedule: ScheduleSummary = {
  id: 3,
  channelId: '123456789012345678',
  what: 'archive',
  days: [1, 2, 3, 4, 5],
  time: '09:00',
  timezone: 'Europe/Berlin',
  query: 'dogs',
  category: 'cs.RO',
  count: 5,
  pausedReason: null,
  next: { date: '2026-11-23', dueAt: 1_795_000_000_999 },
};

describe('schedules', () => {
  it('are listed with their channel and next post', () => {
    expect(textsOf(scheduleList([schedule]))).toEqual([
      '### 1 schedule',
      [
        '**#3** <#123456789012345678> weekdays at 09:00 (Europe/Berlin)',
        '-# 5 papers from the archive in cs.RO on “dogs” · next <t:1795000000:R>',
      ].join('\n'),
    ]);
  });

  it('say why they are paused', () => {
    const [, line] = textsOf(scheduleList([{ ...schedule, pausedReason: 'the channel is gone' }]));
    expect(line).toMatch(/ · ⏸️ paused: the channel is gone$/);
  });

  it('are all shown even if a server has the maximum number', () => {
    const texts = textsOf(scheduleList(Array.from({ length: 25 }, (_, id) => ({ ...schedule, id }))));
    expect(texts).toHaveLength(26);
  });

  it('say how to create one if there are none', () => {
    expect(textsOf(scheduleList([]))[0]).toContain('/schedule create');
  });

  it('have a name in plain text', () => {
    expect(scheduleName(schedule)).toBe(
      '#3 · archive in cs.RO on “dogs” · weekdays at 09:00 (Europe/Berlin)',
    );
  });

  it('are shown after saving, with notes', () => {
    expect(textsOf(scheduleSaved(schedule, ['Times are UTC.']))[0]).toContain('\n- Times are UTC.\n');
  });
});
