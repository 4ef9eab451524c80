import type { Club, ClubRound } from '../core/club/club.ts';
import type { Delivery, DeliveryTarget } from '../core/delivery/delivery.ts';
import { threadKey } from '../core/delivery/delivery.ts';
import type { PaperId } from '../core/paper/paper.ts';
import type { Stores } from '../core/stores.ts';
import { addMessageThread } from './add-message-thread.ts';
import { deliveryNonce } from './nonce.ts';
import { lastRestore } from './notice-restore.ts';

const CLUB_POSTS = ['vote', 'paper', 'start', 'reminder', 'minutes'] as const;

/** What a club posts in a round. */
export type ClubPost = (typeof CLUB_POSTS)[number];

/** The round that a delivery is sent for, and what it is. */
export interface ClubOrigin {
  readonly roundId: number;
  readonly post: ClubPost;
}

/** A message of a round. Instants are ms since the epoch. */
export interface ClubPostOptions {
  readonly post: ClubPost;
  readonly target: DeliveryTarget;
  /** Returns its body; the nonce identifies it in custom_ids. */
  readonly body: (nonce: string) => object;
  readonly paperIds?: readonly PaperId[];
  /** When its step was due: before a backup was restored, it may have been posted already. */
  readonly dueAt: number;
  /** When it is of no use any more. */
  readonly expiresAt: number;
  readonly now: number;
}

type OutboxStores = Pick<Stores, 'deliveries' | 'metadata'>;

/** Adds a message of a round to the outbox. */
export async function addClubPost(
  club: Pick<Club, 'id' | 'guildId'>,
  round: Pick<ClubRound, 'id' | 'meetingOn'>,
  { post, target, body, paperIds = [], dueAt, expiresAt, now }: ClubPostOptions,
  { deliveries, metadata }: OutboxStores,
): Promise<Delivery> {
  const key = `club:${club.id}:${round.meetingOn}:${post}`;
  const nonce = deliveryNonce(key, target.id);
  const restore = await lastRestore(metadata);
  return deliveries.add({
    key,
    origin: { kind: 'club', id: `${round.id}:${post}` },
    target,
    guildId: club.guildId,
    body: body(nonce),
    nonce,
    paperIds,
    format: null,
    listName: null,
    slotDueAt: dueAt,
    expiresAt,
    createdAt: now,
    postedSince: restore !== undefined && dueAt <= restore.at ? dueAt : undefined,
  });
}

/** Adds the thread under the post of a round's paper to the outbox. */
export async function addClubThread(
  parent: Delivery,
  { club, round, name }: { readonly club: Club; readonly round: ClubRound; readonly name: string },
  { deliveries }: Pick<Stores, 'deliveries'>,
): Promise<void> {
  const key = threadKey(`club:${club.id}:${round.meetingOn}:paper`);
  await addMessageThread(parent, { key, name, guildId: club.guildId }, deliveries);
}

/** Returns the round and the post that the id of an origin names; `undefined` for an origin of another kind. */
export function clubOriginOf({ origin }: Pick<Delivery, 'origin'>): ClubOrigin | undefined {
  if (origin.kind !== 'club') return undefined;
  const [roundId, name] = origin.id.split(':');
  const post = CLUB_POSTS.find(each => each === name);
  return post && { roundId: Number(roundId), post };
}
