import { createSnowflakes } from '../snowflake.ts';
import type { WireTimers } from '../wire-timers.ts';
import type { Commands } from './commands.ts';
import { createCommands } from './commands.ts';
import type { Directory } from './directory.ts';
import { createDirectory } from './directory.ts';
import type { EventStream } from './event-stream.ts';
import { createEventStream } from './event-stream.ts';
import type { FileStore } from './file-store.ts';
import { createFileStore } from './file-store.ts';
import type { Founding } from './founding.ts';
import { createFounding } from './founding.ts';
import type { Channel, User } from './guild.ts';
import { isGuildChannel } from './guild.ts';
import type { Interactions } from './interactions.ts';
import { createInteractions } from './interactions.ts';
import { createMessageArchive } from './message-archive.ts';
import type { Messages } from './messages.ts';
import { createMessages } from './messages.ts';
import { channelPermissions } from './permissions.ts';
import type { Reactions } from './reactions.ts';
import { createReactions } from './reactions.ts';
import type { Application, Seed } from './seed.ts';
import { seedRobot, seedWorld } from './seed.ts';

/** The state of the stand-in: what Discord's servers know. Nothing in it knows of HTTP or WebSockets. */
export interface World extends Founding {
  readonly application: Application;
  readonly bot: User;
  /** What the world began with. The snapshots in it grow old; ask `directory` for the present state. */
  readonly seed: Seed;
  readonly events: EventStream;
  readonly directory: Directory;
  readonly messages: Messages;
  readonly reactions: Reactions;
  readonly commands: Commands;
  readonly interactions: Interactions;
  readonly files: FileStore;
  /** The world's time; ms since the epoch, UTC. */
  now(): number;
  /** A fresh id. */
  nextId(): string;
  /** What somebody may do in a channel: a bit set. */
  permissionsIn(channel: Channel, userId: string): bigint;
  /** People who take no direct messages from the bot (code 50007). */
  readonly closedDms: Set<string>;
}

/** Makes a world with its seed in it. */
export function createWorld(options: {
  readonly now: () => number;
  readonly timers: WireTimers;
  /** Where files can be fetched from, without a slash at its end. */
  readonly cdnUrl: string;
}): World {
  const { now, timers, cdnUrl } = options;
  const snowflakes = createSnowflakes(now);
  const events = createEventStream();
  const directory = createDirectory(events);
  const archive = createMessageArchive();
  const files = createFileStore(snowflakes, cdnUrl);
  const { application, user: bot } = seedRobot();
  const seed = seedWorld(directory, events, bot);
  const messages = createMessages({ archive, directory, events, files, snowflakes, now });
  const founding = createFounding({ directory, events, snowflakes, now, bot });
  return {
    ...founding,
    application,
    bot,
    seed,
    events,
    directory,
    messages,
    files,
    reactions: createReactions(archive, events),
    commands: createCommands(application.id, snowflakes, events),
    interactions: createInteractions({
      applicationId: application.id,
      bot,
      messages,
      events,
      snowflakes,
      timers,
    }),
    now,
    nextId: () => snowflakes.next(),
    permissionsIn(channel, userId) {
      const guild = isGuildChannel(channel) ? directory.findGuild(channel.guild_id) : undefined;
      return channelPermissions(guild, channel, userId);
    },
    closedDms: new Set(),
  };
}
