import {
  InteractionResponseType,
  MessageFlags,
  Routes,
  type APIApplicationCommandOptionChoice,
  type RawFile,
  type REST,
} from 'discord.js';
import type { PlainReply, Reply } from '../../command.ts';
import { asEphemeral } from './as-ephemeral.ts';
import { publish, type RememberPost } from './publish.ts';
import { removeMessage } from './remove-message.ts';
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
 * deferred as, which cannot be changed later; a post or a removal must be deferred as an update. If Discord rejects the form of the
 * reply, the caller gets the error reply. Throws the REST client's other errors.
 */
export async function answer(
  rest: RestWriter,
  interaction: InteractionCallback,
  deferAs: PlainReply['kind'],
  reply: Promise<Reply>,
  { isEphemeral, waitedMs = 0, remember, toErrorReply }: AnswerOptions,
): Promise<void> {
  const sender = createReplySender(rest, interaction, isEphemeral);
  const quick = await settledWithin(Math.max(DEFER_AFTER_MS - waitedMs, 0), reply);
  if (quick && quick.kind !== 'post' && quick.kind !== 'remove') {
    return sendOrExplain(toErrorReply, quick, sender.sendFirst);
  }
  await sender.defer(deferAs);
  const slow = quick ?? (await reply);
  if (slow.kind === 'post') return publish(rest, interaction, slow, remember);
  if (slow.kind === 'remove') return removeMessage(rest, interaction, slow);
  await sendOrExplain(toErrorReply, slow, said => sender.sendDeferred(deferAs, said));
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
      const { applicationId, token } = interaction;
      if (deferredAs === 'update' && reply.kind === 'private') {
        const route = Routes.webhook(applicationId, token);
        await rest.post(route, { body: toMessage(reply), auth: false, ...filesOf(reply) });
        return;
      }
      const route = Routes.webhookMessage(applicationId, token);
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

/** Returns the part of a request that uploads the file of a reply. */
function filesOf({ file }: Pick<PlainReply, 'file'>): { files?: RawFile[] } {
  return file ? { files: [{ name: file.name, data: file.content }] } : {};
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
