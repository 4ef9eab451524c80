import type { PostedMessage } from '../core/message/posted.ts';
import type { Stores } from '../core/stores.ts';
import type { Submission } from '../core/submission/submission.ts';

/** Posts of a paper, the newest first, that are looked through. */
const MAX_POSTS_CHECKED = 20;

/** Returns the posts that have shown a paper in its server since it was accepted, but for those of discussions and clubs. */
export async function postsSinceAcceptance(
  { guildId, paperId, decidedAt }: Submission,
  { posted }: Pick<Stores, 'posted'>,
): Promise<readonly PostedMessage[]> {
  const posts = await posted.showing(paperId, { guildId, channelId: '' }, MAX_POSTS_CHECKED);
  return posts.filter(({ postedAt, postedFor }) => postedAt >= (decidedAt ?? 0) && postedFor === undefined);
}

/** Returns whether a schedule posted a paper after it was accepted. */
export async function isPostedBySchedule(
  submission: Submission,
  stores: Pick<Stores, 'posted'>,
): Promise<boolean> {
  const posts = await postsSinceAcceptance(submission, stores);
  return posts.some(({ sharedBy }) => sharedBy === undefined);
}
