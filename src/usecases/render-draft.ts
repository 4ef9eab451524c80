import type { MessageBody } from '../core/message/message-body.ts';
import type { Draft } from '../core/schedule/draft.ts';
import type { Stores } from '../core/stores.ts';
import { paperRemarks } from './paper-remarks.ts';
import { draftMessage } from '../views/desk/draft-message.ts';

/** Returns the message of a draft as it is now. `nonce`: while it is posted. */
export async function renderDraft(
  draft: Draft,
  { schedules, papers, submissions }: Pick<Stores, 'schedules' | 'papers' | 'submissions'>,
  nonce?: string,
): Promise<MessageBody> {
  const paperIds = draft.papers.map(paper => paper.paperId);
  const found = await papers.getMany(paperIds);
  return draftMessage(draft, {
    schedule: await schedules.get(draft.scheduleId),
    papers: new Map(found.map(paper => [paper.id, paper])),
    remarks: await paperRemarks(draft, { day: draft.slot, paperIds, draft }, { submissions }),
    ...(nonce === undefined ? {} : { nonce }),
  });
}
