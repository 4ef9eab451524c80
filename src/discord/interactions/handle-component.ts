import { MessageFlags, type MessageComponentInteraction } from 'discord.js';
import type { AnyComponentAction, Reply } from '../../command.ts';
import { parseCustomId, type CustomId } from '../../core/message/custom-id.ts';
import { UserError } from '../../core/message/user-error.ts';
import { isInBotDm } from './bot-dm.ts';
import type { InteractionContext } from './context.ts';
import { interactionName } from './interaction-name.ts';
import { toComponentUse } from './invocation.ts';
import { sendReply } from './send-reply.ts';

/** The text for a component that this version does not know. */
export const UNKNOWN_COMPONENT =
  'Paperboy does not know this button. Run the command again to get a new one.';

/** Runs the action of a button or select menu and sends its reply. */
export async function handleComponent(
  interaction: MessageComponentInteraction,
  waitedMs: number,
  context: InteractionContext,
): Promise<void> {
  const { publishing } = context;
  const found = findAction(interaction.customId, context);
  const { id: messageId, flags } = interaction.message;
  const isPrivate = flags.has(MessageFlags.Ephemeral) || isInBotDm(interaction);
  let isPublishing = false;
  const reply = runAction(interaction, found, isPrivate, context)
    .then(replied => {
      const fitted = fitReply(replied, isPrivate);
      if (fitted.kind !== 'post') return fitted;
      if (publishing.has(messageId)) throw new UserError('Paperboy is posting this already.');
      publishing.add(messageId);
      isPublishing = true;
      return fitted;
    })
    .catch((error: unknown) => context.toErrorReply(error, interactionName(interaction), interaction));
  try {
    const { removesMessage = false, changesMessage = false } = found?.action ?? {};
    const isUpdate = isPrivate || removesMessage || changesMessage;
    await sendReply(interaction, { deferAs: isUpdate ? 'update' : 'private', reply, waitedMs }, context);
  } finally {
    if (isPublishing) publishing.delete(messageId);
  }
}

interface FoundAction {
  readonly id: CustomId;
  readonly action: AnyComponentAction;
}

function findAction(
  customId: string,
  { actions }: Pick<InteractionContext, 'actions'>,
): FoundAction | undefined {
  const id = parseCustomId(customId);
  const action = id && actions.get(id.verb);
  return id && action ? { id, action } : undefined;
}

async function runAction(
  interaction: MessageComponentInteraction,
  found: FoundAction | undefined,
  isPrivate: boolean,
  { app, limits, pendingWork }: InteractionContext,
): Promise<Reply> {
  if (!found) throw new UserError(UNKNOWN_COMPONENT);
  const { id, action } = found;
  limits.takeComponentUse(interaction.user.id, app.clock.now());
  // The component may need what the reply that shows it stores afterwards, such as the pages of a search.
  await pendingWork.settled(interaction.user.id);
  return action.run(toComponentUse(interaction, id, isPrivate), app);
}

/**
 * Fits a reply to the message that has the component. A message that everyone sees may be removed, but is changed only for
 * everyone and never posted again: any other update becomes a private message. Throws `UserError` for a post.
 */
export function fitReply(reply: Reply, isPrivate: boolean): Reply {
  if (reply.kind === 'update' && !isPrivate && reply.isForEveryone !== true)
    return { ...reply, kind: 'private' };
  if (reply.kind !== 'post' || isPrivate) return reply;
  throw new UserError('This button posts from your own answers only.');
}
