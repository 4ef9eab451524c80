import type { Kysely, Selectable } from 'kysely';
import * as z from 'zod';
import type { Club, ClubRound, ClubStore, NewRound, RoundChange } from '../core/club/club.ts';
import type { Schema } from './database/schema.ts';
import { isInShareOrLate } from './snowflake-share-sql.ts';

type ClubRounds = Pick<
  ClubStore,
  'round' | 'due' | 'nextDueAt' | 'advance' | 'claimEvent' | 'holdsEvent' | 'notePosted' | 'postpone' | 'plan'
>;

const roundSchema = z.object({
  state: z.enum(['planned', 'voting', 'announced', 'closed', 'skipped']),
  voteKind: z.enum(['poll', 'buttons']).nullable(),
  eventState: z.enum(['pending', 'creating', 'created', 'given_up']),
});

/** Creates the part of the store of clubs that has their rounds. */
export function createClubRounds(db: Kysely<Schema>): ClubRounds {
  return {
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

    async claimEvent(roundId, now, until) {
      const { numUpdatedRows } = await db
        .updateTable('club_rounds')
        .set({ event_state: 'creating', next_at: until })
        .where('id', '=', roundId)
        .where(eb =>
          eb.or([
            eb('event_state', '=', 'pending'),
            eb.and([eb('event_state', '=', 'creating'), eb('next_at', '<=', now)]),
          ]),
        )
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async holdsEvent(roundId, until) {
      const row = await db
        .selectFrom('club_rounds')
        .select('id')
        .where('id', '=', roundId)
        .where('event_state', '=', 'creating')
        .where('next_at', '=', until)
        .executeTakeFirst();
      return row !== undefined;
    },

    async notePosted(roundId, posted, now) {
      await db
        .updateTable('club_rounds')
        .set(eb => ({
          ...toColumns(posted),
          // While its event is being created, that is the end of the claim.
          next_at: eb
            .case()
            .when('event_state', '=', 'creating')
            .then(eb.ref('next_at'))
            .else(eb.val(now))
            .end(),
        }))
        .where('id', '=', roundId)
        .where('next_at', 'is not', null)
        .execute();
    },

    async postpone(roundId, dueAt) {
      await db.updateTable('club_rounds').set({ next_at: dueAt }).where('id', '=', roundId).execute();
    },

    plan: (club, next) => addRound(db, club, next),
  };
}

/** Adds a round of a club; has no effect if it has one on that date. */
export async function addRound(
  db: Kysely<Schema>,
  club: Pick<Club, 'id' | 'guildId'>,
  { meetingOn, meetingAt, dueAt }: NewRound,
): Promise<void> {
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

export function toRound(row: Selectable<Schema['club_rounds']>): ClubRound {
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
