import type { ChannelAccess } from '../../core/message/channel-access.ts';
import type { SnowflakeShare } from '../../core/message/snowflake-share.ts';
import type { Stores, UnitOfWork } from '../../core/stores.ts';
import { addReopening } from '../../usecases/open-discussion.ts';
import { messageLink } from '../../views/format/message-link.ts';

/** What the archived threads are looked through for; instants are ms since the epoch. */
export interface ReopenOptions {
  readonly stores: Pick<Stores, 'discussions'>;
  readonly unitOfWork: UnitOfWork;
  readonly channelAccess: Pick<ChannelAccess, 'isOpenToAll'>;
  /** The servers of this process. */
  readonly guilds: SnowflakeShare;
  /** Posts since then. */
  readonly since: number;
  readonly now: number;
}

/**
 * Opens the archived discussions again whose papers were posted in their servers, by a message in each that links the post. A post in
 * a channel that not everyone sees is no cause: nothing of it is shown elsewhere.
 */
export async function reopenArchived({
  stores,
  unitOfWork,
  channelAccess,
  ...options
}: ReopenOptions): Promise<void> {
  const { guilds, since, now } = options;
  for (const { discussion, post } of await stores.discussions.archivedShownSince(since, guilds)) {
    if (post.channelId !== discussion.channelId && !channelAccess.isOpenToAll(post.channelId)) continue;
    const link = messageLink({ ...post, guildId: discussion.guildId });
    await unitOfWork(bound => addReopening(discussion, { messageId: post.messageId, link, now }, bound));
  }
}
