import type { PostReply, ComponentUse } from '../src/command.ts';
import type { MessageBody } from '../src/core/message/message-body.ts';
import type { Paper, PaperId } from '../src/core/paper/paper.ts';
import { UserError } from '../src/core/message/user-error.ts';
import type { PostStyle } from '../src/core/server-settings.ts';
import { countOnPage, type CountedPage } from '../src/views/format/count.ts';
import { digest } from '../src/views/schedule/digest.ts';

/** Throws `UserError` if the caller may not send messages in this channel: the bot never posts where they may not. */
export function assertCanPost({ canPost }: ComponentUse): void {
  if (!canPost) {
    throw new UserError('You may not write messages in this channel. Post it from a channel where you can.');
  }
}

/** A page of papers for a channel, and how posts there are written. */
interface PostedPage {
  readonly heading: string;
  readonly papers: readonly Paper[];
  /** Which papers of a longer list these are: readers see no other pages of it. */
  readonly place?: Pick<CountedPage, 'offset' | 'total'>;
  /** See `Digest.notes`. */
  readonly notes?: ReadonlyMap<PaperId, string>;
  readonly style?: PostStyle;
}

/** Posts the papers of a private page; `instead` is what the private page becomes. Throws `UserError`. */
export function postPageReply(
  use: ComponentUse,
  { place, ...page }: PostedPage,
  instead: MessageBody,
): PostReply {
  assertCanPost(use);
  const shown = page.papers.length;
  const isPart = place !== undefined && shown < place.total;
  return {
    kind: 'post',
    body: digest({
      ...page,
      heading: isPart ? `${page.heading} · ${countOnPage({ ...place, shown })}` : page.heading,
      nonce: use.interactionId,
      sharedBy: use.userId,
      canReact: use.isMemberHere,
      canVote: use.isMemberHere && use.guildId !== null,
    }),
    shows: { kind: 'digest', paperIds: page.papers.map(paper => paper.id) },
    instead,
  };
}
