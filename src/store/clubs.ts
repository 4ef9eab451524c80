import type { Kysely, Selectable } from 'kysely';
import * as z from 'zod';
import type { Club, ClubRound, ClubStore } from '../core/club/club.ts';
import { isWeekday } from '../core/time/weekdays.ts';
import { createClubPapers } from './club-papers.ts';
import { addRound, createClubRounds, toRound } from './club-rounds.ts';
import type { Schema } from './database/schema.ts';

const pickSchema = z.enum(['poll', 'most_voted']);
const weekdaySchema = z.number().refine(isWeekday);

/** Creates the store of reading clubs, over an open database or a transaction. */
export function createClubStore(db: Kysely<Schema>): ClubStore {
  const roundsOf = (clubIds: readonly number[]) =>
    db.selectFrom('club_rounds').selectAll().where('club_id', 'in', clubIds).orderBy('meeting_at', 'desc');

  return {
    ...createClubRounds(db),
    ...createClubPapers(db),

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
      await addRound(db, created, first);
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
  };
}

function isOver({ state }: ClubRound): boolean {
  return state === 'closed' || state === 'skipped';
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
