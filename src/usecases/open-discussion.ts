import type { Delivery } from '../core/delivery/delivery.ts';
import type { NewDelivery } from '../core/delivery/delivery-store.ts';
import type { Discussion, DiscussionKey } from '../core/discussion/discussions.ts';
import type { ThreadStatus } from '../core/discussion/thread-events.ts';
import type { Paper, PaperId } from '../core/paper/paper.ts';
import type { Stores } from '../core/stores.ts';
import { MINUTE_MS } from '../core/time/duration.ts';
import {
  discussionCard,
  discussionForumPost,
  discussionName,
  discussionReopened,
  discussionStart,
} from '../views/discussion/discussion-start.ts';
import { deliveryNonce } from './nonce.ts';

/** Who asked for a discussion is gone after this time; they can ask again. */
const OPEN_WITHIN_MS = 10 * MINUTE_MS;

/** A discussion that has no thread after this time has failed without a record. */
const GIVE_UP_AFTER_MS = 2 * OPEN_WITHIN_MS;

/**
 * Where a discussion opens: as a thread under a message of the bot that is there, as a thread under a card that is posted to a
 * channel, or as a post in a forum.
 */
export type DiscussionPlace =
  | { readonly kind: 'message'; readonly channelId: string; readonly messageId: string }
  | { readonly kind: 'channel' | 'forum'; readonly channelId: string };

export interface OpenDiscussionOptions {
  readonly guildId: string;
  readonly paper: Paper;
  readonly place: DiscussionPlace;
  /** The post of the paper that is in the forum already. It becomes the discussion. */
  readonly forumPost?: ThreadStatus | undefined;
  /** Discord's id of the user who opens it; `null` for the bot. */
  readonly openedBy: string | null;
  /** ms since the epoch */
  readonly now: number;
}

export interface OpenDiscussionResult {
  /** The discussion of the paper in the server, which may have been there before. Its thread may be opened later. */
  readonly discussion: Discussion;
  /** What opens it first; `undefined` if it was there before. */
  readonly delivery?: Delivery;
}

type DiscussionStores = Pick<Stores, 'discussions' | 'deliveries'>;

/**
 * Opens a discussion of a paper unless the server has one: adds what opens it to the outbox. Must run in a transaction.
 * Returns `undefined` if the paper was removed.
 */
export async function openDiscussion(
  { guildId, paper, place: asked, forumPost, openedBy, now }: OpenDiscussionOptions,
  stores: DiscussionStores,
): Promise<OpenDiscussionResult | undefined> {
  const { discussions } = stores;
  const before = await discussionOf(guildId, paper.id, stores);
  if (before && !isGivenUp(before, now)) return { discussion: before };
  if (before) await discussions.forgetUnopened(before);
  const place = await placeWithCard(asked, { guildId, paperId: paper.id }, stores);
  const isForumPost = place.kind === 'forum';
  const { channelId } = place;
  await discussions.add({ guildId, paperId: paper.id, channelId, isForumPost, openedBy, openedAt: now });
  const discussion = await discussionOf(guildId, paper.id, stores);
  if (!discussion) return undefined;
  if (isForumPost && forumPost) return adoptForumPost(discussion, paper, { ...forumPost, now }, stores);
  if (place.kind === 'message')
    return { discussion, delivery: await addThread(discussion, paper, { ...place, now }, stores) };
  const part = isForumPost ? 'post' : 'card';
  const nonce = nonceOf(discussion, part, channelId);
  const delivery = await add(discussion, stores, {
    part,
    target: { kind: isForumPost ? 'forum' : 'channel', id: channelId },
    body: isForumPost
      ? {
          name: discussionName(paper),
          tag_names: [...paper.categories, ...paper.keywords],
          message: discussionForumPost(paper, nonce, { openedBy }),
        }
      : discussionCard(paper, nonce),
    paperIds: [paper.id],
    format: 'card',
    now,
  });
  return { discussion, delivery };
}

/** Makes a post in a forum the discussion of its paper, with its messages so far, and adds what that can start from to the outbox. */
async function adoptForumPost(
  discussion: Discussion,
  paper: Paper,
  { threadId, state, totalMessages, now }: ThreadStatus & { readonly now: number },
  stores: DiscussionStores,
): Promise<OpenDiscussionResult> {
  const { discussions } = stores;
  await discussions.setThread(discussion, threadId);
  await discussions.setState(threadId, state);
  await discussions.setTotalMessages(threadId, totalMessages);
  return { discussion, delivery: await addStart(discussion, paper, { threadId, now }, stores) };
}

/** Returns the place under the card that an earlier attempt posted to the channel, if its thread could not be opened; else as asked. */
async function placeWithCard(
  place: DiscussionPlace,
  { guildId, paperId }: DiscussionKey,
  { deliveries }: Pick<Stores, 'deliveries'>,
): Promise<DiscussionPlace> {
  if (place.kind !== 'channel') return place;
  const origins = { kind: 'discussion', idPrefix: `${guildId}:${paperId}:` } as const;
  const card = await deliveries.newestPost(origins, place.channelId);
  if (!card) return place;
  const thread = await deliveries.withKey(keyOfPart(card.origin.id, 'thread'));
  return thread?.state === 'sent' ? place : { ...place, kind: 'message', messageId: card.messageId };
}

/** Returns the key of the thread's delivery. */
export function discussionThreadKey(discussion: Discussion): string {
  return keyOf(discussion, 'thread');
}

/** Adds the thread of a discussion, under a message that was posted, to the outbox. */
export function addThread(
  discussion: Discussion,
  paper: Paper,
  {
    channelId,
    messageId,
    now,
  }: { readonly channelId: string; readonly messageId: string; readonly now: number },
  stores: DiscussionStores,
): Promise<Delivery> {
  return add(discussion, stores, {
    part: 'thread',
    target: { kind: 'thread', id: channelId, messageId },
    body: { name: discussionName(paper) },
    now,
  });
}

/** Adds the first message of the thread, with what the discussion can start from, to the outbox. */
export function addStart(
  discussion: Discussion,
  paper: Paper,
  { threadId, now }: { readonly threadId: string; readonly now: number },
  stores: DiscussionStores,
): Promise<Delivery> {
  return add(discussion, stores, {
    part: 'start',
    target: { kind: 'channel', id: threadId },
    body: discussionStart(paper, discussion),
    paperIds: [paper.id],
    now,
  });
}

/** Adds a message to the outbox that opens an archived thread again, with the address of the post that its paper came up in. */
export async function addReopening(
  discussion: Discussion,
  post: { readonly messageId: string; readonly link: string; readonly now: number },
  stores: DiscussionStores,
): Promise<void> {
  const { threadId } = discussion;
  const part = `again:${post.messageId}`;
  if (threadId === null || (await stores.deliveries.hasKey(keyOf(discussion, part)))) return;
  await add(discussion, stores, {
    part,
    target: { kind: 'channel', id: threadId },
    body: discussionReopened(post.link),
    paperIds: [discussion.paperId],
    now: post.now,
  });
}

/** Returns the discussion that a delivery opens or belongs to; `undefined` once it is forgotten. */
export async function discussionOfDelivery(
  { origin }: Pick<Delivery, 'origin'>,
  stores: Pick<Stores, 'discussions'>,
): Promise<Discussion | undefined> {
  const [guildId = '', paperId, openedAt] = origin.id.split(':');
  const discussion = await discussionOf(guildId, Number(paperId), stores);
  return discussion?.openedAt === Number(openedAt) ? discussion : undefined;
}

async function discussionOf(
  guildId: string,
  paperId: PaperId,
  { discussions }: Pick<Stores, 'discussions'>,
): Promise<Discussion | undefined> {
  return (await discussions.of(guildId, [paperId])).get(paperId);
}

/** Returns whether a discussion has had no thread for so long that it can be opened otherwise. */
export function isGivenUp({ threadId, openedAt }: Discussion, now: number): boolean {
  return threadId === null && now - openedAt > GIVE_UP_AFTER_MS;
}

interface DiscussionPart extends Pick<NewDelivery, 'target' | 'body'> {
  readonly part: string;
  readonly paperIds?: readonly PaperId[];
  readonly format?: NewDelivery['format'];
  readonly now: number;
}

function add(
  discussion: Discussion,
  { deliveries }: Pick<Stores, 'deliveries'>,
  { part, target, body, paperIds = [], format = null, now }: DiscussionPart,
): Promise<Delivery> {
  return deliveries.add({
    key: keyOf(discussion, part),
    origin: { kind: 'discussion', id: originIdOf(discussion) },
    target,
    guildId: discussion.guildId,
    body,
    nonce: nonceOf(discussion, part, target.id),
    paperIds,
    format,
    listName: null,
    slotDueAt: now,
    expiresAt: now + OPEN_WITHIN_MS,
    createdAt: now,
  });
}

function nonceOf(discussion: Discussion, part: string, channelId: string): string {
  return deliveryNonce(keyOf(discussion, part), channelId);
}

function originIdOf({ guildId, paperId, openedAt }: Discussion): string {
  return `${guildId}:${paperId}:${openedAt}`;
}

function keyOf(discussion: Discussion, part: string): string {
  return keyOfPart(originIdOf(discussion), part);
}

function keyOfPart(originId: string, part: string): string {
  return `discussion:${originId}:${part}`;
}
