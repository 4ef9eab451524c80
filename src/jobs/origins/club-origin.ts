import type { ClubRound } from '../../core/club/club.ts';
import type { Discussion } from '../../core/discussion/discussions.ts';
import { SendError } from '../../core/delivery/sender.ts';
import type { Delivery } from '../../core/delivery/delivery.ts';
import { REMOVED_PAPER } from '../../core/message/posted.ts';
import type { PaperId } from '../../core/paper/paper.ts';
import type { Stores } from '../../core/stores.ts';
import { clubOriginOf } from '../../usecases/club-deliveries.ts';
import { addStart } from '../../usecases/open-discussion.ts';
import { NO_CONSEQUENCES, type OriginPolicy, type RecordContext } from './origin-policy.ts';

/** What reading clubs post. If a post fails, the club still takes its next step. */
export const clubOrigin: OriginPolicy = {
  ...NO_CONSEQUENCES,

  async prepare(delivery, { stores, channelAccess, now }) {
    const { body, expiresAt, target } = delivery;
    if (now > expiresAt) return { cancelled: 'late' };
    const round = await stores.clubs.round(clubOriginOf(delivery)?.roundId ?? 0);
    if (!round) return { cancelled: 'notWanted' };
    if (!channelAccess.mayPost(round.guildId, target.id))
      throw new SendError('forbidden', 'the bot may not post in this channel');
    return { body };
  },

  async recordSent(delivery, { messageId }, { stores, now }) {
    const origin = clubOriginOf(delivery);
    const round = origin && (await stores.clubs.round(origin.roundId));
    if (!round) return;
    const channelId = delivery.channelId ?? delivery.target.id;
    const { guildId } = round;
    const post = { messageId, channelId, guildId, postedAt: now, postedFor: 'club' } as const;
    if (origin.post === 'vote') {
      await stores.clubs.notePosted(round.id, { voteMessageId: messageId }, now);
      const paperIds = inOrder(await stores.clubs.candidates(round.id));
      await stores.posted.remember({ ...post, kind: 'digest', paperIds });
    } else if (origin.post === 'paper' || origin.post === 'start') {
      await stores.posted.remember({ ...post, kind: 'card', paperIds: delivery.shownIds });
    }
  },
};

/** Returns candidates, which are in the order of their positions; those that were removed keep their place. */
function inOrder(candidates: ReadonlyMap<number, PaperId>): PaperId[] {
  const length = ([...candidates.keys()].at(-1) ?? -1) + 1;
  return Array.from({ length }, (_, position) => candidates.get(position) ?? REMOVED_PAPER);
}

/**
 * Records the thread of a round, if `parent` is the post of its paper. It is the paper's discussion unless there is one already, and
 * gets what a discussion can start from.
 */
export async function recordClubThread(
  parent: Delivery,
  threadId: string,
  { stores, now }: Pick<RecordContext, 'stores' | 'now'>,
): Promise<void> {
  const round = await roundOfPaper(parent, stores);
  if (!round) return;
  await stores.clubs.notePosted(round.id, { threadId }, now);
  const discussion = await ownDiscussion(parent, round, stores);
  if (!discussion || !(await stores.discussions.setThread(discussion, threadId))) return;
  const paper = await stores.papers.get(discussion.paperId);
  if (paper) await addStart(discussion, paper, { threadId, now }, stores);
}

/** Forgets the discussion of a round's paper whose thread could not be opened, if `parent` is its post: it can be opened otherwise. */
export async function forgetClubThread(
  parent: Delivery,
  { stores }: Pick<RecordContext, 'stores'>,
): Promise<void> {
  const round = await roundOfPaper(parent, stores);
  const discussion = round && (await ownDiscussion(parent, round, stores));
  if (discussion) await stores.discussions.forgetUnopened(discussion);
}

async function roundOfPaper(
  parent: Delivery,
  { clubs }: Pick<Stores, 'clubs'>,
): Promise<ClubRound | undefined> {
  const origin = clubOriginOf(parent);
  return origin?.post === 'paper' ? clubs.round(origin.roundId) : undefined;
}

/** Returns the discussion that was added with the post of a round's paper; `undefined` if the paper had one. */
async function ownDiscussion(
  { shownIds }: Delivery,
  { guildId, announcedAt }: ClubRound,
  { discussions }: Pick<Stores, 'discussions'>,
): Promise<Discussion | undefined> {
  const [discussion] = (await discussions.of(guildId, shownIds)).values();
  return discussion?.openedBy === null && discussion.openedAt === announcedAt ? discussion : undefined;
}
