import type { Discussion } from '../core/discussion/discussions.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import type { Clock } from '../core/time/clock.ts';
import {
  discussionThreadKey,
  openDiscussion,
  type OpenDiscussionOptions,
} from '../usecases/open-discussion.ts';
import type { Deliverer } from './deliver.ts';

/** Opening discussions on request, for commands. */
export interface DiscussionOpener {
  /**
   * Opens a discussion of a paper unless the server has one. Returns it, without a thread if that could not be opened yet;
   * `undefined` if it cannot be opened.
   */
  open(options: Omit<OpenDiscussionOptions, 'now'>): Promise<Discussion | undefined>;
}

/** Creates it over the outbox that the ticker uses, which `wake` lets deliver what is left. */
export function createDiscussionOpener({
  stores,
  unitOfWork,
  deliverer,
  clock,
  wake,
}: {
  readonly stores: Pick<Stores, 'discussions' | 'deliveries'>;
  readonly unitOfWork: UnitOfWork;
  readonly deliverer: Pick<Deliverer, 'deliver'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly wake: () => void;
}): DiscussionOpener {
  return {
    async open(options) {
      const now = clock.now();
      const opened = await unitOfWork(bound => openDiscussion({ ...options, now }, bound));
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
