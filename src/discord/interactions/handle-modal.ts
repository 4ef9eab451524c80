import { MessageFlags, type ModalSubmitInteraction } from 'discord.js';
import type { PlainReply } from '../../command.ts';
import { parseCustomId } from '../../core/message/custom-id.ts';
import { UserError } from '../../core/message/user-error.ts';
import { isInBotDm } from './bot-dm.ts';
import type { InteractionContext } from './context.ts';
import { fitReply } from './handle-component.ts';
import { interactionName } from './interaction-name.ts';
import { toModalSubmit } from './modal-submit.ts';
import { sendReply } from './send-reply.ts';

const UNKNOWN_FORM = 'Paperboy does not know this form. Run the command again to get a new one.';

/** Runs the action of a submitted form and sends its reply. */
export async function handleModal(
  interaction: ModalSubmitInteraction,
  waitedMs: number,
  context: InteractionContext,
): Promise<void> {
  const isPrivate = isOpenedFromPrivate(interaction);
  const reply = runAction(interaction, isPrivate, context)
    .then(replied => fitReply(replied, isPrivate))
    .catch((error: unknown) => context.toErrorReply(error, interactionName(interaction), interaction));
  await sendReply(interaction, { deferAs: isPrivate ? 'update' : 'private', reply, waitedMs }, context);
}

function isOpenedFromPrivate(interaction: ModalSubmitInteraction): boolean {
  const { message } = interaction;
  return message !== null && (message.flags.has(MessageFlags.Ephemeral) || isInBotDm(interaction));
}

async function runAction(
  interaction: ModalSubmitInteraction,
  isPrivate: boolean,
  { modalActions, app, limits, pendingWork }: InteractionContext,
): Promise<PlainReply> {
  const id = parseCustomId(interaction.customId);
  const action = id && modalActions.get(id.verb);
  if (!id || !action) throw new UserError(UNKNOWN_FORM);
  limits.takeComponentUse(interaction.user.id, app.clock.now());
  await pendingWork.settled(interaction.user.id);
  return action.run(toModalSubmit(interaction, id, isPrivate), app);
}
