import type { App, Caller } from '../../src/command.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import type { AcceptedInDraft, Draft } from '../../src/core/schedule/draft.ts';
import type { Acceptance } from '../../src/views/submission/acceptance.ts';
import { earlierPosts } from '../paper/card-reply.ts';

/** Returns what a curator who accepted a paper should know, as far as they can see its channels. */
export async function acceptance(
  paper: Paper,
  drafts: readonly AcceptedInDraft[],
  caller: Pick<Caller, 'userId' | 'guildId' | 'channelId' | 'canSee'>,
  app: Pick<App, 'posted'>,
): Promise<Acceptance> {
  return {
    earlierPosts: await earlierPosts(paper, caller, app),
    drafts: drafts.map(each => ({ ...each, draft: asSeen(each.draft, caller) })),
  };
}

/** Returns a draft without its message if the caller cannot see that. */
export function asSeen(draft: Draft, { canSee }: Pick<Caller, 'canSee'>): Draft {
  return draft.message !== null && canSee(draft.message.channelId) ? draft : { ...draft, message: null };
}
