import { setImmediate } from 'node:timers/promises';
import {
  compareReactors,
  type KnownReaction,
  type ReactorDifference,
} from '../../core/library/reaction-saves.ts';
import type { ReactablePost } from '../../core/message/posted.ts';
import {
  DEFAULT_REACTION_EMOJI,
  isSameEmoji,
  normalizeEmoji,
  reactionMeaning,
} from '../../core/message/reaction.ts';
import type { ReactionCount } from '../../core/message/reaction-reader.ts';
import type { Stores, UnitOfWork } from '../../core/stores.ts';
import { applyReaction } from '../../usecases/apply-reaction.ts';
import { watchReactions, type LiveReactions, type ReactionWatch } from '../../usecases/live-reactions.ts';
import type { MessagePages } from './message-pages.ts';
import { readReactors, readVoterRoles, type ReadReactorsContext } from './read-reactors.ts';
import { addResults, NO_CHANGES, type ReconcileResult } from './reconcile-result.ts';

/** Each saves up to ten papers: a few milliseconds in all. */
const REACTIONS_PER_STEP = 20;

/**
 * `reactors`: the users who react are read for each emoji. `counts`: only where their number differs from what is known,
 * so that a change of one user's reaction for another's is not seen.
 */
export type ReconcileMethod = 'reactors' | 'counts';

export interface ReconcileContext extends ReadReactorsContext {
  readonly stores: Pick<Stores, 'posted' | 'reactionSaves' | 'serverSettings'>;
  readonly unitOfWork: UnitOfWork;
  readonly pages: MessagePages;
  readonly live: LiveReactions;
  readonly now: () => number;
}

/**
 * Makes the saves and votes by reactions on a message equal to the reactions that Discord shows. Reactions that arrive in between are
 * left to the events that bring them. Throws `SendError` if Discord cannot be read.
 */
export async function reconcileMessage(
  message: ReactablePost,
  method: ReconcileMethod,
  context: ReconcileContext,
): Promise<ReconcileResult> {
  // Before anything is read.
  const watch = watchReactions(context.live, message.messageId);
  try {
    return await reconcileWatched(message, method, watch, context);
  } finally {
    watch.close();
  }
}

async function reconcileWatched(
  message: ReactablePost,
  method: ReconcileMethod,
  watch: ReactionWatch,
  context: ReconcileContext,
): Promise<ReconcileResult> {
  const { messageId, guildId, hasOwnReaction, reactionEmoji = DEFAULT_REACTION_EMOJI } = message;
  const { posted, reactionSaves } = context.stores;
  const found = await context.pages.reactionsOn(message);
  if (!found) {
    // Where the server is unknown, so is whether the channel's history can be read.
    if (guildId !== null) await posted.markDeleted(messageId);
    return NO_CHANGES;
  }
  const isOwnThere = found.reactions.some(
    ({ emoji, isOwn }) => isOwn && isSameEmoji(emoji, reactionEmoji.saveEmoji),
  );
  // Only a moderator can take the bot's own reaction away, and does so by clearing.
  const wereCleared = hasOwnReaction && !isOwnThere;
  const known = await reactionSaves.onMessage(messageId);
  let result = NO_CHANGES;
  for (const emoji of emojiToCompare(message, found.reactions, known)) {
    const counts = found.reactions.filter(each => normalizeEmoji(each.emoji) === emoji);
    const knownHere = known.filter(each => each.emoji === emoji);
    if (method === 'counts' && !wereCleared && hasExpectedCount(counts, knownHere)) continue;
    const reactors = await readReactors(message, counts, context);
    const difference = compareReactors(knownHere, reactors, wereCleared);
    const roles = await readVoterRoles(message, emoji, difference.added, context);
    const change = { emoji, difference, roles };
    result = addResults(result, await applyDifference(message, change, watch, context));
  }
  if (isOwnThere !== hasOwnReaction && !watch.wasCleared) await posted.setOwnReaction(messageId, isOwnThere);
  return result;
}

/** Returns the emoji that mean something on the message and that are on it, or were. In direct messages there are no votes. */
function emojiToCompare(
  { guildId, paperIds, reactionEmoji = DEFAULT_REACTION_EMOJI }: ReactablePost,
  reactions: readonly ReactionCount[],
  known: readonly KnownReaction[],
): ReadonlySet<string> {
  const present = reactions.map(({ emoji }) => normalizeEmoji(emoji));
  const expected = known.filter(({ isCleared }) => !isCleared).map(({ emoji }) => emoji);
  const isMeaningful = (emoji: string) => {
    const act = reactionMeaning(emoji, reactionEmoji, paperIds)?.act;
    return act === 'save' || (act === 'vote' && guildId !== null);
  };
  return new Set([...present, ...expected].filter(isMeaningful));
}

function hasExpectedCount(counts: readonly ReactionCount[], known: readonly KnownReaction[]): boolean {
  const others = counts.reduce((total, { count, isOwn }) => total + count - (isOwn ? 1 : 0), 0);
  return others === known.filter(({ isCleared }) => !isCleared).length;
}

/** How the known reactions with an emoji differ from Discord's. `roles`: those of voters, as far as they count. */
interface EmojiDifference {
  readonly emoji: string;
  readonly difference: ReactorDifference;
  readonly roles: ReadonlyMap<string, readonly string[]>;
}

/** Applies a difference in small transactions, with other events handled between them. */
async function applyDifference(
  { messageId, postedAt }: ReactablePost,
  { emoji, difference: { added, removed, cleared }, roles }: EmojiDifference,
  watch: ReactionWatch,
  { unitOfWork, now }: Pick<ReconcileContext, 'unitOfWork' | 'now'>,
): Promise<ReconcileResult> {
  const changes = [
    ...added.map(userId => ({ change: 'added', userId }) as const),
    ...removed.map(userId => ({ change: 'removed', userId }) as const),
    ...cleared.map(userId => ({ change: 'cleared', userId }) as const),
  ];
  const applied = { added: 0, removed: 0, cleared: 0 };
  for (let start = 0; start < changes.length; start += REACTIONS_PER_STEP) {
    if (start > 0) await setImmediate();
    const appliedHere = await unitOfWork(async stores => {
      const counts = { added: 0, removed: 0, cleared: 0 };
      for (const { change, userId } of changes.slice(start, start + REACTIONS_PER_STEP)) {
        if (watch.wasCleared || watch.hasChanged(userId, emoji)) continue;
        if (change === 'cleared') {
          await stores.reactionSaves.markCleared(messageId, { emoji, userIds: [userId] });
        } else {
          if (change === 'added' && (await wasForgottenSince(postedAt, userId, stores))) continue;
          const roleIds = roles.get(userId);
          await applyReaction({ change, messageId, userId, emoji, roleIds, at: now() }, stores);
        }
        counts[change] += 1;
      }
      return counts;
    });
    for (const change of ['added', 'removed', 'cleared'] as const) applied[change] += appliedHere[change];
  }
  return applied;
}

/** Returns whether a user had everything deleted after a message was posted: the reaction may be from before that. */
async function wasForgottenSince(
  postedAt: number,
  userId: string,
  { personalData }: Pick<Stores, 'personalData'>,
): Promise<boolean> {
  const forgottenAt = await personalData.forgottenAt(userId);
  return forgottenAt !== undefined && forgottenAt >= postedAt;
}
