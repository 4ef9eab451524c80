import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SCHEDULE_DEFAULTS, type ScheduleSpec } from '../../src/core/schedule/schedule.ts';
import type { ScheduleStore } from '../../src/core/schedule/schedule-store.ts';
import { openTestDatabase } from '../support/database.ts';
import { emptyDatabaseFolder } from '../support/empty-database.ts';
import { parseJsonLines } from '../support/json-lines.ts';
import { runVerb } from '../support/run-verb.ts';
import { tempFolder } from '../support/temp-folder.ts';

const SPEC: ScheduleSpec = {
  ...SCHEDULE_DEFAULTS,
  guildId: '1000000000000000001',
  channelId: '2000000000000000001',
  timezone: 'Europe/Berlin',
  days: [1, 4],
  what: 'archive',
  query: 'state\nspace',
  category: 'cs.LG',
  count: 3,
};

const CREATED = {
  by: '3000000000000000001',
  at: Date.UTC(2026, 10, 21),
  next: { date: '2026-11-23', dueAt: Date.UTC(2026, 10, 23, 8, 2) },
};

/** Creates a schedule of which nothing is left at its default, and whose admin has paused it. */
async function createWithAllSettings(schedules: ScheduleStore): Promise<void> {
  const { id } = await schedules.create(
    {
      ...SPEC,
      query: null,
      author: 'Ada Lovelace',
      organization: 'Engine Works',
      minVotes: 12,
      sort: 'votes',
      format: 'cards',
      thread: true,
      empty: 'note',
      repeat: '7d',
      roleId: '4000000000000000001',
      intro: 'Good morning',
      preset: 'arxiv',
    },
    CREATED,
  );
  await schedules.setRoleProblem(id, 'the role no longer exists');
  await schedules.pause(id, 'an admin paused it', { by: CREATED.by, until: Date.UTC(2026, 11, 24) });
}

/** Creates a folder with a database that has a schedule in each of two servers, the second one paused, and one with all settings. */
async function withSchedules(): Promise<string> {
  const folder = await emptyDatabaseFolder();
  const { stores, database } = await openTestDatabase(join(folder, 'data', 'paperboy.sqlite'));
  await stores.schedules.create(SPEC, CREATED);
  const other = {
    ...SPEC,
    guildId: '1000000000000000009',
    what: 'auto' as const,
    query: null,
    category: null,
    count: 1,
  };
  const { id } = await stores.schedules.create(other, CREATED);
  await stores.schedules.pause(id, 'the channel is gone');
  await createWithAllSettings(stores.schedules);
  await database.close();
  return folder;
}

describe('paperboy schedules', () => {
  it('prints the schedules of every server for people', async () => {
    const { code, stdout } = await runVerb(['schedules'], await withSchedules());
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      '#1 server 1000000000000000001, channel 2000000000000000001',
      '   3 papers, archive in cs.LG on “state space”, mon, thu at 09:00 (Europe/Berlin)',
      '   best first, one message, no post without papers, each paper once',
      '   next 2026-11-23T08:02:00.000Z',
      '#2 server 1000000000000000009, channel 2000000000000000001',
      '   1 paper, daily list, or else the archive, mon, thu at 09:00 (Europe/Berlin)',
      '   best first, one message, no post without papers, each paper once',
      '   paused: the channel is gone',
      '#3 server 1000000000000000001, channel 2000000000000000001',
      '   3 papers, archive in cs.LG by Ada Lovelace from Engine Works with at least 12 votes, mon, thu at 09:00 (Europe/Berlin)',
      '   most votes first, a message for each paper, with threads, a note without papers, again after 7 days, preset arxiv, role 4000000000000000001, intro “Good morning”',
      '   role not mentioned: the role no longer exists',
      '   paused: an admin paused it (user 3000000000000000001), until 2026-12-24T00:00:00.000Z',
      '',
    ]);
  });

  it('prints them as JSON lines for programs; a paused one has no next slot', async () => {
    const { stdout } = await runVerb(['schedules', '--json'], await withSchedules());
    expect(parseJsonLines(stdout)).toMatchObject([
      {
        schedule: 1,
        server: SPEC.guildId,
        channel: SPEC.channelId,
        what: 'archive',
        query: SPEC.query,
        category: 'cs.LG',
        count: 3,
        days: 'mon, thu',
        time: '09:00',
        timezone: 'Europe/Berlin',
        nextSlot: '2026-11-23T08:02:00.000Z',
        paused: false,
        pausedReason: null,
      },
      { schedule: 2, nextSlot: null, paused: true, pausedReason: 'the channel is gone', pausedUntil: null },
      {
        schedule: 3,
        author: 'Ada Lovelace',
        organization: 'Engine Works',
        minVotes: 12,
        sort: 'votes',
        format: 'cards',
        thread: true,
        empty: 'note',
        repeat: '7d',
        role: '4000000000000000001',
        roleProblem: 'the role no longer exists',
        intro: 'Good morning',
        preset: 'arxiv',
        pausedBy: CREATED.by,
        pausedUntil: '2026-12-24T00:00:00.000Z',
      },
    ]);
  });

  it('prints nothing if there are none, and says so', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'data'));
    await (await openTestDatabase(join(folder, 'data', 'paperboy.sqlite'))).database.close();
    const { code, stdout, stderr } = await runVerb(['schedules', '--json'], folder);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('no schedules');
  });

  it('prints its usage', async () => {
    const { code, stdout } = await runVerb(['schedules', '--help'], tempFolder());
    expect(code).toBe(0);
    expect(stdout).toContain('Usage: paperboy schedules');
  });
});
