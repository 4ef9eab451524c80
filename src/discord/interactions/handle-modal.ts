import { MessageFlags, type ModalSubmitInteraction } from 'discord.js';
import type { ModalAction, PlainReply } from '../../command.ts';
import { parseCustomId, type CustomId } from '../../core/message/custom-id.ts';
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
  const changesMessage = findAction(interaction.customId, context)?.action.changesMessage ?? false;
  const isUpdate = isPrivate || (changesMessage && interaction.message !== null);
  await sendReply(interaction, { deferAs: isUpdate ? 'update' : 'private', reply, waitedMs }, context);
}

function isOpenedFromPrivate(interaction: ModalSubmitInteraction): boolean {
  const { message } = interaction;
  return message !== null && (message.flags.has(MessageFlags.Ephemeral) || isInBotDm(interaction));
}

interface FoundAction {
  readonly id: CustomId;
  readonly action: ModalAction;
}

function findAction(
  customId: string,
  { modalActions }: Pick<InteractionContext, 'modalActions'>,
): FoundAction | undefined {
  const id = parseCustomId(customId);
  const action = id && modalActions.get(id.verb);
  return id && action ? { id, action } : undefined;
}

async function runAction(
  interaction: ModalSubmitInteraction,
  isPrivate: boolean,
  context: InteractionContext,
): Promise<PlainReply> {
  const { app, limits, pendingWork } = context;
  const found = findAction(interaction.customId, context);
  if (!found) throw new UserError(UNKNOWN_FORM);
  const { id, action } = found;
  limits.takeComponentUse(interaction.user.id, app.clock.now());
  await pendingWork.settled(interaction.user.id);
  return action.run(toModalSubmit(interaction, id, isPrivate), app);
}
