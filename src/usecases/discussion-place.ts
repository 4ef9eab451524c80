import type { ChannelAccess } from '../core/message/channel-access.ts';
import { UserError } from '../core/message/user-error.ts';
import type { ServerSettings } from '../core/server-settings.ts';
import type { DiscussionPlace } from './open-discussion.ts';

/** Where a discussion was asked for. */
export interface DiscussionRequest {
  readonly guildId: string;
  readonly channelId: string;
  /** The message that has the pressed button, if everyone sees it and it shows this paper alone. */
  readonly cardId: string | undefined;
}

type DiscussionSettings = Pick<ServerSettings, 'discussion' | 'discussionChannelId'>;

/**
 * Returns where a discussion opens by the settings of the server: in its channel for discussions, else where it was asked for; there
 * under the card that has the button. Throws `UserError` where there is no such place.
 */
export function discussionPlace(
  { guildId, channelId, cardId }: DiscussionRequest,
  { discussion, discussionChannelId }: DiscussionSettings,
  access: Pick<ChannelAccess, 'discussionChannel'>,
): DiscussionPlace {
  if (discussion === 'off') throw new UserError('Discussions are switched off in this server.');
  const channel = access.discussionChannel(guildId, discussionChannelId ?? channelId);
  if (!channel || channel.kind === 'other') throw new UserError(noPlaceText(discussionChannelId !== null));
  if (channel.kind === 'forum') return { kind: 'forum', channelId: channel.id };
  if (cardId !== undefined && channelId === channel.id)
    return { kind: 'message', channelId, messageId: cardId };
  return { kind: 'channel', channelId: channel.id };
}

function noPlaceText(isChosen: boolean): string {
  return isChosen
    ? 'The channel for discussions of this server is gone, or Paperboy cannot see it. An admin can choose another with `/settings server`.'
    : 'No thread can be opened here. Try it in a text channel.';
}
