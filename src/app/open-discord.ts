import { setMaxListeners } from 'node:events';
import type { Client } from 'discord.js';
import { registered } from '../../commands/index.ts';
import type { App } from '../command.ts';
import type { Log } from '../core/log.ts';
import type { AttachmentReader } from '../core/message/attachment-reader.ts';
import type { ClubAccess, ClubDiscord } from '../core/club/club-discord.ts';
import type { ThreadReader } from '../core/discussion/thread-events.ts';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import type { MessageEditRequests } from '../core/message/message-editor.ts';
import type { SnowflakeShare } from '../core/message/snowflake-share.ts';
import type { RoleMentions } from '../core/message/role-mentions.ts';
import type { ReactionReader } from '../core/message/reaction-reader.ts';
import type { DeliverySender } from '../core/delivery/sender.ts';
import { createRepeatLog } from '../core/repeat-log.ts';
import { orGiveUp } from '../core/time/abortable.ts';
import type { Clock } from '../core/time/clock.ts';
import { SECOND_MS } from '../core/time/duration.ts';
import { addReaction } from '../discord/add-reaction.ts';
import { createAttachmentReader } from '../discord/attachments/attachment-reader.ts';
import { createChannelAccess } from '../discord/channel-access.ts';
import { createClient } from '../discord/client.ts';
import { createClubAccess, createClubDiscord } from '../discord/club-discord.ts';
import { createCommandIds, type KnownCommandIds } from '../discord/command-ids.ts';
import { connect, onGatewayClosed } from '../discord/connect.ts';
import { shardsOf, type ShardChoice } from '../discord/gateway/shard-options.ts';
import { observeGateway, type GatewayState } from '../discord/gateway/gateway-state.ts';
import { membershipOf, onGuildJoined, onGuildLeft } from '../discord/guild-membership.ts';
import { guildsAvailable } from '../discord/guilds-available.ts';
import type { DropReason } from '../discord/interactions/interaction-queue.ts';
import { createPendingWork } from '../discord/interactions/pending-work.ts';
import { createMessageEditRequests } from '../discord/message-edit-requests.ts';
import { onNewSession } from '../discord/new-session.ts';
import type { ReactionQueue } from '../discord/reaction-queue.ts';
import { createReactionReader } from '../discord/reaction-reader.ts';
import { listenToThreads } from '../discord/thread-events.ts';
import { createThreadReader } from '../discord/thread-reader.ts';
import { withPresentSavers } from '../discord/present-savers.ts';
import { registerCommands } from '../discord/register.ts';
import { registerUntilAccepted } from '../discord/register-until-accepted.ts';
import { createRestTraffic, type OnResponse } from '../discord/rest/rest-traffic.ts';
import { createRoleMentions } from '../discord/role-mentions.ts';
import { createSender } from '../discord/sender.ts';
import { processClock } from '../process/clock.ts';
import type { GuildMembership } from '../usecases/guild-membership.ts';
import { answerInteractions, answerMessages } from './answer-discord.ts';
import type { Cleanups } from './cleanups.ts';
import type { DiscussionEvents } from './discussions.ts';
import type { ReactionEvents } from './reactions.ts';
import { receiveReactions, type Wire } from './receive-reactions.ts';

/** How long a stop waits for commands in progress, ms; Discord drops an interaction without a response by then. */
const STOP_TIMEOUT_MS = 3 * SECOND_MS;

/** How long a start waits for the servers and for the registration of the commands; it goes on without them then. */
const START_TIMEOUT_MS = 2 * SECOND_MS;

export interface DiscordOptions {
  readonly discord: {
    readonly token: string;
    readonly apiUrl: string | undefined;
    readonly devGuildId: string | undefined;
    /** By default as many as Discord recommends, and all of them. */
    readonly shards?: ShardChoice | undefined;
    /** Whether a proxy at `apiUrl` keeps to the global rate limit, for all that send through it. */
    readonly hasRateLimitProxy?: boolean;
    /** Whether it receives the content of all messages that it sees: a privileged intent. */
    readonly readsMessageContent?: boolean;
  };
  readonly clock: Clock;
  readonly log: Log;
  /** Cancels a start that has not succeeded yet. */
  readonly signal: AbortSignal;
  /** Returns how many requests this process may send in any second; by default the whole limit. */
  readonly requestsPerSecond?: (() => number) | undefined;
  /** Called with each response of Discord, for metrics. */
  readonly onResponse?: OnResponse | undefined;
  /** Called with each interaction that is dropped in an overload, for metrics. */
  readonly onDropped?: ((why: DropReason) => void) | undefined;
  /** Called when the running bot cannot go on; the caller stops it. */
  readonly onFatal: (error: Error) => void;
}

/** What follows from events of Discord. */
export interface DiscordEvents {
  readonly reactions: ReactionEvents;
  readonly threads: DiscussionEvents;
  /** Called when the bot was removed from a server. */
  leftGuild(guildId: string): Promise<void>;
  /** Called when the bot was invited to a server. */
  joinedGuild(guildId: string): Promise<void>;
  /** Called when Discord has begun another session: servers may have removed or invited the bot before. */
  sessionStarted(): Promise<void>;
}

/** The bot's Discord client. */
export interface DiscordBot {
  readonly channelAccess: ChannelAccess;
  readonly roleMentions: RoleMentions;
  readonly attachments: AttachmentReader;
  readonly sender: DeliverySender;
  /** Adds a reaction of the bot. @throws the error of the REST client */
  addReaction(channelId: string, messageId: string, emoji: string): Promise<void>;
  readonly reactionReader: ReactionReader;
  readonly clubAccess: ClubAccess;
  readonly clubDiscord: ClubDiscord;
  readonly messageEdits: MessageEditRequests;
  readonly threadReader: ThreadReader;
  /** Returns false after so many requests that Discord rejected that only answers are sent, no posts. */
  canRunInBackground(): boolean;
  /** Returns true once Discord has refused the token. */
  isTokenRefused(): boolean;
  /** Returns the time by Discord's clock (ms since the epoch); `undefined` before its first response. */
  discordTime(): number | undefined;
  readonly gateway: GatewayState;
  /** Returns the shards that it serves; `undefined` before Discord has said how many there are. */
  shards(): SnowflakeShare | undefined;
  /** Returns the servers of its connected shards that the bot is a member of, also those that are unavailable. */
  memberOf(): GuildMembership;
  /**
   * Connects, answers interactions and reactions, and registers the commands. Does not wait long for a registration that
   * fails or for servers that are unavailable: both go on in the background. Resolves with `undefined` if the signal is
   * aborted first. A registration that Discord will never accept is passed to `onFatal`.
   * @throws TokenRefusedError
   */
  serve(app: App, events: DiscordEvents): Promise<Client<true> | undefined>;
}

/** Creates the client; it connects when it is to serve. */
export function openDiscord(options: DiscordOptions, cleanups: Cleanups): DiscordBot {
  const { discord } = options;
  const stopping = new AbortController();
  const signal = AbortSignal.any([options.signal, stopping.signal]);
  // Everything that waits listens to it.
  setMaxListeners(0, signal);
  // Discord's limits and outages are in real time, also where a playground moves the clock.
  const log = createRepeatLog(options.log, processClock, { signal });
  const wire: Wire = { clock: processClock, log, signal };
  const { onResponse, requestsPerSecond: allowance } = options;
  const traffic = createRestTraffic({ ...wire, onResponse, allowance });
  const client = createClient({
    apiUrl: discord.apiUrl,
    shards: discord.shards ?? { count: 'auto', ids: 'auto' },
    readsMessageContent: discord.readsMessageContent ?? false,
    traffic,
    ...wire,
    log: options.log,
  });
  let reactions: ReactionQueue | undefined;
  const givenUp = new AbortController();
  // Cleanups run in reverse: the last reactions come while the connection is being closed.
  cleanups.add(async () => {
    await untilSettled(reactions?.settled());
    // Stored later, a reaction could be one that was removed since, and undo what the next process found by comparing.
    givenUp.abort(new Error('the bot has stopped'));
    await untilSettled(reactions?.settled());
  });
  // While a shard is connecting, @discordjs/ws can destroy it twice, and the first attempt never ends.
  cleanups.add(() => untilSettled(client.destroy()));
  cleanups.add(() => stopping.abort());
  const channelAccess = createChannelAccess(client);
  const commandIds = createCommandIds();

  return {
    channelAccess,
    roleMentions: createRoleMentions(client, wire),
    attachments: createAttachmentReader({ apiUrl: discord.apiUrl, log, signal }),
    sender: createSender(client.rest, channelAccess, () => client.user?.id),
    addReaction: (channelId, messageId, emoji) => addReaction(client.rest, channelId, messageId, emoji),
    reactionReader: createReactionReader(client),
    clubAccess: createClubAccess(client),
    clubDiscord: createClubDiscord(client.rest, () => client.user?.id),
    messageEdits: createMessageEditRequests(client.rest),
    threadReader: createThreadReader(client.rest),
    canRunInBackground: () => traffic.canRunInBackground(),
    isTokenRefused: () => traffic.isTokenRefused(),
    discordTime: () => traffic.discordTime(),
    gateway: observeGateway(client, processClock.now),
    shards: () => shardsOf(client),
    memberOf: () => membershipOf(client),

    async serve(app, events) {
      const postsUnderWay = createPendingWork();
      const library = withPresentSavers(app.library, { rest: client.rest, clock: options.clock, log });
      const answering = {
        client,
        app: { ...app, library },
        commandIds,
        postsUnderWay,
        log: options.log,
        repeatLog: log,
      };
      const interactionsSettled = answerInteractions({ ...answering, onDropped: options.onDropped });
      const messagesSettled = answerMessages(answering);
      cleanups.add(() => untilSettled(Promise.all([interactionsSettled(), messagesSettled()])));
      reactions = receiveReactions(client, events.reactions, {
        now: options.clock.now,
        postsUnderWay,
        givenUp: givenUp.signal,
        ...wire,
      });
      listenToThreads(client, event => events.threads.received(event));
      onGuildLeft(client, guildId => events.leftGuild(guildId), log);
      onGuildJoined(client, guildId => events.joinedGuild(guildId), log);
      onGatewayClosed(client, options.onFatal);

      const ready = await connect(client, discord.token, wire);
      if (!ready) return undefined;
      onNewSession(ready, () => startSession(events, log), wire);
      const isRegistered = register(ready, commandIds, options, wire);
      const ended = new AbortController();
      await orGiveUp(Promise.all([isRegistered, guildsAvailable(ready, ended.signal)]), waiting =>
        processClock.wait(START_TIMEOUT_MS, AbortSignal.any([waiting, signal])),
      );
      ended.abort();
      return signal.aborted ? undefined : ready;
    },
  };
}

/** Begins what follows from a new session. */
function startSession(events: DiscordEvents, log: Log): void {
  events.reactions.sessionStarted();
  events.threads.sessionStarted();
  events.sessionStarted().catch((error: unknown) => log.error('background_work_failed', { error }));
}

/** Registers the commands in the background and learns their ids. Never rejects. */
async function register(
  { rest, application }: Client<true>,
  commandIds: KnownCommandIds,
  { discord, onFatal }: Pick<DiscordOptions, 'discord' | 'onFatal'>,
  wire: Wire,
): Promise<void> {
  try {
    await registerUntilAccepted(async () => {
      const response = await registerCommands(rest, application.id, registered, discord.devGuildId);
      commandIds.learn(response, discord.devGuildId);
    }, wire);
  } catch (error) {
    onFatal(error instanceof Error ? error : new Error(String(error)));
  }
}

/** Waits for work to end before the bot stops, but not for long. */
async function untilSettled(work: Promise<unknown> | undefined): Promise<void> {
  await orGiveUp(Promise.resolve(work), waiting => processClock.wait(STOP_TIMEOUT_MS, waiting));
}
