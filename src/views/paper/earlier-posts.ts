import type { PostedMessage } from '../../core/message/posted.ts';
import { joinParts } from '../format/join-parts.ts';
import { messageLink } from '../format/message-link.ts';
import { relativeTime } from '../format/relative-time.ts';
import { memberMention } from '../format/shared-by.ts';

/** An earlier message that shows a paper. */
export type EarlierPost = Pick<
  PostedMessage,
  'messageId' | 'channelId' | 'guildId' | 'postedAt' | 'sharedBy'
>;

/** The number of earlier posts shown at most. */
export const MAX_EARLIER_POSTS = 3;

/** Returns links to the earlier posts (newest first) as small print; `undefined` if there are none. */
export function earlierPostsMarkdown(posts: readonly EarlierPost[]): string | undefined {
  if (posts.length === 0) return undefined;
  const links = posts
    .slice(0, MAX_EARLIER_POSTS)
    .map(post => `${relativeTime(post.postedAt)} ${messageLink(post)}${sharerMarkdown(post)}`);
  return `-# Posted here before: ${joinParts(links)}`;
}

function sharerMarkdown({ sharedBy }: EarlierPost): string {
  return sharedBy === undefined ? '' : ` by ${memberMention(sharedBy)}`;
}
