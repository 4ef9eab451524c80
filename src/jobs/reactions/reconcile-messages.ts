import { SendError } from '../../core/delivery/sender.ts';
import type { Log } from '../../core/log.ts';
import type { PostedStore, PostPosition, ReactablePost } from '../../core/message/posted.ts';
import type { ReactionReader } from '../../core/message/reaction-reader.ts';
import { reconcileMessage, type ReconcileContext, type ReconcileMethod } from './reconcile-message.ts';
import { addResults, NO_CHANGES, type ReconcileResult } from './reconcile-result.ts';

/** Messages loaded from the store at once. */
const MESSAGES_PER_PAGE = 100;

/**
 * Channels that Discord refuses before those of which nothing is known are left alone: each refusal counts toward the
 * invalid requests for which it blocks an address.
 */
const MAX_REFUSED_CHANNELS = 100;

export interface ReconcileMessagesOptions {
  readonly method: ReconcileMethod;
  /** Messages posted since this instant (ms since the epoch). */
  readonly since: number;
  /** The messages of these channels alone; `undefined` for all. */
  readonly channelIds: ReadonlySet<string> | undefined;
  readonly signal: AbortSignal;
}

export interface ReconcileMessagesContext extends ReconcileContext {
  readonly reader: ReactionReader;
  readonly log: Log;
}

export interface ReconcileMessagesResult extends ReconcileResult {
  readonly messages: number;
  /** Channels whose servers were unavailable. */
  readonly unavailableChannels: ReadonlySet<string>;
}

/**
 * Compares the reactions on the messages of the bot, the newest first. Messages that cannot be read are left out. Throws
 * `SendError` while Discord cannot be reached, and the signal's reason once it is aborted.
 */
export async function reconcileMessages(
  { method, since, channelIds, signal }: ReconcileMessagesOptions,
  context: ReconcileMessagesContext,
): Promise<ReconcileMessagesResult> {
  const unavailableChannels = new Set<string>();
  const refusedChannels = new Set<string>();
  let messages = 0;
  let result = NO_CHANGES;
  for await (const message of recentMessages(context.stores.posted, since)) {
    signal.throwIfAborted();
    const { channelId } = message;
    if (channelIds && !channelIds.has(channelId)) continue;
    if (refusedChannels.has(channelId) || refusedChannels.size >= MAX_REFUSED_CHANNELS) continue;
    const canRead = context.reader.canRead(message);
    if (canRead === undefined) unavailableChannels.add(channelId);
    if (!canRead) continue;
    try {
      result = addResults(result, await reconcileMessage(message, method, context));
      messages += 1;
    } catch (error) {
      if (!(error instanceof SendError) || !isRefusal(error)) throw error;
      if (error.problem === 'deleted') {
        // It was deleted after its page was read.
        await context.stores.posted.markDeleted(message.messageId);
        continue;
      }
      refusedChannels.add(channelId);
      context.log.debug('reactions_not_readable', { channel: channelId, why: error.message });
      if (refusedChannels.size === MAX_REFUSED_CHANNELS)
        context.log.warn('reactions_left_unread', { refusedChannels: refusedChannels.size });
    }
  }
  return { ...result, messages, unavailableChannels };
}

/** Yields the messages posted since an instant, the newest first. */
async function* recentMessages(
  posted: Pick<PostedStore, 'recent'>,
  since: number,
): AsyncGenerator<ReactablePost> {
  let after: PostPosition | undefined;
  do {
    const page = await posted.recent({ since, after, limit: MESSAGES_PER_PAGE });
    yield* page;
    after = page.length < MESSAGES_PER_PAGE ? undefined : page.at(-1);
  } while (after !== undefined);
}

/** Returns true if Discord has answered, and will answer a repeated request the same. */
function isRefusal({ problem }: SendError): boolean {
  return problem !== 'unavailable' && problem !== 'rateLimited' && problem !== 'unauthorized';
}
