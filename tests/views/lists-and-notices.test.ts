import { describe, expect, it } from 'vitest';
import { libraryList } from '../../src/views/list/library-list.ts';
import { errorNotice, notice, trustedNotice } from '../../src/views/notice/notice.ts';
import { scheduleList, scheduleName, type ScheduleLine } from '../../src/views/schedule/schedule-list.ts';
import { scheduleSaved } from '../../src/views/schedule/schedule-saved.ts';
import { aPaper, toldPaper } from './paper/a-paper.ts';
import { customIdsOf, partsOf, textsOf } from './message-parts.ts';

const savedAt = 1_795_000_000_999;

const schedule: ScheduleLine = {
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
  next: { date: '2026-11-23', dueAt: savedAt },
};

describe('a library', () => {
  it('lists its papers with the day they were saved', () => {
    const body = libraryList({ entries: [{ paper: toldPaper, savedAt }], total: 1, offset: 0, limit: 10 });
    expect(textsOf(body)).toEqual([
      '### 🔖 Your library\n-# 1 paper, newest first',
      [
        '**1. [Paper routes of the suburbs: a bicycle study](https://arxiv.org/abs/2507.12345)**',
        '-# Ada Byron and 6 others · 29 Jul 2025 · Suburb University · ▲ 1,234 · 💬 1 · saved <t:1795000000:R>',
      ].join('\n'),
    ]);
    expect(customIdsOf(body)).toEqual(['v1|open']);
  });

  it.each([
    [0, ['v1|library|0', true], ['v1|library|10', false], '1–10 of 21 papers'],
    [10, ['v1|library|0', false], ['v1|library|20', false], '11–20 of 21 papers'],
    [20, ['v1|library|10', false], ['v1|library|30', true], '21–21 of 21 papers'],
  ])('turns its pages from %d', (offset, newer, older, shown) => {
    const entries = Array.from({ length: Math.min(10, 21 - offset) }, (_, index) => ({
      paper: aPaper({ id: index + 1 }),
      savedAt,
    }));
    const body = libraryList({ entries, total: 21, offset, limit: 10 });
    const buttons = partsOf(body).flatMap(part =>
      'custom_id' in part && 'disabled' in part ? [[part.custom_id, part.disabled]] : [],
    );
    expect(buttons).toEqual([newer, older]);
    expect(textsOf(body)[0]).toContain(shown);
  });

  it('says how to save when it is empty', () => {
    const [text] = textsOf(libraryList({ entries: [], total: 0, offset: 0, limit: 10 }));
    expect(text).toContain('reacting with 🔖');
  });
});

describe('schedules', () => {
  it('are listed with their channel and next post', () => {
    expect(textsOf(scheduleList([schedule]))).toEqual([
      '### 1 schedule',
      [
        '**#3** <#123456789012345678> weekdays at 09:00 (Europe/Berlin)',
        '-# 5 papers of the archive in cs.RO on “dogs” · next <t:1795000000:R>',
      ].join('\n'),
    ]);
  });

  it('tell why they are paused', () => {
    const [, line] = textsOf(scheduleList([{ ...schedule, pausedReason: 'the channel is gone' }]));
    expect(line).toMatch(/ · ⏸️ paused: the channel is gone$/);
  });

  it('are all shown where a server has as many as it may', () => {
    const texts = textsOf(scheduleList(Array.from({ length: 25 }, (_, id) => ({ ...schedule, id }))));
    expect(texts).toHaveLength(26);
  });

  it('say how to create one where there are none', () => {
    expect(textsOf(scheduleList([]))[0]).toContain('/schedule create');
  });

  it('have a name in plain text', () => {
    expect(scheduleName(schedule)).toBe(
      '#3 · archive in cs.RO on “dogs” · weekdays at 09:00 (Europe/Berlin)',
    );
  });

  it('are shown after saving, with what was decided', () => {
    expect(textsOf(scheduleSaved(schedule, ['Times are UTC.']))[0]).toContain('\n- Times are UTC.\n');
  });
});

describe('a notice', () => {
  it('shows plain text as it is', () => {
    expect(textsOf(notice('**no** <@1>'))).toEqual(['\\*\\*no\\*\\* \\<\\@1>']);
    expect(textsOf(errorNotice('“*” is no time'))).toEqual(['⚠️ “\\*” is no time']);
  });

  it('shows markdown of our own as markdown', () => {
    expect(textsOf(trustedNotice('**yes** <#1>'))).toEqual(['**yes** <#1>']);
  });

  it.each(['', ' ', 'x'.repeat(4001)])('refuses markdown that Discord would', markdown => {
    expect(() => trustedNotice(markdown)).toThrow(RangeError);
  });
});
