import type { Kysely } from 'kysely';
import type { ClubStore } from '../core/club/club.ts';
import type { Schema } from './database/schema.ts';
import { canonicalId, toExistingIds } from './papers/paper-redirects.ts';

type ClubPapers = Pick<
  ClubStore,
  'setCandidates' | 'candidates' | 'readings' | 'readPapers' | 'sharedPapers' | 'vote' | 'votes'
>;

/** Creates the part of the store of clubs that has the papers of their rounds, and the votes for them. */
export function createClubPapers(db: Kysely<Schema>): ClubPapers {
  /** Selects the papers that were chosen, with their rounds. */
  const winners = () =>
    db
      .selectFrom('club_rounds')
      .innerJoin('club_candidates', join =>
        join
          .onRef('club_candidates.round_id', '=', 'club_rounds.id')
          .onRef('club_candidates.position', '=', 'club_rounds.winner_position'),
      );

  return {
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

    async readings(guildId, paperId) {
      const rows = await winners()
        .innerJoin('clubs', 'clubs.id', 'club_rounds.club_id')
        .select(['meeting_at', 'thread_id', 'state', 'channel_id'])
        .where('club_candidates.paper_id', '=', canonicalId(paperId))
        .where('club_rounds.guild_id', '=', guildId)
        .where('state', 'in', ['announced', 'closed'])
        .orderBy('meeting_at', 'desc')
        .execute();
      return rows.map(row => ({
        guildId,
        meetingAt: row.meeting_at,
        threadId: row.thread_id,
        channelId: row.channel_id,
        state: row.state === 'closed' ? 'closed' : 'announced',
      }));
    },

    async readPapers(clubId) {
      const rows = await winners().select('paper_id').where('club_id', '=', clubId).execute();
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

    async sharedPapers(guildId, threadId, since) {
      const rows = await db
        .selectFrom('posted_messages')
        .innerJoin('posted_papers', 'posted_papers.message_id', 'posted_messages.message_id')
        .select('paper_id')
        .where('guild_id', '=', guildId)
        .where('channel_id', '=', threadId)
        .where('posted_at', '>=', since)
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
