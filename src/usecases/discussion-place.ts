import type { ChannelAccess } from '../core/message/channel-access.ts';
import type { PostedMessage } from '../core/message/posted.ts';
import { UserError } from '../core/message/user-error.ts';
import type { PaperId } from '../core/paper/paper.ts';
import type { ServerSettings } from '../core/server-settings.ts';
import type { DiscussionPlace } from './open-discussion.ts';

/** Where a discussion was asked for. */
export interface DiscussionRequest {
  readonly guildId: string;
  readonly channelId: string;
  readonly paperId: PaperId;
  /** The message that has the pressed button, if the bot posted it for everyone. */
  readonly post: PostedMessage | undefined;
}

type DiscussionSettings = Pick<ServerSettings, 'discussion' | 'discussionChannelId'>;

/**
 * Returns where a discussion opens by the settings of the server: in its channel for discussions, else where it was asked for, under
 * the card that has the button if it shows this paper alone. Throws `UserError` where there is no such place.
 */
export function discussionPlace(
  { guildId, channelId, paperId, post }: DiscussionRequest,
  { discussion, discussionChannelId }: DiscussionSettings,
  access: Pick<ChannelAccess, 'discussionChannel'>,
): DiscussionPlace {
  if (discussion === 'off') throw new UserError('Discussions are switched off in this server.');
  const channel = access.discussionChannel(guildId, discussionChannelId ?? channelId);
  if (!channel || channel.kind === 'other') throw new UserError(noPlaceText(discussionChannelId !== null));
  if (channel.kind === 'forum') return { kind: 'forum', channelId: channel.id };
  const isCard = post?.kind === 'card' && post.paperIds.length === 1 && post.paperIds[0] === paperId;
  if (isCard && post.guildId === guildId && post.channelId === channel.id)
    return { kind: 'message', channelId: channel.id, messageId: post.messageId };
  return { kind: 'channel', channelId: channel.id };
}

function noPlaceText(isChosen: boolean): string {
  return isChosen
    ? 'The channel for discussions of this server is gone, or Paperboy cannot see it. An admin can choose another with `/settings server`.'
    : 'No thread can be opened here. Try it in a text channel.';
}
