import { describe, expect, it } from 'vitest';
import type { ScheduleEntry } from '../../../src/views/schedule/schedule-entry.ts';
import { scheduleList, SCHEDULES_PER_PAGE } from '../../../src/views/schedule/schedule-list.ts';
import { scheduleLabel, scheduleName } from '../../../src/views/schedule/schedule-name.ts';
import { scheduleSaved } from '../../../src/views/schedule/schedule-saved.ts';
import { customIdsOf, textsOf } from '../message-parts.ts';
import { aSchedule } from './schedule-fixtures.ts';

const list = (entries: readonly ScheduleEntry[], { total = entries.length, offset = 0 } = {}) =>
  scheduleList({ entries, total, offset, spreadMs: 133_000 });

const entry = (
  changes: Partial<ScheduleEntry['schedule']> = {},
  others: Partial<ScheduleEntry> = {},
): ScheduleEntry => ({ schedule: { ...aSchedule, ...changes }, subject: 'archive', ...others });

const entryText = (...given: Parameters<typeof entry>) => textsOf(list([entry(...given)]))[1];

describe('schedules', () => {
  it('are listed with their settings and next post', () => {
    const [head, line] = textsOf(list([entry()]));
    expect(head).toContain('### 1 schedule\n');
    expect(line).toBe(
      [
        '**#3** <#123456789012345678> weekdays at 09:00 (Europe/Berlin)',
        '-# 5 papers, archive in cs.RO on “dogs” · best first · one message · no post without papers · each paper once',
        '-# next <t:1795000000:f> (<t:1795000000:R>)',
      ].join('\n'),
    );
  });

  it('are listed with what was set beside the defaults', () => {
    const line = entryText(
      {
        query: null,
        category: null,
        what: 'auto',
        author: 'Ada *Lovelace*',
        organization: 'Analytical Engines',
        minVotes: 10,
        thread: true,
        roleId: '623456789012345678',
        roleProblem: 'Paperboy lacks Mention Everyone',
        intro: 'Good morning!',
        preset: 'arxiv',
      },
      { subject: 'daily' },
    );
    expect(line).toContain(
      '5 papers, daily list, or else the archive (now daily) by Ada \\*Lovelace\\* from Analytical Engines with at least 10 votes · ',
    );
    expect(line).toContain(' · with threads · ');
    expect(line).toContain(
      ' · preset arxiv · role <@&623456789012345678> · ⚠️ role not mentioned: Paperboy lacks',
    );
    expect(line).toContain('intro “Good morning!”');
  });

  it('say how much later than the set time the posts of this server come', () => {
    expect(textsOf(list([entry()]))[0]).toContain('spread over five minutes');
    expect(textsOf(list([entry()]))[0]).toContain('2 min 13 s after the set time');
  });

  it('say why they are paused, and until when', () => {
    expect(entryText({ pausedReason: 'the channel is gone' })).toMatch(/-# ⏸️ paused: the channel is gone$/);
    expect(
      entryText({ pausedReason: 'an admin', pausedBy: '223456789012345678', pausedUntil: 1_796_000_000_000 }),
    ).toMatch(/-# ⏸️ paused by <@223456789012345678> until <t:1796000000:f>$/);
  });

  it.each([
    [
      { state: 'sent' },
      'last posted <t:1794900000:R> https://discord.com/channels/1000000000000000001/12/34',
    ],
    [{ state: 'sending' }, 'the post of <t:1794900000:R> is on its way'],
    [
      { state: 'failed', problem: 'Missing *Access*' },
      '⚠️ the post of <t:1794900000:R> failed: Missing \\*Access\\*',
    ],
    [{ state: 'skipped_late' }, 'left out: it would have been too late'],
    [{ state: 'sent_deleted' }, 'deleted by a member'],
    [{ state: 'unknown' }, '⚠️ the post of <t:1794900000:R> may be missing: no reason given'],
  ] as const)('say how the last post ended: %j', (post, words) => {
    const lastPost = {
      slotDueAt: 1_794_900_000_000,
      channelId: '12',
      messageId: '34',
      problem: null,
      ...post,
    };
    expect(entryText({}, { lastPost })).toContain(words);
  });

  it('are on pages that hold all of the maximum number', () => {
    const all = Array.from({ length: 25 }, (_, id) => entry({ id: id + 1 }));
    const pages = Array.from({ length: 5 }, (_, page) => page * SCHEDULES_PER_PAGE).map(offset =>
      list(all.slice(offset, offset + SCHEDULES_PER_PAGE), { total: 25, offset }),
    );
    const shown = pages.flatMap(page => textsOf(page).slice(1));
    expect(shown.map(text => /^\*\*#(\d+)\*\*/.exec(text)?.[1])).toEqual(
      all.map(({ schedule }) => String(schedule.id)),
    );
    expect(textsOf(pages[1] ?? list([]))[0]).toContain('### 6–10 of 25 schedules');
    expect(customIdsOf(pages[1] ?? list([]))).toEqual(['v1|schedules|0', 'v1|schedules|10']);
  });

  it('say how to create one if there are none', () => {
    expect(textsOf(list([]))[0]).toContain('/schedule create');
  });

  it('have a name in plain text: channel, time, what and number', () => {
    expect(scheduleName(aSchedule, 'papers')).toBe(
      '#papers · 09:00 weekdays · archive in cs.RO on “dogs” · #3',
    );
    expect(scheduleName({ ...aSchedule, pausedReason: '' }, undefined)).toBe(
      'unknown channel · 09:00 weekdays · archive in cs.RO on “dogs” · paused · #3',
    );
  });

  it('have a name that fits a choice with its number, however long its parts are', () => {
    const long = {
      ...aSchedule,
      id: 1_234_567,
      days: [1, 2, 3, 4, 5, 6],
      query: 'dogs '.repeat(40),
    } as const;
    const name = scheduleName({ ...long, pausedReason: '' }, 'papers-'.repeat(15));
    expect(name.length).toBeLessThanOrEqual(100);
    expect(name).toMatch(/^#papers-.* · paused · #1234567$/);
  });

  it('are named in answers by channel, time and what', () => {
    expect(scheduleLabel(aSchedule)).toBe(
      '<#123456789012345678> · 09:00 weekdays · archive in cs.RO on “dogs”',
    );
  });

  it('are shown after saving, with notes', () => {
    expect(textsOf(scheduleSaved(aSchedule, ['Times are UTC.']))[0]).toContain('\n- Times are UTC.\n');
  });
});
