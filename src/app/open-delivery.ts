import type { Log } from '../core/log.ts';
import { createRepeatLog } from '../core/repeat-log.ts';
import type { Clock } from '../core/time/clock.ts';
import { createBookmarks, type Bookmarks } from '../jobs/bookmark-posts.ts';
import { createClockGuard, type ClockGuard } from '../jobs/clock-guard.ts';
import { createDeliverer, type Deliverer, type DelivererOptions } from '../jobs/deliver.ts';
import { processClock } from '../process/clock.ts';
import type { Corpus } from './open-corpus.ts';
import type { DiscordBot } from './open-discord.ts';
import type { Processes } from './open-processes.ts';

export interface DeliveryOptions extends Pick<DelivererOptions, 'onAttempted' | 'onUnauthorized'> {
  readonly corpus: Pick<Corpus, 'stores' | 'unitOfWork'>;
  readonly discord: Pick<
    DiscordBot,
    'sender' | 'channelAccess' | 'addReaction' | 'canRunInBackground' | 'discordTime'
  >;
  readonly processes: Pick<Processes, 'id' | 'shares'>;
  readonly charts: DelivererOptions['charts'];
  /** Whether slots wait while the clock is wrong. */
  readonly isClockGuarded: boolean;
  readonly clock: Clock;
  readonly log: Log;
}

/** What delivers from the outbox. */
export interface Delivering {
  readonly deliverer: Deliverer;
  readonly bookmarks: Bookmarks;
  /** `undefined` where the clock is moved on purpose, as in a playground. */
  readonly clockGuard: ClockGuard | undefined;
}

/** Creates what delivers from the outbox to Discord. */
export function openDelivery(options: DeliveryOptions): Delivering {
  const { corpus, discord, processes, charts, isClockGuarded, clock, log, onAttempted, onUnauthorized } =
    options;
  const { stores, unitOfWork } = corpus;
  const { sender, channelAccess } = discord;
  const clockGuard = isClockGuarded
    ? createClockGuard({
        metadata: stores.metadata,
        unitOfWork,
        discordTime: () => discord.discordTime(),
        log,
      })
    : undefined;
  const bookmarks = createBookmarks({
    posted: stores.posted,
    addReaction: (channelId, messageId, emoji) => discord.addReaction(channelId, messageId, emoji),
    channelAccess,
    isIdle: async () => discord.canRunInBackground() && (await deliverer.isIdle()),
    wireClock: processClock,
    log,
  });
  const deliverer = createDeliverer({
    stores,
    unitOfWork,
    owner: processes.id,
    shares: () => processes.shares(),
    sender,
    channelAccess,
    charts,
    clock,
    wireClock: processClock,
    // In an outage of Discord, each delivery is.
    log: createRepeatLog(log, processClock, { events: ['delivery_postponed'] }),
    canSend: () => discord.canRunInBackground() && clockGuard?.isHolding() !== true,
    onAttempted,
    onPosted: post => bookmarks.add(post),
    onUnauthorized,
  });
  return { deliverer, bookmarks, clockGuard };
}
