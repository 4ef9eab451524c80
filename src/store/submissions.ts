import { sql, type Kysely, type Selectable } from 'kysely';
import {
  NOMINATION_TTL_MS,
  type Submission,
  type SubmissionState,
  type SubmissionStore,
} from '../core/submission/submission.ts';
import type { Schema } from './database/schema.ts';
import { canonicalId, canonicalIds, toCanonicalIds, toExistingIds } from './papers/paper-redirects.ts';
import { isInShareSql } from './snowflake-share-sql.ts';

/** What a submission has that no curator has decided on. */
const UNDECIDED = { day: null, decided_by: null, curator_line: null };

/** Creates the store of submitted papers, over an open database or a transaction. */
export function createSubmissionStore(db: Kysely<Schema>): SubmissionStore {
  const inGuild = (guildId: string) =>
    db.selectFrom('server_submissions').selectAll().where('guild_id', '=', guildId);
  const accepted = (guildId: string) =>
    inGuild(guildId).where('day', 'is not', null).orderBy('decided_at').orderBy('paper_id');

  return {
    async get(guildId, paperId) {
      const row = await inGuild(guildId).where('paper_id', '=', canonicalId(paperId)).executeTakeFirst();
      return row && toSubmission(row);
    },

    async of(guildId, paperIds) {
      if (paperIds.length === 0) return new Map();
      const rows = await inGuild(guildId).where('paper_id', 'in', canonicalIds(db, paperIds)).execute();
      const found = new Map(rows.map(row => [row.paper_id, toSubmission(row)]));
      const canonical = await toCanonicalIds(db, paperIds);
      return new Map(
        paperIds.flatMap((id, index) => {
          const submission = found.get(canonical[index] ?? id);
          return submission === undefined ? [] : [[id, submission] as const];
        }),
      );
    },

    async nominate({ guildId, paperId, submittedBy, line, submittedAt }) {
      const [id] = await toExistingIds(db, [paperId]);
      if (id === undefined) return;
      const columns = {
        submitted_by: submittedBy,
        line,
        state: 'nominated' satisfies SubmissionState,
        submitted_at: submittedAt,
        ...UNDECIDED,
        decided_at: null,
        channel_id: null,
        message_id: null,
        is_shown: 0,
      };
      await db
        .insertInto('server_submissions')
        .values({ guild_id: guildId, paper_id: id, ...columns })
        .onConflict(conflict =>
          conflict
            .columns(['guild_id', 'paper_id'])
            .doUpdateSet(columns)
            .where('server_submissions.state', '<>', 'nominated'),
        )
        .execute();
    },

    async decide(guildId, paperId, { state, by, at, day, line = null }) {
      const { numUpdatedRows } = await db
        .updateTable('server_submissions')
        .set({ state, decided_by: by, decided_at: at, day, curator_line: line, is_shown: 0 })
        .where('guild_id', '=', guildId)
        .where('paper_id', '=', canonicalId(paperId))
        .where('state', '=', 'nominated')
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async setLine(guildId, paperId, line) {
      await db
        .updateTable('server_submissions')
        // As for what was decided, and what was opened again.
        .set({ line, is_shown: sql<number>`CASE WHEN state = 'nominated' THEN 1 ELSE 0 END` })
        .where('guild_id', '=', guildId)
        .where('paper_id', '=', canonicalId(paperId))
        .execute();
    },

    async withdraw(guildId, paperId) {
      await db
        .deleteFrom('server_submissions')
        .where('guild_id', '=', guildId)
        .where('paper_id', '=', canonicalId(paperId))
        .where('state', '=', 'nominated')
        .execute();
    },

    async takeBack(guildId, paperId, userId, at) {
      const { numUpdatedRows } = await db
        .updateTable('server_submissions')
        .set({ state: 'withdrawn' satisfies SubmissionState, ...UNDECIDED, decided_at: at, is_shown: 0 })
        .where('guild_id', '=', guildId)
        .where('paper_id', '=', canonicalId(paperId))
        .where('submitted_by', '=', userId)
        .where(eb =>
          eb.or([
            eb('state', '=', 'nominated'),
            eb.and([eb('state', '=', 'accepted'), eb('decided_by', '=', userId)]),
          ]),
        )
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async withdrawOlder(submittedBefore, at) {
      await db
        .updateTable('server_submissions')
        .set({ state: 'withdrawn' satisfies SubmissionState, decided_at: at, is_shown: 0 })
        // As the index has it.
        .where(sql<boolean>`state = 'nominated'`)
        .where('submitted_at', '<', submittedBefore)
        .execute();
    },

    async setMessage(guildId, paperId, { channelId, messageId }) {
      await db
        .updateTable('server_submissions')
        .set({ channel_id: channelId, message_id: messageId })
        .where('guild_id', '=', guildId)
        .where('paper_id', '=', canonicalId(paperId))
        .execute();
    },

    async reopen(guildId, paperId, by) {
      const { numUpdatedRows } = await db
        .updateTable('server_submissions')
        // Its message shows the decision until it is edited.
        .set({ state: 'nominated' satisfies SubmissionState, ...UNDECIDED, decided_at: null, is_shown: 1 })
        .where('guild_id', '=', guildId)
        .where('paper_id', '=', canonicalId(paperId))
        .where('state', 'in', ['accepted', 'refused'] satisfies SubmissionState[])
        .where('decided_by', '=', by)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async unshown({ guilds, after, limit }) {
      const withMessage = () =>
        db
          .selectFrom('server_submissions')
          .selectAll()
          .where('message_id', 'is not', null)
          .where(isInShareSql('guild_id', guilds));
      // As the indexes have it: first those that were decided, then the others.
      const isAfterDecided = after !== undefined && after.decidedAt === null;
      const decided = isAfterDecided
        ? []
        : await withMessage()
            .where(sql<boolean>`is_shown = 0`)
            .where('decided_at', 'is not', null)
            .$if(after !== undefined, query =>
              query.where(({ eb, refTuple, tuple }) =>
                eb(refTuple('guild_id', 'paper_id'), '>', tuple(after?.guildId ?? '', after?.paperId ?? 0)),
              ),
            )
            .orderBy('guild_id')
            .orderBy('paper_id')
            .limit(limit)
            .execute();
      const others = await withMessage()
        .where(sql<boolean>`state = 'nominated'`)
        .where('is_shown', '=', 1)
        .$if(isAfterDecided, query =>
          query.where(({ eb, refTuple, tuple }) =>
            eb(
              refTuple('submitted_at', 'guild_id', 'paper_id'),
              '>',
              tuple(after?.submittedAt ?? 0, after?.guildId ?? '', after?.paperId ?? 0),
            ),
          ),
        )
        .orderBy('submitted_at')
        .orderBy('guild_id')
        .orderBy('paper_id')
        .limit(limit - decided.length)
        .execute();
      return [...decided, ...others].map(toSubmission);
    },

    async setShown({ guildId, paperId, decidedAt, line }) {
      await db
        .updateTable('server_submissions')
        .set({ is_shown: decidedAt === null ? 0 : 1 })
        .where('guild_id', '=', guildId)
        .where('paper_id', '=', canonicalId(paperId))
        .where('decided_at', decidedAt === null ? 'is' : '=', decidedAt)
        .where('line', line === null ? 'is' : '=', line)
        .execute();
    },

    async countOpen(guildId, userId, takenBackAfter) {
      const { n } = await db
        .selectFrom('server_submissions')
        .select(eb => eb.fn.countAll<number>().as('n'))
        .where('submitted_by', '=', userId)
        .where('guild_id', '=', guildId)
        .where(eb =>
          eb.or([
            eb('state', '=', 'nominated'),
            // As `isTakenBack` has it.
            eb.and([
              eb('state', '=', 'withdrawn'),
              eb('decided_at', '>', takenBackAfter),
              eb('decided_at', '<=', sql<number>`submitted_at + ${NOMINATION_TTL_MS}`),
            ]),
          ]),
        )
        .executeTakeFirstOrThrow();
      return n;
    },

    async acceptedOn(guildId, day) {
      return (await accepted(guildId).where('day', '=', day).execute()).map(toSubmission);
    },

    async acceptedSince(guildId, day) {
      return (await accepted(guildId).where('day', '>=', day).execute()).map(toSubmission);
    },
  };
}

function toSubmission(row: Selectable<Schema['server_submissions']>): Submission {
  const { channel_id: channelId, message_id: messageId } = row;
  return {
    guildId: row.guild_id,
    paperId: row.paper_id,
    submittedBy: row.submitted_by,
    line: row.line,
    state: toState(row.state),
    submittedAt: row.submitted_at,
    day: row.day,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    curatorLine: row.curator_line,
    message: channelId === null || messageId === null ? null : { channelId, messageId },
  };
}

function toState(state: string): SubmissionState {
  return state === 'nominated' || state === 'accepted' || state === 'withdrawn' ? state : 'refused';
}
