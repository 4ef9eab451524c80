import {
  InteractionResponseType,
  MessageFlags,
  Routes,
  type APIApplicationCommandOptionChoice,
  type REST,
} from 'discord.js';
import type { PlainReply, Reply } from '../../command.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { asEphemeral } from './as-ephemeral.ts';
import { publish, type RememberPost } from './publish.ts';
import { isInvalidForm } from '../rest-problem.ts';

/** Discord waits 3 s for the first response; a reply that takes longer than this is deferred ('thinking…'). */
const DEFER_AFTER_MS = 2_000;

/** What responds to an interaction. The token is valid for 15 minutes. */
export interface InteractionCallback {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
}

/** The part of the REST client that sends replies. */
export type RestWriter = Pick<REST, 'post' | 'patch'>;

/** How a reply is sent. */
export interface AnswerOptions {
  readonly remember: RememberPost;
  /** Returns what the caller gets if Discord rejects the form of the reply. */
  readonly toErrorReply: (error: unknown) => PlainReply;
}

/**
 * Sends the reply of a command or action, and defers it if it takes long. `deferAs` is the kind that a slow reply is
 * deferred as, which cannot be changed later; a post must be deferred as an update. If Discord rejects the form of the
 * reply, the caller gets the error reply. Throws the REST client's other errors.
 */
export async function answer(
  rest: RestWriter,
  interaction: InteractionCallback,
  deferAs: PlainReply['kind'],
  reply: Promise<Reply>,
  { remember, toErrorReply }: AnswerOptions,
): Promise<void> {
  const quick = await settledWithin(DEFER_AFTER_MS, reply);
  if (quick && quick.kind !== 'post') {
    return sendOrExplain(toErrorReply, quick, said => sendFirst(rest, interaction, said));
  }
  await postCallback(
    rest,
    interaction,
    deferAs === 'update'
      ? { type: InteractionResponseType.DeferredMessageUpdate }
      : {
          type: InteractionResponseType.DeferredChannelMessageWithSource,
          data: { flags: MessageFlags.Ephemeral },
        },
  );
  const slow = quick ?? (await reply);
  if (slow.kind === 'post') return publish(rest, interaction, slow, remember);
  await sendOrExplain(toErrorReply, slow, said => sendDeferred(rest, interaction, deferAs, said));
}

/** Sends a reply, or the error reply if Discord rejects its form. */
async function sendOrExplain(
  toErrorReply: AnswerOptions['toErrorReply'],
  reply: PlainReply,
  send: (reply: PlainReply) => Promise<void>,
): Promise<void> {
  try {
    await send(reply);
  } catch (error) {
    if (!isInvalidForm(error)) throw error;
    await send(toErrorReply(error));
  }
}

/** Sends a reply that was not deferred. */
async function sendFirst(
  rest: RestWriter,
  interaction: InteractionCallback,
  reply: PlainReply,
): Promise<void> {
  await postCallback(rest, interaction, {
    type:
      reply.kind === 'update'
        ? InteractionResponseType.UpdateMessage
        : InteractionResponseType.ChannelMessageWithSource,
    data: toMessage(reply),
  });
}

/** Sends a reply that was deferred. */
async function sendDeferred(
  rest: RestWriter,
  interaction: InteractionCallback,
  deferredAs: PlainReply['kind'],
  reply: PlainReply,
): Promise<void> {
  const { applicationId, token } = interaction;
  if (deferredAs === 'update' && reply.kind === 'private') {
    await rest.post(Routes.webhook(applicationId, token), { body: toMessage(reply), auth: false });
    return;
  }
  await rest.patch(Routes.webhookMessage(applicationId, token), { body: reply.body, auth: false });
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

function toMessage({ kind, body }: PlainReply): MessageBody {
  return kind === 'private' ? asEphemeral(body) : body;
}

async function postCallback(
  rest: RestWriter,
  { id, token }: InteractionCallback,
  body: unknown,
): Promise<void> {
  await rest.post(Routes.interactionCallback(id, token), { body, auth: false });
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
