import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClubRound } from '../../../src/core/club/club.ts';
import { readMessageDraft } from '../../../src/discord-emulator/validation/message-form.ts';
import { readScheduledEvent } from '../../../src/discord-emulator/validation/scheduled-event-form.ts';
import {
  clubAnnouncement,
  clubInDiscussion,
  clubReminder,
} from '../../../src/views/club/club-announcement.ts';
import { endClubQuestion } from '../../../src/views/club/club-end.ts';
import { clubEvent } from '../../../src/views/club/club-event.ts';
import { clubCreated, clubList, type ClubListEntry } from '../../../src/views/club/club-list.ts';
import { clubMinutes } from '../../../src/views/club/club-minutes.ts';
import { clubButtonVote, clubPoll, endedButtonVote } from '../../../src/views/club/club-vote.ts';
import { customIds, textOf } from '../../support/rendered-message.ts';
import { limitsBroken } from '../discord-limits.ts';
import { anyPaper } from '../paper-arbitrary.ts';
import { aPaper } from '../paper-fixtures.ts';
import { boundedRuns } from '../bounded-runs.ts';

const MEETING_AT = Date.UTC(2026, 8, 14, 17);
const NOW = Date.UTC(2026, 8, 11, 17);
const nonce = 'Zm9vYmFyYmF6cXV4-_AAAA';
const style = { saveEmoji: '🔖', dateLanguage: 'en' };

const round: ClubRound = {
  id: 1,
  clubId: 3,
  guildId: '1000000000000000001',
  meetingOn: '2026-09-14',
  meetingAt: MEETING_AT,
  state: 'voting',
  voteKind: 'poll',
  voteMessageId: null,
  winnerPosition: null,
  announcedAt: null,
  threadId: '1000000000000000007',
  eventState: 'pending',
  eventId: null,
  isReminded: false,
  problem: null,
};

const entry: ClubListEntry = {
  club: {
    id: 3,
    guildId: '1000000000000000001',
    channelId: '1000000000000000002',
    weekday: 1,
    time: '19:00',
    timezone: 'Europe/Berlin',
    pick: 'poll',
    createdBy: null,
    createdAt: 0,
  },
  round,
  lastRound: { ...round, state: 'skipped', problem: 'missed' },
  permissions: { missing: ['Send Messages'], canSendPolls: false, canCreateEvents: false },
};

describe('what a reading club posts', () => {
  it('keeps to the rules of Discord for any papers', () => {
    fc.assert(
      fc.property(fc.array(anyPaper, { minLength: 2, maxLength: 10 }), fc.nat(9), (papers, votes) => {
        const vote = { round, papers, endsAt: MEETING_AT, language: 'en' };
        const paper = papers[0] ?? aPaper({});
        for (const body of [
          clubButtonVote(vote, nonce),
          clubAnnouncement({
            round,
            paper,
            vote: { votes, tied: papers.length },
            threadId: null,
            nonce,
            style,
          }),
          clubAnnouncement({ round, paper, vote: undefined, threadId: '1000000000000000007', nonce, style }),
          clubInDiscussion({ round, channelId: '1000000000000000002' }),
          clubReminder({ round, paper }),
        ]) {
          expect(limitsBroken(body)).toEqual([]);
          readMessageDraft(body, 0);
        }
        const ended = { components: endedButtonVote(clubButtonVote(vote, nonce).components) };
        expect(customIds(ended)).toEqual([]);
        expect(textOf(ended)).toContain('The vote is over');
        const poll = readMessageDraft(clubPoll(vote, 48), 0);
        expect(poll.poll?.answers).toHaveLength(papers.length);
        const { text_files: files, ...minutes } = clubMinutes({
          round,
          paper,
          shared: papers,
          language: 'de',
        });
        readMessageDraft(minutes, files.length);
        const event = clubEvent(round, paper, 'https://discord.com/channels/1/2');
        const read = readScheduledEvent(
          {
            name: event.name,
            description: event.description,
            scheduled_start_time: new Date(event.startsAt).toISOString(),
            scheduled_end_time: new Date(event.endsAt).toISOString(),
            privacy_level: 2,
            entity_type: 3,
            entity_metadata: { location: event.location },
          },
          0,
        );
        expect(read.description).toContain(event.key);
      }),
      boundedRuns(15),
    );
  });

  it.each([
    [undefined, 'This server liked it most this week.'],
    [{ votes: 0, tied: 3 }, 'There were no votes, so it is the first of the list.'],
    [{ votes: 1, tied: 1 }, 'It won with 1 vote.'],
    [
      { votes: 1, tied: 3 },
      'It was a tie: 3 papers got 1 vote each, and this is the first of them on the list.',
    ],
  ])('says how the paper was chosen: %j', (vote, words) => {
    const body = clubAnnouncement({ round, paper: aPaper({}), vote, threadId: null, nonce, style });
    expect(textOf(body)).toContain(words);
  });

  it('lists clubs with what is next, and with what the bot may not do', () => {
    const question = endClubQuestion(entry.club, entry.round);
    for (const body of [clubList([entry], NOW), clubCreated(entry, NOW), clubList([], NOW), question]) {
      expect(limitsBroken(body)).toEqual([]);
      readMessageDraft(body, 0);
    }
    const text = JSON.stringify(clubList([entry], NOW));
    for (const part of [
      'every Monday at 19:00',
      'lacks Send Messages',
      'vote by buttons',
      'No event',
      'no meeting',
    ])
      expect(text).toContain(part);
  });

  it('says when the paper comes if too few papers were there for a vote', () => {
    const voting = { ...round, state: 'voting', voteKind: null, problem: 'tooFewPapers' } as const;
    const text = JSON.stringify(clubList([{ ...entry, round: voting }], NOW));
    expect(text).toContain('no vote, there were fewer than two papers');
    expect(text).not.toContain('vote until');
  });

  it('has minutes with the card of the paper and what was shared', () => {
    const paper = aPaper({ title: 'Sparse Gardens', authors: ['Ada Fern'], abstract: 'We prune hedges.' });
    const shared = [aPaper({ title: 'Dense Gardens', arxivId: '2401.00001' })];
    const [file] = clubMinutes({ round, paper, shared, language: 'en' }).text_files;
    expect(file?.name).toBe('reading-club-2026-09-14.md');
    for (const part of [
      '# Reading club, 14 Sep 2026',
      '## Sparse Gardens',
      'Ada Fern',
      'We prune hedges',
      'Dense Gardens',
    ])
      expect(file?.text).toContain(part);
  });
});
