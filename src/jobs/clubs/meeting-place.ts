import type { ClubAccess, ClubDiscord } from '../../core/club/club-discord.ts';
import type { Club } from '../../core/club/club.ts';
import { SendError } from '../../core/delivery/sender.ts';
import type { Discussion } from '../../core/discussion/discussions.ts';
import type { PaperId } from '../../core/paper/paper.ts';
import type { Stores } from '../../core/stores.ts';
import { isGivenUp } from '../../usecases/open-discussion.ts';

/** Where a club meets about its paper, by the discussion that the server has of it. */
export type MeetingPlace =
  /** In that discussion. */
  | { readonly kind: 'discussion'; readonly threadId: string; readonly before: Discussion }
  /** In a thread of the club, which becomes the discussion if there is none, or if `isReplaced`. */
  | { readonly kind: 'ownThread'; readonly before: Discussion | undefined; readonly isReplaced: boolean }
  /** That is not known while the discussion is being opened. */
  | { readonly kind: 'notKnown' };

interface MeetingContext {
  readonly stores: Pick<Stores, 'discussions'>;
  readonly discord: Pick<ClubDiscord, 'thread'>;
  readonly access: Pick<ClubAccess, 'canPostInThreads' | 'haveSameViewers'>;
}

/**
 * Returns where a club meets about a paper. It meets in the paper's discussion if the bot can post there, so that the paper has one
 * discussion. Channels that not the same members see learn nothing of each other: there the club has a thread of its own.
 */
export async function meetingPlace(
  club: Pick<Club, 'guildId' | 'channelId'>,
  paperId: PaperId,
  now: number,
  { stores, discord, access }: MeetingContext,
): Promise<MeetingPlace> {
  const before = await discussionOf(club, paperId, stores);
  if (!before) return { kind: 'ownThread', before, isReplaced: false };
  const { threadId, channelId } = before;
  if (threadId === null)
    return isGivenUp(before, now) ? { kind: 'ownThread', before, isReplaced: true } : { kind: 'notKnown' };
  const canPost = access.canPostInThreads(channelId) && (await isOpenThread(threadId, discord));
  if (!canPost) return { kind: 'ownThread', before, isReplaced: true };
  return access.haveSameViewers(channelId, club.channelId)
    ? { kind: 'discussion', threadId, before }
    : { kind: 'ownThread', before, isReplaced: false };
}

/** Returns whether the server still has the discussion of the paper that the place was decided by. */
export async function isUnchanged(
  { before }: Exclude<MeetingPlace, { kind: 'notKnown' }>,
  club: Pick<Club, 'guildId'>,
  paperId: PaperId,
  stores: Pick<Stores, 'discussions'>,
): Promise<boolean> {
  const current = await discussionOf(club, paperId, stores);
  return current?.openedAt === before?.openedAt && current?.threadId === before?.threadId;
}

/** Forgets a discussion whose place another one takes. */
export async function forgetDiscussion(
  discussion: Discussion,
  { discussions }: Pick<Stores, 'discussions'>,
): Promise<void> {
  if (discussion.threadId === null) await discussions.forgetUnopened(discussion);
  else await discussions.forgetThread(discussion.threadId);
}

/** Returns whether the bot sees a thread that moderators have not locked. Throws `SendError` if that has to be asked again. */
async function isOpenThread(threadId: string, discord: Pick<ClubDiscord, 'thread'>): Promise<boolean> {
  try {
    const status = await discord.thread(threadId);
    return status !== undefined && status.state !== 'locked';
  } catch (error) {
    if (error instanceof SendError && error.problem === 'forbidden') return false;
    throw error;
  }
}

async function discussionOf(
  { guildId }: Pick<Club, 'guildId'>,
  paperId: PaperId,
  { discussions }: Pick<Stores, 'discussions'>,
): Promise<Discussion | undefined> {
  return (await discussions.of(guildId, [paperId])).get(paperId);
}
