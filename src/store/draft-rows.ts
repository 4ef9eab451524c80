import type { Kysely, Selectable } from 'kysely';
import type { Draft, DraftPaper, DraftState } from '../core/schedule/draft.ts';
import type { MessagePlace } from '../core/submission/submission.ts';
import type { Schema } from './database/schema.ts';
import { dialectOf } from './dialect/dialect-of.ts';
import { toExistingIds } from './papers/paper-redirects.ts';

type DraftRow = Selectable<Schema['draft_slots']>;

/** Replaces the papers of a draft. Must run in a transaction. */
export async function replacePapers(
  tx: Kysely<Schema>,
  draftId: number,
  papers: readonly DraftPaper[],
): Promise<void> {
  await tx.deleteFrom('draft_papers').where('draft_id', '=', draftId).execute();
  await insertPapers(tx, draftId, papers);
}

/** Inserts the papers of a draft that has none. */
export async function insertPapers(
  db: Kysely<Schema>,
  draftId: number,
  papers: readonly DraftPaper[],
): Promise<void> {
  // A paper may have been merged into another one of the draft, or removed.
  const ids = await toExistingIds(
    db,
    papers.map(paper => paper.paperId),
  );
  const rows = papers.flatMap((paper, position) => {
    const id = ids[position];
    return id === undefined || ids.indexOf(id) !== position ? [] : { ...paper, paperId: id, position };
  });
  if (rows.length === 0) return;
  await db
    .insertInto('draft_papers')
    .values(
      rows.map(row => ({
        draft_id: draftId,
        paper_id: row.paperId,
        position: row.position,
        is_pinned: Number(row.isPinned),
        is_dropped: Number(row.isDropped),
        line: row.line,
        line_by: row.lineBy,
      })),
    )
    .execute();
}

/** Returns the drafts of rows with their papers. */
export async function withPapers(db: Kysely<Schema>, rows: readonly DraftRow[]): Promise<Draft[]> {
  if (rows.length === 0) return [];
  const papers = await db
    .selectFrom('draft_papers')
    .selectAll()
    .where('draft_id', 'in', dialectOf(db).numbers(rows.map(row => row.id)))
    .orderBy('draft_id')
    .orderBy('position')
    .execute();
  return rows.map(row => ({
    id: row.id,
    scheduleId: row.schedule_id,
    guildId: row.guild_id,
    slot: row.slot,
    dueAt: row.due_at,
    specKey: row.spec_key,
    listName: row.list_name,
    revision: row.revision,
    isTouched: row.is_touched === 1,
    state: toState(row.state),
    message: toPlace(row.channel_id, row.message_id),
    shownRevision: row.shown_revision,
    skippedBy: row.skipped_by,
    post: toPlace(row.post_channel_id, row.post_message_id),
    papers: papers
      .filter(paper => paper.draft_id === row.id)
      .map(paper => ({
        paperId: paper.paper_id,
        isPinned: paper.is_pinned === 1,
        isDropped: paper.is_dropped === 1,
        line: paper.line,
        lineBy: paper.line_by,
      })),
  }));
}

function toPlace(channelId: string | null, messageId: string | null): MessagePlace | null {
  return channelId === null || messageId === null ? null : { channelId, messageId };
}

function toState(state: string): DraftState {
  return state === 'open' || state === 'posted' || state === 'skipped' ? state : 'cancelled';
}
