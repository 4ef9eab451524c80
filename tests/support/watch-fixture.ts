import { SendError, type DeliverySender } from '../../src/core/delivery/sender.ts';
import { emptyPaper, type Paper, type PaperFields } from '../../src/core/paper/paper.ts';
import { firstSlotAfter } from '../../src/core/schedule/slots.ts';
import { SECOND_MS } from '../../src/core/time/duration.ts';
import {
  SUBSCRIPTION_DEFAULTS,
  type Subscription,
  type SubscriptionSpec,
} from '../../src/core/watch/subscription.ts';
import { WATCH_DEFAULTS, type Watch, type WatchSpec } from '../../src/core/watch/watch.ts';
import { createDeliverer } from '../../src/jobs/deliver.ts';
import { followPapers } from '../../src/jobs/watches/follow-papers.ts';
import { resumeWatches } from '../../src/jobs/watches/resume-watches.ts';
import { sendSubscriptions } from '../../src/jobs/watches/send-subscriptions.ts';
import { tellFinds } from '../../src/jobs/watches/tell-finds.ts';
import { createWatchIndex } from '../../src/search/watches/watch-index.ts';
import type { RecommendNearLibrary } from '../../src/usecases/choose-subscription-papers.ts';
import { openTestDatabase } from './database.ts';
import { createFakeAccess } from './fake-access.ts';
import { channelsOnly, createFakeChannel, type FakeChannel } from './fake-channel.ts';
import { createManualClock } from './manual-clock.ts';
import { textOf } from './rendered-message.ts';
import { createSilentLog } from './silent-log.ts';

export const ADA = '3000000000000000001';
export const BEN = '3000000000000000002';
export const GUILD = '1000000000000000001';
export const PAPERS_CHANNEL = '2000000000000000001';

/** No two messages have the same id. */
const IDS_PER_CHANNEL = 1_000;

/** Longer ids are snowflakes. */
const FAKE_ID_LENGTH = 6;

/** A Monday, at midnight. */
const START = '2026-11-23T00:00:00Z';

/** Where the messages of the fixtures of one test are: it outlives them. */
export function createFakeDiscord() {
  const channels = new Map<string, FakeChannel>();
  const closed = new Set<string>();
  const channelOf = (id: string): FakeChannel => {
    const channel = channels.get(id) ?? createFakeChannel(IDS_PER_CHANNEL * (channels.size + 1));
    channels.set(id, channel);
    return channel;
  };
  const hooks: { beforeSend: () => Promise<void> } = { beforeSend: async () => undefined };
  const sender: DeliverySender = {
    ...channelsOnly(createFakeChannel()),
    async send(channelId, body, nonce) {
      await hooks.beforeSend();
      if (closed.has(channelId.replace('dm:', ''))) {
        throw new SendError(channelId.startsWith('dm:') ? 'dmClosed' : 'forbidden', 'failed by the test');
      }
      return channelOf(channelId).send(channelId, body, nonce);
    },
    newestMessage: id => channelOf(id).newestMessage(id),
    findPosted: (id, ...args) => channelOf(id).findPosted(id, ...args),
    directMessages: {
      open: async userId => `dm:${userId}`,
      newestMessage: id => channelOf(id).newestMessage(id),
      // The ids of fake messages have no time: a floor that comes from a time is before all of them.
      findPosted: (id, floor, post) =>
        channelOf(id).findPosted(id, floor.length > FAKE_ID_LENGTH ? '0' : floor, post),
    },
  };
  return Object.assign(hooks, {
    sender,
    channelOf,
    /** Users who accept no direct messages, and channels that the bot may not post in. */
    closed,
    /** Returns the texts of the messages to a user. */
    toUser: (userId: string): string[] =>
      channelOf(`dm:${userId}`).messages.map(({ body }) => textOf(JSON.parse(body))),
    /** Returns the texts of the messages in a channel. */
    inChannel: (id: string): string[] => channelOf(id).messages.map(({ body }) => textOf(JSON.parse(body))),
  });
}

export type FakeDiscord = ReturnType<typeof createFakeDiscord>;

/** Watches and subscriptions over a real database and fake channels, with a manual clock. */
export async function openWatchFixture(
  options: { start?: string | number; databaseFile?: string; discord?: FakeDiscord } = {},
) {
  const { start = START, databaseFile, discord = createFakeDiscord() } = options;
  const clock = createManualClock(start);
  const log = createSilentLog();
  const access = createFakeAccess();
  const { stores, unitOfWork, file, database } = await openTestDatabase(databaseFile);
  const matcher = createWatchIndex({ papersWith: () => 0 });
  const recommended: { near: RecommendNearLibrary } = { near: async () => [] };
  const context = {
    stores,
    unitOfWork,
    matcher,
    log,
    recommend: ((...args) => recommended.near(...args)) satisfies RecommendNearLibrary,
  };
  const deliverer = createDeliverer({
    stores,
    unitOfWork,
    sender: discord.sender,
    owner: 'serving:this process',
    channelAccess: access,
    clock,
    wireClock: clock,
    log,
    onUnauthorized: () => undefined,
  });

  /** Delivers what is due; direct messages are a second apart. */
  async function deliver(): Promise<void> {
    for (let waits = 0; waits < 60; waits += 1) {
      await deliverer.drain();
      const dueAt = await deliverer.nextDueAt();
      if (dueAt === undefined || dueAt > clock.now() + 10 * SECOND_MS) return;
      clock.advance(SECOND_MS);
    }
  }

  /** Resumes the watches whose channels accept messages again; `meanwhile` happens after a watch was loaded. */
  const resume = (meanwhile: () => Promise<unknown> = async () => undefined) =>
    resumeWatches({
      watches: stores.watches,
      unitOfWork: async work => {
        await meanwhile();
        return unitOfWork(work);
      },
      channelAccess: access,
      log,
    });

  const fixture = {
    clock,
    log,
    access,
    stores,
    unitOfWork,
    matcher,
    database,
    file,
    discord,
    deliverer,
    context,
    recommended,
    deliver,
    resume,
    follow: () => followPapers(clock.now(), context),
    tell: () => tellFinds(clock.now(), context),

    watch: (changes: Partial<WatchSpec>, by = ADA): Promise<Watch> =>
      stores.watches.add({ ...WATCH_DEFAULTS, ...changes }, { by, at: clock.now() }),

    subscribe(changes: Partial<SubscriptionSpec> = {}, by = ADA): Promise<Subscription> {
      const what = changes.what ?? 'daily';
      const spec = { ...SUBSCRIPTION_DEFAULTS[what], what, timezone: 'UTC', ...changes };
      const next = firstSlotAfter({ ...spec, guildId: by }, clock.now());
      return stores.subscriptions.put(spec, { by, at: clock.now(), next });
    },

    /** Adds a paper of today. */
    addPaper: (fields: Partial<PaperFields> & { title: string }): Promise<Paper> =>
      stores.papers.insert({
        ...emptyPaper(fields.title),
        publishedAt: new Date(clock.now()).toISOString().slice(0, 10),
        ...fields,
      }),

    /** Does what the ticker does in each run, and delivers. */
    async tick(): Promise<void> {
      await resume();
      await followPapers(clock.now(), context);
      await tellFinds(clock.now(), context);
      await sendSubscriptions(clock.now(), context);
      await deliver();
    },
  };
  // The cursor is behind what is there already.
  await fixture.follow();
  return fixture;
}
