import {
  InteractionResponseType,
  MessageFlags,
  Routes,
  type APIApplicationCommandOptionChoice,
  type RawFile,
  type REST,
} from 'discord.js';
import * as z from 'zod';
import { isPlainReply, type ModalReply, type PlainReply, type Reply } from '../../command.ts';
import { UserError } from '../../core/message/user-error.ts';
import { asEphemeral } from './as-ephemeral.ts';
import { editMessage, ORIGINAL, sendFollowUp, type InteractionToken } from './follow-up.ts';
import { publish, type RememberPost } from './publish.ts';
import { removeMessage } from './remove-message.ts';
import { requestWithFiles } from './reply-files.ts';
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

/** What was sent in the end. */
export interface SentReply {
  /** The error reply, if Discord rejected the form of the reply. */
  readonly reply: Reply;
  /** How the message is called in requests that edit it; `undefined` if there is none. */
  readonly messageReference: string | undefined;
}

/**
 * Sends the reply of a command or action, and defers it if it takes long. `deferAs` is the kind that a slow reply is
 * deferred as, which cannot be changed later; a post or a removal must be deferred as an update. Returns what was sent: if
 * Discord rejects the form of the reply, that is the error reply. Throws the REST client's other errors.
 */
export async function answer(
  rest: RestWriter,
  interaction: InteractionCallback,
  deferAs: PlainReply['kind'],
  reply: Promise<Reply>,
  { isEphemeral, waitedMs = 0, remember, toErrorReply }: AnswerOptions,
): Promise<SentReply> {
  const sender = createReplySender(rest, interaction, isEphemeral);
  const quick = await settledWithin(Math.max(DEFER_AFTER_MS - waitedMs, 0), reply);
  if (quick && (isPlainReply(quick) || quick.kind === 'modal'))
    return sendOrExplain<PlainReply | ModalReply>(toErrorReply, quick, sender.sendFirst);
  await sender.defer(deferAs);
  const slow = quick ?? (await reply);
  // A form can only be the first response (docs, "Interaction Callback Type").
  const late = slow.kind === 'modal' ? toErrorReply(new UserError(FORM_TOO_LATE)) : slow;
  if (isPlainReply(late)) {
    return sendOrExplain(toErrorReply, late, said => sender.sendDeferred(deferAs, said));
  }
  if (late.kind === 'post') await publish(rest, interaction, late, remember);
  else await removeMessage(rest, interaction, late);
  return { reply: late, messageReference: undefined };
}

const FORM_TOO_LATE = 'That took too long for the form to open. Try again.';

/** Sends a reply, or the error reply if Discord rejects its form; returns the one that was sent. */
async function sendOrExplain<T extends PlainReply | ModalReply>(
  toErrorReply: AnswerOptions['toErrorReply'],
  reply: T,
  send: (reply: T | PlainReply) => Promise<string | undefined>,
): Promise<SentReply> {
  try {
    return { reply, messageReference: await send(reply) };
  } catch (error) {
    if (!isInvalidForm(error)) throw error;
    const errorReply = toErrorReply(error);
    return { reply: errorReply, messageReference: await send(errorReply) };
  }
}

interface ReplySender {
  /** Sends a reply that was not deferred. Returns how its message is called. */
  sendFirst(reply: PlainReply | ModalReply): Promise<string | undefined>;
  /** Says that the reply takes longer. */
  defer(as: PlainReply['kind']): Promise<void>;
  /** Sends a reply that was deferred. Returns how its message is called. */
  sendDeferred(deferredAs: PlainReply['kind'], reply: PlainReply): Promise<string | undefined>;
}

const posted = z.object({ id: z.string() });

function createReplySender(
  rest: RestWriter,
  interaction: InteractionCallback,
  isEphemeral: boolean,
): ReplySender {
  const toMessage = ({ kind, body }: PlainReply) =>
    kind === 'private' && isEphemeral ? asEphemeral(body) : body;
  return {
    async sendFirst(reply) {
      if (reply.kind === 'modal') {
        await postCallback(rest, interaction, {
          type: InteractionResponseType.Modal,
          data: reply.modal,
        });
        return undefined;
      }
      const { body: data, files } = requestWithFiles(toMessage(reply), reply.files);
      const type =
        reply.kind === 'update'
          ? InteractionResponseType.UpdateMessage
          : InteractionResponseType.ChannelMessageWithSource;
      await postCallback(rest, interaction, { type, data }, files);
      return ORIGINAL;
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
        const message = await sendFollowUp(rest, interaction, { ...reply, body: toMessage(reply) });
        return posted.safeParse(message).data?.id;
      }
      await editMessage(rest, interaction, ORIGINAL, reply);
      return ORIGINAL;
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
  files: RawFile[] = [],
): Promise<void> {
  await rest.post(Routes.interactionCallback(id, token), {
    body,
    auth: false,
    ...(files.length === 0 ? {} : { files }),
  });
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
