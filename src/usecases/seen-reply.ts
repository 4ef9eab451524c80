import type { ChannelAccess } from '../core/message/channel-access.ts';
import type { MessageBody } from '../core/message/message-body.ts';
import type { Stores } from '../core/stores.ts';
import { DAY_MS } from '../core/time/duration.ts';
import { seenReplyMessage } from '../views/discussion/discussion-notice.ts';
import { papersInMessage } from './papers-in-message.ts';

/** A paper is pointed out in a channel at most once in this time, ms. */
const REPLY_INTERVAL_MS = DAY_MS;

/** A message in a channel of a server. */
export interface LinkingMessage {
  readonly id: string;
  readonly guildId: string;
  readonly channelId: string;
  readonly text: string;
}

export interface SeenReplyContext {
  readonly stores: Pick<Stores, 'papers' | 'posted' | 'discussions' | 'serverSettings'>;
  readonly channelAccess: Pick<ChannelAccess, 'isOpenToAll'>;
  /** ms since the epoch */
  readonly now: number;
}

/**
 * Returns the reply to a message with a link to a paper that the server has discussed, and records it; `undefined` if the server does
 * not want it, nothing was discussed, or the paper was pointed out in the channel within a day. A discussion in a channel that not
 * everyone sees is pointed out in that channel alone.
 */
export async function seenReply(
  { guildId, channelId, ...message }: LinkingMessage,
  { stores, channelAccess, now }: SeenReplyContext,
): Promise<MessageBody | undefined> {
  const { discussions, serverSettings } = stores;
  if (!(await serverSettings.get(guildId)).seenReplies) return undefined;
  const { papers } = await papersInMessage(message, stores);
  const found = await discussions.of(
    guildId,
    papers.map(({ id }) => id),
  );
  for (const [paperId, discussion] of found) {
    const { threadId } = discussion;
    if (threadId === null || threadId === channelId) continue;
    const isVisible = discussion.channelId === channelId || channelAccess.isOpenToAll(discussion.channelId);
    if (!isVisible) continue;
    const reply = { channelId, guildId, paperId, at: now, since: now - REPLY_INTERVAL_MS };
    if (await discussions.recordReply(reply)) return seenReplyMessage(discussion);
  }
  return undefined;
}
