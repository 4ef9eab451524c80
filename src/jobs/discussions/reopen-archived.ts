import type { ThreadReader } from '../../core/discussion/thread-events.ts';
import type { Log } from '../../core/log.ts';
import type { ChannelAccess } from '../../core/message/channel-access.ts';
import type { SnowflakeShare } from '../../core/message/snowflake-share.ts';
import type { Stores, UnitOfWork } from '../../core/stores.ts';
import { addReopening } from '../../usecases/open-discussion.ts';
import { messageLink } from '../../views/format/message-link.ts';
import { readThread } from './read-thread.ts';

/** What the archived threads are looked through for; instants are ms since the epoch. */
export interface ReopenOptions {
  readonly stores: Pick<Stores, 'discussions'>;
  readonly unitOfWork: UnitOfWork;
  readonly channelAccess: Pick<ChannelAccess, 'isOpenToAll'>;
  readonly reader: Pick<ThreadReader, 'thread'>;
  /** The servers of this process. */
  readonly guilds: SnowflakeShare;
  /** Posts since then. */
  readonly since: number;
  readonly now: number;
  readonly log: Log;
}

/**
 * Opens the archived discussions again whose papers were posted in their servers, by a message in each that links the post. A post in
 * a channel that not everyone sees is no cause: nothing of it is shown elsewhere. A thread that moderators have locked stays closed.
 */
export async function reopenArchived({
  stores,
  unitOfWork,
  channelAccess,
  reader,
  log,
  ...options
}: ReopenOptions): Promise<void> {
  const { guilds, since, now } = options;
  for (const { discussion, post } of await stores.discussions.archivedShownSince(since, guilds)) {
    if (post.channelId !== discussion.channelId && !channelAccess.isOpenToAll(post.channelId)) continue;
    // What moderators did while the bot received no events is not known.
    const read = await readThread(reader, discussion.threadId ?? '', log);
    if (read?.status) await stores.discussions.setState(read.status.threadId, read.status.state);
    if (read && read.status?.state !== 'archived') continue;
    const link = messageLink({ ...post, guildId: discussion.guildId });
    await unitOfWork(bound => addReopening(discussion, { messageId: post.messageId, link, now }, bound));
  }
}
