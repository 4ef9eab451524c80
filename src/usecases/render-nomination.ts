import type { ChannelAccess } from '../core/message/channel-access.ts';
import type { MessageBody } from '../core/message/message-body.ts';
import type { PostedStore } from '../core/message/posted.ts';
import type { Paper } from '../core/paper/paper.ts';
import type { Submission } from '../core/submission/submission.ts';
import { nominationMessage } from '../views/submission/nomination.ts';

/** Earlier posts that are looked through for those that all curators may see. */
const MAX_POSTS_CHECKED = 20;

export interface RenderNominationContext {
  readonly posted: Pick<PostedStore, 'showing'>;
  readonly channelAccess: Pick<ChannelAccess, 'isOpenToAll'>;
}

/**
 * Returns the message about a submission in the channel of the curators. While it is open, it links earlier posts of the paper in
 * this server: those in the same channel or in one that all members see. What discussions and clubs posted is none.
 */
export async function renderNomination(
  submission: Submission,
  paper: Paper,
  { channelId, nonce }: { readonly channelId: string; readonly nonce?: string },
  { posted, channelAccess }: RenderNominationContext,
): Promise<MessageBody> {
  const marks = nonce === undefined ? {} : { nonce };
  if (submission.state !== 'nominated') return nominationMessage(submission, paper, marks);
  const { guildId } = submission;
  const posts = await posted.showing(paper.id, { guildId, channelId }, MAX_POSTS_CHECKED);
  const earlierPosts = posts.filter(
    post =>
      post.postedFor === undefined &&
      (post.channelId === channelId || channelAccess.isOpenToAll(post.channelId)),
  );
  return nominationMessage(submission, paper, { ...marks, earlierPosts });
}
