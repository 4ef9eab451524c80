import {
  InteractionResponseType,
  MessageFlags,
  Routes,
  type APIApplicationCommandOptionChoice,
  type REST,
} from 'discord.js';
import { isPlainReply, type PlainReply, type Reply } from '../../command.ts';
import { asEphemeral } from './as-ephemeral.ts';
import { sendFollowUp, type InteractionToken } from './follow-up.ts';
import { publish, type RememberPost } from './publish.ts';
import { removeMessage } from './remove-message.ts';
import { filesOf } from './reply-files.ts';
import { isInvalidForm } from '../rest-problem.ts';

/** Discord waits 3 s for the first response; a reply that takes longer than this is deferred ('thinking…'). */
const DEFER_AFTER_MS = 2_000;

/** What responds to an interaction. */
export interface InteractionCallback extends InteractionToken {
  readonly id: string;
}

/** The part of the REST client that sends replies. */
export type RestWriter = Pick<REST, 'post' | 'patch' | 'delete'>;

/** How a reply is sent. */
export interface AnswerOptions {
  /** Whether private messages vanish when Discord is reloaded, as they must where others would see them. */
  readonly isEphemeral: boolean;
  /** How long ago the interaction was received, ms; 0 by default. */
  readonly waitedMs?: number;
  readonly remember: RememberPost;
  /** Returns what the caller gets if Discord rejects the form of the reply. */
  readonly toErrorReply: (error: unknown) => PlainReply;
}

/**
 * Sends the reply of a command or action, and defers it if it takes long. `deferAs` is the kind that a slow reply is
 * deferred as, which cannot be changed later; a post or a removal must be deferred as an update. Returns the reply that
 * was sent: if Discord rejects the form of one, that is the error reply. Throws the REST client's other errors.
 */
export async function answer(
  rest: RestWriter,
  interaction: InteractionCallback,
  deferAs: PlainReply['kind'],
  reply: Promise<Reply>,
  { isEphemeral, waitedMs = 0, remember, toErrorReply }: AnswerOptions,
): Promise<Reply> {
  const sender = createReplySender(rest, interaction, isEphemeral);
  const quick = await settledWithin(Math.max(DEFER_AFTER_MS - waitedMs, 0), reply);
  if (quick && isPlainReply(quick)) {
    return sendOrExplain(toErrorReply, quick, sender.sendFirst);
  }
  await sender.defer(deferAs);
  const slow = quick ?? (await reply);
  if (isPlainReply(slow)) {
    return sendOrExplain(toErrorReply, slow, said => sender.sendDeferred(deferAs, said));
  }
  if (slow.kind === 'post') await publish(rest, interaction, slow, remember);
  else await removeMessage(rest, interaction, slow);
  return slow;
}

/** Sends a reply, or the error reply if Discord rejects its form; returns the one that was sent. */
async function sendOrExplain(
  toErrorReply: AnswerOptions['toErrorReply'],
  reply: PlainReply,
  send: (reply: PlainReply) => Promise<void>,
): Promise<PlainReply> {
  try {
    await send(reply);
    return reply;
  } catch (error) {
    if (!isInvalidForm(error)) throw error;
    const errorReply = toErrorReply(error);
    await send(errorReply);
    return errorReply;
  }
}

interface ReplySender {
  /** Sends a reply that was not deferred. */
  sendFirst(reply: PlainReply): Promise<void>;
  /** Says that the reply takes longer. */
  defer(as: PlainReply['kind']): Promise<void>;
  /** Sends a reply that was deferred. */
  sendDeferred(deferredAs: PlainReply['kind'], reply: PlainReply): Promise<void>;
}

function createReplySender(
  rest: RestWriter,
  interaction: InteractionCallback,
  isEphemeral: boolean,
): ReplySender {
  const toMessage = ({ kind, body }: PlainReply) =>
    kind === 'private' && isEphemeral ? asEphemeral(body) : body;
  return {
    async sendFirst(reply) {
      await postCallback(
        rest,
        interaction,
        {
          type:
            reply.kind === 'update'
              ? InteractionResponseType.UpdateMessage
              : InteractionResponseType.ChannelMessageWithSource,
          data: toMessage(reply),
        },
        reply,
      );
    },

    async defer(as) {
      const type = InteractionResponseType.DeferredChannelMessageWithSource;
      await postCallback(
        rest,
        interaction,
        as === 'update'
          ? { type: InteractionResponseType.DeferredMessageUpdate }
          : { type, ...(isEphemeral ? { data: { flags: MessageFlags.Ephemeral } } : {}) },
      );
    },

    async sendDeferred(deferredAs, reply) {
      if (deferredAs === 'update' && reply.kind === 'private') {
        await sendFollowUp(rest, interaction, { ...reply, body: toMessage(reply) });
        return;
      }
      const route = Routes.webhookMessage(interaction.applicationId, interaction.token);
      await rest.patch(route, { body: reply.body, auth: false, ...filesOf(reply) });
    },
  };
}

/** Sends the choices for a half-typed option. */
export async function answerChoices(
  rest: RestWriter,
  interaction: InteractionCallback,
  choices: readonly APIApplicationCommandOptionChoice[],
): Promise<void> {
  await postCallback(rest, interaction, {
    type: InteractionResponseType.ApplicationCommandAutocompleteResult,
    data: { choices },
  });
}

async function postCallback(
  rest: RestWriter,
  { id, token }: InteractionCallback,
  body: unknown,
  reply: Pick<PlainReply, 'file'> = {},
): Promise<void> {
  await rest.post(Routes.interactionCallback(id, token), { body, auth: false, ...filesOf(reply) });
}

/** Resolves as the promise does, or with `undefined` after `ms`. A bare timer: every answer waits for this. */
async function settledWithin<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>(resolve => {
    timer = setTimeout(resolve, ms, undefined);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
