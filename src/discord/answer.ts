import {
  InteractionResponseType,
  MessageFlags,
  Routes,
  type APIApplicationCommandOptionChoice,
  type REST,
} from 'discord.js';
import type { Reply } from '../command.ts';

/** Discord waits 3 s for a first answer; an answer not ready by then is announced first ('thinking…'). */
const ANNOUNCE_AFTER_MS = 2_000;

interface Answerable {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
}

type Poster = Pick<REST, 'post' | 'patch'>;

/**
 * Sends a command's or action's reply, first announcing it when it takes long. `announceAs` tells what a slow answer
 * will be, since the announcement settles that. Throws the REST client's errors.
 */
export async function answer(
  rest: Poster,
  interaction: Answerable,
  announceAs: Reply['kind'],
  reply: Promise<Reply>,
): Promise<void> {
  const quick = await within(ANNOUNCE_AFTER_MS, reply);
  if (quick) {
    return callback(rest, interaction, {
      type:
        quick.kind === 'update'
          ? InteractionResponseType.UpdateMessage
          : InteractionResponseType.ChannelMessageWithSource,
      data: messageOf(quick),
    });
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
  const slow = await reply;
  const { applicationId, token } = interaction;
  if (announceAs === 'update' && slow.kind === 'private') {
    await rest.post(Routes.webhook(applicationId, token), { body: messageOf(slow), auth: false });
    return;
  }
  await rest.patch(Routes.webhookMessage(applicationId, token), { body: slow.body, auth: false });
}

/** Answers a half-typed option; there is nothing to be said about one that comes too late. */
export async function answerChoices(
  rest: Poster,
  interaction: Answerable,
  choices: readonly APIApplicationCommandOptionChoice[],
): Promise<void> {
  await callback(rest, interaction, {
    type: InteractionResponseType.ApplicationCommandAutocompleteResult,
    data: { choices },
  });
}

function messageOf({ kind, body }: Reply) {
  return kind === 'private' ? { ...body, flags: body.flags | MessageFlags.Ephemeral } : body;
}

async function callback(rest: Poster, { id, token }: Answerable, body: unknown): Promise<void> {
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
