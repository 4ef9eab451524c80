import type { Discussion } from '../core/discussion/discussions.ts';
import type { ThreadReader, ThreadStatus } from '../core/discussion/thread-events.ts';
import type { Log } from '../core/log.ts';
import type { PaperId } from '../core/paper/paper.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import type { Clock } from '../core/time/clock.ts';
import {
  discussionThreadKey,
  openDiscussion,
  type OpenDiscussionOptions,
} from '../usecases/open-discussion.ts';
import type { Deliverer } from './deliver.ts';
import { readThread } from './discussions/read-thread.ts';

/** Opening discussions on request, for commands. */
export interface DiscussionOpener {
  /**
   * Opens a discussion of a paper unless the server has one. In a forum, a schedule's post of the paper becomes it, unless that is
   * locked. Returns the discussion, without a thread if that could not be opened yet; `undefined` if it cannot be opened.
   */
  open(options: Omit<OpenDiscussionOptions, 'now' | 'forumPost'>): Promise<Discussion | undefined>;
}

/** Creates it over the outbox that the ticker uses, which `wake` lets deliver what is left. */
export function createDiscussionOpener({
  stores,
  unitOfWork,
  reader,
  deliverer,
  clock,
  log,
  wake,
}: {
  readonly stores: Pick<Stores, 'discussions' | 'deliveries' | 'posted'>;
  readonly unitOfWork: UnitOfWork;
  readonly reader: Pick<ThreadReader, 'thread'>;
  readonly deliverer: Pick<Deliverer, 'deliver'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly wake: () => void;
}): DiscussionOpener {
  /** Returns the post in a forum that a schedule made of a paper, if members can write there. */
  async function openForumPost(forumId: string, paperId: PaperId): Promise<ThreadStatus | undefined> {
    const post = await stores.deliveries.newestForumPost(forumId, paperId);
    if (!post) return undefined;
    const found = await readThread(reader, post.messageId, log);
    if (found && !found.status) await stores.posted.markDeleted(post.messageId);
    return found?.status?.state === 'locked' ? undefined : found?.status;
  }

  return {
    async open(options) {
      const now = clock.now();
      const { place, paper } = options;
      const forumPost = place.kind === 'forum' ? await openForumPost(place.channelId, paper.id) : undefined;
      const opened = await unitOfWork(bound => openDiscussion({ ...options, forumPost, now }, bound));
      if (!opened?.delivery) return opened?.discussion;
      const { discussion, delivery } = opened;
      await deliverer.deliver(delivery.id);
      // The thread under a card that was just posted.
      const thread = await stores.deliveries.withKey(discussionThreadKey(discussion));
      if (thread && thread.id !== delivery.id) await deliverer.deliver(thread.id);
      // Its first message follows.
      wake();
      return (await stores.discussions.of(discussion.guildId, [discussion.paperId])).get(discussion.paperId);
    },
  };
}
