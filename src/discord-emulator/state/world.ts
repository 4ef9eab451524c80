import { createSnowflakes } from '../snowflake.ts';
import type { WireTimers } from '../wire-timers.ts';
import type { Commands } from './commands.ts';
import { createCommands } from './commands.ts';
import type { DirectMessages } from './direct-messages.ts';
import { createDirectMessages, NO_CONSENTS } from './direct-messages.ts';
import type { Directory } from './directory.ts';
import { createDirectory } from './directory.ts';
import { fillDirectory, withNewer } from './directory-content.ts';
import type { EventStream } from './event-stream.ts';
import { createEventStream } from './event-stream.ts';
import type { FileStore } from './file-store.ts';
import { createFileStore } from './file-store.ts';
import type { Founding } from './create-guild.ts';
import { createFounding } from './create-guild.ts';
import type { User } from './guild.ts';
import type { Installation } from './installation.ts';
import { createInstallation } from './installation.ts';
import type { Interactions } from './interactions.ts';
import { createInteractions } from './interactions.ts';
import type { Budgets, Limits } from './limits.ts';
import { createBudgets, usualLimits } from './limits.ts';
import { createMessageArchive } from './message-archive.ts';
import type { Messages } from './messages.ts';
import { createMessages } from './messages.ts';
import type { Pins } from './pins.ts';
import { createPins } from './pins.ts';
import type { Reactions } from './reactions.ts';
import { createReactions } from './reactions.ts';
import { restoredMessage } from './saved-message.ts';
import type { SavedWorld } from './saved-world.ts';
import type { Application, Seed } from './seed.ts';
import { seedRobot, seedWorld } from './seed.ts';
import type { Visibility } from './visibility.ts';
import { createSight } from './visibility.ts';
import type { ThreadRegister } from './thread-register.ts';
import { createThreadRegister } from './thread-register.ts';
import type { ThreadStarts } from './thread-starts.ts';
import { createThreadStarts } from './thread-starts.ts';
import { watchSight } from './watch-visibility.ts';

/** The state of the stand-in: what Discord's servers know. Nothing in it knows of HTTP or WebSockets. */
export interface World extends Founding, DirectMessages, Visibility {
  readonly application: Application;
  readonly bot: User;
  /** What the world began with. The snapshots in it grow old; ask `directory` for the present state. */
  readonly seed: Seed;
  readonly events: EventStream;
  readonly directory: Directory;
  readonly messages: Messages;
  readonly pins: Pins;
  readonly threads: ThreadRegister & ThreadStarts;
  readonly reactions: Reactions;
  readonly commands: Commands;
  readonly installation: Installation;
  readonly interactions: Interactions;
  readonly files: FileStore;
  /** Limits that Discord does not publish, to be set by whoever needs others. */
  readonly limits: Limits;
  readonly budgets: Budgets;
  /** The world's time; ms since the epoch, UTC. */
  now(): number;
  /** A fresh id. */
  nextId(): string;
  /** The newest id so far, the seed's left out; `'0'` when there is none. */
  readonly lastId: string;
}

/** Makes a world with its seed in it, or one that goes on where a saved one was left. */
export function createWorld(options: {
  readonly now: () => number;
  readonly timers: WireTimers;
  /** Where files can be fetched from, without a slash at its end. */
  readonly cdnUrl: string;
  readonly saved?: SavedWorld | undefined;
}): World {
  const { now, timers, cdnUrl, saved } = options;
  const snowflakes = createSnowflakes(now, saved?.lastId);
  const events = createEventStream();
  const directory = createDirectory(events);
  const archive = createMessageArchive();
  const files = createFileStore(snowflakes, cdnUrl);
  const limits = usualLimits();
  const budgets = createBudgets(limits, now);
  const { application, user: bot } = seedRobot();
  const { seed, content } = seedWorld(bot);
  fillDirectory(directory, saved === undefined ? content : withNewer(saved, content, saved.seedLastId));
  for (const each of saved?.messages ?? []) archive.put(restoredMessage(each, files));
  const sight = createSight(directory, bot, now);
  const register = createThreadRegister(directory, events, now);
  const common = { archive, directory, events, files, snowflakes, sight, bot, now };
  const messages = createMessages({ ...common, threads: register });
  const directMessages = createDirectMessages({
    ...common,
    openings: budgets.dmOpenings,
    consents: saved?.consents ?? NO_CONSENTS,
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
  watchSight(common);
  events.subscribe(({ kind }) => {
    if (kind === 'channel_delete' || kind === 'thread_delete' || kind === 'guild_delete') messages.prune();
  });
  return {
    ...createFounding(common),
    ...directMessages,
    ...sight,
    application,
    bot,
    seed,
    events,
    directory,
    messages,
    pins: createPins({ ...common, messages }),
    threads: { ...register, ...createThreadStarts({ ...common, register, messages }) },
    files,
    reactions: createReactions(archive, directory, events),
    commands,
    installation,
    interactions: createInteractions({
      ...common,
      applicationId: application.id,
      installation,
      messages,
      timers,
    }),
    limits,
    budgets,
    now,
    nextId: () => snowflakes.next(),
    get lastId() {
      return snowflakes.last;
    },
  };
}
