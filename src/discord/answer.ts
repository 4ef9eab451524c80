import {
  InteractionResponseType,
  MessageFlags,
  Routes,
  type APIApplicationCommandOptionChoice,
  type REST,
} from 'discord.js';
import type { PlainReply, Reply } from '../command.ts';
import type { MessageBody } from '../core/message/message-body.ts';
import { asEphemeral } from './as-ephemeral.ts';
import { publish, type Remember } from './publish.ts';
import { isRefusedForm } from './rest-problem.ts';

/** Discord waits 3 s for a first answer; an answer not ready by then is announced first ('thinking…'). */
const ANNOUNCE_AFTER_MS = 2_000;

/** What an answer is sent with. The token is good for 15 minutes. */
export interface Answerable {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
}

export type RestWriter = Pick<REST, 'post' | 'patch'>;

/** What an answer needs beside the reply. */
export interface Answering {
  readonly remember: Remember;
  /** What the caller is told when Discord does not take the form of the reply. */
  readonly excuse: (error: unknown) => PlainReply;
}

/**
 * Sends a command's or action's reply, first announcing it when it takes long. `announceAs` tells what a slow answer
 * will be, since the announcement settles that; what is posted for everybody must have been announced as an update.
 * Throws the REST client's errors, but for a refused form: the caller gets the excuse then.
 */
export async function answer(
  rest: RestWriter,
  interaction: Answerable,
  announceAs: PlainReply['kind'],
  reply: Promise<Reply>,
  { remember, excuse }: Answering,
): Promise<void> {
  const quick = await within(ANNOUNCE_AFTER_MS, reply);
  if (quick && quick.kind !== 'post') {
    return excusing(excuse, quick, said => first(rest, interaction, said));
  }
  await callback(
    rest,
    interaction,
    announceAs === 'update'
      ? { type: InteractionResponseType.DeferredMessageUpdate }
      : {
          type: InteractionResponseType.DeferredChannelMessageWithSource,
          data: { flags: MessageFlags.Ephemeral },
        },
  );
  const slow = quick ?? (await reply);
  if (slow.kind === 'post') return publish(rest, interaction, slow, remember);
  await excusing(excuse, slow, said => complete(rest, interaction, announceAs, said));
}

/** Sends a reply, or the excuse in its place if Discord refuses its form. */
async function excusing(
  excuse: Answering['excuse'],
  reply: PlainReply,
  send: (reply: PlainReply) => Promise<void>,
): Promise<void> {
  try {
    await send(reply);
  } catch (error) {
    if (!isRefusedForm(error)) throw error;
    await send(excuse(error));
  }
}

/** Sends a reply that needed no announcement. */
async function first(rest: RestWriter, interaction: Answerable, reply: PlainReply): Promise<void> {
  await callback(rest, interaction, {
    type:
      reply.kind === 'update'
        ? InteractionResponseType.UpdateMessage
        : InteractionResponseType.ChannelMessageWithSource,
    data: messageOf(reply),
  });
}

/** Sends what was announced. */
async function complete(
  rest: RestWriter,
  interaction: Answerable,
  announcedAs: PlainReply['kind'],
  reply: PlainReply,
): Promise<void> {
  const { applicationId, token } = interaction;
  if (announcedAs === 'update' && reply.kind === 'private') {
    await rest.post(Routes.webhook(applicationId, token), { body: messageOf(reply), auth: false });
    return;
  }
  await rest.patch(Routes.webhookMessage(applicationId, token), { body: reply.body, auth: false });
}

/** Answers a half-typed option; there is nothing to be said about one that comes too late. */
export async function answerChoices(
  rest: RestWriter,
  interaction: Answerable,
  choices: readonly APIApplicationCommandOptionChoice[],
): Promise<void> {
  await callback(rest, interaction, {
    type: InteractionResponseType.ApplicationCommandAutocompleteResult,
    data: { choices },
  });
}

function messageOf({ kind, body }: PlainReply): MessageBody {
  return kind === 'private' ? asEphemeral(body) : body;
}

async function callback(rest: RestWriter, { id, token }: Answerable, body: unknown): Promise<void> {
  await rest.post(Routes.interactionCallback(id, token), { body, auth: false });
}

/** What the promise resolves with, or `undefined` if it takes longer than `ms`. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
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
