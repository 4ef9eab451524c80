import { Routes, type Client } from 'discord.js';
import * as z from 'zod';
import type { App, MessageResponse, ReceivedMessage, RespondToMessage } from '../../command.ts';
import type { Log } from '../../core/log.ts';
import { findArxivIds } from '../../core/paper/arxiv-id.ts';
import { findOtherLinks } from '../../core/paper/paper-reference.ts';
import { mentionCommands } from '../../views/format/command-mentions.ts';
import { withoutPostButton } from '../../views/format/post-button.ts';
import type { KnownCommandIds } from '../command-ids.ts';
import { createErrorReply } from '../interactions/error-reply.ts';
import type { PendingWork } from '../interactions/pending-work.ts';
import { repeatResponses } from '../interactions/repeat-response.ts';
import { toSendError } from '../rest-problem.ts';
import { canReplyIn } from './can-reply.ts';

/** Messages that are worked on at once; about 1 MB. Users wait less for these answers than for that of a command. */
const MAX_UNDER_WAY = 50;

const posted = z.object({ id: z.string() });

export interface MessageResponderOptions {
  readonly client: Client;
  readonly respondToMessage: RespondToMessage;
  readonly app: App;
  /** Ids by which answers mention commands. */
  readonly commandIds: Pick<KnownCommandIds, 'validIn'>;
  readonly log: Log;
  /** Posts that are not stored yet, by channel. */
  readonly postsUnderWay: PendingWork;
  /** Writes a warning that repeats once a minute, as in an outage of Discord. */
  readonly repeatLog: Log;
}

/** Responds to messages that were written to the bot. */
export interface MessageResponder {
  /** Begins the response, unless its author has had many, or the bot may not reply there. */
  add(message: ReceivedMessage): void;
  /** Resolves when all responses that were begun are sent, or have failed. */
  settled(): Promise<unknown>;
}

/** Creates a responder. Messages over the limit of their author get no answer. */
export function createMessageResponder(options: MessageResponderOptions): MessageResponder {
  const { client, app, log, repeatLog } = options;
  const underWay = new Set<Promise<void>>();

  /** Returns why a message is not answered; `undefined` if it is. */
  function refusal({ userId, guildId, channelId, text }: ReceivedMessage): string | undefined {
    // It gets no response, and must not count as one.
    if (guildId !== null && !namesPaper(text)) return 'no paper';
    if (guildId !== null && !canReplyIn(client, channelId)) return 'no permission';
    if (underWay.size >= MAX_UNDER_WAY) return 'too many';
    return app.cooldowns.messages.take(userId, app.clock.now()).ok ? undefined : 'too many of its author';
  }

  return {
    add(message) {
      const fields = { guild: message.guildId, person: message.userId };
      const why = refusal(message);
      if (why !== undefined) {
        repeatLog.debug('message_ignored', { ...fields, why });
        return;
      }
      const responding = respond(message, options)
        .then(() => log.debug('message_answered', fields))
        .catch((error: unknown) =>
          repeatLog.warn('message_not_answered', { ...fields, why: toSendError(error).message, error }),
        )
        .finally(() => underWay.delete(responding));
      underWay.add(responding);
      options.postsUnderWay.add(message.channelId, responding);
    },
    settled: () => Promise.allSettled(underWay),
  };
}

/** Returns true if a text has an arXiv id or a link that a paper may have. */
function namesPaper(text: string): boolean {
  return findArxivIds(text).length > 0 || findOtherLinks(text).length > 0;
}

/** Responds to one message. Throws the REST client's errors, and those of the store. */
async function respond(
  message: ReceivedMessage,
  { client, respondToMessage, app, commandIds, log }: MessageResponderOptions,
): Promise<void> {
  const { id, userId, guildId, channelId } = message;
  const response = await respondToMessage(message, app).catch((error: unknown): MessageResponse => {
    const { body } = createErrorReply(log)(error, 'message', { guildId, user: { id: userId } });
    return { body };
  });
  if (!response) return;
  const { shows } = response;
  const body = guildId === null ? withoutPostButton(response.body) : response.body;
  // The id of the message as nonce: no message is answered twice, such as after a resumed connection.
  const reply = {
    ...mentionCommands(body, commandIds.validIn(guildId)),
    message_reference: { message_id: id, fail_if_not_exists: false },
    nonce: id,
    enforce_nonce: true,
  };
  const sent = await repeatResponses(client.rest, 0).post(Routes.channelMessages(channelId), { body: reply });
  if (!shows || guildId === null) return;
  const { id: messageId } = posted.parse(sent);
  await app.posted.remember({
    messageId,
    channelId,
    guildId,
    postedAt: app.clock.now(),
    sharedBy: userId,
    ...shows,
  });
}
