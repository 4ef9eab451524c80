import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { Club, ClubRound, ClubStore, NewRound, RoundChange } from '../core/club/club.ts';
import { isWeekday } from '../core/time/weekdays.ts';
import type { Schema } from './database/schema.ts';
import { toExistingIds } from './papers/paper-redirects.ts';
import { isInShareOrLate } from './snowflake-share-sql.ts';

const pickSchema = z.enum(['poll', 'most_voted']);
const weekdaySchema = z.number().refine(isWeekday);
const roundSchema = z.object({
  state: z.enum(['planned', 'voting', 'announced', 'closed', 'skipped']),
  voteKind: z.enum(['poll', 'buttons']).nullable(),
  eventState: z.enum(['pending', 'created', 'given_up']),
});

/** Creates the store of reading clubs, over an open database or a transaction. */
export function createClubStore(db: Kysely<Schema>): ClubStore {
  const addRound = async (club: Pick<Club, 'id' | 'guildId'>, { meetingOn, meetingAt, dueAt }: NewRound) => {
    await db
      .insertInto('club_rounds')
      .values({
        club_id: club.id,
        guild_id: club.guildId,
        meeting_on: meetingOn,
        meeting_at: meetingAt,
        next_at: dueAt,
      })
      .onConflict(conflict => conflict.doNothing())
      .execute();
  };
  const roundsOf = (clubIds: readonly number[]) =>
    db.selectFrom('club_rounds').selectAll().where('club_id', 'in', clubIds).orderBy('meeting_at', 'desc');

  return {
    async create(club, first) {
      const row = await db
        .insertInto('clubs')
        .values({
          guild_id: club.guildId,
          channel_id: club.channelId,
          weekday: club.weekday,
          time: club.time,
          timezone: club.timezone,
          pick: club.pick,
          created_by: club.createdBy,
          created_at: club.createdAt,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      const created = toClub(row);
      await addRound(created, first);
      return created;
    },

    async get(id) {
      const row = await db.selectFrom('clubs').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toClub(row);
    },

    async ofGuild(guildId) {
      const rows = await db
        .selectFrom('clubs')
        .selectAll()
        .where('guild_id', '=', guildId)
        .orderBy('id')
        .execute();
      if (rows.length === 0) return [];
      const rounds = (await roundsOf(rows.map(row => row.id)).execute()).map(toRound);
      return rows.map(row => {
        const own = rounds.filter(round => round.clubId === row.id);
        return { club: toClub(row), round: own.find(each => !isOver(each)), lastRound: own.find(isOver) };
      });
    },

    async delete(guildId, id) {
      const { numDeletedRows } = await db
        .deleteFrom('clubs')
        .where('id', '=', id)
        .where('guild_id', '=', guildId)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },

    async round(id) {
      const row = await db.selectFrom('club_rounds').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toRound(row);
    },

    async due(now, { guilds, limit }) {
      const rows = await db
        .selectFrom('club_rounds')
        .selectAll()
        .where('next_at', '<=', now)
        .where(isInShareOrLate({ id: 'guild_id', dueAt: 'next_at' }, guilds, now))
        .orderBy('next_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toRound);
    },

    async nextDueAt() {
      const row = await db
        .selectFrom('club_rounds')
        .select('next_at')
        .where('next_at', 'is not', null)
        .orderBy('next_at')
        .limit(1)
        .executeTakeFirst();
      return row?.next_at ?? undefined;
    },

    async advance(round, change, dueAt) {
      const { numUpdatedRows } = await db
        .updateTable('club_rounds')
        .set({ ...toColumns(change), next_at: dueAt })
        .where('id', '=', round.id)
        .where('state', '=', round.state)
        .where('event_state', '=', round.eventState)
        .where('is_reminded', '=', round.isReminded ? 1 : 0)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async notePosted(roundId, posted, now) {
      await db
        .updateTable('club_rounds')
        .set({ ...toColumns(posted), next_at: now })
        .where('id', '=', roundId)
        .where('next_at', 'is not', null)
        .execute();
    },

    async postpone(roundId, dueAt) {
      await db.updateTable('club_rounds').set({ next_at: dueAt }).where('id', '=', roundId).execute();
    },

    plan: addRound,

    async setCandidates(roundId, paperIds) {
      const existing = await toExistingIds(db, paperIds);
      // The positions are those of the answers of a poll, also if a paper was merged or removed in between.
      const rows = existing.flatMap((id, position) =>
        id === undefined ? [] : [{ round_id: roundId, position, paper_id: id }],
      );
      if (rows.length > 0) await db.insertInto('club_candidates').values(rows).execute();
    },

    async candidates(roundId) {
      const rows = await db
        .selectFrom('club_candidates')
        .select(['position', 'paper_id'])
        .where('round_id', '=', roundId)
        .orderBy('position')
        .execute();
      return new Map(rows.map(row => [row.position, row.paper_id]));
    },

    async readPapers(clubId) {
      const rows = await db
        .selectFrom('club_rounds')
        .innerJoin('club_candidates', join =>
          join
            .onRef('club_candidates.round_id', '=', 'club_rounds.id')
            .onRef('club_candidates.position', '=', 'club_rounds.winner_position'),
        )
        .select('paper_id')
        .where('club_id', '=', clubId)
        .execute();
      return new Set(rows.map(row => row.paper_id));
    },

    async vote(roundId, userId, position, at) {
      const round = await db
        .selectFrom('club_rounds')
        .select(['state', 'vote_kind'])
        .where('id', '=', roundId)
        .executeTakeFirst();
      if (round?.state !== 'voting' || round.vote_kind !== 'buttons') return false;
      await db
        .insertInto('club_votes')
        .values({ round_id: roundId, user_id: userId, position, voted_at: at })
        .onConflict(conflict =>
          conflict.columns(['round_id', 'user_id']).doUpdateSet({ position, voted_at: at }),
        )
        .execute();
      return true;
    },

    async sharedPapers(guildId, threadId) {
      const rows = await db
        .selectFrom('posted_messages')
        .innerJoin('posted_papers', 'posted_papers.message_id', 'posted_messages.message_id')
        .select('paper_id')
        .where('guild_id', '=', guildId)
        .where('channel_id', '=', threadId)
        .where('is_deleted', '=', 0)
        .orderBy('posted_at')
        .orderBy('position')
        .execute();
      return [...new Set(rows.map(row => row.paper_id))];
    },

    async votes(roundId) {
      const rows = await db
        .selectFrom('club_votes')
        .select(({ fn }) => ['position', fn.countAll<number>().as('votes')])
        .where('round_id', '=', roundId)
        .groupBy('position')
        .execute();
      return new Map(rows.map(row => [row.position, row.votes]));
    },
  };
}

function isOver({ state }: ClubRound): boolean {
  return state === 'closed' || state === 'skipped';
}

function toColumns(change: RoundChange) {
  const columns = {
    state: change.state,
    vote_kind: change.voteKind,
    vote_message_id: change.voteMessageId,
    winner_position: change.winnerPosition,
    announced_at: change.announcedAt,
    thread_id: change.threadId,
    event_state: change.eventState,
    event_id: change.eventId,
    is_reminded: change.isReminded === undefined ? undefined : Number(change.isReminded),
    problem: change.problem,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

function toClub(row: Selectable<Schema['clubs']>): Club {
  return {
    id: row.id,
    guildId: row.guild_id,
    channelId: row.channel_id,
    weekday: weekdaySchema.parse(row.weekday),
    time: row.time,
    timezone: row.timezone,
    pick: pickSchema.parse(row.pick),
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}

function toRound(row: Selectable<Schema['club_rounds']>): ClubRound {
  return {
    id: row.id,
    clubId: row.club_id,
    guildId: row.guild_id,
    meetingOn: row.meeting_on,
    meetingAt: row.meeting_at,
    ...roundSchema.parse({ state: row.state, voteKind: row.vote_kind, eventState: row.event_state }),
    voteMessageId: row.vote_message_id,
    winnerPosition: row.winner_position,
    announcedAt: row.announced_at,
    threadId: row.thread_id,
    eventId: row.event_id,
    isReminded: row.is_reminded === 1,
    problem: row.problem,
  };
}
