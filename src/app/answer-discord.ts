import type { Client } from 'discord.js';
import { actions, commands, menuCommands, modalActions } from '../../commands/index.ts';
import { respondToMessage } from '../../commands/respond-to-message.ts';
import type { App } from '../command.ts';
import type { Log } from '../core/log.ts';
import type { KnownCommandIds } from '../discord/command-ids.ts';
import { createDispatch } from '../discord/interactions/dispatch.ts';
import type { DropReason } from '../discord/interactions/interaction-queue.ts';
import { listenToInteractions } from '../discord/interactions/listen.ts';
import type { PendingWork } from '../discord/interactions/pending-work.ts';
import { listenToMessages } from '../discord/messages/listen.ts';
import { createLinkReplier } from '../discord/messages/reply-to-links.ts';
import { createMessageResponder } from '../discord/messages/respond.ts';
import { seenReply, type LinkingMessage } from '../usecases/seen-reply.ts';

/** What answers need. */
interface AnswerOptions {
  readonly client: Client;
  readonly app: App;
  /** Ids by which answers mention commands. */
  readonly commandIds: KnownCommandIds;
  readonly log: Log;
  /** Posts that are not stored yet, by channel. */
  readonly postsUnderWay: PendingWork;
  /** Writes a warning that repeats once a minute, as in an outage of Discord. */
  readonly repeatLog: Log;
}

/**
 * Answers interactions. The returned function ends what goes on in the background after replies, and waits until those under
 * way are finished.
 */
export function answerInteractions({
  client,
  ...using
}: Omit<AnswerOptions, 'repeatLog'> & {
  readonly onDropped: ((why: DropReason) => void) | undefined;
}): () => Promise<unknown> {
  const stopping = new AbortController();
  const dispatch = createDispatch({
    ...using,
    commands,
    menuCommands,
    actions,
    modalActions,
    signal: stopping.signal,
  });
  const settled = listenToInteractions(client, dispatch);
  return () => {
    stopping.abort();
    return settled();
  };
}

/** Answers messages that are written to the bot. The returned function waits until the answers under way are sent. */
export function answerMessages(options: AnswerOptions): () => Promise<unknown> {
  const responder = createMessageResponder({ ...options, respondToMessage });
  const { client, app, repeatLog } = options;
  const replier = createLinkReplier({
    client,
    replyTo: message =>
      seenReply(message, { stores: app, channelAccess: app.channelAccess, now: app.clock.now() }),
    repeatLog,
  });
  const onLink = app.readsMessageContent ? (message: LinkingMessage) => replier.add(message) : undefined;
  listenToMessages(client, message => responder.add(message), onLink);
  return () => Promise.all([responder.settled(), replier.settled()]);
}
