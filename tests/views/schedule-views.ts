import fc from 'fast-check';
import { digest, digestNote } from '../../src/views/schedule/digest.ts';
import { plainDigest } from '../../src/views/schedule/plain-digest.ts';
import { scheduleList, SCHEDULES_PER_PAGE } from '../../src/views/schedule/schedule-list.ts';
import { schedulePaused } from '../../src/views/notice/schedule-paused.ts';
import { scheduleDeleted } from '../../src/views/schedule/schedule-deleted.ts';
import { scheduleForecast } from '../../src/views/schedule/schedule-forecast.ts';
import { scheduleSaved } from '../../src/views/schedule/schedule-saved.ts';
import { anyEntry, anySchedule } from './schedule/schedule-fixtures.ts';
import { anyText } from './paper-arbitrary.ts';
import { nonce, papers, time, member, layoutOf, type ViewArbitrary } from './view-inputs.ts';

/** Digests, and what is said about schedules. */
export const scheduleViews: readonly [string, ViewArbitrary][] = [
  [
    'digest',
    fc
      .tuple(papers, anyText, anyText, fc.boolean(), time)
      .map(([chosen, heading, intro, canReact, lateSince]) => ({
        body: digest({ heading, intro, sharedBy: member, papers: chosen, nonce, canReact, lateSince }),
        shown: chosen,
      })),
  ],
  [
    'digest in groups',
    fc.tuple(papers, anyText, fc.nat(3)).map(([chosen, heading, every]) => ({
      body: digest({ heading, papers: chosen, nonce, layout: layoutOf(chosen, heading, every + 1) }),
      shown: chosen,
    })),
  ],
  [
    'plain digest',
    fc.tuple(papers, anyText, time).map(([chosen, heading, lateSince]) => ({
      body: plainDigest({ heading, papers: chosen, nonce, lateSince }),
      shown: chosen,
    })),
  ],
  [
    'digest note',
    fc
      .tuple(anyText, anyText)
      .map(([heading, text]) => ({ body: digestNote({ heading, text, nonce }), shown: [] })),
  ],
  [
    'schedules',
    fc
      .tuple(fc.array(anyEntry, { maxLength: SCHEDULES_PER_PAGE }), fc.nat(20), fc.nat(300_000))
      .map(([entries, offset, spreadMs]) => ({
        body: scheduleList({ entries, total: offset + entries.length, offset, spreadMs }),
        shown: [],
      })),
  ],
  [
    'saved schedule',
    fc
      .tuple(anySchedule, fc.array(anyText))
      .map(([schedule, notes]) => ({ body: scheduleSaved(schedule, notes), shown: [] })),
  ],
  [
    'deleted schedule',
    fc.tuple(anySchedule, time).map(([schedule, until]) => ({
      body: scheduleDeleted(schedule, until),
      shown: [],
    })),
  ],
  [
    'forecast of a schedule',
    fc
      .tuple(anySchedule, fc.array(fc.nat(10), { maxLength: 31 }), anyText)
      .map(([schedule, counts, text]) => ({
        body: scheduleForecast(schedule, {
          next: schedule.next,
          messages: counts.length,
          forumPost: { name: text, tags: [text, text] },
          roleProblem: text,
          draft: { message: { guildId: '1', channelId: '2', messageId: '3' } },
          hasPicture: false,
          slots: counts.map(each => ({ date: '2026-11-01', papers: each })),
          days: 30,
        }),
        shown: [],
      })),
  ],
  [
    'notice of a paused schedule',
    fc.tuple(anySchedule, anyText, fc.boolean()).map(([schedule, problem, resumesWithAccess]) => ({
      body: schedulePaused(schedule, { problem, resumesWithAccess }),
      shown: [],
    })),
  ],
];
