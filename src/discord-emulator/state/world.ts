import { createSnowflakeGenerator } from '../snowflake.ts';
import type { WireTimers } from '../wire-timers.ts';
import type { Commands } from './commands.ts';
import { createCommands } from './commands.ts';
import type { DirectMessages } from './direct-messages.ts';
import { createDirectMessages, DEFAULT_CONSENTS } from './direct-messages.ts';
import type { Directory } from './directory.ts';
import { createDirectory } from './directory.ts';
import { fillDirectory, mergeSeed } from './directory-content.ts';
import type { EventStream } from './event-stream.ts';
import { createEventStream } from './event-stream.ts';
import type { FileStore } from './file-store.ts';
import { createFileStore } from './file-store.ts';
import type { GuildBuilder } from './guild-builder.ts';
import { createGuildBuilder } from './guild-builder.ts';
import type { User } from './guild.ts';
import type { Installation } from './installation.ts';
import { createInstallation } from './installation.ts';
import type { Interactions } from './interactions.ts';
import { createInteractions } from './interactions.ts';
import type { Quotas, Limits } from './limits.ts';
import { createQuotas, defaultLimits } from './limits.ts';
import { createMessageStore } from './message-store.ts';
import type { Messages } from './messages.ts';
import { createMessages } from './messages.ts';
import type { Pins } from './pins.ts';
import { createPins } from './pins.ts';
import type { Polls } from './polls.ts';
import { createPolls } from './polls.ts';
import type { Reactions } from './reactions.ts';
import { createReactions } from './reactions.ts';
import { restoreMessage } from './saved-message.ts';
import type { ScheduledEvents } from './scheduled-events.ts';
import { createScheduledEvents } from './scheduled-events.ts';
import type { SavedWorld } from './saved-world.ts';
import type { Application, Seed } from './seed.ts';
import { seedBot, seedWorld } from './seed.ts';
import type { Visibility } from './visibility.ts';
import { createVisibility } from './visibility.ts';
import type { ThreadStore } from './thread-store.ts';
import { createThreadStore } from './thread-store.ts';
import type { ThreadStarter } from './thread-starter.ts';
import { createThreadStarter } from './thread-starter.ts';
import { startThreadListSync } from './thread-list-sync.ts';

/** The state of the emulated Discord. It does not depend on HTTP or WebSockets. */
export interface World extends GuildBuilder, DirectMessages, Visibility {
  readonly application: Application;
  readonly bot: User;
  /** What the world started with. These are snapshots; `directory` has the current state. */
  readonly seed: Seed;
  readonly events: EventStream;
  readonly directory: Directory;
  readonly messages: Messages;
  readonly pins: Pins;
  readonly threads: ThreadStore & ThreadStarter;
  readonly reactions: Reactions;
  readonly polls: Polls;
  readonly scheduledEvents: ScheduledEvents;
  readonly commands: Commands;
  readonly installation: Installation;
  readonly interactions: Interactions;
  readonly files: FileStore;
  /** Limits that Discord does not publish. Tests may change them. */
  readonly limits: Limits;
  readonly quotas: Quotas;
  /** Returns the world's time; ms since the epoch, UTC. */
  now(): number;
  /** Returns a new id. */
  nextId(): string;
  /** The newest id so far, not counting the seed's; `'0'` if there is none. */
  readonly lastId: string;
}

/** Creates a world that contains the seed, or one that continues from a saved world. */
export function createWorld(options: {
  readonly now: () => number;
  readonly timers: WireTimers;
  /** Base URL of attachments, without a trailing slash. */
  readonly cdnUrl: string;
  readonly saved?: SavedWorld | undefined;
  readonly responseDeadlineMs?: number | undefined;
}): World {
  const { now, timers, cdnUrl, saved, responseDeadlineMs } = options;
  const snowflakes = createSnowflakeGenerator(now, saved?.lastId);
  const events = createEventStream();
  const directory = createDirectory(events);
  const messageStore = createMessageStore();
  const files = createFileStore(snowflakes, cdnUrl);
  const limits = defaultLimits();
  const quotas = createQuotas(limits, now);
  const { application, user: bot } = seedBot();
  const { seed, content } = seedWorld(bot);
  fillDirectory(directory, saved === undefined ? content : mergeSeed(saved, content, saved.seedLastId));
  for (const each of saved?.messages ?? []) messageStore.put(restoreMessage(each, files));
  const visibility = createVisibility(directory, bot, now);
  const threadStore = createThreadStore(directory, events, now);
  const common = { messageStore, directory, events, files, snowflakes, visibility, bot, now };
  const messages = createMessages({ ...common, threads: threadStore });
  const directMessages = createDirectMessages({
    ...common,
    dmQuota: quotas.dmOpenings,
    consents: saved?.consents ?? DEFAULT_CONSENTS,
  });
  const commands = createCommands({
    ...common,
    applicationId: application.id,
    registered: saved?.commands ?? [],
  });
  const installation = createInstallation({
    ...common,
    commands,
    userInstalls: directMessages.userInstalls,
  });
  startThreadListSync(common);
  events.subscribe(({ kind }) => {
    if (kind === 'channel_delete' || kind === 'thread_delete' || kind === 'guild_delete') messages.prune();
  });
  return {
    ...createGuildBuilder(common),
    ...directMessages,
    ...visibility,
    application,
    bot,
    seed,
    events,
    directory,
    messages,
    pins: createPins({ ...common, messages }),
    threads: { ...threadStore, ...createThreadStarter({ ...common, threadStore, messages }) },
    files,
    reactions: createReactions(messageStore, directory, events),
    polls: createPolls({ ...common, messages }),
    scheduledEvents: createScheduledEvents({ ...common, saved: saved?.scheduledEvents ?? [] }),
    commands,
    installation,
    interactions: createInteractions({
      ...common,
      applicationId: application.id,
      installation,
      messages,
      timers,
      responseDeadlineMs,
    }),
    limits,
    quotas,
    now,
    nextId: () => snowflakes.next(),
    get lastId() {
      return snowflakes.last;
    },
  };
}
