import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClubPick, ClubRound } from '../../../src/core/club/club.ts';
import { clubStep, nextStepAt } from '../../../src/core/club/club-step.ts';
import { nextMeeting, roundTimes } from '../../../src/core/club/meeting.ts';
import { pickWinner } from '../../../src/core/club/pick-winner.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/core/time/duration.ts';
import type { Weekday } from '../../../src/core/time/weekdays.ts';

const MEETING_AT = Date.UTC(2026, 8, 14, 17);

const PLANNED: ClubRound = {
  id: 1,
  clubId: 1,
  guildId: 'g',
  meetingOn: '2026-09-14',
  meetingAt: MEETING_AT,
  state: 'planned',
  voteKind: null,
  voteMessageId: null,
  winnerPosition: null,
  announcedAt: null,
  threadId: null,
  eventState: 'pending',
  eventId: null,
  isReminded: false,
  problem: null,
};

/** Applies what a step does to a round; the thread of an announced paper exists at once. */
function apply(round: ClubRound, pick: ClubPick, now: number): ClubRound {
  const step = clubStep(round, pick, now);
  switch (step.kind) {
    case 'openVote':
      return { ...round, state: 'voting' };
    case 'announce':
      return { ...round, state: 'announced', announcedAt: now, winnerPosition: 0, threadId: '7' };
    case 'createEvent':
      return { ...round, eventState: 'created' };
    case 'giveUpEvent':
      return { ...round, eventState: 'given_up' };
    case 'remind':
    case 'leaveOutReminder':
      return { ...round, isReminded: true };
    case 'close':
      return { ...round, state: 'closed' };
    case 'skip':
      return { ...round, state: 'skipped' };
    case 'wait':
    default:
      return round;
  }
}

/** Does all that is due at each of the instants; returns the steps with their times relative to the meeting, in hours. */
function run(pick: ClubPick, instants: readonly number[]): { steps: string[]; round: ClubRound } {
  const steps: string[] = [];
  let round = PLANNED;
  for (const now of instants) {
    for (let step = clubStep(round, pick, now); step.kind !== 'wait'; step = clubStep(round, pick, now)) {
      steps.push(`${step.kind} ${(now - MEETING_AT) / HOUR_MS}`);
      round = apply(round, pick, now);
    }
  }
  return { steps, round };
}

const times = roundTimes(PLANNED);
const punctual = [times.voteOpensAt, times.announcedAt, times.remindedAt, times.meetingAt, times.endsAt];

describe('clubStep', () => {
  it('votes, announces, makes an event, reminds and closes in a week that is on time', () => {
    expect(run('poll', punctual).steps).toEqual([
      'openVote -96',
      'announce -48',
      'createEvent -48',
      'remind -1',
      'close 1',
    ]);
    expect(clubStep(PLANNED, 'poll', times.voteOpensAt)).toEqual({ kind: 'openVote', hours: 48 });
  });

  it('opens a vote a little late that does not end before the time that members are told', () => {
    const now = times.voteOpensAt + 3000;
    expect(clubStep(PLANNED, 'poll', now)).toEqual({ kind: 'openVote', hours: 48 });
  });

  it('announces without a vote where the paper is the most voted one', () => {
    expect(run('most_voted', punctual).steps[0]).toBe('announce -48');
  });

  it.each([
    ['a vote opened late is shorter', times.announcedAt - 5 * HOUR_MS, ['openVote -53']],
    ['too late for a vote, the paper is announced without one', times.announcedAt - HOUR_MS, []],
    [
      'announced within the last hour: no reminder right after it',
      times.meetingAt - 30 * MINUTE_MS,
      ['announce -0.5', 'createEvent -0.5', 'leaveOutReminder -0.5'],
    ],
    ['a meeting that has begun without a paper is skipped', times.meetingAt, ['skip 0']],
  ])('%s', (_case, instant, expected) => {
    expect(run('poll', [instant]).steps).toEqual(expected);
  });

  it('leaves out minutes after more than a day', () => {
    const announced = apply(PLANNED, 'poll', times.announcedAt);
    const late = clubStep(announced, 'poll', times.endsAt + DAY_MS + 1);
    expect(late).toEqual({ kind: 'close', hasMinutes: false });
  });

  it('waits some minutes for the thread before it makes the event, and then makes it without', () => {
    const announced = { ...apply(PLANNED, 'poll', times.announcedAt), threadId: null };
    expect(clubStep(announced, 'poll', times.announcedAt)).toEqual({
      kind: 'wait',
      until: times.announcedAt + 15 * MINUTE_MS,
    });
    expect(clubStep(announced, 'poll', times.announcedAt + 15 * MINUTE_MS).kind).toBe('createEvent');
  });

  it('ends every round, whenever it runs, with each step at most once and never waits for the past', () => {
    const instants = fc
      .array(fc.integer({ min: -120, max: 40 }), { maxLength: 30 })
      .map(hours => hours.toSorted((a, b) => a - b).map(hour => MEETING_AT + hour * HOUR_MS));
    fc.assert(
      fc.property(fc.constantFrom<ClubPick[]>('poll', 'most_voted'), instants, (pick, at) => {
        const { steps, round } = run(pick, [...at, MEETING_AT + 41 * HOUR_MS]);
        expect(['closed', 'skipped']).toContain(round.state);
        const kinds = steps.map(step => step.split(' ')[0]);
        expect(new Set(kinds).size).toBe(kinds.length);
        for (const now of at) {
          const due = nextStepAt(PLANNED, pick, now);
          expect(due === null || due >= now).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** Returns the ISO weekday of a date. */
function weekdayOf(date: string): number {
  return ((new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7) + 1;
}

describe('nextMeeting', () => {
  const berlin = { weekday: 1, time: '19:00', timezone: 'Europe/Berlin' } as const;

  it('is the first one whose paper can still be voted for', () => {
    const monday = Date.UTC(2026, 8, 14, 17);
    expect(nextMeeting(berlin, monday - 3 * DAY_MS)).toEqual({ meetingOn: '2026-09-14', meetingAt: monday });
    expect(nextMeeting(berlin, monday - 2 * DAY_MS).meetingOn).toBe('2026-09-21');
  });

  it('keeps its local time when the clocks change', () => {
    const sunday = { weekday: 7, time: '02:30', timezone: 'Europe/Berlin' } as const;
    const first = nextMeeting(berlin, Date.UTC(2026, 9, 18));
    const second = nextMeeting(berlin, Date.UTC(2026, 9, 18), first.meetingOn);
    expect([first.meetingOn, second.meetingOn]).toEqual(['2026-10-26', '2026-11-02']);
    expect(second.meetingAt - first.meetingAt).toBe(7 * DAY_MS);
    expect(nextMeeting(berlin, Date.UTC(2026, 9, 12)).meetingAt).toBe(Date.UTC(2026, 9, 19, 17));
    expect(first.meetingAt).toBe(Date.UTC(2026, 9, 26, 18));
    // The hour is skipped in March, and there twice in October.
    expect(nextMeeting(sunday, Date.UTC(2026, 2, 25)).meetingAt).toBe(Date.UTC(2026, 2, 29, 1, 30));
    expect(nextMeeting(sunday, Date.UTC(2026, 9, 21)).meetingAt).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });

  it('is on the weekday, at least a day after the one before, and never one that was missed', () => {
    const clubs = fc.record({
      weekday: fc.constantFrom<Weekday[]>(1, 2, 3, 4, 5, 6, 7),
      time: fc.constantFrom('00:00', '02:30', '19:05', '23:59'),
      timezone: fc.constantFrom('UTC', 'Australia/Lord_Howe', 'America/New_York', 'Pacific/Apia'),
    });
    const now = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) });
    fc.assert(
      fc.property(clubs, now, fc.nat(30), (club, at, daysLater) => {
        const first = nextMeeting(club, at);
        const second = nextMeeting(club, at + daysLater * DAY_MS, first.meetingOn);
        expect([weekdayOf(first.meetingOn), weekdayOf(second.meetingOn)]).toEqual([
          club.weekday,
          club.weekday,
        ]);
        expect(second.meetingOn > first.meetingOn).toBe(true);
        expect(first.meetingAt - at).toBeGreaterThan(2 * DAY_MS);
        expect(first.meetingAt - at).toBeLessThanOrEqual(10 * DAY_MS);
      }),
      { numRuns: 100 },
    );
  });
});

describe('pickWinner', () => {
  it.each([
    [
      'the one with the most votes',
      [0, 1, 2],
      [
        [1, 3],
        [2, 1],
      ],
      { position: 1, votes: 3, tied: 1 },
    ],
    [
      'of several the first',
      [0, 1, 2],
      [
        [1, 2],
        [2, 2],
      ],
      { position: 1, votes: 2, tied: 2 },
    ],
    ['without votes the first', [0, 1], [], { position: 0, votes: 0, tied: 2 }],
    [
      'none that was removed',
      [1, 2],
      [
        [0, 9],
        [2, 1],
      ],
      { position: 2, votes: 1, tied: 1 },
    ],
    ['none without candidates', [], [], undefined],
  ] as const)('chooses %s', (_case, positions, votes, expected) => {
    expect(pickWinner(positions, new Map(votes))).toEqual(expected);
  });
});
