import type { MessageBody } from '../core/message/message-body.ts';
import type { Draft } from '../core/schedule/draft.ts';
import type { Stores } from '../core/stores.ts';
import { draftMessage } from '../views/desk/draft-message.ts';

/** Returns the message of a draft as it is now. `nonce`: while it is posted. */
export async function renderDraft(
  draft: Draft,
  { schedules, papers }: Pick<Stores, 'schedules' | 'papers'>,
  nonce?: string,
): Promise<MessageBody> {
  const found = await papers.getMany(draft.papers.map(paper => paper.paperId));
  return draftMessage(draft, {
    schedule: await schedules.get(draft.scheduleId),
    papers: new Map(found.map(paper => [paper.id, paper])),
    ...(nonce === undefined ? {} : { nonce }),
  });
}
